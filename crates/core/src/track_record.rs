use crate::{Code, Form, Name, Period, Rule, Scope, SubmissionFigures, Verdict};

/// How the rules of a form have fared over submissions of one or several periods.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackRecord {
    /// The rules about one submission, in the order of the form.
    pub rules: Vec<RuleRecord>,
    /// Of each submission, what each rule said: `None` where it said nothing.
    verdicts: Vec<Vec<Option<bool>>>,
    fields: Vec<Vec<Code>>,
}

/// How one rule has fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleRecord {
    /// Its id.
    pub rule: Code,
    /// How many submissions met it.
    pub held: usize,
    /// Those that broke it, in the order in which they were judged.
    pub broken: Vec<(Period, Code)>,
    /// How many submissions it said nothing about, since a value that it needs was not there or not readable.
    pub skipped: usize,
    /// How many submissions it could not be asked about, since of them only some values are kept.
    pub unknown: usize,
}

impl RuleRecord {
    /// How many submissions it has said anything about.
    #[must_use]
    pub fn judged(&self) -> usize {
        self.held + self.broken.len()
    }
}

/// Two rules that were never both met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The rule that stands first in the form.
    pub first: Code,
    /// The other.
    pub second: Code,
    /// How many submissions both have judged.
    pub judged: usize,
    /// The fields that either names, in order of appearance.
    pub fields: Vec<Code>,
}

/// Of fewer submissions than this, two rules that were never both met prove nothing.
pub const CONTRADICTION_LEAST: usize = 5;

impl TrackRecord {
    /// A record of the form's rules over nothing yet.
    #[must_use]
    pub fn new(form: &Form) -> Self {
        let rules: Vec<&Rule> = form.rules().iter().filter(|rule| rule.scope == Scope::Form).collect();
        let record = |rule: &&Rule| RuleRecord {
            rule: rule.id.clone(),
            held: 0,
            broken: Vec::new(),
            skipped: 0,
            unknown: 0,
        };
        Self {
            rules: rules.iter().map(record).collect(),
            verdicts: Vec::new(),
            fields: rules.iter().map(|rule| rule.fields()).collect(),
        }
    }

    /// Judges a submission by every rule. `figures` are its figures, whichever rule they are made for; `is_known`
    /// says of a name whether what it stands for is known of this submission at all.
    pub fn add(&mut self, figures: &SubmissionFigures<'_>, is_known: &dyn Fn(&Name) -> bool) {
        let rules = figures.form.rules().iter().filter(|rule| rule.scope == Scope::Form);
        let mut verdicts = Vec::with_capacity(self.rules.len());
        for (record, rule) in self.rules.iter_mut().zip(rules) {
            let figures = SubmissionFigures { rule, ..*figures };
            let known = rule.check.names().iter().all(is_known);
            let verdict = match rule.verdict(&figures) {
                _ if !known => {
                    record.unknown += 1;
                    None
                }
                _ if figures.is_unreadable() => {
                    record.skipped += 1;
                    None
                }
                Verdict::Skipped(_) => {
                    record.skipped += 1;
                    None
                }
                Verdict::Holds => {
                    record.held += 1;
                    Some(true)
                }
                Verdict::Broken => {
                    let unit = figures.submission.identity.unit.clone();
                    record.broken.push((figures.period, unit.unwrap_or_else(|| Code::from(""))));
                    Some(false)
                }
            };
            verdicts.push(verdict);
        }
        self.verdicts.push(verdicts);
    }

    /// How many submissions were judged.
    #[must_use]
    pub fn submissions(&self) -> usize {
        self.verdicts.len()
    }

    /// Pairs of rules that have judged at least `least` submissions together, of which every one has broken one
    /// of the two, and neither all. A rule that everybody breaks says that by itself.
    #[must_use]
    pub fn contradictions(&self, least: usize) -> Vec<Contradiction> {
        let mut found = Vec::new();
        for first in 0..self.rules.len() {
            for second in first + 1..self.rules.len() {
                found.extend(self.contradiction(first, second, least.max(1)));
            }
        }
        found
    }

    fn contradiction(&self, first: usize, second: usize, least: usize) -> Option<Contradiction> {
        let both = self.verdicts.iter().filter_map(|verdicts| {
            let of = |rule: usize| verdicts.get(rule).copied().flatten();
            Some((of(first)?, of(second)?))
        });
        let both: Vec<(bool, bool)> = both.collect();
        let never = !both.iter().any(|(first, second)| *first && *second);
        let each_holds = both.iter().any(|(first, _)| *first) && both.iter().any(|(_, second)| *second);
        if both.len() < least || !never || !each_holds {
            return None;
        }
        let mut fields = self.fields.get(first)?.clone();
        for field in self.fields.get(second)? {
            if !fields.contains(field) {
                fields.push(field.clone());
            }
        }
        let id = |rule: usize| self.rules.get(rule).map(|record| record.rule.clone());
        Some(Contradiction { first: id(first)?, second: id(second)?, judged: both.len(), fields })
    }
}
