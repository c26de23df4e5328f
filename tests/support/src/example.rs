//! The examples on the pages of the findings (`docs/findings/*.md`), as data and as files.
//!
//! A page shows an example as a fenced block; its info string says what it is. What is to be found follows as
//! lines `=> CODE` or `=> CODE ABOUT`, inside the block or right under it; an example without such a line is
//! quiet.
//!
//! | block | holds |
//! |---|---|
//! | `form` | rows of the form [`VI_DU`](crate::VI_DU) as a Markdown table; all other fields have sound answers. A line `- H2` takes a row out; a line `< H2 2000` gives the accepted value of the period before, `< H2 2000, 1900` those of the periods before; a line `~ PART: FROM ⇒ TO` changes the text of a part of the package, `+ PART: TEXT` adds a part; a line `TCVN3` has every text in that encoding |
//! | `sheets` | whole sheets as Markdown tables, each under a line `# NAME`, in a file that says by its document properties that it is from A01 |
//! | `file` | the name of a file, then `text: …` or `hex: …` |
//! | `inbox` | lines `file name \| unit \| period \| version \| changes`; a first line in brackets: the units not listed have submitted; from a line `[[…` on it is `decisions.toml` |
//! | `toml NAME`, `csv NAME`, `md report.md` | a file of a workspace; the finding is about a line. For the text of a report all units have submitted |
//! | `none` | why there is no example |
//!
//! `form deadline=0s` and `form memory=480MB` are forms that are read in a process of their own within that limit.
//!
//! Changes are separated by `;`: `H1=5` (an answer), `filled_on=2012-03-20` (the header block),
//! `unit_code=`, `period=`, `form=…`, `version=…` (wherever the file says it; nothing after `=` takes it out),
//! `received=2012-04-03 08:00` (the register), `saved=2012-03-20 09:00` (the workbook's own date),
//! `without=H2` (the row of a field is taken out), `copy of A01.xlsx`. A name such as `goi.zip/A01.xlsx` or
//! `thu.eml/A01.xlsx` is a file in an archive or e-mail; in an archive it can be `encrypted=yes` or `damaged=yes`.
//!
//! ~~~
//! use tonghop_test_support::example::{build, parse};
//! let page = "
//! ```form
//! | Mã | Chỉ tiêu | Đơn vị tính | Số liệu |
//! |----|----------|-------------|---------|
//! | H1 | Số cuộc  | cuộc        | \"12\"  |
//! - H2
//! => V008 H1
//! => L002 H2
//! ```
//! ";
//! let examples = parse(page);
//! assert_eq!(examples[0].expected[0].to_string(), "V008 H1");
//! let built = build(&examples[0]);
//! assert_eq!(built.files[0].name, "A01.xlsx");
//! ~~~

mod build;
mod inbox;
mod package;

use std::fmt;
use std::time::Duration;

pub use build::{Built, BuiltFile, build};
pub use inbox::{Change, Listed};

use crate::workbook::table_rows;

/// An example of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The line of the page that it begins in, from 1.
    pub line: usize,
    /// What comes in.
    pub input: Input,
    /// What reading it may cost; `None` where it is read without a limit.
    pub limit: Option<Limit>,
    /// What is to be found; nothing for an example that shows what is right.
    pub expected: Vec<Expected>,
}

/// What reading an example may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// How long it may take.
    Deadline(Duration),
    /// How many bytes of memory it may need.
    Memory(u64),
}

/// What an example lets come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A filled form.
    Form {
        /// The headings of the columns that are shown.
        headings: Vec<String>,
        /// The rows, each cell in the notation of [`Cell::parse`](crate::workbook::Cell::parse).
        rows: Vec<Vec<String>>,
        /// The codes whose rows are taken out.
        removed: Vec<String>,
        /// What is changed in the package of the finished file.
        changes: Vec<PartChange>,
        /// Whether its texts are in TCVN3.
        in_tcvn3: bool,
        /// The accepted values of the periods before: code, and the values, nearest first, with commas between.
        prior: Vec<(String, String)>,
    },
    /// A file with these sheets.
    Sheets {
        /// Name and Markdown table of each.
        sheets: Vec<(String, String)>,
    },
    /// A file byte by byte.
    File {
        /// Its name.
        name: String,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// An inbox.
    Inbox {
        /// Whether the units that are not listed have submitted.
        others_submitted: bool,
        /// The files that are listed.
        listed: Vec<Listed>,
        /// `decisions.toml`; empty for none.
        decisions: String,
    },
    /// A file of the workspace: `form.toml`, `units.csv`, `tonghop.toml`, `targets.csv`, `report.md`.
    Declaration {
        /// Its name.
        name: String,
        /// Its text.
        text: String,
    },
    /// There is no example.
    None {
        /// Why.
        reason: String,
    },
}

/// A change to a part of a form's package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartChange {
    /// A text in a part is another.
    Replace {
        /// The part.
        part: String,
        /// What stands there.
        from: String,
        /// What is to stand there.
        to: String,
    },
    /// A part is added.
    Add {
        /// The part.
        part: String,
        /// Its content.
        text: String,
    },
}

/// A finding that an example expects.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// Its code.
    pub code: String,
    /// What it is about: a field, a unit, or the line of a declaration; `None` where any will do.
    pub about: Option<String>,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)?;
        self.about.iter().try_for_each(|about| write!(f, " {about}"))
    }
}

/// The examples of a page, in order. Blocks without an info string are no examples.
///
/// # Panics
/// Names the line of anything that is not in the notation: a misspelt example would be one that never runs.
#[must_use]
pub fn parse(page: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut lines = (1..).zip(page.lines());
    while let Some((line, text)) = lines.next() {
        if let Some(finding) = text.trim().strip_prefix("=>") {
            let example =
                examples.last_mut().unwrap_or_else(|| panic!("line {line}: `=>` before any example"));
            example.expected.push(expected(finding, line));
        }
        let Some(info) = text.trim().strip_prefix("```") else { continue };
        let mut block = Vec::new();
        let mut closed = false;
        for (_, inside) in lines.by_ref() {
            if inside.trim() == "```" {
                closed = true;
                break;
            }
            block.push(inside);
        }
        assert!(closed, "line {line}: the block is not closed");
        examples.extend(example(info.trim(), &block, line));
    }
    examples
}

fn example(info: &str, block: &[&str], line: usize) -> Option<Example> {
    let is_finding = |text: &&str| text.trim_start().starts_with("=>");
    let kind = info.split(' ').next().unwrap_or(info);
    let shows_findings = matches!(kind, "form" | "sheets" | "file" | "inbox");
    let (findings, content): (Vec<&str>, Vec<&str>) =
        block.iter().copied().partition(|text| shows_findings && is_finding(text));
    let (kind, more) = info.split_once(' ').unwrap_or((info, ""));
    let limit = (kind == "form").then(|| limit(more)).flatten();
    let input = match (kind, more) {
        ("form", "") => form(&content, line),
        ("form", _) if limit.is_some() => form(&content, line),
        ("sheets", "") => sheets(&content, line),
        ("file", "") => file(&content, line),
        ("inbox", "") => inbox::parse(&content, line),
        ("toml" | "csv" | "md", name) if !name.is_empty() => {
            let text = content.iter().flat_map(|text| [text, "\n"]).collect();
            Input::Declaration { name: name.trim().to_owned(), text }
        }
        ("none", "") => Input::None { reason: content.join(" ").trim().to_owned() },
        ("" | "text" | "console", _) => return None,
        _ => panic!(
            "line {line}: a block `{info}` is none of form, sheets, file, inbox, toml NAME, csv NAME, md NAME, none"
        ),
    };
    let findings = findings.iter().map(|text| expected(text.trim_start().trim_start_matches("=>"), line));
    Some(Example { line, input, limit, expected: findings.collect() })
}

fn limit(text: &str) -> Option<Limit> {
    let number = |text: &str, unit| text.strip_suffix(unit)?.parse::<u64>().ok();
    match text.split_once('=')? {
        ("deadline", text) => Some(Limit::Deadline(Duration::from_secs(number(text, "s")?))),
        ("memory", text) => Some(Limit::Memory(number(text, "MB")? << 20)),
        _ => None,
    }
}

fn expected(text: &str, line: usize) -> Expected {
    let (code, about) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    let mut characters = code.chars();
    let sound = characters.next().is_some_and(|c| c.is_ascii_uppercase())
        && code.len() == 4
        && characters.all(|c| c.is_ascii_digit());
    assert!(sound, "line {line}: `{code}` is no code of a finding");
    let about = Some(about.trim()).filter(|about| !about.is_empty());
    Expected { code: code.to_owned(), about: about.map(str::to_owned) }
}

fn form(content: &[&str], line: usize) -> Input {
    let (table, others): (Vec<&str>, Vec<&str>) = content
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .partition(|text| text.starts_with('|'));
    let mut rows = table_rows(&table.join("\n")).into_iter();
    let headings = rows.next().unwrap_or_else(|| panic!("line {line}: the form has no table"));
    let (mut removed, mut changes, mut prior) = (Vec::new(), Vec::new(), Vec::new());
    let mut in_tcvn3 = false;
    for text in others {
        match text.split_once(' ') {
            Some(("-", code)) => removed.push(code.trim().to_owned()),
            Some(("<", before)) => {
                let (code, value) = before
                    .trim()
                    .split_once(' ')
                    .unwrap_or_else(|| panic!("line {line}: `{text}` is not `< CODE VALUE`"));
                prior.push((code.to_owned(), value.trim().to_owned()));
            }
            Some((sign @ ("~" | "+"), change)) => changes.push(part_change(sign, change, line)),
            None if text == "TCVN3" => in_tcvn3 = true,
            _ => panic!(
                "line {line}: `{text}` is neither a row of the table nor `- CODE`, `~ PART: …`, `+ PART: …`, `TCVN3`, `< CODE VALUE`"
            ),
        }
    }
    Input::Form { headings, rows: rows.collect(), removed, changes, in_tcvn3, prior }
}

fn part_change(sign: &str, change: &str, line: usize) -> PartChange {
    let (part, text) =
        change.split_once(": ").unwrap_or_else(|| panic!("line {line}: `{change}` has no `PART: `"));
    let (part, text) = (part.trim().to_owned(), text.to_owned());
    if sign == "+" {
        return PartChange::Add { part, text };
    }
    let (from, to) = text.split_once(" ⇒ ").unwrap_or_else(|| panic!("line {line}: `{change}` has no ` ⇒ `"));
    PartChange::Replace { part, from: from.to_owned(), to: to.to_owned() }
}

fn sheets(content: &[&str], line: usize) -> Input {
    let mut sheets: Vec<(String, String)> = Vec::new();
    for text in content.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
        if let Some(name) = text.strip_prefix("# ") {
            sheets.push((name.to_owned(), String::new()));
            continue;
        }
        let Some((_, table)) = sheets.last_mut() else { panic!("line {line}: a row before any `# NAME`") };
        table.push_str(text);
        table.push('\n');
    }
    Input::Sheets { sheets }
}

fn file(content: &[&str], line: usize) -> Input {
    let Some((name, content)) = content.split_first() else { panic!("line {line}: the file has no name") };
    let content = content.join("\n");
    let bytes = if let Some(text) = content.strip_prefix("text:") {
        text.strip_prefix(' ').unwrap_or(text).as_bytes().to_vec()
    } else if let Some(digits) = content.strip_prefix("hex:") {
        let digits: Vec<u8> = digits.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
        let byte = |pair: &[u8]| {
            let pair = std::str::from_utf8(pair).ok()?;
            u8::from_str_radix(pair, 16).ok().filter(|_| pair.len() == 2)
        };
        let bytes = digits.chunks(2).map(byte).collect::<Option<Vec<u8>>>();
        bytes.unwrap_or_else(|| panic!("line {line}: the file is not in hexadecimal pairs"))
    } else {
        panic!("line {line}: the second line of a file begins with `text:` or `hex:`");
    };
    Input::File { name: name.trim().to_owned(), bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(page: &str) -> Example {
        let mut examples = parse(page);
        assert_eq!(examples.len(), 1);
        examples.remove(0)
    }

    #[test]
    fn a_form_has_rows_removals_and_findings() {
        let example = only(
            "# V\n\n```form\n| Mã | Số liệu |\n|--|--|\n| H1 | \"12\" |\n- H2\n< H1 4\n=> V008 H1\n=> L007\n```\n",
        );
        assert_eq!(example.line, 3);
        assert_eq!(example.expected.iter().map(ToString::to_string).collect::<Vec<_>>(), ["V008 H1", "L007"]);
        let Input::Form { headings, rows, removed, prior, .. } = example.input else { panic!("no form") };
        assert_eq!(headings, ["Mã", "Số liệu"]);
        assert_eq!(rows, [["H1", "\"12\""]]);
        assert_eq!(removed, ["H2"]);
        assert_eq!(prior, [("H1".to_owned(), "4".to_owned())]);
    }

    #[test]
    fn a_form_may_have_changes_to_its_package() {
        let example = only(
            "```form\n| Mã | Số liệu |\n|--|--|\n| H1 | 12 |\n~ xl/a.xml: <v>1</v> ⇒ <v>2</v>\n+ xl/b.bin: x: y\n```\n",
        );
        let Input::Form { changes, .. } = example.input else { panic!("no form") };
        let [PartChange::Replace { part, from, to }, PartChange::Add { part: added, text }] = &changes[..]
        else {
            panic!("{changes:?}")
        };
        assert_eq!([part, from, to], ["xl/a.xml", "<v>1</v>", "<v>2</v>"]);
        assert_eq!([added, text], ["xl/b.bin", "x: y"]);
    }

    #[test]
    fn a_file_is_text_or_bytes() {
        let bytes = |page: &str| match only(page).input {
            Input::File { bytes, .. } => bytes,
            other => panic!("{other:?}"),
        };
        assert_eq!(bytes("```file\nA01.xlsx\ntext: <html>\n```"), b"<html>");
        assert_eq!(bytes("```file\nA01.xlsx\ntext:\n=> F003\n```"), b"");
        assert_eq!(bytes("```file\nA01.xls\nhex: d0cf 11E0\n```"), [0xd0, 0xcf, 0x11, 0xe0]);
    }

    #[test]
    fn what_a_declaration_makes_is_said_under_its_block() {
        let example =
            only("```toml form.toml\n[form]\n=> not a finding\n```\n\nThấy ở dòng 3:\n\n=> D002 3\n");
        assert_eq!(example.expected, [Expected { code: "D002".into(), about: Some("3".into()) }]);
        let text = "[form]\n=> not a finding\n".to_owned();
        assert_eq!(example.input, Input::Declaration { name: "form.toml".into(), text });
    }

    #[test]
    fn a_form_may_have_a_limit() {
        let limit = |info: &str| only(&format!("```{info}\n| Mã |\n|--|\n| H1 |\n```")).limit;
        assert_eq!(limit("form"), None);
        assert_eq!(limit("form deadline=2s"), Some(Limit::Deadline(Duration::from_secs(2))));
        assert_eq!(limit("form memory=3MB"), Some(Limit::Memory(3 << 20)));
    }

    #[test]
    fn a_reason_stands_for_an_example_and_plain_blocks_for_nothing() {
        let page = "```\n$ tonghop\n```\n```none\nQuá dài\nđể in.\n```\n";
        assert_eq!(only(page).input, Input::None { reason: "Quá dài để in.".into() });
    }

    #[test]
    #[should_panic(expected = "line 2: a block `froms`")]
    fn a_misspelt_block_does_not_pass_in_silence() {
        let _examples = parse("\n```froms\n```\n");
    }

    #[test]
    #[should_panic(expected = "`V03` is no code")]
    fn a_misspelt_code_does_not_pass_in_silence() {
        let _examples = parse("```form\n| Mã |\n=> V03 H1\n```\n");
    }
}
