use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::Error;

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
}

impl OutputFiles {
    /// Outputs into `folder`, which is made where it does not exist.
    ///
    /// # Errors
    /// [`Error::Write`] where the folder cannot be made.
    pub fn in_folder(folder: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })?;
        Ok(Self { folder: folder.to_owned(), written: Vec::new() })
    }

    /// Writes one file beside its place. A name may have folders in front, which are made where they do not exist.
    ///
    /// # Errors
    /// [`Error::Write`] where there is no room or no right to write.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        self.add_written(name, |file, path| {
            file.write_all(bytes).map_err(|source| Error::Write { path: path.to_owned(), source })
        })
    }

    /// Has one file written beside its place by `write`, which is told the place for its errors. Nothing of the file
    /// needs to be in memory at once.
    ///
    /// # Errors
    /// [`Error::Write`] where there is no room or no right to write, and what `write` returns.
    pub fn add_written(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut BufWriter<&mut File>, &Path) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let path = self.folder.join(name);
        let error = |source| Error::Write { path: path.clone(), source };
        let folder = path.parent().unwrap_or(&self.folder);
        std::fs::create_dir_all(folder).map_err(error)?;
        let mut file = tempfile::Builder::new().prefix(".tonghop-").tempfile_in(folder).map_err(error)?;
        let mut writer = BufWriter::new(file.as_file_mut());
        write(&mut writer, &path)?;
        writer.flush().map_err(error)?;
        drop(writer);
        file.as_file().sync_all().map_err(error)?;
        self.written.push((file, path));
        Ok(())
    }

    /// Puts all files into their places, and returns these in the order in which they were added.
    ///
    /// # Errors
    /// [`Error::Write`] where a file cannot be put into its place, for example because it is open elsewhere or
    /// a folder stands there; then every place holds what it held before.
    pub fn finish(self) -> Result<Vec<PathBuf>, Error> {
        let mut placed: Vec<Placed> = Vec::new();
        for (file, path) in self.written {
            match Placed::put(file, path.clone()) {
                Ok(done) => placed.push(done),
                Err(source) => {
                    placed.into_iter().rev().for_each(Placed::undo);
                    return Err(Error::Write { path, source });
                }
            }
        }
        Ok(placed.into_iter().map(Placed::keep).collect())
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
