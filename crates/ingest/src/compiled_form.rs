use std::collections::HashMap;
use std::sync::Arc;

use tonghop_core::{Code, Form, code_key};

use crate::form_sheet::HeadingWords;
use crate::label::FieldLabels;
use crate::measure::Measures;
use crate::table_sheet::ColumnLabels;

/// What reading needs of a form, taken apart once for all files.
#[derive(Debug)]
pub(crate) struct CompiledForm {
    /// The labels of the columns of each row table.
    pub columns: Vec<Arc<ColumnLabels>>,
    /// The labels of its fields.
    pub labels: FieldLabels,
    pub codes: CodeKeys,
    pub heading_words: HeadingWords,
    /// The units of measure that an answer may name.
    pub measures: Arc<Measures>,
}

/// The codes of a form's fields and tables by what they are compared by.
#[derive(Debug)]
pub(crate) struct CodeKeys(HashMap<String, Vec<Code>>);

impl CodeKeys {
    fn of(form: &Form) -> Self {
        let mut keys: HashMap<String, Vec<Code>> = HashMap::new();
        for code in form.codes() {
            keys.entry(code_key(code.as_str())).or_default().push(code.clone());
        }
        Self(keys)
    }

    /// The codes that a text may be.
    pub fn named(&self, text: &str) -> &[Code] {
        self.0.get(&code_key(text)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a text is one.
    pub fn has(&self, text: &str) -> bool {
        !self.named(text).is_empty()
    }
}

impl CompiledForm {
    pub fn of(form: &Form) -> Self {
        let columns = form.tables().iter().map(ColumnLabels::of);
        Self {
            columns: columns.map(Arc::new).collect(),
            labels: FieldLabels::of(form),
            codes: CodeKeys::of(form),
            heading_words: HeadingWords::of(&form.layout),
            measures: Arc::new(Measures::of(form)),
        }
    }
}
