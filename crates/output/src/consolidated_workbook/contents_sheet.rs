//! What the workbook is, and what each of its sheets holds.

use rust_xlsxwriter::XlsxError;
use tonghop_core::{Arg, Code, FindingCounts};

use super::address::target;
use super::book::Book;
use super::findings_sheet;
use super::parts::Part;
use super::sheet::{Page, Sheet};
use super::styles::{Look, Shape, Tint};

/// Number, sheet, what it holds, how many, of what.
const WIDTHS: [f64; 5] = [6.0, 24.0, 62.0, 10.0, 14.0];
const LAST: u16 = 4;
/// The column of the facts about the workbook; their names stand before it.
const FACT: u16 = 2;
const FIRST_FACT: u32 = 7;

pub(super) fn write(book: &Book, sheet: &mut Sheet, parts: &[Part]) -> Result<(), XlsxError> {
    let (input, styles) = (book.input, &book.styles);
    sheet.widths(&WIDTHS)?;
    sheet.merged(1, (0, FACT), &input.committee.superior.to_uppercase(), &styles.superior)?;
    sheet.merged(2, (0, FACT), &input.committee.name.to_uppercase(), &styles.committee)?;
    sheet.merged(4, (0, LAST), &book.form().title.to_uppercase(), &styles.title)?;
    sheet.raw().set_row_height(4, 24.0)?;
    let period = [("period", Arg::Period(input.consolidation.period))];
    sheet.merged(5, (0, LAST), &book.say("consolidated-title-contents", &period), &styles.subtitle)?;
    let mut row = FIRST_FACT;
    for (key, text) in facts(book) {
        let plain = Look::new(Shape::Wrapped);
        let tint = if key == "provisional" { Tint::Doubtful } else { Tint::Plain };
        let name = book.text(&format!("consolidated-fact-{key}"));
        sheet.merged(row, (0, FACT - 1), &name, book.style(plain.tint(Tint::Band)))?;
        sheet.merged(row, (FACT, LAST), &text, book.style(plain.tint(tint)))?;
        sheet.height(row, [(text.as_str(), WIDTHS[2..].iter().sum::<f64>() * 0.95)])?;
        row += 1;
    }
    row += 1;
    let head = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    for (column, key) in (0..).zip(["index", "sheet", "about", "count", "count-of"]) {
        sheet.text(row, column, &book.text(&format!("consolidated-column-{key}")), head)?;
    }
    let style = |shape| book.shape(shape, Tint::Plain);
    let link = book.style(Look::new(Shape::Wrapped).link());
    for (index, part) in (1..).zip(parts) {
        row += 1;
        sheet.count(row, 0, index, style(Shape::Centred))?;
        sheet.link(row, 1, &target(part.name, 0, 0), part.name, link)?;
        sheet.text(row, 2, &part.about, style(Shape::Wrapped))?;
        sheet.count(row, 3, part.entries.0, style(Shape::Count))?;
        sheet.text(row, 4, &book.text(part.entries.1), style(Shape::Centred))?;
        sheet.height(row, [(part.name, WIDTHS[1]), (&*part.about, WIDTHS[2])])?;
    }
    sheet.text(row + 2, 0, &book.text("consolidated-note-contents"), &styles.note)?;
    let page = Page { landscape: false, repeated: None, one_page_wide: true, last: (row + 2, LAST) };
    sheet.page(book, &page)
}

/// What is to be known of the workbook before it is read, by the ends of their keys.
fn facts(book: &Book) -> Vec<(&'static str, String)> {
    let input = book.input;
    let units = &input.consolidation.units;
    let mut facts = vec![("committee", format!("{} ({})", input.committee.name, input.committee.code))];
    if !input.committee.superior.is_empty() {
        facts.push(("superior", input.committee.superior.to_string()));
    }
    let form = [
        ("title", Arg::Text(book.form().title.to_string())),
        ("id", Arg::Text(book.form().id.to_string())),
        ("version", Arg::Text(book.form().version.to_string())),
    ];
    facts.push(("form", book.say("consolidated-form-named", &form)));
    facts.push(("period", book.form().layout.period_label(input.consolidation.period)));
    facts.extend(input.deadline.map(|deadline| ("deadline", book.messages.date(deadline))));
    match input.consolidation.provisional {
        true => facts.push(("provisional", book.text("consolidated-is-provisional"))),
        false => facts.push(("kind", book.text("consolidated-is-final"))),
    }
    let count = |codes: &[Code]| Arg::Count(codes.len() as u64);
    let in_totals = book.collected.units.iter().filter(|standing| standing.outcome.is_in_totals()).count();
    facts.push((
        "units",
        book.say(
            "consolidated-units-counted",
            &[
                ("received", count(&units.received)),
                ("expected", count(&units.expected)),
                ("accepted", Arg::Count(in_totals as u64)),
                ("late", count(&units.late)),
                ("rejected", count(&units.rejected)),
                ("missing", count(&units.missing)),
            ],
        ),
    ));
    let counts = FindingCounts::of(findings_sheet::all(book));
    let number = |count: usize| Arg::Number(count.into());
    facts.push((
        "findings",
        book.say(
            "consolidated-findings-counted",
            &[
                ("errors", number(counts.errors)),
                ("warnings", number(counts.warnings)),
                ("explained", number(counts.explained)),
                ("notes", number(counts.notes)),
            ],
        ),
    ));
    facts
}
