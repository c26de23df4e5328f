use std::collections::HashMap;
use std::rc::Rc;

use tonghop_core::{Code, Consolidation, Finding, Form, Place, Related, Roster, Status, Submission, plain};

use crate::redaction::redacted;
use crate::{DataCell, DataColumn, DataRow, DataTable, Messages};

const COLUMNS: &[DataColumn] = &[
    DataColumn::text("period"),
    DataColumn::text("severity"),
    DataColumn::text("code"),
    DataColumn::text("rule"),
    DataColumn::text("unit"),
    DataColumn::text("unit_name"),
    DataColumn::text("file"),
    DataColumn::text("status"),
    DataColumn::text("sheet"),
    DataColumn::text("cell"),
    DataColumn::count("line"),
    DataColumn::text("table"),
    DataColumn::text("field"),
    DataColumn::text("label"),
    DataColumn::text("related"),
    DataColumn::text("found"),
    DataColumn::text("figures"),
    DataColumn::text("expected"),
    DataColumn::text("message"),
    DataColumn::text("hint"),
    DataColumn::text("explanation"),
    DataColumn::text("decision"),
    DataColumn::text("trial"),
    DataColumn::text("effect_field"),
    DataColumn::text("effect_amount"),
    DataColumn::text("effect_share"),
    DataColumn::flag("folded"),
];

/// A share is a quotient; four decimals are hundredths of a percent.
const SHARE_DECIMALS: u32 = 4;

/// Who and what findings are about.
#[derive(Debug, Clone, Copy)]
pub struct FindingsScope<'a> {
    /// The form.
    pub form: &'a Form,
    /// Who must report.
    pub roster: &'a Roster,
    /// The words of the messages.
    pub messages: &'a Messages,
}

impl<'a> DataTable<'a> {
    /// Every finding in words: those of the period as a whole, those of its totals, then file by file. What is about
    /// a person is replaced by the placeholder that the consolidated workbook has.
    #[must_use]
    pub fn of_findings(
        scope: FindingsScope<'a>,
        collection: &'a [Finding],
        consolidation: &'a Consolidation,
        submissions: &'a [Submission],
    ) -> Self {
        let statuses: HashMap<&str, Status> =
            submissions.iter().map(|submission| (&*submission.file.path, submission.status)).collect();
        let mut files: Vec<&Submission> = submissions.iter().collect();
        files.sort_by(|a, b| a.file.path.cmp(&b.file.path));
        let (statuses, files) = (Rc::new(statuses), Rc::new(files));
        Self::new(COLUMNS, move || {
            let (statuses, files) = (Rc::clone(&statuses), Rc::clone(&files));
            let of_files = (0..files.len()).filter_map(move |at| files.get(at).copied());
            let of_files = of_files.flat_map(|submission: &'a Submission| &submission.findings);
            collection.iter().chain(&consolidation.findings).chain(of_files).map(move |finding| {
                let finding = &*redacted(scope.form, scope.messages, finding);
                let status = finding.place.file_name().and_then(|file| statuses.get(file)).copied();
                row(scope, finding, status, consolidation.period.to_string())
            })
        })
    }
}

fn row<'a>(
    scope: FindingsScope<'_>,
    finding: &Finding,
    status: Option<Status>,
    period: String,
) -> DataRow<'a> {
    let words = scope.messages.finding(finding);
    let unit = finding.unit.as_ref();
    let name = unit.and_then(|unit| scope.roster.unit(unit.as_str())).map(|unit| unit.name.to_string());
    let code = |code: &Code| code.to_string();
    let own = |text: &str| text.to_owned();
    let effect = finding.effect.as_ref();
    let related: Vec<String> = finding.related.iter().map(related).collect();
    vec![
        DataCell::text(period),
        DataCell::text(finding.severity.word()),
        DataCell::text(own(finding.shown_code())),
        DataCell::of(finding.rule.as_ref().map(code)),
        DataCell::of(unit.map(code)),
        DataCell::of(name),
        DataCell::of(finding.place.file_name().map(own)),
        DataCell::of(status.map(Status::word)),
        DataCell::of(finding.place.sheet_name().map(own)),
        DataCell::of(finding.place.cell_ref().map(|cell| cell.to_string())),
        match &finding.place {
            Place::Line { line, .. } => DataCell::count(*line),
            _ => DataCell::Absent,
        },
        DataCell::of(finding.table.as_ref().map(code)),
        DataCell::of(finding.field.as_ref().map(code)),
        DataCell::text(declared_label(scope.form, finding)),
        DataCell::text(related.join("; ")),
        DataCell::of(finding.found.as_deref().map(own)),
        DataCell::text(words.figures),
        DataCell::text(words.expected),
        DataCell::text(words.message),
        DataCell::text(words.hint),
        DataCell::text(words.explanation),
        DataCell::of(finding.decision.as_ref().map(|decision| scope.messages.decision(decision))),
        DataCell::of(finding.trial.map(|period| period.to_string())),
        DataCell::of(effect.map(|effect| effect.field.to_string())),
        DataCell::of(effect.map(|effect| plain(effect.amount))),
        DataCell::of(effect.map(|effect| plain(effect.share.round_dp(SHARE_DECIMALS)))),
        DataCell::Flag(finding.folded),
    ]
}

/// `XD01 D46`, `B1.so_dvtn B1!E5`.
fn related(related: &Related) -> String {
    let table = related.table.as_ref().map(|table| format!("{table}.")).unwrap_or_default();
    let field = related.field.as_ref().map(|field| format!("{table}{field} ")).unwrap_or_default();
    let sheet = related.sheet.as_ref().map(|sheet| format!("{sheet}!")).unwrap_or_default();
    format!("{field}{sheet}{}", related.cell)
}

/// What the form calls the field or the column that a finding is about; empty where it is about none.
pub(crate) fn declared_label(form: &Form, finding: &Finding) -> String {
    let Some(code) = &finding.field else { return String::new() };
    let label = match &finding.table {
        Some(table) => {
            let column = form.table(table.as_str()).and_then(|table| table.column(code.as_str()));
            column.map(|column| column.label.to_string())
        }
        None => form.field(code.as_str()).map(|field| field.label.to_string()),
    };
    label.unwrap_or_default()
}
