//! The rules about the collection with their state, live; and how many submissions broke each of the others.

use rust_xlsxwriter::{Color, ConditionalFormatFormula, Format, IgnoreError, XlsxError};
use tonghop_core::{
    Arg, CollectionFigures, Coverage, Formula, MessagePart, MissingPolicy, Name, Operand, Rule, Scope,
    Severity, Status, Verdict, plain,
};

use super::address::{relative, target};
use super::book::Book;
use super::checks_plan::{ChecksPlan, Content, Figure, HEAD, VALUE, subject_row};
use super::sheet::{Page, Sheet};
use super::styles::{Look, Shape, Tint};
use super::totals_plan::TOTAL;
use crate::RuleWords;

const ID: u16 = 0;
const SEVERITY: u16 = 1;
const MESSAGE: u16 = 2;
const CHECK: u16 = 3;
const LEFT: u16 = VALUE;
const RIGHT: u16 = 5;
const DIFFERENCE: u16 = 6;
const STATE: u16 = 7;
const COVERAGE: u16 = 8;
const SEE: u16 = 9;
const WIDTHS: [f64; 10] = [8.0, 11.0, 44.0, 34.0, 13.0, 13.0, 12.0, 17.0, 12.0, 8.0];

/// Units that a line names before it says how many more there are.
const NAMED: usize = 12;

pub(super) fn write(book: &Book, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let plan = ChecksPlan::new(book);
    sheet.widths(&WIDTHS)?;
    let period = [("period", Arg::Period(book.input.consolidation.period))];
    sheet.title(book, &book.say("consolidated-title-checks", &period))?;
    let note = [("sheet", Arg::Text(book.names.totals.clone()))];
    sheet.text(1, 0, &book.say("consolidated-note-checks", &note), &book.styles.note)?;
    heading(
        book,
        sheet,
        HEAD,
        &[
            "consolidated-column-code",
            "consolidated-column-severity",
            "consolidated-column-check",
            "consolidated-column-formula",
            "consolidated-column-left",
            "consolidated-column-right",
            "consolidated-column-difference",
            "consolidated-column-state",
            "consolidated-column-coverage",
            "consolidated-column-see",
        ],
    )?;
    for (row, rule) in (HEAD + 1..).zip(&plan.rules) {
        write_rule(book, sheet, &plan, row, rule)?;
    }
    if plan.rules.is_empty() {
        sheet.text(HEAD + 1, ID, &book.text("consolidated-no-checks"), &book.styles.note)?;
    }
    write_figures(book, sheet, &plan)?;
    let last = write_submissions(book, sheet, plan.after_figures() + 2)?;
    sheet.raw().ignore_error_range(HEAD, 0, last, SEE, IgnoreError::FormulaDiffers)?;
    sheet.raw().set_freeze_panes(HEAD + 1, MESSAGE)?;
    sheet.page(
        book,
        &Page { landscape: true, repeated: Some((HEAD, HEAD)), one_page_wide: true, last: (last, SEE) },
    )
}

fn heading(book: &Book, sheet: &mut Sheet, row: u32, keys: &[&str]) -> Result<(), XlsxError> {
    let style = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    for (column, key) in (0..).zip(keys) {
        sheet.text(row, column, &book.text(key), style)?;
    }
    sheet.raw().set_row_height(row, 32.0)?;
    Ok(())
}

fn write_rule(
    book: &Book,
    sheet: &mut Sheet,
    plan: &ChecksPlan,
    row: u32,
    figures: &CollectionFigures,
) -> Result<(), XlsxError> {
    let rule = figures.rule;
    let style = |shape| book.shape(shape, Tint::Plain);
    write_words(book, sheet, row, rule)?;
    for column in [LEFT, RIGHT, DIFFERENCE] {
        sheet.blank(row, column, style(Shape::Decimal))?;
    }
    if let Some((left, right)) = rule.check.comparison() {
        let values = [left.value(figures), right.value(figures)];
        for (column, side, value) in [(LEFT, &left, &values[0]), (RIGHT, &right, &values[1])] {
            let formula = format!("=IFERROR({},\"\")", plan.over_cells(book, figures, side));
            sheet.formula(row, column, &formula, &shown(value), style(shape_of(value)))?;
        }
        let difference = match values {
            [Operand::Number(left), Operand::Number(right)] => left.checked_sub(right).map(Operand::Number),
            _ => None,
        };
        let difference = difference.unwrap_or(Operand::Blank);
        let (left, right) = (relative(row, LEFT), relative(row, RIGHT));
        let formula = format!("=IF(COUNT({left},{right})<2,\"\",{left}-{right})");
        sheet.formula(row, DIFFERENCE, &formula, &shown(&difference), style(shape_of(&difference)))?;
    }
    let [holds, broken, unknown] =
        ["holds", "broken", "unknown"].map(|state| book.text(&format!("consolidated-check-{state}")));
    let condition = plan.condition(book, figures);
    let told = format!("IFERROR(IF({condition},\"{holds}\",\"{broken}\"),\"{unknown}\")");
    let formula = match rule.blank {
        MissingPolicy::Fail => format!("=IF(ISNA({condition}),\"{broken}\",{told})"),
        MissingPolicy::Skip | MissingPolicy::Zero => format!("={told}"),
    };
    let now = match rule.verdict(figures) {
        Verdict::Holds => &holds,
        Verdict::Broken => &broken,
        Verdict::Skipped(_) => &unknown,
    };
    sheet.formula(row, STATE, &formula, now, book.style(Look::new(Shape::Centred).bold()))?;
    let trouble = if severity(book, rule) == Severity::Error { TROUBLE } else { DOUBT };
    for (word, colours) in [(&holds, SOUND), (&broken, trouble), (&unknown, UNKNOWN)] {
        let rule = format!("=${}=\"{word}\"", relative(row, STATE));
        let format =
            Format::new().set_font_color(Color::RGB(colours.0)).set_background_color(Color::RGB(colours.1));
        let conditional = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
        sheet.raw().add_conditional_format(row, STATE, row, STATE, &conditional)?;
    }
    write_coverage(book, sheet, row, figures.coverage())?;
    match subject_row(book, figures) {
        Some(at) => sheet.link(
            row,
            SEE,
            &target(&book.names.totals, at, TOTAL),
            &book.text("consolidated-see"),
            book.style(Look::new(Shape::Centred).link()),
        ),
        None => sheet.blank(row, SEE, style(Shape::Centred)),
    }
}

/// The colours of a state: of its word and behind it.
type Colours = (u32, u32);
const SOUND: Colours = (0x0027_5317, 0x00E2_F0D9);
const TROUBLE: Colours = (0x009C_2A10, 0x00F8_E0D8);
const DOUBT: Colours = (0x007F_6000, 0x00FF_F2CC);
const UNKNOWN: Colours = (0x0040_4040, 0x00E4_E4E4);

fn write_coverage(
    book: &Book,
    sheet: &mut Sheet,
    row: u32,
    coverage: Option<Coverage>,
) -> Result<(), XlsxError> {
    let tint = if coverage.is_none_or(Coverage::is_full) { Tint::Plain } else { Tint::Doubtful };
    let text = coverage.map(|coverage| format!("{}/{}", coverage.have, coverage.of)).unwrap_or_default();
    sheet.text(row, COVERAGE, &text, book.shape(Shape::Centred, tint))
}

/// What a rule says, whatever the figures are.
fn write_words(book: &Book, sheet: &mut Sheet, row: u32, rule: &Rule) -> Result<(), XlsxError> {
    let style = |shape| book.shape(shape, Tint::Plain);
    let message = message(book, rule);
    let check = match rule.tolerance {
        Some(tolerance) => format!("{} ({tolerance})", in_words(book, &rule.check)),
        None => in_words(book, &rule.check),
    };
    let severity = severity_word(book, rule);
    sheet.text(row, ID, rule.id.as_str(), style(Shape::Text))?;
    sheet.text(row, SEVERITY, &severity, style(Shape::Wrapped))?;
    sheet.text(row, MESSAGE, &message, style(Shape::Wrapped))?;
    sheet.text(row, CHECK, &check, style(Shape::Wrapped))?;
    let texts = [(SEVERITY, &severity), (MESSAGE, &message), (CHECK, &check)];
    sheet.height(row, texts.map(|(column, text)| (text.as_str(), WIDTHS[usize::from(column)])))
}

/// The message of a rule with the names of its figures; what takes a function to compute is left out.
fn message(book: &Book, rule: &Rule) -> String {
    let figure = |formula: &Formula| match in_words(book, formula) {
        words if words.contains('(') => "(…)".to_owned(),
        words => format!("({words})"),
    };
    let part = |part: &MessagePart| match part {
        MessagePart::Words(words) => words.to_string(),
        MessagePart::Figure(formula) => figure(formula),
    };
    rule.message.iter().map(part).collect()
}

/// A formula with its names in words and its signs as people write them.
fn in_words(book: &Book, formula: &Formula) -> String {
    let signs = [(" <= ", " ≤ "), (" >= ", " ≥ "), (" <> ", " ≠ "), (" * ", " × "), (" - ", " − ")];
    let names = RuleWords::new(book.form(), book.messages);
    let words = formula.to_words(&|name| names.name(name));
    signs.iter().fold(words, |words, (sign, shown)| words.replace(sign, shown))
}

fn severity(book: &Book, rule: &Rule) -> Severity {
    match rule.is_trial(book.input.consolidation.period) {
        true => Severity::Note,
        false => rule.severity,
    }
}

fn severity_word(book: &Book, rule: &Rule) -> String {
    let word = book.text(&format!("consolidated-severity-{}", severity(book, rule).word()));
    match rule.trial_until.filter(|_| rule.is_trial(book.input.consolidation.period)) {
        Some(until) => {
            let args = [("severity", Arg::Text(word)), ("until", Arg::Period(until))];
            book.say("consolidated-checks-trial", &args)
        }
        None => word,
    }
}

fn shown(value: &Operand) -> String {
    match value {
        Operand::Number(number) => plain(*number),
        Operand::Fault(_) => String::new(),
        other => other.to_string(),
    }
}

fn shape_of(value: &Operand) -> Shape {
    match value {
        Operand::Number(number) if number.fract().is_zero() => Shape::Count,
        Operand::Text(_) | Operand::Flag(_) => Shape::Centred,
        _ => Shape::Decimal,
    }
}

/// The figures that have no cell in another sheet, each in a cell of its own.
fn write_figures(book: &Book, sheet: &mut Sheet, plan: &ChecksPlan) -> Result<(), XlsxError> {
    let Some(first) = plan.figures.first() else { return Ok(()) };
    sheet.text(first.row - 1, ID, &book.text("consolidated-title-figures"), &bold(book))?;
    for figure in &plan.figures {
        write_figure(book, sheet, figure)?;
    }
    Ok(())
}

fn write_figure(book: &Book, sheet: &mut Sheet, figure: &Figure) -> Result<(), XlsxError> {
    let style = |shape| book.shape(shape, Tint::Plain);
    let row = figure.row;
    let label = match &figure.name {
        Name::Prior(code, _) | Name::TotalOf(code, _) => {
            book.form().field(code.as_str()).map(|field| field.label.to_string()).unwrap_or_default()
        }
        Name::Rows(table) => {
            book.form().table(table.as_str()).map(|table| table.title.to_string()).unwrap_or_default()
        }
        Name::Parameter(_) => book.text("consolidated-parameter"),
        _ => book.text("consolidated-from-standing"),
    };
    let name = RuleWords::new(book.form(), book.messages).name(&figure.name);
    for column in [ID, SEVERITY] {
        sheet.blank(row, column, style(Shape::Text))?;
    }
    sheet.text(row, MESSAGE, &label, style(Shape::Wrapped))?;
    sheet.text(row, CHECK, &name, style(Shape::Wrapped))?;
    sheet.height(
        row,
        [(label.as_str(), WIDTHS[usize::from(MESSAGE)]), (name.as_str(), WIDTHS[usize::from(CHECK)])],
    )?;
    match &figure.content {
        Content::Value(Operand::Number(number)) => {
            sheet.number(row, VALUE, *number, style(shape_of(&Operand::Number(*number))))?;
        }
        Content::Value(_) => sheet.blank(row, VALUE, style(Shape::Count))?,
        Content::Formula(formula, result) => {
            let fraction = result.contains('.');
            let shape = if fraction { Shape::Decimal } else { Shape::Count };
            sheet.formula(row, VALUE, formula, result, style(shape))?;
        }
    }
    if figure.coverage.is_some() {
        write_coverage(book, sheet, row, figure.coverage)?;
    }
    Ok(())
}

fn bold(book: &Book) -> Format {
    book.styles.heading.clone().set_font_size(12)
}

/// How many submissions broke each rule about one submission; gives back the last row.
fn write_submissions(book: &Book, sheet: &mut Sheet, first: u32) -> Result<u32, XlsxError> {
    let rules: Vec<&Rule> = book.form().rules().iter().filter(|rule| rule.scope == Scope::Form).collect();
    if rules.is_empty() {
        return Ok(first);
    }
    sheet.text(first, ID, &book.text("consolidated-title-submissions"), &bold(book))?;
    heading(
        book,
        sheet,
        first + 1,
        &[
            "consolidated-column-code",
            "consolidated-column-severity",
            "consolidated-column-check",
            "consolidated-column-formula",
            "consolidated-column-submissions",
        ],
    )?;
    let head = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    sheet.merged(first + 1, (RIGHT, SEE), &book.text("consolidated-column-units"), head)?;
    let mut row = first + 1;
    let mut kept = 0;
    for rule in rules {
        let broken = book.input.submissions.iter().filter(|submission| {
            matches!(submission.status, Status::Accepted | Status::Rejected)
                && submission.findings.iter().any(|finding| finding.rule.as_ref() == Some(&rule.id))
        });
        let mut units: Vec<&str> = broken
            .map(|submission| submission.identity.unit.as_ref().map_or("?", tonghop_core::Code::as_str))
            .collect();
        units.sort_by_key(|unit| {
            book.input.roster.units().iter().position(|known| known.code.as_str() == *unit)
        });
        if units.is_empty() {
            kept += 1;
            continue;
        }
        row += 1;
        write_words(book, sheet, row, rule)?;
        sheet.count(row, VALUE, units.len(), book.shape(Shape::Count, Tint::Plain))?;
        let mut text = units.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        if units.len() > NAMED {
            let more = [("count", Arg::Count((units.len() - NAMED) as u64))];
            text = format!("{text}, {}", book.say("consolidated-more-units", &more));
        }
        sheet.merged(row, (RIGHT, SEE), &text, book.shape(Shape::Wrapped, Tint::Plain))?;
    }
    row += 1;
    let kept = [("count", Arg::Count(kept))];
    sheet.text(row, ID, &book.say("consolidated-kept", &kept), &book.styles.note)?;
    Ok(row)
}
