//! What a workbook for the level above carries beside its form.

mod contributions;
mod grid;
mod table_rows;
mod units;

use std::sync::Arc;

use tonghop_core::{Finding, Form, Place, RollUp, catalogue, folded};

use crate::open::Workbook;
use crate::sha256::sha256;
use crate::sheet::Sheet;
use grid::Grid;

/// The property and the defined name that make a workbook a roll-up. What they say: the version of this way of
/// writing, whether the figures are provisional, and a checksum of what is carried.
const MARK: &str = "tonghop_roll_up";
const VERSION: &str = "1";
const PROVISIONAL: &str = "provisional";

/// The sheets of a roll-up that are none of its form.
pub(crate) struct RolledSheets {
    sheets: Vec<Sheet>,
    mark: Option<String>,
}

impl RolledSheets {
    /// Takes them out of a workbook; `None` where it is no roll-up. A workbook that lost its mark is one all the same
    /// if its header says so or a sheet has the headings: the totals of many must never pass for the figures of one.
    pub fn taken_from(workbook: &mut Workbook, form: &Form) -> Option<Self> {
        let property = workbook.properties.get(MARK).cloned();
        let mark = property.or_else(|| crate::identify::defined_text(workbook, MARK));
        let layout = &form.layout;
        let is_own = |sheet: &Sheet| {
            let named = |key: &str| layout.list(key).iter().any(|name| is_called(sheet, name));
            let heads = |grid: Option<Grid<'_>>| grid.is_some();
            (named("roll_up.units") && heads(Grid::of(sheet, layout, &units::HEADINGS)))
                || (named("roll_up.contributions")
                    && heads(Grid::of(sheet, layout, &contributions::HEADINGS)))
        };
        let says_so = |sheet: &Sheet| {
            let cells = sheet.cells().take(HEADER_CELLS);
            cells.filter_map(|(_, cell)| cell.text()).any(|text| layout.is("roll_up.kind", text))
        };
        if mark.is_none() && !workbook.sheets.iter().any(|sheet| is_own(sheet) || says_so(sheet)) {
            return None;
        }
        let is_of_form = |sheet: &Sheet| {
            let named = |key: &str| layout.list(key).iter().any(|name| is_called(sheet, name));
            let table = |code: &str| is_called(sheet, code);
            named("roll_up.units")
                || named("roll_up.contributions")
                || form.tables().iter().any(|known| table(known.code.as_str()))
        };
        let (own, rest) = std::mem::take(&mut workbook.sheets).into_iter().partition(is_of_form);
        workbook.sheets = rest;
        Some(Self { sheets: own, mark })
    }

    /// What they carry. Whatever is wrong with it is a finding, and an error: what cannot be told apart by units
    /// is not taken at all.
    pub fn read(&self, form: &Form, file: &Arc<str>, findings: &mut Vec<Finding>) -> RollUp {
        let mut found = Vec::new();
        let roll_up = self.read_sheets(form, file, &mut found);
        // What cannot be read is not what was written; that is said once.
        if found.is_empty() {
            let names = ["roll_up.units", "roll_up.contributions"].map(|key| form.layout.first(key));
            if self.mark.as_deref() == Some(&*mark(&roll_up)) {
                table_rows::compare(self, &roll_up, form, file, &mut found);
            } else {
                let finding = Finding::new(&catalogue::ROLL_UP_ALTERED, Place::file(file.clone()));
                found.push(finding.text("sheets", names.join(", ")));
            }
        }
        findings.extend(found);
        roll_up
    }

    fn read_sheets(&self, form: &Form, file: &Arc<str>, findings: &mut Vec<Finding>) -> RollUp {
        let layout = &form.layout;
        let provisional = self.mark.as_deref().is_some_and(|mark| mark.contains(PROVISIONAL));
        let mut roll_up = RollUp { provisional, ..RollUp::default() };
        let missing = |key: &str| {
            let finding = Finding::new(&catalogue::ROLL_UP_SHEET_MISSING, Place::file(file.clone()));
            finding.text("sheet", layout.first(key))
        };
        let units = self.named(layout.first("roll_up.units"), false);
        match units.first().and_then(|sheet| Grid::of(sheet, layout, &units::HEADINGS)) {
            Some(grid) => roll_up.units = units::read(&grid, layout, file, findings),
            None => findings.push(missing("roll_up.units")),
        }
        let contributions = self.named(layout.first("roll_up.contributions"), true);
        if contributions.is_empty() {
            findings.push(missing("roll_up.contributions"));
        }
        for sheet in contributions {
            match Grid::of(sheet, layout, &contributions::HEADINGS) {
                Some(grid) => contributions::read(&grid, form, file, &mut roll_up, findings),
                None => findings.push(missing("roll_up.contributions")),
            }
        }
        roll_up
    }

    /// The sheets with that name, with those that continue it where `continued`, in the order of the workbook.
    fn named(&self, name: &str, continued: bool) -> Vec<&Sheet> {
        let is_it =
            |sheet: &&Sheet| folded(&sheet.name) == folded(name) || (continued && is_called(sheet, name));
        self.sheets.iter().filter(is_it).collect()
    }
}

/// How many cells of a sheet are looked at for what the header block says.
const HEADER_CELLS: usize = 64;

/// Whether a sheet has that name, or that name and a number: it continues another then.
fn is_called(sheet: &Sheet, name: &str) -> bool {
    let (own, name) = (folded(&sheet.name), folded(name));
    let rest = own.strip_prefix(name.as_str());
    rest.is_some_and(|rest| {
        rest.is_empty() || rest.trim_start().parse::<u32>().is_ok() && rest.starts_with(' ')
    })
}

/// What the mark of a roll-up says.
fn mark(roll_up: &RollUp) -> String {
    let word = if roll_up.provisional { PROVISIONAL } else { "accepted" };
    format!("{VERSION} {word} {}", sha256(roll_up.canonical_text().as_bytes()))
}
