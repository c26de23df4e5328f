//! What a Vietnamese syllable can be.

use unicode_normalization::UnicodeNormalization;

const ONSETS: [&str; 29] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "q", "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// The rest of a syllable without its tone.
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm", "ăn", "ăng",
    "ăp", "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng", "eo", "ep",
    "et", "ê", "êch", "êm", "ên", "êng", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "iêc", "iêm", "iên",
    "iêng", "iêp", "iêt", "iêu", "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai", "oam",
    "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen",
    "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "ô", "ôc", "ôi", "ôm", "ôn", "ông",
    "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "u", "ua", "uân", "uâng", "uât", "uây", "uc", "uê",
    "uêch", "uênh", "ui", "um", "un", "ung", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "up", "ut", "uơ",
    "uy", "uya", "uych", "uyên", "uyêt", "uyn", "uynh", "uyp", "uyt", "uyu", "ư", "ưa", "ưc", "ưi", "ưm",
    "ưn", "ưng", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "ưt", "ưu", "y", "ych", "yêm",
    "yên", "yêng", "yêt", "yêu", "ynh", "yt",
];

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
    ONSETS.iter().any(|onset| bare.strip_prefix(onset).is_some_and(|rime| RIMES.contains(&rime)))
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
