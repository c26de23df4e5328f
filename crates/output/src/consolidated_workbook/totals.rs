//! The totals, section by section.

use rust_xlsxwriter::{IgnoreError, XlsxError};
use tonghop_core::{Arg, By, Code, Datum, Field, FieldType, Figure, RosterCount, RowTable};

use super::address::{count_of, foreign, foreign_range, is_plain_criterion, literal, relative, target};
use super::book::Book;
use super::computed::{computed, fraction};
use super::sheet::{Page, Sheet, lines};
use super::signature_block::{self, Sides};
use super::styles::{Look, Shape, Tint};
use super::totals_plan::{CODE, LABEL, Line, MEASURE, NOTICES, TOTAL};
use super::{comparison_columns, roster_sheet, row_tables};

/// Widths up to the total, and behind what it is held against.
const WIDTHS: [f64; 4] = [8.0, 54.0, 14.0, 14.0];
const WIDTHS_BEHIND: [f64; 4] = [13.0, 9.0, 10.0, 9.0];
/// The same where it is held against so much that the page lies on its side.
const NARROW_WIDTHS: [f64; 4] = [7.0, 42.0, 11.0, 13.0];
const NARROW_WIDTHS_BEHIND: [f64; 4] = [11.0, 8.0, 9.0, 8.0];

/// Lines of notices up to which the head of the sheet stays in sight.
const TALLEST: usize = 6;

/// A formula and its present result.
pub(super) struct Live {
    pub(super) formula: String,
    pub(super) result: String,
}

impl Live {
    pub(super) fn new(formula: impl Into<String>, result: impl Into<String>) -> Self {
        Self { formula: formula.into(), result: result.into() }
    }
}

pub(super) fn write(book: &Book, sheet: &mut Sheet) -> Result<(), XlsxError> {
    sheet.widths(&widths(book))?;
    write_title(book, sheet)?;
    let head = book.totals.head();
    let style = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    let columns = &book.totals.columns;
    for (column, key) in [
        (CODE, "consolidated-column-code"),
        (LABEL, "consolidated-column-label"),
        (MEASURE, "consolidated-column-measure"),
        (TOTAL, "consolidated-column-total"),
        (columns.part, "consolidated-column-part"),
        (columns.share, "consolidated-column-share"),
        (columns.coverage, "consolidated-column-coverage"),
        (columns.source, "consolidated-column-source"),
    ] {
        sheet.text(head, column, &book.text(key), style)?;
    }
    comparison_columns::write_head(book, sheet, head, style)?;
    let height = if is_wide(book) { 62.0 } else { 46.0 };
    sheet.raw().set_row_height(head, if columns.compared().is_empty() { 32.0 } else { height })?;
    for (row, line) in (head + 1..).zip(&book.totals.lines) {
        match line {
            Line::Section(section) => {
                let style = book.style(Look::new(Shape::Wrapped).tint(Tint::Band).bold());
                let title = format!("{}. {}", section.id, section.title);
                sheet.merged(row, (CODE, columns.source), &title, style)?;
                let width = widths(book).iter().sum::<f64>() * 0.92;
                sheet.height(row, [(title.as_str(), width)])?;
            }
            Line::Field(field) => write_field(book, sheet, row, field)?,
            Line::Choice(field, word) => write_choice(book, sheet, row, field, word)?,
            Line::Table(index, table) => write_table(book, sheet, row, *index, table)?,
        }
    }
    let last = book.totals.last();
    sheet.bars((head + 1, last.max(head + 1)), columns.share, Some(100))?;
    let notes = comparison_columns::notes(book);
    for (row, note) in (last + 2..).zip(&notes) {
        let style = book.styles.note.clone().set_text_wrap();
        sheet.merged(row, (CODE, columns.source), note, &style)?;
        sheet.height(row, [(note.as_str(), notice_width(book))])?;
    }
    let sides = Sides { left: (CODE, LABEL), right: (MEASURE, columns.source) };
    let signed = signature_block::write(book, sheet, last + 3 + notes.len() as u32, &sides)?;
    let raw = sheet.raw();
    raw.ignore_error_range(head, TOTAL, last, columns.source, IgnoreError::FormulaDiffers)?;
    // Where the notices are long, the frozen rows would leave no room for the totals.
    let tall = notice_lines(book).sum::<usize>() > TALLEST;
    raw.set_freeze_panes(if tall { 0 } else { head + 1 }, TOTAL)?;
    let last = (signed, columns.source);
    sheet.page(
        book,
        &Page { landscape: is_wide(book), repeated: Some((head, head)), one_page_wide: true, last },
    )
}

fn write_title(book: &Book, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let source = book.totals.columns.source;
    let input = book.input;
    let (styles, units) = (&book.styles, &input.consolidation.units);
    sheet.way_back(book)?;
    sheet.merged(1, (CODE, LABEL), &input.committee.superior.to_uppercase(), &styles.superior)?;
    sheet.merged(2, (CODE, LABEL), &input.committee.name.to_uppercase(), &styles.committee)?;
    sheet.merged(3, (CODE, source), &book.text("consolidated-title-totals").to_uppercase(), &styles.title)?;
    sheet.raw().set_row_height(3, 34.0)?;
    sheet.merged(4, (CODE, source), &book.form().title, &styles.subtitle)?;
    let period = [("period", Arg::Period(input.consolidation.period))];
    sheet.merged(5, (CODE, source), &book.say("consolidated-period", &period), &styles.subtitle)?;
    let count = |codes: &[Code]| Arg::Count(codes.len() as u64);
    let in_totals = book.collected.units.iter().filter(|standing| standing.outcome.is_in_totals()).count();
    let mut status = book.say(
        "consolidated-units",
        &[
            ("received", count(&units.received)),
            ("expected", count(&units.expected)),
            ("accepted", Arg::Count(in_totals as u64)),
            ("late", count(&units.late)),
        ],
    );
    if let Some(deadline) = input.deadline {
        status.push_str(&book.say("consolidated-deadline", &[("deadline", Arg::Date(deadline))]));
    }
    sheet.merged(6, (CODE, source), &status, &styles.subtitle)?;
    for (row, notice) in (NOTICES..).zip(&book.totals.notices) {
        sheet.merged(row, (CODE, source), notice, &styles.warning)?;
        sheet.height(row, [(notice.as_str(), notice_width(book))])?;
    }
    Ok(())
}

/// Whether the totals are held against more than the period before.
fn is_wide(book: &Book) -> bool {
    book.totals.columns.compared().len() > 3
}

fn widths(book: &Book) -> Vec<f64> {
    let (first, behind) = match is_wide(book) {
        true => (NARROW_WIDTHS, NARROW_WIDTHS_BEHIND),
        false => (WIDTHS, WIDTHS_BEHIND),
    };
    first.into_iter().chain(comparison_columns::widths(book)).chain(behind).collect()
}

/// The width of a column.
fn width(book: &Book, column: u16) -> f64 {
    widths(book).get(usize::from(column)).copied().unwrap_or_default()
}

fn notice_width(book: &Book) -> f64 {
    widths(book).iter().sum::<f64>() * 0.9
}

fn notice_lines(book: &Book) -> impl Iterator<Item = usize> {
    book.totals.notices.iter().map(|notice| lines(notice, notice_width(book)))
}

fn write_field(book: &Book, sheet: &mut Sheet, row: u32, field: &Field) -> Result<(), XlsxError> {
    let text = |shape| book.shape(shape, Tint::Plain);
    sheet.text(row, CODE, field.code.as_str(), text(Shape::Text))?;
    sheet.text(row, LABEL, &field.label, text(Shape::Wrapped))?;
    sheet.text(row, MEASURE, &field.measure, text(Shape::Centred))?;
    let covered = comparison_columns::year_coverage(book, field);
    let covered = covered.as_deref().zip(book.totals.columns.year);
    let covered = covered.map(|(text, [_, column])| (text, width(book, column)));
    let own = [(&*field.label, width(book, LABEL)), (&*field.measure, width(book, MEASURE))];
    sheet.height(row, own.into_iter().chain(covered))?;
    let counted = matches!(field.field_type, FieldType::Flag | FieldType::Choice) && field.is_by_unit();
    let shape = if counted { Shape::Count } else { Shape::of(field.field_type, field.decimals) };
    let exact = book.input.consolidation.total(field.code.as_str()).is_none_or(|total| {
        let number = matches!(total.figure, Figure::Number(None));
        !(number
            && field.field_type.is_number()
            && total.contributions.iter().any(|c| c.datum.number().is_some()))
    });
    let total_look = book.style(Look::new(shape).bold());
    if let Some(block) = book.sources.block(&field.code) {
        sheet.lead(row, TOTAL, &target(&book.names.sources[block.sheet], block.row, 0))?;
    }
    match total(book, field).filter(|_| exact) {
        Some(live) => sheet.formula(row, TOTAL, &live.formula, &live.result, total_look)?,
        None if exact => sheet.blank(row, TOTAL, total_look)?,
        None => sheet.text(row, TOTAL, &book.text("consolidated-not-exact"), text(Shape::Centred))?,
    }
    let columns = &book.totals.columns;
    comparison_columns::write_field(book, sheet, row, field)?;
    let (part, share) = share(book, row, field);
    for (column, live, shape) in
        [(columns.part, part, Shape::Centred), (columns.share, share, Shape::Percent)]
    {
        match live {
            Some(live) => sheet.formula(row, column, &live.formula, &live.result, text(shape))?,
            None => sheet.blank(row, column, text(shape))?,
        }
    }
    write_coverage(book, sheet, row, field)?;
    match book.sources.block(&field.code) {
        Some(block) => {
            let target = target(&book.names.sources[block.sheet], block.row, 0);
            sheet.link(
                row,
                columns.source,
                &target,
                &book.text("consolidated-source"),
                book.style(Look::new(Shape::Centred).link()),
            )
        }
        None => sheet.blank(row, columns.source, text(Shape::Centred)),
    }
}

/// The total of a field, live.
fn total(book: &Book, field: &Field) -> Option<Live> {
    let (code, matrix) = (&field.code, &book.names.matrix);
    let range = |part| book.matrix.range(matrix, code, part);
    let figure = book.figure(code);
    match &field.by {
        By::Roster { count, unit_kind } => {
            Some(Live::new(roster_formula(book, *count, unit_kind.as_deref()), figure))
        }
        By::Computed(formula) => Some(Live::new(computed(field, formula, &|code| own(book, code)), figure)),
        By::Committee => match book.matrix.committee_row(code) {
            Some(at) => committee_answer(book, at, field),
            None if field.field_type.is_number() => Some(sum(&range(0)?, figure)),
            None => None,
        },
        By::Unit => match field.field_type {
            FieldType::Flag | FieldType::Choice => {
                let word = field.counted.as_deref()?;
                let count = book.input.consolidation.total(code.as_str())?.figure.count(word)?;
                Some(Live::new(
                    format!("={}", count_of(&range(0)?, &book.status_word(word))),
                    count.to_string(),
                ))
            }
            FieldType::Ratio => {
                let (part, whole) = (range(0)?, range(1)?);
                let result =
                    book.sides(code).map(|(part, whole)| format!("{part}/{whole}")).unwrap_or_default();
                Some(Live::new(format!("=IF(COUNT({part})=0,\"\",SUM({part})&\"/\"&SUM({whole}))"), result))
            }
            FieldType::Date | FieldType::Text => None,
            _ => Some(sum(&range(0)?, figure)),
        },
    }
}

/// No value at all is not zero.
fn sum(range: &str, result: String) -> Live {
    Live::new(format!("=IF(COUNT({range})=0,\"\",SUM({range}))"), result)
}

/// The total of another field, on the same sheet.
fn own(book: &Book, code: &Code) -> String {
    relative(book.totals.row(code).unwrap_or_default(), TOTAL)
}

fn committee_answer(book: &Book, at: u32, field: &Field) -> Option<Live> {
    let column = book.matrix.column(&field.code)?.column;
    let cell = |part: u16| foreign(&book.names.matrix, at, column + part);
    let answer = match &book.input.consolidation.total(field.code.as_str())?.figure {
        Figure::Answer(answer) => answer.as_ref(),
        _ => {
            return Some(Live::new(format!("=IF(COUNT({0})=0,\"\",{0})", cell(0)), book.figure(&field.code)));
        }
    };
    match answer? {
        Datum::Ratio { .. } => {
            Some(Live::new(format!("={}&\"/\"&{}", cell(0), cell(1)), answer?.to_string()))
        }
        Datum::Date(date) => {
            let serial = super::sheet::excel_day(*date).map(|day| day.to_excel().to_string());
            Some(Live::new(format!("={}", cell(0)), serial.unwrap_or_else(|| book.messages.date(*date))))
        }
        answer => Some(Live::new(format!("={}", cell(0)), book.datum(answer))),
    }
}

fn roster_formula(book: &Book, count: RosterCount, unit_kind: Option<&str>) -> String {
    let sheet = &book.names.roster;
    let rows = roster_sheet::extent(book.input.roster);
    let flags = foreign_range(sheet, rows, roster_sheet::flag_column(count));
    let kinds = foreign_range(sheet, rows, roster_sheet::KIND);
    // COUNTIFS does not tell case apart; the roster does.
    let alone = |kind: &str| {
        book.input.roster.kinds().iter().filter(|k| k.to_lowercase() == kind.to_lowercase()).count() <= 1
    };
    match unit_kind {
        None => format!("=SUM({flags})"),
        Some(kind) if is_plain_criterion(kind) && alone(kind) => {
            format!("=COUNTIFS({kinds},{},{flags},1)", literal(kind))
        }
        Some(kind) => format!("=SUMPRODUCT(EXACT({kinds},{})*{flags})", literal(kind)),
    }
}

/// The total as a part of something, as text and in percent.
fn share(book: &Book, row: u32, field: &Field) -> (Option<Live>, Option<Live>) {
    let consolidation = book.input.consolidation;
    let own_cell = relative(row, TOTAL);
    if let Some(whole) = &field.share_of {
        let cell = own(book, whole);
        let (part, all) = (book.figure(&field.code), book.figure(whole));
        let known = !part.is_empty() && !all.is_empty();
        let text = if known { format!("{part}/{all}") } else { String::new() };
        let guard = format!("COUNT({own_cell},{cell})<2");
        return (
            Some(Live::new(format!("=IF({guard},\"\",{own_cell}&\"/\"&{cell})"), text)),
            Some(percent(&guard, &own_cell, &cell, &part, &all)),
        );
    }
    if let Some(formula) = field.formula() {
        let text = book.sides(&field.code).map(|(part, whole)| format!("{part}/{whole}")).unwrap_or_default();
        return (fraction(formula, &|code| own(book, code)).map(|formula| Live::new(formula, text)), None);
    }
    let Some(total) = consolidation.total(field.code.as_str()) else { return (None, None) };
    match (&total.figure, &field.counted, book.matrix.column(&field.code)) {
        (Figure::Counts(_), Some(word), _) => {
            let count = total.figure.count(word).unwrap_or_default().to_string();
            let of = total.coverage.of.to_string();
            let guard = format!("COUNT({own_cell})=0");
            (
                Some(Live::new(format!("={own_cell}&\"/{of}\""), format!("{count}/{of}"))),
                Some(percent(&guard, &own_cell, &of, &count, &of)),
            )
        }
        (Figure::Ratio { .. }, _, Some(_)) if field.is_by_unit() => {
            let range = |part| book.matrix.range(&book.names.matrix, &field.code, part).unwrap_or_default();
            let (part, whole) = book.sides(&field.code).unwrap_or_default();
            let guard = format!("COUNT({})=0", range(0));
            let sum = |part| format!("SUM({})", range(part));
            (None, Some(percent(&guard, &sum(0), &sum(1), &part, &whole)))
        }
        _ => (None, None),
    }
}

fn percent(guard: &str, part: &str, whole: &str, part_now: &str, whole_now: &str) -> Live {
    let number = |text: &str| text.parse::<tonghop_core::Decimal>().ok();
    let result = number(part_now)
        .zip(number(whole_now))
        .and_then(|(part, whole)| part.checked_mul(tonghop_core::Decimal::ONE_HUNDRED)?.checked_div(whole));
    let result = result.map(tonghop_core::plain).unwrap_or_default();
    Live::new(format!("=IF({guard},\"\",IFERROR({part}/{whole}*100,\"\"))"), result)
}

fn write_coverage(book: &Book, sheet: &mut Sheet, row: u32, field: &Field) -> Result<(), XlsxError> {
    let column = book.totals.columns.coverage;
    let Some(total) = book.input.consolidation.total(field.code.as_str()) else {
        return sheet.blank(row, column, book.shape(Shape::Centred, Tint::Plain));
    };
    let coverage = total.coverage;
    let tint = if coverage.is_full() { Tint::Plain } else { Tint::Doubtful };
    let style = book.shape(Shape::Centred, tint);
    let text = format!("{}/{}", coverage.have, coverage.of);
    let from_roster = || book.text("consolidated-from-roster");
    let formula = match &field.by {
        By::Roster { .. } => return sheet.text(row, column, &from_roster(), style),
        By::Computed(_) => match narrowest(book, field) {
            Some(leaf) if leaf.is_by_unit() || leaf.is_by_committee() => {
                format!("={}", relative(book.totals.row(&leaf.code).unwrap_or_default(), column))
            }
            Some(_) => return sheet.text(row, column, &from_roster(), style),
            None => return sheet.text(row, column, &text, style),
        },
        By::Unit if matches!(field.field_type, FieldType::Flag | FieldType::Choice) => {
            let choices = field.counted_words().len().max(1) as u32;
            format!(
                "=SUM({}:{})&\"/{}\"",
                relative(row + 1, TOTAL),
                relative(row + choices, TOTAL),
                coverage.of
            )
        }
        By::Committee if !field.field_type.is_number() => return sheet.text(row, column, &text, style),
        By::Unit | By::Committee => {
            let own = book.matrix.column(&field.code);
            let range = match (field.is_by_committee(), book.matrix.committee_row(&field.code), own) {
                (true, Some(at), Some(own)) => foreign(&book.names.matrix, at, own.column),
                _ => book.matrix.range(&book.names.matrix, &field.code, 0).unwrap_or_default(),
            };
            format!("=COUNT({range})&\"/{}\"", coverage.of)
        }
    };
    sheet.formula(row, column, &formula, &text, style)
}

/// Of the fields that a computed one is computed from, the one that covers as few units as it does.
fn narrowest<'b>(book: &Book<'b>, field: &Field) -> Option<&'b Field> {
    let wanted = book.input.consolidation.total(field.code.as_str())?.coverage;
    let codes = field.formula()?.codes();
    let inner = codes.iter().filter_map(|code| book.form().field(code.as_str()));
    inner
        .filter_map(|inner| if inner.formula().is_some() { narrowest(book, inner) } else { Some(inner) })
        .find(|leaf| book.input.consolidation.total(leaf.code.as_str()).is_some_and(|t| t.coverage == wanted))
}

fn write_choice(
    book: &Book,
    sheet: &mut Sheet,
    row: u32,
    field: &Field,
    word: &str,
) -> Result<(), XlsxError> {
    let style = |shape| book.shape(shape, Tint::Plain);
    let columns = &book.totals.columns;
    let behind = [columns.part, columns.share, columns.coverage, columns.source];
    for column in [CODE, MEASURE].into_iter().chain(behind) {
        sheet.blank(row, column, style(Shape::Text))?;
    }
    comparison_columns::write_choice(book, sheet, row, field, word)?;
    if let Some(block) = book.sources.block(&field.code) {
        let target = target(&book.names.sources[block.sheet], block.row, 0);
        sheet.lead(row, TOTAL, &target)?;
    }
    let shown = book.status_word(word);
    let label = book.say("consolidated-choice", &[("choice", Arg::Text(shown.clone()))]);
    sheet.text(row, LABEL, &label, &style(Shape::Wrapped).clone().set_indent(2).set_italic())?;
    sheet.height(row, [(label.as_str(), width(book, LABEL) - 4.0)])?;
    let total = book.input.consolidation.total(field.code.as_str());
    let count = total.and_then(|total| total.figure.count(word)).unwrap_or_default();
    let range = book.matrix.range(&book.names.matrix, &field.code, 0).unwrap_or_default();
    sheet.formula(
        row,
        TOTAL,
        &format!("={}", count_of(&range, &shown)),
        &count.to_string(),
        style(Shape::Count),
    )
}

fn write_table(
    book: &Book,
    sheet: &mut Sheet,
    row: u32,
    index: usize,
    table: &RowTable,
) -> Result<(), XlsxError> {
    let style = |shape| book.shape(shape, Tint::Plain);
    let label = book.say("consolidated-table-line", &[("title", Arg::Text(table.title.to_string()))]);
    sheet.text(row, CODE, table.code.as_str(), style(Shape::Text))?;
    sheet.text(row, LABEL, &label, style(Shape::Wrapped))?;
    sheet.height(row, [(label.as_str(), width(book, LABEL))])?;
    sheet.text(row, MEASURE, &book.text("consolidated-rows"), style(Shape::Centred))?;
    let columns = &book.totals.columns;
    for column in [columns.part, columns.share].into_iter().chain(columns.compared()) {
        sheet.blank(row, column, style(Shape::Text))?;
    }
    let total = book.input.consolidation.tables.get(&table.code);
    let rows = total.map_or(0, |total| total.rows.len());
    let name = &book.names.tables[index];
    let (which, at, column) = row_tables::row_count_cell(book, table);
    let counted = book.names.all(name).nth(which).unwrap_or(name);
    let formula = format!("={}", foreign(counted, at, column));
    sheet.formula(row, TOTAL, &formula, &rows.to_string(), book.style(Look::new(Shape::Count).bold()))?;
    let coverage = total.map(|total| total.coverage);
    let tint = if coverage.is_none_or(|c| c.is_full()) { Tint::Plain } else { Tint::Doubtful };
    let text = coverage.map(|c| format!("{}/{}", c.have, c.of)).unwrap_or_default();
    sheet.text(row, columns.coverage, &text, book.shape(Shape::Centred, tint))?;
    let link = book.style(Look::new(Shape::Centred).link());
    sheet.link(row, columns.source, &target(name, 0, 0), &book.text("consolidated-see-table"), link)
}
