use quick_xml::events::{BytesStart, Event};
use tonghop_core::CellRef;

use super::styles::Styles;
use super::xml::{Xml, attribute, push_text, repeated};
use crate::limits;
use crate::open::{OpenError, iso_content, text_content};
use crate::sheet::{Cell, Content, Sheet, Visibility};

/// A table while it is read.
pub(super) struct Table<'s> {
    styles: &'s mut Styles,
    /// Cells of the workbook that may still come.
    budget: &'s mut u64,
    sheet: Sheet,
    /// The style of the cells of a column, for so many columns each, and whether they are hidden.
    columns: Vec<(u32, Option<String>, bool)>,
    row: u32,
}

/// A cell of a row, for so many columns.
struct Run {
    column: u32,
    count: u32,
    cell: Cell,
    has_formula: bool,
}

impl<'s> Table<'s> {
    /// Reads the table whose start tag has been read.
    pub fn read(
        tag: &BytesStart<'_>,
        xml: &mut Xml<'_>,
        styles: &'s mut Styles,
        budget: &'s mut u64,
    ) -> Result<Sheet, OpenError> {
        let mut sheet = Sheet::new(&attribute(tag, "table:name").unwrap_or_default());
        if styles.is_hidden_table(attribute(tag, "table:style-name").as_deref()) {
            sheet.visibility = Visibility::Hidden;
        }
        let mut table = Self { styles, budget, sheet, columns: Vec::new(), row: 0 };
        let depth = xml.depth();
        while let Some(event) = xml.inside(depth)? {
            let Event::Start(tag) = event else { continue };
            match tag.name().as_ref() {
                "table:table-column" => {
                    table.column(&tag);
                    xml.skip()?;
                }
                "table:table-row" => table.read_row(&tag, xml)?,
                // What groups rows and columns has them inside.
                "table:table-row-group"
                | "table:table-rows"
                | "table:table-header-rows"
                | "table:table-column-group"
                | "table:table-columns"
                | "table:table-header-columns" => {}
                _ => xml.skip()?,
            }
        }
        table.hide_columns();
        Ok(table.sheet)
    }

    fn column(&mut self, tag: &BytesStart<'_>) {
        let count = repeated(tag, "table:number-columns-repeated").min(limits::COLUMNS);
        self.columns.push((count, attribute(tag, "table:default-cell-style-name"), is_hidden(tag)));
    }

    /// Marks the hidden columns, as far as the sheet has content.
    fn hide_columns(&mut self) {
        let last = self.sheet.cells().map(|(at, _)| at.column).max().unwrap_or(0);
        let mut first = 0_u32;
        for (count, _, hidden) in &self.columns {
            let end = first.saturating_add(*count);
            if *hidden {
                self.sheet.hidden_columns.extend(first..end.min(last + 1));
            }
            first = end;
        }
    }

    fn column_style(&self, column: u32) -> Option<&str> {
        let mut end = 0_u32;
        let (_, style, _) = self.columns.iter().find(|(count, ..)| {
            end = end.saturating_add(*count);
            column < end
        })?;
        style.as_deref()
    }

    fn read_row(&mut self, tag: &BytesStart<'_>, xml: &mut Xml<'_>) -> Result<(), OpenError> {
        let count = repeated(tag, "table:number-rows-repeated");
        let row_style = attribute(tag, "table:default-cell-style-name");
        let mut runs = Vec::new();
        let mut column = 0_u32;
        let depth = xml.depth();
        while let Some(event) = xml.inside(depth)? {
            let Event::Start(cell) = event else { continue };
            if !matches!(cell.name().as_ref(), "table:table-cell" | "table:covered-table-cell") {
                xml.skip()?;
                continue;
            }
            let columns = repeated(&cell, "table:number-columns-repeated");
            self.merge(&cell, column);
            let stored = Stored::read(&cell, xml)?;
            let otherwise = stored.usual_format();
            if let Some(formula) = stored.formula() {
                self.sheet.formulas.insert(CellRef::new(self.row, column), formula);
            }
            if let Some(content) = stored.content() {
                let style = attribute(&cell, "table:style-name").or_else(|| row_style.clone());
                let style = style.or_else(|| self.column_style(column).map(str::to_owned));
                let style = self.styles.resolve(style.as_deref(), otherwise);
                let has_formula = stored.formula().is_some();
                let cell = Cell { content, style, original: None };
                runs.push(Run { column, count: columns, cell, has_formula });
            }
            column = column.saturating_add(columns);
        }
        if !runs.is_empty() {
            self.insert(&runs, count)?;
            if is_hidden(tag) {
                self.sheet.hidden_rows.extend(self.row..self.row + count);
            }
        }
        self.row = self.row.saturating_add(count);
        Ok(())
    }

    fn insert(&mut self, runs: &[Run], rows: u32) -> Result<(), OpenError> {
        let ends = runs.iter().map(|run| run.column.saturating_add(run.count)).max().unwrap_or(0);
        if self.row.saturating_add(rows) > limits::ROWS || ends > limits::COLUMNS {
            return Err(OpenError::TooMuch("excess-rows"));
        }
        let cells: u64 = runs.iter().map(|run| u64::from(run.count)).sum::<u64>() * u64::from(rows);
        *self.budget = self.budget.checked_sub(cells).ok_or(OpenError::TooMuch("excess-cells"))?;
        for row in self.row..self.row + rows {
            for run in runs {
                for column in run.column..run.column + run.count {
                    let at = CellRef::new(row, column);
                    self.sheet.insert(at, run.cell.clone());
                    if run.has_formula {
                        self.sheet.formulas.insert_same(at, CellRef::new(self.row, run.column));
                    }
                }
            }
        }
        Ok(())
    }

    fn merge(&mut self, cell: &BytesStart<'_>, column: u32) {
        let rows = repeated(cell, "table:number-rows-spanned");
        let columns = repeated(cell, "table:number-columns-spanned");
        if rows > 1 || columns > 1 {
            let last = |first: u32, count: u32| first.saturating_add(count - 1);
            let first = CellRef::new(self.row, column);
            self.sheet.merged.push((first, CellRef::new(last(self.row, rows), last(column, columns))));
        }
    }
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    matches!(attribute(tag, "table:visibility").as_deref(), Some("collapse" | "filter"))
}

/// What a cell element holds.
#[derive(Debug, Default)]
struct Stored {
    kind: String,
    is_error: bool,
    value: Option<String>,
    formula: Option<String>,
    /// The paragraphs, which is what a person sees.
    text: String,
}

impl Stored {
    fn read(tag: &BytesStart<'_>, xml: &mut Xml<'_>) -> Result<Self, OpenError> {
        let kind = attribute(tag, "office:value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "float" | "percentage" | "currency" => attribute(tag, "office:value"),
            "date" => attribute(tag, "office:date-value"),
            "time" => attribute(tag, "office:time-value"),
            "boolean" => attribute(tag, "office:boolean-value"),
            "string" => attribute(tag, "office:string-value"),
            _ => None,
        };
        let is_error = attribute(tag, "calcext:value-type").as_deref() == Some("error");
        let formula = attribute(tag, "table:formula");
        Ok(Self { kind, is_error, value, formula, text: paragraphs(xml)? })
    }

    /// The format of such a value where its style has none.
    fn usual_format(&self) -> &'static str {
        match self.kind.as_str() {
            "percentage" => "0%",
            "currency" => "#,##0",
            "date" => "dd/mm/yyyy",
            "time" => "hh:mm:ss",
            _ => "",
        }
    }

    /// The formula without its namespace and `=`.
    fn formula(&self) -> Option<&str> {
        let formula = self.formula.as_deref()?;
        let bare = formula.split_once(":=").map_or(formula, |(_, formula)| formula);
        Some(bare.trim_start_matches('='))
    }

    fn content(&self) -> Option<Content> {
        if self.is_error {
            let error = if self.text.is_empty() { "#VALUE!" } else { &self.text };
            return Some(Content::Error(error.to_owned()));
        }
        let value = self.value.as_deref();
        match (self.kind.as_str(), value) {
            ("float" | "percentage" | "currency", Some(value)) => {
                let number = value.trim().parse::<f64>().ok().filter(|number| number.is_finite());
                Some(number.map_or_else(|| Content::Error(value.to_owned()), Content::Number))
            }
            ("date", Some(value)) => Some(iso_content(value.to_owned())),
            ("time", Some(value)) => Some(match value.parse::<jiff::SignedDuration>() {
                Ok(time) => Content::Time(time.as_secs_f64() / 86_400.0),
                Err(_error) => Content::Text(value.to_owned()),
            }),
            ("boolean", Some(value)) => Some(match value.to_ascii_lowercase().as_str() {
                "true" => Content::Bool(true),
                "false" => Content::Bool(false),
                _ => Content::Text(value.to_owned()),
            }),
            ("string", Some(value)) if !value.is_empty() => text_content(value.to_owned()),
            ("", _) if self.text.is_empty() => self.formula().map(|f| Content::Uncalculated(f.to_owned())),
            _ => text_content(self.text.clone()),
        }
    }
}

/// The paragraphs of a cell, those of a table inside it too; not those of a comment or a drawing.
fn paragraphs(xml: &mut Xml<'_>) -> Result<String, OpenError> {
    let mut text = String::new();
    let mut count = 0_usize;
    // The depth of the paragraph that is being read.
    let mut paragraph = None;
    let depth = xml.depth();
    while let Some(event) = xml.inside(depth)? {
        match &event {
            Event::Start(tag) => match tag.name().as_ref() {
                "office:annotation" | "table:detective" | "table:shapes" => xml.skip()?,
                name if name.starts_with("draw:") => xml.skip()?,
                "text:p" if paragraph.is_none() => {
                    if count > 0 {
                        text.push('\n');
                    }
                    count += 1;
                    paragraph = Some(xml.depth());
                }
                "text:s" => {
                    let blanks = repeated(tag, "text:c").min(1024);
                    text.extend(std::iter::repeat_n(' ', blanks as usize));
                }
                "text:tab" => text.push('\t'),
                "text:line-break" => text.push('\n'),
                _ => {}
            },
            Event::End(_) if paragraph.is_some_and(|depth| xml.depth() < depth) => paragraph = None,
            event if paragraph.is_some() => push_collapsed(event, &mut text),
            _ => {}
        }
    }
    Ok(text)
}

/// Adds text with each run of blanks as one, as the standard wants it; more blanks have an element of their own.
fn push_collapsed(event: &Event<'_>, text: &mut String) {
    let mut part = String::new();
    push_text(event, &mut part);
    let mut blank = false;
    for c in part.chars() {
        if matches!(c, ' ' | '\t' | '\r' | '\n') {
            if !blank {
                text.push(' ');
            }
            blank = true;
        } else {
            text.push(c);
            blank = false;
        }
    }
}
