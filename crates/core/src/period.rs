use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};

/// How long a reporting period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// One month: `2012-06`.
    Month,
    /// Three months: `2012-Q1`.
    Quarter,
    /// Six months: `2012-H1`.
    Half,
    /// A calendar year: `2012`.
    Year,
}

impl Grain {
    /// The word for it in `form.toml`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
        }
    }

    /// All of them, shortest first.
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::Half, Self::Year];

    /// How many months one period has.
    #[must_use]
    pub fn months(self) -> i8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }
}

/// A reporting period of the calendar: `2012-Q1`, `2012-06`, `2012-H1` or `2012`.
///
/// ```
/// use tonghop_core::Period;
/// let period: Period = "2012-Q1".parse().unwrap();
/// assert_eq!(period.to_string(), "2012-Q1");
/// assert_eq!(period.first_day().to_string(), "2012-01-01");
/// assert_eq!(period.last_day().to_string(), "2012-03-31");
/// assert_eq!(period.previous().unwrap().to_string(), "2011-Q4");
/// assert_eq!(period.next().unwrap().to_string(), "2012-Q2");
/// assert!("2012-Q5".parse::<Period>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Period {
    year: i16,
    grain: Grain,
    /// Which period of the year, from 1.
    number: i8,
}

impl Period {
    /// The `number`-th period of that grain in `year`, or `None` where the year has no such period or is
    /// outside 1900 to 9999.
    #[must_use]
    pub fn new(year: i16, grain: Grain, number: i8) -> Option<Self> {
        let fits = (1900..=9999).contains(&year) && number >= 1 && number <= 12 / grain.months();
        fits.then_some(Self { year, grain, number })
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// How long it is.
    #[must_use]
    pub fn grain(self) -> Grain {
        self.grain
    }

    /// Which period of its year it is, from 1.
    #[must_use]
    pub fn number(self) -> i8 {
        self.number
    }

    /// The first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        date(self.year, (self.number - 1) * self.grain.months() + 1, 1)
    }

    /// The last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        date(self.year, self.number * self.grain.months(), 1).last_of_month()
    }

    /// The period after this one, of the same length; `None` after 9999.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        if self.number < 12 / self.grain.months() {
            Self::new(self.year, self.grain, self.number + 1)
        } else {
            Self::new(self.year.checked_add(1)?, self.grain, 1)
        }
    }

    /// Whether it lies within `other`, or is the same.
    ///
    /// ```
    /// use tonghop_core::Period;
    /// let period = |text: &str| text.parse::<Period>().unwrap();
    /// assert!(period("2012-Q3").is_within(period("2012-H2")));
    /// assert!(!period("2012-Q3").is_within(period("2012-H1")));
    /// assert!(!period("2012").is_within(period("2012-Q3")));
    /// ```
    #[must_use]
    pub fn is_within(self, other: Self) -> bool {
        other.first_day() <= self.first_day() && self.last_day() <= other.last_day()
    }

    /// The periods of its length from the beginning of `span` up to itself, the earliest first. Itself alone where
    /// it does not lie within `span`.
    ///
    /// ```
    /// use tonghop_core::Period;
    /// let period: Period = "2012-Q3".parse().unwrap();
    /// let since = |span: &str| period.since(span.parse().unwrap()).len();
    /// assert_eq!([since("2012"), since("2012-H2"), since("2012-Q3")], [3, 1, 1]);
    /// ```
    #[must_use]
    pub fn since(self, span: Self) -> Vec<Self> {
        let before = std::iter::successors(self.previous(), |period| period.previous());
        let mut periods: Vec<Self> =
            std::iter::once(self).chain(before.take_while(|period| period.is_within(span))).collect();
        periods.reverse();
        periods
    }

    /// The year that it lies in, as a period.
    #[must_use]
    pub fn whole_year(self) -> Self {
        Self { year: self.year, grain: Grain::Year, number: 1 }
    }

    /// The period before this one, of the same length; `None` before 1900.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        if self.number > 1 {
            Self::new(self.year, self.grain, self.number - 1)
        } else {
            Self::new(self.year - 1, self.grain, 12 / self.grain.months())
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, number, .. } = self;
        let text = match self.grain {
            Grain::Month => format!("{year}-{number:02}"),
            Grain::Quarter => format!("{year}-Q{number}"),
            Grain::Half => format!("{year}-H{number}"),
            Grain::Year => format!("{year}"),
        };
        f.pad(&text)
    }
}

#[cfg(feature = "serde")]
impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(feature = "serde")]
impl TryFrom<String> for Period {
    type Error = ParsePeriodError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// The text names no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a period such as 2012-Q1, 2012-06, 2012-H1 or 2012")]
pub struct ParsePeriodError {
    text: String,
}

impl FromStr for Period {
    type Err = ParsePeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParsePeriodError { text: text.to_owned() };
        let (year, rest) = match text.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (text, None),
        };
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return Err(error());
        }
        let (grain, number) = match rest {
            None => (Grain::Year, "1"),
            Some(rest) => match (rest.strip_prefix(['Q', 'q']), rest.strip_prefix(['H', 'h'])) {
                (Some(number), _) => (Grain::Quarter, number),
                (_, Some(number)) => (Grain::Half, number),
                _ if rest.len() == 2 => (Grain::Month, rest),
                _ => return Err(error()),
            },
        };
        if !number.bytes().all(|b| b.is_ascii_digit()) {
            return Err(error());
        }
        let (Ok(year), Ok(number)) = (year.parse(), number.parse()) else { return Err(error()) };
        Self::new(year, grain, number).ok_or_else(error)
    }
}
