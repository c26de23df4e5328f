use std::sync::Arc;

use tonghop_core::Form;

use crate::label::FieldLabels;
use crate::table_sheet::ColumnLabels;

/// What reading needs of a form, taken apart once for all files.
#[derive(Debug)]
pub(crate) struct CompiledForm {
    /// The labels of the columns of each row table.
    pub columns: Vec<Arc<ColumnLabels>>,
    /// The labels of its fields.
    pub labels: FieldLabels,
}

impl CompiledForm {
    pub fn of(form: &Form) -> Self {
        let columns = form.tables().iter().map(ColumnLabels::of);
        Self { columns: columns.map(Arc::new).collect(), labels: FieldLabels::of(form) }
    }
}
