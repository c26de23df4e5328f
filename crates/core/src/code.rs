use std::fmt;
use std::sync::Arc;

/// The code of a field (`TT01`), a row table (`B1`), a column (`so_dvtn`) or a unit (`CDCS16`).
///
/// Cheap to clone; compares and sorts as its text.
///
/// ```
/// use tonghop_core::Code;
/// let code = Code::from("TT01");
/// assert_eq!(code.as_str(), "TT01");
/// assert!(code < Code::from("TT02"));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Code(Arc<str>);

impl Code {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Code {
    fn from(text: &str) -> Self {
        Self(Arc::from(text))
    }
}

impl From<String> for Code {
    fn from(text: String) -> Self {
        Self(Arc::from(text))
    }
}

impl std::borrow::Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}
