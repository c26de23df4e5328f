use std::fmt::Write as _;

use quick_xml::escape::escape;
use tonghop_core::{Decimal, Page, PaperLine};

use super::super::blocks::Run;
use super::super::template::Said;

/// How the letters of a paragraph look.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Letters {
    size: Decimal,
    bold: bool,
    italic: bool,
    caps: bool,
}

impl Letters {
    pub fn of(line: &PaperLine) -> Self {
        Self { size: line.size, bold: line.bold, italic: line.italic, caps: line.caps }
    }

    fn properties(&self, run: &Run) -> String {
        let mut out = String::from("<w:rPr>");
        for (tag, on) in [("b", self.bold || run.bold), ("i", self.italic || run.italic), ("caps", self.caps)]
        {
            // A style may have it; a heading says so itself.
            let _ = write!(out, "<w:{tag} w:val=\"{}\"/>", u8::from(on));
        }
        if self.size > Decimal::ZERO {
            let size = half_points(self.size);
            let _ = write!(out, "<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
        }
        out.push_str("</w:rPr>");
        out
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Align {
    #[default]
    Left,
    Centre,
    Both,
}

/// How a paragraph looks. Lengths in millimetres, gaps in points.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Look {
    pub letters: Letters,
    pub align: Align,
    pub before: Decimal,
    pub after: Decimal,
    pub first_line: Decimal,
    pub line_spacing: Option<Decimal>,
    /// The level of a heading.
    pub style: Option<usize>,
    /// Whether it stays with what follows.
    pub keep: bool,
}

/// Writes the body of a document.
pub(super) struct Writer<'a> {
    out: String,
    said: &'a [Said],
}

impl<'a> Writer<'a> {
    pub fn new(said: &'a [Said]) -> Self {
        Self { out: String::new(), said }
    }

    pub fn finish(self) -> String {
        self.out
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    pub fn paragraph(&mut self, look: &Look, runs: &[Run]) {
        self.put("<w:p><w:pPr>");
        if let Some(level) = look.style {
            let _ = write!(self.out, "<w:pStyle w:val=\"Heading{level}\"/>");
        }
        if look.keep {
            self.put("<w:keepNext/>");
        }
        let _ = write!(
            self.out,
            "<w:spacing w:before=\"{}\" w:after=\"{}\" w:line=\"{}\" w:lineRule=\"auto\"/>",
            points(look.before),
            points(look.after),
            whole(look.line_spacing.unwrap_or(Decimal::ONE) * Decimal::from(240)),
        );
        let first = millimetres(look.first_line);
        let _ = write!(self.out, "<w:ind w:firstLine=\"{first}\"/>");
        let align = match look.align {
            Align::Left => "left",
            Align::Centre => "center",
            Align::Both => "both",
        };
        let _ = write!(self.out, "<w:jc w:val=\"{align}\"/></w:pPr>");
        for run in runs {
            self.run(&look.letters, run);
        }
        self.put("</w:p>");
    }

    fn run(&mut self, letters: &Letters, run: &Run) {
        let properties = letters.properties(run);
        let said = run.said.and_then(|index| Some((index + 1, self.said.get(index)?)));
        let piece = |text: &str| {
            let text = printable(text);
            format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text.as_str()))
        };
        match said {
            None if run.line_break => {
                let _ = write!(self.out, "<w:r>{properties}<w:br/></w:r>");
            }
            None => self.out.push_str(&piece(&run.text)),
            Some((_, Said { text, expression: None, .. })) => self.out.push_str(&piece(text)),
            Some((id, Said { text, expression: Some(expression), code, .. })) => {
                let tag = printable(&format!("{id}:{expression}"));
                // Word holds no longer tags; the number finds the whole expression in the stamp.
                let tag: String = tag.chars().take(64).collect();
                let alias = code.as_ref().map_or(expression.as_str(), tonghop_core::Code::as_str);
                let alias: String = printable(alias).chars().take(64).collect();
                let _ = write!(
                    self.out,
                    "<w:bookmarkStart w:id=\"{id}\" w:name=\"{BOOKMARK}{id}\"/><w:sdt><w:sdtPr>\
                     <w:alias w:val=\"{}\"/><w:tag w:val=\"{}\"/><w:id w:val=\"{id}\"/></w:sdtPr>\
                     <w:sdtContent>{}</w:sdtContent></w:sdt><w:bookmarkEnd w:id=\"{id}\"/>",
                    escape(alias.as_str()),
                    escape(tag.as_str()),
                    piece(text),
                );
            }
        }
    }

    /// A rule with that much room on either side, in a line of its own that takes no height.
    pub fn rule(&mut self, beside: Decimal) {
        let beside = millimetres(beside);
        let _ = write!(
            self.out,
            "<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>\
             <w:spacing w:before=\"0\" w:after=\"0\" w:line=\"40\" w:lineRule=\"exact\"/>\
             <w:ind w:left=\"{beside}\" w:right=\"{beside}\"/></w:pPr></w:p>"
        );
    }

    /// An empty line between text and table.
    pub fn gap(&mut self) {
        self.put("<w:p><w:pPr><w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr></w:p>");
    }

    /// Columns in millimetres.
    pub fn table_start(&mut self, columns: &[Decimal], ruled: bool) {
        self.put("<w:tbl><w:tblPr>");
        let whole: i64 = columns.iter().map(|column| millimetres(*column)).sum();
        let _ = write!(self.out, "<w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>");
        if ruled {
            self.put("<w:tblBorders>");
            for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                let _ = write!(
                    self.out,
                    "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
                );
            }
            self.put("</w:tblBorders>");
        }
        self.put("<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>");
        let margin = if ruled { 80 } else { 0 };
        let _ = write!(
            self.out,
            "<w:left w:w=\"{margin}\" w:type=\"dxa\"/><w:right w:w=\"{margin}\" w:type=\"dxa\"/>\
             </w:tblCellMar></w:tblPr><w:tblGrid>"
        );
        for column in columns {
            let _ = write!(self.out, "<w:gridCol w:w=\"{}\"/>", millimetres(*column));
        }
        self.put("</w:tblGrid>");
    }

    pub fn row_start(&mut self, is_head: bool) {
        self.put("<w:tr><w:trPr><w:cantSplit/>");
        if is_head {
            self.put("<w:tblHeader/>");
        }
        self.put("</w:trPr>");
    }

    pub fn cell_start(&mut self, width: Decimal, span: usize) {
        let _ = write!(self.out, "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>", millimetres(width));
        if span > 1 {
            let _ = write!(self.out, "<w:gridSpan w:val=\"{span}\"/>");
        }
        self.put("</w:tcPr>");
    }

    pub fn cell_end(&mut self) {
        self.put("</w:tc>");
    }

    pub fn row_end(&mut self) {
        self.put("</w:tr>");
    }

    pub fn table_end(&mut self) {
        self.put("</w:tbl>");
    }

    /// Ends a section of the document; the next begins on a new page with page 1.
    pub fn section_break(&mut self, page: &Page) {
        self.put("<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>");
        self.section(page, false);
        self.put("</w:pPr></w:p>");
    }

    pub fn section(&mut self, page: &Page, counts_anew: bool) {
        let (width, height) = super::A4;
        let _ = write!(
            self.out,
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdPage\"/>\
             <w:headerReference w:type=\"first\" r:id=\"rIdFirst\"/><w:type w:val=\"nextPage\"/>\
             <w:pgSz w:w=\"{}\" w:h=\"{}\"/><w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" \
             w:header=\"{}\" w:footer=\"0\" w:gutter=\"0\"/>",
            millimetres(Decimal::from(width)),
            millimetres(Decimal::from(height)),
            millimetres(page.top),
            millimetres(page.right),
            millimetres(page.bottom),
            millimetres(page.left),
            millimetres(page.top / Decimal::TWO),
        );
        if counts_anew {
            self.put("<w:pgNumType w:start=\"1\"/>");
        }
        self.put("<w:titlePg/></w:sectPr>");
    }
}

/// What the names of the bookmarks of figures begin with.
const BOOKMARK: &str = "tonghop_";

/// Without the characters that XML cannot hold.
fn printable(text: &str) -> String {
    let fits = |c: &char| !c.is_control() && *c != '\u{FFFE}' && *c != '\u{FFFF}';
    text.chars().filter(fits).collect()
}

fn whole(number: Decimal) -> i64 {
    i64::try_from(number.round()).unwrap_or_default()
}

/// Millimetres in twentieths of a point.
pub(super) fn millimetres(length: Decimal) -> i64 {
    whole(length * Decimal::from(1440) / Decimal::new(254, 1))
}

/// Points in twentieths of a point.
pub(super) fn points(length: Decimal) -> i64 {
    whole(length * Decimal::from(20))
}

pub(super) fn half_points(size: Decimal) -> i64 {
    whole(size * Decimal::TWO)
}

/// The room on either side of a rule that is as long as the text above it, by the usual width of letters.
pub(super) fn beside(line: &PaperLine, column: Decimal) -> Decimal {
    let letters = line.text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    // Per mille of the letter's size; a point has 0.3528 mm.
    let letter = if line.caps { 570 } else { 470 } + if line.bold { 40 } else { 0 };
    let text = Decimal::from(letters) * line.size * Decimal::new(letter, 3) * Decimal::new(3528, 4);
    ((column - text) / Decimal::TWO).max(Decimal::ZERO)
}
