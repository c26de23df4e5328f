use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::catalogue;
use crate::declaration::{Located, Table};
use crate::rule_declaration::Declared;
use crate::rule_types::{Complaint, RuleTypes};
use crate::text::nearest;
use crate::{Arg, By, Code, Field, FieldType, Formula, Kind, Language, Layout, Name, Required, Scope};

/// What is counted of a unit's reporting, as formulas name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// `submitted`: 1 if something of the unit came that stands for it, else 0.
    Submitted,
    /// `accepted`: 1 if what came counts, else 0.
    Accepted,
    /// `days_late`: days after the last day for reporting; 0 in time.
    DaysLate,
    /// `resubmissions`: files of the unit beside the one that stands for it: replaced, or sent later with errors.
    Resubmissions,
    /// `errors`: errors in the file that stands for it.
    Errors,
    /// `blank_required`: of these, required answers left blank.
    BlankRequired,
    /// `warnings`: warnings, explained or not.
    Warnings,
    /// `unexplained`: warnings without a word of explanation.
    Unexplained,
    /// `notes`: what was read differently than it stands, and other notes.
    Notes,
}

impl Measure {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Submitted,
        Self::Accepted,
        Self::DaysLate,
        Self::Resubmissions,
        Self::Errors,
        Self::BlankRequired,
        Self::Warnings,
        Self::Unexplained,
        Self::Notes,
    ];

    /// Its name in formulas.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Accepted => "accepted",
            Self::DaysLate => "days_late",
            Self::Resubmissions => "resubmissions",
            Self::Errors => "errors",
            Self::BlankRequired => "blank_required",
            Self::Warnings => "warnings",
            Self::Unexplained => "unexplained",
            Self::Notes => "notes",
        }
    }

    /// The measure of a name.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.word() == word)
    }
}

/// What points are given for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreCriterion {
    /// What people read.
    pub label: Arc<str>,
    /// The points, over the names of measures.
    pub points: Formula,
}

/// A grade by the total of the points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// The least total that gets it.
    pub at_least: Decimal,
    /// What people read.
    pub label: Arc<str>,
}

/// How a workspace scores the way in which its units report: `[scoring]` of `tonghop.toml`.
///
/// Points are Excel formulas over [`Measure`]s. What is not known of a unit is an empty cell, which is 0 among
/// numbers: where a unit that sent nothing is to get no points, a formula multiplies by `submitted`.
///
/// ```
/// use tonghop_core::Settings;
/// let text = r#"
/// [workspace]
/// form = "form.toml"
/// roster = "units.csv"
/// [committee]
/// code = "DK"
/// name = "Đoàn khối"
/// [scoring]
/// title = "Điểm nề nếp báo cáo"
/// [[scoring.criterion]]
/// label = "Nộp đúng hạn"
/// points = "submitted * MAX(0, 40 - 5 * days_late)"
/// [[scoring.grade]]
/// at_least = 35
/// label = "Tốt"
/// "#;
/// let scoring = Settings::parse("tonghop.toml", text).unwrap().scoring.unwrap();
/// assert_eq!(&*scoring.criteria[0].label, "Nộp đúng hạn");
///
/// let error = Settings::parse("tonghop.toml", &text.replace("days_late", "days")).unwrap_err();
/// assert_eq!(error.mistakes[0].place.to_string(), "tonghop.toml:12:39");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scoring {
    /// The title.
    pub title: Arc<str>,
    /// What points are given for; at least one.
    pub criteria: Vec<ScoreCriterion>,
    /// The grades, the highest first; may be none.
    pub grades: Vec<Grade>,
}

impl Scoring {
    /// The measures that its formulas name, in the order of [`Measure::ALL`].
    #[must_use]
    pub fn measures(&self) -> Vec<Measure> {
        let named: Vec<Code> = self.criteria.iter().flat_map(|criterion| criterion.points.codes()).collect();
        let is_named = |measure: &Measure| named.iter().any(|code| code.as_str() == measure.word());
        Measure::ALL.into_iter().filter(is_named).collect()
    }

    /// The grade of a total.
    #[must_use]
    pub fn grade(&self, total: Decimal) -> Option<&Grade> {
        self.grades.iter().find(|grade| total >= grade.at_least)
    }

    /// Reads `[scoring]`.
    pub(crate) fn read(table: &Table) -> Option<Self> {
        table.allow(&["title", "criterion", "grade"]);
        let title = table.required_text("title", "title = \"…\"");
        if table.value("criterion").is_none() {
            table.missing("criterion", "[[scoring.criterion]]");
        }
        let mut lines = BTreeMap::new();
        let criteria: Vec<Option<ScoreCriterion>> = table
            .tables("criterion")
            .iter()
            .map(|table| {
                table.allow(&["label", "points"]);
                let label = unique(table, &table.required_text("label", "label = \"…\"")?, &mut lines);
                let points = table.required_text("points", "points = \"MAX(0, 40 - 5 * days_late)\"");
                Some(ScoreCriterion { label, points: points_of(table, &points?)? })
            })
            .collect();
        let mut lines = BTreeMap::new();
        let mut bounds = BTreeMap::new();
        let grades: Vec<Option<Grade>> = table
            .tables("grade")
            .iter()
            .map(|table| {
                table.allow(&["at_least", "label"]);
                let label = table.required_text("label", "label = \"…\"");
                let label = label.map(|label| unique(table, &label, &mut lines));
                if table.value("at_least").is_none() {
                    table.missing("at_least", "at_least = 90");
                }
                let at_least = table.number("at_least")?;
                let text = Located { value: crate::plain(at_least.value), at: at_least.at };
                unique(table, &text, &mut bounds);
                Some(Grade { at_least: at_least.value, label: label? })
            })
            .collect();
        let criteria: Vec<ScoreCriterion> = criteria.into_iter().collect::<Option<_>>()?;
        let mut grades: Vec<Grade> = grades.into_iter().collect::<Option<_>>()?;
        grades.sort_by_key(|grade| std::cmp::Reverse(grade.at_least));
        Some(Self { title: Arc::from(title?.value), criteria, grades })
    }
}

/// A text that may stand once; a second time is a mistake.
fn unique(table: &Table, text: &Located<String>, lines: &mut BTreeMap<String, u64>) -> Arc<str> {
    let line = table.document.line(&text.at);
    if let Some(first) = lines.insert(crate::folded(&text.value), line) {
        table.document.mistake(&catalogue::DECLARED_TWICE, &text.at, |m| {
            m.found(&text.value).arg("first", Arg::Count(first))
        });
    }
    Arc::from(text.value.as_str())
}

/// A formula that gives a number whatever the measures are.
fn points_of(table: &Table, text: &Located<String>) -> Option<Formula> {
    let document = table.document;
    let formula = match Formula::parse(&text.value) {
        Ok(formula) => formula,
        Err(error) => {
            document.mistake(&catalogue::BAD_FORMULA, &text.at, |m| {
                m.found(&text.value).text("reason", error.to_string())
            });
            return None;
        }
    };
    let mut known = true;
    for name in formula.names() {
        if matches!(&name, Name::Field(code) if Measure::named(code.as_str()).is_some()) {
            continue;
        }
        known = false;
        let written = name.to_string();
        let words = Measure::ALL.map(Measure::word);
        document.mistake(&catalogue::UNKNOWN_WORD, &document.within(&text.at, &written), |m| {
            m.found(&written)
                .text("key", "points")
                .text("suggestion", nearest(&written, words).unwrap_or_default())
                .arg("allowed", Arg::List(words.map(str::to_owned).to_vec()))
        });
    }
    if !known {
        return None;
    }
    let (fields, parameters) = (measure_fields(), BTreeMap::new());
    let layout = Layout::of(Language::Vi);
    let declared = Declared { fields: &fields, tables: &[], parameters: &parameters, layout: &layout };
    let types = RuleTypes::of(&declared, Scope::Form);
    let mut refused = false;
    let mut refuse = |part: &str, reason: &'static str| {
        refused = true;
        document.mistake(&catalogue::NO_POINTS, &document.within(&text.at, part), |m| {
            m.found(&text.value).text("part", part).arg("reason", Arg::Word(reason))
        });
    };
    for complaint in types.complaints_about_number(&formula) {
        match complaint {
            Complaint::WrongType { part, reason } => refuse(&part, reason),
            Complaint::AlwaysTrue { part } => refuse(&part, "always-true"),
            Complaint::AlwaysFalse { part, .. } => refuse(&part, "always-false"),
        }
    }
    (!refused).then_some(formula)
}

/// Measures as the fields of a form, so that their formulas are judged as rules are.
fn measure_fields() -> Vec<Field> {
    let field = |measure: Measure| Field {
        code: Code::from(measure.word()),
        label: Arc::from(""),
        measure: Arc::from(""),
        field_type: FieldType::Count,
        kind: Kind::Flow,
        required: Required::No,
        by: By::Unit,
        hint: None,
        opening: None,
        share_of: None,
        per: None,
        choices: Vec::new(),
        counted: None,
        decimals: 0,
        min: Some(Decimal::ZERO),
        max: matches!(measure, Measure::Submitted | Measure::Accepted).then_some(Decimal::ONE),
    };
    Measure::ALL.map(field).to_vec()
}
