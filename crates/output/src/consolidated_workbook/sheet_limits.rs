//! How much goes on a sheet and into the workbook.

/// Where the sheets of a consolidated workbook end: what does not fit goes on on another sheet with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetLimits {
    /// The rows of a sheet. Excel takes no more than 1,048,576.
    pub rows: u32,
    /// The most rows of sources of a consolidation that has a `values.csv`. Where there are more, they are left to
    /// that, and the sheet says so: a workbook with millions of them opens in no program.
    pub sources: usize,
}

impl Default for SheetLimits {
    fn default() -> Self {
        Self { rows: 1_048_576, sources: 1_000_000 }
    }
}
