use tonghop_core::composed;

/// The name of an entry as the archive or e-mail has it, in letters. Archivers of old write no UTF-8: what
/// Windows writes in Vietnam has its letters from 0xC0 on, what DOS wrote has them below.
pub(crate) fn decoded(raw: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(raw) {
        return text.to_owned();
    }
    let high = || raw.iter().filter(|byte| !byte.is_ascii());
    if high().all(|byte| *byte >= 0xC0) {
        return encoding_rs::WINDOWS_1258.decode_without_bom_handling(raw).0.into_owned();
    }
    raw.iter()
        .map(|byte| if byte.is_ascii() { char::from(*byte) } else { CP437[usize::from(byte - 128)] })
        .collect()
}

/// The upper half of code page 437.
const CP437: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', 'É', 'æ', 'Æ', 'ô', 'ö',
    'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', '¢', '£', '¥', '₧', 'ƒ', 'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '⌐',
    '¬', '½', '¼', '¡', '«', '»', '░', '▒', '▓', '│', '┤', '╡', '╢', '╖', '╕', '╣', '║', '╗', '╝', '╜', '╛',
    '┐', '└', '┴', '┬', '├', '─', '┼', '╞', '╟', '╚', '╔', '╩', '╦', '╠', '═', '╬', '╧', '╨', '╤', '╥', '╙',
    '╘', '╒', '╓', '╫', '╪', '┘', '┌', '█', '▄', '▌', '▐', '▀', 'α', 'ß', 'Γ', 'π', 'Σ', 'σ', 'µ', 'τ', 'Φ',
    'Θ', 'Ω', 'δ', '∞', 'φ', 'ε', '∩', '≡', '±', '≥', '≤', '⌠', '⌡', '÷', '≈', '°', '∙', '·', '√', 'ⁿ', '²',
    '■', '\u{a0}',
];

/// How an entry is shown: the parts of its path that name something, without those that would lead out of the
/// archive. It is never used as a path. `index` names what has no name.
pub(crate) fn shown(name: &str, index: usize) -> String {
    let parts: Vec<String> = name
        .split(['/', '\\'])
        .map(|part| composed(&part.chars().filter(|letter| !is_hidden(*letter)).collect::<String>()))
        .filter(|part| !part.is_empty() && part != "." && part != ".." && !is_drive(part))
        .collect();
    if parts.is_empty() { format!("#{}", index + 1) } else { parts.join("/") }
}

/// Whether the name leads out of its archive or hides letters.
pub(crate) fn is_doubtful(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    name.starts_with(['/', '\\'])
        || name.contains(is_hidden)
        || parts.any(|part| part == ".." || is_drive(part))
}

/// Controls, and marks that change the direction of what follows or have no width.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_drive(part: &str) -> bool {
    part.len() == 2 && part.ends_with(':') && part.starts_with(|letter: char| letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_archives_name_their_files_readably() {
        assert_eq!(decoded("Biểu mẫu.xlsx".as_bytes()), "Biểu mẫu.xlsx");
        assert_eq!(decoded(b"r\x82sum\x82.xls"), "résumé.xls");
        let (windows, _, _) = encoding_rs::WINDOWS_1258.encode("Đoàn cơ sở.xls");
        // ở is ơ with a combining hook above, which this encoder does not split by itself.
        assert!(decoded(b"\xD0o\xE0n c\xF5 s\xF5\xD2.xls").starts_with("Đoàn cơ sơ"), "{windows:?}");
        assert_eq!(shown(&decoded(b"\xD0o\xE0n c\xF5 s\xF5\xD2.xls"), 0), "Đoàn cơ sở.xls");
    }

    #[test]
    fn no_name_leads_out_of_the_archive() {
        for (name, expected) in [
            ("../../etc/DCS01.xlsx", "etc/DCS01.xlsx"),
            ("C:\\Users\\a\\DCS01.xlsx", "Users/a/DCS01.xlsx"),
            ("/DCS01.xlsx", "DCS01.xlsx"),
            ("xslx.\u{202e}exe", "xslx.exe"),
            ("..", "#3"),
        ] {
            assert_eq!(shown(name, 2), expected);
            assert!(is_doubtful(name), "{name}");
        }
        for (name, expected) in [
            ("./thư mục /DCS01.xlsx", "thư mục/DCS01.xlsx"),
            ("a//DCS01 (2).xlsx", "a/DCS01 (2).xlsx"),
            ("a\\DCS01..xlsx", "a/DCS01..xlsx"),
        ] {
            assert_eq!(shown(name, 0), expected);
            assert!(!is_doubtful(name), "{name}");
        }
    }
}
