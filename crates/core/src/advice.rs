use std::collections::{BTreeMap, BTreeSet};

use crate::expression::{Expression, Operator};
use crate::{
    Arg, Code, Field, FieldType, Finding, Form, Function, Grain, MessagePart, MissingPolicy, Name, Place,
    PriorSpan, Required, Roster, Rule, Scope, UnitProperty, catalogue, folded,
};

/// What the author of a form may want to look at though it is no mistake: rules that no submission can ever
/// reach, rules with the same condition, rules that stay silent where an answer is left blank, fields that no rule
/// looks at, and messages that name no figure. All are notes, in the order of the form.
///
/// `file` is the name of the form's file. What the kinds of units decide is only said with a roster.
///
/// ```
/// use tonghop_core::{Form, advice};
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
/// required = true
/// [[rule]]
/// id = "R1"
/// severity = "error"
/// check = "H1 <= 40"
/// message = "Kho chỉ chứa 40 thùng"
/// "#).unwrap();
/// let codes: Vec<&str> = advice(&form, "form.toml", None).iter().map(|note| note.entry.code).collect();
/// assert_eq!(codes, ["D035"]);
/// ```
#[must_use]
pub fn advice(form: &Form, file: &str, roster: Option<&Roster>) -> Vec<Finding> {
    let mut notes = Vec::new();
    let mut conditions: BTreeMap<String, &Rule> = BTreeMap::new();
    for rule in form.rules() {
        notes.extend(never_reached(form, rule, roster));
        let condition = format!("{} {}", rule.scope.word(), canonical(rule.check.expression()));
        match conditions.get(&condition) {
            Some(first) => notes.push(
                Finding::new(&catalogue::SAME_CONDITION, rule.place.clone())
                    .found(rule.id.as_str())
                    .text("first", first.id.as_str()),
            ),
            None => {
                conditions.insert(condition, rule);
            }
        }
        notes.extend(may_be_silent(form, rule));
        if !rule.message.iter().any(|part| matches!(part, MessagePart::Figure(_))) {
            let place = rule.message_place.clone();
            notes.push(Finding::new(&catalogue::MESSAGE_WITHOUT_FIGURE, place).found(rule.id.as_str()));
        }
    }
    notes.extend(unwatched(form, file));
    notes.sort_by(|a, b| a.place.cmp(&b.place).then(a.entry.code.cmp(b.entry.code)));
    notes
}

/// Why no submission can ever break or meet a rule, or a part of it.
fn never_reached(form: &Form, rule: &Rule, roster: Option<&Roster>) -> Vec<Finding> {
    if rule.scope != Scope::Form {
        return Vec::new();
    }
    let note = |reason: &'static str, found: String| {
        Finding::new(&catalogue::NEVER_REACHED, rule.place.clone())
            .found(rule.id.as_str())
            .arg("reason", Arg::Word(reason))
            .text("part", found)
    };
    let mut notes = Vec::new();
    let needed = rule.check.needed_names();
    let stands = |name: &Name, committee: bool| match name {
        Name::Field(code) => form.field(code.as_str()).is_some_and(|field| form.is_asked(field, committee)),
        // The committee is no unit, and its workbook has no row tables.
        Name::Prior(..) | Name::History(..) | Name::Unit(_) | Name::Column(..) | Name::Rows(_) => !committee,
        Name::Total(_) | Name::TotalOf(..) | Name::Units(_) | Name::Parameter(_) => true,
    };
    if ![false, true].iter().any(|committee| needed.iter().all(|name| stands(name, *committee))) {
        let absent = needed.iter().filter(|name| !stands(name, false)).map(ToString::to_string);
        notes.push(note("never-in-one-workbook", absent.collect::<Vec<_>>().join("; ")));
    }
    let over_years = |name: &&Name| matches!(name, Name::Prior(_, PriorSpan::Year));
    if form.grain == Grain::Year
        && let Some(name) = needed.iter().find(over_years)
    {
        notes.push(note("never-within-year", name.to_string()));
    }
    for kind in roster.map(|roster| unknown_kinds(rule, roster)).unwrap_or_default() {
        notes.push(note("never-such-kind", kind));
    }
    notes
}

/// The kinds of unit that a rule compares with and the roster does not have.
fn unknown_kinds(rule: &Rule, roster: &Roster) -> BTreeSet<String> {
    fn visit(part: &Expression, see: &mut dyn FnMut(&str)) {
        match part {
            Expression::Negated(inner) | Expression::Percent(inner) => visit(inner, see),
            Expression::Binary(operator, left, right) => {
                let kind = Expression::Name(Name::Unit(UnitProperty::Kind));
                if let (true, Expression::Text(text), other) | (true, other, Expression::Text(text)) =
                    (operator.is_comparison(), &**left, &**right)
                    && *other == kind
                {
                    see(text);
                }
                visit(left, see);
                visit(right, see);
            }
            Expression::Call(_, arguments) => arguments.iter().for_each(|argument| visit(argument, see)),
            _ => {}
        }
    }
    let known: Vec<String> = roster.kinds().iter().map(|kind| folded(kind)).collect();
    let mut unknown = BTreeSet::new();
    visit(rule.check.expression(), &mut |kind| {
        if !known.contains(&folded(kind)) {
            unknown.insert(kind.to_owned());
        }
    });
    unknown
}

/// A rule that says nothing of a unit which leaves an answer blank that it may leave blank.
fn may_be_silent(form: &Form, rule: &Rule) -> Option<Finding> {
    if rule.scope != Scope::Form || rule.blank != MissingPolicy::Skip {
        return None;
    }
    let optional = |name: Name| match name {
        Name::Field(code) => {
            let field = form.field(code.as_str())?;
            (field.required == Required::No && field.is_by_unit()).then(|| code.to_string())
        }
        _ => None,
    };
    let fields: Vec<String> = rule.check.needed_names().into_iter().filter_map(optional).collect();
    (!fields.is_empty()).then(|| {
        Finding::new(&catalogue::MAY_BE_SILENT, rule.place.clone())
            .found(rule.id.as_str())
            .arg("fields", Arg::List(fields))
    })
}

/// The number fields of units that no rule looks at, section by section. A form without rules says that itself.
fn unwatched(form: &Form, file: &str) -> Vec<Finding> {
    if form.rules().is_empty() {
        return Vec::new();
    }
    let mut watched: BTreeSet<Code> = BTreeSet::new();
    for name in form.rules().iter().flat_map(|rule| rule.check.names()) {
        if let Name::Field(code) | Name::Prior(code, _) | Name::Total(code) = name {
            watched.extend(form.field(code.as_str()).map(|field| form.leaves(field)).into_iter().flatten());
            watched.insert(code);
        }
    }
    let is_unwatched = |field: &&Field| {
        let number = matches!(field.field_type, FieldType::Count | FieldType::Decimal | FieldType::Money);
        number && field.is_by_unit() && !watched.contains(&field.code)
    };
    let of_section = |section| {
        let fields: Vec<&Field> = form.fields_of(section).iter().filter(is_unwatched).collect();
        let first = fields.first()?;
        let (line, column) = form.declared_at(first.code.as_str()).unwrap_or((1, 1));
        let codes = fields.iter().map(|field| field.code.to_string()).collect();
        let note = Finding::new(&catalogue::UNWATCHED_FIELDS, Place::line(file, line, column));
        Some(note.found(first.code.as_str()).arg("fields", Arg::List(codes)).text("section", &*section.id))
    };
    form.sections().iter().filter_map(of_section).collect()
}

/// The condition in a form that is the same however its sides are turned.
fn canonical(part: &Expression) -> String {
    let sorted = |mut parts: Vec<String>, sign: &str| {
        parts.sort_unstable();
        format!("({})", parts.join(sign))
    };
    match part {
        Expression::Negated(inner) => format!("-{}", canonical(inner)),
        Expression::Percent(inner) => format!("{}%", canonical(inner)),
        Expression::Binary(operator, left, right) => {
            let (left, right) = (canonical(left), canonical(right));
            match operator {
                Operator::Equal | Operator::NotEqual | Operator::Add | Operator::Multiply => {
                    sorted(vec![left, right], operator.sign())
                }
                Operator::Greater => format!("({right}<{left})"),
                Operator::GreaterOrEqual => format!("({right}<={left})"),
                _ => format!("({left}{}{right})", operator.sign()),
            }
        }
        Expression::Call(function @ (Function::And | Function::Or), parts) => {
            format!("{}{}", function.name(), sorted(parts.iter().map(canonical).collect(), ","))
        }
        Expression::Call(function, parts) => {
            format!("{}({})", function.name(), parts.iter().map(canonical).collect::<Vec<_>>().join(","))
        }
        Expression::Text(text) => format!("\"{}\"", folded(text)),
        Expression::Name(name) => name.to_string(),
        Expression::Number(number) => number.normalize().to_string(),
        Expression::Flag(flag) => flag.to_string(),
        Expression::Omitted => String::new(),
    }
}
