//! How a period stands, for people and programs.

mod page;

use std::cmp::Reverse;

use tonghop_core::{
    Arg, Board, By, Committee, Consolidation, Coverage, Date, Field, FieldOutlook, Finding, Form, Outlook,
    Span, Submission, UnitStanding, UnitState, catalogue,
};

use crate::Messages;

/// How a period stands: who has reported, what the totals cover, and what they will come to.
#[derive(Debug, Clone, Copy)]
pub struct PeriodStatus<'a> {
    /// The form.
    pub form: &'a Form,
    /// Who collects.
    pub committee: &'a Committee,
    /// Who has reported.
    pub board: &'a Board,
    /// What was accepted so far.
    pub consolidation: &'a Consolidation,
    /// What the totals will come to.
    pub outlook: &'a Outlook,
    /// What was found of the period as a whole and of its totals.
    pub findings: &'a [Finding],
    /// Every file that came.
    pub submissions: &'a [Submission],
    /// The day on which it is told; `None` says nothing of the days that are left.
    pub on: Option<Date>,
}

/// A page that could not be made, which does not happen in practice.
#[derive(Debug, thiserror::Error)]
#[error("the page cannot be made")]
pub struct StatusPageError(#[from] minijinja::Error);

impl<'a> PeriodStatus<'a> {
    /// The totals that cover fewer units than were accepted, those that cover least first: what the units that
    /// are in left blank.
    #[must_use]
    pub fn thin(&self) -> Vec<(&'a Field, Coverage)> {
        let accepted = self.board.count(UnitState::Accepted);
        let of_unit = self.form.fields().iter().filter(|field| field.by == By::Unit);
        let covered = of_unit
            .filter_map(|field| Some((field, self.consolidation.total(field.code.as_str())?.coverage)));
        let mut thin: Vec<_> = covered.filter(|(_, coverage)| coverage.have < accepted).collect();
        thin.sort_by_key(|(_, coverage)| coverage.have);
        thin
    }

    /// The units that something is to be done about, those first whose figures can change a total most.
    #[must_use]
    pub fn to_call(&self) -> Vec<&'a UnitStanding> {
        let open = |unit: &&UnitStanding| unit.state != UnitState::Accepted || unit.later_rejected.is_some();
        let mut units: Vec<&UnitStanding> = self.board.units.iter().filter(open).collect();
        units.sort_by_key(|unit| Reverse(unit.share));
        units
    }

    /// The totals that wait for units.
    pub fn waiting(&self) -> impl Iterator<Item = &'a FieldOutlook> {
        self.outlook.fields.iter().filter(|field| !field.waiting.is_empty())
    }

    /// The deadline in words, and where the day is known on which it is told, how many days are left or over.
    #[must_use]
    pub fn deadline(&self, messages: &Messages) -> String {
        let Some(deadline) = self.board.deadline else { return messages.text("board-no-deadline") };
        let said = messages.format("board-deadline", &[("deadline", Arg::Date(deadline))]);
        let Some(on) = self.on else { return said };
        let days = (deadline - on).get_days();
        let key = match days {
            0 => "board-on-last",
            1.. => "board-on-left",
            _ => "board-on-over",
        };
        let args = [
            ("deadline", Arg::Text(said)),
            ("on", Arg::Date(on)),
            ("days", Arg::Count(days.unsigned_abs().into())),
        ];
        messages.format(key, &args)
    }

    /// What was found of the period that the board does not say already.
    fn said(&self) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().filter(|finding| *finding.entry != catalogue::UNIT_MISSING)
    }
}

impl Messages {
    /// Between what a total is expected to lie, in words: one figure where both ends are the same; where units are
    /// unknown, that, with them, and what is known without them.
    #[must_use]
    pub fn expectation(&self, field: &FieldOutlook) -> String {
        let unknown: Vec<String> = field.unknown().map(ToString::to_string).collect();
        let some_known = field.waiting.len() > unknown.len();
        match (field.known, unknown.is_empty()) {
            (Some(span), true) => self.span(span),
            (Some(span), false) if some_known => {
                let args = [("units", Arg::List(unknown)), ("known", Arg::Text(self.span(span)))];
                self.format("outlook-open", &args)
            }
            (_, false) => self.format("outlook-unknown", &[("units", Arg::List(unknown))]),
            (None, true) => self.text("outlook-nothing"),
        }
    }

    /// Two figures with all between them, in words; one figure where they are the same.
    #[must_use]
    pub fn span(&self, span: Span) -> String {
        if span.least == span.most {
            return self.number(span.least);
        }
        let args = [("least", Arg::Number(span.least)), ("most", Arg::Number(span.most))];
        self.format("outlook-span", &args)
    }
}
