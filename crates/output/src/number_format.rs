use tonghop_core::Language;

/// A number format that groups and divides by the customs of a language: `1.500` and `2,5` in Vietnamese.
///
/// The prefix is the locale of the format (0x42A, Vietnamese, in MS-LCID). LibreOffice writes numbers by it
/// wherever the file is opened; Excel keeps to the customs of the machine.
pub(crate) fn number_format(language: Language, pattern: &str) -> String {
    match language {
        Language::Vi => format!("[$-42A]{pattern}"),
        Language::En => pattern.to_owned(),
    }
}
