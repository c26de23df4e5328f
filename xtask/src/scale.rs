use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use tonghop::sha256;

use crate::scale_corpus::ScaleCorpus;
use crate::scale_job::inbox;
use crate::{Outcome, root};

/// The jobs that are measured in turn, by their name in the table.
const JOBS: [(&str, &str, usize); 7] = [
    ("inflate all parts, 1 thread", "inflate", 1),
    (RAW, "calamine", 1),
    ("raw calamine, all cells, 2 threads", "calamine", 2),
    ("consolidate without outputs, 1 thread", "collect", 1),
    ("consolidate without outputs, 2 threads", "collect", 2),
    ("consolidate with all outputs, 1 thread", "consolidate", 1),
    ("consolidate with all outputs, 2 threads", "consolidate", 2),
];

/// What everything is compared with.
const RAW: &str = "raw calamine, all cells, 1 thread";

/// What people use today: the name in the table, the script, its last argument.
const PEERS: [(&str, &str, &str); 3] = [
    ("pandas + openpyxl, one sheet", "peer_pandas.py", "openpyxl"),
    ("polars + fastexcel, one sheet", "peer_polars.py", ""),
    ("python-calamine + XlsxWriter, one sheet", "peer_python_calamine.py", ""),
];

/// One run of a job.
#[derive(Clone, Copy)]
struct Run {
    cpu: Duration,
    wall: Duration,
    /// The most memory in kilobytes of all its processes together.
    memory: u64,
}

/// Measures reading and consolidating over workspaces of several sizes, and prints tables in Markdown.
///
/// The runs of a size are interleaved, so that what else the machine does falls on all alike; ratios are taken
/// within a round.
pub fn run(options: &[&str]) -> Outcome {
    let (mut units, mut repeat) = (vec![1000_usize], 3_usize);
    let (mut folder, mut peers, mut write): (Option<PathBuf>, Option<PathBuf>, Option<PathBuf>) =
        (None, None, None);
    let mut rest = options.iter();
    while let Some(option) = rest.next() {
        let mut value = || rest.next().copied().ok_or_else(|| format!("{option} wants a value"));
        match *option {
            "--units" => units = value()?.split(',').map(str::parse).collect::<Result<_, _>>()?,
            "--repeat" => repeat = value()?.parse()?,
            "--dir" => folder = Some(PathBuf::from(value()?)),
            "--peers" => peers = Some(PathBuf::from(value()?)),
            "--write" => write = Some(PathBuf::from(value()?)),
            other => return Err(format!("cargo xtask scale does not know {other}").into()),
        }
    }
    let folder = folder.unwrap_or_else(|| std::env::temp_dir().join("tonghop-scale"));
    let mut page = format!("`cargo xtask scale {}`\n\n{}\n", options.join(" "), machine());
    let mut smaller: Option<(usize, Vec<u64>)> = None;
    for units in units {
        let workspace = folder.join(units.to_string());
        if !workspace.join("expected-totals.csv").is_file() {
            ScaleCorpus { units, seed: 1, xls: 0.0, ods: 0.0 }.write(&workspace)?;
        }
        let measured = measure(&workspace, &folder, repeat, peers.as_deref())?;
        let files = inbox(&workspace)?.len();
        let _ = writeln!(page, "\n## {units} units\n\n{}", table(&measured, files));
        let peaks: Vec<u64> = measured.iter().map(|(_, runs)| peak(runs)).collect();
        if let Some((fewer, before)) =
            smaller.replace((units, peaks.clone())).filter(|(fewer, _)| *fewer < units)
        {
            let _ = writeln!(page, "{}", growth(&measured, &peaks, &before, (fewer, units)));
        }
        let stages = Command::new(std::env::current_exe()?)
            .args(["scale-job", "stages"])
            .arg(&workspace)
            .args(["1", ""])
            .output()?;
        page.push_str("\n| stage, in this process on one thread | µs per file |\n|---|---|\n");
        for (stage, spent) in
            String::from_utf8_lossy(&stages.stdout).lines().filter_map(|l| l.split_once('\t'))
        {
            let _ = writeln!(page, "| {stage} | {spent} |");
        }
    }
    print!("{page}");
    if let Some(path) = write {
        std::fs::write(path, format!("# What reading and consolidating costs\n\n{page}"))?;
    }
    Ok(())
}

type Measured<'a> = Vec<(&'a str, Vec<Run>)>;

fn measure<'a>(
    workspace: &Path,
    folder: &Path,
    repeat: usize,
    peers: Option<&Path>,
) -> Outcome<Measured<'a>> {
    let mut measured: BTreeMap<usize, (&str, Vec<Run>)> = BTreeMap::new();
    let mut written: Option<BTreeMap<String, String>> = None;
    for round in 0..repeat {
        for (place, (name, job, threads)) in JOBS.into_iter().enumerate() {
            let out = folder.join("out");
            std::fs::create_dir_all(&out)?;
            let mut command = Command::new(std::env::current_exe()?);
            command.args(["scale-job", job]).arg(workspace).arg(threads.to_string()).arg(&out);
            let run = timed(&mut command).map_err(|error| format!("{name}: {error}"))?;
            measured.entry(place).or_insert((name, Vec::new())).1.push(run);
            if job == "consolidate" {
                let hashes = hashes(&out)?;
                if written.get_or_insert_with(|| hashes.clone()) != &hashes {
                    return Err(format!("{name}: other bytes than the run before").into());
                }
            }
            std::fs::remove_dir_all(&out)?;
            eprintln!("{}: round {}, {name}", workspace.display(), round + 1);
        }
        let Some(peers) = peers else { continue };
        for (place, (name, script, engine)) in (JOBS.len()..).zip(PEERS) {
            let inbox = inbox(workspace)?;
            let inbox = inbox.first().and_then(|path| path.parent()).ok_or("an empty inbox")?;
            let mut command = Command::new("python3");
            command.arg(peers.join(script)).arg(inbox).arg(folder.join("peer.xlsx"));
            command.args(Some(engine).filter(|engine| !engine.is_empty()));
            match timed(&mut command) {
                Ok(run) => measured.entry(place).or_insert((name, Vec::new())).1.push(run),
                Err(error) => eprintln!("{name} is left out: {error}"),
            }
        }
    }
    Ok(measured.into_values().collect())
}

/// What was written, by its hash; the report names paths, which are the same in every run.
fn hashes(folder: &Path) -> Outcome<BTreeMap<String, String>> {
    let mut hashes = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        hashes.insert(path.display().to_string(), sha256(&std::fs::read(&path)?));
    }
    Ok(hashes)
}

/// Runs a command to its end. Its own children count where it has waited for them.
fn timed(command: &mut Command) -> Outcome<Run> {
    let spent = || -> Outcome<Duration> {
        let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
        let parts = [usage.user_time(), usage.system_time()];
        let micros: i64 = parts.iter().map(|part| part.tv_sec() * 1_000_000 + part.tv_usec()).sum();
        Ok(Duration::from_micros(micros.unsigned_abs()))
    };
    let (before, begun) = (spent()?, Instant::now());
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let mut peaks: BTreeMap<u32, u64> = BTreeMap::new();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        note_peaks(child.id(), &mut peaks);
        std::thread::sleep(Duration::from_millis(10));
    };
    let wall = begun.elapsed();
    if !status.success() {
        let mut said = String::new();
        if let Some(mut from) = child.stderr.take() {
            std::io::Read::read_to_string(&mut from, &mut said)?;
        }
        return Err(format!("{status}: {}", said.lines().last().unwrap_or_default()).into());
    }
    Ok(Run { cpu: spent()?.saturating_sub(before), wall, memory: peaks.values().sum() })
}

/// Notes the peak of a process and of all that it has started. Their sum is an upper bound: not all are at their
/// peak at once.
fn note_peaks(process: u32, peaks: &mut BTreeMap<u32, u64>) {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    if let Some(peak) =
        peak.and_then(|text| text.trim().strip_suffix(" kB")).and_then(|text| text.parse().ok())
    {
        peaks.insert(process, peak);
    }
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    for task in tasks {
        let children = std::fs::read_to_string(task.path().join("children")).unwrap_or_default();
        children.split_whitespace().filter_map(|id| id.parse().ok()).for_each(|id| note_peaks(id, peaks));
    }
}

fn table(measured: &Measured<'_>, files: usize) -> String {
    let per_file = |time: Duration| time.as_secs_f64() * 1e3 / files as f64;
    let raw: &[Run] =
        measured.iter().find(|(name, _)| *name == RAW).map(|(_, runs)| runs.as_slice()).unwrap_or_default();
    let mut table = "| job | CPU ms per file | wall ms per file | CPU to raw calamine | peak MB |\n|---|---|---|---|---|\n".to_owned();
    for (name, runs) in measured {
        let cpu = spread(runs.iter().map(|run| per_file(run.cpu)).collect());
        let wall = spread(runs.iter().map(|run| per_file(run.wall)).collect());
        let ratio = runs.iter().zip(raw).map(|(run, raw)| run.cpu.as_secs_f64() / raw.cpu.as_secs_f64());
        let ratio = spread(ratio.collect());
        let memory = peak(runs) / 1024;
        let _ = writeln!(table, "| {name} | {cpu} | {wall} | {ratio} | {memory} |");
    }
    table
}

/// The most memory that any run took, in kilobytes.
fn peak(runs: &[Run]) -> u64 {
    runs.iter().map(|run| run.memory).max().unwrap_or_default()
}

/// By how much each further unit makes the peak of each job higher.
fn growth(measured: &Measured<'_>, peaks: &[u64], before: &[u64], (fewer, more): (usize, usize)) -> String {
    let mut table = format!("| job | memory for each unit from {fewer} to {more}, KB |\n|---|---|\n");
    for (((name, _), peak), before) in measured.iter().zip(peaks).zip(before) {
        let each = (*peak as f64 - *before as f64) / (more - fewer) as f64;
        let _ = writeln!(table, "| {name} | {each:.1} |");
    }
    table
}

/// The median with the least and the greatest.
fn spread(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    match (values.first(), values.get(values.len() / 2), values.last()) {
        (Some(least), Some(median), Some(most)) => format!("{median:.2} ({least:.2}–{most:.2})"),
        _ => String::new(),
    }
}

/// The machine and the versions.
fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap_or_default();
    let version = |name: &str| {
        let at = lock.find(&format!("name = \"{name}\"\n"))?;
        lock[at..].lines().nth(1)?.split('"').nth(1).map(|version| format!("{name} {version}"))
    };
    let names = ["calamine", "zip", "flate2", "quick-xml", "rust_xlsxwriter"];
    let versions: Vec<String> = names.into_iter().filter_map(version).collect();
    format!(
        "{}, {cores} cores, load {load} when it began. {}. Medians, with the least and the greatest of the runs.",
        cpu.trim_start_matches(['\t', ' ', ':']),
        versions.join(", ")
    )
}
