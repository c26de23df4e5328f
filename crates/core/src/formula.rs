use std::sync::Arc;

use rust_decimal::Decimal;

use crate::expression::{Expression, Operator, SheetNames};
use crate::steps::steps;
use crate::{Code, Figures, FormulaError, Name, Operand, SheetCells, Step};

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
#[derive(Debug, Clone, PartialEq, Eq)]
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

    /// The formula of a tree, as it would be written.
    pub(crate) fn of(root: Expression) -> Self {
        let names = SheetNames { value: &|name| name.to_string(), cell: None, gap: " " };
        Self { text: Arc::from(root.to_sheet(&names, 0)), root }
    }

    /// The formula as a tree.
    #[must_use]
    pub fn expression(&self) -> &Expression {
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

    /// How it comes to its value where its names have the values of `figures`, step by step: first as it is
    /// written, then with the figures put in, then with what can be computed computed, until one value is left.
    /// Of `IF` and `IFERROR` only what is needed gets its figures. The last step is [`Formula::value`].
    ///
    /// ```
    /// use tonghop_core::{Decimal, Figures, Formula, Name, Operand};
    /// struct Members;
    /// impl Figures for Members {
    ///     fn value(&self, name: &Name) -> Operand {
    ///         Operand::Number(if name.to_string() == "XD07" { 45 } else { 40 }.into())
    ///     }
    ///     fn column(&self, _name: &Name) -> Vec<Operand> {
    ///         Vec::new()
    ///     }
    /// }
    /// let formula = Formula::parse("XD07 = XD01 + 5").unwrap();
    /// let steps: Vec<String> = formula.steps(&Members).iter().map(|step| step.to_string()).collect();
    /// assert_eq!(steps, ["XD07 = XD01 + 5", "45 = 40 + 5", "45 = 45", "TRUE"]);
    /// ```
    #[must_use]
    pub fn steps(&self, figures: &dyn Figures) -> Vec<Step> {
        steps(&self.root, figures)
    }

    /// Every name that has to have a value, whatever the values are, in order of appearance, once each: those in
    /// the branches of `IF`, in the second part of `IFERROR` and where only emptiness is asked are left out.
    #[must_use]
    pub fn needed_names(&self) -> Vec<Name> {
        let mut names = Vec::new();
        self.root.visit_needed(&mut |name| {
            if !names.contains(name) {
                names.push(name.clone());
            }
        });
        names
    }

    /// The formula over cells: every name replaced by what `address` gives for it. No leading `=`.
    #[must_use]
    pub fn to_sheet_with(&self, address: &dyn Fn(&Name) -> String) -> String {
        self.root.to_sheet(&SheetNames { value: address, cell: None, gap: "" }, 0)
    }

    /// The formula over cells that hold an empty text where there is nothing: `value` gives what stands for the
    /// value of a name, `cell` the cell itself, for functions such as `ISBLANK` and `COUNT` that ask about cells.
    /// No leading `=`.
    ///
    /// ```
    /// use tonghop_core::Formula;
    /// let formula = Formula::parse("IF(ISBLANK(A1), B1 > 0, A1 = B1)").unwrap();
    /// let sheet = formula.to_sheet_over(&|name| format!("N({name})"), &|name| format!("${name}"));
    /// assert_eq!(sheet, "IF(($A1=\"\"),N(B1)>0,N(A1)=N(B1))");
    /// ```
    #[must_use]
    pub fn to_sheet_over(&self, value: &dyn Fn(&Name) -> String, cell: &dyn Fn(&Name) -> String) -> String {
        self.root.to_sheet(&SheetNames { value, cell: Some(cell), gap: "" }, 0)
    }

    /// The formula as people read it: with room around its operators, and every name as `word` has it.
    #[must_use]
    pub fn to_words(&self, word: &dyn Fn(&Name) -> String) -> String {
        self.root.to_sheet(&SheetNames { value: word, cell: None, gap: " " }, 0)
    }

    /// The two sides of a comparison, where the formula is one as a whole.
    ///
    /// ```
    /// use tonghop_core::Formula;
    /// let (left, right) = Formula::parse("K14 + K12 - K13 = K15").unwrap().comparison().unwrap();
    /// assert_eq!((left.text(), right.text()), ("K14 + K12 - K13", "K15"));
    /// assert!(Formula::parse("AND(A1 = 1, A2 = 2)").unwrap().comparison().is_none());
    /// ```
    #[must_use]
    pub fn comparison(&self) -> Option<(Self, Self)> {
        match &self.root {
            Expression::Binary(operator, left, right) if operator.is_comparison() => {
                Some((Self::of((**left).clone()), Self::of((**right).clone())))
            }
            _ => None,
        }
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
    expression.to_sheet(&SheetNames { value: &of_name, cell: None, gap: "" }, 0)
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
