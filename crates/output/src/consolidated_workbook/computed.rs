//! Formulas of the form as formulas of a sheet.

use tonghop_core::{Code, Field, FieldType, Formula};

/// How many arguments one `COUNT` takes.
const MAX_ARGUMENTS: usize = 255;

/// The formula of a computed field over cells, in the field's own unit of measure: a percentage in points.
/// Empty where a cell that it needs is, or where it divides by zero.
pub(super) fn computed(field: &Field, formula: &Formula, address: &dyn Fn(&Code) -> String) -> String {
    let body = formula.to_sheet(address);
    let body = match (field.field_type, formula.to_sheet_ratio(address)) {
        (FieldType::Percent, Some(_)) => format!("{body}*100"),
        (FieldType::Percent, None) => format!("({body})*100"),
        _ => body,
    };
    guarded(formula, address, &format!("IFERROR({body},\"\")"))
}

/// Both sides of a formula that is a division as a whole, as one text: `6113/6435`.
pub(super) fn fraction(formula: &Formula, address: &dyn Fn(&Code) -> String) -> Option<String> {
    let (numerator, denominator) = formula.to_sheet_ratio(address)?;
    Some(guarded(formula, address, &format!("({numerator})&\"/\"&({denominator})")))
}

/// `body`, or nothing where one of the cells that it needs holds no number: an empty cell is not zero.
fn guarded(formula: &Formula, address: &dyn Fn(&Code) -> String, body: &str) -> String {
    let cells: Vec<String> = formula.codes().iter().map(address).collect();
    if cells.is_empty() {
        return format!("={body}");
    }
    let count: Vec<String> =
        cells.chunks(MAX_ARGUMENTS).map(|cells| format!("COUNT({})", cells.join(","))).collect();
    format!("=IF({}<{},\"\",{body})", count.join("+"), cells.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_of_a_division_are_shown_and_guarded() {
        let formula = Formula::parse("A1 / (B1 + C1)").unwrap();
        let text = fraction(&formula, &|code| format!("${code}")).unwrap();
        assert_eq!(text, "=IF(COUNT($A1,$B1,$C1)<3,\"\",($A1)&\"/\"&($B1+$C1))");
        assert!(fraction(&Formula::parse("A1 + B1").unwrap(), &|code| code.to_string()).is_none());
    }
}
