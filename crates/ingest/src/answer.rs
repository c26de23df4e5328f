use std::sync::Arc;

use tonghop_core::{CellRef, Field, Finding, Form, Value};

use crate::measure::Measures;
use crate::reading::{At, Customs, Question, read_value};
use crate::sheet::{Cell, Content, Style};

/// What somebody typed into an answer cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Typed<'a> {
    /// Text.
    Text(&'a str),
    /// A number, and the code of the number format in which the cell shows it (`0%`; empty for General).
    Number(f64, &'a str),
}

/// Reads one answer as if it stood alone in a file: for a program that asks for answers in another way than by
/// workbooks and wants the same readings and findings. The place of the findings is the cell A1 of no sheet.
///
/// ```
/// use tonghop_core::{Form, plain};
/// use tonghop_ingest::{Typed, read_answer};
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
/// unit = "thùng"
/// type = "count"
/// kind = "stock"
/// "#).unwrap();
/// let field = form.field("H1").unwrap();
/// let (value, findings) = read_answer(&form, field, Typed::Text("1.500 thùng"));
/// assert_eq!(value.number().map(plain).as_deref(), Some("1500"));
/// assert_eq!(findings[0].entry.code, "V008");
/// let (value, findings) = read_answer(&form, field, Typed::Text("khoảng 1.500"));
/// assert_eq!((value.number(), findings[0].entry.code), (None, "V019"));
/// ```
#[must_use]
pub fn read_answer(form: &Form, field: &Field, typed: Typed<'_>) -> (Value, Vec<Finding>) {
    let cell = match typed {
        Typed::Text(text) => Cell::from(Content::Text(text.to_owned())),
        Typed::Number(number, format) => {
            let style = Style { format: Arc::from(format), font: Arc::from("") };
            Cell { style: Some(Arc::new(style)), ..Cell::from(Content::Number(number)) }
        }
    };
    let (nowhere, at) = (Arc::from(""), CellRef::new(0, 0));
    let mut customs = Customs::of(form, Arc::new(Measures::of(form)));
    customs.see(&nowhere, at.column, field.field_type, Some(&cell));
    let mut findings = Vec::new();
    let place = At { file: &nowhere, sheet: &nowhere, cell: at, formula: None };
    let value = read_value(&Question::of(field), &place, Some(&cell), &customs, &mut findings);
    (value, findings)
}
