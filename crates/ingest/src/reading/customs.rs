use std::collections::HashMap;
use std::sync::Arc;

use tonghop_core::{FieldType, Form};

use super::lexicon::Lexicon;
use super::numeral::Separators;
use super::plain_text::plain_text;
use super::quantity::Digits;
use crate::measure::Measures;
use crate::sheet::Cell;

/// How a file writes its answers: what its form's language has for it, and what its own answers tell about
/// stops and commas. Gathered from all answers before any of them is read, since one cell alone does not
/// tell whether `7.082` is seven or seven thousand.
#[derive(Debug, Clone)]
pub(crate) struct Customs<'a> {
    pub lexicon: Lexicon<'a>,
    /// Whether days are counted from 1904.
    pub date1904: bool,
    file: Separators,
    columns: HashMap<(Arc<str>, u32), Separators>,
}

impl<'a> Customs<'a> {
    /// Those of a form whose units of measure are known, before anything of a file is.
    pub fn of(form: &'a Form, measures: Arc<Measures>) -> Self {
        Self {
            lexicon: Lexicon::of(form, measures),
            date1904: false,
            file: Separators::default(),
            columns: HashMap::new(),
        }
    }

    /// Takes in an answer.
    pub fn see(&mut self, sheet: &Arc<str>, column: u32, answer_type: FieldType, cell: Option<&Cell>) {
        let Some(text) = cell.and_then(|cell| cell.text()).filter(|_| answer_type.is_number()) else {
            return;
        };
        let text = plain_text(text);
        let mut rest = text.trim_start_matches(['\'', '’', '-', '+', '(', '"', ' ']);
        for key in ["numbers.estimate_before", "numbers.currency_before"] {
            rest = self.lexicon.after(key, rest).unwrap_or(rest);
        }
        let Some(digits) = Digits::read(rest, &self.lexicon) else { return };
        let mut seen = Separators::default();
        seen.see(&digits.text);
        if !seen.is_silent() {
            self.file.merge(seen);
            self.columns.entry((sheet.clone(), column)).or_default().merge(seen);
        }
    }

    /// What is known of separators from a column, and from the file.
    pub(super) fn separators(&self, sheet: &Arc<str>, column: u32) -> (Separators, Separators) {
        let column = self.columns.get(&(sheet.clone(), column)).copied().unwrap_or_default();
        (column, self.file)
    }
}
