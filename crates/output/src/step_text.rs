use tonghop_core::{Decimal, Fault, Form, Name, NamedFigure, Operand, Step, StepPart};

use crate::Messages;

/// Steps of a rule and the figures in them as text, by the customs of the language. Cells about persons are
/// counted and not shown.
#[derive(Debug, Clone, Copy)]
pub struct StepText<'a> {
    /// The form.
    pub form: &'a Form,
    /// The words.
    pub messages: &'a Messages,
}

/// How many cells of a column a step shows.
const CELLS: usize = 6;
/// How many decimals of a quotient are shown.
const DECIMALS: u32 = 4;

impl StepText<'_> {
    /// A step on one line.
    #[must_use]
    pub fn step(&self, step: &Step) -> String {
        if let Some(value) = step.value() {
            return self.value(value);
        }
        let part = |part: &StepPart| match part {
            StepPart::Signs(text) => text.clone(),
            StepPart::Separator => self.messages.text("step-separator"),
            StepPart::Name(name) => name.to_string(),
            // Within a formula true and false are written as in formulas.
            StepPart::Value(flag @ Operand::Flag(_)) => flag.to_string(),
            StepPart::Value(value) => self.value(value),
            StepPart::Cells(name, cells) => format!("{{{}}}", self.cells(name, cells)),
        };
        step.parts.iter().map(part).collect()
    }

    /// The value or values of a name.
    #[must_use]
    pub fn figure(&self, figure: &NamedFigure) -> String {
        match figure.name {
            Name::Column(..) => self.cells(&figure.name, &figure.values),
            _ => figure.values.first().map(|value| self.value(value)).unwrap_or_default(),
        }
    }

    /// A single value.
    #[must_use]
    pub fn value(&self, value: &Operand) -> String {
        match value {
            Operand::Number(number) => self.messages.number(shown(*number)),
            Operand::Text(text) => format!("“{text}”"),
            Operand::Flag(flag) => self.messages.text(if *flag { "step-true" } else { "step-false" }),
            Operand::Blank => self.messages.text("step-blank"),
            Operand::Fault(Fault::Missing | Fault::Lacking) => self.messages.text("step-missing"),
            Operand::Fault(fault) => fault.to_string(),
        }
    }

    fn cells(&self, name: &Name, cells: &[Operand]) -> String {
        let count = |key: &str, count: usize| {
            self.messages.format(key, &[("count", tonghop_core::Arg::Count(count as u64))])
        };
        let open = match name {
            Name::Column(table, column) => self
                .form
                .table(table.as_str())
                .is_some_and(|table| table.shown_columns().any(|shown| shown.id == *column)),
            _ => true,
        };
        if !open {
            return count("step-hidden", cells.len());
        }
        let mut said: Vec<String> = cells.iter().take(CELLS).map(|cell| self.value(cell)).collect();
        if cells.len() > CELLS {
            said.push(count("step-more", cells.len() - CELLS));
        }
        said.join("; ")
    }
}

/// A quotient is cut to a few decimals; what has no more than those is shown as it is.
fn shown(number: Decimal) -> Decimal {
    number.round_dp(DECIMALS)
}
