//! Where the rules about the collection stand in their sheet, and the figures that have no cell elsewhere.

use std::collections::HashMap;

use tonghop_core::{
    By, Code, CollectionFigures, CollectionRules, Coverage, FieldType, Figures, MissingPolicy, Name, Operand,
    TotalPart,
};

use super::ConsolidatedWorkbook;
use super::address::{foreign, foreign_range, relative};
use super::book::Book;

use super::totals_plan::TOTAL;

/// The row of the column headings.
pub(super) const HEAD: u32 = 3;
/// The column that the values of figures without a cell elsewhere stand in: that of the left sides.
pub(super) const VALUE: u16 = 4;

/// A figure that rules name and that no other sheet has a cell for.
#[derive(Debug)]
pub(super) struct Figure {
    pub(super) name: Name,
    pub(super) row: u32,
    pub(super) content: Content,
    pub(super) coverage: Option<Coverage>,
}

/// What stands in the cell of such a figure.
#[derive(Debug)]
pub(super) enum Content {
    /// A value that was known when the workbook was written; none where there is none.
    Value(Operand),
    /// A live formula with its present result.
    Formula(String, String),
}

/// The sheet of checks before it is written.
pub(super) struct ChecksPlan<'a> {
    /// The rules about the collection, each with what it sees.
    pub(super) rules: Vec<CollectionFigures<'a>>,
    /// The row below the rules.
    pub(super) after_rules: u32,
    pub(super) figures: Vec<Figure>,
    rows: HashMap<Name, u32>,
}

impl<'a> ChecksPlan<'a> {
    pub(super) fn new(book: &Book<'a>) -> Self {
        let input: &'a ConsolidatedWorkbook<'a> = book.input;
        let judged = CollectionRules {
            form: input.form,
            roster: input.roster,
            committee: &input.committee.code,
            history: input.history(),
        };
        let rules: Vec<CollectionFigures> = judged.figures(input.consolidation).collect();
        let after_rules = HEAD + 1 + rules.len() as u32;
        let mut figures: Vec<Figure> = Vec::new();
        for rule in &rules {
            for name in rule.rule.check.names() {
                if figures.iter().any(|figure| figure.name == name) {
                    continue;
                }
                let row = after_rules + 3 + figures.len() as u32;
                if let Some((content, coverage)) = content(book, rule, &name) {
                    figures.push(Figure { name, row, content, coverage });
                }
            }
        }
        let rows = figures.iter().map(|figure| (figure.name.clone(), figure.row)).collect();
        Self { rules, after_rules, figures, rows }
    }

    /// The first row that nothing above takes.
    pub(super) fn after_figures(&self) -> u32 {
        match self.figures.last() {
            Some(last) => last.row + 1,
            None => self.after_rules,
        }
    }

    /// The condition of a rule as a formula over cells, without the leading `=`. Where a value is needed and not
    /// there, it comes to an error: `#N/A` where the rule is broken by that, `#DIV/0!` where it says nothing then.
    pub(super) fn condition(&self, book: &Book, rule: &CollectionFigures) -> String {
        self.over_cells(book, rule, rule.rule.condition())
    }

    /// A formula of a rule over cells.
    pub(super) fn over_cells(
        &self,
        book: &Book,
        rule: &CollectionFigures,
        formula: &tonghop_core::Formula,
    ) -> String {
        formula.to_sheet_over(&|name| self.value(book, rule, name), &|name| self.cell(book, name))
    }

    fn value(&self, book: &Book, rule: &CollectionFigures, name: &Name) -> String {
        const NOTHING: &str = "(1/0)";
        if let Operand::Fault(tonghop_core::Fault::Number | tonghop_core::Fault::Value) = rule.value(name) {
            return NOTHING.to_owned();
        }
        let missing = match rule.rule.blank {
            _ if matches!(name, Name::Prior(..)) => NOTHING,
            MissingPolicy::Skip => NOTHING,
            MissingPolicy::Zero => "0",
            MissingPolicy::Fail => "NA()",
        };
        let Some(Cell { address, holds }) = self.place(book, name) else { return NOTHING.to_owned() };
        match holds {
            Holds::Always => address,
            Holds::Number => format!("IF(ISNUMBER({address}),{address},{missing})"),
            Holds::Text => format!("IF({address}=\"\",{missing},{address})"),
            Holds::CountOf(all) => format!("IF(SUM({all})>0,{address},{missing})"),
        }
    }

    /// The cell of a name for functions that ask what it holds.
    fn cell(&self, book: &Book, name: &Name) -> String {
        match self.place(book, name) {
            Some(Cell { address, holds: Holds::CountOf(all) }) => format!("IF(SUM({all})>0,{address},\"\")"),
            Some(Cell { address, .. }) => address,
            None => "\"\"".to_owned(),
        }
    }

    fn place(&self, book: &Book, name: &Name) -> Option<Cell> {
        let Some(row) = self.rows.get(name) else { return total_cell(book, name) };
        let always = matches!(name, Name::Units(_) | Name::Parameter(_));
        let holds = if always { Holds::Always } else { Holds::Number };
        Some(Cell { address: relative(*row, VALUE), holds })
    }
}

/// A cell as formulas of the sheet of checks name it.
struct Cell {
    address: String,
    holds: Holds,
}

/// What a cell holds.
enum Holds {
    /// A number, whatever happens.
    Always,
    /// A number or nothing.
    Number,
    /// A text or nothing.
    Text,
    /// A number that says nothing while the sum of that range is zero.
    CountOf(String),
}

/// The cell of a name in the sheet of totals.
fn total_cell(book: &Book, name: &Name) -> Option<Cell> {
    let sheet = &book.names.totals;
    let at = |row: u32| foreign(sheet, row, TOTAL);
    match name {
        Name::Field(code) | Name::Total(code) => {
            let field = book.form().field(code.as_str())?;
            let row = book.totals.row(code)?;
            if let (true, Some(word)) = (field.is_by_unit(), &field.counted) {
                return choice_cell(book, code, word);
            }
            let holds = match field.field_type {
                FieldType::Flag | FieldType::Choice => Holds::Text,
                _ if matches!(field.by, By::Roster { .. }) => Holds::Always,
                _ => Holds::Number,
            };
            Some(Cell { address: at(row), holds })
        }
        Name::TotalOf(code, word) => {
            let field = book.form().field(code.as_str())?;
            match TotalPart::of(field, &book.form().layout, word)? {
                TotalPart::Count(word) => choice_cell(book, code, &word),
                TotalPart::Numerator | TotalPart::Denominator => None,
            }
        }
        Name::Rows(table) => {
            let row = book.totals.row(table)?;
            let known = book.input.consolidation.tables.get(table).is_some_and(|t| t.coverage.have > 0);
            known.then(|| Cell { address: at(row), holds: Holds::Always })
        }
        _ => None,
    }
}

/// How many units gave a word: nothing is known of it where none gave any.
fn choice_cell(book: &Book, code: &Code, word: &str) -> Option<Cell> {
    let words = book.form().field(code.as_str())?.counted_words();
    let index = words.iter().position(|known| **known == *word)? as u32;
    let first = book.totals.row(code)? + 1;
    let sheet = &book.names.totals;
    let all = foreign_range(sheet, (first, first + words.len() as u32 - 1), TOTAL);
    Some(Cell { address: foreign(sheet, first + index, TOTAL), holds: Holds::CountOf(all) })
}

/// What stands for a name that the sheet of totals has no cell for.
fn content(book: &Book, rule: &CollectionFigures, name: &Name) -> Option<(Content, Option<Coverage>)> {
    match name {
        Name::Units(_) | Name::Parameter(_) => Some((Content::Value(rule.value(name)), None)),
        Name::Rows(_) if total_cell(book, name).is_none() => Some((Content::Value(Operand::Blank), None)),
        Name::Prior(code, span) => {
            let value = rule.prior(code, *span).map_or(Operand::Blank, Operand::Number);
            let field = book.form().field(code.as_str());
            Some((
                Content::Value(value),
                field.and_then(|field| book.totals.comparison.coverage_before(field)),
            ))
        }
        Name::TotalOf(code, word) => {
            let field = book.form().field(code.as_str())?;
            let part = TotalPart::of(field, &book.form().layout, word)?;
            let of_whole = match &part {
                TotalPart::Count(_) => return None,
                TotalPart::Numerator => 0,
                TotalPart::Denominator => 1,
            };
            let total = book.input.consolidation.totals.get(code)?;
            let result = part.figure(&total.figure).map(tonghop_core::plain).unwrap_or_default();
            let formula = part_formula(book, code, of_whole)?;
            Some((Content::Formula(formula, result), Some(total.coverage)))
        }
        _ => None,
    }
}

/// One side of a total that is a part of a whole, live.
fn part_formula(book: &Book, code: &Code, of_whole: u16) -> Option<String> {
    let field = book.form().field(code.as_str())?;
    if let Some(formula) = field.formula() {
        let address =
            |code: &Code| foreign(&book.names.totals, book.totals.row(code).unwrap_or_default(), TOTAL);
        let (part, whole) = formula.to_sheet_ratio(&address)?;
        let side = if of_whole == 0 { part } else { whole };
        let cells: Vec<String> = formula.codes().iter().map(address).collect();
        return Some(format!("=IF(COUNT({})<{},\"\",{side})", cells.join(","), cells.len()));
    }
    let range = book.matrix.range(&book.names.matrix, code, of_whole)?;
    Some(format!("=IF(COUNT({range})=0,\"\",SUM({range}))"))
}

/// The row of the totals that a rule is about: that of the first name that has one.
pub(super) fn subject_row(book: &Book, rule: &CollectionFigures) -> Option<u32> {
    rule.rule.check.names().iter().find_map(|name| match name {
        Name::Field(code)
        | Name::Total(code)
        | Name::TotalOf(code, _)
        | Name::Prior(code, _)
        | Name::Rows(code) => book.totals.row(code),
        _ => None,
    })
}
