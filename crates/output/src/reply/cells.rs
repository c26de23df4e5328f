use std::collections::BTreeMap;

use tonghop_core::CellRef;

use super::Obstacle;
use super::mark::Mark;
use super::styles::Styles;
use super::xml::{Kind, Splices, Tag, Tags};

/// What is changed in the part of a sheet: the looks of some cells, and that the sheet is not the one that is shown.
pub(super) struct Cells<'t> {
    text: &'t str,
    splices: Splices,
    /// What comes before a reference to notes among the children of the root; where the last of them ends.
    notes_at: usize,
    /// The relationship of the notes' drawing, where there is one.
    pub drawing: Option<String>,
    pub prefix: &'t str,
}

/// The children of a worksheet that stand before `legacyDrawing`.
const BEFORE_NOTES: [&str; 31] = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "drawingHF",
];

impl<'t> Cells<'t> {
    /// Marks the cells. A cell that was marked in an earlier copy and is not now gets the mark of what is mended.
    pub fn mark(
        text: &'t str,
        marks: &BTreeMap<CellRef, Mark>,
        styles: &mut Styles,
    ) -> Result<Self, Obstacle> {
        let mut tags = Tags::new(text);
        let root = tags.next()?.ok_or(Obstacle::Damaged)?;
        let mut cells =
            Self { text, splices: Splices::default(), notes_at: 0, drawing: None, prefix: root.prefix() };
        let mut columns: Vec<(u32, u32, usize)> = Vec::new();
        let mut found_data = false;
        while let Some(tag) = tags.next()? {
            if tag.begins("sheetView", 2) && tag.attribute("tabSelected").is_some_and(|on| on != "0") {
                cells.splices.replace(tag.range.clone(), tag.with("tabSelected", "0"));
            }
            if tag.begins("col", 2) {
                let number = |name: &str| tag.attribute(name).and_then(|text| text.parse::<u32>().ok());
                if let (Some(first), Some(last), Some(style)) =
                    (number("min"), number("max"), number("style"))
                {
                    columns.push((first, last, style as usize));
                }
            }
            if tag.depth == 1 && tag.kind != Kind::Open && BEFORE_NOTES.contains(&tag.local()) {
                cells.notes_at = tag.range.end;
            }
            if tag.begins("legacyDrawing", 1) {
                cells.drawing = tag.prefixed_attribute("id");
            }
            if tag.begins("sheetData", 1) {
                if found_data {
                    return Err(Obstacle::Damaged);
                }
                found_data = true;
                let mut data = Data { cells: &mut cells, styles, columns: &columns, marks, next_row: 0 };
                let end = data.patch(&tag, &mut tags)?;
                cells.notes_at = end;
            }
        }
        // A sheet that is a chart has no cells.
        if found_data || marks.is_empty() { Ok(cells) } else { Err(Obstacle::Damaged) }
    }

    /// Refers to the drawing of its notes.
    pub fn refer_to_notes(&mut self, relationship: &str) {
        let p = self.prefix;
        let element = format!(
            "<{p}legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
             r:id=\"{relationship}\"/>"
        );
        self.splices.insert(self.notes_at, element);
    }

    /// The part with its changes; `None` where there are none.
    pub fn finish(self) -> Option<String> {
        (!self.splices.is_empty()).then(|| self.splices.apply(self.text))
    }
}

/// The cells of a sheet while they are gone through.
struct Data<'d, 't> {
    cells: &'d mut Cells<'t>,
    styles: &'d mut Styles,
    columns: &'d [(u32, u32, usize)],
    marks: &'d BTreeMap<CellRef, Mark>,
    /// The first row whose marks are still to be set.
    next_row: u32,
}

impl<'t> Data<'_, 't> {
    /// Goes through the rows. Gives back where the element ends.
    fn patch(&mut self, opening: &Tag<'t>, tags: &mut Tags<'t>) -> Result<usize, Obstacle> {
        if opening.kind == Kind::Empty {
            let rows = self.missing_rows(u32::MAX)?;
            if !rows.is_empty() {
                self.cells.splices.append(opening, 0, &rows);
            }
            return Ok(opening.range.end);
        }
        let mut row = 0_u32;
        loop {
            let tag = tags.next()?.ok_or(Obstacle::Damaged)?;
            if tag.ends("sheetData", 1) {
                let rows = self.missing_rows(u32::MAX)?;
                if !rows.is_empty() {
                    self.cells.splices.insert(tag.range.start, rows);
                }
                return Ok(tag.range.end);
            }
            if tag.begins("row", 2) {
                let named = tag.attribute("r").map(|text| text.trim().parse::<u32>());
                let number = match named {
                    None => row,
                    Some(Ok(number)) if number > 0 => number - 1,
                    Some(_) => return Err(Obstacle::Damaged),
                };
                // Rows out of order, or twice: nobody can tell what belongs where.
                if number < row {
                    return Err(Obstacle::Damaged);
                }
                row = number + 1;
                let rows = self.missing_rows(number)?;
                if !rows.is_empty() {
                    self.cells.splices.insert(tag.range.start, rows);
                }
                self.row(&tag, number, tags)?;
                self.next_row = row;
            }
        }
    }

    /// The marked cells of the rows before `end` that the sheet does not have.
    fn missing_rows(&mut self, end: u32) -> Result<String, Obstacle> {
        let p = self.cells.prefix;
        let mut rows = String::new();
        let mut row = self.next_row;
        while row < end {
            let next = self.marks.range(CellRef::new(row, 0)..).next().map(|(cell, _)| cell.row);
            let Some(number) = next.filter(|number| *number < end) else { break };
            let cells = self.missing_cells(number, 0, u32::MAX, None)?;
            rows.push_str(&format!("<{p}row r=\"{}\">{cells}</{p}row>", number + 1));
            row = number + 1;
        }
        self.next_row = self.next_row.max(end);
        Ok(rows)
    }

    /// The marked cells of a row between two columns, the latter excluded, that the sheet does not have.
    fn missing_cells(
        &mut self,
        row: u32,
        from: u32,
        to: u32,
        row_style: Option<usize>,
    ) -> Result<String, Obstacle> {
        let p = self.cells.prefix;
        let mut cells = String::new();
        if from < to {
            for (cell, mark) in self.marks.range(CellRef::new(row, from)..CellRef::new(row, to)) {
                let column = cell.column + 1;
                let of_column =
                    self.columns.iter().find(|(first, last, _)| (*first..=*last).contains(&column));
                let base = row_style.or(of_column.map(|(_, _, style)| *style)).unwrap_or(0);
                let style = self.styles.marked(base, *mark)?;
                cells.push_str(&format!("<{p}c r=\"{cell}\" s=\"{style}\"/>"));
            }
        }
        Ok(cells)
    }

    fn row(&mut self, opening: &Tag<'t>, row: u32, tags: &mut Tags<'t>) -> Result<(), Obstacle> {
        let own = opening.attribute("customFormat").is_some_and(|on| on == "1" || on == "true");
        let own = opening.attribute("s").filter(|_| own).and_then(|text| text.parse::<usize>().ok());
        if opening.kind == Kind::Empty {
            let cells = self.missing_cells(row, 0, u32::MAX, own)?;
            if !cells.is_empty() {
                self.cells.splices.append(opening, 0, &cells);
            }
            return Ok(());
        }
        let mut column = 0_u32;
        loop {
            let tag = tags.next()?.ok_or(Obstacle::Damaged)?;
            if tag.ends("row", 2) {
                let cells = self.missing_cells(row, column, u32::MAX, own)?;
                if !cells.is_empty() {
                    self.cells.splices.insert(tag.range.start, cells);
                }
                return Ok(());
            }
            if !tag.begins("c", 3) {
                continue;
            }
            let at = match tag.attribute("r").map(|text| text.parse::<CellRef>()) {
                None => CellRef::new(row, column),
                Some(Ok(cell)) if cell.row == row && cell.column >= column => cell,
                Some(_) => return Err(Obstacle::Damaged),
            };
            let cells = self.missing_cells(row, column, at.column, own)?;
            if !cells.is_empty() {
                self.cells.splices.insert(tag.range.start, cells);
            }
            column = at.column + 1;
            let base = tag.attribute("s").and_then(|text| text.trim().parse::<usize>().ok()).unwrap_or(0);
            let mark = self.marks.get(&at).copied();
            let mark = mark.or_else(|| self.styles.was_marked(base).then_some(Mark::Mended));
            if let Some(mark) = mark {
                let style = self.styles.marked(base, mark)?;
                self.cells.splices.replace(tag.range.clone(), tag.with("s", &style.to_string()));
            }
        }
    }
}
