use std::collections::HashMap;

use tonghop_core::{CellRef, Form, Layout, folded, unaccented};

use crate::compiled_form::CompiledForm;
use crate::heading::{Heading, HeadingCell, split_brackets, stated_measures};
use crate::label::Written;
use crate::limits;
use crate::open::Workbook;
use crate::sheet::{Cells, Sheet};

/// A sheet whose heading names an answer column, beside codes or labels of the form.
#[derive(Debug)]
pub(crate) struct FormSheet {
    /// Its index in the workbook.
    pub sheet: usize,
    /// The first row of the heading.
    pub header_row: u32,
    /// The last row of the heading.
    pub last_header_row: u32,
    /// The column of codes, unless the branch has taken it out.
    pub code_column: Option<u32>,
    pub label_column: Option<u32>,
    pub measure_column: Option<u32>,
    /// The columns headed as answers; mostly one.
    pub answer_columns: Vec<u32>,
    /// Units of measure that stand over the answers of the whole sheet.
    pub measures: Vec<String>,
    /// The other columns that have a heading of the form.
    headed: Vec<(u32, ColumnRole)>,
}

/// What a column of a form sheet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnRole {
    Code,
    Label,
    Measure,
    Answer,
    TextAnswer,
    Prior,
    Note,
    Check,
    /// It has no heading of the form.
    None,
}

/// The headings that a form sheet may have.
const HEADINGS: [(&str, ColumnRole); 9] = [
    ("columns.code", ColumnRole::Code),
    ("columns.label", ColumnRole::Label),
    ("columns.measure", ColumnRole::Measure),
    ("columns.answer", ColumnRole::Answer),
    ("columns.text_answer", ColumnRole::TextAnswer),
    ("columns.prior", ColumnRole::Prior),
    ("columns.note", ColumnRole::Note),
    ("columns.check", ColumnRole::Check),
    ("columns.index", ColumnRole::Prior),
];

/// The headings of a form sheet by their words, taken apart once for all files.
#[derive(Debug)]
pub(crate) struct HeadingWords {
    folded: HashMap<String, ColumnRole>,
    /// Without accents: a form that was typed without them has none in its headings either.
    plain: HashMap<String, ColumnRole>,
}

impl HeadingWords {
    pub fn of(layout: &Layout) -> Self {
        let words = || {
            HEADINGS.iter().flat_map(|(key, role)| layout.list(key).iter().map(|word| (folded(word), *role)))
        };
        let mut words_of = Self { folded: HashMap::new(), plain: HashMap::new() };
        for (word, role) in words() {
            words_of.plain.entry(unaccented(&word)).or_insert(role);
            words_of.folded.entry(word).or_insert(role);
        }
        words_of
    }

    /// What a column under a folded heading is for.
    fn named(&self, heading: &str) -> Option<ColumnRole> {
        let bare = heading.trim_end_matches(':').trim_end();
        let plain = || self.plain.get(bare).filter(|_| bare.is_ascii());
        self.folded.get(bare).or_else(plain).copied()
    }
}

impl FormSheet {
    pub fn role_of(&self, column: u32) -> ColumnRole {
        if self.answer_columns.contains(&column) {
            return ColumnRole::Answer;
        }
        if self.code_column == Some(column) {
            return ColumnRole::Code;
        }
        self.headed.iter().find(|(at, _)| *at == column).map_or(ColumnRole::None, |(_, role)| *role)
    }

    /// The columns of a role other than code and answer, from the left.
    pub fn columns_of(&self, role: ColumnRole) -> impl Iterator<Item = u32> {
        self.headed.iter().filter(move |(_, own)| *own == role).map(|(column, _)| *column)
    }

    /// Whether nothing stands over a column where the others have their headings.
    pub fn is_unheaded(&self, sheet: &Sheet, column: u32) -> bool {
        let heads = |row| sheet.get(CellRef::new(row, column)).is_some_and(|cell| !cell.is_blank());
        !(self.header_row..=self.last_header_row).any(heads)
    }
}

/// Whether a sheet is one of the form's own that takes no answer: the guide, and the one that judges the answers.
/// Both show headings and codes too.
fn takes_no_answer(sheet: &Sheet, form: &Form) -> bool {
    ["sheets.guide", "sheets.check"].iter().any(|key| form.layout.is(key, &sheet.name))
}

/// The sheets that hold answers, wherever they stand and whatever they are called.
pub(crate) fn form_sheets(
    workbook: &Workbook,
    form: &Form,
    compiled: &CompiledForm,
    taken: &[usize],
) -> Vec<FormSheet> {
    workbook
        .sheets
        .iter()
        .enumerate()
        .filter(|(index, sheet)| !taken.contains(index) && !takes_no_answer(sheet, form))
        .filter_map(|(index, sheet)| form_sheet(index, sheet, form, compiled))
        .collect()
}

fn form_sheet(index: usize, sheet: &Sheet, form: &Form, compiled: &CompiledForm) -> Option<FormSheet> {
    let words = &compiled.heading_words;
    let headed = |row: u32, cells: &Cells| {
        let one = Columns::under(Heading::of_row(row, cells), form, words);
        let two = Heading::of_two_rows(row, sheet).filter(|_| !has_code(sheet, row + 1, compiled));
        let two = two.map(|heading| Columns::under(heading, form, words));
        // A lower row that is a heading by itself has no part above it.
        let lower = || Some(Columns::under(Heading::of_row(row + 1, sheet.row(row + 1)?), form, words));
        let whole = |lower: &Columns| {
            !lower.answers.is_empty() && (lower.code().is_some() || lower.label().is_some())
        };
        let two = two.filter(|_| !lower().as_ref().is_some_and(whole));
        match two {
            Some(two) if two.says_more_than(&one) => two,
            _ => one,
        }
    };
    for (row, cells) in sheet.rows().take(limits::HEADING_ROWS) {
        let columns = headed(row, cells);
        if columns.code().is_some() && !columns.answers.is_empty() {
            let code = columns.code();
            return Some(columns.sheet(index, sheet, code, form));
        }
    }
    for (row, cells) in sheet.rows().take(limits::HEADING_ROWS) {
        let columns = headed(row, cells);
        if columns.answers.is_empty() {
            continue;
        }
        let below = columns.heading.last_row;
        let code = code_column(sheet, below, compiled);
        let count = |column| labels_below(sheet, below, column, form, compiled);
        if code.is_some() || columns.label().map_or(0, count) >= 2 {
            return Some(columns.sheet(index, sheet, code, form));
        }
    }
    None
}

/// Whether a sheet has the codes of the form in a column, though nothing says where its answers are.
pub(crate) fn has_codes(sheet: &Sheet, form: &Form, compiled: &CompiledForm) -> bool {
    let asks = !takes_no_answer(sheet, form);
    sheet.rows().next().filter(|_| asks).is_some_and(|(first, _)| {
        code_column(sheet, first, compiled).is_some_and(|column| {
            let count = sheet.rows().filter(|(_, cells)| is_code_at(cells, column, compiled)).count();
            count * 2 >= form.fields().len()
        })
    })
}

fn is_code_at(cells: &Cells, column: u32, compiled: &CompiledForm) -> bool {
    let text = cells.get(&column).and_then(|cell| cell.text());
    text.is_some_and(|text| compiled.codes.has(text))
}

fn has_code(sheet: &Sheet, row: u32, compiled: &CompiledForm) -> bool {
    let cells = sheet.row(row).into_iter().flat_map(|cells| cells.values());
    cells.filter_map(|cell| cell.text()).any(|text| compiled.codes.has(text))
}

/// The column below a row in which the codes of the form stand, two of them at least.
fn code_column(sheet: &Sheet, above: u32, compiled: &CompiledForm) -> Option<u32> {
    let mut counts: std::collections::BTreeMap<u32, usize> = std::collections::BTreeMap::new();
    for (_, cells) in sheet.rows().filter(|(row, _)| *row >= above) {
        let texts = cells.iter().filter_map(|(column, cell)| Some((column, cell.text()?)));
        for (column, _) in texts.filter(|(_, text)| text.len() <= 32 && compiled.codes.has(text)) {
            *counts.entry(*column).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, count)| *count >= 2)
        .max_by_key(|(column, count)| (*count, u32::MAX - column))
        .map(|(column, _)| column)
}

fn labels_below(sheet: &Sheet, above: u32, column: u32, form: &Form, compiled: &CompiledForm) -> usize {
    let texts = sheet
        .rows()
        .filter(|(row, _)| *row > above)
        .take(limits::HEADING_ROWS)
        .filter_map(|(_, cells)| cells.get(&column)?.text());
    let is_label = |text: &&str| {
        let written = Written::of(text);
        form.fields().iter().any(|field| written.is_same(field, &compiled.labels))
    };
    texts.filter(is_label).take(2).count()
}

/// What the columns under a heading are for.
struct Columns {
    heading: Heading,
    roles: Vec<(u32, ColumnRole)>,
    answers: Vec<u32>,
    /// Units of measure in brackets behind the headings of answers.
    measures: Vec<String>,
}

impl Columns {
    fn under(heading: Heading, form: &Form, words: &HeadingWords) -> Self {
        let layout = &form.layout;
        let role = |cell: &HeadingCell| {
            let texts = cell.texts();
            let exact = texts.iter().find_map(|text| words.named(text));
            let plain = || texts.iter().find_map(|text| words.named(split_brackets(text).0));
            exact.or_else(plain)
        };
        let roles: Vec<(u32, ColumnRole)> =
            heading.columns.iter().filter_map(|cell| Some((cell.column, role(cell)?))).collect();
        let of = |wanted: ColumnRole| -> Vec<u32> {
            roles.iter().filter(|(_, role)| *role == wanted).map(|(column, _)| *column).collect()
        };
        let mut answers = of(ColumnRole::Answer);
        if answers.is_empty() {
            answers = of(ColumnRole::TextAnswer);
        }
        if answers.is_empty() {
            // `Thực hiện quý I`: a heading that begins like one of answers, if it is the only one.
            let begins = |cell: &&HeadingCell| {
                layout.begins("columns.answer", &cell.own) && !roles.iter().any(|(at, _)| *at == cell.column)
            };
            let mut begun = heading.columns.iter().filter(begins).map(|cell| cell.column);
            answers.extend(begun.next().filter(|_| begun.next().is_none()));
        }
        let measures = heading
            .columns
            .iter()
            .filter(|cell| answers.contains(&cell.column))
            .flat_map(|cell| {
                let inside = |text: &str| split_brackets(text).1.map(str::to_owned);
                let parent = cell.parent.as_deref().and_then(inside);
                let own = inside(&cell.own).or_else(|| Some(cell.own.trim_matches(['(', ')']).to_owned()));
                own.into_iter().chain(parent)
            })
            .collect();
        Self { heading, roles, answers, measures }
    }

    fn first(&self, wanted: ColumnRole) -> Option<u32> {
        self.roles.iter().find(|(_, role)| *role == wanted).map(|(column, _)| *column)
    }

    fn code(&self) -> Option<u32> {
        self.first(ColumnRole::Code)
    }

    fn label(&self) -> Option<u32> {
        self.first(ColumnRole::Label)
    }

    /// Whether two rows head columns that the upper one alone does not.
    fn says_more_than(&self, one: &Self) -> bool {
        let known = |column: u32| one.roles.iter().any(|(at, _)| *at == column);
        let more = self.roles.iter().any(|(column, _)| !known(*column));
        more && !self.answers.is_empty()
    }

    fn sheet(self, index: usize, sheet: &Sheet, code_column: Option<u32>, form: &Form) -> FormSheet {
        let above = sheet.rows().take_while(|(row, _)| *row <= self.heading.last_row);
        let texts = above.flat_map(|(_, cells)| cells.values()).filter_map(|cell| cell.text());
        let stated = texts.flat_map(|text| stated_measures(text, &form.layout));
        FormSheet {
            sheet: index,
            header_row: self.heading.first_row,
            last_header_row: self.heading.last_row,
            code_column,
            label_column: self.label(),
            measure_column: self.first(ColumnRole::Measure),
            measures: self.measures.iter().cloned().chain(stated).collect(),
            headed: self.roles.into_iter().filter(|(column, _)| !self.answers.contains(column)).collect(),
            answer_columns: self.answers,
        }
    }
}
