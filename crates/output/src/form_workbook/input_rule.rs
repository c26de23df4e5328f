use std::sync::Arc;

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, XlsxError};
use tonghop_core::{Arg, Column, Decimal, Field, FieldType, Layout, plain};

use super::check::FIRST_DAY;
use super::choice_list::ChoiceLists;
use crate::Messages;

/// How many characters Excel shows of the title of a message.
const TITLE: usize = 32;
/// How many characters Excel shows of a message.
const MESSAGE: usize = 255;

/// What a cell lets people type, and what Excel says before and after.
#[derive(Debug)]
pub(super) struct InputRule<'a> {
    answer_type: FieldType,
    choices: &'a [Arc<str>],
    least: Option<Decimal>,
    most: Option<Decimal>,
    prompt: Option<(String, String)>,
}

impl<'a> InputRule<'a> {
    /// The rule for the answer of a field, with its hint as prompt.
    pub fn of_field(field: &'a Field, required: bool, messages: &Messages) -> Self {
        let key = if required { "form-prompt-required" } else { "form-prompt-optional" };
        let prompt = field.hint.as_ref().map(|hint| {
            (messages.format(key, &[("code", Arg::Text(field.code.to_string()))]), hint.to_string())
        });
        Self {
            answer_type: field.field_type,
            choices: &field.choices,
            least: field.min,
            most: field.max,
            prompt,
        }
    }

    /// The rule for the cells of a column.
    pub fn of_column(column: &'a Column) -> Self {
        let counts_up =
            matches!(column.column_type, FieldType::Count | FieldType::Money | FieldType::Percent);
        Self {
            answer_type: column.column_type,
            choices: &column.choices,
            least: counts_up.then_some(Decimal::ZERO),
            most: None,
            prompt: None,
        }
    }

    /// The rule for a cell that takes a day.
    pub fn day() -> Self {
        Self { answer_type: FieldType::Date, choices: &[], least: None, most: None, prompt: None }
    }

    /// The validation of `cell`, or of the range that begins with it; `None` for a cell that takes anything
    /// and has nothing to say.
    pub fn validation(
        &self,
        cell: &str,
        lists: &ChoiceLists,
        layout: &Layout,
        messages: &Messages,
    ) -> Result<Option<DataValidation>, XlsxError> {
        let rule = DataValidation::new();
        let rule = match self.answer_type {
            FieldType::Text if self.prompt.is_none() => return Ok(None),
            FieldType::Text => rule,
            FieldType::Ratio => rule.allow_custom(Formula::new(format!("=ISNUMBER(FIND(\"/\",{cell}))"))),
            FieldType::Flag => {
                rule.allow_list_strings(&[layout.first("words.yes"), layout.first("words.no")])?
            }
            FieldType::Choice => match lists.name_of(self.choices) {
                Some(name) => rule.allow_list_formula(Formula::new(format!("={name}"))),
                None => rule.allow_list_strings(self.choices)?,
            },
            // A machine set to another country's dates takes a good day for text, which must be let through.
            FieldType::Date => rule
                .allow_date_formula(DataValidationRule::GreaterThanOrEqualTo(Formula::new(
                    FIRST_DAY.to_string(),
                )))
                .set_error_style(DataValidationErrorStyle::Warning),
            FieldType::Count => rule.allow_whole_number_formula(self.bounds()),
            FieldType::Decimal | FieldType::Money | FieldType::Percent => {
                rule.allow_decimal_number_formula(self.bounds())
            }
        };
        let rule = match self.refusal(messages) {
            Some((title, text)) => rule
                .set_error_title(shortened(&title, TITLE))?
                .set_error_message(shortened(&text, MESSAGE))?,
            None => rule,
        };
        Ok(Some(match &self.prompt {
            Some((title, text)) => {
                rule.set_input_title(shortened(title, TITLE))?.set_input_message(shortened(text, MESSAGE))?
            }
            None => rule,
        }))
    }

    fn bounds(&self) -> DataValidationRule<Formula> {
        let bound = |number: Decimal| Formula::new(plain(number));
        match (self.least, self.most) {
            (Some(least), Some(most)) => DataValidationRule::Between(bound(least), bound(most)),
            (Some(least), None) => DataValidationRule::GreaterThanOrEqualTo(bound(least)),
            (None, Some(most)) => DataValidationRule::LessThanOrEqualTo(bound(most)),
            // Any number at all.
            (None, None) => DataValidationRule::GreaterThanOrEqualTo(Formula::new("-1E+300")),
        }
    }

    /// Title and text of what Excel says when it refuses.
    fn refusal(&self, messages: &Messages) -> Option<(String, String)> {
        let usual = matches!((self.least, self.most), (None, None))
            || (self.least.is_some_and(|least| least.is_zero()) && self.most.is_none());
        let key = match (self.answer_type, self.least, self.most) {
            (FieldType::Text, ..) => return None,
            (FieldType::Ratio, ..) => "form-refused-ratio",
            (FieldType::Flag | FieldType::Choice, ..) => "form-refused-list",
            (FieldType::Date, ..) => "form-refused-date",
            (FieldType::Count, ..) if usual => "form-refused-count",
            (FieldType::Money, ..) if usual => "form-refused-money",
            (FieldType::Percent, ..) if usual => "form-refused-percent",
            (_, None, None) => "form-refused-decimal",
            (_, Some(_), None) => "form-refused-least",
            (_, None, Some(_)) => "form-refused-most",
            (_, Some(_), Some(_)) => "form-refused-between",
        };
        let bound = |bound: Option<Decimal>| bound.map_or(Arg::Text(String::new()), Arg::Number);
        let args = [("least", bound(self.least)), ("most", bound(self.most))];
        Some((messages.format(&format!("{key}.title"), &args), messages.format(key, &args)))
    }
}

/// Text of at most `limit` characters as Excel counts them, cut at a space.
fn shortened(text: &str, limit: usize) -> String {
    if text.encode_utf16().count() <= limit {
        return text.to_owned();
    }
    let mut room = limit.saturating_sub(1);
    let end = text
        .char_indices()
        .find(|(_, letter)| match room.checked_sub(letter.len_utf16()) {
            Some(rest) => {
                room = rest;
                false
            }
            None => true,
        })
        .map_or(text.len(), |(at, _)| at);
    let kept = &text[..end];
    let kept = kept.rsplit_once(' ').map_or(kept, |(kept, _)| kept);
    format!("{}…", kept.trim_end_matches([',', ';', '.', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_messages_are_cut_at_a_space() {
        assert_eq!(shortened("ngắn thôi", 32), "ngắn thôi");
        assert_eq!(shortened("một câu dài, quá dài", 14), "một câu dài…");
        let text = shortened(&"đoàn viên ".repeat(40), MESSAGE);
        assert!(text.encode_utf16().count() <= MESSAGE, "{text}");
        assert!(shortened(&"x".repeat(300), TITLE).encode_utf16().count() <= TITLE);
    }
}
