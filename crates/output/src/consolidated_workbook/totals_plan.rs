//! Which line of the totals stands where.

use std::collections::HashMap;
use std::sync::Arc;

use tonghop_core::{Arg, Code, Field, FieldType, Form, RowTable, Section};

use super::ConsolidatedWorkbook;
use super::book::unit_name;
use super::collected::{Collected, Outcome};
use super::comparison::Comparison;
use super::names::SheetNames;
use crate::Messages;

/// The columns of the totals.
pub(super) const CODE: u16 = 0;
pub(super) const LABEL: u16 = 1;
pub(super) const MEASURE: u16 = 2;
pub(super) const TOTAL: u16 = 3;

/// Where the columns behind the total stand: first what it is held against, as far as that is known.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// The total of the period before, the change since, and how many units that total covers.
    pub(super) prior: Option<[u16; 3]>,
    /// The total of the same period of the last year, the change since, that in percent, and how many units that
    /// total covers.
    pub(super) last_year: Option<[u16; 4]>,
    /// The figure of the year so far, and which periods it covers.
    pub(super) year: Option<[u16; 2]>,
    /// The target and how much of it is reached, for each period with targets.
    pub(super) targets: Vec<[u16; 2]>,
    pub(super) part: u16,
    pub(super) share: u16,
    pub(super) coverage: u16,
    pub(super) source: u16,
}

impl Columns {
    fn new(comparison: &Comparison) -> Self {
        let mut next = TOTAL;
        let mut column = || {
            next += 1;
            next
        };
        Self {
            prior: comparison.prior.map(|_| [column(), column(), column()]),
            last_year: comparison.last_year.map(|_| [column(), column(), column(), column()]),
            year: comparison.year.as_ref().map(|_| [column(), column()]),
            targets: comparison.targets.iter().map(|_| [column(), column()]).collect(),
            part: column(),
            share: column(),
            coverage: column(),
            source: column(),
        }
    }

    /// The columns of what the total is held against.
    pub(super) fn compared(&self) -> std::ops::Range<u16> {
        TOTAL + 1..self.part
    }
}

/// The row of the first notice, below the title block.
pub(super) const NOTICES: u32 = 7;
/// Units that a notice names before it refers to the sheet that lists them all.
const NAMED: usize = 8;

/// One line of the totals.
#[derive(Debug)]
pub(super) enum Line<'a> {
    Section(&'a Section),
    Field(&'a Field),
    /// How many gave one choice of the field above.
    Choice(&'a Field, Arc<str>),
    /// The number of rows of a row table, by its place in the form.
    Table(usize, &'a RowTable),
}

/// The totals before they are written.
#[derive(Debug)]
pub(super) struct TotalsPlan<'a> {
    /// What nobody may overlook: that the figures are provisional, which units are not in them.
    pub(super) notices: Vec<String>,
    pub(super) lines: Vec<Line<'a>>,
    pub(super) columns: Columns,
    /// What the totals are held against.
    pub(super) comparison: Comparison<'a>,
    rows: HashMap<&'a Code, u32>,
}

impl<'a> TotalsPlan<'a> {
    pub(super) fn new(
        input: &'a ConsolidatedWorkbook<'a>,
        messages: &Messages,
        collected: &Collected,
        names: &SheetNames,
    ) -> Self {
        let notices = notices(input, messages, collected, names);
        let lines = lines(input.form);
        let first = head_row(notices.len()) + 1;
        let rows = (first..).zip(&lines).filter_map(|(row, line)| match line {
            Line::Field(field) => Some((&field.code, row)),
            Line::Table(_, table) => Some((&table.code, row)),
            Line::Section(_) | Line::Choice(..) => None,
        });
        let rows = rows.collect();
        let comparison = Comparison::new(input);
        let columns = Columns::new(&comparison);
        Self { notices, lines, columns, comparison, rows }
    }

    /// The row of the column headings.
    pub(super) fn head(&self) -> u32 {
        head_row(self.notices.len())
    }

    /// The row of the last line.
    pub(super) fn last(&self) -> u32 {
        self.head() + self.lines.len() as u32
    }

    /// The row of a field or row table.
    pub(super) fn row(&self, code: &Code) -> Option<u32> {
        self.rows.get(code).copied()
    }
}

fn head_row(notices: usize) -> u32 {
    NOTICES + notices as u32 + 1
}

fn lines(form: &Form) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for section in form.sections() {
        let fields = form.fields_of(section).iter().filter(|field| field.field_type != FieldType::Text);
        let tables = form.tables().iter().enumerate().filter(|(_, table)| table.section == section.id);
        let before = lines.len();
        lines.push(Line::Section(section));
        for field in fields {
            lines.push(Line::Field(field));
            if field.is_by_unit() {
                lines.extend(field.counted_words().into_iter().map(|word| Line::Choice(field, word)));
            }
        }
        lines.extend(tables.map(|(index, table)| Line::Table(index, table)));
        if lines.len() == before + 1 {
            lines.pop();
        }
    }
    lines
}

fn notices(
    input: &ConsolidatedWorkbook,
    messages: &Messages,
    collected: &Collected,
    names: &SheetNames,
) -> Vec<String> {
    let named = |outcome: Outcome, key: &str| {
        let units: Vec<&Code> =
            collected.units.iter().filter(|s| s.outcome == outcome).map(|standing| standing.unit).collect();
        if units.is_empty() {
            return None;
        }
        let mut texts: Vec<String> = units
            .iter()
            .take(NAMED)
            .map(|code| format!("{code} {}", unit_name(input, code)).trim().to_owned())
            .collect();
        if units.len() > NAMED {
            let more = Arg::Count((units.len() - NAMED) as u64);
            let sheet = Arg::Text(names.standing.clone());
            texts.push(messages.format("consolidated-and-more", &[("count", more), ("sheet", sheet)]));
        }
        let count = Arg::Count(units.len() as u64);
        Some(messages.format(key, &[("count", count), ("units", Arg::Text(texts.join("; ")))]))
    };
    let mut notices = Vec::new();
    if input.consolidation.provisional {
        notices.push(messages.text("consolidated-provisional"));
    }
    notices.extend(named(Outcome::Provisional, "consolidated-notice-provisional"));
    notices.extend(named(Outcome::Rejected, "consolidated-notice-rejected"));
    notices.extend(named(Outcome::Missing, "consolidated-notice-missing"));
    let asked = input.form.fields().iter().any(Field::is_by_committee);
    if asked && !matches!(collected.committee.outcome, Outcome::Accepted | Outcome::Provisional) {
        notices.push(messages.text("consolidated-notice-committee"));
    }
    notices
}
