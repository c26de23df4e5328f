use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;
use tonghop_core::{Code, FileStamp, Finding, Layout, RolledStanding, RolledUnit, folded};

use super::grid::{Grid, Line, is_word};

/// The headings without which it is not the list of units.
pub(super) const HEADINGS: [&str; 4] = ["unit", "unit_name", "standing", "file"];

/// Reads the list of units.
pub(super) fn read(
    grid: &Grid<'_>,
    layout: &Layout,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) -> Vec<RolledUnit> {
    let mut seen = HashSet::new();
    let mut units = Vec::new();
    for line in grid.lines() {
        match unit(&line, grid, layout) {
            Ok(unit)
                if seen.insert((folded(unit.code.as_str()), unit.standing == RolledStanding::Committee)) =>
            {
                units.push(unit);
            }
            Ok(_) => findings.push(line.unreadable("unit", layout, file)),
            Err(key) => findings.push(line.unreadable(key, layout, file)),
        }
    }
    units
}

/// The unit of a line, or the heading under which it cannot be read.
fn unit(line: &Line<'_, '_>, grid: &Grid<'_>, layout: &Layout) -> Result<RolledUnit, &'static str> {
    let code = line.text("unit");
    if code.is_empty() {
        return Err("unit");
    }
    let word = line.text("standing");
    let standing = RolledStanding::ALL.into_iter().find(|standing| is_word(layout, standing.key(), &word));
    let cells = line.text("cells");
    let late = line.text("late");
    let files = (0..grid.depth("file"))
        .map(|level| (line.text_of("file", level), line.text_of("sha256", level)))
        .take_while(|(path, _)| !path.is_empty())
        .map(|(path, sha256)| FileStamp { path: Arc::from(path), sha256: Arc::from(sha256) });
    let roster = line.text("roster");
    let declared = match roster.rsplit_once(':') {
        Some((roster, number)) => Some((Arc::from(roster), number.parse().map_err(|_no_line| "roster")?)),
        None if roster.is_empty() => None,
        None => return Err("roster"),
    };
    Ok(RolledUnit {
        name: Arc::from(line.text("unit_name")),
        kind: Arc::from(line.text("unit_kind")),
        cells: if cells.is_empty() { None } else { Some(cells.parse().map_err(|_no_count| "cells")?) },
        founded: day(line, "founded")?,
        dissolved: day(line, "dissolved")?,
        standing: standing.ok_or("standing")?,
        late: match late.is_empty() {
            true => false,
            false if is_word(layout, "words.yes", &late) => true,
            false => return Err("late"),
        },
        files: files.collect(),
        declared,
        place: line.at("unit", 0).map(|cell| (grid.sheet.name.clone(), cell)),
        code: Code::from(code),
    })
}

fn day(line: &Line<'_, '_>, key: &'static str) -> Result<Option<Date>, &'static str> {
    match line.cell(key) {
        Some(cell) if !cell.is_blank() => cell.day().map(Some).ok_or(key),
        _ => Ok(None),
    }
}
