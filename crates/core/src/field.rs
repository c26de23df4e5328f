use std::sync::Arc;

use rust_decimal::Decimal;

use crate::{Code, Formula};

/// What kind of answer a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldType {
    /// A whole number of things.
    Count,
    /// A number with a fraction.
    Decimal,
    /// An amount of money, in the currency's base unit (đồng).
    Money,
    /// A percentage, in points: 95.5 for 95,5 %.
    Percent,
    /// A part of a whole: 33/41.
    Ratio,
    /// Yes or no.
    Flag,
    /// One of a list.
    Choice,
    /// Free text.
    Text,
    /// A day.
    Date,
}

impl FieldType {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Count,
        Self::Decimal,
        Self::Money,
        Self::Percent,
        Self::Ratio,
        Self::Flag,
        Self::Choice,
        Self::Text,
        Self::Date,
    ];

    /// The word for it in `form.toml`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Decimal => "decimal",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Ratio => "ratio",
            Self::Flag => "flag",
            Self::Choice => "choice",
            Self::Text => "text",
            Self::Date => "date",
        }
    }

    /// The key of its name for people in the message files.
    #[must_use]
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Count => "type-count",
            Self::Decimal => "type-decimal",
            Self::Money => "type-money",
            Self::Percent => "type-percent",
            Self::Ratio => "type-ratio",
            Self::Flag => "type-flag",
            Self::Choice => "type-choice",
            Self::Text => "type-text",
            Self::Date => "type-date",
        }
    }

    /// Whether its answers are single numbers.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Count | Self::Decimal | Self::Money | Self::Percent)
    }
}

/// How a field adds up over time; over units all but states add.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Happened in the period: add over periods.
    Flow,
    /// Holds at the end of the period: the last counts.
    Stock,
    /// A running total of the year: the last counts.
    Cumulative,
    /// A status of each unit: counted per choice.
    State,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Flow, Self::Stock, Self::Cumulative, Self::State];

    /// The word for it in `form.toml`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Stock => "stock",
            Self::Cumulative => "cumulative",
            Self::State => "state",
        }
    }
}

/// Who must answer a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Required {
    /// Nobody.
    No,
    /// Everyone who is asked.
    Yes,
    /// Units of these kinds.
    Kinds(Vec<Arc<str>>),
}

impl Required {
    /// Whether a unit of `kind` must answer.
    #[must_use]
    pub fn of(&self, kind: &str) -> bool {
        match self {
            Self::No => false,
            Self::Yes => true,
            Self::Kinds(kinds) => kinds.iter().any(|k| **k == *kind),
        }
    }
}

/// What a field counts in the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RosterCount {
    /// Units that exist when the period begins.
    Begin,
    /// Units founded in the period.
    Founded,
    /// Units dissolved in the period.
    Dissolved,
    /// Units that exist when the period ends.
    End,
}

impl RosterCount {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Begin, Self::Founded, Self::Dissolved, Self::End];

    /// The word for it in `form.toml`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Founded => "founded",
            Self::Dissolved => "dissolved",
            Self::End => "end",
        }
    }
}

/// Where the values of a field come from.
#[derive(Debug, Clone, PartialEq)]
pub enum By {
    /// Every unit answers it in its workbook.
    Unit,
    /// The committee answers it once, in its own workbook.
    Committee,
    /// It is counted in the roster.
    Roster {
        /// What is counted.
        count: RosterCount,
        /// Only units of this kind.
        unit_kind: Option<Arc<str>>,
    },
    /// It is computed from other fields, per unit and again from the totals.
    Computed(Formula),
}

/// One item that a form asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its code, unique in the form.
    pub code: Code,
    /// What people read.
    pub label: Arc<str>,
    /// Unit of measure, as people read it; empty for text.
    pub measure: Arc<str>,
    /// What kind of answer it takes.
    pub field_type: FieldType,
    /// How it adds up over time.
    pub kind: Kind,
    /// Who must answer it.
    pub required: Required,
    /// Where its values come from.
    pub by: By,
    /// One line of guidance for whoever fills the form in.
    pub hint: Option<Arc<str>>,
    /// The field whose accepted value of the previous period this one opens with.
    pub opening: Option<Code>,
    /// The field of which this one's total is also shown as a share.
    pub share_of: Option<Code>,
    /// The field that measures the size of a unit for this one: units of a kind are compared by this field for each
    /// of that.
    pub per: Option<Code>,
    /// The choices of a choice field.
    pub choices: Vec<Arc<str>>,
    /// The choice whose count is the headline figure; `true` for flags.
    pub counted: Option<Arc<str>>,
    /// How many decimals an amount of money may have; other types do not ask.
    pub decimals: u32,
    /// The least value that is allowed.
    pub min: Option<Decimal>,
    /// The greatest value that is allowed.
    pub max: Option<Decimal>,
}

impl Field {
    /// Whether every unit answers it in its workbook.
    #[must_use]
    pub fn is_by_unit(&self) -> bool {
        self.by == By::Unit
    }

    /// Whether the committee answers it.
    #[must_use]
    pub fn is_by_committee(&self) -> bool {
        self.by == By::Committee
    }

    /// The formula, if it is computed.
    #[must_use]
    pub fn formula(&self) -> Option<&Formula> {
        match &self.by {
            By::Computed(formula) => Some(formula),
            _ => None,
        }
    }

    /// The words that a status is counted under: the choices, or `true` and `false`. Empty for other types.
    #[must_use]
    pub fn counted_words(&self) -> Vec<Arc<str>> {
        match self.field_type {
            FieldType::Choice => self.choices.clone(),
            FieldType::Flag => vec![Arc::from("true"), Arc::from("false")],
            _ => Vec::new(),
        }
    }
}
