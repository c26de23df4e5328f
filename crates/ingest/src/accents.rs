use unicode_normalization::char::decompose_canonical;

/// How many bytes of a folded text a word covers at its beginning, if the text has its letters with all or
/// only some of their accents: `trieu` for `triệu`, but not `trâm` for `trăm`.
pub(crate) fn covered(text: &str, word: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for wanted in word.chars() {
        let (_, given) = letters.next()?;
        if given != wanted && !lacks_accents(given, wanted) {
            return None;
        }
    }
    Some(letters.next().map_or(text.len(), |(at, _)| at))
}

/// Whether a folded text is a word with all or only some of its accents.
pub(crate) fn is_word(text: &str, word: &str) -> bool {
    covered(text, word) == Some(text.len())
}

fn lacks_accents(given: char, wanted: char) -> bool {
    if wanted.is_ascii() {
        // It has no accents to lack; but what is written with a sign of its own may be it.
        return !given.is_ascii() && parts(given) == parts(wanted);
    }
    let (given, wanted) = (parts(given), parts(wanted));
    let base = given[0] == wanted[0] || (given[0] == 'd' && wanted[0] == 'đ');
    base && given[1..].iter().all(|mark| *mark == NONE || wanted[1..].contains(mark))
}

/// No mark.
const NONE: char = '\0';

/// A letter without its accents, and these. No letter has more.
fn parts(letter: char) -> [char; 4] {
    let mut parts = [NONE; 4];
    let mut count = 0;
    decompose_canonical(letter, |part| {
        if let Some(place) = parts.get_mut(count) {
            *place = part;
        }
        count += 1;
    });
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_may_be_missing_and_not_be_others() {
        for (text, word) in
            [("trieu", "triệu"), ("triêu", "triệu"), ("dong", "đồng"), ("ty", "tỷ"), ("k", "k")]
        {
            assert!(is_word(text, word), "{text} for {word}");
        }
        for (text, word) in
            [("triệu", "trieu"), ("trâm", "trăm"), ("tri", "triệu"), ("trieus", "triệu"), ("", "a")]
        {
            assert!(!is_word(text, word), "{text} for {word}");
        }
        assert_eq!(covered("trieu dong", "triệu"), Some(5));
    }
}
