use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::de::DeValue;

use crate::catalogue;
use crate::declaration::{Document, Located, Table};
use crate::{
    AnswerName, Arg, Code, Datum, Decision, DeclarationError, FieldType, FileName, Form, Matter, Roster,
    State, composed,
};

/// What the office decided about the submissions of a period: `decisions.toml`.
///
/// ```
/// use tonghop_core::{Code, Decisions, Form, Roster};
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
/// "#).unwrap();
/// let roster = Roster::parse("units.csv", "code,name,kind\nA01,Kho A,Kho\n", &form.layout).unwrap();
/// let decisions = Decisions::parse("decisions.toml", r#"
/// [[value]]
/// unit = "A01"
/// field = "H1"
/// found = "12-13 thùng"
/// value = 12
/// by = "VP"
/// on = 2012-04-03
/// why = "Thủ kho xác nhận qua điện thoại"
/// "#, &form, &roster, &Code::from("BCH")).unwrap();
/// assert_eq!(decisions.all().len(), 1);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    all: Vec<Arc<Decision>>,
}

impl Decisions {
    /// Reads the decisions from TOML. `file` is the name that mistakes are reported under.
    ///
    /// # Errors
    /// Every mistake in the text, each with its line.
    pub fn parse(
        file: &str,
        text: &str,
        form: &Form,
        roster: &Roster,
        committee: &Code,
    ) -> Result<Self, DeclarationError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let document = Document::new(file, text);
        let root = document.root();
        let top = Table::new(&document, root.get_ref(), 0..0);
        top.allow(&["take", "leave", "value", "explain"]);
        let reader = Reader { form, roster, committee };
        let mut all = Vec::new();
        let mut first: BTreeMap<String, u64> = BTreeMap::new();
        for kind in ["take", "leave", "value", "explain"] {
            for table in top.tables(kind) {
                let Some(decision) = reader.decision(kind, &table) else { continue };
                let line = document.line(&table.at);
                // To take a file and to leave it out are about the same thing, too.
                let about = subject(&decision);
                if let Some(first) = first.get(&about) {
                    let twice = Arg::Count(*first);
                    let name = about.split_once(' ').map_or("", |(_, name)| name).to_owned();
                    document.mistake(&catalogue::DECLARED_TWICE, &table.at, |m| {
                        m.found(name).arg("first", twice)
                    });
                    continue;
                }
                first.insert(about, line);
                all.push(Arc::new(decision));
            }
        }
        all.sort_by(|a, b| a.place.cmp(&b.place));
        document.finish(Self { all })
    }

    /// Every decision, in the order of the text.
    #[must_use]
    pub fn all(&self) -> &[Arc<Decision>] {
        &self.all
    }

    /// Whether any answer of a unit is decided.
    #[must_use]
    pub fn has_values_of(&self, unit: &Code) -> bool {
        self.all
            .iter()
            .any(|decision| matches!(&decision.matter, Matter::Value { answer, .. } if answer.unit == *unit))
    }
}

/// What two decisions may not both be about.
fn subject(decision: &Decision) -> String {
    match &decision.matter {
        Matter::Take(file) | Matter::Leave(file) => {
            format!(
                "file {}{}",
                file.name,
                file.sha256.as_ref().map(|sha| format!(" {sha}")).unwrap_or_default()
            )
        }
        Matter::Value { answer, file, found, .. } => {
            let row =
                answer.row.as_ref().map(|(table, row)| format!(" {table} {}", row + 1)).unwrap_or_default();
            let of = |text: &Option<String>| text.as_ref().map(|text| format!(" {text}")).unwrap_or_default();
            format!("value {}{row} {}{}{}", answer.unit, answer.field, of(file), of(found))
        }
        Matter::Explain { unit, table, field, .. } => {
            let of = |code: &Option<Code>| code.as_ref().map(|code| format!(" {code}")).unwrap_or_default();
            let code = decision.explained_code().unwrap_or_default();
            format!("explain {unit} {code}{}{}", of(table), of(field))
        }
    }
}

/// What decisions may name.
struct Reader<'a> {
    form: &'a Form,
    roster: &'a Roster,
    committee: &'a Code,
}

/// What a decided answer must look like.
struct Kind<'a> {
    answer_type: FieldType,
    choices: &'a [Arc<str>],
    decimals: u32,
}

const SIGNED: [&str; 3] = ["by", "on", "why"];

impl Reader<'_> {
    fn decision(&self, kind: &str, table: &Table<'_, '_>) -> Option<Decision> {
        let own: &[&str] = match kind {
            "take" | "leave" => &["file", "sha256"],
            "value" => &["unit", "table", "row", "field", "value", "state", "found", "file"],
            _ => &["unit", "code", "table", "field"],
        };
        table.allow(&[own, &SIGNED].concat());
        let by = table.required_text("by", "by = \"…\"");
        let why = table.required_text("why", "why = \"…\"");
        let on = date(table);
        let matter = match kind {
            "take" => file_name(table).map(Matter::Take),
            "leave" => file_name(table).map(Matter::Leave),
            "value" => self.value(table),
            _ => self.explain(table),
        };
        let place = table.document.place(&table.at);
        Some(Decision { by: by?.value.into(), on: on?, why: why?.value.into(), matter: matter?, place })
    }

    fn unit(&self, table: &Table<'_, '_>) -> Option<Code> {
        let text = table.required_text("unit", "unit = \"…\"")?;
        let same = |code: &&Code| code.as_str().eq_ignore_ascii_case(&text.value);
        let known = self.roster.units().iter().map(|unit| &unit.code).chain([self.committee]).find(same);
        if known.is_none() {
            let suggestion = self.roster.nearest_code(&text.value).unwrap_or_default();
            table.document.mistake(&catalogue::NOT_IN_ROSTER, &text.at, |m| {
                m.found(&text.value).arg("known", Arg::List(Vec::new())).text("suggestion", suggestion)
            });
        }
        known.cloned()
    }

    fn explain(&self, table: &Table<'_, '_>) -> Option<Matter> {
        let unit = self.unit(table);
        let warning =
            table.required_text("code", "code = \"V009\"").and_then(|text| self.warning(table, &text));
        let text = |key: &str| table.text(key).map(|text| Code::from(text.value));
        let (in_table, field) = (text("table"), text("field"));
        let (entry, rule) = warning?;
        Some(Matter::Explain { unit: unit?, entry, rule, table: in_table, field })
    }

    /// What a warning is shown under: the id of a rule of the form, or a code of the catalogue.
    fn warning(
        &self,
        table: &Table<'_, '_>,
        text: &Located<String>,
    ) -> Option<(&'static catalogue::Entry, Option<Code>)> {
        let ids = || self.form.rules().iter().map(|rule| &rule.id);
        if let Some(id) = ids().find(|id| id.as_str().eq_ignore_ascii_case(&text.value)) {
            return Some((&catalogue::RULE_BROKEN, Some(id.clone())));
        }
        let entry = catalogue::find(&text.value);
        if entry.is_none() {
            let known = ids().map(Code::as_str).chain(catalogue::entries().map(|entry| entry.code));
            let suggestion = crate::nearest(&text.value, known).unwrap_or_default();
            table.document.mistake(&catalogue::UNKNOWN_FINDING, &text.at, |m| {
                m.found(&text.value).text("suggestion", suggestion)
            });
        }
        entry.map(|entry| (entry, None))
    }

    fn value(&self, table: &Table<'_, '_>) -> Option<Matter> {
        let unit = self.unit(table);
        let named = table.text("table");
        let row = self.row(table, named.is_some());
        let field = table.required_text("field", "field = \"…\"")?;
        let unknown = |text: &Located<String>| {
            let known = self.form.codes().map(Code::as_str);
            let suggestion = crate::nearest(&text.value, known).unwrap_or_default();
            table.document.mistake(&catalogue::DECLARED_UNKNOWN_CODE, &text.at, |m| {
                m.found(&text.value).text("suggestion", suggestion)
            });
        };
        let (row, code, kind) = match &named {
            Some(name) => {
                let Some(declared) = self.form.table(&name.value) else {
                    unknown(name);
                    return None;
                };
                let Some(column) = declared.column(&field.value) else {
                    unknown(&field);
                    return None;
                };
                let kind = Kind {
                    answer_type: column.column_type,
                    choices: &column.choices,
                    decimals: column.decimals,
                };
                (Some((declared.code.clone(), row?)), column.id.clone(), kind)
            }
            None => {
                let Some(declared) = self.form.field(&field.value) else {
                    unknown(&field);
                    return None;
                };
                if !declared.is_by_unit() && !declared.is_by_committee() {
                    table.document.mistake(&catalogue::NOT_DECIDABLE, &field.at, |m| m.found(&field.value));
                    return None;
                }
                let kind = Kind {
                    answer_type: declared.field_type,
                    choices: &declared.choices,
                    decimals: declared.decimals,
                };
                (None, declared.code.clone(), kind)
            }
        };
        let (state, datum) = answer(table, &kind)?;
        let text = |key: &str| table.text(key).map(|text| text.value);
        let answer = AnswerName { unit: unit?, row, field: code };
        Some(Matter::Value { answer, state, datum, found: text("found"), file: text("file") })
    }

    /// The row of a row table, as the sheet counts it, from 0.
    fn row(&self, table: &Table<'_, '_>, in_table: bool) -> Option<u32> {
        let at = match (table.value("row"), in_table) {
            (None, false) => return None,
            (None, true) => {
                table.missing("row", "row = 5");
                return None;
            }
            (Some(value), false) => {
                table.document.mistake(&catalogue::KEY_DOES_NOT_FIT, &value.span(), |m| {
                    m.text("key", "row").text("with", "field")
                });
                return None;
            }
            (Some(value), true) => value.span(),
        };
        let number = table.number("row")?.value;
        let row = number.to_string().parse::<u32>().ok().and_then(|row| row.checked_sub(1));
        if row.is_none() {
            table.document.mistake(&catalogue::DECLARED_NOT_A_NUMBER, &at, |m| {
                m.found(number.to_string()).text("key", "row")
            });
        }
        row
    }
}

fn file_name(table: &Table<'_, '_>) -> Option<FileName> {
    let name = table.required_text("file", "file = \"…\"");
    let sha256 = table.text("sha256");
    let sha256 = match sha256 {
        Some(text) if text.value.len() != 64 || !text.value.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            table.document.mistake(&catalogue::NOT_A_CHECKSUM, &text.at, |m| m.found(&text.value));
            return None;
        }
        text => text.map(|text| text.value.to_ascii_lowercase()),
    };
    Some(FileName { name: name?.value.replace('\\', "/"), sha256 })
}

fn date(table: &Table<'_, '_>) -> Option<Date> {
    let Some(value) = table.value("on") else {
        table.missing("on", "on = 2012-04-03");
        return None;
    };
    let text = plain_text(value.get_ref());
    let date = crate::roster::parse_day(text.trim());
    if date.is_none() {
        table.document.mistake(&catalogue::DECLARED_NOT_A_DATE, &value.span(), |m| m.found(&text));
    }
    date
}

/// A value as it is written, without quotes.
fn plain_text(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => composed(text),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().replace('_', ""),
        DeValue::Float(number) => number.as_str().replace('_', ""),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(moment) => moment.to_string(),
        other => other.type_str().to_owned(),
    }
}

/// How a decided answer is to be taken: a value, or a state without one.
fn answer(table: &Table<'_, '_>, kind: &Kind<'_>) -> Option<(State, Option<Datum>)> {
    let states = [("blank", State::Blank), ("not_applicable", State::NotApplicable)];
    match (table.value("value"), table.value("state")) {
        (None, None) => {
            table.missing("value", "value = 12");
            None
        }
        (Some(_), Some(state)) => {
            table.document.mistake(&catalogue::KEY_DOES_NOT_FIT, &state.span(), |m| {
                m.text("key", "state").text("with", "value")
            });
            None
        }
        (None, Some(_)) => Some((table.word("state", &states)?, None)),
        (Some(value), None) => {
            let text = plain_text(value.get_ref());
            let datum = datum(&text, kind);
            if datum.is_none() {
                table.document.mistake(&catalogue::VALUE_DOES_NOT_FIT, &value.span(), |m| {
                    let choices = kind.choices.iter().map(|choice| choice.to_string()).collect();
                    m.found(&text)
                        .arg("type", Arg::Word(kind.answer_type.message_key()))
                        .arg("choices", Arg::List(choices))
                });
            }
            Some((State::Given, Some(datum?)))
        }
    }
}

fn datum(text: &str, kind: &Kind<'_>) -> Option<Datum> {
    // As many digits as a cell can hold.
    let number = |decimals: Option<u32>| {
        let number = text.trim_start_matches('+').parse::<Decimal>().ok()?;
        let fits = decimals.is_none_or(|decimals| number.normalize().scale() <= decimals);
        (fits && number.abs() < Decimal::from(1_000_000_000_000_000_u64)).then_some(Datum::Number(number))
    };
    match kind.answer_type {
        FieldType::Count => number(Some(0)),
        FieldType::Money => number(Some(kind.decimals)),
        FieldType::Decimal | FieldType::Percent => number(None),
        FieldType::Ratio => {
            let (numerator, denominator) = text.split_once('/')?;
            let whole = |text: &str| text.trim().parse::<u64>().ok().map(Decimal::from);
            Some(Datum::ratio(whole(numerator)?, whole(denominator)?))
        }
        FieldType::Flag => text.parse().ok().map(Datum::Flag),
        FieldType::Choice => {
            kind.choices.iter().find(|choice| ***choice == *text).cloned().map(Datum::Choice)
        }
        FieldType::Date => crate::roster::parse_day(text).map(Datum::Date),
        FieldType::Text => (!text.is_empty()).then(|| Datum::Text(Arc::from(text))),
    }
}
