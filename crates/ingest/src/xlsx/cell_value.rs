use crate::doubt::Doubt;
use crate::limits;
use crate::open::{iso_content, text_content};
use crate::sheet::Content;
use crate::xml::unescaped;

/// What a cell says that its content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    SharedText,
    FormulaText,
    InlineText,
    Flag,
    Error,
    IsoDate,
    Unknown,
}

impl Kind {
    pub fn parse(text: &str) -> Self {
        match text {
            "n" => Self::Number,
            "s" => Self::SharedText,
            "str" => Self::FormulaText,
            "inlineStr" => Self::InlineText,
            "b" => Self::Flag,
            "e" => Self::Error,
            "d" => Self::IsoDate,
            _ => Self::Unknown,
        }
    }
}

/// The content of a cell of `kind` with the text of its elements `<v>` and `<is>`, where it has them.
pub(super) fn content(
    kind: Kind,
    value: Option<&str>,
    inline: Option<&str>,
    shared: &[Box<str>],
) -> Result<Option<Content>, Doubt> {
    let value = value.filter(|text| kind == Kind::FormulaText || !text.trim().is_empty());
    let inline = inline.filter(|text| !text.is_empty());
    let (text, is_inline) = match (value, inline) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => return Err(Doubt::SeveralValues),
        (Some(text), None) => (text, false),
        (None, Some(text)) => (text, true),
    };
    if is_inline != (kind == Kind::InlineText) {
        return Err(Doubt::Element);
    }
    let content = match kind {
        Kind::InlineText | Kind::FormulaText => return checked_text(&unescaped(text)),
        Kind::SharedText => {
            let index: usize = text.trim().parse().map_err(|_error| Doubt::SharedText)?;
            return checked_text(shared.get(index).ok_or(Doubt::SharedText)?);
        }
        Kind::Number => Content::Number(number(text.trim()).ok_or(Doubt::Value)?),
        Kind::Flag => match text.trim() {
            "1" | "true" => Content::Bool(true),
            "0" | "false" => Content::Bool(false),
            _ => return Err(Doubt::Value),
        },
        Kind::Error => Content::Error(text.trim().to_owned()),
        Kind::IsoDate => {
            let moment = text.trim().trim_end_matches('Z');
            Some(iso_content(moment.to_owned()))
                .filter(|content| matches!(content, Content::Date(_)))
                .ok_or(Doubt::Value)?
        }
        Kind::Unknown => return Err(Doubt::Kind),
    };
    Ok(Some(content))
}

fn checked_text(text: &str) -> Result<Option<Content>, Doubt> {
    if text.contains('\0') {
        return Err(Doubt::Nul);
    }
    if text.len() > limits::CHARACTERS && text.encode_utf16().count() > limits::CHARACTERS {
        return Err(Doubt::Length);
    }
    Ok(text_content(text.to_owned()))
}

/// A number as files write it: decimal digits, a point, an exponent. `None` for anything else, and where the
/// number is too large or too small to be kept.
fn number(text: &str) -> Option<f64> {
    let is_plain = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    let number: f64 = text.bytes().all(is_plain).then(|| text.parse().ok())??;
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let vanished = number == 0.0 && mantissa.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    (number.is_finite() && !vanished).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_finite_numbers_are_numbers() {
        for (text, expected) in
            [("12", 12.0), ("-1.5E+3", -1500.0), (".5", 0.5), ("007", 7.0), ("-0", 0.0), ("0e9", 0.0)]
        {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        for text in ["NaN", "inf", "1e999", "1e-999", "12 34", "1,5", "0x1F", "1_000", "١٢", "", "e5"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
