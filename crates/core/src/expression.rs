use std::fmt;
use std::sync::Arc;

use formualizer_parse::parser::{ReferenceType, TableSpecifier};
use formualizer_parse::{ASTNode, ASTNodeType, BinaryOperator, LiteralValue, UnaryOperator};
use rust_decimal::Decimal;

use crate::{Code, Function, Past, decimal_from_f64};

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

/// How many units, of a collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitTally {
    /// `units.expected`: those that must report.
    Expected,
    /// `units.received`: those from which something came.
    Received,
    /// `units.accepted`: those whose submission counts.
    Accepted,
    /// `units.missing`: those from which nothing came.
    Missing,
    /// `units.rejected`: those whose submission has errors.
    Rejected,
    /// `units.late`: those whose submission came after the deadline.
    Late,
}

impl UnitTally {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Expected, Self::Received, Self::Accepted, Self::Missing, Self::Rejected, Self::Late];

    /// The word for it behind `units.`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Received => "received",
            Self::Accepted => "accepted",
            Self::Missing => "missing",
            Self::Rejected => "rejected",
            Self::Late => "late",
        }
    }
}

/// Which earlier value `PRIOR` means. Where that period was never closed, or the unit's value was not accepted,
/// there is none: no other period takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PriorSpan {
    /// That of the period before: `PRIOR(XD07)`, and the same `PRIOR(XD07, 1)`.
    Period,
    /// That of the period before, if it is of the same year; the running totals of a year begin anew with it:
    /// `PRIOR(NV01, "year")`.
    Year,
    /// That of so many periods before, from 2 to [`Past::FARTHEST`](crate::Past::FARTHEST): `PRIOR(NV01, 2)`.
    Before(u8),
    /// That of the same period of the last year: `PRIOR(TT01, "last year")`.
    LastYear,
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
    /// The accepted value of an earlier period, of the type of its field: `PRIOR(XD07)`, `PRIOR(NV01, "year")`.
    Prior(Code, PriorSpan),
    /// The accepted values of the last so many periods, nearest first: `HISTORY(TT01, 4)`. It is a column for
    /// functions such as `AVERAGE`. Periods of which no value is known are passed over, so that `COUNT` tells how
    /// many are; a sum, mean, least or greatest of none is not zero, but missing.
    History(Code, u8),
    /// The consolidated total of a field: `TOTAL(SK04)`.
    Total(Code),
    /// A part of the total of a field: how many units gave a word, `TOTAL(XD23, "Đã đại hội")`; the `numerator` or
    /// `denominator` of a total that is a part of a whole.
    TotalOf(Code, Arc<str>),
    /// How many units of the collection: `units.expected`.
    Units(UnitTally),
    /// A property of the unit in the roster: `unit.kind`.
    Unit(UnitProperty),
    /// A parameter of the form: `$due_rate`.
    Parameter(Arc<str>),
}

impl Name {
    /// Whether it stands for a whole column of values.
    #[must_use]
    pub fn is_column(&self) -> bool {
        matches!(self, Self::Column(..) | Self::History(..))
    }
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
            Self::Prior(code, PriorSpan::Before(periods)) => write!(f, "PRIOR({code},{periods})"),
            Self::Prior(code, PriorSpan::LastYear) => write!(f, "PRIOR({code},\"last year\")"),
            Self::History(code, periods) => write!(f, "HISTORY({code},{periods})"),
            Self::Total(code) => write!(f, "TOTAL({code})"),
            Self::TotalOf(code, part) => write!(f, "TOTAL({code},\"{}\")", part.replace('"', "\"\"")),
            Self::Units(tally) => write!(f, "units.{}", tally.word()),
            Self::Unit(property) => write!(f, "unit.{}", property.word()),
            Self::Parameter(name) => write!(f, "${name}"),
        }
    }
}

/// A sign between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `&`: two texts as one.
    Join,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `^`
    Power,
}

impl Operator {
    /// The sign, as rules write it.
    #[must_use]
    pub fn sign(self) -> &'static str {
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

    /// How tightly it binds, from 1 for comparisons to 5 for powers.
    #[must_use]
    pub fn binding(self) -> u8 {
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

    /// The comparison that holds exactly where this one does not; a sign that compares nothing stays as it is.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Less => Self::GreaterOrEqual,
            Self::LessOrEqual => Self::Greater,
            Self::Greater => Self::LessOrEqual,
            Self::GreaterOrEqual => Self::Less,
            other => other,
        }
    }

    /// Whether its result is a condition.
    #[must_use]
    pub fn is_comparison(self) -> bool {
        self.binding() == 1
    }
}

/// A rule or formula as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// A number.
    Number(Decimal),
    /// A text.
    Text(Arc<str>),
    /// `TRUE` or `FALSE`.
    Flag(bool),
    /// An argument that is left out: `IF(A,,1)`.
    Omitted,
    /// A figure of the form, the roster or an earlier period.
    Name(Name),
    /// `-A`
    Negated(Box<Expression>),
    /// `A%`
    Percent(Box<Expression>),
    /// `A + B`
    Binary(Operator, Box<Expression>, Box<Expression>),
    /// `SUM(A, B)`
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
    /// An earlier value of a period that cannot be meant.
    #[error("{0}(…, …) takes {1}")]
    NotASpan(String, String),
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

    /// Shows every name to `see` without whose value there is no result, whatever the other values are.
    pub(crate) fn visit_needed(&self, see: &mut dyn FnMut(&Name)) {
        match self {
            Self::Negated(inner) | Self::Percent(inner) => inner.visit_needed(see),
            Self::Binary(_, left, right) => {
                left.visit_needed(see);
                right.visit_needed(see);
            }
            Self::Call(Function::If, arguments) => {
                arguments.iter().take(1).for_each(|condition| condition.visit_needed(see));
            }
            Self::Call(function, _) if *function == Function::IfError || function.looks_at_cells() => {}
            Self::Call(_, arguments) => arguments.iter().for_each(|argument| argument.visit_needed(see)),
            other => other.visit(see),
        }
    }

    /// The expression over cells or in words, as `names` write its names. `outer` is how tightly the
    /// surroundings bind; weaker expressions get brackets.
    pub(crate) fn to_sheet(&self, names: &SheetNames<'_>, outer: u8) -> String {
        match self {
            Self::Number(number) => number.normalize().to_string(),
            Self::Text(text) => format!("\"{}\"", text.replace('"', "\"\"")),
            Self::Flag(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
            Self::Omitted => String::new(),
            Self::Name(name) => (names.value)(name),
            // A sign binds more tightly than a power in spreadsheets: -2^2 is 4.
            Self::Negated(inner) => format!("-{}", inner.to_sheet(names, 6)),
            Self::Percent(inner) => format!("{}%", inner.to_sheet(names, 7)),
            Self::Binary(operator, left, right) => {
                let binding = operator.binding();
                let gap = names.gap;
                let text = format!(
                    "{}{gap}{}{gap}{}",
                    left.to_sheet(names, binding),
                    operator.sign(),
                    right.to_sheet(names, binding + 1)
                );
                if binding < outer { format!("({text})") } else { text }
            }
            Self::Call(function, arguments) => {
                if let Some(text) = names.of_empty_cells(*function, arguments) {
                    return text;
                }
                let arguments: Vec<String> = arguments
                    .iter()
                    .map(|argument| match (argument, names.cell) {
                        (Self::Name(name), Some(cell)) if function.asks_of_cells() => cell(name),
                        _ => argument.to_sheet(names, 0),
                    })
                    .collect();
                format!("{}({})", function.name(), arguments.join(&format!(",{}", names.gap)))
            }
        }
    }
}

/// How the names of an expression are written in a sheet or for people.
pub(crate) struct SheetNames<'a> {
    /// What stands for the value of a name.
    pub value: &'a dyn Fn(&Name) -> String,
    /// The cell of a name, for functions that ask about cells, where that is something else than its value: such
    /// cells hold an empty text where there is nothing.
    pub cell: Option<&'a dyn Fn(&Name) -> String>,
    /// What stands around operators.
    pub gap: &'a str,
}

impl SheetNames<'_> {
    /// Functions that tell empty cells apart, over cells that are never empty but may hold an empty text.
    fn of_empty_cells(&self, function: Function, arguments: &[Expression]) -> Option<String> {
        let cell = self.cell?;
        match (function, arguments) {
            (Function::IsBlank, [Expression::Name(name)]) => Some(format!("({}=\"\")", cell(name))),
            (Function::CountA, arguments) => {
                let counted = arguments.iter().map(|argument| match argument {
                    Expression::Name(name) => format!("({}<>\"\")", cell(name)),
                    other => format!("COUNTA({})", other.to_sheet(self, 0)),
                });
                Some(format!("({})", counted.collect::<Vec<_>>().join("+")))
            }
            _ => None,
        }
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
        ASTNodeType::Function { name, args } => call(name, args, whole),
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
            if let Some(tally) = original.strip_prefix("units.") {
                let known = UnitTally::ALL.into_iter().find(|known| known.word() == tally);
                return known.map_or_else(unsupported, |tally| Ok(Name::Units(tally)));
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

/// A whole number of periods that a rule may look back.
fn periods(expression: &Expression) -> Option<u8> {
    let Expression::Number(number) = expression else { return None };
    let periods = u8::try_from(*number).ok().filter(|_| number.fract().is_zero())?;
    (1..=Past::FARTHEST).contains(&usize::from(periods)).then_some(periods)
}

fn prior_span(expression: &Expression) -> Result<PriorSpan, FormulaError> {
    match expression {
        Expression::Text(word) if &**word == "year" => Ok(PriorSpan::Year),
        Expression::Text(word) if &**word == "last year" => Ok(PriorSpan::LastYear),
        other => match periods(other) {
            Some(1) => Ok(PriorSpan::Period),
            Some(periods) => Ok(PriorSpan::Before(periods)),
            None => Err(FormulaError::NotASpan(
                "PRIOR".to_owned(),
                format!("\"year\", \"last year\" or a number of periods from 1 to {}", Past::FARTHEST),
            )),
        },
    }
}

fn history_periods(expression: &Expression) -> Result<u8, FormulaError> {
    periods(expression).ok_or_else(|| {
        let expected = format!("a number of periods from 1 to {}", Past::FARTHEST);
        FormulaError::NotASpan("HISTORY".to_owned(), expected)
    })
}

/// `whole` says whether a whole column may stand here.
fn call(name: &str, arguments: &[ASTNode], whole: bool) -> Result<Expression, FormulaError> {
    let wrong = || FormulaError::Arguments { name: name.to_uppercase(), given: arguments.len() };
    let field = |argument: &ASTNode| match expression(argument, false)? {
        Expression::Name(Name::Field(code)) => Ok(code),
        _ => Err(FormulaError::NotAField(name.to_uppercase())),
    };
    match (name.to_ascii_uppercase().as_str(), arguments) {
        ("ROWS", [table]) => Ok(Expression::Name(Name::Rows(field(table)?))),
        ("TOTAL", [code]) => Ok(Expression::Name(Name::Total(field(code)?))),
        ("TOTAL", [code, part]) => match expression(part, false)? {
            Expression::Text(part) => Ok(Expression::Name(Name::TotalOf(field(code)?, part))),
            _ => Err(FormulaError::Unsupported("TOTAL(…, …)".to_owned())),
        },
        ("PRIOR", [code]) => Ok(Expression::Name(Name::Prior(field(code)?, PriorSpan::Period))),
        ("PRIOR", [code, span]) => {
            let span = prior_span(&expression(span, false)?)?;
            Ok(Expression::Name(Name::Prior(field(code)?, span)))
        }
        ("HISTORY", [code, periods]) => {
            let name = Name::History(field(code)?, history_periods(&expression(periods, false)?)?);
            if whole { Ok(Expression::Name(name)) } else { Err(FormulaError::ColumnAlone(name.to_string())) }
        }
        ("ROWS" | "TOTAL" | "PRIOR" | "HISTORY", _) => Err(wrong()),
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
