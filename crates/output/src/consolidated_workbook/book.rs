//! What every sheet is written from.

use std::collections::HashMap;

use tonghop_core::{Arg, Code, Datum, Figure, Form, plain};

use super::ConsolidatedWorkbook;
use super::collected::Collected;
use super::matrix_plan::MatrixPlan;
use super::names::SheetNames;
use super::sheet_limits::SheetLimits;
use super::sources_plan::SourcesPlan;
use super::styles::{Look, Shape, Styles, Tint};
use super::totals_plan::TotalsPlan;
use super::{answers, findings_sheet, notes_sheet, row_tables, standing_sheet};
use crate::Messages;

/// The input with the place of everything in the workbook.
pub(super) struct Book<'a> {
    pub(super) input: &'a ConsolidatedWorkbook<'a>,
    pub(super) messages: &'a Messages,
    pub(super) styles: Styles,
    pub(super) names: SheetNames,
    pub(super) limits: SheetLimits,
    pub(super) collected: Collected<'a>,
    pub(super) matrix: MatrixPlan<'a>,
    pub(super) totals: TotalsPlan<'a>,
    pub(super) sources: SourcesPlan<'a>,
    /// The row of each unit in the sheet of who has reported.
    pub(super) standing_rows: HashMap<&'a Code, u32>,
}

impl<'a> Book<'a> {
    pub(super) fn new(
        input: &'a ConsolidatedWorkbook<'a>,
        messages: &'a Messages,
        limits: SheetLimits,
    ) -> Self {
        let collected = Collected::new(input);
        let sources = SourcesPlan::new(input, limits);
        let names = SheetNames::new(input.form, messages, sources.sheets());
        let matrix = MatrixPlan::new(input, &collected);
        let totals = TotalsPlan::new(input, messages, &collected, &names);
        let units = collected.units.iter().map(|standing| standing.unit);
        let standing_rows = units.zip(standing_sheet::FIRST_ROW..).collect();
        let mut book = Self {
            input,
            messages,
            styles: Styles::new(messages.language()),
            names,
            limits,
            collected,
            matrix,
            totals,
            sources,
            standing_rows,
        };
        book.continue_sheets();
        book
    }

    /// Names the sheets on which lists go on that are longer than a sheet.
    fn continue_sheets(&mut self) {
        for (index, table) in self.form().tables().iter().enumerate() {
            let sheets = row_tables::sheets(self, table);
            let first = self.names.tables[index].clone();
            self.names.go_on(&first, sheets);
        }
        let lists: [(String, usize); 3] = [
            (self.names.answers.clone(), answers::sheets(self)),
            (self.names.notes.clone(), notes_sheet::sheets(self)),
            (self.names.findings.clone(), findings_sheet::sheets(self)),
        ];
        for (first, sheets) in lists {
            self.names.go_on(&first, sheets);
        }
    }

    pub(super) fn form(&self) -> &'a Form {
        self.input.form
    }

    pub(super) fn text(&self, key: &str) -> String {
        self.messages.text(key)
    }

    pub(super) fn say(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        self.messages.format(key, args)
    }

    pub(super) fn style(&self, look: Look) -> &rust_xlsxwriter::Format {
        self.styles.get(look)
    }

    pub(super) fn shape(&self, shape: Shape, tint: Tint) -> &rust_xlsxwriter::Format {
        self.styles.get(Look::new(shape).tint(tint))
    }

    /// The name of a unit or of the committee; empty where nobody knows it.
    pub(super) fn unit_name(&self, code: &Code) -> &'a str {
        unit_name(self.input, code)
    }

    /// The kind of a unit; for the committee what its office is called.
    pub(super) fn unit_kind(&self, code: &Code) -> String {
        match self.input.roster.unit(code.as_str()) {
            Some(unit) => unit.kind.to_string(),
            None if *code == self.input.committee.code => self.text("consolidated-office"),
            None => String::new(),
        }
    }

    /// The word for yes or no in the language of the form.
    pub(super) fn flag(&self, flag: bool) -> &'a str {
        self.form().layout.first(if flag { "words.yes" } else { "words.no" })
    }

    /// A word that a status is counted under, as people read it.
    pub(super) fn status_word(&self, word: &str) -> String {
        match word {
            "true" => self.flag(true).to_owned(),
            "false" => self.flag(false).to_owned(),
            word => word.to_owned(),
        }
    }

    /// An answer as people read it.
    pub(super) fn datum(&self, datum: &Datum) -> String {
        match datum {
            Datum::Number(number) => self.messages.number(*number),
            Datum::Flag(flag) => self.flag(*flag).to_owned(),
            Datum::Date(date) => self.messages.date(*date),
            Datum::Choice(_) | Datum::Text(_) | Datum::Ratio { .. } => datum.to_string(),
        }
    }

    /// The total of a field as the result of a formula: with a decimal point, empty where there is none.
    pub(super) fn figure(&self, code: &Code) -> String {
        let total = self.input.consolidation.totals.get(code);
        total.and_then(|total| total.figure.number()).map(plain).unwrap_or_default()
    }

    /// Both sides of a total that is a part of a whole.
    pub(super) fn sides(&self, code: &Code) -> Option<(String, String)> {
        match &self.input.consolidation.totals.get(code)?.figure {
            Figure::Ratio { numerator, denominator, .. } => Some((plain(*numerator), plain(*denominator))),
            Figure::Answer(Some(Datum::Ratio(ratio))) => {
                Some((plain(ratio.numerator), plain(ratio.denominator)))
            }
            _ => None,
        }
    }
}

pub(super) fn unit_name<'a>(input: &'a ConsolidatedWorkbook<'a>, code: &Code) -> &'a str {
    match input.roster.unit(code.as_str()) {
        Some(unit) => &unit.name,
        None if *code == input.committee.code => &input.committee.name,
        None => "",
    }
}
