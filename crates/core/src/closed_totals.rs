use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::tally::count_words;
use crate::{
    By, Code, ComputedFigures, Coverage, Datum, Field, FieldType, Figure, Form, History, Past, Period,
    Roster, exact_add,
};

/// What one field came to in a closed period.
#[derive(Debug, Clone, PartialEq)]
pub struct ClosedTotal {
    /// The figure; of a committee's part of a whole both sides.
    pub figure: Figure,
    /// How many of the units that had to report then gave it; `None` for what units do not answer.
    pub coverage: Option<Coverage>,
}

/// What a closed period came to: its accepted values added up as a consolidation adds them up.
///
/// A field of which nothing was accepted has no total, which is not zero; nor has one whose sum cannot be held
/// exactly. What is counted in the roster is counted as of then, and what is computed is computed from the totals.
///
/// ```
/// use tonghop_core::{ClosedTotals, Code, Decimal, Form, History, Language, Layout, Roster};
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
/// let roster = "code,name,kind\nA01,Kho A,Kho\nA02,Kho B,Kho\nA03,Kho C,Kho\n";
/// let roster = Roster::parse("units.csv", roster, &Layout::of(Language::Vi)).unwrap();
/// let mut history = History::new("2012-05".parse().unwrap());
/// history.insert(Code::from("A01"), Code::from("H1"), Decimal::from(7));
/// history.insert(Code::from("A03"), Code::from("H1"), Decimal::from(2));
/// let totals = ClosedTotals::of(&form, &roster, &history);
/// let total = totals.total("H1").unwrap();
/// assert_eq!(total.figure.number(), Some(Decimal::from(9)));
/// assert_eq!(total.coverage.map(|c| (c.have, c.of)), Some((2, 3)));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ClosedTotals {
    /// The period.
    pub period: Period,
    totals: BTreeMap<Code, ClosedTotal>,
}

impl ClosedTotals {
    /// Adds up what was accepted in a period.
    #[must_use]
    pub fn of(form: &Form, roster: &Roster, history: &History) -> Self {
        let period = history.period;
        let mut given: BTreeMap<&Code, Vec<&Datum>> = BTreeMap::new();
        for (_, field, datum) in history.all() {
            given.entry(field).or_default().push(datum);
        }
        let of = roster.reporting(period).count();
        let mut totals = BTreeMap::new();
        for field in form.fields() {
            let data = given.get(&field.code).map_or(&[][..], Vec::as_slice);
            let figure = match &field.by {
                By::Computed(_) => None,
                By::Roster { count, unit_kind } => {
                    let counted = roster.count(*count, unit_kind.as_deref(), period);
                    Some(Figure::Number(Some(counted.into())))
                }
                By::Unit | By::Committee => sum(field, data),
            };
            let coverage = field.is_by_unit().then_some(Coverage { have: data.len(), of });
            totals.extend(figure.map(|figure| (field.code.clone(), ClosedTotal { figure, coverage })));
        }
        let mut closed = Self { period, totals };
        for field in form.fields().iter().filter(|field| field.formula().is_some()) {
            if let Some(total) = closed.computed(form, field) {
                closed.totals.insert(field.code.clone(), total);
            }
        }
        closed
    }

    /// What a field came to; `None` where that is not known.
    #[must_use]
    pub fn total(&self, code: &str) -> Option<&ClosedTotal> {
        self.totals.get(code)
    }

    fn computed(&self, form: &Form, field: &Field) -> Option<ClosedTotal> {
        let given = |code: &Code| self.total(code.as_str())?.figure.number();
        let computed = ComputedFigures::new(form, &given);
        let percent = field.field_type == FieldType::Percent;
        let figure = match field.formula()?.eval_ratio(&|code| computed.figure(code)) {
            Some((numerator, denominator)) => Figure::Ratio { numerator, denominator, percent },
            None => Figure::Number(Some(computed.figure(&field.code)?)),
        };
        let leaves = form.leaves(field);
        let coverages = leaves.iter().filter_map(|leaf| self.total(leaf.as_str())?.coverage);
        Some(ClosedTotal { figure, coverage: narrowest(coverages) })
    }
}

/// The coverage that lacks the greatest part.
pub(crate) fn narrowest(coverages: impl Iterator<Item = Coverage>) -> Option<Coverage> {
    coverages.min_by_key(|coverage| (coverage.have * 1000) / coverage.of.max(1))
}

fn sum(field: &Field, data: &[&Datum]) -> Option<Figure> {
    data.first()?;
    match field.field_type {
        FieldType::Flag | FieldType::Choice if field.is_by_unit() => {
            Some(Figure::Counts(count_words(&field.counted_words(), data.iter().copied())))
        }
        FieldType::Ratio => {
            let sides = data.iter().filter_map(|datum| match datum {
                Datum::Ratio(ratio) => Some((ratio.numerator, ratio.denominator)),
                _ => None,
            });
            let (numerators, denominators): (Vec<Decimal>, Vec<Decimal>) = sides.unzip();
            let (numerator, denominator) = (exact_sum(numerators)?, exact_sum(denominators)?);
            Some(Figure::Ratio { numerator, denominator, percent: false })
        }
        field_type if field_type.is_number() => {
            let numbers = data.iter().filter_map(|datum| datum.number());
            exact_sum(numbers).map(|sum| Figure::Number(Some(sum)))
        }
        _ => None,
    }
}

fn exact_sum(numbers: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    numbers.into_iter().try_fold(Decimal::ZERO, exact_add)
}

/// The totals of the closed periods of a past.
///
/// ```
/// use tonghop_core::{Form, Language, Layout, Past, PastTotals, Roster};
/// # let form = Form::parse("form.toml", "[form]\nid = \"kho\"\nversion = \"1\"\ntitle = \"Kho\"\nperiod = \"month\"\n\
/// #     [[section]]\nid = \"I\"\ntitle = \"Hàng\"\n[[section.field]]\ncode = \"H1\"\nlabel = \"Thùng\"\ntype = \"count\"\nkind = \"flow\"\n").unwrap();
/// # let roster = Roster::parse("units.csv", "code,name,kind\nA01,Kho A,Kho\n", &Layout::of(Language::Vi)).unwrap();
/// let past = Past::before("2012-06".parse().unwrap());
/// let totals = PastTotals::of(&form, &roster, &past);
/// assert!(totals.of_period("2012-05".parse().unwrap()).is_none(), "it was never closed");
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PastTotals {
    closed: Vec<ClosedTotals>,
}

impl PastTotals {
    /// Adds up the closed periods that totals are held against: those of the year so far, the one before, and
    /// the same one of the last year.
    #[must_use]
    pub fn of(form: &Form, roster: &Roster, past: &Past) -> Self {
        let compared = past.last(Past::compared(past.period()));
        Self { closed: compared.map(|history| ClosedTotals::of(form, roster, history)).collect() }
    }

    /// The totals of a period; `None` where it was never closed.
    #[must_use]
    pub fn of_period(&self, period: Period) -> Option<&ClosedTotals> {
        self.closed.iter().find(|closed| closed.period == period)
    }
}
