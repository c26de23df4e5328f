use tonghop_core::Decimal;

/// What digits with stops and commas between them say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Numeral {
    One(Decimal),
    /// A separator before three digits may group thousands or begin a fraction.
    Either {
        separator: Separator,
        grouped: Decimal,
        divided: Decimal,
        /// Whether the other separator groups in it.
        mixed: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    Stop,
    Comma,
}

/// What a separator does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Groups,
    Divides,
}

/// Why digits are no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumeralFault {
    Malformed,
    TooLong,
}

/// Spreadsheets keep 15 digits; a number beyond them is not what was typed.
const DIGITS: usize = 15;

impl Separator {
    fn sign(self) -> char {
        match self {
            Self::Stop => '.',
            Self::Comma => ',',
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Stop => Self::Comma,
            Self::Comma => Self::Stop,
        }
    }
}

impl Numeral {
    /// Reads ASCII digits with stops and commas between them.
    pub fn parse(text: &str) -> Result<Self, NumeralFault> {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let whole = |text: &str| number(&digits(text), "");
        let Some(at) = text.rfind(['.', ',']) else { return whole(text).map(Self::One) };
        let separator = if text[at..].starts_with('.') { Separator::Stop } else { Separator::Comma };
        let (head, fraction) = (&text[..at], &text[at + 1..]);
        let mixed = head.contains(separator.other().sign());
        if head.contains(separator.sign()) {
            // Several of one kind can only group.
            return match !mixed && is_grouped(text, separator) {
                true => whole(text).map(Self::One),
                false => Err(NumeralFault::Malformed),
            };
        }
        if mixed && !is_grouped(head, separator.other()) {
            return Err(NumeralFault::Malformed);
        }
        if head.is_empty() || fraction.is_empty() {
            return Err(NumeralFault::Malformed);
        }
        let divided = number(&digits(head), fraction)?;
        if (mixed && fraction.len() == 3) || is_grouped(text, separator) {
            return Ok(Self::Either { separator, grouped: whole(text)?, divided, mixed });
        }
        Ok(Self::One(divided))
    }
}

/// Whether the parts of a text between separators are groups of thousands.
fn is_grouped(text: &str, separator: Separator) -> bool {
    let mut groups = text.split(separator.sign());
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && digits(first)
        && groups.all(|group| group.len() == 3 && digits(group))
}

fn number(whole: &str, fraction: &str) -> Result<Decimal, NumeralFault> {
    let significant = whole.trim_start_matches('0').len() + fraction.trim_end_matches('0').len();
    if significant > DIGITS || fraction.len() > DIGITS {
        return Err(NumeralFault::TooLong);
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let text = if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") };
    text.parse().map_err(|_error| NumeralFault::Malformed)
}

/// What the answers of a file, or of a column, tell about their separators.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Separators {
    stop: Seen,
    comma: Seen,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Seen {
    groups: bool,
    divides: bool,
}

impl Separators {
    /// Takes in what a numeral tells beyond doubt.
    pub fn see(&mut self, text: &str) {
        let Ok(numeral) = Numeral::parse(text) else { return };
        for (separator, seen) in [(Separator::Stop, &mut self.stop), (Separator::Comma, &mut self.comma)] {
            let (sign, other) = (separator.sign(), separator.other().sign());
            let count = text.matches(sign).count();
            let last = text.rfind(['.', ',']).is_some_and(|at| text[at..].starts_with(sign));
            let doubtful =
                matches!(numeral, Numeral::Either { separator: doubted, .. } if doubted == separator);
            match count {
                0 => {}
                _ if doubtful => {}
                1 if last => seen.divides = true,
                1 if !text.contains(other) => seen.divides = true,
                _ => seen.groups = true,
            }
        }
    }

    pub fn merge(&mut self, other: Self) {
        for (seen, other) in [(&mut self.stop, other.stop), (&mut self.comma, other.comma)] {
            seen.groups |= other.groups;
            seen.divides |= other.divides;
        }
    }

    fn seen(self, separator: Separator) -> Seen {
        match separator {
            Separator::Stop => self.stop,
            Separator::Comma => self.comma,
        }
    }

    /// What a separator does here: as was seen, else the opposite of what the other one does. Nothing where
    /// both was seen.
    pub fn role(self, separator: Separator) -> Option<Role> {
        let told = |seen: Seen| match (seen.groups, seen.divides) {
            (true, false) => Some(Role::Groups),
            (false, true) => Some(Role::Divides),
            _ => None,
        };
        let seen = self.seen(separator);
        if seen != Seen::default() {
            return told(seen);
        }
        told(self.seen(separator.other())).map(|role| match role {
            Role::Groups => Role::Divides,
            Role::Divides => Role::Groups,
        })
    }

    /// Whether nothing was seen.
    pub fn is_silent(self) -> bool {
        self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn separators_group_or_divide_or_either() {
        for (text, number) in [
            ("1500", "1500"),
            ("05", "5"),
            ("0.508", "0.508"),
            ("12,5", "12.5"),
            ("1.200.300", "1200300"),
            ("1.500,5", "1500.5"),
            ("1,500.00", "1500"),
            ("1234.567", "1234.567"),
            ("00,0", "0"),
        ] {
            assert_eq!(Numeral::parse(text), Ok(Numeral::One(decimal(number))), "{text}");
        }
        for (text, grouped, divided) in
            [("1.500", "1500", "1.5"), ("60,000", "60000", "60"), ("1.500,250", "1500250", "1500.25")]
        {
            let Ok(Numeral::Either { grouped: g, divided: d, .. }) = Numeral::parse(text) else {
                panic!("{text}")
            };
            assert_eq!((g, d), (decimal(grouped), decimal(divided)), "{text}");
        }
        for text in ["1.2.3", "1.500.00", "1,5.500", "1..5", "12.34.567", "1.500,200.300"] {
            assert_eq!(Numeral::parse(text), Err(NumeralFault::Malformed), "{text}");
        }
        assert_eq!(Numeral::parse("1234567890123456"), Err(NumeralFault::TooLong));
    }

    #[test]
    fn what_is_sure_tells_about_the_rest() {
        let role = |seen: &[&str], separator| {
            let mut separators = Separators::default();
            seen.iter().for_each(|text| separators.see(text));
            separators.role(separator)
        };
        for (seen, stop, comma) in [
            (&["7.082", "12.500"][..], None, None),
            (&["0.508"], Some(Role::Divides), Some(Role::Groups)),
            (&["1.200.300"], Some(Role::Groups), Some(Role::Divides)),
            (&["1.500,5"], Some(Role::Groups), Some(Role::Divides)),
            (&["12,5"], Some(Role::Groups), Some(Role::Divides)),
            (&["1.500,250"], Some(Role::Groups), Some(Role::Divides)),
            (&["0.508", "1.200.300"], None, None),
        ] {
            assert_eq!(
                (role(seen, Separator::Stop), role(seen, Separator::Comma)),
                (stop, comma),
                "{seen:?}"
            );
        }
    }
}
