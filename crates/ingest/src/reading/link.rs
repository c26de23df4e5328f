/// Whether a formula takes its value from another workbook: `[1]Sheet1!A1`, `'C:\[Quý I.xlsx]BIEU'!D8`,
/// `'file:///C:/Quý I.ods'#$BIEU.D8`. Brackets behind a name, or within others, choose columns of a table; what
/// stands between quotation marks is text.
pub(super) fn leaves_workbook(formula: &str) -> bool {
    let lower = formula.to_lowercase();
    let (mut in_text, mut depth) = (false, 0_usize);
    let mut before = ' ';
    for (at, character) in lower.char_indices() {
        match character {
            '"' => in_text = !in_text,
            _ if in_text => {}
            'f' if !before.is_alphanumeric() && is_address(&lower[at..], before) => return true,
            '[' => {
                let is_table = depth > 0 || before.is_alphanumeric() || "_.]".contains(before);
                if !is_table && is_workbook(&lower[at + 1..]) {
                    return true;
                }
                depth += 1;
            }
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = character;
    }
    false
}

fn is_address(rest: &str, before: char) -> bool {
    rest.starts_with("file:///") || before == '\'' && rest.starts_with("file:")
}

/// Whether what follows a bracket is a workbook: its number in the list of links, or the name of a file.
fn is_workbook(rest: &str) -> bool {
    let Some((inside, _)) = rest.split_once(']') else { return false };
    let is_number = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
    let is_file = [".xl", ".ods", ".csv"].iter().any(|ending| inside.contains(ending));
    is_number || is_file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_told_from_tables_and_text() {
        for formula in [
            "[1]BIEU!D8",
            "[1]!ten",
            "SUM([2]BIEU!D8:D9)+1",
            "SUM('[12]Quý I'!$B$2:$B$9)",
            "'[Quý I.xlsx]BIEU'!D8",
            "'C:\\Bao cao\\[Quý I.xls]BIEU'!D8",
            "A1+'C:\\Bao cao\\[so lieu.XLSB]BIEU'!D8",
            "'file:///C:/Quý I.ods'#$BIEU.D8",
            "A1&\"[\"&[1]BIEU!D8",
        ] {
            assert!(leaves_workbook(formula), "{formula}");
        }
        for formula in [
            "5+7",
            "SUM(D8:D9)",
            "SUM(Bang1[so])",
            "SUM(Bang[2012])",
            "SUM(Bang[[#All],[2012]])",
            "Bang1[[#Headers],[so]]",
            "BIEU!D8",
            "\"[a]\"",
            "A1&\"[1]\"",
            "A1&\"file:///C:/a.ods\"",
            "[.D8]+1",
        ] {
            assert!(!leaves_workbook(formula), "{formula}");
        }
    }
}
