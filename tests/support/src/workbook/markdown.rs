/// The cells of a Markdown table as they are written, row by row, without the line of dashes.
///
/// ```
/// use tonghop_test_support::workbook::table_rows;
/// assert_eq!(table_rows("| a | b |\n|---|---|\n| 1 |   |"), [["a", "b"], ["1", ""]]);
/// ```
#[must_use]
pub fn table_rows(table: &str) -> Vec<Vec<String>> {
    let lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut rows = Vec::new();
    for (index, line) in lines.enumerate() {
        let cells = cells(line);
        if index == 1 && cells.iter().all(|cell| is_rule(cell)) {
            continue;
        }
        rows.push(cells);
    }
    rows
}

/// The cells of one line. Bars at its ends are needed; `\|` is a bar inside a cell.
pub(crate) fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().strip_prefix('|').and_then(|rest| rest.strip_suffix('|'));
    let inner = inner.unwrap_or_else(|| panic!("a line of a table begins and ends with a bar: {line}"));
    let mut cells = vec![String::new()];
    let mut characters = inner.chars().peekable();
    while let Some(character) = characters.next() {
        let last = cells.last_mut().expect("one cell to begin with");
        match character {
            '\\' if characters.peek() == Some(&'|') => last.extend(characters.next()),
            '|' => cells.push(String::new()),
            other => last.push(other),
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

fn is_rule(cell: &str) -> bool {
    cell.contains('-') && cell.chars().all(|character| "-: ".contains(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_under_the_headings_are_no_row() {
        assert_eq!(table_rows("| a | b |\n|---|:-:|\n| - | 1 |"), [["a", "b"], ["-", "1"]]);
    }

    #[test]
    fn a_blank_row_stays_a_row() {
        assert_eq!(table_rows("| a | b |\n| | |\n| c \\| d | |"), [["a", "b"], ["", ""], ["c | d", ""]]);
    }
}
