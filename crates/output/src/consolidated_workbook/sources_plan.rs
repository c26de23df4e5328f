//! Which total's contributions stand where.

use std::collections::HashMap;

use tonghop_core::{Code, Field, FieldType, Formula};

use super::ConsolidatedWorkbook;
use super::lines::Lines;
use super::sheet_limits::SheetLimits;

/// The row of the column headings; blocks start below it.
pub(super) const HEAD: u32 = 2;

/// The contributions of one field: a heading row and the rows below it, which may go on on further sheets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block<'a> {
    pub(super) field: &'a Field,
    /// The sheet of the heading row.
    pub(super) sheet: usize,
    /// The heading row.
    pub(super) row: u32,
    /// The heading among all lines.
    line: usize,
}

/// The blocks of all totals, over as many sheets as their rows need.
#[derive(Debug)]
pub(super) struct SourcesPlan<'a> {
    pub(super) blocks: Vec<Block<'a>>,
    by_code: HashMap<&'a Code, usize>,
    /// Whether there are so many contributions that they are left to `values.csv`.
    pub(super) left_out: bool,
    lines: Lines,
}

impl<'a> SourcesPlan<'a> {
    pub(super) fn new(input: &'a ConsolidatedWorkbook<'a>, limits: SheetLimits) -> Self {
        let given = |field: &Field| {
            input.consolidation.totals.get(&field.code).map_or(0, |total| total.contributions.len())
        };
        let fields = || input.form.fields().iter().filter(|field| field.field_type != FieldType::Text);
        // A provisional consolidation has no other place for them.
        let left_out =
            !input.consolidation.provisional && fields().map(given).sum::<usize>() > limits.sources;
        let mut lines = Lines::counted(HEAD + 1, limits.rows);
        let mut blocks: Vec<Block> = Vec::new();
        let mut line = 0;
        for field in fields() {
            let below = match field.formula().map(Formula::codes) {
                Some(codes) => codes.len(),
                None if left_out => 1,
                None => given(field),
            };
            let (sheet, row) = lines.place(line);
            blocks.push(Block { field, sheet, row, line });
            for _ in 0..=below.max(1) {
                lines.next();
            }
            line += 1 + below.max(1);
        }
        let by_code = blocks.iter().enumerate().map(|(index, block)| (&block.field.code, index)).collect();
        Self { blocks, by_code, left_out, lines }
    }

    /// How many sheets the blocks take.
    pub(super) fn sheets(&self) -> usize {
        self.lines.sheets()
    }

    pub(super) fn block(&self, code: &Code) -> Option<Block<'a>> {
        self.by_code.get(code).and_then(|index| self.blocks.get(*index)).copied()
    }

    /// The sheet and the row of a line of a field's block; 0 is its heading. A line that is left out has the place of
    /// the heading.
    pub(super) fn place(&self, code: &Code, below: usize) -> Option<(usize, u32)> {
        let block = self.block(code)?;
        let below = if self.left_out { 0 } else { below };
        Some(self.lines.place(block.line + below))
    }
}
