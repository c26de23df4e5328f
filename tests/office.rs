//! LibreOffice as the judge: it finds the same values in what we write, and we read what it saves.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tonghop::{CollectOptions, Datum, FieldType, OutputFiles, Silent, Status, Workspace};
use tonghop_test_support::office::{Dump, Edit, Format, Input, check_formulas, convert, dump, encrypt, fill};
use tonghop_test_support::oracle;

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-workbooks")
}

fn consolidated(folder: &Path) -> PathBuf {
    let workspace = Workspace::open(sample()).unwrap();
    let collection = workspace.collect("2012-Q1".parse().unwrap(), &CollectOptions::default()).unwrap();
    let messages = tonghop::Messages::of(tonghop::Language::Vi);
    let written = collection.write(&collection.consolidate(false), folder, &messages).unwrap();
    written[0].clone()
}

#[test]
fn every_formula_of_the_consolidated_workbook_gives_its_stored_value() {
    let folder = tempfile::tempdir().unwrap();
    let workbook = consolidated(folder.path());
    let formulas = check_formulas(&workbook);
    assert!(formulas > 200, "only {formulas} formulas");
}

#[test]
fn every_contribution_stands_in_its_cell_for_another_reader_and_they_add_up() {
    let workspace = Workspace::open(sample()).unwrap();
    let period = "2012-Q1".parse().unwrap();
    let collection = workspace.collect(period, &CollectOptions::default()).unwrap();
    let consolidation = collection.consolidate(false);
    let inbox = workspace.inbox(period);
    let mut workbooks: BTreeMap<String, BTreeMap<String, oracle::Cells>> = BTreeMap::new();
    let mut old: Vec<PathBuf> = Vec::new();
    for submission in &collection.submissions {
        let path = inbox.join(&*submission.file.path);
        match path.extension().unwrap().to_str() {
            Some("xlsx") => {
                workbooks
                    .insert(submission.file.path.to_string(), oracle::read(&std::fs::read(&path).unwrap()));
            }
            _ => old.push(path),
        }
    }
    let dumps: Vec<Dump> = dump(&old, false);
    let mut compared = 0;
    for total in consolidation.totals.values() {
        let mut sum = tonghop::Decimal::ZERO;
        for contribution in &total.contributions {
            sum += contribution.datum.number().unwrap_or_default();
            let tonghop::Origin::Cell { file, source } = &contribution.origin else { continue };
            let address = source.cell.to_string();
            let raw = match workbooks.get(&*file.path) {
                Some(sheets) => sheets[&*source.sheet].get(&address).cloned(),
                None => {
                    let dump = dumps.iter().find(|dump| dump.path.ends_with(&*file.path)).unwrap();
                    dump.raw(&source.sheet, &address)
                }
            };
            assert_eq!(raw.as_deref(), Some(&*source.raw), "{} {}!{address}", file.path, source.sheet);
            compared += 1;
        }
        if let tonghop::Figure::Number(Some(figure)) = total.figure
            && workspace.form.field(total.field.as_str()).unwrap().formula().is_none()
        {
            assert_eq!(sum, figure, "{}", total.field);
        }
    }
    assert_eq!(compared, 40 * 57 + 11);
}

/// What a secretary types into the form of DCS01: every field, by its type.
fn typed(field_type: FieldType, index: usize) -> Option<(Input<'static>, Datum)> {
    let number = |n: i64| Datum::Number(tonghop::Decimal::from(n));
    Some(match field_type {
        FieldType::Count => (Input::Number(index as f64), number(index as i64)),
        FieldType::Money => (Input::Number(1_500_000.0 + index as f64), number(1_500_000 + index as i64)),
        FieldType::Flag if index.is_multiple_of(2) => (Input::Text("Có"), Datum::Flag(true)),
        FieldType::Flag => (Input::Text("Không"), Datum::Flag(false)),
        FieldType::Choice => (Input::Text("Chưa"), Datum::Choice("Chưa".into())),
        FieldType::Text => (
            Input::Text("Tổ chức 2 lớp: tiếng Khmer, tin học"),
            Datum::Text("Tổ chức 2 lớp: tiếng Khmer, tin học".into()),
        ),
        _ => return None,
    })
}

#[test]
fn a_form_filled_in_with_libreoffice_reads_back_as_typed_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace::open(sample()).unwrap();
    let period = "2012-Q1".parse().unwrap();
    workspace.write_forms(period, folder.path(), &Silent).unwrap();
    let form = folder.path().join("DCS01.xlsx");
    let blank = workspace.check(std::slice::from_ref(&form), period, &CollectOptions::default()).unwrap();
    let cells: Vec<(String, String, String, Input<'_>, Datum)> = workspace
        .form
        .asked_fields(false)
        .iter()
        .enumerate()
        .filter(|(_, field)| field.opening.is_none() && field.formula().is_none())
        .filter_map(|(index, field)| {
            let source = blank.submissions[0].value(field.code.as_str())?.source.clone()?;
            let (input, datum) = typed(field.field_type, index)?;
            Some((field.code.to_string(), source.sheet.to_string(), source.cell.to_string(), input, datum))
        })
        .collect();
    assert_eq!(cells.len(), 56 + 9, "all but the opening stock and the computed rate");
    let mut edits: Vec<Edit<'_>> =
        cells.iter().map(|(_, sheet, cell, input, _)| Edit { sheet, cell, input: *input }).collect();
    let first_row = |sheet: &'static str, column: &'static str, input: Input<'static>| {
        let cell: &'static str =
            Box::leak(format!("{column}{}", first_table_row(&form, sheet)).into_boxed_str());
        Edit { sheet, cell, input }
    };
    edits.push(first_row("B2", "B", Input::Date(2012, 2, 18)));
    edits.push(first_row("B2", "C", Input::Text("Đợt 1/2012")));
    edits.push(first_row("B2", "D", Input::Number(11.0)));
    edits.push(first_row("B2", "E", Input::Number(6.0)));
    for (format, extension) in [(Format::Xlsx, "xlsx"), (Format::Xls, "xls"), (Format::Ods, "ods")] {
        let filled = folder.path().join(format!("filled.{extension}"));
        fill(&form, &edits, &filled, format).unwrap();
        let collection = workspace.check(&[filled], period, &CollectOptions::default()).unwrap();
        let submission = &collection.submissions[0];
        // The figures are made up, and so break rules; they are read all the same.
        let of_reading = submission.findings.iter().filter(|finding| finding.rule.is_none());
        let codes: Vec<&str> = of_reading.map(|finding| finding.entry.code).collect();
        assert_eq!(codes, Vec::<&str>::new(), "{extension}: {:?}", submission.findings);
        for (code, _, _, _, datum) in &cells {
            assert_eq!(submission.value(code).unwrap().datum.as_ref(), Some(datum), "{extension} {code}");
        }
        assert_eq!(
            submission.value("XD01").unwrap().number(),
            Some(tonghop::Decimal::from(178)),
            "{extension}"
        );
        let row = &submission.tables["B2"][0];
        let given: Vec<String> = ["ngay", "dot", "so_tham_gia", "so_don_vi_mau"]
            .map(|id| row.cells[id].datum.as_ref().unwrap().to_string())
            .to_vec();
        assert_eq!(given, ["2012-02-18", "Đợt 1/2012", "11", "6"], "{extension}");
    }
}

/// The row under the headings of a row table.
fn first_table_row(form: &Path, sheet: &str) -> u32 {
    let cells = &oracle::read(&std::fs::read(form).unwrap())[sheet];
    (1..40).find(|row| cells.get(&format!("A{row}")).is_some_and(|text| text == "1")).unwrap()
}

#[test]
fn labels_of_the_form_are_locked_and_answers_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace::open(sample()).unwrap();
    let period = "2012-Q1".parse().unwrap();
    workspace.write_forms(period, folder.path(), &Silent).unwrap();
    let form = folder.path().join("CDCS16.xlsx");
    let read = workspace.check(std::slice::from_ref(&form), period, &CollectOptions::default()).unwrap();
    let cell = read.submissions[0].value("TT01").unwrap().source.clone().unwrap().cell;
    let type_into = |column: &str| {
        let address = format!("{column}{}", cell.row + 1);
        let edit = Edit { sheet: "BIEU", cell: &address, input: Input::Number(7.0) };
        fill(&form, &[edit], &folder.path().join("out.xlsx"), Format::Xlsx)
    };
    assert!(type_into("D").is_ok(), "the answer");
    for column in ["A", "B", "C", "E"] {
        assert!(type_into(column).is_err(), "column {column} is locked");
    }
}

#[test]
fn a_workbook_with_a_password_is_said_to_have_one() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace::open(sample()).unwrap();
    for (format, name) in [(Format::Xls, "a.xls"), (Format::Ods, "a.ods")] {
        let locked = folder.path().join(name);
        encrypt(&sample().join("2012-Q1/inbox/DCS01.xlsx"), "mật khẩu", &locked, format);
        let checked =
            workspace.check(&[locked], "2012-Q1".parse().unwrap(), &CollectOptions::default()).unwrap();
        let submission = &checked.submissions[0];
        let codes: Vec<&str> = submission.findings.iter().map(|finding| finding.entry.code).collect();
        assert_eq!((submission.status, codes), (Status::Unreadable, vec!["F004"]), "{name}");
    }
}

/// LibreOffice's bridge saves no encrypted .xlsx; this is the shell of one as [MS-OFFCRYPTO] 2.3.4 has it.
#[test]
fn an_encrypted_xlsx_is_told_by_its_streams() {
    let mut package = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    for (stream, bytes) in
        [("/EncryptionInfo", vec![4, 0, 4, 0, 0x40, 0, 0, 0]), ("/EncryptedPackage", vec![7; 9000])]
    {
        std::io::Write::write_all(&mut package.create_stream(stream).unwrap(), &bytes).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let locked = folder.path().join("DCS01.xlsx");
    std::fs::write(&locked, package.into_inner().into_inner()).unwrap();
    let workspace = Workspace::open(sample()).unwrap();
    let checked = workspace.check(&[locked], "2012-Q1".parse().unwrap(), &CollectOptions::default()).unwrap();
    assert_eq!(checked.submissions[0].findings[0].entry.code, "F004");
}

#[test]
fn forms_saved_again_in_other_formats_are_the_same_submission() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace::open(sample()).unwrap();
    let period = "2012-Q1".parse().unwrap();
    let original = sample().join("2012-Q1/inbox/CDCS07.xlsx");
    let read = |path: PathBuf| {
        workspace.check(&[path], period, &CollectOptions::default()).unwrap().submissions.remove(0)
    };
    let expected = read(original.clone());
    for format in [Format::Xlsx, Format::Xls, Format::Ods] {
        let saved = read(convert(&original, format, folder.path()));
        assert_eq!(saved.status, Status::Accepted, "{format:?}");
        for (code, value) in &expected.values {
            assert_eq!(saved.values[code].datum, value.datum, "{format:?} {code}");
        }
        for (table, rows) in &expected.tables {
            let data = |rows: &[tonghop::Row]| -> Vec<Vec<Option<Datum>>> {
                rows.iter().map(|row| row.cells.values().map(|value| value.datum.clone()).collect()).collect()
            };
            assert_eq!(data(&saved.tables[table]), data(rows), "{format:?} {table}");
        }
    }
}

#[test]
fn outputs_are_whole_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = OutputFiles::in_folder(folder.path()).unwrap();
    files.add("a.txt", b"a").unwrap();
    drop(files);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "what was not finished leaves nothing");
}
