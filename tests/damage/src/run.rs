use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use tempfile::TempDir;
use tonghop::CollectOptions;
use tonghop_test_support::office::{self, Format};

use crate::kinds::{Damage, damages};
use crate::workbook::packed;
use crate::{Case, Corpus, Expectation, Outcome, Rng, Verdict};

/// What to run.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Names the files that are made.
    pub seed: u64,
    /// How many.
    pub count: usize,
    /// Two damages in every file.
    pub double: bool,
    /// Only kinds whose name contains this, or those of the family that it names.
    pub only: Option<String>,
    /// One file in how many is saved anew by LibreOffice; none where that is 0.
    pub resaved: usize,
    /// Where the files are kept.
    pub keep: Option<PathBuf>,
}

/// A damaged file and what is wanted of it.
struct Made {
    corpus: usize,
    kinds: Vec<usize>,
    name: String,
    path: PathBuf,
    unit: String,
    resave: Option<Format>,
    expectation: Expectation,
}

/// A file that was judged.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The names of its damages.
    pub kinds: Vec<&'static str>,
    /// Its name, by which the same seed makes it again.
    pub file: String,
    /// The verdict.
    pub verdict: Verdict,
}

/// What came of a run.
#[derive(Debug)]
pub struct Report {
    /// The seed.
    pub seed: u64,
    /// Every file.
    pub files: Vec<Judged>,
}

/// Damages files, has them read and judges what was made of them. The same plan makes the same files.
///
/// # Panics
/// Where a temporary folder cannot be written, and where LibreOffice is wanted and missing.
#[must_use]
pub fn run(plan: &Plan) -> Report {
    let corpora = [Corpus::sample(), Corpus::every_type()];
    let all = damages();
    let wanted = |damage: &Damage| {
        let names = |only: &String| damage.name.contains(only.as_str()) || damage.family.word() == only;
        plan.only.as_ref().is_none_or(names)
    };
    let kinds: Vec<usize> = (0..all.len()).filter(|at| wanted(&all[*at])).collect();
    let folder = tempfile::Builder::new().prefix("tonghop-damage-").tempdir().expect("a temporary folder");
    let made: Vec<Made> = if kinds.is_empty() {
        Vec::new()
    } else {
        (0..plan.count)
            .into_par_iter()
            .filter_map(|at| make(plan, &corpora, &all, &kinds, at, &folder))
            .collect()
    };
    let made = resave(made, &folder);
    let files = read_all(&made, &corpora, &all);
    if let Some(keep) = &plan.keep {
        keep_files(&made, keep);
    }
    Report { seed: plan.seed, files }
}

/// Threads of our own: one of rayon's that waits for the reader's pool would begin another file meanwhile, and
/// so on until its stack is full.
fn read_all(made: &[Made], corpora: &[Corpus; 2], all: &[Damage]) -> Vec<Judged> {
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let read = || {
        let mut judged = Vec::new();
        while let Some((at, made)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, made.get(at)?)))
        {
            judged.push((at, read(made, &corpora[made.corpus], all)));
        }
        judged
    };
    let mut judged: Vec<(usize, Judged)> = std::thread::scope(|scope| {
        let readers: Vec<_> = (0..threads).map(|_| scope.spawn(read)).collect();
        readers.into_iter().flat_map(|reader| reader.join().expect("a reader that does not panic")).collect()
    });
    judged.sort_by_key(|(at, _)| *at);
    judged.into_iter().map(|(_, judged)| judged).collect()
}

fn read(made: &Made, corpus: &Corpus, all: &[Damage]) -> Judged {
    let options = CollectOptions { threads: Some(1), ..CollectOptions::default() };
    let checked = corpus.workspace.check(std::slice::from_ref(&made.path), corpus.period, &options);
    let collection = checked.expect("a file that is there");
    let verdict = made.expectation.judge(&collection);
    let file = format!("{} {}", made.name, made.unit);
    Judged { kinds: made.kinds.iter().map(|at| all[*at].name).collect(), file, verdict }
}

fn make(
    plan: &Plan,
    corpora: &[Corpus; 2],
    all: &[Damage],
    kinds: &[usize],
    at: usize,
    folder: &TempDir,
) -> Option<Made> {
    let mut rng = Rng::new(plan.seed.wrapping_mul(1_000_003).wrapping_add(at as u64));
    rng.next();
    // Every kind comes as often as any other; a kind that finds nothing to damage tries other submissions.
    for _ in 0..40 {
        let first = kinds[at % kinds.len()];
        let corpus = if all[first].every_type || rng.once_in(4) { 1 } else { 0 };
        let clean = rng.pick(&corpora[corpus].submissions);
        let mut case = Case::new(&corpora[corpus], clean, rng.next());
        let mut done = Vec::new();
        if all[first].apply(&mut case) {
            done.push(first);
        } else {
            continue;
        }
        if plan.double {
            for _ in 0..20 {
                let second = rng.below(all.len());
                if second != first && all[second].goes_with(&all[first]) && all[second].apply(&mut case) {
                    done.push(second);
                    break;
                }
            }
        }
        let resavable = done.iter().all(|at| all[*at].resavable);
        let resave = (plan.resaved > 0 && resavable && rng.once_in(plan.resaved))
            .then(|| *rng.pick(&[Format::Xlsx, Format::Xls, Format::Ods]));
        if resave.is_some() {
            let moved = case.workbook.sheets.iter_mut().filter(|sheet| sheet.moved);
            moved.for_each(crate::sheet::Sheet::freeze_formulas);
        }
        return Some(write(case, corpora[corpus].period, corpus, done, at, resave, folder));
    }
    None
}

fn write(
    case: Case<'_>,
    period: tonghop::Period,
    corpus: usize,
    kinds: Vec<usize>,
    at: usize,
    resave: Option<Format>,
    folder: &TempDir,
) -> Made {
    let expectation = Expectation::of(&case, period);
    let mut parts = case.workbook.to_parts();
    for repack in case.repack {
        repack(&mut parts);
    }
    let mut bytes = packed(&parts);
    for mangle in case.mangle {
        mangle(&mut bytes);
    }
    let name = format!("{at:05}");
    let below = folder.path().join(&name);
    std::fs::create_dir_all(&below).expect("a folder for the file");
    let path = below.join(format!("{}.{}", case.file_name, case.ending.unwrap_or("xlsx")));
    std::fs::write(&path, bytes).expect("the file");
    Made { corpus, kinds, name, path, unit: case.clean.unit.to_string(), resave, expectation }
}

/// Has LibreOffice save its share anew, many files at a time.
fn resave(mut made: Vec<Made>, folder: &TempDir) -> Vec<Made> {
    for format in [Format::Xlsx, Format::Xls, Format::Ods] {
        let share: Vec<usize> = (0..made.len()).filter(|at| made[*at].resave == Some(format)).collect();
        for batch in share.chunks(80) {
            let inputs = folder.path().join(format!("to-{}", format.extension()));
            let outputs = folder.path().join(format!("as-{}", format.extension()));
            std::fs::create_dir_all(&inputs).expect("a folder for LibreOffice");
            let copied: Vec<PathBuf> = batch
                .iter()
                .map(|at| {
                    let copy = inputs.join(format!("{}.xlsx", made[*at].name));
                    std::fs::copy(&made[*at].path, &copy).expect("a copy");
                    copy
                })
                .collect();
            office::convert_all(&copied, format, &outputs);
            for at in batch {
                let saved = outputs.join(format!("{}.{}", made[*at].name, format.extension()));
                let original = made[*at].path.clone();
                let target = original.with_extension(format.extension());
                std::fs::remove_file(&original).expect("the file that was saved anew");
                std::fs::copy(&saved, &target)
                    .unwrap_or_else(|error| panic!("LibreOffice does not save {}: {error}", saved.display()));
                made[*at].name = format!("{} {}", made[*at].name, format.extension());
                made[*at].path = target;
            }
        }
    }
    made
}

fn keep_files(made: &[Made], keep: &Path) {
    for made in made {
        let name = made.name.split(' ').next().unwrap_or_default();
        let below = keep.join(name);
        std::fs::create_dir_all(&below).expect("a folder to keep files in");
        let file = made.path.file_name().expect("a name");
        std::fs::copy(&made.path, below.join(file)).expect("a copy to keep");
    }
}

impl Report {
    /// How many files had something silently wrong.
    #[must_use]
    pub fn silent(&self) -> usize {
        self.files.iter().filter(|file| file.verdict.outcome == Outcome::Silent).count()
    }

    /// The table: a line per kind of damage.
    #[must_use]
    pub fn table(&self) -> String {
        let mut lines: BTreeMap<&str, [usize; 8]> = BTreeMap::new();
        let mut total = [0; 8];
        for file in &self.files {
            let verdict = &file.verdict;
            let outcome = match verdict.outcome {
                Outcome::Right => 1,
                Outcome::Repaired => 2,
                Outcome::Reported => 3,
                Outcome::Silent => 4,
            };
            let line = lines.entry(file.kinds.first().copied().unwrap_or_default()).or_default();
            for counts in [line, &mut total] {
                counts[0] += 1;
                counts[outcome] += 1;
                counts[5] += usize::from(!verdict.unsaid.is_empty());
                counts[6] += usize::from(!verdict.refused.is_empty());
                counts[7] += usize::from(!verdict.false_alarms.is_empty());
            }
        }
        let mut table = format!(
            "seed {}\n{:<34}{:>7}{:>7}{:>9}{:>9}{:>7}   {:>7}{:>9}{:>7}\n",
            self.seed,
            "damage",
            "files",
            "right",
            "repaired",
            "reported",
            "SILENT",
            "unsaid",
            "refused",
            "alarm"
        );
        for (name, counts) in lines.iter().map(|(name, counts)| (*name, counts)).chain([("all", &total)]) {
            let [files, right, repaired, reported, silent, unsaid, refused, alarms] = counts;
            let _ = writeln!(
                table,
                "{name:<34}{files:>7}{right:>7}{repaired:>9}{reported:>9}{silent:>7}   {unsaid:>7}{refused:>9}{alarms:>7}"
            );
        }
        table
    }

    /// A line for everything that is silently wrong.
    #[must_use]
    pub fn silent_lines(&self) -> String {
        self.lines("SILENT", |verdict| verdict.silent.iter().map(ToString::to_string).collect())
    }

    /// A line for everything that was read right though a note was due, was refused though it can be read, and
    /// for every error that the file does not deserve.
    #[must_use]
    pub fn other_lines(&self) -> String {
        let unsaid = self.lines("unsaid", |verdict| verdict.unsaid.iter().map(ToString::to_string).collect());
        let refused =
            self.lines("refused", |verdict| verdict.refused.iter().map(ToString::to_string).collect());
        let alarms = self.lines("alarm", |verdict| verdict.false_alarms.clone());
        format!("{unsaid}{refused}{alarms}")
    }

    fn lines(&self, word: &str, of: impl Fn(&Verdict) -> Vec<String>) -> String {
        let mut lines = String::new();
        for file in &self.files {
            let faults = of(&file.verdict);
            for fault in faults.iter().take(3) {
                let more = if faults.len() > 3 { format!(" (of {})", faults.len()) } else { String::new() };
                let findings: Vec<&str> = file.verdict.findings.iter().take(6).map(String::as_str).collect();
                let _ = writeln!(
                    lines,
                    "{word} seed {} | {} | {} | {fault}{more} | {}",
                    self.seed,
                    file.kinds.join(" + "),
                    file.file,
                    findings.join("; ")
                );
            }
        }
        lines
    }
}
