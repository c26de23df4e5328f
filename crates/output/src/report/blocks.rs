use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use tonghop_core::{Arg, Finding, catalogue};

use super::source::mistake;
use super::template::{CLOSE, OPEN, Said};

/// A piece of text in one look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    /// What was said, instead of the text.
    pub said: Option<usize>,
    /// Whether a new line begins here.
    pub line_break: bool,
}

/// A part of a report's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Heading { level: usize, runs: Vec<Run> },
    Paragraph { runs: Vec<Run> },
    Item { depth: usize, number: Option<u64>, runs: Vec<Run> },
    Table { rows: Vec<Vec<Vec<Run>>>, widths: Vec<u32> },
}

impl Block {
    /// Its runs, in order.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        let (runs, rows) = match self {
            Self::Heading { runs, .. } | Self::Paragraph { runs } | Self::Item { runs, .. } => {
                (runs.as_slice(), &[][..])
            }
            Self::Table { rows, .. } => (&[][..], rows.as_slice()),
        };
        runs.iter().chain(rows.iter().flatten().flatten())
    }
}

/// Runs as plain text.
pub(super) fn text(runs: &[Run], said: &[Said]) -> String {
    let one = |run: &Run| match run.said.and_then(|index| said.get(index)) {
        Some(said) => said.text.clone(),
        None if run.line_break => " ".to_owned(),
        None => run.text.clone(),
    };
    runs.iter().map(one).collect()
}

fn options() -> Options {
    Options::ENABLE_TABLES
}

/// What stands in a text that a report cannot show, each with its place.
pub(super) fn mistakes(file: &str, text: &str) -> Vec<Finding> {
    let events = Parser::new_ext(text, options()).into_offset_iter();
    let unfit = events.filter_map(|(event, at)| {
        let reason = match event {
            Event::Html(html) | Event::InlineHtml(html) if !html.trim().is_empty() => "report-no-html",
            Event::Start(Tag::Image { .. }) => "report-no-picture",
            Event::Start(Tag::CodeBlock(_)) => "report-no-code",
            _ => return None,
        };
        Some(mistake(&catalogue::REPORT_NOT_WELL_FORMED, file, text, &at).arg("reason", Arg::Word(reason)))
    });
    unfit.collect()
}

/// The blocks of a text in Markdown.
pub(super) fn from_markdown(markdown: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, options()) {
        reader.take(event);
    }
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    runs: Vec<Run>,
    bold: usize,
    italic: usize,
    /// The lists that are open, with the number of the next item where they are numbered.
    lists: Vec<Option<u64>>,
    rows: Vec<Vec<Vec<Run>>>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Strong) => self.bold += 1,
            Event::End(TagEnd::Strong) => self.bold = self.bold.saturating_sub(1),
            Event::Start(Tag::Emphasis) => self.italic += 1,
            Event::End(TagEnd::Emphasis) => self.italic = self.italic.saturating_sub(1),
            Event::Start(Tag::List(first)) => {
                self.end_of_text();
                self.lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::End(TagEnd::Heading(level)) => {
                let runs = self.finished();
                self.blocks.push(Block::Heading { level: level_of(level), runs });
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item) => self.end_of_text(),
            Event::Start(Tag::Table(_)) => self.rows.clear(),
            Event::Start(Tag::TableHead | Tag::TableRow) => self.rows.push(Vec::new()),
            Event::End(TagEnd::TableCell) => {
                let runs = self.finished();
                if let Some(row) = self.rows.last_mut() {
                    row.push(runs);
                }
            }
            Event::End(TagEnd::Table) => {
                let rows = std::mem::take(&mut self.rows);
                let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
                self.blocks.push(Block::Table { rows, widths: vec![1; columns] });
            }
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.runs.push(Run { line_break: true, ..Run::default() }),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let (bold, italic) = (self.bold > 0, self.italic > 0);
        match self.runs.last_mut() {
            Some(run)
                if run.said.is_none() && !run.line_break && run.bold == bold && run.italic == italic =>
            {
                run.text.push_str(text);
            }
            _ => self.runs.push(Run { text: text.to_owned(), bold, italic, ..Run::default() }),
        }
    }

    /// The runs so far, with what was said in runs of its own.
    fn finished(&mut self) -> Vec<Run> {
        std::mem::take(&mut self.runs).into_iter().flat_map(split).collect()
    }

    fn end_of_text(&mut self) {
        let runs = self.finished();
        if runs.is_empty() {
            return;
        }
        match self.lists.last_mut() {
            Some(number) => {
                let block = Block::Item { depth: 0, number: *number, runs };
                *number = number.map(|number| number + 1);
                let depth = self.lists.len();
                self.blocks.push(match block {
                    Block::Item { number, runs, .. } => Block::Item { depth, number, runs },
                    other => other,
                });
            }
            None => self.blocks.push(Block::Paragraph { runs }),
        }
    }
}

fn level_of(level: HeadingLevel) -> usize {
    (level as usize).min(5)
}

fn split(run: Run) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut rest = run.text.as_str();
    let plain = |text: &str| Run { text: text.to_owned(), ..run.clone() };
    if run.line_break {
        return vec![run];
    }
    while let Some((before, after)) = rest.split_once(OPEN) {
        let Some((number, behind)) = after.split_once(CLOSE) else { break };
        if !before.is_empty() {
            runs.push(plain(before));
        }
        if let Ok(index) = number.parse() {
            runs.push(Run { said: Some(index), text: String::new(), ..run.clone() });
        }
        rest = behind;
    }
    if !rest.is_empty() {
        runs.push(plain(rest));
    }
    runs
}

/// A text with the numbers of what was said, as runs in one look.
pub(super) fn runs_of(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            runs.push(Run { line_break: true, ..Run::default() });
        }
        runs.extend(split(Run { text: line.to_owned(), ..Run::default() }));
    }
    runs
}
