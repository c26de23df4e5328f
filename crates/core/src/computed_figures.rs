use std::cell::RefCell;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::{Code, FieldType, Form};

/// The figures of a form's fields, those of computed fields by their formulas, each computed once.
///
/// ```
/// use tonghop_core::{Code, ComputedFigures, Decimal, Form};
/// let form = Form::parse("form.toml", r#"
/// [form]
/// id = "kho"
/// version = "1"
/// title = "Báo cáo kho"
/// period = "month"
/// [[section]]
/// id = "I"
/// title = "Hàng"
/// [[section.field]]
/// code = "H1"
/// label = "Số thùng"
/// type = "count"
/// kind = "stock"
/// [[section.field]]
/// code = "H2"
/// label = "Gấp đôi"
/// type = "count"
/// kind = "stock"
/// by = "computed"
/// formula = "H1 * 2"
/// "#).unwrap();
/// let given = |_: &Code| Some(Decimal::from(21));
/// let figures = ComputedFigures::new(&form, &given);
/// assert_eq!(figures.figure(&Code::from("H2")), Some(Decimal::from(42)));
/// ```
pub struct ComputedFigures<'a> {
    form: &'a Form,
    given: &'a dyn Fn(&Code) -> Option<Decimal>,
    known: RefCell<BTreeMap<Code, Option<Decimal>>>,
}

impl<'a> ComputedFigures<'a> {
    /// Figures over those that are given for the fields that are not computed.
    pub fn new(form: &'a Form, given: &'a dyn Fn(&Code) -> Option<Decimal>) -> Self {
        Self { form, given, known: RefCell::default() }
    }

    /// The figure of a field in its own unit of measure: of a percentage in points. `None` where a figure that
    /// it needs is not given and where its formula has no result.
    pub fn figure(&self, code: &Code) -> Option<Decimal> {
        let Some(field) = self.form.field(code.as_str()) else { return (self.given)(code) };
        // The loader has refused formulas that come back to themselves.
        let Some(formula) = field.formula() else { return (self.given)(code) };
        if let Some(known) = self.known.borrow().get(code) {
            return *known;
        }
        let result = formula.eval(&|code| self.figure(code));
        let result = match field.field_type {
            FieldType::Percent => result.and_then(|part| part.checked_mul(Decimal::ONE_HUNDRED)),
            _ => result,
        };
        self.known.borrow_mut().insert(code.clone(), result);
        result
    }
}

impl std::fmt::Debug for ComputedFigures<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ComputedFigures").field("known", &self.known).finish_non_exhaustive()
    }
}
