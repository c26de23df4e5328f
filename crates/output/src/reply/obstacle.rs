/// Why the file of a branch is not marked itself, but its form written again with the values in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Obstacle {
    /// It is a workbook of another kind: `.xls`, `.xlsb` or `.ods`.
    OtherKind,
    /// It is signed, and a signature would no longer hold.
    Signed,
    /// Several people edit it at once: it keeps the history of its sheets.
    Shared,
    /// It keeps to the strict variant of the standard, which has no place for notes.
    Strict,
    /// One of its parts is not written in UTF-8.
    Encoding,
    /// A part is damaged, missing or far too large.
    Damaged,
}

impl Obstacle {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::OtherKind, Self::Signed, Self::Shared, Self::Strict, Self::Encoding, Self::Damaged];

    /// The word for it in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::OtherKind => "other_kind",
            Self::Signed => "signed",
            Self::Shared => "shared",
            Self::Strict => "strict",
            Self::Encoding => "encoding",
            Self::Damaged => "damaged",
        }
    }

    /// The key of its reason in the message files.
    #[must_use]
    pub fn message_key(self) -> &'static str {
        match self {
            Self::OtherKind => "obstacle-other-kind",
            Self::Signed => "obstacle-signed",
            Self::Shared => "obstacle-shared",
            Self::Strict => "obstacle-strict",
            Self::Encoding => "obstacle-encoding",
            Self::Damaged => "obstacle-damaged",
        }
    }
}
