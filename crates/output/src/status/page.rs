use std::collections::BTreeMap;

use minijinja::{Environment, UndefinedBehavior, context};
use serde::Serialize;
use tonghop_core::{
    Arg, Decimal, FieldOutlook, Finding, FindingCounts, Section, Severity, Status, UnitStanding, UnitState,
};

use super::{PeriodStatus, StatusPageError};
use crate::Messages;
use crate::redaction::redacted;

const TEMPLATE: &str = include_str!("../../templates/status.html");

/// The words of the template that take no argument; there their keys are without `board-`.
const WORDS: [&str; 32] = [
    "board-title",
    "board-no-deadline",
    "board-call",
    "board-call-none",
    "board-call-order",
    "board-units",
    "board-coverage",
    "board-outlook",
    "board-outlook-promise",
    "board-outlook-none",
    "board-outlook-no-past",
    "board-outlook-running",
    "board-findings",
    "board-files",
    "board-late",
    "board-column-code",
    "board-column-name",
    "board-column-matter",
    "board-column-file",
    "board-column-share",
    "board-column-label",
    "board-column-so-far",
    "board-column-coverage",
    "board-column-waiting",
    "board-column-expected",
    "board-column-severity",
    "board-column-message",
    "board-column-hint",
    "board-column-status",
    "board-state-accepted",
    "board-state-rejected",
    "board-state-missing",
];

#[derive(Serialize)]
struct UnitText {
    code: String,
    name: String,
    /// When it came, and what of it is to be looked at.
    details: Vec<String>,
    late: bool,
}

#[derive(Serialize)]
struct GroupText {
    state: &'static str,
    title: String,
    count: usize,
    /// Hundredths of the whole, with one decimal.
    share: String,
    units: Vec<UnitText>,
}

#[derive(Serialize)]
struct CallText {
    code: String,
    name: String,
    state: &'static str,
    matter: String,
    file: String,
    share: String,
}

#[derive(Serialize)]
struct CoverageText {
    code: String,
    label: String,
    coverage: String,
    share: String,
}

#[derive(Serialize)]
struct SectionText {
    title: String,
    fields: Vec<OutlookText>,
}

#[derive(Serialize)]
struct OutlookText {
    code: String,
    label: String,
    measure: String,
    so_far: String,
    coverage: String,
    waiting: String,
    expected: String,
    open: bool,
}

#[derive(Serialize)]
struct FindingText {
    severity: &'static str,
    severity_word: String,
    code: String,
    message: String,
    hint: String,
}

impl PeriodStatus<'_> {
    /// As a page of HTML that needs no other file, no network and no script, and prints well on A4. The same
    /// status and language give the same bytes.
    ///
    /// # Errors
    /// [`StatusPageError`], which does not happen in practice.
    pub fn to_html(&self, messages: &Messages) -> Result<String, StatusPageError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_trim_blocks(true);
        environment.set_lstrip_blocks(true);
        environment.set_keep_trailing_newline(true);
        // Its ending asks for the escaping of HTML.
        environment.add_template("status.html", TEMPLATE)?;
        let word = |key: &'static str| (key.strip_prefix("board-").unwrap_or(key), messages.text(key));
        let words: BTreeMap<&str, String> = WORDS.into_iter().map(word).collect();
        let count = |count: usize| Arg::Count(count as u64);
        let board = self.board;
        let (expected, accepted) = (board.units.len(), board.count(UnitState::Accepted));
        let progress = messages.format(
            "board-progress",
            &[
                ("received", count(expected - board.count(UnitState::Missing))),
                ("expected", count(expected)),
                ("accepted", count(accepted)),
            ],
        );
        let thin = self.thin();
        let covered =
            [("count", count(thin.len())), ("accepted", count(accepted)), ("expected", count(expected))];
        let regarded = self
            .outlook
            .regarded
            .iter()
            .map(|period| messages.format("board-period", &[("period", Arg::Period(*period))]));
        let regarded = [("periods", Arg::List(regarded.collect()))];
        let title =
            [("title", Arg::Text(self.form.title.to_string())), ("period", Arg::Period(board.period))];
        let late = board.units.iter().filter(|unit| unit.late).count();
        let context = context! {
            language => messages.language().word(),
            words,
            superior => &*self.committee.superior,
            committee => &*self.committee.name,
            subtitle => messages.format("board-subtitle", &title),
            deadline => self.deadline(messages),
            progress,
            late => (late > 0).then(|| messages.format("board-late-count", &[("count", count(late))])),
            groups => self.groups(messages),
            calls => self.calls(messages),
            thin => thin.iter().map(|(field, coverage)| CoverageText {
                code: field.code.to_string(),
                label: field.label.to_string(),
                coverage: format!("{}/{}", coverage.have, coverage.of),
                share: hundredths(coverage.have, coverage.of),
            }).collect::<Vec<_>>(),
            covered => messages.format("board-covered", &covered),
            waits => self.waiting().next().is_some(),
            has_past => !self.outlook.regarded.is_empty(),
            regarded => messages.format("board-outlook-periods", &regarded),
            outlook => self.sections(messages),
            findings => self.finding_texts(messages),
            files => self.other_files(messages),
        };
        Ok(environment.get_template("status.html")?.render(context)?)
    }

    fn groups(&self, messages: &Messages) -> Vec<GroupText> {
        let group = |state: UnitState| {
            let units: Vec<UnitText> =
                self.board.in_state(state).map(|unit| unit_text(unit, messages)).collect();
            GroupText {
                state: state.word(),
                title: messages.text(&format!("board-state-{}", state.word())),
                count: units.len(),
                share: hundredths(units.len(), self.board.units.len()),
                units,
            }
        };
        UnitState::ALL.map(group).into()
    }

    fn calls(&self, messages: &Messages) -> Vec<CallText> {
        let call = |unit: &UnitStanding| {
            let errors = [("errors", Arg::Count(unit.counts.errors as u64))];
            let (matter, file) = match unit.state {
                UnitState::Missing => (messages.text("board-matter-missing"), None),
                UnitState::Rejected => {
                    (messages.format("board-matter-rejected", &errors), unit.file.as_ref())
                }
                UnitState::Accepted => (messages.text("board-matter-later"), unit.later_rejected.as_ref()),
            };
            CallText {
                code: unit.unit.to_string(),
                name: unit.name.to_string(),
                state: unit.state.word(),
                matter,
                file: file.map(ToString::to_string).unwrap_or_default(),
                share: unit.share.map(|share| percent(share, messages)).unwrap_or_default(),
            }
        };
        self.to_call().into_iter().map(call).collect()
    }

    fn sections(&self, messages: &Messages) -> Vec<SectionText> {
        let of_section = |section: &Section| {
            let waiting = self.waiting().filter(|outlook| {
                self.form.section_of(outlook.field.as_str()).is_some_and(|own| own.id == section.id)
            });
            let fields: Vec<OutlookText> =
                waiting.map(|outlook| self.outlook_text(outlook, messages)).collect();
            let title = format!("{}. {}", section.id, section.title);
            (!fields.is_empty()).then_some(SectionText { title, fields })
        };
        self.form.sections().iter().filter_map(of_section).collect()
    }

    fn outlook_text(&self, outlook: &FieldOutlook, messages: &Messages) -> OutlookText {
        let field = self.form.field(outlook.field.as_str());
        let spans = outlook.waiting.iter().filter_map(|unit| Some((unit, unit.span()?)));
        let waiting: Vec<String> = spans
            .map(|(unit, span)| {
                let left_blank = unit.past.iter().all(|past| past.figure.is_none());
                let gave = if left_blank { messages.text("state-blank") } else { messages.span(span) };
                let args = [("unit", Arg::Text(unit.unit.to_string())), ("span", Arg::Text(gave))];
                messages.format("board-waiting-unit", &args)
            })
            .collect();
        let (shown, more) = waiting.split_at(WAITING.min(waiting.len()));
        let mut said = shown.join("; ");
        if !more.is_empty() {
            said = messages.format(
                "board-waiting-more",
                &[("units", Arg::Text(said)), ("count", Arg::Count(more.len() as u64))],
            );
        }
        let coverage = outlook.coverage;
        OutlookText {
            code: outlook.field.to_string(),
            label: field.map(|field| field.label.to_string()).unwrap_or_default(),
            measure: field.map(|field| field.measure.to_string()).unwrap_or_default(),
            so_far: outlook.so_far.map(|sum| messages.number(sum)).unwrap_or_default(),
            coverage: format!("{}/{}", coverage.have, coverage.of),
            waiting: said,
            expected: messages.expectation(outlook),
            open: outlook.span().is_none(),
        }
    }

    fn finding_texts(&self, messages: &Messages) -> Vec<FindingText> {
        let mut findings: Vec<&Finding> =
            self.said().filter(|finding| finding.severity != Severity::Note).collect();
        findings.sort_by_key(|finding| finding.severity);
        let text = |finding: &Finding| {
            let words = messages.finding(&redacted(self.form, messages, finding));
            FindingText {
                severity: finding.severity.word(),
                severity_word: messages.text(&format!("severity-{}", finding.severity.word())),
                code: finding.shown_code().to_owned(),
                message: words.message,
                hint: words.hint,
            }
        };
        findings.into_iter().map(text).collect()
    }

    /// The files that are of no unit, or of one that another file stands for, each with what became of it.
    fn other_files(&self, messages: &Messages) -> Vec<(String, String)> {
        let others = self
            .submissions
            .iter()
            .filter(|submission| !matches!(submission.status, Status::Accepted | Status::Rejected));
        others
            .map(|submission| {
                let status = messages.text(&format!("status-{}", submission.status.word()));
                (submission.file.path.to_string(), status)
            })
            .collect()
    }
}

/// Units of which a line of the outlook says what they gave before.
const WAITING: usize = 6;

fn unit_text(unit: &UnitStanding, messages: &Messages) -> UnitText {
    let FindingCounts { errors, warnings, .. } = unit.counts;
    let day = unit.received.map(|day| messages.date(day));
    let counted = |key: &str, count: usize| {
        (count > 0).then(|| messages.format(key, &[("count", Arg::Count(count as u64))]))
    };
    let later = unit.later_rejected.as_ref().map(|_| messages.text("board-matter-later"));
    let details = [day, counted("board-errors", errors), counted("board-warnings", warnings), later];
    UnitText {
        code: unit.unit.to_string(),
        name: unit.name.to_string(),
        details: details.into_iter().flatten().collect(),
        late: unit.late,
    }
}

/// A part of a whole in hundredths with one decimal, as style sheets write numbers.
fn hundredths(part: usize, whole: usize) -> String {
    let thousandths = (part * 1000).checked_div(whole).unwrap_or_default();
    format!("{}.{}", thousandths / 10, thousandths % 10)
}

fn percent(share: Decimal, messages: &Messages) -> String {
    let points = (share * Decimal::ONE_HUNDRED).round_dp(1);
    messages.format("board-percent", &[("points", Arg::Number(points))])
}
