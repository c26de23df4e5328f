use tonghop_core::{Arg, LowerSource};

use crate::Messages;

/// The way that a value came below a roll-up, from the highest level down: file, sheet, cell and what stands there.
///
/// ```
/// use tonghop_core::{CellRef, FileStamp, Language, LowerSource};
/// use tonghop_output::{Messages, lower_text};
/// let lower = LowerSource {
///     file: FileStamp { path: "DCS01.xlsx".into(), sha256: "".into() },
///     sheet: "BIEU".into(),
///     cell: Some(CellRef::new(7, 3)),
///     raw: "12".to_owned(),
///     line: None,
///     lower: None,
/// };
/// assert_eq!(lower_text(&lower, &Messages::of(Language::En)), "from DCS01.xlsx › BIEU!D8 “12”");
/// ```
#[must_use]
pub fn lower_text(lower: &LowerSource, messages: &Messages) -> String {
    let levels = std::iter::successors(Some(lower), |source| source.lower.as_deref());
    let levels: Vec<String> = levels
        .map(|source| {
            let mut place = source.file.path.to_string();
            if let Some(line) = source.line {
                place.push_str(&format!(":{line}"));
            }
            match source.cell {
                Some(cell) if !source.sheet.is_empty() => {
                    place.push_str(&format!(" › {}!{cell}", source.sheet))
                }
                _ => {}
            }
            if !source.raw.is_empty() {
                place.push_str(&format!(" “{}”", source.raw));
            }
            messages.format("lower-source", &[("place", Arg::Text(place))])
        })
        .collect();
    levels.join(" ")
}
