//! What a workbook holds that a person who looks at it does not see: macros, answers from other workbooks, what
//! is hidden, and content that cannot be trusted.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use tonghop_core::catalogue;
use tonghop_core::{Arg, CellRef, Code, Finding, Place, Related, Severity, Source, State, Submission, Value};

use crate::open::Workbook;
use crate::package::{Fault, PartFault};
use crate::sheet::{Content, Sheet, Visibility};

/// How many places a finding lists; of the others it says how many they are.
const LISTED: usize = 20;

/// An answer that was taken from a cell.
struct Answer<'a> {
    code: &'a Code,
    table: Option<&'a Code>,
    source: &'a Source,
}

/// Adds what is to be said of a workbook whose answers have been read.
pub(crate) fn disclose(workbook: &Workbook, submission: &mut Submission) {
    let file = submission.file.path.clone();
    let answers = answers(submission);
    let mut findings = Vec::new();
    if workbook.has_macros {
        findings.push(Finding::new(&catalogue::MACROS, Place::file(file.clone())));
    }
    if !workbook.links.is_empty() {
        let targets = listed(workbook.links.iter().filter(|target| !target.is_empty()).cloned());
        findings.push(
            Finding::new(&catalogue::LINKS, Place::file(file.clone())).arg("targets", Arg::List(targets)),
        );
    }
    for sheet in &workbook.sheets {
        let of_sheet: Vec<&Answer<'_>> =
            answers.iter().filter(|answer| answer.source.sheet == sheet.name).collect();
        findings.extend(hidden(sheet, &of_sheet, &file));
        findings.extend(unplaced(sheet, &of_sheet, &file));
        findings.extend(untrusted(sheet, &submission.findings, &file));
    }
    submission.findings.extend(findings);
}

/// The answers that count and that stand in a cell.
fn answers(submission: &Submission) -> Vec<Answer<'_>> {
    fn source(value: &Value) -> Option<&Source> {
        let counts = matches!(value.state, State::Given | State::ZeroWord | State::NotApplicable);
        value.source.as_ref().filter(|_| counts)
    }
    let fields = submission
        .values
        .iter()
        .filter_map(|(code, value)| Some(Answer { code, table: None, source: source(value)? }));
    let cells = submission.tables.iter().flat_map(|(table, rows)| {
        let cells = rows.iter().flat_map(|row| &row.cells);
        cells.filter_map(move |(code, value)| {
            Some(Answer { code, table: Some(table), source: source(value)? })
        })
    });
    fields.chain(cells).collect()
}

/// A hidden sheet with answers, or so hidden that a person cannot find it; hidden rows and columns with answers.
fn hidden(sheet: &Sheet, answers: &[&Answer<'_>], file: &Arc<str>) -> Vec<Finding> {
    let place = || Place::sheet(file.clone(), sheet.name.clone());
    let mut findings = Vec::new();
    let how = match sheet.visibility {
        Visibility::VeryHidden if sheet.has_content() => Some("visibility-very-hidden"),
        Visibility::Hidden if !answers.is_empty() => Some("visibility-hidden"),
        _ => None,
    };
    if let Some(how) = how {
        findings.push(Finding::new(&catalogue::HIDDEN_SHEET, place()).arg("how", Arg::Word(how)));
    }
    let mut rows: BTreeMap<u32, Vec<&Answer<'_>>> = BTreeMap::new();
    let mut columns: BTreeMap<u32, Vec<&Answer<'_>>> = BTreeMap::new();
    for answer in answers {
        let cell = answer.source.cell;
        if sheet.hidden_rows.contains(&cell.row) {
            rows.entry(cell.row).or_default().push(answer);
        }
        if sheet.hidden_columns.contains(&cell.column) {
            columns.entry(cell.column).or_default().push(answer);
        }
    }
    if !rows.is_empty() {
        let numbers = listed(rows.keys().map(|row| (row + 1).to_string()));
        let mut finding = Finding::new(&catalogue::HIDDEN_ROWS, place())
            .arg("rows", Arg::List(numbers))
            .related(related(rows.values().flatten()));
        // The rows of a form are known; a hidden row of a list may be one that was to be left out.
        if rows.values().flatten().all(|answer| answer.table.is_none()) {
            finding.severity = Severity::Note;
        }
        findings.push(finding);
    }
    if !columns.is_empty() {
        let letters = listed(columns.keys().map(|column| CellRef::new(0, *column).column_letters()));
        findings.push(
            Finding::new(&catalogue::HIDDEN_COLUMNS, place())
                .arg("columns", Arg::List(letters))
                .related(related(columns.values().flatten())),
        );
    }
    findings
}

fn related<'a>(answers: impl Iterator<Item = &'a &'a Answer<'a>>) -> Vec<Related> {
    let related = |answer: &&Answer<'_>| Related::of(answer.code.clone(), answer.source.cell);
    answers.take(LISTED).map(related).collect()
}

/// Cells without a place: an error in a sheet that holds answers, since one of them may be among these.
fn unplaced(sheet: &Sheet, answers: &[&Answer<'_>], file: &Arc<str>) -> Option<Finding> {
    if sheet.unplaced.is_empty() {
        return None;
    }
    let cells = listed(sheet.unplaced.iter().cloned());
    let place = Place::sheet(file.clone(), sheet.name.clone());
    let mut finding = Finding::new(&catalogue::UNPLACED_CELLS, place).arg("cells", Arg::List(cells));
    if answers.is_empty() {
        finding.severity = Severity::Warning;
    }
    Some(finding)
}

/// Cells that cannot be trusted and that no finding has named yet.
fn untrusted(sheet: &Sheet, findings: &[Finding], file: &Arc<str>) -> Option<Finding> {
    let mut cells = sheet
        .rows()
        .flat_map(|(row, cells)| cells.iter().map(move |(column, cell)| (CellRef::new(row, *column), cell)))
        .filter(|(_, cell)| matches!(cell.content, Content::Untrusted { .. }))
        .peekable();
    cells.peek()?;
    let named: HashSet<CellRef> = findings
        .iter()
        .filter(|finding| finding.place.sheet_name() == Some(&*sheet.name))
        .filter_map(|finding| finding.place.cell_ref())
        .collect();
    let others: BTreeSet<CellRef> = cells.map(|(at, _)| at).filter(|at| !named.contains(at)).collect();
    let place = Place::sheet(file.clone(), sheet.name.clone());
    let list = || listed(others.iter().map(ToString::to_string));
    (!others.is_empty())
        .then(|| Finding::new(&catalogue::UNTRUSTED_CELLS, place).arg("cells", Arg::List(list())))
}

/// The first of many, and how many more there are.
pub(crate) fn listed(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut texts = texts.peekable();
    let mut list: Vec<String> = texts.by_ref().take(LISTED).collect();
    let more = texts.count();
    if more > 0 {
        list.push(format!("… (+{more})"));
    }
    list
}

/// A part of the package that cannot be trusted, as a finding at the file or sheet that needs it.
pub(crate) fn part_finding(place: Place, fault: &PartFault) -> Finding {
    match fault.fault {
        Fault::Over(limit) => Finding::new(&catalogue::OVER_A_LIMIT, place)
            .text("part", fault.part.as_str())
            .arg("limit", Arg::Word(limit.key))
            .arg("most", Arg::Number(limit.told().into())),
        Fault::Damage(damage) => Finding::new(&catalogue::DAMAGED_PART, place)
            .text("part", fault.part.as_str())
            .arg("damage", Arg::Word(damage.message_key())),
    }
}
