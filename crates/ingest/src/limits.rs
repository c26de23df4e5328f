//! Every limit of reading, in one place. They lie far above what a form can need and far below what would
//! exhaust a machine: a small file can claim any size.

/// A limit: how much is read at most, and the key of its name in the message files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limit {
    pub key: &'static str,
    pub most: u64,
    /// What it is told in: bytes in megabytes, all else one by one.
    measure: u64,
}

impl Limit {
    /// Whether `amount` is still within it.
    pub const fn allows(self, amount: u64) -> bool {
        amount <= self.most
    }

    /// The number that people are told.
    pub const fn told(self) -> u64 {
        self.most / self.measure
    }
}

const MEGABYTE: u64 = 1 << 20;

const fn limit(key: &'static str, most: u64) -> Limit {
    Limit { key, most, measure: 1 }
}

const fn megabytes(key: &'static str, most: u64) -> Limit {
    Limit { key, most: most * MEGABYTE, measure: MEGABYTE }
}

/// Entries of a package: a workbook of 80 sheets with pictures has some hundreds.
pub(crate) const ENTRIES: Limit = limit("limit-entries", 4096);
/// One inflated part, in bytes: the largest of 3,782 real workbooks had 114 MB, of Vietnamese ones 20 MB.
pub(crate) const PART: Limit = megabytes("limit-part", 128);
/// All inflated parts together, in bytes: they and the cells made of them stay within half a gigabyte.
pub(crate) const PACKAGE: Limit = megabytes("limit-package", 256);
/// One run of text or one tag, in bytes: a cell holds 32,767 characters, of at most four bytes each and eight
/// more where each is written as an entity.
pub(crate) const RUN: Limit = megabytes("limit-run", 1);
/// Cells with content in a workbook: a form of a thousand rows and twenty columns has 20,000.
pub(crate) const CELLS: Limit = limit("limit-cells", 2_000_000);
/// Text and formulas of all cells, in bytes: cells share texts in the file and not in memory, so that a small
/// file can ask for any amount.
pub(crate) const TEXTS: Limit = megabytes("limit-texts", 64);
/// Texts that cells share: no more than cells that could.
pub(crate) const STRINGS: Limit = limit("limit-strings", CELLS.most);
/// Sheets: one real form has 81.
pub(crate) const SHEETS: Limit = limit("limit-sheets", 1024);
/// Defined names, properties and references of one part to others: a form has some dozens.
pub(crate) const NAMES: Limit = limit("limit-names", 65_536);
/// Merged ranges of a sheet: a form has some dozens.
pub(crate) const MERGES: Limit = limit("limit-merges", 65_536);
/// Formats of cells: Excel itself keeps no more than 64,000.
pub(crate) const FORMATS: Limit = limit("limit-formats", 65_536);

/// Rows that a sheet can have, in every format that is read.
pub(crate) const ROWS: u32 = 1_048_576;
/// Columns that a sheet can have.
pub(crate) const COLUMNS: u32 = 16_384;
/// Characters that a cell can have, as Excel counts them (in UTF-16).
pub(crate) const CHARACTERS: usize = 32_767;

/// Rows with content in which a heading is looked for. The longest letterhead that was seen has 14; looking
/// further would cost time on any sheet that holds other things.
pub(crate) const HEADING_ROWS: usize = 200;

/// Containers within containers. People send an archive in an e-mail, and forward that; nobody goes deeper, and
/// an archive that contains itself never ends.
pub(crate) const MAX_DEPTH: usize = 4;
/// Entries of one archive. A committee has some hundreds of units, and the list is read anew for each of them.
pub(crate) const MAX_ENTRIES: usize = 2_048;
/// Parts of one e-mail beside its text. It is parsed anew for each of them.
pub(crate) const MAX_PARTS: usize = 256;
/// Bytes of one file in an archive. The largest real form that was seen has 20 MB.
pub(crate) const MAX_ENTRY_BYTES: u64 = 64 << 20;
/// Bytes of all files of one archive together, as it declares them.
pub(crate) const MAX_ARCHIVE_BYTES: u64 = 1 << 30;
/// Bytes of a saved e-mail, which is parsed as a whole. Mail servers take 25 to 50 MB.
pub(crate) const MAX_MAIL_BYTES: u64 = 64 << 20;
/// Bytes of archives and e-mails within others that are kept in memory while an inbox is read.
pub(crate) const MAX_HELD_BYTES: u64 = 128 << 20;
/// Bytes that are inflated only to see what they are, over a whole inbox.
pub(crate) const MAX_PROBED_BYTES: u64 = 2 << 30;
/// How much of a file is looked at to tell whether it may hold others.
pub(crate) const HEAD_BYTES: usize = 8_192;

/// Columns of an `.xls` sheet; rows beyond 65,536 its records cannot name.
pub(crate) const XLS_COLUMNS: u32 = 256;
/// Cells that the sheets of an `.xls` span from the first used to the last, blank ones too: the reader library
/// keeps a place for each, 24 bytes and as much again for formulas.
pub(crate) const XLS_SPAN: u64 = 4_000_000;
/// Sheets of an `.xls`; 81 were the most in a real file. Their records may all name the same place, and so
/// have a small file read any number of times.
pub(crate) const XLS_SHEETS: usize = 1_000;
