use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalogue;
use crate::declaration::{Document, Located, Table};
use crate::text::nearest;
use crate::{Arg, Code, DeclarationError, Field, FieldType, Form, Kind};

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// Lying bars, which leave room for long names.
    Bar,
    /// Standing columns.
    Column,
    /// Lying bars, the fields of a unit one behind the other.
    Stacked,
}

impl ChartKind {
    const WORDS: [(&'static str, Self); 3] =
        [("bar", Self::Bar), ("column", Self::Column), ("stacked", Self::Stacked)];
}

/// What a chart has a bar for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChartBy {
    /// Every unit.
    Unit,
    /// Every field, with its total.
    Field,
    /// Every section of the form, with what its fields in the chart come to together.
    Section,
}

impl ChartBy {
    const WORDS: [(&'static str, Self); 3] =
        [("unit", Self::Unit), ("field", Self::Field), ("section", Self::Section)];
}

/// A chart of the consolidated workbook, as a workspace declares it in `tonghop.toml`.
///
/// ```
/// use tonghop_core::{Chart, ChartBy, ChartKind, Form};
/// let form = Form::parse("form.toml", r#"
/// [form]
/// id = "kho"
/// version = "1"
/// title = "Báo cáo kho"
/// period = "month"
///
/// [[section]]
/// id = "I"
/// title = "Hàng"
///
/// [[section.field]]
/// code = "H1"
/// label = "Số thùng"
/// unit = "thùng"
/// type = "count"
/// kind = "stock"
/// "#).unwrap();
/// let text = "[[chart]]\ntitle = \"Số thùng theo kho\"\nfields = [\"H1\"]\n";
/// let charts = Chart::parse_all("tonghop.toml", text, &form).unwrap();
/// assert_eq!((charts[0].kind, charts[0].by), (ChartKind::Bar, ChartBy::Unit));
///
/// let error = Chart::parse_all("tonghop.toml", &text.replace("H1", "H2"), &form).unwrap_err();
/// assert_eq!(error.mistakes[0].entry.code, "D007");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What stands above it.
    pub title: Arc<str>,
    /// How it is drawn; lying bars where the workspace says nothing.
    pub kind: ChartKind,
    /// What it has a bar for.
    pub by: ChartBy,
    /// The fields that it shows, in the order of the declaration; there is at least one. Each is a number, of units
    /// where the chart is by unit, and one that can be added to others where it is by section.
    pub fields: Vec<Code>,
    /// Whether the figures of the period before stand beside those of this one.
    pub against_previous: bool,
}

const KEYS: [&str; 5] = ["title", "kind", "fields", "by", "against"];

impl Chart {
    /// Reads the charts from the text of `tonghop.toml`; none where it declares none. What else stands in the text is
    /// not looked at. `file` is the name that mistakes are reported under.
    ///
    /// # Errors
    /// Every mistake in the charts, each with its line.
    pub fn parse_all(file: &str, text: &str, form: &Form) -> Result<Vec<Self>, DeclarationError> {
        let document = Document::new(file, text);
        let root = document.root();
        let top = Table::new(&document, root.get_ref(), 0..0);
        let charts = top.tables("chart").iter().map(|table| Self::parse(table, form)).collect();
        document.finish(charts)
    }

    fn parse(table: &Table<'_, '_>, form: &Form) -> Self {
        table.allow(&KEYS);
        let title = table.required_text("title", "title = \"…\"").map(|title| title.value);
        let by = match table.value("by") {
            None => Some(ChartBy::Unit),
            Some(_) => table.word("by", &ChartBy::WORDS),
        };
        let kind = table.word("kind", &ChartKind::WORDS).unwrap_or(ChartKind::Bar);
        let fields = fields(table, form, by);
        let against_previous = table.word("against", &[("previous", ())]).is_some();
        if kind == ChartKind::Stacked {
            let unfit = [("by", by != Some(ChartBy::Unit)), ("fields", fields.len() < 2)];
            for (key, _) in unfit.iter().filter(|(_, unfit)| *unfit) {
                does_not_fit(table, "kind", key);
            }
        }
        // Two periods of several fields side by side are more than anybody tells apart.
        if against_previous && by == Some(ChartBy::Unit) && fields.len() > 1 {
            does_not_fit(table, "against", "fields");
        }
        Self {
            title: Arc::from(title.unwrap_or_default()),
            kind,
            by: by.unwrap_or(ChartBy::Unit),
            fields,
            against_previous,
        }
    }
}

fn does_not_fit(table: &Table<'_, '_>, key: &str, with: &str) {
    let at = table.value(key).map_or(table.at.clone(), toml::Spanned::span);
    table
        .document
        .mistake(&catalogue::KEY_DOES_NOT_FIT, &at, |m| m.found(key).text("key", key).text("with", with));
}

/// The codes that a chart names, as far as it can show them.
fn fields(table: &Table<'_, '_>, form: &Form, by: Option<ChartBy>) -> Vec<Code> {
    let named = table.texts("fields").unwrap_or_default();
    let is_empty_list =
        table.value("fields").is_none_or(|v| v.get_ref().as_array().is_some_and(|a| a.is_empty()));
    if is_empty_list {
        table.missing("fields", "fields = [\"…\"]");
    }
    let mut lines: BTreeMap<String, u64> = BTreeMap::new();
    let mut codes = Vec::new();
    for code in named {
        let line = table.document.line(&code.at);
        if let Some(first) = lines.insert(code.value.clone(), line) {
            table.document.mistake(&catalogue::DECLARED_TWICE, &code.at, |m| {
                m.found(&code.value).arg("first", Arg::Count(first))
            });
        } else {
            check_field(table.document, form, by, &code);
            codes.push(Code::from(code.value));
        }
    }
    codes
}

fn check_field(document: &Document<'_>, form: &Form, by: Option<ChartBy>, code: &Located<String>) {
    let found = code.value.as_str();
    let Some(field) = form.field(found) else {
        let suggestion = nearest(found, form.fields().iter().map(|field| field.code.as_str()));
        document.mistake(&catalogue::DECLARED_UNKNOWN_CODE, &code.at, |m| {
            m.found(found).text("suggestion", suggestion.unwrap_or_default())
        });
        return;
    };
    if !field.field_type.is_number() {
        document.mistake(&catalogue::NO_NUMBER_FIELD, &code.at, |m| {
            m.found(found).arg("type", Arg::Word(field.field_type.message_key()))
        });
    } else if by == Some(ChartBy::Unit) && !form.is_asked(field, false) {
        document.mistake(&catalogue::NO_FIELD_OF_UNITS, &code.at, |m| m.found(found));
    } else if by == Some(ChartBy::Section) && !adds_to_others(field) {
        document.mistake(&catalogue::NOT_ADDED_TO_OTHERS, &code.at, |m| {
            m.found(found).arg("type", Arg::Word(field.field_type.message_key()))
        });
    }
}

fn adds_to_others(field: &Field) -> bool {
    field.field_type != FieldType::Percent && field.kind != Kind::State
}
