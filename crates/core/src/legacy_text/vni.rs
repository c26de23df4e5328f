use unicode_normalization::UnicodeNormalization;

/// The letters that stand for themselves, without a mark behind them.
const LETTERS: [(char, char); 9] = [
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('ñ', 'đ'),
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
];

const ACUTE: char = '\u{301}';
const GRAVE: char = '\u{300}';
const HOOK: char = '\u{309}';
const TILDE: char = '\u{303}';
const DOT: char = '\u{323}';
const CIRCUMFLEX: char = '\u{302}';
const BREVE: char = '\u{306}';

/// The signs that stand behind a letter, the letters that they may stand behind, and the marks that they are.
const MARKS: [(&str, &str, Option<char>); 3] =
    [("ùøûõï", "aeouyơư", None), ("âáàåãä", "aeo", Some(CIRCUMFLEX)), ("êéèúüë", "a", Some(BREVE))];

/// Text of VNI in Unicode.
pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let letter = letter(sign);
        match signs.peek().and_then(|mark| marked(letter, *mark)) {
            Some(composed) => {
                signs.next();
                decoded.push(composed);
            }
            None => decoded.push(letter),
        }
    }
    decoded
}

fn letter(sign: char) -> char {
    let small = small(sign);
    match LETTERS.iter().find(|(known, _)| *known == small) {
        Some((_, letter)) if sign.is_uppercase() => letter.to_uppercase().next().unwrap_or(*letter),
        Some((_, letter)) => *letter,
        None => sign,
    }
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// A letter with the mark that the sign behind it is; `None` where that sign is none for this letter.
fn marked(letter: char, sign: char) -> Option<char> {
    let sign = small(sign);
    let (signs, _, shape) =
        MARKS.iter().find(|(signs, letters, _)| signs.contains(sign) && letters.contains(small(letter)))?;
    let place = signs.chars().position(|known| known == sign)?;
    let tone = match (shape, place) {
        (Some(_), 0) => None,
        (Some(_), 1) | (None, 0) => Some(ACUTE),
        (Some(_), 2) | (None, 1) => Some(GRAVE),
        (Some(_), 3) | (None, 2) => Some(HOOK),
        (Some(_), 4) | (None, 3) => Some(TILDE),
        _ => Some(DOT),
    };
    let mut composed = std::iter::once(letter).chain(*shape).chain(tone).nfc();
    composed.next().filter(|_| composed.next().is_none())
}
