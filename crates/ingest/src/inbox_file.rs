use std::path::{Path, PathBuf};

use tonghop_core::catalogue;
use tonghop_core::{Arg, Finding, Place};

use crate::archive::{EntryError, Held, entry_bytes};
use crate::limits::{MAX_ENTRY_BYTES, MAX_MAIL_BYTES};
use crate::mail::attachment_bytes;

/// A file to read: one on disk, or one in an archive or e-mail. Its bytes are fetched only when they are asked
/// for, so that an inbox of any size takes little memory.
///
/// ```no_run
/// use tonghop_ingest::Intake;
/// let intake = Intake::of_folder("2012-Q1/inbox".as_ref()).unwrap();
/// for file in &intake.files {
///     match file.bytes() {
///         Ok(bytes) => println!("{}: {} bytes", file.name, bytes.len()),
///         Err(finding) => println!("{}: {}", file.name, finding.entry.code),
///     }
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct InboxFile {
    /// The name that findings show, with `/`: the path below the folder, then that in the archive or e-mail, such
    /// as `thu.eml/goi.zip/DCS01.xlsx`. Unique in its intake; never to be used as a path.
    pub name: String,
    /// The file on disk that it is, or is in.
    pub(crate) outer: PathBuf,
    pub(crate) stored: Stored,
}

/// Where the bytes of a file are.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Stored {
    /// The file on disk.
    Whole,
    /// An entry of an archive.
    Entry { archive: Held, index: usize },
    /// A part of an e-mail, by the numbers that lead to it.
    Part { mail: Held, part: Vec<usize> },
    /// Nowhere within reach: this says why.
    Refused(Box<Finding>),
}

impl InboxFile {
    /// The file on disk that it is, or that holds it.
    #[must_use]
    pub fn outer(&self) -> &Path {
        &self.outer
    }

    /// The path of a file that lies on disk by itself; `None` for what is in an archive or e-mail.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        matches!(self.stored, Stored::Whole).then_some(&self.outer)
    }

    /// Its bytes.
    ///
    /// # Errors
    /// The finding that says why they cannot be had: the file on disk cannot be read, the entry is encrypted,
    /// damaged or larger than is read.
    pub fn bytes(&self) -> Result<Vec<u8>, Box<Finding>> {
        let unreadable = |reason: std::io::Error| {
            let finding = Finding::new(&catalogue::UNREADABLE_FILE, Place::file(&*self.name));
            Box::new(finding.text("reason", reason.to_string()))
        };
        match &self.stored {
            Stored::Whole => std::fs::read(&self.outer).map_err(unreadable),
            Stored::Entry { archive, index } => {
                entry_bytes(archive, *index).map_err(|error| Box::new(refusal(&self.name, error)))
            }
            Stored::Part { mail, part } => {
                let mail = mail.bytes(MAX_MAIL_BYTES).map_err(unreadable)?;
                attachment_bytes(&mail, part).ok_or_else(|| {
                    let reason = "the part is not there any more".to_owned();
                    Box::new(refusal(&self.name, EntryError::Damaged(reason)))
                })
            }
            Stored::Refused(finding) => Err(finding.clone()),
        }
    }
}

/// Why an entry cannot be had, as a finding.
pub(crate) fn refusal(name: &str, error: EntryError) -> Finding {
    let place = Place::file(name);
    match error {
        EntryError::Encrypted => Finding::new(&catalogue::ENTRY_ENCRYPTED, place),
        EntryError::TooLarge => beyond(name, "limit-entry", &megabytes(MAX_ENTRY_BYTES)),
        EntryError::Damaged(reason) => Finding::new(&catalogue::ENTRY_DAMAGED, place).text("reason", reason),
    }
}

/// That something is larger than is read.
pub(crate) fn beyond(name: &str, what: &'static str, limit: &str) -> Finding {
    Finding::new(&catalogue::BEYOND_LIMIT, Place::file(name))
        .arg("what", Arg::Word(what))
        .text("limit", limit)
}

pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes >> 20)
}
