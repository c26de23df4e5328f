use std::fmt;
use std::sync::Arc;

use formualizer_parse::parser::{ReferenceType, TableSpecifier};
use formualizer_parse::{ASTNode, ASTNodeType, BinaryOperator, LiteralValue, UnaryOperator};
use rust_decimal::Decimal;

use crate::sheet_formula::Addresses;
use crate::{Code, Function, decimal_from_f64};

/// What a rule says of its unit in the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitProperty {
    /// `unit.kind`: what kind of unit it is.
    Kind,
    /// `unit.name`: its name.
    Name,
    /// `unit.code`: its code.
    Code,
    /// `unit.cells`: how many cells it has.
    Cells,
    /// `unit.new`: whether it was founded in the period.
    New,
}

impl UnitProperty {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Kind, Self::Name, Self::Code, Self::Cells, Self::New];

    /// The word for it behind `unit.`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Name => "name",
            Self::Code => "code",
            Self::Cells => "cells",
            Self::New => "new",
        }
    }
}

/// Which earlier value `PRIOR` means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PriorSpan {
    /// That of the period before.
    Period,
    /// That of the period before, if it is of the same year; the running totals of a year begin anew with it.
    Year,
}

/// A name in a rule or formula that stands for a figure.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Name {
    /// The answer of a field: `XD07`. In `ROWS` it may be a row table.
    Field(Code),
    /// All rows of a column of a row table: `B1[so_dvtn]`.
    Column(Code, Code),
    /// How many rows a row table has: `ROWS(B1)`.
    Rows(Code),
    /// The accepted value of an earlier period: `PRIOR(XD07)`, `PRIOR(NV01, "year")`.
    Prior(Code, PriorSpan),
    /// The consolidated total of a field: `TOTAL(SK04)`.
    Total(Code),
    /// A property of the unit in the roster: `unit.kind`.
    Unit(UnitProperty),
    /// A parameter of the form: `$due_rate`.
    Parameter(Arc<str>),
}

/// As a rule writes it.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(code) => code.fmt(f),
            Self::Column(table, column) => write!(f, "{table}[{column}]"),
            Self::Rows(table) => write!(f, "ROWS({table})"),
            Self::Prior(code, PriorSpan::Period) => write!(f, "PRIOR({code})"),
            Self::Prior(code, PriorSpan::Year) => write!(f, "PRIOR({code},\"year\")"),
            Self::Total(code) => write!(f, "TOTAL({code})"),
            Self::Unit(property) => write!(f, "unit.{}", property.word()),
            Self::Parameter(name) => write!(f, "${name}"),
        }
    }
}

/// A sign between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Join,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

impl Operator {
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Join => "&",
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Power => "^",
        }
    }

    pub(crate) fn binding(self) -> u8 {
        match self {
            Self::Equal
            | Self::NotEqual
            | Self::Less
            | Self::LessOrEqual
            | Self::Greater
            | Self::GreaterOrEqual => 1,
            Self::Join => 2,
            Self::Add | Self::Subtract => 3,
            Self::Multiply | Self::Divide => 4,
            Self::Power => 5,
        }
    }

    pub(crate) fn is_comparison(self) -> bool {
        self.binding() == 1
    }
}

/// A rule or formula as a tree.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expression {
    Number(Decimal),
    Text(Arc<str>),
    Flag(bool),
    /// An argument that is left out: `IF(A,,1)`.
    Omitted,
    Name(Name),
    Negated(Box<Expression>),
    Percent(Box<Expression>),
    Binary(Operator, Box<Expression>, Box<Expression>),
    Call(Function, Vec<Expression>),
}

/// Why a text is no rule or formula that can be computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormulaError {
    /// The syntax is not Excel's.
    #[error("{0}")]
    Syntax(String),
    /// A part that rules and formulas cannot have.
    #[error("`{0}` is not supported here: write operators, numbers, texts, codes and the functions of rules")]
    Unsupported(String),
    /// There is no such function.
    #[error("there is no function {0}()")]
    UnknownFunction(String),
    /// A function has more or fewer arguments than it takes.
    #[error("{name}() does not take {given} arguments")]
    Arguments {
        /// The function.
        name: String,
        /// How many it was given.
        given: usize,
    },
    /// A column of a row table stands where one value must stand.
    #[error("`{0}` is a whole column: put it into a function such as SUM")]
    ColumnAlone(String),
    /// An earlier or consolidated value of something that is no field.
    #[error("{0}() takes the code of a field")]
    NotAField(String),
}

impl Expression {
    /// Reads an expression, with or without the leading `=`.
    pub(crate) fn parse(text: &str) -> Result<Self, FormulaError> {
        let trimmed = text.trim();
        let source = trimmed.strip_prefix('=').unwrap_or(trimmed);
        let tree = formualizer_parse::parse(format!("={source}"))
            .map_err(|error| FormulaError::Syntax(error.message.clone()))?;
        expression(&tree, false)
    }

    /// Shows every name to `see`, in order of appearance.
    pub(crate) fn visit(&self, see: &mut dyn FnMut(&Name)) {
        match self {
            Self::Number(_) | Self::Text(_) | Self::Flag(_) | Self::Omitted => {}
            Self::Name(name) => see(name),
            Self::Negated(inner) | Self::Percent(inner) => inner.visit(see),
            Self::Binary(_, left, right) => {
                left.visit(see);
                right.visit(see);
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|argument| argument.visit(see)),
        }
    }

    /// The expression over cells: every name replaced by what `address` gives for it. `outer` is how tightly
    /// the surroundings bind; weaker expressions get brackets.
    pub(crate) fn to_sheet(&self, address: &dyn Fn(&Name) -> String, outer: u8) -> String {
        // Where every cell of a range counts there is a formula for everything.
        self.over(&Addresses(address), outer).unwrap_or_default()
    }
}

/// `whole` says whether a whole column may stand here.
fn expression(tree: &ASTNode, whole: bool) -> Result<Expression, FormulaError> {
    let unsupported = |what: &str| Err(FormulaError::Unsupported(what.to_owned()));
    match &tree.node_type {
        ASTNodeType::Literal(LiteralValue::Int(number)) => Ok(Expression::Number(Decimal::from(*number))),
        ASTNodeType::Literal(LiteralValue::Number(number)) => match decimal_from_f64(*number) {
            Some(number) => Ok(Expression::Number(number)),
            None => unsupported(&number.to_string()),
        },
        ASTNodeType::Literal(LiteralValue::Text(text)) => Ok(Expression::Text(Arc::from(text.as_str()))),
        ASTNodeType::Literal(LiteralValue::Boolean(flag)) => Ok(Expression::Flag(*flag)),
        ASTNodeType::Literal(value) => unsupported(&value.to_string()),
        ASTNodeType::Omitted => Ok(Expression::Omitted),
        ASTNodeType::Reference { original, reference } => {
            let name = name(original, reference)?;
            match name {
                Name::Column(..) if !whole => Err(FormulaError::ColumnAlone(original.clone())),
                name => Ok(Expression::Name(name)),
            }
        }
        ASTNodeType::UnaryOp { op, expr } => {
            let inner = Box::new(expression(expr, false)?);
            match op {
                UnaryOperator::Minus => Ok(Expression::Negated(inner)),
                UnaryOperator::Plus => Ok(*inner),
                UnaryOperator::Percent => Ok(Expression::Percent(inner)),
                other => unsupported(&other.to_string()),
            }
        }
        ASTNodeType::BinaryOp { op, left, right } => {
            let Some(operator) = operator(op) else { return unsupported(&op.to_string()) };
            let (left, right) = (expression(left, false)?, expression(right, false)?);
            Ok(Expression::Binary(operator, Box::new(left), Box::new(right)))
        }
        ASTNodeType::Function { name, args } => call(name, args),
        ASTNodeType::Call { .. } => unsupported("…(…)(…)"),
        ASTNodeType::Array(_) => unsupported("{…}"),
    }
}

fn operator(op: &BinaryOperator) -> Option<Operator> {
    Some(match op {
        BinaryOperator::Equal => Operator::Equal,
        BinaryOperator::NotEqual => Operator::NotEqual,
        BinaryOperator::Less => Operator::Less,
        BinaryOperator::LessEqual => Operator::LessOrEqual,
        BinaryOperator::Greater => Operator::Greater,
        BinaryOperator::GreaterEqual => Operator::GreaterOrEqual,
        BinaryOperator::Concat => Operator::Join,
        BinaryOperator::Add => Operator::Add,
        BinaryOperator::Subtract => Operator::Subtract,
        BinaryOperator::Multiply => Operator::Multiply,
        BinaryOperator::Divide => Operator::Divide,
        BinaryOperator::Power => Operator::Power,
        _ => return None,
    })
}

/// What a reference names: whatever cell it would be in a sheet, here it is the code of a field.
fn name(original: &str, reference: &ReferenceType) -> Result<Name, FormulaError> {
    let unsupported = || Err(FormulaError::Unsupported(original.to_owned()));
    match reference {
        ReferenceType::Table(table) => match &table.specifier {
            Some(TableSpecifier::Column(column)) => {
                Ok(Name::Column(Code::from(table.name.as_str()), Code::from(column.as_str())))
            }
            _ => unsupported(),
        },
        ReferenceType::Cell { sheet: None, .. } | ReferenceType::NamedRange(_) => {
            if let Some(parameter) = original.strip_prefix('$') {
                return Ok(Name::Parameter(Arc::from(parameter)));
            }
            let Some(property) = original.strip_prefix("unit.") else {
                return Ok(Name::Field(Code::from(original)));
            };
            let known = UnitProperty::ALL.into_iter().find(|known| known.word() == property);
            known.map_or_else(unsupported, |property| Ok(Name::Unit(property)))
        }
        _ => unsupported(),
    }
}

fn call(name: &str, arguments: &[ASTNode]) -> Result<Expression, FormulaError> {
    let wrong = || FormulaError::Arguments { name: name.to_uppercase(), given: arguments.len() };
    let field = |argument: &ASTNode| match expression(argument, false)? {
        Expression::Name(Name::Field(code)) => Ok(code),
        _ => Err(FormulaError::NotAField(name.to_uppercase())),
    };
    match (name.to_ascii_uppercase().as_str(), arguments) {
        ("ROWS", [table]) => Ok(Expression::Name(Name::Rows(field(table)?))),
        ("TOTAL", [code]) => Ok(Expression::Name(Name::Total(field(code)?))),
        ("PRIOR", [code]) => Ok(Expression::Name(Name::Prior(field(code)?, PriorSpan::Period))),
        ("PRIOR", [code, span]) => match expression(span, false)? {
            Expression::Text(span) if &*span == "year" => {
                Ok(Expression::Name(Name::Prior(field(code)?, PriorSpan::Year)))
            }
            _ => Err(FormulaError::Unsupported("PRIOR(…, …)".to_owned())),
        },
        ("ROWS" | "TOTAL" | "PRIOR", _) => Err(wrong()),
        _ => {
            let Some(function) = Function::named(name) else {
                return Err(FormulaError::UnknownFunction(name.to_uppercase()));
            };
            let (least, most) = function.arity();
            if !(least..=most).contains(&arguments.len()) {
                return Err(wrong());
            }
            let takes_columns = function.takes_columns();
            let arguments = arguments
                .iter()
                .map(|argument| expression(argument, takes_columns))
                .collect::<Result<_, _>>()?;
            Ok(Expression::Call(function, arguments))
        }
    }
}
