use crate::{Finding, Severity};

/// How many findings there are of each kind. What is only tried out is counted apart from notes.
///
/// ```
/// use tonghop_core::{catalogue, Finding, FindingCounts, Place};
/// let finding = |entry| Finding::new(entry, Place::file("DCS01.xlsx"));
/// let findings = [finding(&catalogue::NEGATIVE), finding(&catalogue::COMPUTED_DIFFERS)];
/// let counts = FindingCounts::of(&findings);
/// assert_eq!((counts.errors, counts.warnings, counts.explained, counts.notes), (1, 1, 0, 0));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FindingCounts {
    /// Errors.
    pub errors: usize,
    /// Warnings, explained or not.
    pub warnings: usize,
    /// Warnings that the branch has explained.
    pub explained: usize,
    /// Notes, those of rules that are tried out left out.
    pub notes: usize,
    /// Findings of rules that are tried out.
    pub trial: usize,
}

impl FindingCounts {
    /// Counts findings.
    #[must_use]
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            match finding.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => {
                    counts.warnings += 1;
                    counts.explained += usize::from(finding.is_explained());
                }
                Severity::Note if finding.is_trial() => counts.trial += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }
}
