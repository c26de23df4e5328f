use std::borrow::Cow;

use rust_decimal::Decimal;

/// What spreadsheet programs take for the begin of a formula, and what they skip before one.
const BEGINS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// A text of a CSV file as a spreadsheet program takes it for text: with an apostrophe in front where it would be
/// taken for a formula. Numbers stay as they are. [`plain_text`] undoes it, whatever the text.
///
/// ```
/// use tonghop_core::{guarded_text, plain_text};
/// assert_eq!(guarded_text("=1+1"), "'=1+1");
/// assert_eq!(guarded_text("-5"), "-5");
/// assert_eq!(guarded_text("Đã đại hội"), "Đã đại hội");
/// assert_eq!(plain_text(&guarded_text("'=1+1")), "'=1+1");
/// ```
#[must_use]
pub fn guarded_text(text: &str) -> Cow<'_, str> {
    if is_guarded(text) && text.parse::<Decimal>().is_err() {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text of a CSV file without the apostrophe that [`guarded_text`] put in front.
#[must_use]
pub fn plain_text(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_guarded(rest)).unwrap_or(text)
}

/// Whether a text would be taken for a formula, or for a guarded one, so that the guard can be told from the text.
fn is_guarded(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(BEGINS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_guard_comes_off_again(text in "['=+@\\-\t0-9a-c,\"\n\r]{0,6}|\\PC{0,8}") {
            let guarded = guarded_text(&text);
            prop_assert_eq!(plain_text(&guarded), &text);
        }

        #[test]
        fn what_is_guarded_is_no_formula(text in "['=+@\\-\t0-9a-c.]{0,6}") {
            let guarded = guarded_text(&text);
            prop_assert!(!guarded.starts_with(BEGINS) || text.parse::<Decimal>().is_ok(), "{}", guarded);
        }
    }
}
