use std::borrow::Cow;
use std::fmt::Display;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tonghop_core::{Form, Roster, Settings};

/// What a workspace declares: the texts of its three files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declarations {
    /// `form.toml`.
    pub form: Cow<'static, str>,
    /// `units.csv`.
    pub roster: Cow<'static, str>,
    /// `tonghop.toml`.
    pub settings: Cow<'static, str>,
}

/// A small workspace: the form `vi-du`, version 1, quarterly, with one field of every type that a unit can
/// answer (H1 to H9; H8 is computed), the units A01, A02 and A03, and the committee DK, which has no field of
/// its own.
///
/// ```
/// use tonghop_test_support::VI_DU;
/// assert_eq!(VI_DU.form().fields().len(), 9);
/// assert_eq!(VI_DU.roster().units().len(), 3);
/// ```
pub const VI_DU: Declarations = Declarations {
    form: Cow::Borrowed(include_str!("../vi-du/form.toml")),
    roster: Cow::Borrowed(include_str!("../vi-du/units.csv")),
    settings: Cow::Borrowed(include_str!("../vi-du/tonghop.toml")),
};

/// The period that [`VI_DU`] collects.
pub const VI_DU_PERIOD: &str = "2012-Q1";

impl Declarations {
    /// The form.
    #[must_use]
    pub fn form(&self) -> Form {
        Form::parse("form.toml", &self.form).expect("a form without mistakes")
    }

    /// The roster.
    #[must_use]
    pub fn roster(&self) -> Roster {
        Roster::parse("units.csv", &self.roster, &self.form().layout).expect("a roster without mistakes")
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings::parse("tonghop.toml", &self.settings).expect("settings without mistakes")
    }
}

/// A committee's folder that is removed when the test is over.
///
/// ```
/// use tonghop_test_support::{TestWorkspace, VI_DU, VI_DU_PERIOD};
/// let workspace = TestWorkspace::of(&VI_DU);
/// let path = workspace.put(VI_DU_PERIOD, "A01.xlsx", b"not a workbook");
/// assert!(path.starts_with(workspace.inbox("2012-Q1")));
/// ```
#[derive(Debug)]
pub struct TestWorkspace {
    folder: TempDir,
}

impl TestWorkspace {
    /// A workspace with the texts of its three files. They may be wrong: nothing is read here.
    #[must_use]
    pub fn new(form: &str, roster: &str, settings: &str) -> Self {
        let folder = tempfile::Builder::new().prefix("tonghop-test-").tempdir().expect("a temporary folder");
        let workspace = Self { folder };
        workspace.write("form.toml", form.as_bytes());
        workspace.write("units.csv", roster.as_bytes());
        workspace.write("tonghop.toml", settings.as_bytes());
        workspace
    }

    /// A workspace with these declarations.
    #[must_use]
    pub fn of(declarations: &Declarations) -> Self {
        Self::new(&declarations.form, &declarations.roster, &declarations.settings)
    }

    /// Its folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path below its folder.
    #[must_use]
    pub fn path(&self, below: impl AsRef<Path>) -> PathBuf {
        self.root().join(below)
    }

    /// The folder of what came in for a period.
    #[must_use]
    pub fn inbox(&self, period: impl Display) -> PathBuf {
        self.path(format!("{period}/inbox"))
    }

    /// The folder of what a consolidation of a period writes.
    #[must_use]
    pub fn results(&self, period: impl Display) -> PathBuf {
        self.path(format!("{period}/results"))
    }

    /// Writes a file below the folder, and the folders that it needs.
    pub fn write(&self, below: impl AsRef<Path>, bytes: &[u8]) -> PathBuf {
        let path = self.path(below);
        let folder = path.parent().expect("a file in a folder");
        std::fs::create_dir_all(folder).expect("a folder in the workspace");
        std::fs::write(&path, bytes).expect("a file in the workspace");
        path
    }

    /// Puts a file into the inbox of a period; its name may have folders in front.
    pub fn put(&self, period: impl Display, name: &str, bytes: &[u8]) -> PathBuf {
        self.write(format!("{period}/inbox/{name}"), bytes)
    }

    /// Writes the register of receipts of a period: lines `file,received`.
    pub fn receipts(&self, period: impl Display, lines: &[(&str, &str)]) -> PathBuf {
        let mut csv = "file,received\n".to_owned();
        for (file, received) in lines {
            csv.extend([file, ",", received, "\n"]);
        }
        self.write(format!("{period}/received.csv"), csv.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use tonghop_core::{FieldType, Receipts};

    use super::*;

    #[test]
    fn the_example_form_has_every_type_that_a_unit_answers_but_text() {
        let form = VI_DU.form();
        let missing: Vec<_> = FieldType::ALL
            .into_iter()
            .filter(|wanted| form.fields().iter().all(|field| field.field_type != *wanted))
            .collect();
        assert_eq!(missing, [FieldType::Text]);
        assert_eq!(VI_DU.settings().period.unwrap().to_string(), VI_DU_PERIOD);
        assert_eq!(
            VI_DU.settings().deadline(VI_DU_PERIOD.parse().unwrap()).unwrap().to_string(),
            "2012-04-02"
        );
    }

    #[test]
    fn it_is_gone_with_the_value() {
        let workspace = TestWorkspace::of(&VI_DU);
        let root = workspace.root().to_owned();
        let path = workspace.put(VI_DU_PERIOD, "nop-bu/A01.xlsx", b"x");
        assert_eq!(std::fs::read(path).unwrap(), b"x");
        drop(workspace);
        assert!(!root.exists());
    }

    #[test]
    fn receipts_are_a_register_that_the_model_reads() {
        let workspace = TestWorkspace::of(&VI_DU);
        let path = workspace.receipts(VI_DU_PERIOD, &[("A01.xlsx", "2012-04-03 08:00")]);
        let text = std::fs::read_to_string(path).unwrap();
        let receipts = Receipts::parse("received.csv", &text).unwrap();
        assert_eq!(receipts.of("A01.xlsx").unwrap().to_string(), "2012-04-03T08:00:00");
    }
}
