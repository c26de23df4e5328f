use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tonghop::{CellRef, Code, FieldType, Form, Roster};

use crate::sheet::{Cell, Content, Sheet};
use crate::{Clean, Corpus, FileWant, Key, Reading, Rng, Want, Workbook};

/// Where an answer stands: sheet and cell.
pub type Spot = (String, CellRef);

/// What is done to the parts of the package before they are packed.
pub type Repack = Box<dyn FnOnce(&mut Vec<(String, Vec<u8>)>) + Send>;
/// What is done to the bytes of the file.
pub type Mangle = Box<dyn FnOnce(&mut Vec<u8>) + Send>;

/// A submission that is being damaged, and what a right reader makes of it.
pub struct Case<'c> {
    /// The clean submission.
    pub clean: &'c Clean,
    /// The form.
    pub form: &'c Form,
    /// The roster.
    pub roster: &'c Roster,
    /// The workbook as it is by now.
    pub workbook: Workbook,
    /// Chance.
    pub rng: Rng,
    /// What is wanted of each answer.
    pub wants: BTreeMap<Key, Want>,
    /// What is wanted of the file.
    pub file: FileWant,
    /// The name of the file, without its ending.
    pub file_name: String,
    /// Its ending, where that is not for the format to say.
    pub ending: Option<&'static str>,
    /// What is done to the package.
    pub repack: Vec<Repack>,
    /// What is done to the bytes.
    pub mangle: Vec<Mangle>,
    /// Cells beside the answer's own where a finding about it may stand.
    pub beside: BTreeMap<Key, Vec<Spot>>,
    /// Answers that a damage has changed.
    touched: BTreeSet<Key>,
    /// Whether rows that the clean file has not may be read.
    pub more_rows: bool,
}

/// What an answer must hold.
#[derive(Debug, Clone)]
pub struct Asked<'c> {
    /// Its type.
    pub kind: FieldType,
    /// Its unit of measure.
    pub measure: &'c str,
    /// Its choices.
    pub choices: &'c [Arc<str>],
    /// Whether it must be there.
    pub required: bool,
}

impl<'c> Case<'c> {
    /// A submission before any damage.
    #[must_use]
    pub fn new(corpus: &'c Corpus, clean: &'c Clean, seed: u64) -> Self {
        let wants =
            clean.truth.iter().map(|(key, truth)| (key.clone(), Want::Quiet(truth.clone()))).collect();
        Self {
            clean,
            form: &corpus.workspace.form,
            roster: &corpus.workspace.roster,
            workbook: clean.workbook.clone(),
            rng: Rng::new(seed),
            wants,
            file: FileWant::Sound,
            file_name: clean.unit.to_string(),
            ending: None,
            repack: Vec::new(),
            mangle: Vec::new(),
            beside: BTreeMap::new(),
            touched: BTreeSet::new(),
            more_rows: false,
        }
    }

    /// The case as it is now, to go back to. What is done to its package and bytes is not in it.
    #[must_use]
    pub fn snapshot(&self) -> Self {
        Self {
            workbook: self.workbook.clone(),
            rng: self.rng.clone(),
            wants: self.wants.clone(),
            file: self.file.clone(),
            file_name: self.file_name.clone(),
            repack: Vec::new(),
            mangle: Vec::new(),
            beside: self.beside.clone(),
            touched: self.touched.clone(),
            ..*self
        }
    }

    /// Goes back to a snapshot, as if nothing had been done since.
    pub fn restore(&mut self, before: Self) {
        let (repack, mangle) = (std::mem::take(&mut self.repack), std::mem::take(&mut self.mangle));
        *self = Self { repack, mangle, ..before };
    }

    /// What an answer must hold.
    ///
    /// # Panics
    /// Where the form has no such answer.
    #[must_use]
    pub fn asked(&self, key: &Key) -> Asked<'c> {
        match key {
            Key::Field(code) => {
                let field = self.form.field(code.as_str()).expect("a field of the form");
                let required = field.required.of(self.unit_kind());
                Asked { kind: field.field_type, measure: &field.measure, choices: &field.choices, required }
            }
            Key::Cell(table, _, id) => {
                let table = self.form.table(table.as_str()).expect("a table of the form");
                let column = table.column(id.as_str()).expect("a column of the table");
                Asked {
                    kind: column.column_type,
                    measure: &column.measure,
                    choices: &column.choices,
                    required: column.required,
                }
            }
        }
    }

    fn unit_kind(&self) -> &'c str {
        self.roster.unit(self.clean.unit.as_str()).map_or("", |unit| &unit.kind)
    }

    /// One of the answers that no damage has touched and that `wanted` takes.
    pub fn pick(&mut self, wanted: impl Fn(&Key, &Asked<'_>) -> bool) -> Option<Key> {
        let free: Vec<Key> = self
            .wants
            .keys()
            .filter(|key| !self.touched.contains(*key) && wanted(key, &self.asked(key)))
            .filter(|key| self.locate(key).is_some())
            .cloned()
            .collect();
        // Fields and cells of tables alike often, however many of each there are.
        let (fields, cells): (Vec<Key>, Vec<Key>) =
            free.into_iter().partition(|key| matches!(key, Key::Field(_)));
        let from =
            if cells.is_empty() || (!fields.is_empty() && !self.rng.once_in(3)) { fields } else { cells };
        if from.is_empty() { None } else { Some(self.rng.pick(&from).clone()) }
    }

    /// One of the answers of a type.
    pub fn pick_type(&mut self, kinds: &[FieldType]) -> Option<Key> {
        self.pick(|_, asked| kinds.contains(&asked.kind))
    }

    /// One of the fields that the clean submission has filled in.
    pub fn pick_filled_field(&mut self, wanted: impl Fn(&Asked<'_>) -> bool) -> Option<Key> {
        let truth = &self.clean.truth;
        self.pick(|key, asked| {
            matches!(key, Key::Field(_))
                && asked.kind != FieldType::Text
                && truth[key].value.is_some()
                && wanted(asked)
        })
    }

    /// Where an answer stands: index of the sheet, row, column.
    #[must_use]
    pub fn locate(&self, key: &Key) -> Option<(usize, u32, u32)> {
        self.workbook.sheets.iter().enumerate().find_map(|(at, sheet)| {
            let (row, column) = sheet.locate(key)?;
            Some((at, row, column))
        })
    }

    /// The cell of an answer.
    ///
    /// # Panics
    /// Where it has none any more.
    pub fn cell(&mut self, key: &Key) -> &mut Cell {
        let (sheet, row, column) = self.locate(key).expect("an answer that has a cell");
        self.workbook.sheets[sheet].cell_mut(row, column)
    }

    /// Puts something else into the cell of an answer, and says what is to be made of it.
    pub fn answer(&mut self, key: &Key, content: Content, want: Want) {
        self.cell(key).content = content;
        self.want(key, want);
    }

    /// Says what is wanted of an answer.
    pub fn want(&mut self, key: &Key, want: Want) {
        self.touched.insert(key.clone());
        self.wants.insert(key.clone(), want);
    }

    /// Gives the cell of an answer a number format.
    pub fn format(&mut self, key: &Key, code: &str) {
        let style = self.cell(key).style;
        let style = self.workbook.styles.with_format(style, code);
        self.cell(key).style = style;
    }

    /// A finding about the answer may stand in this cell too.
    pub fn beside(&mut self, key: &Key, sheet: usize, row: u32, column: u32) {
        let name = self.workbook.sheets[sheet].name.clone();
        self.beside.entry(key.clone()).or_default().push((name, CellRef::new(row, column)));
    }

    /// The answers for which `wanted` holds and that no damage has touched.
    #[must_use]
    pub fn untouched(&self, wanted: impl Fn(&Key, &Asked<'_>) -> bool) -> Vec<Key> {
        let free = self.wants.keys().filter(|key| !self.touched.contains(*key));
        free.filter(|key| wanted(key, &self.asked(key))).cloned().collect()
    }

    /// The sheet of the numbers, wherever it has gone, its index and the row of its headings.
    ///
    /// # Panics
    /// Where it is no longer there.
    #[must_use]
    pub fn form_sheet(&self) -> Option<(usize, u32)> {
        let heading = self.form.layout.first("columns.answer");
        let at = self.workbook.sheets.iter().position(|sheet| {
            sheet.find(heading).is_some() && sheet.find(self.form.layout.first("columns.code")).is_some()
        })?;
        Some((at, self.workbook.sheets[at].find(heading)?.0))
    }

    /// The column of a heading of the form sheet.
    #[must_use]
    pub fn column(&self, key: &str) -> Option<u32> {
        let (sheet, row) = self.form_sheet()?;
        let text = self.form.layout.first(&format!("columns.{key}"));
        let cells = &self.workbook.sheets[sheet].rows.get(&row)?.cells;
        cells.iter().find(|(_, cell)| cell.content.as_text() == Some(text)).map(|(column, _)| *column)
    }

    /// The sheet of a table that has rows, its code and the row of its headings.
    pub fn table_sheet(&mut self) -> Option<(usize, Code, u32)> {
        let tables: Vec<(usize, Code, u32)> = self
            .form
            .tables()
            .iter()
            .filter(|table| self.rows_of(&table.code) > 0)
            .filter_map(|table| {
                let first = &table.columns[0].label;
                let at = self.workbook.sheets.iter().position(|sheet| sheet.find_heading(first).is_some())?;
                let (row, _) = self.workbook.sheets[at].find_heading(first)?;
                Some((at, table.code.clone(), row))
            })
            .collect();
        if tables.is_empty() { None } else { Some(self.rng.pick(&tables).clone()) }
    }

    /// How many rows of a table the clean submission has.
    #[must_use]
    pub fn rows_of(&self, table: &Code) -> usize {
        let rows = self.wants.keys().filter_map(|key| match key {
            Key::Cell(of, row, _) if of == table => Some(row + 1),
            _ => None,
        });
        rows.max().unwrap_or(0)
    }

    /// A sheet.
    pub fn sheet(&mut self, at: usize) -> &mut Sheet {
        &mut self.workbook.sheets[at]
    }

    /// A computed answer was typed over: what the form computes counts, and that is said.
    pub fn computed(&mut self, key: &Key) {
        let computed = Reading { state: tonghop::State::Computed, value: None };
        self.want(key, Want::Warned(computed));
    }

    /// Where a right reader may be unable to take what it otherwise would.
    pub fn relax(&mut self, wanted: impl Fn(&Key) -> bool) {
        for (_, want) in self.wants.iter_mut().filter(|(key, _)| wanted(key)) {
            *want = Want::Any(vec![want.clone(), Want::Refused]);
        }
    }

    /// The truth of an answer in the clean file.
    #[must_use]
    pub fn truth(&self, key: &Key) -> &'c Reading {
        &self.clean.truth[key]
    }

    /// Another unit of the roster.
    ///
    /// # Panics
    /// Where the roster has one unit alone.
    pub fn neighbour(&mut self) -> tonghop::Unit {
        let own = &self.clean.unit;
        let others: Vec<&tonghop::Unit> =
            self.roster.units().iter().filter(|unit| unit.code != *own && unit.dissolved.is_none()).collect();
        (*self.rng.pick(&others)).clone()
    }
}
