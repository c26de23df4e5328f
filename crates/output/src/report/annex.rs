use tonghop_core::{FieldType, Form};

use super::blocks::{Block, Run};
use super::template::Template;
use crate::Messages;

/// Widths of the columns, in percent: code, item, unit of measure, figure, coverage.
const WIDTHS: [u32; 5] = [9, 43, 17, 19, 12];

/// The annex of figures: a table with every figure of the form, section by section, and how many units it covers.
pub(super) fn blocks(form: &Form, template: &mut Template) -> Vec<Block> {
    let messages = Messages::of(form.language);
    let text = |text: &str| vec![Run { text: text.to_owned(), ..Run::default() }];
    let bold = |text: &str| vec![Run { text: text.to_owned(), bold: true, ..Run::default() }];
    let headings = ["code", "label", "measure", "figure", "coverage"];
    let mut rows = vec![headings.map(|key| bold(&messages.text(&format!("report-annex-{key}")))).to_vec()];
    for section in form.sections() {
        let fields: Vec<_> =
            form.fields_of(section).iter().filter(|f| f.field_type != FieldType::Text).collect();
        if fields.is_empty() {
            continue;
        }
        rows.push(vec![bold(&format!("{}. {}", section.id, section.title))]);
        for field in fields {
            let code = field.code.as_str();
            let said = |index: Option<usize>| match index {
                Some(index) => vec![Run { said: Some(index), ..Run::default() }],
                None => text("–"),
            };
            let figure = said(template.print(&format!("{code}|table")));
            let coverage = said(template.print(&format!("{code}|coverage")));
            rows.push(vec![text(code), text(&field.label), text(&field.measure), figure, coverage]);
        }
    }
    vec![Block::Table { rows, widths: WIDTHS.to_vec() }]
}
