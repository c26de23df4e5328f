use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::selection::day_of;
use crate::{
    Code, Finding, FindingCounts, Period, Receipts, Roster, Selection, Status, Submission, Unit, UnitCount,
};

/// How a unit stands in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitState {
    /// Nothing came from it.
    Missing,
    /// What came has errors and does not count.
    Rejected,
    /// What came counts.
    Accepted,
}

impl UnitState {
    /// All of them, those first that are to be done something about.
    pub const ALL: [Self; 3] = [Self::Missing, Self::Rejected, Self::Accepted];

    /// The word for it in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Rejected => "rejected",
            Self::Accepted => "accepted",
        }
    }
}

/// One unit on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitStanding {
    /// Its code.
    pub unit: Code,
    /// Its name.
    pub name: Arc<str>,
    /// How it stands.
    pub state: UnitState,
    /// Whether what came, came after the deadline.
    pub late: bool,
    /// The day on which it came, as far as that is known.
    pub received: Option<Date>,
    /// The file that counts, else the first that stands to be corrected.
    pub file: Option<Arc<str>>,
    /// What was found in that file.
    pub counts: FindingCounts,
    /// A later file that has errors, where an earlier one counts.
    pub later_rejected: Option<Arc<str>>,
    /// The greatest share of a total that the findings of the unit can change.
    pub share: Option<Decimal>,
}

/// Who has reported for a period and who has not, in the order of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// The period.
    pub period: Period,
    /// The last day that was in time, where one is set.
    pub deadline: Option<Date>,
    /// Every unit that must report.
    pub units: Vec<UnitStanding>,
}

impl Board {
    /// The board of what was selected from `submissions`. Of a `roster` that has units with units below them, those
    /// below are left to the unit that collects from them, unless they sent something themselves.
    #[must_use]
    pub fn of(
        period: Period,
        roster: &Roster,
        selection: &Selection,
        submissions: &[Submission],
        receipts: &Receipts,
        deadline: Option<Date>,
    ) -> Self {
        let standing = submissions.iter().filter(|submission| submission.status != Status::Superseded);
        let findings: Vec<&Finding> = selection
            .findings
            .iter()
            .chain(standing.flat_map(|submission| &submission.findings))
            .filter(|finding| finding.effect.is_some())
            .collect();
        let of_unit = |unit: &Unit, status: Status| {
            submissions.iter().find(|submission| {
                submission.status == status && submission.identity.unit.as_ref() == Some(&unit.code)
            })
        };
        // Who reports through another is that one's to ask.
        let asked = |unit: &&Unit| {
            let came = |status| of_unit(unit, status).is_some();
            unit.parent.is_none() || came(Status::Accepted) || came(Status::Rejected)
        };
        let units = roster.reporting(period).filter(asked).map(|unit| {
            let (accepted, rejected) = (of_unit(unit, Status::Accepted), of_unit(unit, Status::Rejected));
            let own = accepted.or(rejected);
            let path = |submission: &Submission| submission.file.path.clone();
            let effects = findings.iter().filter(|finding| finding.unit.as_ref() == Some(&unit.code));
            UnitStanding {
                unit: unit.code.clone(),
                name: unit.name.clone(),
                state: match (accepted, rejected) {
                    (Some(_), _) => UnitState::Accepted,
                    (None, Some(_)) => UnitState::Rejected,
                    (None, None) => state(&selection.units, &unit.code),
                },
                late: selection.units.late.contains(&unit.code),
                received: own.and_then(|submission| day_of(submission, receipts)),
                file: own.map(path),
                counts: own.map(|submission| FindingCounts::of(&submission.findings)).unwrap_or_default(),
                later_rejected: rejected.filter(|_| accepted.is_some()).map(path),
                share: effects.filter_map(|finding| Some(finding.effect.as_ref()?.share)).max(),
            }
        });
        Self { period, deadline, units: units.collect() }
    }

    /// The units that stand so, in the order of the roster.
    pub fn in_state(&self, state: UnitState) -> impl Iterator<Item = &UnitStanding> {
        self.units.iter().filter(move |unit| unit.state == state)
    }

    /// How many units stand so.
    #[must_use]
    pub fn count(&self, state: UnitState) -> usize {
        self.in_state(state).count()
    }
}

fn state(units: &UnitCount, unit: &Code) -> UnitState {
    if units.accepted.contains(unit) {
        UnitState::Accepted
    } else if units.rejected.contains(unit) {
        UnitState::Rejected
    } else {
        UnitState::Missing
    }
}
