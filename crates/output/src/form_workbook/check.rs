use std::sync::Arc;

use tonghop_core::{Arg, Decimal, Field, FieldType, Layout, plain};

use super::choice_list::ChoiceLists;
use super::content::{Content, quoted};
use crate::Messages;

/// The number of the first day that an answer may be: 1 January 1920. Years and other plain numbers are less.
pub(super) const FIRST_DAY: u32 = 7306;

/// What the check column says of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    pub kind: VerdictKind,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VerdictKind {
    /// It is good.
    Good,
    /// It is required and blank.
    Missing,
    /// It is not what the field takes.
    Wrong,
    /// It is blank and may be.
    None,
}

/// What can be wrong with an answer cell. Each is a test in the sheet and the same test here.
#[derive(Debug, Clone, PartialEq)]
enum Fault {
    /// An error value of a formula that somebody typed.
    Error,
    Blank,
    NoNumber,
    Fraction,
    Below(Decimal),
    Above(Decimal),
    NotListed(Vec<Arc<str>>),
    /// As [`Fault::NotListed`], for a list that has a name.
    NotNamed(String, Vec<Arc<str>>),
    NoSlash,
}

impl Fault {
    /// The test as a condition of a formula over `cell`.
    fn condition(&self, cell: &str) -> String {
        match self {
            Self::Error => format!("ISERROR({cell})"),
            Self::Blank => format!("TRIM({cell})=\"\""),
            Self::NoNumber => format!("NOT(ISNUMBER({cell}))"),
            Self::Fraction => format!("{cell}<>INT({cell})"),
            Self::Below(least) => format!("{cell}<{}", plain(*least)),
            Self::Above(most) => format!("{cell}>{}", plain(*most)),
            Self::NotListed(choices) => {
                let same: Vec<String> =
                    choices.iter().map(|choice| format!("TRIM({cell})={}", quoted(choice))).collect();
                format!("NOT(OR({}))", same.join(","))
            }
            Self::NotNamed(name, _) => format!("SUMPRODUCT(--({name}=TRIM({cell})))=0"),
            Self::NoSlash => format!("ISERROR(FIND(\"/\",{cell}))"),
        }
    }

    /// Whether `content` has this fault.
    fn is_in(&self, content: &Content) -> bool {
        let number = content.number();
        match self {
            Self::Error => false,
            Self::Blank => content.is_blank(),
            Self::NoNumber => number.is_none(),
            Self::Fraction => number.is_some_and(|number| !number.fract().is_zero()),
            Self::Below(least) => number.is_some_and(|number| number < *least),
            Self::Above(most) => number.is_some_and(|number| number > *most),
            // Sheets compare text whatever its case.
            Self::NotListed(choices) | Self::NotNamed(_, choices) => {
                let shown = trimmed(&content.shown()).to_lowercase();
                choices.iter().all(|choice| choice.to_lowercase() != shown)
            }
            Self::NoSlash => !content.shown().contains('/'),
        }
    }
}

/// How the check column judges one field: the first fault that is there is the verdict.
#[derive(Debug)]
pub(super) struct Check {
    faults: Vec<(Fault, Verdict)>,
    good: Verdict,
}

impl Check {
    pub fn of(
        field: &Field,
        required: bool,
        lists: &ChoiceLists,
        layout: &Layout,
        messages: &Messages,
    ) -> Self {
        let wrong = |text: String| Verdict { kind: VerdictKind::Wrong, text };
        let say = |key: &str| wrong(messages.text(key));
        let blank = if required {
            Verdict { kind: VerdictKind::Missing, text: messages.text("form-check-missing") }
        } else {
            Verdict { kind: VerdictKind::None, text: String::new() }
        };
        let own = match field.field_type {
            FieldType::Flag => {
                let words = ["words.yes", "words.no"].map(|key| Arc::from(layout.first(key)));
                vec![(Fault::NotListed(words.to_vec()), say("form-check-list"))]
            }
            FieldType::Choice => {
                let fault = match lists.name_of(&field.choices) {
                    Some(name) => Fault::NotNamed(name, field.choices.clone()),
                    None => Fault::NotListed(field.choices.clone()),
                };
                vec![(fault, say("form-check-list"))]
            }
            FieldType::Date => vec![
                (Fault::NoNumber, say("form-check-date")),
                (Fault::Below(Decimal::from(FIRST_DAY)), say("form-check-date")),
            ],
            FieldType::Ratio => vec![(Fault::NoSlash, say("form-check-ratio"))],
            FieldType::Text => Vec::new(),
            FieldType::Count | FieldType::Decimal | FieldType::Money | FieldType::Percent => {
                let mut own = vec![(Fault::NoNumber, say("form-check-number"))];
                if field.field_type == FieldType::Count {
                    own.push((Fault::Fraction, say("form-check-whole")));
                }
                if let Some(least) = field.min {
                    let verdict = match least.is_zero() {
                        true => say("form-check-negative"),
                        false => wrong(messages.format("form-check-least", &[("least", Arg::Number(least))])),
                    };
                    own.push((Fault::Below(least), verdict));
                }
                if let Some(most) = field.max {
                    let verdict = wrong(messages.format("form-check-most", &[("most", Arg::Number(most))]));
                    own.push((Fault::Above(most), verdict));
                }
                own
            }
        };
        let error = own.first().map_or_else(|| say("form-check-number"), |(_, verdict)| verdict.clone());
        let faults = [(Fault::Error, error), (Fault::Blank, blank)].into_iter().chain(own).collect();
        Self { faults, good: Verdict { kind: VerdictKind::Good, text: messages.text("form-check-ok") } }
    }

    /// The formula that judges `cell`. Where the answer is good, `further` says what else there is to say of it.
    pub fn formula(&self, cell: &str, further: Option<&str>) -> String {
        let good = further.map_or_else(|| quoted(&self.good.text), str::to_owned);
        self.faults.iter().rev().fold(good, |otherwise, (fault, verdict)| {
            format!("IF({},{},{otherwise})", fault.condition(cell), quoted(&verdict.text))
        })
    }

    /// What that formula says of `content`.
    pub fn verdict(&self, content: &Content) -> &Verdict {
        self.faults.iter().find(|(fault, _)| fault.is_in(content)).map_or(&self.good, |(_, verdict)| verdict)
    }
}

/// Text as the sheet's function TRIM gives it: no space at its ends, and one between words.
fn trimmed(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
