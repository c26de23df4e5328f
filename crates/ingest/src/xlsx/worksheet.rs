use std::borrow::Cow;
use std::collections::HashMap;

use calamine::{ExcelDateTime, ExcelDateTimeType};
use tonghop_core::CellRef;

use super::cell_value::{Kind, content};
use super::shared_strings::RichText;
use super::styles::Styles;
use crate::budget::Budget;
use crate::doubt::Doubt;
use crate::limits;
use crate::number_format::Shown;
use crate::open::moment_content;
use crate::package::{Damage, Fault};
use crate::sheet::{Cell, Content, Sheet};
use crate::xml::{Event, Tag, Text, Xml, attribute, local, says_yes};

/// What the sheets of a workbook share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub strings: Vec<Box<str>>,
    pub styles: Styles,
    pub is_1904: bool,
}

/// Reads the part of a worksheet in one pass.
pub(super) fn read(name: &str, text: &str, shared: &Shared, budget: &mut Budget) -> Result<Sheet, Fault> {
    let mut worksheet = Worksheet {
        xml: Xml::new(text),
        shared,
        budget,
        sheet: Sheet::new(name),
        formulas: HashMap::new(),
        row: RowPlace::Before,
        next_column: 0,
        last: None,
        parts: Parts::default(),
    };
    worksheet.read()?;
    Ok(worksheet.sheet)
}

/// Where the row that is being read is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowPlace {
    /// No row has come yet.
    Before,
    At(u32),
    /// A row that no sheet has; where the next is, only itself can say.
    Nowhere,
}

struct Worksheet<'t, 'b> {
    xml: Xml<'t>,
    shared: &'b Shared,
    budget: &'b mut Budget,
    sheet: Sheet,
    /// The formulas that cells share, by number.
    formulas: HashMap<Cow<'t, str>, FormulaText<'t>>,
    row: RowPlace,
    next_column: u32,
    /// The last cell with content, while the cells come in order.
    last: Option<CellRef>,
    parts: Parts<'t>,
}

/// What stands in the elements of a cell.
#[derive(Debug, Default)]
struct Parts<'t> {
    value: Cow<'t, str>,
    inline: String,
    formula: FormulaText<'t>,
    /// What stands in other elements.
    other: String,
    has_value: bool,
    has_inline: bool,
    has_formula: bool,
    /// Whether the text of the formula may stand in another cell.
    is_formula_elsewhere: bool,
    /// The number of the shared formula.
    shared_formula: Option<Cow<'t, str>>,
    doubt: Option<Doubt>,
}

impl Parts<'_> {
    fn clear(&mut self) {
        self.value = Cow::Borrowed("");
        self.formula = FormulaText::default();
        self.inline.clear();
        self.other.clear();
        (self.has_value, self.has_inline, self.has_formula) = (false, false, false);
        self.is_formula_elsewhere = false;
        (self.shared_formula, self.doubt) = (None, None);
    }

    /// Everything that was found, for a person to look at.
    fn found(&self) -> String {
        let parts = [self.value.trim(), self.inline.trim(), self.other.trim()];
        let found: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        found.join(" / ")
    }
}

/// The text of a formula, as it is written or as it is spelled out.
#[derive(Debug, Clone)]
enum FormulaText<'t> {
    Written(&'t str),
    Spelled(String),
}

impl Default for FormulaText<'_> {
    fn default() -> Self {
        Self::Written("")
    }
}

impl<'t> FormulaText<'t> {
    fn push(&mut self, text: Text<'t>) {
        match (&mut *self, text.written()) {
            (Self::Written(""), Some(written)) => *self = Self::Written(written),
            (Self::Written(before), _) => {
                *self = Self::Spelled(Text::spelled_out(before).into_owned() + &text.said())
            }
            (Self::Spelled(before), _) => before.push_str(&text.said()),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Written(text) => text.len(),
            Self::Spelled(text) => text.len(),
        }
    }

    fn spelled(&self) -> Cow<'_, str> {
        match self {
            Self::Written(text) => Text::spelled_out(text),
            Self::Spelled(text) => Cow::Borrowed(text),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Value,
    Inline,
    Formula,
    Other,
}

impl<'t> Worksheet<'t, '_> {
    fn read(&mut self) -> Result<(), Fault> {
        let mut has_cells = false;
        loop {
            match self.xml.next()? {
                Event::Start(tag) => match (self.xml.depth(), local(&tag)) {
                    (1, "worksheet") => {}
                    (1, _) => return Err(Damage::NoCells.into()),
                    (2, "sheetData") if has_cells => return Err(Damage::Malformed.into()),
                    (2, "sheetData") => {
                        has_cells = true;
                        self.sheet_data()?;
                    }
                    (3, "col") => self.column(&tag)?,
                    (3, "mergeCell") => self.merge(&tag)?,
                    _ => {}
                },
                Event::Eof if has_cells => return Ok(()),
                Event::Eof => return Err(Damage::NoCells.into()),
                _ => {}
            }
        }
    }

    fn column(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        if !attribute(tag, "hidden")?.is_some_and(|value| says_yes(&value)) {
            return Ok(());
        }
        let number = |text: Option<Cow<'_, str>>| text?.trim().parse::<u32>().ok();
        let (first, last) = (number(attribute(tag, "min")?), number(attribute(tag, "max")?));
        if let (Some(first), Some(last)) = (first, last) {
            self.sheet.hidden_columns.extend(first.max(1) - 1..last.min(limits::COLUMNS));
        }
        Ok(())
    }

    fn merge(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let Some(range) = attribute(tag, "ref")? else { return Ok(()) };
        let (first, last) = range.split_once(':').unwrap_or((&range, &range));
        if let (Ok(first), Ok(last)) = (first.parse(), last.parse()) {
            self.sheet.merged.push((first, last));
        }
        if limits::MERGES.allows(self.sheet.merged.len() as u64) {
            Ok(())
        } else {
            Err(Fault::Over(limits::MERGES))
        }
    }

    fn sheet_data(&mut self) -> Result<(), Fault> {
        let outside = self.xml.depth() - 1;
        // The outermost element that is no row: whether what is in it counts, no two programs agree.
        let mut strange: Option<usize> = None;
        loop {
            match self.xml.next()? {
                Event::Start(tag) => match local(&tag) {
                    "row" => self.begin_row(&tag)?,
                    "c" => {
                        let in_row = self.xml.depth() == outside + 3 && strange.is_none();
                        self.cell(&tag, in_row)?;
                    }
                    "extLst" => self.xml.skip()?,
                    _ => strange = strange.or(Some(self.xml.depth())),
                },
                Event::End(_) => {
                    let depth = self.xml.depth();
                    strange = strange.filter(|strange| *strange <= depth);
                    if depth == outside {
                        return Ok(());
                    }
                }
                Event::Eof => return Err(Damage::Malformed.into()),
                _ => {}
            }
        }
    }

    fn begin_row(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        self.next_column = 0;
        self.row = match (attribute(tag, "r")?, self.row) {
            (Some(text), _) => match text.trim().parse::<u32>() {
                Ok(number @ 1..=limits::ROWS) => RowPlace::At(number - 1),
                _ => RowPlace::Nowhere,
            },
            (None, RowPlace::Before) => RowPlace::At(0),
            (None, RowPlace::At(row)) if row + 1 < limits::ROWS => RowPlace::At(row + 1),
            (None, _) => RowPlace::Nowhere,
        };
        if let RowPlace::At(row) = self.row
            && attribute(tag, "hidden")?.is_some_and(|value| says_yes(&value))
        {
            self.sheet.hidden_rows.insert(row);
        }
        Ok(())
    }

    fn cell(&mut self, tag: &Tag<'_>, in_row: bool) -> Result<(), Fault> {
        self.parts.clear();
        if !in_row {
            self.parts.doubt = Some(Doubt::Element);
        }
        let (mut address, mut style, mut kind) = (None, None, Kind::Number);
        for attribute in tag.attributes() {
            match attribute? {
                ("r", value) => address = Some(value),
                ("s", value) => style = Some(value),
                ("t", value) => kind = Kind::parse(value),
                _ => {}
            }
        }
        let at = self.place(address);
        if let Some(at) = at {
            self.next_column = at.column + 1;
        }
        self.gather()?;
        let formula = self.formula();
        let cell = self.finish(kind, style, formula.as_ref())?;
        if self.parts.has_formula
            && let Some(at) = at
        {
            match formula.filter(|_| cell.is_some()).unwrap_or_default() {
                FormulaText::Written(text) => self.sheet.formulas.insert_written(at, text),
                FormulaText::Spelled(text) => self.sheet.formulas.insert(at, &text),
            }
        }
        let Some(cell) = cell else { return Ok(()) };
        let Some(at) = at else {
            let address = address.unwrap_or_default();
            let found: String = cell.raw().chars().take(40).collect();
            self.sheet.unplaced.push(format!("{address} ({found})").trim_start().to_owned());
            return Ok(());
        };
        self.insert(at, cell);
        Ok(())
    }

    /// Where a cell is that gives `address`, or none: then it follows the one before. `None` where no sheet has
    /// that place, or the row of the cell says another.
    fn place(&self, address: Option<&str>) -> Option<CellRef> {
        let RowPlace::At(row) = self.row else { return None };
        match address {
            Some(address) => address.parse().ok().filter(|at: &CellRef| at.row == row),
            None => (self.next_column < limits::COLUMNS).then(|| CellRef::new(row, self.next_column)),
        }
    }

    /// Reads the elements of the cell that has just begun, to its end.
    fn gather(&mut self) -> Result<(), Fault> {
        let depth = self.xml.depth();
        let mut part: Option<Part> = None;
        let mut rich = RichText::default();
        loop {
            let event = self.xml.next()?;
            let parts = &mut self.parts;
            match &event {
                Event::Start(tag) if self.xml.depth() == depth + 1 => {
                    let (which, seen) = match local(tag) {
                        "v" => (Part::Value, &mut parts.has_value),
                        "is" => (Part::Inline, &mut parts.has_inline),
                        "f" => (Part::Formula, &mut parts.has_formula),
                        "extLst" => {
                            self.xml.skip()?;
                            continue;
                        }
                        _ => {
                            parts.doubt = parts.doubt.or(Some(Doubt::Element));
                            part = Some(Part::Other);
                            continue;
                        }
                    };
                    part = Some(which);
                    if std::mem::replace(seen, true) {
                        parts.doubt = parts.doubt.or(Some(Doubt::SeveralValues));
                        match which {
                            Part::Inline => parts.inline.push_str(" / "),
                            Part::Value => parts.value.to_mut().push_str(" / "),
                            Part::Formula | Part::Other => {}
                        }
                    }
                    if which == Part::Formula {
                        let kind = attribute(tag, "t")?;
                        parts.is_formula_elsewhere = kind.as_deref().is_some_and(|kind| kind != "normal");
                        if kind.as_deref() == Some("shared") {
                            parts.shared_formula = attribute(tag, "si")?;
                        }
                    }
                }
                Event::End(_) if self.xml.depth() < depth => return Ok(()),
                Event::End(_) if self.xml.depth() == depth => part = None,
                event if part == Some(Part::Inline) => rich.take(event, &mut parts.inline),
                Event::Text(text) => match part {
                    Some(Part::Value) if parts.value.is_empty() => parts.value = text.said(),
                    Some(Part::Value) => parts.value.to_mut().push_str(&text.said()),
                    Some(Part::Formula) => parts.formula.push(*text),
                    Some(Part::Inline | Part::Other) | None => parts.other.push_str(&text.said()),
                },
                _ => {}
            }
            let nested = matches!(event, Event::Start(_)) && self.xml.depth() > depth + 1;
            if nested && matches!(part, Some(Part::Value | Part::Formula)) {
                self.parts.doubt = self.parts.doubt.or(Some(Doubt::Element));
            }
        }
    }

    /// The cell that the gathered parts make; `None` where it has no content.
    fn finish(
        &mut self,
        kind: Kind,
        style: Option<&str>,
        formula: Option<&FormulaText<'_>>,
    ) -> Result<Option<Cell>, Fault> {
        let parts = &self.parts;
        let is_stray = !parts.other.trim().is_empty();
        let doubt = parts.doubt.or(is_stray.then_some(Doubt::Element));
        let value = parts.has_value.then_some(&*parts.value);
        let inline = parts.has_inline.then_some(parts.inline.as_str());
        let read = match doubt {
            Some(doubt) => Err(doubt),
            None => content(kind, value, inline, &self.shared.strings),
        };
        let look = match style {
            None => self.shared.styles.get(0),
            Some(text) => text.trim().parse().ok().and_then(|index| self.shared.styles.get(index)),
        };
        let read = match (read, look) {
            (Ok(Some(Content::Number(_))), None) => Err(Doubt::Format),
            (Ok(Some(Content::Number(number))), Some(Some(look))) => {
                Ok(Some(shown(number, look.shown(number), self.shared.is_1904)))
            }
            (read, _) => read,
        };
        let stored = parts.has_value && (kind == Kind::FormulaText || !parts.value.trim().is_empty());
        let content = match read {
            Ok(Some(content)) => content,
            Ok(None) => match formula {
                Some(formula) if !stored => Content::Uncalculated(formula.spelled().into_owned()),
                _ => return Ok(None),
            },
            Err(doubt) => {
                let text = parts.found();
                if text.is_empty() {
                    return Ok(None);
                }
                Content::Untrusted { text: text.into_boxed_str(), doubt }
            }
        };
        let length = match &content {
            Content::Text(text) | Content::Error(text) | Content::Uncalculated(text) => text.len(),
            Content::Untrusted { text, .. } => text.len(),
            _ => 0,
        };
        self.budget.take(length + formula.map_or(0, FormulaText::len))?;
        let style = look.flatten().map(|look| look.style.clone());
        Ok(Some(Cell { content, style, original: None }))
    }

    /// The formula of the gathered parts. A formula that cells share is written out at the first of them only,
    /// and the others are given its text as it stands there.
    fn formula(&mut self) -> Option<FormulaText<'t>> {
        let parts = &mut self.parts;
        if !parts.has_formula {
            return None;
        }
        let formula = std::mem::take(&mut parts.formula);
        match parts.shared_formula.take() {
            Some(number) if formula.len() == 0 => {
                Some(self.formulas.get(&number).cloned().unwrap_or_default())
            }
            Some(number) => {
                self.formulas.insert(number, formula.clone());
                Some(formula)
            }
            None => (parts.is_formula_elsewhere || formula.len() > 0).then_some(formula),
        }
    }

    fn insert(&mut self, at: CellRef, cell: Cell) {
        let in_order = self.last.is_none_or(|last| last < at);
        if !in_order && let Some(other) = self.sheet.get(at) {
            let text = format!("{} / {}", other.raw(), cell.raw()).into_boxed_str();
            self.sheet.insert(at, Content::Untrusted { text, doubt: Doubt::SeveralCells });
            return;
        }
        if in_order {
            self.last = Some(at);
        }
        self.sheet.insert(at, cell);
    }
}

fn shown(number: f64, shown: Shown, is_1904: bool) -> Content {
    let kind = match shown {
        Shown::Number => return Content::Number(number),
        Shown::Moment => ExcelDateTimeType::DateTime,
        Shown::Duration => ExcelDateTimeType::TimeDelta,
    };
    moment_content(ExcelDateTime::new(number, kind, is_1904))
}
