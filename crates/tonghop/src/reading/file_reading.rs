use std::sync::Arc;

use tonghop_core::{FileStamp, Submission};
use tonghop_ingest::{InboxFile, SubmissionReader, sha256, sha256_of_file};

use super::handed_file::{FileContent, HandedFile};
use super::{ReadingCache, WorkerPool};
use crate::{Error, Stop};

/// How the files of a run are read: from the cache where it has them, else here or in worker processes.
#[derive(Debug)]
pub(crate) struct FileReading<'a> {
    pub reader: SubmissionReader<'a>,
    pub pool: Option<WorkerPool<'a>>,
    pub cache: Option<ReadingCache>,
    pub stop: Stop,
}

impl FileReading<'_> {
    /// Reads one file. What is wrong with it is a finding.
    ///
    /// # Errors
    /// [`Error::Worker`] where no worker can be started; [`Error::Stopped`].
    pub fn read(&self, file: &InboxFile) -> Result<Submission, Error> {
        self.stop.check()?;
        let content = match file.path() {
            Some(path) => FileContent::Path(path.to_owned()),
            None => match file.bytes() {
                Ok(bytes) => FileContent::Bytes(bytes),
                Err(finding) => {
                    let stamp = FileStamp { path: Arc::from(&*file.name), sha256: Arc::from("") };
                    let mut submission = Submission::unread(stamp);
                    submission.findings.push(*finding);
                    return Ok(submission);
                }
            },
        };
        let kept = self.cache.as_ref().and_then(|cache| {
            let hash = match &content {
                FileContent::Path(path) => sha256_of_file(path).ok()?,
                FileContent::Bytes(bytes) => sha256(bytes),
            };
            cache.take(&file.name, &hash)
        });
        if let Some(submission) = kept {
            self.stop.count_kept();
            return Ok(submission);
        }
        let handed = HandedFile { name: file.name.clone(), content };
        let submission = match &self.pool {
            None => handed.read(&self.reader, None),
            Some(pool) => pool.read(&handed)?,
        };
        // It is kept under the hash of what its reader saw, whatever has become of the file meanwhile.
        if self.cache.as_ref().is_some_and(|cache| cache.keep(&submission)) {
            self.stop.count_kept();
        }
        Ok(submission)
    }
}
