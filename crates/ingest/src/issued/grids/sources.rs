//! The list of sources: for every total a block of what it is made of.

use tonghop_core::{Aspect, CellRef, Code, FigureName, IssuedContribution};

use super::{Grid, Grids, datum, text_of};
use crate::issued::IssueError;
use crate::issued::facts::Facts;

pub(super) fn read(grids: &mut Grids, facts: &Facts, grid: &Grid<'_>) -> Result<(), IssueError> {
    let column = |key| grid.column(facts, key);
    let Some(value) = column("value") else { return Ok(()) };
    let (code, unit, unit_name) = (column("code"), column("unit-code"), column("unit-name"));
    let (file, sheet, cell) = (column("file"), column("sheet"), column("cell"));
    let (raw, remark, sha) = (column("raw"), column("remark"), column("sha"));
    let mut block: Option<Code> = None;
    for (row, cells) in grid.rows() {
        let Some(field) = facts.code(text_of(cells, code)) else { continue };
        let field = field.code.clone();
        let at = CellRef::new(row, value);
        let of_unit = text_of(cells, unit);
        if of_unit.is_empty() {
            if block.as_ref() != Some(&field) {
                let name = FigureName::Total { code: field.clone(), aspect: Aspect::Listed };
                grids.add(grid, at, name)?;
                block = Some(field);
            }
            continue;
        }
        block = Some(field.clone());
        let sha256 = text_of(cells, sha).to_owned();
        // A line of the roster has no file, only a word for the roster in the language of the workbook.
        let path = if sha256.is_empty() { "" } else { text_of(cells, file) };
        let unit = Code::from(of_unit);
        let name =
            FigureName::Contribution { field: field.clone(), unit: unit.clone(), file: path.to_owned() };
        grids.add(grid, at, name)?;
        grids.contributions.push(IssuedContribution {
            field,
            unit,
            unit_name: text_of(cells, unit_name).to_owned(),
            datum: cells.get(&value).and_then(datum),
            file: text_of(cells, file).to_owned(),
            sha256,
            sheet: text_of(cells, sheet).to_owned(),
            cell: text_of(cells, cell).to_owned(),
            raw: raw.and_then(|raw| cells.get(&raw)).map(|cell| cell.content.raw()).unwrap_or_default(),
            remark: text_of(cells, remark).to_owned(),
        });
    }
    Ok(())
}
