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
    /// What else is said of answers that are good by themselves, as patterns.
    further: Vec<String>,
}

#[derive(Debug)]
enum Part {
    Text(String),
    Missing,
    Wrong,
}

impl Summary {
    /// `further` are the patterns of what the check column says of good answers besides that they are good.
    pub fn new(messages: &Messages, further: Vec<String>) -> Self {
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
            further,
        }
    }

    /// What it says when nothing is left to do.
    pub fn done(&self) -> &str {
        &self.done
    }

    /// The formula over the cells of the check column. `rules` are the cell that says how many rules are
    /// broken, the one that says how many want a reason, and the formula that says that in words.
    pub fn formula(&self, cells: &str, rules: Option<[String; 3]>) -> String {
        let count = |wanted: &str| format!("COUNTIF({cells},{})", quoted(wanted));
        let (all, missing) = (count("?*"), count(&self.missing));
        let mut good = vec![count(&self.good)];
        good.extend(self.further.iter().map(|pattern| count(pattern)));
        let left = format!("{all}-{}", good.join("-"));
        let parts: Vec<String> = self
            .parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => quoted(text),
                Part::Missing => missing.clone(),
                Part::Wrong => format!("({left}-{missing})"),
            })
            .collect();
        let (parts, done) = (parts.join("&"), quoted(&self.done));
        let own = format!("IF({left}=0,{done},{parts})");
        match rules {
            Some([broken, asked, words]) => {
                format!("IF({broken}+{asked}=0,{own},IF({left}=0,\"\",{parts}&CHAR(10))&{words})")
            }
            None => own,
        }
    }

    /// What that formula says where these are the verdicts. `rules` is what is said of the rules, if any of
    /// them is broken.
    pub fn text<'v>(&self, verdicts: impl Iterator<Item = &'v Verdict>, rules: Option<&str>) -> String {
        let (mut missing, mut wrong) = (0_usize, 0_usize);
        for verdict in verdicts {
            match verdict.kind {
                VerdictKind::Missing => missing += 1,
                VerdictKind::Wrong => wrong += 1,
                VerdictKind::Good | VerdictKind::None => {}
            }
        }
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Missing => missing.to_string(),
            Part::Wrong => wrong.to_string(),
        };
        let own: String = self.parts.iter().map(part).collect();
        match (missing + wrong, rules) {
            (0, None) => self.done.clone(),
            (0, Some(rules)) => rules.to_owned(),
            (_, None) => own,
            (_, Some(rules)) => format!("{own}\n{rules}"),
        }
    }
}
