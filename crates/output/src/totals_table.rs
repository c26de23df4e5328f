use std::sync::Arc;

use tonghop_core::{
    By, Consolidation, Coverage, Field, FieldType, Figure, Form, RowTable, Section, Total, plain,
};

use crate::{DataCell, DataColumn, DataRow, DataTable};

const COLUMNS: &[DataColumn] = &[
    DataColumn::text("period"),
    DataColumn::text("section"),
    DataColumn::text("table"),
    DataColumn::text("field"),
    DataColumn::text("label"),
    DataColumn::text("measure"),
    DataColumn::text("type"),
    DataColumn::text("kind"),
    DataColumn::text("by"),
    DataColumn::text("choice"),
    DataColumn::text("value"),
    DataColumn::text("numerator"),
    DataColumn::text("denominator"),
    DataColumn::count("count"),
    DataColumn::count("have"),
    DataColumn::count("of"),
    DataColumn::flag("provisional"),
];

/// A line of the totals before it is a row.
#[derive(Default)]
struct Line<'a> {
    table: Option<&'a str>,
    field: Option<&'a str>,
    label: &'a str,
    measure: &'a str,
    type_word: Option<&'static str>,
    kind: Option<&'static str>,
    by: Option<&'static str>,
    choice: Option<Arc<str>>,
    value: Option<String>,
    sides: Option<(String, String)>,
    count: Option<u64>,
}

impl<'a> DataTable<'a> {
    /// Every total in the order of the form: a row for each field that adds up; below a field or column of choices
    /// one for each choice, with its count; for each row table one with the number of its rows, and below it its
    /// columns that add up.
    #[must_use]
    pub fn of_totals(form: &'a Form, consolidation: &'a Consolidation) -> Self {
        let mut rows: Vec<DataRow<'a>> = Vec::new();
        for section in form.sections() {
            for field in form.fields_of(section) {
                let Some(total) = consolidation.total(field.code.as_str()) else { continue };
                let lines = lines_of_field(field, total).into_iter();
                rows.extend(lines.map(|line| row(consolidation, section, total.coverage, line)));
            }
            for table in form.tables().iter().filter(|table| table.section == section.id) {
                let Some(total) = consolidation.tables.get(&table.code) else { continue };
                let head = Line {
                    table: Some(table.code.as_str()),
                    label: &table.title,
                    by: Some("unit"),
                    count: Some(total.rows.len() as u64),
                    ..Line::default()
                };
                let lines = std::iter::once(head).chain(lines_of_columns(table, consolidation));
                rows.extend(lines.map(|line| row(consolidation, section, total.coverage, line)));
            }
        }
        Self::new(COLUMNS, move || rows.clone().into_iter())
    }
}

fn row<'a>(
    consolidation: &Consolidation,
    section: &'a Section,
    coverage: Coverage,
    line: Line<'a>,
) -> DataRow<'a> {
    let (numerator, denominator) = line.sides.unzip();
    vec![
        DataCell::text(consolidation.period.to_string()),
        DataCell::text(&*section.id),
        DataCell::of(line.table),
        DataCell::of(line.field),
        DataCell::text(line.label),
        DataCell::text(line.measure),
        DataCell::of(line.type_word),
        DataCell::of(line.kind),
        DataCell::of(line.by),
        DataCell::of(line.choice.map(|choice| choice.to_string())),
        DataCell::of(line.value),
        DataCell::of(numerator),
        DataCell::of(denominator),
        line.count.map_or(DataCell::Absent, DataCell::Count),
        DataCell::count(coverage.have),
        DataCell::count(coverage.of),
        DataCell::Flag(consolidation.provisional),
    ]
}

fn lines_of_field<'a>(field: &'a Field, total: &'a Total) -> Vec<Line<'a>> {
    let line = || Line {
        field: Some(field.code.as_str()),
        label: &field.label,
        measure: &field.measure,
        type_word: Some(field.field_type.word()),
        kind: Some(field.kind.word()),
        by: Some(match field.by {
            By::Unit => "unit",
            By::Committee => "committee",
            By::Roster { .. } => "roster",
            By::Computed(_) => "computed",
        }),
        ..Line::default()
    };
    let mut head = line();
    head.value = total.figure.number().map(plain);
    match &total.figure {
        Figure::Ratio { numerator, denominator, .. } => {
            head.sides = Some((plain(*numerator), plain(*denominator)));
        }
        Figure::Answer(answer) => head.value = answer.as_ref().map(ToString::to_string),
        Figure::Counts(_) => {
            let counted = field.counted.as_ref().and_then(|word| total.figure.count(word));
            head.value = counted.map(|count| count.to_string());
        }
        Figure::Number(_) => {}
    }
    let counts = match &total.figure {
        Figure::Counts(counts) => counts.as_slice(),
        _ => &[],
    };
    let of_choices =
        counts.iter().map(|(word, count)| Line { choice: Some(word.clone()), count: Some(*count), ..line() });
    std::iter::once(head).chain(of_choices).collect()
}

fn lines_of_columns<'a>(table: &'a RowTable, consolidation: &'a Consolidation) -> Vec<Line<'a>> {
    let Some(total) = consolidation.tables.get(&table.code) else { return Vec::new() };
    let mut lines = Vec::new();
    for column in table.shown_columns() {
        let line = || Line {
            table: Some(table.code.as_str()),
            field: Some(column.id.as_str()),
            label: &column.label,
            type_word: Some(column.column_type.word()),
            by: Some("unit"),
            ..Line::default()
        };
        if let Some(sum) = total.sums.get(&column.id) {
            lines.push(Line { value: Some(plain(*sum)), ..line() });
        }
        let counts = total.counts.get(&column.id).filter(|_| column.column_type == FieldType::Choice);
        lines.extend(counts.into_iter().flatten().map(|(word, count)| Line {
            choice: Some(word.clone()),
            count: Some(*count),
            ..line()
        }));
    }
    lines
}
