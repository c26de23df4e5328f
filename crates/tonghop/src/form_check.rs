use std::path::{Path, PathBuf};

use tonghop_core::{
    Chart, DeclarationError, Finding, Form, Language, Layout, Roster, Settings, Targets, advice,
};

use crate::workspace::{TARGETS, read_text};
use crate::{Error, Workspace};

/// Everything that there is to say about a form, and about the files of the workspace that it stands in.
#[derive(Debug)]
pub struct FormCheck {
    /// The files that were read, in order, so that a report can show their lines.
    pub files: Vec<CheckedFile>,
    /// What has to be mended before the work can begin, file by file.
    pub mistakes: Vec<Finding>,
    /// What the author may want to look at though it is no mistake. Only a form without mistakes gets advice.
    pub advice: Vec<Finding>,
}

/// A file that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedFile {
    /// Its path, as findings name it.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

impl FormCheck {
    /// Checks a form by itself, or a workspace: its settings, form, roster and targets, and the registers and
    /// decisions of all its periods. Where the settings have mistakes, the usual names of the other files are tried.
    ///
    /// # Errors
    /// [`Error::NotAWorkspace`] for a folder without a `tonghop.toml`; [`Error::Read`] and [`Error::NotUtf8`] where
    /// a file cannot be read. Mistakes are no errors.
    pub fn of(path: &Path) -> Result<Self, Error> {
        let mut check = Self { files: Vec::new(), mistakes: Vec::new(), advice: Vec::new() };
        if path.is_dir() {
            check.workspace(path)?;
        } else if path.file_name().is_some_and(|name| name == "tonghop.toml") {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            check.workspace(folder.unwrap_or(Path::new(".")))?;
        } else {
            let (name, text) = check.read(path.to_owned())?;
            let form = Form::parse(&name, &text);
            if let Some(form) = check.taken(form) {
                check.advice = advice(&form, &name, None);
            }
        }
        Ok(check)
    }

    fn workspace(&mut self, root: &Path) -> Result<(), Error> {
        let path = root.join("tonghop.toml");
        if !path.is_file() {
            return Err(Error::NotAWorkspace { path: root.to_owned() });
        }
        let (settings_name, settings_text) = self.read(path)?;
        let settings = Settings::parse(&settings_name, &settings_text);
        let settings = self.taken(settings);
        let (form_file, roster_file) = match &settings {
            Some(settings) => (settings.form.as_str(), settings.roster.as_str()),
            None => ("form.toml", "units.csv"),
        };
        let wanted = |file: &str| {
            let path = root.join(file);
            (settings.is_some() || path.is_file()).then_some(path)
        };
        let mut form = None;
        let mut form_name = String::new();
        if let Some(path) = wanted(form_file) {
            let (name, text) = self.read(path)?;
            let parsed = Form::parse(&name, &text);
            form = self.taken(parsed);
            form_name = name;
        }
        if let Some(form) = form.as_ref().filter(|_| settings.is_some()) {
            let charts = Chart::parse_all(&settings_name, &settings_text, form);
            self.taken(charts);
        }
        let mut roster = None;
        if let Some(path) = wanted(roster_file) {
            let (name, text) = self.read(path)?;
            let layout = form.as_ref().map_or_else(|| Layout::of(Language::Vi), |form| form.layout.clone());
            let parsed = Roster::parse(&name, &text, &layout);
            roster = self.taken(parsed);
        }
        let path = root.join(TARGETS);
        if let Some(form) = form.as_ref().filter(|_| path.is_file()) {
            let (name, text) = self.read(path)?;
            let parsed = Targets::parse(&name, &text, form);
            self.taken(parsed);
        }
        if self.mistakes.is_empty() {
            match Workspace::open(root) {
                Ok(workspace) => self.periods(&workspace)?,
                Err(Error::Declaration(error)) => self.mistakes.extend(error.mistakes),
                Err(error) => return Err(error),
            }
        }
        if let Some(form) = form {
            self.advice = advice(&form, &form_name, roster.as_ref());
        }
        Ok(())
    }

    /// What the office wrote about the periods.
    fn periods(&mut self, workspace: &Workspace) -> Result<(), Error> {
        for period in workspace.periods()? {
            for (file, result) in [
                ("received.csv", workspace.receipts(period).map(|_| ())),
                ("decisions.toml", workspace.decisions(period).map(|_| ())),
            ] {
                let path = workspace.root().join(period.to_string()).join(file);
                if path.is_file() {
                    self.read(path)?;
                }
                match result {
                    Ok(()) => {}
                    Err(Error::Declaration(error)) => self.mistakes.extend(error.mistakes),
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }

    fn read(&mut self, path: PathBuf) -> Result<(String, String), Error> {
        let text = read_text(&path)?;
        let name = path.to_string_lossy().into_owned();
        self.files.push(CheckedFile { path: name.clone(), text: text.clone() });
        Ok((name, text))
    }

    fn taken<T>(&mut self, read: Result<T, DeclarationError>) -> Option<T> {
        read.map_err(|error| self.mistakes.extend(error.mistakes)).ok()
    }
}
