use jiff::civil::Date;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// Yes or no as Excel keeps it.
    Bool(bool),
    /// A day, in a cell with a date format.
    Date(Date),
    /// A formula that yields an error, with that error stored.
    Error {
        /// The formula, without `=`.
        formula: &'static str,
        /// The error, as it is shown.
        word: &'static str,
    },
    /// A formula.
    Formula {
        /// The formula, without `=`, in English with commas.
        formula: String,
        /// The result that is stored beside it; `None` for a file that was never calculated.
        result: Option<String>,
    },
}

/// The errors of a spreadsheet, each with a formula that yields it.
const ERRORS: [(&str, &str); 7] = [
    ("#DIV/0!", "1/0"),
    ("#N/A", "NA()"),
    ("#NAME?", "TONGHOP_KHONG_CO()"),
    ("#NULL!", "A1:A2 C1:C2"),
    ("#NUM!", "SQRT(-1)"),
    ("#REF!", "#REF!"),
    ("#VALUE!", "\"a\"+1"),
];

impl Cell {
    /// Reads the notation of a cell:
    ///
    /// | written | means |
    /// |---|---|
    /// | nothing | no cell |
    /// | `12`, `-1.5` | a number |
    /// | `"12"` | the text between the outer quotes |
    /// | `TRUE`, `FALSE` | a truth value |
    /// | `2012-03-26` | a date |
    /// | `#REF!` and its like | a formula that yields this error, with the error stored |
    /// | `=A1+1` | a formula that was never calculated |
    /// | `=A1+1 ⇒ 5` | a formula with its stored result |
    /// | anything else | itself, as text |
    ///
    /// ```
    /// use tonghop_test_support::workbook::Cell;
    /// assert_eq!(Cell::parse("12"), Cell::Number(12.0));
    /// assert_eq!(Cell::parse("12 cuộc"), Cell::Text("12 cuộc".to_owned()));
    /// assert_eq!(Cell::parse("\"12\""), Cell::Text("12".to_owned()));
    /// ```
    #[must_use]
    pub fn parse(notation: &str) -> Self {
        let text = notation.trim();
        if text.is_empty() {
            return Self::Blank;
        }
        if let Some(quoted) = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            return Self::Text(quoted.replace("<br>", "\n"));
        }
        if let Some((word, formula)) = ERRORS.into_iter().find(|(word, _)| *word == text) {
            return Self::Error { formula, word };
        }
        if let Some(formula) = text.strip_prefix('=') {
            return match formula.split_once('⇒') {
                Some((formula, result)) => Self::Formula {
                    formula: formula.trim().to_owned(),
                    result: Some(result.trim().to_owned()),
                },
                None => Self::Formula { formula: formula.trim().to_owned(), result: None },
            };
        }
        match text {
            "TRUE" => return Self::Bool(true),
            "FALSE" => return Self::Bool(false),
            _ => {}
        }
        if is_number(text)
            && let Ok(number) = text.parse()
        {
            return Self::Number(number);
        }
        if text.len() == 10
            && let Ok(day) = text.parse()
        {
            return Self::Date(day);
        }
        Self::Text(text.replace("<br>", "\n"))
    }

    /// A text, whatever it looks like; an empty one is no cell.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }
}

/// Digits with at most one point between them, and a minus before them.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_plain_number_is_text() {
        for text in
            ["1,5", "1.500.000", "+3", "1e3", ".5", "5.", "12 cuộc", "-", "26/3/2012", "2012-02-30", "true"]
        {
            assert_eq!(Cell::parse(text), Cell::Text(text.to_owned()));
        }
    }

    #[test]
    fn a_formula_keeps_its_result_apart() {
        let formula = |formula: &str, result: Option<&str>| Cell::Formula {
            formula: formula.to_owned(),
            result: result.map(str::to_owned),
        };
        assert_eq!(Cell::parse("=H1/H2 ⇒ 50"), formula("H1/H2", Some("50")));
        assert_eq!(Cell::parse("=H1/H2"), formula("H1/H2", None));
    }
}
