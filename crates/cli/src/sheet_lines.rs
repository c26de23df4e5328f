use std::collections::BTreeSet;
use std::ops::Range;

use tonghop::{CellRef, Excerpt, ExcerptRow};
use unicode_width::UnicodeWidthChar;

/// How wide the lines of a sheet may be, in columns of the terminal.
const LINE: usize = 96;
/// How wide a column of the sheet may be.
const COLUMN: usize = 32;
/// Between two columns, and where columns are left out.
const SEPARATOR: &str = " | ";
/// Beyond so many rows the headings are not shown: each row between would be a line to leave out.
const NEAR: u32 = 10_000;

/// The heading row and the row of a finding as lines of text, with their columns under each other.
#[derive(Debug, PartialEq, Eq)]
pub struct SheetLines {
    /// The lines, with an empty one for each row between.
    pub text: String,
    /// The number of the first line: the row as spreadsheets count it, from 1.
    pub first: usize,
    /// Where each cell that was asked for stands in the text.
    pub marks: Vec<(CellRef, Range<usize>)>,
    /// Where the heading of the first of them stands.
    pub heading: Option<Range<usize>>,
}

impl SheetLines {
    /// The lines of an excerpt in which `cells` can be marked. Of a wide sheet they show its first two columns and
    /// those nearest to the first of `cells`.
    pub fn new(excerpt: &Excerpt, cells: &[CellRef]) -> Self {
        let row = &*excerpt.row;
        let heading = excerpt.heading.as_deref().filter(|heading| row.row - heading.row <= NEAR);
        let columns = Columns::new(heading, row, cells);
        let mut lines =
            Self { text: String::new(), first: row.row as usize + 1, marks: Vec::new(), heading: None };
        let marked = cells.first().map(|cell| cell.column);
        if let Some(heading) = heading {
            lines.first = heading.row as usize + 1;
            for (column, range) in columns.write(heading, &mut lines.text) {
                if Some(column) == marked && text_of(heading, column).is_some() {
                    lines.heading = Some(range);
                }
            }
            let between = (row.row - heading.row).saturating_sub(1) as usize;
            // The renderer leaves out two lines and more; a single one must not look like an empty row.
            let left_out = if between == 1 { "…" } else { "" };
            lines.text.push('\n');
            lines.text.extend(std::iter::repeat_n(format!("{left_out}\n"), between));
        }
        let written = columns.write(row, &mut lines.text);
        for cell in cells.iter().filter(|cell| cell.row == row.row) {
            let range = written.iter().find(|(column, _)| *column == cell.column);
            lines.marks.extend(range.map(|(_, range)| (*cell, range.clone())));
        }
        lines.text.push('\n');
        lines
    }
}

/// The columns of the sheet that are shown, each with its width.
struct Columns(Vec<(u32, usize)>);

impl Columns {
    fn new(heading: Option<&ExcerptRow>, row: &ExcerptRow, cells: &[CellRef]) -> Self {
        let filled =
            heading.into_iter().chain([row]).flat_map(|row| row.cells.iter().map(|(column, _)| *column));
        let marked: Vec<u32> =
            cells.iter().filter(|cell| cell.row == row.row).map(|cell| cell.column).collect();
        let all: BTreeSet<u32> = filled.chain(marked.iter().copied()).collect();
        let near = |column: &u32| marked.first().map_or(0, |marked| column.abs_diff(*marked));
        let mut wanted: Vec<u32> = marked.clone();
        wanted.extend(all.iter().take(2));
        let mut rest: Vec<u32> = all.iter().copied().collect();
        rest.sort_by_key(near);
        wanted.extend(rest);
        let mut shown: Vec<(u32, usize)> = Vec::new();
        let mut used = 0;
        for column in wanted {
            if shown.iter().any(|(there, _)| *there == column) {
                continue;
            }
            let text = |row: &ExcerptRow| text_of(row, column).map_or(0, width);
            let width = text(row).max(heading.map_or(0, text)).clamp(3, COLUMN);
            used += width + SEPARATOR.len();
            if used > LINE && !marked.contains(&column) {
                break;
            }
            shown.push((column, width));
        }
        shown.sort_unstable();
        Self(shown)
    }

    /// Writes a row; where each of its columns stands then.
    fn write(&self, row: &ExcerptRow, text: &mut String) -> Vec<(u32, Range<usize>)> {
        let mut written = Vec::new();
        for (index, (column, room)) in self.0.iter().enumerate() {
            if index > 0 {
                text.push_str(SEPARATOR);
            }
            let begin = text.len();
            let content = fitted(text_of(row, *column).unwrap_or_default(), *room);
            text.push_str(&content);
            let end = text.len();
            text.extend(std::iter::repeat_n(' ', room - width(&content)));
            // An empty cell is marked in its whole width: there is nothing else to point at.
            written.push((*column, if content.is_empty() { begin..text.len() } else { begin..end }));
        }
        written
    }
}

fn text_of(row: &ExcerptRow, column: u32) -> Option<&str> {
    row.cells.iter().find(|(at, _)| *at == column).map(|(_, text)| text.as_str())
}

fn width(text: &str) -> usize {
    text.chars().map(|character| character.width().unwrap_or(0)).sum()
}

/// The beginning of a text that fits.
fn fitted(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut fitted = String::new();
    let mut used = 1;
    for character in text.chars() {
        used += character.width().unwrap_or(0);
        if used > room {
            break;
        }
        fitted.push(character);
    }
    fitted.push('…');
    fitted
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn row(row: u32, cells: &[(u32, &str)]) -> Arc<ExcerptRow> {
        let cells = cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect();
        Arc::new(ExcerptRow { row, cells })
    }

    #[test]
    fn columns_stand_under_each_other_however_their_letters_are_made() {
        // The second label is decomposed: more characters, no more columns of the terminal.
        let heading = row(2, &[(0, "Mã"), (1, "Chỉ tiêu"), (3, "Số liệu")]);
        let below = row(4, &[(0, "TT01"), (1, "So\u{302}\u{301} cuo\u{323}\u{302}c"), (3, "会 12")]);
        let cell = CellRef::new(4, 3);
        let lines = SheetLines::new(&Excerpt { heading: Some(heading), row: below }, &[cell]);
        let shown: Vec<&str> = lines.text.lines().collect();
        assert_eq!(shown[0], "Mã   | Chỉ tiêu | Số liệu");
        assert_eq!(shown[1], "…");
        assert_eq!(width(shown[0]), width(shown[2]));
        assert_eq!(lines.first, 3);
        assert_eq!(lines.marks[0].0, cell);
        assert_eq!(&lines.text[lines.marks[0].1.clone()], "会 12");
        assert_eq!(&lines.text[lines.heading.unwrap()], "Số liệu");
    }

    #[test]
    fn an_empty_cell_is_marked_in_its_width_and_a_wide_sheet_is_cut() {
        let texts: Vec<(u32, String)> = (0..30).map(|column| (column, format!("cột số {column}"))).collect();
        let texts: Vec<(u32, &str)> = texts.iter().map(|(column, text)| (*column, text.as_str())).collect();
        let excerpt = Excerpt { heading: Some(row(0, &texts)), row: row(1, &[(0, "A")]) };
        let lines = SheetLines::new(&excerpt, &[CellRef::new(1, 20)]);
        assert_eq!(lines.text[lines.marks[0].1.clone()].trim(), "");
        assert_eq!(lines.marks[0].1.len(), "cot so 20".len());
        assert!(lines.text.lines().all(|line| width(line) <= LINE));
        for shown in ["cột số 0", "cột số 1 ", "cột số 19", "cột số 20", "cột số 21"] {
            assert!(lines.text.contains(shown), "{}", lines.text);
        }
    }

    #[test]
    fn headings_far_above_are_left_out() {
        let excerpt = Excerpt { heading: Some(row(0, &[(0, "Mã")])), row: row(1_000_000, &[(0, "x")]) };
        let lines = SheetLines::new(&excerpt, &[CellRef::new(1_000_000, 0)]);
        assert_eq!((lines.text.as_str(), lines.first, lines.heading), ("x  \n", 1_000_001, None));
    }
}
