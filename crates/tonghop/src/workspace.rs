use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use tonghop_core::{
    Arg, By, Chart, Decisions, DeclarationError, Field, FileStamp, Finding, Form, Highlights, History,
    Language, Past, Period, Place, Receipts, ReportSettings, Required, Roster, Settings, Signature, Targets,
    catalogue, folded, nearest,
};
use tonghop_ingest::sha256;
use tonghop_output::{Addressee, FormWorkbook, Messages, RulesPage};

use crate::reading::{Opening, program_version};
use crate::{Error, OutputFiles, Progress, Stage, Stop};

/// A committee's folder: its settings, form and roster, and a folder for each period.
///
/// ```text
/// tonghop.toml   form.toml   units.csv
/// targets.csv            what is to be reached, where that is set
/// 2012-Q1/inbox/         what the units sent
/// 2012-Q1/received.csv   when it came, where the office notes that
/// 2012-Q1/decisions.toml what the office decided about it
/// 2012-Q1/highlights.toml the answers in words that the report repeats
/// report.md, report.toml the text of the report, and how it looks
/// 2012-Q1/results/       what a consolidation writes
/// 2012-Q1/forms/         what a unit is to fill in
/// 2012-Q1/replies/       what each unit is answered
/// 2012-Q1/.tonghop-cache what was read, so that it is not read again; may be removed at any time
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Workspace {
    root: PathBuf,
    /// The form as it is declared, for a process that is to read by it.
    form_text: String,
    /// The settings, the form, the roster and the targets as they were when they were read.
    pub(crate) declared: Vec<FileStamp>,
    /// What `tonghop.toml` says.
    pub settings: Settings,
    /// The form.
    pub form: Form,
    /// Who must report.
    pub roster: Roster,
    /// The charts of the consolidated workbook.
    pub charts: Vec<Chart>,
    /// What is to be reached; nothing where there is no `targets.csv`.
    pub targets: Targets,
}

/// The name of the file of targets, from the workspace's folder.
pub(crate) const TARGETS: &str = "targets.csv";

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
        let settings_text = read_text(&path)?;
        let settings = Settings::parse(&path.to_string_lossy(), &settings_text)?;
        let settings_path = path;
        let path = root.join(&settings.form);
        let form_text = read_text(&path)?;
        let form = Form::parse(&path.to_string_lossy(), &form_text)?;
        let charts = Chart::parse_all(&settings_path.to_string_lossy(), &settings_text, &form)?;
        let path = root.join(&settings.roster);
        let roster_text = read_text(&path)?;
        let roster = Roster::parse(&path.to_string_lossy(), &roster_text, &form.layout)?;
        let kinds: Vec<Arc<str>> = form.fields().iter().flat_map(named_kinds).collect();
        let roster = roster.with_kinds_spelled_as(&kinds);
        let mut declared = vec![
            stamp("tonghop.toml", &settings_text),
            stamp(&settings.form, &form_text),
            stamp(&settings.roster, &roster_text),
        ];
        let path = root.join(TARGETS);
        let mut targets = Targets::default();
        if path.is_file() {
            let text = read_text(&path)?;
            targets = Targets::parse(&path.to_string_lossy(), &text, &form)?;
            declared.push(stamp(TARGETS, &text));
        }
        let workspace = Self { root, form_text, declared, settings, form, roster, charts, targets };
        let mut mistakes = workspace.kind_mistakes();
        mistakes.extend(workspace.committee_mistake());
        if mistakes.is_empty() { Ok(workspace) } else { Err(DeclarationError { mistakes }.into()) }
    }

    /// The periods that have a folder in the workspace, the earliest first.
    ///
    /// # Errors
    /// [`Error::Read`] where the folder of the workspace cannot be listed.
    pub fn periods(&self) -> Result<Vec<Period>, Error> {
        let unreadable = |source| Error::Read { path: self.root.clone(), source };
        let mut periods = Vec::new();
        for entry in std::fs::read_dir(&self.root).map_err(unreadable)? {
            let name = entry.map_err(unreadable)?.file_name();
            periods.extend(name.to_string_lossy().parse::<Period>().ok());
        }
        periods.retain(|period| period.grain() == self.form.grain);
        periods.sort_by_key(|period| period.first_day());
        periods.dedup();
        Ok(periods)
    }

    /// Writes the rules of the form as a page: HTML where the name ends in `.html`, else Markdown.
    ///
    /// # Errors
    /// [`Error::IntoInbox`] and [`Error::Write`].
    pub fn write_rules(&self, path: &Path, messages: &Messages) -> Result<Vec<PathBuf>, Error> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.refuse_inbox(folder)?;
        let page = RulesPage::new(&self.form, messages);
        let is_html = path.extension().is_some_and(|ending| ending == "html" || ending == "htm");
        let text = if is_html { page.to_html() } else { page.to_markdown() };
        let mut files = OutputFiles::in_folder(folder)?;
        files.add(&name, text.as_bytes())?;
        files.finish()
    }

    /// The nearest folder at or above `path` that is a workspace: results lie in the workspace that they are of.
    #[must_use]
    pub fn around(path: &Path) -> Option<PathBuf> {
        let whole = std::path::absolute(path).ok()?;
        whole.ancestors().find(|folder| folder.join("tonghop.toml").is_file()).map(Path::to_owned)
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

    /// Where the replies to the units are written unless it is told otherwise.
    #[must_use]
    pub fn replies(&self, period: Period) -> PathBuf {
        self.root.join(period.to_string()).join("replies")
    }

    /// Where what was read of the files of a period is kept.
    #[must_use]
    pub fn cache(&self, period: Period) -> PathBuf {
        self.root.join(period.to_string()).join(".tonghop-cache")
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
        let closed = period.previous().map_or(Ok(None), |previous| self.closed(previous))?;
        Ok(closed.map(|(history, _)| history))
    }

    /// The accepted values of the periods before `period`, as far back as the form's rules and comparisons look.
    /// A period that has not been consolidated is a gap.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::Declaration`] where a `results/values.csv` is damaged.
    pub fn past(&self, period: Period) -> Result<Past, Error> {
        Ok(self.past_for(&self.form, period)?.0)
    }

    /// The same with the files that it was read from, as far as the rules of `form` look back, which may be another
    /// than the workspace's.
    pub(crate) fn past_for(&self, form: &Form, period: Period) -> Result<(Past, Vec<FileStamp>), Error> {
        let mut past = Past::before(period);
        let mut stamps = Vec::new();
        for (_, before) in Past::periods(period).take(form.reach(period)) {
            if let Some((history, stamp)) = self.closed(before)? {
                past.insert(history);
                stamps.push(stamp);
            }
        }
        Ok((past, stamps))
    }

    pub(crate) fn closed(&self, period: Period) -> Result<Option<(History, FileStamp)>, Error> {
        let below = format!("{period}/results/values.csv");
        let path = self.root.join(&below);
        if !path.is_file() {
            return Ok(None);
        }
        let text = read_text(&path)?;
        let history = History::parse(period, &self.form, &path.to_string_lossy(), &text)?;
        Ok(Some((history, stamp(&below, &text))))
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

    /// What the office decided about the submissions, as `decisions.toml` of the period says; empty where there is
    /// none.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::Declaration`] where the decisions have mistakes.
    pub fn decisions(&self, period: Period) -> Result<Decisions, Error> {
        let path = self.root.join(period.to_string()).join("decisions.toml");
        if !path.is_file() {
            return Ok(Decisions::default());
        }
        let committee = &self.settings.committee.code;
        let text = read_text(&path)?;
        Ok(Decisions::parse(&path.to_string_lossy(), &text, &self.form, &self.roster, committee)?)
    }

    /// The text of the report: `report.md` of the period, else that of the workspace.
    #[must_use]
    pub fn report_text(&self, period: Period) -> PathBuf {
        let own = self.root.join(period.to_string()).join("report.md");
        if own.is_file() { own } else { self.root.join("report.md") }
    }

    /// How the report looks and what stands around its text, as `report.toml` says; all as the layout has it where
    /// there is none.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::Declaration`] where the settings have mistakes.
    pub fn report_settings(&self, period: Period) -> Result<ReportSettings, Error> {
        let path = self.report_settings_path();
        let text = if path.is_file() { read_text(&path)? } else { String::new() };
        let (committee, language) = (&self.settings.committee, self.form.language);
        Ok(ReportSettings::parse(&path.to_string_lossy(), &text, committee, language, period)?)
    }

    /// Who signs the totals, as `report.toml` says; `None` where there is none.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::Declaration`] where the settings of the report have mistakes.
    pub fn signature(&self, period: Period) -> Result<Option<Signature>, Error> {
        if !self.report_settings_path().is_file() {
            return Ok(None);
        }
        Ok(Some(self.report_settings(period)?.signature()))
    }

    pub(crate) fn report_settings_path(&self) -> PathBuf {
        self.root.join("report.toml")
    }

    /// The answers in words that the office chose for its report, as `highlights.toml` of the period says; none where
    /// there is no such file.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::Declaration`] where the choices have mistakes.
    pub fn highlights(&self, period: Period) -> Result<Highlights, Error> {
        let path = self.root.join(period.to_string()).join("highlights.toml");
        if !path.is_file() {
            return Ok(Highlights::default());
        }
        Ok(Highlights::parse(&path.to_string_lossy(), &read_text(&path)?, &self.form, &self.roster)?)
    }

    /// The files besides those that came in from which the consolidation of a period follows, as they are now:
    /// those of the workspace, then of the period what is there of the register of receipts and the decisions, then
    /// `values`, the accepted values of the periods before that it looks at.
    ///
    /// # Errors
    /// [`Error::Read`] where one is there and cannot be read.
    pub(crate) fn declarations(
        &self,
        period: Period,
        values: Vec<FileStamp>,
    ) -> Result<Vec<FileStamp>, Error> {
        let mut stamps = self.declared.clone();
        let of_period = ["received.csv", "decisions.toml"].map(|name| format!("{period}/{name}"));
        // Who signs the totals stands there.
        for path in of_period.into_iter().chain(["report.toml".to_owned()]) {
            let there = self.root.join(&path);
            if there.is_file() {
                stamps.push(stamp(&path, &read_text(&there)?));
            }
        }
        stamps.extend(values);
        Ok(stamps)
    }

    /// Writes one pre-filled form per reporting unit and one for the committee, named by their codes, in the
    /// language of the form.
    ///
    /// A file that is there already and is not the same is never replaced: it may have been filled in.
    ///
    /// # Errors
    /// [`Error::IntoInbox`], [`Error::WouldReplace`], [`Error::Output`] and [`Error::Write`]; then none of the
    /// forms is written.
    pub fn write_forms(
        &self,
        period: Period,
        folder: &Path,
        progress: &dyn Progress,
    ) -> Result<Vec<PathBuf>, Error> {
        self.write_forms_until(period, folder, progress, &Stop::default())
    }

    /// The same, unless `stop` is asked for on the way.
    ///
    /// # Errors
    /// As [`Workspace::write_forms`], and [`Error::Stopped`].
    pub fn write_forms_until(
        &self,
        period: Period,
        folder: &Path,
        progress: &dyn Progress,
        stop: &Stop,
    ) -> Result<Vec<PathBuf>, Error> {
        self.refuse_inbox(folder)?;
        progress.stage(Stage::Writing);
        let past = self.past(period)?;
        let messages = Messages::of(self.form.language);
        let mut addressees: Vec<(String, Addressee<'_>)> = self
            .roster
            .reporting(period)
            // Who reports through another gets its form from that one.
            .filter(|unit| unit.parent.is_none())
            .map(|unit| (unit.code.to_string(), Addressee::Unit(unit)))
            .collect();
        if self.form.fields().iter().any(|field| field.is_by_committee()) {
            addressees.push((
                self.settings.committee.code.to_string(),
                Addressee::Committee(&self.settings.committee),
            ));
        }
        let mut files = OutputFiles::until(folder, stop)?;
        let total = addressees.len();
        for (done, (code, addressee)) in addressees.into_iter().enumerate() {
            let name = format!("{}.xlsx", file_stem(&code));
            let workbook =
                FormWorkbook { form: &self.form, addressee, period, past: Some(&past), answers: None };
            let bytes = workbook
                .to_bytes(&messages)
                .map_err(|source| Error::Output { what: name.clone(), source: Box::new(source) })?;
            let path = folder.join(&name);
            match std::fs::read(&path) {
                Ok(there) if there != bytes => return Err(Error::WouldReplace { path }),
                Err(source) if source.kind() != ErrorKind::NotFound => {
                    return Err(Error::Read { path, source });
                }
                _ => {}
            }
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

    /// What a worker process is told, so that it reads as this process would.
    pub(crate) fn opening(&self, memory: Option<u64>) -> Opening {
        Opening {
            program_version: program_version(),
            form_path: self.root.join(&self.settings.form).to_string_lossy().into_owned(),
            form: self.form_text.clone(),
            committee: self.settings.committee.code.to_string(),
            memory,
        }
    }

    /// Refuses to write where the files lie that came in: an output must never replace one of them, nor be
    /// taken for one.
    pub(crate) fn refuse_inbox(&self, folder: &Path) -> Result<(), Error> {
        let whole = |path: &Path| -> Result<PathBuf, Error> {
            std::path::absolute(path).map_err(|source| Error::Write { path: path.to_owned(), source })
        };
        // As it is written, and as it is once links are followed, as far as it is there already.
        let (mut written, mut followed) = (PathBuf::new(), PathBuf::new());
        for part in whole(folder)?.components() {
            for path in [&mut written, &mut followed] {
                match part {
                    Component::ParentDir => {
                        path.pop();
                    }
                    part => path.push(part),
                }
            }
            followed = followed.canonicalize().unwrap_or(followed);
        }
        let root = whole(&self.root)?;
        let roots = [root.canonicalize().unwrap_or_else(|_error| root.clone()), root];
        let named = |path: &PathBuf| {
            roots.iter().filter_map(|root| path.strip_prefix(root).ok()).any(|below| {
                let mut parts = below.iter().map(|part| part.to_string_lossy());
                let period = parts.next().is_some_and(|part| part.parse::<Period>().is_ok());
                period && parts.next().is_some_and(|part| part == "inbox")
            })
        };
        let mut there = std::fs::read_dir(&self.root).into_iter().flatten().flatten().filter_map(|entry| {
            let period = entry.file_name().to_string_lossy().parse().ok()?;
            self.inbox(period).canonicalize().ok()
        });
        if named(&written) || named(&followed) || there.any(|inbox| followed.starts_with(inbox)) {
            return Err(Error::IntoInbox { path: folder.to_owned() });
        }
        Ok(())
    }

    /// Reports kinds of unit that the form names and the roster does not have.
    fn kind_mistakes(&self) -> Vec<Finding> {
        let mut kinds = self.roster.kinds();
        kinds.extend(self.settings.kinds.iter().cloned());
        let mut mistakes = Vec::new();
        for field in self.form.fields() {
            let named = named_kinds(field);
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
        // A kind that is nearly one of the form's is most likely that one with a slip of the pen.
        let named: BTreeSet<Arc<str>> = self.form.fields().iter().flat_map(named_kinds).collect();
        for unit in self.roster.units().iter().filter(|unit| !named.contains(&unit.kind)) {
            let near = named.iter().find(|kind| is_slip(&unit.kind, kind));
            if let Some(near) = near {
                let file = self.root.join(&self.settings.roster).to_string_lossy().into_owned();
                let line = usize::try_from(unit.line).unwrap_or(usize::MAX);
                mistakes.push(
                    Finding::new(&catalogue::UNKNOWN_WORD, Place::line(file, line, 1))
                        .found(&*unit.kind)
                        .text("key", "kind")
                        .arg("allowed", Arg::List(named.iter().map(|kind| kind.to_string()).collect()))
                        .text("suggestion", &**near),
                );
            }
        }
        mistakes
    }

    /// Reports a code of the committee that a unit has too.
    fn committee_mistake(&self) -> Option<Finding> {
        let unit = self.roster.unit(self.settings.committee.code.as_str())?;
        let file = self.root.join(&self.settings.roster).to_string_lossy().into_owned();
        let line = usize::try_from(unit.line).unwrap_or(usize::MAX);
        let place = Place::line(file, line, 1);
        let mistake = Finding::new(&catalogue::DECLARED_TWICE, place).found(unit.code.as_str());
        Some(mistake.text("first", "tonghop.toml"))
    }
}

/// The kinds of unit that a field names.
fn named_kinds(field: &Field) -> Vec<Arc<str>> {
    match (&field.by, &field.required) {
        (By::Roster { unit_kind, .. }, _) => unit_kind.iter().cloned().collect(),
        (_, Required::Kinds(named)) => named.clone(),
        _ => Vec::new(),
    }
}

/// Whether two texts differ by one letter.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (folded(a).chars().collect(), folded(b).chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let same_back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    a.len().abs_diff(b.len()) <= 1 && same + same_back + 1 >= a.len().max(b.len())
}

/// A code as the name of a file: whatever a file system forbids becomes a hyphen.
pub(crate) fn file_stem(code: &str) -> String {
    code.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect()
}

fn stamp(path: &str, text: &str) -> FileStamp {
    FileStamp { path: Arc::from(path), sha256: Arc::from(sha256(text.as_bytes())) }
}

pub(crate) fn read_text(path: &Path) -> Result<String, Error> {
    let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    String::from_utf8(bytes).map_err(|_not_utf8| Error::NotUtf8 { path: path.to_owned() })
}
