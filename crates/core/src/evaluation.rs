use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::criterion::Criterion;
use crate::expression::{Expression, Operator};
use crate::operand::add;
use crate::{Fault, Function, Name, Operand};

/// Where the names of a rule or formula get their values.
pub trait Figures {
    /// The value of a name that stands for one: everything but a column.
    fn value(&self, name: &Name) -> Operand;

    /// The values of a name that stands for a column, row by row; none for other names.
    fn column(&self, name: &Name) -> Vec<Operand>;

    /// Whether the cell of a name is empty, whatever that means for its value.
    fn is_blank(&self, name: &Name) -> bool {
        self.value(name) == Operand::Blank
    }
}

/// What an argument of a function is: functions over many values pass over texts and empty cells where they
/// stand in cells, and take them at their word where they are computed.
enum Argument {
    Cells(Vec<Operand>),
    Computed(Operand),
}

impl Argument {
    fn into_cells(self) -> Vec<Operand> {
        match self {
            Self::Cells(cells) => cells,
            Self::Computed(value) => vec![value],
        }
    }
}

type Outcome = Result<Operand, Fault>;

impl Expression {
    /// What it comes to.
    pub(crate) fn value(&self, figures: &dyn Figures) -> Operand {
        self.evaluate(figures).unwrap_or_else(Operand::Fault)
    }

    fn evaluate(&self, figures: &dyn Figures) -> Outcome {
        match self {
            Self::Number(number) => Ok(Operand::Number(*number)),
            Self::Text(text) => Ok(Operand::Text(text.clone())),
            Self::Flag(flag) => Ok(Operand::Flag(*flag)),
            Self::Omitted => Ok(Operand::Blank),
            Self::Name(name) => Ok(figures.value(name)),
            Self::Negated(inner) => Ok(Operand::Number(-inner.number(figures)?)),
            Self::Percent(inner) => {
                let number = inner.number(figures)?;
                number.checked_div(Decimal::ONE_HUNDRED).map(Operand::Number).ok_or(Fault::Number)
            }
            Self::Binary(operator, left, right) => {
                let left = fault_first(left.evaluate(figures)?)?;
                let right = fault_first(right.evaluate(figures)?)?;
                binary(*operator, &left, &right)
            }
            Self::Call(function, arguments) => call(*function, arguments, figures),
        }
    }

    fn number(&self, figures: &dyn Figures) -> Result<Decimal, Fault> {
        self.evaluate(figures)?.number()
    }

    /// The argument of a function that looks at cells, empty ones included.
    fn cell(&self, figures: &dyn Figures) -> Argument {
        match self {
            Self::Name(name) if !name.is_column() && figures.is_blank(name) => {
                Argument::Cells(vec![Operand::Blank])
            }
            other => other.argument(figures),
        }
    }

    fn argument(&self, figures: &dyn Figures) -> Argument {
        match self {
            Self::Name(name) if name.is_column() => Argument::Cells(figures.column(name)),
            Self::Name(name) => Argument::Cells(vec![figures.value(name)]),
            // Spreadsheets hand on the cell that IF and IFERROR choose, not its value.
            Self::Call(Function::If, arguments) => match arguments[0].value(figures).condition() {
                Ok(holds) => match arguments.get(if holds { 1 } else { 2 }) {
                    Some(chosen) => chosen.argument(figures),
                    None => Argument::Computed(Operand::Flag(false)),
                },
                Err(fault) => Argument::Computed(Operand::Fault(fault)),
            },
            Self::Call(Function::IfError, arguments) => match arguments[0].value(figures) {
                Operand::Fault(_) => arguments[1].argument(figures),
                _ => arguments[0].argument(figures),
            },
            other => Argument::Computed(other.value(figures)),
        }
    }
}

fn fault_first(value: Operand) -> Outcome {
    match value {
        Operand::Fault(fault) => Err(fault),
        value => Ok(value),
    }
}

fn binary(operator: Operator, left: &Operand, right: &Operand) -> Outcome {
    let numbers = || Ok((left.number()?, right.number()?));
    let number = |result: Option<Decimal>| result.map(Operand::Number).ok_or(Fault::Number);
    if operator.is_comparison() {
        let ordering = left.compare(right)?;
        return Ok(Operand::Flag(match operator {
            Operator::Equal => ordering.is_eq(),
            Operator::NotEqual => ordering.is_ne(),
            Operator::Less => ordering.is_lt(),
            Operator::LessOrEqual => ordering.is_le(),
            Operator::Greater => ordering.is_gt(),
            _ => ordering.is_ge(),
        }));
    }
    match operator {
        Operator::Add => numbers().and_then(|(a, b)| add(a, b)).map(Operand::Number),
        Operator::Subtract => numbers().and_then(|(a, b)| add(a, -b)).map(Operand::Number),
        Operator::Multiply => numbers().and_then(|(a, b)| number(a.checked_mul(b))),
        Operator::Divide => match numbers()? {
            (_, divisor) if divisor.is_zero() => Err(Fault::DivisionByZero),
            (a, b) => number(a.checked_div(b)),
        },
        Operator::Power => numbers().and_then(|(a, b)| power(a, b)).map(Operand::Number),
        _ => Ok(Operand::Text(Arc::from(format!("{}{}", left.text()?, right.text()?)))),
    }
}

/// A whole power; others have no exact result.
fn power(base: Decimal, exponent: Decimal) -> Result<Decimal, Fault> {
    let times = exponent.abs().to_u32().filter(|times| *times <= 64 && exponent.fract().is_zero());
    let times = times.ok_or(Fault::Number)?;
    if base.is_zero() && exponent <= Decimal::ZERO {
        return Err(if exponent.is_zero() { Fault::Number } else { Fault::DivisionByZero });
    }
    let product = (0..times).try_fold(Decimal::ONE, |product, _| product.checked_mul(base));
    let product = product.ok_or(Fault::Number)?;
    if exponent < Decimal::ZERO {
        Decimal::ONE.checked_div(product).ok_or(Fault::Number)
    } else {
        Ok(product)
    }
}

fn call(function: Function, arguments: &[Expression], figures: &dyn Figures) -> Outcome {
    let value = |index: usize| arguments.get(index).map_or(Ok(Operand::Blank), |a| a.evaluate(figures));
    let number = |index: usize| value(index)?.number();
    let cells = || arguments.iter().map(|argument| argument.argument(figures));
    let looked_at = || arguments.iter().map(|argument| argument.cell(figures));
    match function {
        Function::If => {
            let taken = if value(0)?.condition()? { arguments.get(1) } else { arguments.get(2) };
            match taken {
                Some(taken) => zero_for_blank(taken.evaluate(figures)?),
                None => Ok(Operand::Flag(false)),
            }
        }
        Function::IfError => match arguments[0].value(figures) {
            Operand::Fault(_) => zero_for_blank(value(1)?),
            value => zero_for_blank(value),
        },
        Function::And | Function::Or => conditions(function, cells()),
        Function::Not => Ok(Operand::Flag(!value(0)?.condition()?)),
        Function::Sum | Function::Average | Function::Min | Function::Max => {
            known_past(arguments, figures)?;
            numbers(function, cells())
        }
        Function::Count => Ok(count(looked_at().map(|argument| match argument {
            Argument::Cells(cells) => cells.iter().filter(|c| matches!(c, Operand::Number(_))).count(),
            Argument::Computed(value) => usize::from(value.number().is_ok()),
        }))),
        Function::CountA => {
            Ok(count(looked_at().map(|argument| {
                argument.into_cells().iter().filter(|cell| **cell != Operand::Blank).count()
            })))
        }
        Function::CountIf | Function::CountIfs | Function::SumIf | Function::SumIfs => {
            conditional(function, arguments, figures)
        }
        Function::Abs => Ok(Operand::Number(number(0)?.abs())),
        Function::Int => Ok(Operand::Number(number(0)?.floor())),
        Function::Round => round(number(0)?, number(1)?).map(Operand::Number),
        Function::Mod => match (number(0)?, number(1)?) {
            (_, divisor) if divisor.is_zero() => Err(Fault::DivisionByZero),
            (dividend, divisor) => {
                let whole = dividend.checked_div(divisor).ok_or(Fault::Number)?.floor();
                let taken = whole.checked_mul(divisor).ok_or(Fault::Number)?;
                add(dividend, -taken).map(Operand::Number)
            }
        },
        Function::Len => Ok(Operand::Number(value(0)?.text()?.encode_utf16().count().into())),
        Function::Trim => {
            let text = value(0)?.text()?;
            let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
            Ok(Operand::Text(Arc::from(words.join(" "))))
        }
        Function::Exact => Ok(Operand::Flag(value(0)?.text()? == value(1)?.text()?)),
        Function::Left | Function::Right => ends(function, &value(0)?, arguments.get(1), figures),
        Function::IsBlank => {
            let cells = arguments[0].cell(figures).into_cells();
            Ok(Operand::Flag(cells.first() == Some(&Operand::Blank)))
        }
        Function::IsNumber => {
            let cells = arguments[0].cell(figures).into_cells();
            Ok(Operand::Flag(matches!(cells.first(), Some(Operand::Number(_)))))
        }
        Function::Date => date(number(0)?, number(1)?, number(2)?).map(Operand::Number),
        Function::Year => Ok(Operand::Number(day(number(0)?)?.year().into())),
        Function::Month => Ok(Operand::Number(day(number(0)?)?.month().into())),
    }
}

/// What is not known of the past is not zero, though a sum of nothing is.
fn known_past(arguments: &[Expression], figures: &dyn Figures) -> Result<(), Fault> {
    let unknown = arguments.iter().any(|argument| match argument {
        Expression::Name(name @ Name::History(..)) => figures.column(name).is_empty(),
        _ => false,
    });
    if unknown { Err(Fault::Missing) } else { Ok(()) }
}

/// A formula shows 0 for an empty cell that it hands on.
fn zero_for_blank(value: Operand) -> Outcome {
    Ok(if value == Operand::Blank { Operand::Number(Decimal::ZERO) } else { value })
}

fn count(counts: impl Iterator<Item = usize>) -> Operand {
    Operand::Number(counts.sum::<usize>().into())
}

/// `AND` and `OR`: empty cells and texts in cells do not count; without any condition there is no result.
fn conditions(function: Function, arguments: impl Iterator<Item = Argument>) -> Outcome {
    let mut conditions = Vec::new();
    for argument in arguments {
        match argument {
            Argument::Computed(value) => conditions.push(value.condition()?),
            Argument::Cells(cells) => {
                for cell in cells.iter().filter(|c| !matches!(c, Operand::Blank | Operand::Text(_))) {
                    conditions.push(cell.condition()?);
                }
            }
        }
    }
    match function {
        _ if conditions.is_empty() => Err(Fault::Value),
        Function::And => Ok(Operand::Flag(conditions.iter().all(|holds| *holds))),
        _ => Ok(Operand::Flag(conditions.iter().any(|holds| *holds))),
    }
}

/// The functions over many numbers: what stands in cells and is no number does not count.
fn numbers(function: Function, arguments: impl Iterator<Item = Argument>) -> Outcome {
    let mut numbers = Vec::new();
    for argument in arguments {
        match argument {
            Argument::Computed(value) => numbers.push(value.number()?),
            Argument::Cells(cells) => {
                for cell in cells {
                    match cell {
                        Operand::Number(number) => numbers.push(number),
                        Operand::Fault(fault) => return Err(fault),
                        Operand::Text(_) | Operand::Flag(_) | Operand::Blank => {}
                    }
                }
            }
        }
    }
    let sum = || numbers.iter().try_fold(Decimal::ZERO, |sum, number| add(sum, *number));
    let result = match function {
        Function::Sum => sum()?,
        Function::Min => numbers.iter().min().copied().unwrap_or_default(),
        Function::Max => numbers.iter().max().copied().unwrap_or_default(),
        _ if numbers.is_empty() => return Err(Fault::DivisionByZero),
        _ => sum()?.checked_div(numbers.len().into()).ok_or(Fault::Number)?,
    };
    Ok(Operand::Number(result))
}

/// `COUNTIF(cells, criterion)`, `COUNTIFS(cells, criterion, …)`, `SUMIF(cells, criterion, summed)`,
/// `SUMIFS(summed, cells, criterion, …)`.
fn conditional(function: Function, arguments: &[Expression], figures: &dyn Figures) -> Outcome {
    let cells = |expression: &Expression| expression.cell(figures).into_cells();
    if matches!(function, Function::SumIf | Function::SumIfs) {
        known_past(arguments, figures)?;
    }
    let (summed, pairs) = match function {
        Function::SumIfs => (arguments.first(), &arguments[1..]),
        Function::SumIf => (arguments.get(2).or(arguments.first()), &arguments[..2]),
        _ => (None, arguments),
    };
    if pairs.len() % 2 == 1 {
        return Err(Fault::Value);
    }
    let mut met: Option<Vec<bool>> = None;
    for pair in pairs.chunks(2) {
        let criterion = Criterion::of(&pair[1].value(figures))?;
        let of_pair: Vec<bool> = cells(&pair[0]).iter().map(|cell| criterion.is_met(cell)).collect();
        met = Some(match met {
            None => of_pair,
            Some(before) if before.len() == of_pair.len() => {
                before.iter().zip(of_pair).map(|(before, now)| *before && now).collect()
            }
            Some(_) => return Err(Fault::Value),
        });
    }
    let met = met.unwrap_or_default();
    let Some(summed) = summed else { return Ok(count(met.iter().map(|met| usize::from(*met)))) };
    let summed = cells(summed);
    let taken: Vec<Operand> = met.iter().zip(summed).filter(|(met, _)| **met).map(|(_, cell)| cell).collect();
    numbers(Function::Sum, std::iter::once(Argument::Cells(taken)))
}

/// A half is rounded away from zero; negative decimals round to tens and hundreds.
fn round(number: Decimal, decimals: Decimal) -> Result<Decimal, Fault> {
    let decimals = decimals.trunc().to_i32().filter(|d| d.abs() <= 20).ok_or(Fault::Number)?;
    let strategy = RoundingStrategy::MidpointAwayFromZero;
    match u32::try_from(decimals) {
        Ok(decimals) => Ok(number.round_dp_with_strategy(decimals, strategy)),
        Err(_negative) => {
            let unit = power(Decimal::TEN, Decimal::from(-decimals))?;
            let units = number.checked_div(unit).ok_or(Fault::Number)?;
            units.round_dp_with_strategy(0, strategy).checked_mul(unit).ok_or(Fault::Number)
        }
    }
}

fn ends(function: Function, text: &Operand, length: Option<&Expression>, figures: &dyn Figures) -> Outcome {
    let text = text.text()?;
    let length = length.map_or(Ok(Decimal::ONE), |length| length.number(figures))?;
    let length = length.trunc().to_usize().ok_or(Fault::Value)?;
    let characters: Vec<char> = text.chars().collect();
    let length = length.min(characters.len());
    let part = match function {
        Function::Left => &characters[..length],
        _ => &characters[characters.len() - length..],
    };
    Ok(Operand::Text(Arc::from(part.iter().collect::<String>())))
}

/// The serial number 61 is the first of March 1900; below it spreadsheets disagree about the days.
const FIRST_DAY: Date = jiff::civil::date(1899, 12, 30);

/// The serial number of a day, as spreadsheets keep it (ECMA-376 part 1, 18.17.4.1, the 1900 system).
#[must_use]
pub fn serial_number(day: Date) -> Decimal {
    let days = FIRST_DAY.until(day).map_or(0, |span| span.get_days());
    Decimal::from(days)
}

fn day(serial: Decimal) -> Result<Date, Fault> {
    let days = serial.floor().to_i64().filter(|days| (0..=2_958_465).contains(days)).ok_or(Fault::Number)?;
    FIRST_DAY.checked_add(jiff::Span::new().days(days)).map_err(|_out_of_range| Fault::Number)
}

/// The serial number of a day whose month and day may run over: month 13 is January of the next year.
fn date(year: Decimal, month: Decimal, day: Decimal) -> Result<Decimal, Fault> {
    let whole = |number: Decimal| number.trunc().to_i64().filter(|n| n.abs() < 100_000).ok_or(Fault::Number);
    let (year, month, day) = (whole(year)?, whole(month)? - 1, whole(day)? - 1);
    let year = if (0..1900).contains(&year) { year + 1900 } else { year };
    let year = i16::try_from(year + month.div_euclid(12)).map_err(|_too_far| Fault::Number)?;
    let month = i8::try_from(month.rem_euclid(12) + 1).map_err(|_too_far| Fault::Number)?;
    let first = Date::new(year, month, 1).map_err(|_too_far| Fault::Number)?;
    let day = first.checked_add(jiff::Span::new().days(day)).map_err(|_too_far| Fault::Number)?;
    Ok(serial_number(day))
}
