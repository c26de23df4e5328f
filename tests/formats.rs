//! Every kind of workbook that a branch may send is the same submission, whatever its file is called.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use tonghop::{CollectOptions, Form, Place, Severity, State, Status, Submission, Workspace};
use tonghop_test_support::office::{Format, convert};
use tonghop_test_support::workbook::Book;
use tonghop_test_support::{FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD, xlsb};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What the branch A01 has filled in: an answer of every type, one of them blank.
fn a01(form: &Form) -> FormFile<'_> {
    FormFile::unit(form, VI_DU.roster().unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap())
        .answer("H1", "191")
        .answer("H2", "200")
        .answer("H3", "1500000")
        .answer("H4", "Không")
        .answer("H5", "Chưa")
        .answer("H6", "2012-03-26")
        .answer("H7", "33/41")
        .answer("H9", "")
}

/// What should be read from it: state, and what it says.
const EXPECTED: [(&str, State, &str); 9] = [
    ("H1", State::Given, "191"),
    ("H2", State::Given, "200"),
    ("H3", State::Given, "1500000"),
    ("H4", State::Given, "false"),
    ("H5", State::Given, "Chưa"),
    ("H6", State::Given, "2012-03-26"),
    ("H7", State::Given, "33/41"),
    ("H8", State::Computed, "95.5"),
    ("H9", State::Blank, ""),
];

/// The file in the inbox under this name, as it was read; nothing else is in the inbox.
fn received(name: &str, bytes: &[u8]) -> Submission {
    let folder = TestWorkspace::of(&VI_DU);
    folder.put(VI_DU_PERIOD, name, bytes);
    let workspace = Workspace::open(folder.root()).unwrap();
    let mut collection =
        workspace.collect(VI_DU_PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap();
    assert_eq!(collection.submissions.len(), 1, "{name}");
    collection.submissions.remove(0)
}

/// That it is the sound submission of A01, with the cells that its `.xlsx` has.
fn assert_is_a01(name: &str, bytes: &[u8]) {
    assert_is_a01_with(name, bytes, &[]);
}

/// The same, for a file about which there is something to say.
fn assert_is_a01_with(name: &str, bytes: &[u8], said: &[&str]) {
    let form = VI_DU.form();
    let read = received(name, bytes);
    let codes: Vec<&str> = read.findings.iter().map(|finding| finding.entry.code).collect();
    assert_eq!((read.status, &codes[..]), (Status::Accepted, said), "{name}");
    assert_eq!(*read.file.path, *name);
    let identity = &read.identity;
    assert_eq!(identity.unit.as_ref().unwrap().as_str(), "A01", "{name}");
    assert_eq!(identity.period.unwrap().to_string(), VI_DU_PERIOD, "{name}");
    assert_eq!((identity.form.as_deref(), identity.version.as_deref()), (Some("vi-du"), Some("1")), "{name}");
    let values: Vec<(&str, State, String)> = EXPECTED
        .iter()
        .map(|(code, ..)| {
            let value = read.value(code).unwrap();
            (*code, value.state, value.datum.as_ref().map(ToString::to_string).unwrap_or_default())
        })
        .collect();
    assert_eq!(values, EXPECTED.map(|(code, state, datum)| (code, state, datum.to_owned())), "{name}");
    for (code, ..) in EXPECTED {
        let source = read.value(code).unwrap().source.as_ref().unwrap();
        assert_eq!((source.sheet.to_string(), source.cell.to_string()), a01(&form).address(code), "{name}");
    }
}

fn a01_xlsx() -> Vec<u8> {
    a01(&VI_DU.form()).to_bytes()
}

/// The same workbook saved by LibreOffice.
fn a01_saved_as(format: Format) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("A01.xlsx");
    std::fs::write(&file, a01_xlsx()).unwrap();
    std::fs::read(convert(&file, format, &folder.path().join("saved"))).unwrap()
}

/// The sheets of a file as an `.xlsb` that says in properties and names whose it is, where it is to.
fn binary(file: &FormFile<'_>, properties: bool, names: bool) -> Vec<u8> {
    let identity = [
        ("tonghop_unit", "A01"),
        ("tonghop_period", "2012-Q1"),
        ("tonghop_form", "vi-du"),
        ("tonghop_version", "1"),
    ];
    let said = |said: bool| -> Vec<(String, String)> {
        identity
            .iter()
            .filter(|_| said)
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    };
    xlsb::write(&Book {
        sheets: file.sheets(),
        properties: said(properties),
        names: said(names),
        ..Book::default()
    })
}

/// The workbook with macros: the type of a workbook that has some, and a part that is to hold them.
fn with_macros(workbook: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut changed = ZipWriter::new(Cursor::new(Vec::new()));
    let mut types = 0;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let change = match name.as_str() {
            "[Content_Types].xml" => Some((
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            )),
            "xl/_rels/workbook.xml.rels" => Some((
                "</Relationships>",
                "<Relationship Id=\"rId99\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" \
                 Target=\"vbaProject.bin\"/></Relationships>",
            )),
            _ => None,
        };
        if let Some((old, new)) = change {
            let text = String::from_utf8(bytes).unwrap();
            types += usize::from(text.contains(old));
            bytes = text.replace(old, new).into_bytes();
        }
        changed.start_file(name, SimpleFileOptions::default()).unwrap();
        changed.write_all(&bytes).unwrap();
    }
    assert_eq!(types, 2, "both parts say what the file is");
    changed.start_file("xl/vbaProject.bin", SimpleFileOptions::default()).unwrap();
    changed.write_all(b"these are no macros").unwrap();
    changed.finish().unwrap().into_inner()
}

#[test]
fn a_binary_workbook_reads_as_its_xlsx() {
    let form = VI_DU.form();
    assert_is_a01("A01.xlsx", &a01_xlsx());
    assert_is_a01("A01.xlsb", &binary(&a01(&form), true, true));
    // The same raw text too, since that is what an auditor compares.
    let (old, new) =
        (received("A01.xlsx", &a01_xlsx()), received("A01.xlsb", &binary(&a01(&form), true, true)));
    for (code, value) in &old.values {
        assert_eq!(new.values[code], *value, "{code}");
    }
}

#[test]
fn a_binary_workbook_says_whose_it_is_in_each_of_three_places() {
    let form = VI_DU.form();
    assert_is_a01("by properties.xlsb", &binary(&a01(&form).header("unit_code", ""), true, false));
    assert_is_a01("by names.xlsb", &binary(&a01(&form).header("unit_code", ""), false, true));
    assert_is_a01("by header.xlsb", &binary(&a01(&form), false, false));
    let disagreeing = received("A01.xlsb", &binary(&a01(&form).header("unit_code", "A02"), true, true));
    assert!(disagreeing.findings.iter().any(|finding| finding.entry.code == "I006"));
}

/// Invariant 4: neither the result of a formula nor its error is dropped, in any format.
#[test]
fn formulas_in_a_binary_workbook_are_results_or_findings() {
    let form = VI_DU.form();
    let file = a01(&form).answer("H1", "=100+91 ⇒ 191");
    assert_is_a01("A01.xlsb", &binary(&file, true, true));
    for code in ["H1", "H2", "H9"] {
        let file = a01(&form).answer(code, "#DIV/0!");
        for (name, bytes) in [("A01.xlsx", file.to_bytes()), ("A01.xlsb", binary(&file, true, true))] {
            let read = received(name, &bytes);
            let findings: Vec<(&str, Option<&str>)> =
                read.findings.iter().map(|f| (f.entry.code, f.found.as_deref())).collect();
            // Of an .xlsb the reader library tells the formula, not which error it gave.
            assert!(
                matches!(findings[..], [("V006", Some("#DIV/0!" | "=1/0"))]),
                "{name} {code}: {findings:?}"
            );
            assert_eq!(read.value(code).unwrap().state, State::Unreadable, "{name} {code}");
        }
    }
}

#[test]
fn a_workbook_with_macros_reads_as_its_xlsx() {
    assert_is_a01_with("A01.xlsm", &with_macros(&a01_xlsx()), &["F010"]);
}

/// Labels and answers typed before Unicode are found and read; the figures owe nothing to the encoding.
#[test]
fn a_form_in_an_old_encoding_reads_as_its_unicode() {
    let form = VI_DU.form();
    let old = a01(&form).in_tcvn3().to_bytes();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("A01.xlsx");
    std::fs::write(&file, &old).unwrap();
    let saved = |format| std::fs::read(convert(&file, format, &folder.path().join("saved"))).unwrap();
    for (name, bytes) in
        [("A01.xlsx", old.clone()), ("A01.xls", saved(Format::Xls)), ("A01.ods", saved(Format::Ods))]
    {
        let read = received(name, &bytes);
        let told: Vec<(&str, Severity)> = read.findings.iter().map(|f| (f.entry.code, f.severity)).collect();
        let note = Severity::Note;
        assert_eq!(told, [("L025", note), ("V045", note), ("V045", note)], "{name}");
        assert_eq!(read.status, Status::Accepted, "{name}");
        for (code, state, datum) in EXPECTED {
            let value = read.value(code).unwrap();
            let said = value.datum.as_ref().map(ToString::to_string).unwrap_or_default();
            assert_eq!((value.state, said.as_str()), (state, datum), "{name} {code}");
        }
        let choice = read.value("H5").unwrap().source.as_ref().unwrap();
        assert_eq!(&*choice.raw, "Ch\u{AD}a", "{name}: what is stored is kept");
    }
}

/// A code typed with another keyboard: a Cyrillic letter, and one of full width.
#[test]
fn codes_in_letters_that_look_alike_are_found() {
    let form = VI_DU.form();
    let file = a01(&form)
        .without("H1")
        .without("H2")
        .extra_row(&["\u{41D}1", "Số cuộc", "cuộc", "191"])
        .extra_row(&["\u{FF28}\u{FF12}", "Số người", "người", "200"]);
    let read = received("A01.xlsx", &file.to_bytes());
    assert_eq!((read.status, &read.findings[..]), (Status::Accepted, &[][..]));
    let said = |code: &str| read.value(code).unwrap().datum.as_ref().unwrap().to_string();
    assert_eq!((said("H1"), said("H2")), ("191".to_owned(), "200".to_owned()));
}

#[test]
fn a_wrong_ending_does_no_harm() {
    let (xls, ods) = (a01_saved_as(Format::Xls), a01_saved_as(Format::Ods));
    let binary = binary(&a01(&VI_DU.form()), true, true);
    for name in ["A01.xls", "A01.ods", "A01.xlsb", "A01.csv", "A01"] {
        assert_is_a01(name, &a01_xlsx());
    }
    for name in ["A01.xls", "A01.xlsx", "A01.ods"] {
        assert_is_a01(name, &xls);
    }
    for name in ["A01.ods", "A01.xlsx", "A01.xls"] {
        assert_is_a01(name, &ods);
    }
    for name in ["A01.xlsx", "A01.xls"] {
        assert_is_a01(name, &binary);
    }
}

#[test]
fn upper_case_endings_do_no_harm() {
    assert_is_a01("A01.XLSX", &a01_xlsx());
    assert_is_a01("BAO CAO.XLS", &a01_saved_as(Format::Xls));
    assert_is_a01("a01.Xlsb", &binary(&a01(&VI_DU.form()), true, true));
}

/// A name as Windows writes it, and as a Mac does.
const COMPOSED: &str = "Đơn vị Hòa Bình – quý I.xlsx";
const DECOMPOSED: &str = "Đo\u{31b}n vi\u{323} Ho\u{300}a Bi\u{300}nh – quy\u{301} I.xlsx";

#[test]
fn vietnamese_file_names_composed_and_decomposed() {
    assert_ne!(COMPOSED, DECOMPOSED);
    for name in [COMPOSED, DECOMPOSED] {
        assert_is_a01(name, &a01_xlsx());
    }
}

/// The office types the name into its register; the file comes from a Mac.
#[test]
fn a_receipt_is_found_however_the_name_is_composed() {
    for (file, noted) in [(COMPOSED, COMPOSED), (DECOMPOSED, COMPOSED), (COMPOSED, DECOMPOSED)] {
        let folder = TestWorkspace::of(&VI_DU);
        folder.put(VI_DU_PERIOD, file, &a01_xlsx());
        folder.receipts(VI_DU_PERIOD, &[(noted, "2012-04-03 08:00")]);
        let workspace = Workspace::open(folder.root()).unwrap();
        let collection =
            workspace.collect(VI_DU_PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap();
        let received = collection.received(&collection.submissions[0]);
        assert_eq!(received.unwrap().to_string(), "2012-04-03", "{file:?} noted as {noted:?}");
        assert!(collection.findings().all(|finding| finding.entry.code != "C008"), "{file:?} {noted:?}");
    }
}

#[test]
fn a_file_in_a_subfolder_counts_under_its_path() {
    assert_is_a01("nộp bù/lần 2/A01.xlsx", &a01_xlsx());
    let read = received("nop-bu/A01.xlsx", &a01(&VI_DU.form()).answer("H1", "-3").to_bytes());
    let place = &read.findings[0].place;
    assert!(matches!(place, Place::Cell { file, .. } if **file == *"nop-bu/A01.xlsx"), "{place:?}");
}

#[test]
fn lock_and_system_files_are_noted_and_passed_over() {
    let folder = TestWorkspace::of(&VI_DU);
    folder.put(VI_DU_PERIOD, "A01.xlsx", &a01_xlsx());
    let passed = ["Thumbs.db", "nop-bu/~$A02.xlsx", "~$A01.xlsx"];
    for name in passed {
        // A lock file of Excel holds the name of whoever has the form open.
        folder.put(VI_DU_PERIOD, name, b"\x0bNguyen Van A");
    }
    let workspace = Workspace::open(folder.root()).unwrap();
    let collection = workspace.collect(VI_DU_PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap();
    let read: Vec<&str> = collection.submissions.iter().map(|submission| &*submission.file.path).collect();
    assert_eq!(read, ["A01.xlsx"]);
    assert_eq!(collection.submissions[0].status, Status::Accepted);
    let notes: BTreeMap<&str, Severity> = collection
        .findings()
        .filter(|finding| finding.entry.code == "F007")
        .map(|finding| (finding.place.file_name().unwrap(), finding.severity))
        .collect();
    assert_eq!(notes, passed.map(|name| (name, Severity::Note)).into());
}
