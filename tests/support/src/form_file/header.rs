use std::collections::BTreeMap;

use tonghop_core::{Form, Period};

use crate::workbook::Cell;

/// The captions of the header block, as keys of the layout, in order.
const CAPTIONS: [&str; 10] = [
    "unit_code",
    "unit_name",
    "unit_kind",
    "period",
    "form",
    "version",
    "filled_by",
    "position",
    "phone",
    "filled_on",
];

/// What a file says of itself, and where.
#[derive(Debug, Clone)]
pub(super) struct Identity {
    /// Document properties.
    pub properties: BTreeMap<String, String>,
    /// Defined names.
    pub names: BTreeMap<String, String>,
    /// Header block by caption; empty for a file without one.
    pub header: BTreeMap<String, Cell>,
}

impl Identity {
    pub fn new(form: &Form, unit: &str, unit_name: &str, kind: Option<&str>, period: Period) -> Self {
        let mut identity =
            Self { properties: BTreeMap::new(), names: BTreeMap::new(), header: BTreeMap::new() };
        let period_text = period.to_string();
        let everywhere =
            [("unit", unit), ("period", &*period_text), ("form", &*form.id), ("version", &*form.version)];
        for (what, text) in everywhere {
            identity.set_everywhere(form, what, text);
        }
        identity.set_header("unit_name", Cell::text(unit_name));
        if let Some(kind) = kind {
            identity.set_header("unit_kind", Cell::text(kind));
        }
        identity.set_header("filled_on", Cell::Date(period.last_day()));
        identity
    }

    /// Says `text` of `what` (`unit`, `period`, `form`, `version`) in all places; nothing where it is empty.
    pub fn set_everywhere(&mut self, form: &Form, what: &str, text: &str) {
        let known = ["unit", "period", "form", "version"];
        assert!(known.contains(&what), "a file does not say `{what}` of itself, but {known:?}");
        let name = format!("tonghop_{what}");
        set(&mut self.properties, &name, text);
        set(&mut self.names, &name, text);
        let caption = if what == "unit" { "unit_code" } else { what };
        let words = match text.parse() {
            Ok(period) if what == "period" => form.layout.period_label(period),
            _ => text.to_owned(),
        };
        self.set_header(caption, Cell::text(words));
    }

    pub fn set_header(&mut self, caption: &str, cell: Cell) {
        assert!(CAPTIONS.contains(&caption), "the header block has no caption `{caption}`, but {CAPTIONS:?}");
        self.header.insert(caption.to_owned(), cell);
    }

    /// The title of the form, and the header block with a caption in A and what is said in B.
    pub fn rows(&self, form: &Form) -> Vec<Vec<Cell>> {
        let mut rows = vec![vec![Cell::text(&*form.title)]];
        if self.header.is_empty() {
            return rows;
        }
        for caption in CAPTIONS {
            let words = Cell::text(form.layout.first(&format!("header.{caption}")));
            rows.push(vec![words, self.header.get(caption).cloned().unwrap_or(Cell::Blank)]);
        }
        rows
    }
}

/// Sets an entry; empty text takes it out.
pub(super) fn set(map: &mut BTreeMap<String, String>, name: &str, text: &str) {
    if text.is_empty() {
        map.remove(name);
    } else {
        map.insert(name.to_owned(), text.to_owned());
    }
}
