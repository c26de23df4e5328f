//! The committee's consolidated workbook.

mod address;
mod answers;
mod book;
mod changes_sheet;
mod chart_plan;
mod charts_sheet;
mod checks_plan;
mod checks_sheet;
mod collected;
mod comparison;
mod comparison_columns;
mod computed;
mod contents_sheet;
mod decisions_sheet;
mod findings_sheet;
mod issue_sheet;
mod lines;
mod matrix;
mod matrix_pages;
mod matrix_plan;
mod names;
mod notes_sheet;
mod parts;
mod ranking_sheet;
mod roster_sheet;
mod row_tables;
mod sheet;
mod sheet_limits;
mod signature_block;
mod sources;
mod sources_plan;
mod standing_sheet;
mod styles;
mod totals;
mod totals_plan;

use std::fmt;
use std::io::Write;
use std::path::Path;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};
use tonghop_core::{
    Arg, Changes, Chart, Committee, Consolidation, Decisions, FileStamp, Finding, Form, History, Past,
    Receipts, Roster, Scoring, Signature, Submission, Targets,
};

use crate::Messages;
use book::Book;
use parts::Purpose;
use sheet::{Sheet, excel_day};
pub use sheet_limits::SheetLimits;
use styles::Styles;

/// Cells of a sheet from which on it may take more than the 4 GB that a package without long sizes can hold.
const MANY_CELLS: usize = 50_000_000;

/// Everything that a period's consolidated workbook is written from.
///
/// The workbook has its contents, the totals by section beside those of earlier periods and targets, charts, the rules of the form with their state, the matrix of units and fields
/// that they are added up from, a sheet per row table, the text answers, who has reported, what units wrote beside
/// their figures, the roster, the findings, and the cell that every figure
/// comes from.
///
/// - Totals are live formulas over the matrix, and their stored results are the figures of the consolidation.
///   The matrix holds the contributions of the consolidation and nothing else; what a unit left blank, said not
///   to apply or did not send is told apart and adds nothing.
/// - The state of a rule about the collection is a live formula over the totals, and its stored result is what
///   the engine says. A form without rules has no such sheet.
/// - No personal column of a row table, and of a table of which only the number of rows goes on no cell at all,
///   stands anywhere. Findings about a person show a placeholder.
/// - Text from files never becomes a formula. A text that is longer than a cell of Excel (32,767 characters) is
///   cut, and the cell says how much is left out.
/// - A hidden sheet says to programs what the workbook was made from and how its sheets are to be read, so that
///   it can be traced and verified after it was re-saved or rearranged.
/// - The charts are those of Excel itself, over cells that show the figures where they stand in the workbook.
/// - Every sheet has the way back to the contents in its first cell, and is set up for A4.
/// - A list that is longer than a sheet goes on on further sheets with a number. Very many sources are left to
///   `values.csv`, and the sheet says so ([`SheetLimits`]).
/// - The same input gives the same bytes.
///
/// ```
/// use tonghop_core::{
///     Code, Committee, Decisions, Form, Language, Past, Period, Receipts, Roster, Tally, Targets, UnitCount,
/// };
/// use tonghop_output::{ConsolidatedWorkbook, Messages};
/// let form = Form::parse("form.toml", r#"
/// [form]
/// id = "kho"
/// version = "1"
/// title = "Báo cáo kho"
/// period = "month"
///
/// [[section]]
/// id = "I"
/// title = "Hàng"
///
/// [[section.field]]
/// code = "H1"
/// label = "Số thùng"
/// unit = "thùng"
/// type = "count"
/// kind = "stock"
/// "#).unwrap();
/// let roster = Roster::parse("units.csv", "code,name,kind\nA01,Kho A,Kho\n", &form.layout).unwrap();
/// let committee =
///     Committee { code: Code::from("VP"), name: "Văn phòng".into(), superior: "".into(), place: "".into() };
/// let period: Period = "2012-06".parse().unwrap();
/// let units = UnitCount { expected: vec![Code::from("A01")], missing: vec![Code::from("A01")], ..UnitCount::default() };
/// let consolidation = Tally::new(false).finish(&form, &roster, period, &committee.code, units);
/// let workbook = ConsolidatedWorkbook {
///     form: &form,
///     roster: &roster,
///     committee: &committee,
///     consolidation: &consolidation,
///     submissions: &[],
///     carried: &[],
///     findings: &[],
///     receipts: &Receipts::default(),
///     decisions: &Decisions::default(),
///     changes: &[],
///     deadline: None,
///     declarations: &[],
///     past: &Past::before(period),
///     targets: &Targets::default(),
///     scoring: None,
///     charts: &[],
///     signature: None,
/// };
/// let bytes = workbook.to_bytes(&Messages::of(Language::Vi)).unwrap();
/// assert!(bytes.starts_with(b"PK"));
/// assert_eq!(bytes, workbook.to_bytes(&Messages::of(Language::Vi)).unwrap());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ConsolidatedWorkbook<'a> {
    /// The form.
    pub form: &'a Form,
    /// Who must report.
    pub roster: &'a Roster,
    /// Who collects.
    pub committee: &'a Committee,
    /// The totals.
    pub consolidation: &'a Consolidation,
    /// Every file of the period, whatever its status.
    pub submissions: &'a [Submission],
    /// What the roll-ups among them carry, a submission for each unit.
    pub carried: &'a [Submission],
    /// What is wrong with the collection as a whole. Those of adding up are taken from the consolidation.
    pub findings: &'a [Finding],
    /// When each file was received.
    pub receipts: &'a Receipts,
    /// What the office decided; without decisions the workbook has no sheet of them.
    pub decisions: &'a Decisions,
    /// What changed where a unit submitted again; without changes the workbook has no sheet of them.
    pub changes: &'a [Changes],
    /// The last day for reporting.
    pub deadline: Option<Date>,
    /// The files that say what is asked, of whom, and what was decided, by their paths in the workspace.
    pub declarations: &'a [FileStamp],
    /// The accepted values of the periods before that were closed.
    pub past: &'a Past,
    /// What is to be reached.
    pub targets: &'a Targets,
    /// How the reporting of the units is scored; without it the workbook has no sheet of ranks.
    pub scoring: Option<&'a Scoring>,
    /// The charts that the workspace declares, beside the one of how the units stand.
    pub charts: &'a [Chart],
    /// Who signs the totals; `None` leaves what every office has.
    pub signature: Option<&'a Signature>,
}

/// The workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConsolidatedWorkbookError {
    /// A sheet has more rows or columns than Excel takes, or its content is refused.
    #[error("the sheet `{sheet}` cannot be written")]
    Sheet {
        /// The name of the sheet.
        sheet: String,
        /// Why.
        #[source]
        source: XlsxError,
    },
    /// The sheets cannot be put together into a file.
    #[error("the consolidated workbook cannot be put together")]
    Assembly(#[source] XlsxError),
}

impl<'a> ConsolidatedWorkbook<'a> {
    /// The accepted values of the period before, where that was closed.
    fn history(&self) -> Option<&'a History> {
        self.past.previous()
    }

    /// The workbook as the bytes of an `.xlsx` file, in the language of `messages`. What the form itself says
    /// stays in the form's own language.
    ///
    /// # Errors
    /// [`ConsolidatedWorkbookError::Sheet`] where the units are more than the 1,048,576 rows, or the fields more than
    /// the 16,384 columns of a sheet.
    pub fn to_bytes(&self, messages: &Messages) -> Result<Vec<u8>, ConsolidatedWorkbookError> {
        let mut bytes = Vec::new();
        self.lay_out(&std::env::temp_dir(), messages)?.write_to(&mut bytes)?;
        Ok(bytes)
    }

    /// Fills the sheets; [`LaidOutWorkbook::write_to`] then writes what [`ConsolidatedWorkbook::to_bytes`] gives.
    /// Sheets that grow with the units are never held in memory: their rows go to files in the folder `scratch` that
    /// have no name and leave nothing behind, however the process ends.
    ///
    /// # Errors
    /// As [`ConsolidatedWorkbook::to_bytes`], and [`ConsolidatedWorkbookError::Assembly`] where there is no room.
    pub fn lay_out(
        &self,
        scratch: &Path,
        messages: &Messages,
    ) -> Result<LaidOutWorkbook, ConsolidatedWorkbookError> {
        self.lay_out_within(SheetLimits::default(), scratch, messages)
    }

    /// Fills the sheets as [`ConsolidatedWorkbook::lay_out`] does, with other limits than Excel's.
    ///
    /// # Errors
    /// As [`ConsolidatedWorkbook::lay_out`].
    pub fn lay_out_within(
        &self,
        limits: SheetLimits,
        scratch: &Path,
        messages: &Messages,
    ) -> Result<LaidOutWorkbook, ConsolidatedWorkbookError> {
        let book = Book::new(self, messages, limits);
        let names = &book.names;
        let mut workbook = Workbook::new();
        let assembly = ConsolidatedWorkbookError::Assembly;
        workbook.set_tempdir(scratch).map_err(assembly)?;
        workbook.set_default_format(&Styles::base(), 20, 64).map_err(assembly)?;
        workbook.set_properties(&properties(&book));
        workbook.use_zip_large_file(
            book.matrix.rows.len().saturating_mul(book.matrix.columns.len()) > MANY_CELLS,
        );
        let mut add = |name: &str, grows: bool, write: &dyn Fn(&mut Sheet) -> Result<(), XlsxError>| {
            let sheet = match grows {
                true => workbook.add_worksheet_with_low_memory(),
                false => Ok(workbook.add_worksheet()),
            };
            sheet
                .and_then(|sheet| Sheet::new(sheet, messages, name, grows))
                .and_then(|mut sheet| write(&mut sheet))
                .map_err(|source| ConsolidatedWorkbookError::Sheet { sheet: name.to_owned(), source })
        };
        let parts = parts::parts(&book);
        add(&names.contents, false, &|sheet| {
            sheet.raw().set_tab_color(Purpose::Result.colour());
            contents_sheet::write(&book, sheet, &parts)
        })?;
        for part in &parts {
            add(part.name, part.purpose != Purpose::Result, &|sheet| {
                sheet.raw().set_tab_color(part.purpose.colour());
                // The contents stand first; what the office opens the workbook for is the totals.
                sheet.raw().set_active(part.name == names.totals);
                (part.write)(sheet)
            })?;
        }
        add(&names.issue, true, &|sheet| issue_sheet::write(&book, sheet))?;
        Ok(LaidOutWorkbook { workbook })
    }
}

/// A consolidated workbook whose sheets are filled, to be put together into a file.
pub struct LaidOutWorkbook {
    workbook: Workbook,
}

impl fmt::Debug for LaidOutWorkbook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LaidOutWorkbook").finish_non_exhaustive()
    }
}

impl LaidOutWorkbook {
    /// Puts the sheets together into a file, piece by piece.
    ///
    /// # Errors
    /// [`ConsolidatedWorkbookError::Assembly`] where there is no room.
    pub fn write_to(mut self, writer: impl Write + Send) -> Result<(), ConsolidatedWorkbookError> {
        self.workbook.save_to_writer(writer).map_err(ConsolidatedWorkbookError::Assembly)
    }
}

/// The properties of the document. It is dated to the last day of its period, so that the same input gives the
/// same bytes.
fn properties(book: &Book) -> DocProperties {
    let input = book.input;
    let period = [("period", Arg::Period(input.consolidation.period))];
    let state = if input.consolidation.provisional { "is-provisional" } else { "is-final" };
    let of_form = [&*input.form.id, &*input.form.version, &input.consolidation.period.to_string()].join("; ");
    let properties = DocProperties::new()
        .set_title(&*input.form.title)
        .set_subject(book.say("consolidated-title-contents", &period))
        .set_author(&*input.committee.name)
        .set_company(&*input.committee.name)
        .set_category(book.text("consolidated-title-totals"))
        .set_keywords(of_form)
        .set_comment(book.text(&format!("consolidated-{state}")))
        .set_custom_property("tonghop_output", "consolidated")
        .set_custom_property("tonghop_form", &*input.form.id)
        .set_custom_property("tonghop_version", &*input.form.version)
        .set_custom_property("tonghop_period", input.consolidation.period.to_string());
    match excel_day(input.consolidation.period.last_day()) {
        Some(day) => properties.set_creation_datetime(&day),
        None => properties,
    }
}
