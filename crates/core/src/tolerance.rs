use std::fmt;

use rust_decimal::Decimal;

use crate::expression::{Expression, Operator};
use crate::{Function, plain};

/// How far apart two numbers may be that a rule compares and still count as equal.
///
/// It widens every `=`, `<>`, `<=` and `>=` between two numbers in the check of a rule: `A = B` holds where A lies
/// between B less and B plus the tolerance, both included; `A <> B` where it does not; `A <= B` where A is at most B
/// plus it; `A >= B` where A is at least B less it. A strict `<` or `>`, a comparison of texts or conditions, and what
/// stands in the condition of an `IF`, which chooses and asserts nothing, stay exact.
///
/// ```
/// use tonghop_core::{Decimal, Tolerance};
/// assert_eq!(Tolerance::parse("1%"), Some(Tolerance::Share(Decimal::new(1, 2))));
/// assert_eq!(Tolerance::parse("0.5").unwrap().to_string(), "± 0.5");
/// assert_eq!(Tolerance::parse("-1"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tolerance {
    /// So much, in the unit of measure of what is compared.
    Absolute(Decimal),
    /// Such a part of the larger side, signs apart: 0.01 is one in a hundred.
    Share(Decimal),
}

impl Tolerance {
    /// Reads a positive number with a point, or a percentage above 0 and below 100.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (number, is_share) = match text.trim().strip_suffix('%') {
            Some(number) => (number.trim_end(), true),
            None => (text.trim(), false),
        };
        let number: Decimal = number.parse().ok().filter(|number| *number > Decimal::ZERO)?;
        if !is_share {
            return Some(Self::Absolute(number));
        }
        let share = number.checked_div(Decimal::ONE_HUNDRED)?;
        (share < Decimal::ONE).then_some(Self::Share(share))
    }

    /// How far apart `a` and `b` may be, as a part of a formula.
    fn between(self, a: &Expression, b: &Expression) -> Expression {
        let absolute = |side: &Expression| Expression::Call(Function::Abs, vec![side.clone()]);
        match self {
            Self::Absolute(number) => Expression::Number(number),
            Self::Share(share) => {
                let larger = Expression::Call(Function::Max, vec![absolute(a), absolute(b)]);
                binary(Operator::Multiply, Expression::Number(share), larger)
            }
        }
    }

    /// The condition with the tolerance put into it, in the language of rules: what the engine judges and a sheet
    /// shows are the same formula. A side is compared with the other side plus or less the tolerance, and not their
    /// difference with the tolerance, so that 15 digits of the sides decide in both places. `is_number` says whether
    /// a part is surely a number. `None` where nothing is compared.
    pub(crate) fn widen(
        self,
        condition: &Expression,
        is_number: &dyn Fn(&Expression) -> bool,
    ) -> Option<Expression> {
        let mut widened = false;
        let condition = self.widened(condition, is_number, &mut widened);
        widened.then_some(condition)
    }

    fn widened(
        self,
        expression: &Expression,
        is_number: &dyn Fn(&Expression) -> bool,
        any: &mut bool,
    ) -> Expression {
        let mut inside = |part: &Expression| self.widened(part, is_number, any);
        match expression {
            Expression::Negated(inner) => Expression::Negated(Box::new(inside(inner))),
            Expression::Percent(inner) => Expression::Percent(Box::new(inside(inner))),
            Expression::Call(function, arguments) => {
                let exact = usize::from(*function == Function::If);
                let arguments = arguments.iter().enumerate();
                let arguments = arguments
                    .map(|(index, argument)| if index < exact { argument.clone() } else { inside(argument) });
                Expression::Call(*function, arguments.collect())
            }
            Expression::Binary(operator, left, right) => {
                let (a, b) = (inside(left), inside(right));
                if !(operator.is_comparison() && is_number(left) && is_number(right)) {
                    return binary(*operator, a, b);
                }
                let off = self.between(&a, &b);
                let over =
                    |operator| binary(operator, a.clone(), binary(Operator::Add, b.clone(), off.clone()));
                let under = |operator| {
                    binary(operator, a.clone(), binary(Operator::Subtract, b.clone(), off.clone()))
                };
                let wider = match operator {
                    Operator::LessOrEqual => over(Operator::LessOrEqual),
                    Operator::GreaterOrEqual => under(Operator::GreaterOrEqual),
                    Operator::Equal => Expression::Call(
                        Function::And,
                        vec![over(Operator::LessOrEqual), under(Operator::GreaterOrEqual)],
                    ),
                    Operator::NotEqual => {
                        Expression::Call(Function::Or, vec![over(Operator::Greater), under(Operator::Less)])
                    }
                    strict => return binary(*strict, a, b),
                };
                *any = true;
                wider
            }
            other => other.clone(),
        }
    }
}

/// As a formula is followed by it: `± 0.5`, `± 1%`.
impl fmt::Display for Tolerance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absolute(number) => write!(f, "± {}", plain(*number)),
            Self::Share(share) => write!(f, "± {}%", plain(*share * Decimal::ONE_HUNDRED)),
        }
    }
}

fn binary(operator: Operator, left: Expression, right: Expression) -> Expression {
    Expression::Binary(operator, Box::new(left), Box::new(right))
}
