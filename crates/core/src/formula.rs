use std::sync::Arc;

use rust_decimal::Decimal;

use crate::expression::{Expression, Operator};
use crate::{Code, Figures, FormulaError, Name, Operand, SheetCells};

/// A formula over field codes, in Excel's syntax: `K14 + K12 - K13`, `XD13 / XD14`.
///
/// A reference is always a field code, whatever cell it would be in a sheet. A formula has no result where a
/// field that it needs has none, or where it divides by zero.
///
/// ```
/// use tonghop_core::{Decimal, Formula};
/// let formula = Formula::parse("K14 + K12 - K13").unwrap();
/// let figure = |code: &str| Some(Decimal::from(match code { "K14" => 40, _ => 1 }));
/// assert_eq!(formula.eval(&|code| figure(code.as_str())), Some(Decimal::from(40)));
/// assert!(Formula::parse("TODAY() - K14").is_err());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    text: Arc<str>,
    root: Expression,
}

/// The figures of fields; nothing else has a value in the formula of a field.
struct FieldFigures<'a>(&'a dyn Fn(&Code) -> Option<Decimal>);

impl Figures for FieldFigures<'_> {
    fn value(&self, name: &Name) -> Operand {
        match name {
            Name::Field(code) => (self.0)(code).map_or(Operand::Blank, Operand::Number),
            _ => Operand::Blank,
        }
    }

    fn column(&self, _name: &Name) -> Vec<Operand> {
        Vec::new()
    }
}

impl Formula {
    /// Reads a formula, with or without the leading `=`.
    ///
    /// # Errors
    /// [`FormulaError`] where the syntax is not Excel's or a part is not supported.
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        let trimmed = text.trim();
        let source = trimmed.strip_prefix('=').unwrap_or(trimmed);
        Ok(Self { text: Arc::from(source), root: Expression::parse(source)? })
    }

    /// The formula as it was written, without the leading `=`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Every field that it names, in order of appearance, once each.
    #[must_use]
    pub fn codes(&self) -> Vec<Code> {
        let mut codes = Vec::new();
        self.root.visit(&mut |name| match name {
            Name::Field(code) if !codes.contains(code) => codes.push(code.clone()),
            _ => {}
        });
        codes
    }

    pub(crate) fn expression(&self) -> &Expression {
        &self.root
    }

    /// Every name in it, in order of appearance, once each.
    #[must_use]
    pub fn names(&self) -> Vec<Name> {
        let mut names = Vec::new();
        self.root.visit(&mut |name| {
            if !names.contains(name) {
                names.push(name.clone());
            }
        });
        names
    }

    /// What it comes to where its names have the values of `figures`.
    ///
    /// ```
    /// use tonghop_core::{Decimal, Figures, Formula, Name, Operand};
    /// struct Projects;
    /// impl Figures for Projects {
    ///     fn value(&self, _name: &Name) -> Operand {
    ///         Operand::Number(Decimal::TWO)
    ///     }
    ///     fn column(&self, _name: &Name) -> Vec<Operand> {
    ///         ["Hoàn thành", "Dừng", "hoàn thành"].map(|state| Operand::Text(state.into())).into()
    ///     }
    /// }
    /// let formula = Formula::parse("NV05 = COUNTIF(B1[trang_thai], \"Hoàn thành\")").unwrap();
    /// assert_eq!(formula.value(&Projects), Operand::Flag(true));
    /// ```
    #[must_use]
    pub fn value(&self, figures: &dyn Figures) -> Operand {
        self.root.value(figures)
    }

    /// The formula over cells: every name replaced by what `address` gives for it. No leading `=`.
    #[must_use]
    pub fn to_sheet_with(&self, address: &dyn Fn(&Name) -> String) -> String {
        self.root.to_sheet(address, 0)
    }

    /// The formula over cells that are themselves formulas over the answers. No leading `=`. `None` where no
    /// formula of a sheet says the same: a criterion about the empty cells of a column.
    #[must_use]
    pub fn over_cells(&self, cells: &dyn SheetCells) -> Option<String> {
        self.root.over(cells, 0)
    }

    /// Its result over the figures of the fields; `None` where one is missing, where it divides by zero, and
    /// where the result does not fit or is no number.
    pub fn eval(&self, figure: &dyn Fn(&Code) -> Option<Decimal>) -> Option<Decimal> {
        evaluate(&self.root, figure)
    }

    /// Its two sides, each computed, where it is a division as a whole.
    pub fn eval_ratio(&self, figure: &dyn Fn(&Code) -> Option<Decimal>) -> Option<(Decimal, Decimal)> {
        let (left, right) = self.sides()?;
        Some((evaluate(left, figure)?, evaluate(right, figure)?))
    }

    /// The two sides as formulas of a sheet, where it is a division as a whole.
    #[must_use]
    pub fn to_sheet_ratio(&self, address: &dyn Fn(&Code) -> String) -> Option<(String, String)> {
        let (left, right) = self.sides()?;
        Some((to_sheet(left, address), to_sheet(right, address)))
    }

    fn sides(&self) -> Option<(&Expression, &Expression)> {
        match &self.root {
            Expression::Binary(Operator::Divide, left, right) => Some((left, right)),
            _ => None,
        }
    }

    /// The formula over cells: every code replaced by the address of its figure. No leading `=`.
    ///
    /// ```
    /// use tonghop_core::Formula;
    /// let formula = Formula::parse("(A1 - B2) / C3 * 2").unwrap();
    /// assert_eq!(formula.to_sheet(&|code| format!("${code}")), "($A1-$B2)/$C3*2");
    /// ```
    #[must_use]
    pub fn to_sheet(&self, address: &dyn Fn(&Code) -> String) -> String {
        to_sheet(&self.root, address)
    }
}

fn to_sheet(expression: &Expression, address: &dyn Fn(&Code) -> String) -> String {
    let of_name = |name: &Name| match name {
        Name::Field(code) => address(code),
        other => other.to_string(),
    };
    expression.to_sheet(&of_name, 0)
}

fn evaluate(expression: &Expression, figure: &dyn Fn(&Code) -> Option<Decimal>) -> Option<Decimal> {
    let mut known = true;
    expression.visit(&mut |name| known &= matches!(name, Name::Field(code) if figure(code).is_some()));
    if !known {
        return None;
    }
    match expression.value(&FieldFigures(figure)) {
        Operand::Number(number) => Some(number),
        _ => None,
    }
}
