use std::sync::Arc;

use crate::expression::{Expression, Operator};
use crate::gap::{Gap, Unmet};
use crate::{Code, Figures, Form, Function, Name, Operand, Period, PriorSpan, Said, UnitProperty, UnitTally};

/// Puts the formulas of a form into words of people.
pub(crate) struct FormulaWords<'a> {
    pub form: &'a Form,
    /// The period that earlier values are of.
    pub before: Option<Period>,
    /// What decides which branch of a formula counts.
    pub figures: &'a dyn Figures,
}

type Words = Vec<Said>;

fn words(text: impl Into<Arc<str>>) -> Said {
    Said::Words(text.into())
}

fn phrase(key: &'static str, args: impl Into<Vec<(&'static str, Words)>>) -> Said {
    Said::Phrase { key, args: args.into() }
}

impl FormulaWords<'_> {
    /// What must be, of conditions of which one must be met.
    pub fn expected(&self, unmet: &[Unmet<'_>]) -> Words {
        let mut all = Words::new();
        for unmet in unmet {
            if !all.is_empty() {
                all.extend([words(" "), phrase("said-or", []), words(" ")]);
            }
            all.push(self.must(unmet));
        }
        all
    }

    fn must(&self, unmet: &Unmet<'_>) -> Said {
        let (left, comparison, right, within) = match unmet {
            Unmet::NotBlank(part) => return phrase("said-blank", [("left", self.with_value(part))]),
            Unmet::Compared { left, comparison, right, within } => (*left, *comparison, *right, *within),
        };
        let gap = Gap::of(unmet, self.figures);
        let off = gap.as_ref().and_then(|gap| gap.off).filter(|off| !off.is_zero());
        let off: Words = off.map(Said::Number).into_iter().collect();
        if let Some(within) = within {
            let args = [
                ("left", self.with_value(left)),
                ("right", self.with_value(right)),
                ("within", self.with_value(within)),
                ("off", off),
            ];
            return phrase("said-within", args);
        }
        // A field that must be what a formula comes to.
        if let (Expression::Name(Name::Field(_)), Operator::Equal) = (left, comparison)
            && let Operand::Number(value) = right.value(self.figures)
        {
            let reason = if is_literal(self.taken(right)) { Words::new() } else { self.words(right) };
            let args = [
                ("field", self.words(left)),
                ("value", vec![Said::Number(value)]),
                ("reason", reason),
                ("found", self.value(&left.value(self.figures))),
                ("off", off),
            ];
            return phrase("said-is", args);
        }
        let key = match comparison {
            Operator::Equal => "said-equal",
            Operator::NotEqual => "said-not-equal",
            Operator::Less => "said-less",
            Operator::LessOrEqual => "said-at-most",
            Operator::Greater => "said-greater",
            _ => "said-at-least",
        };
        phrase(key, [("left", self.with_value(left)), ("right", self.with_value(right)), ("off", off)])
    }

    /// A part with what it comes to: `NV02 + NV03 = 3`.
    fn with_value(&self, part: &Expression) -> Words {
        let mut all = self.words(part);
        if !is_literal(self.taken(part)) {
            all.push(words(" = "));
            all.extend(self.value(&part.value(self.figures)));
        }
        all
    }

    /// A value as people write it.
    pub fn value(&self, value: &Operand) -> Words {
        vec![match value {
            Operand::Number(number) => Said::Number(*number),
            Operand::Text(text) => words(format!("“{text}”")),
            Operand::Flag(flag) => phrase(if *flag { "said-true" } else { "said-false" }, []),
            Operand::Blank => phrase("said-nothing", []),
            Operand::Fault(_) => phrase("said-none", []),
        }]
    }

    fn words(&self, part: &Expression) -> Words {
        let mut all = Words::new();
        self.write(part, 0, &mut all);
        all
    }

    /// The branch of a formula that counts.
    fn taken<'e>(&self, part: &'e Expression) -> &'e Expression {
        if let Expression::Call(Function::If, parts) = part
            && let Ok(holds) = parts[0].value(self.figures).condition()
            && let Some(taken) = parts.get(if holds { 1 } else { 2 })
        {
            return self.taken(taken);
        }
        part
    }

    fn write(&self, part: &Expression, outer: u8, all: &mut Words) {
        match self.taken(part) {
            Expression::Number(number) => all.push(Said::Number(*number)),
            Expression::Text(text) => all.push(words(format!("“{text}”"))),
            Expression::Flag(flag) => all.extend(self.value(&Operand::Flag(*flag))),
            Expression::Omitted => {}
            Expression::Name(name) => all.extend(self.name(name)),
            Expression::Negated(inner) => {
                all.push(words("−"));
                self.write(inner, 6, all);
            }
            Expression::Percent(inner) => {
                self.write(inner, 7, all);
                all.push(words("%"));
            }
            Expression::Binary(operator, left, right) => {
                let binding = operator.binding();
                if binding < outer {
                    all.push(words("("));
                }
                self.write(left, binding, all);
                all.push(words(format!(" {} ", sign(*operator))));
                self.write(right, binding + 1, all);
                if binding < outer {
                    all.push(words(")"));
                }
            }
            Expression::Call(function, parts) => match self.over_rows(*function, parts) {
                Some(said) => all.push(said),
                None => {
                    all.push(words(format!("{}(", function.name())));
                    for (index, part) in parts.iter().enumerate() {
                        if index > 0 {
                            all.push(words("; "));
                        }
                        self.write(part, 0, all);
                    }
                    all.push(words(")"));
                }
            },
        }
    }

    /// What a function says of the rows of a table, where there is a phrase for it.
    fn over_rows(&self, function: Function, parts: &[Expression]) -> Option<Said> {
        let Some(Expression::Name(Name::Column(table, column))) = parts.first() else { return None };
        let (table_words, label) = (vec![words(table.as_str())], vec![words(self.label(table, column))]);
        match (function, parts) {
            (Function::Sum, [_]) => Some(phrase("said-sum", [("table", table_words), ("column", label)])),
            (Function::CountIf, [_, Expression::Text(wanted)]) => {
                let other = wanted.strip_prefix("<>");
                let key = if other.is_some() { "said-count-other" } else { "said-count" };
                let wanted = vec![words(other.unwrap_or(wanted))];
                Some(phrase(key, [("table", table_words), ("column", label), ("wanted", wanted)]))
            }
            _ => None,
        }
    }

    fn label(&self, table: &Code, column: &Code) -> Arc<str> {
        let declared = self.form.table(table.as_str()).and_then(|table| table.column(column.as_str()));
        declared.map_or_else(|| Arc::from(column.as_str()), |column| column.label.clone())
    }

    /// The period that an earlier value is of.
    fn earlier(&self, span: PriorSpan) -> Option<Period> {
        let before = self.before?;
        (1..span.periods(before)).try_fold(before, |period, _| period.previous())
    }

    /// What a name of a rule is called.
    pub fn name(&self, name: &Name) -> Words {
        let table_words = |table: &Code| vec![words(table.as_str())];
        vec![match name {
            Name::Field(code) => words(code.as_str()),
            Name::Column(table, column) => {
                let label = vec![words(self.label(table, column))];
                phrase("said-column", [("table", table_words(table)), ("column", label)])
            }
            Name::Rows(table) => phrase("said-rows", [("table", table_words(table))]),
            Name::Prior(code, span) => {
                let period = self.earlier(*span).map(Said::Period).into_iter().collect();
                phrase("said-prior", [("field", vec![words(code.as_str())]), ("period", period)])
            }
            Name::History(code, periods) => {
                let periods = vec![Said::Number((*periods).into())];
                phrase("said-history", [("field", vec![words(code.as_str())]), ("periods", periods)])
            }
            Name::TotalOf(code, part) => {
                let part = vec![words(part.clone())];
                phrase("said-total-of", [("field", vec![words(code.as_str())]), ("part", part)])
            }
            Name::Units(tally) => phrase(
                match tally {
                    UnitTally::Expected => "said-units-expected",
                    UnitTally::Received => "said-units-received",
                    UnitTally::Accepted => "said-units-accepted",
                    UnitTally::Missing => "said-units-missing",
                    UnitTally::Rejected => "said-units-rejected",
                    UnitTally::Late => "said-units-late",
                },
                [],
            ),
            Name::Total(code) => phrase("said-total", [("field", vec![words(code.as_str())])]),
            Name::Unit(property) => phrase(
                match property {
                    UnitProperty::Kind => "said-unit-kind",
                    UnitProperty::Name => "said-unit-name",
                    UnitProperty::Code => "said-unit-code",
                    UnitProperty::Cells => "said-unit-cells",
                    UnitProperty::New => "said-unit-new",
                },
                [],
            ),
            Name::Parameter(name) => words(format!("${name}")),
        }]
    }
}

/// Whether a part says its value itself.
fn is_literal(part: &Expression) -> bool {
    match part {
        Expression::Number(_) | Expression::Text(_) | Expression::Flag(_) => true,
        Expression::Negated(inner) | Expression::Percent(inner) => is_literal(inner),
        _ => false,
    }
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Subtract => "−",
        Operator::Multiply => "×",
        Operator::NotEqual => "≠",
        Operator::LessOrEqual => "≤",
        Operator::GreaterOrEqual => "≥",
        other => other.sign(),
    }
}
