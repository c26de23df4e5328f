use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::{Form, History, Name, OddityKind, Period, PriorSpan, Scope};

/// The closed periods before one that is collected, nearest first.
///
/// A period that was never closed is a gap: no other takes its place, and nothing in it counts as zero.
///
/// ```
/// use tonghop_core::{Code, Decimal, History, Past};
/// let mut past = Past::before("2012-Q3".parse().unwrap());
/// for (period, figure) in [("2012-Q2", 7), ("2011-Q4", 9)] {
///     let mut history = History::new(period.parse().unwrap());
///     history.insert(Code::from("A01"), Code::from("TT01"), Decimal::from(figure));
///     past.insert(history);
/// }
/// assert_eq!(past.back(1).and_then(|history| history.figure("A01", "TT01")), Some(Decimal::from(7)));
/// assert_eq!(past.back(2), None, "2012-Q1 was never closed");
/// assert_eq!(past.figures("A01", "TT01", 4), [7, 9].map(Decimal::from));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    period: Period,
    /// By how many periods before; the period before is 1.
    closed: BTreeMap<usize, History>,
}

impl Past {
    /// How many periods the comparison of a unit with its own past looks back.
    pub const REGARDED: usize = 8;

    /// How many periods back a rule may look: two years of months.
    pub const FARTHEST: usize = 24;

    /// Nothing is known yet of what was before `period`.
    #[must_use]
    pub fn before(period: Period) -> Self {
        Self { period, closed: BTreeMap::new() }
    }

    /// The period before which it all was.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// Adds a closed period. One that is not before, is of another length, or lies more than
    /// [`FARTHEST`](Self::FARTHEST) periods back, is of no use and is left out.
    pub fn insert(&mut self, history: History) {
        if let Some((back, _)) = Self::periods(self.period).find(|(_, period)| *period == history.period) {
            self.closed.insert(back, history);
        }
    }

    /// How many periods before `period` its totals are held against: those of the year so far, at least the period
    /// before, and the same period of the last year.
    #[must_use]
    pub fn compared(period: Period) -> usize {
        PriorSpan::LastYear.periods(period)
    }

    /// The periods before `period` with how many periods back they are, nearest first.
    pub fn periods(period: Period) -> impl Iterator<Item = (usize, Period)> {
        let before = std::iter::successors(period.previous(), |period| period.previous());
        (1..=Self::FARTHEST).zip(before)
    }

    /// What was accepted so many periods before; `None` where that period was never closed.
    #[must_use]
    pub fn back(&self, periods: usize) -> Option<&History> {
        self.closed.get(&periods)
    }

    /// What was accepted in the period before.
    #[must_use]
    pub fn previous(&self) -> Option<&History> {
        self.back(1)
    }

    /// What was accepted in the period that a span means; `None` where it was never closed, and where there is
    /// none: the first period of a year has no earlier one of its year.
    #[must_use]
    pub fn spanned(&self, span: PriorSpan) -> Option<&History> {
        let history = self.back(span.periods(self.period))?;
        (span != PriorSpan::Year || history.period.year() == self.period.year()).then_some(history)
    }

    /// The closed ones among the last so many periods, nearest first.
    pub fn last(&self, periods: usize) -> impl Iterator<Item = &History> {
        self.closed.range(..=periods).map(|(_, history)| history)
    }

    /// The accepted figures of a unit in the last so many periods, nearest first. Where nothing was accepted
    /// there is none.
    #[must_use]
    pub fn figures(&self, unit: &str, field: &str, periods: usize) -> Vec<Decimal> {
        self.last(periods).filter_map(|history| history.figure(unit, field)).collect()
    }
}

impl PriorSpan {
    /// How many periods before `period` it looks.
    #[must_use]
    pub fn periods(self, period: Period) -> usize {
        match self {
            Self::Period | Self::Year => 1,
            Self::Before(periods) => periods.into(),
            Self::LastYear => usize::from((12 / period.grain().months()).unsigned_abs()),
        }
    }
}

impl Form {
    /// How many periods before `period` are looked at: by its rules, by what compares a unit with its own past, and
    /// by the totals, which are held against [`Past::compared`] periods. Forms open with the nearest of them.
    #[must_use]
    pub fn reach(&self, period: Period) -> usize {
        let of_name = |name: &Name| match name {
            Name::Prior(_, span) => span.periods(period),
            Name::History(_, periods) => usize::from(*periods),
            _ => 0,
        };
        let rules = self.rules().iter().filter(|rule| rule.scope == Scope::Form);
        let of_rules = rules.flat_map(|rule| rule.names()).map(|name| of_name(&name)).max();
        let thresholds = self.thresholds();
        let compared = [OddityKind::History, OddityKind::Zero];
        let of_oddities =
            if compared.into_iter().any(|kind| thresholds.looks_for(kind)) { Past::REGARDED } else { 0 };
        of_rules.unwrap_or(0).max(of_oddities).max(Past::compared(period))
    }
}
