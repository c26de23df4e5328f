//! How much of a file is read. Each limit is beyond what a form can need and below what a machine cannot hold.

/// Rows of a sheet: what Excel since 2007 and LibreOffice have.
pub(crate) const ROWS: u32 = 1_048_576;

/// Columns of a sheet: what Excel since 2007 has.
pub(crate) const COLUMNS: u32 = 16_384;

/// Cells of a workbook with content, repeated ones counted as often as they stand: more than any form has; the
/// largest of 3,782 real workbooks stayed below.
pub(crate) const CELLS: usize = 2_000_000;

/// Columns of an `.xls` sheet; rows beyond 65,536 its records cannot name.
pub(crate) const XLS_COLUMNS: u32 = 256;

/// Cells that the sheets of an `.xls` span from the first used to the last, blank ones too: the reader library
/// keeps a place for each, 24 bytes and as much again for formulas.
pub(crate) const XLS_SPAN: u64 = 4_000_000;

/// Sheets of an `.xls`; 81 were the most in a real file. Their records may all name the same place, and so
/// have a small file read any number of times.
pub(crate) const XLS_SHEETS: usize = 1_000;

/// Bytes of an XML part of an OpenDocument file: the largest real part had 114 MB.
pub(crate) const ODS_PART: u64 = 128 * 1024 * 1024;
