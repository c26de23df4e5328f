use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use rayon::prelude::*;
use tonghop_core::{
    Code, CollectionRules, Consolidation, Decisions, FileStamp, Finding, FindingCounts, Levels, Past, Period,
    Receipts, Requirements, Roster, Ruling, Selection, Severity, Sharing, Signature, Status, Submission,
    Tally, Tracer, catalogue, find_oddities, fold_drift, select, unclosed_periods, validate, weigh,
};
use tonghop_ingest::{InboxFile, Intake, SubmissionReader};
use tonghop_output::{
    CollectedJson, ConsolidatedWorkbook, DataTable, FindingsScope, Messages, consolidation_json,
};

use crate::data_format::DataFormat;
use crate::reading::{FileReading, Reading, ReadingCache, WorkerPool};
use crate::{Error, OutputFiles, Outputs, Progress, Silent, Stage, Stop, Workspace};

/// How files are read.
#[derive(Clone, Copy)]
pub struct CollectOptions<'a> {
    /// How many threads read; `None` is one per core. Never changes a result.
    pub threads: Option<usize>,
    /// Told after every file.
    pub progress: &'a dyn Progress,
    /// Where files are read. Never changes what a sound file gives.
    pub reading: Reading<'a>,
    /// Whether what is read is kept beside the files ([`Workspace::cache`]), and taken from there where a file has not
    /// changed since. Never changes a result, and a cache that cannot be used is no failure.
    pub cache: bool,
    /// Asked after every file, and by whatever the collection writes later.
    pub stop: Option<&'a Stop>,
}

impl Default for CollectOptions<'_> {
    fn default() -> Self {
        Self { threads: None, progress: &Silent, reading: Reading::InProcess, cache: false, stop: None }
    }
}

/// What came in for a period: every file, what became of it, and what is wrong with the whole.
#[derive(Debug, Clone)]
pub struct Collection<'w> {
    pub(crate) workspace: &'w Workspace,
    /// The period.
    pub period: Period,
    /// Every file, in the order of the paths.
    pub submissions: Vec<Submission>,
    /// Who reported, and the findings of the collection as a whole.
    pub selection: Selection,
    /// Who must report, on every level: the units of a roll-up stand in the place of its sender.
    pub roster: Roster,
    /// What the roll-ups among the files carry: a submission for each unit.
    pub carried: Vec<Submission>,
    /// What the office decided.
    pub decisions: Decisions,
    /// How many files were not read anew, because they had not changed since an earlier run.
    pub reused: usize,
    pub(crate) stop: Stop,
    receipts: Receipts,
    /// The other files that the result follows from.
    declarations: Vec<FileStamp>,
    pub(crate) past: Past,
    /// Where the bytes of each file are, by its path in `submissions`.
    pub(crate) files: BTreeMap<String, InboxFile>,
}

impl Workspace {
    /// Reads, validates and selects everything in the inbox of a period, and puts the decisions of the office
    /// into effect. Files are shown by their path below the inbox. No file is changed.
    ///
    /// # Errors
    /// [`Error::NoInbox`] where the period has no inbox; [`Error::Read`] where a folder cannot be listed or a
    /// register is damaged; [`Error::Worker`] where files are to be read in worker processes and none can be
    /// started; [`Error::Stopped`]. A file that cannot be read is a finding.
    pub fn collect(&self, period: Period, options: &CollectOptions<'_>) -> Result<Collection<'_>, Error> {
        let inbox = self.inbox(period);
        if !inbox.is_dir() {
            return Err(Error::NoInbox { path: inbox });
        }
        let intake = intake(&inbox)?;
        let (mut collection, idle) = self.gather(period, intake.files, options, true)?;
        collection.selection.findings.extend(idle);
        collection.selection.findings.extend(intake.notes);
        Ok(collection)
    }

    /// Reads and validates single files, and what lies in folders, against a period. Units of which no file is
    /// given are not missed.
    ///
    /// # Errors
    /// [`Error::Read`] where a file or folder is not there; else as [`Workspace::collect`].
    pub fn check(
        &self,
        files: &[PathBuf],
        period: Period,
        options: &CollectOptions<'_>,
    ) -> Result<Collection<'_>, Error> {
        let mut seen: BTreeMap<PathBuf, usize> = BTreeMap::new();
        let (mut found, mut notes) = (Vec::new(), Vec::new());
        for (index, path) in files.iter().enumerate() {
            let shown = path.to_string_lossy().into_owned();
            let there = path.canonicalize().map_err(|source| Error::Read { path: path.clone(), source })?;
            let mut intake =
                if there.is_dir() { intake(path)?.below(&shown) } else { Intake::of_file(path, &shown) };
            // The same file named twice is one file.
            let is_first = |file: &InboxFile| {
                let outer = file.outer().canonicalize().unwrap_or_else(|_error| file.outer().to_owned());
                *seen.entry(outer).or_insert(index) == index
            };
            found.extend(intake.files.drain(..).filter(is_first));
            notes.extend(intake.notes);
        }
        let (mut collection, mut idle) = self.gather(period, found, options, false)?;
        // What is decided about files that were not given says nothing about these.
        let about_these = [
            &catalogue::DECISION_NOT_NEEDED,
            &catalogue::DECISION_QUOTES_OTHERWISE,
            &catalogue::DECISION_AMBIGUOUS,
        ];
        idle.retain(|finding| about_these.contains(&finding.entry));
        let kept = [&catalogue::SHARED_DRIFT, &catalogue::PERIOD_NOT_CLOSED, &catalogue::UNIT_REPORTED_TWICE];
        collection.selection.findings.retain(|finding| kept.contains(&finding.entry));
        collection.selection.findings.extend(idle);
        collection.selection.findings.extend(notes);
        Ok(collection)
    }

    /// `whole` where the files are all that the period has.
    fn gather(
        &self,
        period: Period,
        files: Vec<InboxFile>,
        options: &CollectOptions<'_>,
        whole: bool,
    ) -> Result<(Collection<'_>, Vec<Finding>), Error> {
        options.progress.stage(Stage::Reading);
        let period = self.period(Some(period))?;
        let receipts = self.receipts(period)?;
        let (past, values) = self.past_for(&self.form, period)?;
        let decisions = self.decisions(period)?;
        let declarations = self.declarations(period, values)?;
        let committee = &self.settings.committee.code;
        let requirements =
            Requirements { form: &self.form, roster: &self.roster, period, committee, history: Some(&past) };
        let stop = options.stop.cloned().unwrap_or_default();
        let reading = FileReading {
            reader: SubmissionReader::new(&self.form, committee),
            pool: match options.reading {
                Reading::InProcess => None,
                Reading::Workers(workers) => {
                    Some(WorkerPool::new(workers, self.opening(workers.memory), stop.clone()))
                }
            },
            cache: options.cache.then(|| ReadingCache::open(self.cache(period), &self.opening(None))),
            stop: stop.clone(),
        };
        let sharing = Mutex::new(Sharing::default());
        let (total, done) = (files.len(), AtomicUsize::new(0));
        let read_all = || {
            files
                .par_iter()
                .map(|file| {
                    let mut submission = reading.read(file)?;
                    // Who it is from is known only when it has been judged.
                    let unjudged = (!decisions.all().is_empty()).then(|| submission.clone());
                    validate(&mut submission, &requirements);
                    submission.illustrate();
                    sharing.lock().unwrap_or_else(PoisonError::into_inner).share(&mut submission);
                    let decided = |unit: &Code| decisions.has_values_of(unit);
                    let concerned = submission.identity.unit.as_ref().is_some_and(decided);
                    options.progress.step(done.fetch_add(1, Ordering::Relaxed) + 1, total);
                    Ok((submission, unjudged.filter(|_| concerned)))
                })
                .collect::<Result<_, Error>>()
        };
        let read: Vec<(Submission, Option<Submission>)> = match options.threads {
            None => read_all(),
            Some(threads) => rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .map_err(|source| Error::Threads { source })?
                .install(read_all),
        }?;
        let mut reused = 0;
        if let Some(cache) = reading.cache {
            reused = cache.reused();
            if whole {
                cache.tidy();
            }
        }
        stop.check()?;
        options.progress.stage(Stage::Judging);
        let (mut submissions, unjudged): (Vec<Submission>, Vec<Option<Submission>>) =
            read.into_iter().unzip();
        let mut ruling = Ruling::new(&decisions);
        ruling.apply(&mut submissions, unjudged, &requirements);
        let deadline = self.settings.deadline(period);
        let mut selection =
            select(&mut submissions, &self.form, &self.roster, period, committee, &receipts, deadline);
        find_oddities(&mut submissions, &self.form, &self.roster, committee, &past);
        selection.findings.extend(unclosed_periods(&self.form, &past));
        ruling.explain(&mut submissions, &mut selection.findings);
        let idle = ruling.idle(&submissions);
        selection.findings.extend(fold_drift(&mut submissions));
        weigh(&mut submissions, &mut selection.findings, requirements);
        let levels =
            Levels::of(&mut submissions, &mut selection, &self.form, &self.roster, period, committee);
        // All warnings have been explained or not by now.
        submissions.iter_mut().for_each(|submission| submission.notes.retain(|_, note| !note.is_blank()));
        let files = files.into_iter().map(|file| (file.name.clone(), file)).collect();
        let collection = Collection {
            workspace: self,
            period,
            submissions,
            selection,
            roster: levels.roster,
            carried: levels.carried,
            decisions,
            reused,
            stop,
            receipts,
            declarations,
            past,
            files,
        };
        Ok((collection, idle))
    }
}

fn output_error(what: &str, source: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Output { what: what.to_owned(), source: Box::new(source) }
}

fn intake(folder: &Path) -> Result<Intake, Error> {
    Intake::of_folder(folder)
        .map_err(|error| Error::Read { path: error.path.clone(), source: std::io::Error::other(error) })
}

impl Collection<'_> {
    pub(crate) fn workspace(&self) -> &Workspace {
        self.workspace
    }

    pub(crate) fn receipts(&self) -> &Receipts {
        &self.receipts
    }

    /// Adds up what counts, and judges it by the rules that are about the collection. `provisional` takes the
    /// sound values of rejected submissions in, and marks it.
    #[must_use]
    pub fn consolidate(&self, provisional: bool) -> Consolidation {
        let Workspace { form, settings, .. } = self.workspace;
        let roster = &self.roster;
        let mut tally = Tally::new(provisional).expecting(self.submissions.len() + self.carried.len());
        for submission in self.submissions.iter().chain(&self.carried) {
            tally.add(submission, form);
        }
        let committee = &settings.committee.code;
        let units = self.selection.units.clone();
        let mut consolidation = tally.finish(form, roster, self.period, committee, units);
        let rules = CollectionRules { form, roster, committee, history: self.past.previous() };
        let broken = rules.findings(&consolidation);
        consolidation.findings.extend(broken);
        consolidation
    }

    /// Every finding that still matters: of the collection, then of every file that is not superseded, in the
    /// order of the files. What many files share is said of the collection alone.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let of_files = self.submissions.iter().filter(|s| s.status != Status::Superseded);
        let of_files = of_files.flat_map(|submission| &submission.findings);
        self.selection.findings.iter().chain(of_files.filter(|finding| !finding.folded))
    }

    /// The day on which a submission came: as the office has noted it, else as its header says.
    #[must_use]
    pub fn received(&self, submission: &Submission) -> Option<Date> {
        let noted = self.receipts.of(&submission.file.path).map(|moment| moment.date());
        noted.or(submission.identity.filled_on)
    }

    /// How many findings of that severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings().filter(|finding| finding.severity == severity).count()
    }

    /// How many findings of each kind there are.
    #[must_use]
    pub fn counts(&self) -> FindingCounts {
        FindingCounts::of(self.findings())
    }

    /// Writes the consolidated workbook into `folder` and beside it the data for other programs: `values.csv`,
    /// `totals.csv` and `findings.csv`; all or none. A provisional result has names of its own,
    /// `totals-provisional.csv` among them, and no `values.csv`, since the next period opens with accepted values
    /// alone.
    ///
    /// # Errors
    /// [`Error::IntoInbox`], [`Error::Output`], [`Error::Write`] and [`Error::Stopped`].
    pub fn write(
        &self,
        consolidation: &Consolidation,
        folder: &Path,
        messages: &Messages,
    ) -> Result<Vec<PathBuf>, Error> {
        self.write_outputs(consolidation, folder, messages, Outputs::default())
    }

    /// As [`Collection::write`], and with it what `outputs` asks for: all of it or none.
    ///
    /// # Errors
    /// As [`Collection::write`], and where the level above gets a workbook as [`Collection::for_upper_level`].
    pub fn write_outputs(
        &self,
        consolidation: &Consolidation,
        folder: &Path,
        messages: &Messages,
        outputs: Outputs,
    ) -> Result<Vec<PathBuf>, Error> {
        self.workspace.refuse_inbox(folder)?;
        self.stop.check()?;
        let upward = outputs.for_upper_level.then(|| self.for_upper_level(consolidation)).transpose()?;
        std::fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })?;
        let name = self.workbook_name(consolidation, messages);
        let signature = self.workspace.signature(self.period)?;
        let workbook = self.consolidated(consolidation, signature.as_ref()).lay_out(folder, messages);
        let workbook = workbook.map_err(|source| output_error(&name, source))?;
        let mut files = OutputFiles::until(folder, &self.stop)?;
        files.add_written(&name, |file| {
            workbook.write_to(file).map_err(|source| output_error(&name, source))
        })?;
        let (form, roster) = (&self.workspace.form, &self.roster);
        let mut add = |name: &str, table: &DataTable<'_>| {
            let name =
                if consolidation.provisional { format!("{name}-provisional") } else { name.to_owned() };
            DataFormat::of(outputs).iter().try_for_each(|format| {
                let name = format.file_name(&name);
                files.add_written(&name, |file| {
                    let written = format.write(table, file);
                    written.map_err(|source| Error::Output { what: name.clone(), source })
                })
            })
        };
        if !consolidation.provisional {
            add("values", &DataTable::of_values(form, roster, consolidation))?;
        }
        add("totals", &DataTable::of_totals(form, consolidation))?;
        let scope = FindingsScope { form, roster, messages };
        let of_collection = &self.selection.findings;
        add("findings", &DataTable::of_findings(scope, of_collection, consolidation, &self.submissions))?;
        if let Some(bytes) = upward {
            files.add(&self.roll_up_name(consolidation, messages), &bytes)?;
        }
        files.finish()
    }

    fn workbook_name(&self, consolidation: &Consolidation, messages: &Messages) -> String {
        let period = tonghop_core::Arg::Text(self.period.to_string());
        let key = if consolidation.provisional { "file-provisional" } else { "file-consolidated" };
        format!("{}.xlsx", messages.format(key, &[("period", period)]))
    }

    /// The consolidated workbook as bytes.
    ///
    /// # Errors
    /// [`Error::Output`] where it has more rows or columns than Excel takes; as [`Workspace::signature`].
    pub fn workbook(&self, consolidation: &Consolidation, messages: &Messages) -> Result<Vec<u8>, Error> {
        let signature = self.workspace.signature(self.period)?;
        let bytes = self.consolidated(consolidation, signature.as_ref()).to_bytes(messages);
        bytes.map_err(|source| output_error(&self.workbook_name(consolidation, messages), source))
    }

    fn consolidated<'a>(
        &'a self,
        consolidation: &'a Consolidation,
        signature: Option<&'a Signature>,
    ) -> ConsolidatedWorkbook<'a> {
        let Workspace { form, settings, charts, targets, .. } = self.workspace;
        ConsolidatedWorkbook {
            form,
            roster: &self.roster,
            committee: &settings.committee,
            consolidation,
            submissions: &self.submissions,
            carried: &self.carried,
            findings: &self.selection.findings,
            receipts: &self.receipts,
            decisions: &self.decisions,
            changes: &self.selection.changes,
            deadline: settings.deadline(self.period),
            declarations: &self.declarations,
            past: &self.past,
            targets,
            scoring: settings.scoring.as_ref(),
            charts,
            signature,
        }
    }

    /// Every file that the result follows from: those that came in, and the declarations of the workspace.
    #[must_use]
    pub fn files(&self) -> Vec<FileStamp> {
        let inputs = self.submissions.iter().map(|submission| &submission.file);
        self.declarations.iter().chain(inputs).cloned().collect()
    }

    /// Follows the figures of a consolidation of this collection to the cells that they come from.
    #[must_use]
    pub fn tracer<'a>(&'a self, consolidation: &'a Consolidation) -> Tracer<'a> {
        let Workspace { form, settings, .. } = self.workspace;
        Tracer {
            requirements: Requirements {
                form,
                roster: &self.roster,
                period: self.period,
                committee: &settings.committee.code,
                history: Some(&self.past),
            },
            roster_name: &settings.roster,
            committee_name: &settings.committee.name,
            consolidation,
            submissions: &self.submissions,
            carried: &self.carried,
        }
    }

    fn collection_findings(&self, consolidation: &Consolidation) -> Vec<Finding> {
        self.selection.findings.iter().chain(&consolidation.findings).cloned().collect()
    }

    /// The report of the consolidation as JSON, version 1 of the contract.
    ///
    /// # Errors
    /// [`Error::Output`], which does not happen in practice.
    pub fn to_json(
        &self,
        consolidation: &Consolidation,
        outputs: &[String],
        messages: &Messages,
    ) -> Result<String, Error> {
        let findings = self.collection_findings(consolidation);
        consolidation_json(
            consolidation,
            CollectedJson {
                submissions: &self.submissions,
                findings: &findings,
                decisions: &self.decisions,
                changes: &self.selection.changes,
            },
            outputs,
            &self.workspace.form,
            messages,
        )
        .map_err(|source| Error::Output { what: "json".to_owned(), source: Box::new(source) })
    }
}
