//! What the office decided, each with who, when and why, and where it took effect.

use rust_xlsxwriter::{IgnoreError, XlsxError};
use tonghop_core::{Arg, Code, Decision, Matter, Severity, Source, Status, Submission};

use super::book::Book;
use super::sheet::{Page, Sheet};
use super::styles::{Look, Shape, Tint};

const HEAD: u32 = 2;
const LAST: u16 = 12;
const WIDTHS: [f64; 13] = [16.0, 11.0, 34.0, 26.0, 9.0, 8.0, 11.0, 34.0, 22.0, 17.0, 14.0, 12.0, 52.0];

pub(super) fn write(book: &Book, sheet: &mut Sheet) -> Result<(), XlsxError> {
    sheet.widths(&WIDTHS)?;
    let period = [("period", Arg::Period(book.input.consolidation.period))];
    sheet.title(book, &book.say("consolidated-title-decisions", &period))?;
    let head = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    for (column, key) in (0..).zip([
        "consolidated-column-decision",
        "consolidated-column-unit-code",
        "consolidated-column-unit-name",
        "consolidated-column-file",
        "consolidated-column-sheet",
        "consolidated-column-cell",
        "consolidated-column-field",
        "consolidated-column-label",
        "consolidated-column-raw",
        "consolidated-column-decided",
        "consolidated-column-by",
        "consolidated-column-on",
        "consolidated-column-why",
    ]) {
        sheet.text(HEAD, column, &book.text(key), head)?;
    }
    let mut row = HEAD;
    for decision in book.input.decisions.all() {
        row += 1;
        write_decision(book, sheet, row, decision)?;
    }
    let last = row.max(HEAD + 1);
    sheet.raw().autofilter(HEAD, 0, last, LAST)?;
    sheet.raw().ignore_error_range(HEAD, 0, last, LAST, IgnoreError::NumberStoredAsText)?;
    sheet.raw().set_freeze_panes(HEAD + 1, 1)?;
    sheet.page(
        book,
        &Page { landscape: true, repeated: Some((HEAD, HEAD)), one_page_wide: true, last: (last, LAST) },
    )
}

/// What a row says of what was decided.
#[derive(Default)]
struct Line<'a> {
    unit: Option<&'a Code>,
    file: String,
    source: Option<&'a Source>,
    field: String,
    label: String,
    raw: String,
    decided: String,
}

fn write_decision(book: &Book, sheet: &mut Sheet, row: u32, decision: &Decision) -> Result<(), XlsxError> {
    let line = line(book, decision);
    let idle = book
        .input
        .findings
        .iter()
        .any(|finding| finding.place == decision.place && finding.severity == Severity::Warning);
    let tint = if idle { Tint::Doubtful } else { Tint::Plain };
    let style = |shape| book.shape(shape, tint);
    let mut kind = book.text(&format!("consolidated-decision-{}", decision.word()));
    if idle {
        kind = book.say("consolidated-decision-idle", &[("kind", Arg::Text(kind))]);
    }
    let cell = line.source.map(|source| source.cell.to_string()).unwrap_or_default();
    let texts = [
        (0, kind.as_str()),
        (1, line.unit.map(Code::as_str).unwrap_or_default()),
        (2, line.unit.map(|unit| book.unit_name(unit)).unwrap_or_default()),
        (3, line.file.as_str()),
        (4, line.source.map_or("", |source| &source.sheet)),
        (5, cell.as_str()),
        (6, line.field.as_str()),
        (7, line.label.as_str()),
        (8, line.raw.as_str()),
        (9, line.decided.as_str()),
        (10, &*decision.by),
        (12, &*decision.why),
    ];
    for (column, text) in texts {
        sheet.text(row, column, text, style(Shape::Wrapped))?;
    }
    sheet.date(row, 11, decision.on, style(Shape::Date))?;
    sheet.height(row, texts.map(|(column, text)| (text, WIDTHS[usize::from(column)])))
}

fn line<'a>(book: &Book<'a>, decision: &'a Decision) -> Line<'a> {
    match &decision.matter {
        Matter::Take(file) | Matter::Leave(file) => Line { file: file.name.clone(), ..Line::default() },
        Matter::Explain { unit, entry, rule, table, field } => {
            let code = [table, field].into_iter().flatten().map(Code::as_str).collect::<Vec<_>>().join(".");
            let title = book.text(&format!("{}.title", entry.code));
            Line {
                unit: Some(unit),
                field: code,
                label: format!("{} {title}", rule.as_ref().map_or(entry.code, Code::as_str)),
                ..Line::default()
            }
        }
        Matter::Value { answer, state, datum, found, file } => {
            let mut line = Line { unit: Some(&answer.unit), ..Line::default() };
            let table = answer.row.as_ref().and_then(|(table, _)| book.form().table(table.as_str()));
            let column = table.and_then(|table| table.column(answer.field.as_str()));
            line.field = match table {
                Some(table) => format!("{}.{}", table.code, answer.field),
                None => answer.field.to_string(),
            };
            let label = column.map(|column| &*column.label);
            line.label = label
                .or(book.form().field(answer.field.as_str()).map(|f| &*f.label))
                .unwrap_or_default()
                .to_owned();
            let row = answer.row.as_ref().map(|(table, row)| (table, *row));
            let put = |s: &&Submission| s.decision_on(row, &answer.field).is_some_and(|d| **d == *decision);
            let standing = |s: &&Submission| matches!(s.status, Status::Accepted | Status::Rejected);
            let input = book.input;
            let submission = input.submissions.iter().filter(put).find(standing);
            let submission = submission.or_else(|| input.submissions.iter().find(put));
            line.file =
                submission.map(|s| s.file.path.to_string()).or_else(|| file.clone()).unwrap_or_default();
            line.source = submission.and_then(|submission| match row {
                None => submission.values.get(&answer.field)?.source.as_ref(),
                Some((table, row)) => {
                    let rows = submission.tables.get(table)?;
                    rows.iter().find(|entry| entry.row == row)?.cells.get(&answer.field)?.source.as_ref()
                }
            });
            line.raw = line
                .source
                .map(|source| source.raw.to_string())
                .or_else(|| found.clone())
                .unwrap_or_default();
            line.decided = match datum {
                Some(datum) => book.datum(datum),
                None => book.text(&format!("state-{}", state.word())),
            };
            let hidden =
                table.is_some_and(|table| !table.shown_columns().any(|column| column.id == answer.field));
            if hidden {
                let placeholder = book.text("consolidated-personal");
                (line.raw, line.decided) = (placeholder.clone(), placeholder);
            }
            line
        }
    }
}
