use std::sync::Arc;

use crate::catalogue;
use crate::declaration::{Document, Table};
use crate::{Code, DeclarationError, FieldType, Form, Place, Roster, nearest};

/// An answer in words that the office chose for its report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// The question.
    pub question: Code,
    /// The unit that answered.
    pub unit: Code,
    /// What the report says instead of the unit's own words; `None` for these.
    pub text: Option<Arc<str>>,
    /// Where it is chosen.
    pub place: Place,
}

/// The answers in words that the office chose for the report of a period: `highlights.toml`.
///
/// ```
/// use tonghop_core::{Form, Highlights, Roster};
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
/// code = "T1"
/// label = "Việc nổi bật"
/// type = "text"
/// kind = "state"
/// "#).unwrap();
/// let roster = Roster::parse("units.csv", "code,name,kind\nA01,Kho A,Kho\n", &form.layout).unwrap();
/// let text = "[[highlight]]\nquestion = \"T1\"\nunit = \"A01\"\n";
/// let highlights = Highlights::parse("highlights.toml", text, &form, &roster).unwrap();
/// assert_eq!(highlights.of("T1").count(), 1);
/// assert!(Highlights::parse("highlights.toml", "[[highlight]]\nquestion = \"T2\"", &form, &roster).is_err());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Highlights {
    all: Vec<Highlight>,
}

impl Highlights {
    /// Reads the choices from TOML. `file` is the name that mistakes are reported under.
    ///
    /// # Errors
    /// Every mistake in the text, each with its line.
    pub fn parse(file: &str, text: &str, form: &Form, roster: &Roster) -> Result<Self, DeclarationError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let document = Document::new(file, text);
        let root = document.root();
        let top = Table::new(&document, root.get_ref(), 0..0);
        top.allow(&["highlight"]);
        let mut all: Vec<Highlight> = Vec::new();
        for table in top.tables("highlight") {
            table.allow(&["question", "unit", "text"]);
            let question = table.required_text("question", "question = \"T1\"");
            let unit = table.required_text("unit", "unit = \"A01\"");
            let (Some(question), Some(unit)) = (question, unit) else { continue };
            let is_question =
                form.field(&question.value).is_some_and(|field| field.field_type == FieldType::Text);
            if !is_question {
                let known: Vec<&str> = form.text_fields().map(|field| field.code.as_str()).collect();
                table.unknown_word("question", &question, &known);
                continue;
            }
            if roster.unit(&unit.value).is_none() {
                let near = nearest(&unit.value, roster.units().iter().map(|unit| unit.code.as_str()));
                document.mistake(&catalogue::NOT_IN_ROSTER, &unit.at, |m| {
                    m.found(&unit.value).text("suggestion", near.unwrap_or_default())
                });
                continue;
            }
            let highlight = Highlight {
                question: Code::from(question.value),
                unit: Code::from(unit.value),
                text: table.text("text").map(|text| Arc::from(text.value.trim())),
                place: document.place(&table.at),
            };
            let same =
                |other: &&Highlight| other.question == highlight.question && other.unit == highlight.unit;
            if let Some(first) = all.iter().find(same) {
                let (name, first) = (highlight.unit.to_string(), first.place.to_string());
                document
                    .mistake(&catalogue::DECLARED_TWICE, &unit.at, |m| m.found(name).text("first", first));
                continue;
            }
            all.push(highlight);
        }
        document.finish(Self { all })
    }

    /// Every choice, in the order of the text.
    #[must_use]
    pub fn all(&self) -> &[Highlight] {
        &self.all
    }

    /// What is chosen of the answers to a question, in the order of the text.
    pub fn of<'a>(&'a self, question: &'a str) -> impl Iterator<Item = &'a Highlight> {
        self.all.iter().filter(move |highlight| highlight.question.as_str() == question)
    }
}
