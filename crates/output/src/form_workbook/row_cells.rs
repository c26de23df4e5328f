use rust_xlsxwriter::utility::{cell_range_absolute, row_col_to_cell_absolute};
use rust_xlsxwriter::{ColNum, RowNum};
use tonghop_core::{Code, Column, FieldType, Form, Layout, RowTable, Value, folded};

use super::answer_reading::{AnswerReading, Reading};
use super::choice_list::ChoiceLists;
use super::content::Content;
use super::rule_plan::HiddenCell;
use super::table_sheet::Extent;
use super::word_lists::{WordList, WordLists};

/// How many rows a person may insert into a table before rules have nothing to say of it any more.
const SPARE: RowNum = 15;

/// What stands in the columns of a table: which answer of a row is the first, the texts of the row's number and
/// of that answer, whether the row is one of the table, and what the columns say that rules name.
const FIRST: ColNum = 0;
const NUMBER: ColNum = 1;
const CONTENT: ColNum = 2;
const IS_ROW: ColNum = 3;
const NAMED: ColNum = 4;

/// The rows of a row table as rules see them, in hidden columns of the check sheet: which rows of its sheet
/// count, and what the columns say that rules name. The sheet of the table is reached through its whole
/// range, so that inserted rows are seen.
#[derive(Debug)]
pub(super) struct RowCells<'a> {
    table: &'a RowTable,
    /// The columns that rules name.
    columns: Vec<&'a Column>,
    /// The range of the table in its sheet, from the heading to the row below the last.
    range: String,
    capacity: RowNum,
    first_column: ColNum,
}

impl<'a> RowCells<'a> {
    pub fn new(table: &'a RowTable, columns: Vec<&'a Column>, extent: Extent, first_column: ColNum) -> Self {
        let Extent { heading, last } = extent;
        let last_column = ColNum::try_from(table.columns.len()).unwrap_or(ColNum::MAX);
        let range = cell_range_absolute(heading, 0, last + 1, last_column);
        let range = format!("{}{range}", super::rule_plan::of_sheet(table.code.as_str()));
        Self { table, columns, range, capacity: last - heading + SPARE, first_column }
    }

    /// How many columns of the check sheet it takes.
    pub fn width(&self) -> ColNum {
        NAMED + ColNum::try_from(self.columns.len()).unwrap_or_default()
    }

    pub fn code(&self) -> &Code {
        &self.table.code
    }

    /// The range that has 1 for every row of the table.
    pub fn counted(&self) -> String {
        self.column_range(IS_ROW)
    }

    /// The range that has what a column says.
    pub fn range_of(&self, column: &Code) -> Option<String> {
        let index = self.columns.iter().position(|known| known.id == *column)?;
        Some(self.column_range(NAMED + ColNum::try_from(index).ok()?))
    }

    fn column_range(&self, index: ColNum) -> String {
        let column = self.first_column + index;
        cell_range_absolute(0, column, self.capacity - 1, column)
    }

    /// Whether more rows have been inserted than there is room for here.
    pub fn overflow(&self) -> String {
        format!("ROWS({})>{}", self.range, self.capacity + 2)
    }

    /// The cells of the check sheet.
    pub fn cells(&self, words: &WordLists, lists: &ChoiceLists, layout: &Layout) -> Vec<HiddenCell> {
        let mut cells = Vec::new();
        for row in 0..self.capacity {
            let at = |index: ColNum| (row, self.first_column + index);
            let place = |index: ColNum| row_col_to_cell_absolute(row, self.first_column + index);
            let (first, is_row) = (place(FIRST), place(IS_ROW));
            let mut push = |index: ColNum, formula: String| {
                cells.push(HiddenCell { at: at(index), formula, result: String::new() });
            };
            push(FIRST, self.first(row));
            // An error is no text.
            push(NUMBER, format!("IFERROR(TRIM({}),\"\")", self.cell(row, "1")));
            let content = self.cell(row, &format!("{}-{first}", self.table.columns.len() + 2));
            push(CONTENT, format!("IF({first}<=0,\"\",TRIM({content}))"));
            push(IS_ROW, self.is_row(row, &first, [&place(NUMBER), &place(CONTENT)], words));
            for (column, index) in self.columns.iter().zip(NAMED..) {
                let place = self.table.columns.iter().position(|known| known.id == column.id);
                let cell = self.cell(row, &(place.unwrap_or_default() + 2).to_string());
                let read =
                    AnswerReading::of_column(column, layout).formula(&cell, words, lists, &|reading| {
                        match reading {
                            Reading::Given(formula) => formula,
                            Reading::Blank | Reading::NotApplicable => "\"\"".to_owned(),
                            Reading::Unreadable => "NA()".to_owned(),
                        }
                    });
                push(index, format!("IF({is_row}=0,\"\",{read})"));
            }
        }
        cells
    }

    /// A cell of the table; columns count from 1, and the first has the numbers of the rows.
    fn cell(&self, row: RowNum, column: &str) -> String {
        format!("INDEX({},{},{column})", self.range, row + 2)
    }

    /// All columns of a row of the table but the numbers.
    fn answers(&self, row: RowNum) -> String {
        let last = self.table.columns.len() + 1;
        format!("{}:{}", self.cell(row, "2"), self.cell(row, &last.to_string()))
    }

    /// Which column is the first with content, counted from the last, which is 1; 0 where there is none, and
    /// -1 where an error stands in one.
    fn first(&self, row: RowNum) -> String {
        let answers = self.answers(row);
        let places: Vec<String> =
            (1..=self.table.columns.len()).rev().map(|place| place.to_string()).collect();
        format!(
            "IF(ROWS({})<{},0,IF(SUMPRODUCT(--ISERROR({answers}))>0,-1,SUMPRODUCT(MAX((LEN(TRIM({answers}))>0)*{{{}}}))))",
            self.range,
            row + 2,
            places.join(",")
        )
    }

    /// Whether a row of the sheet is one of the table: not one that adds the others up, nor a lone number
    /// among words.
    /// `texts` are the cells with the text of the number of the row and of its first content.
    fn is_row(&self, row: RowNum, first: &str, [number, content]: [&str; 2], words: &WordLists) -> String {
        let answers = self.answers(row);
        let mask = |is: &dyn Fn(&Column) -> bool| {
            let mask: Vec<&str> =
                self.table.columns.iter().map(|column| if is(column) { "1" } else { "0" }).collect();
            format!("{{{}}}", mask.join(","))
        };
        let must_say = mask(&must_say);
        let place = format!("{}-{first}", self.table.columns.len() + 1);
        let says_more = format!("SUMPRODUCT((LEN(TRIM({answers}))>0)*{must_say})");
        let is_number =
            format!("ISNUMBER({})", self.cell(row, &format!("{}-{first}", self.table.columns.len() + 2)));
        let lone = format!(
            "AND({is_number},SUMPRODUCT(--(LEN(TRIM({answers}))>0))=1,INDEX({},1,{place})=1)",
            mask(&is_word)
        );
        let names_total = |cell: &str| names_total(cell, words);
        format!(
            "IF({first}<=0,-{first},IF({},IF({says_more}>0,1,0),IF({},IF({says_more}>INDEX({must_say},1,{place}),1,0),\
             IF({lone},0,1))))",
            names_total(number),
            names_total(content)
        )
    }

    /// The rows that those formulas see in these answers.
    pub fn rows(table: &RowTable, contents: &[Vec<Content>], form: &Form) -> Vec<Vec<(Code, Value)>> {
        let read = |cells: &Vec<Content>| {
            let columns = table.columns.iter().zip(cells);
            let value = |(column, content): (&Column, &Content)| {
                let value = match content {
                    Content::Text(text) if text.trim().is_empty() => Value::absent(),
                    content => AnswerReading::of_column(column, &form.layout).value(content),
                };
                (column.id.clone(), value)
            };
            columns.map(value).collect()
        };
        contents.iter().filter(|cells| is_row(table, cells, &form.layout)).map(read).collect()
    }
}

/// What every row says beside figures and one that adds the others up does not.
fn must_say(column: &Column) -> bool {
    column.required && !column.column_type.is_number()
}

fn is_word(column: &Column) -> bool {
    matches!(column.column_type, FieldType::Text | FieldType::Choice)
}

/// Whether the text in a cell begins with a word for a total, as a whole word.
fn names_total(cell: &str, words: &WordLists) -> String {
    let list = words.range(WordList::Total);
    let next = format!("MID({cell}&\" \",LEN({list})+1,1)");
    format!(
        "SUMPRODUCT((LEFT({cell},LEN({list}))={list})*EXACT(UPPER({next}),LOWER({next}))\
         *ISERROR(FIND({next},\"0123456789\")))>0"
    )
}

/// As [`RowCells::is_row`].
fn is_row(table: &RowTable, cells: &[Content], layout: &Layout) -> bool {
    let filled: Vec<(&Column, &Content)> =
        table.columns.iter().zip(cells).filter(|(_, content)| !content.is_blank()).collect();
    let Some(((column, content), others)) = filled.split_first() else { return false };
    if let Content::Text(text) = content
        && layout.begins("words.total", &folded(text))
    {
        return others.iter().any(|(column, _)| must_say(column));
    }
    !(others.is_empty() && is_word(column) && content.number().is_some())
}
