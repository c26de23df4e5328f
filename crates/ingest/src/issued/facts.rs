//! What a consolidated workbook says of itself on its hidden sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use tonghop_core::{Code, FieldType, FileStamp, Issue, IssuedField, Language, folded};

use super::IssueError;
use crate::open::Workbook;
use crate::sheet::Sheet;

/// The word that the sheet begins with, and the version of its layout.
const MARK: &str = "tonghop";
const VERSION: &str = "1";

/// A row table with its sheet.
pub(super) struct TableFacts {
    pub code: Code,
    pub sheet: String,
    /// Whether its rows stand there, or only how many each unit has.
    pub rows: bool,
    /// The headings of its columns, with the ids.
    pub columns: Vec<(String, Code)>,
}

pub(super) struct Facts {
    /// The number of the sheet in the workbook.
    pub sheet: usize,
    pub issue: Issue,
    pub fields: Vec<IssuedField>,
    pub tables: Vec<TableFacts>,
    /// Names of sheets by what they are.
    pub sheets: Vec<(String, String)>,
    /// Headings and words by their keys, folded.
    headings: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
}

impl Facts {
    pub fn of(workbook: &Workbook) -> Result<Self, IssueError> {
        let marked = |sheet: &Sheet| rows(sheet).next().is_some_and(|row| at(&row, 0) == MARK);
        let place = workbook.sheets.iter().position(marked).ok_or(IssueError::NotConsolidated)?;
        let rows: Vec<Vec<&str>> = rows(&workbook.sheets[place]).collect();
        if rows.first().is_some_and(|row| at(row, 1) != VERSION) {
            return Err(IssueError::Newer);
        }
        let fact = |word: &'static str| {
            let row = rows.iter().find(|row| at(row, 0) == word);
            row.map(|row| at(row, 1).to_owned()).ok_or(IssueError::Damaged(word))
        };
        let stamps = |word: &str| -> Vec<FileStamp> {
            let named = rows.iter().filter(|row| at(row, 0) == word);
            named
                .map(|row| FileStamp { path: Arc::from(at(row, 1)), sha256: Arc::from(at(row, 2)) })
                .collect()
        };
        let language = fact("language")?;
        let issue = Issue {
            form: fact("form")?,
            version: fact("version")?,
            title: fact("title")?,
            period: fact("period")?.parse().map_err(|_no_period| IssueError::Damaged("period"))?,
            language: Language::ALL
                .into_iter()
                .find(|known| known.word() == language)
                .ok_or(IssueError::Damaged("language"))?,
            program: fact("program")?,
            provisional: fact("provisional")? == "yes",
            declarations: stamps("declaration"),
            inputs: stamps("input"),
        };
        let pairs = |word: &str| -> BTreeMap<String, String> {
            let named = rows.iter().filter(|row| at(row, 0) == word);
            named.map(|row| (at(row, 1).to_owned(), folded(at(row, 2)))).collect()
        };
        let sheets = rows.iter().filter(|row| at(row, 0) == "sheet");
        let sheets = sheets.map(|row| (at(row, 1).to_owned(), at(row, 2).to_owned())).collect();
        let (headings, words) = (pairs("heading"), pairs("word"));
        Ok(Self {
            sheet: place,
            issue,
            fields: fields(&rows),
            tables: tables(&rows),
            sheets,
            headings,
            words,
        })
    }

    /// Whether a text that is folded already is the heading with that key.
    pub fn is_heading(&self, key: &str, folded: &str) -> bool {
        self.headings.get(key).is_some_and(|heading| heading == folded)
    }

    /// Whether a text is the word with that key.
    pub fn is_word(&self, key: &str, text: &str) -> bool {
        self.words.get(key).is_some_and(|word| *word == folded(text))
    }

    /// The field or row table with that code, as the workbook spells it.
    pub fn code(&self, text: &str) -> Option<&IssuedField> {
        let text = text.trim();
        self.fields.iter().find(|field| field.table.is_none() && field.code.as_str() == text)
    }
}

fn rows(sheet: &Sheet) -> impl Iterator<Item = Vec<&str>> {
    sheet.rows().map(|(_, cells)| {
        let mut row = Vec::new();
        // What stands further right is nothing of ours.
        for (column, cell) in cells.iter().take_while(|(column, _)| **column < 16) {
            row.resize(*column as usize, "");
            row.push(cell.text().unwrap_or_default());
        }
        row
    })
}

fn at<'r>(row: &[&'r str], column: usize) -> &'r str {
    row.get(column).copied().unwrap_or_default()
}

fn field_type(word: &str) -> Option<FieldType> {
    FieldType::ALL.into_iter().find(|known| known.word() == word)
}

fn fields(rows: &[Vec<&str>]) -> Vec<IssuedField> {
    let mut fields = Vec::new();
    for row in rows {
        let field = |table: Option<Code>, from: usize, field_type| IssuedField {
            code: Code::from(at(row, from)),
            table,
            label: at(row, from + 1).to_owned(),
            measure: at(row, from + 2).to_owned(),
            field_type,
            formula: None,
        };
        match at(row, 0) {
            "field" => {
                let codes = at(row, 6).split_whitespace().map(Code::from).collect();
                let formula = Some(at(row, 5)).filter(|text| !text.is_empty());
                fields.push(IssuedField {
                    formula: formula.map(|text| (text.to_owned(), codes)),
                    ..field(None, 1, Some(field_type(at(row, 4)).unwrap_or(FieldType::Text)))
                });
            }
            "table" => fields.push(field(None, 1, None)),
            "column" => {
                let table = Some(Code::from(at(row, 1)));
                fields.push(field(table, 2, Some(field_type(at(row, 5)).unwrap_or(FieldType::Text))));
            }
            _ => {}
        }
    }
    fields
}

fn tables(rows: &[Vec<&str>]) -> Vec<TableFacts> {
    let mut tables: Vec<TableFacts> = Vec::new();
    for row in rows {
        match at(row, 0) {
            "table" => tables.push(TableFacts {
                code: Code::from(at(row, 1)),
                sheet: at(row, 5).to_owned(),
                rows: at(row, 4) == "rows",
                columns: Vec::new(),
            }),
            "column" => {
                if let Some(table) = tables.iter_mut().find(|table| table.code.as_str() == at(row, 1)) {
                    table.columns.push((folded(at(row, 6)), Code::from(at(row, 2))));
                }
            }
            _ => {}
        }
    }
    tables
}
