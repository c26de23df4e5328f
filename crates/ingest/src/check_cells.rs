use tonghop_core::catalogue;
use tonghop_core::{Arg, CellRef, Code, FieldType, Finding, Place};

use crate::disclosures::listed;
use crate::form_sheet::{ColumnRole, FormSheet};
use crate::locate::{Located, Search};
use crate::open::Workbook;
use crate::sheet::Sheet;

/// Sheets in which cells that check answers hold no formula any more, or one that looks at nothing: that hides
/// mistakes from the branch itself.
///
/// Only in a file that the form itself has marked: a form that was typed anew never had such cells. A file without
/// any formula is one that was exported as values.
pub(crate) fn lost_checks(search: &Search<'_>, located: &Located) -> Vec<Finding> {
    if !is_marked(search.workbook) {
        return Vec::new();
    }
    search.sheets.iter().filter_map(|form_sheet| of_sheet(search, located, form_sheet)).collect()
}

/// Whether the workbook has the properties or names that a form is written with.
fn is_marked(workbook: &Workbook) -> bool {
    let is_own = |name: &str| name.to_ascii_lowercase().starts_with("tonghop_");
    workbook.properties.keys().any(|name| is_own(name)) || workbook.names.iter().any(|(name, _)| is_own(name))
}

fn of_sheet(search: &Search<'_>, located: &Located, form_sheet: &FormSheet) -> Option<Finding> {
    let sheet = search.sheet(form_sheet.sheet);
    let asked = |code: &&Code| {
        search.asked.iter().any(|field| {
            field.code == **code && field.formula().is_none() && field.field_type != FieldType::Text
        })
    };
    let here = located.cells.iter().filter(|(_, (index, _))| *index == form_sheet.sheet);
    let here: Vec<(&Code, CellRef)> = here.map(|(code, (_, cell))| (code, *cell)).collect();
    let answers: Vec<(&Code, CellRef)> = here.iter().filter(|(code, _)| asked(code)).copied().collect();
    let column = form_sheet.columns_of(ColumnRole::Check).next();
    let check_of = |cell: CellRef| column.map(|column| CellRef::new(cell.row, column));
    let is_check = |cell: CellRef| {
        check_of(cell)
            .is_some_and(|check| sheet.formulas.of(check).is_some_and(|formula| !is_constant(&formula)))
    };
    let (kept, lost): (Vec<_>, Vec<_>) = answers.iter().partition(|(_, cell)| is_check(*cell));
    if lost.is_empty() || (kept.is_empty() && !has_other_formulas(sheet, &here, column)) {
        return None;
    }
    let place = Place::sheet(search.file.clone(), sheet.name.clone());
    let cells = lost.iter().filter_map(|(_, cell)| check_of(*cell)).map(|cell| cell.to_string());
    let fields = lost.iter().map(|(code, _)| code.to_string());
    Some(
        Finding::new(&catalogue::CHECKS_OVERWRITTEN, place)
            .arg("cells", Arg::List(listed(cells)))
            .arg("fields", Arg::List(listed(fields)))
            .arg("count", Arg::Count(lost.len() as u64)),
    )
}

/// Whether the sheet holds formulas elsewhere than in the rows of answers: those that the form wrote into it to sum its
/// checks up.
fn has_other_formulas(sheet: &Sheet, answers: &[(&Code, CellRef)], check: Option<u32>) -> bool {
    sheet
        .formulas
        .cells()
        .any(|cell| Some(cell.column) != check && !answers.iter().any(|(_, answer)| answer.row == cell.row))
}

/// Whether a formula names no cell: `"Đạt"`, `1`, `TRUE()`. What is not known is taken for a check.
fn is_constant(formula: &str) -> bool {
    if formula.is_empty() {
        return false;
    }
    let outside_quotes: String = formula.split('"').step_by(2).collect();
    let mut rest = outside_quotes.as_str();
    while let Some(start) = rest.find(|c: char| c.is_alphabetic() || c == '_') {
        let word = &rest[start..];
        let end =
            word.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '$'))).unwrap_or(word.len());
        let (name, after) = word.split_at(end);
        let is_function = after.trim_start().starts_with('(');
        if !is_function && !["TRUE", "FALSE"].iter().any(|flag| name.eq_ignore_ascii_case(flag)) {
            return false;
        }
        rest = after;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_that_names_no_cell_checks_nothing() {
        for constant in ["\"Đạt\"", "1", "TRUE()", "TRUE", "IF(1=1,\"D8\",\"\")", "CONCATENATE(\"Đ\",\"ạt\")"]
        {
            assert!(is_constant(constant), "{constant}");
        }
        for check in [
            "IF(D8=\"\",\"\",\"Đạt\")",
            "IF([.D8]=1;\"\";2)",
            "$D$8",
            "SUMPRODUCT(--(chon=TRIM(D8)))",
            "R[0]C[-3]",
            "",
        ] {
            assert!(!is_constant(check), "{check}");
        }
    }
}
