use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::stop::Writing;
use crate::{Error, Stop};

/// How much is written between two looks at whether to stop.
const PIECE: usize = 1 << 20;

/// Files that appear together and whole: each is written beside its place, and only when all are written are
/// they renamed into it. A fault on the way leaves what was there before.
///
/// ```
/// # fn main() -> Result<(), tonghop::Error> {
/// # let folder = tempfile::tempdir().unwrap();
/// # let folder = folder.path();
/// let mut files = tonghop::OutputFiles::in_folder(folder)?;
/// files.add("a.csv", b"unit\n")?;
/// assert!(!folder.join("a.csv").exists());
/// files.finish()?;
/// assert!(folder.join("a.csv").exists());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct OutputFiles {
    folder: PathBuf,
    written: Vec<(NamedTempFile, PathBuf)>,
    /// Dropped last: until then temporary files are there.
    writing: Writing,
}

impl OutputFiles {
    /// Outputs into `folder`, which is made where it does not exist.
    ///
    /// # Errors
    /// [`Error::Write`] where the folder cannot be made.
    pub fn in_folder(folder: &Path) -> Result<Self, Error> {
        Self::until(folder, &Stop::default())
    }

    /// The same, unless `stop` is asked for on the way: then every step ends with [`Error::Stopped`], and nothing of
    /// what was written remains.
    ///
    /// # Errors
    /// [`Error::Write`] where the folder cannot be made, and [`Error::Stopped`].
    pub fn until(folder: &Path, stop: &Stop) -> Result<Self, Error> {
        let writing = stop.begin_writing()?;
        std::fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })?;
        Ok(Self { folder: folder.to_owned(), writing, written: Vec::new() })
    }

    /// Writes one file beside its place. A name may have folders in front, which are made where they do not exist.
    ///
    /// # Errors
    /// [`Error::Write`] where there is no room or no right to write; [`Error::Stopped`].
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.folder.join(name);
        self.add_written(name, |file| file.write_all(bytes).map_err(|source| Error::Write { path, source }))
    }

    /// Has one file written beside its place by `write`. Nothing of the file needs to be in memory at once.
    ///
    /// # Errors
    /// As [`OutputFiles::add`], and what `write` returns.
    pub(crate) fn add_written(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut BufWriter<UntilStopped<'_>>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let path = self.folder.join(name);
        let error = |source| Error::Write { path: path.clone(), source };
        let folder = path.parent().unwrap_or(&self.folder);
        std::fs::create_dir_all(folder).map_err(error)?;
        let mut file = tempfile::Builder::new().prefix(".tonghop-").tempfile_in(folder).map_err(error)?;
        let stop = self.writing.stop().clone();
        let mut writer =
            BufWriter::with_capacity(PIECE, UntilStopped { file: file.as_file_mut(), stop: &stop });
        let written = write(&mut writer).and_then(|()| writer.flush().map_err(error));
        drop(writer);
        // What was stopped fails in ways of its own.
        stop.check()?;
        written?;
        file.as_file().sync_all().map_err(error)?;
        self.written.push((file, path));
        Ok(())
    }

    /// Puts all files into their places, and returns these in the order in which they were added.
    ///
    /// # Errors
    /// [`Error::Write`] where a file cannot be put into its place, for example because it is open elsewhere or
    /// a folder stands there; then every place holds what it held before. [`Error::Stopped`].
    pub fn finish(self) -> Result<Vec<PathBuf>, Error> {
        let Self { written, writing, .. } = self;
        writing.stop().check()?;
        let mut placed: Vec<Placed> = Vec::new();
        for (file, path) in written {
            match Placed::put(file, path.clone()) {
                Ok(done) => placed.push(done),
                Err(source) => {
                    placed.into_iter().rev().for_each(Placed::undo);
                    return Err(Error::Write { path, source });
                }
            }
        }
        let placed = placed.into_iter().map(Placed::keep).collect();
        writing.done();
        Ok(placed)
    }
}

/// A file that takes no more once the work was asked to stop.
pub(crate) struct UntilStopped<'f> {
    file: &'f mut File,
    stop: &'f Stop,
}

impl Write for UntilStopped<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.stop.is_requested() {
            return Err(std::io::Error::other(Error::Stopped));
        }
        self.file.write(bytes.get(..PIECE).unwrap_or(bytes))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// A file that has been put into its place, and what stood there before.
struct Placed {
    path: PathBuf,
    before: Option<PathBuf>,
}

impl Placed {
    fn put(file: NamedTempFile, path: PathBuf) -> std::io::Result<Self> {
        if path.is_dir() {
            return Err(std::io::Error::from(std::io::ErrorKind::IsADirectory));
        }
        // A temporary file is private to its owner; an output has the rights of any new file.
        let permissions = std::fs::metadata(&path).map(|metadata| metadata.permissions()).ok();
        set_permissions(file.as_file(), permissions)?;
        let before = path.exists().then(|| file.path().with_extension("before"));
        if let Some(before) = &before {
            std::fs::rename(&path, before)?;
        }
        let placed = Self { path, before };
        match file.persist(&placed.path) {
            Ok(_) => Ok(placed),
            Err(error) => {
                placed.undo();
                Err(error.error)
            }
        }
    }

    /// Puts back what stood there. If even that fails, the earlier file is still beside its place.
    fn undo(self) {
        let _done = match self.before {
            Some(before) => std::fs::rename(before, &self.path),
            None => std::fs::remove_file(&self.path),
        };
    }

    fn keep(self) -> PathBuf {
        // A copy of the earlier file that cannot be removed does no harm to the new one.
        let _removed = self.before.map(std::fs::remove_file);
        self.path
    }
}

#[cfg(unix)]
fn set_permissions(file: &std::fs::File, before: Option<std::fs::Permissions>) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(before.unwrap_or_else(|| std::fs::Permissions::from_mode(0o644)))
}

#[cfg(not(unix))]
fn set_permissions(_file: &std::fs::File, _before: Option<std::fs::Permissions>) -> std::io::Result<()> {
    Ok(())
}
