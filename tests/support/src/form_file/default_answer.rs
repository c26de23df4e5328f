use tonghop_core::{Decimal, Field, FieldType, Form, Language, Period};

use crate::workbook::Cell;

/// A sound answer to a field: as small as can be, but not zero and not blank. A computed field has none.
pub(super) fn default_answer(field: &Field, form: &Form, period: Period) -> Cell {
    if field.formula().is_some() {
        return Cell::Blank;
    }
    match field.field_type {
        FieldType::Count => number(field, Decimal::ONE),
        FieldType::Decimal => number(field, Decimal::new(15, 1)),
        FieldType::Money => number(field, Decimal::ONE_THOUSAND),
        FieldType::Percent => number(field, Decimal::from(50)),
        FieldType::Ratio => Cell::text("1/1"),
        FieldType::Flag => Cell::text(form.layout.first("words.yes")),
        FieldType::Choice => Cell::text(field.choices.first().map_or("", |choice| &**choice)),
        FieldType::Date => Cell::Date(period.first_day()),
        FieldType::Text => Cell::text(match form.language {
            Language::Vi => "Đã làm theo kế hoạch.",
            Language::En => "Done as planned.",
        }),
    }
}

/// The number, or the nearest that the field allows.
fn number(field: &Field, number: Decimal) -> Cell {
    let number = field.max.map_or(number, |max| number.min(max));
    let number = field.min.map_or(number, |min| number.max(min));
    Cell::parse(&tonghop_core::plain(number))
}
