//! Findings without what is about a person.

use std::borrow::Cow;

use tonghop_core::{Arg, Code, Finding, Form, RowTable, Upward, folded};

use crate::Messages;

/// Arguments that come from the form and not from a file.
const DECLARED: [&str; 8] = ["label", "type", "unit", "choices", "minimum", "maximum", "column", "sheet"];

/// The finding as it may leave the office: what is about a person is replaced by a placeholder.
///
/// That is what the finding itself says is personal, and everything found on the sheet of a row table that
/// has personal columns, except in a column that may be shown.
pub(crate) fn redacted<'f>(form: &Form, messages: &Messages, finding: &'f Finding) -> Cow<'f, Finding> {
    if !is_personal(form, finding) {
        return Cow::Borrowed(finding);
    }
    let placeholder = messages.text("consolidated-personal");
    let mut finding = finding.clone();
    finding.found = finding.found.filter(|found| !found.is_empty()).map(|_| placeholder.clone());
    for (name, arg) in &mut finding.args {
        if !DECLARED.contains(name) {
            *arg = Arg::Text(placeholder.clone());
        }
    }
    Cow::Owned(finding)
}

fn is_personal(form: &Form, finding: &Finding) -> bool {
    let table = match &finding.table {
        Some(code) => form.table(code.as_str()),
        None => finding.place.sheet_name().and_then(|sheet| {
            form.tables().iter().find(|table| folded(table.code.as_str()) == folded(sheet))
        }),
    };
    let Some(table) = table else { return finding.personal };
    let shown = |code: &Code| table.shown_columns().any(|column| column.id == *code);
    finding.personal || (has_personal(table) && !finding.field.as_ref().is_some_and(shown))
}

fn has_personal(table: &RowTable) -> bool {
    table.upward == Upward::Count || table.columns.iter().any(|column| column.personal)
}
