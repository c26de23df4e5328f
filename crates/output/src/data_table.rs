use std::borrow::Cow;
use std::fmt;
use std::io::Write;

use tonghop_core::guarded_text;

/// What the cells of a column of data are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataType {
    /// Text; figures too, since they are exact and of any number of digits.
    Text,
    /// How many.
    Count,
    /// Yes or no.
    Flag,
}

/// A column of data. Its name is part of the contract: it stays what it is, and further columns come behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DataColumn {
    /// Its heading.
    pub name: &'static str,
    /// What its cells are.
    pub data_type: DataType,
}

impl DataColumn {
    pub(crate) const fn text(name: &'static str) -> Self {
        Self { name, data_type: DataType::Text }
    }

    pub(crate) const fn count(name: &'static str) -> Self {
        Self { name, data_type: DataType::Count }
    }

    pub(crate) const fn flag(name: &'static str) -> Self {
        Self { name, data_type: DataType::Flag }
    }
}

/// A cell of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataCell<'a> {
    /// There is nothing to say, which is not zero.
    Absent,
    /// A text or a figure.
    Text(Cow<'a, str>),
    /// How many.
    Count(u64),
    /// Yes or no.
    Flag(bool),
}

impl<'a> DataCell<'a> {
    /// A text; an empty one says nothing.
    pub(crate) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Absent } else { Self::Text(text) }
    }

    /// A text that may be missing.
    pub(crate) fn of<T: Into<Cow<'a, str>>>(text: Option<T>) -> Self {
        text.map_or(Self::Absent, Self::text)
    }

    pub(crate) fn count(count: usize) -> Self {
        Self::Count(count as u64)
    }

    /// The cell as data in text: `true`, `33/41`, `95.5`; empty where it says nothing.
    #[must_use]
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Absent => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Count(count) => Cow::Owned(count.to_string()),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        }
    }
}

/// A row of data, as long as there are columns.
pub type DataRow<'a> = Vec<DataCell<'a>>;

/// The rows of a table, made one by one.
type Rows<'a> = Box<dyn Iterator<Item = DataRow<'a>> + 'a>;

/// A table of data for other programs, with named columns. `docs/data.md` says what each holds.
///
/// Its rows are made as they are asked for, each time anew, so that a long table is never held in memory. The same
/// input gives the same bytes, as CSV and as Parquet.
pub struct DataTable<'a> {
    columns: &'static [DataColumn],
    rows: Box<dyn Fn() -> Rows<'a> + 'a>,
}

impl<'a> DataTable<'a> {
    pub(crate) fn new<I: Iterator<Item = DataRow<'a>> + 'a>(
        columns: &'static [DataColumn],
        rows: impl Fn() -> I + 'a,
    ) -> Self {
        Self { columns, rows: Box::new(move || Box::new(rows())) }
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &'static [DataColumn] {
        self.columns
    }

    /// The rows.
    pub fn rows(&self) -> impl Iterator<Item = DataRow<'a>> {
        (self.rows)()
    }

    /// Writes the table as CSV (RFC 4180): UTF-8 with a byte order mark, by which spreadsheet programs know the
    /// accents; commas, and points in figures; a line feed ends a line. Text that a spreadsheet would take for a
    /// formula is guarded, as [`guarded_text`] says.
    ///
    /// # Errors
    /// Where `to` takes no more.
    pub fn write_csv(&self, mut to: impl Write) -> Result<(), csv::Error> {
        to.write_all("\u{feff}".as_bytes())?;
        let mut writer = csv::Writer::from_writer(to);
        writer.write_record(self.columns.iter().map(|column| column.name))?;
        for row in self.rows() {
            debug_assert_eq!(row.len(), self.columns.len());
            for cell in &row {
                writer.write_field(guarded_text(&cell.plain()).as_bytes())?;
            }
            writer.write_record(None::<&[u8]>)?;
        }
        Ok(writer.flush()?)
    }

    /// What [`DataTable::write_csv`] writes.
    ///
    /// # Errors
    /// None in practice; the writer's error is handed on rather than hidden.
    pub fn to_csv(&self) -> Result<Vec<u8>, csv::Error> {
        let mut bytes = Vec::new();
        self.write_csv(&mut bytes)?;
        Ok(bytes)
    }
}

impl fmt::Debug for DataTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DataTable").field("columns", &self.columns).finish_non_exhaustive()
    }
}
