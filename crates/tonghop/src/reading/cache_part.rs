//! A part of the cache: a file to which records are only ever added.
//!
//! A record is the length of its content in four bytes, its key, a SHA-256 over key and content, and the content.
//! What is cut off at the end, or does not have its hash, is as good as not there.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

/// What a submission is kept under.
pub(super) type Key = [u8; 32];

/// The first bytes of a part. Its last figure changes with the form of records.
const HEAD: &[u8] = b"tonghop cache 1\n";

/// The bytes of a record before its content.
const PREAMBLE: u64 = 4 + 32 + 32;

/// Where a record stands in its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Record {
    at: u64,
    length: u32,
}

impl Record {
    /// Where it begins.
    pub fn start(self) -> u64 {
        self.at
    }

    /// How many bytes it takes.
    pub fn bytes(self) -> u64 {
        PREAMBLE + u64::from(self.length)
    }
}

/// A part that is read, and perhaps written.
#[derive(Debug)]
pub(super) struct CachePart {
    pub path: PathBuf,
    file: Mutex<File>,
    /// How many bytes the records take, cut-off ones included.
    pub bytes: u64,
}

impl CachePart {
    /// Opens a part and lists its records, without reading their contents.
    pub fn open(path: &Path) -> io::Result<(Self, Vec<(Key, Record)>)> {
        let file = File::open(path)?;
        let end = file.metadata()?.len();
        let mut from = BufReader::new(&file);
        let mut head = [0; HEAD.len()];
        from.read_exact(&mut head)?;
        if head != HEAD {
            return Err(io::Error::from(io::ErrorKind::InvalidData));
        }
        let mut records = Vec::new();
        let mut at = HEAD.len() as u64;
        while at + PREAMBLE <= end {
            let (mut length, mut key) = ([0; 4], [0; 32]);
            from.read_exact(&mut length)?;
            from.read_exact(&mut key)?;
            let record = Record { at, length: u32::from_le_bytes(length) };
            at += record.bytes();
            if at > end {
                break;
            }
            records.push((key, record));
            from.seek_relative(i64::from(record.length) + 32)?;
        }
        drop(from);
        let bytes = end - HEAD.len() as u64;
        Ok((Self { path: path.to_owned(), file: Mutex::new(file), bytes }, records))
    }

    /// A new part without records in a file that is empty and may be read and written.
    pub fn begin(path: PathBuf, mut file: File) -> io::Result<Self> {
        file.write_all(HEAD)?;
        Ok(Self { path, file: Mutex::new(file), bytes: 0 })
    }

    /// Adds a record at the end.
    pub fn add(&mut self, key: &Key, content: &[u8]) -> io::Result<Record> {
        let length = u32::try_from(content.len()).map_err(io::Error::other)?;
        let mut bytes = Vec::with_capacity(content.len() + PREAMBLE as usize);
        bytes.extend(length.to_le_bytes());
        bytes.extend(key);
        bytes.extend(sum(key, content));
        bytes.extend(content);
        self.append(&bytes)
    }

    /// Copies a record of another part to the end.
    pub fn copy(&mut self, from: &Self, record: Record) -> io::Result<()> {
        let bytes = from.bytes_of(record)?;
        self.append(&bytes).map(drop)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<Record> {
        let at = HEAD.len() as u64 + self.bytes;
        // In one piece, so that of a process that is ended at most one record is cut off.
        let file = self.file.get_mut().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(at))?;
        file.write_all(bytes)?;
        self.bytes += bytes.len() as u64;
        let length = u32::try_from(bytes.len() as u64 - PREAMBLE).map_err(io::Error::other)?;
        Ok(Record { at, length })
    }

    /// The content of a record; `None` where it is damaged.
    pub fn content(&self, key: &Key, record: Record) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = self.bytes_of(record)?;
        let content = bytes.split_off(PREAMBLE as usize);
        let whole = bytes.get(4..36) == Some(key) && bytes.get(36..) == Some(&sum(key, &content));
        Ok(whole.then_some(content))
    }

    fn bytes_of(&self, record: Record) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(record.bytes()).map_err(io::Error::other)?];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(record.at))?;
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

fn sum(key: &Key, content: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(key).chain_update(content).finalize().into()
}

#[cfg(test)]
mod tests {
    use std::fs::OpenOptions;

    use proptest::prelude::*;

    use super::*;

    fn part(folder: &Path, contents: &[Vec<u8>]) -> PathBuf {
        let path = folder.join("a.part");
        let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path).unwrap();
        let mut part = CachePart::begin(path.clone(), file).unwrap();
        for (number, content) in (0..).zip(contents) {
            part.add(&[number; 32], content).unwrap();
        }
        path
    }

    fn contents(path: &Path) -> Vec<(Key, Option<Vec<u8>>)> {
        let Ok((part, records)) = CachePart::open(path) else { return Vec::new() };
        records.into_iter().map(|(key, record)| (key, part.content(&key, record).unwrap())).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_is_damaged_anywhere_is_never_given_out(
            written in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..90), 1..4),
            at in any::<prop::sample::Index>(),
            change in 1..=255_u8,
        ) {
            let folder = tempfile::tempdir().unwrap();
            let path = part(folder.path(), &written);
            let sound: Vec<_> = (0..).zip(&written).map(|(n, c)| ([n; 32], Some(c.clone()))).collect();
            prop_assert_eq!(&contents(&path), &sound);
            let mut bytes = std::fs::read(&path).unwrap();
            let at = at.index(bytes.len());
            bytes[at] ^= change;
            std::fs::write(&path, &bytes).unwrap();
            for read in contents(&path) {
                prop_assert!(read.1.is_none() || sound.contains(&read), "{read:?}");
            }
            std::fs::write(&path, &bytes[..at]).unwrap();
            for read in contents(&path) {
                prop_assert!(sound.contains(&read), "{read:?}");
            }
        }
    }
}
