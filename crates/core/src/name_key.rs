use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::{mended, nfc, push_lower};

/// The letters and digits of a text for comparison: [`folded`](crate::folded), with anything else as one space between words.
/// Accents are kept.
///
/// ```
/// assert_eq!(tonghop_core::name_key("Sở LĐ-TB&XH "), "sở lđ tb xh");
/// assert_eq!(tonghop_core::name_key("1. Số cuộc:"), "1 số cuộc");
/// ```
#[must_use]
pub fn name_key(text: &str) -> String {
    let mended = mended(text);
    let composed = nfc(&mended);
    let mut key = String::with_capacity(composed.len());
    let mut is_between = false;
    let mut lower = String::new();
    for letter in composed.chars() {
        lower.clear();
        push_lower(letter, &mut lower);
        for letter in lower.chars() {
            if !is_word_letter(letter) {
                is_between = true;
                continue;
            }
            if is_between && !key.is_empty() {
                key.push(' ');
            }
            is_between = false;
            key.push(letter);
        }
    }
    key
}

/// Whether a character is a letter or a digit. The letters of Vietnamese need no table.
fn is_word_letter(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_alphanumeric(),
        '\u{1ea0}'..='\u{1ef9}' => true,
        _ => letter.is_alphanumeric(),
    }
}

/// The text without the marks over and under its letters, for text that was typed without them. `đ` is `d`.
///
/// ```
/// assert_eq!(tonghop_core::unaccented("Đoàn cơ sở"), "Doan co so");
/// ```
#[must_use]
pub fn unaccented(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let plain = |c| match c {
        'đ' => 'd',
        'Đ' => 'D',
        other => other,
    };
    text.nfd().filter(|c| !is_combining_mark(*c)).map(plain).collect()
}

/// A code for comparison: capitals without blanks, dots and dashes, which people put in and leave out.
///
/// ```
/// assert_eq!(tonghop_core::code_key(" dcs-01."), "DCS01");
/// ```
#[must_use]
pub fn code_key(text: &str) -> String {
    let kept = |c: &char| is_word_letter(*c) || *c == '_';
    if text.is_ascii() {
        return text.chars().filter(kept).map(|c| c.to_ascii_uppercase()).collect();
    }
    nfc(&mended(text)).chars().filter(kept).flat_map(char::to_uppercase).collect()
}

/// Whether two names are the same word by word, where a word of one may be the initials of several words of the
/// other. Both are lists of folded words.
///
/// ```
/// let words = |text: &'static str| text.split(' ').collect::<Vec<_>>();
/// assert!(tonghop_core::abbreviates(&words("cđcs sở tc"), &words("chi đoàn cơ sở sở tài chính")));
/// assert!(!tonghop_core::abbreviates(&words("sở tp"), &words("sở tài chính")));
/// ```
#[must_use]
pub fn abbreviates(a: &[&str], b: &[&str]) -> bool {
    let (Some(first), Some(second)) = (a.first(), b.first()) else {
        return a.is_empty() && b.is_empty();
    };
    if first == second && abbreviates(&a[1..], &b[1..]) {
        return true;
    }
    let initials = |short: &str, long: &[&str]| {
        let count = short.chars().count();
        (2..=long.len()).contains(&count)
            && short.chars().zip(long).all(|(letter, word)| word.starts_with(letter))
    };
    let lengths = (first.chars().count(), second.chars().count());
    (initials(first, b) && abbreviates(&a[1..], &b[lengths.0..]))
        || (initials(second, a) && abbreviates(&a[lengths.1..], &b[1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_stand_for_words_on_either_side() {
        for (a, b, same) in [
            ("cđcs sở tc", "chi đoàn cơ sở sở tài chính", true),
            ("chi đoàn cơ sở sở tc", "cđcs sở tài chính", true),
            ("sở tc", "sở tài chính", true),
            ("sở tp", "sở tài chính", false),
            ("sở", "sở tài chính", false),
            ("s tài chính", "sở tài chính", false),
            ("ubnd huyện", "ủy ban nhân dân huyện", false),
        ] {
            let words = |text: &'static str| text.split(' ').collect::<Vec<_>>();
            assert_eq!(abbreviates(&words(a), &words(b)), same, "{a} / {b}");
        }
    }
}
