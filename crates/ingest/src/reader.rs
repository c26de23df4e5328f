use std::sync::Arc;

use tonghop_core::catalogue;
use tonghop_core::{
    Arg, CellRef, Code, Field, FileStamp, Finding, Form, Identity, Place, RowTable, Severity, Source, State,
    Status, Submission, Value, folded,
};

use crate::check_cells::lost_checks;
use crate::compiled_form::CompiledForm;
use crate::disclosures::{disclose, part_finding};
use crate::excerpt::{View, excerpts};
use crate::form_sheet::{FormSheet, form_sheets};
use crate::heading::Headings;
use crate::identify::identify;
use crate::locate::{Located, Search, locate};
use crate::notes::collect_notes;
use crate::open::{OpenError, SheetFailure, Workbook, open};
use crate::reading::{At, Customs, Question, read_value};
use crate::roll_up::RolledSheets;
use crate::rows::{compare_copies, read_rows, see_rows};
use crate::sha256::sha256;
use crate::sheet::{Cell, Content, Sheet};
use crate::table_sheet::{TableSheet, copies, find_table};
use crate::transcription::Transcription;

/// Reads files of one form.
///
/// ```
/// use tonghop_core::{Code, Form, Status};
/// use tonghop_ingest::SubmissionReader;
/// let form = Form::parse("form.toml", r#"
/// [form]
/// id = "kho"
/// version = "1"
/// title = "Báo cáo kho"
/// period = "month"
/// [[section]]
/// id = "I"
/// title = "Hàng"
/// [[section.field]]
/// code = "H1"
/// label = "Số thùng"
/// type = "count"
/// kind = "stock"
/// "#).unwrap();
/// let committee = Code::from("BCH");
/// let reader = SubmissionReader::new(&form, &committee);
/// let submission = reader.read("A01.xlsx", b"<html>not a workbook</html>");
/// assert_eq!(submission.status, Status::Unreadable);
/// assert_eq!(submission.findings[0].entry.code, "F002");
/// ```
#[derive(Debug, Clone)]
pub struct SubmissionReader<'a> {
    form: &'a Form,
    committee: &'a Code,
    compiled: Arc<CompiledForm>,
}

impl<'a> SubmissionReader<'a> {
    /// A reader of `form`, whose own workbook the committee sends under the code `committee`.
    #[must_use]
    pub fn new(form: &'a Form, committee: &'a Code) -> Self {
        Self { form, committee, compiled: Arc::new(CompiledForm::of(form)) }
    }

    /// Reads one file. Whatever is wrong with it is a finding of the submission.
    ///
    /// The answers are typed but not yet judged: see [`tonghop_core::validate`].
    #[must_use]
    pub fn read(&self, path: &str, bytes: &[u8]) -> Submission {
        let file = FileStamp { path: Arc::from(path), sha256: Arc::from(sha256(bytes)) };
        let mut submission = Submission::unread(file);
        match open(bytes) {
            Ok(mut workbook) => {
                workbook.sheets.retain(|sheet| !is_reply(sheet, self.form));
                let transcription =
                    Transcription::of(&mut workbook, &|sheet| self.form.layout.is("sheets.check", sheet));
                let rolled = RolledSheets::taken_from(&mut workbook, self.form);
                self.read_workbook(&mut submission, &workbook, rolled.as_ref());
                let told = transcription.findings(&workbook, self.form, &submission);
                submission.findings.extend(told);
            }
            Err(error) => submission.findings.push(file_finding(path, error)),
        }
        submission
    }

    fn read_workbook(&self, submission: &mut Submission, workbook: &Workbook, rolled: Option<&RolledSheets>) {
        let form = self.form;
        let file = submission.file.path.clone();
        let findings = &mut submission.findings;
        findings.extend(workbook.failed.iter().map(|(sheet, failure)| failed_sheet(sheet, failure, &file)));
        let mut taken: Vec<usize> = Vec::new();
        let mut tables: Vec<Option<TableSheet>> = Vec::new();
        let headings = Headings::of(workbook);
        for (table, labels) in form.tables().iter().zip(&self.compiled.columns) {
            let found = find_table(&headings, table, labels, &form.layout, &taken);
            taken.extend(found.as_ref().map(|found| found.sheet));
            tables.push(found);
        }
        let sheets = form_sheets(workbook, form, &self.compiled, &taken);
        let headers: Vec<_> =
            sheets.iter().map(|found| (&workbook.sheets[found.sheet], found.header_row)).collect();
        submission.identity = identify(workbook, &headers, form, &file, findings);
        if rolled.is_some() {
            // There it stands that this is a roll-up.
            submission.identity.unit_kind = None;
        }
        submission.readable = true;
        submission.status = Status::Unidentified;
        // A roll-up is a form of units, and its tables stand in sheets of its own.
        let has_tables = rolled.is_none();
        let by_committee = has_tables && is_committee(&submission.identity, self.committee);
        let asked = form.asked_fields(by_committee);
        let older = submission.identity.version.as_deref();
        let older = older.filter(|version| form.previous_versions.iter().any(|known| **known == **version));
        let compiled = &*self.compiled;
        let search = Search { workbook, sheets: &sheets, form, compiled, asked: &asked, older, file: &file };
        let located = locate(&search, findings);
        let mut customs = Customs::of(form, self.compiled.measures.clone());
        customs.date1904 = workbook.date1904;
        for field in &asked {
            if let Some((index, cell)) = located.cells.get(&field.code) {
                let sheet = &workbook.sheets[*index];
                customs.see(&sheet.name, cell.column, field.field_type, sheet.get(*cell));
            }
        }
        for (table, found) in form.tables().iter().zip(&tables) {
            if let Some(found) = found {
                see_rows(workbook, found, table, &mut customs);
            }
        }
        for field in &asked {
            let value = read_field(&search, &located, field, &customs, findings);
            submission.values.insert(field.code.clone(), value);
        }
        if older.is_none() && has_tables {
            findings.extend(lost_checks(&search, &located));
        }
        if let Some(rolled) = rolled {
            submission.roll_up = Some(rolled.read(form, &file, findings));
        } else {
            submission.notes = collect_notes(&search, &located);
        }
        let mut claimed: Vec<usize> =
            taken.iter().copied().chain(sheets.iter().map(|found: &FormSheet| found.sheet)).collect();
        if !by_committee && has_tables {
            for ((table, found), labels) in form.tables().iter().zip(&tables).zip(&self.compiled.columns) {
                let rows = match found {
                    Some(found) => {
                        let mut rows = read_rows(workbook, found, table, &customs, &file, findings);
                        let copies = copies(&headings, table, labels, &form.layout, &claimed);
                        let told =
                            compare_copies(workbook, found, &copies, table, &mut rows, &file, findings);
                        claimed.extend(told);
                        rows
                    }
                    None => {
                        findings.push(missing_table(table, older, &file));
                        Vec::new()
                    }
                };
                submission.tables.insert(table.code.clone(), rows);
            }
        }
        if by_committee {
            // The committee's workbook has no row tables; rows in it would be lost.
            taken.clear();
            claimed = sheets.iter().map(|found: &FormSheet| found.sheet).collect();
        }
        taken.extend(claimed);
        let complete = asked.iter().all(|field| field.formula().is_some() || located.knows(&field.code))
            && (by_committee || !has_tables || tables.iter().all(Option::is_some));
        settle_failed_sheets(workbook, form, complete, findings);
        extra_sheets(workbook, form, &taken, &file, findings);
        disclose(workbook, submission);
        let views = views(form, &sheets, &tables);
        submission.excerpts = excerpts(workbook, &views, submission);
    }
}

/// The parts of the workbook that findings are shown in.
fn views(form: &Form, sheets: &[FormSheet], tables: &[Option<TableSheet>]) -> Vec<View> {
    let of_tables = form.tables().iter().zip(tables);
    let of_tables = of_tables.filter_map(|(table, found)| Some(found.as_ref()?.view(table)));
    let of_form =
        sheets.iter().map(|found| View { sheet: found.sheet, heading_row: found.header_row, shown: None });
    of_tables.chain(of_form).collect()
}

fn failed_sheet(sheet: &str, failure: &SheetFailure, file: &Arc<str>) -> Finding {
    let place = Place::sheet(file.clone(), sheet);
    match failure {
        SheetFailure::Reader(reason) => {
            Finding::new(&catalogue::UNREADABLE_SHEET, place).text("reason", reason)
        }
        SheetFailure::Part(fault) => part_finding(place, fault),
    }
}

/// The answer to a field, from the cell where it was found.
fn read_field(
    search: &Search<'_>,
    located: &Located,
    field: &Field,
    customs: &Customs<'_>,
    findings: &mut Vec<Finding>,
) -> Value {
    let Some((index, cell)) = located.cells.get(&field.code) else {
        let unclear = located.doubled.contains(&field.code);
        return match unclear {
            true => Value { state: State::Unreadable, datum: None, source: None },
            false => Value::absent(),
        };
    };
    let sheet = search.sheet(*index);
    let content = sheet.get(*cell);
    if field.formula().is_some() {
        let raw = content.map(Cell::raw).unwrap_or_default();
        let raw = raw.into();
        return typed_over(content, Source { sheet: sheet.name.clone(), cell: *cell, raw, lower: None });
    }
    let formula = sheet.formulas.of(*cell);
    let at = At { file: search.file, sheet: &sheet.name, cell: *cell, formula };
    read_value(&Question::of(field), &at, content, customs, findings)
}

/// A table that has no sheet, as an older version of the form has none for it.
fn missing_table(table: &RowTable, older: Option<&str>, file: &Arc<str>) -> Finding {
    let place = Place::file(file.clone());
    let Some(version) = older else {
        return Finding::new(&catalogue::MISSING_SHEET, place).text("sheet", table.code.as_str());
    };
    let mut finding = Finding::new(&catalogue::NEWLY_ASKED, place)
        .found(table.code.as_str())
        .text("version", version)
        .text("label", &*table.title);
    finding.table = Some(table.code.clone());
    finding
}

/// Whether a sheet is our own reply to an earlier submission, come back with the mended copy.
fn is_reply(sheet: &Sheet, form: &Form) -> bool {
    let title = sheet.get(CellRef::new(0, 0)).and_then(|cell| cell.text());
    form.layout.is("sheets.reply", &sheet.name)
        && title.is_some_and(|title| form.layout.is("reply.title", title))
}

fn is_committee(identity: &Identity, committee: &Code) -> bool {
    identity.unit.as_ref().is_some_and(|unit| unit.as_str().eq_ignore_ascii_case(committee.as_str()))
}

/// What stands in the cell of a computed field. It is compared with the computed figure later, never taken;
/// so anything that is no number is as good as nothing.
fn typed_over(cell: Option<&Cell>, source: Source) -> Value {
    let number = match cell.map(|cell| &cell.content) {
        Some(Content::Number(number)) => tonghop_core::decimal_from_f64(*number),
        _ => None,
    };
    Value { state: State::Computed, datum: number.map(tonghop_core::Datum::Number), source: Some(source) }
}

fn extra_sheets(
    workbook: &Workbook,
    form: &Form,
    taken: &[usize],
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) {
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        let is = |key: &str| form.layout.is(key, &sheet.name);
        let stray = if is("sheets.guide") {
            sheet.has_numbers()
        } else if is("sheets.check") {
            // Where people see it, it has none but the 0 that LibreOffice writes into an .xls for a text that is
            // empty; what it works out stands in hidden columns.
            let typed = |cell: &Cell| cell.is_number() && cell.content != Content::Number(0.0);
            sheet.cells().any(|(at, cell)| typed(cell) && !sheet.hidden_columns.contains(&at.column))
        } else {
            sheet.has_content()
        };
        let told = |finding: &Finding| {
            *finding.entry == catalogue::NO_ANSWER_HEADING && finding.place.sheet_name() == Some(&*sheet.name)
        };
        if !taken.contains(&index) && stray && !findings.iter().any(told) {
            let place = Place::sheet(file.clone(), sheet.name.clone());
            findings.push(Finding::new(&catalogue::EXTRA_SHEET, place).found(&*sheet.name));
        }
    }
}

/// A sheet that failed to be read is said once: as a warning where the other sheets are the whole form, else as
/// an error, since what is missing is likely in it.
fn settle_failed_sheets(workbook: &Workbook, form: &Form, complete: bool, findings: &mut Vec<Finding>) {
    if workbook.failed.is_empty() {
        return;
    }
    let failed = |finding: &Finding| {
        let named = finding.args.iter().any(|(_, arg)| match arg {
            Arg::Text(text) => workbook.failed.iter().any(|(name, _)| {
                let home = |key: &&str| form.layout.first(key) == text && form.layout.is(key, name);
                folded(name) == folded(text) || ["sheets.form", "sheets.texts"].iter().any(home)
            }),
            _ => false,
        });
        *finding.entry == catalogue::MISSING_SHEET && named
    };
    let unreadable = |finding: &Finding| {
        [&catalogue::UNREADABLE_SHEET, &catalogue::DAMAGED_PART, &catalogue::OVER_A_LIMIT]
            .contains(&finding.entry)
    };
    if complete && !findings.iter().any(|finding| *finding.entry == catalogue::MISSING_COLUMN) {
        for finding in findings.iter_mut().filter(|finding| unreadable(finding)) {
            finding.severity = Severity::Warning;
        }
    }
    findings.retain(|finding| !failed(finding));
}

pub(crate) fn file_finding(path: &str, error: OpenError) -> Finding {
    let place = Place::file(path);
    match error {
        OpenError::Empty => Finding::new(&catalogue::EMPTY_FILE, place),
        OpenError::Password => Finding::new(&catalogue::PASSWORD_PROTECTED, place),
        OpenError::NotAWorkbook(content) => Finding::new(&catalogue::NOT_A_WORKBOOK, place)
            .arg("kind", Arg::Word(content.message_key()))
            .arg("advice", Arg::Word(content.advice_key())),
        OpenError::Reader(reason) => Finding::new(&catalogue::UNREADABLE_FILE, place).text("reason", reason),
        OpenError::Part(fault) => part_finding(place, &fault),
        OpenError::Damaged(what) => {
            Finding::new(&catalogue::UNREADABLE_FILE, place).arg("reason", Arg::Word(what))
        }
        OpenError::TooOld => Finding::new(&catalogue::TOO_OLD_WORKBOOK, place),
        OpenError::TooMuch(limit) => {
            Finding::new(&catalogue::TOO_MUCH_CONTENT, place).arg("limit", Arg::Word(limit))
        }
        OpenError::Panic(reason) => Finding::new(&catalogue::READER_CRASHED, place).text("reason", reason),
    }
}
