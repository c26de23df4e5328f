use std::collections::HashMap;
use std::sync::Arc;

use tonghop_core::{CellRef, Finding, Layout, Place, catalogue, folded};

use crate::sheet::{Cell, Sheet};

/// How many rows stand above the headings at most.
const HEAD: usize = 12;

/// A sheet as a table: rows under headings of the layout, wherever these stand.
pub(super) struct Grid<'s> {
    pub sheet: &'s Sheet,
    heading_row: u32,
    /// The columns by key; from the second level below on there are several of one key.
    columns: HashMap<String, Vec<u32>>,
}

/// One row of it.
pub(super) struct Line<'g, 's> {
    grid: &'g Grid<'s>,
    pub row: u32,
}

impl<'s> Grid<'s> {
    /// The table of a sheet, if a row has all of `required` as headings.
    pub fn of(sheet: &'s Sheet, layout: &Layout, required: &[&str]) -> Option<Self> {
        for (row, cells) in sheet.rows().take(HEAD) {
            let mut columns: HashMap<String, Vec<u32>> = HashMap::new();
            for (column, cell) in cells {
                let Some(text) = cell.text() else { continue };
                // The number of a level is not part of its heading.
                let heading = text.trim().trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
                let level = !text.trim().ends_with(heading);
                let known = KEYS.iter().find(|key| {
                    let key = format!("roll_up_columns.{key}");
                    layout.is(&key, text) || (level && layout.is(&key, heading))
                });
                if let Some(key) = known {
                    columns.entry((*key).to_owned()).or_default().push(*column);
                }
            }
            if required.iter().all(|key| columns.contains_key(*key)) {
                return Some(Self { sheet, heading_row: row, columns });
            }
        }
        None
    }

    /// The rows that have any content, in order.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_, 's>> {
        let below = self.sheet.rows().filter(|(row, _)| *row > self.heading_row);
        let filled = below.filter(|(_, cells)| cells.values().any(|cell| !cell.is_blank()));
        filled.map(|(row, _)| Line { grid: self, row })
    }

    /// How many levels below stand in columns of that key.
    pub fn depth(&self, key: &str) -> usize {
        self.columns.get(key).map_or(0, Vec::len)
    }
}

/// The headings that the sheets may have.
const KEYS: [&str; 19] = [
    "unit",
    "unit_name",
    "unit_kind",
    "cells",
    "founded",
    "dissolved",
    "standing",
    "late",
    "roster",
    "file",
    "sha256",
    "item",
    "row",
    "column",
    "value",
    "state",
    "sheet",
    "cell",
    "raw",
];

impl<'s> Line<'_, 's> {
    /// The cell under a heading; `level` counts from 0.
    pub fn at(&self, key: &str, level: usize) -> Option<CellRef> {
        let column = self.grid.columns.get(key)?.get(level)?;
        Some(CellRef::new(self.row, *column))
    }

    pub fn cell(&self, key: &str) -> Option<&'s Cell> {
        self.grid.sheet.get(self.at(key, 0)?)
    }

    /// What stands under a heading, as text without blanks around it.
    pub fn text_of(&self, key: &str, level: usize) -> String {
        let cell = self.at(key, level).and_then(|at| self.grid.sheet.get(at));
        cell.map(|cell| tonghop_core::composed(&cell.content.raw())).unwrap_or_default()
    }

    pub fn text(&self, key: &str) -> String {
        self.text_of(key, 0)
    }

    /// That what stands under a heading cannot be read.
    pub fn unreadable(&self, key: &str, layout: &Layout, file: &Arc<str>) -> Finding {
        let at = self.at(key, 0).unwrap_or(CellRef::new(self.row, 0));
        let place = Place::cell(file.clone(), self.grid.sheet.name.clone(), at);
        Finding::new(&catalogue::ROLL_UP_LINE_UNREADABLE, place)
            .found(self.text(key))
            .text("heading", layout.first(&format!("roll_up_columns.{key}")))
    }
}

/// Whether a text is the word of a layout under that key.
pub(super) fn is_word(layout: &Layout, key: &str, text: &str) -> bool {
    layout.list(key).iter().any(|word| folded(word) == folded(text))
}
