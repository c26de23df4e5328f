use std::ops::Range;

use tonghop::{CheckedFile, Finding, Place};

/// The line of a declaration that a finding is about, and what of it is meant.
#[derive(Debug, PartialEq, Eq)]
pub struct DeclaredLine {
    /// The line, tabs as blanks.
    pub text: String,
    /// Its number, from 1.
    pub number: usize,
    /// What is marked, in bytes of the text; never empty unless the line is.
    pub mark: Range<usize>,
}

impl DeclaredLine {
    /// The line of a finding among the files that were checked.
    pub fn of(finding: &Finding, files: &[CheckedFile]) -> Option<Self> {
        let Place::Line { file, line, column } = &finding.place else { return None };
        let checked = files.iter().find(|checked| *checked.path == **file)?;
        let text = checked.text.lines().nth(line.checked_sub(1)?)?;
        let text = text.trim_start_matches('\u{feff}').replace('\t', " ");
        let start = text.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(index, _)| index);
        let end = start + meant(&text[start..]);
        // A table that lacks a key is meant as a whole.
        let mark = if start == end { 0..text.len() } else { start..end };
        Some(Self { text, number: *line, mark })
    }
}

/// How much of the rest of a line is one thing: a text in quotes, a heading in brackets, or a word.
fn meant(rest: &str) -> usize {
    let until = |close: char, from: usize| {
        rest.get(from..).and_then(|after| after.find(close)).map_or(rest.trim_end().len(), |at| from + at + 1)
    };
    match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => until(quote, 1),
        Some('[') => rest.rfind(']').map_or(rest.trim_end().len(), |at| at + 1),
        Some(_) => {
            let is_end = |c: char| c.is_whitespace() || "=,\"'()[]{}+-*/<>;".contains(c);
            match rest.char_indices().find(|(index, c)| *index > 0 && is_end(*c)) {
                Some((end, _)) => end,
                None => rest.trim_end().len(),
            }
        }
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_a_text_a_heading_or_a_word() {
        for (rest, expected) in [
            ("\"coutn\" # kiểu", "\"coutn\""),
            ("'H5 = \"x\"'", "'H5 = \"x\"'"),
            ("[[rule]]", "[[rule]]"),
            ("titel = \"Báo cáo\"", "titel"),
            ("H22 + H1\"", "H22"),
            ("Đơn vị,Xã", "Đơn"),
            ("\"không đóng", "\"không đóng"),
            ("", ""),
        ] {
            assert_eq!(&rest[..meant(rest)], expected, "{rest}");
        }
    }
}
