use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};
use tonghop_core::{Column, FieldType, RowTable};

use super::content::Content;
use super::form_sheet::{MARK, write_label, write_marked};
use super::input_rule::InputRule;
use super::look::{self, Access, Look};
use super::page::{self, Orientation};
use super::plan::Plan;
use super::row_height::{INDENT, RowHeight};

const INDEX: ColNum = 0;
const TITLE_ROW: RowNum = 0;
const SENDER_ROW: RowNum = 1;
const HINT_ROW: RowNum = 2;
const LEGEND_ROW: RowNum = 3;
const HEADING_ROW: RowNum = 4;
/// The row of the first answers.
pub(super) const FIRST_ROW: RowNum = 5;

/// How many rows a table has for answers at least.
const LEAST_ROWS: usize = 30;
/// How many rows stay blank below those that are filled.
const SPARE_ROWS: usize = 15;
const INDEX_WIDTH: f64 = 6.0;

/// The heading row of a table and its last row for answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub heading: RowNum,
    pub last: RowNum,
}

/// Where a table with so many filled rows stands in its sheet.
pub(super) fn extent(filled: usize) -> Extent {
    let rows = LEAST_ROWS.max(filled + SPARE_ROWS);
    Extent { heading: HEADING_ROW, last: HEADING_ROW + RowNum::try_from(rows).unwrap_or(0) }
}

/// Writes the sheet of a row table.
pub(super) fn write(
    plan: &Plan<'_>,
    table: &RowTable,
    sheet: &mut Worksheet,
    name: &str,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let widths: Vec<f64> =
        std::iter::once(INDEX_WIDTH).chain(table.columns.iter().map(column_width)).collect();
    let total: f64 = widths.iter().sum();
    for (width, col) in widths.iter().zip(0..) {
        sheet.set_column_width(col, *width)?;
    }
    let last_col = ColNum::try_from(table.columns.len()).unwrap_or(ColNum::MAX);
    head(plan, table, sheet, last_col, total)?;
    headings(plan, table, sheet, &widths)?;

    let answers =
        plan.answers.and_then(|answers| answers.rows.get(&table.code)).map_or(&[][..], Vec::as_slice);
    let Extent { last: last_row, .. } = extent(answers.len());
    let index_format = Look::Code.format().set_unlocked();
    for (number, row) in (1..).zip(FIRST_ROW..=last_row) {
        sheet.write_number_with_format(row, INDEX, number, &index_format)?;
    }
    for (column, col) in table.columns.iter().zip(1..) {
        let access = Access::of(column.required);
        let format =
            look::answer(plan.form.language, column.column_type, &column.measure, column.decimals, access);
        for (index, row) in (FIRST_ROW..=last_row).enumerate() {
            let datum = answers.get(index).and_then(|answer| answer.get(&column.id));
            Content::of(datum, &plan.form.layout).write(sheet, row, col, &format)?;
        }
        let address = row_col_to_cell(FIRST_ROW, col);
        let rule = InputRule::of_column(column).validation(
            &address,
            &plan.lists,
            &plan.form.layout,
            plan.messages,
        )?;
        if let Some(rule) = rule {
            sheet.add_data_validation(FIRST_ROW, col, last_row, col, &rule)?;
        }
    }
    // Blank rows keep the height that Excel gives them, so that they grow while they are filled in.
    for (answer, row) in answers.iter().zip(FIRST_ROW..) {
        let height =
            table.columns.iter().zip(&widths[1..]).fold(RowHeight::new(), |height, (column, width)| {
                let wraps = matches!(column.column_type, FieldType::Text | FieldType::Choice);
                let text =
                    answer.get(&column.id).filter(|_| wraps).map(ToString::to_string).unwrap_or_default();
                height.text(&text, *width - INDENT)
            });
        sheet.set_row_height(row, height.points())?;
    }
    sheet
        .set_selection(FIRST_ROW, 1, FIRST_ROW, 1)?
        .set_freeze_panes(FIRST_ROW, 0)?
        .set_repeat_rows(HEADING_ROW, HEADING_ROW)?
        .set_print_area(0, INDEX, last_row, last_col)?;
    page::set_up(plan, sheet, Orientation::for_width(total));
    page::protect(sheet, true);
    Ok(())
}

/// Title, sender, hint and legend.
fn head(
    plan: &Plan<'_>,
    table: &RowTable,
    sheet: &mut Worksheet,
    last_col: ColNum,
    width: f64,
) -> Result<(), XlsxError> {
    let title = format!("{}. {}", table.code, table.title);
    let sender = format!("{} – {}", plan.addressee.name(), plan.period_label());
    let hint = table.hint.as_deref().unwrap_or_default();
    let lines = [
        (TITLE_ROW, title.as_str(), Look::Title, look::TITLE),
        (SENDER_ROW, sender.as_str(), Look::Subtitle, 13.0),
        (HINT_ROW, hint, Look::Lead, look::SMALL),
        (LEGEND_ROW, "", Look::Lead, look::SMALL),
    ];
    for (row, text, look, size) in lines {
        sheet.merge_range(row, INDEX, row, last_col, text, &look.format())?;
        let height = RowHeight::new().sized(text, width, size, look != Look::Lead);
        sheet.set_row_height(row, height.points())?;
    }
    if table.columns.iter().any(|column| column.required) {
        write_marked(plan, sheet, LEGEND_ROW, INDEX, "form-table-legend")?;
    }
    Ok(())
}

fn headings(
    plan: &Plan<'_>,
    table: &RowTable,
    sheet: &mut Worksheet,
    widths: &[f64],
) -> Result<(), XlsxError> {
    let index = plan.form.layout.first("columns.index");
    sheet.write_string_with_format(HEADING_ROW, INDEX, index, &Look::Heading.format())?;
    let mut height = RowHeight::new().bold(index, INDEX_WIDTH);
    for ((column, width), col) in table.columns.iter().zip(&widths[1..]).zip(1..) {
        let text = heading(column);
        write_label(sheet, (HEADING_ROW, col), &text, column.required, &Look::Heading.format())?;
        height = height.bold(&format!("{text}{MARK}"), *width);
    }
    sheet.set_row_height(HEADING_ROW, height.points() + 4.0)?;
    Ok(())
}

/// A column's label with its unit of measure.
fn heading(column: &Column) -> String {
    if column.measure.is_empty() {
        column.label.to_string()
    } else {
        format!("{} ({})", column.label, column.measure)
    }
}

/// The width of a column in digits: enough for what it takes, and for the longest word of its heading.
fn column_width(column: &Column) -> f64 {
    let longest = |texts: &mut dyn Iterator<Item = &str>| {
        texts.map(|text| text.chars().count()).max().and_then(|count| u32::try_from(count).ok()).unwrap_or(0)
    };
    let own = match column.column_type {
        FieldType::Text if column.required => 34.0,
        FieldType::Text => 19.0,
        FieldType::Choice => {
            f64::from(longest(&mut column.choices.iter().map(|choice| &**choice)) + 3).clamp(9.0, 24.0)
        }
        FieldType::Money => 15.0,
        FieldType::Date => 13.0,
        FieldType::Count | FieldType::Decimal | FieldType::Percent | FieldType::Ratio | FieldType::Flag => {
            12.0
        }
    };
    let heading = heading(column);
    own.max(f64::from(longest(&mut heading.split(' '))) + 3.0)
}
