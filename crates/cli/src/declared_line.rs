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
        let found = finding.found.as_deref().unwrap_or_default();
        // A roster's columns are counted by its commas, so that what was found tells better where it stands.
        let spot = word(&text, found, start).or_else(|| word(&text, found, 0));
        let mark = spot.unwrap_or_else(|| start..start + meant(&text[start..]));
        // A table that lacks a key is meant as a whole.
        let mark = if mark.is_empty() { 0..text.len() } else { mark };
        Some(Self { text, number: *line, mark })
    }
}

/// Where a text stands in a line as a word of its own, from a place on.
fn word(line: &str, wanted: &str, from: usize) -> Option<Range<usize>> {
    if wanted.is_empty() {
        return None;
    }
    let apart = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
    let spots = line.get(from..)?.match_indices(wanted).map(|(at, _)| from + at..from + at + wanted.len());
    let mut alone = spots.filter(|spot| {
        apart(line[..spot.start].chars().next_back()) && apart(line[spot.end..].chars().next())
    });
    alone.next()
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

    #[test]
    fn what_was_found_is_marked_where_it_is_a_word_of_its_own() {
        let line = "formula = \"H22 + H2 - H2\"";
        assert_eq!(word(line, "H2", 0), Some(17..19));
        assert_eq!(word(line, "H2", 18), Some(22..24));
        assert_eq!(word(line, "H3", 0), None);
        assert_eq!(word(line, "", 0), None);
        assert_eq!(word("A01,Đơn vị Á,Xã", "Đơn vị Á", 0), Some(4..17));
    }
}
