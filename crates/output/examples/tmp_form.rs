use std::collections::BTreeMap;
use tonghop_core::*;
use tonghop_output::*;
fn datum(t: FieldType, text: &str) -> Option<Datum> {
    if text.is_empty() { return None; }
    Some(match t {
        FieldType::Flag => Datum::Flag(text == "Có"),
        FieldType::Choice => Datum::Choice(text.into()),
        FieldType::Text => Datum::Text(text.into()),
        FieldType::Date => Datum::Date(text.parse().unwrap()),
        _ => Datum::Number(text.parse().unwrap()),
    })
}
fn read(p: &str) -> Vec<BTreeMap<String, String>> {
    let mut r = csv::Reader::from_path(p).unwrap();
    r.deserialize().map(|r| r.unwrap()).collect()
}
fn main() {
    let out = std::env::args().nth(1).unwrap();
    let form = Form::parse("form.toml", &std::fs::read_to_string("sample-workbooks/form.toml").unwrap()).unwrap();
    let roster = Roster::parse("units.csv", &std::fs::read_to_string("sample-workbooks/units.csv").unwrap(), &form.layout).unwrap();
    let mut history = History::new("2011-Q4".parse().unwrap());
    for r in read("xtask/data/2011-Q4/xd07.csv") {
        history.insert(Code::from(r["unit"].as_str()), Code::from("XD07"), r["XD07"].parse().unwrap());
    }
    let messages = Messages::of(form.language);
    let code = "DCS01";
    let d = "xtask/data/2012-Q1/";
    let mut a = Answers::default();
    for (f, k) in [("submissions.csv", "code"), ("texts.csv", "unit")] {
        let row = read(&format!("{d}{f}")).into_iter().find(|r| r[k] == code).unwrap();
        for (c, v) in row { if let Some(field) = form.field(&c) && let Some(x) = datum(field.field_type, &v) { a.values.insert(field.code.clone(), x); } }
    }
    for t in form.tables() {
        let rows = read(&format!("{d}{}.csv", t.code.as_str().to_lowercase())).into_iter().filter(|r| r["unit"] == code);
        a.rows.insert(t.code.clone(), rows.map(|r| t.columns.iter().filter_map(|c| Some((c.id.clone(), datum(c.column_type, r.get(c.id.as_str())?)?))).collect()).collect());
    }
    let h = read(&format!("{d}header.csv")).into_iter().find(|r| r["unit"] == code).unwrap();
    a.filled_by = h["filled_by"].clone(); a.position = h["position"].clone(); a.phone = "0773 862 001".into(); a.filled_on = h["filled_on"].parse().ok();
    let period = "2012-Q1".parse().unwrap();
    let mut bad = a.clone();
    bad.values.insert("TT01".into(), Datum::Text("12 cuộc".into()));
    bad.values.insert("TT02".into(), Datum::Number("1.5".parse().unwrap()));
    bad.values.insert("SK01".into(), Datum::Number("-3".parse().unwrap()));
    bad.values.insert("XD23".into(), Datum::Text("Rồi".into()));
    bad.values.insert("XD14".into(), Datum::Number("0".parse().unwrap()));
    bad.values.insert("XD16".into(), Datum::Number("20450000000".parse().unwrap()));
    bad.values.remove("XD07");
    let save = |name: &str, w: FormWorkbook, m: &Messages| std::fs::write(format!("{out}/{name}.xlsx"), w.to_bytes(m).unwrap()).unwrap();
    let u = |c| Addressee::Unit(roster.unit(c).unwrap());
    save("dcs01", FormWorkbook { form: &form, addressee: u(code), period, history: Some(&history), answers: Some(&a) }, &messages);
    save("bad", FormWorkbook { form: &form, addressee: u(code), period, history: Some(&history), answers: Some(&bad) }, &messages);
    save("cdcs22", FormWorkbook { form: &form, addressee: u("CDCS22"), period, history: Some(&history), answers: None }, &messages);
    let s = Settings::parse("tonghop.toml", &std::fs::read_to_string("sample-workbooks/tonghop.toml").unwrap()).unwrap();
    save("dk", FormWorkbook { form: &form, addressee: Addressee::Committee(&s.committee), period, history: None, answers: None }, &messages);
    let form = Form::parse("form.toml", &std::fs::read_to_string("tests/fixtures/clinics/form.toml").unwrap()).unwrap();
    let roster = Roster::parse("units.csv", &std::fs::read_to_string("tests/fixtures/clinics/units.csv").unwrap(), &form.layout).unwrap();
    let mut a = Answers::default();
    for (c, v) in [("STK01", "30"), ("STK02", "1"), ("STK05", "12.25")] { a.values.insert(c.into(), Datum::Number(v.parse().unwrap())); }
    a.values.insert("CLD01".into(), Datum::Flag(true));
    a.values.insert("CLD04".into(), Datum::Choice("No cold chain".into()));
    a.values.insert("STK09".into(), Datum::Date("2024-03-29".parse().unwrap()));
    a.values.insert("STF01".into(), Datum::Ratio { numerator: 3.into(), denominator: 7.into() });
    save("hc002", FormWorkbook { form: &form, addressee: Addressee::Unit(roster.unit("HC002").unwrap()), period: "2024-03".parse().unwrap(), history: None, answers: Some(&a) }, &Messages::of(form.language));
}
