use tonghop_core::{Arg, CellRef, Severity};

use super::item::Item;
use super::mark::Mark;
use super::styles::{Face, Styles};
use super::xml::escaped;
use super::{Making, Obstacle, Reply, ReplyMatter, with_presence};
use crate::Messages;
use crate::form_workbook::row_height::{INDENT, RowHeight};

/// The widths of the columns, in digits.
const WIDTHS: [f64; 8] = [6.0, 11.0, 9.0, 15.0, 30.0, 17.0, 23.0, 56.0];
const CELL: u32 = 3;
/// Captions take the columns to this one, what they caption the others.
const CAPTION: usize = 2;

const HEADINGS: [&str; 8] = [
    "reply-heading-number",
    "reply-heading-level",
    "reply-heading-code",
    "reply-heading-cell",
    "reply-heading-field",
    "reply-heading-found",
    "reply-heading-expected",
    "reply-heading-todo",
];

/// The first sheet of a returned copy: how the submission stands, and all that is to be done, with links.
pub(super) struct ReplySheet<'a> {
    pub reply: &'a Reply<'a>,
    /// The name of the file that came, and the key by which its day is told.
    pub received: [(&'static str, Arg); 3],
    pub items: &'a [Item<'a>],
    pub matter: ReplyMatter,
    pub making: Making,
    pub messages: &'a Messages,
}

/// A sheet while it is written.
struct Page<'s> {
    styles: &'s mut Styles,
    rows: String,
    merges: Vec<String>,
    links: String,
    row: u32,
}

impl ReplySheet<'_> {
    /// The part of the sheet.
    pub fn part(&self, styles: &mut Styles) -> Result<String, Obstacle> {
        let mut page = Page { styles, rows: String::new(), merges: Vec::new(), links: String::new(), row: 0 };
        let width: f64 = WIDTHS.iter().sum();
        let title = self.reply.form.layout.first("reply.title");
        let height = RowHeight::new().sized(title, width, 16.0, true).points() + 6.0;
        page.merged(&[(0, WIDTHS.len() - 1, title, Face::Title)], height)?;
        for (caption, words, face) in self.lines() {
            let rest: f64 = WIDTHS[CAPTION + 1..].iter().sum();
            let bold = matches!(face, Face::Known | Face::Standing(_));
            let height = RowHeight::new().sized(&words, rest - 2.0 * INDENT, 12.0, bold).points() + 4.0;
            let caption = self.messages.text(caption);
            let cells = [
                (0, CAPTION, caption.as_str(), Face::Caption),
                (CAPTION + 1, WIDTHS.len() - 1, words.as_str(), face),
            ];
            page.merged(&cells, height)?;
        }
        page.row += 1;
        let headings = HEADINGS.map(|key| (self.messages.text(key), Face::Heading));
        page.table_row(&headings)?;
        for (number, item) in (1..).zip(self.items) {
            self.item(number, item, &mut page)?;
        }
        Ok(page.part())
    }

    /// Captions and what stands beside them.
    fn lines(&self) -> Vec<(&'static str, String, Face)> {
        let Reply { form, unit, period, .. } = self.reply;
        let text = |text: &str| Arg::Text(text.to_owned());
        let say = |key: &str, args: &[(&'static str, Arg)]| self.messages.format(key, args);
        let (key, mark) = match self.matter {
            ReplyMatter::Correct => ("correct", Mark::Fault),
            ReplyMatter::Explain | ReplyMatter::Received | ReplyMatter::Missing => ("explain", Mark::Doubt),
        };
        let counts = [
            ("errors", Arg::Count(self.count(Severity::Error))),
            ("warnings", Arg::Count(self.count(Severity::Warning))),
        ];
        let deadline = with_presence("deadline", self.reply.deadline.map(Arg::Date));
        let mut lines = vec![
            (
                "reply-unit",
                say("reply-unit-line", &[("code", text(unit.code.as_str())), ("name", text(&unit.name))]),
                Face::Known,
            ),
            (
                "reply-form",
                say("reply-form-line", &[("form", text(&form.title)), ("period", Arg::Period(*period))]),
                Face::Known,
            ),
            ("reply-received", say("reply-received-line", &self.received), Face::Known),
            ("reply-standing", say(&format!("reply-standing-{key}"), &counts), Face::Standing(mark)),
            ("reply-todo", say(&format!("reply-todo-{key}"), &deadline), Face::Caption),
        ];
        if let Making::Rewritten(obstacle) = self.making {
            let why = [("obstacle", Arg::Word(obstacle.message_key()))];
            lines.push(("reply-copied", say("reply-rewritten", &why), Face::Lead));
        }
        lines
    }

    fn count(&self, severity: Severity) -> u64 {
        self.items.iter().filter(|item| item.finding.severity == severity).count() as u64
    }

    fn item(&self, number: u32, item: &Item<'_>, page: &mut Page<'_>) -> Result<(), Obstacle> {
        let level = match item.mark {
            Mark::Fault => "reply-level-error",
            Mark::Doubt | Mark::Mended => "reply-level-warning",
        };
        let label = self.reply.label_of(item.finding).unwrap_or_default();
        let place = item.place(self.messages);
        if let Some(spot) = &item.spot {
            let at = CellRef::new(page.row, CELL);
            let target = format!("'{}'!{}", spot.sheet.replace('\'', "''"), spot.cell);
            page.links.push_str(&format!(
                "<hyperlink ref=\"{at}\" location=\"{}\" display=\"{}\"/>",
                escaped(&target),
                escaped(&place)
            ));
        }
        let cells = [
            (number.to_string(), Face::Centred),
            (self.messages.text(level), Face::Marked(item.mark)),
            (item.finding.shown_code().to_owned(), Face::Centred),
            (place, if item.spot.is_some() { Face::Link } else { Face::Centred }),
            (label, Face::Words),
            (shortened(item.finding.found.as_deref().unwrap_or_default(), 160), Face::Words),
            (item.expected().to_owned(), Face::Words),
            (item.words(self.messages), Face::Words),
        ];
        page.table_row(&cells)
    }
}

/// The beginning of a text, cut between words where it is too long.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text.char_indices().nth(most.saturating_sub(1)).map_or(end, |(at, _)| at);
    let head = &text[..cut];
    let words = head.rfind(' ').filter(|space| *space * 2 > cut).map_or(head, |space| &head[..space]);
    format!("{}…", words.trim_end_matches([' ', ',', ';', '.', ':']))
}

impl Page<'_> {
    fn cell(&mut self, column: usize, text: &str, face: Face) -> Result<String, Obstacle> {
        let at = CellRef::new(self.row, u32::try_from(column).unwrap_or_default());
        let style = self.styles.face(face)?;
        if text.is_empty() {
            return Ok(format!("<c r=\"{at}\" s=\"{style}\"/>"));
        }
        Ok(format!(
            "<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
            escaped(text)
        ))
    }

    /// A row of texts, each over some columns.
    fn merged(&mut self, cells: &[(usize, usize, &str, Face)], height: f64) -> Result<(), Obstacle> {
        let mut row = String::new();
        for (first, last, text, face) in cells {
            for column in *first..=*last {
                row.push_str(&self.cell(column, if column == *first { text } else { "" }, *face)?);
            }
            let at = |column: usize| CellRef::new(self.row, u32::try_from(column).unwrap_or_default());
            self.merges.push(format!("<mergeCell ref=\"{}:{}\"/>", at(*first), at(*last)));
        }
        self.push(&row, height);
        Ok(())
    }

    /// A row of the table.
    fn table_row(&mut self, cells: &[(String, Face); 8]) -> Result<(), Obstacle> {
        let mut row = String::new();
        let mut height = RowHeight::new();
        for (column, (text, face)) in cells.iter().enumerate() {
            row.push_str(&self.cell(column, text, *face)?);
            let indent = if *face == Face::Words { INDENT } else { 0.0 };
            height = match face {
                Face::Heading | Face::Marked(_) => height.bold(text, WIDTHS[column]),
                _ => height.text(text, WIDTHS[column] - indent),
            };
        }
        self.push(&row, height.points() + 4.0);
        Ok(())
    }

    fn push(&mut self, cells: &str, height: f64) {
        let number = self.row + 1;
        self.rows
            .push_str(&format!("<row r=\"{number}\" ht=\"{height:.2}\" customHeight=\"1\">{cells}</row>"));
        self.row += 1;
    }

    /// The part. It is protected without a password, since nothing that is written here is read.
    fn part(self) -> String {
        let columns: String = (1..)
            .zip(WIDTHS)
            .map(|(number, width)| {
                format!("<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>")
            })
            .collect();
        let links = if self.links.is_empty() {
            String::new()
        } else {
            format!("<hyperlinks>{}</hyperlinks>", self.links)
        };
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
             <sheetPr><tabColor rgb=\"{}\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
             <dimension ref=\"A1:{}\"/>\
             <sheetViews><sheetView showGridLines=\"0\" tabSelected=\"1\" workbookViewId=\"0\"/></sheetViews>\
             <sheetFormatPr defaultRowHeight=\"15.75\"/><cols>{columns}</cols><sheetData>{}</sheetData>\
             <sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>\
             <mergeCells count=\"{}\">{}</mergeCells>{links}\
             <printOptions horizontalCentered=\"1\"/>\
             <pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>\
             <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>",
            Mark::Fault.ground(),
            CellRef::new(self.row.saturating_sub(1), u32::try_from(WIDTHS.len()).unwrap_or(1) - 1),
            self.rows,
            self.merges.len(),
            self.merges.concat(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(shortened("một hai ba", 10), "một hai ba");
        assert_eq!(shortened("một hai ba bốn", 10), "một hai…");
        assert_eq!(shortened(&"x".repeat(20), 10), format!("{}…", "x".repeat(9)));
    }
}
