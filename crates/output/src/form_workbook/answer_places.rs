use std::collections::BTreeMap;
use std::sync::Arc;

use rust_xlsxwriter::utility::row_col_to_cell_absolute;
use tonghop_core::{
    Code, ComputedFigures, Datum, Decimal, Field, FileStamp, Form, Name, Row, Rule, State, Submission,
    SubmissionFigures, Unit, Value,
};

use super::answer_reading::AnswerReading;
use super::content::Content;
use super::plan::{ANSWER, Answer, Line, Plan};
use super::row_cells::RowCells;
use super::rule_plan::of_sheet;
use super::{Addressee, FormWorkbook, form_sheet, text_sheet};

/// Where an answer stands.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub field: &'a Field,
    pub sheet: String,
    /// Its address within the sheet.
    pub cell: String,
    /// The cell for a remark beside it, sheet and all.
    pub note: Option<String>,
    /// The cell with the figure of the period before, sheet and all.
    pub prior: Option<String>,
}

/// The answers of the workbook: where they stand, and what the engine sees of them.
pub(super) struct Answers<'a> {
    pub workbook: FormWorkbook<'a>,
    pub places: BTreeMap<Code, Place<'a>>,
    pub submission: Submission,
    unit: Option<&'a Unit>,
}

impl<'a> Answers<'a> {
    pub fn of(plan: &Plan<'a>, workbook: &FormWorkbook<'a>) -> Self {
        let form = workbook.form;
        let layout = &form.layout;
        let mut submission = Submission::unread(FileStamp { path: Arc::from(""), sha256: Arc::from("") });
        let mut places = BTreeMap::new();
        let sheet = layout.first("sheets.form");
        for (line, row) in plan.lines.iter().zip(plan.first_row()..) {
            let Line::Question(question) = line else { continue };
            let field = question.field;
            let beside = |column| format!("{}{}", of_sheet(sheet), row_col_to_cell_absolute(row, column));
            let value = match &question.cell {
                Answer::Given { content, .. } => AnswerReading::of_field(field, layout).value(content),
                Answer::Computed(_) => Value { state: State::Computed, datum: None, source: None },
            };
            submission.values.insert(field.code.clone(), value);
            places.insert(
                field.code.clone(),
                Place {
                    field,
                    sheet: sheet.to_owned(),
                    cell: row_col_to_cell_absolute(row, ANSWER),
                    note: Some(beside(form_sheet::NOTE)),
                    prior: question.prior.map(|_| beside(form_sheet::PRIOR)),
                },
            );
        }
        for (field, row) in text_sheet::rows(plan) {
            let sheet = layout.first("sheets.texts").to_owned();
            let value = AnswerReading::of_field(field, layout).value(&plan.content(field));
            submission.values.insert(field.code.clone(), value);
            let cell = row_col_to_cell_absolute(row, text_sheet::ANSWER);
            places.insert(field.code.clone(), Place { field, sheet, cell, note: None, prior: None });
        }
        compute(form, &mut submission);
        for table in plan.tables {
            let answers = plan.answers.and_then(|answers| answers.rows.get(&table.code));
            let contents: Vec<Vec<Content>> = answers
                .into_iter()
                .flatten()
                .map(|row| {
                    table.columns.iter().map(|column| Content::of(row.get(&column.id), layout)).collect()
                })
                .collect();
            let rows = RowCells::rows(table, &contents, form).into_iter().zip(0..);
            let rows = rows
                .map(|(cells, row)| Row { row, cells: cells.into_iter().collect(), lower: None })
                .collect();
            submission.tables.insert(table.code.clone(), rows);
        }
        let unit = match workbook.addressee {
            Addressee::Unit(unit) => Some(unit),
            Addressee::Committee(_) => None,
        };
        Self { workbook: *workbook, places, submission, unit }
    }

    /// Whether a rule is about answers of this workbook. The committee's has only some of the form, and rules
    /// about others have nothing to say there.
    pub fn concerns(&self, rule: &Rule) -> bool {
        let has = |name: &Name| match name {
            Name::Field(code) => Some(self.places.contains_key(code)),
            Name::Column(table, _) | Name::Rows(table) => Some(self.submission.tables.contains_key(table)),
            _ => None,
        };
        let mut asked = rule.check.names().iter().filter_map(has).collect::<Vec<_>>().into_iter();
        match self.workbook.addressee {
            Addressee::Unit(_) => asked.any(|has| has),
            Addressee::Committee(_) => asked.len() > 0 && asked.all(|has| has),
        }
    }

    /// What a rule sees of them.
    pub fn figures<'s>(&'s self, rule: &'s Rule) -> SubmissionFigures<'s> {
        let FormWorkbook { form, period, past, .. } = self.workbook;
        SubmissionFigures { form, rule, submission: &self.submission, unit: self.unit, period, past }
    }
}

/// Computes the computed fields, as the engine does.
fn compute(form: &Form, submission: &mut Submission) {
    let given: BTreeMap<Code, Option<Decimal>> =
        submission.values.iter().map(|(code, value)| (code.clone(), value.number())).collect();
    let of = |code: &Code| given.get(code).copied().flatten();
    let figures = ComputedFigures::new(form, &of);
    for (code, value) in &mut submission.values {
        if value.state == State::Computed {
            value.datum = figures.figure(code).map(Datum::Number);
        }
    }
}
