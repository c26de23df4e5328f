use tonghop_core::{Arg, Severity, Submission};

use super::item::Item;
use super::reply_sheet::shortened;
use super::{Reply, ReplyMatter, with_presence};
use crate::Messages;

/// How long a message is at most, in letters: chat programs fold longer ones.
const MOST: usize = 900;
/// How many things it names.
const NAMED: usize = 3;
/// How many figures a receipt shows at most.
const FIGURES: usize = 8;

impl Reply<'_> {
    /// The message that goes with the reply, ready to be pasted into an e-mail or a chat: polite, and at most 900
    /// letters long unless names take more.
    #[must_use]
    pub fn message(&self, messages: &Messages) -> String {
        let greeting = messages.format("reply-greeting", &[("unit", self.text(&self.unit.name))]);
        let lines = match self.matter() {
            ReplyMatter::Correct => self.to_do("correct", messages),
            ReplyMatter::Explain => self.to_do("explain", messages),
            ReplyMatter::Received => self.receipt(&greeting, messages),
            ReplyMatter::Missing => {
                let reminder = messages.format("reply-reminder", &self.args());
                vec![reminder, messages.text("reply-reminder-todo")]
            }
        };
        let mut message = format!("{greeting}\n\n{}\n\n", lines.join("\n"));
        message.push_str(&messages.text("reply-signed"));
        message.push('\n');
        message.push_str(&self.committee.name);
        message.push('\n');
        message
    }

    fn text(&self, text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }

    /// What every message may say.
    fn args(&self) -> Vec<(&'static str, Arg)> {
        let mut args = vec![
            ("office", self.text(&self.committee.name)),
            ("form", self.text(&self.form.title)),
            ("period", Arg::Period(self.period)),
        ];
        args.extend(with_presence("deadline", self.deadline.map(Arg::Date)));
        let day = self.submissions.first().and_then(|(_, day)| *day);
        args.extend(with_presence("day", day.map(Arg::Date)));
        args
    }

    fn to_do(&self, matter: &str, messages: &Messages) -> Vec<String> {
        let mut items: Vec<Item<'_>> = self
            .submissions
            .iter()
            .flat_map(|(submission, _)| Item::all(submission, self.form, messages))
            .collect();
        items.sort_by_key(|item| item.finding.severity);
        let mut args = self.args();
        for (name, severity) in [("errors", Severity::Error), ("warnings", Severity::Warning)] {
            let count = items.iter().filter(|item| item.finding.severity == severity).count();
            args.push((name, Arg::Count(count as u64)));
        }
        let lead = messages.format(&format!("reply-message-{matter}"), &args);
        let mut after = Vec::new();
        if items.len() > NAMED {
            let more = [
                ("count", Arg::Count((items.len() - NAMED) as u64)),
                ("sheet", self.text(self.form.layout.first("sheets.reply"))),
            ];
            after.push(messages.format("reply-message-more", &more));
        }
        after.push(messages.format(&format!("reply-message-{matter}-todo"), &args));
        let fixed: usize = after.iter().chain([&lead]).map(|line| line.chars().count() + 1).sum();
        let frame = self.unit.name.chars().count() + self.committee.name.chars().count() + 60;
        let named = items.len().min(NAMED);
        let each = MOST.saturating_sub(fixed + frame) / named.max(1);
        let mut lines = vec![lead];
        for (number, item) in (1..).zip(items.iter().take(NAMED)) {
            lines.push(self.item(number, item, each, messages));
        }
        lines.extend(after);
        lines
    }

    fn item(&self, number: u64, item: &Item<'_>, most: usize, messages: &Messages) -> String {
        let field = item.finding.field.as_ref().filter(|_| item.finding.table.is_none());
        let place = match field {
            Some(field) => format!("{} ({field})", item.place(messages)),
            None => item.place(messages),
        };
        let room = most.saturating_sub(place.chars().count() + 7).max(40);
        let words = shortened(&item.words(messages), room);
        let args = [("number", Arg::Count(number)), ("place", Arg::Text(place)), ("words", Arg::Text(words))];
        messages.format("reply-message-item", &args)
    }

    /// What was received, and some of its figures: the first number of every section.
    fn receipt(&self, greeting: &str, messages: &Messages) -> Vec<String> {
        let mut lines = vec![messages.format("reply-receipt", &self.args())];
        for (submission, day) in &self.submissions {
            lines.push(messages.format("reply-receipt-file", &super::file_args(submission, *day)));
            let hash = [("hash", self.text(&submission.file.sha256))];
            lines.push(messages.format("reply-receipt-hash", &hash));
        }
        let figures = self.submissions.first().map(|(submission, _)| self.figures(submission, messages));
        let end = messages.text("reply-receipt-differs");
        let heading = messages.text("reply-receipt-figures");
        let length = |line: &str| line.chars().count() + 1;
        let frame =
            length(greeting) + length(&self.committee.name) + length(&messages.text("reply-signed")) + 4;
        let mut taken: usize = lines.iter().map(|line| length(line)).sum();
        taken += frame + length(&end) + length(&heading);
        let mut shown = Vec::new();
        for figure in figures.unwrap_or_default().into_iter().take(FIGURES) {
            taken += length(&figure);
            if taken > MOST {
                break;
            }
            shown.push(figure);
        }
        if !shown.is_empty() {
            lines.push(heading);
            lines.extend(shown);
        }
        lines.push(end);
        lines
    }

    fn figures(&self, submission: &Submission, messages: &Messages) -> Vec<String> {
        let mut figures = Vec::new();
        for section in self.form.sections() {
            let first =
                self.form.fields().get(section.fields.clone()).into_iter().flatten().find_map(|field| {
                    let value = submission.value(field.code.as_str())?;
                    value.number()?;
                    Some((field, value))
                });
            if let Some((field, value)) = first {
                let figure = format!("{} {}", messages.answer(Some(value)), field.measure);
                let args = [
                    ("label", Arg::Text(field.label.to_string())),
                    ("figure", Arg::Text(figure.trim_end().to_owned())),
                ];
                figures.push(messages.format("reply-receipt-figure", &args));
            }
        }
        figures
    }
}
