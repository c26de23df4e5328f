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
    /// What the committee hands on.
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

/// One sheet.
pub(super) struct Part<'p> {
    pub(super) name: &'p str,
    pub(super) purpose: Purpose,
    /// What it holds, in words.
    pub(super) about: String,
    /// How many of what it holds: the number and the key of the noun.
    pub(super) entries: (usize, &'static str),
    /// Writes it.
    pub(super) write: Box<dyn Fn(&mut Sheet) -> Result<(), XlsxError> + 'p>,
}

/// Every sheet that a person reads, apart from the contents.
pub(super) fn parts<'p>(book: &'p Book) -> Vec<Part<'p>> {
    let (input, names, form) = (book.input, &book.names, book.form());
    let mut parts = Vec::new();
    let mut add = |name, purpose, about: &str, entries, write| {
        let of_table =
            names.tables.iter().position(|table| table == name).and_then(|at| form.tables().get(at));
        let title = of_table.map(|table| Arg::Text(table.title.to_string()));
        let args: Vec<_> = title.map(|title| ("title", title)).into_iter().collect();
        let about = book.say(&format!("consolidated-about-{about}"), &args);
        parts.push(Part { name, purpose, about, entries, write });
    };
    let fields = book.totals.lines.iter().filter(|line| matches!(line, Line::Field(_))).count();
    let units = "consolidated-of-units";
    add(
        names.totals.as_str(),
        Purpose::Result,
        "totals",
        (fields, "consolidated-of-fields"),
        Box::new(|sheet: &mut Sheet| totals::write(book, sheet)) as Box<dyn Fn(&mut Sheet) -> _ + 'p>,
    );
    add(
        &names.charts,
        Purpose::Result,
        "charts",
        (chart_plan::panels(book).len(), "consolidated-of-charts"),
        Box::new(|sheet| charts_sheet::write(book, sheet)),
    );
    if !form.rules().is_empty() {
        add(
            &names.checks,
            Purpose::Collection,
            "checks",
            (form.rules().len(), "consolidated-of-rules"),
            Box::new(|sheet| checks_sheet::write(book, sheet)),
        );
    }
    add(
        &names.matrix,
        Purpose::Units,
        "matrix",
        (book.matrix.rows.len(), "consolidated-of-rows"),
        Box::new(|sheet| matrix::write(book, sheet)),
    );
    for (name, table) in names.tables.iter().zip(form.tables()) {
        let about = if table.upward == Upward::Rows { "table" } else { "table-count" };
        let rows = input.consolidation.tables.get(&table.code).map_or(0, |total| total.rows.len());
        add(
            name,
            Purpose::Units,
            about,
            (rows, "consolidated-of-rows"),
            Box::new(move |sheet| row_tables::write(book, sheet, table)),
        );
    }
    if form.fields().iter().any(|field| field.field_type == FieldType::Text) {
        add(
            &names.answers,
            Purpose::Units,
            "answers",
            (answers::count(book), "consolidated-of-answers"),
            Box::new(|sheet| answers::write(book, sheet)),
        );
    }
    add(
        &names.standing,
        Purpose::Collection,
        "standing",
        (book.collected.units.len(), units),
        Box::new(|sheet| standing_sheet::write(book, sheet)),
    );
    if let Some(scoring) = input.scoring {
        add(
            &names.ranking,
            Purpose::Collection,
            "ranking",
            (book.collected.units.len(), units),
            Box::new(|sheet| ranking_sheet::write(book, sheet, scoring)),
        );
    }
    let notes = notes_sheet::notes(book).len();
    if notes > 0 {
        add(
            &names.notes,
            Purpose::Units,
            "notes",
            (notes, "consolidated-of-notes"),
            Box::new(|sheet| notes_sheet::write(book, sheet)),
        );
    }
    if !input.changes.is_empty() {
        let changes = input.changes.iter().map(|changes| changes.differences.len()).sum();
        add(
            &names.changes,
            Purpose::Collection,
            "changes",
            (changes, "consolidated-of-changes"),
            Box::new(|sheet| changes_sheet::write(book, sheet)),
        );
    }
    if !input.decisions.all().is_empty() {
        add(
            &names.decisions,
            Purpose::Collection,
            "decisions",
            (input.decisions.all().len(), "consolidated-of-decisions"),
            Box::new(|sheet| decisions_sheet::write(book, sheet)),
        );
    }
    add(
        &names.roster,
        Purpose::Grounds,
        "roster",
        (input.roster.units().len(), units),
        Box::new(|sheet| roster_sheet::write(book, sheet)),
    );
    add(
        &names.findings,
        Purpose::Collection,
        "findings",
        (findings_sheet::findings(book).len(), "consolidated-of-findings"),
        Box::new(|sheet| findings_sheet::write(book, sheet)),
    );
    for (which, name) in names.sources.iter().enumerate() {
        let blocks = book.sources.blocks.iter().filter(|block| block.sheet == which);
        let of_block =
            |code| input.consolidation.totals.get(code).map_or(0, |total| total.contributions.len());
        let cells = blocks.map(|block| of_block(&block.field.code)).sum();
        add(
            name,
            Purpose::Grounds,
            "sources",
            (cells, "consolidated-of-cells"),
            Box::new(move |sheet| sources::write(book, sheet, which)),
        );
    }
    parts
}
