use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{RollUp, RolledItem};
use crate::validation::place_of;
use crate::{
    Arg, Code, Datum, Field, FieldType, Finding, Form, State, Submission, Value, catalogue, exact_add, plain,
};

/// Judges the figures in the form of a roll-up: each must be what the contributions that it carries add up to.
/// Nobody can tell which of the two is right where they differ, so neither is taken.
pub(crate) fn check_roll_up(
    submission: &Submission,
    roll_up: &RollUp,
    form: &Form,
    findings: &mut Vec<Finding>,
) {
    let mut given: BTreeMap<&Code, Vec<&Datum>> = BTreeMap::new();
    for entry in &roll_up.entries {
        if let (RolledItem::Field(code), Some(datum)) = (&entry.item, &entry.datum) {
            given.entry(code).or_default().push(datum);
        }
    }
    let summed = |field: &&Field| field.is_by_unit() && (field.field_type.is_number() || is_ratio(field));
    for field in form.fields().iter().filter(summed) {
        let Some(value) = submission.values.get(&field.code) else { continue };
        let contributions = given.get(&field.code).map_or(&[][..], Vec::as_slice);
        let sum = sum(field, contributions);
        // Content that could not be read has a finding already; an answer without a cell likewise.
        if value.state == State::Unreadable || value.source.is_none() || same(value, sum.as_ref()) {
            continue;
        }
        let place = place_of(submission, value.source.as_ref());
        let raw = value.source.as_ref().map(|source| source.raw.to_string()).unwrap_or_default();
        let sum = match sum {
            Some(Datum::Number(number)) => Arg::Number(number),
            Some(datum) => Arg::Text(datum.to_string()),
            None => Arg::Text(String::new()),
        };
        findings.push(
            Finding::new(&catalogue::ROLL_UP_DIFFERS, place)
                .field(field)
                .found(raw)
                .arg("sum", sum)
                .text("sheet", form.layout.first("roll_up.contributions")),
        );
    }
}

fn is_ratio(field: &Field) -> bool {
    field.field_type == FieldType::Ratio
}

/// What the contributions add up to; `None` of nothing and where the sum has too many digits.
fn sum(field: &Field, contributions: &[&Datum]) -> Option<Datum> {
    if contributions.is_empty() {
        return None;
    }
    let add = |numbers: Vec<Decimal>| numbers.into_iter().try_fold(Decimal::ZERO, exact_add);
    if is_ratio(field) {
        let sides = |side: fn(Decimal, Decimal) -> Decimal| {
            let sides = contributions.iter().filter_map(|datum| match datum {
                Datum::Ratio(ratio) => Some(side(ratio.numerator, ratio.denominator)),
                _ => None,
            });
            add(sides.collect())
        };
        let (numerator, denominator) = (sides(|part, _| part)?, sides(|_, whole| whole)?);
        return Some(Datum::ratio(numerator, denominator));
    }
    add(contributions.iter().filter_map(|datum| datum.number()).collect()).map(Datum::Number)
}

fn same(value: &Value, sum: Option<&Datum>) -> bool {
    match (&value.datum, sum) {
        (Some(Datum::Number(typed)), Some(Datum::Number(sum))) => {
            typed == sum || Datum::Number(*sum).kept() == Datum::Number(*typed)
        }
        (Some(typed), Some(sum)) => typed.to_string() == sum.to_string(),
        (None, None) => true,
        _ => false,
    }
}

impl RollUp {
    /// The total of a number field as it stands in the form of the roll-up; data of other kinds cannot be added up
    /// over units, and have none.
    #[must_use]
    pub fn total(&self, field: &Field) -> Option<Datum> {
        let of_field = self
            .entries
            .iter()
            .filter(|entry| matches!(&entry.item, RolledItem::Field(code) if *code == field.code));
        let data: Vec<&Datum> = of_field.filter_map(|entry| entry.datum.as_ref()).collect();
        let is_summed = field.field_type.is_number() || is_ratio(field);
        if is_summed { sum(field, &data) } else { None }
    }

    /// How many units gave each word, in the order in which they come.
    #[must_use]
    pub fn counts(&self, field: &Field) -> Vec<(String, usize)> {
        let mut counts: Vec<(String, usize)> =
            field.counted_words().iter().map(|word| (word.to_string(), 0)).collect();
        for entry in &self.entries {
            let Some(datum) = &entry.datum else { continue };
            let of_field = matches!(&entry.item, RolledItem::Field(code) if *code == field.code);
            let given = match datum {
                Datum::Number(number) => plain(*number),
                other => other.to_string(),
            };
            if let Some((_, count)) = counts.iter_mut().find(|(word, _)| of_field && *word == given) {
                *count += 1;
            }
        }
        counts
    }
}
