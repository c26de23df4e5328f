//! The totals: a row per field, row table and choice.

use tonghop_core::{Aspect, CellRef, Code, FigureName};

use super::{Grid, Grids, text_of};
use crate::issued::IssueError;
use crate::issued::facts::Facts;

pub(super) fn read(grids: &mut Grids, facts: &Facts, grid: &Grid<'_>) -> Result<(), IssueError> {
    let column = |key| grid.column(facts, key);
    let (code, label, total) = (column("code"), column("label"), column("total"));
    let mut aspects: Vec<(u32, Aspect)> = Vec::new();
    for (at, heading) in grid.headings() {
        let is = |key| facts.is_heading(key, heading);
        let aspect = match () {
            () if is("code") || is("label") || is("measure") || is("source") => continue,
            () if is("total") => Aspect::Figure,
            () if is("part") => Aspect::Part,
            () if is("share") => Aspect::Share,
            () if is("coverage") => Aspect::Coverage,
            () => Aspect::Other(grid.heading(*at)),
        };
        if aspects.iter().all(|(_, known)| *known != aspect) {
            aspects.push((*at, aspect));
        }
    }
    let mut field: Option<Code> = None;
    for (row, cells) in grid.rows() {
        let written = text_of(cells, code);
        if !written.is_empty() {
            let known = facts.code(written);
            field = known.map(|known| known.code.clone());
            let Some(known) = known else { continue };
            for (at, aspect) in &aspects {
                let at = CellRef::new(row, *at);
                let name = FigureName::Total { code: known.code.clone(), aspect: aspect.clone() };
                // In a further column words are remarks of somebody, and no figures.
                let is_figure = grid.sheet.get(at).is_some_and(|cell| cell.is_number());
                if !matches!(aspect, Aspect::Other(_)) || is_figure {
                    grids.add(grid, at, name)?;
                }
            }
        } else if let (Some(field), Some(total)) = (&field, total) {
            let word = text_of(cells, label).to_owned();
            if !word.is_empty() {
                grids.add(
                    grid,
                    CellRef::new(row, total),
                    FigureName::Choice { field: field.clone(), word },
                )?;
            }
        }
    }
    Ok(())
}
