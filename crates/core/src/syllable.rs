//! What a Vietnamese syllable can be.

use std::sync::LazyLock;

use toml::de::DeTable;
use unicode_normalization::UnicodeNormalization;

/// Onsets and rimes, each without a tone.
static PARTS: LazyLock<[Vec<String>; 2]> = LazyLock::new(|| {
    let (root, _errors) = DeTable::parse_recoverable(include_str!("../legacy/syllables.toml"));
    ["onsets", "rimes"].map(|key| {
        let list = root.get_ref().get(key).and_then(|list| list.get_ref().as_array());
        let texts = list.into_iter().flatten().filter_map(|text| text.get_ref().as_str());
        texts.map(str::to_owned).collect()
    })
});

/// Whether a word is one syllable of Vietnamese, or a place name of the Central Highlands in `-k`.
pub(crate) fn is_vietnamese(word: &str) -> bool {
    let mut tone = None;
    let mut bare = String::with_capacity(word.len());
    for c in word.nfd().flat_map(char::to_lowercase) {
        if !matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') {
            bare.push(c);
            continue;
        }
        // One tone, and on a vowel: ñ is no letter of Vietnamese.
        let letter = bare.chars().rev().find(|c| c.is_alphabetic());
        if tone.replace(c).is_some() || !letter.is_some_and(|letter| "aeiouy".contains(letter)) {
            return false;
        }
    }
    let bare: String = bare.nfc().collect();
    let (bare, highlands) = match bare.strip_suffix('k') {
        Some(start) => (format!("{start}c"), true),
        None => (bare, false),
    };
    let stops = highlands || ["c", "ch", "p", "t"].iter().any(|coda| bare.ends_with(coda));
    // Before a stop only two tones can be told apart.
    if stops && !matches!(tone, None | Some('\u{301}' | '\u{323}')) {
        return false;
    }
    let [onsets, rimes] = &*PARTS;
    let is_rime = |rime: &str| rimes.iter().any(|known| known == rime);
    is_rime(&bare) || onsets.iter().any(|onset| bare.strip_prefix(onset.as_str()).is_some_and(is_rime))
}

#[cfg(test)]
mod tests {
    use super::is_vietnamese;

    #[test]
    fn syllables_are_told_from_what_is_none() {
        for word in [
            "tuyên", "truyền", "giáo", "dục", "Đoàn", "nghiệp", "quốc", "quyết", "gì", "giếng", "khuỷu",
            "ương", "ý", "YÊU", "hoà", "hòa", "Đắk", "thuý", "oẳn", "quýt", "xoong",
        ] {
            assert!(is_vietnamese(word), "{word}");
        }
        for word in ["", "mãc", "tïng", "ñaàu", "naêm", "baùo", "Tèc", "Café", "bcd", "tíếng", "thöïc", "ñôn"]
        {
            assert!(!is_vietnamese(word), "{word}");
        }
    }
}
