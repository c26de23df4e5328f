use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tonghop_core::catalogue::{self, Entry};
use tonghop_core::{Arg, FileStamp, Finding, Place, Submission};
use tonghop_ingest::SubmissionReader;

/// A file to read: the name that findings show, and where its bytes are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HandedFile {
    pub name: String,
    pub content: FileContent,
}

/// Where the bytes of a file are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum FileContent {
    /// On the disk: whoever reads the file opens it.
    Path(PathBuf),
    /// In memory, for a file that was taken out of another.
    Bytes(Vec<u8>),
}

impl HandedFile {
    /// Reads the file here, in a process that may have so much memory. What is wrong with it, even that it cannot
    /// be opened, is a finding.
    pub fn read(&self, reader: &SubmissionReader<'_>, memory: Option<u64>) -> Submission {
        let path = match &self.content {
            FileContent::Bytes(bytes) => return reader.read(&self.name, bytes),
            FileContent::Path(path) => path,
        };
        match std::fs::read(path) {
            Ok(bytes) => reader.read(&self.name, &bytes),
            Err(error) if error.kind() == ErrorKind::OutOfMemory => self.broken_down(memory),
            Err(error) => self.not_opened(&error),
        }
    }

    /// The file as another process can be told of it: a path that is no text cannot be said in a message, so its
    /// bytes go instead. Where they cannot be read, that is the submission.
    pub fn portable(&self) -> Result<Cow<'_, Self>, Box<Submission>> {
        let FileContent::Path(path) = &self.content else { return Ok(Cow::Borrowed(self)) };
        if path.to_str().is_some() {
            return Ok(Cow::Borrowed(self));
        }
        let bytes = std::fs::read(path).map_err(|error| Box::new(self.not_opened(&error)))?;
        Ok(Cow::Owned(Self { name: self.name.clone(), content: FileContent::Bytes(bytes) }))
    }

    /// The submission of a file that took too long.
    pub fn too_long(&self, deadline: Duration) -> Submission {
        self.unread(&catalogue::READING_TOO_LONG, "seconds", Arg::Count(deadline.as_secs()))
    }

    /// The submission of a file that broke its reader.
    pub fn broken_down(&self, memory: Option<u64>) -> Submission {
        let megabytes = memory.map_or(Arg::Text(String::new()), |bytes| Arg::Count(bytes >> 20));
        self.unread(&catalogue::READING_BROKE_DOWN, "memory", megabytes)
    }

    fn not_opened(&self, error: &std::io::Error) -> Submission {
        self.unread(&catalogue::UNREADABLE_FILE, "reason", Arg::Text(error.to_string()))
    }

    fn unread(&self, entry: &'static Entry, name: &'static str, arg: Arg) -> Submission {
        let file = FileStamp { path: Arc::from(&*self.name), sha256: Arc::from(self.sha256()) };
        let mut submission = Submission::unread(file);
        submission.findings.push(Finding::new(entry, Place::file(&*self.name)).arg(name, arg));
        submission
    }

    /// The hash of the bytes; empty where there is none to be had in reasonable time.
    fn sha256(&self) -> String {
        match &self.content {
            FileContent::Bytes(bytes) => tonghop_ingest::sha256(bytes),
            FileContent::Path(path) => tonghop_ingest::sha256_of_file(path).unwrap_or_default(),
        }
    }
}
