use std::fmt;

use crate::expression::{Expression, Operator};
use crate::{Figures, Function, Name, Operand};

/// One step on the way of a formula to its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it says, from left to right.
    pub parts: Vec<StepPart>,
}

/// A part of a step. How a number and the sign between arguments are written is a matter of the language.
#[derive(Debug, Clone, PartialEq)]
pub enum StepPart {
    /// Signs, brackets and names of functions, with the blanks around them.
    Signs(String),
    /// Between two arguments.
    Separator,
    /// A name whose value is not put in yet, or that is not needed.
    Name(Name),
    /// A value.
    Value(Operand),
    /// The cells of a column, in the order of the rows.
    Cells(Name, Vec<Operand>),
}

impl Step {
    /// The value, where nothing is left to compute.
    #[must_use]
    pub fn value(&self) -> Option<&Operand> {
        match self.parts.as_slice() {
            [StepPart::Value(value)] => Some(value),
            _ => None,
        }
    }
}

/// As data: numbers with a decimal point, arguments between commas.
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = |f: &mut fmt::Formatter<'_>, value: &Operand| match value {
            Operand::Text(text) => write!(f, "\"{}\"", text.replace('"', "\"\"")),
            other => write!(f, "{other}"),
        };
        for part in &self.parts {
            match part {
                StepPart::Signs(text) => f.write_str(text)?,
                StepPart::Separator => f.write_str(", ")?,
                StepPart::Name(name) => write!(f, "{name}")?,
                StepPart::Value(operand) => value(f, operand)?,
                StepPart::Cells(_, cells) => {
                    f.write_str("{")?;
                    for (index, cell) in cells.iter().enumerate() {
                        f.write_str(if index == 0 { "" } else { "; " })?;
                        value(f, cell)?;
                    }
                    f.write_str("}")?;
                }
            }
        }
        Ok(())
    }
}

pub(crate) fn steps(expression: &Expression, figures: &dyn Figures) -> Vec<Step> {
    let mut root = Node::of(expression);
    let mut steps = vec![root.step()];
    while !root.is_done() {
        if !root.put_in(figures, false) {
            root.compute(figures);
        }
        steps.push(root.step());
    }
    steps
}

/// A part of the formula and how far it has come. What it comes to is always asked of the expression itself, so
/// that the steps cannot come to anything else than the formula does.
struct Node<'e> {
    /// What its value is the value of: the whole `IF` where `shown` is the branch that was taken.
    whole: &'e Expression,
    shown: &'e Expression,
    parts: Vec<Node<'e>>,
    state: State,
}

enum State {
    Open,
    Cells(Vec<Operand>),
    Done(Operand),
}

impl<'e> Node<'e> {
    fn of(expression: &'e Expression) -> Self {
        Self::shown_as(expression, expression)
    }

    fn shown_as(whole: &'e Expression, shown: &'e Expression) -> Self {
        let parts = match shown {
            Expression::Negated(inner) | Expression::Percent(inner) => vec![Self::of(inner)],
            Expression::Binary(_, left, right) => vec![Self::of(left), Self::of(right)],
            Expression::Call(_, arguments) => arguments.iter().map(Self::of).collect(),
            _ => Vec::new(),
        };
        let state = match shown {
            Expression::Number(number) => State::Done(Operand::Number(*number)),
            Expression::Text(text) => State::Done(Operand::Text(text.clone())),
            Expression::Flag(flag) => State::Done(Operand::Flag(*flag)),
            Expression::Omitted => State::Done(Operand::Blank),
            _ => State::Open,
        };
        Self { whole, shown, parts, state }
    }

    fn is_done(&self) -> bool {
        matches!(self.state, State::Done(_))
    }

    fn is_settled(&self) -> bool {
        // A percentage is read as easily as the number that it is.
        let percentage =
            matches!(self.shown, Expression::Percent(inner) if matches!(**inner, Expression::Number(_)));
        percentage || !matches!(self.state, State::Open)
    }

    /// The parts that have to be known now.
    fn needed(&mut self) -> impl Iterator<Item = &mut Self> {
        let lazy = matches!(self.shown, Expression::Call(Function::If | Function::IfError, _));
        let count = if lazy { 1 } else { self.parts.len() };
        self.parts.iter_mut().take(count)
    }

    /// Puts the values of all needed names in; whether there were any.
    fn put_in(&mut self, figures: &dyn Figures, only_looked_at: bool) -> bool {
        if !matches!(self.state, State::Open) {
            return false;
        }
        match self.shown {
            Expression::Name(name @ Name::Column(..)) => {
                self.state = State::Cells(figures.column(name));
                true
            }
            Expression::Name(name) => {
                let empty = only_looked_at && figures.is_blank(name);
                let value = if empty { Operand::Blank } else { self.whole.value(figures) };
                self.state = State::Done(value);
                true
            }
            _ => {
                let looks = matches!(self.shown, Expression::Call(function, _) if function.looks_at_cells());
                self.needed().fold(false, |any, part| part.put_in(figures, looks) | any)
            }
        }
    }

    /// Computes every part whose own parts are known, and nothing on top of that.
    fn compute(&mut self, figures: &dyn Figures) {
        if !matches!(self.state, State::Open) {
            return;
        }
        if let Expression::Call(function @ (Function::If | Function::IfError), arguments) = self.shown
            && self.parts.first().is_some_and(Node::is_settled)
        {
            self.take_branch(*function, arguments, figures);
        } else if self.is_ready() {
            self.state = State::Done(self.whole.value(figures));
        } else {
            self.needed().for_each(|part| part.compute(figures));
        }
    }

    /// The branch that counts stands from now on where the whole did.
    fn take_branch(&mut self, function: Function, arguments: &'e [Expression], figures: &dyn Figures) {
        let value = arguments.first().map_or(Operand::Blank, |first| first.value(figures));
        let taken = match (function, value.condition()) {
            (Function::If, Ok(holds)) => arguments.get(if holds { 1 } else { 2 }),
            (Function::IfError, _) if matches!(value, Operand::Fault(_)) => arguments.get(1),
            _ => None,
        };
        let branch = taken.map(|taken| Self::shown_as(self.whole, taken)).filter(|branch| !branch.is_done());
        match branch {
            Some(branch) => *self = branch,
            None => self.state = State::Done(self.whole.value(figures)),
        }
    }

    /// Whether only one thing is left to do here: a chain of one kind of sign counts as one.
    fn is_ready(&self) -> bool {
        let Expression::Binary(operator, ..) = self.shown else {
            return self.parts.iter().all(Node::is_settled);
        };
        let [left, right] = self.parts.as_slice() else { return true };
        right.is_settled() && (left.is_settled() || left.continues(*operator))
    }

    fn continues(&self, operator: Operator) -> bool {
        let same = |own: &Operator| own.binding() == operator.binding() && !own.is_comparison();
        // A branch that was taken is something of its own, whatever it consists of.
        let itself = std::ptr::eq(self.whole, self.shown);
        itself && matches!(self.shown, Expression::Binary(own, ..) if same(own)) && self.is_ready()
    }

    fn step(&self) -> Step {
        let mut parts = Vec::new();
        self.write(0, &mut parts);
        Step { parts }
    }

    /// `outer` is how tightly the surroundings bind: what binds less gets brackets.
    fn write(&self, outer: u8, parts: &mut Vec<StepPart>) {
        match (&self.state, self.shown) {
            (State::Done(value), _) => {
                let negative = matches!(value, Operand::Number(number) if number.is_sign_negative());
                bracketed(negative && outer >= 4, parts, |parts| parts.push(StepPart::Value(value.clone())));
            }
            (State::Cells(cells), Expression::Name(name)) => {
                parts.push(StepPart::Cells(name.clone(), cells.clone()));
            }
            (_, Expression::Name(name)) => parts.push(StepPart::Name(name.clone())),
            (_, Expression::Negated(_)) => {
                signs(parts, "-");
                self.parts.iter().for_each(|part| part.write(6, parts));
            }
            (_, Expression::Percent(_)) => {
                self.parts.iter().for_each(|part| part.write(7, parts));
                signs(parts, "%");
            }
            (_, Expression::Binary(operator, ..)) => {
                let binding = operator.binding();
                bracketed(binding < outer, parts, |parts| {
                    for (index, part) in self.parts.iter().enumerate() {
                        if index > 0 {
                            signs(parts, &format!(" {} ", operator.sign()));
                        }
                        part.write(binding + u8::from(index > 0), parts);
                    }
                });
            }
            (_, Expression::Call(function, _)) => {
                signs(parts, function.name());
                signs(parts, "(");
                for (index, part) in self.parts.iter().enumerate() {
                    if index > 0 {
                        parts.push(StepPart::Separator);
                    }
                    part.write(0, parts);
                }
                signs(parts, ")");
            }
            _ => {}
        }
    }
}

fn bracketed(brackets: bool, parts: &mut Vec<StepPart>, write: impl FnOnce(&mut Vec<StepPart>)) {
    if brackets {
        signs(parts, "(");
    }
    write(parts);
    if brackets {
        signs(parts, ")");
    }
}

fn signs(parts: &mut Vec<StepPart>, text: &str) {
    match parts.last_mut() {
        Some(StepPart::Signs(before)) => before.push_str(text),
        _ => parts.push(StepPart::Signs(text.to_owned())),
    }
}
