//! Levels of the sample: its units in groups, each a workspace of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use tonghop::{
    Code, CollectOptions, Collection, Consolidation, Form, Severity, Status, Submission, Workspace,
};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub const PERIOD: &str = "2012-Q1";

/// A question whose answer by one unit goes up.
const CHOSEN: (&str, &str) = ("T1", "DCS01");

const KINDS: &str = r#"kinds = ["Đoàn cơ sở", "Chi đoàn cơ sở"]"#;

/// A committee's workspace.
pub struct Level {
    folder: TempDir,
    workspace: Workspace,
}

/// The roll-up of a committee below.
pub struct Part {
    pub name: String,
    pub bytes: Vec<u8>,
}

pub fn sample_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-workbooks")
}

pub fn sample_text(name: &str) -> String {
    std::fs::read_to_string(sample_root().join(name)).unwrap()
}

pub fn sample_inbox(name: &str) -> Vec<u8> {
    std::fs::read(sample_root().join(PERIOD).join("inbox").join(name)).unwrap()
}

pub fn sample_form() -> Form {
    Form::parse("form.toml", &sample_text("form.toml")).unwrap()
}

/// The lines of the sample's roster for some units; those of units that need not report go with the first.
fn lines(units: &[String]) -> Vec<String> {
    let roster = sample_text("units.csv");
    let all: Vec<&str> = roster.lines().skip(1).collect();
    let first = all[0].split(',').next().unwrap();
    let with_rest = units.iter().any(|unit| unit == first);
    let is_asked = |code: &str| {
        sample_root()
            .join(PERIOD)
            .join("inbox")
            .read_dir()
            .unwrap()
            .any(|entry| entry.unwrap().file_name().to_string_lossy().starts_with(&format!("{code}.")))
    };
    let wanted = all.into_iter().filter(|line| {
        let code = line.split(',').next().unwrap();
        units.iter().any(|unit| unit == code) || (with_rest && !is_asked(code))
    });
    wanted.map(str::to_owned).collect()
}

impl Level {
    fn new(code: &str, name: &str, roster: &str, highlights: &str) -> Self {
        let folder = tempfile::Builder::new().prefix("tonghop-test-").tempdir().unwrap();
        let put = |below: &str, text: &str| {
            let path = folder.path().join(below);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        put("form.toml", &sample_text("form.toml"));
        put("units.csv", roster);
        let settings = format!(
            "[workspace]\nform = \"form.toml\"\nroster = \"units.csv\"\nperiod = \"{PERIOD}\"\n{KINDS}\n\n\
             [committee]\ncode = \"{code}\"\nname = \"{name}\"\n"
        );
        put("tonghop.toml", &settings);
        put(&format!("{PERIOD}/highlights.toml"), highlights);
        put("2011-Q4/results/values.csv", &sample_text("2011-Q4/results/values.csv"));
        std::fs::create_dir_all(folder.path().join(PERIOD).join("inbox")).unwrap();
        let workspace = Workspace::open(folder.path()).unwrap();
        Self { folder, workspace }
    }

    /// A committee that collects from units of the sample.
    pub fn of_units(code: &str, units: &[String]) -> Self {
        Self::of_parts(code, &[], units)
    }

    /// A committee that collects from committees below and from units.
    pub fn of_parts(code: &str, parts: &[Part], units: &[String]) -> Self {
        let mut roster = sample_text("units.csv").lines().next().unwrap().to_owned() + "\n";
        for part in parts {
            roster.push_str(&format!("{0},Liên chi đoàn {0},,Liên chi đoàn,,,\n", part.name));
        }
        for line in lines(units) {
            roster.push_str(&format!("{line}\n"));
        }
        let (question, unit) = CHOSEN;
        let chosen = units.iter().any(|own| own == unit);
        let highlights = format!("[[highlight]]\nquestion = \"{question}\"\nunit = \"{unit}\"\n");
        let level = Self::new(code, &format!("Cụm {code}"), &roster, if chosen { &highlights } else { "" });
        for part in parts {
            level.put(&format!("{}.xlsx", part.name), &part.bytes);
        }
        level
    }

    /// The level above so many groups.
    pub fn of_groups(groups: usize) -> Self {
        Self::of_groups_and_units(groups, &[])
    }

    /// The level above so many groups and some units.
    pub fn of_groups_and_units(groups: usize, units: &[String]) -> Self {
        let mut roster = "code,name,aliases,kind,cells,founded,dissolved\n".to_owned();
        for group in 1..=groups {
            roster.push_str(&format!("NHOM{group},Cụm NHOM{group},,Cụm,,,\n"));
        }
        let all = sample_text("units.csv");
        let own = all.lines().filter(|line| units.iter().any(|unit| line.starts_with(&format!("{unit},"))));
        for line in own {
            roster.push_str(&format!("{line}\n"));
        }
        Self::new("DK", "Đoàn khối các cơ quan tỉnh", &roster, "")
    }

    /// The level above one group whose units the roster lists.
    pub fn of_listed_group(units: &[String]) -> Self {
        let mut roster = "code,name,aliases,kind,cells,founded,dissolved,parent\n".to_owned();
        roster.push_str("NHOM1,Cụm NHOM1,,Cụm,,,,\n");
        let all = sample_text("units.csv");
        for line in all.lines().filter(|line| units.iter().any(|unit| line.starts_with(&format!("{unit},"))))
        {
            roster.push_str(&format!("{line},nhom1\n"));
        }
        Self::new("DK", "Đoàn khối các cơ quan tỉnh", &roster, "")
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self) -> String {
        self.root().to_string_lossy().into_owned()
    }

    pub fn put(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.root().join(PERIOD).join("inbox").join(name), bytes).unwrap();
    }

    pub fn collect(&self) -> Collection<'_> {
        self.workspace.collect(PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap()
    }
}

/// Lets some units send nothing, and others something with errors.
pub fn thin_out(collection: &mut Collection<'_>, missing: &BTreeSet<String>, rejected: &BTreeSet<String>) {
    let named = |set: &BTreeSet<String>, unit: &Code| set.contains(unit.as_str());
    collection.submissions.retain(|one| !one.identity.unit.as_ref().is_some_and(|unit| named(missing, unit)));
    for submission in &mut collection.submissions {
        if submission.identity.unit.as_ref().is_some_and(|unit| named(rejected, unit)) {
            submission.status = Status::Rejected;
        }
    }
    let units = &mut collection.selection.units;
    units.missing = units.expected.iter().filter(|unit| named(missing, unit)).cloned().collect();
    units.rejected = units.expected.iter().filter(|unit| named(rejected, unit)).cloned().collect();
    units.rejected.retain(|unit| !named(missing, unit));
    for list in [&mut units.received, &mut units.accepted, &mut units.late] {
        list.retain(|unit| !named(missing, unit));
    }
    units.accepted.retain(|unit| !named(rejected, unit));
}

/// Gives a group what its units sent, as it was read once for all.
pub fn fill(group: &mut Collection<'_>, direct: &Collection<'_>, units: &[String]) {
    let own = |unit: &Code| units.iter().any(|known| known == unit.as_str());
    let submissions = direct.submissions.iter();
    group.submissions =
        submissions.filter(|one| one.identity.unit.as_ref().is_some_and(own)).cloned().collect();
    let all = &direct.selection.units;
    let some = |list: &[Code]| list.iter().filter(|unit| own(unit)).cloned().collect();
    let counts = &mut group.selection.units;
    counts.expected = some(&all.expected);
    counts.received = some(&all.received);
    counts.accepted = some(&all.accepted);
    counts.missing = some(&all.missing);
    counts.rejected = some(&all.rejected);
    counts.late = some(&all.late);
}

/// Gives a group the sample's own figures of the committee as its own.
pub fn add_committee(group: &mut Collection<'_>, direct: &Collection<'_>, code: &str) {
    let mut own = submission_of(direct, &Code::from("DK")).clone();
    own.identity.unit = Some(Code::from(code));
    group.submissions.push(own);
}

pub fn submission_of<'c>(collection: &'c Collection<'_>, unit: &Code) -> &'c Submission {
    collection.submissions.iter().find(|one| one.identity.unit.as_ref() == Some(unit)).unwrap()
}

/// The file that a unit sent.
pub fn file_of(collection: &Collection<'_>, unit: &str) -> Vec<u8> {
    let unit = Code::from(unit);
    sample_inbox(&submission_of(collection, &unit).file.path)
}

/// Whether the answer of a unit goes up.
pub fn chosen(question: &Code, unit: &str) -> bool {
    (question.as_str(), unit) == CHOSEN
}

/// Everything that must be the same however often it was consolidated.
#[derive(Debug, PartialEq)]
pub struct Essence {
    units: BTreeMap<&'static str, BTreeSet<String>>,
    totals: BTreeMap<String, (String, usize, usize, BTreeSet<String>)>,
    tables: BTreeMap<String, (usize, usize, String, Vec<String>)>,
    broken: Vec<String>,
}

pub fn essence(consolidation: &Consolidation) -> Essence {
    let units = &consolidation.units;
    let codes = |list: &[Code]| list.iter().map(ToString::to_string).collect::<BTreeSet<String>>();
    let totals = consolidation.totals.values().map(|total| {
        let given = total.contributions.iter().map(|one| format!("{} {}", one.unit, one.datum)).collect();
        let figure = match total.figure.number() {
            Some(number) => tonghop::plain(number),
            None => format!("{:?}", total.figure),
        };
        (total.field.to_string(), (figure, total.coverage.have, total.coverage.of, given))
    });
    let form = sample_form();
    let tables = consolidation.tables.values().map(|table| {
        let shown = form.table(table.table.as_str()).unwrap();
        let mut rows: Vec<String> = table
            .rows
            .iter()
            .map(|(unit, _, row)| {
                let cells = shown.shown_columns().map(|column| {
                    let datum = row.cells.get(&column.id).and_then(|value| value.datum.as_ref());
                    datum.map(ToString::to_string).unwrap_or_default()
                });
                format!("{unit} {}", cells.collect::<Vec<_>>().join("|"))
            })
            .collect();
        rows.sort();
        let sums: BTreeMap<String, String> =
            table.sums.iter().map(|(column, sum)| (column.to_string(), tonghop::plain(*sum))).collect();
        let sums = format!("{sums:?} {:?}", table.counts);
        (table.table.to_string(), (table.coverage.have, table.coverage.of, sums, rows))
    });
    let broken = consolidation.findings.iter().filter(|finding| finding.severity != Severity::Note);
    Essence {
        units: BTreeMap::from([
            ("expected", codes(&units.expected)),
            ("received", codes(&units.received)),
            ("accepted", codes(&units.accepted)),
            ("missing", codes(&units.missing)),
            ("rejected", codes(&units.rejected)),
            ("late", codes(&units.late)),
        ]),
        totals: totals.collect(),
        tables: tables.collect(),
        broken: broken.map(|finding| finding.shown_code().to_string()).collect(),
    }
}

/// A text as it stands in a part of a package.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The package with its parts changed by `change`, which is told their names.
fn repacked(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..package.len() {
        let mut part = package.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        out.start_file(&name, SimpleFileOptions::default()).unwrap();
        out.write_all(change(&name, text).as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut package = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The elements of a part with that start.
fn elements<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    let pieces = text.split(start).skip(1);
    pieces.map(|piece| piece.split(end).next().unwrap()).collect()
}

/// The texts of every row of a sheet.
pub fn rows(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let shared = shared_texts(bytes);
    let text = part(bytes, &sheet_part(bytes, sheet));
    let texts = |row: &&str| {
        let cells = row.split("<c r=\"").skip(1).filter(|cell| cell.contains("t=\"s\""));
        let index =
            |cell: &str| cell.split("<v>").nth(1).unwrap().split("</v>").next().unwrap().parse::<usize>();
        cells.map(|cell| shared[index(cell).unwrap()].clone()).collect()
    };
    elements(&text, "<row ", "</row>").iter().map(texts).collect()
}

fn sheet_part(bytes: &[u8], sheet: &str) -> String {
    let workbook = part(bytes, "xl/workbook.xml");
    let names = elements(&workbook, "<sheet name=\"", "\"");
    let number = names.iter().position(|name| *name == sheet).unwrap() + 1;
    format!("xl/worksheets/sheet{number}.xml")
}

fn shared_texts(bytes: &[u8]) -> Vec<String> {
    let shared = part(bytes, "xl/sharedStrings.xml");
    let texts =
        |item: &&str| elements(item, "<t", "</t>").iter().map(|t| t.split_once('>').unwrap().1).collect();
    elements(&shared, "<si>", "</si>").iter().map(texts).collect()
}

/// The workbook with the first cell of a sheet that `wanted` takes saying something else.
pub fn edit(bytes: &[u8], sheet: &str, wanted: impl Fn(&str, &str) -> bool, content: &str) -> Vec<u8> {
    let shared = shared_texts(bytes);
    let name = sheet_part(bytes, sheet);
    let text = part(bytes, &name);
    let cells = text.split("<c r=\"").skip(1).filter(|cell| cell.contains("<v>"));
    let found = cells.map(|cell| cell.split("</c>").next().unwrap()).find(|cell| {
        let address = cell.split('"').next().unwrap();
        let value = cell.split("<v>").nth(1).unwrap().split("</v>").next().unwrap();
        let is_shared = cell.split('>').next().unwrap().contains("t=\"s\"");
        wanted(address, if is_shared { &shared[value.parse::<usize>().unwrap()] } else { value })
    });
    let found = found.unwrap_or_else(|| panic!("no such cell in {sheet}"));
    let address = found.split('"').next().unwrap();
    let changed = match content.parse::<f64>() {
        Ok(_) => format!("{address}\"><v>{content}</v>"),
        Err(_) => format!("{address}\" t=\"inlineStr\"><is><t>{content}</t></is>"),
    };
    repacked(bytes, |part, text| if part == name { text.replacen(found, &changed, 1) } else { text })
}

pub fn without_sheet(bytes: &[u8], sheet: &str) -> Vec<u8> {
    repacked(bytes, |part, text| {
        if part != "xl/workbook.xml" {
            return text;
        }
        let start = text.find(&format!("<sheet name=\"{sheet}\"")).unwrap();
        let end = start + text[start..].find("/>").unwrap() + 2;
        format!("{}{}", &text[..start], &text[end..])
    })
}

pub fn without_properties(bytes: &[u8]) -> Vec<u8> {
    repacked(bytes, |_, text| text.replace("tonghop_roll_up", "other_program"))
}

/// Runs the command, which must do its work, and gives back what it prints.
pub fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tonghop")).args(arguments).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert_ne!(output.status.code(), Some(2), "{error}");
    String::from_utf8(output.stdout).unwrap()
}
