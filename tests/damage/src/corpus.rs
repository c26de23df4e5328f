use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;
use tonghop::{Code, Datum, FieldType, Form, Messages, Period, State, Workspace};
use tonghop_output::{Addressee, Answers, FormWorkbook};

use crate::{Key, Reading, Rng, Workbook};

/// Clean submissions and the workspace that reads them.
#[derive(Debug)]
pub struct Corpus {
    /// What it is called in reports.
    pub name: &'static str,
    /// The workspace.
    pub workspace: Workspace,
    /// The period.
    pub period: Period,
    /// The submissions.
    pub submissions: Vec<Clean>,
    /// The folder, where it was made for this run.
    _folder: TempDir,
}

/// A submission without any fault, and what it says.
#[derive(Debug)]
pub struct Clean {
    /// The unit.
    pub unit: Code,
    /// The workbook, with every answer cell marked.
    pub workbook: Workbook,
    /// What each answer says, blank ones included; computed ones are not asked.
    pub truth: BTreeMap<Key, Reading>,
}

type Record = BTreeMap<String, String>;

/// The root of the project.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

impl Corpus {
    /// The submissions of the sample workspace.
    ///
    /// # Panics
    /// Where the sample is damaged.
    #[must_use]
    pub fn sample() -> Self {
        let folder = tempfile::Builder::new().prefix("tonghop-damage-").tempdir().expect("a folder");
        let sample = root().join("sample-workbooks");
        for name in ["form.toml", "units.csv", "tonghop.toml", "2011-Q4/results/values.csv"] {
            let text = std::fs::read_to_string(sample.join(name)).expect("a file of the sample");
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, without_rules(&text)).expect("a copy");
        }
        let workspace = Workspace::open(folder.path()).expect("the sample workspace");
        let period = workspace.period(None).expect("the period of the sample");
        let data = root().join("xtask/data").join(period.to_string());
        let mut answers: BTreeMap<String, Answers> = BTreeMap::new();
        for name in ["submissions.csv", "texts.csv"] {
            for record in records(&data.join(name)) {
                let unit = record.get("code").or_else(|| record.get("unit")).expect("a unit").clone();
                let entry = answers.entry(unit).or_default();
                for (code, text) in record {
                    let Some(field) = workspace.form.field(&code) else { continue };
                    if let Some(datum) = datum(field.field_type, &text).filter(|_| field.formula().is_none())
                    {
                        entry.values.insert(field.code.clone(), datum);
                    }
                }
            }
        }
        for table in workspace.form.tables() {
            for record in records(&data.join(format!("{}.csv", table.code.as_str().to_lowercase()))) {
                let row = table.columns.iter().filter_map(|column| {
                    Some((column.id.clone(), datum(column.column_type, record.get(column.id.as_str())?)?))
                });
                let entry = answers.entry(record["unit"].clone()).or_default();
                entry.rows.entry(table.code.clone()).or_default().push(row.collect());
            }
        }
        for record in records(&data.join("header.csv")) {
            let entry = answers.entry(record["unit"].clone()).or_default();
            entry.filled_by.clone_from(&record["filled_by"]);
            entry.position.clone_from(&record["position"]);
            entry.filled_on = Some(record["filled_on"].parse().expect("a day"));
        }
        Self::of("sample", workspace, period, &answers, folder)
    }

    /// The submissions of a form that has several fields of every type, and figures of the period before.
    ///
    /// # Panics
    /// Where its declarations are wrong.
    #[must_use]
    pub fn every_type() -> Self {
        let folder = tempfile::Builder::new().prefix("tonghop-damage-").tempdir().expect("a folder");
        for (name, text) in [
            ("form.toml", include_str!("../moi-loai/form.toml")),
            ("units.csv", include_str!("../moi-loai/units.csv")),
            ("tonghop.toml", include_str!("../moi-loai/tonghop.toml")),
        ] {
            std::fs::write(folder.path().join(name), text).expect("a declaration");
        }
        let workspace = Workspace::open(folder.path()).expect("sound declarations");
        let period = workspace.period(None).expect("a period");
        let mut answers = BTreeMap::new();
        for unit in workspace.roster.reporting(period) {
            let mut rng = Rng::new(answers.len() as u64 + 2012);
            answers.insert(unit.code.to_string(), made_up(&workspace.form, &mut rng));
        }
        let before = workspace.results(period.previous().expect("a period before"));
        std::fs::create_dir_all(&before).expect("a folder for the results");
        std::fs::write(before.join("values.csv"), values_before(&workspace.form, &answers))
            .expect("the values of the period before");
        Self::of("moi-loai", workspace, period, &answers, folder)
    }

    fn of(
        name: &'static str,
        workspace: Workspace,
        period: Period,
        answers: &BTreeMap<String, Answers>,
        folder: TempDir,
    ) -> Self {
        let past = workspace.past(period).expect("a sound history");
        let messages = Messages::of(workspace.form.language);
        let submissions = workspace
            .roster
            .reporting(period)
            .map(|unit| {
                let form = &workspace.form;
                let answers = answers.get(unit.code.as_str()).expect("answers of every unit");
                let filled = FormWorkbook {
                    form,
                    addressee: Addressee::Unit(unit),
                    period,
                    past: Some(&past),
                    answers: Some(answers),
                };
                let mut workbook = Workbook::parse(&filled.to_bytes(&messages).expect("a workbook"));
                let truth = truth(form, answers);
                mark(&mut workbook, form, answers);
                Clean { unit: unit.code.clone(), workbook, truth }
            })
            .collect();
        Self { name, workspace, period, submissions, _folder: folder }
    }
}

/// A form without its rules: they judge what was read, and a figure that was read wrong in silence would be
/// reported by chance.
fn without_rules(form: &str) -> &str {
    form.find("\n[parameters]").map_or(form, |at| &form[..at])
}

fn records(path: &Path) -> Vec<Record> {
    let mut reader = csv::Reader::from_path(path).expect("the data of the sample");
    reader.deserialize().collect::<Result<_, _>>().expect("sound rows")
}

fn datum(field_type: FieldType, text: &str) -> Option<Datum> {
    if text.is_empty() {
        return None;
    }
    Some(match field_type {
        FieldType::Count | FieldType::Decimal | FieldType::Money | FieldType::Percent => {
            Datum::Number(text.parse().expect("a number"))
        }
        FieldType::Flag => Datum::Flag(text == "Có"),
        FieldType::Choice => Datum::Choice(Arc::from(text)),
        FieldType::Date => Datum::Date(text.parse().expect("a day")),
        FieldType::Text | FieldType::Ratio => Datum::Text(Arc::from(text)),
    })
}

/// Answers for every field and three rows for every table.
fn made_up(form: &Form, rng: &mut Rng) -> Answers {
    let mut answers = Answers::default();
    for field in form.fields() {
        let made = invented(field.field_type, &field.choices, rng);
        answers.values.insert(field.code.clone(), made);
    }
    for table in form.tables() {
        let rows = (0..3).map(|_| {
            let columns = table.columns.iter();
            columns
                .map(|column| (column.id.clone(), invented(column.column_type, &column.choices, rng)))
                .collect()
        });
        answers.rows.insert(table.code.clone(), rows.collect());
    }
    "Nguyễn Văn Thư".clone_into(&mut answers.filled_by);
    answers.filled_on = Some(jiff::civil::date(2012, 3, 29));
    answers
}

fn invented(field_type: FieldType, choices: &[Arc<str>], rng: &mut Rng) -> Datum {
    let number = |text: String| Datum::Number(text.parse().expect("a number"));
    match field_type {
        FieldType::Count => number(rng.between(1001, 4000).to_string()),
        FieldType::Decimal => number(format!("{}.{}", rng.between(2, 900), rng.between(1, 9))),
        FieldType::Money => number(format!("{}000", rng.between(1001, 900_000))),
        FieldType::Percent => number(format!("{}.5", rng.between(11, 98))),
        FieldType::Ratio => Datum::Text(format!("{}/{}", rng.between(10, 30), rng.between(32, 60)).into()),
        FieldType::Flag => Datum::Flag(rng.once_in(2)),
        FieldType::Choice => Datum::Choice(rng.pick(choices).clone()),
        FieldType::Date => {
            let (month, day) = (rng.between(1, 3), rng.between(13, 28));
            Datum::Date(format!("2012-{month:02}-{day:02}").parse().expect("a day"))
        }
        FieldType::Text => {
            let words = ["Đường liên ấp", "Kênh nội đồng", "Trạm bơm điện", "Nhà văn hóa", "Cầu dân sinh"];
            Datum::Text(format!("{} số {}", rng.pick(&words), rng.between(1, 40)).into())
        }
    }
}

/// Figures of the period before, near those of this one.
fn values_before(form: &Form, answers: &BTreeMap<String, Answers>) -> String {
    let mut csv = "unit,field,value,file,sha256,sheet,cell,raw,provisional\n".to_owned();
    for (unit, answers) in answers {
        for (code, datum) in &answers.values {
            let is_count =
                form.field(code.as_str()).is_some_and(|field| field.field_type == FieldType::Count);
            if is_count {
                let _ = writeln!(csv, "{unit},{code},{datum},,,,,{datum},false");
            }
        }
    }
    csv
}

/// What each answer of a clean submission says.
fn truth(form: &Form, answers: &Answers) -> BTreeMap<Key, Reading> {
    let reading = |datum: Option<&Datum>| match datum {
        Some(datum) => Reading { state: State::Given, value: Some(datum.to_string()) },
        None => Reading { state: State::Blank, value: None },
    };
    let mut truth = BTreeMap::new();
    for field in form.fields().iter().filter(|field| field.is_by_unit()) {
        truth.insert(Key::Field(field.code.clone()), reading(answers.values.get(field.code.as_str())));
    }
    for table in form.tables() {
        for (row, cells) in answers.rows.get(table.code.as_str()).into_iter().flatten().enumerate() {
            for column in &table.columns {
                let key = Key::Cell(table.code.clone(), row, column.id.clone());
                truth.insert(key, reading(cells.get(column.id.as_str())));
            }
        }
    }
    truth
}

/// Marks the answer cells of a workbook that is laid out as the form is.
fn mark(workbook: &mut Workbook, form: &Form, answers: &Answers) {
    for key in ["form", "texts"] {
        let name = form.layout.first(&format!("sheets.{key}"));
        let heading = if key == "form" { "columns.answer" } else { "columns.text_answer" };
        let Some(sheet) = workbook.sheets.iter_mut().find(|sheet| sheet.name == name) else { continue };
        let (_, column) = sheet.find(form.layout.first(heading)).expect("a heading of the answers");
        for field in form.fields().iter().filter(|field| field.is_by_unit()) {
            if let Some((row, _)) = sheet.find(field.code.as_str()) {
                sheet.cell_mut(row, column).answer = Some(Key::Field(field.code.clone()));
            }
        }
    }
    for table in form.tables() {
        let rows = answers.rows.get(table.code.as_str()).map_or(0, Vec::len);
        let sheet = workbook.sheets.iter_mut().find(|sheet| sheet.name == table.code.as_str());
        let sheet = sheet.expect("a sheet of the table");
        let (heading, first) =
            sheet.find_heading(&table.columns[0].label).expect("the headings of the table");
        for row in 0..rows {
            let at = heading + 1 + u32::try_from(row).expect("a row of a sheet");
            for (column, declared) in (first..).zip(&table.columns) {
                let key = Key::Cell(table.code.clone(), row, declared.id.clone());
                sheet.cell_mut(at, column).answer = Some(key);
            }
        }
    }
}
