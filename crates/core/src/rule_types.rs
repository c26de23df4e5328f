use std::sync::Arc;

use rust_decimal::Decimal;

use crate::expression::{Expression, Operator, SheetNames};
use crate::rule_declaration::{Declared, has_operand};
use crate::text::nearest;
use crate::{Field, FieldType, Formula, Function, Name, Scope, UnitProperty, folded};

/// What is wrong with a rule whatever the data are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Complaint {
    /// A part has no sense for the kinds of values in it; the reason is a key of the message files.
    WrongType { part: String, reason: &'static str },
    /// A comparison that no data can make false.
    AlwaysTrue { part: String },
    /// A comparison that no data can make true; `suggestion` is what was likely meant.
    AlwaysFalse { part: String, suggestion: String },
}

/// What is known of a value before there are data.
#[derive(Debug, Clone, PartialEq)]
enum Known {
    Number {
        least: Option<Decimal>,
        most: Option<Decimal>,
    },
    Text {
        choices: Option<Vec<Arc<str>>>,
    },
    Condition,
    /// One of two kinds, or nothing.
    Anything,
}

/// Finds what is wrong with a rule from the types of what it names.
pub(crate) struct RuleTypes<'f> {
    declared: &'f Declared<'f>,
    scope: Scope,
}

const ANY_NUMBER: Known = Known::Number { least: None, most: None };
const AT_LEAST_ZERO: Known = Known::Number { least: Some(Decimal::ZERO), most: None };
const ANY_TEXT: Known = Known::Text { choices: None };

impl<'f> RuleTypes<'f> {
    pub fn of(declared: &'f Declared<'f>, scope: Scope) -> Self {
        Self { declared, scope }
    }

    /// Everything that is wrong with a rule's condition.
    pub fn complaints(&self, formula: &Formula) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        let known = self.known(formula.expression(), &mut complaints);
        if matches!(known, Known::Number { .. } | Known::Text { .. }) {
            let part = formula.text().to_owned();
            complaints.push(Complaint::WrongType { part, reason: "rule-no-condition" });
        }
        complaints
    }

    /// Everything that is wrong with a formula that must give a number.
    pub fn complaints_about_number(&self, formula: &Formula) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        let known = self.known(formula.expression(), &mut complaints);
        if !matches!(known, Known::Number { .. }) {
            let part = formula.text().to_owned();
            complaints.push(Complaint::WrongType { part, reason: "points-no-number" });
        }
        complaints
    }

    /// Whether a part is a number whatever the data are, or has no value.
    pub fn is_number(&self, part: &Expression) -> bool {
        matches!(self.known(part, &mut Vec::new()), Known::Number { .. })
    }

    fn known(&self, expression: &Expression, complaints: &mut Vec<Complaint>) -> Known {
        match expression {
            Expression::Number(number) => Known::Number { least: Some(*number), most: Some(*number) },
            Expression::Text(text) => Known::Text { choices: Some(vec![text.clone()]) },
            Expression::Flag(_) => Known::Condition,
            Expression::Omitted => Known::Anything,
            Expression::Name(name) => self.of_name(name, complaints),
            Expression::Negated(inner) | Expression::Percent(inner) => {
                self.needs_number(inner, complaints);
                match (expression, self.known(inner, &mut Vec::new())) {
                    (Expression::Negated(_), Known::Number { least, most }) => {
                        Known::Number { least: most.map(|m| -m), most: least.map(|l| -l) }
                    }
                    _ => ANY_NUMBER,
                }
            }
            Expression::Binary(operator, left, right) if operator.is_comparison() => {
                let (a, b) = (self.known(left, complaints), self.known(right, complaints));
                complaints.extend(comparison(*operator, &a, &b, &written(expression)));
                Known::Condition
            }
            Expression::Binary(Operator::Join, left, right) => {
                self.known(left, complaints);
                self.known(right, complaints);
                ANY_TEXT
            }
            Expression::Binary(operator, left, right) => {
                let a = self.needs_number(left, complaints);
                let b = self.needs_number(right, complaints);
                match (operator, a, b) {
                    (
                        Operator::Add | Operator::Multiply | Operator::Divide,
                        Known::Number { least: Some(a), .. },
                        Known::Number { least: Some(b), .. },
                    ) if a >= Decimal::ZERO && b >= Decimal::ZERO => AT_LEAST_ZERO,
                    _ => ANY_NUMBER,
                }
            }
            Expression::Call(function, arguments) => self.of_call(*function, arguments, complaints),
        }
    }

    fn needs_number(&self, expression: &Expression, complaints: &mut Vec<Complaint>) -> Known {
        let known = self.known(expression, complaints);
        if matches!(known, Known::Text { .. }) {
            let part = written(expression);
            complaints.push(Complaint::WrongType { part, reason: "rule-text-in-sum" });
        }
        known
    }

    fn of_name(&self, name: &Name, complaints: &mut Vec<Complaint>) -> Known {
        match name {
            Name::Field(code) | Name::Prior(code, _) | Name::History(code, _) | Name::Total(code) => {
                let Some(field) = self.declared.field(code) else { return Known::Anything };
                if matches!(name, Name::Total(_)) && has_no_single_total(field) {
                    let part = name.to_string();
                    complaints.push(Complaint::WrongType { part, reason: "rule-total-of-words" });
                }
                if !has_operand(field.field_type) {
                    let part = name.to_string();
                    complaints.push(Complaint::WrongType { part, reason: "rule-ratio-field" });
                }
                match name {
                    // A total of a status is how many units have it.
                    Name::Total(_) if field.is_by_unit() && !field.field_type.is_number() => AT_LEAST_ZERO,
                    // The bounds of one answer are not those of a sum of them, but signs stay.
                    Name::Total(_) | Name::Prior(..) if self.scope == Scope::Collection => {
                        let signed = field.min.is_none_or(|least| least < Decimal::ZERO);
                        match field.field_type.is_number() {
                            true if signed => ANY_NUMBER,
                            true => AT_LEAST_ZERO,
                            false => self.of_field(field),
                        }
                    }
                    _ => self.of_field(field),
                }
            }
            Name::Column(table, column) => {
                let column = self.declared.table(table).and_then(|table| table.column(column.as_str()));
                column.map_or(Known::Anything, |column| self.of_type(column.column_type, &column.choices))
            }
            Name::Rows(_) | Name::TotalOf(..) | Name::Units(_) => AT_LEAST_ZERO,
            Name::Parameter(name) => {
                let number = self.declared.parameters.get(name).copied();
                Known::Number { least: number, most: number }
            }
            Name::Unit(UnitProperty::Cells) => AT_LEAST_ZERO,
            Name::Unit(UnitProperty::New) => Known::Condition,
            Name::Unit(_) => ANY_TEXT,
        }
    }

    fn of_field(&self, field: &Field) -> Known {
        match field.field_type {
            // Bounds are kept by findings of their own: a rule may still ask about what lies outside them.
            FieldType::Count | FieldType::Money | FieldType::Percent | FieldType::Decimal => {
                Known::Number { least: field.min, most: field.max }
            }
            other => self.of_type(other, &field.choices),
        }
    }

    fn of_type(&self, field_type: FieldType, choices: &[Arc<str>]) -> Known {
        match field_type {
            FieldType::Choice => Known::Text { choices: Some(choices.to_vec()) },
            FieldType::Text | FieldType::Flag => ANY_TEXT,
            FieldType::Ratio => Known::Anything,
            _ => ANY_NUMBER,
        }
    }

    fn of_call(
        &self,
        function: Function,
        arguments: &[Expression],
        complaints: &mut Vec<Complaint>,
    ) -> Known {
        if self.scope == Scope::Collection && function.takes_criteria() {
            let part = function.name().to_owned();
            complaints.push(Complaint::WrongType { part, reason: "rule-no-columns" });
        }
        let known: Vec<Known> = arguments.iter().map(|argument| self.known(argument, complaints)).collect();
        match function {
            Function::And | Function::Or | Function::Not => {
                for (argument, known) in arguments.iter().zip(&known) {
                    if matches!(known, Known::Text { .. }) {
                        let part = written(argument);
                        complaints.push(Complaint::WrongType { part, reason: "rule-no-condition" });
                    }
                }
                Known::Condition
            }
            Function::IsBlank | Function::IsNumber | Function::Exact => Known::Condition,
            Function::Trim | Function::Left | Function::Right => ANY_TEXT,
            Function::If => same(known.get(1), known.get(2)),
            Function::IfError => same(known.first(), known.get(1)),
            Function::Count
            | Function::CountA
            | Function::CountIf
            | Function::CountIfs
            | Function::Len
            | Function::Abs => AT_LEAST_ZERO,
            Function::Round
            | Function::Int
            | Function::Mod
            | Function::Date
            | Function::Year
            | Function::Month => {
                for (argument, known) in arguments.iter().zip(&known) {
                    if matches!(known, Known::Text { .. }) {
                        let part = written(argument);
                        complaints.push(Complaint::WrongType { part, reason: "rule-text-in-sum" });
                    }
                }
                ANY_NUMBER
            }
            _ => ANY_NUMBER,
        }
    }
}

/// Whether the total of a field is how many units gave each of several words, or nothing at all.
fn has_no_single_total(field: &Field) -> bool {
    match field.field_type {
        FieldType::Flag | FieldType::Choice => field.is_by_unit() && field.counted.is_none(),
        FieldType::Date => field.is_by_unit(),
        _ => false,
    }
}

fn same(a: Option<&Known>, b: Option<&Known>) -> Known {
    match (a, b) {
        (Some(Known::Condition), Some(Known::Condition)) => Known::Condition,
        (Some(Known::Number { .. }), Some(Known::Number { .. })) => ANY_NUMBER,
        (Some(Known::Text { .. }), Some(Known::Text { .. })) => ANY_TEXT,
        _ => Known::Anything,
    }
}

/// What is wrong with a comparison.
fn comparison(operator: Operator, a: &Known, b: &Known, part: &str) -> Option<Complaint> {
    let part = part.to_owned();
    let is_equality = matches!(operator, Operator::Equal | Operator::NotEqual);
    match (a, b) {
        (Known::Number { .. }, Known::Text { choices: Some(text) })
        | (Known::Text { choices: Some(text) }, Known::Number { .. })
            if text.len() == 1 && text[0].is_empty() && is_equality =>
        {
            // Whether a cell is empty is often asked as `A = ""`.
            None
        }
        (Known::Number { .. }, Known::Text { .. }) | (Known::Text { .. }, Known::Number { .. }) => {
            Some(Complaint::WrongType { part, reason: "rule-text-and-number" })
        }
        (Known::Text { .. }, Known::Text { .. }) if !is_equality => {
            Some(Complaint::WrongType { part, reason: "rule-order-of-texts" })
        }
        (Known::Text { choices: Some(a) }, Known::Text { choices: Some(b) }) => {
            let meets =
                a.iter().any(|a| b.iter().any(|b| folded(a) == folded(b) || b.is_empty() || a.is_empty()));
            if meets {
                return None;
            }
            let (literal, choices) = if b.len() == 1 { (&b[0], a) } else { (&a[0], b) };
            let near = nearest(literal, choices.iter().map(|choice| &**choice));
            let suggestion = near.map(str::to_owned);
            let suggestion = suggestion.unwrap_or_else(|| {
                choices.iter().map(|choice| format!("“{choice}”")).collect::<Vec<_>>().join(", ")
            });
            Some(match operator {
                Operator::Equal => Complaint::AlwaysFalse { part, suggestion },
                _ => Complaint::AlwaysTrue { part },
            })
        }
        (Known::Number { least: a_least, most: a_most }, Known::Number { least: b_least, most: b_most }) => {
            decided(operator, (*a_least, *a_most), (*b_least, *b_most)).map(|always| {
                if always {
                    Complaint::AlwaysTrue { part }
                } else {
                    Complaint::AlwaysFalse { part, suggestion: String::new() }
                }
            })
        }
        _ => None,
    }
}

type Bounds = (Option<Decimal>, Option<Decimal>);

/// Whether bounds alone decide a comparison.
fn decided(operator: Operator, (a_least, a_most): Bounds, (b_least, b_most): Bounds) -> Option<bool> {
    let below = a_most.zip(b_least).is_some_and(|(a, b)| a < b);
    let not_above = a_most.zip(b_least).is_some_and(|(a, b)| a <= b);
    let above = a_least.zip(b_most).is_some_and(|(a, b)| a > b);
    let not_below = a_least.zip(b_most).is_some_and(|(a, b)| a >= b);
    let is = |yes: bool, no: bool| {
        if yes {
            Some(true)
        } else if no {
            Some(false)
        } else {
            None
        }
    };
    match operator {
        Operator::Less => is(below, not_below),
        Operator::LessOrEqual => is(not_above, above),
        Operator::Greater => is(above, not_above),
        Operator::GreaterOrEqual => is(not_below, below),
        Operator::Equal => is(not_above && not_below, below || above),
        _ => is(below || above, not_above && not_below),
    }
}

fn written(expression: &Expression) -> String {
    expression.to_sheet(&SheetNames { value: &|name| name.to_string(), cell: None, gap: "" }, 0)
}
