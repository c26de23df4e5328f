use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};
use serde::{Deserialize, Serialize};
use tonghop_core::CellRef;

use super::process::Desk;
use super::{LIMIT, LIMIT_PER_FILE};

/// A workbook as LibreOffice sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Dump {
    /// The file.
    pub path: PathBuf,
    /// Its sheets, in order.
    pub sheets: Vec<DumpedSheet>,
}

/// A sheet as LibreOffice sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct DumpedSheet {
    /// Its name.
    pub name: String,
    /// The cells that hold anything, by address.
    pub cells: BTreeMap<String, DumpedCell>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct DumpedCell {
    /// What it holds. A text of digits is a text.
    pub kind: CellKind,
    /// What one would type: of a number its digits with a point, of a date `2012-03-26`, the text itself, of a
    /// formula `=…` in English with semicolons.
    pub formula: String,
    /// The number, or the result of a formula that is one. Dates are numbers.
    pub value: Option<f64>,
    /// The text, or the result of a formula that is one; of an error, how it is shown.
    pub text: Option<String>,
    /// LibreOffice's number of the error that a formula yields; 0 for none. 532 is a division by zero, 524 a
    /// wrong reference, 525 a wrong name, 502 and 519 a wrong argument, 32767 `#N/A`.
    pub error: i32,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CellKind {
    /// A number.
    Value,
    /// A number in a cell with a date or time format.
    Date,
    /// A text.
    Text,
    /// A formula.
    Formula,
}

impl Dump {
    /// The sheet of that name.
    ///
    /// # Panics
    /// Where there is none.
    #[must_use]
    pub fn sheet(&self, name: &str) -> &DumpedSheet {
        let names = || self.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>();
        let sheet = self.sheets.iter().find(|sheet| sheet.name == name);
        sheet.unwrap_or_else(|| panic!("{} has no sheet `{name}`, but {:?}", self.path.display(), names()))
    }

    /// The raw text of a cell, in the notation of [`crate::oracle::read`]; `None` where nothing stands.
    #[must_use]
    pub fn raw(&self, sheet: &str, address: &str) -> Option<String> {
        let cell = self.sheet(sheet).cells.get(address)?;
        match cell.kind {
            CellKind::Formula => cell.text.clone().or_else(|| cell.value.map(|number| number.to_string())),
            CellKind::Value | CellKind::Date | CellKind::Text => Some(cell.formula.clone()),
        }
    }
}

#[derive(Serialize)]
struct Job<'a> {
    action: &'a str,
    recalculate: bool,
    files: &'a [PathBuf],
}

#[derive(Deserialize)]
struct Answer {
    /// The day that dates count from.
    null_date: String,
    sheets: Vec<AnswerSheet>,
}

#[derive(Deserialize)]
struct AnswerSheet {
    name: String,
    cells: Vec<AnswerCell>,
}

/// Column, row, kind, formula, number, text, error.
type AnswerCell = (u32, u32, CellKind, String, Option<f64>, Option<String>, i32);

/// What stands in these files, each opened read-only by the same LibreOffice. With `recalculate` every formula
/// is calculated anew; without, those with a stored result show that.
///
/// # Panics
/// Where LibreOffice is missing, does not open a file, or takes too long.
#[must_use]
pub fn dump(files: &[PathBuf], recalculate: bool) -> Vec<Dump> {
    if files.is_empty() {
        return Vec::new();
    }
    let absolute =
        |path: &PathBuf| path.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let absolute: Vec<PathBuf> = files.iter().map(absolute).collect();
    let limit = LIMIT + LIMIT_PER_FILE * u32::try_from(files.len()).expect("not that many files");
    let job = Job { action: "dump", recalculate, files: &absolute };
    let answers: Vec<Answer> = Desk::new().run_job(&job, limit);
    assert_eq!(answers.len(), files.len(), "an answer for every file");
    files.iter().zip(answers).map(|(path, answer)| answer.into_dump(path.clone())).collect()
}

impl Answer {
    fn into_dump(self, path: PathBuf) -> Dump {
        let null_date: Date = self.null_date.parse().expect("a day of office.py");
        let cell = |(column, row, kind, formula, value, text, error)| {
            let formula = match (kind, value) {
                (CellKind::Value, Some(number)) => f64::to_string(&number),
                (CellKind::Date, Some(number)) => moment(null_date, number),
                _ => formula,
            };
            (CellRef::new(row, column).to_string(), DumpedCell { kind, formula, value, text, error })
        };
        let sheet = |sheet: AnswerSheet| DumpedSheet {
            name: sheet.name,
            cells: sheet.cells.into_iter().map(cell).collect(),
        };
        Dump { path, sheets: self.sheets.into_iter().map(sheet).collect() }
    }
}

/// The moment that many days after the first.
fn moment(null_date: Date, number: f64) -> String {
    let seconds = ((number - number.floor()) * 86_400.0).round();
    let moment = null_date
        .to_datetime(jiff::civil::Time::midnight())
        .checked_add((number.floor() as i64).days())
        .and_then(|day| day.checked_add(SignedDuration::from_secs(seconds as i64)));
    match moment {
        Ok(moment) if moment.time() == jiff::civil::Time::midnight() => moment.date().to_string(),
        Ok(moment) => moment.to_string(),
        Err(_error) => number.to_string(),
    }
}
