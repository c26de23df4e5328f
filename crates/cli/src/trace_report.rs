//! A trace as a tree for people.

use tonghop::{
    Arg, Aspect, Datum, Decimal, FigureName, IssuedFigure, Trace, TracedContribution, TracedJson,
    is_same_figure, lower_text,
};
use unicode_width::UnicodeWidthStr;

use crate::console::Console;

/// How many contributions are listed, and how many are where there are more.
const MOST: usize = 14;
const LISTED: usize = 12;
/// How wide the name of a unit may be.
const NAME: usize = 34;
/// How much of what stands in a cell is repeated.
const RAW: usize = 60;

/// Prints the figure, what the workbook says of it, and the tree.
pub fn print(traced: &TracedJson<'_>, all: bool, console: &mut Console) {
    let trace = traced.trace;
    let head = headline(trace, console);
    console.line(&head);
    if let Some(figure) = traced.figure {
        let shown = figure.datum.as_ref().map(|datum| datum_text(datum, console)).unwrap_or_default();
        let args = [
            ("sheet", Arg::Text(figure.sheet.to_string())),
            ("cell", Arg::Text(figure.cell.to_string())),
            ("value", Arg::Text(shown)),
        ];
        let is_blank = figure.datum.is_none();
        console.say(if is_blank { "trace-cell-blank" } else { "trace-cell" }, &args);
        if is_comparable(figure, trace) && !is_same_figure(figure.datum.as_ref(), trace.datum.as_ref()) {
            console.say("trace-mismatch", &[]);
        }
    }
    for (path, fate) in traced.files {
        console.say(&format!("verify-file-{}", fate.word()), &[("file", Arg::Text(path.clone()))]);
    }
    if !traced.from_files {
        console.say("trace-from-workbook", &[]);
    }
    console.line("");
    let mut lines = Vec::new();
    branches(trace, "", all, console, &mut lines);
    for line in lines {
        console.line(line.trim_end());
    }
}

/// Whether the cell should say what its contributions give: not where it is a share, or counted in words.
fn is_comparable(figure: &IssuedFigure, trace: &Trace) -> bool {
    let is_number = |datum: &Option<Datum>| matches!(datum, None | Some(Datum::Number(_)));
    let of_aspect = match &figure.name {
        FigureName::Total { aspect, .. } => matches!(aspect, Aspect::Figure | Aspect::Listed),
        FigureName::Choice { .. } => return is_number(&figure.datum) && is_number(&trace.datum),
        FigureName::Sum { .. } => false,
        FigureName::Unit { whole, .. } => !whole,
        _ => true,
    };
    of_aspect && trace.field_type.is_number() && is_number(&figure.datum) && is_number(&trace.datum)
}

/// Code, label, figure and coverage in one line.
fn headline(trace: &Trace, console: &Console) -> String {
    let messages = &console.messages;
    let name = match (trace.name.column(), trace.name.unit()) {
        (None, None) if matches!(trace.name, FigureName::Choice { .. }) => one_line(&trace.name.to_string()),
        (Some(column), Some(unit)) => format!("{}[{column}] {unit}", trace.name.code()),
        (Some(column), None) => format!("{}[{column}]", trace.name.code()),
        (None, Some(unit)) => format!("{} {unit}", trace.name.code()),
        (None, None) => trace.name.code().to_string(),
    };
    let figure = match &trace.datum {
        Some(datum) => {
            let text = match datum {
                Datum::Number(number) => messages.number(number.round_dp(4)),
                other => datum_text(other, console),
            };
            // How many gave a choice is in units, whatever the choice is measured in, and words have no measure.
            let is_choice = matches!(trace.name, FigureName::Choice { .. });
            let is_measured = !is_choice && matches!(datum, Datum::Number(_));
            let measure = if is_measured { &*trace.measure } else { "" };
            format!("{text} {measure}").trim().to_owned()
        }
        None if !trace.counts.is_empty() => {
            let counts =
                trace.counts.iter().map(|(word, count)| format!("{} {count}", word_text(word, console)));
            counts.collect::<Vec<_>>().join("; ")
        }
        None => messages.text("trace-nothing"),
    };
    let mut line = format!("{name} {}: {}", one_line(&trace.label), one_line(&figure));
    if let Some((part, whole)) = trace.sides {
        line.push_str(&format!(" = {}/{}", messages.number(part), messages.number(whole)));
    }
    if let Some(coverage) = trace.coverage {
        let args = [("have", Arg::Count(coverage.have as u64)), ("of", Arg::Count(coverage.of as u64))];
        line.push_str(&format!(" ({})", messages.format("trace-coverage", &args)));
    }
    line
}

/// A word that a status is counted under, as people read it.
fn word_text(word: &str, console: &Console) -> String {
    match word {
        "true" => datum_text(&Datum::Flag(true), console),
        "false" => datum_text(&Datum::Flag(false), console),
        word => word.to_owned(),
    }
}

fn datum_text(datum: &Datum, console: &Console) -> String {
    let value = tonghop::Value { state: tonghop::State::Given, datum: Some(datum.clone()), source: None };
    one_line(&console.messages.answer(Some(&value)))
}

/// Text from a file never steers the terminal.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// What stands below a figure, each line with `indent` in front.
fn branches(trace: &Trace, indent: &str, all: bool, console: &Console, lines: &mut Vec<String>) {
    let messages = &console.messages;
    if let Some(formula) = &trace.formula {
        let args = [("formula", Arg::Text(one_line(formula)))];
        lines.push(format!("{indent}{}", messages.format("trace-formula", &args)));
    }
    let closing = closing_lines(trace, console);
    for (index, part) in trace.parts.iter().enumerate() {
        let last = index + 1 == trace.parts.len() && trace.contributions.is_empty() && closing.is_empty();
        let (fork, below) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        lines.push(format!("{indent}{fork}{}", headline(part, console)));
        branches(part, &format!("{indent}{below}"), all, console, lines);
    }
    list(trace, indent, all, closing.is_empty(), console, lines);
    for (index, text) in closing.iter().enumerate() {
        let fork = if index + 1 == closing.len() { "└─ " } else { "├─ " };
        lines.push(format!("{indent}{fork}{text}"));
    }
}

/// The contributions, aligned; of a long list the first ones, and how many more there are.
fn list(trace: &Trace, indent: &str, all: bool, ends: bool, console: &Console, lines: &mut Vec<String>) {
    let contributions = &trace.contributions;
    let listed = if all || contributions.len() <= MOST { contributions.len() } else { LISTED };
    let (shown, more) = contributions.split_at(listed);
    let rows: Vec<[String; 4]> = shown.iter().map(|contribution| row(contribution, console)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let (unit, name, value) = (width(0), width(1), width(2));
    for (index, (contribution, row)) in shown.iter().zip(&rows).enumerate() {
        let last = ends && more.is_empty() && index + 1 == shown.len();
        let (fork, below) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        let gap = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
        let number = trace.field_type.is_number();
        let figure = if number {
            format!("{}{}", gap(&row[2], value), row[2])
        } else {
            format!("{}{}", row[2], gap(&row[2], value))
        };
        lines.push(format!(
            "{indent}{fork}{}{}  {}{}  {figure}  {}",
            row[0],
            gap(&row[0], unit),
            row[1],
            gap(&row[1], name),
            row[3]
        ));
        lines.extend(
            remarks(contribution, console).into_iter().map(|text| format!("{indent}{below}   {text}")),
        );
    }
    if !more.is_empty() {
        let fork = if ends { "└─ " } else { "├─ " };
        let sum = more.iter().try_fold(Decimal::ZERO, |sum, contribution| {
            sum.checked_add(contribution.datum.as_ref().and_then(Datum::number)?)
        });
        let count = ("count", Arg::Count(more.len() as u64));
        let text = match sum {
            Some(sum) => console.messages.format("trace-more-sum", &[count, ("sum", Arg::Number(sum))]),
            None => console.messages.format("trace-more", &[count]),
        };
        lines.push(format!("{indent}{fork}{text}"));
    }
}

/// Unit, its name, what it gave, and where.
fn row(contribution: &TracedContribution, console: &Console) -> [String; 4] {
    let messages = &console.messages;
    let place = &contribution.place;
    let value = match &contribution.datum {
        Some(datum) => datum_text(datum, console),
        None => messages.text("trace-nothing"),
    };
    let mut at = one_line(&place.file);
    if let Some(line) = place.line {
        at.push_str(&format!(":{line}"));
    } else if !place.cell.is_empty() && place.cell.starts_with(|c: char| c.is_ascii_digit()) {
        // A row of a table.
        let args = [("row", Arg::Text(place.cell.clone()))];
        at.push_str(&format!(" › {} {}", one_line(&place.sheet), messages.format("trace-row", &args)));
    } else if !place.cell.is_empty() {
        at.push_str(&format!(" › {}!{}", one_line(&place.sheet), place.cell));
    }
    if !place.raw.is_empty() {
        at.push_str(&format!("  “{}”", cut(&one_line(&place.raw), RAW)));
    }
    [contribution.unit.to_string(), cut(&one_line(&contribution.unit_name), NAME), value, at]
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    format!("{}…", text.chars().take(most - 1).collect::<String>().trim_end())
}

/// What else is to be known of a contribution, a line each.
fn remarks(contribution: &TracedContribution, console: &Console) -> Vec<String> {
    let messages = &console.messages;
    let mut remarks = Vec::new();
    if contribution.changed {
        remarks.push(messages.text("trace-changed"));
    }
    if contribution.provisional {
        remarks.push(messages.text("trace-provisional"));
    }
    let sender = contribution.place.sender.as_ref();
    let sender =
        sender.map(|unit| messages.format("trace-through", &[("unit", Arg::Text(unit.to_string()))]));
    let lower = contribution.place.lower.as_deref().map(|lower| lower_text(lower, messages));
    if sender.is_some() || lower.is_some() {
        remarks.push(sender.into_iter().chain(lower).collect::<Vec<_>>().join(" "));
    }
    remarks.extend(contribution.decision.as_ref().map(|decision| messages.decision(decision)));
    if !contribution.remark.is_empty() {
        remarks.push(contribution.remark.clone());
    }
    for finding in &contribution.findings {
        let shown = if finding.personal { finding.redacted() } else { finding.clone() };
        let word = messages.text(&format!("severity-{}", finding.severity.word()));
        remarks.push(format!("{word}[{}]: {}", finding.shown_code(), messages.finding(&shown).message));
        remarks.extend(
            finding
                .decision
                .as_ref()
                .filter(|decision| contribution.decision.as_ref() != Some(*decision))
                .map(|decision| messages.decision(decision)),
        );
    }
    remarks.iter().map(|text| one_line(text)).collect()
}

/// Who is not in it, and what the rules say.
fn closing_lines(trace: &Trace, console: &Console) -> Vec<String> {
    let messages = &console.messages;
    let mut lines = Vec::new();
    if !trace.absent.is_empty() {
        let list = trace.absent.iter().map(|absent| {
            let why = messages.text(&format!("trace-absent-{}", absent.absence.word()));
            format!("{} ({why})", absent.unit)
        });
        let args = [("count", Arg::Count(trace.absent.len() as u64)), ("units", Arg::List(list.collect()))];
        lines.push(messages.format("trace-absent", &args));
    }
    for rule in &trace.rules {
        let broken: Vec<String> = rule.broken.iter().map(ToString::to_string).collect();
        let args = [
            ("rule", Arg::Text(rule.rule.to_string())),
            ("check", Arg::Text(one_line(&rule.check))),
            ("holds", Arg::Count(rule.holds as u64)),
            ("skipped", Arg::Count(rule.skipped as u64)),
            ("broken", Arg::Count(rule.broken.len() as u64)),
            ("units", Arg::List(broken)),
        ];
        lines.push(messages.format("trace-rule", &args));
    }
    for rule in &trace.total_rules {
        let verdict = messages.text(&format!("trace-verdict-{}", rule.word()));
        let args = [
            ("rule", Arg::Text(rule.rule.to_string())),
            ("check", Arg::Text(one_line(&rule.check))),
            ("verdict", Arg::Text(verdict)),
        ];
        lines.push(messages.format("trace-total-rule", &args));
    }
    lines
}
