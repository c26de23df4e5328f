use rust_xlsxwriter::{ColNum, Format, FormatAlign, IgnoreError, RowNum, Worksheet, XlsxError};

use super::Answers;
use super::content::Content;
use super::form_sheet::WIDTHS;
use super::input_rule::InputRule;
use super::look::{self, Access, Look};
use super::plan::Plan;
use super::row_height::{INDENT, RowHeight};

/// The row of the form sheet that the header block begins in.
pub(super) const FIRST_ROW: RowNum = 2;
/// The entry that takes a day.
const DAY: &str = "header.filled_on";
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
    let (known, asked) = (left(plan), right(plan));
    for (index, row) in (0..ROWS as usize).zip(FIRST_ROW..) {
        let mut height = RowHeight::new();
        if let Some(entry) = known.get(index) {
            height = caption(plan, sheet, row, LEFT.0, entry.key, height)?;
            entry.value.write(sheet, row, LEFT.1, &entry.format())?;
            height = height.bold(&entry.value.shown(), WIDTHS[usize::from(LEFT.1)] - INDENT);
        }
        if let Some(entry) = asked.get(index) {
            height = caption(plan, sheet, row, RIGHT.0, entry.key, height)?;
            let format = entry.format();
            sheet.merge_range(row, RIGHT.1, row, RIGHT.2, "", &format)?;
            entry.value.write(sheet, row, RIGHT.1, &format)?;
            let width: f64 = WIDTHS[usize::from(RIGHT.1)..=usize::from(RIGHT.2)].iter().sum();
            height = height.bold(&entry.value.shown(), width - INDENT);
            if entry.key == DAY
                && let Some(rule) =
                    InputRule::day().validation("", &plan.lists, &plan.form.layout, plan.messages)?
            {
                sheet.add_data_validation(row, RIGHT.1, row, RIGHT.1, &rule)?;
            }
        }
        sheet.set_row_height(row, height.points())?;
    }
    // A version or a telephone number is no number.
    let last = FIRST_ROW + ROWS - 1;
    sheet.ignore_error_range(FIRST_ROW, LEFT.1, last, RIGHT.2, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// What is known: who reports what for which period.
fn left(plan: &Plan<'_>) -> Vec<Entry> {
    let known = |key, text: &str| Entry { key, value: Content::text(text), asked: false };
    let mut entries = vec![
        known("header.unit_name", plan.addressee.name()),
        known("header.unit_code", plan.addressee.code().as_str()),
    ];
    entries.extend(plan.addressee.kind().map(|kind| known("header.unit_kind", kind)));
    if plan.is_roll_up {
        entries.push(known("header.unit_kind", plan.form.layout.first("roll_up.kind")));
    }
    entries.push(known("header.period", &plan.period_label()));
    entries.push(known("header.form", &plan.form.id));
    entries
}

/// The version of the form, and who filled it in.
fn right(plan: &Plan<'_>) -> Vec<Entry> {
    let asked = |key, value| Entry { key, value, asked: true };
    let answers = plan.answers;
    let text =
        |text: fn(&Answers) -> &str| answers.map_or(Content::Blank, |answers| Content::text(text(answers)));
    let day = answers.and_then(|answers| answers.filled_on).map_or(Content::Blank, Content::date);
    vec![
        Entry { key: "header.version", value: Content::text(&plan.form.version), asked: false },
        asked("header.filled_by", text(|answers| &answers.filled_by)),
        asked("header.position", text(|answers| &answers.position)),
        asked("header.phone", text(|answers| &answers.phone)),
        asked(DAY, day),
    ]
}

/// Writes a label. Returns the height of its row with it.
fn caption(
    plan: &Plan<'_>,
    sheet: &mut Worksheet,
    row: RowNum,
    col: ColNum,
    key: &str,
    height: RowHeight,
) -> Result<RowHeight, XlsxError> {
    let text = plan.form.layout.first(key);
    sheet.write_string_with_format(row, col, text, &Look::Caption.format())?;
    Ok(height.text(text, WIDTHS[usize::from(col)]))
}

impl Entry {
    fn format(&self) -> Format {
        match (self.asked, self.key) {
            (false, _) => Look::Known.format(),
            (true, DAY) => look::day(Access::Optional).set_align(FormatAlign::Left).set_indent(1),
            (true, _) => look::digits(Access::Optional),
        }
    }
}
