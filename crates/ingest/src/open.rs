use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, DataRef, ExcelDateTime, Range, Reader, SheetType, SheetVisible, Sheets, WorkbookProperties,
    XlsOptions,
};
use jiff::civil::DateTime;
use tonghop_core::CellRef;

use crate::compound_file::Damage;
use crate::content::ContentType;
use crate::error_text::is_formula_error;
use crate::limits;
use crate::ods;
use crate::package::{Package, PartFault};
use crate::sheet::{Content, Sheet, Visibility};
use crate::xls::XlsBook;
use crate::xlsb::{BinaryFacts, SheetFacts};
use crate::xlsx;

/// A workbook as it was read: everything that the later steps look at.
#[derive(Debug, Default)]
pub(crate) struct Workbook {
    pub sheets: Vec<Sheet>,
    /// Sheets that could not be read.
    pub failed: Vec<(String, SheetFailure)>,
    pub properties: HashMap<String, String>,
    pub modified: Option<String>,
    /// Whether days are counted from 1904.
    pub date1904: bool,
    pub names: Vec<(String, String)>,
    pub has_macros: bool,
    /// The other workbooks that formulas read, in the order of their numbers; empty where it is not said which.
    pub links: Vec<String>,
}

/// Why a sheet could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SheetFailure {
    /// In the words of the reader library.
    Reader(String),
    Part(PartFault),
}

impl From<String> for SheetFailure {
    fn from(reason: String) -> Self {
        Self::Reader(reason)
    }
}

/// Why a file is no readable workbook.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum OpenError {
    #[error("not a workbook")]
    NotAWorkbook(ContentType),
    #[error("empty file")]
    Empty,
    #[error("password protected")]
    Password,
    #[error("{0}")]
    Reader(String),
    #[error(transparent)]
    Part(#[from] PartFault),
    /// The key of what is wrong in the message files.
    #[error("{0}")]
    Damaged(&'static str),
    #[error("a workbook of Excel before 5.0")]
    TooOld,
    /// The key of the limit in the message files.
    #[error("{0}")]
    TooMuch(&'static str),
    #[error("the reader panicked: {0}")]
    Panic(String),
}

impl From<Damage> for OpenError {
    fn from(Damage(what): Damage) -> Self {
        Self::Damaged(what)
    }
}

thread_local! {
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is inside the reader library, where a panic is caught and becomes a finding.
///
/// A program that installs a panic hook asks this to stay silent about such panics.
#[must_use]
pub fn is_reading() -> bool {
    READING.get()
}

/// Opens a workbook, whatever its name; a panic of the reader library is an [`OpenError::Panic`].
pub(crate) fn open(bytes: &[u8]) -> Result<Workbook, OpenError> {
    let content = ContentType::of(bytes);
    match content {
        ContentType::Empty => return Err(OpenError::Empty),
        ContentType::Encrypted => return Err(OpenError::Password),
        ContentType::DamagedZip => {
            return Err(OpenError::Reader("the package is cut off or damaged".to_owned()));
        }
        ContentType::Xlsx
        | ContentType::Xlsb
        | ContentType::Xls
        | ContentType::Ods
        | ContentType::FlatOds => {}
        other => return Err(OpenError::NotAWorkbook(other)),
    }
    READING.set(true);
    let result = catch_unwind(AssertUnwindSafe(|| read(bytes, content)));
    READING.set(false);
    result.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
        Err(OpenError::Panic(text.unwrap_or_default()))
    })
}

type Bytes<'a> = Cursor<&'a [u8]>;

fn read(bytes: &[u8], content: ContentType) -> Result<Workbook, OpenError> {
    let stored;
    let old = match content {
        ContentType::Xls => Some(XlsBook::read(bytes)?),
        _ => None,
    };
    let mut binary = None;
    let bytes: &[u8] = match content {
        ContentType::Xlsx => return Ok(xlsx::read(&mut Package::open(bytes)?)?),
        ContentType::Ods => return ods::read_package(&mut Package::open(bytes)?),
        ContentType::FlatOds => return ods::read_flat(bytes),
        ContentType::Xlsb => {
            let mut package = Package::open(bytes)?;
            let has_macros = package.has("xl/vbaProject.bin");
            stored = package.stored(is_xlsb_part)?;
            let mut package = Package::open(&stored)?;
            binary = Some((BinaryFacts::read(&mut package)?, package, has_macros));
            &stored
        }
        _ => old.as_ref().map_or(bytes, |old| &*old.bytes),
    };
    let mut options = XlsOptions::default();
    options.force_codepage = old.as_ref().map(|old| old.code_page);
    let cursor = Cursor::new(bytes);
    let mut book: Sheets<Bytes<'_>> = match content {
        ContentType::Xlsb => Sheets::Xlsb(calamine::Xlsb::new(cursor).map_err(|error| match error {
            calamine::XlsbError::Password => OpenError::Password,
            error => OpenError::Reader(error.to_string()),
        })?),
        _ => Sheets::Xls(calamine::Xls::new_with_options(cursor, options).map_err(|error| match error {
            calamine::XlsError::Password => OpenError::Password,
            error => OpenError::Reader(error.to_string()),
        })?),
    };
    // Properties do not affect the answers; a workbook without readable ones has other witnesses.
    let WorkbookProperties { custom_properties, modified, .. } =
        book.workbook_properties().unwrap_or_default();
    let date1904 = match &book {
        Sheets::Xlsx(book) => book.has_1904_epoch(),
        Sheets::Xlsb(book) => book.has_1904_epoch(),
        Sheets::Xls(book) => book.has_1904_epoch(),
        Sheets::Ods(_) => false,
    };
    let mut workbook = Workbook {
        date1904,
        properties: custom_properties,
        modified,
        names: book.defined_names().to_vec(),
        ..Workbook::default()
    };
    if let Some((facts, _, has_macros)) = &mut binary {
        workbook.links = std::mem::take(&mut facts.links);
        workbook.has_macros = *has_macros;
    }
    let listed: Vec<(usize, calamine::Sheet)> = book
        .sheets_metadata()
        .iter()
        .enumerate()
        .filter(|(_, sheet)| sheet.typ == SheetType::WorkSheet)
        .map(|(index, sheet)| (index, sheet.clone()))
        .collect();
    for (index, (of_all, calamine::Sheet { name, visible, .. })) in listed.iter().enumerate() {
        // The reader library finds sheets by name, and would return the first of two twice.
        if listed[..index].iter().any(|(_, other)| other.name == *name) {
            workbook.failed.push((name.clone(), "duplicate sheet name".to_owned().into()));
            continue;
        }
        let facts = match &mut binary {
            Some((facts, package, _)) => facts.of_sheet(package, name).map_err(SheetFailure::Part),
            None => Ok(SheetFacts::default()),
        };
        let read = facts.and_then(|facts| {
            let mut sheet = read_sheet(&mut book, name)?;
            if binary.is_some() {
                facts.complete(&mut sheet);
            }
            sheet.visibility = visibility(*visible);
            if let Some(old) = &old {
                old.complete(*of_all, &mut sheet)?;
            }
            Ok(sheet)
        });
        match read {
            Ok(sheet) => workbook.sheets.push(sheet),
            Err(failure) => workbook.failed.push((name.clone(), failure)),
        }
    }
    Ok(workbook)
}

fn read_sheet(book: &mut Sheets<Bytes<'_>>, name: &str) -> Result<Sheet, String> {
    let mut cells = Cells { sheet: Sheet::new(name), count: 0 };
    match book {
        Sheets::Xlsb(book) => read_xlsb(book, name, &mut cells)?,
        Sheets::Xls(_) | Sheets::Xlsx(_) | Sheets::Ods(_) => read_dense(book, name, &mut cells)?,
    }
    Ok(cells.sheet)
}

/// The cells of a sheet as they come, within bounds and each in a place of its own.
struct Cells {
    sheet: Sheet,
    count: u64,
}

impl Cells {
    fn insert(
        &mut self,
        position: (u32, u32),
        cell: Option<impl Into<crate::sheet::Cell>>,
    ) -> Result<(), String> {
        let Some(cell) = cell else { return Ok(()) };
        self.count += 1;
        if !limits::CELLS.allows(self.count) || position.0 >= limits::ROWS || position.1 >= limits::COLUMNS {
            return Err("more cells than a sheet can have".to_owned());
        }
        // Two cells in one place: a spreadsheet would show either, and nobody could tell which.
        if !self.sheet.insert(CellRef::new(position.0, position.1), cell) {
            return Err("two cells in one place".to_owned());
        }
        Ok(())
    }
}

fn visibility(visible: SheetVisible) -> Visibility {
    match visible {
        SheetVisible::Visible => Visibility::Visible,
        SheetVisible::Hidden => Visibility::Hidden,
        SheetVisible::VeryHidden => Visibility::VeryHidden,
    }
}

/// The parts of an `.xlsb` package that are read.
fn is_xlsb_part(name: &str) -> bool {
    let sheet = name.starts_with("xl/worksheets/") && !name.contains("/binaryindex");
    let shared = ["xl/workbook.bin", "xl/styles.bin", "xl/sharedstrings.bin", "[content_types].xml"];
    sheet || shared.contains(&name) || name.ends_with(".rels") || name.starts_with("docprops/")
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn read_xlsb(book: &mut calamine::Xlsb<Bytes<'_>>, name: &str, cells: &mut Cells) -> Result<(), String> {
    let mut seen = HashSet::new();
    let mut reader = book.worksheet_cells_reader(name).map_err(said)?;
    while let Some(cell) = reader.next_cell().map_err(said)? {
        seen.insert(cell.get_position());
        cells.insert(cell.get_position(), content_ref(cell.get_value().clone()))?;
    }
    drop(reader);
    // The reader library passes over formulas whose result is an error, and only over those.
    let mut reader = book.worksheet_cells_reader(name).map_err(said)?;
    while let Some(formula) = reader.next_formula().map_err(said)? {
        let (row, column) = formula.get_position();
        cells.sheet.formulas.insert(CellRef::new(row, column), "");
        if !seen.contains(&formula.get_position()) {
            let text = formula.get_value();
            let error = if is_formula_error(text) { text.clone() } else { format!("={text}") };
            cells.insert(formula.get_position(), Some(Content::Error(error)))?;
        }
    }
    Ok(())
}

/// The format that the reader library reads whole.
fn read_dense(book: &mut Sheets<Bytes<'_>>, name: &str, cells: &mut Cells) -> Result<(), String> {
    let range = book.worksheet_range(name).map_err(said)?;
    let formulas = book.worksheet_formula(name).unwrap_or_else(|_error| Range::empty());
    // LibreOffice writes 0 into an .xls for a formula that gave an empty text.
    let empty_as_zero = |position: (u32, u32), value: &Data| {
        let gives_empty = |formula: &String| formula.contains("\"\"");
        is_zero(value) && formulas.get_value(position).is_some_and(gives_empty)
    };
    for (position, value) in absolute(&range) {
        if !empty_as_zero(position, value) {
            cells.insert(position, content(value))?;
        }
    }
    for (position, formula) in absolute(&formulas).filter(|(_, formula)| !formula.is_empty()) {
        cells.sheet.formulas.insert(CellRef::new(position.0, position.1), "");
        let stored = range.get_value(position).filter(|value| **value != Data::Empty);
        if stored.is_none_or(|value| empty_as_zero(position, value)) {
            cells.insert(position, Some(Content::Uncalculated(formula.clone())))?;
        }
    }
    Ok(())
}

/// The used cells of a range with their places in the sheet; a range itself begins at its first used cell.
fn absolute<T: calamine::CellType>(range: &Range<T>) -> impl Iterator<Item = ((u32, u32), &T)> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    range.used_cells().filter_map(move |(row, column, value)| {
        let row = first_row.checked_add(u32::try_from(row).ok()?)?;
        let column = first_column.checked_add(u32::try_from(column).ok()?)?;
        Some(((row, column), value))
    })
}

fn content_ref(value: DataRef<'_>) -> Option<Content> {
    match value {
        DataRef::Int(number) => Some(Content::Number(number as f64)),
        DataRef::Float(number) => Some(Content::Number(number)),
        DataRef::String(text) => text_content(text),
        DataRef::SharedString(text) => text_content(text.to_owned()),
        DataRef::Bool(flag) => Some(Content::Bool(flag)),
        DataRef::DateTime(moment) => Some(moment_content(moment)),
        DataRef::DateTimeIso(text) => Some(iso_content(text)),
        DataRef::DurationIso(text) => Some(Content::Text(text)),
        DataRef::Error(error) => Some(Content::Error(error.to_string())),
        DataRef::Empty => None,
    }
}

fn content(value: &Data) -> Option<Content> {
    match value {
        Data::Int(number) => Some(Content::Number(*number as f64)),
        Data::Float(number) => Some(Content::Number(*number)),
        Data::String(text) => text_content(text.clone()),
        Data::Bool(flag) => Some(Content::Bool(*flag)),
        Data::DateTime(moment) => Some(moment_content(*moment)),
        Data::DateTimeIso(text) => Some(iso_content(text.clone())),
        Data::DurationIso(text) => Some(Content::Text(text.clone())),
        Data::Error(error) => Some(Content::Error(error.to_string())),
        Data::Empty => None,
    }
}

fn is_zero(value: &Data) -> bool {
    matches!(value, Data::Int(0)) || matches!(value, Data::Float(number) if *number == 0.0)
}

pub(crate) fn text_content(text: String) -> Option<Content> {
    if text.is_empty() {
        None
    } else if is_formula_error(&text) {
        Some(Content::Error(text))
    } else {
        Some(Content::Text(text))
    }
}

/// The serial numbers of days: below is a time of day alone, above is the year 10000.
const DAYS: std::ops::Range<f64> = 1.0..2_958_466.0;

pub(crate) fn moment_content(moment: ExcelDateTime) -> Content {
    let (year, month, day, hour, minute, second, _milli) = moment.to_ymd_hms_milli();
    let civil = || {
        let date = jiff::civil::Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        );
        let time = jiff::civil::Time::new(
            i8::try_from(hour).ok()?,
            i8::try_from(minute).ok()?,
            i8::try_from(second).ok()?,
            0,
        );
        Some(date.ok()?.to_datetime(time.ok()?))
    };
    match civil() {
        Some(moment_of_day) if moment.is_datetime() && DAYS.contains(&moment.as_f64()) => {
            Content::Date(moment_of_day)
        }
        _ => Content::Time(moment.as_f64()),
    }
}

pub(crate) fn iso_content(text: String) -> Content {
    match text.parse::<DateTime>() {
        Ok(moment) => Content::Date(moment),
        Err(_error) => match text.parse::<jiff::civil::Date>() {
            Ok(date) => Content::Date(date.to_datetime(jiff::civil::Time::midnight())),
            Err(_error) => Content::Text(text),
        },
    }
}
