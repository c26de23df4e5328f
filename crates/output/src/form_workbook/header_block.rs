use rust_xlsxwriter::{ColNum, Format, FormatAlign, IgnoreError, RowNum, Worksheet, XlsxError};
use tonghop_core::FieldType;

use super::content::Content;
use super::form_sheet::WIDTHS;
use super::input_rule::InputRule;
use super::look::{self, Access, Look};
use super::plan::Plan;
use super::row_height::RowHeight;

/// The row of the form sheet that the header block begins in.
pub(super) const FIRST_ROW: RowNum = 2;
/// Labels and values of the left half stand in these columns.
const LEFT: (ColNum, ColNum) = (0, 1);
/// Labels of the right half stand in this column, values in the columns to the last.
const RIGHT: (ColNum, ColNum, ColNum) = (2, 3, 5);

/// A label of the header block and what stands beside it.
struct Entry {
    key: &'static str,
    value: Content,
    /// Whether the addressee fills it in.
    asked: bool,
}

/// How many rows the header block takes.
pub(super) const ROWS: RowNum = 5;

/// Who reports, for what, on which form; and who filled it in.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let entries = entries(plan);
    let half = ROWS as usize;
    for (index, row) in (0..half).zip(FIRST_ROW..) {
        let mut height = RowHeight::new();
        if let Some(entry) = entries.get(index) {
            caption(plan, sheet, row, LEFT.0, entry.key)?;
            let format = format(entry);
            entry.value.write(sheet, row, LEFT.1, &format)?;
            height = height.bold(&entry.value.shown(), WIDTHS[usize::from(LEFT.1)]);
        }
        if let Some(entry) = entries.get(half + index) {
            caption(plan, sheet, row, RIGHT.0, entry.key)?;
            let format = format(entry);
            sheet.merge_range(row, RIGHT.1, row, RIGHT.2, "", &format)?;
            entry.value.write(sheet, row, RIGHT.1, &format)?;
            let width = WIDTHS[usize::from(RIGHT.1)..=usize::from(RIGHT.2)].iter().sum();
            height = height.bold(&entry.value.shown(), width);
            if entry.key == "header.filled_on"
                && let Some(rule) = InputRule::day().validation("", &plan.lists, &plan.form.layout, plan.messages)?
            {
                sheet.add_data_validation(row, RIGHT.1, row, RIGHT.1, &rule)?;
            }
        }
        sheet.set_row_height(row, height.points())?;
    }
    let last = FIRST_ROW + ROWS - 1;
    sheet.ignore_error_range(FIRST_ROW, LEFT.1, last, RIGHT.2, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

fn entries(plan: &Plan<'_>) -> Vec<Entry> {
    let known = |key, text: &str| Entry { key, value: Content::text(text), asked: false };
    let asked = |key, value| Entry { key, value, asked: true };
    let text = |text: Option<&String>| Content::text(text.map_or("", String::as_str));
    let answers = plan.answers;
    let mut entries = vec![
        known("header.unit_name", plan.addressee.name()),
        known("header.unit_code", plan.addressee.code().as_str()),
    ];
    entries.extend(plan.addressee.kind().map(|kind| known("header.unit_kind", kind)));
    entries.extend([known("header.period", &plan.period_label()), known("header.form", &plan.form.id)]);
    // The committee has one entry less, the last of the right half stays blank.
    entries.extend([
        known("header.version", &plan.form.version),
        asked("header.filled_by", text(answers.map(|answers| &answers.filled_by))),
        asked("header.position", text(answers.map(|answers| &answers.position))),
        asked("header.phone", text(answers.map(|answers| &answers.phone))),
        asked(
            "header.filled_on",
            answers.and_then(|answers| answers.filled_on).map_or(Content::Blank, Content::date),
        ),
    ]);
    entries
}

fn caption(plan: &Plan<'_>, sheet: &mut Worksheet, row: RowNum, col: ColNum, key: &str) -> Result<(), XlsxError> {
    let text = plan.form.layout.first(key);
    sheet.write_string_with_format(row, col, text, &Look::Caption.format())?;
    Ok(())
}

fn format(entry: &Entry) -> Format {
    match (entry.asked, entry.key) {
        (false, _) => Look::Known.format(),
        (true, "header.filled_on") => {
            look::answer(FieldType::Date, "", Access::Optional).set_align(FormatAlign::Left).set_indent(1)
        }
        (true, _) => look::digits(Access::Optional),
    }
}
