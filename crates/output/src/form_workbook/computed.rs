use std::collections::BTreeMap;

use rust_decimal::RoundingStrategy;
use tonghop_core::{Code, Decimal, Field, FieldType, Formula, plain};

use super::content::Content;

/// How many decimals of a percentage a computed cell keeps.
const PERCENT_DECIMALS: u32 = 1;

/// A computed field as a cell: its formula, and what the formula gives.
#[derive(Debug)]
pub(super) struct Computed {
    pub formula: String,
    pub result: Content,
}

impl Computed {
    /// `None` for a field that is not computed, or from fields that have no cell.
    ///
    /// Where an answer that it needs is no number, and where it divides by zero, the formula gives an empty
    /// text, as the engine gives no result.
    pub fn of(
        field: &Field,
        addresses: &BTreeMap<&str, String>,
        contents: &BTreeMap<&str, Content>,
    ) -> Option<Self> {
        let formula = field.formula()?;
        let codes = formula.codes();
        let cells: Vec<&str> = codes
            .iter()
            .map(|code| addresses.get(code.as_str()).map(String::as_str))
            .collect::<Option<_>>()?;
        let address = |code: &Code| addresses.get(code.as_str()).cloned().unwrap_or_default();
        let figure = |code: &Code| contents.get(code.as_str()).and_then(Content::number);
        let (value, result) = match field.field_type {
            FieldType::Percent => percent(formula, &address, &figure),
            FieldType::Ratio => ratio(formula, &address, &figure)?,
            _ => (formula.to_sheet(&address), formula.eval(&figure).map_or(Content::Blank, Content::Number)),
        };
        let value = format!("IFERROR({value},\"\")");
        let formula = match cells.len() {
            0 => value,
            count => format!("IF(COUNT({})<{count},\"\",{value})", cells.join(",")),
        };
        Some(Self { formula, result })
    }
}

type Address<'a> = &'a dyn Fn(&Code) -> String;
type Figure<'a> = &'a dyn Fn(&Code) -> Option<Decimal>;

/// A percentage in points, rounded as it is shown.
fn percent(formula: &Formula, address: Address<'_>, figure: Figure<'_>) -> (String, Content) {
    let value = format!("ROUND(({})*100,{PERCENT_DECIMALS})", formula.to_sheet(address));
    let points = formula.eval(figure).and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED));
    let round = |points: Decimal| {
        points.round_dp_with_strategy(PERCENT_DECIMALS, RoundingStrategy::MidpointAwayFromZero)
    };
    (value, points.map_or(Content::Blank, |points| Content::Number(round(points))))
}

/// Both sides of a division as text: 33/41.
fn ratio(formula: &Formula, address: Address<'_>, figure: Figure<'_>) -> Option<(String, Content)> {
    let (part, whole) = formula.to_sheet_ratio(address)?;
    let text = formula.eval_ratio(figure).map(|(part, whole)| format!("{}/{}", plain(part), plain(whole)));
    Some((format!("({part})&\"/\"&({whole})"), text.map_or(Content::Blank, |text| Content::text(&text))))
}
