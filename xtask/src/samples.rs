use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tonghop::{Code, Datum, FieldType, Form, Messages, Period, Workspace};
use tonghop_output::{Addressee, Answers, FormWorkbook};

use crate::resave::{RESAVED, resave};
use crate::{Outcome, root};

/// Writes the sample inbox, the register of receipts and the closed period before from `xtask/data`. The
/// files that LibreOffice saves are left as they are.
pub fn write() -> Outcome {
    for (path, bytes) in files()? {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, bytes)?;
    }
    Ok(())
}

/// Fails where a sample file is not what [`write()`] would write, or a file is there that nobody makes.
pub fn check() -> Outcome {
    let files = files()?;
    let mut faults = Vec::new();
    for (path, bytes) in &files {
        if std::fs::read(path).ok().as_ref() != Some(bytes) {
            faults.push(format!("{} is not what `cargo xtask samples` writes", path.display()));
        }
    }
    let inbox = inbox();
    for entry in std::fs::read_dir(&inbox)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_resaved = RESAVED.iter().any(|(code, extension)| name == format!("{code}.{extension}"));
        if !is_resaved && !files.iter().any(|(made, _)| *made == path) {
            faults.push(format!("{} is made by nobody", path.display()));
        }
    }
    for (code, extension) in RESAVED {
        if !inbox.join(format!("{code}.{extension}")).is_file() {
            faults.push(format!("{code}.{extension} is missing: run `cargo xtask samples --resave`"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n       ").into()) }
}

/// Has LibreOffice save its share of the inbox anew.
pub fn resave_all() -> Outcome {
    let samples = Samples::load()?;
    for (code, extension) in RESAVED {
        resave(&samples.workbook(code)?, code, extension, &inbox())?;
    }
    Ok(())
}

fn inbox() -> PathBuf {
    root().join("sample-workbooks/2012-Q1/inbox")
}

/// Every file that is written here, with its bytes.
fn files() -> Outcome<Vec<(PathBuf, Vec<u8>)>> {
    let samples = Samples::load()?;
    let mut files = Vec::new();
    let units: Vec<&Code> =
        samples.workspace.roster.reporting(samples.period).map(|unit| &unit.code).collect();
    let committee = &samples.workspace.settings.committee.code;
    for code in units.into_iter().chain([committee]) {
        if !RESAVED.iter().any(|(resaved, _)| *resaved == code.as_str()) {
            files.push((inbox().join(format!("{code}.xlsx")), samples.workbook(code.as_str())?));
        }
    }
    for (name, bytes) in samples.faulty()? {
        files.push((root().join("sample-workbooks/faulty").join(name), bytes));
    }
    files.push((root().join("sample-workbooks/2012-Q1/received.csv"), samples.receipts()?));
    let closed = root().join("sample-workbooks/2011-Q4/results/values.csv");
    files.push((closed, closed_values(&root().join("xtask/data/2011-Q4/xd07.csv"))?));
    Ok(files)
}

/// The sample workspace and what its units answer.
pub struct Samples {
    pub workspace: Workspace,
    pub period: Period,
    pub answers: BTreeMap<String, Answers>,
}

type Record = BTreeMap<String, String>;

fn read_csv(path: &Path) -> Outcome<Vec<Record>> {
    let mut reader = csv::Reader::from_path(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(reader.deserialize().collect::<Result<_, _>>()?)
}

impl Samples {
    /// Reads `xtask/data`.
    pub fn load() -> Outcome<Self> {
        let workspace = Workspace::open(root().join("sample-workbooks"))?;
        let period = workspace.period(None)?;
        let data = root().join("xtask/data").join(period.to_string());
        let mut answers: BTreeMap<String, Answers> = BTreeMap::new();
        for name in ["submissions.csv", "texts.csv"] {
            for record in read_csv(&data.join(name))? {
                let unit = record.get("code").or_else(|| record.get("unit")).cloned().unwrap_or_default();
                let entry = answers.entry(unit).or_default();
                for (code, text) in record.iter().filter(|(code, _)| *code != "code" && *code != "unit") {
                    if let Some(datum) = field_datum(&workspace.form, code, text)? {
                        entry.values.insert(Code::from(code.as_str()), datum);
                    }
                }
            }
        }
        let committee = workspace.settings.committee.code.to_string();
        for record in read_csv(&data.join("committee.csv"))? {
            if let Some(datum) = field_datum(&workspace.form, &record["code"], &record["value"])? {
                let entry = answers.entry(committee.clone()).or_default();
                entry.values.insert(Code::from(record["code"].as_str()), datum);
            }
        }
        for table in workspace.form.tables() {
            let path = data.join(format!("{}.csv", table.code.as_str().to_lowercase()));
            for record in read_csv(&path)? {
                let mut row = BTreeMap::new();
                for column in &table.columns {
                    let text = record.get(column.id.as_str()).map(String::as_str).unwrap_or_default();
                    if let Some(datum) = datum(column.column_type, text)? {
                        row.insert(column.id.clone(), datum);
                    }
                }
                answers
                    .entry(record["unit"].clone())
                    .or_default()
                    .rows
                    .entry(table.code.clone())
                    .or_default()
                    .push(row);
            }
        }
        for record in read_csv(&data.join("header.csv"))? {
            let entry = answers.entry(record["unit"].clone()).or_default();
            entry.filled_by.clone_from(&record["filled_by"]);
            entry.position.clone_from(&record["position"]);
            entry.filled_on = Some(record["filled_on"].parse()?);
        }
        Ok(Self { workspace, period, answers })
    }

    /// The workbook of a unit, or of the committee.
    pub fn workbook(&self, code: &str) -> Outcome<Vec<u8>> {
        self.workbook_with(code, self.answers.get(code))
    }

    /// Branch files with faults that offices really make.
    fn faulty(&self) -> Outcome<Vec<(&'static str, Vec<u8>)>> {
        let mut answers = self.answers.get("DCS01").cloned().ok_or("no answers of DCS01")?;
        answers.values.insert(Code::from("TT01"), Datum::Text(Arc::from("12 cuộc")));
        answers.values.insert(Code::from("SK02"), Datum::Number("1.5".parse()?));
        answers.values.insert(Code::from("XD23"), Datum::Text(Arc::from("Đã họp")));
        answers.values.remove("TN01");
        let page = b"<html><body><table><tr><td>TT01</td><td>12</td></tr></table></body></html>\n".to_vec();
        Ok(vec![("DCS01.xlsx", self.workbook_with("DCS01", Some(&answers))?), ("DCS02.xls", page)])
    }

    fn workbook_with(&self, code: &str, answers: Option<&Answers>) -> Outcome<Vec<u8>> {
        let Workspace { form, roster, settings, .. } = &self.workspace;
        let addressee = match roster.unit(code) {
            Some(unit) => Addressee::Unit(unit),
            None => Addressee::Committee(&settings.committee),
        };
        let past = self.workspace.past(self.period)?;
        let workbook = FormWorkbook { form, addressee, period: self.period, past: Some(&past), answers };
        Ok(workbook.to_bytes(&Messages::of(form.language))?)
    }

    /// A unit's file comes in the afternoon of the day in its header.
    fn receipts(&self) -> Outcome<Vec<u8>> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["file", "received"])?;
        for (index, unit) in self.workspace.roster.reporting(self.period).enumerate() {
            let Some(day) = self.answers.get(unit.code.as_str()).and_then(|answers| answers.filled_on) else {
                continue;
            };
            let resaved = RESAVED.iter().find(|(code, _)| *code == unit.code.as_str());
            let extension = resaved.map_or("xlsx", |(_, extension)| extension);
            let time = format!("{day} {:02}:{:02}", 13 + index % 4, index * 7 % 60);
            writer.write_record([format!("{}.{extension}", unit.code), time])?;
        }
        Ok(writer.into_inner().map_err(|error| error.to_string())?)
    }
}

fn field_datum(form: &Form, code: &str, text: &str) -> Outcome<Option<Datum>> {
    let field = form.field(code).ok_or_else(|| format!("the form has no {code}"))?;
    if field.formula().is_some() { Ok(None) } else { datum(field.field_type, text) }
}

fn datum(field_type: FieldType, text: &str) -> Outcome<Option<Datum>> {
    if text.is_empty() {
        return Ok(None);
    }
    Ok(Some(match field_type {
        FieldType::Count | FieldType::Decimal | FieldType::Money | FieldType::Percent => {
            Datum::Number(text.parse()?)
        }
        FieldType::Flag => Datum::Flag(text == "Có"),
        FieldType::Choice => Datum::Choice(Arc::from(text)),
        FieldType::Date => Datum::Date(text.parse()?),
        FieldType::Text | FieldType::Ratio => Datum::Text(Arc::from(text)),
    }))
}

/// What is known of the closed period before: the members of each unit at its end.
fn closed_values(path: &Path) -> Outcome<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "unit",
        "field",
        "value",
        "file",
        "sha256",
        "sheet",
        "cell",
        "raw",
        "provisional",
    ])?;
    for record in read_csv(path)? {
        for (field, value) in record.iter().filter(|(field, _)| *field != "unit") {
            writer.write_record([&record["unit"], field, value, "", "", "", "", value, "false"])?;
        }
    }
    Ok(writer.into_inner().map_err(|error| error.to_string())?)
}
