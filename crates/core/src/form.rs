use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::{Code, Field, FieldType, Grain, Language, Layout, RowTable, Rule, Thresholds};

/// A part of a form with a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its id, unique in the form: `II.2.3`.
    pub id: Arc<str>,
    /// Its heading.
    pub title: Arc<str>,
    /// The range of its fields in [`Form::fields`].
    pub fields: std::ops::Range<usize>,
}

/// A declared report schema: its sections, fields and row tables.
///
/// ```
/// use tonghop_core::Form;
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
/// required = true
/// "#).unwrap();
/// assert_eq!(&*form.field("H1").unwrap().label, "Số thùng");
///
/// let error = Form::parse("form.toml", "[form]\nid = \"kho\"\nvresion = \"1\"").unwrap_err();
/// assert_eq!(error.mistakes[0].place.to_string(), "form.toml:1:1");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What the form is called among programs.
    pub id: Arc<str>,
    /// Its version.
    pub version: Arc<str>,
    /// Older versions that are still read, whose codes mean the same.
    pub previous_versions: Vec<Arc<str>>,
    /// Its title for people.
    pub title: Arc<str>,
    /// How long its periods are.
    pub grain: Grain,
    /// The language that it is written in.
    pub language: Language,
    /// The wording of its sheets, columns and header block.
    pub layout: Layout,
    sections: Vec<Section>,
    fields: Vec<Field>,
    tables: Vec<RowTable>,
    parameters: BTreeMap<Arc<str>, Decimal>,
    rules: Vec<Rule>,
    thresholds: Thresholds,
    by_code: HashMap<Code, usize>,
    declared_at: HashMap<Code, (usize, usize)>,
}

impl Form {
    pub(crate) fn new(
        head: FormHead,
        sections: Vec<Section>,
        fields: Vec<Field>,
        tables: Vec<RowTable>,
        judgement: Judgement,
        declared_at: HashMap<Code, (usize, usize)>,
    ) -> Self {
        let Judgement { parameters, rules, thresholds } = judgement;
        let by_code = fields.iter().enumerate().map(|(index, field)| (field.code.clone(), index)).collect();
        let FormHead { id, version, previous_versions, title, grain, language } = head;
        let layout = Layout::of(language);
        Self {
            id,
            version,
            previous_versions,
            title,
            grain,
            language,
            layout,
            sections,
            fields,
            tables,
            parameters,
            rules,
            thresholds,
            by_code,
            declared_at,
        }
    }

    /// The sections, in order.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// All fields, in the order of the form.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The fields of one section, in order.
    #[must_use]
    pub fn fields_of(&self, section: &Section) -> &[Field] {
        &self.fields[section.fields.clone()]
    }

    /// The row tables, in order.
    #[must_use]
    pub fn tables(&self) -> &[RowTable] {
        &self.tables
    }

    /// The rules, in order.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// From when on a submission looks odd though it breaks no rule.
    #[must_use]
    pub fn thresholds(&self) -> &Thresholds {
        &self.thresholds
    }

    /// The same form with some parameters and rules put in: one that is there already is replaced where it stands.
    pub(crate) fn with(&self, parameters: BTreeMap<Arc<str>, Decimal>, rules: Vec<Rule>) -> Self {
        let mut form = self.clone();
        form.parameters.extend(parameters);
        for rule in rules {
            match form.rules.iter_mut().find(|there| there.id == rule.id) {
                Some(there) => *there = rule,
                None => form.rules.push(rule),
            }
        }
        form
    }

    pub(crate) fn parameters(&self) -> &BTreeMap<Arc<str>, Decimal> {
        &self.parameters
    }

    /// The number that rules name as `$name`.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<Decimal> {
        self.parameters.get(name).copied()
    }

    /// The field with `code`.
    #[must_use]
    pub fn field(&self, code: &str) -> Option<&Field> {
        self.by_code.get(code).map(|index| &self.fields[*index])
    }

    /// The row table with `code`.
    #[must_use]
    pub fn table(&self, code: &str) -> Option<&RowTable> {
        self.tables.iter().find(|table| table.code.as_str() == code)
    }

    /// The fields that stand in a workbook: the committee's if `committee`, else a unit's. A computed field
    /// stands where all the fields stand that it is computed from.
    #[must_use]
    pub fn asked_fields(&self, committee: bool) -> Vec<&Field> {
        self.fields.iter().filter(|field| self.is_asked(field, committee)).collect()
    }

    /// Whether `field` stands in the committee's workbook, or else in a unit's.
    #[must_use]
    pub fn is_asked(&self, field: &Field, committee: bool) -> bool {
        let is_asked = |field: &Field| if committee { field.is_by_committee() } else { field.is_by_unit() };
        match field.formula() {
            Some(_) => self.leaves(field).iter().all(|code| self.field(code.as_str()).is_some_and(is_asked)),
            None => is_asked(field),
        }
    }

    /// The fields that a computed field is computed from in the end, once each; none for other fields.
    #[must_use]
    pub fn leaves(&self, field: &Field) -> BTreeSet<Code> {
        let mut leaves = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = field.formula().map(crate::Formula::codes).unwrap_or_default();
        while let Some(code) = open.pop() {
            if !seen.insert(code.clone()) {
                continue;
            }
            match self.field(code.as_str()).and_then(Field::formula) {
                Some(formula) => open.extend(formula.codes()),
                None => {
                    leaves.insert(code);
                }
            }
        }
        leaves
    }

    /// The fields whose answers are text, which stand in a sheet of their own.
    pub fn text_fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.field_type == FieldType::Text)
    }

    /// The section that a field belongs to.
    #[must_use]
    pub fn section_of(&self, code: &str) -> Option<&Section> {
        let index = *self.by_code.get(code)?;
        self.sections.iter().find(|section| section.fields.contains(&index))
    }

    /// The line and column of the declaration that gives a field its code, both from 1.
    #[must_use]
    pub fn declared_at(&self, code: &str) -> Option<(usize, usize)> {
        self.declared_at.get(code).copied()
    }

    /// Every code that the form declares for fields and row tables.
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        self.fields.iter().map(|field| &field.code).chain(self.tables.iter().map(|table| &table.code))
    }
}

/// What submissions are judged by beside the fields themselves.
pub(crate) struct Judgement {
    pub parameters: BTreeMap<Arc<str>, Decimal>,
    pub rules: Vec<Rule>,
    pub thresholds: Thresholds,
}

/// The keys of `[form]`.
pub(crate) struct FormHead {
    pub id: Arc<str>,
    pub version: Arc<str>,
    pub previous_versions: Vec<Arc<str>>,
    pub title: Arc<str>,
    pub grain: Grain,
    pub language: Language,
}
