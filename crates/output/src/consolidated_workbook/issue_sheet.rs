//! What the workbook says of itself to programs: what it was made from, and how its sheets are to be read.
//!
//! One fact a row, a word in front. A reader finds sheets by the names given here and columns by their headings, so
//! that rows and columns may be inserted and moved; nothing here is an address.

use rust_xlsxwriter::XlsxError;
use tonghop_core::{Field, FileStamp, Formula, Upward};

use super::book::Book;
use super::sheet::Sheet;

/// The name of the sheet; no language has it for anything else.
pub(super) const NAME: &str = "_tonghop";
/// The version of this layout.
const VERSION: &str = "1";

/// The headings that a reader needs, by the ends of their keys.
const HEADINGS: [&str; 19] = [
    "code",
    "label",
    "measure",
    "total",
    "part",
    "share",
    "coverage",
    "source",
    "unit-code",
    "unit-name",
    "value",
    "file",
    "sheet",
    "cell",
    "raw",
    "remark",
    "sha",
    "row",
    "rows",
];

pub(super) fn write(book: &Book, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let input = book.input;
    let form = book.form();
    let mut facts: Vec<Vec<String>> = Vec::new();
    let mut add = |fact: &[&str]| facts.push(fact.iter().map(|text| (*text).to_owned()).collect());
    add(&["tonghop", VERSION]);
    add(&["program", env!("CARGO_PKG_VERSION")]);
    add(&["form", &form.id]);
    add(&["version", &form.version]);
    add(&["title", &form.title]);
    add(&["period", &input.consolidation.period.to_string()]);
    add(&["language", book.messages.language().word()]);
    add(&["provisional", if input.consolidation.provisional { "yes" } else { "no" }]);
    let names = &book.names;
    add(&["sheet", "totals", &names.totals]);
    add(&["sheet", "matrix", &names.matrix]);
    for name in &names.sources {
        add(&["sheet", "sources", name]);
    }
    let others = [
        &names.contents,
        &names.charts,
        &names.checks,
        &names.answers,
        &names.standing,
        &names.ranking,
        &names.notes,
        &names.changes,
        &names.decisions,
        &names.roster,
        &names.findings,
    ];
    for name in others.into_iter().flat_map(|name| names.all(name)) {
        add(&["sheet", "other", name]);
    }
    for heading in HEADINGS {
        add(&["heading", heading, &book.text(&format!("consolidated-column-{heading}"))]);
    }
    add(&["word", "sum", &book.text("consolidated-sum")]);
    add(&["word", "rows-sum", &book.text("consolidated-rows-sum")]);
    for field in form.fields() {
        let (formula, codes) = formula(field);
        let texts = [&*field.label, &field.measure, field.field_type.word(), &formula, &codes];
        add(&[&["field", field.code.as_str()][..], &texts].concat());
    }
    let rows = book.text("consolidated-rows");
    for (name, table) in names.tables.iter().zip(form.tables()) {
        let upward = if table.upward == Upward::Rows { "rows" } else { "count" };
        // A table that goes on is told of once for each of its sheets.
        for name in names.all(name) {
            add(&["table", table.code.as_str(), &table.title, &rows, upward, name]);
            for column in table.shown_columns() {
                let heading = super::row_tables::heading(column);
                let texts = [&*column.label, &column.measure, column.column_type.word(), &heading];
                add(&[&["column", table.code.as_str(), column.id.as_str()][..], &texts].concat());
            }
        }
    }
    let mut files = |word: &str, file: &FileStamp| add(&[word, &file.path, &file.sha256]);
    for file in input.declarations {
        files("declaration", file);
    }
    for submission in input.submissions {
        files("input", &submission.file);
    }
    let plain = rust_xlsxwriter::Format::new();
    for (row, fact) in (0..).zip(&facts) {
        for (column, text) in (0..).zip(fact) {
            sheet.text(row, column, text, &plain)?;
        }
    }
    sheet.raw().set_very_hidden(true);
    Ok(())
}

/// The formula of a computed field, and the codes that it names.
fn formula(field: &Field) -> (String, String) {
    let Some(formula) = field.formula() else { return Default::default() };
    let codes: Vec<String> = formula.codes().iter().map(ToString::to_string).collect();
    (Formula::text(formula).to_owned(), codes.join(" "))
}
