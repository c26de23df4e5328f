//! Figures that lost their thousands, by what the same unit reported in the period before.

use rust_decimal::Decimal;

use crate::catalogue;
use crate::validation::place_of;
use crate::{Arg, Datum, FieldType, Finding, Form, History, Severity, State, Submission, plain};

/// A figure of the period before that is smaller proves nothing: a fraction of a thousand is common there.
const LEAST: Decimal = Decimal::ONE_THOUSAND;

/// How much a figure may have changed since the period before to be still the same in kind.
const FACTOR: Decimal = Decimal::TWO;

fn is_near(figure: Decimal, prior: Decimal) -> bool {
    let near = |one: Decimal, other: Decimal| one.checked_mul(FACTOR).is_some_and(|twice| twice >= other);
    prior >= LEAST && near(figure, prior) && near(prior, figure)
}

/// Reads 1,5 in a count as 1500 where the unit had about as many in the period before: a spreadsheet had taken
/// the separator of thousands for a decimal point. The finding becomes a note.
pub(crate) fn settle_points(submission: &mut Submission, history: &History) {
    let Some(unit) = submission.identity.unit.clone() else { return };
    for finding in &mut submission.findings {
        if *finding.entry != catalogue::FRACTIONAL_COUNT || finding.table.is_some() {
            continue;
        }
        let thousands = finding.args.iter().find_map(|(name, arg)| match arg {
            Arg::Number(number) if *name == "thousands" => Some(*number),
            _ => None,
        });
        // Nobody sets a separator of thousands in a figure that has none: 0,5 was never 0.500.
        let thousands = thousands.filter(|figure| *figure >= Decimal::ONE_THOUSAND);
        let (Some(thousands), Some(code)) = (thousands, &finding.field) else { continue };
        let Some(prior) = history.figure(unit.as_str(), code.as_str()) else { continue };
        let Some(value) = submission.values.get_mut(code).filter(|_| is_near(thousands, prior)) else {
            continue;
        };
        value.state = State::Given;
        value.datum = Some(Datum::Number(thousands));
        finding.entry = &catalogue::POINT_TAKEN_FOR_GROUP;
        finding.severity = Severity::Note;
        finding.args.retain(|(name, _)| *name != "thousands");
        finding.args.push(("value", Arg::Number(thousands)));
        finding.args.push(("reason", Arg::Word("reason-history")));
    }
}

/// Warns of a figure that is a thousandth, and of an amount that is a millionth, of what the unit had in the
/// period before.
pub(crate) fn suspect_thousands(
    submission: &Submission,
    form: &Form,
    history: &History,
    findings: &mut Vec<Finding>,
) {
    let Some(unit) = &submission.identity.unit else { return };
    for field in form.fields() {
        let factors: &[u32] = match field.field_type {
            FieldType::Count => &[1000],
            FieldType::Money => &[1000, 1_000_000],
            _ => continue,
        };
        let Some(value) = submission.values.get(&field.code).filter(|value| value.state == State::Given)
        else {
            continue;
        };
        let (Some(number), Some(prior)) =
            (value.number(), history.figure(unit.as_str(), field.code.as_str()))
        else {
            continue;
        };
        let larger = factors.iter().filter_map(|factor| number.checked_mul(Decimal::from(*factor)));
        if let Some(meant) = larger.into_iter().find(|meant| is_near(*meant, prior)) {
            let found = value.source.as_ref().map_or_else(|| plain(number), |source| source.raw.to_string());
            findings.push(
                Finding::new(&catalogue::THOUSANDS_SUSPECTED, place_of(submission, value.source.as_ref()))
                    .field(field)
                    .found(found)
                    .arg("prior", Arg::Number(prior))
                    .arg("thousands", Arg::Number(meant)),
            );
        }
    }
}
