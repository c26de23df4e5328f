use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use tonghop::{Arg, CellRef, Decimal, Finding, Related, Severity};

use crate::console::Console;
use crate::declared_line::DeclaredLine;
use crate::sheet_lines::SheetLines;

/// A finding for people: what was found and where, the row of the sheet with the cell marked, what is expected
/// and what to do.
pub fn finding_text(finding: &Finding, console: &Console) -> String {
    told(finding, None, console)
}

/// A finding about a declaration, with the line that it is about.
pub fn text_with_line(finding: &Finding, line: &DeclaredLine, console: &Console) -> String {
    told(finding, Some(line), console)
}

fn told(finding: &Finding, declared: Option<&DeclaredLine>, console: &Console) -> String {
    let messages = &console.messages;
    let text = messages.finding(finding);
    let word = messages.text(&format!("severity-{}", finding.severity.word()));
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.with_name(word).primary_title(on_one_line(&text.message)).id(finding.shown_code());
    let mut group = Group::with_title(title);
    let mut place = finding.place.to_string();
    for code in [&finding.table, &finding.field].into_iter().flatten() {
        place.push_str(if place.is_empty() { "" } else { "  " });
        place.push_str(code.as_str());
    }
    let place = on_one_line(&place);
    if !place.is_empty() {
        group = group.element(Origin::path(place));
    }
    let lines = sheet_lines(finding);
    if let Some(lines) = &lines {
        group = group.element(snippet(lines));
    }
    if let Some(line) = declared {
        let mark = AnnotationKind::Primary.span(line.mark.clone());
        group = group.element(Snippet::source(line.text.as_str()).line_start(line.number).annotation(mark));
    }
    if let Some(decision) = &finding.decision {
        group = group.element(Level::HELP.no_name().message(on_one_line(&messages.decision(decision))));
        return rendered(group, console);
    }
    for (level, key, part) in [
        (Level::NOTE, "finding-expected", text.expected),
        (Level::NOTE, "finding-figures", text.figures),
        (Level::NOTE, "finding-explained", text.explanation),
        (Level::HELP, "finding-hint", text.hint),
    ] {
        if !part.is_empty() {
            group = group.element(level.with_name(messages.text(key)).message(on_one_line(&part)));
        }
    }
    if let Some(effect) = finding.effect.as_ref().filter(|_| console.shows_effect) {
        let share = (effect.share * Decimal::ONE_HUNDRED).round_dp(1);
        let args = [
            ("field", Arg::Text(effect.field.to_string())),
            ("amount", Arg::Number(effect.amount.round_dp(4))),
            ("share", Arg::Number(share)),
        ];
        let key = if effect.share == Decimal::ONE { "effect-of-all" } else { "effect-of" };
        let name = messages.text("finding-effect");
        group = group.element(Level::NOTE.with_name(name).message(messages.format(key, &args)));
    }
    rendered(group, console)
}

fn rendered(group: Group<'_>, console: &Console) -> String {
    let renderer = if console.colours() { Renderer::styled() } else { Renderer::plain() };
    let decor = if console.is_terminal() { DecorStyle::Unicode } else { DecorStyle::Ascii };
    without_origin_of_lines(&renderer.decor_style(decor).render(&[group]))
}

/// The finding's row, if it was kept; the cell of the finding comes first among the marked ones.
fn sheet_lines(finding: &Finding) -> Option<SheetLines> {
    let (excerpt, cell) = (finding.excerpt.as_deref()?, finding.place.cell_ref()?);
    let mut cells = vec![cell];
    let sheet = finding.place.sheet_name();
    let same_sheet = |related: &&Related| related.sheet.as_deref().is_none_or(|own| Some(own) == sheet);
    let related = finding.related.iter().filter(same_sheet).map(|related| related.cell);
    cells.extend(related.filter(|related| *related != cell));
    let lines = SheetLines::new(excerpt, &cells);
    (!lines.marks.is_empty()).then_some(lines)
}

fn snippet(lines: &SheetLines) -> Snippet<'_, Annotation<'_>> {
    let mark = |(index, (cell, range)): (usize, &(CellRef, std::ops::Range<usize>))| {
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(range.clone()).label(cell.to_string())
    };
    let heading = lines.heading.clone().map(|range| AnnotationKind::Context.span(range));
    Snippet::source(lines.text.as_str())
        .line_start(lines.first)
        .fold(true)
        .annotations(lines.marks.iter().enumerate().map(mark).chain(heading))
}

/// The renderer says again, and with nothing behind it, that the lines come from somewhere.
fn without_origin_of_lines(rendered: &str) -> String {
    let says_nothing = |line: &&str| {
        let mut shown = String::new();
        let mut parts = line.split('\u{1b}');
        shown.extend(parts.next());
        shown.extend(parts.filter_map(|part| Some(part.split_once('m')?.1)));
        matches!(shown.trim(), ":::" | "⸬")
    };
    let lines: Vec<&str> = rendered.lines().filter(|line| !says_nothing(line)).map(str::trim_end).collect();
    lines.join("\n")
}

/// Text from a file never steers the terminal.
fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
