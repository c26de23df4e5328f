use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::entry_name::decoded;
use crate::inbox_file::megabytes;
use crate::limits::{HEAD_BYTES, MAX_ARCHIVE_BYTES, MAX_ENTRIES, MAX_ENTRY_BYTES};

/// The bytes of an archive or an e-mail: on disk, or in memory where they came out of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Held {
    /// A file of its own.
    Disk(PathBuf),
    /// A part of another.
    Memory(Arc<[u8]>),
}

/// What can be both read and jumped about in.
pub(crate) trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

impl Held {
    pub fn open(&self) -> io::Result<Box<dyn ReadSeek + '_>> {
        Ok(match self {
            Self::Disk(path) => Box::new(BufReader::new(File::open(path)?)),
            Self::Memory(bytes) => Box::new(Cursor::new(&bytes[..])),
        })
    }

    /// All of it, at most `limit` bytes.
    pub fn bytes(&self, limit: u64) -> io::Result<Arc<[u8]>> {
        match self {
            Self::Disk(path) => Ok(Arc::from(read_file(path, limit)?)),
            Self::Memory(bytes) => Ok(bytes.clone()),
        }
    }
}

fn read_file(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What an archive says of one of its entries.
#[derive(Debug)]
pub(crate) struct Entry {
    pub index: usize,
    /// The name as it stands there, in letters; a path.
    pub name: String,
    /// How long it says that it is.
    pub bytes: u64,
    pub symlink: bool,
    /// Its first bytes.
    pub head: Result<Vec<u8>, EntryError>,
}

/// Why an entry cannot be had.
#[derive(Debug)]
pub(crate) enum EntryError {
    /// It is longer than is read.
    TooLarge,
    /// It is encrypted.
    Encrypted,
    /// It is damaged, or packed in a way that is not known.
    Damaged(String),
}

/// Why an archive cannot be listed.
#[derive(Debug)]
pub(crate) enum ArchiveError {
    /// It is no sound archive.
    Entry(EntryError),
    /// It is beyond a limit: the key of which, and how much that is.
    Beyond(&'static str, String),
}

impl From<EntryError> for ArchiveError {
    fn from(error: EntryError) -> Self {
        Self::Entry(error)
    }
}

impl From<ZipError> for EntryError {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
                Self::Encrypted
            }
            error => Self::Damaged(error.to_string()),
        }
    }
}

/// The files of an archive in its own order, folders left out, and whether several have one name: then only the
/// last of them can be read.
///
/// # Errors
/// Where the archive is damaged, or has more entries or larger ones than are read: then which limit it is beyond.
pub(crate) fn entries(archive: &Held) -> Result<(Vec<Entry>, bool), ArchiveError> {
    let damaged = |error: io::Error| EntryError::Damaged(error.to_string());
    let mut archive = ZipArchive::new(archive.open().map_err(damaged)?).map_err(EntryError::from)?;
    let mut entries = Vec::new();
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let data = archive.by_index_data(index).map_err(EntryError::from)?;
        let name = decoded(data.name_raw());
        if data.is_dir() || name.ends_with(['/', '\\']) {
            continue;
        }
        let (bytes, encrypted, symlink) = (data.size(), data.encrypted(), data.is_symlink());
        total = total.saturating_add(bytes);
        if entries.len() == MAX_ENTRIES {
            return Err(ArchiveError::Beyond("limit-files", MAX_ENTRIES.to_string()));
        }
        if total > MAX_ARCHIVE_BYTES {
            return Err(ArchiveError::Beyond("limit-archive", megabytes(MAX_ARCHIVE_BYTES)));
        }
        let head = match bytes {
            _ if encrypted => Err(EntryError::Encrypted),
            MAX_ENTRY_BYTES.. => Err(EntryError::TooLarge),
            _ => head(&mut archive, index, HEAD_BYTES as u64),
        };
        entries.push(Entry { index, name, bytes, symlink, head });
    }
    Ok((entries, archive.has_duplicate_names()))
}

/// The first bytes of an entry, at most `limit`; the whole of it, with its checksum verified, where the limit is
/// not reached.
fn head(archive: &mut ZipArchive<impl Read + Seek>, index: usize, limit: u64) -> Result<Vec<u8>, EntryError> {
    let mut bytes = Vec::new();
    let read = archive.by_index(index)?.take(limit).read_to_end(&mut bytes);
    read.map_err(|error| EntryError::Damaged(error.to_string()))?;
    Ok(bytes)
}

/// The whole of an entry.
pub(crate) fn entry_bytes(archive: &Held, index: usize) -> Result<Vec<u8>, EntryError> {
    let damaged = |error: io::Error| EntryError::Damaged(error.to_string());
    let mut archive = ZipArchive::new(archive.open().map_err(damaged)?)?;
    let bytes = head(&mut archive, index, MAX_ENTRY_BYTES + 1)?;
    if bytes.len() as u64 > MAX_ENTRY_BYTES { Err(EntryError::TooLarge) } else { Ok(bytes) }
}
