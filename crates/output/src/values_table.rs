use std::collections::HashMap;

use tonghop_core::{By, Consolidation, Field, Form, Origin, Roster};

use crate::{DataCell, DataColumn, DataTable};

const COLUMNS: &[DataColumn] = &[
    DataColumn::text("unit"),
    DataColumn::text("field"),
    DataColumn::text("value"),
    DataColumn::text("file"),
    DataColumn::text("sha256"),
    DataColumn::text("sheet"),
    DataColumn::text("cell"),
    DataColumn::text("raw"),
    DataColumn::flag("provisional"),
    DataColumn::text("decision"),
];

impl<'a> DataTable<'a> {
    /// Every value that counts, one row each with its source: what the next period opens with and is compared to,
    /// and what other programs read. In the order of the roster, then of the form. The last column says, where the
    /// office decided the value, who did, when and why.
    #[must_use]
    pub fn of_values(form: &'a Form, roster: &Roster, consolidation: &'a Consolidation) -> Self {
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
                rows.push(((rank, order), field, contribution, file, source));
            }
        }
        rows.sort_by_key(|(key, ..)| *key);
        let mut table = Self::new(COLUMNS);
        for (_, field, contribution, file, source) in rows {
            let decision = contribution
                .decision
                .as_ref()
                .map(|decision| format!("{} {}: {}", decision.by, decision.on, decision.why));
            table.push([
                DataCell::text(contribution.unit.as_str()),
                DataCell::text(field.code.as_str()),
                DataCell::text(contribution.datum.to_string()),
                DataCell::text(&*file.path),
                DataCell::text(&*file.sha256),
                DataCell::of(source.map(|source| &*source.sheet)),
                DataCell::of(source.map(|source| source.cell.to_string())),
                DataCell::of(source.map(|source| source.raw.as_str())),
                DataCell::Flag(contribution.provisional),
                DataCell::of(decision),
            ]);
        }
        table
    }
}
