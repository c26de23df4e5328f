use rust_xlsxwriter::utility::cell_range_absolute;
use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};
use tonghop_core::Layout;

use super::answer_reading::spellings;
use super::look::Look;

/// Words that stand for something else than themselves in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordList {
    /// Nothing of what is counted.
    Zero,
    /// It does not apply, where a figure is asked for.
    NoFigure,
    /// It does not apply.
    NotApplicable,
    Yes,
    No,
    /// What a row begins with that adds others up.
    Total,
}

impl WordList {
    const ALL: [Self; 6] =
        [Self::Zero, Self::NoFigure, Self::NotApplicable, Self::Yes, Self::No, Self::Total];

    /// The words in lower case, with and without their accents.
    pub fn words(self, layout: &Layout) -> Vec<String> {
        let keys: &[&str] = match self {
            Self::Zero => &["numbers.zero"],
            Self::NoFigure => &["numbers.not_applicable", "numbers.not_applicable_mark"],
            Self::NotApplicable => &["numbers.not_applicable"],
            Self::Yes => &["words.yes", "flags.yes"],
            Self::No => &["words.no", "flags.no"],
            // The reader asks for the accents of these.
            Self::Total => return layout.wordings("words.total").to_vec(),
        };
        let mut words: Vec<String> = Vec::new();
        for word in keys.iter().flat_map(|key| layout.wordings(key)).flat_map(|word| spellings(word)) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }
}

/// Where the words that rules must know stand in the check sheet: in hidden columns, a list in each.
#[derive(Debug)]
pub(super) struct WordLists {
    first_column: ColNum,
    lists: Vec<Vec<String>>,
}

impl WordLists {
    /// How many columns they take.
    pub const COLUMNS: ColNum = WordList::ALL.len() as ColNum;

    pub fn new(layout: &Layout, first_column: ColNum) -> Self {
        Self { first_column, lists: WordList::ALL.iter().map(|list| list.words(layout)).collect() }
    }

    /// The range of a list, within its sheet.
    pub fn range(&self, list: WordList) -> String {
        let index = WordList::ALL.iter().position(|known| *known == list).unwrap_or_default();
        let column = self.first_column + ColNum::try_from(index).unwrap_or_default();
        let length = self.lists.get(index).map_or(1, Vec::len).max(1);
        cell_range_absolute(0, column, RowNum::try_from(length).unwrap_or(1) - 1, column)
    }

    /// Whether `text`, a formula, gives one of the words.
    pub fn has(&self, list: WordList, text: &str) -> String {
        format!("SUMPRODUCT(--({}={text}))>0", self.range(list))
    }

    pub fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (list, column) in self.lists.iter().zip(self.first_column..) {
            for (word, row) in list.iter().zip(0..) {
                sheet.write_string_with_format(row, column, word, &Look::Plain.format())?;
            }
        }
        Ok(())
    }
}
