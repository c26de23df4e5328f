//! Vietnamese text from before Unicode: letters that only a font of its own shows as Vietnamese.

mod tcvn3;
mod vni;

use crate::syllable::is_vietnamese;

/// How Vietnamese letters were kept before Unicode: as Western letters and signs that a font drew otherwise.
///
/// ```
/// use tonghop_core::LegacyEncoding::{Tcvn3, Vni};
/// assert_eq!(Tcvn3.decode("s¶n phÈm trong n\u{AD}íc"), "sản phẩm trong nước");
/// assert_eq!(Vni.decode("Chi ñaàu tö phaùt trieån"), "Chi đầu tư phát triển");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LegacyEncoding {
    /// TCVN 5712 as Windows fonts had it, also called ABC: the fonts `.VnTime`, `.VnArial` and their family.
    Tcvn3,
    /// VNI for Windows: a letter and its mark one behind the other; the fonts `VNI-Times` and their family.
    Vni,
}

/// What the words of a text with letters beyond ASCII are in Vietnamese.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Words that are Vietnamese only once decoded.
    pub legacy: usize,
    /// Words that are Vietnamese only as they stand.
    pub unicode: usize,
    /// Words that are Vietnamese both ways.
    pub either: usize,
}

/// What came of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conversion {
    /// It is not in the encoding, or has no letter that would change.
    Unchanged,
    /// The text in Unicode.
    Converted(String),
    /// It holds words of both kinds and one that could be either: nobody can tell from the text.
    Doubtful,
}

impl LegacyEncoding {
    /// Every encoding.
    pub const ALL: [Self; 2] = [Self::Tcvn3, Self::Vni];

    /// The encoding that a font belongs to.
    ///
    /// ```
    /// use tonghop_core::LegacyEncoding;
    /// assert_eq!(LegacyEncoding::of_font(".VnTimeH"), Some(LegacyEncoding::Tcvn3));
    /// assert_eq!(LegacyEncoding::of_font("VNI-Times"), Some(LegacyEncoding::Vni));
    /// assert_eq!(LegacyEncoding::of_font("Times New Roman"), None);
    /// ```
    #[must_use]
    pub fn of_font(font: &str) -> Option<Self> {
        let begins = |prefix: &str| {
            font.trim_start().get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        };
        if begins(".vn") {
            Some(Self::Tcvn3)
        } else if begins("vni-") {
            Some(Self::Vni)
        } else {
            None
        }
    }

    /// Whether a font draws small letters as capitals: TCVN3 has no capitals with marks, and such fonts make up
    /// for it.
    #[must_use]
    pub fn font_draws_capitals(font: &str) -> bool {
        Self::of_font(font) == Some(Self::Tcvn3) && font.trim_end().ends_with('H')
    }

    /// A text of this encoding in Unicode, letter by letter. What is no letter of the encoding stays.
    #[must_use]
    pub fn decode(self, text: &str) -> String {
        match self {
            Self::Tcvn3 => text.chars().map(|c| tcvn3::letter(c).unwrap_or(c)).collect(),
            Self::Vni => vni::decode(text),
        }
    }

    /// What the words of a text speak for.
    ///
    /// ```
    /// use tonghop_core::LegacyEncoding::Tcvn3;
    /// assert_eq!(Tcvn3.evidence("M¸y mãc").legacy, 2);
    /// assert_eq!(Tcvn3.evidence("Máy móc thiết bị").legacy, 0);
    /// assert_eq!(Tcvn3.evidence("Mã").either, 1);
    /// ```
    #[must_use]
    pub fn evidence(self, text: &str) -> Evidence {
        let mut evidence = Evidence::default();
        for (word, is_word) in words(text) {
            match self.kind(word, is_word) {
                Kind::Legacy => evidence.legacy += 1,
                Kind::Unicode => evidence.unicode += 1,
                Kind::Either => evidence.either += 1,
                Kind::Neither => {}
            }
        }
        evidence
    }

    /// The text in Unicode if it is in this encoding.
    ///
    /// A text without a word that is Vietnamese as it stands is decoded whole; one that holds words of both
    /// kinds is decoded word by word if each can be told. `by_font` says that the font of the text belongs to
    /// the encoding, which then decides for words that could be either; without it they are left alone.
    ///
    /// ```
    /// use tonghop_core::{Conversion, LegacyEncoding::Tcvn3};
    /// let converted = |text: &str| Conversion::Converted(text.to_owned());
    /// assert_eq!(Tcvn3.convert("M¸y mãc thiết bÞ, phụ tïng", false), converted("Máy móc thiết bị, phụ tùng"));
    /// assert_eq!(Tcvn3.convert("Mã", false), Conversion::Unchanged);
    /// assert_eq!(Tcvn3.convert("Mã", true), converted("Mó"));
    /// assert_eq!(Tcvn3.convert("Mã m¸y phụ", false), Conversion::Doubtful);
    /// ```
    #[must_use]
    pub fn convert(self, text: &str, by_font: bool) -> Conversion {
        if text.is_ascii() {
            return Conversion::Unchanged;
        }
        let evidence = self.evidence(text);
        if evidence.unicode == 0 {
            let is_legacy = evidence.legacy > 0 || by_font;
            return if is_legacy { self.changed(text, self.decode(text)) } else { Conversion::Unchanged };
        }
        if evidence.legacy == 0 {
            return Conversion::Unchanged;
        }
        if evidence.either > 0 {
            return Conversion::Doubtful;
        }
        let mut converted = String::with_capacity(text.len());
        for (word, is_word) in words(text) {
            if self.kind(word, is_word) == Kind::Legacy {
                converted.push_str(&self.decode(word));
            } else {
                converted.push_str(word);
            }
        }
        self.changed(text, converted)
    }

    fn changed(self, text: &str, converted: String) -> Conversion {
        if converted == text { Conversion::Unchanged } else { Conversion::Converted(converted) }
    }

    /// Whether a letter beyond ASCII is the same in this encoding as in Unicode.
    fn as_in_unicode(self, letter: char) -> bool {
        match self {
            Self::Tcvn3 => letter == 'ý',
            Self::Vni => "íìÍÌ".contains(letter),
        }
    }

    fn kind(self, word: &str, is_word: bool) -> Kind {
        // A sign by itself, as in 3×4, is no word; and ASCII is the same in every encoding.
        let is_sign = !word.chars().any(char::is_alphabetic) && word.chars().count() == 1;
        if !is_word || is_sign || word.chars().all(|c| c.is_ascii() || self.as_in_unicode(c)) {
            return Kind::Neither;
        }
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        let as_it_stands = !bare.is_ascii() && is_word_of_vietnamese(bare);
        let decoded = self.decode(word);
        let once_decoded = decoded != word && is_word_of_vietnamese(&decoded);
        match (as_it_stands, once_decoded) {
            (true, true) => Kind::Either,
            (true, false) => Kind::Unicode,
            (false, true) => Kind::Legacy,
            (false, false) => Kind::Neither,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Legacy,
    Unicode,
    Either,
    Neither,
}

/// A syllable, or capitals alone as in `ĐVTN`, which are an abbreviation.
fn is_word_of_vietnamese(word: &str) -> bool {
    let capital = |c: char| c == 'Đ' || c.is_ascii_uppercase();
    is_vietnamese(word) || (word.chars().count() > 1 && word.chars().all(capital))
}

/// The words of a text and what stands between them, in order, with whether each is a word.
fn words(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let is_letter = |c: char| c.is_alphabetic() || tcvn3::letter(c).is_some() || is_mark(c);
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_word = is_letter(first);
        let end = rest.find(|c| is_letter(c) != is_word).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some((word, is_word))
    })
}

/// The combining marks of Vietnamese in decomposed text.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{323}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::LegacyEncoding::{Tcvn3, Vni};
    use super::*;

    #[test]
    fn tcvn3_has_seventy_four_letters_and_none_of_them_twice() {
        let mut letters: Vec<char> = ('\u{80}'..='\u{FF}').filter_map(tcvn3::letter).collect();
        assert_eq!(letters.len(), 74);
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), 74);
    }

    #[test]
    fn samples_of_both_encodings_read_as_people_wrote_them() {
        let samples = [
            (Tcvn3, "Tèc ®é t¨ng tæng s¶n phÈm trong n\u{AD}íc", "Tốc độ tăng tổng sản phẩm trong nước"),
            (Tcvn3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
            (Tcvn3, "§¬n vÞ \ntÝnh", "Đơn vị \ntính"),
            (Tcvn3, "Sè §VTN tham gia", "Số ĐVTN tham gia"),
            (Tcvn3, "§¾k L¾k", "Đắk Lắk"),
            (Tcvn3, "ChØ tiªu 3×4", "Chỉ tiêu 3ì4"),
            (Vni, "Chi ñaàu tö phaùt trieån", "Chi đầu tư phát triển"),
            (Vni, "NOÄI DUNG", "NỘI DUNG"),
            (Vni, "Ñôn vò tính", "Đơn vị tính"),
            (Vni, "Toång soá ngöôøi thöïc hieän", "Tổng số người thực hiện"),
            (Vni, "kyõ thuaät, caûi tieán", "kỹ thuật, cải tiến"),
            (Vni, "NAÊM 2004", "NĂM 2004"),
            (Vni, "nghæ, nghó, nghòch, thuyû, quî", "nghỉ, nghĩ, nghịch, thuỷ, quỵ"),
            (Vni, "AÅN baúng vöõng maïnh", "ẨN bẳng vững mạnh"),
        ];
        for (encoding, stored, meant) in samples {
            assert_eq!(encoding.decode(stored), meant, "{stored}");
            assert!(encoding.evidence(stored).legacy > 0, "{stored}");
            assert_eq!(encoding.convert(stored, true), Conversion::Converted(meant.to_owned()), "{stored}");
        }
    }

    #[test]
    fn unicode_stays_as_it_is() {
        let texts = [
            "Mã",
            "Tên",
            "Lào Cai",
            "Toàn tỉnh",
            "Hoà Bình",
            "«Đoàn»",
            "100 m² × 3",
            "Số cuộc",
            "ĐVTN",
            "Café",
            "Đo\u{31b}n vi\u{323} Ho\u{300}a",
            "©2012 ® §5",
            "số liệu",
            "Quý I/2012",
            "à",
            "Y tế",
        ];
        for text in texts {
            for encoding in LegacyEncoding::ALL {
                assert_eq!(encoding.convert(text, false), Conversion::Unchanged, "{encoding:?} {text}");
            }
        }
    }

    #[test]
    fn unicode_in_a_legacy_font_stays_where_it_can_be_told() {
        for text in ["Đơn vị tính", "Số cuộc tuyên truyền", "Nguyễn Thị Hường"] {
            for encoding in LegacyEncoding::ALL {
                assert_eq!(encoding.convert(text, true), Conversion::Unchanged, "{encoding:?} {text}");
            }
        }
    }

    #[test]
    fn fonts_that_draw_capitals_are_known_by_their_names() {
        assert!(LegacyEncoding::font_draws_capitals(".VnTimeH"));
        assert!(!LegacyEncoding::font_draws_capitals(".VnTime"));
        assert!(!LegacyEncoding::font_draws_capitals("ARIAL UNICODE H"));
    }
}
