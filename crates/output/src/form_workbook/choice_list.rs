use std::sync::Arc;

use rust_xlsxwriter::{ColNum, RowNum, Workbook, Worksheet, XlsxError};
use tonghop_core::{Column, Field};

use super::content::quoted;
use super::look::Look;

/// How much room Excel has for a drop-down that is written into its cell, separators included.
const INLINE: usize = 255;
/// The first column of the guide sheet that holds lists; they are hidden.
const FIRST_COLUMN: ColNum = 25;

/// The drop-downs that do not fit into their cells. They stand in hidden columns of the guide sheet, under
/// defined names.
#[derive(Debug, Default)]
pub(super) struct ChoiceLists {
    lists: Vec<Vec<Arc<str>>>,
}

impl ChoiceLists {
    /// The long lists among those of fields and columns, each once.
    pub fn of<'a>(
        fields: impl Iterator<Item = &'a Field>,
        columns: impl Iterator<Item = &'a Column>,
    ) -> Self {
        let mut lists: Vec<Vec<Arc<str>>> = Vec::new();
        for choices in fields.map(|field| &field.choices).chain(columns.map(|column| &column.choices)) {
            if !fits(choices) && !lists.contains(choices) {
                lists.push(choices.clone());
            }
        }
        Self { lists }
    }

    /// The defined name of a list that does not fit into its cell.
    pub fn name_of(&self, choices: &[Arc<str>]) -> Option<String> {
        self.lists.iter().position(|list| list == choices).map(name)
    }

    /// A list as an array of a formula, and beside it the place of each of its choices, from 1.
    pub fn places(&self, choices: &[Arc<str>]) -> (String, String) {
        if let Some(name) = self.name_of(choices) {
            return (name.clone(), format!("ROW({name})"));
        }
        let texts: Vec<String> = choices.iter().map(|choice| quoted(choice)).collect();
        let places: Vec<String> = (1..=choices.len()).map(|place| place.to_string()).collect();
        (format!("{{{}}}", texts.join(",")), format!("{{{}}}", places.join(",")))
    }

    /// Writes the lists into the guide sheet.
    pub fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (list, col) in self.lists.iter().zip(FIRST_COLUMN..) {
            for (choice, row) in list.iter().zip(0..) {
                sheet.write_string_with_format(row, col, &**choice, &Look::Plain.format())?;
            }
            sheet.set_column_hidden(col)?;
        }
        Ok(())
    }

    /// Defines their names; `sheet` is the name of the guide sheet.
    pub fn define(&self, workbook: &mut Workbook, sheet: &str) -> Result<(), XlsxError> {
        let quoted = sheet.replace('\'', "''");
        for ((index, list), col) in self.lists.iter().enumerate().zip(FIRST_COLUMN..) {
            let last = RowNum::try_from(list.len()).unwrap_or(RowNum::MAX).saturating_sub(1);
            let range = rust_xlsxwriter::utility::cell_range_absolute(0, col, last, col);
            workbook.define_name(name(index), &format!("='{quoted}'!{range}"))?;
        }
        Ok(())
    }
}

fn name(index: usize) -> String {
    format!("tonghop_list_{}", index + 1)
}

/// Whether a list can be written into its cell. There the comma separates the choices.
fn fits(choices: &[Arc<str>]) -> bool {
    let length: usize = choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
    length <= INLINE && choices.iter().all(|choice| !choice.contains(',') && !choice.contains('"'))
}
