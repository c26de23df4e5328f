//! How a form is read from `form.toml`, with every mistake found at once.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::catalogue::{self, Entry};
use crate::declaration::{Document, Located, Table};
use crate::form::{FormHead, Judgement};
use crate::rule_declaration::{Declared, parameters, rules};
use crate::text::nearest;
use crate::{
    Arg, By, Code, Column, DeclarationError, Field, FieldType, Finding, Form, Formula, FormulaError, Grain,
    Kind, Language, Layout, Name, Place, Required, RosterCount, RowTable, Section, Thresholds, Upward,
};

const FORM_KEYS: &[&str] = &["id", "version", "previous_versions", "title", "period", "language"];
const SECTION_KEYS: &[&str] = &["id", "title", "field"];
const FIELD_KEYS: &[&str] = &[
    "code",
    "label",
    "unit",
    "type",
    "kind",
    "required",
    "by",
    "hint",
    "opening",
    "share_of",
    "per",
    "choices",
    "counted",
    "formula",
    "count",
    "unit_kind",
    "min",
    "max",
    "decimals",
];
const TABLE_KEYS: &[&str] = &["code", "title", "section", "upward", "hint", "column"];
const COLUMN_KEYS: &[&str] =
    &["id", "label", "unit", "type", "required", "choices", "personal", "decimals", "sum"];

impl Form {
    /// Reads a form from TOML. `file` is the name that mistakes are reported under.
    ///
    /// # Errors
    /// Every mistake in the text, each with its line and column and what to write instead: syntax, unknown and
    /// missing keys, wrong types and words, doubled and unknown codes, formulas that cannot be read or depend
    /// on themselves, fields of units that cannot be added up.
    pub fn parse(file: &str, text: &str) -> Result<Self, DeclarationError> {
        let document = Document::new(file, text);
        let root = document.root();
        let top = Table::new(&document, root.get_ref(), 0..0);
        top.allow(&["form", "parameters", "oddity", "section", "table", "rule"]);
        let head = head(&top);
        let mut reader = FormReader::default();
        for table in top.tables("section") {
            reader.section(&table);
        }
        for table in top.tables("table") {
            reader.table(&table);
        }
        if reader.fields.is_empty() {
            document
                .mistake(&catalogue::NOTHING_DECLARED, &(0..0), |m| m.arg("what", Arg::Word("what-fields")));
        }
        reader.check_references(&document);
        reader.check_cycles(&document);
        reader.check_sizes(&document);
        let parameters = parameters(&top);
        let rules = {
            let (fields, tables) = (&reader.fields, &reader.tables);
            let layout = Layout::of(head.language);
            rules(&top, &Declared { fields, tables, parameters: &parameters, layout: &layout })
        };
        let FormReader { sections, fields, tables, declared_at, .. } = reader;
        let judgement = Judgement { parameters, rules, thresholds: Thresholds::read(&top) };
        let form = Self::new(head, sections, fields, tables, judgement, declared_at);
        document.finish(form)
    }

    /// The same form with the rules and parameters of a draft: a text that has nothing but `[parameters]` and
    /// `[[rule]]`. A rule with an id that the form has takes its place; the others are added. The form itself
    /// stays as it is.
    ///
    /// # Errors
    /// Every mistake in the text, each with its line and column.
    pub fn with_draft(&self, file: &str, text: &str) -> Result<Self, DeclarationError> {
        let document = Document::new(file, text);
        let root = document.root();
        let top = Table::new(&document, root.get_ref(), 0..0);
        top.allow(&["parameters", "rule"]);
        let drafted = parameters(&top);
        let mut known = self.parameters().clone();
        known.extend(drafted.clone());
        let declared = Declared {
            fields: self.fields(),
            tables: self.tables(),
            parameters: &known,
            layout: &self.layout,
        };
        let drafted_rules = rules(&top, &declared);
        if top.value("rule").is_none() {
            top.missing("rule", "[[rule]]");
        }
        let form = self.with(drafted, drafted_rules);
        document.finish(form)
    }
}

fn head(top: &Table) -> FormHead {
    let table = top.table("form");
    if table.is_none() && top.value("form").is_none() {
        top.missing("form", "[form]");
    }
    let text = |key: &str, example: &str| -> Arc<str> {
        let text = table.as_ref().and_then(|t| t.required_text(key, example));
        Arc::from(text.map(|t| t.value).unwrap_or_default())
    };
    let grains = Grain::ALL.map(|grain| (grain.word(), grain));
    let languages = Language::ALL.map(|language| (language.word(), language));
    if let Some(table) = &table {
        table.allow(FORM_KEYS);
        if table.value("period").is_none() {
            table.missing("period", "period = \"quarter\"");
        }
    }
    FormHead {
        id: text("id", "id = \"bao-cao-quy\""),
        version: text("version", "version = \"2012.1\""),
        previous_versions: table
            .as_ref()
            .and_then(|t| t.texts("previous_versions"))
            .into_iter()
            .flatten()
            .map(|text| Arc::from(text.value))
            .collect(),
        title: text("title", "title = \"…\""),
        grain: table.as_ref().and_then(|t| t.word("period", &grains)).unwrap_or(Grain::Quarter),
        language: table.as_ref().and_then(|t| t.word("language", &languages)).unwrap_or(Language::Vi),
    }
}

#[derive(Default)]
struct FormReader {
    sections: Vec<Section>,
    fields: Vec<Field>,
    tables: Vec<RowTable>,
    /// Where each code, section id and table code was first declared: line by name.
    declared: HashMap<String, u64>,
    section_ids: HashMap<String, u64>,
    declared_at: HashMap<Code, (usize, usize)>,
    /// Fields whose type could not be read.
    untyped: Vec<Code>,
    /// Codes named by fields, to be looked up when all fields are known.
    references: Vec<Located<Code>>,
    formulas: HashMap<Code, Range<usize>>,
    /// Codes of fields that measure the size of a unit.
    sizes: Vec<Located<Code>>,
}

impl FormReader {
    fn declare(
        names: &mut HashMap<String, u64>,
        document: &Document,
        name: &Located<String>,
        entry: &'static Entry,
    ) {
        let line = document.line(&name.at);
        if let Some(first) = names.insert(crate::folded(&name.value), line) {
            document.mistake(entry, &name.at, |m| m.found(&name.value).arg("first", Arg::Count(first)));
        }
    }

    fn code(&mut self, table: &Table, key: &str, example: &str) -> Code {
        let Some(code) = table.required_text(key, example) else { return Code::from("") };
        let first_is_letter = code.value.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
        if !first_is_letter || !code.value.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            table.document.mistake(&catalogue::BAD_CODE, &code.at, |m| m.found(&code.value));
        }
        Self::declare(&mut self.declared, table.document, &code, &catalogue::DECLARED_TWICE);
        let place = table.document.place(&code.at);
        let code = Code::from(code.value);
        if let Place::Line { line, column, .. } = place {
            self.declared_at.insert(code.clone(), (line, column));
        }
        code
    }

    fn section(&mut self, table: &Table) {
        table.allow(SECTION_KEYS);
        let id = table.required_text("id", "id = \"I\"");
        if let Some(id) = &id {
            Self::declare(&mut self.section_ids, table.document, id, &catalogue::DECLARED_TWICE);
        }
        let title = table.required_text("title", "title = \"…\"").map(|t| t.value).unwrap_or_default();
        let first = self.fields.len();
        for field in table.tables("field") {
            let field = self.field(&field);
            self.fields.push(field);
        }
        self.sections.push(Section {
            id: Arc::from(id.map(|id| id.value).unwrap_or_default()),
            title: Arc::from(title),
            fields: first..self.fields.len(),
        });
    }

    fn field(&mut self, table: &Table) -> Field {
        table.allow(FIELD_KEYS);
        let code = self.code(table, "code", "code = \"A01\"");
        let label = table.required_text("label", "label = \"…\"").map(|t| t.value).unwrap_or_default();
        let typed = field_type(table);
        if typed.is_none() {
            self.untyped.push(code.clone());
        }
        let field_type = typed.unwrap_or(FieldType::Text);
        let kinds = Kind::ALL.map(|kind| (kind.word(), kind));
        if table.value("kind").is_none() {
            table.missing("kind", "kind = \"flow\"");
        }
        let kind = table.word("kind", &kinds).unwrap_or(Kind::Flow);
        let by = self.by(table, &code);
        if by == By::Unit && matches!(field_type, FieldType::Percent) {
            table.document.mistake(&catalogue::CANNOT_BE_ADDED, &table.at, |m| {
                m.found(code.as_str()).arg("type", Arg::Word(field_type.message_key()))
            });
        }
        let choices = choices(table, field_type);
        let counted = counted(table, field_type, &choices);
        let opening = self.reference(table, "opening");
        let share_of = self.reference(table, "share_of");
        let least = match field_type {
            FieldType::Count | FieldType::Money | FieldType::Percent | FieldType::Ratio => {
                Some(Decimal::ZERO)
            }
            _ => None,
        };
        let per = self.reference(table, "per");
        if per.is_some() {
            if by != By::Unit {
                does_not_fit(table, "per", "by");
            }
            self.sizes.extend(self.references.last().cloned());
        }
        for key in ["min", "max", "opening", "share_of", "per"] {
            if table.value(key).is_some() && !field_type.is_number() {
                does_not_fit(table, key, "type");
            }
        }
        let (min, max) = (table.number("min"), table.number("max"));
        if let (Some(min), Some(max)) = (&min, &max)
            && min.value > max.value
        {
            does_not_fit(table, "max", "min");
        }
        Field {
            code,
            label: Arc::from(label),
            measure: optional(table, "unit").unwrap_or_else(|| Arc::from("")),
            field_type,
            kind,
            required: required(table),
            by,
            hint: optional(table, "hint"),
            opening,
            share_of,
            per,
            choices,
            counted,
            decimals: decimals(table, field_type),
            min: min.map(|n| n.value).or(least),
            max: max.map(|n| n.value),
        }
    }

    fn by(&mut self, table: &Table, code: &Code) -> By {
        let words = [("unit", 0), ("committee", 1), ("roster", 2), ("computed", 3)];
        let by = table.word("by", &words).unwrap_or(0);
        for (key, wanted) in [("formula", 3), ("count", 2), ("unit_kind", 2)] {
            if table.value(key).is_some() && by != wanted {
                does_not_fit(table, key, "by");
            }
        }
        match by {
            1 => By::Committee,
            2 => {
                let counts = RosterCount::ALL.map(|count| (count.word(), count));
                if table.value("count").is_none() {
                    table.missing("count", "count = \"end\"");
                }
                let count = table.word("count", &counts).unwrap_or(RosterCount::End);
                By::Roster { count, unit_kind: optional(table, "unit_kind") }
            }
            3 => self.formula(table, code).map_or(By::Committee, By::Computed),
            _ => By::Unit,
        }
    }

    fn formula(&mut self, table: &Table, code: &Code) -> Option<Formula> {
        let text = table.required_text("formula", "formula = \"A01 / A02\"")?;
        match Formula::parse(&text.value) {
            Ok(formula) if formula.codes().is_empty() => {
                table.document.mistake(&catalogue::BAD_FORMULA, &text.at, |m| {
                    m.found(&text.value).text("reason", "it names no field")
                });
                None
            }
            Ok(formula) if formula.names().iter().any(|name| !matches!(name, Name::Field(_))) => {
                let strange = formula.names().into_iter().find(|name| !matches!(name, Name::Field(_)));
                let strange = strange.map(|name| name.to_string()).unwrap_or_default();
                table.document.mistake(&catalogue::BAD_FORMULA, &text.at, |m| {
                    m.found(&text.value).text("reason", FormulaError::Unsupported(strange).to_string())
                });
                None
            }
            Ok(formula) => {
                for named in formula.codes() {
                    self.references.push(Located { value: named, at: text.at.clone() });
                }
                self.formulas.insert(code.clone(), text.at);
                Some(formula)
            }
            Err(error) => {
                table.document.mistake(&catalogue::BAD_FORMULA, &text.at, |m| {
                    m.found(&text.value).text("reason", error.to_string())
                });
                None
            }
        }
    }

    fn reference(&mut self, table: &Table, key: &str) -> Option<Code> {
        let text = table.text(key)?;
        let code = Code::from(text.value);
        self.references.push(Located { value: code.clone(), at: text.at });
        Some(code)
    }

    fn table(&mut self, table: &Table) {
        table.allow(TABLE_KEYS);
        let code = self.code(table, "code", "code = \"B1\"");
        let sheets = ["sheets.form", "sheets.texts", "sheets.guide", "sheets.check", "sheets.reply"];
        let taken = Language::ALL.iter().any(|language| {
            let layout = Layout::of(*language);
            sheets.iter().any(|key| layout.is(key, code.as_str()))
        });
        if taken || code.as_str().chars().count() > 31 {
            table.document.mistake(&catalogue::BAD_CODE, &table.at, |m| m.found(code.as_str()));
        }
        let title = table.required_text("title", "title = \"…\"").map(|t| t.value).unwrap_or_default();
        let section = table.required_text("section", "section = \"I\"");
        if let Some(section) = &section
            && !self.section_ids.contains_key(&crate::folded(&section.value))
        {
            let ids: Vec<&str> = self.sections.iter().map(|s| &*s.id).collect();
            table.unknown_word("section", section, &ids);
        }
        let upward = [("rows", Upward::Rows), ("count", Upward::Count)];
        let mut ids = HashMap::new();
        let mut labels = HashMap::new();
        let columns: Vec<Column> =
            table.tables("column").iter().map(|column| read_column(column, &mut ids, &mut labels)).collect();
        if columns.is_empty() {
            table.missing("column", "[[table.column]]");
        }
        self.tables.push(RowTable {
            code,
            title: Arc::from(title),
            section: Arc::from(section.map(|s| s.value).unwrap_or_default()),
            upward: table.word("upward", &upward).unwrap_or(Upward::Rows),
            hint: optional(table, "hint"),
            columns,
        });
    }

    fn check_references(&self, document: &Document) {
        for reference in &self.references {
            let code = reference.value.as_str();
            match self.fields.iter().find(|field| field.code.as_str() == code) {
                // Of a field whose type is a mistake itself nothing more can be said.
                Some(field) if field.field_type.is_number() || self.untyped.contains(&field.code) => {}
                Some(field) => document.mistake(&catalogue::NO_NUMBER_FIELD, &reference.at, |m| {
                    m.found(code).arg("type", Arg::Word(field.field_type.message_key()))
                }),
                None => {
                    let codes = self.fields.iter().map(|field| field.code.as_str());
                    let suggestion = nearest(code, codes).unwrap_or_default();
                    document.mistake(&catalogue::DECLARED_UNKNOWN_CODE, &reference.at, |m: Finding| {
                        m.found(code).text("suggestion", suggestion)
                    });
                }
            }
        }
    }

    /// Reports sizes of units that units do not tell.
    fn check_sizes(&self, document: &Document) {
        for size in &self.sizes {
            let field = self.fields.iter().find(|field| field.code == size.value);
            if field.is_some_and(|field| !field.is_by_unit()) {
                document.mistake(&catalogue::KEY_DOES_NOT_FIT, &size.at, |m| {
                    m.found(size.value.as_str()).text("key", "per").text("with", "by")
                });
            }
        }
    }

    /// Reports every computed field that is reached from itself, with the way back to it.
    fn check_cycles(&self, document: &Document) {
        for (code, at) in &self.formulas {
            let mut way = Vec::new();
            if self.leads_to(code, code, &mut way, &mut BTreeSet::new()) {
                let cycle = way.iter().map(|code| code.as_str().to_owned()).collect();
                document.mistake(&catalogue::FORMULA_CYCLE, at, |m| {
                    m.found(code.as_str()).arg("cycle", Arg::List(cycle))
                });
            }
        }
    }

    /// Whether the formula of `from` needs `target` in the end; `way` becomes the computed fields between.
    fn leads_to(&self, from: &Code, target: &Code, way: &mut Vec<Code>, seen: &mut BTreeSet<Code>) -> bool {
        let field = self.fields.iter().find(|field| field.code == *from);
        let needed = field.and_then(Field::formula).map(Formula::codes).unwrap_or_default();
        if needed.contains(target) {
            return true;
        }
        for next in needed {
            // One that has been tried and did not lead there will not do so by another way.
            if !seen.insert(next.clone()) {
                continue;
            }
            way.push(next.clone());
            if self.leads_to(&next, target, way, seen) {
                return true;
            }
            way.pop();
        }
        false
    }
}

fn field_type(table: &Table) -> Option<FieldType> {
    let types = FieldType::ALL.map(|t| (t.word(), t));
    if table.value("type").is_none() {
        table.missing("type", "type = \"count\"");
    }
    table.word("type", &types)
}

/// How many decimals an amount of money may have: none unless the form says so.
fn decimals(table: &Table, field_type: FieldType) -> u32 {
    let Some(number) = table.number("decimals") else { return 0 };
    let decimals = u32::try_from(number.value).ok().filter(|n| *n <= 4 && number.value.fract().is_zero());
    match decimals.filter(|_| field_type == FieldType::Money) {
        Some(decimals) => decimals,
        None => {
            does_not_fit(table, "decimals", "type");
            0
        }
    }
}

fn optional(table: &Table, key: &str) -> Option<Arc<str>> {
    table.text(key).filter(|text| !text.value.is_empty()).map(|text| Arc::from(text.value))
}

fn does_not_fit(table: &Table, key: &str, with: &str) {
    let at = table.value(key).map_or(table.at.clone(), toml::Spanned::span);
    table
        .document
        .mistake(&catalogue::KEY_DOES_NOT_FIT, &at, |m| m.found(key).text("key", key).text("with", with));
}

fn required(table: &Table) -> Required {
    match table.value("required").map(toml::Spanned::get_ref) {
        None => Required::No,
        Some(value) if value.is_array() => {
            let kinds = table.texts("required").unwrap_or_default();
            Required::Kinds(kinds.into_iter().map(|kind| Arc::from(kind.value)).collect())
        }
        Some(_) => match table.flag("required") {
            Some(true) => Required::Yes,
            _ => Required::No,
        },
    }
}

fn choices(table: &Table, field_type: FieldType) -> Vec<Arc<str>> {
    if field_type != FieldType::Choice {
        if table.value("choices").is_some() {
            does_not_fit(table, "choices", "type");
        }
        return Vec::new();
    }
    let choices = table.texts("choices").unwrap_or_default();
    if choices.is_empty() {
        table.missing("choices", "choices = [\"…\", \"…\"]");
    }
    let mut seen = HashMap::new();
    for choice in choices.iter().filter(|choice| choice.value.is_empty()) {
        table.document.mistake(&catalogue::MISSING_KEY, &choice.at, |m| {
            m.text("key", "choices").text("example", "choices = [\"…\", \"…\"]")
        });
    }
    for choice in &choices {
        let line = table.document.line(&choice.at);
        if let Some(first) = seen.insert(crate::folded(&choice.value), line) {
            table.document.mistake(&catalogue::DECLARED_TWICE, &choice.at, |m| {
                m.found(&choice.value).arg("first", Arg::Count(first))
            });
        }
    }
    choices.into_iter().map(|choice| Arc::from(choice.value)).collect()
}

fn counted(table: &Table, field_type: FieldType, choices: &[Arc<str>]) -> Option<Arc<str>> {
    table.value("counted")?;
    match field_type {
        FieldType::Flag => table.flag("counted").map(|flag| Arc::from(flag.to_string())),
        FieldType::Choice => {
            let text = table.text("counted")?;
            let found = choices.iter().find(|choice| ***choice == *text.value).cloned();
            if found.is_none() {
                let allowed: Vec<&str> = choices.iter().map(|choice| &**choice).collect();
                table.unknown_word("counted", &text, &allowed);
            }
            found
        }
        _ => {
            does_not_fit(table, "counted", "type");
            None
        }
    }
}

fn read_column(table: &Table, ids: &mut HashMap<String, u64>, labels: &mut HashMap<String, u64>) -> Column {
    table.allow(COLUMN_KEYS);
    let id = table.required_text("id", "id = \"ten\"");
    if let Some(id) = &id {
        FormReader::declare(ids, table.document, id, &catalogue::DECLARED_TWICE);
    }
    let label = table.required_text("label", "label = \"…\"");
    if let Some(label) = &label {
        FormReader::declare(labels, table.document, label, &catalogue::DECLARED_TWICE);
    }
    let label = label.map(|label| label.value).unwrap_or_default();
    let column_type = field_type(table).unwrap_or(FieldType::Text);
    Column {
        id: Code::from(id.map(|id| id.value).unwrap_or_default()),
        label: Arc::from(label),
        measure: optional(table, "unit").unwrap_or_else(|| Arc::from("")),
        column_type,
        decimals: decimals(table, column_type),
        summed: table.flag("sum").unwrap_or(true),
        required: table.flag("required").unwrap_or(false),
        choices: choices(table, column_type),
        personal: table.flag("personal").unwrap_or(false),
    }
}
