mod answer_cells;
mod answer_places;
mod answer_reading;
mod check;
mod choice_list;
mod computed;
mod content;
mod field_rules;
mod form_sheet;
mod guide_sheet;
mod header_block;
mod input_rule;
mod look;
mod page;
mod plan;
mod roll_up;
mod row_cells;
pub(crate) mod row_height;
mod rule_check;
mod rule_plan;
mod rule_sheet;
mod summary;
mod table_sheet;
mod text_sheet;
mod word_lists;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use tonghop_core::{Code, Committee, Datum, Form, Past, Period, Unit};

use crate::Messages;
pub(crate) use answer_cells::AnswerCells;
use look::Look;
use plan::Plan;
pub use roll_up::RollUpWorkbook;

/// The workbook that a branch, or the committee itself, fills in for a period.
///
/// It has a sheet with one row per number, flag and choice asked for, a sheet per row table, a sheet for the
/// text answers, and one that says how to fill all that in; the committee's has the first and the last alone.
/// Answer cells are unlocked, everything else is protected without a password. A check column judges every
/// answer while it is typed. Whose it is, for which period and from which version of the form stands in the
/// header block, in the document properties and in defined names.
///
/// The same input gives the same bytes. Texts are never taken for formulas. Results of formulas are stored
/// beside them, so that a reader that cannot calculate sees the figures that Excel shows.
///
/// ```
/// use tonghop_core::{Form, Language, Layout, Roster};
/// use tonghop_output::{Addressee, FormWorkbook, Messages};
/// let form = Form::parse("form.toml", r#"
/// [form]
/// id = "kho"
/// version = "1"
/// title = "Báo cáo kho"
/// period = "month"
///
/// [[section]]
/// id = "I"
/// title = "Hàng"
///
/// [[section.field]]
/// code = "H1"
/// label = "Số thùng"
/// unit = "thùng"
/// type = "count"
/// kind = "stock"
/// required = true
/// "#).unwrap();
/// let roster = Roster::parse("units.csv", "code,name,kind\nA01,Phòng A,Phòng\n", &form.layout).unwrap();
/// let workbook = FormWorkbook {
///     form: &form,
///     addressee: Addressee::Unit(roster.unit("A01").unwrap()),
///     period: "2012-06".parse().unwrap(),
///     past: None,
///     answers: None,
/// };
/// let messages = Messages::of(form.language);
/// let bytes = workbook.to_bytes(&messages).unwrap();
/// assert!(bytes.starts_with(b"PK"));
/// assert_eq!(bytes, workbook.to_bytes(&messages).unwrap());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct FormWorkbook<'a> {
    /// What is asked.
    pub form: &'a Form,
    /// Who fills it in.
    pub addressee: Addressee<'a>,
    /// For which period.
    pub period: Period,
    /// The closed periods before: last figures, opening values, and what rules look back at.
    pub past: Option<&'a Past>,
    /// Answers to write into the cells; a form to be sent out has none.
    pub answers: Option<&'a Answers>,
}

/// Who fills a form in.
#[derive(Debug, Clone, Copy)]
pub enum Addressee<'a> {
    /// A unit of the roster.
    Unit(&'a Unit),
    /// The committee that collects: asked for its own fields, with neither row tables nor texts.
    Committee(&'a Committee),
}

impl<'a> Addressee<'a> {
    /// The code under which the workbook comes back.
    #[must_use]
    pub fn code(self) -> &'a Code {
        match self {
            Self::Unit(unit) => &unit.code,
            Self::Committee(committee) => &committee.code,
        }
    }

    /// The full name.
    #[must_use]
    pub fn name(self) -> &'a str {
        match self {
            Self::Unit(unit) => &unit.name,
            Self::Committee(committee) => &committee.name,
        }
    }

    /// The kind of the unit; the committee has none.
    #[must_use]
    pub fn kind(self) -> Option<&'a str> {
        match self {
            Self::Unit(unit) => Some(&unit.kind),
            Self::Committee(_) => None,
        }
    }
}

/// Answers to be written into a form: samples, copies to be returned, round-trip tests.
///
/// An answer stands in its cell as it is, whether or not it fits the field: the words `12 cuộc` in a number
/// cell stay words. Answers to fields and columns that the workbook does not have, and to computed fields, are
/// left out. An answer to a field that opens with last period's figure takes its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// By field code.
    pub values: BTreeMap<Code, Datum>,
    /// The rows by table code, each by column id.
    pub rows: BTreeMap<Code, Vec<BTreeMap<Code, Datum>>>,
    /// Who filled the form in; may be empty.
    pub filled_by: String,
    /// The position of that person; may be empty.
    pub position: String,
    /// A telephone number; may be empty.
    pub phone: String,
    /// The day on which it was filled in.
    pub filled_on: Option<Date>,
}

/// A form workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FormWorkbookError {
    /// A sheet cannot be: its name is not one that Excel takes, or a text in it is too long for a cell.
    #[error("sheet `{sheet}` cannot be written")]
    Sheet {
        /// Name of the sheet.
        sheet: String,
        /// What is wrong with it.
        source: XlsxError,
    },
    /// The sheets cannot be put together into a workbook.
    #[error("the workbook cannot be put together")]
    Workbook {
        /// What is wrong with it.
        #[from]
        source: XlsxError,
    },
}

impl FormWorkbook<'_> {
    /// The workbook as the bytes of an `.xlsx` file. `messages` are those of the form's language.
    ///
    /// # Errors
    /// [`FormWorkbookError`] where Excel has no room for what the form declares or the answers say: a table
    /// code that cannot be the name of a sheet, a text of more than 32,767 characters.
    pub fn to_bytes(&self, messages: &Messages) -> Result<Vec<u8>, FormWorkbookError> {
        let plan = Plan::new(self, messages);
        let mut workbook = Workbook::new();
        workbook.set_default_format(&Look::Plain.format(), look::ROW_PIXELS, look::COLUMN_PIXELS)?;
        self.identify(&mut workbook, &[])?;
        let named = |sheet: &str| {
            let sheet = sheet.to_owned();
            move |source| FormWorkbookError::Sheet { sheet, source }
        };
        let layout = &self.form.layout;

        let name = layout.first("sheets.form");
        form_sheet::write(&plan, workbook.add_worksheet(), name).map_err(named(name))?;
        for table in plan.tables {
            let name = table.code.as_str();
            table_sheet::write(&plan, table, workbook.add_worksheet(), name).map_err(named(name))?;
        }
        if !plan.texts.is_empty() {
            let name = layout.first("sheets.texts");
            text_sheet::write(&plan, workbook.add_worksheet(), name).map_err(named(name))?;
        }
        if let Some(rules) = &plan.rules {
            let name = plan.check_sheet();
            rule_sheet::write(&plan, rules, workbook.add_worksheet(), name).map_err(named(name))?;
        }
        let name = layout.first("sheets.guide");
        guide_sheet::write(&plan, workbook.add_worksheet(), name).map_err(named(name))?;
        plan.lists.define(&mut workbook, name)?;
        Ok(workbook.save_to_buffer()?)
    }

    /// Says in properties and defined names whose workbook it is, so that it still does when its file is
    /// renamed or saved by another program.
    fn identify(&self, workbook: &mut Workbook, further: &[(&str, String)]) -> Result<(), XlsxError> {
        let Self { form, addressee, period, .. } = self;
        let identity = [
            ("tonghop_unit", addressee.code().to_string()),
            ("tonghop_period", period.to_string()),
            ("tonghop_form", form.id.to_string()),
            ("tonghop_version", form.version.to_string()),
        ];
        let label = form.layout.period_label(*period);
        let first = period.first_day();
        // A fixed day instead of today's keeps the bytes the same.
        let created = ExcelDateTime::from_ymd(
            first.year().unsigned_abs(),
            first.month().unsigned_abs(),
            first.day().unsigned_abs(),
        )?;
        let mut properties = DocProperties::new()
            .set_title(format!("{} – {label}", form.title))
            .set_subject(addressee.name())
            .set_creation_datetime(&created);
        for (name, text) in identity.iter().chain(further) {
            properties = properties.set_custom_property(*name, text.as_str());
            workbook.define_name(*name, &format!("={}", content::quoted(text)))?;
        }
        workbook.set_properties(&properties);
        Ok(())
    }
}
