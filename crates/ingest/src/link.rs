/// The other workbook that a formula reads, as the formula names it: `1` for `[1]Sheet1!A1`, where the workbook
/// lists which it means, or a file's name. `None` for a formula that reads this workbook only.
pub(crate) fn other_workbook(formula: &str) -> Option<&str> {
    let (mut quoted, mut depth) = (false, 0_usize);
    let mut before = ' ';
    for (at, character) in formula.char_indices() {
        match character {
            '"' => quoted = !quoted,
            '[' if !quoted => {
                // A bracket behind a name, or within another, chooses columns of a table.
                let is_table = depth > 0 || before.is_alphanumeric() || "_.]".contains(before);
                let inside = formula[at + 1..].split(']').next().unwrap_or_default();
                let is_number = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
                let is_file = inside
                    .rsplit_once('.')
                    .is_some_and(|(_, end)| end.to_ascii_lowercase().starts_with("xl"));
                if !is_table && (is_number || is_file) {
                    return Some(inside);
                }
                depth += 1;
            }
            ']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = character;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::other_workbook;

    #[test]
    fn brackets_of_tables_and_texts_are_no_links() {
        for (formula, other) in [
            ("[1]Sheet1!A1", Some("1")),
            ("SUM('[12]Quý I'!$B$2:$B$9)", Some("12")),
            ("A1+'C:\\Bao cao\\[so lieu.xlsx]BIEU'!D8", Some("so lieu.xlsx")),
            ("'[so lieu.xlsx]BIEU'!D8", Some("so lieu.xlsx")),
            ("SUM(Bang[2012])", None),
            ("SUM(Bang[[#All],[2012]])", None),
            ("A1&\"[1]\"", None),
            ("A1", None),
        ] {
            assert_eq!(other_workbook(formula), other, "{formula}");
        }
    }
}
