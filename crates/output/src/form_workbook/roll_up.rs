//! What a committee hands to the level above: its form with the totals, and what these are made of.

mod contributions_sheet;
mod figures_sheet;
mod list_sheet;
mod rows_sheet;
mod units_sheet;

use std::fmt::Write;

use rust_xlsxwriter::{Workbook, XlsxError};
use sha2::{Digest, Sha256};
use tonghop_core::{Committee, Form, Period, RollUp, Upward};

use super::look::{self, Look};
use super::plan::Plan;
use super::{Addressee, Answers, FormWorkbook, FormWorkbookError, text_sheet};
use crate::Messages;

/// The version of this way of writing.
const VERSION: &str = "1";

/// The workbook for the level above: the form filled with the totals, the rows of the row tables, the answers in
/// words that were chosen, the units, and every contribution with the file and cell that it came from.
///
/// It holds neither personal data nor findings. A reader of the same form takes it for a submission and puts its
/// units and contributions in the place of the committee; a checksum in its properties tells it whether they are
/// whole. The figures in the form are for people: a reader holds them against the contributions.
///
/// The same input gives the same bytes. More contributions than a sheet has rows continue on a further sheet.
///
/// ```
/// use tonghop_core::{Code, Committee, Form, RollUp};
/// use tonghop_output::{Answers, Messages, RollUpWorkbook};
/// let form = Form::parse("form.toml", r#"
/// [form]
/// id = "kho"
/// version = "1"
/// title = "Báo cáo kho"
/// period = "month"
/// [[section]]
/// id = "I"
/// title = "Hàng"
/// [[section.field]]
/// code = "H1"
/// label = "Số thùng"
/// type = "count"
/// kind = "stock"
/// "#).unwrap();
/// let committee = Committee { code: Code::from("A"), name: "Kho A".into(), superior: "".into(), place: "".into() };
/// let workbook = RollUpWorkbook {
///     form: &form,
///     committee: &committee,
///     period: "2012-06".parse().unwrap(),
///     roll_up: &RollUp::default(),
///     answers: &Answers::default(),
/// };
/// let bytes = workbook.to_bytes(&Messages::of(form.language)).unwrap();
/// assert!(bytes.starts_with(b"PK"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct RollUpWorkbook<'a> {
    /// The form.
    pub form: &'a Form,
    /// Who hands it up.
    pub committee: &'a Committee,
    /// The period.
    pub period: Period,
    /// What goes up.
    pub roll_up: &'a RollUp,
    /// The answers in words; those to other fields are taken from `roll_up`.
    pub answers: &'a Answers,
}

impl RollUpWorkbook<'_> {
    /// The workbook as the bytes of an `.xlsx` file. `messages` are those of the form's language.
    ///
    /// # Errors
    /// [`FormWorkbookError`] where Excel has no room for what is to be written.
    pub fn to_bytes(&self, messages: &Messages) -> Result<Vec<u8>, FormWorkbookError> {
        let answers = self.filled();
        let of_form = FormWorkbook {
            form: self.form,
            addressee: Addressee::Committee(self.committee),
            period: self.period,
            past: None,
            answers: Some(&answers),
        };
        let plan = Plan::of_roll_up(&of_form, messages);
        let mut workbook = Workbook::new();
        workbook.set_default_format(&Look::Plain.format(), look::ROW_PIXELS, look::COLUMN_PIXELS)?;
        of_form.identify(&mut workbook, &[("tonghop_roll_up", self.mark())])?;
        let named = |sheet: &str| {
            let sheet = sheet.to_owned();
            move |source: XlsxError| FormWorkbookError::Sheet { sheet, source }
        };
        let layout = &self.form.layout;
        let name = layout.first("sheets.form");
        figures_sheet::write(&plan, self.roll_up, workbook.add_worksheet(), name).map_err(named(name))?;
        for table in self.form.tables().iter().filter(|table| table.upward == Upward::Rows) {
            let name = table.code.as_str();
            rows_sheet::write(&plan, self.roll_up, table, workbook.add_worksheet(), name)
                .map_err(named(name))?;
        }
        if !plan.texts.is_empty() {
            let name = layout.first("sheets.texts");
            text_sheet::write(&plan, workbook.add_worksheet(), name).map_err(named(name))?;
        }
        let name = layout.first("roll_up.units");
        units_sheet::write(&plan, self.roll_up, workbook.add_worksheet(), name).map_err(named(name))?;
        let name = layout.first("roll_up.contributions");
        contributions_sheet::write(&plan, self.roll_up, &mut workbook, name).map_err(named(name))?;
        Ok(workbook.save_to_buffer()?)
    }

    /// What makes the workbook a roll-up: how it is written, whether it is provisional, and the checksum of what it
    /// carries.
    fn mark(&self) -> String {
        let word = if self.roll_up.provisional { "provisional" } else { "accepted" };
        let digest = Sha256::digest(self.roll_up.canonical_text().as_bytes());
        let mut mark = format!("{VERSION} {word} ");
        for byte in digest {
            // Writing to a text cannot fail.
            let _written = write!(mark, "{byte:02x}");
        }
        mark
    }

    /// The answers of the form: the totals, and the words that were chosen.
    fn filled(&self) -> Answers {
        let mut answers = self.answers.clone();
        for field in self.form.asked_fields(false) {
            if let Some(total) = self.roll_up.total(field) {
                answers.values.insert(field.code.clone(), total);
            }
        }
        answers
    }
}
