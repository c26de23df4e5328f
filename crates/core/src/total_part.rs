use std::sync::Arc;

use rust_decimal::Decimal;

use crate::{Datum, Field, FieldType, Figure, Layout, folded};

const NUMERATOR: &str = "numerator";
const DENOMINATOR: &str = "denominator";

/// What `TOTAL(code, "…")` takes of a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TotalPart {
    /// How many units gave a word, as [`Field::counted_words`] has it.
    Count(Arc<str>),
    /// The part of a part of a whole.
    Numerator,
    /// The whole of a part of a whole.
    Denominator,
}

impl TotalPart {
    /// What `word` takes of the total of `field`: a choice, a word for yes or no in the language of the form,
    /// `numerator` or `denominator`. `None` where the total has no such part.
    #[must_use]
    pub fn of(field: &Field, layout: &Layout, word: &str) -> Option<Self> {
        let wanted = folded(word);
        let named = |layout: &Layout, key: &str| layout.list(key).iter().any(|word| folded(word) == wanted);
        match field.field_type {
            _ if is_part_of_whole(field) => match word {
                NUMERATOR => Some(Self::Numerator),
                DENOMINATOR => Some(Self::Denominator),
                _ => None,
            },
            FieldType::Flag if field.is_by_unit() => match () {
                () if named(layout, "words.yes") => Some(Self::Count(Arc::from("true"))),
                () if named(layout, "words.no") => Some(Self::Count(Arc::from("false"))),
                () => None,
            },
            FieldType::Choice if field.is_by_unit() => {
                field.choices.iter().find(|choice| folded(choice) == wanted).cloned().map(Self::Count)
            }
            _ => None,
        }
    }

    /// The words that the total of `field` has parts for.
    #[must_use]
    pub fn words(field: &Field, layout: &Layout) -> Vec<String> {
        match field.field_type {
            _ if is_part_of_whole(field) => vec![NUMERATOR.to_owned(), DENOMINATOR.to_owned()],
            FieldType::Flag if field.is_by_unit() => {
                ["words.yes", "words.no"].map(|key| layout.first(key).to_owned()).to_vec()
            }
            FieldType::Choice if field.is_by_unit() => {
                field.choices.iter().map(ToString::to_string).collect()
            }
            _ => Vec::new(),
        }
    }

    /// This part of a figure; `None` where the figure has none.
    #[must_use]
    pub fn figure(&self, figure: &Figure) -> Option<Decimal> {
        match (self, figure) {
            (Self::Count(word), figure) => figure.count(word).map(Decimal::from),
            (Self::Numerator, Figure::Ratio { numerator, .. }) => Some(*numerator),
            (Self::Denominator, Figure::Ratio { denominator, .. }) => Some(*denominator),
            (Self::Numerator, Figure::Answer(Some(Datum::Ratio(ratio)))) => Some(ratio.numerator),
            (Self::Denominator, Figure::Answer(Some(Datum::Ratio(ratio)))) => Some(ratio.denominator),
            _ => None,
        }
    }
}

fn is_part_of_whole(field: &Field) -> bool {
    field.field_type == FieldType::Ratio
        || field.formula().is_some_and(|formula| formula.to_sheet_ratio(&|code| code.to_string()).is_some())
}
