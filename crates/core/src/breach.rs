use std::sync::Arc;

use crate::{CellRef, Gap, Name, Operand, Place, Said};

/// What a broken rule compared: the figures that it names, each with its cell, and how far they are apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The condition as the form writes it.
    pub check: Arc<str>,
    /// Every figure that the condition names, in its order.
    pub figures: Vec<CitedFigure>,
    /// The comparisons that do not hold, see [`Rule::gaps`](crate::Rule::gaps).
    pub gaps: Vec<Gap>,
}

/// A figure that a rule names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedFigure {
    /// Its name in the rule.
    pub name: Name,
    /// What it is called, to be said to people.
    pub words: Vec<Said>,
    /// What it is; nothing for a blank cell, and for a column, which is many.
    pub value: Operand,
    /// Where it stands: for an earlier value in a file of its period, for a column its sheet. `None` where it stands
    /// in no file, or nobody knows where.
    pub place: Option<Place>,
    /// The cells of a column, the first of them.
    pub cells: Vec<CellRef>,
    /// How many cells of the column are not among these.
    pub more: usize,
}
