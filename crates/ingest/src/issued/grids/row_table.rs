//! The sheet of a row table: its rows, or how many each unit has.

use tonghop_core::{Aspect, CellRef, Code, FigureName};

use super::{Grid, Grids, text_of};
use crate::issued::IssueError;
use crate::issued::facts::{Facts, TableFacts};
use crate::sheet::Content;

pub(super) fn read(
    grids: &mut Grids,
    facts: &Facts,
    table: &TableFacts,
    grid: &Grid<'_>,
) -> Result<(), IssueError> {
    if table.rows { read_rows(grids, facts, table, grid) } else { read_counts(grids, facts, table, grid) }
}

fn total(table: &TableFacts) -> FigureName {
    FigureName::Total { code: table.code.clone(), aspect: Aspect::Listed }
}

fn read_rows(
    grids: &mut Grids,
    facts: &Facts,
    table: &TableFacts,
    grid: &Grid<'_>,
) -> Result<(), IssueError> {
    let column = |key| grid.column(facts, key);
    let (unit, file, number) = (column("unit-code"), column("file"), column("row"));
    let mut columns: Vec<(u32, &Code)> = Vec::new();
    for (at, heading) in grid.headings() {
        let id = table.columns.iter().find(|(known, _)| known == heading).map(|(_, id)| id);
        if let Some(id) = id.filter(|id| columns.iter().all(|(_, known)| known != id)) {
            columns.push((*at, id));
        }
    }
    for (row, cells) in grid.rows() {
        let of_unit = text_of(cells, unit);
        if facts.is_word("rows-sum", of_unit) {
            let first = cells.iter().find(|(_, cell)| cell.is_number()).map(|(at, _)| *at);
            if let Some(first) = first.filter(|first| Some(*first) < unit) {
                grids.add(grid, CellRef::new(row, first), total(table))?;
            }
            for (at, column) in &columns {
                let name = FigureName::ColumnSum { table: table.code.clone(), column: (*column).clone() };
                grids.add(grid, CellRef::new(row, *at), name)?;
            }
            break;
        }
        let number = match number.and_then(|at| cells.get(&at)).map(|cell| &cell.content) {
            Some(Content::Number(number)) if *number >= 1.0 && *number <= 1e9 => *number as u32,
            _ => continue,
        };
        if of_unit.is_empty() {
            continue;
        }
        for (at, column) in &columns {
            let name = FigureName::Row {
                table: table.code.clone(),
                unit: Code::from(of_unit),
                file: text_of(cells, file).to_owned(),
                row: number,
                column: (*column).clone(),
            };
            grids.add(grid, CellRef::new(row, *at), name)?;
        }
    }
    Ok(())
}

fn read_counts(
    grids: &mut Grids,
    facts: &Facts,
    table: &TableFacts,
    grid: &Grid<'_>,
) -> Result<(), IssueError> {
    let column = |key| grid.column(facts, key);
    let (unit, name) = (column("unit-code"), column("unit-name"));
    let Some(count) = column("rows") else { return Ok(()) };
    for (row, cells) in grid.rows() {
        let at = CellRef::new(row, count);
        let of_unit = text_of(cells, unit);
        if !of_unit.is_empty() {
            let (table, unit) = (table.code.clone(), Code::from(of_unit));
            grids.add(grid, at, FigureName::UnitRows { table, unit })?;
        } else if facts.is_word("sum", text_of(cells, name)) {
            grids.add(grid, at, total(table))?;
            break;
        }
    }
    Ok(())
}
