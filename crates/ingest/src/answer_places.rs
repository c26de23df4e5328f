use std::collections::BTreeMap;

use tonghop_core::catalogue;
use tonghop_core::{Arg, CellRef, Code, Field, Finding, Place, Related, composed};

use crate::locate::{Located, Search};
use crate::sheet::Visibility;

/// Where an answer to a field may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AnswerPlace {
    /// Index of the sheet.
    pub sheet: usize,
    pub row: u32,
    /// A cell in every column of answers.
    pub cells: Vec<CellRef>,
    pub by_label: bool,
}

/// Takes the one answer of every field. Of several, the same ones are one; where they differ none is taken.
pub(crate) fn settle(
    search: &Search<'_>,
    places: &BTreeMap<Code, Vec<AnswerPlace>>,
    located: &mut Located,
    findings: &mut Vec<Finding>,
) {
    let copies = copies(search, places);
    for (code, places) in places {
        let Some(field) = search.form.field(code.as_str()) else { continue };
        let places: Vec<&AnswerPlace> =
            places.iter().filter(|place| !copies.contains_key(&place.sheet)).collect();
        let same_sheet = |a: &AnswerPlace| places.iter().filter(|b| a.sheet == b.sheet).count() > 1;
        let doubled = places.iter().any(|place| same_sheet(place) && !place.by_label);
        let cells: Vec<(usize, CellRef)> =
            places.iter().flat_map(|place| place.cells.iter().map(|cell| (place.sheet, *cell))).collect();
        let filled: Vec<(usize, CellRef)> =
            cells.iter().filter(|cell| !answer(search, **cell).is_empty()).copied().collect();
        let differ = filled.windows(2).any(|pair| answer(search, pair[0]) != answer(search, pair[1]));
        let by_rows = places.len() > 1 && filled.len() != places.len() && !filled.is_empty();
        if doubled {
            let firsts: Vec<_> = places.iter().filter_map(|p| Some((p.sheet, *p.cells.first()?))).collect();
            findings.push(several(search, &catalogue::DOUBLED_CODE, field, &firsts).found(code.as_str()));
            located.doubled.push(code.clone());
        } else if differ || by_rows {
            let said = if differ { &filled } else { &cells };
            let found: Vec<String> = filled.iter().map(|cell| answer(search, *cell)).collect();
            let finding = several(search, &catalogue::ANSWERS_DIFFER, field, said);
            findings.push(finding.found(found.join(" / ")));
            located.doubled.push(code.clone());
        } else if let Some(cell) = filled.first().or(cells.first()) {
            located.cells.insert(code.clone(), *cell);
        }
    }
    for (copy, original) in copies {
        let name = search.sheet(copy).name.clone();
        let original = search.sheet(original).name.to_string();
        // What is said of the original holds of its copy.
        let said: Vec<_> = findings
            .iter()
            .filter(|finding| finding.place.sheet_name() == Some(&*original))
            .map(|finding| (finding.entry, finding.place.cell_ref(), finding.found.clone()))
            .collect();
        findings.retain(|finding| {
            let own = (finding.entry, finding.place.cell_ref(), finding.found.clone());
            finding.place.sheet_name() != Some(&*name) || !said.contains(&own)
        });
        let place = Place::sheet(search.file.clone(), name);
        findings.push(Finding::new(&catalogue::COPIED_SHEET, place).text("original", original));
    }
}

fn several(
    search: &Search<'_>,
    entry: &'static catalogue::Entry,
    field: &Field,
    cells: &[(usize, CellRef)],
) -> Finding {
    let first = cells
        .first()
        .map_or_else(|| Place::file(search.file.clone()), |(sheet, cell)| search.place(*sheet, *cell));
    let named = |(sheet, cell): &(usize, CellRef)| format!("{}!{cell}", search.sheet(*sheet).name);
    let others = cells.iter().skip(1);
    Finding::new(entry, first)
        .field(field)
        .related(others.map(|(_, cell)| Related::of(field.code.clone(), *cell)))
        .arg("cells", Arg::List(cells.iter().map(named).collect()))
}

/// What is typed into an answer cell; empty for nothing.
fn answer(search: &Search<'_>, (sheet, cell): (usize, CellRef)) -> String {
    search.sheet(sheet).get(cell).map(|cell| composed(&cell.content.raw())).unwrap_or_default()
}

/// The sheets that repeat the answers of another, or have rows for them and no answer; with that other.
fn copies(search: &Search<'_>, places: &BTreeMap<Code, Vec<AnswerPlace>>) -> BTreeMap<usize, usize> {
    let of_sheet = |sheet: usize| -> BTreeMap<&Code, Vec<String>> {
        let own = places.iter().filter_map(|(code, places)| {
            let mut own = places.iter().filter(|place| place.sheet == sheet).peekable();
            own.peek()?;
            let answers = own.flat_map(|place| place.cells.iter().map(|cell| answer(search, (sheet, *cell))));
            Some((code, answers.filter(|answer| !answer.is_empty()).collect()))
        });
        own.collect()
    };
    let answers: BTreeMap<usize, BTreeMap<&Code, Vec<String>>> =
        search.sheets.iter().map(|found| (found.sheet, of_sheet(found.sheet))).collect();
    let mut copies: BTreeMap<usize, usize> = BTreeMap::new();
    let mut order: Vec<usize> = answers.keys().copied().collect();
    let layout = &search.form.layout;
    order.sort_by_key(|index| {
        let sheet = search.sheet(*index);
        let home = layout.is("sheets.form", &sheet.name) || layout.is("sheets.texts", &sheet.name);
        let blank = answers[index].values().all(Vec::is_empty);
        (blank, sheet.visibility != Visibility::Visible, !home, *index)
    });
    for (at, copy) in order.iter().enumerate() {
        let own = &answers[copy];
        let blank = own.values().all(Vec::is_empty);
        let repeats = |original: &&usize| {
            let theirs = &answers[*original];
            !copies.contains_key(*original)
                && own
                    .iter()
                    .all(|(code, answers)| theirs.get(code).is_some_and(|known| blank || known == answers))
        };
        let original = order[..at].iter().find(repeats).copied();
        if let Some(original) = original.filter(|_| !own.is_empty()) {
            copies.insert(*copy, original);
        }
    }
    copies
}
