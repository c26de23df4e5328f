use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use tonghop_core::catalogue;
use tonghop_core::{Arg, CellRef, Code, Field, FieldType, Finding, Form, Place, Related};

use crate::answer_places::{AnswerPlace, settle};
use crate::compiled_form::CompiledForm;
use crate::form_sheet::{FormSheet, has_codes};
use crate::label_rows::{LabelRows, code_of, other_label};
use crate::measure_change;
use crate::merged_answer::{MergedAnswer, range_text};
use crate::open::Workbook;
use crate::sheet::{Cells, Sheet};
use crate::stray::{beside_answer, unclaimed_row};

/// Where every answer stands.
#[derive(Debug, Default)]
pub(crate) struct Located {
    /// Answer cells by code: sheet index and cell.
    pub cells: BTreeMap<Code, (usize, CellRef)>,
    /// Codes whose answers are not taken, as a finding says: nobody can tell which is meant, or what it counts.
    pub doubled: Vec<Code>,
    /// Every row of a field, be its answer taken or not: sheet index and row.
    pub rows: BTreeMap<Code, Vec<(usize, u32)>>,
}

impl Located {
    /// Whether the file has an answer cell for a field, be it one that is not taken.
    pub fn knows(&self, code: &Code) -> bool {
        self.cells.contains_key(code) || self.doubled.contains(code)
    }
}

/// What a search for answers goes by.
pub(crate) struct Search<'a> {
    pub workbook: &'a Workbook,
    pub sheets: &'a [FormSheet],
    pub form: &'a Form,
    pub compiled: &'a CompiledForm,
    pub asked: &'a [&'a Field],
    /// The version of the form that the file says, where that is an older one that is still read.
    pub older: Option<&'a str>,
    pub file: &'a Arc<str>,
}

/// Finds the answer cell of every asked field: by its code in the code column, else by its label.
pub(crate) fn locate(search: &Search<'_>, findings: &mut Vec<Finding>) -> Located {
    let mut places: BTreeMap<Code, Vec<AnswerPlace>> = BTreeMap::new();
    let mut located = Located::default();
    for form_sheet in search.sheets {
        for (code, row) in search.rows_by_code(form_sheet) {
            let place = search.answer_place(form_sheet, row, &code, false, &mut located, findings);
            located.rows.entry(code.clone()).or_default().push((form_sheet.sheet, row));
            places.entry(code).or_default().extend(place);
        }
    }
    search.by_label(&mut places, &mut located, findings);
    search.say_strays(&places, findings);
    settle(search, &places, &mut located, findings);
    search.refuse_merged(&mut located, findings);
    search.refuse_changed_measures(&mut located, findings);
    search.say_missing(&located, findings);
    located
}

impl<'a> Search<'a> {
    pub fn sheet(&self, index: usize) -> &'a Sheet {
        &self.workbook.sheets[index]
    }

    fn field(&self, code: &Code) -> Option<&'a Field> {
        self.asked.iter().find(|field| field.code == *code).copied()
    }

    pub fn place(&self, sheet: usize, cell: CellRef) -> Place {
        Place::cell(self.file.clone(), self.sheet(sheet).name.clone(), cell)
    }

    fn rows_below(&self, form_sheet: &FormSheet) -> impl Iterator<Item = (u32, &'a Cells)> {
        let last = form_sheet.last_header_row;
        self.sheet(form_sheet.sheet).rows().filter(move |(row, _)| *row > last)
    }

    /// The asked fields of a sheet by the codes of its rows. Under a code that is merged over several rows, the
    /// others count where they have an answer of their own.
    fn rows_by_code(&self, form_sheet: &FormSheet) -> Vec<(Code, u32)> {
        let sheet = self.sheet(form_sheet.sheet);
        let mut rows = Vec::new();
        for (row, cells) in self.rows_below(form_sheet) {
            let Some(code) = code_of(form_sheet, sheet, row) else { continue };
            let named = self.compiled.codes.named(&code);
            let Some(field) = self.asked.iter().find(|field| named.contains(&field.code)) else { continue };
            let own = form_sheet.code_column.is_some_and(|column| cells.contains_key(&column));
            let answered = || {
                let filled = |column| cells.get(column).is_some_and(|cell| !cell.is_blank());
                form_sheet.answer_columns.iter().any(filled)
            };
            if own || answered() {
                rows.push((field.code.clone(), row));
            }
        }
        rows
    }

    /// The cell that answers a field in its row; none where the row's own signs contradict each other.
    fn answer_place(
        &self,
        form_sheet: &FormSheet,
        row: u32,
        code: &Code,
        by_label: bool,
        located: &mut Located,
        findings: &mut Vec<Finding>,
    ) -> Option<AnswerPlace> {
        let sheet = self.sheet(form_sheet.sheet);
        let field = self.field(code)?;
        let mut cells = Vec::new();
        for column in &form_sheet.answer_columns {
            let cell = CellRef::new(row, *column);
            let range = sheet.merge_of(cell).map(range_text).unwrap_or_default();
            match MergedAnswer::of(cell, sheet, form_sheet) {
                MergedAnswer::Own => cells.push(cell),
                // Answers that share a cell are told together, later.
                MergedAnswer::At(first) if first.row != row => cells.push(cell),
                MergedAnswer::At(first) => {
                    findings.push(self.merged(form_sheet, first, field, range));
                    cells.push(first);
                }
                MergedAnswer::Unclear(first) => {
                    let mut finding = self.merged(form_sheet, first, field, range);
                    finding.severity = tonghop_core::Severity::Error;
                    findings.push(finding);
                    located.doubled.push(code.clone());
                    return None;
                }
            }
        }
        let content = |cell: &CellRef| sheet.get(*cell).filter(|content| !content.is_blank());
        let answered = cells.iter().find(|cell| content(cell).is_some()).copied();
        let label = form_sheet.label_column.and_then(|column| sheet.get(CellRef::new(row, column))?.text());
        if !by_label
            && let Some(at) = answered
            && let Some(label) = label
            && let Some(other) = other_label(label, field, self.form, &self.compiled.labels)
        {
            findings.push(
                Finding::new(&catalogue::CODE_AND_LABEL_DISAGREE, self.place(form_sheet.sheet, at))
                    .field(field)
                    .found(content(&at).map(|cell| cell.raw()).unwrap_or_default())
                    .text("written", label)
                    .text("other", other.code.as_str()),
            );
            located.doubled.push(code.clone());
            return None;
        }
        Some(AnswerPlace { sheet: form_sheet.sheet, row, cells, by_label })
    }

    fn merged(&self, form_sheet: &FormSheet, at: CellRef, field: &Field, range: String) -> Finding {
        let raw = self.sheet(form_sheet.sheet).get(at).map(|cell| cell.raw()).unwrap_or_default();
        Finding::new(&catalogue::ANSWER_IN_MERGED_CELL, self.place(form_sheet.sheet, at))
            .field(field)
            .found(raw)
            .text("range", range)
    }

    /// Looks for the fields without a code by their labels.
    fn by_label(
        &self,
        places: &mut BTreeMap<Code, Vec<AnswerPlace>>,
        located: &mut Located,
        findings: &mut Vec<Finding>,
    ) {
        let known: BTreeSet<Code> = places.keys().chain(&located.doubled).cloned().collect();
        let labels = LabelRows {
            workbook: self.workbook,
            form: self.form,
            labels: &self.compiled.labels,
            asked: self.asked,
            file: self.file,
        };
        for form_sheet in self.sheets {
            let of_home = |field: &&&Field| !known.contains(&field.code);
            let open: Vec<&Field> = self.asked.iter().filter(of_home).copied().collect();
            if open.is_empty() {
                return;
            }
            let rows = self.rows_by_code(form_sheet);
            let by_code = |row: u32| rows.iter().find(|(_, at)| *at == row).map(|(code, _)| code.clone());
            let matches = labels.find(form_sheet, &by_code, &open, findings);
            let mut fields = Vec::new();
            let mut related = Vec::new();
            for (code, row) in matches.rows {
                located.rows.entry(code.clone()).or_default().push((form_sheet.sheet, row));
                if let Some(place) = self.answer_place(form_sheet, row, &code, true, located, findings) {
                    related.extend(place.cells.first().map(|cell| Related::of(code.clone(), *cell)));
                    places.entry(code.clone()).or_default().push(place);
                    fields.push(code.to_string());
                }
            }
            located.doubled.extend(matches.unclear);
            if !fields.is_empty() {
                let place = Place::sheet(self.file.clone(), self.sheet(form_sheet.sheet).name.clone());
                findings.push(
                    Finding::new(&catalogue::FOUND_BY_LABEL, place)
                        .related(related)
                        .arg("fields", Arg::List(fields)),
                );
            }
        }
    }

    /// Reports what stands beside the answers and in rows that are no field's.
    fn say_strays(&self, places: &BTreeMap<Code, Vec<AnswerPlace>>, findings: &mut Vec<Finding>) {
        for form_sheet in self.sheets {
            let sheet = self.sheet(form_sheet.sheet);
            let owner = |row: u32| {
                places.iter().find_map(|(code, places)| {
                    let place = places.iter().find(|p| p.sheet == form_sheet.sheet && p.row == row)?;
                    Some((self.field(code)?, place))
                })
            };
            let told: BTreeSet<u32> = findings
                .iter()
                .filter(|finding| {
                    let entries = [&catalogue::LABEL_AMBIGUOUS, &catalogue::CODE_AND_LABEL_DISAGREE];
                    entries.contains(&finding.entry) && finding.place.sheet_name() == Some(&*sheet.name)
                })
                .filter_map(|finding| finding.place.cell_ref())
                .map(|cell| cell.row)
                .collect();
            for (row, cells) in self.rows_below(form_sheet).filter(|(row, _)| !told.contains(row)) {
                if row <= form_sheet.last_header_row + 2 && crate::index_row::IndexRow::of(cells).is_some() {
                    continue;
                }
                match owner(row) {
                    Some((field, place)) => {
                        let blank = |cell: &&CellRef| sheet.get(**cell).is_none_or(|cell| cell.is_blank());
                        let filled = place.cells.iter().find(|cell| !blank(cell));
                        let Some(answer) = filled.or(place.cells.first()) else { continue };
                        beside_answer(form_sheet, sheet, *answer, cells, field, self.file, findings);
                    }
                    None => {
                        let code = code_of(form_sheet, sheet, row);
                        let row = (row, cells);
                        unclaimed_row(
                            form_sheet,
                            sheet,
                            row,
                            code.as_deref(),
                            self.form,
                            self.file,
                            findings,
                        );
                    }
                }
            }
        }
    }

    /// Answers whose cells are merged into one share what stands in it; none of them is taken.
    fn refuse_merged(&self, located: &mut Located, findings: &mut Vec<Finding>) {
        let mut shared: BTreeMap<(usize, CellRef), Vec<(Code, CellRef)>> = BTreeMap::new();
        for (code, (sheet, cell)) in &located.cells {
            if let Some((first, _)) = self.sheet(*sheet).merge_of(*cell) {
                shared.entry((*sheet, first)).or_default().push((code.clone(), *cell));
            }
        }
        for ((sheet, first), fields) in shared {
            let content = self.sheet(sheet).get(first).filter(|content| !content.is_blank());
            let Some(content) = content else { continue };
            let alone = matches!(fields[..], [(_, cell)] if cell.row == first.row);
            let Some((code, _)) = fields.first().filter(|_| !alone) else { continue };
            let Some(field) = self.field(code) else { continue };
            let range = self.sheet(sheet).merge_of(first).map(range_text).unwrap_or_default();
            let others = fields[1..].iter();
            findings.push(
                Finding::new(&catalogue::ANSWERS_MERGED, self.place(sheet, first))
                    .field(field)
                    .found(content.raw())
                    .related(others.map(|(code, cell)| Related::of(code.clone(), *cell)))
                    .text("range", range),
            );
            for (code, _) in fields {
                located.cells.remove(&code);
                located.doubled.push(code);
            }
        }
    }

    /// An answer beside a unit of measure that is not the form's counts something else; it is not taken.
    fn refuse_changed_measures(&self, located: &mut Located, findings: &mut Vec<Finding>) {
        let mut refused = Vec::new();
        let beside: HashMap<usize, BTreeMap<u32, &str>> =
            self.sheets.iter().map(|found| (found.sheet, self.measures_beside(found))).collect();
        let mut known = HashMap::new();
        for (code, (index, cell)) in &located.cells {
            let sheet = self.sheet(*index);
            let answer = sheet.get(*cell).filter(|content| !content.is_blank());
            let (Some(answer), Some(field)) = (answer, self.field(code)) else { continue };
            let form_sheet = self.sheets.iter().find(|form_sheet| form_sheet.sheet == *index);
            let Some(form_sheet) = form_sheet.filter(|_| field.formula().is_none()) else { continue };
            if let Some(written) =
                self.changed_measure(form_sheet, cell.row, field, &beside[index], &mut known)
            {
                findings.push(
                    Finding::new(&catalogue::MEASURE_CHANGED, self.place(*index, *cell))
                        .field(field)
                        .found(answer.raw())
                        .text("written", written)
                        .text("measure", &*field.measure),
                );
                refused.push(code.clone());
            }
        }
        for code in refused {
            located.cells.remove(&code);
            located.doubled.push(code);
        }
    }

    /// The unit of measure in force in a row, where it is not that of the field.
    fn changed_measure(
        &self,
        form_sheet: &FormSheet,
        row: u32,
        field: &Field,
        beside: &BTreeMap<u32, &'a str>,
        known: &mut HashMap<(Arc<str>, FieldType, String), bool>,
    ) -> Option<String> {
        let is_changed = |text: &&str| measure_change::is_changed(&field.measure, field.field_type, text);
        if let Some(written) = beside.get(&row).copied().filter(is_changed) {
            return Some(written.to_owned());
        }
        let label = form_sheet.label_column;
        let label =
            label.and_then(|column| self.sheet(form_sheet.sheet).get(CellRef::new(row, column))?.text());
        let in_label = label.and_then(|label| crate::heading::split_brackets(label).1);
        let mut stated = form_sheet.measures.iter().map(String::as_str).chain(in_label);
        let mut changes = |text: &&str| {
            let question = (field.measure.clone(), field.field_type, (*text).to_owned());
            *known.entry(question).or_insert_with_key(|(measure, answer_type, stated)| {
                measure_change::changes(measure, *answer_type, stated, &self.form.layout)
            })
        };
        stated.find(&mut changes).map(str::to_owned)
    }

    /// The unit of measure in force beside each row: what stands there, or above where it says so.
    fn measures_beside(&self, form_sheet: &FormSheet) -> BTreeMap<u32, &'a str> {
        let mut beside = BTreeMap::new();
        let Some(column) = form_sheet.measure_column else { return beside };
        let mut said: Option<&str> = None;
        for (row, cells) in self.rows_below(form_sheet) {
            let text = cells.get(&column).and_then(|cell| cell.text()).map(str::trim);
            let Some(text) = text.filter(|text| !text.is_empty()) else { continue };
            if !self.form.layout.is("words.ditto", text) {
                said = Some(text);
            }
            beside.extend(said.map(|said| (row, said)));
        }
        beside
    }

    /// Reports the fields of the form that stand nowhere.
    fn say_missing(&self, located: &Located, findings: &mut Vec<Finding>) {
        let headless: Vec<&Sheet> = self
            .workbook
            .sheets
            .iter()
            .enumerate()
            .filter(|(index, _)| self.sheets.iter().all(|form_sheet| form_sheet.sheet != *index))
            .map(|(_, sheet)| sheet)
            .filter(|sheet| has_codes(sheet, self.form, self.compiled))
            .collect();
        for (is_text, key) in [(false, "sheets.form"), (true, "sheets.texts")] {
            let of_home = |field: &&&Field| (field.field_type == FieldType::Text) == is_text;
            let home: Vec<&Field> = self.asked.iter().filter(of_home).copied().collect();
            let is_missing = |field: &Field| !located.knows(&field.code);
            if !home.is_empty() && home.iter().all(|field| is_missing(field)) {
                match headless.first().filter(|_| !is_text) {
                    Some(sheet) => findings.push(
                        Finding::new(
                            &catalogue::NO_ANSWER_HEADING,
                            Place::sheet(self.file.clone(), sheet.name.clone()),
                        )
                        .text("heading", self.form.layout.first("columns.answer")),
                    ),
                    None => findings.push(
                        Finding::new(&catalogue::MISSING_SHEET, Place::file(self.file.clone()))
                            .text("sheet", self.form.layout.first(key)),
                    ),
                }
                continue;
            }
            // Of several form sheets, the one with most of this home's codes is where the others belong.
            let count = |form_sheet: &FormSheet| {
                home.iter()
                    .filter(|f| {
                        located.cells.get(&f.code).is_some_and(|(sheet, _)| *sheet == form_sheet.sheet)
                    })
                    .count()
            };
            let main = self.sheets.iter().max_by_key(|form_sheet| count(form_sheet));
            for field in home.iter().filter(|field| is_missing(field)) {
                let finding = match (self.older, main) {
                    (Some(version), _) => {
                        Finding::new(&catalogue::NEWLY_ASKED, Place::file(self.file.clone()))
                            .text("version", version)
                    }
                    (None, Some(main)) => {
                        let sheet = self.sheet(main.sheet).name.clone();
                        Finding::new(&catalogue::MISSING_CODE, Place::sheet(self.file.clone(), sheet))
                    }
                    (None, None) => Finding::new(&catalogue::MISSING_CODE, Place::file(self.file.clone())),
                };
                findings.push(finding.field(field).found(field.code.as_str()));
            }
        }
    }
}

#[cfg(test)]
mod tests;
