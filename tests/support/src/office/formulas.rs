use std::path::Path;

use super::{CellKind, dump};
use crate::oracle;

/// Has LibreOffice calculate every formula of a workbook anew, and finds the stored results to be the same; returns how
/// many formulas there are.
///
/// # Panics
/// Names the first cell whose formula gives an error or something else than what is stored.
#[must_use]
pub fn check_formulas(workbook: &Path) -> usize {
    let stored = oracle::read(&std::fs::read(workbook).expect("a workbook"));
    let recalculated = &dump(&[workbook.to_owned()], true)[0];
    let mut formulas = 0;
    for sheet in &recalculated.sheets {
        for (address, cell) in sheet.cells.iter().filter(|(_, cell)| cell.kind == CellKind::Formula) {
            formulas += 1;
            let stored = stored[&sheet.name].get(address).map(String::as_str).unwrap_or_default();
            assert_eq!(cell.error, 0, "{}!{address} {}", sheet.name, cell.formula);
            match cell.value {
                Some(value) => {
                    let stored: f64 =
                        stored.parse().unwrap_or_else(|_| panic!("{}!{address}: {stored}", sheet.name));
                    let difference = (value - stored).abs() / value.abs().max(1.0);
                    assert!(
                        difference < 1e-12,
                        "{}!{address}: {stored} stored, {value} calculated",
                        sheet.name
                    );
                }
                None => {
                    assert_eq!(cell.text.as_deref().unwrap_or_default(), stored, "{}!{address}", sheet.name);
                }
            }
        }
    }
    formulas
}
