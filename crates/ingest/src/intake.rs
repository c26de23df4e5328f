use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tonghop_core::catalogue;
use tonghop_core::{Arg, Finding, Place};

use crate::archive::{ArchiveError, Entry, Held, entries, entry_bytes};
use crate::content::ContentType;
use crate::entry_name::{is_doubtful, shown};
use crate::inbox_file::{InboxFile, Stored, beyond, megabytes, refusal};
use crate::limits::{
    HEAD_BYTES, MAX_DEPTH, MAX_ENTRY_BYTES, MAX_HELD_BYTES, MAX_MAIL_BYTES, MAX_PARTS, MAX_PROBED_BYTES,
};
use crate::mail::{Attachment, Role, attachments};

/// What came in: the files of a folder and its subfolders, of the archives in it and of the e-mails, in the order
/// of their names; and what is no submission and is said to be passed over.
///
/// Nothing is written to disk, and no name of an archive is ever used as a path. What an archive or e-mail holds
/// and cannot be had is a file too, whose [`InboxFile::bytes`] says why.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Intake {
    /// Files to read.
    pub files: Vec<InboxFile>,
    /// A note for each lock file, system file and picture in the text of an e-mail, and for each name that is
    /// not shown as the archive has it.
    pub notes: Vec<Finding>,
    names: BTreeSet<String>,
    held: u64,
    probed: u64,
}

/// A folder could not be listed.
#[derive(Debug, thiserror::Error)]
#[error("cannot list the folder {}", path.display())]
pub struct IntakeError {
    /// The folder.
    pub path: PathBuf,
    source: std::io::Error,
}

/// Where a container is found: what holds it, how it is called, how deep it is.
struct Found<'a> {
    outer: &'a Path,
    name: &'a str,
    depth: usize,
}

impl Intake {
    /// Lists a folder. Symbolic links to folders are not followed, so that the walk ends.
    ///
    /// # Errors
    /// [`IntakeError`] where the folder or one of its subfolders cannot be listed.
    pub fn of_folder(folder: &Path) -> Result<Self, IntakeError> {
        let mut intake = Self::default();
        intake.walk(folder, "")?;
        Ok(intake.sorted())
    }

    /// A single file, shown under `name`, or what is in it where it is an archive or an e-mail.
    #[must_use]
    pub fn of_file(path: &Path, name: &str) -> Self {
        let mut intake = Self::default();
        intake.take_file(path, name);
        intake.sorted()
    }

    /// The same with a folder in front of every name.
    #[must_use]
    pub fn below(mut self, folder: &str) -> Self {
        let folder = folder.trim_end_matches('/');
        let moved = |name: &str| format!("{folder}/{name}");
        for file in &mut self.files {
            file.name = moved(&file.name);
            if let Stored::Refused(finding) = &mut file.stored {
                finding.place = Place::file(&*file.name);
            }
        }
        for note in &mut self.notes {
            note.place = Place::file(moved(note.place.file_name().unwrap_or_default()));
        }
        self
    }

    fn sorted(mut self) -> Self {
        self.files.sort_by(|a, b| a.name.cmp(&b.name));
        self.notes.sort_by(|a, b| a.place.cmp(&b.place));
        self
    }

    fn walk(&mut self, folder: &Path, prefix: &str) -> Result<(), IntakeError> {
        let error = |source| IntakeError { path: folder.to_owned(), source };
        let mut entries =
            std::fs::read_dir(folder).map_err(error)?.collect::<Result<Vec<_>, _>>().map_err(error)?;
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let special = || std::fs::metadata(entry.path()).is_ok_and(|metadata| !metadata.is_file());
            if entry.file_type().map_err(error)?.is_dir() {
                self.walk(&entry.path(), &format!("{name}/"))?;
            } else if let Some(word) =
                passed_over(&name).or_else(|| special().then_some("passed-special-file"))
            {
                self.pass_over(&name, word);
            } else {
                self.take_file(&entry.path(), &name);
            }
        }
        Ok(())
    }

    fn pass_over(&mut self, name: &str, word: &'static str) {
        let finding = Finding::new(&catalogue::PASSED_OVER, Place::file(name)).arg("kind", Arg::Word(word));
        self.notes.push(finding);
    }

    /// Adds a file under a name of its own.
    fn add(&mut self, outer: &Path, name: &str, stored: Stored) {
        let mut unique = name.to_owned();
        let mut number = 1;
        while !self.names.insert(unique.clone()) {
            number += 1;
            unique = format!("{name}#{number}");
        }
        self.files.push(InboxFile { name: unique, outer: outer.to_owned(), stored });
    }

    fn refuse(&mut self, found: &Found<'_>, finding: Finding) {
        self.add(found.outer, found.name, Stored::Refused(Box::new(finding)));
    }

    fn take_file(&mut self, path: &Path, name: &str) {
        let mut head = Vec::new();
        // Who cannot be read now says so when it is read.
        let read = File::open(path).and_then(|file| file.take(HEAD_BYTES as u64).read_to_end(&mut head));
        let found = Found { outer: path, name, depth: 0 };
        let held = Held::Disk(path.to_owned());
        let kind = match held.open() {
            Ok(reader) if read.is_ok() => ContentType::of_reader(&head, reader),
            _ => ContentType::Unknown,
        };
        if !self.take_container(&found, kind, &held) {
            self.add(path, name, Stored::Whole);
        }
    }

    /// Takes what is in an archive or an e-mail; `false` where it is neither.
    fn take_container(&mut self, found: &Found<'_>, kind: ContentType, held: &Held) -> bool {
        match kind {
            ContentType::Zip | ContentType::Email if found.depth >= MAX_DEPTH => {
                self.refuse(found, beyond(found.name, "limit-depth", &MAX_DEPTH.to_string()));
            }
            ContentType::Zip => self.take_archive(found, held),
            ContentType::Email => return self.take_mail(found, held),
            _ => return false,
        }
        true
    }

    fn take_archive(&mut self, found: &Found<'_>, archive: &Held) {
        let (entries, doubled) = match entries(archive) {
            Ok(listed) => listed,
            Err(ArchiveError::Entry(error)) => return self.refuse(found, refusal(found.name, error)),
            Err(ArchiveError::Beyond(what, limit)) => {
                return self.refuse(found, beyond(found.name, what, &limit));
            }
        };
        if entries.is_empty() {
            let kind = Arg::Word("kind-zip");
            let finding = Finding::new(&catalogue::NOTHING_INSIDE, Place::file(found.name)).arg("kind", kind);
            return self.refuse(found, finding);
        }
        if doubled {
            let finding = Finding::new(&catalogue::DOUBLED_ENTRY, Place::file(found.name));
            self.refuse(found, finding);
        }
        for entry in entries {
            self.take_entry(found, archive, entry);
        }
    }

    fn take_entry(&mut self, found: &Found<'_>, archive: &Held, entry: Entry) {
        let below = shown(&entry.name, entry.index);
        let name = format!("{}/{below}", found.name);
        if let Some(word) = passed_over(&below).or_else(|| entry.symlink.then_some("passed-special-file")) {
            return self.pass_over(&name, word);
        }
        self.note_name(&entry.name, &below, &name);
        let inner = Found { outer: found.outer, name: &name, depth: found.depth + 1 };
        let head = match entry.head {
            Ok(head) => head,
            Err(error) => return self.refuse(&inner, refusal(&name, error)),
        };
        if may_hold_files(&head) {
            self.probed = self.probed.saturating_add(entry.bytes);
            if self.probed > MAX_PROBED_BYTES {
                return self.refuse(&inner, beyond(&name, "limit-probed", &megabytes(MAX_PROBED_BYTES)));
            }
            match entry_bytes(archive, entry.index) {
                Ok(bytes) => {
                    if self.take_inner(&inner, bytes) {
                        return;
                    }
                }
                Err(error) => return self.refuse(&inner, refusal(&name, error)),
            }
        }
        self.add(found.outer, &name, Stored::Entry { archive: archive.clone(), index: entry.index });
    }

    /// Takes an archive or e-mail that is in another; `false` where it is neither.
    fn take_inner(&mut self, found: &Found<'_>, bytes: Vec<u8>) -> bool {
        let kind = ContentType::of(&bytes);
        if matches!(kind, ContentType::Zip | ContentType::Email) {
            self.held += bytes.len() as u64;
            if self.held > MAX_HELD_BYTES {
                self.held -= bytes.len() as u64;
                self.refuse(found, beyond(found.name, "limit-held", &megabytes(MAX_HELD_BYTES)));
                return true;
            }
        }
        self.take_container(found, kind, &Held::Memory(Arc::from(bytes)))
    }

    fn note_name(&mut self, name: &str, below: &str, place: &str) {
        if is_doubtful(name) {
            let finding = Finding::new(&catalogue::NAME_CLEANED, Place::file(place))
                .found(name.escape_debug().to_string());
            self.notes.push(finding.text("shown", below));
        }
    }

    /// `false` where it is no e-mail after all.
    fn take_mail(&mut self, found: &Found<'_>, mail: &Held) -> bool {
        let bytes = match mail.bytes(MAX_MAIL_BYTES + 1) {
            Ok(bytes) if bytes.len() as u64 > MAX_MAIL_BYTES => {
                self.refuse(found, beyond(found.name, "limit-mail", &megabytes(MAX_MAIL_BYTES)));
                return true;
            }
            Ok(bytes) => bytes,
            Err(_unreadable) => return false,
        };
        let Some(parts) = attachments(&bytes) else { return false };
        if parts.len() > MAX_PARTS {
            self.refuse(found, beyond(found.name, "limit-files", &MAX_PARTS.to_string()));
            return true;
        }
        let mut empty = true;
        let attached = parts.iter().any(|part| part.role == Role::Attached);
        for (index, part) in parts.into_iter().enumerate() {
            let below = shown(&part.name, index);
            let name = format!("{}/{below}", found.name);
            let photo = part.role == Role::InlinePicture && part.bytes >= PHOTO_BYTES && !attached;
            match part.role {
                Role::Technical => self.pass_over(&name, "passed-mail-part"),
                Role::InlinePicture if !photo => self.pass_over(&name, "passed-inline-picture"),
                _ => {
                    empty = false;
                    self.take_part(found, mail, part, (&below, &name));
                }
            }
        }
        if empty {
            let kind = Arg::Word("kind-email");
            let finding = Finding::new(&catalogue::NOTHING_INSIDE, Place::file(found.name)).arg("kind", kind);
            self.refuse(found, finding);
        }
        true
    }

    fn take_part(&mut self, found: &Found<'_>, mail: &Held, part: Attachment, (below, name): (&str, &str)) {
        if let Some(word) = passed_over(below) {
            return self.pass_over(name, word);
        }
        self.note_name(&part.name, below, name);
        let inner = Found { outer: found.outer, name, depth: found.depth + 1 + part.depth };
        if part.bytes > MAX_ENTRY_BYTES {
            return self.refuse(&inner, beyond(name, "limit-entry", &megabytes(MAX_ENTRY_BYTES)));
        }
        if inner.depth > MAX_DEPTH {
            return self.refuse(&inner, beyond(name, "limit-depth", &MAX_DEPTH.to_string()));
        }
        if part.container.is_some_and(|bytes| self.take_inner(&inner, bytes)) {
            return;
        }
        self.add(found.outer, name, Stored::Part { mail: mail.clone(), part: part.part });
    }
}

/// From this size on a picture in the text of an e-mail without attachments is a photo of a form, not a
/// signature.
const PHOTO_BYTES: u64 = 50_000;

/// Whether a file that begins so may be an archive or an e-mail; only then it is looked at as a whole.
fn may_hold_files(head: &[u8]) -> bool {
    matches!(ContentType::of(head), ContentType::Zip | ContentType::DamagedZip | ContentType::Email)
}

/// Why a name is no submission's: the key of the reason in the message files.
fn passed_over(name: &str) -> Option<&'static str> {
    let mut parts = name.rsplit('/');
    let last = parts.next().unwrap_or(name);
    let lower = last.to_lowercase();
    if last.starts_with("~$") || lower.starts_with(".~lock.") {
        return Some("passed-lock-file");
    }
    let system = ["thumbs.db", "desktop.ini", ".ds_store"].contains(&lower.as_str());
    let of_the_system = system || last.starts_with("._") || last == ".gitkeep";
    (of_the_system || parts.any(|part| part == "__MACOSX")).then_some("passed-system-file")
}
