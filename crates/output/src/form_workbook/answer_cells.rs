use std::collections::BTreeMap;

use tonghop_core::{CellRef, Code, Field, RowTable};

use super::plan::{ANSWER, Line, Plan};
use super::{FormWorkbook, table_sheet, text_sheet};
use crate::Messages;

/// Where the answers of a form stand that [`FormWorkbook`] writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AnswerCells {
    fields: BTreeMap<Code, (String, CellRef)>,
}

impl AnswerCells {
    /// Those of a workbook.
    pub fn of(workbook: &FormWorkbook<'_>, messages: &Messages) -> Self {
        let plan = Plan::new(workbook, messages);
        let layout = &workbook.form.layout;
        let of = |sheet: &str, field: &Field, row, column| {
            (field.code.clone(), (layout.first(sheet).to_owned(), CellRef::new(row, column)))
        };
        let numbers = plan.lines.iter().zip(plan.first_row()..).filter_map(|(line, row)| match line {
            Line::Question(question) => Some(of("sheets.form", question.field, row, u32::from(ANSWER))),
            Line::Section(_) => None,
        });
        let texts = text_sheet::rows(&plan);
        let texts = texts
            .into_iter()
            .map(|(field, row)| of("sheets.texts", field, row, u32::from(text_sheet::ANSWER)));
        Self { fields: numbers.chain(texts).collect() }
    }

    /// The sheet and the cell of a field.
    pub fn of_field(&self, field: &Code) -> Option<(&str, CellRef)> {
        self.fields.get(field).map(|(sheet, cell)| (sheet.as_str(), *cell))
    }

    /// The sheet and the cell of a column in a filled row of a table, counted from 0.
    pub fn of_row<'t>(table: &'t RowTable, index: usize, column: &Code) -> Option<(&'t str, CellRef)> {
        let column = table.columns.iter().position(|known| known.id == *column)?;
        let row = table_sheet::FIRST_ROW + u32::try_from(index).ok()?;
        Some((table.code.as_str(), CellRef::new(row, u32::try_from(column).ok()? + 1)))
    }
}
