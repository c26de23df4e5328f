use tonghop_core::Arg;

use super::check::{Verdict, VerdictKind};
use super::content::quoted;
use crate::Messages;

/// The line that sums the check column up.
#[derive(Debug)]
pub(super) struct Summary {
    /// The wording around the two numbers.
    parts: Vec<Part>,
    done: String,
    good: String,
    missing: String,
}

#[derive(Debug)]
enum Part {
    Text(String),
    Missing,
    Wrong,
}

impl Summary {
    pub fn new(messages: &Messages) -> Self {
        // The numbers are formulas, so that the wording is taken apart where they go.
        let marks = [("missing", Arg::Text("\u{1}".to_owned())), ("wrong", Arg::Text("\u{2}".to_owned()))];
        let wording = messages.format("form-summary", &marks);
        let parts = wording
            .split_inclusive(['\u{1}', '\u{2}'])
            .flat_map(|piece| {
                let number = match piece.chars().last() {
                    Some('\u{1}') => Some(Part::Missing),
                    Some('\u{2}') => Some(Part::Wrong),
                    _ => None,
                };
                let text = piece.trim_end_matches(['\u{1}', '\u{2}']);
                (!text.is_empty()).then(|| Part::Text(text.to_owned())).into_iter().chain(number)
            })
            .collect();
        Self {
            parts,
            done: messages.text("form-summary-done"),
            good: messages.text("form-check-ok"),
            missing: messages.text("form-check-missing"),
        }
    }

    /// What it says when nothing is left to do.
    pub fn done(&self) -> &str {
        &self.done
    }

    /// The formula over the cells of the check column.
    pub fn formula(&self, cells: &str) -> String {
        let count = |wanted: &str| format!("COUNTIF({cells},{})", quoted(wanted));
        let (all, good, missing) = (count("?*"), count(&self.good), count(&self.missing));
        let parts: Vec<String> = self
            .parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => quoted(text),
                Part::Missing => missing.clone(),
                Part::Wrong => format!("({all}-{good}-{missing})"),
            })
            .collect();
        format!("IF({all}={good},{},{})", quoted(&self.done), parts.join("&"))
    }

    /// What that formula says where these are the verdicts.
    pub fn text<'v>(&self, verdicts: impl Iterator<Item = &'v Verdict>) -> String {
        let (mut missing, mut wrong) = (0_usize, 0_usize);
        for verdict in verdicts {
            match verdict.kind {
                VerdictKind::Missing => missing += 1,
                VerdictKind::Wrong => wrong += 1,
                VerdictKind::Good | VerdictKind::None => {}
            }
        }
        if missing + wrong == 0 {
            return self.done.clone();
        }
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Missing => missing.to_string(),
            Part::Wrong => wrong.to_string(),
        };
        self.parts.iter().map(part).collect()
    }
}
