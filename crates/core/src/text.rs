use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Letters of Cyrillic and Greek that look like Latin ones.
const LOOK_ALIKES: [(&str, &str); 4] = [
    ("АВЕЅІЈКМНОРСТУХԚԜ", "ABESIJKMHOPCTYXQW"),
    ("аеѕіјорсухԛԝһ", "aesijopcyxqwh"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("ονρ", "ovp"),
];

/// Text in composed form (NFC), with the blanks at both ends gone. No-break spaces count as blanks.
///
/// ```
/// assert_eq!(tonghop_core::composed(" Đoa\u{300}n\u{a0}"), "Đoàn");
/// ```
#[must_use]
pub fn composed(text: &str) -> String {
    nfc(text.trim()).into_owned()
}

/// Text in composed form, as nearly all text is already.
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    // The letters of Vietnamese and all before them are composed as they stand; asking the tables costs more.
    if text.chars().all(is_composed) {
        return Cow::Borrowed(text);
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

fn is_composed(letter: char) -> bool {
    letter < '\u{300}' || ('\u{1ea0}'..='\u{1ef9}').contains(&letter)
}

/// Text for comparison: composed, lower case, runs of blanks as one space. Accents are kept, since in
/// Vietnamese they are other letters.
///
/// ```
/// assert_eq!(tonghop_core::folded("ĐÃ  đại\nhội "), "đã đại hội");
/// ```
#[must_use]
pub fn folded(text: &str) -> String {
    let composed = nfc(text);
    let mut folded = String::with_capacity(composed.len());
    let mut is_between = false;
    for letter in composed.chars() {
        if letter.is_whitespace() {
            is_between = true;
            continue;
        }
        if is_between && !folded.is_empty() {
            folded.push(' ');
        }
        is_between = false;
        push_lower(letter, &mut folded);
    }
    folded
}

/// Appends a letter in lower case. The letters of Vietnamese need no table.
pub(crate) fn push_lower(letter: char, text: &mut String) {
    match letter {
        '\0'..='\u{7f}' => text.push(letter.to_ascii_lowercase()),
        'ß'..='ö' | 'ø'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => text.push(letter),
        // In this block capitals and small letters take turns.
        '\u{1ea0}'..='\u{1ef9}' => text.push(char::from_u32(u32::from(letter) | 1).unwrap_or(letter)),
        _ => text.extend(letter.to_lowercase()),
    }
}

/// A code or a name with letters that only look Latin made Latin: those of full width, and those of Cyrillic and
/// Greek where no other letter of these scripts stands beside them. Everything else stays as it is.
///
/// ```
/// use tonghop_core::mended;
/// assert_eq!(mended("ТТ01"), "TT01");
/// assert_eq!(mended("ＸＤ０７"), "XD07");
/// assert_eq!(mended("Đoàn xã"), "Đoàn xã");
/// assert_eq!(mended("Москва"), "Москва");
/// ```
#[must_use]
pub fn mended(text: &str) -> Cow<'_, str> {
    let is_foreign = |c: char| ('\u{370}'..='\u{52F}').contains(&c);
    let is_wide = |c: char| ('\u{FF01}'..='\u{FF5E}').contains(&c);
    if !text.chars().any(|c| is_foreign(c) || is_wide(c)) {
        return Cow::Borrowed(text);
    }
    let look_alike = |c: char| {
        LOOK_ALIKES.iter().find_map(|(foreign, latin)| {
            let index = foreign.chars().position(|known| known == c)?;
            latin.chars().nth(index)
        })
    };
    let all_alike = text.chars().filter(|c| is_foreign(*c)).all(|c| look_alike(c).is_some());
    let mend = |c: char| {
        if is_wide(c) {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        } else if all_alike {
            look_alike(c).unwrap_or(c)
        } else {
            c
        }
    };
    Cow::Owned(text.chars().map(mend).collect())
}

/// The name among `known` that `wrong` was most likely meant to be, if one is near enough to offer: at most a
/// third of its letters differ. To be offered to a person, never taken.
///
/// ```
/// assert_eq!(tonghop_core::nearest("CDCS61", ["CDCS16", "DCS01"]), Some("CDCS16"));
/// assert_eq!(tonghop_core::nearest("XYZ", ["CDCS16", "DCS01"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = folded(wrong);
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&wrong, &folded(name)), name))
        .filter(|(distance, name)| *distance <= 1.max(name.chars().count() / 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_is_that_of_the_tables() {
        for letter in '\0'..=char::MAX {
            let mut lower = String::new();
            push_lower(letter, &mut lower);
            assert_eq!(lower, letter.to_lowercase().collect::<String>());
        }
    }

    #[test]
    fn letters_that_are_taken_for_composed_are_by_themselves_and_side_by_side() {
        let letters: Vec<char> = ('\0'..='\u{1fff}').filter(|letter| is_composed(*letter)).collect();
        assert!(letters.contains(&'ộ'));
        for pair in letters.windows(2) {
            let text: String = pair.iter().collect();
            assert_eq!(text.nfc().collect::<String>(), text);
            assert_eq!(is_nfc_quick(text.chars()), IsNormalized::Yes, "{text:?}");
        }
    }
}
