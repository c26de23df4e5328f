use std::sync::Arc;

use crate::formula_words::FormulaWords;
use crate::gap::unmet;
use crate::rule_findings::said;
use crate::{
    Arg, Breach, CitedFigure, Code, CollectionFigures, Consolidation, Figures, Finding, Form, History, Name,
    Operand, Origin, Place, Related, Roster, Rule, Scope, Severity, Source, Verdict, catalogue,
};

/// Units that a finding names; of the others it says how many there are.
const NAMED: usize = 8;

/// What a period's totals are judged against.
#[derive(Debug, Clone, Copy)]
pub struct CollectionRules<'a> {
    /// The form, with its rules.
    pub form: &'a Form,
    /// Who must report.
    pub roster: &'a Roster,
    /// Who the committee's own figures are from.
    pub committee: &'a Code,
    /// The accepted values of the period before.
    pub history: Option<&'a History>,
}

impl<'a> CollectionRules<'a> {
    /// The rules that are about the collection, each with what it sees of `consolidation`, in the order of the form.
    pub fn figures(
        &self,
        consolidation: &'a Consolidation,
    ) -> impl Iterator<Item = CollectionFigures<'a>> + use<'a> {
        let Self { form, roster, history, .. } = *self;
        let of_collection = form.rules().iter().filter(|rule| rule.scope == Scope::Collection);
        of_collection.map(move |rule| CollectionFigures { form, rule, consolidation, roster, history })
    }

    /// A finding for every rule that `consolidation` breaks: at the cell of the committee's first figure in it,
    /// where there is one, else of the collection. It says both sides, by how much they are off, and
    /// how many units are in the totals. A rule that is only tried out is a note, whatever its severity.
    #[must_use]
    pub fn findings(&self, consolidation: &'a Consolidation) -> Vec<Finding> {
        let broken =
            self.figures(consolidation).filter(|figures| figures.rule.verdict(figures) == Verdict::Broken);
        broken.map(|figures| self.finding(&figures)).collect()
    }

    fn finding(&self, figures: &CollectionFigures<'a>) -> Finding {
        let rule = figures.rule;
        let names = rule.check.names();
        let mut cells = names.iter().filter_map(|name| self.cell(figures, name));
        let first = cells.next();
        let place = match &first {
            Some((_, file, source)) => Place::cell(*file, source.sheet.clone(), source.cell),
            None => Place::Collection,
        };
        let same_sheet = |source: &Source| first.is_some_and(|(_, _, first)| first.sheet == source.sheet);
        let related = cells.filter(|(_, _, source)| same_sheet(source));
        let related = related.map(|(code, _, source)| Related::of(code.clone(), source.cell));
        let words =
            FormulaWords { form: self.form, before: figures.consolidation.period.previous(), figures };
        let mut finding = Finding::new(&catalogue::RULE_BROKEN, place)
            .related(related)
            .arg("message", Arg::Said(said(rule, figures)))
            .arg("expected", Arg::Said(words.expected(&unmet(rule.check.expression(), figures))))
            .text("check", rule.written());
        let field = first.map(|(code, _, _)| code).or_else(|| names.iter().find_map(field_of));
        if let Some(code) = field {
            let label = self.form.field(code.as_str()).map(|field| field.label.to_string());
            finding = finding.code(code, &label.unwrap_or_default());
        }
        if let Some((_, _, source)) = first {
            finding = finding.found(source.raw.to_string()).unit(self.committee);
        }
        if let Some(difference) = difference(rule, figures) {
            finding = finding.arg("difference", Arg::Number(difference));
        }
        if let Some(coverage) = figures.coverage() {
            finding = finding
                .arg("have", Arg::Count(coverage.have as u64))
                .arg("of", Arg::Count(coverage.of as u64));
        }
        let absent = figures.absent();
        let named = absent.iter().take(NAMED).map(|code| code.to_string()).collect();
        finding = finding.arg("absent", Arg::List(named));
        if absent.len() > NAMED {
            finding = finding.arg("more", Arg::Count((absent.len() - NAMED) as u64));
        }
        let period = figures.consolidation.period;
        if rule.is_trial(period) {
            finding.severity = Severity::Note;
            finding.trial = rule.trial_until;
        } else {
            finding.severity = rule.severity;
        }
        let trial = finding.trial.map_or_else(|| Arg::Text(String::new()), Arg::Period);
        finding = finding.arg("trial", trial);
        finding.rule = Some(rule.id.clone());
        let cite = |name: &Name| CitedFigure {
            words: words.name(name),
            value: figures.value(name),
            place: self
                .cell(figures, name)
                .map(|(_, file, source)| Place::cell(file, source.sheet.clone(), source.cell)),
            cells: Vec::new(),
            more: 0,
            name: name.clone(),
        };
        let check = Arc::from(rule.check.text());
        let cited = names.iter().map(cite).collect();
        finding.breach = Some(Box::new(Breach { check, figures: cited, gaps: rule.gaps(figures) }));
        finding
    }

    /// The cell of a figure that the committee typed.
    fn cell<'n>(
        &self,
        figures: &CollectionFigures<'a>,
        name: &'n Name,
    ) -> Option<(&'n Code, &'a str, &'a Source)> {
        let code = field_of(name)?;
        let contributions = &figures.consolidation.totals.get(code)?.contributions;
        let own = contributions.iter().find(|contribution| contribution.unit == *self.committee)?;
        match &own.origin {
            Origin::Cell { file, source } => Some((code, &*file.path, source)),
            _ => None,
        }
    }
}

pub(crate) fn field_of(name: &Name) -> Option<&Code> {
    match name {
        Name::Field(code) | Name::Total(code) | Name::TotalOf(code, _) => Some(code),
        _ => None,
    }
}

/// By how much the sides of a comparison differ, where both are numbers.
fn difference(rule: &Rule, figures: &dyn Figures) -> Option<crate::Decimal> {
    let (left, right) = rule.check.comparison()?;
    match (left.value(figures), right.value(figures)) {
        (Operand::Number(left), Operand::Number(right)) => left.checked_sub(right),
        _ => None,
    }
}
