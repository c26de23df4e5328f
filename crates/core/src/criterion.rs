use std::cmp::Ordering;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::expression::Operator;
use crate::{Fault, Operand};

/// What `COUNTIF` and its kin look for: `"Hoàn thành"`, `">=5"`, `"<>"`, `"Sở*"`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Criterion {
    comparison: Operator,
    wanted: Operand,
}

const SIGNS: [(&str, Operator); 6] = [
    ("<=", Operator::LessOrEqual),
    (">=", Operator::GreaterOrEqual),
    ("<>", Operator::NotEqual),
    ("<", Operator::Less),
    (">", Operator::Greater),
    ("=", Operator::Equal),
];

impl Criterion {
    /// The criterion that an argument says; an empty cell is like 0.
    pub fn of(argument: &Operand) -> Result<Self, Fault> {
        let text = match argument {
            Operand::Fault(fault) => return Err(*fault),
            Operand::Text(text) => text,
            Operand::Blank => {
                return Ok(Self { comparison: Operator::Equal, wanted: Operand::Number(0.into()) });
            }
            other => return Ok(Self { comparison: Operator::Equal, wanted: other.clone() }),
        };
        let signed =
            SIGNS.iter().find_map(|(sign, comparison)| Some((text.strip_prefix(sign)?, *comparison)));
        let (rest, comparison) = signed.unwrap_or((text, Operator::Equal));
        let wanted = match rest.trim().parse() {
            Ok(number) => Operand::Number(number),
            Err(_not_a_number) => Operand::Text(Arc::from(rest)),
        };
        Ok(Self { comparison, wanted })
    }

    /// Whether a cell meets it. Only values of the same kind are compared; everything else is unequal.
    pub fn is_met(&self, cell: &Operand) -> bool {
        let equal = match (&self.wanted, cell) {
            (_, Operand::Fault(_)) => return false,
            // "=" and "<>" alone ask for empty cells and for those that are not.
            (Operand::Text(text), Operand::Blank) => text.is_empty(),
            (Operand::Text(text), Operand::Text(cell)) if text.is_empty() => cell.is_empty(),
            (Operand::Text(pattern), Operand::Text(cell)) => {
                let (pattern, cell) = (folded_keeping_blanks(pattern), folded_keeping_blanks(cell));
                match self.comparison {
                    Operator::Equal | Operator::NotEqual => matches(&pattern, &cell),
                    _ => return self.orders(cell.cmp(&pattern)),
                }
            }
            // A text that says the number is as good as the number.
            (Operand::Number(wanted), Operand::Text(cell)) => {
                cell.trim().parse::<rust_decimal::Decimal>().is_ok_and(|cell| cell == *wanted)
            }
            (Operand::Number(_), Operand::Number(_)) | (Operand::Flag(_), Operand::Flag(_)) => {
                let Ok(ordering) = cell.compare(&self.wanted) else { return false };
                match self.comparison {
                    Operator::Equal | Operator::NotEqual => ordering == Ordering::Equal,
                    _ => return self.orders(ordering),
                }
            }
            _ => false,
        };
        match self.comparison {
            Operator::Equal => equal,
            Operator::NotEqual => !equal,
            _ => false,
        }
    }

    fn orders(&self, ordering: Ordering) -> bool {
        match self.comparison {
            Operator::Equal => ordering == Ordering::Equal,
            Operator::NotEqual => ordering != Ordering::Equal,
            Operator::Less => ordering == Ordering::Less,
            Operator::LessOrEqual => ordering != Ordering::Greater,
            Operator::Greater => ordering == Ordering::Greater,
            _ => ordering != Ordering::Less,
        }
    }
}

fn folded_keeping_blanks(text: &str) -> Vec<char> {
    text.nfc().flat_map(char::to_lowercase).collect()
}

/// Whether a text fits a pattern with `*` for anything, `?` for one character, and `~` before one that is
/// meant itself.
fn matches(pattern: &[char], text: &[char]) -> bool {
    // Where the last `*` stands and how much of the text it has taken so far: one step back is enough.
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        let (literal, length) = match pattern.get(p) {
            Some('~') if matches!(pattern.get(p + 1), Some('*' | '?' | '~')) => (true, 2),
            _ => (false, 1),
        };
        match pattern.get(p + length - 1) {
            Some('*') if !literal => {
                star = Some((p, t));
                p += 1;
            }
            Some(wanted) if (*wanted == '?' && !literal) || *wanted == text[t] => {
                p += length;
                t += 1;
            }
            _ => match star {
                Some((at, taken)) => {
                    star = Some((at, taken + 1));
                    p = at + 1;
                    t = taken + 1;
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(criterion: &str, cell: &str) -> bool {
        let cell = match cell {
            "" => Operand::Blank,
            cell => cell.parse().map_or_else(|_| Operand::Text(Arc::from(cell)), Operand::Number),
        };
        Criterion::of(&Operand::Text(Arc::from(criterion))).unwrap().is_met(&cell)
    }

    #[test]
    fn criteria_are_met_as_in_a_spreadsheet() {
        for (criterion, cell) in [
            ("Hoàn thành", "hoàn thành"),
            ("<>Chưa", "Xong"),
            ("<>Chưa", ""),
            (">=5", "5"),
            ("<5", "4.9"),
            ("5", "5"),
            ("=5", "5"),
            ("Sở*", "Sở Tài chính"),
            ("*chính", "Sở Tài chính"),
            ("S?", "Sở"),
            ("a~*", "a*"),
            ("", ""),
            ("<>", "x"),
            ("*a*b*", "xxaxxbxx"),
        ] {
            assert!(met(criterion, cell), "{criterion} {cell}");
        }
        for (criterion, cell) in [
            ("Hoàn thành", "Đang"),
            ("<>Chưa", "chưa"),
            (">=5", "4"),
            (">=5", "x"),
            ("5", "50"),
            ("Sở*", "Cục Sở"),
            ("S?", "Sởi"),
            ("a~*", "ab"),
            ("<>", ""),
            (">5", ""),
            ("*a*b*", "xxbxxaxx"),
        ] {
            assert!(!met(criterion, cell), "{criterion} {cell}");
        }
    }
}
