use tonghop_core::{Column, FieldType, Layout, RowTable, code_key, folded, name_key, unaccented};

use crate::excerpt::View;
use crate::heading::{Heading, HeadingCell, split_brackets, stated_measures};
use crate::index_row::IndexRow;
use crate::limits;
use crate::measure_change;
use crate::open::Workbook;
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
    workbook: &Workbook,
    table: &RowTable,
    layout: &Layout,
    taken: &[usize],
) -> Option<TableSheet> {
    let free = || workbook.sheets.iter().enumerate().filter(|(index, _)| !taken.contains(index));
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
        .and_then(|(index, sheet)| headings(index, sheet, table, layout, 1))
        .or_else(|| {
            let titled = free().filter(|(_, sheet)| titled(sheet));
            titled.filter_map(|(index, sheet)| headings(index, sheet, table, layout, 2)).max_by_key(count)
        })
        .or_else(|| {
            free().filter_map(|(index, sheet)| headings(index, sheet, table, layout, half)).max_by_key(count)
        })
}

/// The other sheets with nearly all headings of a table, among those that nothing else claims.
pub(crate) fn copies(
    workbook: &Workbook,
    table: &RowTable,
    layout: &Layout,
    taken: &[usize],
) -> Vec<TableSheet> {
    let least = 2.max(table.columns.len().saturating_sub(1));
    let free = workbook.sheets.iter().enumerate().filter(|(index, _)| !taken.contains(index));
    free.filter_map(|(index, sheet)| headings(index, sheet, table, layout, least)).collect()
}

/// The heading row of a sheet: the first that has all but one of as many of the table's headings as any row
/// has, and at least `least`; with the row under it where both together head more columns.
fn headings(
    index: usize,
    sheet: &Sheet,
    table: &RowTable,
    layout: &Layout,
    least: usize,
) -> Option<TableSheet> {
    let headed = |row: u32, cells: &Cells| {
        let one = Heading::of_row(row, cells);
        let columns = assign(table, &one.columns);
        let count = columns.iter().flatten().count();
        if let Some(two) = Heading::of_two_rows(row, sheet) {
            let both = assign(table, &two.columns);
            let lower = sheet.row(row + 1).map(|cells| Heading::of_row(row + 1, cells));
            let lower = lower.map_or(0, |lower| assign(table, &lower.columns).iter().flatten().count());
            let together = both.iter().flatten().count();
            if count > 0 && together > count && together > lower {
                return (two, both);
            }
        }
        (one, columns)
    };
    let found: Vec<(Heading, Vec<Option<u32>>)> = sheet
        .rows()
        .take(limits::HEADING_ROWS)
        .map(|(row, cells)| headed(row, cells))
        .filter(|(_, c)| c.iter().any(Option::is_some))
        .collect();
    let count = |columns: &[Option<u32>]| columns.iter().flatten().count();
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
        changed_measures,
    })
}

/// The column of the sheet for each column of the table, none of them twice: those that are headed by its
/// label alone first, then those with something in brackets behind it, then those that are spelled otherwise.
fn assign(table: &RowTable, headings: &[HeadingCell]) -> Vec<Option<u32>> {
    let mut columns = vec![None; table.columns.len()];
    let own = |cell: &HeadingCell| vec![cell.own.clone()];
    let both = |cell: &HeadingCell| {
        cell.parent.iter().map(|parent| format!("{parent} {}", cell.own)).collect::<Vec<_>>()
    };
    let over = |cell: &HeadingCell| cell.parent.iter().cloned().collect::<Vec<_>>();
    type Texts<'a> = &'a dyn Fn(&HeadingCell) -> Vec<String>;
    type Is = fn(&Column, &str) -> bool;
    let tiers: [(Texts<'_>, Is); 6] = [
        (&own, is_label),
        (&both, is_label_respelled),
        (&own, is_label_with_brackets),
        (&own, is_label_respelled),
        (&over, is_label),
        (&over, is_label_with_brackets),
    ];
    for (texts, is_heading) in tiers {
        for (index, column) in table.columns.iter().enumerate() {
            if columns[index].is_none() {
                let free = |cell: &&HeadingCell| !columns.contains(&Some(cell.column));
                let heads = |cell: &&HeadingCell| texts(cell).iter().any(|text| is_heading(column, text));
                columns[index] = headings.iter().filter(free).find(heads).map(|cell| cell.column);
            }
        }
    }
    columns
}

/// Whether a heading is a column's label, with its unit of measure in brackets if it has one, and with the
/// asterisk of a required column.
fn is_label(column: &Column, heading: &str) -> bool {
    let heading = heading.trim_end_matches('*').trim_end();
    heading == folded(&column.label) || heading == folded(&format!("{} ({})", column.label, column.measure))
}

/// Whether a heading is a column's label but for signs and accents.
fn is_label_respelled(column: &Column, heading: &str) -> bool {
    let key = |text: &str| unaccented(&name_key(text));
    let heading = key(heading);
    heading == key(&column.label) || heading == key(&format!("{} {}", column.label, column.measure))
}

/// Whether a heading is a column's label with anything in brackets behind it.
fn is_label_with_brackets(column: &Column, heading: &str) -> bool {
    let rest = heading.strip_prefix(&folded(&column.label)).map(str::trim);
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
    pub fn is_headed_again(&self, table: &RowTable, row: u32, cells: &Cells) -> bool {
        let columns = assign(table, &Heading::of_row(row, cells).columns);
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
