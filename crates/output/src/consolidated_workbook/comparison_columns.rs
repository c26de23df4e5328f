//! The columns beside the totals: the period before, the same period of the last year, the year so far, targets.

use rust_xlsxwriter::{Format, XlsxError};
use tonghop_core::{
    Arg, ClosedTotal, Course, Coverage, Decimal, Field, FieldType, Figure, Period, Target, ToDate,
    ToDateTotals, plain,
};

use super::address::relative;
use super::book::Book;
use super::comparison::headline;
use super::computed::computed;
use super::sheet::Sheet;
use super::styles::{Shape, Tint};
use super::totals::Live;
use super::totals_plan::TOTAL;

const PRIOR_WIDTHS: [f64; 3] = [13.0, 11.0, 10.0];
const LAST_YEAR_WIDTHS: [f64; 4] = [13.0, 11.0, 10.0, 10.0];
const YEAR_WIDTHS: [f64; 2] = [13.0, 17.0];
const TARGET_WIDTHS: [f64; 2] = [13.0, 9.0];

pub(super) fn widths(book: &Book) -> Vec<f64> {
    let columns = &book.totals.columns;
    let mut widths = Vec::new();
    widths.extend(columns.prior.map(|_| PRIOR_WIDTHS).into_iter().flatten());
    widths.extend(columns.last_year.map(|_| LAST_YEAR_WIDTHS).into_iter().flatten());
    widths.extend(columns.year.map(|_| YEAR_WIDTHS).into_iter().flatten());
    widths.extend(columns.targets.iter().flat_map(|_| TARGET_WIDTHS));
    widths
}

pub(super) fn write_head(book: &Book, sheet: &mut Sheet, row: u32, style: &Format) -> Result<(), XlsxError> {
    let (columns, comparison) = (&book.totals.columns, &book.totals.comparison);
    let mut heads: Vec<(u16, String)> = Vec::new();
    let mut add = |columns: &[u16], keys: &[&str], args: &[(&'static str, Arg)]| {
        heads.extend(columns.iter().zip(keys).map(|(column, key)| (*column, book.say(key, args))));
    };
    if let Some((columns, period)) = columns.prior.zip(comparison.prior) {
        let keys =
            ["consolidated-column-prior", "consolidated-column-change", "consolidated-column-prior-coverage"];
        add(&columns, &keys, &[("period", Arg::Period(period))]);
    }
    if let Some((columns, period)) = columns.last_year.zip(comparison.last_year) {
        let keys = [
            "consolidated-column-last-year",
            "consolidated-column-last-year-change",
            "consolidated-column-last-year-percent",
            "consolidated-column-last-year-coverage",
        ];
        add(&columns, &keys, &[("period", Arg::Period(period))]);
    }
    if let Some((columns, year)) = columns.year.zip(comparison.year.as_ref()) {
        let keys = ["consolidated-column-year", "consolidated-column-year-coverage"];
        add(&columns, &keys, &[("year", Arg::Text(year.span.year().to_string()))]);
    }
    for (columns, targets) in columns.targets.iter().zip(&comparison.targets) {
        let span = targets.span;
        let args = [
            ("grain", Arg::Text(span.grain().word().to_owned())),
            ("year", Arg::Text(span.year().to_string())),
            ("period", Arg::Period(span)),
        ];
        add(columns, &["consolidated-column-target", "consolidated-column-reached"], &args);
    }
    for (column, text) in heads {
        sheet.text(row, column, &text, style)?;
    }
    Ok(())
}

/// What stands in one cell.
enum Content {
    Nothing,
    Value(Decimal),
    Text(String),
    Live(Live),
}

fn write(
    sheet: &mut Sheet,
    (row, column): (u32, u16),
    content: Content,
    style: &Format,
) -> Result<(), XlsxError> {
    match content {
        Content::Nothing => sheet.blank(row, column, style),
        Content::Value(value) => sheet.number(row, column, value, style),
        Content::Text(text) => sheet.text(row, column, &text, style),
        Content::Live(live) => sheet.formula(row, column, &live.formula, &live.result, style),
    }
}

/// How figures of a field are set in its own line.
fn shape(field: &Field) -> Shape {
    match field.field_type {
        FieldType::Flag | FieldType::Choice if field.is_by_unit() => Shape::Count,
        field_type => Shape::of(field_type, field.decimals),
    }
}

/// What a field is held against.
pub(super) fn write_field(book: &Book, sheet: &mut Sheet, row: u32, field: &Field) -> Result<(), XlsxError> {
    let (columns, comparison) = (&book.totals.columns, &book.totals.comparison);
    for column in columns.compared() {
        sheet.blank(row, column, book.shape(Shape::Text, Tint::Plain))?;
    }
    if let Some(([then, change, coverage], total)) = columns.prior.zip(comparison.before(field)) {
        write_earlier(book, sheet, (row, field), total, [then, change, coverage])?;
    }
    if let Some(([then, change, percent, coverage], total)) =
        columns.last_year.zip(comparison.a_year_before(field))
    {
        write_earlier(book, sheet, (row, field), total, [then, change, coverage])?;
        let content = growth(book, field, total, (row, then));
        write(sheet, (row, percent), content, book.shape(Shape::Percent, Tint::Plain))?;
    }
    if let Some(([figure, coverage], to_date)) = columns.year.zip(year_to_date(book, field)) {
        let tint = if to_date.is_whole() { Tint::Plain } else { Tint::Doubtful };
        let content = to_date_content(book, field, row, to_date, Some(figure));
        write(sheet, (row, figure), content, book.shape(shape(field), tint))?;
        let text = year_coverage(book, field).unwrap_or_default();
        sheet.text(row, coverage, &text, book.shape(Shape::Centred, tint))?;
    }
    for (columns, to_date) in columns.targets.iter().zip(&comparison.targets) {
        write_target(book, sheet, (row, field), to_date, *columns)?;
    }
    Ok(())
}

/// A figure of an earlier period, the change since, and how many units gave it.
fn write_earlier(
    book: &Book,
    sheet: &mut Sheet,
    (row, field): (u32, &Field),
    total: &ClosedTotal,
    [then, change, coverage]: [u16; 3],
) -> Result<(), XlsxError> {
    let shape = shape(field);
    let figure = match (&total.figure, field.formula()) {
        (figure, Some(formula)) => {
            let address = |code: &_| relative(book.totals.row(code).unwrap_or_default(), then);
            let result = figure.number().map(plain).unwrap_or_default();
            Content::Live(Live::new(computed(field, formula, &address), result))
        }
        (figure, None) => constant(field, figure),
    };
    write(sheet, (row, then), figure, book.shape(shape, Tint::Plain))?;
    if field.field_type != FieldType::Ratio {
        let (now, before) = (relative(row, TOTAL), relative(row, then));
        let changed = now_of(book, field)
            .zip(headline(field, &total.figure))
            .and_then(|(now, before)| now.checked_sub(before));
        let formula = format!("=IF(COUNT({now},{before})<2,\"\",{now}-{before})");
        let live = Live::new(formula, changed.map(plain).unwrap_or_default());
        write(sheet, (row, change), Content::Live(live), book.shape(shape, Tint::Plain))?;
    }
    match total.coverage {
        Some(units) => write_coverage(book, sheet, (row, coverage), units),
        None => Ok(()),
    }
}

fn write_coverage(
    book: &Book,
    sheet: &mut Sheet,
    (row, column): (u32, u16),
    units: Coverage,
) -> Result<(), XlsxError> {
    let tint = if units.is_full() { Tint::Plain } else { Tint::Doubtful };
    let text = format!("{}/{}", units.have, units.of);
    sheet.text(row, column, &text, book.shape(Shape::Centred, tint))
}

/// A figure of which nothing stands in the workbook.
fn constant(field: &Field, figure: &Figure) -> Content {
    match figure {
        Figure::Ratio { numerator, denominator, .. } if field.field_type == FieldType::Ratio => {
            Content::Text(format!("{}/{}", plain(*numerator), plain(*denominator)))
        }
        figure => headline(field, figure).map_or(Content::Nothing, Content::Value),
    }
}

/// The number in the cell of the total; none where that is empty or says both sides of a part of a whole.
fn now_of(book: &Book, field: &Field) -> Option<Decimal> {
    let total = book.input.consolidation.total(field.code.as_str())?;
    headline(field, &total.figure)
}

/// The change since the last year in percent of then. Of a percentage it would be taken for points.
fn growth(book: &Book, field: &Field, total: &ClosedTotal, (row, then): (u32, u16)) -> Content {
    if matches!(field.field_type, FieldType::Percent | FieldType::Ratio) {
        return Content::Nothing;
    }
    let (now, before) = (relative(row, TOTAL), relative(row, then));
    let result = now_of(book, field).zip(headline(field, &total.figure)).and_then(|(now, before)| {
        let change = now.checked_sub(before)?;
        change.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(before.abs())
    });
    let formula =
        format!("=IF(COUNT({now},{before})<2,\"\",IFERROR(({now}-{before})/ABS({before})*100,\"\"))");
    Content::Live(Live::new(formula, result.map(plain).unwrap_or_default()))
}

fn year_to_date<'b>(book: &'b Book, field: &Field) -> Option<&'b ToDate> {
    book.totals.comparison.year.as_ref()?.total(field.code.as_str())
}

/// Which periods the figure of the year so far covers; `None` where there is no such column or figure.
pub(super) fn year_coverage(book: &Book, field: &Field) -> Option<String> {
    let to_date = year_to_date(book, field)?;
    let labels = |periods: &[Period]| {
        let labels = periods.iter().map(|period| book.messages.period(*period));
        labels.collect::<Vec<_>>().join(", ")
    };
    let count = |count: usize| Arg::Count(count as u64);
    let of = to_date.have.len() + to_date.missing.len();
    let args = [
        ("have", count(to_date.have.len())),
        ("of", count(of)),
        ("grain", Arg::Text(book.form().grain.word().to_owned())),
        ("missing", Arg::Text(labels(&to_date.missing))),
    ];
    let leaves = book.form().leaves(field);
    let leaves = leaves.iter().filter_map(|leaf| book.form().field(leaf.as_str()));
    let adds = leaves.chain([field]).any(|part| Course::of(part) == Course::Adds);
    let key = match (Course::of(field), to_date.missing.is_empty()) {
        (Course::Last, _) => "consolidated-year-last",
        (Course::First, true) => "consolidated-year-first",
        (Course::Computed, true) if !adds => "consolidated-year-span",
        (_, true) => "consolidated-year-full",
        (_, false) => "consolidated-year-gap",
    };
    let mut text = book.say(key, &args);
    // How many units the collected period lacks stands in a column of its own.
    let earlier = |(period, _): &&(Period, Coverage)| *period != book.input.consolidation.period;
    for (period, units) in to_date.uncovered.iter().filter(earlier) {
        let args = [("period", Arg::Period(*period)), ("have", count(units.have)), ("of", count(units.of))];
        text.push_str(&book.say("consolidated-year-units", &args));
    }
    Some(text)
}

/// What a field comes to over several periods. Live as far as its parts stand in the workbook: this period's total, that
/// of the period before, and in the column of the year so far the figures that it is computed from.
fn to_date_content(
    book: &Book,
    field: &Field,
    row: u32,
    to_date: &ToDate,
    year_column: Option<u16>,
) -> Content {
    if !to_date.is_known() {
        return Content::Nothing;
    }
    let now = relative(row, TOTAL);
    let prior = book.totals.columns.prior.zip(book.totals.comparison.prior);
    let prior_cell = |period: Period| {
        prior.filter(|(_, prior)| *prior == period).map(|([column, _, _], _)| relative(row, column))
    };
    let result = headline(field, &to_date.figure).map(plain).unwrap_or_default();
    match Course::of(field) {
        Course::Last => {
            if let Figure::Ratio { numerator, denominator, .. } = to_date.figure
                && field.field_type == FieldType::Ratio
            {
                let result = format!("{}/{}", plain(numerator), plain(denominator));
                return Content::Live(Live::new(format!("={now}&\"\""), result));
            }
            match headline(field, &to_date.figure) {
                Some(_) => Content::Live(Live::new(format!("=IF(COUNT({now})=0,\"\",{now})"), result)),
                None => Content::Nothing,
            }
        }
        Course::First => match to_date.have.first().and_then(|period| prior_cell(*period)) {
            Some(cell) => Content::Live(Live::new(format!("=IF(COUNT({cell})=0,\"\",{cell})"), result)),
            None => constant(field, &to_date.figure),
        },
        Course::Computed => match (field.formula(), year_column) {
            (Some(formula), Some(column)) => {
                let address = |code: &_| relative(book.totals.row(code).unwrap_or_default(), column);
                Content::Live(Live::new(computed(field, formula, &address), result))
            }
            _ => constant(field, &to_date.figure),
        },
        Course::Adds if field.field_type == FieldType::Ratio => ratio_to_date(book, field, to_date),
        Course::Adds => {
            let cell = to_date.have.iter().find_map(|period| prior_cell(*period));
            let before = cell.as_ref().and(book.totals.comparison.before(field));
            let before = before.and_then(|total| headline(field, &total.figure)).unwrap_or_default();
            let rest = headline(field, &to_date.figure)
                .and_then(|sum| sum.checked_sub(now_in(book, field, to_date))?.checked_sub(before));
            let Some(rest) = rest else { return constant(field, &to_date.figure) };
            let rest = Some(rest).filter(|rest| !rest.is_zero()).map(plain);
            let parts: Vec<String> = std::iter::once(now).chain(cell).chain(rest).collect();
            Content::Live(Live::new(format!("=SUM({})", parts.join(",")), result))
        }
    }
}

/// What the collected period itself puts into a sum.
fn now_in(book: &Book, field: &Field, to_date: &ToDate) -> Decimal {
    let counts = to_date.have.contains(&book.input.consolidation.period);
    now_of(book, field).filter(|_| counts).unwrap_or_default()
}

/// Both sides of a part of a whole, added up over the periods.
fn ratio_to_date(book: &Book, field: &Field, to_date: &ToDate) -> Content {
    let Figure::Ratio { numerator, denominator, .. } = to_date.figure else { return Content::Nothing };
    let result = format!("{}/{}", plain(numerator), plain(denominator));
    let now = book.sides(&field.code).filter(|_| to_date.have.contains(&book.input.consolidation.period));
    let side = |index: u16, whole: Decimal, now: Option<&str>| {
        let now = now.and_then(|now| now.parse::<Decimal>().ok()).unwrap_or_default();
        let range = book.matrix.range(&book.names.matrix, &field.code, index)?;
        Some(format!("SUM({range},{})", plain(whole.checked_sub(now)?)))
    };
    let part = side(0, numerator, now.as_ref().map(|(part, _)| part.as_str()));
    let whole = side(1, denominator, now.as_ref().map(|(_, whole)| whole.as_str()));
    match part.zip(whole) {
        Some((part, whole)) => Content::Live(Live::new(format!("={part}&\"/\"&{whole}"), result)),
        None => Content::Text(result),
    }
}

/// The target of a field for a period, and how much of it is reached.
fn write_target(
    book: &Book,
    sheet: &mut Sheet,
    (row, field): (u32, &Field),
    since: &ToDateTotals,
    [target, reached]: [u16; 2],
) -> Result<(), XlsxError> {
    let Some(set) = book.input.targets.of(field.code.as_str(), since.span) else { return Ok(()) };
    let shape = match field.field_type {
        FieldType::Ratio => Shape::Percent,
        field_type => Shape::of(field_type, field.decimals),
    };
    sheet.number(row, target, set.value, book.shape(shape, Tint::Plain))?;
    let cell = relative(row, target);
    let now = relative(row, TOTAL);
    let total = book.input.consolidation.total(field.code.as_str());
    let to_date = since.total(field.code.as_str());
    let mut tint = Tint::Plain;
    // What the target is held against: a cell, or an expression where none has it.
    let (held, guard, figure) = if Target::adds_up(field) && since.periods.len() > 1 {
        if to_date.is_some_and(|to_date| !to_date.is_whole()) {
            tint = Tint::Doubtful;
        }
        let figure = to_date.and_then(|to_date| headline(field, &to_date.figure));
        let year = book.totals.columns.year.zip(book.totals.comparison.year.as_ref());
        match year.filter(|(_, year)| year.periods == since.periods) {
            Some(([column, _], _)) => {
                let held = relative(row, column);
                (held.clone(), Some(format!("COUNT({held})=0")), figure)
            }
            None => match to_date.map(|to_date| to_date_content(book, field, row, to_date, None)) {
                Some(Content::Live(live)) => (live.formula.trim_start_matches('=').to_owned(), None, figure),
                Some(Content::Value(value)) => (plain(value), None, figure),
                _ => return Ok(()),
            },
        }
    } else if field.field_type == FieldType::Ratio {
        let range = |part| book.matrix.range(&book.names.matrix, &field.code, part).unwrap_or_default();
        let held = format!("SUM({})/SUM({})*100", range(0), range(1));
        let figure = total.and_then(|total| points(field, &total.figure));
        (held, Some(format!("COUNT({})=0", range(0))), figure)
    } else {
        (now.clone(), Some(format!("COUNT({now})=0")), now_of(book, field))
    };
    let result = figure.and_then(|figure| set.reached(figure)).map(plain).unwrap_or_default();
    let reaches = format!("IFERROR({held}/{cell}*100,\"\")");
    let formula = match guard {
        Some(guard) => format!("=IF({guard},\"\",{reaches})"),
        None => format!("={reaches}"),
    };
    let live = Content::Live(Live::new(formula, result));
    write(sheet, (row, reached), live, book.shape(Shape::Percent, tint))
}

/// A part of a whole in points, whoever gave it.
fn points(field: &Field, figure: &Figure) -> Option<Decimal> {
    match figure {
        Figure::Answer(Some(tonghop_core::Datum::Ratio(ratio))) => {
            let tonghop_core::Ratio { numerator, denominator } = **ratio;
            Target::figure(field, &Figure::Ratio { numerator, denominator, percent: false })
        }
        figure => Target::figure(field, figure),
    }
}

/// How many units gave one choice, in each of the periods.
pub(super) fn write_choice(
    book: &Book,
    sheet: &mut Sheet,
    row: u32,
    field: &Field,
    word: &str,
) -> Result<(), XlsxError> {
    let (columns, comparison) = (&book.totals.columns, &book.totals.comparison);
    for column in columns.compared() {
        sheet.blank(row, column, book.shape(Shape::Text, Tint::Plain))?;
    }
    let count_style = book.shape(Shape::Count, Tint::Plain);
    let now = relative(row, TOTAL);
    let total = book.input.consolidation.total(field.code.as_str());
    let current = total.and_then(|total| total.figure.count(word)).map(Decimal::from);
    let earlier = |total: Option<&ClosedTotal>| total.and_then(|t| t.figure.count(word)).map(Decimal::from);
    let prior =
        columns.prior.map(|[then, change, _]| (then, change, None, earlier(comparison.before(field))));
    let last_year = columns.last_year.map(|[then, change, percent, _]| {
        (then, change, Some(percent), earlier(comparison.a_year_before(field)))
    });
    for (then, change, percent, count) in prior.into_iter().chain(last_year) {
        let Some(count) = count else { continue };
        let before = relative(row, then);
        sheet.number(row, then, count, count_style)?;
        let changed = current.map(|now| now - count);
        let live = Live::new(format!("={now}-{before}"), changed.map(plain).unwrap_or_default());
        write(sheet, (row, change), Content::Live(live), count_style)?;
        if let Some(percent) = percent {
            let growth =
                changed.and_then(|change| (change * Decimal::ONE_HUNDRED).checked_div(count)).map(plain);
            let formula = format!("=IFERROR(({now}-{before})/{before}*100,\"\")");
            let live = Content::Live(Live::new(formula, growth.unwrap_or_default()));
            write(sheet, (row, percent), live, book.shape(Shape::Percent, Tint::Plain))?;
        }
    }
    if let Some(([figure, _], _)) = columns.year.zip(year_to_date(book, field)) {
        let live = Live::new(format!("={now}"), current.map(plain).unwrap_or_default());
        write(sheet, (row, figure), Content::Live(live), count_style)?;
    }
    Ok(())
}

/// Below the totals: what they are held against, which file that comes from, and what is not known.
pub(super) fn notes(book: &Book) -> Vec<String> {
    let comparison = &book.totals.comparison;
    let period = book.input.consolidation.period;
    let mut notes = Vec::new();
    let said = |key: &str, period: Period| book.say(key, &[("period", Arg::Text(with_file(book, period)))]);
    match (comparison.prior, period.previous()) {
        (Some(prior), _) => notes.push(said("consolidated-note-prior", prior)),
        (None, Some(previous)) => notes.push(said("consolidated-note-no-prior", previous)),
        (None, None) => {}
    }
    notes.extend(comparison.last_year.map(|last_year| said("consolidated-note-last-year", last_year)));
    if let Some(year) = &comparison.year {
        let is_known = |p: &&Period| **p == period || comparison.is_closed(**p);
        let (known, unknown): (Vec<&Period>, Vec<&Period>) = year.periods.iter().partition(is_known);
        let list = |periods: Vec<&Period>| {
            let texts = periods
                .into_iter()
                .map(|p| if *p == period { book.messages.period(*p) } else { with_file(book, *p) });
            texts.collect::<Vec<_>>().join("; ")
        };
        let none_missing = unknown.is_empty();
        let args = [("periods", Arg::Text(list(known))), ("missing", Arg::Text(list(unknown)))];
        let key = if none_missing { "consolidated-note-year" } else { "consolidated-note-year-gap" };
        notes.push(book.say(key, &args));
    }
    if !comparison.targets.is_empty() {
        notes.push(book.text("consolidated-note-targets"));
    }
    notes
}

/// A closed period with the file that its values were read from.
fn with_file(book: &Book, period: Period) -> String {
    let folder = format!("{period}/");
    match book.input.declarations.iter().find(|file| file.path.starts_with(&folder)) {
        Some(file) => {
            let args = [("period", Arg::Period(period)), ("file", Arg::Text(file.path.to_string()))];
            book.say("consolidated-period-file", &args)
        }
        None => book.messages.period(period),
    }
}
