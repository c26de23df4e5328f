/// The letters of TCVN3: the signs of Latin-1 that its fonts draw as Vietnamese, and what they draw. The
/// standard's twenty capitals with tone marks are left out: no font for Windows has them, and their places are
/// letters of Unicode text.
const LETTERS: [(&str, &str); 10] = [
    ("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ"),
    ("¨©ª«¬\u{AD}®", "ăâêôơưđ"),
    ("µ¶·¸¹", "àảãáạ"),
    ("»¼½¾Æ", "ằẳẵắặ"),
    ("ÇÈÉÊË", "ầẩẫấậ"),
    ("ÌÎÏÐÑÒÓÔÕÖ", "èẻẽéẹềểễếệ"),
    ("×ØÜÝÞ", "ìỉĩíị"),
    ("ßáâãäåæçèéêëìíî", "òỏõóọồổỗốộờởỡớợ"),
    ("ïñòóôõö÷øù", "ùủũúụừửữứự"),
    ("úûüýþ", "ỳỷỹýỵ"),
];

/// What the fonts of TCVN3 draw for a sign.
pub(super) fn letter(sign: char) -> Option<char> {
    if !('\u{A1}'..='\u{FE}').contains(&sign) {
        return None;
    }
    LETTERS.iter().find_map(|(signs, letters)| {
        let index = signs.chars().position(|known| known == sign)?;
        letters.chars().nth(index)
    })
}
