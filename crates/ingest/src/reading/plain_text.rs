use tonghop_core::folded;

/// The text of an answer for reading: folded, with full-width characters as ordinary ones, every blank as a
/// space, and without what nobody sees.
pub(super) fn plain_text(text: &str) -> String {
    let visible: String = text.chars().filter_map(visible).collect();
    folded(&visible)
}

/// A text without what nobody sees but for line breaks.
pub(super) fn without_invisible(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !is_invisible(*c)).collect()
}

fn visible(c: char) -> Option<char> {
    const FULL_WIDTH: u32 = 0xFEE0;
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - FULL_WIDTH),
        '\u{2007}' | '\u{202F}' | '\u{3000}' => Some(' '),
        '\u{2212}' => Some('-'),
        _ if c.is_whitespace() => Some(' '),
        _ if is_invisible(c) => None,
        _ => Some(c),
    }
}

fn is_invisible(c: char) -> bool {
    let joins_or_marks =
        matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}');
    c.is_control() || joins_or_marks
}
