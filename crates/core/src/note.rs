use std::sync::Arc;

use crate::{CellRef, Layout};

/// What a branch wrote beside an answer, in the column of remarks of its row.
///
/// ```
/// use tonghop_core::{CellRef, Language, Layout, Note};
/// let layout = Layout::of(Language::Vi);
/// let note = |text: &str| Note { text: text.into(), sheet: "BIEU".into(), cell: CellRef::new(51, 5) };
/// assert!(note("Đơn vị mới sáp nhập từ 01/02/2012").explains(&layout));
/// for nothing in ["", "…", "-", "x", "15", "Không có"] {
///     assert!(!note(nothing).explains(&layout), "{nothing}");
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Note {
    /// What is written, composed (NFC) and without blanks at its ends; empty where there is a cell for it and
    /// nothing in that.
    pub text: Arc<str>,
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// The cell; of merged cells the first.
    pub cell: CellRef,
}

impl Note {
    /// Whether nothing is written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it can be a word of explanation: it has a word, and does not merely say that there is nothing.
    #[must_use]
    pub fn explains(&self, layout: &Layout) -> bool {
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        let says_nothing = ["numbers.zero", "numbers.not_applicable", "words.ditto"];
        letters >= 2 && !says_nothing.iter().any(|key| layout.is(key, &self.text))
    }
}
