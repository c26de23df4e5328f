use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use tonghop_core::{Code, Status, Submission, Unit};
use tonghop_ingest::sha256;
use tonghop_output::{Making, Messages, Reply, ReplyError, ReplyMatter};

use crate::workspace::file_stem;
use crate::{Collection, Error, OutputFiles, Progress, Stage};

/// The reply to a unit, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenReply {
    /// The unit.
    pub unit: Code,
    /// What it is told.
    pub matter: ReplyMatter,
    /// How each copy of a file of its came to be, by the path of that file; none with a receipt or a reminder.
    pub copies: Vec<(String, Making)>,
    /// The files that were written: the message, then the copies or the form.
    pub paths: Vec<PathBuf>,
    /// Workbooks of an earlier reply that still lie beside them and no longer belong to it.
    pub outdated: Vec<PathBuf>,
}

/// A reply that is still to be written: its files by name.
struct Prepared {
    unit: Code,
    matter: ReplyMatter,
    copies: Vec<(String, Making)>,
    files: Vec<(String, Vec<u8>)>,
}

impl Collection<'_> {
    /// Writes the reply to every unit that is to report, or to one of them, each into a folder that is named by its
    /// code; all or none. In the language of the form, each has a message, and with it
    ///
    /// - to a unit with something to mend or to explain: a copy of the file that it sent, marked;
    /// - to a unit of which nothing came: its form;
    /// - to a unit that is all right: nothing more, the message is a receipt.
    ///
    /// Files are opened once more for that, and must be the same as when they were read. They are never changed.
    ///
    /// # Errors
    /// [`Error::IntoInbox`], [`Error::UnitDoesNotReport`], [`Error::Changed`], [`Error::Output`], [`Error::Write`] and
    /// [`Error::Stopped`]; then no reply is written.
    pub fn write_replies(
        &self,
        folder: &Path,
        only: Option<&Code>,
        progress: &dyn Progress,
    ) -> Result<Vec<WrittenReply>, Error> {
        self.workspace.refuse_inbox(folder)?;
        let messages = Messages::of(self.workspace.form.language);
        let came = |unit: &Unit| {
            self.submissions.iter().any(|submission| submission.identity.unit.as_ref() == Some(&unit.code))
        };
        // Who reports through another is answered by that one.
        let own = |unit: &Unit| unit.parent.is_none() || came(unit);
        let wanted = |unit: &&Unit| only.map_or_else(|| own(unit), |only| *only == unit.code);
        let units: Vec<&Unit> = self.workspace.roster.reporting(self.period).filter(wanted).collect();
        if let (Some(only), []) = (only, &*units) {
            return Err(Error::UnitDoesNotReport { code: only.clone(), period: self.period });
        }
        progress.stage(Stage::Writing);
        let (total, done) = (units.len(), AtomicUsize::new(0));
        let prepared: Vec<Prepared> = units
            .par_iter()
            .map(|unit| {
                self.stop.check()?;
                let reply = Reply {
                    form: &self.workspace.form,
                    unit,
                    period: self.period,
                    committee: &self.workspace.settings.committee,
                    past: Some(&self.past),
                    deadline: self.workspace.settings.deadline(self.period),
                    submissions: self.to_be_answered(unit),
                };
                let prepared = self.prepare(&reply, &messages)?;
                progress.step(done.fetch_add(1, Ordering::Relaxed) + 1, total);
                Ok(prepared)
            })
            .collect::<Result<_, Error>>()?;
        let mut files = OutputFiles::until(folder, &self.stop)?;
        for (name, bytes) in prepared.iter().flat_map(|reply| &reply.files) {
            files.add(name, bytes)?;
        }
        let mut paths = files.finish()?.into_iter();
        let written = |reply: Prepared| WrittenReply {
            unit: reply.unit,
            matter: reply.matter,
            copies: reply.copies,
            paths: paths.by_ref().take(reply.files.len()).collect(),
            outdated: Vec::new(),
        };
        let mut replies: Vec<WrittenReply> = prepared.into_iter().map(written).collect();
        for reply in &mut replies {
            reply.outdated = outdated(reply);
        }
        Ok(replies)
    }

    /// The files that nobody is answered about, since nobody can tell whose they are.
    pub fn unanswered(&self) -> impl Iterator<Item = &Submission> {
        self.submissions
            .iter()
            .filter(|submission| matches!(submission.status, Status::Unidentified | Status::Unreadable))
    }

    /// The files of a unit that were rejected, else the one that counts.
    fn to_be_answered(&self, unit: &Unit) -> Vec<(&Submission, Option<jiff::civil::Date>)> {
        let of = |status: Status| {
            let own = self.submissions.iter().filter(move |submission| {
                submission.status == status && submission.identity.unit.as_ref() == Some(&unit.code)
            });
            own.map(|submission| (submission, self.received(submission))).collect::<Vec<_>>()
        };
        let rejected = of(Status::Rejected);
        if rejected.is_empty() { of(Status::Accepted) } else { rejected }
    }

    fn prepare(&self, reply: &Reply<'_>, messages: &Messages) -> Result<Prepared, Error> {
        let unit = file_stem(reply.unit.code.as_str());
        let failed = |source: ReplyError| Error::Output { what: unit.clone(), source: Box::new(source) };
        let matter = reply.matter();
        let message = reply.message(messages).into_bytes();
        let mut files = vec![(format!("{unit}/{unit}.txt"), message)];
        let mut copies = Vec::new();
        match matter {
            ReplyMatter::Received => {}
            ReplyMatter::Missing => {
                files.push((format!("{unit}/{unit}.xlsx"), reply.blank_form(messages).map_err(failed)?));
            }
            ReplyMatter::Correct | ReplyMatter::Explain => {
                for (number, (submission, received)) in (1..).zip(&reply.submissions) {
                    let bytes = self.bytes_of(submission)?;
                    let copy = reply.copy(submission, *received, &bytes, messages).map_err(failed)?;
                    let number = if number == 1 { String::new() } else { format!("-{number}") };
                    files.push((format!("{unit}/{unit}{number}.{}", copy.extension), copy.bytes));
                    copies.push((submission.file.path.to_string(), copy.making));
                }
            }
        }
        Ok(Prepared { unit: reply.unit.code.clone(), matter, copies, files })
    }

    /// The bytes that a submission was read from.
    fn bytes_of(&self, submission: &Submission) -> Result<Vec<u8>, Error> {
        let changed = |path: &Path| Error::Changed { path: path.to_owned() };
        let Some(file) = self.files.get(&*submission.file.path) else {
            return Err(changed(Path::new(&*submission.file.path)));
        };
        let bytes = file.bytes().map_err(|_finding| changed(file.outer()))?;
        if sha256(&bytes) == *submission.file.sha256 { Ok(bytes) } else { Err(changed(file.outer())) }
    }
}

/// The workbooks beside the files of a reply that an earlier one has left. They are not removed: somebody may have
/// worked in them.
fn outdated(reply: &WrittenReply) -> Vec<PathBuf> {
    let folder = reply.paths.first().and_then(|path| path.parent());
    let there = folder.into_iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten();
    let stem = file_stem(reply.unit.as_str());
    let is_ours = |path: &PathBuf| {
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let number = name.strip_prefix(&stem).map(|rest| rest.trim_start_matches('-'));
        let numbered = number.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()));
        let kinds = ["xlsx", "xlsm", "xltx", "xltm"];
        numbered && path.extension().is_some_and(|extension| kinds.iter().any(|kind| extension == *kind))
    };
    let mut found: Vec<PathBuf> =
        there.map(|entry| entry.path()).filter(is_ours).filter(|path| !reply.paths.contains(path)).collect();
    found.sort();
    found
}
