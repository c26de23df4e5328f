/// As what a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Number,
    /// A day, a time of day, or both.
    Moment,
    /// A length of time, such as `[h]:mm`.
    Duration,
}

/// A number format code, taken apart: which of its sections shows a number depends on the number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NumberFormat {
    sections: Vec<(Option<Condition>, Shown)>,
}

/// The condition of a section, such as `[>=100]`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Condition {
    operator: Operator,
    bound: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Operator {
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
}

impl NumberFormat {
    pub fn parse(code: &str) -> Self {
        Self { sections: sections(code).into_iter().map(section).collect() }
    }

    /// As what the format shows `number`.
    pub fn shown(&self, number: f64) -> Shown {
        let [(_, first), ..] = self.sections[..] else { return Shown::Number };
        let by_sign = self.sections.iter().all(|(condition, _)| condition.is_none());
        let index = match self.sections.len() {
            1 => return first,
            2 if by_sign => usize::from(number < 0.0),
            _ if by_sign && number > 0.0 => 0,
            _ if by_sign => 1 + usize::from(number == 0.0),
            _ => {
                let holds = |(condition, _): &(Option<Condition>, Shown)| {
                    condition.is_none_or(|condition| condition.holds(number))
                };
                self.sections.iter().position(holds).unwrap_or(0)
            }
        };
        self.sections.get(index).map_or(first, |(_, shown)| *shown)
    }
}

impl Condition {
    fn parse(text: &str) -> Option<Self> {
        const OPERATORS: [(&str, Operator); 6] = [
            ("<=", Operator::LessOrEqual),
            ("<>", Operator::NotEqual),
            (">=", Operator::GreaterOrEqual),
            ("<", Operator::Less),
            (">", Operator::Greater),
            ("=", Operator::Equal),
        ];
        let (operator, bound) = OPERATORS
            .iter()
            .find_map(|(sign, operator)| Some((*operator, text.strip_prefix(sign)?.trim().parse().ok()?)))?;
        Some(Self { operator, bound })
    }

    fn holds(self, number: f64) -> bool {
        match self.operator {
            Operator::Less => number < self.bound,
            Operator::LessOrEqual => number <= self.bound,
            Operator::Equal => number == self.bound,
            Operator::NotEqual => number != self.bound,
            Operator::GreaterOrEqual => number >= self.bound,
            Operator::Greater => number > self.bound,
        }
    }
}

/// The sections of a code, apart from the last of four, which is for text.
fn sections(code: &str) -> Vec<&str> {
    let mut sections = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, character) in code.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            '\\' if !quoted => escaped = true,
            ';' if !quoted => {
                sections.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&code[start..]);
    sections.truncate(3);
    sections
}

fn section(code: &str) -> (Option<Condition>, Shown) {
    let mut condition = None;
    let mut shown = Shown::Number;
    let is_general = code.to_ascii_lowercase().contains("general");
    let mut characters = code.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => {
                characters.by_ref().find(|(_, character)| *character == '"');
            }
            // The next character is shown as it is, takes its width as a blank, or fills the cell.
            '\\' | '_' | '*' => {
                characters.next();
            }
            '[' => {
                let end = characters.by_ref().find(|(_, character)| *character == ']');
                let inside = &code[at + 1..end.map_or(code.len(), |(end, _)| end)];
                if Condition::parse(inside).is_some() {
                    condition = Condition::parse(inside);
                } else if !inside.is_empty() && inside.bytes().all(|b| b"hHmMsS".contains(&b)) {
                    return (condition, Shown::Duration);
                }
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' if !is_general => {
                shown = Shown::Moment;
            }
            _ => {}
        }
    }
    (condition, shown)
}

/// The code of a format that files name by its number only (ECMA-376, part 1, 18.8.30); the numbers that it
/// leaves to the language of the program are days and times of day.
pub(crate) fn builtin(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "mm-dd-yy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "m/d/yy h:mm",
        27..=31 | 36 | 50..=58 => "yyyy/m/d",
        32..=35 => "h:mm:ss",
        37 | 38 => "#,##0 ;(#,##0)",
        39 | 40 => "#,##0.00;(#,##0.00)",
        41 | 42 => "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
        43 | 44 => "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mmss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_by_the_section_that_is_for_it() {
        use Shown::{Duration, Moment, Number};
        let cases = [
            ("", 40_000.0, Number),
            ("General", 40_000.0, Number),
            ("0%", 0.5, Number),
            ("#,##0 \"ngày\"", 5.0, Number),
            (r"#,##0\ _d_-", 5.0, Number),
            ("[Red]#,##0", 5.0, Number),
            ("[$-42A]#,##0", 5.0, Number),
            ("0.00E+00", 5.0, Number),
            ("@", 5.0, Number),
            ("dd/mm/yyyy", 40_000.0, Moment),
            ("[$-42A]dd mmmm yyyy", 40_000.0, Moment),
            ("h:mm AM/PM", 0.5, Moment),
            ("[h]:mm", 30.0, Duration),
            ("[=0]\"\";d/m/yyyy", 40_000.0, Moment),
            ("[=0]\"\";d/m/yyyy", 0.0, Number),
            ("[>100]0;[<0]d/m;\"x;y\"", -1.0, Moment),
            ("0;d/m", -1.0, Moment),
            ("0;d/m", 1.0, Number),
            ("0;0;d/m", 0.0, Moment),
            ("0;0;0;\"d\"@", 0.0, Number),
        ];
        for (code, number, shown) in cases {
            assert_eq!(NumberFormat::parse(code).shown(number), shown, "{code}");
        }
    }
}
