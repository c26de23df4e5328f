use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

use tonghop_core::{Column, FieldType, Layout, RowTable, code_key, folded, name_key, unaccented};

use crate::excerpt::View;
use crate::heading::{Heading, HeadingCell, HeadingRow, Headings, split_brackets, stated_measures};
use crate::index_row::IndexRow;
use crate::measure_change;
use crate::sheet::{Cells, Sheet};

/// The heading of a row table in a sheet.
#[derive(Debug)]
pub(crate) struct TableSheet {
    /// Index of the sheet in the workbook.
    pub sheet: usize,
    pub header_row: u32,
    pub last_header_row: u32,
    /// The column of the sheet for each column of the table.
    pub columns: Vec<Option<u32>>,
    pub index_columns: Vec<u32>,
    labels: Arc<ColumnLabels>,
    /// The unit of measure that the branch has put over each column in the place of the form's.
    pub changed_measures: Vec<Option<String>>,
}

/// What the first row under a heading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FirstRow {
    /// A row of the table.
    Data,
    /// It counts the columns.
    Index,
    /// Nobody can tell.
    Unclear,
}

/// Finds the sheet of a row table: the one that has its code for a name, else the one that begins with it, in its
/// name or its title, else the one whose headings are the table's.
pub(crate) fn find_table(
    sheets: &Headings<'_>,
    table: &RowTable,
    labels: &Arc<ColumnLabels>,
    layout: &Layout,
    taken: &[usize],
) -> Option<TableSheet> {
    let all = &sheets.workbook.sheets;
    let free = || all.iter().enumerate().filter(|(index, _)| !taken.contains(index));
    let headings = |index: usize, least: usize| headings(index, sheets, table, labels, layout, least);
    let code = code_key(table.code.as_str());
    let named = free().find(|(_, sheet)| code_key(&sheet.name) == code);
    let begins = |text: &str| {
        let first = text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
        first.is_some_and(|word| code_key(word) == code)
    };
    let titled = |sheet: &Sheet| {
        let texts = sheet.rows().take(5).flat_map(|(_, cells)| cells.values());
        begins(&sheet.name) || texts.filter_map(|cell| cell.text()).any(begins)
    };
    // Half of the headings and at least two: a sheet that is merely similar is not enough.
    let half = 2.max(table.columns.len().div_ceil(2));
    let count = |found: &TableSheet| found.columns.iter().flatten().count();
    named
        .and_then(|(index, _)| headings(index, 1))
        .or_else(|| {
            let titled = free().filter(|(_, sheet)| titled(sheet));
            titled.filter_map(|(index, _)| headings(index, 2)).max_by_key(count)
        })
        .or_else(|| free().filter_map(|(index, _)| headings(index, half)).max_by_key(count))
}

/// The other sheets with nearly all headings of a table, among those that nothing else claims.
pub(crate) fn copies(
    sheets: &Headings<'_>,
    table: &RowTable,
    labels: &Arc<ColumnLabels>,
    layout: &Layout,
    taken: &[usize],
) -> Vec<TableSheet> {
    let least = 2.max(table.columns.len().saturating_sub(1));
    let free = (0..sheets.workbook.sheets.len()).filter(|index| !taken.contains(index));
    free.filter_map(|index| headings(index, sheets, table, labels, layout, least)).collect()
}

/// The heading row of a sheet: the first that has all but one of as many of the table's headings as any row
/// has, and at least `least`; with the row under it where both together head more columns.
fn headings(
    index: usize,
    sheets: &Headings<'_>,
    table: &RowTable,
    labels: &Arc<ColumnLabels>,
    layout: &Layout,
    least: usize,
) -> Option<TableSheet> {
    let sheet = &sheets.workbook.sheets[index];
    let count = |columns: &[Option<u32>]| columns.iter().flatten().count();
    let headed = |(row, below): (&HeadingRow<'_>, Option<&HeadingRow<'_>>)| {
        let one = row.one();
        let columns = assign(labels, &one.columns);
        if count(&columns) > 0
            && let Some(two) = row.two(below)
        {
            let both = assign(labels, &two.columns);
            let lower = || below.map_or(0, |lower| count(&assign(labels, &lower.one().columns)));
            if count(&both) > count(&columns) && count(&both) > lower() {
                return (two.clone(), both);
            }
        }
        (one.clone(), columns)
    };
    // A row of fewer texts than that is no heading, whatever they say.
    let is_wide = |(row, below): &(&HeadingRow<'_>, Option<&HeadingRow<'_>>)| {
        row.texts + below.map_or(0, |below| below.texts) >= least
            && row.one().columns.len().max(row.two(*below).map_or(0, |two| two.columns.len())) >= least
    };
    let may_head = |(row, _): &(&HeadingRow<'_>, Option<&HeadingRow<'_>>)| {
        row.cells.values().filter_map(|cell| cell.text()).any(|text| labels.may_be_headed_by(text))
    };
    let found: Vec<(Heading, Vec<Option<u32>>)> = sheets
        .rows(index)
        .iter()
        .filter(may_head)
        .filter(is_wide)
        .map(headed)
        .filter(|(_, c)| c.iter().any(Option::is_some))
        .collect();
    let most = found.iter().map(|(_, columns)| count(columns)).max()?;
    let enough = least.max(most.saturating_sub(1)).max(1);
    let (heading, columns) = found.into_iter().find(|(_, columns)| count(columns) >= enough)?;
    let is_index = |text: &str| layout.matches_folded("columns.index", text);
    let index_columns = heading
        .columns
        .iter()
        .filter(|cell| cell.texts().iter().any(|text| is_index(text)))
        .map(|cell| cell.column)
        .collect();
    let above = sheet.rows().take_while(|(row, _)| *row <= heading.last_row);
    let texts = above.flat_map(|(_, cells)| cells.values()).filter_map(|cell| cell.text());
    let stated: Vec<String> = texts.flat_map(|text| stated_measures(text, layout)).collect();
    let changed_measures = table
        .columns
        .iter()
        .zip(&columns)
        .map(|(column, at)| {
            let cell = heading.columns.iter().find(|cell| Some(cell.column) == *at)?;
            let own = split_brackets(&cell.own).1.map(str::to_owned);
            let under = cell.parent.is_some().then(|| cell.own.trim_matches(['(', ')']).to_owned());
            let changes =
                |text: &String| measure_change::changes(&column.measure, column.column_type, text, layout);
            own.into_iter().chain(under).chain(stated.iter().cloned()).find(changes)
        })
        .collect();
    Some(TableSheet {
        sheet: index,
        header_row: heading.first_row,
        last_header_row: heading.last_row,
        columns,
        index_columns,
        labels: labels.clone(),
        changed_measures,
    })
}

/// The labels of a table's columns as headings are compared with them.
#[derive(Debug)]
pub(crate) struct ColumnLabels {
    labels: Vec<ColumnLabel>,
    /// Whether a label has so many letters and digits, with its unit of measure or without.
    lengths: Vec<bool>,
}

#[derive(Debug)]
struct ColumnLabel {
    /// The label, and the label with its unit of measure in brackets, folded.
    folded: [String; 2],
    /// The same without signs and accents, each with its number of letters and digits.
    keys: [(usize, String); 2],
}

impl ColumnLabels {
    pub fn of(table: &RowTable) -> Self {
        let label = |column: &Column| {
            let measured = format!("{} ({})", column.label, column.measure);
            let key = |text: &str| (letters(text), respelled(text));
            ColumnLabel {
                folded: [folded(&column.label), folded(&measured)],
                keys: [key(&folded(&column.label)), key(&folded(&measured))],
            }
        };
        let labels: Vec<ColumnLabel> = table.columns.iter().map(label).collect();
        let mut lengths = Vec::new();
        for (length, _) in labels.iter().flat_map(|label| &label.keys) {
            lengths.resize(lengths.len().max(length + 1), false);
            lengths[*length] = true;
        }
        Self { labels, lengths }
    }

    /// Whether a text, as it stands in a cell, may head a column: whether it has as many letters as a label, or may
    /// begin with one. Nearly all texts of a workbook do not, and need not be folded to see that.
    fn may_be_headed_by(&self, text: &str) -> bool {
        if !text.chars().all(is_folded_alone) {
            return true;
        }
        let letters = letters(text);
        let first = text.trim_start().chars().next().and_then(|first| first.to_lowercase().next());
        let begins = |label: &ColumnLabel| {
            label.folded[0].is_empty()
                || (label.keys[0].0 <= letters && label.folded[0].chars().next() == first)
        };
        self.has_length(letters) || self.labels.iter().any(begins)
    }

    fn has_length(&self, letters: usize) -> bool {
        self.lengths.get(letters).copied().unwrap_or_default()
    }
}

/// Whether a letter is folded by itself, into as many letters: the letters of Vietnamese and all before them are.
fn is_folded_alone(letter: char) -> bool {
    letter < '\u{300}' || ('\u{1ea0}'..='\u{1ef9}').contains(&letter)
}

/// A text without regard to signs and accents.
fn respelled(text: &str) -> String {
    unaccented(&name_key(text))
}

/// How many letters and digits a folded text has; accents do not change it.
fn letters(folded: &str) -> usize {
    // The letters of Vietnamese stand in these blocks, of which few characters are no letters.
    let is_one = |c: char| match c {
        '\u{c0}'..='\u{24f}' => !matches!(c, '×' | '÷'),
        '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphanumeric(),
    };
    folded.chars().filter(|c| is_one(*c)).count()
}

/// A heading, folded, and how many letters and digits it has.
struct Text<'t> {
    text: Cow<'t, str>,
    letters: OnceCell<usize>,
}

impl<'t> Text<'t> {
    fn of(text: impl Into<Cow<'t, str>>) -> Self {
        Self { text: text.into(), letters: OnceCell::new() }
    }

    fn letters(&self) -> usize {
        *self.letters.get_or_init(|| letters(&self.text))
    }
}

/// The ways to read what stands over a column.
struct Readings<'t> {
    own: Text<'t>,
    both: Option<Text<'t>>,
    over: Option<Text<'t>>,
}

impl<'t> Readings<'t> {
    fn of(cell: &'t HeadingCell) -> Self {
        Self {
            own: Text::of(cell.own.as_str()),
            both: cell.parent.as_ref().map(|parent| Text::of(format!("{parent} {}", cell.own))),
            over: cell.parent.as_deref().map(Text::of),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Text<'t>> {
        std::iter::once(&self.own).chain(&self.both).chain(&self.over)
    }
}

/// The column of the sheet for each column of the table, none of them twice: those that are headed by its
/// label alone first, then those with something in brackets behind it, then those that are spelled otherwise.
fn assign(labels: &ColumnLabels, headings: &[HeadingCell]) -> Vec<Option<u32>> {
    let mut columns = vec![None; labels.labels.len()];
    let candidates: Vec<(u32, Readings<'_>)> = headings
        .iter()
        .map(|cell| (cell.column, Readings::of(cell)))
        .filter(|(_, texts)| texts.all().any(|text| may_head(labels, text)))
        .collect();
    if candidates.is_empty() {
        return columns;
    }
    type Reading = for<'r, 't> fn(&'r Readings<'t>) -> Option<&'r Text<'t>>;
    type Is = fn(&ColumnLabel, &Text<'_>) -> bool;
    let (own, both, over): (Reading, Reading, Reading) =
        (|texts| Some(&texts.own), |texts| texts.both.as_ref(), |texts| texts.over.as_ref());
    let tiers: [(Reading, Is); 6] = [
        (own, is_label),
        (both, is_label_respelled),
        (own, is_label_with_brackets),
        (own, is_label_respelled),
        (over, is_label),
        (over, is_label_with_brackets),
    ];
    for (reading, is_heading) in tiers {
        for (index, label) in labels.labels.iter().enumerate() {
            if columns[index].is_none() {
                let free = |column: u32| !columns.contains(&Some(column));
                let heads = |texts: &Readings<'_>| reading(texts).is_some_and(|text| is_heading(label, text));
                let found = candidates.iter().find(|(column, texts)| free(*column) && heads(texts));
                columns[index] = found.map(|(column, _)| *column);
            }
        }
    }
    columns
}

/// Whether a text can head any of the columns. Nearly all texts of a workbook cannot, and this costs least.
fn may_head(labels: &ColumnLabels, heading: &Text<'_>) -> bool {
    labels.has_length(heading.letters())
        || labels.labels.iter().any(|label| heading.text.starts_with(label.folded[0].as_str()))
}

/// Whether a heading is a column's label, with its unit of measure in brackets if it has one, and with the
/// asterisk of a required column.
fn is_label(label: &ColumnLabel, heading: &Text<'_>) -> bool {
    let heading = heading.text.trim_end_matches('*').trim_end();
    label.folded.iter().any(|label| label == heading)
}

/// Whether a heading is a column's label but for signs and accents.
fn is_label_respelled(label: &ColumnLabel, heading: &Text<'_>) -> bool {
    // Most texts of a sheet are of another length, and need not be taken apart.
    let mut alike = label.keys.iter().filter(|(letters, _)| *letters == heading.letters()).peekable();
    alike.peek().is_some() && {
        let heading = respelled(&heading.text);
        alike.any(|(_, key)| *key == heading)
    }
}

/// Whether a heading is a column's label with anything in brackets behind it.
fn is_label_with_brackets(label: &ColumnLabel, heading: &Text<'_>) -> bool {
    let rest = heading.text.strip_prefix(label.folded[0].as_str()).map(str::trim);
    rest.is_some_and(|rest| rest.starts_with('(') && rest.contains(')'))
}

impl TableSheet {
    /// The sheet as it may be shown. Beside the columns that are not about persons a sheet about persons may hold
    /// anything about them anywhere.
    pub fn view(&self, table: &RowTable) -> View {
        let personal = table.columns.iter().any(|column| column.personal);
        let shown = || {
            let columns = table.columns.iter().zip(&self.columns).filter(|(column, _)| !column.personal);
            columns.filter_map(|(_, at)| *at).chain(self.index_columns.iter().copied()).collect()
        };
        View { sheet: self.sheet, heading_row: self.header_row, shown: personal.then(shown) }
    }

    /// Whether a row heads the columns again, as where a table goes on under a second heading.
    pub fn is_headed_again(&self, row: u32, cells: &Cells) -> bool {
        let columns = assign(&self.labels, &Heading::of_row(row, cells).columns);
        let same = columns.iter().zip(&self.columns).filter(|(again, at)| again.is_some() && again == at);
        let (same, all) = (same.count(), self.columns.iter().flatten().count());
        same >= 2 && same == all
    }

    /// What the first row under the heading is. One that counts the columns shows it by letters or brackets, or
    /// by a number where the table has words; plain numbers in a table of numbers show nothing.
    pub fn first_row(&self, table: &RowTable, cells: &Cells) -> FirstRow {
        let Some(index) = IndexRow::of(cells) else { return FirstRow::Data };
        let is_word = |column: &Column| {
            matches!(column.column_type, FieldType::Text | FieldType::Choice | FieldType::Date)
        };
        let mut headed = table.columns.iter().zip(&self.columns);
        let in_words = headed.any(|(column, at)| {
            is_word(column) && at.and_then(|at| cells.get(&at)).is_some_and(|cell| !cell.is_blank())
        });
        let all = self.columns.iter().flatten().count() + self.index_columns.len();
        if index.marked || (in_words && index.columns >= 3) {
            FirstRow::Index
        } else if index.columns >= 3 && index.columns >= all {
            FirstRow::Unclear
        } else {
            FirstRow::Data
        }
    }
}
