use super::Input;

/// A file that an inbox lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// The code of the unit; `None` for the unit that the name begins with.
    pub unit: Option<String>,
    /// The period; `None` for the right one.
    pub period: Option<String>,
    /// The version of the form; `None` for the right one.
    pub version: Option<String>,
    /// What else is different.
    pub changes: Vec<Change>,
}

/// How a listed file differs from a sound one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is the same bytes as another listed file.
    CopyOf(String),
    /// Something has another value: a code, a caption of the header block, `received` or `saved`.
    Set {
        /// What.
        key: String,
        /// The value; empty for none.
        value: String,
    },
}

/// Reads the lines of an `inbox` block, without those of its findings.
pub(super) fn parse(content: &[&str], line: usize) -> Input {
    let decided = content.iter().position(|text| text.starts_with("[[")).unwrap_or(content.len());
    let (content, decisions) = content.split_at(decided);
    let mut lines = content.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).peekable();
    let others_submitted = lines.next_if(|text| text.starts_with('(') && text.ends_with(')')).is_some();
    let listed = lines.map(|text| {
        let mut parts = text.trim_start_matches('|').split('|').map(str::trim);
        let name = parts.next().filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| panic!("line {line}: a file of the inbox has no name: {text}"));
        let mut given = || parts.next().filter(|part| !part.is_empty()).map(str::to_owned);
        let (unit, period, version, changes) = (given(), given(), given(), given().unwrap_or_default());
        assert!(parts.all(str::is_empty), "line {line}: more than five parts: {text}");
        let changes = changes.split(';').map(str::trim).filter(|change| !change.is_empty());
        let changes = changes.map(|text| change(text, line)).collect();
        Listed { name: name.to_owned(), unit, period, version, changes }
    });
    let decisions = decisions.iter().flat_map(|text| [text, "\n"]).collect();
    Input::Inbox { others_submitted, listed: listed.collect(), decisions }
}

fn change(text: &str, line: usize) -> Change {
    if let Some(original) = text.strip_prefix("copy of ") {
        return Change::CopyOf(original.trim().to_owned());
    }
    match text.split_once('=') {
        Some((key, value)) => Change::Set { key: key.trim().to_owned(), value: value.trim().to_owned() },
        None => panic!("line {line}: a change is `KEY=VALUE` or `copy of NAME`, not `{text}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_may_be_empty_or_left_out() {
        let content = [
            "(các đơn vị khác đã nộp)",
            "A01.xlsx | | | | H1=5; unit_name=; copy of A02.xlsx",
            "nop muon.xlsx | A02 | 2011-Q4 | 0 |",
            "A03.xlsx",
        ];
        let Input::Inbox { others_submitted, listed, .. } = parse(&content, 1) else { panic!("no inbox") };
        assert!(others_submitted);
        let set = |key: &str, value: &str| Change::Set { key: key.into(), value: value.into() };
        assert_eq!(
            listed[0].changes,
            [set("H1", "5"), set("unit_name", ""), Change::CopyOf("A02.xlsx".into())]
        );
        assert_eq!(listed[1].unit.as_deref(), Some("A02"));
        assert_eq!(listed[1].period.as_deref(), Some("2011-Q4"));
        assert_eq!(listed[1].version.as_deref(), Some("0"));
        assert_eq!((listed[2].unit.as_deref(), listed[2].changes.len()), (None, 0));
    }

    #[test]
    fn without_the_first_line_nobody_else_has_submitted() {
        let Input::Inbox { others_submitted, .. } = parse(&["A01.xlsx | | | |"], 1) else {
            panic!("no inbox")
        };
        assert!(!others_submitted);
    }
}
