use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::declaration::Table;
use crate::{FieldType, OddityKind};

const KEYS: &[&str] =
    &["off", "deviations", "periods", "zero_periods", "peers", "size", "amount", "alike", "round", "chance"];

/// From when on a form looks odd: `[oddity]` of `form.toml`. The defaults are meant to be quiet.
///
/// ```
/// use tonghop_core::{OddityKind, Thresholds};
/// let thresholds = Thresholds::default();
/// assert_eq!((thresholds.deviations, thresholds.periods, thresholds.peers), (9, 4, 8));
/// assert!(OddityKind::ALL.into_iter().all(|kind| thresholds.looks_for(kind)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thresholds {
    /// What is not looked for.
    pub off: BTreeSet<OddityKind>,
    /// How many times the usual deviation a figure must be off. The usual deviation is a factor: half of the figures
    /// lie within it around their median. Nine of them are six standard deviations. Default 9.
    pub deviations: usize,
    /// Of how many periods figures must be known before one is compared with them. Default 4; 8 are looked at.
    pub periods: usize,
    /// Of how many periods figures must be known before a zero is sudden. Default 3.
    pub zero_periods: usize,
    /// How many units of the same kind must have a figure before one is compared with them. Default 8.
    pub peers: usize,
    /// By how much a count must be off, and how much is well above zero. Default 10.
    pub size: Decimal,
    /// The same for amounts of money. Default 1,000,000.
    pub amount: Decimal,
    /// How many figures that are not zero must be alike in two forms. Default 5.
    pub alike: usize,
    /// How many figures of two digits and more there must be before their roundness says anything. Default 8.
    pub round: usize,
    /// How unlikely so many round figures must be. Default one in a million.
    pub chance: Decimal,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            off: BTreeSet::new(),
            deviations: 9,
            periods: 4,
            zero_periods: 3,
            peers: 8,
            size: Decimal::TEN,
            amount: Decimal::from(1_000_000),
            alike: 5,
            round: 8,
            chance: Decimal::new(1, 6),
        }
    }
}

impl Thresholds {
    /// Whether an oddity is looked for.
    #[must_use]
    pub fn looks_for(&self, kind: OddityKind) -> bool {
        !self.off.contains(&kind)
    }

    /// By how much a figure of that type must be off.
    #[must_use]
    pub fn size_of(&self, field_type: FieldType) -> Decimal {
        if field_type == FieldType::Money { self.amount } else { self.size }
    }

    /// Reads `[oddity]`; what is not declared has its default.
    pub(crate) fn read(top: &Table) -> Self {
        let default = Self::default();
        let Some(table) = top.table("oddity") else { return default };
        table.allow(KEYS);
        let whole = |key: &str, default: usize| {
            let in_bounds = |number: Decimal| {
                let whole = usize::try_from(number).ok().filter(|_| number.fract().is_zero())?;
                (1..=1000).contains(&whole).then_some(whole)
            };
            checked(&table, key, "toml-whole", in_bounds).unwrap_or(default)
        };
        let above_zero = |key: &str, default: Decimal| {
            let in_bounds = |number: Decimal| (number > Decimal::ZERO).then_some(number);
            checked(&table, key, "toml-above-zero", in_bounds).unwrap_or(default)
        };
        let chance = |number: Decimal| (number > Decimal::ZERO && number < Decimal::ONE).then_some(number);
        Self {
            off: off(&table),
            deviations: whole("deviations", default.deviations),
            periods: whole("periods", default.periods),
            zero_periods: whole("zero_periods", default.zero_periods),
            peers: whole("peers", default.peers),
            size: above_zero("size", default.size),
            amount: above_zero("amount", default.amount),
            alike: whole("alike", default.alike),
            round: whole("round", default.round),
            chance: checked(&table, "chance", "toml-chance", chance).unwrap_or(default.chance),
        }
    }
}

fn checked<T>(
    table: &Table,
    key: &str,
    expected: &'static str,
    in_bounds: impl Fn(Decimal) -> Option<T>,
) -> Option<T> {
    let number = table.number(key)?;
    let sound = in_bounds(number.value);
    if let (None, Some(value)) = (&sound, table.value(key)) {
        table.wrong_type(key, value, expected);
    }
    sound
}

fn off(table: &Table) -> BTreeSet<OddityKind> {
    let words: Vec<&str> = OddityKind::ALL.into_iter().map(OddityKind::word).collect();
    let mut off = BTreeSet::new();
    for text in table.texts("off").unwrap_or_default() {
        match OddityKind::ALL.into_iter().find(|kind| kind.word() == text.value) {
            Some(kind) => {
                off.insert(kind);
            }
            None => table.unknown_word("off", &text, &words),
        }
    }
    off
}
