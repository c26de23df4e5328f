use std::io::Write;
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

    /// Writes one file beside its place.
    ///
    /// # Errors
    /// [`Error::Write`] where there is no room or no right to write.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.folder.join(name);
        let error = |source| Error::Write { path: path.clone(), source };
        let mut file = tempfile::Builder::new().prefix(".tonghop-").tempfile_in(&self.folder).map_err(error)?;
        file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(error)?;
        self.written.push((file, path));
        Ok(())
    }

    /// Puts all files into their places, and returns these in the order in which they were added.
    ///
    /// # Errors
    /// [`Error::Write`] where a file cannot be put into its place, for example because it is open elsewhere.
    pub fn finish(self) -> Result<Vec<PathBuf>, Error> {
        let mut paths = Vec::new();
        for (file, path) in self.written {
            // A temporary file is private to its owner; an output has the rights of any new file.
            let permissions = std::fs::metadata(&path).map(|metadata| metadata.permissions()).ok();
            let kept = file.persist(&path).map_err(|error| Error::Write { path: path.clone(), source: error.error })?;
            set_permissions(&kept, permissions).map_err(|source| Error::Write { path: path.clone(), source })?;
            paths.push(path);
        }
        Ok(paths)
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
