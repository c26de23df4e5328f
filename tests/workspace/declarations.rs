//! Declarations that are taken, and those that are refused with the line of every mistake.

use tonghop::{Error, Workspace};
use tonghop_test_support::{Declarations, TestWorkspace, VI_DU, VI_DU_PERIOD};

use crate::{TABLES, collect, file, in_a_minute, mistakes, open, period, tonghop};

/// The declarations of [`TABLES`] with one text changed in one of its files.
fn changed(name: &str, from: &str, to: &str) -> Declarations {
    let mut declared = TABLES;
    let text = match name {
        "form.toml" => &mut declared.form,
        "units.csv" => &mut declared.roster,
        _ => &mut declared.settings,
    };
    assert!(from.is_empty() || text.matches(from).count() == 1, "{from} stands once in {name}");
    *text = if from.is_empty() { format!("{text}{to}") } else { text.replace(from, to) }.into();
    declared
}

#[test]
fn a_declaration_that_cannot_be_meant_is_refused_and_its_neighbour_is_not() {
    let (form, units, settings) = ("form.toml", "units.csv", "tonghop.toml");
    let cases = [
        (form, "code = \"N2\"", "code = \"n1\"", "D006 form.toml:23"),
        (form, "code = \"N2\"", "code = \"n2\"", ""),
        (form, "code = \"B2\"", "code = \"BIEU\"", "D013 form.toml:114"),
        (form, "code = \"B2\"", "code = \"loi\"", "D013 form.toml:114"),
        (form, "code = \"B2\"", "code = \"Guide\"", "D013 form.toml:114"),
        (form, "code = \"B2\"", "code = \"BIEU2\"", ""),
        (form, "code = \"B2\"", "code = \"b1\"", "D006 form.toml:115"),
        (form, "label = \"Kinh phí\"\nunit = \"đồng\"", "label = \"số  NGƯỜI\"", "D006 form.toml:110"),
        (form, "label = \"Kinh phí\"\nunit = \"đồng\"", "label = \"Số người (cả nam)\"", ""),
        (form, "decimals = 2", "min = 5\nmax = 4", "D015 form.toml:36"),
        (form, "decimals = 2", "min = 5\nmax = 5", ""),
        (form, "decimals = 2", "by = \"computed\"\nformula = \"1 + 1\"", "D008 form.toml:36"),
        (form, "decimals = 2", "by = \"computed\"\nformula = \"N1 + 1\"", ""),
        (form, "\"Đang làm\"]", "\"\"]", "D003 form.toml:94"),
        (form, "\"Đang làm\"]", "\" \"]", "D003 form.toml:94"),
        (form, "\"Đang làm\"]", "\"Chưa làm\"]", ""),
        (form, "[form]", "[form", "D001 form.toml:3"),
        (
            form,
            "required = true\n\n[[section.field]]",
            "required =\n\n[[section.field]]",
            "D001 form.toml:20",
        ),
        (units, "A02,Phòng Tài vụ,Phòng,", "A02,Phòng Tài vụ,Phòng,,Quận 1", "D019 units.csv:3"),
        (units, "A02,Phòng Tài vụ,Phòng,", "A02,Phòng Tài vụ,Phòng,,,", ""),
        (units, "kind,founded", "kind,Ngày thành lập", ""),
        (units, "kind,founded", "kind,founded,founded", "D006 units.csv:1"),
        (units, "A02,Phòng Tài vụ,Phòng,", "A02,Phòng Tài vụ,Phong,", "D005 units.csv:3"),
        (units, "A02,Phòng Tài vụ,Phòng,", "A02,Phòng Tài vụ,Phòngg,", "D005 units.csv:3"),
        (units, "A02,Phòng Tài vụ,Phòng,", "A02,Phòng Tài vụ,Ban,", ""),
        (units, "", "DK,Đoàn khối cơ quan,Phòng,\n", "D006 units.csv:7"),
        (units, "", "dk,Đoàn khối cơ quan,Phòng,\n", "D006 units.csv:7"),
        (units, "", "DK1,Đoàn khối cơ quan,Phòng,\n", ""),
        (settings, "code = \"DK\"", "code = \"a05\"", "D006 units.csv:6"),
        (settings, "[committee]", "[committee", "D001 tonghop.toml:6"),
        (settings, "", "\n[[chart]]\ntitle = \"A\"\nfields = [\"C1\"]\n", "D054 tonghop.toml:12"),
        (settings, "", "\n[[chart]]\ntitle = \"A\"\nfields = [\"N1\"]\n", ""),
        (settings, "", "\n[[chart]]\ntitle = \"A\"\nby = \"field\"\nfields = [\"C1\"]\n", ""),
    ];
    let mut wrong = Vec::new();
    for (name, from, to, expected) in cases {
        let folder = TestWorkspace::of(&changed(name, from, to));
        let found = match Workspace::open(folder.root()) {
            Ok(_) => String::new(),
            Err(error) => mistakes(&error).join(", "),
        };
        if found != expected {
            wrong.push(format!("{name}: {to}: found `{found}`, expected `{expected}`"));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_kind_of_unit_is_the_same_in_any_case() {
    let count = |declared: &Declarations| {
        let folder = TestWorkspace::of(declared);
        std::fs::create_dir_all(folder.inbox(VI_DU_PERIOD)).unwrap();
        let workspace = Workspace::open(folder.root()).map_err(|error| error.to_string())?;
        let total = collect(&workspace, VI_DU_PERIOD).consolidate(false).totals["P1"].figure.number();
        Ok::<_, String>(total.map(tonghop::plain))
    };
    for (name, declared) in [
        ("as it is", TABLES),
        ("the second unit", changed("units.csv", "Tài vụ,Phòng", "Tài vụ,PHÒNG ")),
        ("the first unit", changed("units.csv", "Kế hoạch,Phòng", "Kế hoạch,phòng")),
        ("the form", changed("form.toml", "unit_kind = \"Phòng\"", "unit_kind = \"phòng\"")),
    ] {
        assert_eq!(count(&declared), Ok(Some("2".to_owned())), "{name}");
    }
}

#[test]
fn a_declaration_that_is_not_utf_8_is_said_to_be_so() {
    for name in ["form.toml", "units.csv", "tonghop.toml"] {
        let folder = TestWorkspace::of(&TABLES);
        assert!(Workspace::open(folder.root()).is_ok());
        let mut bytes = std::fs::read(folder.path(name)).unwrap();
        // `# Phòng` as Windows-1258 has it.
        bytes.extend(b"\n# Ph\xF2ng\n");
        folder.write(name, &bytes);
        let error = Workspace::open(folder.root()).unwrap_err();
        assert!(matches!(&error, Error::NotUtf8 { path } if path.ends_with(name)), "{name}: {error:?}");
        assert_eq!(tonghop(&["status", "."], folder.root()).0, 2, "{name}");
    }
    let folder = TestWorkspace::of(&TABLES);
    folder.write("units.csv", format!("\u{feff}{}", TABLES.roster).as_bytes());
    assert!(Workspace::open(folder.root()).is_ok(), "a byte order mark does no harm");
}

#[test]
fn computed_fields_upon_computed_fields_are_computed_once_each() {
    // The formula of the field X(n) over those before it, and what the last gives where X2 is 1.
    for (formula, count, last) in [("{1} + {1}", 24, "4194304"), ("{1} + {2}", 60, "1548008755920")] {
        let mut fields = String::new();
        for number in 2..=count {
            let before =
                |back: u32| if number - back < 2 { "X2".to_owned() } else { format!("X{}", number - back) };
            let formula = formula.replace("{1}", &before(1)).replace("{2}", &before(2));
            let formula = if number == 2 { "N1 + N2 - 1" } else { &formula };
            fields += &format!(
                "[[section.field]]\ncode = \"X{number}\"\nlabel = \"Số\"\ntype = \"count\"\nkind = \"flow\"\n\
                 by = \"computed\"\nformula = \"{formula}\"\n\n"
            );
        }
        let form = TABLES.form.replacen("[[table]]", &format!("{fields}[[table]]"), 1);
        let declared = Declarations { form: form.into(), ..TABLES };
        let total = in_a_minute(formula, move || {
            let folder = TestWorkspace::of(&declared);
            let form = declared.form();
            folder.put(VI_DU_PERIOD, "A01.xlsx", &file(&declared, &form, "A01").to_bytes());
            let workspace = open(&folder);
            let total =
                &collect(&workspace, VI_DU_PERIOD).consolidate(false).totals[format!("X{count}").as_str()];
            total.figure.number().map(tonghop::plain)
        });
        assert_eq!(total.as_deref(), Some(last), "{formula}");
    }
}

#[test]
fn the_register_of_receipts_is_read_as_offices_write_it() {
    let (composed, decomposed) = ("Đoàn.xlsx", "Đoa\u{300}n.xlsx");
    let moment = "2012-04-03T08:05:00";
    for (name, text, file, expected) in [
        ("as it is", "file,received\nA01.xlsx,2012-04-03 08:05\n", "A01.xlsx", Ok(moment)),
        ("another file", "file,received\nA02.xlsx,2012-04-03 08:05\n", "A01.xlsx", Ok("")),
        ("a path", "file,received\nhop thu/A01.xlsx,2012-04-03 08:05\n", "A01.xlsx", Ok(moment)),
        (
            "a path of Windows",
            "file,received\nD:\\hop thu\\A01.xlsx,2012-04-03 08:05\n",
            "A01.xlsx",
            Ok(moment),
        ),
        ("a path in the inbox", "file,received\nA01.xlsx,2012-04-03 08:05\n", "nop bu/A01.xlsx", Ok(moment)),
        ("a decomposed name", "file,received\nDECOMPOSED,2012-04-03 08:05\n", composed, Ok(moment)),
        ("a decomposed file", "file,received\nCOMPOSED,2012-04-03 08:05\n", decomposed, Ok(moment)),
        ("day first", "file,received\nA01.xlsx,03/04/2012 08:05\n", "A01.xlsx", Ok(moment)),
        ("day first in short", "file,received\nA01.xlsx,3/4/2012 8:05\n", "A01.xlsx", Ok(moment)),
        ("a day", "file,received\nA01.xlsx,3/4/2012\n", "A01.xlsx", Ok("2012-04-03T00:00:00")),
        ("seconds", "file,received\nA01.xlsx,2012-04-03T08:05:00\n", "A01.xlsx", Ok(moment)),
        ("tabs", "file\treceived\nA01.xlsx\t2012-04-03 08:05\n", "A01.xlsx", Ok(moment)),
        ("semicolons", "\u{feff}File;Received\r\nA01.xlsx;2012-04-03 08:05\r\n", "A01.xlsx", Ok(moment)),
        ("blank lines", "file,received\n,\n\nA01.xlsx,2012-04-03 08:05\n", "A01.xlsx", Ok(moment)),
        (
            "two files",
            "file,received\nA02.xlsx,2012-04-01\nA01.xlsx,2012-04-03 08:05\n",
            "A01.xlsx",
            Ok(moment),
        ),
        (
            "a file twice",
            "file,received\nA01.xlsx,2012-04-01\nA01.xlsx,2012-04-03\n",
            "",
            Err("D006 received.csv:3"),
        ),
        (
            "a file by two paths",
            "file,received\na/A01.xlsx,2012-04-01\nb\\A01.xlsx,2012-04-03\n",
            "",
            Err("D006 received.csv:3"),
        ),
        (
            "a file in two forms",
            "file,received\nCOMPOSED,2012-04-01\nDECOMPOSED,2012-04-03\n",
            "",
            Err("D006 received.csv:3"),
        ),
        ("no day", "file,received\nA01.xlsx,hôm qua\n", "", Err("D011 received.csv:2")),
        ("no such day", "file,received\nA01.xlsx,31/4/2012\n", "", Err("D011 received.csv:2")),
        ("no such hour", "file,received\nA01.xlsx,2012-04-03 25:00\n", "", Err("D011 received.csv:2")),
        ("a column less", "file\nA01.xlsx\n", "", Err("D012 received.csv:1")),
    ] {
        let folder = TestWorkspace::of(&VI_DU);
        let text = text.replace("DECOMPOSED", decomposed).replace("COMPOSED", composed);
        folder.write(format!("{VI_DU_PERIOD}/received.csv"), text.as_bytes());
        let receipts = open(&folder).receipts(period(VI_DU_PERIOD));
        match expected {
            Err(refused) => assert_eq!(mistakes(&receipts.unwrap_err()).join(", "), refused, "{name}"),
            Ok(moment) => {
                let found = receipts.unwrap().of(file).map(|moment| moment.to_string()).unwrap_or_default();
                assert_eq!(found, moment, "{name}");
            }
        }
    }
    // A file that came late by the register, under a name in the other form of Unicode.
    let folder = TestWorkspace::of(&VI_DU);
    folder.put(VI_DU_PERIOD, decomposed, &file(&VI_DU, &VI_DU.form(), "A01").to_bytes());
    folder.receipts(VI_DU_PERIOD, &[(composed, "03/04/2012")]);
    let workspace = open(&folder);
    let collection = collect(&workspace, VI_DU_PERIOD);
    let codes: Vec<&str> = collection.findings().map(|finding| finding.entry.code).collect();
    assert_eq!(codes, ["C001", "C001", "C005"], "late, and no receipt without a file");
}
