use std::sync::Arc;

use tonghop_core::catalogue;
use tonghop_core::{Arg, CellRef, Code, Field, FieldType, Finding, Form, Place};

use crate::form_sheet::FormSheet;
use crate::label::{FieldLabels, Likeness, Written, label_key};
use crate::measure::agrees;
use crate::open::Workbook;
use crate::sheet::{Cells, Sheet};

/// The fields of a form sheet whose rows have no code and are known by their labels.
pub(crate) struct LabelRows<'a> {
    pub workbook: &'a Workbook,
    pub form: &'a Form,
    pub labels: &'a FieldLabels,
    pub asked: &'a [&'a Field],
    pub file: &'a Arc<str>,
}

/// What became of the rows without a code.
#[derive(Debug, Default)]
pub(crate) struct LabelMatches {
    /// Field and row.
    pub rows: Vec<(Code, u32)>,
    /// Fields that one of several rows may mean, or none.
    pub unclear: Vec<Code>,
    /// The rows that were looked at and need no further word.
    pub settled: Vec<u32>,
}

/// The code of a row: what stands in the code column, or in the first of the cells merged with it.
pub(crate) fn code_of(form_sheet: &FormSheet, sheet: &Sheet, row: u32) -> Option<String> {
    let at = CellRef::new(row, form_sheet.code_column?);
    let first =
        sheet.merge_of(at).filter(|(first, _)| first.column == at.column).map_or(at, |(first, _)| first);
    let cell = sheet.get(first)?;
    Some(tonghop_core::composed(&cell.content.raw())).filter(|code| !code.is_empty())
}

impl LabelRows<'_> {
    /// Finds the rows of the fields that no code has led to. Section, unit of measure and the row before decide
    /// between fields of one label; where they do not, nothing is taken.
    pub fn find(
        &self,
        form_sheet: &FormSheet,
        by_code: &dyn Fn(u32) -> Option<Code>,
        open: &[&Field],
        findings: &mut Vec<Finding>,
    ) -> LabelMatches {
        let sheet = &self.workbook.sheets[form_sheet.sheet];
        let mut matches = LabelMatches::default();
        let Some(label_column) = form_sheet.label_column else { return matches };
        let mut section: Option<&str> = None;
        let mut before: Option<Code> = None;
        for (row, cells) in sheet.rows().filter(|(row, _)| *row > form_sheet.last_header_row) {
            if let Some(code) = by_code(row) {
                before = Some(code);
                continue;
            }
            if let Some(found) = self.section_titled(cells) {
                section = Some(found);
                before = None;
                continue;
            }
            if code_of(form_sheet, sheet, row).is_some() {
                continue;
            }
            let Some(label) = cells.get(&label_column).and_then(|cell| cell.text()) else { continue };
            let measure = form_sheet.measure_column.and_then(|at| cells.get(&at)?.text());
            let found = self.candidates(label, measure, section, before.as_ref(), open);
            before = None;
            let answer = form_sheet.answer_columns.iter().find_map(|column| {
                let cell = cells.get(column).filter(|cell| !cell.is_blank())?;
                Some((CellRef::new(row, *column), cell))
            });
            match found[..] {
                [] => {}
                [(field, likeness)] => {
                    if likeness == Likeness::Resembles {
                        let at = CellRef::new(row, label_column);
                        findings.push(
                            Finding::new(&catalogue::LABEL_RESEMBLES, self.place(sheet, at))
                                .field(field)
                                .found(label)
                                .text("written", label),
                        );
                    }
                    before = Some(field.code.clone());
                    matches.rows.push((field.code.clone(), row));
                    matches.settled.push(row);
                }
                _ => {
                    // A row without an answer loses nothing; its fields are missed by their codes.
                    let Some((at, cell)) = answer else { continue };
                    let fields = found.iter().map(|(field, _)| field.code.to_string()).collect();
                    findings.push(
                        Finding::new(&catalogue::LABEL_AMBIGUOUS, self.place(sheet, at))
                            .found(cell.raw())
                            .text("label", label)
                            .arg("fields", Arg::List(fields)),
                    );
                    matches.unclear.extend(found.iter().map(|(field, _)| field.code.clone()));
                    matches.settled.push(row);
                }
            }
        }
        matches
    }

    fn place(&self, sheet: &Sheet, at: CellRef) -> Place {
        Place::cell(self.file.clone(), sheet.name.clone(), at)
    }

    /// The section whose title a row shows.
    fn section_titled(&self, cells: &Cells) -> Option<&str> {
        let texts = || cells.values().filter_map(|cell| cell.text()).map(label_key);
        let is_title = |title: &str| texts().any(|text| text == label_key(title));
        self.form.sections().iter().find(|section| is_title(&section.title)).map(|section| &*section.id)
    }

    /// The fields that a row can mean.
    fn candidates<'f>(
        &self,
        label: &str,
        measure: Option<&str>,
        section: Option<&str>,
        before: Option<&Code>,
        open: &[&'f Field],
    ) -> Vec<(&'f Field, Likeness)> {
        let written = Written::of(label);
        let likeness = |field: &&'f Field| Some((*field, written.likeness(field, self.labels)?));
        let mut found: Vec<(&Field, Likeness)> = open.iter().filter_map(likeness).collect();
        let best = found.iter().map(|(_, likeness)| *likeness).max();
        found.retain(|(_, likeness)| Some(*likeness) == best);
        let mut narrow = |witness: &dyn Fn(&Field) -> bool| {
            if found.len() > 1 && found.iter().any(|(field, _)| witness(field)) {
                found.retain(|(field, _)| witness(field));
            }
        };
        narrow(&|field| {
            let own = self.form.section_of(field.code.as_str()).map(|section| &*section.id);
            section.is_some() && own == section
        });
        narrow(&|field| measure.is_some_and(|measure| agrees(&field.measure, measure)));
        narrow(&|field| before.is_some() && self.before(field) == before);
        found
    }

    /// The field that stands before another in the form's own order.
    fn before(&self, field: &Field) -> Option<&Code> {
        let is_text = |field: &Field| field.field_type == FieldType::Text;
        let same = || self.asked.iter().filter(|other| is_text(other) == is_text(field));
        let at = same().position(|other| other.code == field.code)?;
        same().nth(at.checked_sub(1)?).map(|field| &field.code)
    }
}

/// The other field whose label a row with a code shows, where it does not show its own.
pub(crate) fn other_label<'f>(
    label: &str,
    field: &Field,
    form: &'f Form,
    labels: &FieldLabels,
) -> Option<&'f Field> {
    let written = Written::of(label);
    if written.likeness(field, labels).is_some() {
        return None;
    }
    form.fields().iter().find(|other| written.is_same(other, labels))
}
