use unicode_normalization::UnicodeNormalization;

/// Text in composed form (NFC), with the blanks at both ends gone. No-break spaces count as blanks.
///
/// ```
/// assert_eq!(tonghop_core::composed(" Đoa\u{300}n\u{a0}"), "Đoàn");
/// ```
#[must_use]
pub fn composed(text: &str) -> String {
    text.trim().nfc().collect()
}

/// Text for comparison: composed, lower case, runs of blanks as one space. Accents are kept, since in
/// Vietnamese they are other letters.
///
/// ```
/// assert_eq!(tonghop_core::folded("ĐÃ  đại\nhội "), "đã đại hội");
/// ```
#[must_use]
pub fn folded(text: &str) -> String {
    let composed: String = text.nfc().collect();
    let mut folded = String::with_capacity(composed.len());
    for word in composed.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
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
