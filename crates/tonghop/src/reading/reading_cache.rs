use std::collections::HashMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};
use tonghop_core::{Submission, catalogue};

use super::cache_part::{CachePart, Key, Record};
use super::message::Opening;

/// Up to this size the cache is put into one part whenever something in it is no longer of use; a larger one only
/// when much of it is, since that takes as long as writing it.
const SMALL: u64 = 32 << 20;

/// The most parts of a large cache, each of which a run has begun.
const MOST_PARTS: usize = 8;

const PART: &str = "part";
const UNFINISHED: &str = "part-new";

/// What was read of the files of a period, kept beside them, so that a later run reads only what has changed.
///
/// A submission is kept as it was read, before it is judged, under a hash of all that decides what is read: the
/// bytes of the file, the name that its findings show, the form, the committee, and the reader itself. Nothing is
/// taken that is not whole. Whatever fails, a folder that cannot be written to or a full disk, means that files are
/// read, and never that the work fails.
#[derive(Debug)]
pub(crate) struct ReadingCache {
    folder: PathBuf,
    /// What decides what is read besides the file.
    reader: Sha256,
    /// The files of which this run knows, those that are no parts at all too.
    listed: Vec<PathBuf>,
    parts: Vec<CachePart>,
    known: HashMap<Key, Known>,
    fresh: Mutex<Fresh>,
    reused: AtomicUsize,
    damaged: AtomicBool,
}

#[derive(Debug)]
struct Known {
    part: usize,
    record: Record,
    /// Whether it was of use in this run.
    used: AtomicBool,
}

/// What this run adds.
#[derive(Debug)]
enum Fresh {
    Nothing,
    Part(CachePart, Vec<Record>),
    /// It could not be written, so nothing more is.
    Impossible,
}

impl ReadingCache {
    /// The cache in `folder` for one that reads by `opening`. The folder is made when something is to be kept, if
    /// that which it lies in is there.
    pub fn open(folder: PathBuf, opening: &Opening) -> Self {
        let mut reader = Sha256::new();
        for text in [&opening.program_version, &opening.form, &opening.committee] {
            add_text(&mut reader, text);
        }
        let (mut parts, mut known, mut damaged) = (Vec::new(), HashMap::new(), false);
        let listed = files(&folder, PART);
        for path in &listed {
            let Ok((part, records)) = CachePart::open(path) else {
                damaged = true;
                continue;
            };
            for (key, record) in records {
                known.insert(key, Known { part: parts.len(), record, used: AtomicBool::new(false) });
            }
            parts.push(part);
        }
        Self {
            folder,
            reader,
            listed,
            parts,
            known,
            fresh: Mutex::new(Fresh::Nothing),
            reused: AtomicUsize::new(0),
            damaged: AtomicBool::new(damaged),
        }
    }

    /// What was read of the file of that name with that hash.
    pub fn take(&self, name: &str, sha256: &str) -> Option<Submission> {
        let key = self.key(name, sha256);
        let known = self.known.get(&key)?;
        let submission = self.parts.get(known.part).and_then(|part| {
            let content = part.content(&key, known.record).ok()??;
            let submission: Submission = postcard::from_bytes(&content).ok()?;
            (*submission.file.path == *name && *submission.file.sha256 == *sha256).then_some(submission)
        });
        match &submission {
            Some(_) => {
                known.used.store(true, Ordering::Relaxed);
                self.reused.fetch_add(1, Ordering::Relaxed);
            }
            None => self.damaged.store(true, Ordering::Relaxed),
        }
        submission
    }

    /// Keeps what was just read; says whether it could.
    ///
    /// What could not be read is not kept, and what ended or detained its reader even less: another time it may
    /// fare better, and it takes no time where it does not.
    pub fn keep(&self, submission: &Submission) -> bool {
        let unsound =
            [&catalogue::READING_TOO_LONG, &catalogue::READING_BROKE_DOWN, &catalogue::READER_CRASHED];
        let whole = !submission.findings.iter().any(|finding| unsound.contains(&finding.entry));
        if !submission.readable || !whole {
            return false;
        }
        let Ok(content) = postcard::to_stdvec(submission) else { return false };
        let key = self.key(&submission.file.path, &submission.file.sha256);
        let mut fresh = self.fresh();
        if matches!(*fresh, Fresh::Nothing) {
            *fresh =
                begin(&self.folder, PART).map_or(Fresh::Impossible, |part| Fresh::Part(part, Vec::new()));
        }
        let Fresh::Part(part, records) = &mut *fresh else { return false };
        match part.add(&key, &content) {
            Ok(record) => records.push(record),
            Err(_full) => {
                *fresh = Fresh::Impossible;
                return false;
            }
        }
        true
    }

    /// How many submissions were taken from it.
    pub fn reused(&self) -> usize {
        self.reused.load(Ordering::Relaxed)
    }

    /// Ends a run that has asked for every file of the period: lets go of what it had no use for.
    pub fn tidy(self) {
        let added = match self.fresh.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Fresh::Part(part, records) => Some((part, records)),
            Fresh::Nothing => None,
            Fresh::Impossible => return,
        };
        let used = self.known.values().filter(|known| known.used.load(Ordering::Relaxed));
        let mut live: Vec<(usize, Record)> = used.map(|known| (known.part, known.record)).collect();
        let (mut parts, mut listed) = (self.parts, self.listed);
        if let Some((part, records)) = added {
            live.extend(records.into_iter().map(|record| (parts.len(), record)));
            listed.push(part.path.clone());
            parts.push(part);
        }
        let used: u64 = live.iter().map(|(_, record)| record.bytes()).sum();
        let idle = parts.iter().map(|part| part.bytes).sum::<u64>().saturating_sub(used);
        let damaged = self.damaged.load(Ordering::Relaxed);
        let wanted = damaged
            || if used <= SMALL {
                idle > 0 || parts.len() > 1
            } else {
                idle > used / 4 || parts.len() > MOST_PARTS
            };
        // Where it cannot be done, all stays as it is.
        if wanted {
            let _tidied = rewrite(&self.folder, &parts, live, &listed);
        }
    }

    fn key(&self, name: &str, sha256: &str) -> Key {
        let mut key = self.reader.clone();
        add_text(&mut key, name);
        add_text(&mut key, sha256);
        key.finalize().into()
    }

    fn fresh(&self) -> MutexGuard<'_, Fresh> {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// With its length in front, so that no two lists of texts hash alike.
fn add_text(hash: &mut Sha256, text: &str) {
    hash.update((text.len() as u64).to_le_bytes());
    hash.update(text);
}

/// The files of the cache with that ending. A folder that cannot be listed has none.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    files.sort();
    files
}

/// A new part, which nobody but its owner may read: it holds what branches wrote.
fn begin(folder: &Path, ending: &str) -> io::Result<CachePart> {
    make_folder(folder)?;
    let ending = format!(".{ending}");
    let file = tempfile::Builder::new().prefix("").suffix(&ending).rand_bytes(12).tempfile_in(folder)?;
    let (file, path) = file.keep().map_err(|error| error.error)?;
    CachePart::begin(path, file)
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        Err(_there) => return Ok(()),
        Ok(()) => {}
    }
    // The mark by which programs that make copies know what need not be copied.
    std::fs::write(folder.join("CACHEDIR.TAG"), "Signature: 8a477f597d28d172789f06886806bc55\n")
}

/// Puts what is of use into one part, and removes those that this run knows of: another run may have begun more.
fn rewrite(
    folder: &Path,
    parts: &[CachePart],
    mut live: Vec<(usize, Record)>,
    listed: &[PathBuf],
) -> io::Result<()> {
    for left_over in files(folder, UNFINISHED) {
        std::fs::remove_file(left_over)?;
    }
    live.sort_by_key(|(part, record)| (*part, record.start()));
    if !live.is_empty() {
        let mut whole = begin(folder, UNFINISHED)?;
        let copied = live.into_iter().try_for_each(|(part, record)| match parts.get(part) {
            Some(part) => whole.copy(part, record),
            None => Ok(()),
        });
        let placed = copied.and_then(|()| std::fs::rename(&whole.path, whole.path.with_extension(PART)));
        if placed.is_err() {
            std::fs::remove_file(&whole.path)?;
        }
        placed?;
    }
    listed.iter().try_for_each(std::fs::remove_file)
}
