use std::collections::BTreeMap;
use std::sync::Arc;

use tonghop_core::catalogue;
use tonghop_core::{Arg, CellRef, Code, Field, FieldType, Finding, Form, Place, Related, nearest};

use crate::open::Workbook;
use crate::sheet::{Cells, Content, Sheet};

/// A sheet with a heading row that names a code column and an answer column.
#[derive(Debug)]
pub(crate) struct FormSheet {
    /// Its index in the workbook.
    pub sheet: usize,
    pub header_row: u32,
    code_column: u32,
    answer_column: u32,
    /// The other columns that have a heading of the form.
    headed: Vec<(u32, ColumnRole)>,
}

/// What a column of a form sheet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ColumnRole {
    Code,
    Label,
    Measure,
    Answer,
    Prior,
    Note,
    Check,
    /// It has no heading of the form.
    None,
}

impl FormSheet {
    fn place_of(&self, column: u32) -> ColumnRole {
        if column == self.answer_column {
            return ColumnRole::Answer;
        }
        if column == self.code_column {
            return ColumnRole::Code;
        }
        self.headed.iter().find(|(at, _)| *at == column).map_or(ColumnRole::None, |(_, role)| *role)
    }
}

/// Where every answer stands.
#[derive(Debug, Default)]
pub(crate) struct Located {
    /// Answer cells by code: sheet index and cell.
    pub cells: BTreeMap<Code, (usize, CellRef)>,
    /// Codes that stand in several rows: nobody can tell which row is meant.
    pub doubled: Vec<Code>,
}

/// The headings that a form sheet may have beside those of codes and answers.
const HEADINGS: [(&str, ColumnRole); 6] = [
    ("columns.label", ColumnRole::Label),
    ("columns.measure", ColumnRole::Measure),
    ("columns.prior", ColumnRole::Prior),
    ("columns.note", ColumnRole::Note),
    ("columns.check", ColumnRole::Check),
    ("columns.index", ColumnRole::Prior),
];

/// The sheets that hold answers under codes, wherever they stand and whatever they are called.
pub(crate) fn form_sheets(workbook: &Workbook, form: &Form, taken: &[usize]) -> Vec<FormSheet> {
    workbook
        .sheets
        .iter()
        .enumerate()
        .filter(|(index, _)| !taken.contains(index))
        .filter_map(|(index, sheet)| form_sheet(index, sheet, form))
        .collect()
}

fn form_sheet(index: usize, sheet: &Sheet, form: &Form) -> Option<FormSheet> {
    let layout = &form.layout;
    for (row, cells) in sheet.rows() {
        let texts = Sheet::folded_row(cells);
        let column =
            |key: &str| texts.iter().find(|(_, text)| layout.matches_folded(key, text)).map(|(c, _)| *c);
        let Some(code_column) = column("columns.code") else { continue };
        let Some(answer_column) = column("columns.answer").or_else(|| column("columns.text_answer")) else {
            continue;
        };
        let role = |text: &str| HEADINGS.iter().find(|(key, _)| layout.matches_folded(key, text));
        let headed = texts.iter().filter_map(|(at, text)| Some((*at, role(text)?.1))).collect();
        return Some(FormSheet { sheet: index, header_row: row, code_column, answer_column, headed });
    }
    None
}

/// Finds the answer cell of every asked field by its code in the code column.
pub(crate) fn locate(
    workbook: &Workbook,
    sheets: &[FormSheet],
    form: &Form,
    asked: &[&Field],
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) -> Located {
    let mut rows: BTreeMap<Code, Vec<(usize, CellRef)>> = BTreeMap::new();
    for form_sheet in sheets {
        let sheet = &workbook.sheets[form_sheet.sheet];
        for (row, cells) in sheet.rows().filter(|(row, _)| *row > form_sheet.header_row) {
            let code = cells
                .get(&form_sheet.code_column)
                .and_then(|cell| cell.text())
                .map(|text| tonghop_core::composed(&tonghop_core::mended(text)));
            let field = code.as_deref().and_then(|code| asked_field(asked, code));
            let answer = CellRef::new(row, form_sheet.answer_column);
            if let Some(field) = field {
                rows.entry(field.code.clone()).or_default().push((form_sheet.sheet, answer));
                stray_numbers(form_sheet, sheet, row, cells, field, file, findings);
            } else {
                unclaimed_row(form_sheet, sheet, row, cells, code.as_deref(), form, file, findings);
            }
        }
    }
    let mut located = Located::default();
    for (code, places) in rows {
        if let [(sheet, cell)] = places[..] {
            located.cells.insert(code, (sheet, cell));
            continue;
        }
        let Some(field) = form.field(code.as_str()) else { continue };
        let name = |index: usize| workbook.sheets[index].name.clone();
        let (first, rest) = (places[0], &places[1..]);
        let cells = places.iter().map(|(sheet, cell)| format!("{}!{cell}", name(*sheet))).collect();
        let related = rest.iter().map(|(_, cell)| Related { field: Some(code.clone()), cell: *cell });
        findings.push(
            Finding::new(&catalogue::DOUBLED_CODE, Place::cell(file.clone(), name(first.0), first.1))
                .field(field)
                .found(code.as_str())
                .related(related)
                .arg("cells", Arg::List(cells)),
        );
        located.doubled.push(code);
    }
    missing_codes(workbook, sheets, form, asked, &located, file, findings);
    located
}

fn asked_field<'a>(asked: &[&'a Field], code: &str) -> Option<&'a Field> {
    asked.iter().find(|field| field.code.as_str().eq_ignore_ascii_case(code)).copied()
}

/// What stands beside the answer cell of a field and looks like an answer.
fn stray_numbers(
    form_sheet: &FormSheet,
    sheet: &Sheet,
    row: u32,
    cells: &Cells,
    field: &Field,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) {
    let answer = CellRef::new(row, form_sheet.answer_column);
    let answered = cells.get(&form_sheet.answer_column).is_some_and(|content| !content.is_blank());
    for (column, content) in cells.iter().filter(|(_, content)| !content.is_blank()) {
        let role = form_sheet.place_of(*column);
        let is_stray = match role {
            ColumnRole::Answer => false,
            // What the form itself puts there; a figure of the period before may stand beside a blank answer.
            ColumnRole::Code | ColumnRole::Prior => false,
            // LibreOffice writes 0 into an .xls for a check that says nothing.
            ColumnRole::Check => content.is_number() && content.content != Content::Number(0.0),
            ColumnRole::Note => !answered && content.looks_like_figure(),
            ColumnRole::Label => content.is_number(),
            ColumnRole::Measure => {
                let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
                let figure = content.text().is_some_and(digits) && !digits(&field.measure);
                content.is_number() || (!answered && figure)
            }
            ColumnRole::None => content.is_number() || !answered,
        };
        if is_stray {
            let place = Place::cell(file.clone(), sheet.name.clone(), CellRef::new(row, *column));
            findings.push(
                Finding::new(&catalogue::ANSWER_BESIDE_CELL, place)
                    .field(field)
                    .found(content.raw())
                    .related([Related { field: Some(field.code.clone()), cell: answer }])
                    .text("answer", answer.to_string()),
            );
        }
    }
}

/// A row under the headings that is no field's: an answer under a strange code, or numbers by themselves.
#[expect(clippy::too_many_arguments, reason = "one call, which has all of them at hand")]
fn unclaimed_row(
    form_sheet: &FormSheet,
    sheet: &Sheet,
    row: u32,
    cells: &Cells,
    code: Option<&str>,
    form: &Form,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) {
    let place = |column: u32| Place::cell(file.clone(), sheet.name.clone(), CellRef::new(row, column));
    let answer = cells.get(&form_sheet.answer_column).filter(|content| !content.is_blank());
    if let (Some(code), Some(answer)) = (code.filter(|code| !code.is_empty()), answer) {
        let suggestion = nearest(code, form.codes().map(Code::as_str)).unwrap_or_default();
        let mut finding = Finding::new(&catalogue::UNKNOWN_CODE, place(form_sheet.answer_column))
            .found(answer.raw())
            .text("suggestion", suggestion);
        finding.field = Some(Code::from(code));
        findings.push(finding);
        return;
    }
    for (column, content) in cells {
        if content.is_number() || (*column == form_sheet.answer_column && !content.is_blank()) {
            findings
                .push(Finding::new(&catalogue::CONTENT_OUTSIDE_FORM, place(*column)).found(content.raw()));
        }
    }
}

fn missing_codes(
    workbook: &Workbook,
    sheets: &[FormSheet],
    form: &Form,
    asked: &[&Field],
    located: &Located,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) {
    for (is_text, key) in [(false, "sheets.form"), (true, "sheets.texts")] {
        let home: Vec<&Field> =
            asked.iter().filter(|field| (field.field_type == FieldType::Text) == is_text).copied().collect();
        let is_missing = |field: &Field| {
            !located.cells.contains_key(&field.code) && !located.doubled.contains(&field.code)
        };
        if !home.is_empty() && home.iter().all(|field| is_missing(field)) {
            findings.push(
                Finding::new(&catalogue::MISSING_SHEET, Place::file(file.clone()))
                    .text("sheet", form.layout.first(key)),
            );
            continue;
        }
        // Of several form sheets, the one with most of this home's codes is where the others belong.
        let count = |form_sheet: &FormSheet| {
            home.iter()
                .filter(|f| located.cells.get(&f.code).is_some_and(|(sheet, _)| *sheet == form_sheet.sheet))
                .count()
        };
        let main = sheets.iter().max_by_key(|form_sheet| count(form_sheet));
        for field in home.iter().filter(|field| is_missing(field)) {
            let place = match main {
                Some(main) => Place::sheet(file.clone(), workbook.sheets[main.sheet].name.clone()),
                None => Place::file(file.clone()),
            };
            findings
                .push(Finding::new(&catalogue::MISSING_CODE, place).field(field).found(field.code.as_str()));
        }
    }
}
