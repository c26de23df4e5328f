/// A way in which a form can look odd without breaking a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OddityKind {
    /// A figure that is many times larger or smaller than the unit's own were.
    History,
    /// A figure that is, for the size of the unit, many times larger or smaller than those of its peers.
    Peers,
    /// The figures of the period before once more.
    Repeated,
    /// The figures of another unit.
    Copied,
    /// Hardly any but round figures.
    Round,
    /// Nothing where there always was much.
    Zero,
}

impl OddityKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::History, Self::Peers, Self::Repeated, Self::Copied, Self::Round, Self::Zero];

    /// The word for it in `form.toml`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::History => "history",
            Self::Peers => "peers",
            Self::Repeated => "repeated",
            Self::Copied => "copied",
            Self::Round => "round",
            Self::Zero => "zero",
        }
    }
}
