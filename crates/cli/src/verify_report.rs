//! What `verify` found, for people.

use std::path::Path;

use tonghop::{Arg, Datum, FigureName, Verification, Verified};

use crate::console::Console;

/// How many figures are listed; all stand in the JSON.
const LISTED: usize = 40;

/// Prints the verdict and what differs.
pub fn print(verification: &Verification, path: &Path, console: &mut Console) {
    let comparison = &verification.comparison;
    let file = ("file", Arg::Text(path.display().to_string()));
    match verification.verified {
        Verified::Same => return console.say("verify-same", &[file]),
        Verified::Resaved => return console.say("verify-resaved", &[file]),
        Verified::Differs if comparison.figures.is_empty() => console.say("verify-same-figures", &[file]),
        Verified::Differs => {
            let count = Arg::Count(comparison.figures.len() as u64);
            console.say("verify-differs", &[file, ("count", count)]);
        }
    }
    let (listed, more) = comparison.figures.split_at(LISTED.min(comparison.figures.len()));
    if !listed.is_empty() {
        console.line("");
    }
    for difference in listed {
        let args = [
            ("sheet", Arg::Text(difference.sheet.to_string())),
            ("cell", Arg::Text(difference.cell.to_string())),
            ("name", Arg::Text(name(&difference.name, verification))),
            ("there", Arg::Text(shown(difference.there.as_ref(), console))),
            ("now", Arg::Text(shown(difference.now.as_ref(), console))),
        ];
        console.say("verify-figure", &args);
    }
    if !more.is_empty() {
        console.say("verify-more", &[("count", Arg::Count(more.len() as u64))]);
    }
    let causes = !comparison.inputs.is_empty()
        || !comparison.declarations.is_empty()
        || !comparison.issue.is_empty()
        || !comparison.texts.is_empty();
    if causes {
        console.line("");
    }
    for (what, there, now) in &comparison.issue {
        let args = [("there", Arg::Text(there.clone())), ("now", Arg::Text(now.clone()))];
        console.say(&format!("verify-issue-{what}"), &args);
    }
    for (path, fate) in comparison.declarations.iter().chain(&comparison.inputs) {
        console.say(&format!("verify-file-{}", fate.word()), &[("file", Arg::Text(path.clone()))]);
    }
    if !comparison.texts.is_empty() {
        console.say("verify-texts", &[("sheets", Arg::List(comparison.texts.clone()))]);
    }
    if !causes {
        console.line("");
        console.say("verify-by-hand", &[]);
    }
}

/// What a figure is, with the words of its field.
fn name(name: &FigureName, verification: &Verification) -> String {
    let label =
        verification.workbook.field(name.code()).map(|field| field.label.as_str()).unwrap_or_default();
    match name {
        FigureName::Contribution { field, unit, .. } => format!("{field} {unit} {label}"),
        name => format!("{name} {label}"),
    }
    .trim()
    .chars()
    .map(|c| if c.is_control() { ' ' } else { c })
    .collect()
}

fn shown(datum: Option<&Datum>, console: &Console) -> String {
    match datum {
        None => console.messages.text("trace-nothing"),
        Some(Datum::Number(number)) => console.messages.number(*number),
        Some(Datum::Date(date)) => console.messages.date(*date),
        Some(other) => other.to_string().chars().map(|c| if c.is_control() { ' ' } else { c }).collect(),
    }
}
