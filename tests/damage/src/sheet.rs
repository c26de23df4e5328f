use std::collections::BTreeMap;
use std::fmt::Write;

use tonghop::CellRef;

use crate::Key;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// A number, as its digits stand in the file.
    Number(String),
    /// A text, in the shared strings.
    Text(String),
    /// A text in the cell itself, as other programs write it.
    Inline(String),
    /// True or false.
    Bool(bool),
    /// An error value.
    Error(String),
    /// A formula and what was calculated last.
    Formula {
        /// The formula, without the equals sign.
        formula: String,
        /// Its stored result.
        result: Option<Box<Content>>,
    },
    /// Whatever else a `<c>` may hold.
    Xml {
        /// Its `r` where that is not where it stands.
        reference: Option<String>,
        /// Further attributes.
        attributes: String,
        /// What stands inside.
        inner: String,
    },
}

impl Content {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number.
    pub fn number(digits: impl ToString) -> Self {
        Self::Number(digits.to_string())
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Inline(text) => Some(text),
            _ => None,
        }
    }

    /// For people: what stands there.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Number(digits) => digits.clone(),
            Self::Text(text) | Self::Inline(text) => format!("{text:?}"),
            Self::Bool(flag) => flag.to_string(),
            Self::Error(word) => word.clone(),
            Self::Formula { formula, result } => {
                format!("={formula} ⇒ {}", result.as_deref().map(Self::shown).unwrap_or_default())
            }
            Self::Xml { reference, attributes, inner } => {
                format!("<c {} {attributes}>{inner}</c>", reference.as_deref().unwrap_or_default())
            }
        }
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Index of its style.
    pub style: usize,
    /// What it holds.
    pub content: Content,
    /// The answer that it is the cell of. It goes with the cell wherever that is moved.
    pub answer: Option<Key>,
}

impl Cell {
    /// A cell without style that is no answer.
    #[must_use]
    pub fn plain(content: Content) -> Self {
        Self { style: 0, content, answer: None }
    }
}

/// A row of cells by column, both from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Whether it is not shown.
    pub hidden: bool,
    /// Its cells.
    pub cells: BTreeMap<u32, Cell>,
}

/// A range of cells: first and last.
pub type Range = (CellRef, CellRef);

/// A sheet, taken apart so far that it can be changed and written again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// `hidden`, `veryHidden` or nothing.
    pub state: &'static str,
    /// Its rows by number, from 0.
    pub rows: BTreeMap<u32, Row>,
    /// Its merged cells.
    pub merged: Vec<Range>,
    /// Columns that are not shown.
    pub hidden_columns: Vec<u32>,
    /// What stands in the part before the rows.
    pub before: String,
    /// What stands between the rows and the merged cells.
    pub between: String,
    /// What stands after the merged cells.
    pub after: String,
    /// Whether something was moved, so that its formulas no longer mean what they meant.
    pub moved: bool,
}

impl Sheet {
    /// A cell.
    #[must_use]
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.rows.get(&row)?.cells.get(&column)
    }

    /// A cell; one is made where there is none.
    pub fn cell_mut(&mut self, row: u32, column: u32) -> &mut Cell {
        let cells = &mut self.rows.entry(row).or_default().cells;
        cells.entry(column).or_insert_with(|| Cell::plain(Content::Empty))
    }

    /// Puts content into a cell and leaves its look as it is.
    pub fn put(&mut self, row: u32, column: u32, content: Content) {
        self.cell_mut(row, column).content = content;
    }

    /// The text of a cell, if it holds one.
    #[must_use]
    pub fn text(&self, row: u32, column: u32) -> Option<&str> {
        self.cell(row, column)?.content.as_text()
    }

    /// The last row that has a cell.
    #[must_use]
    pub fn last_row(&self) -> u32 {
        self.rows.keys().next_back().copied().unwrap_or(0)
    }

    /// The last column that has a cell.
    #[must_use]
    pub fn last_column(&self) -> u32 {
        self.rows.values().filter_map(|row| row.cells.keys().next_back()).max().copied().unwrap_or(0)
    }

    /// The first cell whose text is `text`.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<(u32, u32)> {
        self.rows.iter().find_map(|(row, cells)| {
            let column = cells.cells.iter().find(|(_, cell)| cell.content.as_text() == Some(text));
            Some((*row, *column?.0))
        })
    }

    /// The first cell whose text is `label`, with a mark or a measure behind it or without.
    #[must_use]
    pub fn find_heading(&self, label: &str) -> Option<(u32, u32)> {
        let is_heading = |text: &str| {
            text.strip_prefix(label).is_some_and(|rest| !rest.trim_start().starts_with(char::is_alphanumeric))
        };
        self.rows.iter().find_map(|(row, cells)| {
            let column = cells.cells.iter().find(|(_, cell)| cell.content.as_text().is_some_and(is_heading));
            Some((*row, *column?.0))
        })
    }

    /// Where the cell of an answer stands.
    #[must_use]
    pub fn locate(&self, key: &Key) -> Option<(u32, u32)> {
        self.rows.iter().find_map(|(row, cells)| {
            let column = cells.cells.iter().find(|(_, cell)| cell.answer.as_ref() == Some(key));
            Some((*row, *column?.0))
        })
    }

    /// Puts blank rows before a row.
    pub fn insert_rows(&mut self, at: u32, count: u32) {
        self.renumber(|row| if row >= at { Some(row + count) } else { Some(row) });
    }

    /// Takes a row out.
    pub fn delete_row(&mut self, at: u32) {
        self.renumber(|row| match row.cmp(&at) {
            std::cmp::Ordering::Less => Some(row),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(row - 1),
        });
    }

    /// Gives rows of a stretch another order: `order[i]` is the row (counted from `first`) that comes to stand
    /// at `first + i`. Merged cells of one row go with it.
    pub fn reorder_rows(&mut self, first: u32, order: &[u32]) {
        self.renumber(|row| {
            let from = row.checked_sub(first);
            let to = from.and_then(|from| order.iter().position(|at| *at == from));
            Some(to.and_then(|to| u32::try_from(to).ok()).map_or(row, |to| first + to))
        });
    }

    /// Gives columns another order: where each column goes; `None` takes it out.
    pub fn map_columns(&mut self, to: impl Fn(u32) -> Option<u32>) {
        self.moved = true;
        for row in self.rows.values_mut() {
            let cells = std::mem::take(&mut row.cells);
            row.cells = cells.into_iter().filter_map(|(column, cell)| Some((to(column)?, cell))).collect();
        }
        let moved = |cell: CellRef| Some(CellRef::new(cell.row, to(cell.column)?));
        // A merged range that a column was moved into or out of is no range any more.
        self.merged = std::mem::take(&mut self.merged)
            .into_iter()
            .filter_map(|(first, last)| Some((moved(first)?, moved(last)?)))
            .filter(|(first, last)| first.column <= last.column)
            .collect();
    }

    /// Puts a blank column before a column.
    pub fn insert_column(&mut self, at: u32) {
        self.map_columns(|column| Some(if column >= at { column + 1 } else { column }));
    }

    /// Takes a column out.
    pub fn delete_column(&mut self, at: u32) {
        // A merged range over the column loses it; one that begins there begins one to the right.
        let shrink = |(first, last): Range| {
            let begin = if first.column > at { first.column - 1 } else { first.column };
            let end = if last.column >= at { last.column.checked_sub(1)? } else { last.column };
            let range = (CellRef::new(first.row, begin), CellRef::new(last.row, end));
            (begin < end || first.row < last.row).then_some(range)
        };
        let merged: Vec<Range> = std::mem::take(&mut self.merged).into_iter().filter_map(shrink).collect();
        self.map_columns(|column| match column.cmp(&at) {
            std::cmp::Ordering::Less => Some(column),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(column - 1),
        });
        self.merged = merged;
    }

    fn renumber(&mut self, to: impl Fn(u32) -> Option<u32>) {
        self.moved = true;
        let rows = std::mem::take(&mut self.rows);
        self.rows = rows.into_iter().filter_map(|(row, cells)| Some((to(row)?, cells))).collect();
        self.merged = std::mem::take(&mut self.merged)
            .into_iter()
            .filter_map(|(first, last)| {
                let moved = |cell: CellRef| Some(CellRef::new(to(cell.row)?, cell.column));
                Some((moved(first)?, moved(last)?))
            })
            .filter(|(first, last)| first.row <= last.row)
            .collect();
    }

    /// Puts what formulas show in their place.
    pub fn freeze_formulas(&mut self) {
        for cell in self.rows.values_mut().flat_map(|row| row.cells.values_mut()) {
            if cell.answer.is_none()
                && let Content::Formula { result, .. } = &mut cell.content
            {
                cell.content = result.take().map_or(Content::Empty, |result| *result);
            }
        }
    }

    /// The part of the package, its texts put into `strings`.
    pub fn to_xml(&self, strings: &mut Strings) -> String {
        let mut xml = self.before.clone();
        for column in &self.hidden_columns {
            xml = with_hidden_column(&xml, *column);
        }
        xml.push_str("<sheetData>");
        for (number, row) in &self.rows {
            let hidden = if row.hidden { " hidden=\"1\"" } else { "" };
            let _ = write!(xml, "<row r=\"{}\"{hidden}>", number + 1);
            for (column, cell) in &row.cells {
                write_cell(&mut xml, CellRef::new(*number, *column), cell, strings);
            }
            xml.push_str("</row>");
        }
        xml.push_str("</sheetData>");
        xml.push_str(&self.between);
        if !self.merged.is_empty() {
            let _ = write!(xml, "<mergeCells count=\"{}\">", self.merged.len());
            for (first, last) in &self.merged {
                let _ = write!(xml, "<mergeCell ref=\"{first}:{last}\"/>");
            }
            xml.push_str("</mergeCells>");
        }
        xml.push_str(&self.after);
        xml
    }
}

/// Excel's way: the `<cols>` of a part are rewritten without their widths, the hidden one among them.
fn with_hidden_column(before: &str, column: u32) -> String {
    let number = column + 1;
    let hidden =
        format!("<col min=\"{number}\" max=\"{number}\" width=\"9\" hidden=\"1\" customWidth=\"1\"/>");
    match (before.find("<cols>"), before.find("</cols>")) {
        (Some(begin), Some(end)) => {
            format!("{}<cols>{hidden}</cols>{}", &before[..begin], &before[end + "</cols>".len()..])
        }
        _ => format!("{before}<cols>{hidden}</cols>"),
    }
}

fn write_cell(xml: &mut String, at: CellRef, cell: &Cell, strings: &mut Strings) {
    let style = if cell.style == 0 { String::new() } else { format!(" s=\"{}\"", cell.style) };
    let _ = match &cell.content {
        Content::Empty if cell.style == 0 => Ok(()),
        Content::Empty => write!(xml, "<c r=\"{at}\"{style}/>"),
        Content::Formula { formula, result } => {
            let formula = escaped(formula);
            let (kind, value) = match result.as_deref() {
                None | Some(Content::Empty) => ("", String::new()),
                Some(Content::Number(digits)) => ("", format!("<v>{digits}</v>")),
                Some(Content::Bool(flag)) => (" t=\"b\"", format!("<v>{}</v>", u8::from(*flag))),
                Some(Content::Error(word)) => (" t=\"e\"", format!("<v>{}</v>", escaped(word))),
                Some(other) => {
                    (" t=\"str\"", format!("<v>{}</v>", escaped(other.as_text().unwrap_or_default())))
                }
            };
            write!(xml, "<c r=\"{at}\"{style}{kind}><f>{formula}</f>{value}</c>")
        }
        Content::Number(digits) => write!(xml, "<c r=\"{at}\"{style}><v>{digits}</v></c>"),
        Content::Text(text) => {
            write!(xml, "<c r=\"{at}\"{style} t=\"s\"><v>{}</v></c>", strings.index(text))
        }
        Content::Inline(text) => {
            let text = escaped(text);
            write!(
                xml,
                "<c r=\"{at}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
            )
        }
        Content::Bool(flag) => write!(xml, "<c r=\"{at}\"{style} t=\"b\"><v>{}</v></c>", u8::from(*flag)),
        Content::Error(word) => write!(xml, "<c r=\"{at}\"{style} t=\"e\"><v>{}</v></c>", escaped(word)),
        Content::Xml { reference, attributes, inner } => {
            let reference = reference.clone().unwrap_or_else(|| at.to_string());
            write!(xml, "<c r=\"{reference}\"{style} {attributes}>{inner}</c>")
        }
    };
}

/// The shared strings of a workbook that is being written.
#[derive(Debug, Default)]
pub struct Strings {
    index: BTreeMap<String, usize>,
    texts: Vec<String>,
}

impl Strings {
    fn index(&mut self, text: &str) -> usize {
        if let Some(index) = self.index.get(text) {
            return *index;
        }
        self.index.insert(text.to_owned(), self.texts.len());
        self.texts.push(text.to_owned());
        self.texts.len() - 1
    }

    /// The part of the package.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
            <sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            .to_owned();
        for text in &self.texts {
            let _ = write!(xml, "<si><t xml:space=\"preserve\">{}</t></si>", escaped(text));
        }
        xml + "</sst>"
    }
}

/// Text as it stands in XML.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Text out of XML.
#[must_use]
pub fn unescaped(xml: &str) -> String {
    xml.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}
