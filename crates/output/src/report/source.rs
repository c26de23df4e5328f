//! Places in the text of a report.

use std::ops::Range;

use tonghop_core::catalogue::Entry;
use tonghop_core::{Arg, Finding, Place};

/// The line and column, both from 1, of a range of the text.
pub(super) fn place(file: &str, text: &str, at: &Range<usize>) -> Place {
    let before = text.get(..at.start).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    Place::line(file, line, column)
}

/// A mistake at a range of the text, with the line and how much of it is meant.
pub(super) fn mistake(entry: &'static Entry, file: &str, text: &str, at: &Range<usize>) -> Finding {
    let start = text.get(..at.start).map_or(0, |before| before.rfind('\n').map_or(0, |end| end + 1));
    let line = text.get(start..).unwrap_or("").lines().next().unwrap_or("");
    let meant = text.get(at.clone()).unwrap_or("").lines().next().unwrap_or("").chars().count();
    Finding::new(entry, place(file, text, at))
        .text("source_line", line)
        .arg("source_mark", Arg::Count(meant.max(1) as u64))
}

/// The tags of a template: from `{{` or `{%` to its end. Comments are none.
pub(super) fn tags(text: &str) -> Vec<Range<usize>> {
    let mut tags = Vec::new();
    let mut from = 0;
    while let Some(open) = text.get(from..).and_then(|rest| rest.find('{')) {
        let start = from + open;
        let end = match text.get(start..start + 2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => {
                from = start + 1;
                continue;
            }
        };
        let Some(length) = text.get(start + 2..).and_then(|rest| rest.find(end)) else { break };
        let stop = start + 2 + length + 2;
        if end != "#}" {
            tags.push(start..stop);
        }
        from = stop;
    }
    tags
}

/// Every place where a name stands in a tag, outside texts in quotes and not as an attribute or filter.
pub(super) fn find_names(text: &str, name: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for tag in tags(text) {
        let inside = &text[tag.clone()];
        for (index, _) in inside.match_indices(name) {
            let (before, after) = (&inside[..index], &inside[index + name.len()..]);
            let quoted = before.matches('"').count() % 2 == 1 || before.matches('\'').count() % 2 == 1;
            let whole = !before.ends_with(is_part) && !after.starts_with(is_part);
            let alone = !before.trim_end().ends_with(['.', '|']);
            if whole && alone && !quoted {
                found.push(tag.start + index..tag.start + index + name.len());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_where_they_mean_a_figure() {
        let text = "A1 {{ A1 }} {{ A11 }} {{ x.A1 }} {{ y | A1 }} {{ z(\"A1\") }} {# A1 #} {% if A1 %}";
        let at: Vec<usize> = find_names(text, "A1").into_iter().map(|range| range.start).collect();
        assert_eq!(at, [6, text.rfind("A1").unwrap()]);
    }

    #[test]
    fn a_place_counts_characters() {
        let text = "Số\nliệu {{ x }}";
        let at = text.find('x').unwrap();
        assert_eq!(place("report.md", text, &(at..at + 1)).to_string(), "report.md:2:9");
    }
}
