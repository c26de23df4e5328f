use std::path::{Path, PathBuf};

use tonghop_core::{Arg, By, DeclarationError, Finding, Place};
use tonghop_core::{Form, History, Language, Period, Receipts, Roster, Settings, catalogue, nearest};
use tonghop_output::{Addressee, FormWorkbook, Messages};

use crate::{Error, OutputFiles, Progress};

/// A committee's folder: its settings, form and roster, and a folder for each period.
///
/// ```text
/// tonghop.toml   form.toml   units.csv
/// 2012-Q1/inbox/         what the units sent
/// 2012-Q1/received.csv   when it came, where the office notes that
/// 2012-Q1/results/       what a consolidation writes
/// 2012-Q1/forms/         what a unit is to fill in
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Workspace {
    root: PathBuf,
    /// What `tonghop.toml` says.
    pub settings: Settings,
    /// The form.
    pub form: Form,
    /// Who must report.
    pub roster: Roster,
}

impl Workspace {
    /// Reads the declarations of a workspace.
    ///
    /// # Errors
    /// [`Error::NotAWorkspace`] where there is no `tonghop.toml`; [`Error::Read`] where a file cannot be read;
    /// [`Error::Declaration`] with every mistake of the first file that has any.
    pub fn open(root: impl Into<PathBuf>) -> Result<Self, Error> {
        let root = root.into();
        let path = root.join("tonghop.toml");
        if !path.is_file() {
            return Err(Error::NotAWorkspace { path: root });
        }
        let settings = Settings::parse(&path.to_string_lossy(), &read_text(&path)?)?;
        let path = root.join(&settings.form);
        let form = Form::parse(&path.to_string_lossy(), &read_text(&path)?)?;
        let path = root.join(&settings.roster);
        let roster_text = read_text(&path)?;
        let roster = Roster::parse(&path.to_string_lossy(), &roster_text, &form.layout)?;
        let workspace = Self { root, settings, form, roster };
        workspace.check_kinds()?;
        Ok(workspace)
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the submissions of a period lie.
    #[must_use]
    pub fn inbox(&self, period: Period) -> PathBuf {
        self.root.join(period.to_string()).join("inbox")
    }

    /// Where a consolidation of a period writes unless it is told otherwise.
    #[must_use]
    pub fn results(&self, period: Period) -> PathBuf {
        self.root.join(period.to_string()).join("results")
    }

    /// Where the forms of a period are written unless it is told otherwise.
    #[must_use]
    pub fn forms(&self, period: Period) -> PathBuf {
        self.root.join(period.to_string()).join("forms")
    }

    /// The period to work on: the one that is asked for, else the one of the settings.
    ///
    /// # Errors
    /// [`Error::NoPeriod`] where neither is there, [`Error::PeriodLength`] where it is of another length than
    /// the form's periods.
    pub fn period(&self, asked: Option<Period>) -> Result<Period, Error> {
        let period = asked.or(self.settings.period).ok_or(Error::NoPeriod)?;
        if period.grain() == self.form.grain {
            Ok(period)
        } else {
            Err(Error::PeriodLength { period, expected: self.form.grain.word() })
        }
    }

    /// The accepted values of the period before `period`; `None` where that has not been consolidated.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::Declaration`] where its `results/values.csv` is damaged.
    pub fn history(&self, period: Period) -> Result<Option<History>, Error> {
        let Some(previous) = period.previous() else { return Ok(None) };
        let path = self.results(previous).join("values.csv");
        if !path.is_file() {
            return Ok(None);
        }
        Ok(Some(History::parse(previous, &path.to_string_lossy(), &read_text(&path)?)?))
    }

    /// When each file was received, as `received.csv` of the period says; empty where there is none.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::Declaration`] where the register is damaged.
    pub fn receipts(&self, period: Period) -> Result<Receipts, Error> {
        let path = self.root.join(period.to_string()).join("received.csv");
        if !path.is_file() {
            return Ok(Receipts::default());
        }
        Ok(Receipts::parse(&path.to_string_lossy(), &read_text(&path)?)?)
    }

    /// Writes one pre-filled form per reporting unit and one for the committee, named by their codes, in the
    /// language of the form.
    ///
    /// # Errors
    /// [`Error::Output`] and [`Error::Write`]; then none of the forms is written.
    pub fn write_forms(
        &self,
        period: Period,
        folder: &Path,
        progress: &dyn Progress,
    ) -> Result<Vec<PathBuf>, Error> {
        let history = self.history(period)?;
        let messages = Messages::of(self.form.language);
        let mut addressees: Vec<(String, Addressee<'_>)> = self
            .roster
            .reporting(period)
            .map(|unit| (unit.code.to_string(), Addressee::Unit(unit)))
            .collect();
        if self.form.fields().iter().any(|field| field.is_by_committee()) {
            addressees.push((
                self.settings.committee.code.to_string(),
                Addressee::Committee(&self.settings.committee),
            ));
        }
        let mut files = OutputFiles::in_folder(folder)?;
        let total = addressees.len();
        for (done, (code, addressee)) in addressees.into_iter().enumerate() {
            let name = format!("{}.xlsx", file_stem(&code));
            let workbook = FormWorkbook {
                form: &self.form,
                addressee,
                period,
                history: history.as_ref(),
                answers: None,
            };
            let bytes = workbook
                .to_bytes(&messages)
                .map_err(|source| Error::Output { what: name.clone(), source: Box::new(source) })?;
            files.add(&name, &bytes)?;
            progress.step(done + 1, total);
        }
        files.finish()
    }

    /// The language in which the form, and so its readers, speak.
    #[must_use]
    pub fn language(&self) -> Language {
        self.form.language
    }

    /// Reports kinds of unit that the form names and the roster does not have.
    fn check_kinds(&self) -> Result<(), Error> {
        let kinds = self.roster.kinds();
        let mut mistakes = Vec::new();
        for field in self.form.fields() {
            let named: Vec<_> = match (&field.by, &field.required) {
                (By::Roster { unit_kind, .. }, _) => unit_kind.iter().cloned().collect(),
                (_, tonghop_core::Required::Kinds(named)) => named.clone(),
                _ => Vec::new(),
            };
            for kind in named.iter().filter(|kind| !kinds.contains(kind)) {
                let file = self.root.join(&self.settings.form).to_string_lossy().into_owned();
                let (line, column) = self.form.declared_at(field.code.as_str()).unwrap_or((1, 1));
                mistakes.push(
                    Finding::new(&catalogue::NOT_IN_ROSTER, Place::line(file, line, column))
                        .field(field)
                        .found(&**kind)
                        .arg("known", Arg::List(kinds.iter().map(|kind| kind.to_string()).collect()))
                        .text(
                            "suggestion",
                            nearest(kind, kinds.iter().map(|kind| &**kind)).unwrap_or_default(),
                        ),
                );
            }
        }
        if mistakes.is_empty() { Ok(()) } else { Err(DeclarationError { mistakes }.into()) }
    }
}

/// A code as the name of a file: whatever a file system forbids becomes a hyphen.
fn file_stem(code: &str) -> String {
    code.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect()
}

fn read_text(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}
