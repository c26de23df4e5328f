//! The reply to a unit: its own workbook with what is to be mended marked at its cells, and a short message.

mod cells;
mod item;
mod letter;
mod mark;
mod notes;
mod obstacle;
mod package;
mod reply_sheet;
mod return_copy;
mod styles;
mod workbook_part;
mod xml;

use jiff::civil::Date;
use tonghop_core::{Arg, Committee, Finding, Form, Past, Period, Severity, Status, Submission, Unit};

pub use obstacle::Obstacle;
pub use return_copy::{Making, ReplyError, ReturnCopy};

/// What a unit is answered about what it sent, or did not send.
///
/// The reply goes to the unit itself, so it shows what the unit has written, personal data included. It is in the
/// language of the form; `messages` must be those of that language. The same input gives the same bytes.
#[derive(Debug, Clone)]
pub struct Reply<'a> {
    /// What was asked.
    pub form: &'a Form,
    /// Who is answered.
    pub unit: &'a Unit,
    /// For which period.
    pub period: Period,
    /// Who answers.
    pub committee: &'a Committee,
    /// The closed period before, for a form that is written again.
    pub past: Option<&'a Past>,
    /// The last day of the period's collection.
    pub deadline: Option<Date>,
    /// What the reply is about, each with the day on which it came: the files of the unit that were rejected, else
    /// the one that counts, else none.
    pub submissions: Vec<(&'a Submission, Option<Date>)>,
}

/// What a reply says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReplyMatter {
    /// There are errors to mend; the figures do not count yet.
    Correct,
    /// The figures count; some want a word of explanation.
    Explain,
    /// All is right.
    Received,
    /// Nothing has come that counts.
    Missing,
}

impl ReplyMatter {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Correct, Self::Explain, Self::Received, Self::Missing];

    /// The word for it in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Correct => "correct",
            Self::Explain => "explain",
            Self::Received => "received",
            Self::Missing => "missing",
        }
    }
}

impl Reply<'_> {
    /// What the reply says.
    #[must_use]
    pub fn matter(&self) -> ReplyMatter {
        let submissions = || self.submissions.iter().map(|(submission, _)| submission);
        let wants = |severity: Severity| {
            submissions().any(|submission| {
                submission.findings.iter().any(|found| found.severity == severity && !found.folded)
            })
        };
        if self.submissions.is_empty() {
            ReplyMatter::Missing
        } else if submissions().any(|submission| submission.status != Status::Accepted) {
            ReplyMatter::Correct
        } else if wants(Severity::Warning) {
            ReplyMatter::Explain
        } else {
            ReplyMatter::Received
        }
    }

    /// The code and the label of what a finding is about.
    fn label_of(&self, finding: &Finding) -> Option<String> {
        let code = finding.field.as_ref()?;
        if let Some(table) = &finding.table {
            let column = self.form.table(table.as_str())?.column(code.as_str())?;
            return Some(format!("{table} {}", column.label));
        }
        let label = &self.form.field(code.as_str())?.label;
        Some(format!("{code} {label}"))
    }
}

/// An argument of a message with `has-…`, by which the message leaves out what is not known.
fn with_presence(name: &'static str, arg: Option<Arg>) -> [(&'static str, Arg); 2] {
    let has = match name {
        "day" => "has-day",
        _ => "has-deadline",
    };
    let presence = if arg.is_some() { "yes" } else { "no" };
    [(name, arg.unwrap_or(Arg::Text(String::new()))), (has, Arg::Text(presence.to_owned()))]
}

/// The file that came, by its own name, and the day.
fn file_args(submission: &Submission, day: Option<Date>) -> [(&'static str, Arg); 3] {
    let path = &submission.file.path;
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let [day, has_day] = with_presence("day", day.map(Arg::Date));
    [("file", Arg::Text(file.to_owned())), day, has_day]
}
