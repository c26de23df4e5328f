//! A report as a Word document: Office Open XML, written part by part.

mod parts;
mod stamp;
mod text;

use std::io::{Cursor, Write};

use tonghop_core::{Decimal, PaperLine, ReportSettings, ReportStamp};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::blocks::{Block, Run};
use super::paper::{Line, Paper};
use super::template::Said;
use text::{Align, Letters, Look, Writer, half_points};

/// The width and height of A4, in millimetres.
const A4: (i64, i64) = (210, 297);

/// The document as bytes; the same bytes for the same report.
pub(super) fn package(
    settings: &ReportSettings,
    paper: &Paper,
    blocks: &[Block],
    annex: &[Block],
    said: &[Said],
    stamp: &ReportStamp,
) -> Result<Vec<u8>, zip::result::ZipError> {
    let document = document(settings, paper, blocks, annex, said);
    let parts: [(&str, String); 13] = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::RELATIONSHIPS.to_owned()),
        ("customXml/_rels/item1.xml.rels", parts::STAMP_RELATIONSHIPS.to_owned()),
        ("customXml/item1.xml", stamp::xml(stamp)),
        ("customXml/itemProps1.xml", parts::STAMP_PROPERTIES.to_owned()),
        ("docProps/core.xml", parts::core_properties(&paper.name, settings.texts.get("committee"))),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONSHIPS.to_owned()),
        ("word/document.xml", document),
        ("word/fontTable.xml", parts::fonts(&settings.page.font)),
        ("word/header1.xml", parts::page_number(settings)),
        ("word/header2.xml", parts::NO_PAGE_NUMBER.to_owned()),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/styles.xml", parts::styles(settings)),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, options)?;
        writer.write_all(content.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

fn document(
    settings: &ReportSettings,
    paper: &Paper,
    blocks: &[Block],
    annex: &[Block],
    said: &[Said],
) -> String {
    let page = &settings.page;
    let width = Decimal::from(A4.0) - page.left - page.right;
    let mut out = Writer::new(said);
    head(&mut out, settings, paper, width);
    for (index, line) in paper.title.iter().enumerate() {
        let look = Look { letters: Letters::of(&line.look), align: Align::Centre, ..Look::default() };
        let after =
            if index + 1 == paper.title.len() { Decimal::TWO * settings.page.gap } else { Decimal::ZERO };
        out.paragraph(&Look { before: line.look.before, after, keep: true, ..look }, &line.runs);
    }
    body(&mut out, settings, blocks, width);
    foot(&mut out, settings, paper, width);
    if annex.is_empty() {
        out.section(page, false);
    } else {
        out.section_break(page);
        for (index, line) in paper.annex_title.iter().enumerate() {
            let style = (index == 0).then_some(1);
            let look =
                Look { letters: Letters::of(&line.look), align: Align::Centre, style, ..Look::default() };
            let after = if index + 1 == paper.annex_title.len() { 6 } else { 0 };
            out.paragraph(&Look { keep: true, after: Decimal::from(after), ..look }, &line.runs);
        }
        body(&mut out, &ReportSettings { body: settings.annex.clone(), ..settings.clone() }, annex, width);
        out.section(page, true);
    }
    format!(
        "{}<w:document {}><w:body>{}</w:body></w:document>",
        parts::DECLARATION,
        parts::NAMESPACES,
        out.finish()
    )
}

/// The letterhead: two columns, and below them number and date on one level.
fn head(out: &mut Writer<'_>, settings: &ReportSettings, paper: &Paper, width: Decimal) {
    let left = width * settings.page.left_column / Decimal::ONE_HUNDRED;
    let columns = [left, width - left];
    let rows = [(&paper.head_left, &paper.head_right), (&paper.below_left, &paper.below_right)];
    out.table_start(&columns, false);
    for (left, right) in rows {
        if left.is_empty() && right.is_empty() {
            continue;
        }
        out.row_start(false);
        for (lines, column) in [(left, columns[0]), (right, columns[1])] {
            out.cell_start(column, 1);
            set(out, lines, column, Align::Centre);
            out.cell_end();
        }
        out.row_end();
    }
    out.table_end();
}

/// Lines one under another; a cell has at least one.
fn set(out: &mut Writer<'_>, lines: &[Line], column: Decimal, align: Align) {
    for line in lines {
        let look =
            Look { letters: Letters::of(&line.look), align, before: line.look.before, ..Look::default() };
        out.paragraph(&look, &line.runs);
        if line.look.rule {
            out.rule(text::beside(&line.look, column));
        }
    }
    if lines.is_empty() {
        out.paragraph(&Look { align, ..Look::default() }, &[]);
    }
}

fn body(out: &mut Writer<'_>, settings: &ReportSettings, blocks: &[Block], width: Decimal) {
    let page = &settings.page;
    let letters = Letters::of(&settings.body);
    let spaced = Look {
        letters: letters.clone(),
        align: Align::Both,
        before: Decimal::ZERO,
        after: page.gap,
        line_spacing: Some(page.line_spacing),
        ..Look::default()
    };
    let no_look = PaperLine { size: settings.body.size, ..PaperLine::default() };
    for block in blocks {
        match block {
            Block::Heading { level, runs } => {
                let heading =
                    settings.headings.get(level - 1).or(settings.headings.last()).unwrap_or(&no_look);
                out.paragraph(
                    &Look {
                        letters: Letters::of(heading),
                        align: Align::Left,
                        style: Some(*level),
                        keep: true,
                        before: page.gap,
                        first_line: page.first_line,
                        ..spaced.clone()
                    },
                    runs,
                );
            }
            Block::Paragraph { runs } => {
                out.paragraph(&Look { first_line: page.first_line, ..spaced.clone() }, runs);
            }
            Block::Item { depth, number, runs } => {
                let mark = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
                let mut marked = vec![Run { text: mark, ..Run::default() }];
                marked.extend(runs.iter().cloned());
                let deeper = Decimal::from(*depth - 1) * Decimal::from(8);
                out.paragraph(&Look { first_line: page.first_line + deeper, ..spaced.clone() }, &marked);
            }
            Block::Table { rows, widths } => table(out, rows, widths, &letters, width),
        }
    }
}

fn table(out: &mut Writer<'_>, rows: &[Vec<Vec<Run>>], widths: &[u32], letters: &Letters, width: Decimal) {
    let whole = Decimal::from(widths.iter().sum::<u32>().max(1));
    let columns: Vec<Decimal> = widths.iter().map(|part| width * Decimal::from(*part) / whole).collect();
    out.table_start(&columns, true);
    for (index, row) in rows.iter().enumerate() {
        let is_head = index == 0;
        // A row of one cell in a table of many is a heading of its own.
        let spans = row.len() == 1 && columns.len() > 1;
        out.row_start(is_head);
        for (column, runs) in
            columns.iter().zip(row).enumerate().map(|(at, (width, runs))| ((at, width), runs))
        {
            let (at, one) = column;
            let span = if spans { columns.len() } else { 1 };
            out.cell_start(if spans { width } else { *one }, span);
            // Words on the left; what is short, such as a figure, in the middle.
            let is_words = spans || at == 1 || columns.len() < 3;
            let align = if is_words && !is_head { Align::Left } else { Align::Centre };
            out.paragraph(
                &Look {
                    letters: letters.clone(),
                    align,
                    keep: spans || is_head,
                    before: Decimal::ONE,
                    after: Decimal::ONE,
                    ..Look::default()
                },
                runs,
            );
            out.cell_end();
        }
        out.row_end();
    }
    out.table_end();
}

/// Who gets it on the left, who signs on the right, on one page.
fn foot(out: &mut Writer<'_>, settings: &ReportSettings, paper: &Paper, width: Decimal) {
    if settings.recipients.is_empty() && paper.signature.is_empty() {
        return;
    }
    let half = width / Decimal::TWO;
    out.gap();
    out.table_start(&[half, half], false);
    out.row_start(false);
    out.cell_start(half, 1);
    if settings.recipients.is_empty() {
        set(out, &[], half, Align::Left);
    } else {
        let plain = |text: &str| vec![Run { text: text.to_owned(), ..Run::default() }];
        let head = &settings.recipients_head;
        let look = |line: &PaperLine| Look { letters: Letters::of(line), ..Look::default() };
        out.paragraph(&look(head), &plain(&head.text));
        for (index, recipient) in settings.recipients.iter().enumerate() {
            let end = if index + 1 == settings.recipients.len() { "." } else { ";" };
            let text = format!("- {}{end}", recipient.trim_end_matches(['.', ';', ',']));
            out.paragraph(&look(&settings.recipient), &plain(&text));
        }
    }
    out.cell_end();
    out.cell_start(half, 1);
    set(out, &paper.signature, half, Align::Centre);
    out.cell_end();
    out.row_end();
    out.table_end();
}
