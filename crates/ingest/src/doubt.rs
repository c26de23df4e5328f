/// Why the stored content of a cell cannot be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// The content is not of the kind that the cell says: `NaN` for a number, `2` for a truth value.
    Value,
    /// The cell says a kind that there is not.
    Kind,
    /// The cell refers to a text of the workbook that there is not.
    SharedText,
    /// The cell holds several contents.
    SeveralValues,
    /// Several cells stand in one place.
    SeveralCells,
    /// The content stands in an element that is no content of a cell, or the cell stands outside of a row.
    Element,
    /// The text is longer than a cell can hold.
    Length,
    /// The text holds the character NUL.
    Nul,
    /// The cell refers to a format that there is not, so that a number may be a day.
    Format,
}

impl Doubt {
    /// The key of its name in the message files.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Value => "doubt-value",
            Self::Kind => "doubt-kind",
            Self::SharedText => "doubt-shared-text",
            Self::SeveralValues => "doubt-several-values",
            Self::SeveralCells => "doubt-several-cells",
            Self::Element => "doubt-element",
            Self::Length => "doubt-length",
            Self::Nul => "doubt-nul",
            Self::Format => "doubt-format",
        }
    }
}
