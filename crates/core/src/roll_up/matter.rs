use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::{RollUp, RolledEntry, RolledItem, RolledStanding, RolledUnit};
use crate::{
    By, CellRef, Code, Column, Committee, Consolidation, Contribution, Datum, Field, FieldType, FileStamp,
    Form, LowerSource, Origin, Roster, Row, Source, State, Status, Submission, Unit, folded,
};

/// What stands for a content that says more than the figure.
const WITHHELD: &str = "…";

/// What a roll-up is made of.
#[derive(Debug, Clone, Copy)]
pub struct RollUpMatter<'a> {
    /// The form.
    pub form: &'a Form,
    /// Who must report, with the units that roll-ups from further below carry.
    pub roster: &'a Roster,
    /// The name of the roster's file.
    pub roster_name: &'a str,
    /// Who hands it up.
    pub committee: &'a Committee,
    /// The totals.
    pub consolidation: &'a Consolidation,
    /// Every file of the period, and what the roll-ups among them carry.
    pub submissions: &'a [&'a Submission],
}

impl RollUpMatter<'_> {
    /// The roll-up. What stood in a cell goes along only where it says nothing but the figure: a remark beside it
    /// may name a person.
    #[must_use]
    pub fn roll_up(&self) -> RollUp {
        let mut entries = self.fields();
        entries.extend(self.rows());
        RollUp { provisional: self.consolidation.provisional, units: self.units(), entries }
    }

    /// The submission that stands for each unit: the one that counts, else one with errors.
    fn standing(&self) -> HashMap<&Code, &Submission> {
        let mut standing: HashMap<&Code, &Submission> = HashMap::new();
        for submission in self.submissions.iter().filter(|one| one.roll_up.is_none()) {
            let Some(unit) = &submission.identity.unit else { continue };
            match submission.status {
                Status::Accepted => {
                    standing.insert(unit, submission);
                }
                Status::Rejected => {
                    standing.entry(unit).or_insert(submission);
                }
                _ => {}
            }
        }
        standing
    }

    fn units(&self) -> Vec<RolledUnit> {
        let counts = &self.consolidation.units;
        let set = |codes: &'_ [Code]| codes.iter().cloned().collect::<HashSet<Code>>();
        let (accepted, rejected, missing, late) =
            (set(&counts.accepted), set(&counts.rejected), set(&counts.missing), set(&counts.late));
        let files = self.standing();
        let files_of =
            |code: &Code| files.get(code).map(|submission| files_of(submission)).unwrap_or_default();
        let mut units: Vec<RolledUnit> = self
            .roster
            .units()
            .iter()
            .map(|unit| RolledUnit {
                standing: match &unit.code {
                    code if accepted.contains(code) => RolledStanding::Accepted,
                    code if rejected.contains(code) => RolledStanding::Rejected,
                    code if missing.contains(code) => RolledStanding::Missing,
                    _ => RolledStanding::NotExpected,
                },
                late: late.contains(&unit.code),
                files: files_of(&unit.code),
                ..self.of_roster(unit)
            })
            .collect();
        let givers: BTreeSet<&Code> = self
            .consolidation
            .totals
            .values()
            .filter(|total| self.form.field(total.field.as_str()).is_some_and(Field::is_by_committee))
            .flat_map(|total| &total.contributions)
            .map(|contribution| &contribution.unit)
            .filter(|code| self.roster.units().iter().all(|unit| unit.code != **code))
            .collect();
        units.extend(givers.into_iter().map(|code| RolledUnit {
            code: code.clone(),
            name: match self.roster.unit(code.as_str()) {
                Some(unit) => unit.name.clone(),
                None => self.committee.name.clone(),
            },
            kind: Arc::from(""),
            cells: None,
            founded: None,
            dissolved: None,
            standing: RolledStanding::Committee,
            late: false,
            files: files_of(code),
            declared: None,
            place: None,
        }));
        units
    }

    fn of_roster(&self, unit: &Unit) -> RolledUnit {
        let below = unit.through.as_ref().and_then(|(_, source)| source.lower.as_ref());
        RolledUnit {
            code: unit.code.clone(),
            name: unit.name.clone(),
            kind: unit.kind.clone(),
            cells: unit.cells,
            founded: unit.founded,
            dissolved: unit.dissolved,
            standing: RolledStanding::NotExpected,
            late: false,
            files: Vec::new(),
            declared: match (&unit.through, below) {
                (None, _) => Some((Arc::from(self.roster_name), unit.line)),
                (Some(_), Some(lower)) => lower.line.map(|line| (lower.file.path.clone(), line)),
                (Some(_), None) => None,
            },
            place: None,
        }
    }

    /// What the totals of fields are made of, and which answers are said not to apply.
    fn fields(&self) -> Vec<RolledEntry> {
        let standing = self.standing();
        let mut entries = Vec::new();
        let goes_up = |field: &&Field| {
            matches!(field.by, By::Unit | By::Committee) && field.field_type != FieldType::Text
        };
        for field in self.form.fields().iter().filter(goes_up) {
            let Some(total) = self.consolidation.totals.get(&field.code) else { continue };
            let words = Words::of(self.form, &field.measure, &field.label, &field.choices);
            for contribution in &total.contributions {
                let value = standing.get(&contribution.unit).and_then(|one| one.values.get(&field.code));
                entries.push(RolledEntry {
                    unit: contribution.unit.clone(),
                    item: RolledItem::Field(field.code.clone()),
                    state: match value.map(|value| value.state) {
                        Some(State::ZeroWord) => State::ZeroWord,
                        _ => State::Given,
                    },
                    datum: Some(contribution.datum.clone()),
                    lower: of_origin(contribution, &words),
                    place: None,
                });
            }
            for unit in &self.consolidation.units.accepted {
                let Some(submission) = standing.get(unit) else { continue };
                let Some(value) = submission.values.get(&field.code) else { continue };
                if value.state == State::NotApplicable {
                    let source = value.source.as_ref();
                    entries.push(RolledEntry {
                        unit: unit.clone(),
                        item: RolledItem::Field(field.code.clone()),
                        state: State::NotApplicable,
                        datum: None,
                        lower: source.map(|source| lower(&submission.file, source, &words)),
                        place: None,
                    });
                }
            }
        }
        entries
    }

    /// The rows of the tables, without what is about persons.
    fn rows(&self) -> Vec<RolledEntry> {
        let mut entries = Vec::new();
        for table in self.form.tables() {
            let Some(total) = self.consolidation.tables.get(&table.code) else { continue };
            let columns: Vec<(&Column, Words)> = table
                .shown_columns()
                .map(|column| (column, Words::of(self.form, &column.measure, &column.label, &column.choices)))
                .collect();
            let mut counts: BTreeMap<&Code, u32> = BTreeMap::new();
            for (unit, file, row) in &total.rows {
                let number = counts.entry(unit).or_default();
                *number += 1;
                let number = *number;
                entries.push(RolledEntry {
                    unit: unit.clone(),
                    item: RolledItem::Row { table: table.code.clone(), row: number },
                    state: State::Given,
                    datum: None,
                    lower: Some(of_row(file, row, &table.code)),
                    place: None,
                });
                for (column, words) in &columns {
                    let Some(value) = row.cells.get(&column.id) else { continue };
                    let Some(datum) = &value.datum else { continue };
                    let source = value.source.as_ref();
                    let lower = source.map(|source| match column.column_type {
                        // The text is the answer.
                        FieldType::Text => {
                            LowerSource { raw: datum.to_string(), ..lower(file, source, words) }
                        }
                        _ => lower(file, source, words),
                    });
                    entries.push(RolledEntry {
                        unit: unit.clone(),
                        item: RolledItem::Cell {
                            table: table.code.clone(),
                            row: number,
                            column: column.id.clone(),
                        },
                        state: value.state,
                        datum: Some(datum.clone()),
                        lower,
                        place: None,
                    });
                }
            }
        }
        entries
    }
}

/// The file of a submission, and what a roll-up says that it came through.
fn files_of(submission: &Submission) -> Vec<FileStamp> {
    let below = submission.carried.iter().flat_map(|unit| &unit.files);
    std::iter::once(&submission.file).chain(below).cloned().collect()
}

fn of_origin(contribution: &Contribution, words: &Words) -> Option<LowerSource> {
    match &contribution.origin {
        Origin::Cell { file, source } => Some(lower(file, source, words)),
        Origin::File { file } => Some(LowerSource {
            file: FileStamp::clone(file),
            sheet: Arc::from(""),
            cell: None,
            raw: String::new(),
            line: None,
            lower: None,
        }),
        Origin::Roster { .. } => None,
    }
}

/// A cell of this level, as the level above sees it.
fn lower(file: &FileStamp, source: &Source, words: &Words) -> LowerSource {
    LowerSource {
        file: file.clone(),
        sheet: source.sheet.clone(),
        cell: Some(source.cell),
        raw: words.shown(&source.raw),
        line: None,
        lower: source.lower.clone(),
    }
}

/// The first cell of a row. What stands in it may be about a person.
fn of_row(file: &FileStamp, row: &Row, table: &Code) -> LowerSource {
    let first = row.cells.values().filter_map(|value| value.source.as_ref()).min_by_key(|source| source.cell);
    let (sheet, lower) = match first {
        Some(source) => (source.sheet.clone(), source.lower.clone()),
        None => (Arc::from(table.as_str()), row.lower.clone()),
    };
    let lower = row
        .lower
        .clone()
        .or(lower)
        .map(|lower| Arc::new(LowerSource { raw: String::new(), ..(*lower).clone() }));
    let cell = first.map_or(CellRef::new(row.row, 0), |source| CellRef::new(row.row, source.cell.column));
    LowerSource { file: file.clone(), sheet, cell: Some(cell), raw: String::new(), line: None, lower }
}

/// The words that an answer may consist of without saying more than the form asks.
struct Words(HashSet<String>);

impl Words {
    fn of(form: &Form, measure: &str, label: &str, choices: &[Arc<str>]) -> Self {
        let texts = choices.iter().map(|choice| &**choice).chain([measure, label]);
        let own = texts.flat_map(|text| words(text).collect::<Vec<_>>());
        Self(own.chain(form.layout.words()).collect())
    }

    fn shown(&self, raw: &str) -> String {
        if words(raw).all(|word| self.0.contains(&word)) { raw.to_owned() } else { WITHHELD.to_owned() }
    }
}

/// The words of a text, folded.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect::<Vec<_>>().into_iter()
}

impl Datum {
    /// The same datum with its number as a spreadsheet keeps it: 15 digits.
    pub(crate) fn kept(&self) -> Self {
        match self {
            Self::Number(number) => {
                let kept = crate::plain(*number).parse().ok().and_then(crate::decimal_from_f64);
                Self::Number(kept.unwrap_or(*number))
            }
            other => other.clone(),
        }
    }
}
