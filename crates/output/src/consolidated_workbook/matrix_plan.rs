//! Which value stands where in the matrix of units and fields.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use tonghop_core::{By, Code, ComputedFigures, Contribution, Datum, Decimal, Field, FieldType, Form, Origin};

use super::ConsolidatedWorkbook;
use super::address::{foreign_range, own_range};
use super::collected::{Collected, Outcome};

/// The heading row that filters hang on; values start below it.
pub(super) const HEAD: u32 = 5;
/// Columns before the first field: code, name, kind, outcome.
pub(super) const FIRST_FIELD: u16 = 4;

/// One row: what one file of a unit put into the totals.
#[derive(Debug)]
pub(super) struct MatrixRow<'a> {
    pub(super) unit: &'a Code,
    /// The file that the values come from, or that stands for the unit without a value.
    pub(super) file: Option<&'a str>,
    pub(super) outcome: Outcome,
    pub(super) late: bool,
    pub(super) is_committee: bool,
    /// The contribution to each column, if there is one.
    pub(super) cells: Vec<Option<&'a Contribution>>,
    /// The place of each among the contributions to its total.
    pub(super) places: Vec<u32>,
}

/// A field with its place.
#[derive(Debug)]
pub(super) struct MatrixColumn<'a> {
    pub(super) field: &'a Field,
    pub(super) column: u16,
}

impl MatrixColumn<'_> {
    /// Columns of the sheet that it takes: a part of a whole has two.
    pub(super) fn width(&self) -> u16 {
        if self.field.field_type == FieldType::Ratio { 2 } else { 1 }
    }
}

/// The matrix before it is written.
///
/// A row holds what one file contributed, so that the rows always add up to the totals, even if several files
/// of one unit are in them. A unit without a contribution has a row without values.
#[derive(Debug)]
pub(super) struct MatrixPlan<'a> {
    pub(super) rows: Vec<MatrixRow<'a>>,
    pub(super) columns: Vec<MatrixColumn<'a>>,
    by_code: HashMap<&'a Code, usize>,
}

impl<'a> MatrixPlan<'a> {
    pub(super) fn new(input: &'a ConsolidatedWorkbook<'a>, collected: &Collected<'a>) -> Self {
        let columns = columns(input.form);
        let by_code: HashMap<&Code, usize> =
            columns.iter().enumerate().map(|(index, column)| (&column.field.code, index)).collect();
        let mut rows = rows(input, collected, columns.len());
        let places: HashMap<(&Code, Option<&str>), usize> =
            rows.iter().enumerate().map(|(index, row)| ((row.unit, row.file), index)).collect();
        for (code, column) in &by_code {
            let total = input.consolidation.totals.get(*code);
            for (place, contribution) in (0..).zip(total.into_iter().flat_map(|t| &t.contributions)) {
                if let Some(row) = places.get(&(&contribution.unit, path_of(contribution)))
                    && let Some(row) = rows.get_mut(*row)
                {
                    row.cells[*column] = Some(contribution);
                    row.places[*column] = place;
                }
            }
        }
        Self { rows, columns, by_code }
    }

    pub(super) fn column(&self, code: &Code) -> Option<&MatrixColumn<'a>> {
        self.by_code.get(code).and_then(|index| self.columns.get(*index))
    }

    /// The first and the last row of values; there is always one.
    pub(super) fn extent(&self) -> (u32, u32) {
        (HEAD + 1, HEAD + self.rows.len().max(1) as u32)
    }

    /// The rows of a field's column, from another sheet. `part` is 1 for the whole of a part of a whole.
    pub(super) fn range(&self, sheet: &str, code: &Code, part: u16) -> Option<String> {
        Some(foreign_range(sheet, self.extent(), self.column(code)?.column + part))
    }

    /// The rows of a field's column, from the matrix itself.
    pub(super) fn own_range(&self, column: &MatrixColumn, part: u16) -> String {
        own_range(self.extent(), column.column + part)
    }

    /// The one row of the committee, unless other rows have values of that field too.
    pub(super) fn committee_row(&self, code: &Code) -> Option<u32> {
        let column = *self.by_code.get(code)?;
        let mut committee = (HEAD + 1..).zip(&self.rows).filter(|(_, row)| row.is_committee);
        let (at, _) = committee.next()?;
        let elsewhere =
            (HEAD + 1..).zip(&self.rows).any(|(row, cells)| row != at && cells.cells[column].is_some());
        (!elsewhere).then_some(at)
    }

    /// The first column that no field takes.
    pub(super) fn end_column(&self) -> u16 {
        self.columns.last().map_or(FIRST_FIELD, |column| column.column + column.width())
    }

    /// A field's number in one row, computed where the form computes it: a percentage in points.
    pub(super) fn figure(&self, form: &Form, row: &MatrixRow, code: &Code) -> Option<Decimal> {
        let given = |code: &Code| {
            let index = *self.by_code.get(code)?;
            row.cells[index].map(|contribution| &contribution.datum).and_then(Datum::number)
        };
        ComputedFigures::new(form, &given).figure(code)
    }
}

fn path_of(contribution: &Contribution) -> Option<&str> {
    match &contribution.origin {
        Origin::Cell { file, .. } | Origin::File { file } => Some(&*file.path),
        Origin::Roster { .. } => None,
    }
}

/// The fields that a unit or the committee answers, with what is computed from them alone.
fn columns(form: &Form) -> Vec<MatrixColumn<'_>> {
    let mut column = FIRST_FIELD;
    let asked = form.fields().iter().filter(|field| field.field_type != FieldType::Text);
    asked
        .filter(|field| form.is_asked(field, false) || form.is_asked(field, true))
        .map(|field| {
            let placed = MatrixColumn { field, column };
            column = column.saturating_add(placed.width());
            placed
        })
        .collect()
}

fn rows<'a>(
    input: &'a ConsolidatedWorkbook<'a>,
    collected: &Collected<'a>,
    columns: usize,
) -> Vec<MatrixRow<'a>> {
    let mut files: BTreeMap<&Code, BTreeSet<&str>> = BTreeMap::new();
    for field in input.form.fields().iter().filter(|field| !matches!(field.by, By::Roster { .. })) {
        for contribution in
            input.consolidation.totals.get(&field.code).into_iter().flat_map(|t| &t.contributions)
        {
            files.entry(&contribution.unit).or_default().extend(path_of(contribution));
        }
    }
    let mut rows = Vec::new();
    let mut add =
        |unit: &'a Code, files: BTreeSet<&'a str>, outcome, late, own: Option<&'a str>, is_committee| {
            let files = if files.is_empty() { vec![own] } else { files.into_iter().map(Some).collect() };
            for file in files {
                let provisional = file.is_some_and(|path| collected.is_provisional(path));
                let outcome = match outcome {
                    Outcome::Accepted if provisional => Outcome::Provisional,
                    outcome => outcome,
                };
                let (cells, places) = (vec![None; columns], vec![0; columns]);
                rows.push(MatrixRow { unit, file, outcome, late, is_committee, cells, places });
            }
        };
    let path = |submission: Option<&'a tonghop_core::Submission>| submission.map(|s| &*s.file.path);
    for unit in &collected.units {
        let files = files.remove(unit.unit).unwrap_or_default();
        add(unit.unit, files, unit.outcome, unit.late, path(unit.submission), false);
    }
    let committee = files.remove(&input.committee.code).unwrap_or_default();
    for (unit, files) in files {
        // In the roster and none of its units: others stand in its place.
        let is_listed = input.roster.units().iter().any(|known| known.code == *unit);
        let is_below = !is_listed && input.roster.unit(unit.as_str()).is_some();
        let outcome = if is_below { Outcome::Below } else { Outcome::Unexpected };
        add(unit, files, outcome, false, None, false);
    }
    if input.form.fields().iter().any(Field::is_by_committee) || !committee.is_empty() {
        let standing = &collected.committee;
        add(&input.committee.code, committee, standing.outcome, false, path(standing.submission), true);
    }
    rows
}
