use std::collections::HashMap;
use std::rc::Rc;

use tonghop_core::{By, Consolidation, Contribution, Field, Form, Origin, Roster, Total};

use crate::{DataCell, DataColumn, DataRow, DataTable};

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
        let ranks: HashMap<_, _> = (0..).zip(roster.units()).map(|(rank, unit)| (&unit.code, rank)).collect();
        let given = |field: &&Field| !matches!(field.by, By::Roster { .. });
        let fields = form.fields().iter().filter(given);
        let fields: Vec<(&Field, &Total)> =
            fields.filter_map(|field| Some((field, consolidation.total(field.code.as_str())?))).collect();
        // Where each value stands, in four bytes each: there is one for every value of every unit.
        let mut places: Vec<(u32, u32, u32)> = Vec::new();
        for (order, (_, total)) in (0..).zip(&fields) {
            let ranked = |contribution: &Contribution| ranks.get(&contribution.unit).copied();
            places.extend(
                (0..)
                    .zip(&total.contributions)
                    .map(|(index, contribution)| (ranked(contribution).unwrap_or(u32::MAX), order, index)),
            );
        }
        places.sort_unstable();
        let (places, fields) = (Rc::new(places), Rc::new(fields));
        Self::new(COLUMNS, move || {
            let (places, fields) = (Rc::clone(&places), Rc::clone(&fields));
            (0..places.len()).filter_map(move |at| {
                let (_, order, index) = *places.get(at)?;
                let (field, total) = *fields.get(order as usize)?;
                row(field, total.contributions.get(index as usize)?)
            })
        })
    }
}

/// What a contribution says; nothing for a line of the roster.
fn row<'a>(field: &'a Field, contribution: &'a Contribution) -> Option<DataRow<'a>> {
    let (file, source) = match &contribution.origin {
        Origin::Cell { file, source } => (file, Some(source)),
        Origin::File { file } => (file, None),
        Origin::Roster { .. } => return None,
    };
    let decision = contribution
        .decision
        .as_ref()
        .map(|decision| format!("{} {}: {}", decision.by, decision.on, decision.why));
    Some(vec![
        DataCell::text(contribution.unit.as_str()),
        DataCell::text(field.code.as_str()),
        DataCell::text(contribution.datum.to_string()),
        DataCell::text(&*file.path),
        DataCell::text(&*file.sha256),
        DataCell::of(source.map(|source| &*source.sheet)),
        DataCell::of(source.map(|source| source.cell.to_string())),
        DataCell::of(source.map(|source| &*source.raw)),
        DataCell::Flag(contribution.provisional),
        DataCell::of(decision),
    ])
}
