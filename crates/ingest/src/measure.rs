use tonghop_core::folded;

/// Whether a unit of measure as a branch writes it means the one that the form names.
pub(crate) fn agrees(form: &str, written: &str) -> bool {
    folded(form) == folded(written)
}
