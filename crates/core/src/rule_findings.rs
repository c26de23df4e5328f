use std::sync::Arc;

use crate::formula_words::FormulaWords;
use crate::gap::unmet;
use crate::{
    Arg, Breach, CellRef, CitedFigure, Code, Figures, Finding, MessagePart, Name, Operand, Place, Related,
    Rule, Said, Scope, Severity, Source, SubmissionFigures, Value, Verdict, catalogue,
};

/// How many cells of row tables a finding names; of the others it says how many they are.
const CELLS: usize = 20;

/// Judges a submission by the rules of its form that are about one submission.
///
/// A broken rule is one finding: at the first answer that the rule names and the file has a cell for, with every
/// other cell that it looked at beside it. A rule that is only tried out is a note, whatever its severity.
pub(crate) fn rule_findings(figures: &SubmissionFigures<'_>) -> Vec<Finding> {
    let of_form = figures.form.rules().iter().filter(|rule| rule.scope == Scope::Form);
    let judged = of_form.map(|rule| SubmissionFigures { rule, ..*figures });
    judged.filter_map(|figures| broken(&figures)).collect()
}

fn broken(figures: &SubmissionFigures<'_>) -> Option<Finding> {
    let rule = figures.rule;
    if figures.is_unreadable() || rule.verdict(figures) != Verdict::Broken {
        return None;
    }
    let file = figures.submission.file.path.clone();
    let mut cells = rule.fields().into_iter().filter_map(|code| Some((source(figures, &code)?, code)));
    let first = cells.next();
    let place = match &first {
        Some((source, _)) => Place::cell(file, source.sheet.clone(), source.cell),
        None => Place::file(file),
    };
    let found = first.as_ref().map(|(source, _)| source.raw.to_string()).unwrap_or_default();
    let related = cells.map(|(source, code)| Related {
        sheet: Some(source.sheet.clone()),
        ..Related::of(code, source.cell)
    });
    let before = figures.period.previous();
    let words = FormulaWords { form: figures.form, before, figures };
    let cited = cited(figures, &words);
    let mut finding = Finding::new(&catalogue::RULE_BROKEN, place)
        .found(found)
        .related(related)
        .related(cited.iter().flat_map(of_rows))
        .arg("message", Arg::Said(said(rule, figures)))
        .arg("expected", Arg::Said(words.expected(&unmet(rule.check.expression(), figures))))
        .text("check", rule.written());
    if let Some((_, code)) = first {
        let label = figures.form.field(code.as_str()).map(|field| field.label.to_string());
        finding = finding.code(&code, &label.unwrap_or_default());
    }
    finding.severity = rule.severity;
    if rule.is_trial(figures.period) {
        finding.severity = Severity::Note;
        finding.trial = rule.trial_until;
    }
    let trial = finding.trial.map_or_else(|| Arg::Text(String::new()), Arg::Period);
    finding = finding.arg("trial", trial);
    finding.rule = Some(rule.id.clone());
    let check = Arc::from(rule.check.text());
    finding.breach = Some(Box::new(Breach { check, figures: cited, gaps: rule.gaps(figures) }));
    Some(finding)
}

fn source<'a>(figures: &SubmissionFigures<'a>, code: &Code) -> Option<&'a Source> {
    figures.submission.values.get(code).and_then(|value| value.source.as_ref())
}

/// Every figure that the condition of a rule names. Earlier values and properties of the unit that are not there are
/// left out: the condition did not need them.
fn cited(figures: &SubmissionFigures<'_>, words: &FormulaWords<'_>) -> Vec<CitedFigure> {
    let mut left = CELLS;
    let cite = |name: Name| {
        let mut cited = CitedFigure {
            words: words.name(&name),
            value: Operand::Blank,
            place: None,
            cells: Vec::new(),
            more: 0,
            name,
        };
        let file = &figures.submission.file.path;
        match &cited.name {
            Name::Field(code) => {
                let has_datum = |value: &&Value| value.datum.is_some();
                let value = figures.submission.values.get(code);
                if value.filter(has_datum).is_some() {
                    cited.value = figures.value(&cited.name);
                }
                let source = source(figures, code);
                cited.place =
                    source.map(|source| Place::cell(file.clone(), source.sheet.clone(), source.cell));
            }
            Name::Column(table, column) => {
                let rows = figures.submission.tables.get(table).map_or(&[][..], Vec::as_slice);
                let sources = rows.iter().filter_map(|row| row.cells.get(column)?.source.as_ref());
                let sources: Vec<&Source> = sources.collect();
                let sheet = sources.first().map(|source| source.sheet.clone());
                cited.place = sheet.map(|sheet| Place::sheet(file.clone(), sheet));
                cited.cells = sources.iter().take(left).map(|source| source.cell).collect();
                cited.more = sources.len() - cited.cells.len();
                left -= cited.cells.len();
            }
            name => {
                cited.value = figures.value(name);
                if matches!(cited.value, Operand::Fault(_)) {
                    return None;
                }
                if let Name::Prior(code, span) = name {
                    let origin = figures.past.and_then(|past| past.spanned(*span)).zip(figures.unit);
                    let origin =
                        origin.and_then(|(history, unit)| history.origin(unit.code.as_str(), code.as_str()));
                    cited.place = origin.cloned();
                }
            }
        }
        Some(cited)
    };
    figures.rule.check.names().into_iter().filter_map(cite).collect()
}

/// The cells of a column that a rule named.
fn of_rows(cited: &CitedFigure) -> Vec<Related> {
    let Name::Column(table, column) = &cited.name else { return Vec::new() };
    let sheet = cited.place.as_ref().and_then(|place| place.sheet_name()).map(Arc::from);
    let related = |cell: &CellRef| Related {
        table: Some(table.clone()),
        sheet: sheet.clone(),
        ..Related::of(column.clone(), *cell)
    };
    cited.cells.iter().map(related).collect()
}

/// The message of a rule with its figures put in.
pub(crate) fn said(rule: &Rule, figures: &dyn Figures) -> Vec<Said> {
    rule.message
        .iter()
        .map(|part| match part {
            MessagePart::Words(words) => Said::Words(words.clone()),
            MessagePart::Figure(formula) => match formula.value(figures) {
                Operand::Number(number) => Said::Number(number),
                // What is not there is shown as a gap, not as a fault of a spreadsheet.
                Operand::Fault(_) | Operand::Blank => Said::Words(Arc::from("…")),
                other => Said::Words(Arc::from(other.to_string())),
            },
        })
        .collect()
}
