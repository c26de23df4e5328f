//! The catalogue of findings: every fault that the program can report, by code.
//!
//! Families: `F` file, `I` identity, `L` layout, `V` value, `C` collection, `D` declaration (form, roster and
//! workspace files). Rules that a form declares are shown under their own id. A code is never used again for
//! something else; a finding that is retired stays here as data.
//!
//! The words of each entry, in Vietnamese and English, are data of the renderer; here stand its identity, its
//! usual severity and the names of its arguments.

mod collection;
mod declaration;
mod file;
mod identity;
mod layout;
mod rule;
mod value;

pub use collection::*;
pub use declaration::*;
pub use file::*;
pub use identity::*;
pub use layout::*;
pub use rule::*;
pub use value::*;

use crate::Severity;

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// A file.
    File,
    /// A sheet.
    Sheet,
    /// A cell.
    Cell,
    /// The collection of a period.
    Collection,
    /// A line of a form, roster or workspace file.
    Line,
}

/// One entry of the catalogue.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code: a family letter and three digits.
    pub code: &'static str,
    /// Its name: the fault, in lower case with hyphens.
    pub name: &'static str,
    /// What it is about.
    pub level: Level,
    /// How grave it is unless the finding says otherwise.
    pub severity: Severity,
    /// The names of its arguments, beside `found`, `field` and `label` that any finding may have.
    pub args: &'static [&'static str],
}

const fn entry(
    code: &'static str,
    name: &'static str,
    level: Level,
    severity: Severity,
    args: &'static [&'static str],
) -> Entry {
    Entry { code, name, level, severity, args }
}

/// Every entry, by family and code.
pub static CATALOGUE: &[&[&Entry]] = &[
    file::FAMILY,
    identity::FAMILY,
    layout::FAMILY,
    value::FAMILY,
    rule::FAMILY,
    collection::FAMILY,
    declaration::FAMILY,
];

/// The entry with `code`, in upper or lower case.
///
/// ```
/// use tonghop_core::catalogue;
/// assert_eq!(catalogue::find("v003").unwrap().name, "not-a-number");
/// assert!(catalogue::find("V999").is_none());
/// ```
#[must_use]
pub fn find(code: &str) -> Option<&'static Entry> {
    entries().find(|entry| entry.code.eq_ignore_ascii_case(code))
}

/// Every entry in the order of the catalogue.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    CATALOGUE.iter().flat_map(|family| family.iter().copied())
}
