/// Whether a formula takes its value from another workbook: `[1]Sheet1!A1`, `'C:\[Quý I.xlsx]BIEU'!D8`,
/// `'file:///C:/Quý I.ods'#$BIEU.D8`. Brackets behind a name are a column of a table.
pub(super) fn leaves_workbook(formula: &str) -> bool {
    let lower = formula.to_lowercase();
    if lower.contains("'file:") || lower.contains("file:///") {
        return true;
    }
    let in_brackets = |part: &str| {
        let inside = part.split(']').next().unwrap_or_default();
        let number = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
        let file = [".xls", ".ods", ".csv"].iter().any(|ending| inside.contains(ending));
        number || file
    };
    lower.match_indices('[').any(|(at, _)| {
        let behind_name = lower[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let part = &lower[at + 1..];
        part.contains(']') && in_brackets(part) && (!behind_name || lower[..at].contains('\''))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_told_from_tables_and_text() {
        for formula in [
            "[1]BIEU!D8",
            "SUM([2]BIEU!D8:D9)+1",
            "'[Quý I.xlsx]BIEU'!D8",
            "'C:\\Bao cao\\[Quý I.xls]BIEU'!D8",
            "'file:///C:/Quý I.ods'#$BIEU.D8",
            "[1]!ten",
        ] {
            assert!(leaves_workbook(formula), "{formula}");
        }
        for formula in
            ["5+7", "SUM(D8:D9)", "SUM(Bang1[so])", "Bang1[[#Headers],[so]]", "BIEU!D8", "\"[a]\"", "[.D8]+1"]
        {
            assert!(!leaves_workbook(formula), "{formula}");
        }
    }
}
