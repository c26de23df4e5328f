//! LibreOffice as a judge from outside: what it says of a workbook owes nothing to our own code.
//!
//! Every call runs its own LibreOffice with its own profile, so that tests may run side by side. Input files
//! are never changed. A call that takes longer than it can sensibly take is ended, and panics; nothing is tried
//! a second time.
//!
//! ```no_run
//! use std::path::Path;
//! use tonghop_test_support::office::{self, Edit, Format, Input};
//! let form = Path::new("A01.xlsx");
//! let edits = [Edit { sheet: "BIEU", cell: "D12", input: Input::Number(12.0) }];
//! office::fill(form, &edits, Path::new("filled.ods"), Format::Ods).unwrap();
//! let xls = office::convert(form, Format::Xls, Path::new("out"));
//! for dump in office::dump(&[xls], true) {
//!     let cell = &dump.sheet("BIEU").cells["D12"];
//!     assert_eq!(cell.value, Some(12.0));
//!     assert_eq!(cell.error, 0);
//! }
//! ```

mod dump;
mod fill;
mod formulas;
mod process;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use dump::{CellKind, Dump, DumpedCell, DumpedSheet, dump};
pub use fill::{Edit, FillError, Input, encrypt, fill};
pub use formulas::check_formulas;
use process::Desk;

/// How long LibreOffice may take to start and handle one file.
const LIMIT: Duration = Duration::from_secs(120);
/// How much longer for every file more.
const LIMIT_PER_FILE: Duration = Duration::from_secs(5);

/// What LibreOffice can save as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Excel since 2007.
    Xlsx,
    /// Excel 97 to 2003.
    Xls,
    /// OpenDocument.
    Ods,
    /// Word since 2007.
    Docx,
    /// A print.
    Pdf,
}

impl Format {
    /// The end of a file's name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }

    /// The name of LibreOffice's filter for what `input` is.
    fn filter(self, input: &Path) -> &'static str {
        let extension = input.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        match (self, extension.as_deref()) {
            (Self::Xlsx, _) => "Calc MS Excel 2007 XML",
            (Self::Xls, _) => "MS Excel 97",
            (Self::Ods, _) => "calc8",
            (Self::Docx, _) => "MS Word 2007 XML",
            (Self::Pdf, Some("docx" | "doc" | "odt")) => "writer_pdf_Export",
            (Self::Pdf, _) => "calc_pdf_Export",
        }
    }
}

/// Saves a file as another format into `out_dir`, under its own name with the other extension, and gives back
/// where that is. A Word document can be made a PDF too; a CSV file is taken as UTF-8 with commas.
///
/// # Panics
/// Where LibreOffice is missing, does not open the file, or takes too long; and where the result would take the
/// place of the input.
#[must_use]
pub fn convert(input: &Path, to: Format, out_dir: &Path) -> PathBuf {
    let stem = input.file_stem().unwrap_or_else(|| panic!("{} is no file", input.display()));
    let mut name = stem.to_owned();
    name.push(".");
    name.push(to.extension());
    let target = out_dir.join(&name);
    assert_ne!(target.canonicalize().ok(), input.canonicalize().ok(), "the input would be overwritten");
    let desk = Desk::new();
    let copy = desk.take_in(input);
    let made = desk.path("out");
    let (filter, extension) = (to.filter(input), to.extension());
    let into = format!("{extension}:{filter}");
    let mut arguments: Vec<&OsStr> = Vec::new();
    if input.extension().is_some_and(|ending| ending == "csv") {
        // Its window asks where the cells end, and knows UTF-8 by the mark; without a window it must be told.
        arguments.push("--infilter=Text - txt - csv (StarCalc):44,34,76,1".as_ref());
    }
    arguments.extend(["--convert-to".as_ref(), into.as_ref(), "--outdir".as_ref(), made.as_os_str()]);
    arguments.push(copy.as_os_str());
    let said = desk.run_soffice(&arguments, LIMIT);
    let made = made.join(&name);
    // LibreOffice ends well even if it has made nothing.
    assert!(made.is_file(), "LibreOffice does not convert {} to {extension}: {said}", input.display());
    std::fs::create_dir_all(out_dir).expect("a folder for the result");
    std::fs::copy(&made, &target).expect("a copy of the result");
    target
}

/// Saves many files as another format into `out_dir` with one LibreOffice, each under its own name with the
/// other extension. A file that LibreOffice cannot open is left out.
///
/// # Panics
/// Where LibreOffice is missing or takes too long.
pub fn convert_all(inputs: &[PathBuf], to: Format, out_dir: &Path) {
    let [first, ..] = inputs else { return };
    let desk = Desk::new();
    let filter = format!("{}:{}", to.extension(), to.filter(first));
    let mut arguments: Vec<&OsStr> =
        vec!["--convert-to".as_ref(), filter.as_ref(), "--outdir".as_ref(), out_dir.as_os_str()];
    arguments.extend(inputs.iter().map(|input| input.as_os_str()));
    let more = u32::try_from(inputs.len()).unwrap_or(u32::MAX);
    let _said = desk.run_soffice(&arguments, LIMIT + LIMIT_PER_FILE * more);
}

#[cfg(test)]
mod tests;
