use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use tonghop_core::{CellRef, Code, CodeMap, Datum, State, Submission, Value};

use super::cells::Cells;
use super::item::{Item, Spot};
use super::mark::Mark;
use super::notes::Notes;
use super::package::Package;
use super::reply_sheet::ReplySheet;
use super::styles::Styles;
use super::workbook_part::WorkbookPart;
use super::{Obstacle, Reply, file_args};
use crate::form_workbook::AnswerCells;
use crate::{Addressee, Answers, FormWorkbook, FormWorkbookError, Messages};

/// The longest text that a cell of a form that is written again takes, in letters.
const LONGEST: usize = 32_000;

/// The workbook that goes back to a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnCopy {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How the name of its file must end, without the dot.
    pub extension: &'static str,
    /// How it came to be.
    pub making: Making,
}

/// How the copy for a unit came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Making {
    /// The unit's own file, marked: every part that needs no change is there as it was, byte for byte.
    Marked,
    /// The form, written again with the values in it.
    Rewritten(Obstacle),
}

/// A reply could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReplyError {
    /// The form could not be written again.
    #[error("the form cannot be written")]
    Form(#[from] FormWorkbookError),
    /// The form that was written again could not be marked, which is a bug.
    #[error("the form that was written cannot be marked: {0:?}")]
    Marking(Obstacle),
}

impl Reply<'_> {
    /// A copy of the file that a submission was read from, with all that is to be done about it: faulty cells are
    /// coloured and have a note, and a first sheet lists everything with links. All else stays as it is: values,
    /// formulas, formats, pictures, notes of others, macros.
    ///
    /// Where the file is of another kind than `.xlsx`, or cannot be changed safely, the form is written again with
    /// the values in it, and the first sheet says so. Either way the reader of submissions takes the copy as it
    /// would take the file: it knows the first sheet and leaves it out.
    ///
    /// # Errors
    /// [`ReplyError`] where the form would have to be written again and Excel has no room for it.
    pub fn copy(
        &self,
        submission: &Submission,
        received: Option<Date>,
        file: &[u8],
        messages: &Messages,
    ) -> Result<ReturnCopy, ReplyError> {
        let mut items = Item::all(submission, self.form, messages);
        let marking = Marking { reply: self, submission, received, making: Making::Marked, messages };
        let obstacle = match marking.mark(file, &mut items) {
            Ok(copy) => return Ok(copy),
            Err(obstacle) => obstacle,
        };
        let answers = self.answers(submission);
        let workbook = FormWorkbook {
            form: self.form,
            addressee: Addressee::Unit(self.unit),
            period: self.period,
            past: self.past,
            answers: Some(&answers),
        };
        let cells = AnswerCells::of(&workbook, messages);
        for item in &mut items {
            item.spot = self.spot_in_form(item, submission, &cells);
        }
        let bytes = workbook.to_bytes(messages)?;
        let marking = Marking { making: Making::Rewritten(obstacle), ..marking };
        marking.mark(&bytes, &mut items).map_err(ReplyError::Marking)
    }

    /// The form for a unit that has sent nothing.
    ///
    /// # Errors
    /// [`ReplyError::Form`] where Excel has no room for what the form declares.
    pub fn blank_form(&self, messages: &Messages) -> Result<Vec<u8>, ReplyError> {
        let workbook = FormWorkbook {
            form: self.form,
            addressee: Addressee::Unit(self.unit),
            period: self.period,
            past: self.past,
            answers: None,
        };
        Ok(workbook.to_bytes(messages)?)
    }

    /// Where something stands in a form that is written again.
    fn spot_in_form(&self, item: &Item<'_>, submission: &Submission, cells: &AnswerCells) -> Option<Spot> {
        let finding = item.finding;
        let field = finding.field.as_ref()?;
        let (sheet, cell) = match &finding.table {
            None => cells.of_field(field)?,
            Some(table) => {
                let row = finding.place.cell_ref()?.row;
                let index = submission.tables.get(table)?.iter().position(|filled| filled.row == row)?;
                AnswerCells::of_row(self.form.table(table.as_str())?, index, field)?
            }
        };
        Some(Spot { sheet: sheet.to_owned(), cell })
    }

    /// What a submission says, to be written into the form again.
    fn answers(&self, submission: &Submission) -> Answers {
        let said = |values: &CodeMap<Value>| -> BTreeMap<Code, Datum> {
            values.iter().filter_map(|(code, value)| Some((code.clone(), written(value)?))).collect()
        };
        let rows = |rows: &Vec<tonghop_core::Row>| rows.iter().map(|row| said(&row.cells)).collect();
        Answers {
            values: said(&submission.values),
            rows: submission.tables.iter().map(|(table, filled)| (table.clone(), rows(filled))).collect(),
            filled_on: submission.identity.filled_on,
            ..Answers::default()
        }
    }
}

/// What is written into the cell of an answer: what was taken, else the text as it stood.
fn written(value: &Value) -> Option<Datum> {
    let text = |text: &str| {
        let text: String = text.chars().take(LONGEST).collect();
        (!text.is_empty()).then(|| Datum::Text(Arc::from(text)))
    };
    let raw = value.source.as_ref().map_or("", |source| &source.raw);
    match (value.state, &value.datum) {
        (State::Blank | State::Computed, _) => None,
        (State::Given, Some(Datum::Text(words))) => text(words),
        (State::Given, datum) => datum.clone(),
        (State::ZeroWord, datum) if raw.is_empty() => datum.clone(),
        (State::ZeroWord | State::NotApplicable | State::Unreadable, _) => text(raw),
    }
}

/// A workbook while it is marked.
struct Marking<'a> {
    reply: &'a Reply<'a>,
    submission: &'a Submission,
    received: Option<Date>,
    making: Making,
    messages: &'a Messages,
}

impl Marking<'_> {
    fn mark(&self, file: &[u8], items: &mut [Item<'_>]) -> Result<ReturnCopy, Obstacle> {
        let layout = &self.reply.form.layout;
        let mut package = Package::open(file)?;
        let workbook = WorkbookPart::of(&mut package, layout)?;
        let mut styles = Styles::of(&mut package, &workbook.styles)?;
        // What stands at a sheet that is not in the file is told of the whole.
        for item in items.iter_mut() {
            let there = |spot: &Spot| workbook.sheets.iter().any(|(name, _)| *name == spot.sheet);
            item.spot = item.spot.take().filter(there);
        }
        let (author, mended) = (self.messages.text("reply-author"), self.messages.text("reply-note-mended"));
        let beginnings = ["reply-note-error", "reply-note-warning"];
        let beginnings = beginnings.map(|key| format!("{} (", self.messages.text(key)));
        for (name, part) in &workbook.sheets {
            if workbook.earlier_reply() == Some(part) {
                continue;
            }
            let (marks, words) = self.at_cells(name, items);
            let text = package.required(part)?;
            let mut cells = Cells::mark(&text, &marks, &mut styles)?;
            let notes = Notes { by_cell: &words, author: &author, mended: &mended, beginnings: &beginnings };
            notes.write(&mut package, part, &mut cells)?;
            if let Some(changed) = cells.finish() {
                package.set(part, changed);
            }
        }
        let sheet = ReplySheet {
            reply: self.reply,
            received: file_args(self.submission, self.received),
            items,
            matter: self.reply.matter(),
            making: self.making,
            messages: self.messages,
        };
        let sheet = sheet.part(&mut styles)?;
        workbook.put_reply(&mut package, layout, sheet)?;
        styles.finish(&mut package);
        Ok(ReturnCopy { bytes: package.into_bytes()?, extension: workbook.extension, making: self.making })
    }

    /// The marks and the notes at the cells of a sheet.
    fn at_cells(
        &self,
        sheet: &str,
        items: &[Item<'_>],
    ) -> (BTreeMap<CellRef, Mark>, BTreeMap<CellRef, String>) {
        let (mut marks, mut notes) = (BTreeMap::new(), BTreeMap::<CellRef, String>::new());
        let here = items.iter().filter_map(|item| Some((item, item.spot.as_ref()?)));
        for (item, spot) in here.filter(|(_, spot)| spot.sheet == sheet) {
            let mark = marks.entry(spot.cell).or_insert(item.mark);
            *mark = (*mark).min(item.mark);
            let note = item.note(self.messages);
            notes
                .entry(spot.cell)
                .and_modify(|before| {
                    before.push_str("\n\n");
                    before.push_str(&note);
                })
                .or_insert(note);
        }
        (marks, notes)
    }
}
