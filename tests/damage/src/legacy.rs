use unicode_normalization::UnicodeNormalization;

/// The letters of TCVN3 and the bytes at which its fonts draw them.
const TCVN3: &str = "àµ á¸ ả¶ ã· ạ¹ ă¨ ằ» ắ¾ ẳ¼ ẵ½ ặÆ â© ầÇ ấÊ ẩÈ ẫÉ ậË đ® èÌ éÐ ẻÎ ẽÏ ẹÑ êª ềÒ ếÕ ểÓ ễÔ ệÖ ì× íÝ ỉØ ĩÜ ịÞ \
    òß óã ỏá õâ ọä ô« ồå ốè ổæ ỗç ộé ơ¬ ờê ớí ởë ỡì ợî ùï úó ủñ ũò ụô ư\u{AD} ừõ ứø ửö ữ÷ ựù ỳú ýý ỷû ỹü ỵþ \
    Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§";

/// A text as TCVN3 fonts need it; `None` where it has letters that they do not have.
#[must_use]
pub fn tcvn3(text: &str) -> Option<String> {
    let pairs: Vec<(char, char)> = TCVN3
        .split_whitespace()
        .filter_map(|pair| {
            let mut letters = pair.chars();
            Some((letters.next()?, letters.next()?))
        })
        .collect();
    text.nfc()
        .map(|letter| match pairs.iter().find(|(unicode, _)| *unicode == letter) {
            Some((_, drawn)) => Some(*drawn),
            None if letter.is_ascii() || "–“”‘’…".contains(letter) => Some(letter),
            None => None,
        })
        .collect()
}

/// A text as VNI fonts need it; `None` where it has letters that they do not have.
#[must_use]
pub fn vni(text: &str) -> Option<String> {
    let mut out = String::new();
    for letter in text.nfc() {
        if letter.is_ascii() || "–“”‘’…".contains(letter) {
            out.push(letter);
            continue;
        }
        let upper = letter.is_uppercase();
        let cased = |c: char| if upper { c.to_uppercase().next().unwrap_or(c) } else { c };
        let parts: Vec<char> = letter.to_lowercase().collect::<String>().nfd().collect();
        let (base, marks) = (parts[0], &parts[1..]);
        let tone = marks.iter().find_map(|mark| {
            ["\u{300}\u{301}\u{309}\u{303}\u{323}".chars().position(|tone| tone == *mark)?].first().copied()
        });
        let single = match (base, marks.contains(&'\u{31B}'), tone) {
            ('đ', _, _) => Some(('ñ', None)),
            ('o', true, tone) => Some(('ô', tone)),
            ('u', true, tone) => Some(('ö', tone)),
            // A letter with its tone in one sign, which is that of Unicode too.
            ('i', false, Some(0)) => Some(('ì', None)),
            ('i', false, Some(1)) => Some(('í', None)),
            ('i', false, Some(2)) => Some(('æ', None)),
            ('i', false, Some(3)) => Some(('ó', None)),
            ('i', false, Some(4)) => Some(('ò', None)),
            ('y', false, Some(4)) => Some(('î', None)),
            _ => None,
        };
        if let Some((single, tone)) = single {
            out.push(cased(single));
            if let Some(tone) = tone {
                out.push(cased(['ø', 'ù', 'û', 'õ', 'ï'][tone]));
            }
            continue;
        }
        let mark = match (marks.contains(&'\u{302}'), marks.contains(&'\u{306}'), tone) {
            (true, _, None) => 'â',
            (true, _, Some(tone)) => ['à', 'á', 'å', 'ã', 'ä'][tone],
            (_, true, None) => 'ê',
            (_, true, Some(tone)) => ['è', 'é', 'ú', 'ü', 'ë'][tone],
            (_, _, Some(tone)) => ['ø', 'ù', 'û', 'õ', 'ï'][tone],
            _ => return None,
        };
        out.extend([cased(base), cased(mark)]);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_samples_are_written_as_offices_wrote_them() {
        let text = "Tốc độ tăng tổng sản phẩm trong nước";
        assert_eq!(tcvn3(text).unwrap(), "Tèc ®é t¨ng tæng s¶n phÈm trong n\u{AD}íc");
        assert_eq!(vni("Chi đầu tư phát triển").unwrap(), "Chi ñaàu tö phaùt trieån");
        assert_eq!(vni("Thìn, chính, nghỉ, nghĩ, nghị").unwrap(), "Thìn, chính, nghæ, nghó, nghò");
        assert_eq!(tcvn3("Ớ"), None);
    }
}
