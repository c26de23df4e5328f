use std::borrow::Cow;
use std::collections::HashMap;

use tonghop_core::{By, Consolidation, Decimal, Field, Form, Origin, Roster};

/// Every value that counts, one row each with its source: what the next period opens with and is compared to,
/// and what other programs read. In the order of the roster, then of the form.
///
/// Columns: `unit, field, value, file, sha256, sheet, cell, raw, provisional, decision`. The last says, where the
/// office decided the value, who did, when and why.
///
/// Spreadsheets take text that begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula; such text has
/// an apostrophe in front here. Numbers stay as they are.
///
/// # Errors
/// None in practice; the writer's error is handed on rather than hidden.
pub fn values_csv(
    form: &Form,
    roster: &Roster,
    consolidation: &Consolidation,
) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "unit",
        "field",
        "value",
        "file",
        "sha256",
        "sheet",
        "cell",
        "raw",
        "provisional",
        "decision",
    ])?;
    let ranks: HashMap<_, _> =
        roster.units().iter().enumerate().map(|(rank, unit)| (&unit.code, rank)).collect();
    let mut rows = Vec::new();
    let given = |field: &&Field| !matches!(field.by, By::Roster { .. });
    for (order, field) in form.fields().iter().enumerate().filter(|(_, field)| given(field)) {
        let Some(total) = consolidation.total(field.code.as_str()) else { continue };
        for contribution in &total.contributions {
            let (file, source) = match &contribution.origin {
                Origin::Cell { file, source } => (file, Some(source)),
                Origin::File { file } => (file, None),
                Origin::Roster { .. } => continue,
            };
            let rank = ranks.get(&contribution.unit).copied().unwrap_or(usize::MAX);
            rows.push(((rank, order), contribution, file, source));
        }
    }
    rows.sort_by_key(|(key, ..)| *key);
    for ((_, order), contribution, file, source) in rows {
        writer.write_record([
            contribution.unit.as_str(),
            form.fields()[order].code.as_str(),
            &text(&contribution.datum.to_string()),
            &text(&file.path),
            &file.sha256,
            &text(source.map_or("", |source| &source.sheet)),
            &source.map(|source| source.cell.to_string()).unwrap_or_default(),
            &text(source.map_or("", |source| &source.raw)),
            if contribution.provisional { "true" } else { "false" },
            &text(
                &contribution
                    .decision
                    .as_ref()
                    .map(|d| format!("{} {}: {}", d.by, d.on, d.why))
                    .unwrap_or_default(),
            ),
        ])?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A text as a spreadsheet program takes it for text.
fn text(text: &str) -> Cow<'_, str> {
    let is_formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && text.parse::<Decimal>().is_err();
    if is_formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}
