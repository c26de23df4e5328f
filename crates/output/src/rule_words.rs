use std::cell::Cell;

use tonghop_core::{
    Arg, Code, Decimal, Expression, Form, Formula, Function, Name, Operator, PriorSpan, Rule, TotalPart,
    UnitProperty,
};

use crate::Messages;

/// Rules and formulas of a form as sentences, in the language of `messages`.
///
/// The sentence says what must hold. The first field that it names comes with its label.
///
/// ```
/// use tonghop_core::{Form, Language};
/// use tonghop_output::{Messages, RuleWords};
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
/// check = "OR(H1 = 0, AND(H1 >= 10, H1 <= 40))"
/// message = "Kho chỉ chứa 40 thùng, đã ghi {H1}"
/// "#).unwrap();
/// let messages = Messages::of(Language::Vi);
/// let words = RuleWords::new(&form, &messages);
/// assert_eq!(words.sentence(&form.rules()[0]), "Hoặc H1 (Số thùng) bằng 0, hoặc H1 từ 10 đến 40");
/// ```
pub struct RuleWords<'a> {
    form: &'a Form,
    messages: &'a Messages,
    /// Whether a field has been named in the sentence.
    named: Cell<bool>,
}

/// How tightly what is written around a term binds: a sum, a product, a power.
const LOOSE: u8 = 0;

impl<'a> RuleWords<'a> {
    /// Words for the rules of a form.
    #[must_use]
    pub fn new(form: &'a Form, messages: &'a Messages) -> Self {
        Self { form, messages, named: Cell::new(false) }
    }

    /// What must hold, as a sentence without a full stop.
    #[must_use]
    pub fn sentence(&self, rule: &Rule) -> String {
        self.formula_sentence(&rule.check)
    }

    /// The same of any condition.
    #[must_use]
    pub fn formula_sentence(&self, formula: &Formula) -> String {
        self.named.set(false);
        capitalised(&self.condition(formula.expression(), true))
    }

    /// What a name stands for, without its label.
    #[must_use]
    pub fn name(&self, name: &Name) -> String {
        self.named.set(true);
        self.of_name(name)
    }

    fn say(&self, key: &str, args: &[(&'static str, &str)]) -> String {
        let args: Vec<_> = args.iter().map(|(name, text)| (*name, Arg::Text((*text).to_owned()))).collect();
        self.messages.format(key, &args)
    }

    /// A part as a condition; with `holds` false its opposite.
    fn condition(&self, part: &Expression, holds: bool) -> String {
        let pick = |yes: &'static str, no: &'static str| if holds { yes } else { no };
        match part {
            Expression::Flag(flag) => self.say(if *flag == holds { "say-always" } else { "say-never" }, &[]),
            Expression::Name(Name::Unit(UnitProperty::New)) => {
                self.say(pick("say-unit-new", "say-unit-not-new"), &[])
            }
            Expression::Binary(operator, left, right) if operator.is_comparison() => {
                self.comparison(*operator, left, right, holds)
            }
            Expression::Call(function, parts) => match (function, parts.as_slice()) {
                (Function::And, _) => self.joined(parts, holds, holds),
                (Function::Or, _) => self.joined(parts, !holds, holds),
                (Function::Not, [inner]) => self.condition(inner, !holds),
                (Function::If, [condition, branches @ ..]) => self.choice(condition, branches, holds),
                (Function::IsBlank, [value]) => {
                    self.say(pick("say-blank", "say-not-blank"), &[("value", &self.term(value, LOOSE))])
                }
                (Function::IsNumber, [value]) => {
                    self.say(pick("say-a-number", "say-no-number"), &[("value", &self.term(value, LOOSE))])
                }
                (Function::Exact, [left, right]) => {
                    let (left, right) = (self.term(left, LOOSE), self.term(right, LOOSE));
                    self.say(pick("say-exact", "say-not-exact"), &[("left", &left), ("right", &right)])
                }
                (Function::IfError, [value, otherwise]) => {
                    let value = self.condition(value, holds);
                    let otherwise = self.condition(otherwise, holds);
                    self.say("say-unless-fault", &[("value", &value), ("else", &otherwise)])
                }
                _ => self.say(pick("say-holds", "say-fails"), &[("value", &self.term(part, LOOSE))]),
            },
            _ => self.say(pick("say-holds", "say-fails"), &[("value", &self.term(part, LOOSE))]),
        }
    }

    fn comparison(&self, operator: Operator, left: &Expression, right: &Expression, holds: bool) -> String {
        let operator = if holds { operator } else { operator.opposite() };
        let equality = matches!(operator, Operator::Equal | Operator::NotEqual);
        let equal = operator == Operator::Equal;
        if equality && is_condition(left) && is_condition(right) {
            let (left, right) = (self.condition(left, true), self.condition(right, true));
            let key = if equal { "say-same-truth" } else { "say-other-truth" };
            return self.say(key, &[("left", &left), ("right", &right)]);
        }
        for (side, other) in [(left, right), (right, left)] {
            match side {
                Expression::Flag(flag) if equality && is_condition(other) => {
                    return self.condition(other, *flag == equal);
                }
                Expression::Text(text) if equality && text.is_empty() => {
                    let key = if equal { "say-blank" } else { "say-not-blank" };
                    return self.say(key, &[("value", &self.term(other, LOOSE))]);
                }
                _ => {}
            }
        }
        if let Some(said) = self.distance(operator, left, right) {
            return said;
        }
        let text = |part: &Expression| matches!(part, Expression::Text(_));
        let key = match operator {
            Operator::Equal if text(left) || text(right) => "say-is",
            Operator::NotEqual if text(left) || text(right) => "say-is-not",
            other => comparison_key(other),
        };
        let (left, right) = (self.term(left, 1), self.term(right, 1));
        self.say(key, &[("left", &left), ("right", &right)])
    }

    /// `ABS(a - b) <= c` is about how far two figures are apart.
    fn distance(&self, operator: Operator, left: &Expression, right: &Expression) -> Option<String> {
        let Expression::Call(Function::Abs, inner) = left else { return None };
        let [Expression::Binary(Operator::Subtract, first, second)] = inner.as_slice() else { return None };
        let key = match operator {
            Operator::LessOrEqual => "say-differ-at-most",
            Operator::Less => "say-differ-less",
            Operator::Greater => "say-differ-more",
            Operator::GreaterOrEqual => "say-differ-at-least",
            _ => return None,
        };
        let (first, second) = (self.term(first, 1), self.term(second, 1));
        let gap = self.term(right, 1);
        Some(self.say(key, &[("left", &first), ("right", &second), ("gap", &gap)]))
    }

    /// Conditions that must all hold, or of which one must.
    fn joined(&self, parts: &[Expression], all: bool, holds: bool) -> String {
        if let [first, second] = parts
            && let Some((value, least, most)) = range(first, second)
            && all == holds
        {
            let value = self.term(value, 1);
            let (least, most) = (self.term(least, 1), self.term(most, 1));
            let key = if holds { "say-between" } else { "say-not-between" };
            return self.say(key, &[("value", &value), ("least", &least), ("most", &most)]);
        }
        let said: Vec<String> = parts.iter().map(|part| self.nested(part, all, holds)).collect();
        match said.as_slice() {
            [only] => only.clone(),
            [first, second] => {
                self.say(if all { "say-and" } else { "say-or" }, &[("first", first), ("second", second)])
            }
            _ => self.say(if all { "say-all" } else { "say-any" }, &[("list", &said.join("; "))]),
        }
    }

    /// A condition within others: in brackets where it consists of several itself.
    fn nested(&self, part: &Expression, all: bool, holds: bool) -> String {
        let said = self.condition(part, holds);
        let several = match part {
            Expression::Call(Function::And, parts) => {
                parts.len() > 2 || !matches!(parts.as_slice(), [a, b] if range(a, b).is_some())
            }
            Expression::Call(Function::Or, _) => true,
            Expression::Call(Function::If, _) => all,
            Expression::Binary(operator, left, right) => {
                operator.is_comparison() && is_condition(left) && is_condition(right)
            }
            _ => false,
        };
        if several { self.say("say-bracketed", &[("inner", &said)]) } else { said }
    }

    /// `IF` as a condition. A branch that is true or false whatever happens is said by what it leaves of the other.
    fn choice(&self, condition: &Expression, branches: &[Expression], holds: bool) -> String {
        let flag = |branch: Option<&Expression>| match branch {
            Some(Expression::Flag(flag)) => Some(*flag == holds),
            None => Some(!holds),
            Some(_) => None,
        };
        let (then, otherwise) = (branches.first(), branches.get(1));
        let said =
            |branch: Option<&Expression>| branch.map_or_else(String::new, |b| self.condition(b, holds));
        match (flag(then), flag(otherwise)) {
            (Some(true), None) => {
                let condition = self.condition(condition, true);
                self.say("say-else", &[("condition", &condition), ("then", &said(otherwise))])
            }
            (Some(false), None) => {
                let first = self.condition(condition, false);
                self.say("say-also", &[("first", &first), ("second", &said(otherwise))])
            }
            (None, Some(true)) => {
                let condition = self.condition(condition, true);
                self.say("say-if", &[("condition", &condition), ("then", &said(then))])
            }
            (None, Some(false)) => {
                let first = self.condition(condition, true);
                self.say("say-also", &[("first", &first), ("second", &said(then))])
            }
            _ => {
                let condition = self.condition(condition, true);
                let (then, otherwise) = (said(then), said(otherwise));
                self.say("say-if-else", &[("condition", &condition), ("then", &then), ("else", &otherwise)])
            }
        }
    }

    /// A part as a figure or a text.
    fn term(&self, part: &Expression, outer: u8) -> String {
        match part {
            Expression::Number(number) => self.messages.number(*number),
            Expression::Text(text) => self.say("say-text", &[("text", text)]),
            Expression::Flag(flag) => self.say(if *flag { "say-yes" } else { "say-no" }, &[]),
            Expression::Omitted => self.say("say-nothing", &[]),
            Expression::Name(name) => self.of_name(name),
            Expression::Negated(inner) => format!("-{}", self.term(inner, 6)),
            Expression::Percent(inner) => self.say("say-percent", &[("number", &self.term(inner, 7))]),
            _ if is_condition(part) => {
                let inner = self.condition(part, true);
                self.say("say-bracketed", &[("inner", &inner)])
            }
            Expression::Binary(Operator::Join, left, right) => {
                let (left, right) = (self.term(left, 2), self.term(right, 3));
                self.say("say-joined", &[("left", &left), ("right", &right)])
            }
            Expression::Binary(operator, left, right) => {
                let binding = operator.binding();
                let sign = if *operator == Operator::Multiply { "×" } else { operator.sign() };
                let (left, right) = (self.term(left, binding), self.term(right, binding + 1));
                let said = format!("{left} {sign} {right}");
                if binding < outer { self.say("say-bracketed", &[("inner", &said)]) } else { said }
            }
            Expression::Call(function, parts) => {
                let said = self.call(*function, parts);
                // What is said in several words would run into what is written around it.
                let alone = parts.len() == 1 || counts_rows(*function);
                let brackets = if alone { outer > 1 } else { outer > LOOSE };
                if brackets { self.say("say-bracketed", &[("inner", &said)]) } else { said }
            }
        }
    }

    fn call(&self, function: Function, parts: &[Expression]) -> String {
        let of = |index: usize| parts.get(index).map_or_else(String::new, |part| self.term(part, LOOSE));
        let list = || parts.iter().map(|part| self.term(part, LOOSE)).collect::<Vec<_>>().join("; ");
        let value = |key: &str| self.say(key, &[("value", &of(0))]);
        match function {
            Function::If => self.value_choice(parts),
            Function::IfError => self.say("say-unless-fault", &[("value", &of(0)), ("else", &of(1))]),
            Function::Sum => match parts {
                [column @ Expression::Name(Name::Column(..))] => {
                    self.say("say-sum-column", &[("column", &self.term(column, LOOSE))])
                }
                _ => self.say("say-sum", &[("list", &list())]),
            },
            Function::Count => self.say("say-count", &[("list", &list())]),
            Function::CountA => self.say("say-count-any", &[("list", &list())]),
            Function::Average => self.say("say-average", &[("list", &list())]),
            Function::Min => self.say("say-least", &[("list", &list())]),
            Function::Max => self.say("say-most", &[("list", &list())]),
            Function::CountIf | Function::CountIfs => self.rows_where(None, parts),
            Function::SumIf => match parts {
                [column, criterion, summed] => {
                    self.rows_where(Some(summed), &[column.clone(), criterion.clone()])
                }
                [column, ..] => self.rows_where(Some(column), parts),
                [] => String::new(),
            },
            Function::SumIfs => match parts {
                [summed, pairs @ ..] => self.rows_where(Some(summed), pairs),
                [] => String::new(),
            },
            Function::Abs => value("say-absolute"),
            Function::Round => self.rounded(parts),
            Function::Int => value("say-whole"),
            Function::Mod => self.say("say-rest", &[("left", &of(0)), ("right", &of(1))]),
            Function::Len => value("say-length"),
            Function::Trim => value("say-trimmed"),
            Function::Left | Function::Right => {
                let count = parts.get(1).map_or_else(|| "1".to_owned(), |part| self.term(part, LOOSE));
                let key = if function == Function::Left { "say-first-letters" } else { "say-last-letters" };
                self.say(key, &[("count", &count), ("value", &of(0))])
            }
            Function::Date => {
                // A year has no separator of thousands.
                let plain = |index: usize| match parts.get(index) {
                    Some(Expression::Number(number)) => number.normalize().to_string(),
                    _ => of(index),
                };
                let (year, month, day) = (plain(0), plain(1), plain(2));
                self.say("say-day", &[("year", &year), ("month", &month), ("day", &day)])
            }
            Function::Year => value("say-year"),
            Function::Month => value("say-month"),
            // These are conditions and have been said as such.
            Function::And
            | Function::Or
            | Function::Not
            | Function::Exact
            | Function::IsBlank
            | Function::IsNumber => String::new(),
        }
    }

    fn value_choice(&self, parts: &[Expression]) -> String {
        let Some(condition) = parts.first() else { return String::new() };
        let branch = |index: usize| parts.get(index).map(|part| self.term(part, 1));
        let then = branch(1).unwrap_or_default();
        let condition = self.condition(condition, true);
        match branch(2) {
            Some(otherwise) => self.say(
                "say-value-if-else",
                &[("then", &then), ("condition", &condition), ("else", &otherwise)],
            ),
            None => self.say("say-value-if", &[("then", &then), ("condition", &condition)]),
        }
    }

    fn rounded(&self, parts: &[Expression]) -> String {
        let [value, decimals] = parts else { return String::new() };
        let value = self.term(value, LOOSE);
        match decimals {
            Expression::Number(number) if number.is_zero() => self.say("say-rounded", &[("value", &value)]),
            Expression::Negated(digits) => {
                let digits = self.term(digits, LOOSE);
                self.say("say-rounded-up-to", &[("value", &value), ("decimals", &digits)])
            }
            other => {
                let decimals = self.term(other, LOOSE);
                self.say("say-rounded-to", &[("value", &value), ("decimals", &decimals)])
            }
        }
    }

    /// Rows of a table by criteria: how many there are, or the sum of a column of theirs.
    fn rows_where(&self, summed: Option<&Expression>, pairs: &[Expression]) -> String {
        let conditions: Vec<String> =
            pairs.chunks(2).filter_map(|pair| Some(self.criterion(pair.first()?, pair.get(1)?))).collect();
        let conditions = match conditions.as_slice() {
            [first, second] => self.say("say-and", &[("first", first), ("second", second)]),
            other => other.join("; "),
        };
        match summed {
            Some(column) => {
                let column = self.term(column, LOOSE);
                self.say("say-sum-where", &[("column", &column), ("conditions", &conditions)])
            }
            None => {
                let table = pairs.first().and_then(|column| match column {
                    Expression::Name(Name::Column(table, _)) => Some(table.to_string()),
                    _ => None,
                });
                let table = table.unwrap_or_default();
                self.say("say-rows-where", &[("table", &table), ("conditions", &conditions)])
            }
        }
    }

    fn criterion(&self, column: &Expression, wanted: &Expression) -> String {
        let label = match column {
            Expression::Name(Name::Column(table, column)) => self.column_label(table, column),
            other => self.term(other, LOOSE),
        };
        let said = |key: &str, wanted: &str| self.say(key, &[("label", &label), ("wanted", wanted)]);
        let Expression::Text(text) = wanted else { return said("say-cell-is", &self.term(wanted, 1)) };
        const SIGNS: [(&str, &str); 6] = [
            ("<=", "say-cell-less-or-equal"),
            (">=", "say-cell-greater-or-equal"),
            ("<>", "say-cell-is-not"),
            ("<", "say-cell-less"),
            (">", "say-cell-greater"),
            ("=", "say-cell-is"),
        ];
        let signed = SIGNS.iter().find_map(|(sign, key)| Some((text.strip_prefix(sign)?, *key)));
        let (rest, key) = signed.unwrap_or((text, "say-cell-is"));
        let pattern = rest.contains(['*', '?']);
        let key = match key {
            "say-cell-is" if rest.is_empty() => return said("say-cell-blank", ""),
            "say-cell-is-not" if rest.is_empty() => return said("say-cell-filled", ""),
            "say-cell-is" if pattern => "say-cell-like",
            "say-cell-is-not" if pattern => "say-cell-not-like",
            key => key,
        };
        match rest.trim().parse::<Decimal>() {
            Ok(number) => said(key, &self.messages.number(number)),
            Err(_text) => said(key, &self.say("say-text", &[("text", rest)])),
        }
    }

    fn column_label(&self, table: &Code, column: &Code) -> String {
        let declared = self.form.table(table.as_str()).and_then(|table| table.column(column.as_str()));
        declared.map_or_else(|| column.to_string(), |column| column.label.to_string())
    }

    /// Every kind of name has its words here.
    fn of_name(&self, name: &Name) -> String {
        match name {
            Name::Field(code) => {
                let label = self.form.field(code.as_str()).map(|field| field.label.to_string());
                match label.filter(|_| !self.named.replace(true)) {
                    Some(label) => self.say("say-field", &[("code", code.as_str()), ("label", &label)]),
                    None => code.to_string(),
                }
            }
            Name::Prior(code, PriorSpan::Period) => self.say("say-prior", &[("code", code.as_str())]),
            Name::Prior(code, PriorSpan::Year) => self.say("say-prior-year", &[("code", code.as_str())]),
            Name::Prior(code, PriorSpan::LastYear) => {
                self.say("say-prior-last-year", &[("code", code.as_str())])
            }
            Name::Prior(code, PriorSpan::Before(periods)) => {
                self.say("say-prior-before", &[("code", code.as_str()), ("periods", &periods.to_string())])
            }
            Name::History(code, periods) => {
                self.say("say-history", &[("code", code.as_str()), ("periods", &periods.to_string())])
            }
            Name::Total(code) => self.say("say-total", &[("code", code.as_str())]),
            Name::TotalOf(code, part) => {
                let field = self.form.field(code.as_str());
                match field.and_then(|field| TotalPart::of(field, &self.form.layout, part)) {
                    Some(TotalPart::Numerator) => self.say("say-numerator", &[("code", code.as_str())]),
                    Some(TotalPart::Denominator) => self.say("say-denominator", &[("code", code.as_str())]),
                    _ => self.say("say-total-of", &[("code", code.as_str()), ("part", part)]),
                }
            }
            Name::Units(tally) => self.say(&format!("say-units-{}", tally.word()), &[]),
            Name::Rows(table) => self.say("say-rows", &[("table", table.as_str())]),
            Name::Column(table, column) => {
                let label = self.column_label(table, column);
                self.say("say-column", &[("label", &label), ("table", table.as_str())])
            }
            Name::Parameter(name) => match self.form.parameter(name) {
                Some(value) => {
                    self.say("say-parameter", &[("value", &self.messages.number(value)), ("name", name)])
                }
                None => name.to_string(),
            },
            Name::Unit(property) => self.say(
                match property {
                    UnitProperty::Kind => "say-unit-kind",
                    UnitProperty::Name => "say-unit-name",
                    UnitProperty::Code => "say-unit-code",
                    UnitProperty::Cells => "say-unit-cells",
                    UnitProperty::New => "say-unit-new-value",
                },
                &[],
            ),
        }
    }
}

impl std::fmt::Debug for RuleWords<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RuleWords").field("form", &self.form.id).finish_non_exhaustive()
    }
}

fn counts_rows(function: Function) -> bool {
    matches!(function, Function::CountIf | Function::CountIfs | Function::SumIf | Function::SumIfs)
}

fn comparison_key(operator: Operator) -> &'static str {
    match operator {
        Operator::Equal => "say-equal",
        Operator::NotEqual => "say-not-equal",
        Operator::Less => "say-less",
        Operator::LessOrEqual => "say-less-or-equal",
        Operator::Greater => "say-greater",
        _ => "say-greater-or-equal",
    }
}

fn is_condition(part: &Expression) -> bool {
    match part {
        Expression::Flag(_) | Expression::Name(Name::Unit(UnitProperty::New)) => true,
        Expression::Binary(operator, ..) => operator.is_comparison(),
        Expression::Call(Function::If, parts) => parts.len() > 1 && parts[1..].iter().all(is_condition),
        Expression::Call(function, _) => matches!(
            function,
            Function::And
                | Function::Or
                | Function::Not
                | Function::Exact
                | Function::IsBlank
                | Function::IsNumber
        ),
        _ => false,
    }
}

/// `X >= a` and `X <= b`, in either order: the figure and its bounds.
fn range<'e>(
    first: &'e Expression,
    second: &'e Expression,
) -> Option<(&'e Expression, &'e Expression, &'e Expression)> {
    match (first, second) {
        (
            Expression::Binary(Operator::GreaterOrEqual, value, least),
            Expression::Binary(Operator::LessOrEqual, same, most),
        )
        | (
            Expression::Binary(Operator::LessOrEqual, value, most),
            Expression::Binary(Operator::GreaterOrEqual, same, least),
        ) if value == same => Some((&**value, &**least, &**most)),
        _ => None,
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}
