use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::catalogue;
use crate::selection::day_of;
use crate::{
    Code, Figures, Finding, FindingCounts, Measure, Name, Operand, Receipts, Scoring, Severity, Status,
    Submission, UnitCount,
};

/// A unit with what is counted of its reporting, and its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankedUnit {
    /// The unit.
    pub unit: Code,
    /// What is counted; what is not known of the unit is not there.
    pub measures: BTreeMap<Measure, Decimal>,
    /// The points by criterion; `None` where a formula has no result.
    pub points: Vec<Option<Decimal>>,
    /// The sum of the points, to two decimals; `None` where some are not known.
    pub total: Option<Decimal>,
    /// Its rank from 1; units with the same total share one. `None` without a total.
    pub rank: Option<usize>,
}

/// The units by the points that a scoring gives them, best first; those of the same total in the order of the roster.
///
/// ```
/// use tonghop_core::{Code, Ranking, Receipts, Settings, UnitCount};
/// let text = "[workspace]\nform = \"f.toml\"\nroster = \"u.csv\"\n[committee]\ncode = \"DK\"\nname = \"Đoàn khối\"\n\
///     [scoring]\ntitle = \"Điểm\"\n[[scoring.criterion]]\nlabel = \"Nộp\"\npoints = \"10 * submitted\"\n";
/// let scoring = Settings::parse("tonghop.toml", text).unwrap().scoring.unwrap();
/// let units = UnitCount { expected: vec![Code::from("A01")], missing: vec![Code::from("A01")], ..UnitCount::default() };
/// let ranking = Ranking::of(&scoring, &units, &[], &Receipts::default(), None);
/// assert_eq!(ranking.units[0].total, Some(0.into()));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranking {
    /// The units.
    pub units: Vec<RankedUnit>,
}

/// Decimals of a total: what a person tells apart, and what every program rounds alike.
const DECIMALS: u32 = 2;

impl Ranking {
    /// Scores the units that must report. The file that stands for a unit is the one that counts, else the first of
    /// those to be corrected. Without a deadline, or where nothing tells when a file came, the days that it was late
    /// are not known.
    #[must_use]
    pub fn of(
        scoring: &Scoring,
        units: &UnitCount,
        submissions: &[Submission],
        receipts: &Receipts,
        deadline: Option<Date>,
    ) -> Self {
        let mut by_unit: BTreeMap<&Code, Vec<&Submission>> = BTreeMap::new();
        for submission in submissions {
            if let Some(unit) = &submission.identity.unit {
                by_unit.entry(unit).or_default().push(submission);
            }
        }
        let scored = units.expected.iter().map(|unit| {
            let files = by_unit.get(unit).map_or(&[][..], Vec::as_slice);
            let measures = measures(files, receipts, deadline);
            let figures = Measured(&measures);
            let points: Vec<Option<Decimal>> =
                scoring.criteria.iter().map(|criterion| result(&criterion.points.value(&figures))).collect();
            let total = points.iter().try_fold(Decimal::ZERO, |sum, points| sum.checked_add((*points)?));
            let total =
                total.map(|t| t.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero));
            RankedUnit { unit: unit.clone(), measures, points, total, rank: None }
        });
        let mut units: Vec<RankedUnit> = scored.collect();
        units.sort_by_key(|unit| std::cmp::Reverse(unit.total));
        let mut before: Option<(Decimal, usize)> = None;
        for (place, unit) in (1..).zip(&mut units) {
            let Some(total) = unit.total else { continue };
            let rank = before.filter(|(same, _)| *same == total).map_or(place, |(_, rank)| rank);
            unit.rank = Some(rank);
            before = Some((total, rank));
        }
        Self { units }
    }
}

/// What a cell of a sheet shows for it, if that is a number: nothing is 0 there.
fn result(value: &Operand) -> Option<Decimal> {
    match value {
        Operand::Number(number) => Some(*number),
        Operand::Blank => Some(Decimal::ZERO),
        _ => None,
    }
}

fn measures(
    files: &[&Submission],
    receipts: &Receipts,
    deadline: Option<Date>,
) -> BTreeMap<Measure, Decimal> {
    let of_status = |status: Status| files.iter().filter(move |file| file.status == status);
    let accepted = of_status(Status::Accepted).min_by_key(|file| &file.file.path);
    let standing = accepted.or_else(|| of_status(Status::Rejected).min_by_key(|file| &file.file.path));
    let mut measures = BTreeMap::new();
    let mut set = |measure, count: usize| measures.insert(measure, Decimal::from(count));
    set(Measure::Submitted, usize::from(standing.is_some()));
    set(Measure::Accepted, usize::from(accepted.is_some()));
    let Some(standing) = standing else { return measures };
    let others = of_status(Status::Superseded).count() + of_status(Status::Rejected).count();
    set(Measure::Resubmissions, others - usize::from(accepted.is_none()));
    let counts = FindingCounts::of(&standing.findings);
    set(Measure::Errors, counts.errors);
    set(Measure::Warnings, counts.warnings);
    set(Measure::Unexplained, counts.warnings - counts.explained);
    set(Measure::Notes, counts.notes);
    let is_blank = |finding: &&Finding| {
        *finding.entry == catalogue::REQUIRED_BLANK && finding.severity == Severity::Error
    };
    set(Measure::BlankRequired, standing.findings.iter().filter(is_blank).count());
    if let Some((deadline, day)) = deadline.zip(day_of(standing, receipts)) {
        let days = deadline.until(day).map_or(0, |span| span.get_days());
        set(Measure::DaysLate, usize::try_from(days).unwrap_or_default());
    }
    measures
}

/// The measures of one unit, as a formula sees them.
struct Measured<'a>(&'a BTreeMap<Measure, Decimal>);

impl Figures for Measured<'_> {
    fn value(&self, name: &Name) -> Operand {
        let known = match name {
            Name::Field(code) => Measure::named(code.as_str()).and_then(|measure| self.0.get(&measure)),
            _ => None,
        };
        known.copied().map_or(Operand::Blank, Operand::Number)
    }

    fn column(&self, _name: &Name) -> Vec<Operand> {
        Vec::new()
    }
}
