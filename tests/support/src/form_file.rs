mod default_answer;
mod header;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;
use tonghop_core::{CellRef, Column, Committee, Field, FieldType, Form, Period, RowTable, Unit};

use crate::workbook::{Book, Cell, Sheet, table_rows};
use default_answer::default_answer;
use header::Identity;

/// The workbook that a branch, or the committee, sends back: quick to make, sound unless it is damaged on
/// purpose.
///
/// Sheets, headings and captions are those of the form's language. Every field that is asked has a sound
/// answer: a count is 1, a flag is yes, a choice is the first. The cell of a computed field is blank, row
/// tables have no rows. Answers and other cells are given in the notation of
/// [`Cell::parse`](crate::workbook::Cell::parse).
///
/// ```
/// use tonghop_test_support::{FormFile, VI_DU, VI_DU_PERIOD};
/// let (form, roster) = (VI_DU.form(), VI_DU.roster());
/// let file = FormFile::unit(&form, roster.unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap())
///     .answer("H1", "12 cuộc")
///     .without("H2")
///     .identify("period", "2011-Q4");
/// assert_eq!(file.address("H1"), ("BIEU".to_owned(), "D15".to_owned()));
/// assert!(file.to_bytes().starts_with(b"PK"));
/// ```
#[derive(Debug, Clone)]
pub struct FormFile<'f> {
    form: &'f Form,
    identity: Identity,
    saved: DateTime,
    /// The rows under the heading of the form sheet.
    lines: Vec<Vec<Cell>>,
    /// The rows under the heading of the sheet of text answers.
    texts: Vec<Vec<Cell>>,
    /// The rows of the row tables that the file has, a cell for every column.
    tables: BTreeMap<String, Vec<Vec<Cell>>>,
    renamed: BTreeMap<String, String>,
    dropped: BTreeSet<String>,
    extra: Vec<Sheet>,
    in_tcvn3: bool,
}

/// The columns of the form sheet, as keys of the layout.
const COLUMNS: [&str; 6] = ["code", "label", "measure", "answer", "prior", "note"];
/// The columns of the sheet of text answers.
const TEXT_COLUMNS: [&str; 3] = ["code", "label", "text_answer"];
/// The first row under the headings of a row table, from 0.
const TABLE_FIRST_ROW: u32 = 3;

impl<'f> FormFile<'f> {
    /// The workbook of a unit for a period.
    #[must_use]
    pub fn unit(form: &'f Form, unit: &Unit, period: Period) -> Self {
        let tables = form.tables().iter().map(|table| (table.code.to_string(), Vec::new())).collect();
        let identity = Identity::new(form, unit.code.as_str(), &unit.name, Some(&unit.kind), period);
        Self::new(form, identity, form.asked_fields(false), period, tables)
    }

    /// The workbook of the committee itself, with its own fields and no row tables.
    #[must_use]
    pub fn committee(form: &'f Form, committee: &Committee, period: Period) -> Self {
        let identity = Identity::new(form, committee.code.as_str(), &committee.name, None, period);
        Self::new(form, identity, form.asked_fields(true), period, BTreeMap::new())
    }

    fn new(
        form: &'f Form,
        identity: Identity,
        asked: Vec<&Field>,
        period: Period,
        tables: BTreeMap<String, Vec<Vec<Cell>>>,
    ) -> Self {
        let (texts, numbers): (Vec<&Field>, Vec<&Field>) =
            asked.into_iter().partition(|field| field.field_type == FieldType::Text);
        let mut lines = Vec::new();
        for section in form.sections() {
            let of_section = form.fields_of(section);
            let mut fields = numbers.iter().filter(|field| of_section.contains(field)).peekable();
            if fields.peek().is_some() {
                lines.push(vec![Cell::Blank, Cell::text(&*section.title)]);
            }
            for field in fields {
                lines.push(vec![
                    Cell::text(field.code.as_str()),
                    Cell::text(&*field.label),
                    Cell::text(&*field.measure),
                    default_answer(field, form, period),
                ]);
            }
        }
        let text = |field: &&Field| {
            vec![
                Cell::text(field.code.as_str()),
                Cell::text(&*field.label),
                default_answer(field, form, period),
            ]
        };
        Self {
            form,
            identity,
            saved: Book::default().saved,
            lines,
            texts: texts.iter().map(text).collect(),
            tables,
            renamed: BTreeMap::new(),
            dropped: BTreeSet::new(),
            extra: Vec::new(),
            in_tcvn3: false,
        }
    }

    /// With another answer to a field.
    #[must_use]
    pub fn answer(self, code: &str, notation: &str) -> Self {
        self.answer_cell(code, Cell::parse(notation))
    }

    /// With another answer to a field, whatever it looks like.
    #[must_use]
    pub fn answer_cell(mut self, code: &str, cell: Cell) -> Self {
        let key = if self.texts.iter().any(|row| is_code(row, code)) { "text_answer" } else { "answer" };
        self.set(code, key, cell);
        self
    }

    /// With something in the column of last period's figures.
    #[must_use]
    pub fn prior(mut self, code: &str, notation: &str) -> Self {
        self.set(code, "prior", Cell::parse(notation));
        self
    }

    /// With something in the column of notes.
    #[must_use]
    pub fn note(mut self, code: &str, notation: &str) -> Self {
        self.set(code, "note", Cell::parse(notation));
        self
    }

    /// Without the row of a field.
    #[must_use]
    pub fn without(mut self, code: &str) -> Self {
        let (rows, at) = self.row(code);
        rows.remove(at);
        self
    }

    /// With the row of a field a second time, right under the first.
    #[must_use]
    pub fn doubled(mut self, code: &str) -> Self {
        let (rows, at) = self.row(code);
        rows.insert(at + 1, rows[at].clone());
        self
    }

    /// With the row of a field right under the row of another.
    #[must_use]
    pub fn moved_after(mut self, code: &str, after: &str) -> Self {
        let (rows, at) = self.row(code);
        let row = rows.remove(at);
        let (rows, at) = self.row(after);
        rows.insert(at + 1, row);
        self
    }

    /// With the row of a field in front of all others of its sheet.
    #[must_use]
    pub fn moved_to_top(mut self, code: &str) -> Self {
        let (rows, at) = self.row(code);
        let row = rows.remove(at);
        rows.insert(0, row);
        self
    }

    /// With a row at the end of the form sheet, its cells from column A.
    #[must_use]
    pub fn extra_row(mut self, notations: &[&str]) -> Self {
        self.lines.push(parse_row(notations));
        self
    }

    /// With a row right under that of a field, its cells from column A.
    #[must_use]
    pub fn extra_row_after(mut self, code: &str, notations: &[&str]) -> Self {
        let (rows, at) = self.row(code);
        rows.insert(at + 1, parse_row(notations));
        self
    }

    /// With these rows in a row table: a Markdown table whose headings are ids or labels of its columns, or
    /// `STT` and its like for the number of the row.
    #[must_use]
    pub fn rows(mut self, table: &str, markdown: &str) -> Self {
        let declared = self.form.table(table).unwrap_or_else(|| panic!("the form has no table {table}"));
        let mut rows = table_rows(markdown).into_iter();
        let headings = rows.next().unwrap_or_else(|| panic!("no headings for table {table}"));
        let columns: Vec<usize> =
            headings.iter().map(|heading| self.table_column(declared, heading)).collect();
        let rows = rows.map(|row| {
            let mut cells = vec![Cell::Blank; declared.columns.len() + 1];
            for (text, column) in row.iter().zip(&columns) {
                cells[*column] = Cell::parse(text);
            }
            cells
        });
        let rows = rows.collect();
        *self.tables.get_mut(table).unwrap_or_else(|| panic!("the file has no table {table}")) = rows;
        self
    }

    /// The position of a table's column in its sheet.
    fn table_column(&self, table: &RowTable, heading: &str) -> usize {
        if self.form.layout.is("columns.index", heading) {
            return 0;
        }
        let is_meant = |column: &Column| column.id.as_str() == heading || *column.label == *heading;
        let at = table.columns.iter().position(is_meant);
        at.unwrap_or_else(|| panic!("table {} has no column `{heading}`", table.code)) + 1
    }

    /// With a sheet under another name.
    #[must_use]
    pub fn rename_sheet(mut self, name: &str, new: &str) -> Self {
        self.assert_sheet(name);
        self.renamed.insert(name.to_owned(), new.to_owned());
        self
    }

    /// Without a sheet.
    #[must_use]
    pub fn drop_sheet(mut self, name: &str) -> Self {
        self.assert_sheet(name);
        self.dropped.insert(name.to_owned());
        self
    }

    fn assert_sheet(&self, name: &str) {
        let names: Vec<String> = self.all_sheets().into_iter().map(|sheet| sheet.name).collect();
        assert!(names.iter().any(|known| known == name), "the file has no sheet `{name}`, but {names:?}");
    }

    /// With one more sheet at the end.
    #[must_use]
    pub fn extra_sheet(mut self, sheet: Sheet) -> Self {
        self.extra.push(sheet);
        self
    }

    /// Saying something else of itself in all places: `unit`, `period`, `form` or `version`. Empty text takes
    /// it out of all places. A period is given by its code, and stands in the header in words.
    #[must_use]
    pub fn identify(mut self, what: &str, text: &str) -> Self {
        self.identity.set_everywhere(self.form, what, text);
        self
    }

    /// With something else in the header block alone, by the key of its caption: `unit_code`, `unit_name`,
    /// `unit_kind`, `period`, `form`, `version`, `filled_by`, `position`, `phone`, `filled_on`.
    #[must_use]
    pub fn header(mut self, caption: &str, notation: &str) -> Self {
        self.identity.set_header(caption, Cell::parse(notation));
        self
    }

    /// With another document property (`tonghop_unit`, …); empty text takes it out.
    #[must_use]
    pub fn property(mut self, name: &str, text: &str) -> Self {
        header::set(&mut self.identity.properties, name, text);
        self
    }

    /// With another defined name (`tonghop_unit`, …); empty text takes it out.
    #[must_use]
    pub fn defined_name(mut self, name: &str, text: &str) -> Self {
        header::set(&mut self.identity.names, name, text);
        self
    }

    /// Without document properties.
    #[must_use]
    pub fn without_properties(mut self) -> Self {
        self.identity.properties.clear();
        self
    }

    /// Without defined names.
    #[must_use]
    pub fn without_names(mut self) -> Self {
        self.identity.names.clear();
        self
    }

    /// Without a header block.
    #[must_use]
    pub fn without_header(mut self) -> Self {
        self.identity.header.clear();
        self
    }

    /// Last saved at another time.
    #[must_use]
    pub fn saved(mut self, moment: DateTime) -> Self {
        self.saved = moment;
        self
    }

    /// With every text of its sheets in TCVN3.
    #[must_use]
    pub fn in_tcvn3(mut self) -> Self {
        self.in_tcvn3 = true;
        self
    }

    /// The sheet and the cell of the (first) answer to a field.
    #[must_use]
    pub fn address(&self, code: &str) -> (String, String) {
        let find = |rows: &[Vec<Cell>]| rows.iter().position(|row| is_code(row, code));
        let (sheet, row, column) = match (find(&self.lines), find(&self.texts)) {
            (Some(at), _) => ("sheets.form", self.first_row() + at, 3),
            (None, Some(at)) => ("sheets.texts", 1 + at, 2),
            (None, None) => panic!("the file has no row {code}"),
        };
        let row = u32::try_from(row).expect("a row of a sheet");
        (self.sheet_name(self.form.layout.first(sheet)), CellRef::new(row, column).to_string())
    }

    /// The sheet and a cell of a row table, by the number of the row from 0 and the id of the column.
    #[must_use]
    pub fn table_address(&self, table: &str, row: u32, column: &str) -> (String, String) {
        let declared = self.form.table(table).unwrap_or_else(|| panic!("the form has no table {table}"));
        let column = u32::try_from(self.table_column(declared, column)).expect("a column of a sheet");
        (self.sheet_name(table), CellRef::new(TABLE_FIRST_ROW + row, column).to_string())
    }

    /// Its sheets.
    #[must_use]
    pub fn sheets(&self) -> Vec<Sheet> {
        let kept = self.all_sheets().into_iter().filter(|sheet| !self.dropped.contains(&sheet.name));
        let named = kept.map(|sheet| Sheet { name: self.sheet_name(&sheet.name), rows: sheet.rows });
        let mut sheets: Vec<Sheet> = named.chain(self.extra.iter().cloned()).collect();
        if self.in_tcvn3 {
            for cell in sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flatten() {
                if let Cell::Text(text) = cell {
                    *text = crate::tcvn3::encode(text);
                }
            }
        }
        sheets
    }

    /// The bytes of the `.xlsx` file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let list = |map: &BTreeMap<String, String>| map.clone().into_iter().collect();
        Book {
            sheets: self.sheets(),
            properties: list(&self.identity.properties),
            names: list(&self.identity.names),
            saved: self.saved,
        }
        .to_bytes()
    }

    fn sheet_name(&self, name: &str) -> String {
        self.renamed.get(name).map_or(name, String::as_str).to_owned()
    }

    fn all_sheets(&self) -> Vec<Sheet> {
        let layout = &self.form.layout;
        let headings = |keys: &[&str]| -> Vec<Cell> {
            keys.iter().map(|key| Cell::text(layout.first(&format!("columns.{key}")))).collect()
        };
        let mut rows = self.identity.rows(self.form);
        rows.extend([Vec::new(), headings(&COLUMNS)]);
        rows.extend(self.lines.iter().cloned());
        let mut sheets = vec![Sheet { name: layout.first("sheets.form").to_owned(), rows }];
        for (code, filled) in &self.tables {
            let table = self.form.table(code).expect("a table of the form");
            let labels = table.columns.iter().map(|column| Cell::text(&*column.label));
            let mut rows = vec![vec![Cell::text(&*table.title)], Vec::new()];
            rows.push(std::iter::once(Cell::text(layout.first("columns.index"))).chain(labels).collect());
            rows.extend(filled.iter().cloned());
            sheets.push(Sheet { name: code.clone(), rows });
        }
        if !self.texts.is_empty() {
            let rows = std::iter::once(headings(&TEXT_COLUMNS)).chain(self.texts.iter().cloned()).collect();
            sheets.push(Sheet { name: layout.first("sheets.texts").to_owned(), rows });
        }
        let guide = vec![vec![Cell::text(&*self.form.title)]];
        sheets.push(Sheet { name: layout.first("sheets.guide").to_owned(), rows: guide });
        sheets
    }

    /// The row under the headings of the form sheet, from 0.
    fn first_row(&self) -> usize {
        self.identity.rows(self.form).len() + 2
    }

    /// The rows among which that of a field stands, and its index.
    fn row(&mut self, code: &str) -> (&mut Vec<Vec<Cell>>, usize) {
        for rows in [&mut self.lines, &mut self.texts] {
            if let Some(at) = rows.iter().position(|row| is_code(row, code)) {
                return (rows, at);
            }
        }
        panic!("the file has no row {code}");
    }

    fn set(&mut self, code: &str, key: &str, cell: Cell) {
        let at = COLUMNS.iter().position(|column| *column == key);
        let column =
            at.or_else(|| TEXT_COLUMNS.iter().position(|column| *column == key)).expect("a known column");
        let (rows, row) = self.row(code);
        let cells = &mut rows[row];
        cells.resize(cells.len().max(column + 1), Cell::Blank);
        cells[column] = cell;
    }

    /// The position of a column of the form sheet by its heading; `None` for a heading that it has not.
    pub(crate) fn column(form: &Form, heading: &str) -> Option<usize> {
        COLUMNS.iter().position(|key| form.layout.is(&format!("columns.{key}"), heading))
    }

    /// How many columns the form sheet has.
    pub(crate) const WIDTH: usize = COLUMNS.len();

    /// Puts rows in the place of the first row that `code` has.
    pub(crate) fn replace_rows(&mut self, code: &str, new: Vec<Vec<Cell>>) {
        let (rows, at) = self.row(code);
        rows.splice(at..=at, new);
    }

    /// Puts a row under all others of the form sheet.
    pub(crate) fn append_row(&mut self, row: Vec<Cell>) {
        self.lines.push(row);
    }
}

fn is_code(row: &[Cell], code: &str) -> bool {
    matches!(row.first(), Some(Cell::Text(text)) if text == code)
}

fn parse_row(notations: &[&str]) -> Vec<Cell> {
    notations.iter().map(|text| Cell::parse(text)).collect()
}

#[cfg(test)]
mod tests;
