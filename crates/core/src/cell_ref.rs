use std::fmt;
use std::str::FromStr;

/// A cell of a sheet. Row and column count from 0; the text form is Excel's A1.
///
/// ```
/// use tonghop_core::CellRef;
/// let cell: CellRef = "AB12".parse().unwrap();
/// assert_eq!((cell.row, cell.column), (11, 27));
/// assert_eq!(cell.to_string(), "AB12");
/// assert!("12AB".parse::<CellRef>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CellRef {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

impl CellRef {
    /// The cell in `row` and `column`, both from 0.
    #[must_use]
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// The letters of the column: `AB` for 27.
    #[must_use]
    pub fn column_letters(self) -> String {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.column) + 1;
        while rest > 0 {
            letters.push(b'A' + ((rest - 1) % 26) as u8);
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().map(|&letter| char::from(letter)).collect()
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}{}", self.column_letters(), u64::from(self.row) + 1))
    }
}

/// The text is no A1 reference within Excel's 16,384 columns and 1,048,576 rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a cell reference such as D12")]
pub struct ParseCellRefError;

impl FromStr for CellRef {
    type Err = ParseCellRefError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let split = text.find(|c: char| c.is_ascii_digit()).ok_or(ParseCellRefError)?;
        let (letters, digits) = text.split_at(split);
        if letters.is_empty() || letters.len() > 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ParseCellRefError);
        }
        let mut column = 0_u32;
        for letter in letters.bytes() {
            if !letter.is_ascii_alphabetic() {
                return Err(ParseCellRefError);
            }
            column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        }
        let Ok(row) = digits.parse::<u32>() else { return Err(ParseCellRefError) };
        if row == 0 || row > 1_048_576 || column > 16_384 {
            return Err(ParseCellRefError);
        }
        Ok(Self { row: row - 1, column: column - 1 })
    }
}
