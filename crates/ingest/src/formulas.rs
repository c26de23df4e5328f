use std::borrow::Cow;
use std::collections::BTreeMap;

use tonghop_core::CellRef;

use crate::xml::Text;

/// The formulas of a sheet, those included that show nothing.
///
/// Most of what a form holds are formulas, and hardly one of them is ever looked at: their texts lie one behind the
/// other as they are written, and are spelled out when they are asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Formulas {
    /// In the order of their cells.
    in_order: Vec<(CellRef, Written)>,
    /// Those that came later than one of a cell behind theirs.
    others: BTreeMap<CellRef, Written>,
    texts: String,
}

/// Where the text of a formula lies.
#[derive(Debug, Clone, Copy)]
struct Written {
    start: usize,
    length: usize,
    /// Whether it is written as in XML, with references.
    is_xml: bool,
}

impl Formulas {
    /// Adds the formula of a cell: its text without `=`, empty where it is not known.
    pub fn insert(&mut self, at: CellRef, formula: &str) {
        self.add(at, formula, false);
    }

    /// Adds the formula of a cell as it is written in XML.
    pub fn insert_written(&mut self, at: CellRef, formula: &str) {
        self.add(at, formula, true);
    }

    /// Adds a formula that has the text of another cell's, which is there.
    pub fn insert_same(&mut self, at: CellRef, other: CellRef) {
        match self.find(other) {
            Some(written) => self.put(at, written),
            None => self.insert(at, ""),
        }
    }

    fn add(&mut self, at: CellRef, formula: &str, is_xml: bool) {
        let written = Written { start: self.texts.len(), length: formula.len(), is_xml };
        self.texts.push_str(formula);
        self.put(at, written);
    }

    fn put(&mut self, at: CellRef, written: Written) {
        match self.in_order.last_mut() {
            Some((last, known)) if *last == at => *known = written,
            Some((last, _)) if *last > at => {
                self.others.insert(at, written);
            }
            _ => self.in_order.push((at, written)),
        }
    }

    fn find(&self, at: CellRef) -> Option<Written> {
        if let Some(written) = self.others.get(&at) {
            return Some(*written);
        }
        let found = self.in_order.binary_search_by_key(&at, |(cell, _)| *cell).ok()?;
        self.in_order.get(found).map(|(_, written)| *written)
    }

    /// The formula of a cell, without its `=`; empty where its text is not known. Where cells share a formula, all
    /// have the text of the first.
    pub fn of(&self, at: CellRef) -> Option<Cow<'_, str>> {
        let Written { start, length, is_xml } = self.find(at)?;
        let text = self.texts.get(start..start + length).unwrap_or_default();
        Some(if is_xml { Text::spelled_out(text) } else { Cow::Borrowed(text) })
    }

    /// The cells with a formula, in no order.
    pub fn cells(&self) -> impl Iterator<Item = CellRef> {
        self.in_order.iter().map(|(at, _)| *at).chain(self.others.keys().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_found_in_whatever_order_they_come() {
        let at = |row| CellRef::new(row, 1);
        let mut formulas = Formulas::default();
        formulas.insert_written(at(5), "A1&amp;&lt;");
        formulas.insert(at(2), "A1&amp;");
        formulas.insert(at(9), "");
        formulas.insert_same(at(1), at(5));
        formulas.insert_same(at(7), at(6));
        formulas.insert(at(2), "B2");
        let of = |row| formulas.of(at(row)).map(Cow::into_owned);
        assert_eq!([of(5), of(1), of(2)], [Some("A1&<".into()), Some("A1&<".into()), Some("B2".into())]);
        assert_eq!([of(9), of(7), of(6)], [Some(String::new()), Some(String::new()), None]);
        let mut rows: Vec<u32> = formulas.cells().map(|cell| cell.row).collect();
        rows.sort_unstable();
        assert_eq!(rows, [1, 2, 5, 7, 9]);
    }
}
