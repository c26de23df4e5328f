use std::collections::BTreeSet;
use std::fmt;

use tonghop::{Collection, Finding, Period, Place, Severity, State, Status, Submission, Value};

use crate::case::Spot;
use crate::{Case, FileWant, Key, Reading, Want};

/// How an answer, or a file, came through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Read right, and nothing said.
    Right,
    /// Read right, and what was changed or doubtful was said.
    Repaired,
    /// Not taken, and said so.
    Reported,
    /// Wrong or gone, and nobody was told.
    Silent,
}

/// One thing that did not come out as it should.
#[derive(Debug, Clone)]
pub struct Fault {
    /// The answer, or `file`.
    pub what: String,
    /// What stands in its cell.
    pub raw: String,
    /// What was wanted.
    pub want: String,
    /// What was read.
    pub got: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cell {} | want {} | got {}", self.what, self.raw, self.want, self.got)
    }
}

/// What is to be said of the reading of one damaged file.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// How the file came through: the worst of its answers.
    pub outcome: Outcome,
    /// What was silently wrong.
    pub silent: Vec<Fault>,
    /// What was read right though a note was due.
    pub unsaid: Vec<Fault>,
    /// Answers that were refused though they can be read.
    pub refused: Vec<Fault>,
    /// Errors that the file does not deserve.
    pub false_alarms: Vec<String>,
    /// Every finding, for people.
    pub findings: Vec<String>,
}

/// What of a case is left to judge by, once its file is written.
#[derive(Debug, Clone)]
pub struct Expectation {
    wants: Vec<(Key, Want, Vec<Spot>, String)>,
    file: FileWant,
    unit: tonghop::Code,
    period: Period,
    more_rows: bool,
}

impl Expectation {
    /// What the case wants, with the places where its answers have come to stand.
    #[must_use]
    pub fn of(case: &Case<'_>, period: Period) -> Self {
        let mut places = std::collections::BTreeMap::new();
        for sheet in &case.workbook.sheets {
            for (row, cells) in &sheet.rows {
                for (column, cell) in &cells.cells {
                    if let Some(key) = &cell.answer {
                        let spot = (sheet.name.clone(), tonghop::CellRef::new(*row, *column));
                        places.insert(key.clone(), (spot, cell.content.shown()));
                    }
                }
            }
        }
        let wants = case.wants.iter().map(|(key, want)| {
            let (own, raw) =
                places.remove(key).map_or((None, String::new()), |(spot, raw)| (Some(spot), raw));
            let mut spots: Vec<Spot> = own.into_iter().collect();
            spots.extend(case.beside.get(key).into_iter().flatten().cloned());
            (key.clone(), want.clone(), spots, raw)
        });
        Self {
            wants: wants.collect(),
            file: case.file.clone(),
            unit: case.clean.unit.clone(),
            period,
            more_rows: case.more_rows,
        }
    }

    /// Judges what was made of the file.
    #[must_use]
    pub fn judge(&self, collection: &Collection<'_>) -> Verdict {
        let mut verdict = Verdict {
            outcome: Outcome::Right,
            silent: Vec::new(),
            unsaid: Vec::new(),
            refused: Vec::new(),
            false_alarms: Vec::new(),
            findings: Vec::new(),
        };
        let [submission] = &collection.submissions[..] else {
            verdict.outcome = Outcome::Silent;
            let got = format!("{} submissions", collection.submissions.len());
            verdict.silent.push(Fault {
                what: "file".into(),
                raw: String::new(),
                want: "one submission".into(),
                got,
            });
            return verdict;
        };
        let findings: Vec<&Finding> =
            submission.findings.iter().chain(&collection.selection.findings).collect();
        verdict.findings = findings.iter().map(|finding| shown(finding)).collect();
        if !findings.is_empty() {
            verdict.outcome = Outcome::Repaired;
        }
        let mut deserved: BTreeSet<usize> = BTreeSet::new();
        for (key, want, spots, raw) in &self.wants {
            let answer = Answer::new(submission, key, spots, &findings);
            deserved.extend(answer.deserved(want));
            let outcome = answer.judge(want);
            let fault = || Fault {
                what: key.to_string(),
                raw: raw.clone(),
                want: want.to_string(),
                got: answer.got.as_ref().map_or_else(|| "nothing".to_owned(), Reading::to_string),
            };
            match outcome {
                Judged::Is(Outcome::Silent) => verdict.silent.push(fault()),
                Judged::Unsaid => verdict.unsaid.push(fault()),
                // Nothing where an answer is demanded is an error that the file deserves.
                Judged::Is(Outcome::Reported) if !want.may_refuse() && !answer.is_blank() => {
                    verdict.refused.push(fault());
                }
                Judged::Is(_) => {}
            }
            if let Judged::Is(outcome) = outcome {
                verdict.outcome = verdict.outcome.max(outcome);
            }
        }
        self.judge_rows(submission, &findings, &mut verdict);
        self.judge_file(submission, collection, &findings, &mut verdict);
        self.false_alarms(&findings, &deserved, &mut verdict);
        if !verdict.silent.is_empty() {
            verdict.outcome = Outcome::Silent;
        }
        verdict
    }

    /// Rows that no answer of the clean file stands in.
    fn judge_rows(&self, submission: &Submission, findings: &[&Finding], verdict: &mut Verdict) {
        for (table, rows) in &submission.tables {
            for row in rows {
                let known = self.wants.iter().any(|(key, _, spots, _)| {
                    matches!(key, Key::Cell(of, _, _) if of == table)
                        && spots.iter().any(|(_, cell)| cell.row == row.row)
                });
                let told = findings.iter().any(|finding| {
                    finding.severity < Severity::Note
                        && finding.place.cell_ref().is_some_and(|cell| cell.row == row.row)
                });
                if !known && !told && !self.more_rows {
                    verdict.silent.push(Fault {
                        what: format!("{table} row {}", row.row + 1),
                        raw: String::new(),
                        want: "no such row".into(),
                        got: "a row".into(),
                    });
                }
            }
        }
    }

    fn judge_file(
        &self,
        submission: &Submission,
        collection: &Collection<'_>,
        findings: &[&Finding],
        verdict: &mut Verdict,
    ) {
        let family = |finding: &Finding, families: &str| {
            // A file or sheet that could not be read at all says nothing further of itself.
            let unread = finding.entry.code.starts_with('F') && finding.severity == Severity::Error;
            families.is_empty() || unread || families.contains(|c| finding.entry.code.starts_with(c))
        };
        let most = |families: &str| {
            findings.iter().filter(|finding| family(finding, families)).map(|finding| finding.severity).min()
        };
        let got = || format!("{}, {}", submission.status.word(), verdict_findings(findings));
        let mut fault = |want: &str| {
            let (raw, want) = (String::new(), want.to_owned());
            verdict.silent.push(Fault { what: "file".into(), raw, want, got: got() });
        };
        let counts = submission.status == Status::Accepted;
        match &self.file {
            FileWant::Sound | FileWant::Any => {}
            FileWant::Told(families) => {
                if most(families).is_none_or(|severity| severity > Severity::Warning) {
                    fault(&format!("a warning {families}"));
                }
            }
            FileWant::Rejected(families) => {
                if counts || most(families) != Some(Severity::Error) {
                    fault(&format!("an error {families}"));
                }
            }
        }
        if counts && collection.selection.units.accepted != [self.unit.clone()] {
            fault(&format!("counted for {}, not {:?}", self.unit, collection.selection.units.accepted));
        }
        if counts && submission.identity.period.is_some_and(|period| period != self.period) {
            fault("counted for its own period");
        }
        if !counts {
            verdict.outcome = verdict.outcome.max(Outcome::Reported);
        }
    }

    fn false_alarms(&self, findings: &[&Finding], deserved: &BTreeSet<usize>, verdict: &mut Verdict) {
        if self.file != FileWant::Sound {
            return;
        }
        for (at, finding) in findings.iter().enumerate() {
            let is_collection = matches!(finding.place, Place::Collection);
            if finding.severity == Severity::Error && !deserved.contains(&at) && !is_collection {
                verdict.false_alarms.push(shown(finding));
            }
        }
    }
}

fn verdict_findings(findings: &[&Finding]) -> String {
    let shown: Vec<String> = findings.iter().map(|finding| shown(finding)).collect();
    if shown.is_empty() { "no finding".to_owned() } else { shown.join("; ") }
}

/// A finding in a few words: `V003 error BIEU!D11 TT01`.
#[must_use]
pub fn shown(finding: &Finding) -> String {
    let mut text = format!("{} {}", finding.entry.code, finding.severity.word());
    if let Some(sheet) = finding.place.sheet_name() {
        text += &format!(" {sheet}");
    }
    if let Some(cell) = finding.place.cell_ref() {
        text += &format!("!{cell}");
    }
    if let Some(field) = &finding.field {
        text += &format!(" {field}");
    }
    text
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judged {
    Is(Outcome),
    /// Right, but a note was due.
    Unsaid,
}

/// An answer as it was read, with the findings that name it.
struct Answer {
    got: Option<Reading>,
    /// Indices of the findings that name it, with their severity.
    named: Vec<(usize, Severity)>,
    /// Findings about its sheet or file as a whole.
    around: Vec<Severity>,
}

impl Answer {
    fn new(submission: &Submission, key: &Key, spots: &[Spot], findings: &[&Finding]) -> Self {
        let value = value_of(submission, key, spots);
        let source = value.and_then(|value| value.source.as_ref());
        let mut cells: Vec<(&str, tonghop::CellRef)> =
            spots.iter().map(|(sheet, cell)| (sheet.as_str(), *cell)).collect();
        cells.extend(source.map(|source| (&*source.sheet, source.cell)));
        let (mut named, mut around) = (Vec::new(), Vec::new());
        for (at, finding) in findings.iter().enumerate() {
            let sheet = finding.place.sheet_name();
            if names(finding, key, &cells) {
                named.push((at, finding.severity));
            } else if finding.place.cell_ref().is_none()
                && finding.field.is_none()
                && !finding.entry.code.starts_with(['I', 'C'])
                && sheet.is_none_or(|sheet| {
                    let table = if let Key::Cell(table, _, _) = key { table.as_str() } else { "" };
                    sheet == table || cells.iter().any(|(own, _)| *own == sheet) || cells.is_empty()
                })
            {
                around.push(finding.severity);
            }
        }
        Self { got: value.map(reading), named, around }
    }

    fn is_blank(&self) -> bool {
        self.got.as_ref().is_none_or(|got| got.state == State::Blank)
    }

    /// The errors about it that a right reader may give: indices of findings.
    fn deserved(&self, want: &Want) -> Vec<usize> {
        let clean = matches!(want, Want::Quiet(reading) if reading.state != State::Blank);
        if !clean { self.named.iter().map(|(at, _)| *at).collect() } else { Vec::new() }
    }

    fn judge(&self, want: &Want) -> Judged {
        let worst = self.named.iter().map(|(_, severity)| *severity).min();
        let around = self.around.iter().min().copied();
        let refused = worst.is_some_and(|severity| severity == Severity::Error);
        let got = self.got.clone().unwrap_or_else(Reading::blank);
        let matching: Vec<&Want> = want
            .each()
            .into_iter()
            .filter(|want| match want {
                Want::Quiet(reading) | Want::Noted(reading) | Want::Warned(reading) => same(reading, &got),
                Want::Refused | Want::Any(_) => false,
            })
            .collect();
        if !matching.is_empty() {
            if refused {
                return Judged::Is(Outcome::Reported);
            }
            let told = worst.or(around);
            let quiet = matching.iter().any(|want| matches!(want, Want::Quiet(_)));
            let noted = matching.iter().any(|want| matches!(want, Want::Noted(_)));
            return match told {
                Some(severity) if quiet || noted || severity <= Severity::Warning => {
                    Judged::Is(Outcome::Repaired)
                }
                _ if quiet => Judged::Is(Outcome::Right),
                _ if noted => Judged::Unsaid,
                _ => Judged::Is(Outcome::Silent),
            };
        }
        let gone = got.value.is_none();
        let told = refused
            || (gone && worst.is_some_and(|severity| severity <= Severity::Warning))
            || (gone && around == Some(Severity::Error));
        Judged::Is(if told { Outcome::Reported } else { Outcome::Silent })
    }
}

fn value_of<'s>(submission: &'s Submission, key: &Key, spots: &[Spot]) -> Option<&'s Value> {
    match key {
        Key::Field(code) => submission.values.get(code.as_str()),
        Key::Cell(table, _, column) => {
            let (_, cell) = spots.first()?;
            let rows = submission.tables.get(table.as_str())?;
            rows.iter().find(|row| row.row == cell.row)?.cells.get(column.as_str())
        }
    }
}

fn reading(value: &Value) -> Reading {
    Reading { state: value.state, value: value.datum.as_ref().map(ToString::to_string) }
}

/// Whether a finding names the answer: by field, or by one of its cells.
fn names(finding: &Finding, key: &Key, cells: &[(&str, tonghop::CellRef)]) -> bool {
    let sheet = finding.place.sheet_name().unwrap_or_default();
    let at = |cell: tonghop::CellRef| cells.iter().any(|(own, spot)| *own == sheet && *spot == cell);
    let by_cell = finding.place.cell_ref().is_some_and(at) || finding.related.iter().any(|r| at(r.cell));
    let by_field = match key {
        Key::Field(code) => {
            finding.table.is_none()
                && (finding.field.as_ref() == Some(code)
                    || finding.related.iter().any(|related| related.field.as_ref() == Some(code)))
        }
        Key::Cell(table, _, column) => {
            let row =
                finding.place.cell_ref().is_none_or(|cell| cells.iter().any(|(_, own)| own.row == cell.row));
            finding.table.as_ref() == Some(table) && finding.field.as_ref() == Some(column) && row
        }
    };
    by_cell || by_field
}

/// Whether two readings say the same. The ends of lines and blanks around a text are no matter.
fn same(wanted: &Reading, got: &Reading) -> bool {
    let plain = |text: &Option<String>| {
        text.as_ref().map(|text| tonghop::composed(&text.replace("\r\n", "\n")).trim().to_owned())
    };
    if wanted.state == State::Computed {
        return got.state == State::Computed;
    }
    wanted.state == got.state && plain(&wanted.value) == plain(&got.value)
}
