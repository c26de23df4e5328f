use crate::limits;
use crate::package::Fault;

/// What the cells of a workbook may still take of memory.
#[derive(Debug, Default)]
pub(crate) struct Budget {
    cells: u64,
    text: u64,
}

impl Budget {
    /// Takes room for a cell with `text` bytes of text and formula.
    pub fn take(&mut self, text: usize) -> Result<(), Fault> {
        self.cells += 1;
        self.text += text as u64;
        if !limits::CELLS.allows(self.cells) {
            return Err(Fault::Over(limits::CELLS));
        }
        if !limits::TEXTS.allows(self.text) {
            return Err(Fault::Over(limits::TEXTS));
        }
        Ok(())
    }
}
