//! What the commands for the author of a form do.

use std::path::{Path, PathBuf};

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Table};
use tonghop::{
    Arg, BackTest, CONTRADICTION_LEAST, Error, Evidence, ExplainedRule, Fault, Form, FormCheck,
    MissingPolicy, Name, NamedFigure, Period, RuleRecord, RuleWords, RulesPage, Scope, State, StepText,
    Verdict, Workspace, mistakes_json,
};

use crate::arguments::{ExplainRule, FormFile, Format, RulesOut, TryRules};
use crate::commands::{json_error, options, workers};
use crate::console::Console;
use crate::declared_line::DeclaredLine;
use crate::exit_status::ExitStatus;
use crate::finding_text::{finding_text, text_with_line};
use crate::progress_bar::Bar;

/// Says everything that is wrong with a form, and what its author may want to look at.
pub fn check(arguments: &FormFile, console: &mut Console) -> Result<ExitStatus, Error> {
    let check = FormCheck::of(&arguments.path)?;
    if arguments.format == Format::Json {
        let findings: Vec<_> = check.mistakes.iter().chain(&check.advice).cloned().collect();
        console.print(&mistakes_json(&findings, &console.messages).map_err(json_error)?);
    } else {
        for finding in check.mistakes.iter().chain(&check.advice) {
            let text = match DeclaredLine::of(finding, &check.files) {
                Some(line) => text_with_line(finding, &line, console),
                None => finding_text(finding, console),
            };
            console.line(&format!("{text}\n"));
        }
        if check.mistakes.is_empty() {
            let files = check.files.iter().map(|file| file.path.clone()).collect();
            console.say("form-check-clean", &[("files", Arg::List(files))]);
        } else {
            console.say("error-declaration", &[("count", Arg::Count(check.mistakes.len() as u64))]);
        }
        console.say("form-check-advice", &[("count", Arg::Count(check.advice.len() as u64))]);
    }
    Ok(if check.mistakes.is_empty() { ExitStatus::Clean } else { ExitStatus::Errors })
}

/// Prints or writes the rules of a form for people.
pub fn rules(arguments: &RulesOut, console: &mut Console) -> Result<ExitStatus, Error> {
    let workspace = Workspace::open(&arguments.workspace)?;
    match &arguments.out {
        None => console.print(&RulesPage::new(&workspace.form, &console.messages).to_markdown()),
        Some(path) => {
            let written = workspace.write_rules(path, &console.messages)?;
            console.say("summary-written", &[]);
            for path in written {
                console.line(&format!("  {}", path.display()));
            }
        }
    }
    Ok(ExitStatus::Clean)
}

/// Follows a rule over the submission of a unit.
pub fn explain(arguments: &ExplainRule, console: &mut Console) -> Result<ExitStatus, Error> {
    let workspace = Workspace::open(&arguments.workspace)?;
    let period = workspace.period(arguments.period)?;
    let workers = workers()?;
    let collection = {
        let bar = Bar::new(console);
        workspace.collect(period, &options(console, None, &bar, &workers))?
    };
    let explained = collection.explain_rule(&arguments.rule, &arguments.unit)?;
    print_explanation(&workspace.form, &explained, period, console);
    Ok(ExitStatus::Clean)
}

fn print_explanation(form: &Form, explained: &ExplainedRule<'_>, period: Period, console: &mut Console) {
    let ExplainedRule { rule, unit, submission, explanation, .. } = explained;
    let severity = console.messages.text(&format!("severity-{}", rule.severity.word()));
    let head = [
        ("rule", Arg::Text(rule.id.to_string())),
        ("severity", Arg::Text(severity)),
        ("unit", Arg::Text(unit.code.to_string())),
        ("name", Arg::Text(unit.name.to_string())),
        ("period", Arg::Period(period)),
    ];
    console.say("explain-title", &head);
    console.say("explain-file", &[("file", Arg::Text(submission.file.path.to_string()))]);
    let sentence = RuleWords::new(form, &console.messages).sentence(rule);
    console.say("explain-must", &[("sentence", Arg::Text(sentence))]);
    if !explanation.figures.is_empty() {
        console.line("");
        console.say("explain-figures", &[]);
        let mut table = Table::new();
        table.load_style(NOTHING);
        for figure in &explanation.figures {
            table.add_row(figure_row(form, explained, figure, console));
        }
        if let Some(column) = table.column_mut(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        for row in table.lines() {
            console.line(&format!(" {}", row.trim_end()));
        }
    }
    console.line("");
    console.say("explain-steps", &[]);
    let text = StepText { form, messages: &console.messages };
    let steps: Vec<String> = explanation.steps.iter().map(|step| text.step(step)).collect();
    for step in steps {
        console.line(&format!("  {step}"));
    }
    console.line("");
    let (key, args) = verdict(explained, console);
    console.say(key, &args);
}

fn verdict(explained: &ExplainedRule<'_>, console: &Console) -> (&'static str, Vec<(&'static str, Arg)>) {
    let lacking = explained
        .explanation
        .figures
        .iter()
        .any(|figure| matches!(figure.values.as_slice(), [tonghop::Operand::Fault(Fault::Lacking)]));
    match explained.explanation.verdict {
        _ if explained.is_unreadable => ("explain-unreadable", Vec::new()),
        Verdict::Holds => ("explain-verdict-holds", Vec::new()),
        Verdict::Broken if lacking => ("explain-verdict-lacking", Vec::new()),
        Verdict::Broken => {
            let message = console.messages.said(&explained.explanation.message);
            ("explain-verdict-broken", vec![("message", Arg::Text(message))])
        }
        Verdict::Skipped(Fault::Missing | Fault::Lacking) => ("explain-verdict-skipped", Vec::new()),
        Verdict::Skipped(fault) => {
            ("explain-verdict-no-result", vec![("fault", Arg::Text(fault.to_string()))])
        }
    }
}

/// A name, its value, what it is called, and where it stands.
fn figure_row(
    form: &Form,
    explained: &ExplainedRule<'_>,
    figure: &NamedFigure,
    console: &Console,
) -> [String; 4] {
    let messages = &console.messages;
    let text = StepText { form, messages };
    let label = match &figure.name {
        Name::Field(code) => form.field(code.as_str()).map(|field| field.label.to_string()),
        _ => Some(RuleWords::new(form, messages).name(&figure.name)),
    };
    [
        figure.name.to_string(),
        text.figure(figure),
        label.unwrap_or_default(),
        source(form, explained, figure, console),
    ]
}

fn source(form: &Form, explained: &ExplainedRule<'_>, figure: &NamedFigure, console: &Console) -> String {
    let messages = &console.messages;
    let submission = explained.submission;
    match &figure.name {
        Name::Field(code) => {
            let Some(value) = submission.value(code.as_str()) else {
                return messages.text("explain-missing");
            };
            let mut said = Vec::new();
            if let Some(source) = &value.source {
                said.push(format!("{}!{}", source.sheet, source.cell));
                if !source.raw.is_empty() && value.state != State::Computed {
                    said.push(messages.format("explain-raw", &[("raw", Arg::Text(source.raw.to_string()))]));
                }
            }
            if !matches!(value.state, State::Given) {
                said.push(messages.text(&format!("state-{}", value.state.word())));
            }
            if let Some(decision) = submission.decision_on(None, code) {
                said.push(messages.decision(decision));
            }
            let policy = match value.state {
                State::NotApplicable => explained.rule.not_applicable,
                _ => explained.rule.blank,
            };
            if value.datum.is_none() && value.state != State::Unreadable {
                said.push(messages.text(match policy {
                    MissingPolicy::Skip => "explain-missing-skip",
                    MissingPolicy::Zero => "explain-missing-zero",
                    MissingPolicy::Fail => "explain-missing-fail",
                }));
            }
            said.join(", ")
        }
        Name::Column(table, _) | Name::Rows(table) => {
            let count = submission.tables.get(table).map_or(0, Vec::len);
            messages.format("explain-rows", &[("count", Arg::Count(count as u64))])
        }
        Name::Prior(..) if figure.is_missing() => messages.text("explain-missing"),
        Name::History(code, periods) => {
            let known =
                explained.past.figures(explained.unit.code.as_str(), code.as_str(), (*periods).into());
            messages.format("explain-from-past", &[("count", Arg::Count(known.len() as u64))])
        }
        Name::Prior(_, span) => {
            let before = explained.past.spanned(*span).map(|history| Arg::Period(history.period));
            before
                .map(|period| messages.format("explain-from-period", &[("period", period)]))
                .unwrap_or_default()
        }
        Name::Unit(_) => messages.text("explain-from-roster"),
        Name::Parameter(_) => messages.text("explain-from-form"),
        Name::Total(_) | Name::TotalOf(..) | Name::Units(_) => form.id.to_string(),
    }
}

/// Tries the rules of a form, or a draft of some, on past periods.
pub fn try_rules(arguments: &TryRules, console: &mut Console) -> Result<ExitStatus, Error> {
    let workspace = Workspace::open(&arguments.workspace)?;
    let form = match &arguments.draft {
        Some(path) => workspace.form.with_draft(&path.to_string_lossy(), &read(path)?)?,
        None => workspace.form.clone(),
    };
    let drafted = |rule: &RuleRecord| {
        let of = |form: &Form| form.rules().iter().find(|known| known.id == rule.rule).cloned();
        arguments.draft.is_none() || of(&form) != of(&workspace.form)
    };
    let named = |rule: &RuleRecord| match &arguments.rule {
        Some(id) => rule.rule.as_str().eq_ignore_ascii_case(id),
        None => drafted(rule),
    };
    if let Some(id) = &arguments.rule {
        let known =
            |scope| form.rules().iter().any(|r| r.scope == scope && r.id.as_str().eq_ignore_ascii_case(id));
        if !known(Scope::Form) {
            let ids =
                form.rules().iter().filter(|rule| rule.scope == Scope::Form).map(|rule| rule.id.as_str());
            return Err(Error::NoSuchRule {
                rule: id.clone(),
                judges_totals: known(Scope::Collection),
                suggestion: tonghop::nearest(id, ids).map(str::to_owned),
            });
        }
    }
    let mut periods = workspace.periods()?;
    if let Some((first, last)) = arguments.periods {
        periods
            .retain(|period| period.first_day() >= first.first_day() && period.last_day() <= last.last_day());
    }
    let workers = workers()?;
    let test = {
        let bar = Bar::new(console);
        workspace.try_rules(&form, &periods, &options(console, arguments.threads, &bar, &workers))?
    };
    if test.periods.is_empty() {
        let message = console.messages.text("try-no-period");
        let hint = Arg::Text(console.messages.text("try-no-period.hint"));
        let hint = console.messages.format("error-hint", &[("hint", hint)]);
        console.complain(&format!("{}: {message}\n{hint}", console.messages.text("error-word")));
        return Ok(ExitStatus::NotDone);
    }
    let rules: Vec<&RuleRecord> = test.record.rules.iter().filter(|rule| named(rule)).collect();
    match arguments.format {
        Format::Json => print_test_json(&test, &rules, console),
        Format::Text => print_test(&form, &test, &rules, arguments.draft.as_deref(), console),
    }
    Ok(ExitStatus::Clean)
}

fn read(path: &PathBuf) -> Result<String, Error> {
    let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.clone(), source })?;
    String::from_utf8(bytes).map_err(|_not_utf8| Error::NotUtf8 { path: path.clone() })
}

/// How many units a line of the table names.
const UNITS: usize = 6;

fn print_test(
    form: &Form,
    test: &BackTest,
    rules: &[&RuleRecord],
    draft: Option<&Path>,
    console: &mut Console,
) {
    let title = Arg::Text(form.title.to_string());
    console.say("try-title", &[("title", title), ("rules", Arg::Count(rules.len() as u64))]);
    for tried in &test.periods {
        let key = match tried.evidence {
            Evidence::Inbox => "try-period-inbox",
            Evidence::Values => "try-period-values",
        };
        let count = Arg::Count(tried.submissions as u64);
        console.say(key, &[("period", Arg::Period(tried.period)), ("count", count)]);
    }
    if let Some(draft) = draft {
        console.say("try-draft", &[("file", Arg::Text(draft.display().to_string()))]);
    }
    console.line("");
    let mut table = Table::new();
    table.load_style(NOTHING);
    let headings = ["rule", "judged", "skipped", "unknown", "broken", "share", "on"];
    table.set_header(headings.map(|key| console.messages.text(&format!("try-heading-{key}"))));
    for rule in rules {
        let share = tonghop::Decimal::from(rule.broken.len() * 100)
            .checked_div(rule.judged().into())
            .map(|share| format!("{}%", console.messages.number(share.round_dp(1))));
        table.add_row([
            rule.rule.to_string(),
            rule.judged().to_string(),
            rule.skipped.to_string(),
            rule.unknown.to_string(),
            rule.broken.len().to_string(),
            share.unwrap_or_default(),
            broken_on(rule, test.periods.len() > 1, console),
        ]);
    }
    for column in 1..6 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    for row in table.lines() {
        console.line(row.trim_end());
    }
    console.line("");
    let ids = |wanted: &dyn Fn(&RuleRecord) -> bool| -> Vec<String> {
        rules.iter().filter(|rule| wanted(rule)).map(|rule| rule.rule.to_string()).collect()
    };
    for (key, ids) in [
        ("try-never-judged", ids(&|rule| rule.judged() == 0)),
        ("try-never-broken", ids(&|rule| rule.judged() > 0 && rule.broken.is_empty())),
    ] {
        if !ids.is_empty() {
            console.say(key, &[("rules", Arg::Text(ids.join(", ")))]);
        }
    }
    let contradictions = contradictions(test, rules);
    for found in &contradictions {
        let fields: Vec<&str> = found.fields.iter().map(tonghop::Code::as_str).collect();
        let args = [
            ("first", Arg::Text(found.first.to_string())),
            ("second", Arg::Text(found.second.to_string())),
            ("count", Arg::Count(found.judged as u64)),
            ("fields", Arg::Text(fields.join(", "))),
        ];
        console.say("try-contradiction", &args);
    }
    if contradictions.is_empty() {
        console.say("try-contradiction-none", &[("least", Arg::Count(CONTRADICTION_LEAST as u64))]);
    }
}

/// The contradictions in which one of these rules has a part.
fn contradictions(test: &BackTest, rules: &[&RuleRecord]) -> Vec<tonghop::Contradiction> {
    let mut found = test.record.contradictions(CONTRADICTION_LEAST);
    found.retain(|pair| rules.iter().any(|rule| rule.rule == pair.first || rule.rule == pair.second));
    found
}

fn broken_on(rule: &RuleRecord, several_periods: bool, console: &Console) -> String {
    let mut by_period: Vec<(Period, Vec<&str>)> = Vec::new();
    for (period, unit) in &rule.broken {
        match by_period.last_mut() {
            Some((last, units)) if last == period => units.push(unit.as_str()),
            _ => by_period.push((*period, vec![unit.as_str()])),
        }
    }
    let said = by_period.into_iter().map(|(period, units)| {
        let shown = units[..units.len().min(UNITS)].join(", ");
        let more = units.len().saturating_sub(UNITS);
        let units = match more {
            0 => shown,
            more => console
                .messages
                .format("try-more", &[("units", Arg::Text(shown)), ("count", Arg::Count(more as u64))]),
        };
        if several_periods {
            let args = [("period", Arg::Text(period.to_string())), ("units", Arg::Text(units))];
            console.messages.format("try-on-period", &args)
        } else {
            units
        }
    });
    said.collect::<Vec<_>>().join("; ")
}

fn print_test_json(test: &BackTest, rules: &[&RuleRecord], console: &mut Console) {
    let periods: Vec<_> = test
        .periods
        .iter()
        .map(|tried| {
            let evidence = match tried.evidence {
                Evidence::Inbox => "inbox",
                Evidence::Values => "values",
            };
            let period = tried.period.to_string();
            serde_json::json!({"period": period, "evidence": evidence, "submissions": tried.submissions})
        })
        .collect();
    let of_rule = |rule: &&RuleRecord| {
        let broken: Vec<_> = rule
            .broken
            .iter()
            .map(|(period, unit)| serde_json::json!({"period": period.to_string(), "unit": unit.as_str()}))
            .collect();
        serde_json::json!({
            "rule": rule.rule.as_str(),
            "judged": rule.judged(),
            "held": rule.held,
            "skipped": rule.skipped,
            "unknown": rule.unknown,
            "broken": broken,
        })
    };
    let contradictions: Vec<_> = contradictions(test, rules)
        .iter()
        .map(|pair| {
            let fields: Vec<&str> = pair.fields.iter().map(tonghop::Code::as_str).collect();
            serde_json::json!({
                "rules": [pair.first.as_str(), pair.second.as_str()],
                "judged": pair.judged,
                "fields": fields,
            })
        })
        .collect();
    let json = serde_json::json!({
        "version": 1,
        "periods": periods,
        "rules": rules.iter().map(of_rule).collect::<Vec<_>>(),
        "contradictions": contradictions,
        "contradictions_least": CONTRADICTION_LEAST,
    });
    console.print(&format!("{json:#}\n"));
}
