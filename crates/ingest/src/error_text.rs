//! Formula errors as spreadsheets print them. ODS and some writers hand them over as plain text.

const ERRORS: &[&str] = &[
    "#NULL!",
    "#DIV/0!",
    "#VALUE!",
    "#REF!",
    "#NAME?",
    "#NUM!",
    "#N/A",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#UNKNOWN!",
    "#BUSY!",
    "#PYTHON!",
    "#ERROR!",
];

/// Whether a text is a formula error: Excel's names, and LibreOffice's `Err:509`.
pub(crate) fn is_formula_error(text: &str) -> bool {
    let number =
        text.strip_prefix("Err:").is_some_and(|n| n.len() == 3 && n.bytes().all(|b| b.is_ascii_digit()));
    number || ERRORS.contains(&text)
}
