use crate::sheet::{Cell, Cells, Content};

/// A row that counts the columns: `A | B | 1 | 2`, `(1) | (2) | (3)`, `3 | 4 | 5=3-4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct IndexRow {
    /// Whether letters, brackets or a sum show that it is no row of figures.
    pub marked: bool,
    /// How many columns it counts.
    pub columns: usize,
}

enum Mark {
    Letter(u32),
    Number { number: u32, marked: bool },
}

impl IndexRow {
    /// The row as one that counts columns, if every cell of it goes on from the one before.
    pub fn of(cells: &Cells) -> Option<Self> {
        let filled: Vec<&Cell> = cells.values().filter(|cell| !cell.is_blank()).collect();
        let (mut letters, mut numbers, mut marked) = (0, 0, false);
        for cell in &filled {
            match mark(cell)? {
                Mark::Letter(letter) if numbers == 0 && letter == letters => {
                    letters += 1;
                    marked = true;
                }
                Mark::Number { number, marked: own } if number == numbers + 1 => {
                    numbers += 1;
                    marked |= own;
                }
                Mark::Letter(_) | Mark::Number { .. } => return None,
            }
        }
        (filled.len() >= 2).then_some(Self { marked, columns: filled.len() })
    }
}

fn mark(cell: &Cell) -> Option<Mark> {
    let text = match &cell.content {
        Content::Number(_) => cell.content.raw(),
        Content::Text(text) => text.split_whitespace().collect(),
        _ => return None,
    };
    let inner = text.strip_prefix(['(', '[']).and_then(|rest| rest.strip_suffix([')', ']']));
    let (text, bracketed) = inner.map_or((text.as_str(), false), |inner| (inner, true));
    if let [letter @ (b'A'..=b'Z' | b'a'..=b'z')] = text.as_bytes() {
        return Some(Mark::Letter(u32::from(letter.to_ascii_uppercase() - b'A')));
    }
    let (number, sum) = text.split_once('=').map_or((text, None), |(number, sum)| (number, Some(sum)));
    let is_sum = |sum: &str| sum.chars().all(|c| c.is_ascii_digit() || "+-*/x×:%,.()".contains(c));
    if number.len() > 2 || !sum.is_none_or(is_sum) {
        return None;
    }
    let number = number.parse().ok()?;
    Some(Mark::Number { number, marked: bracketed || sum.is_some() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_count_columns_are_told_from_rows_of_figures() {
        for (row, expected) in [
            ("A B 1 2", Some(true)),
            ("(1) (2) (3)", Some(true)),
            ("1 2 3 4", Some(false)),
            ("1 2 3 4=2-3", Some(true)),
            ("A B C D", Some(true)),
            ("1 2 4", None),
            ("2 3 4", None),
            ("A 5 6", None),
            ("H1 1 2", None),
            ("1", None),
            ("1 2012", None),
        ] {
            let cells: Cells = (0..)
                .zip(row.split(' '))
                .map(|(column, text)| (column, Cell::from(Content::Text(text.to_owned()))))
                .collect();
            assert_eq!(IndexRow::of(&cells).map(|row| row.marked), expected, "{row}");
        }
    }
}
