use std::path::Path;

use tonghop_core::{IssueComparison, IssuedWorkbook};
use tonghop_ingest::read_issued;
use tonghop_output::Messages;

use crate::{CollectOptions, Error, Workspace};

/// Reads a consolidated workbook back, with its bytes.
///
/// # Errors
/// [`Error::Read`] where the file cannot be read, [`Error::NotConsolidated`] where it is something else.
pub fn read_workbook(path: &Path) -> Result<(IssuedWorkbook, Vec<u8>), Error> {
    let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let issued = parse(path, &bytes)?;
    Ok((issued, bytes))
}

fn parse(path: &Path, bytes: &[u8]) -> Result<IssuedWorkbook, Error> {
    read_issued(&path.to_string_lossy(), bytes)
        .map_err(|source| Error::NotConsolidated { path: path.to_owned(), source })
}

/// What became of a consolidated workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verified {
    /// It is what the files give, byte for byte.
    Same,
    /// Its bytes are others, and everything in it that a person reads is the same: it was saved anew.
    Resaved,
    /// Something in it, or in what it was made from, is not the same.
    Differs,
}

impl Verified {
    /// The word for it in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Resaved => "resaved",
            Self::Differs => "differs",
        }
    }
}

/// Whether a consolidated workbook is what the files of its workspace give.
#[derive(Debug, Clone, PartialEq)]
pub struct Verification {
    /// The workbook as it was read.
    pub workbook: IssuedWorkbook,
    /// What the files give now.
    pub now: IssuedWorkbook,
    /// What became of it.
    pub verified: Verified,
    /// What differs.
    pub comparison: IssueComparison,
}

impl Workspace {
    /// Consolidates anew what lies in the inbox, for the period, in the language and with or without provisional
    /// values as the workbook says of itself, and compares. Nothing is written, and every file is read anew: who wants
    /// to be sure does not ask the cache.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::NotConsolidated`] where the file is no consolidated workbook,
    /// [`Error::OtherForm`] where it is of another form; else as [`Workspace::collect`].
    pub fn verify(&self, path: &Path, options: &CollectOptions<'_>) -> Result<Verification, Error> {
        let (workbook, bytes) = read_workbook(path)?;
        self.check_form(&workbook)?;
        let issue = &workbook.issue;
        let collection =
            self.collect(self.period(Some(issue.period))?, &CollectOptions { cache: false, ..*options })?;
        let consolidation = collection.consolidate(issue.provisional);
        let fresh = collection.workbook(&consolidation, &Messages::of(issue.language))?;
        let now = parse(path, &fresh)?;
        let comparison = IssueComparison::of(&workbook, &now);
        let verified = match (bytes == fresh, comparison.is_empty()) {
            (true, _) => Verified::Same,
            (false, true) => Verified::Resaved,
            (false, false) => Verified::Differs,
        };
        Ok(Verification { workbook, now, verified, comparison })
    }

    /// Refuses a workbook of another form; another version of the form is compared.
    ///
    /// # Errors
    /// [`Error::OtherForm`].
    pub fn check_form(&self, workbook: &IssuedWorkbook) -> Result<(), Error> {
        if workbook.issue.form == *self.form.id {
            return Ok(());
        }
        Err(Error::OtherForm { there: workbook.issue.form.clone(), here: self.form.id.to_string() })
    }
}
