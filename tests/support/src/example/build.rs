use std::borrow::Cow;
use std::collections::BTreeMap;

use tonghop_core::{Code, Form, Past, Period, Roster, Settings, Unit};

use super::package::changed;
use super::{Change, Example, Input, Listed};
use crate::workbook::{Cell, sheet_from_markdown};
use crate::{Archive, Declarations, FormFile, Mail, TestWorkspace, VI_DU, VI_DU_PERIOD};

/// An example as files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// What the workspace declares.
    pub declarations: Declarations,
    /// What lies in the inbox of [`VI_DU_PERIOD`], those that the example lists first.
    pub files: Vec<BuiltFile>,
    /// `decisions.toml`; empty for none.
    pub decisions: String,
    /// `report.md`; empty for none.
    pub report: String,
    /// `targets.csv`; empty for none.
    pub targets: String,
    /// The register of receipts: file and moment.
    pub received: Vec<(String, String)>,
    /// What the unit A01 had in the periods before: code, and the values, nearest first, with commas between.
    pub prior: Vec<(String, String)>,
}

/// A file in an inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What is wrong with it in its archive: `encrypted` or `damaged`.
    pub packing: Option<String>,
}

/// The files as they lie in the inbox: what is in an archive or e-mail put into it.
fn packed(files: &[BuiltFile]) -> Vec<BuiltFile> {
    let mut lying: Vec<BuiltFile> = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    for file in files {
        let container = file.name.split_once('/').map_or("", |(container, _)| container);
        if !container.ends_with(".zip") && !container.ends_with(".eml") {
            lying.push(file.clone());
            continue;
        }
        if done.contains(&container) {
            continue;
        }
        done.push(container);
        let below = |file: &BuiltFile| {
            let name = file.name.strip_prefix(container)?.strip_prefix('/')?.to_owned();
            Some(BuiltFile { name, ..file.clone() })
        };
        let inside = packed(&files.iter().filter_map(below).collect::<Vec<_>>());
        let bytes = if container.ends_with(".eml") {
            let mail = Mail::new("Báo cáo");
            inside.iter().fold(mail, |mail, file| mail.attach(&file.name, &file.bytes)).to_bytes()
        } else {
            let add = |archive: Archive, file: &BuiltFile| {
                let archive = archive.file(&file.name, &file.bytes);
                match file.packing.as_deref() {
                    Some("encrypted") => archive.encrypted(),
                    Some(_) => archive.damaged(),
                    None => archive,
                }
            };
            inside.iter().fold(Archive::new(), add).to_bytes()
        };
        lying.push(BuiltFile { name: container.to_owned(), bytes, packing: None });
    }
    lying
}

impl Built {
    /// A workspace with all of it.
    #[must_use]
    pub fn workspace(&self) -> TestWorkspace {
        let workspace = TestWorkspace::of(&self.declarations);
        std::fs::create_dir_all(workspace.inbox(VI_DU_PERIOD)).expect("an inbox");
        for file in packed(&self.files) {
            workspace.put(VI_DU_PERIOD, &file.name, &file.bytes);
        }
        if !self.decisions.is_empty() {
            workspace.write(format!("{VI_DU_PERIOD}/decisions.toml"), self.decisions.as_bytes());
        }
        if !self.report.is_empty() {
            workspace.write("report.md", self.report.as_bytes());
        }
        if !self.targets.is_empty() {
            workspace.write("targets.csv", self.targets.as_bytes());
        }
        if !self.prior.is_empty() {
            let period: Period = VI_DU_PERIOD.parse().expect("a period");
            let mut closed: BTreeMap<usize, String> = BTreeMap::new();
            for (code, values) in &self.prior {
                for (back, value) in values.split(',').map(str::trim).enumerate() {
                    let csv =
                        closed.entry(back).or_insert_with(|| "unit,field,value,provisional\n".to_owned());
                    csv.extend(["A01,", code, ",", value, ",false\n"]);
                }
            }
            for ((_, period), csv) in Past::periods(period).zip(closed.into_values()) {
                workspace.write(format!("{period}/results/values.csv"), csv.as_bytes());
            }
        }
        if !self.received.is_empty() {
            let lines: Vec<(&str, &str)> =
                self.received.iter().map(|(f, r)| (f.as_str(), r.as_str())).collect();
            workspace.receipts(VI_DU_PERIOD, &lines);
        }
        workspace
    }
}

/// Makes the files of an example: a form is `A01.xlsx`, the only file in the inbox; a declaration takes the
/// place of that of [`VI_DU`]; an example that is none makes nothing.
///
/// # Panics
/// Where an example names what there is not: a code, a key, a file.
#[must_use]
pub fn build(example: &Example) -> Built {
    let world = World::new();
    let mut built = Built {
        declarations: VI_DU.clone(),
        files: Vec::new(),
        decisions: String::new(),
        report: String::new(),
        targets: String::new(),
        received: Vec::new(),
        prior: Vec::new(),
    };
    match &example.input {
        Input::Form { headings, rows, removed, changes, in_tcvn3, prior } => {
            built.prior.clone_from(prior);
            let mut file = world.form_file(headings, rows, removed, example.line);
            if *in_tcvn3 {
                file = file.in_tcvn3();
            }
            let bytes = changed(file.to_bytes(), changes, example.line);
            built.files.push(BuiltFile { name: "A01.xlsx".to_owned(), bytes, packing: None });
        }
        Input::Sheets { sheets } => {
            let bytes = world.sheets_file(sheets);
            built.files.push(BuiltFile { name: "A01.xlsx".to_owned(), bytes, packing: None });
        }
        Input::File { name, bytes } => {
            built.files.push(BuiltFile { name: name.clone(), bytes: bytes.clone(), packing: None });
        }
        Input::Inbox { others_submitted, listed, decisions } => {
            built.decisions.clone_from(decisions);
            world.inbox(&mut built, *others_submitted, listed, example.line);
        }
        Input::Declaration { name, text } => {
            let text = Cow::Owned(text.clone());
            match name.as_str() {
                "form.toml" => built.declarations.form = text,
                "units.csv" => built.declarations.roster = text,
                "tonghop.toml" => built.declarations.settings = text,
                "decisions.toml" => built.decisions = text.into_owned(),
                "targets.csv" => built.targets = text.into_owned(),
                "report.md" => {
                    built.report = text.into_owned();
                    world.inbox(&mut built, true, &[], example.line);
                }
                other => panic!("line {}: a workspace declares nothing in `{other}`", example.line),
            }
        }
        Input::None { .. } => {}
    }
    built
}

/// What the examples play in.
struct World {
    form: Form,
    roster: Roster,
    settings: Settings,
    period: Period,
}

impl World {
    fn new() -> Self {
        let period = VI_DU_PERIOD.parse().expect("a period");
        Self { form: VI_DU.form(), roster: VI_DU.roster(), settings: VI_DU.settings(), period }
    }

    fn form_file(
        &self,
        headings: &[String],
        rows: &[Vec<String>],
        removed: &[String],
        line: usize,
    ) -> FormFile<'_> {
        let unit = &self.roster.units()[0];
        let mut file = FormFile::unit(&self.form, unit, self.period);
        // Columns that the form has not stand to the right of those that it has.
        let mut beyond = FormFile::WIDTH..;
        let columns: Vec<usize> = headings
            .iter()
            .map(|heading| FormFile::column(&self.form, heading).or_else(|| beyond.next()).expect("a column"))
            .collect();
        let code_column = columns.iter().position(|column| *column == 0);
        let code_column =
            code_column.unwrap_or_else(|| panic!("line {line}: the table has no column of codes"));
        let mut done: Vec<&str> = Vec::new();
        for row in rows {
            let code = row.get(code_column).map_or("", String::as_str);
            let same =
                || rows.iter().filter(|other| other.get(code_column).is_some_and(|other| other == code));
            if done.contains(&code) {
                continue;
            }
            if self.form.field(code).is_some() {
                file.replace_rows(code, same().map(|row| cells(row, &columns)).collect());
                done.push(code);
            } else {
                file.append_row(cells(row, &columns));
            }
        }
        for code in removed {
            file = file.without(code);
        }
        file
    }

    fn sheets_file(&self, sheets: &[(String, String)]) -> Vec<u8> {
        let unit = &self.roster.units()[0];
        let layout = &self.form.layout;
        let mut file = FormFile::unit(&self.form, unit, self.period)
            .drop_sheet(layout.first("sheets.form"))
            .drop_sheet(layout.first("sheets.guide"));
        for (name, table) in sheets {
            file = file.extra_sheet(sheet_from_markdown(name, table));
        }
        file.to_bytes()
    }

    fn inbox(&self, built: &mut Built, others_submitted: bool, listed: &[Listed], line: usize) {
        let mut units = Vec::new();
        for entry in listed {
            let code = self.code_of(entry, line);
            let copied = entry.changes.iter().find_map(|change| match change {
                Change::CopyOf(original) => Some(original),
                Change::Set { .. } => None,
            });
            let bytes = match copied {
                Some(original) => {
                    let file = built.files.iter().find(|file| file.name == *original);
                    file.unwrap_or_else(|| panic!("line {line}: `{original}` is not listed above"))
                        .bytes
                        .clone()
                }
                None => self.listed_file(entry, &code, line),
            };
            let received = entry.changes.iter().filter_map(|change| match change {
                Change::Set { key, value } if key == "received" => Some((entry.name.clone(), value.clone())),
                _ => None,
            });
            built.received.extend(received);
            let packing = entry.changes.iter().find_map(|change| match change {
                Change::Set { key, .. } if key == "encrypted" || key == "damaged" => Some(key.clone()),
                _ => None,
            });
            built.files.push(BuiltFile { name: entry.name.clone(), bytes, packing });
            units.push(code);
        }
        let mut add = |code: &Code, file: FormFile<'_>| {
            if !units.iter().any(|listed| listed == code.as_str()) {
                built.files.push(BuiltFile {
                    name: format!("{code}.xlsx"),
                    bytes: file.to_bytes(),
                    packing: None,
                });
            }
        };
        if others_submitted {
            for unit in self.roster.reporting(self.period) {
                add(&unit.code, FormFile::unit(&self.form, unit, self.period));
            }
        }
        if self.form.fields().iter().any(tonghop_core::Field::is_by_committee) {
            let committee = &self.settings.committee;
            add(&committee.code, FormFile::committee(&self.form, committee, self.period));
        }
    }

    /// The unit that a listed file is from: the one it says, else the one that its name begins with.
    fn code_of(&self, entry: &Listed, line: usize) -> String {
        if let Some(unit) = &entry.unit {
            return unit.clone();
        }
        let codes = self.roster.units().iter().map(|unit| &unit.code).chain([&self.settings.committee.code]);
        let code =
            codes.filter(|code| entry.name.starts_with(code.as_str())).max_by_key(|code| code.as_str().len());
        code.unwrap_or_else(|| panic!("line {line}: which unit is `{}` from?", entry.name)).to_string()
    }

    fn listed_file(&self, entry: &Listed, code: &str, line: usize) -> Vec<u8> {
        let mut file = match self.roster.unit(code) {
            _ if code == self.settings.committee.code.as_str() => {
                FormFile::committee(&self.form, &self.settings.committee, self.period)
            }
            Some(unit) => FormFile::unit(&self.form, unit, self.period),
            None => FormFile::unit(&self.form, &self.stranger(code), self.period),
        };
        if let Some(period) = &entry.period {
            file = file.identify("period", period);
        }
        if let Some(version) = &entry.version {
            file = file.identify("version", version);
        }
        for change in &entry.changes {
            let Change::Set { key, value } = change else { continue };
            file = match key.as_str() {
                "received" | "encrypted" | "damaged" => file,
                "unit_code" => file.identify("unit", value),
                "period" | "form" | "version" => file.identify(key, value),
                "saved" => {
                    let moment = value.replacen(' ', "T", 1).parse();
                    file.saved(moment.unwrap_or_else(|_error| panic!("line {line}: `{value}` is no moment")))
                }
                "without" => file.without(value),
                code if self.form.field(code).is_some() => file.answer(code, value),
                caption => file.header(caption, value),
            };
        }
        file.to_bytes()
    }

    /// A unit that the roster does not have.
    fn stranger(&self, code: &str) -> Unit {
        let name = format!("Đơn vị {code}");
        Unit {
            code: Code::from(code),
            name: name.into(),
            aliases: Vec::new(),
            ..self.roster.units()[0].clone()
        }
    }
}

fn cells(row: &[String], columns: &[usize]) -> Vec<Cell> {
    let mut cells = vec![Cell::Blank; FormFile::WIDTH];
    for (text, column) in row.iter().zip(columns) {
        cells.resize(cells.len().max(column + 1), Cell::Blank);
        cells[*column] = Cell::parse(text);
    }
    cells
}

#[cfg(test)]
mod tests;
