use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use tonghop::{
    CellRef, Code, Datum, Decimal, FieldType, History, Messages, Past, Requirements, Roster, Severity,
    Submission, Unit, plain, validate,
};
use tonghop_damage::Rng;
use tonghop_ingest::SubmissionReader;
use tonghop_output::{Addressee, FormWorkbook};

use crate::filled_template::{FilledTemplate, PLACEHOLDER, exchange_unit};
use crate::samples::Samples;
use crate::{Outcome, libreoffice, root};

/// How many workbooks LibreOffice saves in another format; the units of that format have them in turn.
const POOL: usize = 32;
/// How often figures are drawn for a unit before it keeps those of the sample.
const DRAWS: usize = 12;

/// A workspace of the sample form with any number of units that have all reported soundly.
///
/// The figures of a unit are drawn around those of a unit of the sample, and drawn again where they break a rule.
/// A seed names the same files for ever. The workbooks that LibreOffice saves are the exception: it numbers styles
/// anew each time, and units share their figures.
pub struct ScaleCorpus {
    pub units: usize,
    pub seed: u64,
    /// The shares of units whose workbooks are `.xls` and `.ods`.
    pub xls: f64,
    pub ods: f64,
}

/// What each unit of a corpus answers, by word or as a number.
type Sums = BTreeMap<(Code, String), (Decimal, u64)>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Xlsx,
    Xls,
    Ods,
}

impl ScaleCorpus {
    /// Writes the workspace into a folder that is not there yet, and `expected-totals.csv`, which was added up from
    /// what was written and by nothing of the library.
    pub fn write(&self, folder: &Path) -> Outcome {
        if folder.join("tonghop.toml").exists() {
            return Err(format!("{} is a workspace already", folder.display()).into());
        }
        let samples = Samples::load()?;
        let bases = bases(&samples)?;
        let inbox = folder.join(samples.period.to_string()).join("inbox");
        std::fs::create_dir_all(&inbox)?;
        for name in ["form.toml", "tonghop.toml"] {
            std::fs::copy(root().join("sample-workbooks").join(name), folder.join(name))?;
        }
        let committee = samples.workspace.settings.committee.code.as_str();
        std::fs::write(inbox.join(format!("{committee}.xlsx")), samples.workbook(committee)?)?;
        let pools = [self.pool(&bases, Format::Xls, self.xls)?, self.pool(&bases, Format::Ods, self.ods)?];
        let units = (1..=self.units)
            .into_par_iter()
            .map(|number| self.write_unit(number, &bases, &pools, &inbox).map_err(|error| error.to_string()))
            .collect::<Result<Vec<_>, String>>()?;
        self.write_declarations(&samples, &bases, &units, folder)?;
        let mut sums = Sums::new();
        for (_, data) in &units {
            add_up(&mut sums, data);
        }
        let mut totals = csv::Writer::from_path(folder.join("expected-totals.csv"))?;
        totals.write_record(["field", "choice", "total", "units"])?;
        for ((field, choice), (sum, have)) in sums {
            totals.write_record([field.as_str(), &choice, &plain(sum), &have.to_string()])?;
        }
        Ok(totals.flush()?)
    }

    /// The format of a unit's workbook.
    fn format(&self, number: usize) -> Format {
        let at = Rng::new(self.seed ^ 0x666F_726D ^ number as u64).below(10_000) as f64 / 10_000.0;
        match at {
            at if at < self.xls => Format::Xls,
            at if at < self.xls + self.ods => Format::Ods,
            _ => Format::Xlsx,
        }
    }

    fn rng(&self, number: usize) -> Rng {
        Rng::new(self.seed.wrapping_mul(0x9E37_79B9).wrapping_add(number as u64))
    }

    /// Writes the workbook of a unit; returns its base and what it says.
    fn write_unit(
        &self,
        number: usize,
        bases: &[Base],
        [xls, ods]: &[Vec<Converted>; 2],
        inbox: &Path,
    ) -> Outcome<(usize, BTreeMap<Code, Datum>)> {
        let code = code(number);
        let (name, bytes, base, data) = match self.format(number) {
            Format::Xls => {
                let Converted { base, data, workbook, .. } = &xls[number % xls.len()];
                let mut workbook = workbook.clone();
                exchange_unit(&mut workbook, &code);
                (format!("{code}.xls"), workbook, *base, data.clone())
            }
            Format::Ods => {
                let Converted { base, data, template, .. } = &ods[number % ods.len()];
                let template = template.as_ref().ok_or("an .ods is a package")?;
                (format!("{code}.ods"), template.fill(&code, &BTreeMap::new())?, *base, data.clone())
            }
            Format::Xlsx => {
                let mut rng = self.rng(number);
                let base = rng.below(bases.len());
                let (numbers, data) = bases[base].draw(&mut rng);
                (format!("{code}.xlsx"), bases[base].template.fill(&code, &numbers)?, base, data)
            }
        };
        std::fs::write(inbox.join(name), bytes)?;
        Ok((base, data))
    }

    /// Workbooks that LibreOffice has saved, as many as are wanted and at most [`POOL`].
    fn pool(&self, bases: &[Base], format: Format, share: f64) -> Outcome<Vec<Converted>> {
        let wanted = (1..=self.units).filter(|number| self.format(*number) == format).count().min(POOL);
        if wanted == 0 || share <= 0.0 {
            return Ok(Vec::new());
        }
        let scratch = tempfile::tempdir()?;
        let (filter, extension) = match format {
            Format::Xls => ("xls:MS Excel 97", "xls"),
            _ => ("ods:calc8", "ods"),
        };
        let mut pool = Vec::new();
        for index in 0..wanted {
            let mut rng = Rng::new(self.seed ^ 0x706F_6F6C ^ index as u64);
            let base = rng.below(bases.len());
            let (numbers, data) = bases[base].draw(&mut rng);
            let input = scratch.path().join(format!("{index}.xlsx"));
            std::fs::write(&input, bases[base].template.fill(PLACEHOLDER, &numbers)?)?;
            libreoffice::convert(&input, filter, &scratch.path().join("out"))?;
            let workbook = std::fs::read(scratch.path().join("out").join(format!("{index}.{extension}")))?;
            let template = match format {
                Format::Ods => Some(FilledTemplate::new(workbook.clone(), &BTreeMap::new())?),
                _ => None,
            };
            pool.push(Converted { base, data, workbook, template });
        }
        Ok(pool)
    }

    /// Writes who reports, and with what figures the period before was closed.
    fn write_declarations(
        &self,
        samples: &Samples,
        bases: &[Base],
        units: &[(usize, BTreeMap<Code, Datum>)],
        folder: &Path,
    ) -> Outcome {
        let mut roster = csv::Writer::from_path(folder.join("units.csv"))?;
        roster.write_record(["code", "name", "aliases", "kind", "cells", "founded", "dissolved"])?;
        let mut values = "unit,field,value,file,sha256,sheet,cell,raw,provisional\n".to_owned();
        for (number, (base, _)) in (1..).zip(units) {
            let (base, code) = (&bases[*base], code(number));
            let Unit { name, kind, cells, founded, .. } = &base.unit;
            let name = name.replace(PLACEHOLDER, &code);
            let cells = cells.map(|cells| cells.to_string()).unwrap_or_default();
            let founded = founded.map(|day| day.to_string()).unwrap_or_default();
            roster.write_record([&*code, &name, "", kind, &cells, &founded, ""])?;
            for (field, value) in &base.before {
                let _ = writeln!(values, "{code},{field},{value},,,,,{value},false");
            }
        }
        roster.flush()?;
        if let Some(previous) = samples.period.previous() {
            let results = folder.join(previous.to_string()).join("results");
            std::fs::create_dir_all(&results)?;
            std::fs::write(results.join("values.csv"), values)?;
        }
        Ok(())
    }
}

/// A unit's code: the name of its file, and as long as [`PLACEHOLDER`].
fn code(number: usize) -> String {
    format!("U{number:07}")
}

fn add_up(sums: &mut Sums, data: &BTreeMap<Code, Datum>) {
    for (field, datum) in data {
        let (choice, number) = match datum {
            Datum::Number(number) => (String::new(), *number),
            Datum::Flag(flag) => (flag.to_string(), Decimal::ONE),
            Datum::Choice(choice) => (choice.to_string(), Decimal::ONE),
            Datum::Text(_) | Datum::Date(_) | Datum::Ratio { .. } => continue,
        };
        let (sum, have) = sums.entry((field.clone(), choice)).or_default();
        *sum += number;
        *have += 1;
    }
}

/// A workbook in another format than that in which forms are written.
struct Converted {
    base: usize,
    data: BTreeMap<Code, Datum>,
    workbook: Vec<u8>,
    template: Option<FilledTemplate>,
}

/// A unit of the sample that units of the corpus are like.
struct Base {
    unit: Unit,
    template: FilledTemplate,
    submission: Submission,
    /// The fields whose number may be another, with that of the sample.
    free: Vec<(Code, Decimal)>,
    /// What was accepted of it in the period before.
    before: BTreeMap<Code, String>,
    judge: Arc<Judge>,
}

/// What a submission is judged by.
struct Judge {
    samples: Samples,
    roster: Roster,
    past: Past,
}

impl Judge {
    /// Whether a submission breaks nothing.
    fn is_sound(&self, mut submission: Submission) -> bool {
        let requirements = Requirements {
            form: &self.samples.workspace.form,
            roster: &self.roster,
            period: self.samples.period,
            committee: &self.samples.workspace.settings.committee.code,
            history: Some(&self.past),
        };
        validate(&mut submission, &requirements);
        submission.findings.iter().all(|finding| finding.severity == Severity::Note)
    }
}

/// The units of the sample whose submissions are sound, each as a template.
fn bases(samples: &Samples) -> Outcome<Vec<Base>> {
    let units: Vec<Unit> = samples.workspace.roster.reporting(samples.period).cloned().collect();
    let past = samples.workspace.past(samples.period)?;
    let bases = units
        .par_iter()
        .map(|unit| Base::of(unit, &past).map_err(|error| format!("{}: {error}", unit.code)))
        .collect::<Result<Vec<_>, String>>()?;
    let sound: Vec<Base> = bases.into_iter().flatten().collect();
    if sound.is_empty() { Err("no submission of the sample is sound".into()) } else { Ok(sound) }
}

impl Base {
    /// The base of a unit; none where its submission has faults.
    fn of(unit: &Unit, past: &Past) -> Outcome<Option<Self>> {
        let samples = Samples::load()?;
        let form = &samples.workspace.form;
        let name = format!("{} {PLACEHOLDER}", unit.name);
        let mut before = BTreeMap::new();
        let mut closed = Past::before(samples.period);
        if let (Some(previous), Some(history)) = (samples.period.previous(), past.previous()) {
            let mut of_placeholder = History::new(previous);
            for field in form.fields() {
                if let Some(datum) = history.datum(unit.code.as_str(), field.code.as_str()) {
                    of_placeholder.insert(Code::from(PLACEHOLDER), field.code.clone(), datum.clone());
                    before.insert(field.code.clone(), datum.to_string());
                }
            }
            closed.insert(of_placeholder);
        }
        let unit = Unit {
            code: Code::from(PLACEHOLDER),
            name: Arc::from(name.as_str()),
            aliases: Vec::new(),
            ..unit.clone()
        };
        let cells = unit.cells.map(|cells| cells.to_string()).unwrap_or_default();
        let founded = unit.founded.map(|day| day.to_string()).unwrap_or_default();
        let declared = format!(
            "code,name,aliases,kind,cells,founded,dissolved\n{PLACEHOLDER},\"{name}\",,{},{cells},{founded},\n",
            unit.kind
        );
        let roster = Roster::parse("units.csv", &declared, &form.layout)?;
        let of_sample = past_unit(&samples, &unit, &name)?;
        let workbook = FormWorkbook {
            form,
            addressee: Addressee::Unit(&unit),
            period: samples.period,
            past: Some(&closed),
            answers: samples.answers.get(&of_sample),
        }
        .to_bytes(&Messages::of(form.language))?;
        let committee = samples.workspace.settings.committee.code.clone();
        let submission = SubmissionReader::new(form, &committee).read("U.xlsx", &workbook);
        let judge = Arc::new(Judge { samples, roster, past: closed });
        if !judge.is_sound(submission.clone()) {
            return Ok(None);
        }
        let free = free(&submission, &judge);
        let cells: BTreeMap<Code, CellRef> = free
            .iter()
            .filter_map(|(field, _)| {
                Some((field.clone(), submission.values.get(field)?.source.as_ref()?.cell))
            })
            .collect();
        let template = FilledTemplate::new(workbook, &cells)?;
        Ok(Some(Self { unit, template, submission, free, before, judge }))
    }

    /// Sound figures, as numbers for the template and as all that the workbook then says.
    fn draw(&self, rng: &mut Rng) -> (BTreeMap<Code, String>, BTreeMap<Code, Datum>) {
        let mut drawn: BTreeMap<&Code, Decimal> = BTreeMap::new();
        for draw in 0..DRAWS {
            drawn.clear();
            for (field, number) in &self.free {
                // Fewer are moved with every draw that broke a rule.
                if rng.once_in(1 + draw / 2) {
                    drawn.insert(field, *number + Decimal::from(rng.below(4)));
                }
            }
            let mut submission = self.submission.clone();
            for (field, number) in &drawn {
                set(&mut submission, field, *number);
            }
            if self.judge.is_sound(submission) {
                break;
            }
            drawn.clear();
        }
        let mut data: BTreeMap<Code, Datum> = BTreeMap::new();
        let form = &self.judge.samples.workspace.form;
        for (field, value) in &self.submission.values {
            let asked = form.field(field.as_str()).is_some_and(|field| field.formula().is_none());
            if let Some(datum) = value.datum.as_ref().filter(|_| asked) {
                data.insert(field.clone(), datum.clone());
            }
        }
        for (field, number) in &drawn {
            data.insert((*field).clone(), Datum::Number(*number));
        }
        let numbers = drawn.into_iter().map(|(field, number)| (field.clone(), plain(number))).collect();
        (numbers, data)
    }
}

/// The code of the unit of the sample that a renamed one was.
fn past_unit(samples: &Samples, unit: &Unit, name: &str) -> Outcome<String> {
    let of_sample = samples.workspace.roster.units().iter().find(|other| other.line == unit.line);
    Ok(of_sample.ok_or_else(|| format!("no unit {name} in the sample"))?.code.to_string())
}

/// The fields of a submission whose number can be a little greater without breaking a rule.
fn free(submission: &Submission, judge: &Judge) -> Vec<(Code, Decimal)> {
    let form = &judge.samples.workspace.form;
    let counts: BTreeSet<&Code> = form
        .fields()
        .iter()
        .filter(|field| field.field_type == FieldType::Count && field.formula().is_none())
        .map(|field| &field.code)
        .collect();
    let first_sheet = form.layout.first("sheets.form");
    let mut free = Vec::new();
    for (field, value) in submission.values.iter().filter(|(field, _)| counts.contains(field)) {
        let Some(Datum::Number(number)) = value.datum else { continue };
        let is_there = value.source.as_ref().is_some_and(|source| &*source.sheet == first_sheet);
        let moves = |by: i64| {
            let mut moved = submission.clone();
            set(&mut moved, field, number + Decimal::from(by));
            judge.is_sound(moved)
        };
        if is_there && number >= Decimal::ONE && [1, 3].into_iter().all(moves) {
            free.push((field.clone(), number));
        }
    }
    free
}

fn set(submission: &mut Submission, field: &Code, number: Decimal) {
    if let Some(value) = submission.values.get_mut(field) {
        value.datum = Some(Datum::Number(number));
    }
}

/// The options of `cargo xtask scale-corpus`.
pub fn run(options: &[&str]) -> Outcome {
    let mut corpus = ScaleCorpus { units: 1000, seed: 1, xls: 0.0, ods: 0.0 };
    let mut folder = None;
    let mut rest = options.iter();
    while let Some(option) = rest.next() {
        let mut value = || rest.next().copied().ok_or_else(|| format!("{option} wants a value"));
        match *option {
            "--units" => corpus.units = value()?.parse()?,
            "--seed" => corpus.seed = value()?.parse()?,
            "--xls" => corpus.xls = value()?.parse()?,
            "--ods" => corpus.ods = value()?.parse()?,
            "--out" => folder = Some(PathBuf::from(value()?)),
            other => return Err(format!("cargo xtask scale-corpus does not know {other}").into()),
        }
    }
    let folder = folder.ok_or("cargo xtask scale-corpus wants --out DIR")?;
    let started = std::time::Instant::now();
    corpus.write(&folder)?;
    let seconds = started.elapsed().as_secs_f64();
    println!("{} units in {} ({seconds:.1} s)", corpus.units, folder.display());
    Ok(())
}
