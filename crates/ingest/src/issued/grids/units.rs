//! The matrix: a row per unit, a column per field.

use std::collections::HashMap;

use tonghop_core::{CellRef, Code, FigureName};

use super::{Grid, Grids, text_of};
use crate::issued::IssueError;
use crate::issued::facts::Facts;

pub(super) fn read(grids: &mut Grids, facts: &Facts, grid: &Grid<'_>) -> Result<(), IssueError> {
    let (code, name) = (grid.column(facts, "unit-code"), grid.column(facts, "unit-name"));
    let mut columns: Vec<(u32, Code, bool)> = Vec::new();
    for (at, _) in grid.headings() {
        let heading = grid.heading(*at);
        let (heading, whole) = match heading.strip_prefix('/') {
            Some(rest) => (rest.trim(), true),
            None => (&*heading, false),
        };
        if let Some(field) = facts.code(heading)
            && columns.iter().all(|(_, known, side)| *known != field.code || *side != whole)
        {
            columns.push((*at, field.code.clone(), whole));
        }
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (row, cells) in grid.rows() {
        let unit = text_of(cells, code);
        if unit.is_empty() && !facts.is_word("sum", text_of(cells, name)) {
            continue;
        }
        let nth = *seen.entry(unit).and_modify(|nth| *nth += 1).or_default();
        for (at, field, whole) in &columns {
            let (field, whole) = (field.clone(), *whole);
            let name = match unit {
                "" => FigureName::Sum { field, whole },
                unit => FigureName::Unit { unit: Code::from(unit), nth, field, whole },
            };
            grids.add(grid, CellRef::new(row, *at), name)?;
        }
        if unit.is_empty() {
            break;
        }
    }
    Ok(())
}
