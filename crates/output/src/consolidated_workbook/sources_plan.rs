//! Which total's contributions stand where.

use std::collections::HashMap;

use tonghop_core::{Code, Field, FieldType, Formula};

use super::ConsolidatedWorkbook;

/// The row of the column headings; blocks start below it.
pub(super) const HEAD: u32 = 2;
/// Excel's last row, from 0.
const LAST_ROW: u32 = 1_048_575;

/// The contributions of one field: a heading row and the rows below it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block<'a> {
    pub(super) field: &'a Field,
    /// Which of the sheets.
    pub(super) sheet: usize,
    /// The heading row.
    pub(super) row: u32,
}

/// The blocks of all totals, over as many sheets as their rows need.
#[derive(Debug)]
pub(super) struct SourcesPlan<'a> {
    pub(super) blocks: Vec<Block<'a>>,
    by_code: HashMap<&'a Code, usize>,
}

impl<'a> SourcesPlan<'a> {
    pub(super) fn new(input: &'a ConsolidatedWorkbook<'a>) -> Self {
        let mut blocks: Vec<Block> = Vec::new();
        let (mut sheet, mut row) = (0, HEAD + 1);
        for field in input.form.fields().iter().filter(|field| field.field_type != FieldType::Text) {
            let below = match field.formula().map(Formula::codes) {
                Some(codes) => codes.len(),
                None => {
                    input.consolidation.totals.get(&field.code).map_or(0, |total| total.contributions.len())
                }
            };
            let rows = 1 + below.max(1) as u32;
            if row + rows > LAST_ROW && row > HEAD + 1 {
                (sheet, row) = (sheet + 1, HEAD + 1);
            }
            blocks.push(Block { field, sheet, row });
            row += rows;
        }
        let by_code = blocks.iter().enumerate().map(|(index, block)| (&block.field.code, index)).collect();
        Self { blocks, by_code }
    }

    /// How many sheets the blocks take.
    pub(super) fn sheets(&self) -> usize {
        self.blocks.last().map_or(1, |block| block.sheet + 1)
    }

    pub(super) fn block(&self, code: &Code) -> Option<Block<'a>> {
        self.by_code.get(code).and_then(|index| self.blocks.get(*index)).copied()
    }
}
