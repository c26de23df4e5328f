use tonghop_core::{FieldType, Layout, name_key};

use crate::measure::agrees;

/// Whether the unit of measure that stands beside an answer is another than the form's.
pub(crate) fn is_changed(declared: &str, answer_type: FieldType, written: &str) -> bool {
    let counts = answer_type.is_number() || answer_type == FieldType::Ratio;
    counts && !declared.is_empty() && !written.trim().is_empty() && !agrees(declared, written)
}

/// Whether a unit of measure that is stated over a column or a sheet of many answers changes that of one of
/// them: it is the same with a thousand or a million before it, or the other way round.
pub(crate) fn changes(declared: &str, answer_type: FieldType, stated: &str, layout: &Layout) -> bool {
    if !is_changed(declared, answer_type, stated) {
        return false;
    }
    let (declared, stated) = (name_key(declared), name_key(stated));
    let scaled_money =
        |text: &str| layout.list("words.scaled_money").iter().any(|known| name_key(known) == text);
    is_scaled(&declared, &stated, layout)
        || is_scaled(&stated, &declared, layout)
        || (answer_type == FieldType::Money && scaled_money(&stated))
}

/// Whether `scaled` is `base` with words or digits of scale before it.
fn is_scaled(base: &str, scaled: &str, layout: &Layout) -> bool {
    let Some(scale) = scaled.strip_suffix(base).filter(|scale| scale.ends_with(' ')) else { return false };
    let scale = scale.trim_end();
    let is_scale = |text: &str| layout.list("words.scales").iter().any(|known| name_key(known) == text);
    is_scale(scale)
        || scale.split(' ').all(|word| is_scale(word) || word.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use tonghop_core::Language;

    use super::*;

    #[test]
    fn a_stated_measure_changes_what_it_scales() {
        let layout = Layout::of(Language::Vi);
        for (declared, stated, expected) in [
            ("đồng", "1000 đồng", true),
            ("đồng", "1.000 đồng", true),
            ("đồng", "Triệu đồng", true),
            ("đồng", "nghìn tỷ đồng", true),
            ("đồng", "trđ", true),
            ("triệu đồng", "đồng", true),
            ("đồng", "đồng", false),
            ("đồng", "Đồng Nai", false),
            ("đồng", "người", false),
            ("đồng", "Chi đoàn Sở Y tế", false),
        ] {
            assert_eq!(
                changes(declared, FieldType::Money, stated, &layout),
                expected,
                "{declared}, {stated}"
            );
        }
        assert!(changes("người", FieldType::Count, "1000 người", &layout));
        assert!(!changes("cuộc", FieldType::Count, "triệu đồng", &layout));
    }
}
