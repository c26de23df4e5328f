use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::catalogue;
use crate::declaration::{Document, Table};
use crate::{Code, DeclarationError, Period, Scoring};

/// Who collects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committee {
    /// The code under which its own workbook comes.
    pub code: Code,
    /// Its name.
    pub name: Arc<str>,
    /// The body that it reports to; may be empty.
    pub superior: Arc<str>,
    /// Where its papers are dated; may be empty.
    pub place: Arc<str>,
}

/// What `tonghop.toml` says of a workspace.
///
/// ```
/// use tonghop_core::Settings;
/// let settings = Settings::parse("tonghop.toml", r#"
/// [workspace]
/// form = "form.toml"
/// roster = "units.csv"
/// period = "2012-Q1"
///
/// [committee]
/// code = "DK"
/// name = "Đoàn khối"
///
/// [period.2012-Q1]
/// deadline = 2012-04-02
/// "#).unwrap();
/// let period = settings.period.unwrap();
/// assert_eq!(settings.deadline(period).unwrap().to_string(), "2012-04-02");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Path of the form, from the workspace's folder.
    pub form: String,
    /// Path of the roster, from the workspace's folder.
    pub roster: String,
    /// The period that is collected now.
    pub period: Option<Period>,
    /// Kinds of unit besides those of the roster: they occur on another level, or with another committee.
    pub kinds: Vec<Arc<str>>,
    /// Who collects.
    pub committee: Committee,
    /// How the reporting of the units is scored, where that is wanted.
    pub scoring: Option<Scoring>,
    deadlines: BTreeMap<String, Date>,
}

impl Settings {
    /// Reads the settings from TOML. `file` is the name that mistakes are reported under.
    ///
    /// # Errors
    /// Every mistake in the text, each with its line.
    pub fn parse(file: &str, text: &str) -> Result<Self, DeclarationError> {
        let document = Document::new(file, text);
        let root = document.root();
        let top = Table::new(&document, root.get_ref(), 0..0);
        // Charts are read by `Chart`, once the form is known.
        top.allow(&["workspace", "committee", "period", "chart", "scoring"]);
        for key in ["workspace", "committee"] {
            if top.value(key).is_none() {
                top.missing(key, &format!("[{key}]"));
            }
        }
        let workspace = top.table("workspace");
        let committee = top.table("committee");
        if let Some(table) = &workspace {
            table.allow(&["form", "roster", "period", "kinds"]);
        }
        if let Some(table) = &committee {
            table.allow(&["code", "name", "superior", "place"]);
        }
        let required = |table: &Option<Table>, key: &str, example: &str| {
            let text = table.as_ref().and_then(|t| t.required_text(key, example));
            text.map(|text| text.value).unwrap_or_default()
        };
        let optional = |key: &str| {
            let text = committee.as_ref().and_then(|t| t.text(key));
            Arc::from(text.map(|text| text.value).unwrap_or_default())
        };
        let settings = Self {
            form: required(&workspace, "form", "form = \"form.toml\""),
            roster: required(&workspace, "roster", "roster = \"units.csv\""),
            period: workspace.as_ref().and_then(current_period),
            kinds: workspace
                .as_ref()
                .and_then(|table| table.texts("kinds"))
                .into_iter()
                .flatten()
                .map(|kind| Arc::from(kind.value.trim()))
                .collect(),
            committee: Committee {
                code: Code::from(required(&committee, "code", "code = \"DK\"")),
                name: Arc::from(required(&committee, "name", "name = \"…\"")),
                superior: optional("superior"),
                place: optional("place"),
            },
            scoring: top.table("scoring").and_then(|table| Scoring::read(&table)),
            deadlines: top.table("period").map(|table| deadlines(&table)).unwrap_or_default(),
        };
        document.finish(settings)
    }

    /// The last day on which a submission for `period` is in time, where one is set.
    #[must_use]
    pub fn deadline(&self, period: Period) -> Option<Date> {
        self.deadlines.get(&period.to_string()).copied()
    }
}

fn current_period(table: &Table) -> Option<Period> {
    let text = table.text("period")?;
    let period = text.value.parse().ok();
    if period.is_none() {
        table
            .document
            .mistake(&catalogue::NOT_A_PERIOD, &text.at, |m| m.found(&text.value).text("expected", ""));
    }
    period
}

fn deadlines(table: &Table) -> BTreeMap<String, Date> {
    let mut deadlines = BTreeMap::new();
    for key in table.keys() {
        let Ok(period) = key.value.parse::<Period>() else {
            table
                .document
                .mistake(&catalogue::NOT_A_PERIOD, &key.at, |m| m.found(&key.value).text("expected", ""));
            continue;
        };
        let Some(entry) = table.table(&key.value) else { continue };
        entry.allow(&["deadline"]);
        let Some(value) = entry.value("deadline") else { continue };
        let text = match (value.get_ref().as_datetime(), value.get_ref().as_str()) {
            (Some(date), _) => date.to_string(),
            (None, Some(text)) => text.to_owned(),
            _ => value.get_ref().type_str().to_owned(),
        };
        match text.parse::<Date>() {
            Ok(date) => {
                deadlines.insert(period.to_string(), date);
            }
            Err(_error) => {
                table.document.mistake(&catalogue::DECLARED_NOT_A_DATE, &value.span(), |m| m.found(&text));
            }
        }
    }
    deadlines
}
