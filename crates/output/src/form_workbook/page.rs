use rust_xlsxwriter::{ProtectionOptions, Worksheet};
use tonghop_core::Arg;

use super::look::FONT;
use super::plan::Plan;

/// A4, in Excel's numbering.
const A4: u8 = 9;

/// Which way up a sheet is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Orientation {
    Portrait,
    Landscape,
}

impl Orientation {
    /// The one in which columns of that total width are still readable.
    pub fn for_width(characters: f64) -> Self {
        if characters > 115.0 { Self::Landscape } else { Self::Portrait }
    }
}

/// Prints a sheet on A4, one page wide, with the sender and the page number below.
pub(super) fn set_up(plan: &Plan<'_>, sheet: &mut Worksheet, orientation: Orientation) {
    match orientation {
        Orientation::Portrait => sheet.set_portrait(),
        Orientation::Landscape => sheet.set_landscape(),
    };
    let page = [("page", Arg::Text("&P".to_owned())), ("pages", Arg::Text("&N".to_owned()))];
    let escaped = |text: &str| Arg::Text(text.replace('&', "&&"));
    let sender =
        [("unit", escaped(plan.addressee.code().as_str())), ("period", escaped(&plan.period_label()))];
    // The blank after the size keeps a digit that follows from becoming part of it.
    let font = format!("&\"{FONT},Regular\"&10 ");
    let footer = format!(
        "&L{font}{}&R{font}{}",
        plan.messages.format("form-footer-sender", &sender),
        plan.messages.format("form-footer-page", &page)
    );
    sheet
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.55, 0.5, 0.6, 0.7, 0.3, 0.3)
        .set_print_center_horizontally(true)
        .set_screen_gridlines(false)
        .set_footer(footer);
}

/// Protects a sheet without a password. People may still resize its rows and columns.
pub(super) fn protect(sheet: &mut Worksheet, may_insert_rows: bool) {
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        insert_rows: may_insert_rows,
        ..ProtectionOptions::new()
    });
}
