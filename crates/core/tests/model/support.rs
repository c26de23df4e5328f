//! Submissions made by hand.

use std::sync::Arc;

use tonghop_core::{
    CellRef, Code, CodeMap, Datum, Decimal, FileStamp, Form, Identity, Language, Layout, Period, Roster, Row,
    Source, State, Status, Submission, Value,
};

pub const FORM: &str = r#"
[form]
id = "vi-du"
version = "1"
title = "Biểu ví dụ"
period = "quarter"

[[section]]
id = "I"
title = "Hoạt động"

[[section.field]]
code = "H1"
label = "Số cuộc"
unit = "cuộc"
type = "count"
kind = "flow"
required = true

[[section.field]]
code = "H2"
label = "Số người"
unit = "người"
type = "count"
kind = "stock"
required = ["Đoàn cơ sở"]

[[section.field]]
code = "H3"
label = "Tỷ lệ"
unit = "%"
type = "percent"
kind = "flow"
by = "computed"
formula = "H1 / H2"

[[section.field]]
code = "H4"
label = "Đại hội"
type = "choice"
kind = "state"
choices = ["Đã đại hội", "Chưa"]
counted = "Đã đại hội"

[[section.field]]
code = "H5"
label = "Khối lượng"
unit = "tấn"
type = "decimal"
kind = "flow"
min = -5
max = 1000

[[section.field]]
code = "K1"
label = "Số chốt"
type = "count"
kind = "flow"
by = "committee"

[[section.field]]
code = "K2"
label = "Đơn vị cuối kỳ"
type = "count"
kind = "stock"
by = "roster"
count = "end"

[[section.field]]
code = "K3"
label = "Đơn vị thành lập"
type = "count"
kind = "flow"
by = "roster"
count = "founded"

[[section.field]]
code = "K4"
label = "Đơn vị đầu kỳ"
type = "count"
kind = "stock"
by = "computed"
formula = "K2 - K3 + K5"

[[section.field]]
code = "K5"
label = "Đơn vị giải thể"
type = "count"
kind = "flow"
by = "roster"
count = "dissolved"

[[table]]
code = "B1"
title = "Công trình"
section = "I"

[[table.column]]
id = "ten"
label = "Tên"
type = "text"
required = true

[[table.column]]
id = "so_nguoi"
label = "Số người"
type = "count"

[[table.column]]
id = "tinh_trang"
label = "Tình trạng"
type = "choice"
choices = ["Xong", "Chưa"]
"#;

pub const ROSTER: &str = "code,name,aliases,kind,founded,dissolved\n\
A01,Đoàn cơ sở Một,ĐCS Một;Sở Một,Đoàn cơ sở,,\n\
A02,Chi đoàn Hai,CĐ Hai,Chi đoàn cơ sở,,\n\
A03,Chi đoàn Ba,,Chi đoàn cơ sở,2012-02-10,\n\
A04,Chi đoàn Bốn,,Chi đoàn cơ sở,,2012-03-05\n";

pub fn form() -> Form {
    Form::parse("form.toml", FORM).unwrap()
}

pub fn roster() -> Roster {
    Roster::parse("units.csv", ROSTER, &Layout::of(Language::Vi)).unwrap()
}

pub fn period() -> Period {
    "2012-Q1".parse().unwrap()
}

pub fn committee() -> Code {
    Code::from("DK")
}

pub fn number(text: &str) -> Datum {
    Datum::Number(text.parse::<Decimal>().unwrap())
}

/// A readable submission of `unit` in `path` with these answers; every other asked field is blank.
pub fn submission(path: &str, unit: &str, answers: &[(&str, Datum)]) -> Submission {
    let form = form();
    let file = FileStamp { path: Arc::from(path), sha256: Arc::from(format!("sha of {path} {unit}")) };
    let mut submission = Submission::unread(file);
    submission.readable = true;
    submission.status = Status::Unidentified;
    submission.identity = Identity {
        unit: Some(Code::from(unit)),
        period: Some(period()),
        form: Some("vi-du".to_owned()),
        version: Some("1".to_owned()),
        ..Identity::default()
    };
    for (row, field) in form.asked_fields(unit == "DK").iter().enumerate() {
        let datum =
            answers.iter().find(|(code, _)| *code == field.code.as_str()).map(|(_, datum)| datum.clone());
        let raw = datum.as_ref().map(ToString::to_string).unwrap_or_default();
        let (sheet, cell) = (Arc::from("BIEU"), CellRef::new(10 + row as u32, 3));
        let source = Source { sheet, cell, raw: raw.into(), lower: None };
        let state = if datum.is_some() { State::Given } else { State::Blank };
        submission.values.insert(field.code.clone(), Value { state, datum, source: Some(source) });
    }
    submission
}

/// A row of the table B1.
pub fn row(index: u32, name: &str, people: u32, state: &str) -> Row {
    let value = |column: u32, datum: Datum| Value {
        state: State::Given,
        source: Some(Source {
            sheet: Arc::from("B1"),
            cell: CellRef::new(index, column),
            raw: datum.to_string().into(),
            lower: None,
        }),
        datum: Some(datum),
    };
    let cells = CodeMap::from([
        (Code::from("ten"), value(1, Datum::Text(Arc::from(name)))),
        (Code::from("so_nguoi"), value(2, number(&people.to_string()))),
        (Code::from("tinh_trang"), value(3, Datum::Choice(Arc::from(state)))),
    ]);
    Row { row: index, cells, lower: None }
}

pub fn codes(submission: &Submission) -> Vec<&'static str> {
    submission.findings.iter().map(|finding| finding.entry.code).collect()
}
