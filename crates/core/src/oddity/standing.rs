use rust_decimal::Decimal;

use crate::{
    Code, Field, Finding, Form, Kind, Place, Related, State, Status, Submission, Unit, Value,
    catalogue::Entry,
};

/// A submission that has not been replaced, seen by its figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'a> {
    pub form: &'a Form,
    pub submission: &'a Submission,
    pub unit: &'a Code,
    /// The unit in the roster; the committee has none.
    pub listed: Option<&'a Unit>,
}

impl<'a> Standing<'a> {
    /// Whether it is sound, so that others may be compared with it.
    pub fn is_sound(&self) -> bool {
        self.submission.status == Status::Accepted
    }

    /// The number fields that it answers by itself, in the order of the form.
    pub fn fields(&self) -> impl Iterator<Item = &'a Field> {
        let by_unit = self.listed.is_some();
        self.form.fields().iter().filter(move |field| {
            let own = if by_unit { field.is_by_unit() } else { field.is_by_committee() };
            own && field.field_type.is_number()
        })
    }

    /// Those of them that say what happened in the period.
    pub fn flows(&self) -> impl Iterator<Item = &'a Field> {
        self.fields().filter(|field| field.kind == Kind::Flow)
    }

    /// The answer, where it is a number.
    pub fn figure(&self, field: &Field) -> Option<Decimal> {
        let value = self.value(field)?;
        let is_answer = matches!(value.state, State::Given | State::ZeroWord);
        value.number().filter(|_| is_answer)
    }

    fn value(&self, field: &Field) -> Option<&'a Value> {
        self.submission.values.get(&field.code)
    }

    /// A finding about some of its answers: at the first that has a cell, the others beside it.
    pub fn finding(&self, entry: &'static Entry, fields: &[&Field]) -> Finding {
        let file = self.submission.file.path.clone();
        let source = |field: &Field| self.value(field).and_then(|value| value.source.as_ref());
        let mut cells = fields.iter().filter_map(|field| Some((*field, source(field)?)));
        let first = cells.next();
        let place = match first {
            Some((_, source)) => Place::cell(file, source.sheet.clone(), source.cell),
            None => Place::file(file),
        };
        let found = first.map(|(_, source)| source.raw.to_string()).unwrap_or_default();
        let related = cells.map(|(field, source)| Related::of(field.code.clone(), source.cell));
        let finding = Finding::new(entry, place).unit(self.unit).found(found).related(related);
        match first.map(|(field, _)| field).or(fields.first().copied()) {
            Some(field) => finding.field(field),
            None => finding,
        }
    }
}
