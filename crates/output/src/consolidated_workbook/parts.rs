//! The sheets of the workbook in their order, and what each holds.

use rust_xlsxwriter::XlsxError;
use tonghop_core::{Arg, FieldType, Upward};

use super::book::Book;
use super::sheet::Sheet;
use super::totals_plan::Line;
use super::{
    answers, changes_sheet, chart_plan, charts_sheet, checks_sheet, decisions_sheet, findings_sheet, matrix,
    notes_sheet, ranking_sheet, roster_sheet, row_tables, sources, standing_sheet, totals,
};

/// What a sheet is for; sheets for the same have tabs of one colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// What the committee hands on. Such sheets have as many rows as the form has items, whatever the units.
    Result,
    /// What the units gave.
    Units,
    /// What became of the collection.
    Collection,
    /// What everything follows from.
    Grounds,
}

impl Purpose {
    pub(super) fn colour(self) -> u32 {
        match self {
            Self::Result => 0x001F_4E79,
            Self::Units => 0x008F_AADC,
            Self::Collection => 0x00D6_A64A,
            Self::Grounds => 0x00A6_A6A6,
        }
    }
}

type Write<'p> = Box<dyn Fn(&mut Sheet) -> Result<(), XlsxError> + 'p>;

/// One sheet.
pub(super) struct Part<'p> {
    pub(super) name: &'p str,
    pub(super) purpose: Purpose,
    /// What it holds, in words.
    pub(super) about: String,
    /// How many of what it holds: the number and the key of the noun.
    pub(super) entries: (usize, &'static str),
    /// Writes it.
    pub(super) write: Write<'p>,
}

impl<'p> Part<'p> {
    /// A sheet that is described by the message `consolidated-about-…`.
    fn new(
        book: &'p Book,
        name: &'p str,
        purpose: Purpose,
        about: &str,
        entries: (usize, &'static str),
        write: impl Fn(&'p Book<'p>, &mut Sheet) -> Result<(), XlsxError> + 'p,
    ) -> Self {
        let about = book.text(&format!("consolidated-about-{about}"));
        Self { name, purpose, about, entries, write: Box::new(move |sheet| write(book, sheet)) }
    }

    /// The sheets of a list, which goes on where one ends.
    fn of_list(
        book: &'p Book,
        first: &'p str,
        purpose: Purpose,
        about: &'static str,
        entries: (usize, &'static str),
        write: fn(&Book, &mut Sheet, usize) -> Result<(), XlsxError>,
    ) -> impl Iterator<Item = Self> {
        book.names.all(first).enumerate().map(move |(which, name)| {
            Self::new(book, name, purpose, about, entries, move |book, sheet| write(book, sheet, which))
        })
    }
}

/// Every sheet that a person reads, apart from the contents.
pub(super) fn parts<'p>(book: &'p Book<'p>) -> Vec<Part<'p>> {
    let mut parts = of_result(book);
    parts.extend(of_units(book));
    parts.extend(of_collection(book));
    parts.extend(of_grounds(book));
    parts
}

fn of_result<'p>(book: &'p Book<'p>) -> Vec<Part<'p>> {
    let (names, rules) = (&book.names, book.form().rules().len());
    let fields = book.totals.lines.iter().filter(|line| matches!(line, Line::Field(_))).count();
    let fields = (fields, "consolidated-of-fields");
    let charts = (chart_plan::panels(book).len(), "consolidated-of-charts");
    let mut parts = vec![
        Part::new(book, &names.totals, Purpose::Result, "totals", fields, totals::write),
        Part::new(book, &names.charts, Purpose::Result, "charts", charts, charts_sheet::write),
    ];
    if rules > 0 {
        let rules = (rules, "consolidated-of-rules");
        parts.push(Part::new(book, &names.checks, Purpose::Collection, "checks", rules, checks_sheet::write));
    }
    parts
}

fn of_units<'p>(book: &'p Book<'p>) -> Vec<Part<'p>> {
    let (names, form) = (&book.names, book.form());
    let rows = (book.matrix.rows.len(), "consolidated-of-rows");
    let mut parts = vec![Part::new(book, &names.matrix, Purpose::Units, "matrix", rows, matrix::write)];
    for (first, table) in names.tables.iter().zip(form.tables()) {
        let key = if table.upward == Upward::Rows { "table" } else { "table-count" };
        let rows = book.input.consolidation.tables.get(&table.code).map_or(0, |total| total.rows.len());
        let rows = (rows, "consolidated-of-rows");
        let title = [("title", Arg::Text(table.title.to_string()))];
        let about = book.say(&format!("consolidated-about-{key}"), &title);
        for (which, name) in names.all(first).enumerate() {
            let write = move |book: &Book, sheet: &mut Sheet| row_tables::write(book, sheet, table, which);
            let about = about.clone();
            parts.push(Part { about, ..Part::new(book, name, Purpose::Units, key, rows, write) });
        }
    }
    if form.fields().iter().any(|field| field.field_type == FieldType::Text) {
        let count = (answers::count(book), "consolidated-of-answers");
        parts.extend(Part::of_list(book, &names.answers, Purpose::Units, "answers", count, answers::write));
    }
    parts
}

fn of_collection<'p>(book: &'p Book<'p>) -> Vec<Part<'p>> {
    let (input, names) = (book.input, &book.names);
    let units = (book.collected.units.len(), "consolidated-of-units");
    let purpose = Purpose::Collection;
    let mut parts = vec![Part::new(book, &names.standing, purpose, "standing", units, standing_sheet::write)];
    if let Some(scoring) = input.scoring {
        let write = move |book: &Book, sheet: &mut Sheet| ranking_sheet::write(book, sheet, scoring);
        parts.push(Part::new(book, &names.ranking, purpose, "ranking", units, write));
    }
    let notes = (notes_sheet::notes(book).len(), "consolidated-of-notes");
    if notes.0 > 0 {
        parts.extend(Part::of_list(book, &names.notes, Purpose::Units, "notes", notes, notes_sheet::write));
    }
    if !input.changes.is_empty() {
        let changes = input.changes.iter().map(|changes| changes.differences.len()).sum();
        let changes = (changes, "consolidated-of-changes");
        parts.push(Part::new(book, &names.changes, purpose, "changes", changes, changes_sheet::write));
    }
    let decisions = (input.decisions.all().len(), "consolidated-of-decisions");
    if decisions.0 > 0 {
        let write = decisions_sheet::write;
        parts.push(Part::new(book, &names.decisions, purpose, "decisions", decisions, write));
    }
    parts
}

fn of_grounds<'p>(book: &'p Book<'p>) -> Vec<Part<'p>> {
    let (input, names) = (book.input, &book.names);
    let units = (input.roster.units().len(), "consolidated-of-units");
    let findings = (findings_sheet::count(book), "consolidated-of-findings");
    let mut parts =
        vec![Part::new(book, &names.roster, Purpose::Grounds, "roster", units, roster_sheet::write)];
    let (name, purpose, write) = (&names.findings, Purpose::Collection, findings_sheet::write);
    parts.extend(Part::of_list(book, name, purpose, "findings", findings, write));
    for (which, name) in names.sources.iter().enumerate() {
        let blocks = book.sources.blocks.iter().filter(|block| block.sheet == which);
        let totals = blocks.filter_map(|block| input.consolidation.totals.get(&block.field.code));
        let cells = (totals.map(|total| total.contributions.len()).sum(), "consolidated-of-cells");
        let write = move |book: &Book, sheet: &mut Sheet| sources::write(book, sheet, which);
        parts.push(Part::new(book, name, Purpose::Grounds, "sources", cells, write));
    }
    parts
}
