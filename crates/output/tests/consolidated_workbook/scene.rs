//! A small form with four units, what came back from them, and the workbook written from it, read back.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use tonghop_core::{
    CellRef, Chart, Code, Committee, Consolidation, Datum, Decimal, FileStamp, Finding, Form, History,
    Identity, Language, Past, Period, Place, Receipts, Requirements, Roster, Row, Scoring, Settings,
    Signature, Source, State, Submission, Tally, Targets, Value, catalogue, select, validate,
};
use tonghop_output::{ConsolidatedWorkbook, Messages, SheetLimits};

const FORM: &str = r#"
[form]
id = "nho"
version = "1"
title = "Báo cáo nhỏ"
period = "quarter"

[[section]]
id = "I"
title = "Hoạt động"

[[section.field]]
code = "A1"
label = "Lượt dự"
unit = "lượt"
type = "count"
kind = "flow"
required = true
share_of = "A2"

[[section.field]]
code = "A2"
label = "Lượt phải dự"
unit = "lượt"
type = "count"
kind = "flow"

[[section.field]]
code = "A3"
label = "Tỷ lệ dự"
unit = "%"
type = "percent"
kind = "flow"
by = "computed"
formula = "A1 / A2"

[[section.field]]
code = "A4"
label = "Có quy chế"
type = "flag"
kind = "state"
counted = true

[[section.field]]
code = "A5"
label = "Đại hội"
type = "choice"
kind = "state"
choices = ["Đã", "Chưa", "<30 người"]
counted = "Đã"

[[section.field]]
code = "A6"
label = "Đạt trên đăng ký"
type = "ratio"
kind = "flow"

[[section.field]]
code = "A7"
label = "Không ai ghi"
type = "decimal"
kind = "flow"

[[section.field]]
code = "T1"
label = "Nêu khó khăn"
type = "text"
kind = "state"

[[section]]
id = "II"
title = "Tổ chức"

[[section.field]]
code = "K1"
label = "Lớp đã mở"
type = "count"
kind = "flow"
by = "committee"

[[section.field]]
code = "K2"
label = "Đầu kỳ"
type = "count"
kind = "stock"
by = "roster"
count = "begin"

[[section.field]]
code = "K3"
label = "Thành lập"
type = "count"
kind = "flow"
by = "roster"
count = "founded"

[[section.field]]
code = "K4"
label = "Giải thể"
type = "count"
kind = "flow"
by = "roster"
count = "dissolved"

[[section.field]]
code = "K5"
label = "Cuối kỳ"
type = "count"
kind = "stock"
by = "computed"
formula = "K2 + K3 - K4"

[[section.field]]
code = "K6"
label = "Trong đó: phòng"
type = "count"
kind = "stock"
by = "roster"
count = "end"
unit_kind = "Phòng"

[[section.field]]
code = "K7"
label = "Đã kiểm tra"
type = "flag"
kind = "state"
by = "committee"

[[section.field]]
code = "K8"
label = "Ngày kiểm tra"
type = "date"
kind = "state"
by = "committee"

[[section.field]]
code = "K9"
label = "Đã kiểm tra trên kế hoạch"
type = "ratio"
kind = "flow"
by = "committee"

[[section.field]]
code = "A8"
label = "Ngày họp"
type = "date"
kind = "state"

[[section.field]]
code = "A9"
label = "Tấn giấy vụn"
type = "decimal"
kind = "flow"

[[table]]
code = "Matrix"
title = "Việc đã làm"
section = "I"
upward = "rows"

[[table.column]]
id = "ten"
label = "Tên việc"
type = "text"

[[table.column]]
id = "nguoi"
label = "Người làm"
type = "text"
personal = true

[[table.column]]
id = "so"
label = "Số người"
type = "count"

[[table.column]]
id = "loai"
label = "Loại"
type = "choice"
choices = ["Lớn", "Nhỏ"]

[[table]]
code = "B2"
title = "Danh sách"
section = "I"
upward = "count"

[[table.column]]
id = "ho_ten"
label = "Họ tên"
type = "text"
"#;

const ROSTER: &str = "code,name,kind,founded,dissolved\n\
    A01,Phòng Một,Phòng,,\n\
    A02,Phòng Hai,Phòng,2012-02-10,\n\
    A03,Đội Ba,Đội,,\n\
    A04,Đội Bốn,Đội,,\n\
    A05,Đội Cũ,Đội,,2012-03-01\n";

/// What stands nowhere in the workbook.
const PERSON: &str = "Nguyễn Văn Kín";

/// What the workbook is written from.
pub struct Scene {
    pub form: Form,
    pub roster: Roster,
    committee: Committee,
    period: Period,
    /// What was accepted in the periods before.
    pub past: Past,
    /// What is to be reached.
    pub targets: Targets,
    /// How reporting is scored.
    pub scoring: Option<Scoring>,
    /// The charts that the workspace declares.
    pub charts: Vec<Chart>,
    /// Who signs.
    pub signature: Option<Signature>,
}

impl Scene {
    pub fn new() -> Self {
        let form = Form::parse("form.toml", FORM).unwrap();
        let roster = Roster::parse("units.csv", ROSTER, &form.layout).unwrap();
        let committee = Committee {
            code: Code::from("VP"),
            name: "Đoàn khối".into(),
            superior: "Tỉnh đoàn".into(),
            place: "".into(),
        };
        let period = "2012-Q1".parse().unwrap();
        let (past, targets) = (Past::before(period), Targets::default());
        let (charts, signature) = (Vec::new(), None);
        Self { form, roster, committee, period, past, targets, scoring: None, charts, signature }
    }

    /// Closes an earlier period with the accepted values `unit,field,value`, one a line.
    pub fn close(&mut self, period: &str, values: &str) {
        let rows = values.lines().map(|line| format!("{},false\n", line.trim()));
        let text = format!("unit,field,value,provisional\n{}", rows.collect::<String>());
        let history = History::parse(period.parse().unwrap(), &self.form, "values.csv", &text);
        self.past.insert(history.unwrap_or_else(|error| panic!("{error}")));
    }

    /// Sets targets: lines of `targets.csv` without its headings.
    pub fn aim(&mut self, lines: &str) {
        let text = format!("period,field,target\n{lines}");
        self.targets = Targets::parse("targets.csv", &text, &self.form).unwrap();
    }

    /// Scores reporting by criteria: label and formula.
    pub fn score(&mut self, criteria: &[(&str, &str)]) {
        let criteria = criteria.iter().map(|(label, points)| {
            format!("[[scoring.criterion]]\nlabel = '{label}'\npoints = '{points}'\n")
        });
        let text = format!(
            "[workspace]\nform = 'f'\nroster = 'u'\n[committee]\ncode = 'VP'\nname = 'Đoàn khối'\n\
             [scoring]\ntitle = 'Điểm'\n{}",
            criteria.collect::<String>()
        );
        self.scoring = Settings::parse("tonghop.toml", &text).unwrap().scoring;
    }

    fn submission(&self, unit: &str, values: &[(&str, Datum)]) -> Submission {
        let sha256 = format!("{unit:0>64}");
        let mut submission = Submission::unread(FileStamp {
            path: format!("inbox/{unit}.xlsx").into(),
            sha256: sha256.into(),
        });
        submission.readable = true;
        submission.identity = Identity {
            unit: Some(Code::from(unit)),
            period: Some(self.period),
            form: Some("nho".to_owned()),
            version: Some("1".to_owned()),
            filled_on: Some("2012-03-28".parse().unwrap()),
            ..Identity::default()
        };
        for (row, field) in (5..).zip(self.form.asked_fields(unit == "VP")) {
            let datum =
                values.iter().find(|(code, _)| *code == field.code.as_str()).map(|(_, datum)| datum.clone());
            submission.values.insert(field.code.clone(), value(datum, "BIEU", CellRef::new(row, 3)));
        }
        submission
    }

    /// Two units that count, one with an error, one missing, and the committee.
    pub fn submissions(&self) -> Vec<Submission> {
        let mut first = self.submission(
            "A01",
            &[
                ("A1", number(33)),
                ("A2", number(40)),
                ("A4", Datum::Flag(true)),
                ("A5", Datum::Choice("Đã".into())),
                ("A6", Datum::ratio(Decimal::from(3), Decimal::from(4))),
                ("T1", Datum::Text("=1+1".into())),
                ("A8", Datum::Date("2012-02-03".parse().unwrap())),
                ("A9", Datum::Number(Decimal::new(1, 1))),
            ],
        );
        first.tables.insert(Code::from("Matrix"), vec![row(4, "Dọn kho", 5, "Lớn"), row(5, "-2", 7, "Nhỏ")]);
        first.tables.insert(Code::from("B2"), vec![person(4), person(5)]);
        let mut second = self.submission(
            "A02",
            &[
                ("A1", number(0)),
                ("A2", number(8)),
                ("A4", Datum::Flag(false)),
                ("A5", Datum::Choice("<30 người".into())),
                ("A6", Datum::ratio(Decimal::from(1), Decimal::from(2))),
                ("T1", Datum::Text("Thiếu kinh phí".into())),
                ("A9", Datum::Number(Decimal::new(2, 1))),
            ],
        );
        let not_applicable =
            Value { state: State::NotApplicable, ..value(None, "BIEU", CellRef::new(11, 3)) };
        second.values.insert(Code::from("A7"), not_applicable);
        let mut third =
            self.submission("A03", &[("A2", number(1000)), ("T1", Datum::Text("Chưa tính".into()))]);
        third.tables.insert(Code::from("Matrix"), vec![row(4, "Việc chưa tính", 100, "Lớn")]);
        let place = |cell: &str| Place::cell("inbox/A03.xlsx", "B2", cell.parse().unwrap());
        let mut named =
            Finding::new(&catalogue::NUMBER_AS_TEXT, place("B5")).found(PERSON).text("value", PERSON);
        named.table = Some(Code::from("B2"));
        named.field = Some(Code::from("ho_ten"));
        third.findings.push(named);
        let beside = Finding::new(&catalogue::CONTENT_OUTSIDE_FORM, place("H9")).found(PERSON);
        third.findings.push(beside);
        vec![first, second, third, self.office()]
    }

    fn office(&self) -> Submission {
        self.submission(
            "VP",
            &[
                ("K1", number(2)),
                ("K7", Datum::Flag(true)),
                ("K8", Datum::Date("2012-03-26".parse().unwrap())),
                ("K9", Datum::ratio(Decimal::from(3), Decimal::from(5))),
            ],
        )
    }

    pub fn workbook(&self, submissions: Vec<Submission>, provisional: bool, language: Language) -> Book {
        self.workbook_within(SheetLimits::default(), submissions, provisional, language)
    }

    pub fn workbook_within(
        &self,
        limits: SheetLimits,
        mut submissions: Vec<Submission>,
        provisional: bool,
        language: Language,
    ) -> Book {
        let requirements = Requirements {
            form: &self.form,
            roster: &self.roster,
            period: self.period,
            committee: &self.committee.code,
            history: None,
        };
        for submission in &mut submissions {
            validate(submission, &requirements);
        }
        let receipts = Receipts::parse("nhan.csv", "file,received\nA01.xlsx,2012-04-05 08:30\n").unwrap();
        let deadline = Some("2012-04-02".parse().unwrap());
        let selection = select(
            &mut submissions,
            &self.form,
            &self.roster,
            self.period,
            &self.committee.code,
            &receipts,
            deadline,
        );
        let mut tally = Tally::new(provisional);
        for submission in &submissions {
            tally.add(submission, &self.form);
        }
        let consolidation = tally.finish(
            &self.form,
            &self.roster,
            self.period,
            &self.committee.code,
            selection.units.clone(),
        );
        let workbook = ConsolidatedWorkbook {
            form: &self.form,
            roster: &self.roster,
            committee: &self.committee,
            consolidation: &consolidation,
            carried: &[],
            submissions: &submissions,
            findings: &selection.findings,
            receipts: &receipts,
            decisions: &tonghop_core::Decisions::default(),
            changes: &selection.changes,
            deadline,
            declarations: &[],
            past: &self.past,
            targets: &self.targets,
            scoring: self.scoring.as_ref(),
            charts: &self.charts,
            signature: self.signature.as_ref(),
        };
        let (mut bytes, messages) = (Vec::new(), Messages::of(language));
        let laid_out = workbook.lay_out_within(limits, &std::env::temp_dir(), &messages).unwrap();
        laid_out.write_to(&mut bytes).unwrap();
        Book { xlsx: Xlsx::new(Cursor::new(bytes.clone())).unwrap(), bytes, consolidation }
    }

    /// The declarations with so many units instead, and a submission of each: `U007` gives 7 for A1.
    pub fn of_units(count: usize) -> (Self, Vec<Submission>) {
        let mut scene = Self::new();
        let units = (1..=count).map(|unit| format!("U{unit:03},Đơn vị số {unit},Phòng,,\n"));
        let roster = "code,name,kind,founded,dissolved\n".to_owned() + &units.collect::<String>();
        scene.roster = Roster::parse("units.csv", &roster, &scene.form.layout).unwrap();
        let submissions = (1..=count).map(|unit| {
            let figure = i64::try_from(unit).unwrap();
            scene.submission(&format!("U{unit:03}"), &[("A1", number(figure)), ("A2", number(figure))])
        });
        let submissions = submissions.collect();
        (scene, submissions)
    }

    pub fn name_committee(&mut self, name: &str) {
        self.committee.name = name.into();
    }

    /// Takes the charts of a `tonghop.toml`.
    pub fn with_charts(mut self, text: &str) -> Self {
        self.charts = Chart::parse_all("tonghop.toml", text, &self.form).unwrap();
        self
    }

    pub fn usual(&self) -> Book {
        self.workbook(self.submissions(), false, Language::Vi)
    }
}

fn number(number: i64) -> Datum {
    Datum::Number(Decimal::from(number))
}

pub fn value(datum: Option<Datum>, sheet: &str, cell: CellRef) -> Value {
    let raw = datum.as_ref().map(ToString::to_string).unwrap_or_default();
    let state = if datum.is_some() { State::Given } else { State::Blank };
    let source = Source { sheet: sheet.into(), cell, raw: raw.into(), lower: None };
    Value { state, datum, source: Some(source) }
}

fn row(at: u32, name: &str, people: i64, size: &str) -> Row {
    let cells = [
        ("ten", Datum::Text(name.into())),
        ("nguoi", Datum::Text(PERSON.into())),
        ("so", number(people)),
        ("loai", Datum::Choice(size.into())),
    ];
    let cells = (1..).zip(cells).map(|(column, (id, datum))| {
        (Code::from(id), value(Some(datum), "Matrix", CellRef::new(at, column)))
    });
    Row { row: at, cells: cells.collect(), lower: None }
}

fn person(at: u32) -> Row {
    let name = value(Some(Datum::Text(PERSON.into())), "B2", CellRef::new(at, 1));
    Row { row: at, cells: [(Code::from("ho_ten"), name)].into(), lower: None }
}

/// A workbook that was written and read back.
pub struct Book {
    pub bytes: Vec<u8>,
    pub xlsx: Xlsx<Cursor<Vec<u8>>>,
    pub consolidation: Consolidation,
}

impl Book {
    /// The text of every cell of a sheet, row by row from A1.
    pub fn sheet(&mut self, name: &str) -> Vec<Vec<Data>> {
        let range = self.xlsx.worksheet_range(name).unwrap();
        let (rows, columns) = range.end().unwrap();
        (0..=rows)
            .map(|row| {
                (0..=columns).map(|c| range.get_value((row, c)).cloned().unwrap_or(Data::Empty)).collect()
            })
            .collect()
    }

    pub fn formula(&mut self, name: &str, row: usize, column: usize) -> String {
        let range = self.xlsx.worksheet_formula(name).unwrap();
        range.get_value((row as u32, column as u32)).cloned().unwrap_or_default()
    }

    /// The first row whose first cell is `key`.
    pub fn row(&mut self, name: &str, key: &str) -> (usize, Vec<Data>) {
        let rows = self.sheet(name);
        let found = rows.into_iter().enumerate().find(|(_, row)| row[0] == Data::String(key.to_owned()));
        found.unwrap_or_else(|| panic!("{name} has no row {key}"))
    }

    /// The column of the matrix with the figures of `code`.
    pub fn column(&mut self, code: &str) -> usize {
        let heads = self.sheet("Ma trận")[5].clone();
        heads.iter().position(|head| *head == Data::String(code.to_owned())).unwrap()
    }

    /// A part of the package, as text; `None` where there is none.
    pub fn part(&self, path: &str) -> Option<String> {
        let mut archive = zip::ZipArchive::new(Cursor::new(self.bytes.clone())).unwrap();
        let mut text = String::new();
        archive.by_name(path).ok()?.read_to_string(&mut text).unwrap();
        Some(text)
    }

    /// The links of a sheet: target by cell.
    pub fn links(&self, name: &str) -> BTreeMap<String, String> {
        let sheet = self.xlsx.sheet_names().iter().position(|known| known == name).unwrap();
        let xml = self.part(&format!("xl/worksheets/sheet{}.xml", sheet + 1)).unwrap();
        let attribute = |link: &str, name: &str| {
            let start = link.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
            link[start..].split('"').next().unwrap().to_owned()
        };
        let links = xml.split("<hyperlink ").skip(1);
        links.map(|link| (attribute(link, "ref"), attribute(link, "location"))).collect()
    }

    /// Every text of every sheet, with the formulas.
    pub fn everything(&mut self) -> String {
        let mut all = String::new();
        for name in self.xlsx.sheet_names() {
            all.push_str(&name);
            for row in self.sheet(&name) {
                for cell in row {
                    all.push('\n');
                    all.push_str(&cell.to_string());
                }
            }
            for (_, _, formula) in self.xlsx.worksheet_formula(&name).unwrap().used_cells() {
                all.push('\n');
                all.push_str(formula);
            }
        }
        all
    }
}

pub fn text(cell: &Data) -> String {
    cell.to_string()
}
