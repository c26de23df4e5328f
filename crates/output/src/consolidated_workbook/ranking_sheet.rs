//! The units by the points of the workspace's scoring.

use rust_xlsxwriter::XlsxError;
use tonghop_core::{Arg, Code, Decimal, Measure, Name, RankedUnit, Ranking, Scoring, plain};

use super::address::{literal, own_range, relative};
use super::book::Book;
use super::collected::{Outcome, Standing};
use super::sheet::{Page, Sheet};
use super::styles::{Look, Shape, Tint};

const HEAD: u32 = 5;
/// Rank, code, name, kind.
const FIXED: [f64; 4] = [7.0, 11.0, 48.0, 17.0];
const MEASURE_WIDTH: f64 = 10.5;
const POINTS_WIDTH: f64 = 13.0;

/// Where the columns behind the unit stand.
struct Columns<'s> {
    scoring: &'s Scoring,
    measures: Vec<Measure>,
}

impl Columns<'_> {
    fn measure(&self, wanted: Measure) -> Option<u16> {
        let place = self.measures.iter().position(|measure| *measure == wanted)?;
        Some((FIXED.len() + place) as u16)
    }

    fn criterion(&self, place: usize) -> u16 {
        (FIXED.len() + self.measures.len() + place) as u16
    }

    fn total(&self) -> u16 {
        self.criterion(self.scoring.criteria.len())
    }

    fn grade(&self) -> Option<u16> {
        (!self.scoring.grades.is_empty()).then(|| self.total() + 1)
    }

    fn last(&self) -> u16 {
        self.grade().unwrap_or_else(|| self.total())
    }
}

pub(super) fn write(book: &Book, sheet: &mut Sheet, scoring: &Scoring) -> Result<(), XlsxError> {
    let input = book.input;
    let units = &input.consolidation.units;
    let ranking = Ranking::of(scoring, units, input.submissions, input.receipts, input.deadline);
    let columns = Columns { scoring, measures: scoring.measures() };
    write_head(book, sheet, &columns)?;
    let last = HEAD + ranking.units.len().max(1) as u32;
    for (row, unit) in (HEAD + 1..).zip(&ranking.units) {
        write_unit(book, sheet, &columns, (row, (HEAD + 1, last)), unit)?;
    }
    write_legend(book, sheet, &columns, last + 2)?;
    sheet.raw().autofilter(HEAD, 0, last, columns.last())?;
    sheet.raw().set_freeze_panes(HEAD + 1, 3)?;
    let legend = scoring.criteria.len() + scoring.grades.len();
    let last = (last + 2 + legend as u32, columns.last());
    sheet.page(book, &Page { landscape: true, repeated: Some((HEAD, HEAD)), one_page_wide: true, last })
}

fn write_head(book: &Book, sheet: &mut Sheet, columns: &Columns) -> Result<(), XlsxError> {
    let input = book.input;
    let title = [
        ("title", Arg::Text(columns.scoring.title.to_string())),
        ("period", Arg::Period(input.consolidation.period)),
    ];
    sheet.title(book, &book.say("consolidated-title-ranking", &title))?;
    let deadline = match input.deadline {
        Some(day) => book.say("consolidated-note-ranking-deadline", &[("deadline", Arg::Date(day))]),
        None => book.text("consolidated-note-ranking-no-deadline"),
    };
    let notes =
        [deadline, book.text("consolidated-note-ranking"), book.text("consolidated-note-ranking-absent")];
    for (row, note) in (1..).zip(notes) {
        sheet.text(row, 0, &note, &book.styles.note)?;
    }
    let mut heads = vec![
        (book.text("consolidated-column-rank"), FIXED[0]),
        (book.text("consolidated-column-unit-code"), FIXED[1]),
        (book.text("consolidated-column-unit-name"), FIXED[2]),
        (book.text("consolidated-column-unit-kind"), FIXED[3]),
    ];
    heads.extend(columns.measures.iter().map(|measure| (measure_word(book, *measure), MEASURE_WIDTH)));
    let criteria = columns.scoring.criteria.iter();
    heads.extend(criteria.map(|criterion| (criterion.label.to_string(), POINTS_WIDTH)));
    heads.push((book.text("consolidated-column-points"), POINTS_WIDTH));
    heads.extend(columns.grade().map(|_| (book.text("consolidated-column-grade"), POINTS_WIDTH)));
    sheet.widths(&heads.iter().map(|(_, width)| *width).collect::<Vec<f64>>())?;
    let style = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    for (column, (text, _)) in (0..).zip(&heads) {
        sheet.text(HEAD, column, text, style)?;
    }
    // Bold letters and the button of the filter take room.
    sheet.height(HEAD, heads.iter().map(|(text, width)| (text.as_str(), width * 0.75)))
}

fn measure_word(book: &Book, measure: Measure) -> String {
    book.text(&format!("consolidated-measure-{}", measure.word()))
}

fn write_unit(
    book: &Book,
    sheet: &mut Sheet,
    columns: &Columns,
    (row, rows): (u32, (u32, u32)),
    unit: &RankedUnit,
) -> Result<(), XlsxError> {
    let standing = book.collected.units.iter().find(|standing| *standing.unit == unit.unit);
    let outcome = standing.map_or(Outcome::Missing, |standing: &Standing| standing.outcome);
    let tint = outcome.tint();
    let style = |shape| book.shape(shape, tint);
    let (total, value) = (columns.total(), |number: Option<Decimal>| number.map(plain).unwrap_or_default());
    let total_cell = relative(row, total);
    let rank = format!("=IF(COUNT({total_cell})=0,\"\",RANK({total_cell},{}))", own_range(rows, total));
    let rank_now = unit.rank.map(|rank| rank.to_string()).unwrap_or_default();
    sheet.formula(row, 0, &rank, &rank_now, book.style(Look::new(Shape::Centred).tint(tint).bold()))?;
    let name = book.unit_name(&unit.unit);
    sheet.text(row, 1, unit.unit.as_str(), style(Shape::Text))?;
    sheet.text(row, 2, name, style(Shape::Wrapped))?;
    sheet.text(row, 3, &book.unit_kind(&unit.unit), style(Shape::Wrapped))?;
    for measure in &columns.measures {
        let Some(column) = columns.measure(*measure) else { continue };
        match unit.measures.get(measure) {
            Some(count) => sheet.number(row, column, *count, style(Shape::Centred))?,
            None if outcome == Outcome::Missing => sheet.blank(row, column, style(Shape::Centred))?,
            None => sheet.blank(row, column, book.shape(Shape::Centred, Tint::Doubtful))?,
        }
    }
    let cell_of = |code: &Code| {
        let measure = Measure::named(code.as_str());
        measure.and_then(|measure| columns.measure(measure)).map_or_else(String::new, |at| relative(row, at))
    };
    for (place, (criterion, points)) in columns.scoring.criteria.iter().zip(&unit.points).enumerate() {
        let formula = format!("=IFERROR({},\"\")", criterion.points.to_sheet(&cell_of));
        sheet.formula(row, columns.criterion(place), &formula, &value(*points), style(Shape::Decimal))?;
    }
    let (first, end) = (relative(row, columns.criterion(0)), relative(row, total - 1));
    let formula = format!(
        "=IF(COUNT({first}:{end})<{},\"\",ROUND(SUM({first}:{end}),2))",
        columns.scoring.criteria.len()
    );
    let bold = book.style(Look::new(Shape::Decimal).tint(tint).bold());
    sheet.formula(row, total, &formula, &value(unit.total), bold)?;
    if let Some(column) = columns.grade() {
        let grade = unit.total.and_then(|total| columns.scoring.grade(total));
        let label = grade.map(|grade| grade.label.to_string()).unwrap_or_default();
        let formula = grade_formula(columns.scoring, &total_cell);
        sheet.formula(row, column, &formula, &label, style(Shape::Centred))?;
    }
    sheet.height(row, [(name, FIXED[2])])
}

/// The lowest grade is chosen innermost. No total is no grade.
fn grade_formula(scoring: &Scoring, total: &str) -> String {
    let chosen = scoring.grades.iter().rev().fold("\"\"".to_owned(), |lower, grade| {
        format!("IF({total}>={},{},{lower})", plain(grade.at_least), literal(&grade.label))
    });
    format!("=IF(COUNT({total})=0,\"\",{chosen})")
}

/// Below the units: the formulas in words, and what the grades are given for.
fn write_legend(book: &Book, sheet: &mut Sheet, columns: &Columns, row: u32) -> Result<(), XlsxError> {
    let word = |name: &Name| match name {
        Name::Field(code) => {
            let measure = Measure::named(code.as_str());
            measure.map_or_else(|| code.to_string(), |measure| format!("[{}]", measure_word(book, measure)))
        }
        other => other.to_string(),
    };
    let criteria = columns.scoring.criteria.iter().map(|criterion| {
        let formula = criterion.points.to_words(&word);
        let args = [("label", Arg::Text(criterion.label.to_string())), ("formula", Arg::Text(formula))];
        book.say("consolidated-note-criterion", &args)
    });
    let grades = columns.scoring.grades.iter().map(|grade| {
        let args = [("label", Arg::Text(grade.label.to_string())), ("points", Arg::Number(grade.at_least))];
        book.say("consolidated-note-grade", &args)
    });
    for (row, text) in (row..).zip(criteria.chain(grades)) {
        sheet.text(row, 0, &text, &book.styles.note)?;
    }
    Ok(())
}
