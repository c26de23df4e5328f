//! Cells, ranges and text as formulas and links write them.

use tonghop_core::CellRef;

/// Excel's limit for one text literal inside a formula, in UTF-16 units.
const MAX_LITERAL: usize = 255;

/// A cell of the formula's own sheet: `D12`.
pub(super) fn relative(row: u32, column: u16) -> String {
    CellRef::new(row, u32::from(column)).to_string()
}

/// A cell that stays where it is when the formula is copied: `$D$12`.
fn absolute(row: u32, column: u16) -> String {
    format!("${}${}", CellRef::new(row, u32::from(column)).column_letters(), row + 1)
}

/// The name of a sheet as formulas write it.
fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

/// A cell of another sheet: `'Ma trận'!$D$12`.
pub(super) fn foreign(sheet: &str, row: u32, column: u16) -> String {
    format!("{}!{}", quoted(sheet), absolute(row, column))
}

/// Rows of one column of another sheet, both ends included: `'Ma trận'!$D$7:$D$46`.
pub(super) fn foreign_range(sheet: &str, rows: (u32, u32), column: u16) -> String {
    format!("{}!{}", quoted(sheet), own_range(rows, column))
}

/// Rows of one column of the formula's own sheet, both ends included.
pub(super) fn own_range(rows: (u32, u32), column: u16) -> String {
    format!("{}:{}", absolute(rows.0, column), absolute(rows.1, column))
}

/// The target of a link to a cell of the same workbook.
pub(super) fn target(sheet: &str, row: u32, column: u16) -> String {
    format!("internal:{}!{}", quoted(sheet), relative(row, column))
}

/// A text inside a formula, whatever its length: longer ones are put together with `&`.
pub(super) fn literal(text: &str) -> String {
    let mut parts = vec![String::new()];
    let mut length = 0;
    for letter in text.chars() {
        length += letter.len_utf16();
        if length > MAX_LITERAL {
            parts.push(String::new());
            length = letter.len_utf16();
        }
        if let Some(part) = parts.last_mut() {
            part.push(letter);
            if letter == '"' {
                part.push('"');
            }
        }
    }
    parts.iter().map(|part| format!("\"{part}\"")).collect::<Vec<_>>().join("&")
}

/// Whether `COUNTIF` takes `word` as that word and nothing else: no wildcard, comparison, number, day or
/// logical value.
pub(super) fn is_plain_criterion(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
        && !word.chars().any(|letter| letter.is_ascii_digit() || "*?~\"".contains(letter))
        && !["true", "false"].contains(&word.to_lowercase().as_str())
        && word.encode_utf16().count() <= MAX_LITERAL
}

/// Several ranges as one argument of a sum or of a count.
pub(super) fn union(ranges: impl IntoIterator<Item = String>) -> String {
    ranges.into_iter().collect::<Vec<_>>().join(",")
}

/// The ranges of a union.
fn parts(union: &str) -> Vec<&str> {
    let (mut parts, mut begin, mut is_name) = (Vec::new(), 0, false);
    for (at, letter) in union.char_indices() {
        match letter {
            '\'' => is_name = !is_name,
            ',' if !is_name => {
                parts.push(&union[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&union[begin..]);
    parts
}

/// How many cells of a range, or of a union of ranges, hold exactly `word`.
pub(super) fn count_of(ranges: &str, word: &str) -> String {
    match parts(ranges).as_slice() {
        [range] => count_in(range, word),
        parts => {
            let counts: Vec<String> = parts.iter().map(|range| count_in(range, word)).collect();
            format!("({})", counts.join("+"))
        }
    }
}

fn count_in(range: &str, word: &str) -> String {
    if is_plain_criterion(word) {
        format!("COUNTIF({range},{})", literal(word))
    } else {
        format!("SUMPRODUCT(--EXACT({range},{}))", literal(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_name_their_sheet_and_stay_put() {
        assert_eq!(foreign_range("Ma trận", (6, 45), 4), "'Ma trận'!$E$7:$E$46");
        assert_eq!(foreign("Đội's", 0, 26), "'Đội''s'!$AA$1");
    }

    #[test]
    fn literals_double_quotes_and_are_split_at_the_limit() {
        assert_eq!(literal("a\"b"), "\"a\"\"b\"");
        assert_eq!(literal(&"x".repeat(300)), format!("\"{}\"&\"{}\"", "x".repeat(255), "x".repeat(45)));
    }

    #[test]
    fn words_are_counted_over_several_sheets() {
        let ranges = union([foreign_range("Bảng, 'một'", (6, 7), 0), own_range((6, 7), 0)]);
        assert_eq!(
            count_of(&ranges, "có"),
            "(COUNTIF('Bảng, ''một'''!$A$7:$A$8,\"có\")+COUNTIF($A$7:$A$8,\"có\"))"
        );
    }

    #[test]
    fn words_that_countif_would_read_otherwise_are_compared_exactly() {
        assert_eq!(count_of("A1:A2", "Đã đại hội"), "COUNTIF(A1:A2,\"Đã đại hội\")");
        for word in ["<30", "a*", "TRUE", "3/4", "Mar 12", "=x", "1"] {
            assert!(count_of("A1:A2", word).starts_with("SUMPRODUCT"), "{word}");
        }
    }
}
