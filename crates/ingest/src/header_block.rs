use jiff::civil::Date;
use tonghop_core::{CellRef, Layout, composed, folded, mended};

use crate::sheet::{Cell, Sheet};

/// What stands beside, under or behind a caption of the header block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeaderValue {
    pub text: String,
    pub day: Option<Date>,
}

impl HeaderValue {
    fn of_cell(cell: &Cell) -> Self {
        Self { text: composed(&mended(&cell.content.raw())), day: cell.day() }
    }

    fn of_text(text: &str) -> Self {
        let cell = Cell::from(crate::sheet::Content::Text(composed(text)));
        Self::of_cell(&cell)
    }
}

/// The value of a caption above row `end`: in the caption's own cell behind a colon, else in the next cell to the
/// right that holds anything, else right under it. A caption is nobody's value.
pub(crate) fn header_value(sheet: &Sheet, end: u32, layout: &Layout, key: &str) -> Option<HeaderValue> {
    let is_caption = |text: &str| {
        layout.matches_any("header", text)
            || text.split_once(':').is_some_and(|(before, _)| layout.matches_any("header", before.trim()))
    };
    let is_caption_cell = |cell: &Cell| cell.text().is_some_and(|text| is_caption(&folded(text)));
    for (row, cells) in sheet.rows().take_while(|(row, _)| *row < end) {
        for (column, cell) in cells {
            let Some(text) = cell.text() else { continue };
            if let Some((before, after)) = text.split_once(':')
                && layout.is(key, before)
                && !after.trim().is_empty()
            {
                return Some(HeaderValue::of_text(after));
            }
            if !layout.is(key, text) {
                continue;
            }
            let right = cells.range(column + 1..).find(|(_, cell)| !cell.is_blank()).map(|(_, cell)| cell);
            if let Some(value) = right.filter(|cell| !is_caption_cell(cell)) {
                return Some(HeaderValue::of_cell(value));
            }
            let under = sheet.get(CellRef::new(row + 1, *column)).filter(|cell| !cell.is_blank());
            return under.filter(|cell| row + 1 < end && !is_caption_cell(cell)).map(HeaderValue::of_cell);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use tonghop_core::Language;

    use super::*;
    use crate::sheet::Content;

    fn value(rows: &[&[&str]], key: &str) -> Option<String> {
        let mut sheet = Sheet::new("BIEU");
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
                sheet.insert(CellRef::new(row, column), Content::Text((*text).to_owned()));
            }
        }
        header_value(&sheet, 9, &Layout::of(Language::Vi), key).map(|value| value.text)
    }

    #[test]
    fn a_caption_has_its_value_behind_beside_or_under_it() {
        let unit = |rows: &[&[&str]]| value(rows, "header.unit_code");
        assert_eq!(unit(&[&["Mã đơn vị", "DCS01"]]).as_deref(), Some("DCS01"));
        assert_eq!(unit(&[&["Mã đơn vị: DCS01"]]).as_deref(), Some("DCS01"));
        assert_eq!(unit(&[&["Mã đơn vị:", "", "", "DCS01"]]).as_deref(), Some("DCS01"));
        assert_eq!(unit(&[&["Mã đơn vị", "Tên đơn vị"], &["DCS01", "Sở Y tế"]]).as_deref(), Some("DCS01"));
        assert_eq!(unit(&[&["Mã đơn vị", "Kỳ: Quý I/2012"]]), None);
        assert_eq!(unit(&[&["Mã đơn vị"], &["Tên đơn vị", "Sở Y tế"]]), None);
        assert_eq!(unit(&[&["Mã đơn vị"], &["Tên đơn vị: Sở Y tế"]]), None);
        let two: &[&[&str]] = &[&["Mã đơn vị", "DCS01", "Kỳ báo cáo", "Quý I/2012"]];
        assert_eq!(value(two, "header.period").as_deref(), Some("Quý I/2012"));
        let above: &[&[&str]] = &[&["Mã đơn vị", "Tên đơn vị"], &["DCS01", "Sở Y tế"]];
        assert_eq!(value(above, "header.unit_name").as_deref(), Some("Sở Y tế"));
    }
}
