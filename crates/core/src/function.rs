/// A function that rules and formulas may call; each does what the spreadsheet function of its name does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Function {
    /// Whether all conditions hold.
    And,
    /// Whether one condition holds.
    Or,
    /// Whether a condition does not hold.
    Not,
    /// One of two, by a condition.
    If,
    /// The first unless it is a fault, else the second.
    IfError,
    /// The sum of numbers.
    Sum,
    /// The sum where one criterion is met.
    SumIf,
    /// The sum where all criteria are met.
    SumIfs,
    /// How many numbers.
    Count,
    /// How many that are not empty.
    CountA,
    /// How many that meet a criterion.
    CountIf,
    /// How many that meet all criteria.
    CountIfs,
    /// The mean of numbers.
    Average,
    /// The least number.
    Min,
    /// The greatest number.
    Max,
    /// The number without its sign.
    Abs,
    /// Rounded to so many decimals, a half away from zero.
    Round,
    /// The greatest whole number that is not above.
    Int,
    /// The rest of a division, with the sign of the divisor.
    Mod,
    /// How many characters.
    Len,
    /// Without blanks at the ends and with single blanks between.
    Trim,
    /// Whether two texts are the same, case included.
    Exact,
    /// The first characters.
    Left,
    /// The last characters.
    Right,
    /// Whether a cell is empty.
    IsBlank,
    /// Whether it is a number.
    IsNumber,
    /// The day of a year, month and day.
    Date,
    /// The year of a day.
    Year,
    /// The month of a day.
    Month,
}

/// No limit to the number of arguments.
const ANY: usize = usize::MAX;

impl Function {
    /// All of them, with the name that spreadsheets know and the least and greatest number of arguments.
    pub const ALL: [(Self, &'static str, usize, usize); 29] = [
        (Self::And, "AND", 1, ANY),
        (Self::Or, "OR", 1, ANY),
        (Self::Not, "NOT", 1, 1),
        (Self::If, "IF", 2, 3),
        (Self::IfError, "IFERROR", 2, 2),
        (Self::Sum, "SUM", 1, ANY),
        (Self::SumIf, "SUMIF", 2, 3),
        (Self::SumIfs, "SUMIFS", 3, ANY),
        (Self::Count, "COUNT", 1, ANY),
        (Self::CountA, "COUNTA", 1, ANY),
        (Self::CountIf, "COUNTIF", 2, 2),
        (Self::CountIfs, "COUNTIFS", 2, ANY),
        (Self::Average, "AVERAGE", 1, ANY),
        (Self::Min, "MIN", 1, ANY),
        (Self::Max, "MAX", 1, ANY),
        (Self::Abs, "ABS", 1, 1),
        (Self::Round, "ROUND", 2, 2),
        (Self::Int, "INT", 1, 1),
        (Self::Mod, "MOD", 2, 2),
        (Self::Len, "LEN", 1, 1),
        (Self::Trim, "TRIM", 1, 1),
        (Self::Exact, "EXACT", 2, 2),
        (Self::Left, "LEFT", 1, 2),
        (Self::Right, "RIGHT", 1, 2),
        (Self::IsBlank, "ISBLANK", 1, 1),
        (Self::IsNumber, "ISNUMBER", 1, 1),
        (Self::Date, "DATE", 3, 3),
        (Self::Year, "YEAR", 1, 1),
        (Self::Month, "MONTH", 1, 1),
    ];

    /// The function of a name, in upper or lower case.
    ///
    /// ```
    /// use tonghop_core::Function;
    /// assert_eq!(Function::named("sumifs"), Some(Function::SumIfs));
    /// assert_eq!(Function::named("TODAY"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _, _)| known.eq_ignore_ascii_case(name)).map(|entry| entry.0)
    }

    /// The name that spreadsheets know.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|entry| entry.0 == self).map_or("", |entry| entry.1)
    }

    /// The least and the greatest number of arguments.
    #[must_use]
    pub fn arity(self) -> (usize, usize) {
        Self::ALL.iter().find(|entry| entry.0 == self).map_or((0, 0), |entry| (entry.2, entry.3))
    }

    /// Whether it asks what a cell holds and not only for its value.
    pub(crate) fn asks_of_cells(self) -> bool {
        matches!(self, Self::Count | Self::IsNumber)
    }

    /// Whether it takes criteria, which spreadsheets hold against cells and nothing else.
    pub(crate) fn takes_criteria(self) -> bool {
        matches!(self, Self::CountIf | Self::CountIfs | Self::SumIf | Self::SumIfs)
    }

    /// Whether it only looks at what stands in cells, so that an empty one is no fault.
    #[must_use]
    pub fn looks_at_cells(self) -> bool {
        matches!(self, Self::Count | Self::CountA | Self::IsBlank | Self::IsNumber)
    }

    /// Whether whole columns may be arguments.
    #[must_use]
    pub fn takes_columns(self) -> bool {
        matches!(
            self,
            Self::And
                | Self::Or
                | Self::Sum
                | Self::SumIf
                | Self::SumIfs
                | Self::Count
                | Self::CountA
                | Self::CountIf
                | Self::CountIfs
                | Self::Average
                | Self::Min
                | Self::Max
        )
    }
}
