use std::collections::HashMap;

use tonghop_core::{Consolidation, Form, Origin, Roster};

/// Every value that counts, one row each with its source: what the next period opens with and is compared to,
/// and what other programs read. In the order of the roster, then of the form.
///
/// Columns: `unit, field, value, file, sha256, sheet, cell, raw, provisional`.
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
    ])?;
    let ranks: HashMap<_, _> =
        roster.units().iter().enumerate().map(|(rank, unit)| (&unit.code, rank)).collect();
    let mut rows = Vec::new();
    for (order, field) in form.fields().iter().enumerate() {
        let Some(total) = consolidation.total(field.code.as_str()) else { continue };
        for contribution in &total.contributions {
            let Origin::Cell { file, source } = &contribution.origin else { continue };
            let rank = ranks.get(&contribution.unit).copied().unwrap_or(usize::MAX);
            rows.push(((rank, order), contribution, file, source));
        }
    }
    rows.sort_by_key(|(key, ..)| *key);
    for ((_, order), contribution, file, source) in rows {
        writer.write_record([
            contribution.unit.as_str(),
            form.fields()[order].code.as_str(),
            &contribution.datum.to_string(),
            &file.path,
            &file.sha256,
            &source.sheet,
            &source.cell.to_string(),
            &source.raw,
            if contribution.provisional { "true" } else { "false" },
        ])?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
