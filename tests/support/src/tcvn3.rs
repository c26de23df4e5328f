//! Text as people typed it before Unicode.

use tonghop_core::LegacyEncoding;

/// A text in TCVN3: its fonts have no capitals with tone marks, so those become small letters. A text that
/// already holds a sign of TCVN3 stays as it is.
///
/// ```
/// assert_eq!(tonghop_test_support::tcvn3::encode("Số ĐVTN"), "Sè §VTN");
/// ```
#[must_use]
pub fn encode(text: &str) -> String {
    let decoded = |sign: char| LegacyEncoding::Tcvn3.decode(&sign.to_string()).chars().next();
    if text.chars().any(|c| !c.is_alphabetic() && decoded(c).is_some_and(|letter| letter != c)) {
        return text.to_owned();
    }
    let sign_of =
        |letter: char| ('\u{A1}'..='\u{FE}').find(|sign| decoded(*sign) == Some(letter) && !kept(*sign));
    let sign = |letter: char| {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        sign_of(letter).or_else(|| sign_of(small)).unwrap_or(letter)
    };
    text.chars().map(|c| if c.is_ascii() { c } else { sign(c) }).collect()
}

/// A sign that TCVN3 does not draw otherwise.
fn kept(sign: char) -> bool {
    sign != 'ý' && LegacyEncoding::Tcvn3.decode(&sign.to_string()) == sign.to_string()
}
