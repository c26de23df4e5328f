//! Unicode text is never taken for legacy text, and legacy text comes back as what was written.

use proptest::prelude::*;
use tonghop_core::{Conversion, LegacyEncoding};

const TEXTS: [&str; 4] = [
    include_str!("../../../../sample-workbooks/form.toml"),
    include_str!("../../../../sample-workbooks/units.csv"),
    include_str!("../../layouts/vi.toml"),
    include_str!("../../layouts/en.toml"),
];

#[test]
fn no_word_of_the_sample_and_of_the_layouts_is_taken_for_legacy_text() {
    let mut words = 0;
    // A sign that stands alone, such as the one for an empty set, is no word.
    let is_word = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    for word in TEXTS.iter().flat_map(|text| text.split_whitespace()).filter(is_word) {
        for encoding in LegacyEncoding::ALL {
            assert_eq!(encoding.evidence(word).legacy, 0, "{encoding:?} {word}");
            assert_eq!(encoding.convert(word, false), Conversion::Unchanged, "{encoding:?} {word}");
        }
        words += 1;
    }
    assert!(words > 3000, "{words}");
}

/// A text as TCVN3 fonts need it: the inverse of decoding.
fn encoded(text: &str) -> String {
    let sign = |letter: char| {
        ('\u{A1}'..='\u{FE}').find(|sign| {
            let decoded = LegacyEncoding::Tcvn3.decode(&sign.to_string());
            decoded.starts_with(letter)
        })
    };
    text.to_lowercase().chars().map(|c| if c.is_ascii() { c } else { sign(c).unwrap_or(c) }).collect()
}

#[test]
fn every_line_of_the_sample_survives_the_way_through_tcvn3() {
    for line in TEXTS[0].lines().filter(|line| line.contains("label") && !line.contains(['–', '“'])) {
        let stored = encoded(line);
        assert_eq!(LegacyEncoding::Tcvn3.decode(&stored), line.to_lowercase());
        let meant = Conversion::Converted(line.to_lowercase());
        let by_text = LegacyEncoding::Tcvn3.convert(&stored, false);
        assert!(
            stored == line || by_text == meant || by_text == Conversion::Unchanged,
            "{line}: {by_text:?}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_converted_or_left_without_a_panic(text in "\\PC{0,40}") {
        for encoding in LegacyEncoding::ALL {
            let _conversion = encoding.convert(&text, true);
            if text.is_ascii() {
                prop_assert_eq!(encoding.convert(&text, true), Conversion::Unchanged);
            }
        }
    }
}
