use rust_decimal::Decimal;

use crate::expression::{Expression, Operator, SheetNames};
use crate::{Fault, Figures, Function, Operand, Rule};

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// As a rule writes it.
    pub formula: String,
    /// What it comes to; a fault where something that it needs is not there.
    pub value: Operand,
}

/// A comparison that does not hold: what stands on both sides, and how far they are from each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The left side.
    pub left: Side,
    /// How it must be to the right side: one of the comparing signs.
    pub comparison: Operator,
    /// The right side.
    pub right: Side,
    /// How far the sides may be from each other: `ABS(A01 - A02) <= 5` compares A01 with A02, within 5.
    pub within: Option<Side>,
    /// How far they are from each other, in the unit of measure of the sides; `None` where a side is no number, and
    /// where they must differ.
    pub off: Option<Decimal>,
}

impl Rule {
    /// Why the rule is broken: the comparison at the top of its condition, of several that must all hold the first
    /// that does not, of several of which one must hold the first. `None` where the rule holds, and where its
    /// condition is no comparison.
    ///
    /// ```
    /// use tonghop_core::{Decimal, Figures, Form, Name, Operand, Operator};
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
    /// [[rule]]
    /// id = "R1"
    /// severity = "error"
    /// check = "AND(H1 >= 1, 2 * H1 <= 80)"
    /// message = "Kho chỉ chứa 40 thùng, đã ghi {H1}"
    /// "#).unwrap();
    /// struct Answers;
    /// impl Figures for Answers {
    ///     fn value(&self, _: &Name) -> Operand {
    ///         Operand::Number(Decimal::from(43))
    ///     }
    ///     fn column(&self, _: &Name) -> Vec<Operand> {
    ///         Vec::new()
    ///     }
    /// }
    /// let gap = form.rules()[0].gap(&Answers).unwrap();
    /// assert_eq!((gap.left.formula.as_str(), gap.comparison), ("2*H1", Operator::LessOrEqual));
    /// assert_eq!(gap.left.value, Operand::Number(Decimal::from(86)));
    /// assert_eq!(gap.off, Some(Decimal::from(6)));
    /// ```
    #[must_use]
    pub fn gap(&self, figures: &dyn Figures) -> Option<Gap> {
        self.gaps(figures).into_iter().next()
    }

    /// As [`Rule::gap`]; of several comparisons of which one must hold, all.
    #[must_use]
    pub fn gaps(&self, figures: &dyn Figures) -> Vec<Gap> {
        let unmet = unmet(self.check.expression(), figures);
        unmet.iter().filter_map(|unmet| Gap::of(unmet, figures)).collect()
    }
}

impl Gap {
    pub(crate) fn of(unmet: &Unmet<'_>, figures: &dyn Figures) -> Option<Self> {
        let Unmet::Compared { left, comparison, right, within } = unmet else { return None };
        let side = |part: &Expression| Side { formula: written(part), value: part.value(figures) };
        let (left, right) = (side(left), side(right));
        let number = |side: &Side| match side.value {
            Operand::Number(_) | Operand::Blank => side.value.number().ok(),
            _ => None,
        };
        let off = number(&left).zip(number(&right)).and_then(|(left, right)| left.checked_sub(right));
        let off = off.map(|off| off.abs()).filter(|_| *comparison != Operator::NotEqual);
        Some(Self { left, comparison: *comparison, right, within: within.map(side), off })
    }
}

fn written(part: &Expression) -> String {
    part.to_sheet(&SheetNames { value: &|name| name.to_string(), cell: None, gap: "" }, 0)
}

/// A part of a condition that is not met.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Unmet<'r> {
    Compared {
        left: &'r Expression,
        comparison: Operator,
        right: &'r Expression,
        within: Option<&'r Expression>,
    },
    /// It must be blank.
    NotBlank(&'r Expression),
}

/// What is not met in a condition that does not hold.
pub(crate) fn unmet<'r>(condition: &'r Expression, figures: &dyn Figures) -> Vec<Unmet<'r>> {
    let is_met = |part: &Expression| part.value(figures).condition();
    match condition {
        Expression::Binary(operator, left, right) => match is_met(condition) {
            Ok(false) | Err(Fault::Lacking) if operator.is_comparison() => {
                vec![compared(left, *operator, right)]
            }
            _ => Vec::new(),
        },
        Expression::Call(Function::And, parts) => {
            let fails = |part: &&Expression| matches!(is_met(part), Ok(false) | Err(Fault::Lacking));
            parts.iter().find(fails).map(|part| unmet(part, figures)).unwrap_or_default()
        }
        Expression::Call(Function::Or, parts) => parts.iter().flat_map(|part| unmet(part, figures)).collect(),
        Expression::Call(Function::If, parts) => {
            let taken = is_met(&parts[0]).ok().and_then(|holds| parts.get(if holds { 1 } else { 2 }));
            taken.map(|part| unmet(part, figures)).unwrap_or_default()
        }
        Expression::Call(Function::Not, parts) => match parts.first() {
            Some(Expression::Binary(operator, left, right))
                if operator.is_comparison() && is_met(condition) == Ok(false) =>
            {
                vec![compared(left, operator.opposite(), right)]
            }
            _ => Vec::new(),
        },
        Expression::Call(Function::IsBlank, parts) if is_met(condition) == Ok(false) => {
            parts.first().map(Unmet::NotBlank).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// A comparison; one of a distance with how far that may be is one of what is apart.
fn compared<'r>(left: &'r Expression, comparison: Operator, right: &'r Expression) -> Unmet<'r> {
    if let (Operator::LessOrEqual, Expression::Call(Function::Abs, parts)) = (comparison, left)
        && let Some(Expression::Binary(Operator::Subtract, one, other)) = parts.first()
    {
        return Unmet::Compared { left: one, comparison: Operator::Equal, right: other, within: Some(right) };
    }
    Unmet::Compared { left, comparison, right, within: None }
}
