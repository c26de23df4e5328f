use std::cell::RefCell;

use crate::rule_findings::said;
use crate::{Fault, Figures, Name, Operand, Rule, Said, Step, Verdict};

/// How a rule comes to its verdict over some figures.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleExplanation {
    /// The names whose values were asked for, in the order in which that happened, once each. What stands in a
    /// branch that is not taken is not among them.
    pub figures: Vec<NamedFigure>,
    /// From the condition as it is written to the one value that it comes to.
    pub steps: Vec<Step>,
    /// What the rule says.
    pub verdict: Verdict,
    /// What is said of it when it is broken, with its figures; empty where it is not.
    pub message: Vec<Said>,
}

/// A name and what it stood for.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedFigure {
    /// The name.
    pub name: Name,
    /// Its value; of a column all of them, row by row.
    pub values: Vec<Operand>,
}

impl NamedFigure {
    /// Whether it was not there, and so came as the rule's policy has it.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.values.as_slice(), [Operand::Fault(Fault::Missing | Fault::Lacking)])
    }
}

/// Figures that remember what was asked of them.
struct Asked<'a> {
    figures: &'a dyn Figures,
    names: RefCell<Vec<Name>>,
}

impl Asked<'_> {
    fn note(&self, name: &Name) {
        let mut names = self.names.borrow_mut();
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
}

impl Figures for Asked<'_> {
    fn value(&self, name: &Name) -> Operand {
        self.note(name);
        self.figures.value(name)
    }

    fn column(&self, name: &Name) -> Vec<Operand> {
        self.note(name);
        self.figures.column(name)
    }

    fn is_blank(&self, name: &Name) -> bool {
        self.note(name);
        self.figures.is_blank(name)
    }
}

impl RuleExplanation {
    /// Follows a rule over `figures`, whatever they are of.
    #[must_use]
    pub fn new(rule: &Rule, figures: &dyn Figures) -> Self {
        let asked = Asked { figures, names: RefCell::default() };
        let verdict = rule.verdict(&asked);
        let names = asked.names.into_inner();
        let named = |name: Name| {
            let values = match name {
                Name::Column(..) => figures.column(&name),
                _ => vec![figures.value(&name)],
            };
            NamedFigure { name, values }
        };
        let message = if verdict == Verdict::Broken { said(rule, figures) } else { Vec::new() };
        let figures_asked = names.into_iter().map(named).collect();
        Self { figures: figures_asked, steps: rule.check.steps(figures), verdict, message }
    }
}
