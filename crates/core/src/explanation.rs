//! What branches wrote beside their answers, as explanations of the warnings about these.

use crate::{Code, Datum, Finding, Form, Note, RowTable, Submission};

/// Gives every warning that wants a word of explanation the note beside the answers that it names, the first that
/// says something; where there is none, the cell to write it in.
///
/// A warning about a row of a table is explained in that row, where the form has a column for remarks.
pub(crate) fn explain_by_notes(submission: &mut Submission, form: &Form) {
    let mut findings = std::mem::take(&mut submission.findings);
    for finding in &mut findings {
        if finding.wants_explanation() {
            let notes: Vec<&Note> = named(finding).filter_map(|code| submission.notes.get(code)).collect();
            finding.explanation =
                notes.iter().find(|note| note.explains(&form.layout)).map(|note| (*note).clone());
            let of_sheet = |note: &&&Note| finding.place.sheet_name() == Some(&*note.sheet);
            finding.remark = notes.iter().find(of_sheet).map(|note| note.cell);
        } else if finding.severity == crate::Severity::Warning
            && let Some(table) = finding.table.as_ref().and_then(|table| form.table(table.as_str()))
        {
            finding.explanation = in_row(finding, table, submission, form);
        }
    }
    submission.findings = findings;
}

/// The fields that a finding names, its own first.
fn named(finding: &Finding) -> impl Iterator<Item = &Code> {
    let related = finding.related.iter().filter(|related| related.table.is_none());
    finding.field.iter().chain(related.filter_map(|related| related.field.as_ref()))
}

/// What stands in the row of a finding under the heading for remarks.
fn in_row(finding: &Finding, table: &RowTable, submission: &Submission, form: &Form) -> Option<Note> {
    let cell = finding.place.cell_ref()?;
    let column = table.shown_columns().find(|column| form.layout.is("columns.note", &column.label))?;
    let row = submission.tables.get(&table.code)?.iter().find(|row| row.row == cell.row)?;
    let value = row.cells.get(&column.id)?;
    let (Some(Datum::Text(text)), Some(source)) = (&value.datum, &value.source) else { return None };
    let note = Note { text: text.clone(), sheet: source.sheet.clone(), cell: source.cell };
    note.explains(&form.layout).then_some(note)
}
