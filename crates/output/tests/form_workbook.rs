//! The workbook that a branch fills in, read back as another program sees it.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx};
use tonghop_core::{Code, Datum, Decimal, Form, History, Layout, Past, Period, Roster, Settings};
use tonghop_output::{Addressee, Answers, FormWorkbook, Messages};

/// A form, who fills it in, and the words around it.
struct World {
    form: Form,
    roster: Roster,
    settings: Settings,
    messages: Messages,
}

impl World {
    fn at(folder: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
        let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
        Self::of(&read("form.toml"), &read("units.csv"), &read("tonghop.toml"))
    }

    fn of(form: &str, units: &str, settings: &str) -> Self {
        let form = Form::parse("form.toml", form).unwrap();
        let roster = Roster::parse("units.csv", units, &form.layout).unwrap();
        let settings = Settings::parse("tonghop.toml", settings).unwrap();
        let messages = Messages::of(form.language);
        Self { form, roster, settings, messages }
    }

    fn youth_union() -> Self {
        Self::at("sample-workbooks")
    }

    fn clinics() -> Self {
        Self::at("tests/fixtures/clinics")
    }

    /// A world whose form has one section with these fields.
    fn with_fields(fields: &str) -> Self {
        let form = format!(
            "[form]\nid = \"kho\"\nversion = \"1\"\ntitle = \"Báo cáo kho\"\nperiod = \"month\"\n\n\
             [[section]]\nid = \"I\"\ntitle = \"Hàng\"\n{fields}"
        );
        let settings = "[workspace]\nform = \"form.toml\"\nroster = \"units.csv\"\nperiod = \"2012-06\"\n\n\
                        [committee]\ncode = \"DK\"\nname = \"Kho chính\"\n";
        Self::of(&form, "code,name,kind\nA01,Phòng A,Phòng\n", settings)
    }

    fn unit(&self, code: &str) -> FormWorkbook<'_> {
        self.workbook(Addressee::Unit(self.roster.unit(code).unwrap()))
    }

    fn committee(&self) -> FormWorkbook<'_> {
        self.workbook(Addressee::Committee(&self.settings.committee))
    }

    fn workbook<'a>(&'a self, addressee: Addressee<'a>) -> FormWorkbook<'a> {
        let period = self.settings.period.unwrap();
        FormWorkbook { form: &self.form, addressee, period, past: None, answers: None }
    }

    fn written(&self, workbook: FormWorkbook<'_>) -> Written {
        let bytes = workbook.to_bytes(&self.messages).unwrap();
        let mut reader: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.clone())).unwrap();
        let sheets = reader.worksheets().into_iter().collect();
        let names = reader.defined_names().iter().cloned().collect();
        Written { order: reader.sheet_names(), bytes, sheets, names, layout: self.form.layout.clone() }
    }
}

/// A workbook that was written.
struct Written {
    bytes: Vec<u8>,
    order: Vec<String>,
    sheets: BTreeMap<String, Range<Data>>,
    names: BTreeMap<String, String>,
    layout: Layout,
}

impl Written {
    fn form_sheet(&self) -> &Range<Data> {
        &self.sheets[self.layout.first("sheets.form")]
    }

    /// The place of the first cell with exactly that text.
    fn find(&self, sheet: &Range<Data>, text: &str) -> Option<(u32, u32)> {
        let (top, left) = sheet.start()?;
        let cell =
            sheet.used_cells().find(|(_, _, data)| matches!(data, Data::String(found) if found == text));
        cell.map(|(row, column, _)| (row as u32 + top, column as u32 + left))
    }

    /// The cell of the form sheet in the row of a code and the column of a heading.
    fn cell(&self, code: &str, column: &str) -> Data {
        let sheet = self.form_sheet();
        let (_, column) = self.find(sheet, self.layout.first(column)).unwrap();
        let (row, _) = self.find(sheet, code).unwrap_or_else(|| panic!("no row {code}"));
        sheet.get_value((row, column)).cloned().unwrap_or(Data::Empty)
    }

    fn answer(&self, code: &str) -> Data {
        self.cell(code, "columns.answer")
    }

    fn check(&self, code: &str) -> String {
        self.cell(code, "columns.check").to_string()
    }

    /// What stands beside a label of the header block.
    fn header(&self, key: &str) -> String {
        let sheet = self.form_sheet();
        let (row, column) = self.find(sheet, self.layout.first(key)).unwrap();
        sheet.get_value((row, column + 1)).map(ToString::to_string).unwrap_or_default()
    }

    /// Every text and number of a sheet.
    fn texts(&self, sheet: &str) -> Vec<String> {
        self.sheets[sheet].used_cells().map(|(_, _, data)| data.to_string()).collect()
    }

    fn has_text(&self, text: &str) -> bool {
        self.order.iter().any(|sheet| self.texts(sheet).iter().any(|found| found == text))
    }

    /// A part of the file.
    fn part(&self, name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(&self.bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    /// The XML of the sheet with that name.
    fn sheet_part(&self, name: &str) -> String {
        let index = self.order.iter().position(|sheet| sheet == name).unwrap();
        self.part(&format!("xl/worksheets/sheet{}.xml", index + 1))
    }
}

fn number(text: &str) -> Datum {
    Datum::Number(text.parse().unwrap())
}

fn answers<'a>(values: impl IntoIterator<Item = (&'a str, Datum)>) -> Answers {
    let values = values.into_iter().map(|(code, datum)| (Code::from(code), datum)).collect();
    Answers { values, ..Answers::default() }
}

fn past(unit: &str, field: &str, figure: i64) -> Past {
    let mut history = History::new("2011-Q4".parse().unwrap());
    history.insert(Code::from(unit), Code::from(field), Decimal::from(figure));
    let mut past = Past::before("2012-Q1".parse().unwrap());
    past.insert(history);
    past
}

#[test]
fn every_asked_code_stands_once() {
    for (world, unit) in [(World::youth_union(), "DCS01"), (World::clinics(), "HC002")] {
        for (workbook, committee) in [(world.unit(unit), false), (world.committee(), true)] {
            let written = world.written(workbook);
            let mut sheets = vec![written.layout.first("sheets.form").to_owned()];
            sheets
                .extend(written.order.iter().filter(|s| *s == written.layout.first("sheets.texts")).cloned());
            let codes: Vec<String> = sheets
                .iter()
                .flat_map(|sheet| {
                    let range = &written.sheets[sheet];
                    range.rows().map(|row| row[0].to_string()).collect::<Vec<_>>()
                })
                .filter(|text| world.form.field(text).is_some())
                .collect();
            let mut expected: Vec<String> =
                world.form.asked_fields(committee).iter().map(|field| field.code.to_string()).collect();
            let mut found = codes.clone();
            found.sort();
            expected.sort();
            assert_eq!(found, expected);
        }
    }
}

#[test]
fn sheets_are_those_that_are_asked_for() {
    let world = World::youth_union();
    let written = world.written(world.unit("DCS01"));
    assert_eq!(written.order, ["BIEU", "B1", "B2", "B3", "LOI", "KIEMTRA", "HUONGDAN"]);
    let written = world.written(world.committee());
    assert_eq!(written.order, ["BIEU", "HUONGDAN"]);
    let kind = written.layout.first("header.unit_kind");
    assert!(!written.has_text(kind), "the committee has no kind");
    assert_eq!(written.header("header.unit_name"), "Đoàn khối các cơ quan tỉnh");
    assert!(written.has_text(written.layout.first("header.filled_on")));
}

#[test]
fn the_workbook_says_whose_it_is_in_three_ways() {
    let world = World::youth_union();
    let written = world.written(world.unit("DCS01"));
    let properties = written.part("docProps/custom.xml");
    let expected = [
        ("tonghop_unit", "DCS01"),
        ("tonghop_period", "2012-Q1"),
        ("tonghop_form", "doan-khoi-quy"),
        ("tonghop_version", "2012.1"),
    ];
    for (name, text) in expected {
        assert_eq!(written.names[name], format!("\"{text}\""));
        let property = properties.split("<property ").find(|part| part.contains(&format!("name=\"{name}\"")));
        assert!(property.unwrap().contains(&format!("<vt:lpwstr>{text}</vt:lpwstr>")), "{properties}");
    }
    let header = [
        ("header.unit_code", "DCS01"),
        ("header.unit_name", "Đoàn cơ sở Sở Nông nghiệp và Phát triển nông thôn"),
        ("header.unit_kind", "Đoàn cơ sở"),
        ("header.period", "Quý I/2012"),
        ("header.form", "doan-khoi-quy"),
        ("header.version", "2012.1"),
        ("header.filled_by", ""),
    ];
    for (key, text) in header {
        assert_eq!(written.header(key), text, "{key}");
    }
    assert!(written.part("docProps/core.xml").contains("2012-01-01T00:00:00Z"));
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    let world = World::youth_union();
    let past = past("DCS01", "XD07", 178);
    let answers = answers([("TT01", number("12"))]);
    let workbook = FormWorkbook { past: Some(&past), answers: Some(&answers), ..world.unit("DCS01") };
    assert_eq!(workbook.to_bytes(&world.messages).unwrap(), workbook.to_bytes(&world.messages).unwrap());
}

#[test]
fn figures_of_the_period_before_are_filled_in_and_openings_are_locked() {
    let world = World::youth_union();
    let past = past("DCS01", "XD07", 178);
    let written = world.written(FormWorkbook { past: Some(&past), ..world.unit("DCS01") });
    assert_eq!(written.answer("XD01"), Data::Float(178.0));
    assert_eq!(written.check("XD01"), "✓");
    assert_eq!(written.cell("XD07", "columns.prior"), Data::Float(178.0));
    assert_eq!(written.answer("XD07"), Data::Empty);

    let newcomer = world.written(FormWorkbook { past: Some(&past), ..world.unit("CDCS22") });
    assert_eq!(newcomer.answer("XD01"), Data::Float(0.0));
    assert_eq!(newcomer.cell("XD07", "columns.prior"), Data::Empty);

    let first = world.written(world.unit("DCS01"));
    assert_eq!(first.answer("XD01"), Data::Empty);
    assert_eq!(first.check("XD01"), "Chưa điền");

    // A locked cell takes no input, so that it has no rule.
    let rules = |written: &Written| written.sheet_part("BIEU").matches("<dataValidation ").count();
    assert_eq!(rules(&first), rules(&written) + 1);
}

#[test]
fn an_answer_takes_the_place_of_an_opening_figure() {
    let world = World::youth_union();
    let past = past("DCS01", "XD07", 178);
    let answers = answers([("XD01", number("180"))]);
    let workbook = FormWorkbook { past: Some(&past), answers: Some(&answers), ..world.unit("DCS01") };
    assert_eq!(world.written(workbook).answer("XD01"), Data::Float(180.0));
}

#[test]
fn answers_stand_in_their_cells_as_what_they_are() {
    let world = World::clinics();
    let mut answers = answers([
        ("STK01", number("30")),
        ("STK05", number("12.25")),
        ("CLD01", Datum::Flag(true)),
        ("CLD04", Datum::Choice("Under repair".into())),
        ("STK09", Datum::Date("2024-03-29".parse().unwrap())),
        ("STF01", Datum::ratio(3.into(), 7.into())),
        ("STK02", Datum::Text("=1+1".into())),
        ("REM01", Datum::Text("=HYPERLINK(\"x\")".into())),
    ]);
    answers.phone = "0123".to_owned();
    answers.filled_on = Some("2024-04-02".parse().unwrap());
    let row = [("name", Datum::Text("ORS".into())), ("quantity", number("40"))];
    answers.rows.insert(
        Code::from("MED"),
        vec![row.into_iter().map(|(id, datum)| (Code::from(id), datum)).collect(); 40],
    );
    let written = world.written(FormWorkbook { answers: Some(&answers), ..world.unit("HC002") });
    assert_eq!(written.answer("STK01"), Data::Float(30.0));
    assert_eq!(written.answer("STK05"), Data::Float(12.25));
    assert_eq!(written.answer("CLD01"), Data::String("Yes".to_owned()));
    assert_eq!(written.answer("CLD04"), Data::String("Under repair".to_owned()));
    assert_eq!(written.answer("STF01"), Data::String("3/7".to_owned()));
    assert_eq!(written.answer("STK02"), Data::String("=1+1".to_owned()));
    assert_eq!(written.header("header.phone"), "0123");
    let Data::DateTime(day) = written.answer("STK09") else { panic!("no day") };
    assert_eq!(day.as_f64(), 45380.0);
    assert!(written.texts("TEXTS").contains(&"=HYPERLINK(\"x\")".to_owned()));

    // 40 filled rows, 15 more to fill in.
    let table = &written.sheets["MED"];
    let (heading, column) = written.find(table, "No.").unwrap();
    assert_eq!(table.get_value((heading + 55, column)), Some(&Data::Float(55.0)));
    assert_eq!(table.get_value((heading + 56, column)), None);
    assert_eq!(table.get_value((heading + 40, column + 1)), Some(&Data::String("ORS".to_owned())));
    assert_eq!(table.get_value((heading + 41, column + 1)), Some(&Data::Empty));
}

#[test]
fn computed_cells_hold_the_result_that_their_formula_gives() {
    let world = World::youth_union();
    let result = |numerator: Option<Datum>, denominator: Option<Datum>| {
        let values = [("XD13", numerator), ("XD14", denominator)];
        let answers = answers(values.into_iter().filter_map(|(code, datum)| Some((code, datum?))));
        world.written(FormWorkbook { answers: Some(&answers), ..world.unit("DCS01") }).answer("XD15")
    };
    let blank = Data::String(String::new());
    assert_eq!(result(Some(number("508")), Some(number("558"))), Data::Float(91.0));
    assert_eq!(result(Some(number("6113")), Some(number("6435"))), Data::Float(95.0));
    assert_eq!(result(Some(number("1")), Some(number("16"))), Data::Float(6.3));
    assert_eq!(result(Some(number("508")), Some(number("0"))), blank);
    assert_eq!(result(Some(number("508")), None), blank);
    assert_eq!(result(Some(Datum::Text("508 lượt".into())), Some(number("558"))), blank);

    let written = world.written(world.unit("DCS01"));
    let sheet = written.sheet_part("BIEU");
    assert!(sheet.contains("*100,1),\"\"))</f>"), "a live formula");
}

#[test]
fn formulas_of_formulas_are_worked_out_too() {
    let field = |code: &str, rest: &str| {
        format!("[[section.field]]\ncode = \"{code}\"\nlabel = \"{code}\"\nkind = \"flow\"\n{rest}\n")
    };
    let fields = [
        field("TONG", "type = \"percent\"\nby = \"computed\"\nformula = \"HIEU / A_1\""),
        field("A_1", "type = \"count\""),
        field("A_2", "type = \"count\""),
        field("HIEU", "type = \"count\"\nby = \"computed\"\nformula = \"A_1 - A_2\""),
        field("PHAN", "type = \"ratio\"\nby = \"computed\"\nformula = \"HIEU / A_1\""),
    ];
    let world = World::with_fields(&fields.concat());
    let answers = answers([("A_1", number("8")), ("A_2", number("3"))]);
    let written = world.written(FormWorkbook { answers: Some(&answers), ..world.unit("A01") });
    assert_eq!(written.answer("HIEU"), Data::Float(5.0));
    assert_eq!(written.answer("TONG"), Data::Float(62.5));
    assert_eq!(written.answer("PHAN"), Data::String("5/8".to_owned()));
}

#[test]
fn the_check_column_holds_the_verdict_that_its_formula_gives() {
    let world = World::youth_union();
    let cases = [
        ("TT01", None, "Chưa điền"),
        ("TT03", None, ""),
        ("TT01", Some(Datum::Text("  ".into())), "Chưa điền"),
        ("TT01", Some(number("0")), "✓"),
        ("TT01", Some(Datum::Text("12 cuộc".into())), "Phải là số"),
        ("TT02", Some(number("1.5")), "Phải là số nguyên"),
        ("TT03", Some(number("-3")), "Không được âm"),
        ("TN02", Some(number("1500.5")), "✓"),
        ("TN02", Some(number("-1")), "Không được âm"),
        ("XD19", Some(Datum::Flag(false)), "✓"),
        ("XD19", Some(Datum::Text("có".into())), "✓"),
        ("XD19", Some(Datum::Text("rồi".into())), "Chọn trong danh sách"),
        ("XD23", Some(Datum::Choice("Đã đại hội".into())), "✓"),
        ("XD23", Some(number("1")), "Chọn trong danh sách"),
    ];
    for (code, datum, verdict) in cases {
        let answers = answers(datum.clone().map(|datum| (code, datum)));
        let written = world.written(FormWorkbook { answers: Some(&answers), ..world.unit("DCS01") });
        assert_eq!(written.check(code), verdict, "{code} {datum:?}");
    }
}

#[test]
fn only_a_units_own_kind_makes_a_field_required() {
    let world = World::youth_union();
    assert_eq!(world.written(world.unit("DCS01")).check("XD11"), "Chưa điền");
    assert_eq!(world.written(world.unit("CDCS22")).check("XD11"), "");
}

#[test]
fn a_line_above_the_table_sums_the_check_column_up() {
    let world = World::youth_union();
    let required = world
        .form
        .asked_fields(false)
        .iter()
        .filter(|field| field.required.of("Đoàn cơ sở") && field.formula().is_none())
        .count();
    let empty = world.written(world.unit("DCS01"));
    assert!(empty.has_text(&format!("Còn {required} ô bắt buộc chưa điền, 0 ô ghi sai")));
    let answers = answers([("TT01", number("12")), ("TT02", Datum::Text("nhiều".into()))]);
    let begun = world.written(FormWorkbook { answers: Some(&answers), ..world.unit("DCS01") });
    assert!(begun.has_text(&format!("Còn {} ô bắt buộc chưa điền, 1 ô ghi sai", required - 2)));

    let optional =
        "[[section.field]]\ncode = \"H1\"\nlabel = \"Số thùng\"\ntype = \"count\"\nkind = \"flow\"\n";
    let world = World::with_fields(optional);
    assert!(world.written(world.unit("A01")).has_text("Đã điền đủ, không có ô sai"));
}

#[test]
fn cells_have_drop_downs_and_rules() {
    let world = World::youth_union();
    let written = world.written(world.unit("DCS01"));
    let count = |sheet: &str, pattern: &str| written.sheet_part(sheet).matches(pattern).count();
    assert_eq!(count("BIEU", "type=\"list\""), 4, "TT05, XD19, XD20, XD23");
    assert_eq!(count("B1", "type=\"list\""), 2, "loai, trang_thai");
    assert_eq!(count("B3", "type=\"list\""), 1, "gioi_tinh");
    assert_eq!(count("B2", "type=\"date\""), 1);
    assert_eq!(count("BIEU", "type=\"date\""), 1, "the day in the header block");
    assert!(written.sheet_part("BIEU").contains("<formula1>\"Đã đại hội,Chưa,Không đến hạn\"</formula1>"));
    for sheet in &written.order {
        assert!(written.sheet_part(sheet).contains("<sheetProtection "), "{sheet} is protected");
        assert!(!written.sheet_part(sheet).contains("password="), "{sheet} has a password");
    }
    let prompt = "prompt=\"Hoạt động nhiều đơn vị cùng tổ chức: chỉ đơn vị chủ trì tính cuộc.";
    assert!(written.sheet_part("BIEU").contains(prompt));
}

#[test]
fn a_long_list_of_choices_stands_in_the_guide() {
    let choices: Vec<String> = (1..=30).map(|number| format!("Lựa chọn thứ {number}")).collect();
    let fields = format!(
        "[[section.field]]\ncode = \"C1\"\nlabel = \"Chọn\"\ntype = \"choice\"\nkind = \"state\"\nchoices = {choices:?}\n\
         [[section.field]]\ncode = \"C2\"\nlabel = \"Chọn\"\ntype = \"choice\"\nkind = \"state\"\n\
         choices = [\"một, hai\", \"ba\"]\n"
    );
    let world = World::with_fields(&fields);
    let answers = answers([("C1", Datum::Choice(choices[29].as_str().into())), ("C2", number("7"))]);
    let written = world.written(FormWorkbook { answers: Some(&answers), ..world.unit("A01") });
    assert!(written.sheet_part("BIEU").contains("<formula1>tonghop_list_1</formula1>"));
    assert_eq!(written.names["tonghop_list_1"], "'HUONGDAN'!$Z$1:$Z$30");
    assert_eq!(written.names["tonghop_list_2"], "'HUONGDAN'!$AA$1:$AA$2");
    assert!(written.texts("HUONGDAN").contains(&choices[29]));
    assert_eq!(written.check("C1"), "✓");
    assert_eq!(written.check("C2"), "Chọn trong danh sách");
}

#[test]
fn limits_of_a_field_are_told_when_they_are_broken() {
    let fields = "[[section.field]]\ncode = \"H1\"\nlabel = \"Tuổi\"\ntype = \"count\"\nkind = \"flow\"\n\
                  min = 16\nmax = 30\n";
    let world = World::with_fields(fields);
    let check = |figure: &str| {
        let answers = answers([("H1", number(figure))]);
        world.written(FormWorkbook { answers: Some(&answers), ..world.unit("A01") }).check("H1")
    };
    assert_eq!(check("15"), "Không nhỏ hơn 16");
    assert_eq!(check("31"), "Không lớn hơn 30");
    assert_eq!(check("30"), "✓");
    let written = world.written(world.unit("A01"));
    assert!(written.sheet_part("BIEU").contains("từ 16 đến 30"));
}

#[test]
fn every_message_of_the_form_is_there() {
    for (world, unit) in [(World::youth_union(), "DCS01"), (World::clinics(), "HC002")] {
        for workbook in [world.unit(unit), world.committee()] {
            let written = world.written(workbook);
            for sheet in &written.order {
                let part = written.sheet_part(sheet);
                let texts = written.texts(sheet).join("\n");
                for text in [&part, &texts] {
                    assert!(!text.contains("form-"), "{sheet} has a key for a text");
                    assert!(!text.contains("{ $"), "{sheet} has a placeable left");
                }
            }
        }
    }
}

#[test]
fn a_form_in_english_is_english_throughout() {
    let world = World::clinics();
    for workbook in [world.unit("HC002"), world.committee()] {
        let written = world.written(workbook);
        let mut texts: Vec<String> = written.order.iter().flat_map(|sheet| written.texts(sheet)).collect();
        texts.extend(written.order.iter().map(|sheet| written.sheet_part(sheet)));
        let vietnamese = |c: char| {
            c == 'đ'
                || c == 'Đ'
                // A slashed o is a sign for nothing.
                || (('\u{c0}'..='\u{1b0}').contains(&c) && c != 'ø')
                || ('\u{1ea0}'..='\u{1ef9}').contains(&c)
        };
        for text in texts {
            assert!(!text.contains(vietnamese), "{text}");
        }
    }
}

#[test]
fn a_table_whose_code_no_sheet_can_have_is_told() {
    let fields = "[[section.field]]\ncode = \"H1\"\nlabel = \"Số thùng\"\ntype = \"count\"\nkind = \"flow\"\n\
                  [[table]]\ncode = \"BANG_KE_RAT_DAI_KHONG_THE_LA_TEN_TRANG\"\ntitle = \"Kê\"\nsection = \"I\"\n\
                  upward = \"rows\"\n[[table.column]]\nid = \"ten\"\nlabel = \"Tên\"\ntype = \"text\"\n";
    let form = format!(
        "[form]\nid = \"kho\"\nversion = \"1\"\ntitle = \"Kho\"\nperiod = \"month\"\n[[section]]\nid = \"I\"\ntitle = \"Hàng\"\n{fields}"
    );
    let error = Form::parse("form.toml", &form).unwrap_err();
    assert_eq!(error.mistakes.iter().map(|mistake| mistake.entry.code).collect::<Vec<_>>(), ["D013"]);
}

#[test]
fn forms_of_every_length_of_period_can_be_written() {
    let field = "[[section.field]]\ncode = \"H1\"\nlabel = \"Số thùng\"\ntype = \"count\"\nkind = \"flow\"\n";
    let world = World::with_fields(field);
    for (period, label) in [("1900-01", "Tháng 1/1900"), ("9999-12", "Tháng 12/9999")] {
        let period: Period = period.parse().unwrap();
        let written = world.written(FormWorkbook { period, ..world.unit("A01") });
        assert_eq!(written.header("header.period"), label);
    }
}
