use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::entry_name::decoded;
use crate::limits::MAX_ENTRY_BYTES;

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub index: usize,
    /// The name as it stands there, in letters; a path.
    pub name: String,
    /// How long it says that it is.
    pub bytes: u64,
    pub encrypted: bool,
    pub symlink: bool,
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
pub(crate) fn entries(archive: &Held) -> Result<(Vec<Entry>, bool), EntryError> {
    let damaged = |error: io::Error| EntryError::Damaged(error.to_string());
    let archive = ZipArchive::new(archive.open().map_err(damaged)?)?;
    let mut entries = Vec::new();
    for index in 0..archive.len() {
        let data = archive.by_index_data(index)?;
        let name = decoded(data.name_raw());
        if data.is_dir() || name.ends_with(['/', '\\']) {
            continue;
        }
        let (bytes, encrypted, symlink) = (data.size(), data.encrypted(), data.is_symlink());
        entries.push(Entry { index, name, bytes, encrypted, symlink });
    }
    Ok((entries, archive.has_duplicate_names()))
}

/// The first bytes of an entry, at most `limit`; the whole of it, with its checksum verified, where the limit is
/// not reached.
pub(crate) fn entry_head(archive: &Held, index: usize, limit: u64) -> Result<Vec<u8>, EntryError> {
    let damaged = |error: io::Error| EntryError::Damaged(error.to_string());
    let mut archive = ZipArchive::new(archive.open().map_err(damaged)?)?;
    let mut bytes = Vec::new();
    archive.by_index(index)?.take(limit).read_to_end(&mut bytes).map_err(damaged)?;
    Ok(bytes)
}

/// The whole of an entry.
pub(crate) fn entry_bytes(archive: &Held, index: usize) -> Result<Vec<u8>, EntryError> {
    let bytes = entry_head(archive, index, MAX_ENTRY_BYTES + 1)?;
    if bytes.len() as u64 > MAX_ENTRY_BYTES { Err(EntryError::TooLarge) } else { Ok(bytes) }
}
