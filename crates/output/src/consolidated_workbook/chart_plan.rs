//! What is drawn: the figures behind every chart, each with the cell that it stands in.

use std::cmp::Reverse;

use tonghop_core::{
    Arg, Chart, ChartBy, ChartKind, Code, Coverage, Decimal, Field, Period, Section, exact_add,
};

use super::address::{count_of, foreign, foreign_range};
use super::book::Book;
use super::collected::Outcome;
use super::matrix::outcome;
use super::matrix_plan::HEAD;
use super::standing_sheet;
use super::styles::Shape;
use super::totals_plan::TOTAL;

/// Units up to which each has its bar.
const MOST_UNITS: usize = 60;
/// Units that have a bar where there are more.
const BIGGEST: usize = 40;
/// Letters of a label: more do not fit beside a bar.
const LABEL: usize = 44;
/// Letters of a label that may take two lines.
const LONG_LABEL: usize = 78;
/// Units that a note names before it says how many more there are.
const NAMED: usize = 8;

/// Colours of the states of a submission: accepted, late, to be corrected, missing.
const STATES: [u32; 4] = [0x0054_8235, 0x00A9_D18E, 0x00C5_5A11, 0x00A6_A6A6];

/// A figure of a chart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Point {
    /// The figure where it stands in the workbook; `None` where it stands nowhere else.
    pub(super) formula: Option<String>,
    pub(super) value: Decimal,
}

/// A line of the data of a chart: a bar for each of its figures. A figure that is not known has no bar.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bars {
    pub(super) code: String,
    pub(super) label: String,
    pub(super) points: Vec<Option<Point>>,
}

/// One chart.
#[derive(Debug)]
pub(super) struct Panel {
    pub(super) title: String,
    pub(super) kind: ChartKind,
    /// What each figure of a line is.
    pub(super) series: Vec<String>,
    /// The colour of each line, where it says something.
    pub(super) colours: &'static [u32],
    pub(super) bars: Vec<Bars>,
    pub(super) shape: Shape,
    /// What the chart does not show.
    pub(super) notes: Vec<String>,
}

/// Every chart: first how the units stand, then those that the workspace declares, one for each unit of measure.
pub(super) fn panels(book: &Book) -> Vec<Panel> {
    let mut panels = vec![standing(book)];
    for chart in book.input.charts {
        let named = chart.fields.iter().filter_map(|code| book.form().field(code.as_str()));
        let mut groups: Vec<Vec<&Field>> = Vec::new();
        for field in named {
            match groups.iter_mut().find(|group| group[0].measure == field.measure) {
                Some(group) => group.push(field),
                None => groups.push(vec![field]),
            }
        }
        panels.extend(groups.iter().map(|fields| match chart.by {
            ChartBy::Unit => by_unit(book, chart, fields),
            ChartBy::Field => by_field(book, chart, fields),
            ChartBy::Section => by_section(book, chart, fields),
        }));
    }
    panels
}

/// How many units stand how, counted where the sheet of submissions says it.
fn standing(book: &Book) -> Panel {
    let units = &book.collected.units;
    let range = foreign_range(&book.names.standing, standing_sheet::extent(book), standing_sheet::OUTCOME);
    let faulty = [Outcome::Rejected, Outcome::Provisional];
    let states: [(&str, &[Outcome], &[bool]); 4] = [
        ("in-time", &[Outcome::Accepted], &[false]),
        ("late", &[Outcome::Accepted], &[true]),
        ("to-correct", &faulty, &[false, true]),
        ("missing", &[Outcome::Missing], &[false, true]),
    ];
    let bars = states.map(|(key, outcomes, late)| {
        let wanted: Vec<(Outcome, bool)> =
            outcomes.iter().flat_map(|kind| late.iter().map(|late| (*kind, *late))).collect();
        let counts: Vec<String> =
            wanted.iter().map(|(kind, late)| count_of(&range, &outcome(book, *kind, *late))).collect();
        let count = units.iter().filter(|unit| wanted.contains(&(unit.outcome, unit.late))).count();
        let point = Point { formula: Some(format!("={}", counts.join("+"))), value: Decimal::from(count) };
        let label = book.text(&format!("consolidated-standing-{key}"));
        Bars { code: String::new(), label, points: vec![Some(point)] }
    });
    let count = [("count", Arg::Count(units.len() as u64))];
    Panel {
        title: book.say("consolidated-chart-standing", &count),
        kind: ChartKind::Bar,
        series: vec![book.text("consolidated-column-units-count")],
        colours: &STATES,
        bars: bars.into(),
        shape: Shape::Count,
        notes: Vec::new(),
    }
}

fn by_unit(book: &Book, chart: &Chart, fields: &[&Field]) -> Panel {
    let history = book.input.past.previous().filter(|_| chart.against_previous);
    let mut series: Vec<String> = match fields {
        [_] => vec![this_period(book)],
        fields => fields.iter().map(|field| field.label.to_string()).collect(),
    };
    series.extend(history.map(|history| period_name(book, history.period)));
    let mut bars = Vec::new();
    let mut without: Vec<&Code> = Vec::new();
    for (at, row) in (HEAD + 1..).zip(&book.matrix.rows).filter(|(_, row)| !row.is_committee) {
        let mut points: Vec<Option<Point>> = fields
            .iter()
            .map(|field| {
                let value = book.matrix.figure(book.form(), row, &field.code)?;
                let column = book.matrix.column(&field.code)?.column;
                Some(Point { formula: Some(guarded(&foreign(&book.names.matrix, at, column))), value })
            })
            .collect();
        if points.iter().all(Option::is_none) {
            without.push(row.unit);
            continue;
        }
        for field in fields.iter().filter(|_| history.is_some()) {
            let value = history.and_then(|history| history.figure(row.unit.as_str(), field.code.as_str()));
            points.push(value.map(|value| Point { formula: None, value }));
        }
        bars.push(Bars { code: row.unit.to_string(), label: unit_label(book, row.unit), points });
    }
    let size = |bars: &Bars| {
        let now = bars.points.iter().take(fields.len()).flatten();
        now.fold(Decimal::ZERO, |sum, point| exact_add(sum, point.value).unwrap_or(sum))
    };
    // Units of the same size stay in the order of the roster.
    bars.sort_by_cached_key(|bars| Reverse(size(bars)));
    let mut notes = Vec::new();
    if bars.len() > MOST_UNITS {
        let args = [
            ("shown", Arg::Count(BIGGEST as u64)),
            ("count", Arg::Number(bars.len().into())),
            ("sheet", Arg::Text(book.names.matrix.clone())),
        ];
        notes.push(book.say("consolidated-chart-biggest", &args));
        bars.truncate(BIGGEST);
    }
    if !without.is_empty() {
        let units = named(book, &without);
        let args = [("count", Arg::Count(without.len() as u64)), ("units", Arg::Text(units))];
        notes.push(book.say("consolidated-chart-without", &args));
    }
    notes.extend(without_previous(book, chart, &mut series, &mut bars, fields.len()));
    Panel {
        title: title(chart, fields),
        kind: chart.kind,
        series,
        colours: &[],
        bars,
        shape: shape(fields),
        notes,
    }
}

fn by_field(book: &Book, chart: &Chart, fields: &[&Field]) -> Panel {
    let bars = fields.iter().map(|field| {
        let mut points = vec![total(book, field)];
        points.extend(chart.against_previous.then(|| total_before(book, field)));
        Bars { code: field.code.to_string(), label: cut(&field.label, LONG_LABEL), points }
    });
    of_totals(book, chart, fields, bars.collect())
}

fn by_section(book: &Book, chart: &Chart, fields: &[&Field]) -> Panel {
    let mut bars = Vec::new();
    for section in book.form().sections() {
        let own: Vec<&Field> = fields_of(book, section, fields);
        if own.is_empty() {
            continue;
        }
        let sum = |of: &dyn Fn(&Field) -> Option<Point>| {
            sum(&own.iter().map(|field| of(field)).collect::<Vec<_>>())
        };
        let mut points = vec![sum(&|field| total(book, field))];
        points.extend(chart.against_previous.then(|| sum(&|field| total_before(book, field))));
        let label = format!("{}. {}", section.id, section.title);
        bars.push(Bars { code: section.id.to_string(), label: cut(&label, LONG_LABEL), points });
    }
    of_totals(book, chart, fields, bars)
}

fn fields_of<'f>(book: &Book, section: &Section, fields: &[&'f Field]) -> Vec<&'f Field> {
    let of_section = book.form().fields_of(section);
    fields.iter().copied().filter(|field| of_section.iter().any(|own| own.code == field.code)).collect()
}

fn of_totals(book: &Book, chart: &Chart, fields: &[&Field], mut bars: Vec<Bars>) -> Panel {
    let mut series = vec![this_period(book)];
    if chart.against_previous {
        let previous = book.input.consolidation.period.previous();
        series.extend(previous.map(|previous| period_name(book, previous)));
    }
    let mut notes: Vec<String> =
        without_previous(book, chart, &mut series, &mut bars, 1).into_iter().collect();
    let unknown: Vec<&str> =
        bars.iter().filter(|bars| bars.points[0].is_none()).map(|bars| bars.code.as_str()).collect();
    if !unknown.is_empty() {
        let codes = [("codes", Arg::Text(unknown.join(", ")))];
        notes.push(book.say("consolidated-chart-unknown", &codes));
    }
    notes.extend(partial(book, chart, fields));
    Panel {
        title: title(chart, fields),
        kind: chart.kind,
        series,
        colours: &[],
        bars,
        shape: shape(fields),
        notes,
    }
}

/// The total of a field, where it is exact and known.
fn total(book: &Book, field: &Field) -> Option<Point> {
    let value = book.input.consolidation.total(field.code.as_str())?.figure.number()?;
    let cell = foreign(&book.names.totals, book.totals.row(&field.code)?, TOTAL);
    Some(Point { formula: Some(guarded(&cell)), value })
}

/// The total of the period before, as it stands beside this one's.
fn total_before(book: &Book, field: &Field) -> Option<Point> {
    let value = book.totals.comparison.before(field)?.figure.number()?;
    let row = book.totals.row(&field.code)?;
    let cell = book.totals.columns.prior.map(|[prior, ..]| foreign(&book.names.totals, row, prior));
    Some(Point { formula: cell.map(|cell| guarded(&cell)), value })
}

/// What figures come to; not known where one of them is not.
fn sum(points: &[Option<Point>]) -> Option<Point> {
    let [first, rest @ ..] = points else { return None };
    let mut value = first.as_ref()?.value;
    let mut formulas = vec![first.as_ref()?.formula.as_deref()];
    for point in rest {
        value = exact_add(value, point.as_ref()?.value)?;
        formulas.push(point.as_ref()?.formula.as_deref());
    }
    if rest.is_empty() {
        return first.clone();
    }
    let cells: Option<Vec<&str>> = formulas.into_iter().map(|formula| cell_of(formula?)).collect();
    let formula = cells.map(|cells| {
        let list = cells.join(",");
        format!("=IF(COUNT({list})<{},\"\",SUM({list}))", cells.len())
    });
    Some(Point { formula, value })
}

/// The figure of a cell; nothing where the cell holds none, which is not zero.
fn guarded(cell: &str) -> String {
    format!("=IF(COUNT({cell})=0,\"\",{cell})")
}

/// The cell that a guarded formula shows.
fn cell_of(formula: &str) -> Option<&str> {
    formula.strip_prefix("=IF(COUNT(")?.split_once(")=0,").map(|(cell, _)| cell)
}

fn this_period(book: &Book) -> String {
    period_name(book, book.input.consolidation.period)
}

fn period_name(book: &Book, period: Period) -> String {
    book.form().layout.period_label(period)
}

/// Where nothing is known of the period before, its bars are left out and a note says so.
fn without_previous(
    book: &Book,
    chart: &Chart,
    series: &mut Vec<String>,
    bars: &mut [Bars],
    now: usize,
) -> Option<String> {
    let previous = book.input.consolidation.period.previous().filter(|_| chart.against_previous)?;
    if bars.iter().flat_map(|bars| bars.points.iter().skip(now)).any(Option::is_some) {
        return None;
    }
    series.truncate(now);
    bars.iter_mut().for_each(|bars| bars.points.truncate(now));
    Some(book.say("consolidated-chart-no-previous", &[("period", Arg::Period(previous))]))
}

/// How many units are in totals that do not cover all, now or in the period before, and in which where others differ.
fn partial(book: &Book, chart: &Chart, fields: &[&Field]) -> Option<String> {
    let short =
        |coverage: Coverage| (!coverage.is_full()).then(|| format!("{}/{}", coverage.have, coverage.of));
    let now = |field: &Field| {
        let total = book.input.consolidation.total(field.code.as_str())?;
        total.figure.number().and_then(|_| short(total.coverage))
    };
    let before = |field: &Field| {
        let coverage = book.totals.comparison.before(field).filter(|_| chart.against_previous)?.coverage?;
        let args = [("coverage", Arg::Text(short(coverage)?))];
        Some(book.say("consolidated-chart-before", &args))
    };
    let mut said: Vec<(String, Vec<&str>)> = Vec::new();
    for coverage in [&now as &dyn Fn(&Field) -> Option<String>, &before] {
        for field in fields {
            let Some(text) = coverage(field) else { continue };
            match said.iter_mut().find(|(known, _)| *known == text) {
                Some((_, codes)) => codes.push(field.code.as_str()),
                None => said.push((text, vec![field.code.as_str()])),
            }
        }
    }
    let texts = said.into_iter().map(|(text, codes)| match codes.len() == fields.len() {
        true => text,
        false => format!("{text} ({})", codes.join(", ")),
    });
    let list = texts.collect::<Vec<_>>().join("; ");
    let args = [("list", Arg::Text(list.clone()))];
    (!list.is_empty()).then(|| book.say("consolidated-chart-partial", &args))
}

/// The title with the unit of measure that all figures of the chart have.
fn title(chart: &Chart, fields: &[&Field]) -> String {
    match fields.first().map(|field| &*field.measure) {
        None | Some("") => chart.title.to_string(),
        Some(measure) => format!("{} ({measure})", chart.title),
    }
}

fn shape(fields: &[&Field]) -> Shape {
    let shapes = fields.iter().map(|field| Shape::of(field.field_type, field.decimals));
    let mut distinct: Vec<Shape> = Vec::new();
    for shape in shapes.filter(|shape| *shape != Shape::Count) {
        if !distinct.contains(&shape) {
            distinct.push(shape);
        }
    }
    match distinct[..] {
        [] => Shape::Count,
        [shape] => shape,
        _ => Shape::Decimal,
    }
}

fn named(book: &Book, units: &[&Code]) -> String {
    let mut names: Vec<String> = units.iter().take(NAMED).map(|unit| unit_label(book, unit)).collect();
    if units.len() > NAMED {
        let more = [("count", Arg::Count((units.len() - NAMED) as u64))];
        names.push(book.say("consolidated-more-units", &more));
    }
    names.join("; ")
}

/// What a unit is called beside its bar: its name, else the longest other name that fits, else as much of its name
/// as fits.
fn unit_label(book: &Book, code: &Code) -> String {
    let name = book.unit_name(code);
    if name.is_empty() {
        return code.to_string();
    }
    let fits = |name: &&str| name.chars().count() <= LABEL;
    let aliases = book.input.roster.unit(code.as_str()).map_or(&[][..], |unit| &unit.aliases);
    let aliases = aliases.iter().map(|alias| &**alias).filter(fits);
    let short = Some(name).filter(fits).or_else(|| aliases.max_by_key(|alias| alias.chars().count()));
    short.map_or_else(|| cut(name, LABEL), str::to_owned)
}

/// The start of a text, at the end of a word.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most).collect();
    let kept = kept.rsplit_once(' ').map_or(&*kept, |(kept, _)| kept);
    format!("{}…", kept.trim_end_matches([',', ' ']))
}
