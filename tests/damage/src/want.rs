use std::fmt;

use tonghop::{Code, State};

/// An answer of a form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// That of a field.
    Field(Code),
    /// That in a row of a table, counted from 0 in the clean file, by the id of its column.
    Cell(Code, usize, Code),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(code) => write!(f, "{code}"),
            Self::Cell(table, row, column) => write!(f, "{table}[{row}].{column}"),
        }
    }
}

/// What a reader makes of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Its state.
    pub state: State,
    /// Its value as data.
    pub value: Option<String>,
}

impl Reading {
    /// Filled in.
    pub fn given(value: impl Into<String>) -> Self {
        Self { state: State::Given, value: Some(value.into()) }
    }

    /// Nothing there.
    #[must_use]
    pub fn blank() -> Self {
        Self { state: State::Blank, value: None }
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            Some(value) => write!(f, "{} {value:?}", self.state.word()),
            None => f.write_str(self.state.word()),
        }
    }
}

/// What a right reader answers. An answer that is refused with an error at it is never a silent fault, whatever
/// is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Want {
    /// This reading; it needs no finding.
    Quiet(Reading),
    /// This reading, and a finding that says what was changed.
    Noted(Reading),
    /// This reading, and a warning.
    Warned(Reading),
    /// No reading, but an error or a warning that names the answer.
    Refused,
    /// One of these.
    Any(Vec<Want>),
}

impl Want {
    /// The wants that are no choice themselves.
    #[must_use]
    pub fn each(&self) -> Vec<&Want> {
        match self {
            Self::Any(wants) => wants.iter().flat_map(Want::each).collect(),
            want => vec![want],
        }
    }

    /// Whether a right reader may refuse the answer.
    #[must_use]
    pub fn may_refuse(&self) -> bool {
        self.each().contains(&&Self::Refused)
    }
}

impl fmt::Display for Want {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quiet(reading) => write!(f, "{reading}"),
            Self::Noted(reading) => write!(f, "{reading} with a note"),
            Self::Warned(reading) => write!(f, "{reading} with a warning"),
            Self::Refused => f.write_str("refused"),
            Self::Any(wants) => {
                for (at, want) in wants.iter().enumerate() {
                    write!(f, "{}{want}", if at == 0 { "" } else { " or " })?;
                }
                Ok(())
            }
        }
    }
}

/// What a right reader says of the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum FileWant {
    /// Nothing that would keep it from counting.
    #[default]
    Sound,
    /// Whatever it wants to say: the file may be refused too.
    Any,
    /// At least a warning of one of these families of codes.
    Told(&'static str),
    /// An error: it must not count. A family of codes, or any where that is empty.
    Rejected(&'static str),
}

impl FileWant {
    /// How much it demands.
    #[must_use]
    pub fn strength(&self) -> u8 {
        match self {
            Self::Sound => 0,
            Self::Any => 1,
            Self::Told(_) => 2,
            Self::Rejected(_) => 3,
        }
    }
}
