use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::{
    By, Code, ComputedFigures, Consolidation, Coverage, Datum, Fault, Figure, Figures, Form, History,
    MissingPolicy, Name, Operand, PriorSpan, Roster, Rule, Total, TotalPart, UnitTally, serial_number,
};

/// No value, before the rule says what that means.
const NOTHING: Operand = Operand::Fault(Fault::Missing);

/// What a rule sees of the collection of a period: its totals, what the committee says, how many units there are,
/// and the totals of the period before.
///
/// A total that nobody gave a value for is missing and not zero, unless the rule's `blank` says otherwise. A
/// total that cannot be held exactly has no value whatever the rule says.
#[derive(Debug, Clone, Copy)]
pub struct CollectionFigures<'a> {
    /// The form.
    pub form: &'a Form,
    /// The rule, whose policy says what a total without values means.
    pub rule: &'a Rule,
    /// The totals.
    pub consolidation: &'a Consolidation,
    /// Who must report.
    pub roster: &'a Roster,
    /// The accepted values of the period before.
    pub history: Option<&'a History>,
}

impl<'a> CollectionFigures<'a> {
    /// The value of a total; of a part of it where `word` names one.
    fn total(&self, code: &Code, word: Option<&str>) -> Operand {
        let field = self.form.field(code.as_str());
        let Some((field, total)) = field.zip(self.consolidation.totals.get(code)) else {
            return NOTHING;
        };
        let has_no_sum = |code: &Code| self.consolidation.totals.get(code).is_some_and(has_no_exact_sum);
        if has_no_sum(&field.code) || self.form.leaves(field).iter().any(has_no_sum) {
            return Operand::Fault(Fault::Number);
        }
        let part = match (word, &total.figure) {
            (Some(word), _) => match TotalPart::of(field, &self.form.layout, word) {
                Some(part) => Some(part),
                None => return Operand::Fault(Fault::Value),
            },
            (None, Figure::Counts(_)) => match &field.counted {
                Some(word) => Some(TotalPart::Count(word.clone())),
                None => return Operand::Fault(Fault::Value),
            },
            (None, _) => None,
        };
        let number = match (&total.figure, &part) {
            // That no unit gave a word is known only once some unit gave any.
            (Figure::Counts(_), _) if total.contributions.is_empty() => None,
            (figure, Some(part)) => part.figure(figure),
            (Figure::Answer(answer), None) => return self.answer(answer.as_ref()),
            (figure, None) => figure.number(),
        };
        number.map_or(NOTHING, Operand::Number)
    }

    /// What the committee answered, as a sheet has it.
    fn answer(&self, answer: Option<&Datum>) -> Operand {
        match answer {
            None => NOTHING,
            Some(Datum::Number(number)) => Operand::Number(*number),
            Some(Datum::Date(day)) => Operand::Number(serial_number(*day)),
            Some(Datum::Flag(flag)) => {
                Operand::Text(self.form.layout.first(if *flag { "words.yes" } else { "words.no" }).into())
            }
            Some(Datum::Choice(text) | Datum::Text(text)) => Operand::Text(text.clone()),
            Some(Datum::Ratio { .. }) => Operand::Fault(Fault::Value),
        }
    }

    fn units(&self, tally: UnitTally) -> Operand {
        let units = &self.consolidation.units;
        let list = match tally {
            UnitTally::Expected => &units.expected,
            UnitTally::Received => &units.received,
            UnitTally::Accepted => &units.accepted,
            UnitTally::Missing => &units.missing,
            UnitTally::Rejected => &units.rejected,
            UnitTally::Late => &units.late,
        };
        Operand::Number(list.len().into())
    }

    /// The total of a field in the period before: the sum of its accepted values, a count of the roster of then, a
    /// formula over such totals. `None` where that period was never closed and where no value is known.
    #[must_use]
    pub fn prior(&self, code: &Code, span: PriorSpan) -> Option<Decimal> {
        let history = self.history.filter(|history| {
            span == PriorSpan::Period || history.period.year() == self.consolidation.period.year()
        })?;
        let given = |code: &Code| match &self.form.field(code.as_str())?.by {
            By::Roster { count, unit_kind } => {
                let of_kind = |kind: &str| unit_kind.as_deref().is_none_or(|wanted| wanted == kind);
                let counted = self.roster.units().iter().filter(|unit| of_kind(&unit.kind));
                Some(Decimal::from(counted.filter(|unit| unit.counts_as(*count, history.period)).count()))
            }
            _ => history.sum(code.as_str()).map(|(sum, _)| sum),
        };
        ComputedFigures::new(self.form, &given).figure(code)
    }

    /// The fields that units answer and that the rule's totals are made of, once each.
    fn leaves(&self) -> BTreeSet<&'a Code> {
        let mut leaves = BTreeSet::new();
        for name in self.rule.check.names() {
            let (Name::Total(code) | Name::TotalOf(code, _) | Name::Field(code)) = name else { continue };
            let Some(field) = self.form.field(code.as_str()) else { continue };
            if field.is_by_unit() {
                leaves.insert(&field.code);
            }
            let inner = self.form.leaves(field);
            let inner = inner.iter().filter_map(|code| self.form.field(code.as_str()));
            leaves.extend(inner.filter(|leaf| leaf.is_by_unit()).map(|leaf| &leaf.code));
        }
        leaves
    }

    /// How many of the units that must report gave what the rule's totals are made of: of the total that
    /// covers the fewest. `None` for a rule over no answers of units.
    #[must_use]
    pub fn coverage(&self) -> Option<Coverage> {
        let of_fields = self.leaves().into_iter().filter_map(|code| self.consolidation.totals.get(code));
        let of_fields = of_fields.map(|total| total.coverage);
        let names = self.rule.check.names();
        let of_tables = names.iter().filter_map(|name| match name {
            Name::Rows(table) => self.consolidation.tables.get(table).map(|table| table.coverage),
            _ => None,
        });
        of_fields.chain(of_tables).min_by_key(|coverage| coverage.have)
    }

    /// The units that must report and whose answer is lacking in a total of the rule, in the order of the roster.
    #[must_use]
    pub fn absent(&self) -> Vec<&'a Code> {
        let totals: Vec<&Total> =
            self.leaves().into_iter().filter_map(|code| self.consolidation.totals.get(code)).collect();
        let gave = |total: &Total, unit: &Code| total.contributions.iter().any(|c| c.unit == *unit);
        let lacks = |unit: &&Code| totals.iter().any(|total| !gave(total, unit));
        self.consolidation.units.expected.iter().filter(lacks).collect()
    }
}

/// Whether there are values and no sum of them: more digits than can be kept.
fn has_no_exact_sum(total: &Total) -> bool {
    total.figure == Figure::Number(None) && !total.contributions.is_empty()
}

impl CollectionFigures<'_> {
    /// The value of a name, whatever the rule takes a missing one for.
    fn known(&self, name: &Name) -> Operand {
        match name {
            Name::Field(code) | Name::Total(code) => self.total(code, None),
            Name::TotalOf(code, word) => self.total(code, Some(word)),
            Name::Units(tally) => self.units(*tally),
            Name::Rows(table) => match self.consolidation.tables.get(table) {
                Some(total) if total.coverage.have > 0 => Operand::Number(total.rows.len().into()),
                _ => NOTHING,
            },
            Name::Prior(code, span) => self.prior(code, *span).map_or(NOTHING, Operand::Number),
            Name::Parameter(name) => self.form.parameter(name).map_or(NOTHING, Operand::Number),
            Name::Column(..) | Name::History(..) | Name::Unit(_) => Operand::Fault(Fault::Value),
        }
    }
}

impl Figures for CollectionFigures<'_> {
    fn value(&self, name: &Name) -> Operand {
        match self.known(name) {
            // The policy is about totals; an earlier period is never taken for zero.
            value if value == NOTHING && !matches!(name, Name::Prior(..)) => match self.rule.blank {
                MissingPolicy::Skip => NOTHING,
                MissingPolicy::Zero => Operand::Number(Decimal::ZERO),
                MissingPolicy::Fail => Operand::Fault(Fault::Lacking),
            },
            value => value,
        }
    }

    fn column(&self, _name: &Name) -> Vec<Operand> {
        Vec::new()
    }

    /// Whether there is no total, whatever the rule takes that for.
    fn is_blank(&self, name: &Name) -> bool {
        self.known(name) == NOTHING
    }
}
