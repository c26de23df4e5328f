use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::process::Desk;
use super::{Format, LIMIT};

/// What is typed into a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edit<'a> {
    /// Name of the sheet.
    pub sheet: &'a str,
    /// Address of the cell.
    pub cell: &'a str,
    /// What is typed.
    pub input: Input<'a>,
}

/// What a person types. Into a cell with the text format (`@`) a number or a day goes as text, as it does at the
/// screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Input<'a> {
    /// A number.
    Number(f64),
    /// A text, also where it looks like a number.
    Text(&'a str),
    /// A day: year, month, day. A cell with a date format keeps it, another gets one.
    Date(i16, i8, i8),
}

/// A cell that cannot be typed into.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FillError {
    /// The sheet is protected and the cell locked.
    #[error("{sheet}!{cell} is locked")]
    Locked {
        /// Name of the sheet.
        sheet: String,
        /// Address of the cell.
        cell: String,
    },
    /// The cell is hidden under another that it is merged with.
    #[error("{sheet}!{cell} is covered by a merged cell")]
    Merged {
        /// Name of the sheet.
        sheet: String,
        /// Address of the cell.
        cell: String,
    },
    /// There is no such sheet.
    #[error("there is no sheet `{sheet}`")]
    NoSheet {
        /// Name of the sheet.
        sheet: String,
    },
}

#[derive(Serialize)]
struct Job<'a> {
    action: &'a str,
    input: &'a Path,
    output: &'a Path,
    filter: &'a str,
    edits: Vec<JobEdit<'a>>,
    password: &'a str,
}

#[derive(Serialize)]
struct JobEdit<'a> {
    sheet: &'a str,
    cell: &'a str,
    kind: &'a str,
    value: String,
}

#[derive(Deserialize)]
struct Answer {
    refused: Option<Refusal>,
    edit: usize,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Refusal {
    Locked,
    Merged,
    NoSheet,
}

/// Opens a workbook, types into its cells, and saves it as `out`. Rules of validity that a sheet has are not
/// asked: LibreOffice asks them only of people.
///
/// # Errors
/// [`FillError`] at the first cell that a person could not type into; then nothing is written.
///
/// # Panics
/// Where LibreOffice is missing, does not open the file, or takes too long.
pub fn fill(input: &Path, edits: &[Edit<'_>], out: &Path, format: Format) -> Result<(), FillError> {
    save(input, edits, out, format, "")
}

/// Saves a workbook as `out` with a password that is asked when it is opened.
///
/// # Panics
/// Where LibreOffice is missing, does not open the file, or takes too long.
pub fn encrypt(input: &Path, password: &str, out: &Path, format: Format) {
    save(input, &[], out, format, password).expect("nothing is typed");
}

fn save(
    input: &Path,
    edits: &[Edit<'_>],
    out: &Path,
    format: Format,
    password: &str,
) -> Result<(), FillError> {
    let desk = Desk::new();
    let copy = desk.take_in(input);
    let made = desk.path(format!("made.{}", format.extension()));
    let job = Job {
        action: "fill",
        input: &copy,
        output: &made,
        filter: format.filter(input),
        edits: edits.iter().map(job_edit).collect(),
        password,
    };
    let answer: Answer = desk.run_job(&job, LIMIT);
    if let Some(refusal) = answer.refused {
        let Edit { sheet, cell, .. } = edits[answer.edit];
        let (sheet, cell) = (sheet.to_owned(), cell.to_owned());
        return Err(match refusal {
            Refusal::Locked => FillError::Locked { sheet, cell },
            Refusal::Merged => FillError::Merged { sheet, cell },
            Refusal::NoSheet => FillError::NoSheet { sheet },
        });
    }
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder).expect("a folder for the result");
    }
    std::fs::copy(&made, out).expect("a copy of the result");
    Ok(())
}

fn job_edit<'a>(edit: &Edit<'a>) -> JobEdit<'a> {
    let (kind, value) = match edit.input {
        Input::Number(number) => ("number", number.to_string()),
        Input::Text(text) => ("text", text.to_owned()),
        Input::Date(year, month, day) => {
            let day = Date::new(year, month, day).unwrap_or_else(|error| panic!("{}: {error}", edit.cell));
            ("date", day.to_string())
        }
    };
    JobEdit { sheet: edit.sheet, cell: edit.cell, kind, value }
}
