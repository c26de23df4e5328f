use tonghop_core::Severity;

/// How a cell of a returned copy is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Mark {
    /// It must be mended.
    Fault,
    /// It wants a word of explanation.
    Doubt,
    /// It was marked in an earlier copy and is right by now.
    Mended,
}

impl Mark {
    pub const ALL: [Self; 3] = [Self::Fault, Self::Doubt, Self::Mended];

    /// The mark of a finding; notes have none.
    pub fn of(severity: Severity) -> Option<Self> {
        match severity {
            Severity::Error => Some(Self::Fault),
            Severity::Warning => Some(Self::Doubt),
            Severity::Note => None,
        }
    }

    /// The ground of a marked cell. By it the marks of an earlier copy are known again, so it is like no colour that
    /// a palette offers.
    pub fn ground(self) -> &'static str {
        match self {
            Self::Fault => "FFFF9B9A",
            Self::Doubt => "FFFFC24E",
            Self::Mended => "FFD5ECCB",
        }
    }
}
