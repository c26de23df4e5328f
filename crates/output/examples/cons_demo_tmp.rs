// TEMPORARY
use std::collections::BTreeMap;
use std::sync::Arc;
use tonghop_core::*;
use tonghop_output::{ConsolidatedWorkbook, Messages};

fn read(path: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new().from_path(path).unwrap();
    let heads = reader.headers().unwrap().clone();
    reader.records().map(|r| heads.iter().map(str::to_owned).zip(r.unwrap().iter().map(str::to_owned)).collect()).collect()
}
fn datum(t: FieldType, layout: &Layout, text: &str) -> Option<Datum> {
    if text.trim().is_empty() { return None }
    Some(match t {
        FieldType::Flag => Datum::Flag(layout.is("words.yes", text)),
        FieldType::Choice => Datum::Choice(text.into()),
        FieldType::Text => Datum::Text(text.into()),
        FieldType::Date => Datum::Date(text.parse().unwrap()),
        _ => Datum::Number(text.parse().unwrap()),
    })
}
fn value(t: FieldType, layout: &Layout, text: &str, sheet: &str, row: u32, column: u32) -> Value {
    let datum = datum(t, layout, text);
    Value { state: if datum.is_some() { State::Given } else { State::Blank }, datum,
        source: Some(Source { sheet: sheet.into(), cell: CellRef::new(row, column), raw: text.to_owned() }) }
}
fn main() {
    let root = "/work/main/";
    let faulty = std::env::args().nth(2).as_deref() == Some("faulty");
    let provisional = std::env::args().nth(3).as_deref() == Some("provisional");
    let lang = if std::env::args().nth(3).as_deref() == Some("en") { Language::En } else { Language::Vi };
    let form = Form::parse("form.toml", &std::fs::read_to_string(format!("{root}sample-workbooks/form.toml")).unwrap()).unwrap();
    let roster = Roster::parse("units.csv", &std::fs::read_to_string(format!("{root}sample-workbooks/units.csv")).unwrap(), &form.layout).unwrap();
    let settings = Settings::parse("tonghop.toml", &std::fs::read_to_string(format!("{root}sample-workbooks/tonghop.toml")).unwrap()).unwrap();
    let period: Period = "2012-Q1".parse().unwrap();
    let data = format!("{root}xtask/data/2012-Q1/");
    let mut submissions = Vec::new();
    let texts = read(&format!("{data}texts.csv"));
    let header = read(&format!("{data}header.csv"));
    let order: BTreeMap<&str, u32> = form.fields().iter().zip(10..).map(|(f, r)| (f.code.as_str(), r)).collect();
    for line in read(&format!("{data}submissions.csv")) {
        let unit = line["code"].clone();
        let mut s = Submission::unread(FileStamp { path: format!("inbox/{unit}.xlsx").into(), sha256: format!("{:0>64x}", unit.bytes().fold(7u128, |a, b| a.wrapping_mul(1_000_003).wrapping_add(b.into()))).into() });
        s.readable = true;
        s.identity = Identity { unit: Some(Code::from(unit.as_str())), period: Some(period), form: Some(form.id.to_string()), version: Some(form.version.to_string()),
            filled_on: header.iter().find(|h| h["unit"] == unit).and_then(|h| h["filled_on"].parse().ok()), ..Identity::default() };
        for field in form.asked_fields(false) {
            let text = if field.field_type == FieldType::Text { texts.iter().find(|t| t["unit"] == unit).map(|t| t[field.code.as_str()].clone()).unwrap_or_default() } else { line[field.code.as_str()].clone() };
            let sheet = if field.field_type == FieldType::Text { "LOI" } else { "BIEU" };
            s.values.insert(field.code.clone(), value(field.field_type, &form.layout, &text, sheet, order[field.code.as_str()], 3));
        }
        for table in form.tables() {
            let lines: Vec<_> = read(&format!("{data}{}.csv", table.code.as_str().to_lowercase())).into_iter().filter(|l| l["unit"] == unit).collect();
            let rows = lines.iter().zip(4..).map(|(l, row)| Row { row, cells: table.columns.iter().zip(1..).map(|(c, at)| (c.id.clone(), value(c.column_type, &form.layout, &l[c.id.as_str()], table.code.as_str(), row, at))).collect() }).collect();
            s.tables.insert(table.code.clone(), rows);
        }
        submissions.push(s);
    }
    let mut k = Submission::unread(FileStamp { path: "inbox/DK.xlsx".into(), sha256: "d".repeat(64).into() });
    k.readable = true;
    k.identity = Identity { unit: Some(Code::from("DK")), period: Some(period), form: Some(form.id.to_string()), version: Some(form.version.to_string()), ..Identity::default() };
    for line in read(&format!("{data}committee.csv")) {
        let field = form.field(&line["code"]).unwrap();
        k.values.insert(field.code.clone(), value(field.field_type, &form.layout, &line["value"], "BIEU", order[field.code.as_str()], 3));
    }
    submissions.push(k);
    if faulty {
        submissions.retain(|s| !["inbox/CDCS05.xlsx", "inbox/CDCS17.xlsx"].contains(&&*s.file.path));
        let by = |s: &mut Vec<Submission>, p: &str| s.iter().position(|s| &*s.file.path == p).unwrap();
        let i = by(&mut submissions, "inbox/DCS03.xlsx");
        let place = |f: &str, sheet: &str, c: &str| Place::cell(f, sheet, c.parse().unwrap());
        let field = form.field("TT01").unwrap();
        submissions[i].findings.push(Finding::new(&catalogue::NOT_A_NUMBER, place("inbox/DCS03.xlsx", "BIEU", "D11")).field(field).found("khoảng 15 cuộc").arg("type", Arg::Word("type-count")).text("unit", "cuộc"));
        submissions[i].values.insert("TT01".into(), Value { state: State::Unreadable, datum: None, source: Some(Source { sheet: "BIEU".into(), cell: "D11".parse().unwrap(), raw: "khoảng 15 cuộc".into() }) });
        let mut f = Finding::new(&catalogue::NUMBER_AS_TEXT, place("inbox/DCS03.xlsx", "B3", "C6")).found("Nguyễn Văn Bí Mật 1987").text("value", "1987"); f.table = Some("B3".into()); f.field = Some("nam_sinh".into()); f.personal = true;
        submissions[i].findings.push(f);
        let i = by(&mut submissions, "inbox/DCS07.xlsx");
        submissions[i].values.insert("SK03".into(), Value { state: State::NotApplicable, datum: None, source: Some(Source { sheet: "BIEU".into(), cell: "D20".parse().unwrap(), raw: "x".into() }) });
        let mut dup = submissions[i].clone(); dup.file.path = "inbox/DCS07 (2).xlsx".into(); submissions.push(dup);
        let mut un = Submission::unread(FileStamp { path: "inbox/scan.xlsx".into(), sha256: "e".repeat(64).into() });
        un.findings.push(Finding::new(&catalogue::UNREADABLE_FILE, Place::file("inbox/scan.xlsx")).text("reason", "zip"));
        submissions.push(un);
    }
    let reqs = Requirements { form: &form, roster: &roster, period, committee: &settings.committee.code };
    for s in &mut submissions { validate(s, &reqs); }
    let receipts = Receipts::parse("r.csv", "file,received\nDCS01.xlsx,2012-03-28 16:40\nDCS02.xlsx,2012-04-05\n").unwrap();
    let deadline = settings.deadline(period);
    let selection = select(&mut submissions, &form, &roster, period, &settings.committee.code, &receipts, deadline);
    let mut tally = Tally::new(provisional);
    for s in &submissions { tally.add(s, &form); }
    let consolidation = tally.finish(&form, &roster, period, &settings.committee.code, selection.units.clone());
    let start = std::time::Instant::now();
    let bytes = ConsolidatedWorkbook { form: &form, roster: &roster, committee: &settings.committee, consolidation: &consolidation, submissions: &submissions, findings: &selection.findings, receipts: &receipts, deadline }
        .to_bytes(&Messages::of(lang)).unwrap();
    println!("{} bytes, {:?}", bytes.len(), start.elapsed());
    std::fs::write(std::env::args().nth(1).unwrap(), bytes).unwrap();
    let _: Option<Arc<str>> = None;
}
