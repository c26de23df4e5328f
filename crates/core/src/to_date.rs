use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::closed_totals::narrowest;
use crate::{
    By, Code, Consolidation, Coverage, Datum, Field, FieldType, Figure, Form, Kind, PastTotals, Period,
    Ratio, Roster, RosterCount, exact_add,
};

/// How a figure goes on from period to period of a span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Course {
    /// What happened in the periods is added up.
    Adds,
    /// What holds at the end of the last period counts.
    Last,
    /// What held when the first period began counts: a stock that opens with the figure of the period before.
    First,
    /// It is computed from the figures to date of other fields.
    Computed,
}

impl Course {
    /// How a field goes on. Counts of a status, days and percentages that somebody entered cannot be added up over
    /// periods: the last counts. A computed field that holds at an end is that of the last period.
    #[must_use]
    pub fn of(field: &Field) -> Self {
        match &field.by {
            By::Roster { count: RosterCount::Begin, .. } => Self::First,
            By::Roster { count: RosterCount::Founded | RosterCount::Dissolved, .. } => Self::Adds,
            By::Roster { count: RosterCount::End, .. } => Self::Last,
            By::Computed(_) if field.kind == Kind::Flow => Self::Computed,
            By::Computed(_) => Self::Last,
            By::Unit | By::Committee => match field.field_type {
                FieldType::Count | FieldType::Decimal | FieldType::Money | FieldType::Ratio => {
                    match field.kind {
                        Kind::Flow => Self::Adds,
                        _ if field.opening.is_some() => Self::First,
                        _ => Self::Last,
                    }
                }
                _ => Self::Last,
            },
        }
    }
}

/// What a field comes to from the beginning of a span of time up to the period that is collected.
#[derive(Debug, Clone, PartialEq)]
pub struct ToDate {
    /// The figure, of the periods that are known. [`Figure::Number`] of nothing where it cannot be said.
    pub figure: Figure,
    /// The periods that are in it, the earliest first.
    pub have: Vec<Period>,
    /// The periods that should be in it and are not known, the earliest first.
    pub missing: Vec<Period>,
    /// Those of its periods in which not all units gave their figure.
    pub uncovered: Vec<(Period, Coverage)>,
}

impl ToDate {
    /// Whether nothing is lacking, neither a period nor a unit.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.uncovered.is_empty()
    }

    /// Whether it can be said what it comes to.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.figure != Figure::Number(None)
    }

    fn unknown(missing: Vec<Period>) -> Self {
        Self { figure: Figure::Number(None), have: Vec::new(), missing, uncovered: Vec::new() }
    }
}

/// What every field comes to from the beginning of a span, such as the year, up to the period that is collected.
///
/// - What adds up is the sum of the periods of which a figure is known; the others are named, never taken for zero.
/// - What is computed is computed after adding up, from figures of the same periods: where some of those that it
///   needs lack a period that others have, it cannot be said.
/// - A running total of the year, a stock and counts of a status are those of the period itself.
///
/// ```
/// use tonghop_core::{Code, Committee, Decimal, Form, History, Language, Layout, Past, PastTotals, Roster, Tally, ToDateTotals, UnitCount};
/// let form = Form::parse("form.toml", r#"
/// [form]
/// id = "kho"
/// version = "1"
/// title = "Báo cáo kho"
/// period = "quarter"
/// [[section]]
/// id = "I"
/// title = "Hàng"
/// [[section.field]]
/// code = "H1"
/// label = "Số thùng nhập"
/// type = "count"
/// kind = "flow"
/// "#).unwrap();
/// let roster = Roster::parse("units.csv", "code,name,kind\nA01,Kho A,Kho\n", &Layout::of(Language::Vi)).unwrap();
/// let period = "2012-Q3".parse().unwrap();
/// let mut past = Past::before(period);
/// let mut history = History::new("2012-Q2".parse().unwrap());
/// history.insert(Code::from("A01"), Code::from("H1"), Decimal::from(7));
/// past.insert(history);
/// let now = Tally::new(false).finish(&form, &roster, period, &Code::from("VP"), UnitCount::default());
/// let past = PastTotals::of(&form, &roster, &past);
/// let year = ToDateTotals::since("2012".parse().unwrap(), &form, &roster, &past, &now);
/// let h1 = year.total("H1").unwrap();
/// assert_eq!(h1.figure.number(), Some(Decimal::from(7)));
/// assert_eq!(h1.missing.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2012-Q1", "2012-Q3"]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ToDateTotals {
    /// The span: the year, or a part of it.
    pub span: Period,
    /// The periods of the span up to the one that is collected, the earliest first; never empty.
    pub periods: Vec<Period>,
    totals: BTreeMap<Code, ToDate>,
}

impl ToDateTotals {
    /// Adds up from the beginning of `span`, in which the period of `consolidation` lies, or which is the period
    /// itself.
    #[must_use]
    pub fn since(
        span: Period,
        form: &Form,
        roster: &Roster,
        past: &PastTotals,
        consolidation: &Consolidation,
    ) -> Self {
        let periods = consolidation.period.since(span);
        let adding =
            Adding { form, roster, past, consolidation, periods: &periods, known: RefCell::default() };
        let known = form
            .fields()
            .iter()
            .filter_map(|field| adding.to_date(&field.code).map(|to_date| (field.code.clone(), to_date)));
        let totals = known.collect();
        Self { span, periods, totals }
    }

    /// What a field comes to; `None` where nothing is known of it in any of the periods.
    #[must_use]
    pub fn total(&self, code: &str) -> Option<&ToDate> {
        self.totals.get(code)
    }
}

struct Adding<'a> {
    form: &'a Form,
    roster: &'a Roster,
    past: &'a PastTotals,
    consolidation: &'a Consolidation,
    periods: &'a [Period],
    known: RefCell<BTreeMap<Code, Option<ToDate>>>,
}

impl Adding<'_> {
    /// The loader has refused formulas that come back to themselves.
    fn to_date(&self, code: &Code) -> Option<ToDate> {
        if let Some(known) = self.known.borrow().get(code) {
            return known.clone();
        }
        let field = self.form.field(code.as_str())?;
        let to_date = match Course::of(field) {
            Course::Adds => self.sum(field),
            Course::Last => self.single(field, self.consolidation.period),
            Course::First => self.first(field),
            Course::Computed => self.computed(field),
        };
        self.known.borrow_mut().insert(code.clone(), to_date.clone());
        to_date
    }

    /// The figure of one period with its coverage; `None` where nobody gave one.
    fn figure(&self, field: &Field, period: Period) -> Option<(Figure, Option<Coverage>)> {
        let (figure, coverage) = if let By::Roster { count, unit_kind } = &field.by {
            let counted = self.roster.count(*count, unit_kind.as_deref(), period);
            (Figure::Number(Some(counted.into())), None)
        } else if period == self.consolidation.period {
            let total = self.consolidation.total(field.code.as_str())?;
            let given = field.formula().is_some() || !total.contributions.is_empty();
            let coverage = (given && !field.is_by_committee()).then_some(total.coverage);
            (given.then(|| total.figure.clone())?, coverage)
        } else {
            let total = self.past.of_period(period)?.total(field.code.as_str())?;
            (total.figure.clone(), total.coverage)
        };
        let figure = match figure {
            Figure::Answer(Some(Datum::Ratio(ratio))) => {
                let Ratio { numerator, denominator } = *ratio;
                Figure::Ratio { numerator, denominator, percent: false }
            }
            Figure::Answer(_) | Figure::Number(None) => return None,
            figure => figure,
        };
        Some((figure, coverage))
    }

    fn single(&self, field: &Field, period: Period) -> Option<ToDate> {
        let (figure, coverage) = self.figure(field, period)?;
        let uncovered = coverage.filter(|coverage| !coverage.is_full());
        Some(ToDate {
            figure,
            have: vec![period],
            missing: Vec::new(),
            uncovered: uncovered.map(|coverage| (period, coverage)).into_iter().collect(),
        })
    }

    fn first(&self, field: &Field) -> Option<ToDate> {
        let first = *self.periods.first()?;
        self.single(field, first).or_else(|| {
            let known = self.figure(field, self.consolidation.period).is_some();
            known.then(|| ToDate::unknown(vec![first]))
        })
    }

    fn sum(&self, field: &Field) -> Option<ToDate> {
        let mut to_date = ToDate::unknown(Vec::new());
        let mut sides: Option<(Decimal, Option<Decimal>)> = Some((Decimal::ZERO, None));
        for period in self.periods {
            let Some((figure, coverage)) = self.figure(field, *period) else {
                to_date.missing.push(*period);
                continue;
            };
            to_date.have.push(*period);
            to_date.uncovered.extend(coverage.filter(|c| !c.is_full()).map(|coverage| (*period, coverage)));
            sides = sides.and_then(|(part, whole)| match figure {
                Figure::Ratio { numerator, denominator, .. } => Some((
                    exact_add(part, numerator)?,
                    Some(exact_add(whole.unwrap_or_default(), denominator)?),
                )),
                figure => Some((exact_add(part, figure.number()?)?, whole)),
            });
        }
        if to_date.have.is_empty() {
            return None;
        }
        to_date.figure = match sides {
            Some((numerator, Some(denominator))) => Figure::Ratio { numerator, denominator, percent: false },
            Some((sum, None)) => Figure::Number(Some(sum)),
            None => Figure::Number(None),
        };
        Some(to_date)
    }

    fn computed(&self, field: &Field) -> Option<ToDate> {
        let leaves: Vec<(&Field, Option<ToDate>)> = self
            .form
            .leaves(field)
            .iter()
            .filter_map(|leaf| Some((self.form.field(leaf.as_str())?, self.to_date(leaf))))
            .collect();
        let adding: Vec<&ToDate> = leaves
            .iter()
            .filter(|(leaf, _)| Course::of(leaf) == Course::Adds)
            .filter_map(|(_, to_date)| to_date.as_ref())
            .collect();
        let all = leaves.iter().filter_map(|(_, to_date)| to_date.as_ref());
        let missing: BTreeSet<Period> = all.clone().flat_map(|to_date| to_date.missing.clone()).collect();
        let missing: Vec<Period> = missing.into_iter().collect();
        let same_periods = adding.windows(2).all(|pair| pair[0].have == pair[1].have);
        let known = leaves.iter().all(|(_, to_date)| to_date.as_ref().is_some_and(ToDate::is_known));
        if !known || !same_periods {
            let begun = leaves.iter().any(|(_, to_date)| to_date.is_some());
            return (begun && !missing.is_empty()).then(|| ToDate::unknown(missing));
        }
        let figures = |code: &Code| self.to_date(code)?.figure.number();
        let formula = field.formula()?;
        let percent = field.field_type == FieldType::Percent;
        let figure = match (formula.eval_ratio(&figures), formula.eval(&figures)) {
            (Some((numerator, denominator)), _) => Figure::Ratio { numerator, denominator, percent },
            (None, Some(result)) if percent => {
                Figure::Number(Some(result.checked_mul(Decimal::ONE_HUNDRED)?))
            }
            (None, result) => Figure::Number(Some(result?)),
        };
        let mut uncovered: BTreeMap<Period, Vec<Coverage>> = BTreeMap::new();
        for (period, coverage) in all.flat_map(|to_date| &to_date.uncovered) {
            uncovered.entry(*period).or_default().push(*coverage);
        }
        let uncovered = uncovered
            .into_iter()
            .filter_map(|(period, coverages)| Some((period, narrowest(coverages.into_iter())?)));
        let have = match adding.first() {
            Some(to_date) => to_date.have.clone(),
            None => vec![self.consolidation.period],
        };
        Some(ToDate { figure, have, missing, uncovered: uncovered.collect() })
    }
}
