//! How the parameters and rules of a form are read from `form.toml`, and checked against what it asks.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;
use toml::de::DeValue;

use crate::catalogue;
use crate::declaration::{Document, Located, Table};
use crate::rule_types::{Complaint, RuleTypes};
use crate::text::nearest;
use crate::{
    Arg, Code, Field, FieldType, Formula, Layout, MessagePart, MissingPolicy, Name, Period, PriorSpan,
    RowTable, Rule, Scope, Severity, Tolerance, TotalPart,
};

const RULE_KEYS: &[&str] =
    &["id", "severity", "scope", "check", "tolerance", "message", "blank", "not_applicable", "trial_until"];

/// What a form declares and rules may name.
pub(crate) struct Declared<'f> {
    pub fields: &'f [Field],
    pub tables: &'f [RowTable],
    pub parameters: &'f BTreeMap<Arc<str>, Decimal>,
    pub layout: &'f Layout,
}

impl Declared<'_> {
    pub fn field(&self, code: &Code) -> Option<&Field> {
        self.fields.iter().find(|field| field.code == *code)
    }

    pub fn table(&self, code: &Code) -> Option<&RowTable> {
        self.tables.iter().find(|table| table.code == *code)
    }
}

/// Reads `[parameters]`: numbers that rules name as `$name`.
pub(crate) fn parameters(top: &Table) -> BTreeMap<Arc<str>, Decimal> {
    let Some(table) = top.table("parameters") else { return BTreeMap::new() };
    let number =
        |key: Located<String>| Some((Arc::from(key.value.as_str()), table.number(&key.value)?.value));
    table.keys().into_iter().filter_map(number).collect()
}

/// Reads every `[[rule]]`.
pub(crate) fn rules(top: &Table, declared: &Declared) -> Vec<Rule> {
    let mut ids: HashMap<String, u64> = HashMap::new();
    top.tables("rule").iter().filter_map(|table| rule(table, declared, &mut ids)).collect()
}

fn rule(table: &Table, declared: &Declared, ids: &mut HashMap<String, u64>) -> Option<Rule> {
    table.allow(RULE_KEYS);
    let document = table.document;
    let id = table.required_text("id", "id = \"R01\"");
    if let Some(id) = &id {
        let sound = id.value.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
        if !sound {
            document.mistake(&catalogue::BAD_CODE, &id.at, |m| m.found(&id.value));
        }
        let line = document.line(&id.at);
        if let Some(first) = ids.insert(crate::folded(&id.value), line) {
            document.mistake(&catalogue::DECLARED_TWICE, &id.at, |m| {
                m.found(&id.value).arg("first", Arg::Count(first))
            });
        }
    }
    let severities = [Severity::Error, Severity::Warning, Severity::Note].map(|s| (s.word(), s));
    let scopes = Scope::ALL.map(|scope| (scope.word(), scope));
    let policies = MissingPolicy::ALL.map(|policy| (policy.word(), policy));
    if table.value("severity").is_none() {
        table.missing("severity", "severity = \"error\"");
    }
    let severity = table.word("severity", &severities);
    let scope = table.word("scope", &scopes).unwrap_or(Scope::Form);
    let check = table.required_text("check", "check = \"A01 <= A02\"");
    let place = document.place(&check.as_ref().map_or(table.at.clone(), |text| text.at.clone()));
    let check = check.and_then(|text| condition(document, declared, scope, &text));
    let tolerance = tolerance(table);
    let judged = check.as_ref().and_then(|check| judged(table, declared, scope, check, tolerance));
    let message = table.required_text("message", "message = \"… {A01}\"");
    let message_place = document.place(&message.as_ref().map_or(table.at.clone(), |text| text.at.clone()));
    let message = message.map(|text| message_parts(document, declared, scope, &text));
    let trial = table.text("trial_until");
    let trial_until = trial.as_ref().and_then(|text| text.value.parse::<Period>().ok());
    if let (Some(text), None) = (&trial, trial_until) {
        document.mistake(&catalogue::NOT_A_PERIOD, &text.at, |m| m.found(&text.value).text("expected", ""));
    }
    Some(Rule {
        id: Code::from(id?.value),
        severity: severity?,
        scope,
        check: check?,
        tolerance,
        judged: judged?,
        message: message?,
        blank: table.word("blank", &policies).unwrap_or_default(),
        not_applicable: table.word("not_applicable", &policies).unwrap_or_default(),
        trial_until,
        place,
        message_place,
    })
}

fn tolerance(table: &Table) -> Option<Tolerance> {
    let value = table.value("tolerance")?;
    let text = match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().replace('_', ""),
        DeValue::Float(number) => number.as_str().replace('_', ""),
        _ => String::new(),
    };
    let tolerance = Tolerance::parse(&text);
    if tolerance.is_none() {
        table.wrong_type("tolerance", value, "toml-tolerance");
    }
    tolerance
}

/// The condition with its tolerance in it; a tolerance for nothing is a mistake.
fn judged(
    table: &Table,
    declared: &Declared,
    scope: Scope,
    check: &Formula,
    tolerance: Option<Tolerance>,
) -> Option<Formula> {
    let Some(tolerance) = tolerance else { return Some(check.clone()) };
    let types = RuleTypes::of(declared, scope);
    let widened = tolerance.widen(check.expression(), &|part| types.is_number(part));
    if widened.is_none() {
        let at = table.value("tolerance").map_or(table.at.clone(), toml::Spanned::span);
        table.document.mistake(&catalogue::KEY_DOES_NOT_FIT, &at, |m| {
            m.found("tolerance").text("key", "tolerance").text("with", "check")
        });
    }
    widened.map(Formula::of)
}

/// A formula that names only what there is.
fn formula(
    document: &Document,
    declared: &Declared,
    scope: Scope,
    text: &str,
    at: &Range<usize>,
) -> Option<Formula> {
    let formula = match Formula::parse(text) {
        Ok(formula) => formula,
        Err(error) => {
            document
                .mistake(&catalogue::BAD_FORMULA, at, |m| m.found(text).text("reason", error.to_string()));
            return None;
        }
    };
    let mut known = true;
    for name in formula.names() {
        if let Some((code, part, words)) = no_such_part(declared, &name) {
            let spot = document.within(at, part);
            document.mistake(&catalogue::UNKNOWN_WORD, &spot, |m| {
                let near = nearest(part, words.iter().map(String::as_str)).unwrap_or_default().to_owned();
                m.found(part)
                    .text("key", format!("TOTAL({code})"))
                    .text("suggestion", near)
                    .arg("allowed", Arg::List(words))
            });
            known = false;
            continue;
        }
        let (wrong, suggestion) = match unknown(declared, &name) {
            Some(unknown) => unknown,
            None if in_scope(declared, scope, &name) => continue,
            None => {
                let spot = document.within(at, &name.to_string());
                document.mistake(&catalogue::NOT_IN_SCOPE, &spot, |m| {
                    m.found(name.to_string()).text("scope", scope.word())
                });
                known = false;
                continue;
            }
        };
        let spot = document.within(at, &wrong);
        document.mistake(&catalogue::DECLARED_UNKNOWN_CODE, &spot, |m| {
            m.found(&wrong).text("suggestion", suggestion)
        });
        known = false;
    }
    known.then_some(formula)
}

/// What a name names that the form does not declare, and what was likely meant.
fn unknown(declared: &Declared, name: &Name) -> Option<(String, String)> {
    let near = |wrong: &str, known: Vec<&str>| {
        Some((wrong.to_owned(), nearest(wrong, known).unwrap_or_default().to_owned()))
    };
    let fields = || declared.fields.iter().map(|field| field.code.as_str()).collect();
    let tables = || declared.tables.iter().map(|table| table.code.as_str()).collect();
    match name {
        Name::Field(code)
        | Name::Prior(code, _)
        | Name::History(code, _)
        | Name::Total(code)
        | Name::TotalOf(code, _) => match declared.field(code) {
            Some(_) => None,
            None => near(code.as_str(), fields()),
        },
        Name::Rows(code) => match declared.table(code) {
            Some(_) => None,
            None => near(code.as_str(), tables()),
        },
        Name::Column(code, column) => match declared.table(code) {
            None => near(code.as_str(), tables()),
            Some(table) if table.column(column.as_str()).is_some() => None,
            Some(table) => {
                near(column.as_str(), table.columns.iter().map(|column| column.id.as_str()).collect())
            }
        },
        Name::Parameter(name) if declared.parameters.contains_key(name) => None,
        Name::Parameter(name) => near(name, declared.parameters.keys().map(|name| &**name).collect()),
        Name::Unit(_) | Name::Units(_) => None,
    }
}

/// A part that a total does not have, with the field and the parts that it has.
fn no_such_part<'n>(declared: &Declared, name: &'n Name) -> Option<(&'n Code, &'n str, Vec<String>)> {
    let Name::TotalOf(code, part) = name else { return None };
    let field = declared.field(code)?;
    let lacks = TotalPart::of(field, declared.layout, part).is_none();
    lacks.then(|| (code, &**part, TotalPart::words(field, declared.layout)))
}

/// Whether a name has a value for rules of that scope: a submission has answers, a collection has totals.
fn in_scope(declared: &Declared, scope: Scope, name: &Name) -> bool {
    let is = |code: &Code, wanted: &dyn Fn(&Field) -> bool| declared.field(code).is_some_and(wanted);
    // Free text is collected and has no total.
    let has_total = |field: &Field| field.field_type != FieldType::Text;
    match (scope, name) {
        (_, Name::Parameter(_)) => true,
        (Scope::Form, Name::Total(_) | Name::TotalOf(..) | Name::Units(_)) => false,
        (Scope::Form, _) => true,
        (Scope::Collection, Name::TotalOf(..) | Name::Units(_) | Name::Rows(_)) => true,
        (Scope::Collection, Name::Total(code)) => is(code, &has_total),
        // What the committee or the roster says has one value, which is its total.
        (Scope::Collection, Name::Field(code)) => is(code, &|f| !f.is_by_unit() && has_total(f)),
        // Of the collection only the period before is known.
        (Scope::Collection, Name::Prior(code, PriorSpan::Period | PriorSpan::Year)) => {
            is(code, &|field| field.field_type.is_number())
        }
        (Scope::Collection, Name::Prior(..) | Name::History(..) | Name::Column(..) | Name::Unit(_)) => false,
    }
}

fn condition(
    document: &Document,
    declared: &Declared,
    scope: Scope,
    text: &Located<String>,
) -> Option<Formula> {
    let formula = formula(document, declared, scope, &text.value, &text.at)?;
    for complaint in RuleTypes::of(declared, scope).complaints(&formula) {
        let (entry, part, arg) = match complaint {
            Complaint::WrongType { part, reason } => (&catalogue::WRONG_TYPE_IN_RULE, part, Some(reason)),
            Complaint::AlwaysTrue { part } => (&catalogue::ALWAYS_DECIDED, part, Some("always-true")),
            Complaint::AlwaysFalse { part, suggestion } => {
                let spot = document.within(&text.at, &part);
                document.mistake(&catalogue::ALWAYS_DECIDED, &spot, |m| {
                    m.found(&part).arg("always", Arg::Word("always-false")).text("suggestion", suggestion)
                });
                continue;
            }
        };
        let spot = document.within(&text.at, &part);
        let name = if *entry == catalogue::ALWAYS_DECIDED { "always" } else { "reason" };
        document.mistake(entry, &spot, |m| {
            let m = m.found(&part).arg(name, Arg::Word(arg.unwrap_or_default()));
            if name == "always" { m.text("suggestion", "") } else { m }
        });
    }
    Some(formula)
}

/// The parts of a message; what stands in braces is a formula. Two braces stand for one.
fn message_parts(
    document: &Document,
    declared: &Declared,
    scope: Scope,
    text: &Located<String>,
) -> Vec<MessagePart> {
    let mut parts = Vec::new();
    let mut words = String::new();
    let mut rest = text.value.as_str();
    while let Some(open) = rest.find('{') {
        words.push_str(&rest[..open]);
        if let Some(after) = rest[open..].strip_prefix("{{") {
            words.push('{');
            rest = after;
            continue;
        }
        let Some(close) = rest[open..].find('}') else {
            let reason = "a brace { without its }";
            document
                .mistake(&catalogue::BAD_FORMULA, &text.at, |m| m.found(&text.value).text("reason", reason));
            return parts;
        };
        if !words.is_empty() {
            parts.push(MessagePart::Words(Arc::from(std::mem::take(&mut words))));
        }
        let inside = &rest[open + 1..open + close];
        parts.extend(formula(document, declared, scope, inside, &text.at).map(MessagePart::Figure));
        rest = &rest[open + close + 1..];
    }
    words.push_str(&rest.replace("}}", "}"));
    if !words.is_empty() {
        parts.push(MessagePart::Words(Arc::from(words)));
    }
    parts
}

/// Whether a field's answers can stand in rules: a part of a whole is two numbers and cannot.
pub(crate) fn has_operand(field_type: FieldType) -> bool {
    field_type != FieldType::Ratio
}
