use std::sync::Arc;

use formualizer_parse::parser::ReferenceType;
use formualizer_parse::{ASTNode, ASTNodeType, BinaryOperator, LiteralValue, UnaryOperator};
use rust_decimal::Decimal;

use crate::{Code, decimal_from_f64};

/// An arithmetic formula over field codes, in Excel's syntax: `K14 + K12 - K13`, `XD13 / XD14`.
///
/// A reference is always a field code, whatever cell it would be in a sheet. A formula has no result where a
/// field that it needs has none, or where it divides by zero.
///
/// ```
/// use tonghop_core::{Decimal, Formula};
/// let formula = Formula::parse("K14 + K12 - K13").unwrap();
/// let figure = |code: &str| Some(Decimal::from(match code { "K14" => 40, _ => 1 }));
/// assert_eq!(formula.eval(&|code| figure(code.as_str())), Some(Decimal::from(40)));
/// assert!(Formula::parse("SUM(K14:K17)").is_err());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    text: Arc<str>,
    root: Node,
}

#[derive(Debug, Clone, PartialEq)]
enum Node {
    Number(Decimal),
    Field(Code),
    Negated(Box<Node>),
    Binary(Operator, Box<Node>, Box<Node>),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// Why a text is no formula that can be computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormulaError {
    /// The syntax is not Excel's.
    #[error("{0}")]
    Syntax(String),
    /// A part that formulas of fields cannot have.
    #[error("`{0}` is not supported here: write +, -, *, /, brackets, numbers and codes")]
    Unsupported(String),
}

impl Formula {
    /// Reads a formula, with or without the leading `=`.
    ///
    /// # Errors
    /// [`FormulaError`] where the syntax is not Excel's or a part is not supported.
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        let trimmed = text.trim();
        let source = trimmed.strip_prefix('=').unwrap_or(trimmed);
        let tree = formualizer_parse::parse(format!("={source}"))
            .map_err(|error| FormulaError::Syntax(error.message.clone()))?;
        Ok(Self { text: Arc::from(source), root: node(&tree)? })
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
        self.root.visit(&mut |code| {
            if !codes.contains(code) {
                codes.push(code.clone());
            }
        });
        codes
    }

    /// Its result over the figures of the fields; `None` where one is missing, where it divides by zero, and
    /// where the result does not fit.
    pub fn eval(&self, figure: &dyn Fn(&Code) -> Option<Decimal>) -> Option<Decimal> {
        self.root.eval(figure)
    }

    /// Its two sides, each computed, where it is a division as a whole.
    pub fn eval_ratio(&self, figure: &dyn Fn(&Code) -> Option<Decimal>) -> Option<(Decimal, Decimal)> {
        match &self.root {
            Node::Binary(Operator::Divide, left, right) => Some((left.eval(figure)?, right.eval(figure)?)),
            _ => None,
        }
    }

    /// The two sides as formulas of a sheet, where it is a division as a whole.
    #[must_use]
    pub fn to_sheet_ratio(&self, address: &dyn Fn(&Code) -> String) -> Option<(String, String)> {
        match &self.root {
            Node::Binary(Operator::Divide, left, right) => {
                Some((left.to_sheet(address, 0), right.to_sheet(address, 0)))
            }
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
        self.root.to_sheet(address, 0)
    }
}

fn node(tree: &ASTNode) -> Result<Node, FormulaError> {
    let unsupported = |what: &str| Err(FormulaError::Unsupported(what.to_owned()));
    match &tree.node_type {
        ASTNodeType::Literal(LiteralValue::Int(number)) => Ok(Node::Number(Decimal::from(*number))),
        ASTNodeType::Literal(LiteralValue::Number(number)) => match decimal_from_f64(*number) {
            Some(number) => Ok(Node::Number(number)),
            None => unsupported(&number.to_string()),
        },
        ASTNodeType::Reference { original, reference } => match reference {
            ReferenceType::Cell { sheet: None, .. } | ReferenceType::NamedRange(_) => {
                Ok(Node::Field(Code::from(original.as_str())))
            }
            _ => unsupported(original),
        },
        ASTNodeType::UnaryOp { op, expr } => match op {
            UnaryOperator::Minus => Ok(Node::Negated(Box::new(node(expr)?))),
            UnaryOperator::Plus => node(expr),
            other => unsupported(&other.to_string()),
        },
        ASTNodeType::BinaryOp { op, left, right } => {
            let operator = match op {
                BinaryOperator::Add => Operator::Add,
                BinaryOperator::Subtract => Operator::Subtract,
                BinaryOperator::Multiply => Operator::Multiply,
                BinaryOperator::Divide => Operator::Divide,
                other => return unsupported(&other.to_string()),
            };
            Ok(Node::Binary(operator, Box::new(node(left)?), Box::new(node(right)?)))
        }
        ASTNodeType::Function { name, .. } => unsupported(&format!("{name}()")),
        ASTNodeType::Literal(value) => unsupported(&value.to_string()),
        _ => unsupported("{…}"),
    }
}

impl Operator {
    fn sign(self) -> char {
        match self {
            Self::Add => '+',
            Self::Subtract => '-',
            Self::Multiply => '*',
            Self::Divide => '/',
        }
    }

    fn binding(self) -> u8 {
        match self {
            Self::Add | Self::Subtract => 1,
            Self::Multiply | Self::Divide => 2,
        }
    }
}

impl Node {
    fn visit(&self, see: &mut dyn FnMut(&Code)) {
        match self {
            Self::Number(_) => {}
            Self::Field(code) => see(code),
            Self::Negated(inner) => inner.visit(see),
            Self::Binary(_, left, right) => {
                left.visit(see);
                right.visit(see);
            }
        }
    }

    fn eval(&self, figure: &dyn Fn(&Code) -> Option<Decimal>) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Field(code) => figure(code),
            Self::Negated(inner) => inner.eval(figure).map(|number| -number),
            Self::Binary(operator, left, right) => {
                let (left, right) = (left.eval(figure)?, right.eval(figure)?);
                match operator {
                    Operator::Add => left.checked_add(right),
                    Operator::Subtract => left.checked_sub(right),
                    Operator::Multiply => left.checked_mul(right),
                    Operator::Divide => left.checked_div(right),
                }
            }
        }
    }

    /// `outer` is how tightly the surroundings bind; weaker formulas get brackets.
    fn to_sheet(&self, address: &dyn Fn(&Code) -> String, outer: u8) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Field(code) => address(code),
            Self::Negated(inner) => format!("-{}", inner.to_sheet(address, 3)),
            Self::Binary(operator, left, right) => {
                let binding = operator.binding();
                let text = format!(
                    "{}{}{}",
                    left.to_sheet(address, binding),
                    operator.sign(),
                    right.to_sheet(address, binding + 1)
                );
                if binding < outer { format!("({text})") } else { text }
            }
        }
    }
}
