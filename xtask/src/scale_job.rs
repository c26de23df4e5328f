//! What is measured: each job is a process of its own, so that its time and its memory are those of the process.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use tonghop::{
    CollectOptions, Language, Messages, Reading, Requirements, Workers, Workspace, sha256, validate,
};
use tonghop_ingest::SubmissionReader;
use zip::ZipArchive;

use crate::Outcome;

/// The argument that makes this program a worker that reads files.
pub const WORKER: &str = "scale-worker";

/// Does one job over a workspace: `inflate`, `calamine`, `collect` (no outputs), `consolidate` (all outputs) or
/// `stages`.
pub fn run(options: &[&str]) -> Outcome {
    let [job, workspace, threads, out] = options else {
        return Err("cargo xtask scale-job JOB WORKSPACE THREADS OUT".into());
    };
    let threads: usize = threads.parse()?;
    match *job {
        "inflate" => each_file(Path::new(workspace), threads, inflate),
        "calamine" => each_file(Path::new(workspace), threads, read_all_cells),
        "collect" => consolidate(Path::new(workspace), threads, None),
        "consolidate" => consolidate(Path::new(workspace), threads, Some(Path::new(out))),
        "stages" => stages(Path::new(workspace)),
        other => Err(format!("there is no job {other}").into()),
    }
}

/// The files of the inbox of a workspace's current period.
pub fn inbox(workspace: &Path) -> Outcome<Vec<PathBuf>> {
    let workspace = Workspace::open(workspace)?;
    let folder = workspace.inbox(workspace.period(None)?);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    files.sort();
    Ok(files)
}

fn each_file(workspace: &Path, threads: usize, work: fn(&Path) -> Outcome) -> Outcome {
    let files = inbox(workspace)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    let all = || files.par_iter().try_for_each(|path| work(path).map_err(|error| error.to_string()));
    Ok(pool.install(all)?)
}

/// Inflates every part of a package; what is no package is only read.
fn inflate(path: &Path) -> Outcome {
    let bytes = std::fs::read(path)?;
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    let mut content = Vec::new();
    for index in 0..archive.len() {
        content.clear();
        archive.by_index(index)?.read_to_end(&mut content)?;
    }
    Ok(())
}

/// Reads every cell of every sheet with the reader library alone.
fn read_all_cells(path: &Path) -> Outcome {
    use calamine::Reader;
    let mut book = calamine::open_workbook_auto(path)?;
    for name in book.sheet_names() {
        std::hint::black_box(book.worksheet_range(&name)?);
    }
    Ok(())
}

/// What the command does: reads in worker processes, judges, adds up, and writes where it is told to.
fn consolidate(workspace: &Path, threads: usize, out: Option<&Path>) -> Outcome {
    let workspace = Workspace::open(workspace)?;
    let period = workspace.period(None)?;
    let workers = Workers::of_this_program(WORKER)?;
    let options = CollectOptions {
        threads: Some(threads),
        reading: Reading::Workers(&workers),
        ..CollectOptions::default()
    };
    let collection = workspace.collect(period, &options)?;
    let consolidation = collection.consolidate(false);
    if let Some(out) = out {
        let messages = Messages::of(Language::Vi);
        let written = collection.write(&consolidation, out, &messages)?;
        let written: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
        std::fs::write(out.join("report.json"), collection.to_json(&consolidation, &written, &messages)?)?;
    }
    expect(workspace.root(), &consolidation)
}

/// Fails where a total is not what the maker of the corpus has added up.
fn expect(root: &Path, consolidation: &tonghop::Consolidation) -> Outcome {
    let mut reader = csv::Reader::from_path(root.join("expected-totals.csv"))?;
    for record in reader.records() {
        let record = record?;
        let (field, choice, total) = (&record[0], &record[1], &record[2]);
        let found = consolidation.total(field).ok_or_else(|| format!("no total of {field}"))?;
        let figure = match choice {
            "" => found.figure.number().map(tonghop::plain),
            choice => found.figure.count(choice).map(|count| count.to_string()),
        };
        if figure.as_deref() != Some(total) {
            return Err(format!("{field} {choice}: {figure:?}, expected {total}").into());
        }
    }
    Ok(())
}

/// Prints what each stage takes, in microseconds per file, on one thread and inside this process.
fn stages(workspace: &Path) -> Outcome {
    let files = inbox(workspace)?;
    let workspace = Workspace::open(workspace)?;
    let period = workspace.period(None)?;
    let past = workspace.past(period)?;
    let committee = &workspace.settings.committee.code;
    let (form, roster) = (&workspace.form, &workspace.roster);
    let requirements = Requirements { form, roster, period, committee, history: Some(&past) };
    let reader = SubmissionReader::new(form, committee);
    let mut spent: Vec<(&str, Duration)> = ["load", "hash", "inflate", "open, locate, read", "validate"]
        .map(|name| (name, Duration::ZERO))
        .into();
    let mut add = |stage: usize, begun: Instant| spent[stage].1 += begun.elapsed();
    for path in &files {
        let begun = Instant::now();
        let bytes = std::fs::read(path)?;
        add(0, begun);
        let begun = Instant::now();
        std::hint::black_box(sha256(&bytes));
        add(1, begun);
        let begun = Instant::now();
        inflate(path)?;
        add(2, begun);
        let begun = Instant::now();
        let mut submission = reader.read("A.xlsx", &bytes);
        add(3, begun);
        let begun = Instant::now();
        validate(&mut submission, &requirements);
        add(4, begun);
    }
    let begun = Instant::now();
    let options = CollectOptions { threads: Some(1), ..CollectOptions::default() };
    let collection = workspace.collect(period, &options)?;
    let once = spent[0].1 + spent[3].1 + spent[4].1;
    spent.push(("select, compare, weigh", begun.elapsed().saturating_sub(once)));
    let begun = Instant::now();
    let consolidation = collection.consolidate(false);
    spent.push(("add up", begun.elapsed()));
    let messages = Messages::of(Language::Vi);
    let begun = Instant::now();
    let out = tempfile::tempdir()?;
    collection.write(&consolidation, out.path(), &messages)?;
    spent.push(("write the workbook and values.csv", begun.elapsed()));
    let begun = Instant::now();
    std::hint::black_box(collection.to_json(&consolidation, &[], &messages)?);
    spent.push(("write the JSON", begun.elapsed()));
    for (stage, spent) in spent {
        println!("{stage}\t{:.1}", spent.as_secs_f64() * 1e6 / files.len() as f64);
    }
    Ok(())
}
