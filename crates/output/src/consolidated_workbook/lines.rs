//! Lines that go on from sheet to sheet.

/// Gives every line of a list its row, over as many sheets as they need. A list is told off once to count its sheets,
/// then once for each of them; a line of another sheet has no row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines {
    first: u32,
    room: usize,
    sheet: Option<usize>,
    next: usize,
}

impl Lines {
    /// The lines of one sheet. `first` is the row of its first line, `end` the first row that it does not have.
    pub(super) fn on(sheet: usize, first: u32, end: u32) -> Self {
        Self { sheet: Some(sheet), ..Self::counted(first, end) }
    }

    /// The lines of all sheets, to be counted alone.
    pub(super) fn counted(first: u32, end: u32) -> Self {
        Self { first, room: end.saturating_sub(first).max(1) as usize, sheet: None, next: 0 }
    }

    /// The row of the next line, if it stands on this sheet.
    pub(super) fn next(&mut self) -> Option<u32> {
        let (sheet, row) = self.place(self.next);
        self.next += 1;
        (self.sheet == Some(sheet)).then_some(row)
    }

    /// The sheet and the row of a line, counted from 0.
    pub(super) fn place(&self, line: usize) -> (usize, u32) {
        (line / self.room, self.first + (line % self.room) as u32)
    }

    /// The lines of this sheet, of which there are `count` in all.
    pub(super) fn range(&self, count: usize) -> std::ops::Range<usize> {
        let sheet = self.sheet.unwrap_or_default();
        (sheet * self.room).min(count)..((sheet + 1) * self.room).min(count)
    }

    /// How many sheets the lines so far take; there is always one.
    pub(super) fn sheets(&self) -> usize {
        self.next.div_ceil(self.room).max(1)
    }

    /// How many sheets `count` lines take; there is always one.
    pub(super) fn sheets_of(&self, count: usize) -> usize {
        count.div_ceil(self.room).max(1)
    }

    /// The last row of this sheet that has a line so far; its first row where it has none.
    pub(super) fn last(&self) -> u32 {
        let lines = self.range(self.next).len();
        self.first + (lines.max(1) - 1) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn every_line_stands_on_one_sheet() {
        for count in 0..9 {
            let mut counted = Lines::counted(3, 6);
            (0..count).for_each(|_| assert_eq!(counted.next(), None));
            assert_eq!(counted.sheets(), counted.sheets_of(count));
            let mut rows = Vec::new();
            for sheet in 0..counted.sheets() {
                let mut lines = Lines::on(sheet, 3, 6);
                let own: Vec<u32> = (0..count).filter_map(|_| lines.next()).collect();
                assert_eq!(lines.range(count).len(), own.len());
                assert_eq!(lines.last(), own.last().copied().unwrap_or(3));
                rows.extend(own);
            }
            assert_eq!(rows, [3, 4, 5, 3, 4, 5, 3, 4][..count]);
        }
    }
}
