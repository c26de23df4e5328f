use std::path::{Path, PathBuf};

use tonghop_core::catalogue;
use tonghop_core::{Arg, Finding, Place};

/// The files of a folder and its subfolders: those to read, in the order of their names, and those that are
/// no submissions and are said to be passed over.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Intake {
    /// Files to read, with the name that findings show: the path below the folder, with `/`.
    pub files: Vec<(String, PathBuf)>,
    /// A note for each lock or system file.
    pub passed_over: Vec<Finding>,
}

/// A folder could not be listed.
#[derive(Debug, thiserror::Error)]
#[error("cannot list the folder {}", path.display())]
pub struct IntakeError {
    /// The folder.
    pub path: PathBuf,
    source: std::io::Error,
}

impl Intake {
    /// Lists a folder. Symbolic links to folders are not followed, so that the walk ends.
    ///
    /// # Errors
    /// [`IntakeError`] where the folder or one of its subfolders cannot be listed.
    pub fn of_folder(folder: &Path) -> Result<Self, IntakeError> {
        let mut intake = Self::default();
        intake.walk(folder, "")?;
        intake.files.sort();
        intake.passed_over.sort_by(|a, b| a.place.cmp(&b.place));
        Ok(intake)
    }

    fn walk(&mut self, folder: &Path, prefix: &str) -> Result<(), IntakeError> {
        let error = |source| IntakeError { path: folder.to_owned(), source };
        for entry in std::fs::read_dir(folder).map_err(error)? {
            let entry = entry.map_err(error)?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(error)?;
            if kind.is_dir() {
                self.walk(&entry.path(), &format!("{name}/"))?;
            } else if let Some(word) = passed_over(&entry) {
                let finding =
                    Finding::new(&catalogue::PASSED_OVER, Place::file(name)).arg("kind", Arg::Word(word));
                self.passed_over.push(finding);
            } else {
                self.files.push((name, entry.path()));
            }
        }
        Ok(())
    }
}

/// Why an entry is no submission: the key of the reason in the message files. A pipe or a device would never
/// end; a link is followed to the file that it names.
fn passed_over(entry: &std::fs::DirEntry) -> Option<&'static str> {
    let name = entry.file_name().to_string_lossy().into_owned();
    let lower = name.to_lowercase();
    if name.starts_with("~$") || lower.starts_with(".~lock.") {
        return Some("passed-lock-file");
    }
    let system = ["thumbs.db", "desktop.ini", ".ds_store"].contains(&lower.as_str());
    if system || name.starts_with("._") || name == ".gitkeep" {
        return Some("passed-system-file");
    }
    let special = std::fs::metadata(entry.path()).is_ok_and(|metadata| !metadata.is_file());
    special.then_some("passed-special-file")
}
