use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write;

use tonghop_core::{Consolidation, Decimal, Form, Origin, Roster};

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
    let mut values = Vec::new();
    write_values_csv(form, roster, consolidation, &mut values)?;
    Ok(values)
}

/// Writes what [`values_csv`] gives, row by row.
///
/// # Errors
/// Where `to` takes no more.
pub fn write_values_csv(
    form: &Form,
    roster: &Roster,
    consolidation: &Consolidation,
    to: impl Write,
) -> Result<(), csv::Error> {
    let mut writer = csv::Writer::from_writer(to);
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
    let ranks: HashMap<_, _> = (0..).zip(roster.units()).map(|(rank, unit)| (&unit.code, rank)).collect();
    let fields =
        || form.fields().iter().map(|field| Some((field, consolidation.total(field.code.as_str())?)));
    // Keys alone are sorted: there is one for every value of every unit.
    let mut keys: Vec<(u32, u32, u32)> = Vec::new();
    for (order, (_, total)) in (0..).zip(fields()).filter_map(|(order, field)| Some((order, field?))) {
        for (index, contribution) in (0..).zip(&total.contributions) {
            let rank = ranks.get(&contribution.unit).copied().unwrap_or(u32::MAX);
            keys.push((rank, order, index));
        }
    }
    keys.sort_unstable();
    let fields: Vec<_> = fields().collect();
    for (_, order, index) in keys {
        let Some(Some((field, total))) = fields.get(order as usize) else { continue };
        let Some(contribution) = total.contributions.get(index as usize) else { continue };
        let (file, source) = match &contribution.origin {
            Origin::Cell { file, source } => (file, Some(source)),
            Origin::File { file } => (file, None),
            Origin::Roster { .. } => continue,
        };
        writer.write_record([
            contribution.unit.as_str(),
            field.code.as_str(),
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
    Ok(writer.flush()?)
}

/// A text as a spreadsheet program takes it for text.
fn text(text: &str) -> Cow<'_, str> {
    let is_formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && text.parse::<Decimal>().is_err();
    if is_formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}
