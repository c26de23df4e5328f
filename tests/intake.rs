//! What is taken from folders, archives and e-mails: every submission under a name that says where it was, and
//! what is no submission said so.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use tonghop::{CollectOptions, Collection, Severity, Status, Workspace};
use tonghop_test_support::{Archive, FormFile, Mail, TestWorkspace, VI_DU, VI_DU_PERIOD};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A sound form of a unit of `VI_DU`, different for different answers.
fn form(unit: &str, h1: &str) -> Vec<u8> {
    let (form, roster) = (VI_DU.form(), VI_DU.roster());
    FormFile::unit(&form, roster.unit(unit).unwrap(), VI_DU_PERIOD.parse().unwrap())
        .answer("H1", h1)
        .to_bytes()
}

fn collect(workspace: &Workspace) -> Collection<'_> {
    workspace.collect(VI_DU_PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap()
}

/// What becomes of an inbox: the status of every file, and the findings as `F007 name`.
fn taken(files: &[(&str, &[u8])]) -> (BTreeMap<String, Status>, Vec<String>) {
    let folder = TestWorkspace::of(&VI_DU);
    std::fs::create_dir_all(folder.inbox(VI_DU_PERIOD)).unwrap();
    for (name, bytes) in files {
        folder.put(VI_DU_PERIOD, name, bytes);
    }
    let workspace = Workspace::open(folder.root()).unwrap();
    let collection = collect(&workspace);
    let status = collection.submissions.iter().map(|s| (s.file.path.to_string(), s.status)).collect();
    let mut findings: Vec<String> = collection
        .findings()
        .filter(|finding| finding.entry.code.starts_with('F'))
        .map(|finding| format!("{} {}", finding.entry.code, finding.place.file_name().unwrap()))
        .collect();
    findings.sort();
    (status, findings)
}

fn statuses(expected: &[(&str, Status)]) -> BTreeMap<String, Status> {
    expected.iter().map(|(name, status)| ((*name).to_owned(), *status)).collect()
}

#[test]
fn archives_are_read_in_archives_and_folders_in_them() {
    let inner = Archive::new().file("Chi đoàn 2/A02.xlsx", &form("A02", "2")).to_bytes();
    let outer = Archive::new()
        .file("thư mục/A01.xlsx", &form("A01", "1"))
        .file("goi trong.zip", &inner)
        .file("__MACOSX/._A01.xlsx", b"x")
        .file("~$A01.xlsx", b"x");
    let (status, findings) = taken(&[("gói.zip", &outer.to_bytes()), ("A03.xlsx", &form("A03", "3"))]);
    let expected = [
        ("A03.xlsx", Status::Accepted),
        ("gói.zip/goi trong.zip/Chi đoàn 2/A02.xlsx", Status::Accepted),
        ("gói.zip/thư mục/A01.xlsx", Status::Accepted),
    ];
    assert_eq!(status, statuses(&expected));
    assert_eq!(findings, ["F007 gói.zip/__MACOSX/._A01.xlsx", "F007 gói.zip/~$A01.xlsx"]);
}

#[test]
fn an_archive_is_known_by_its_content() {
    let archive = Archive::new().file("A01.xlsx", &form("A01", "1")).to_bytes();
    let (status, findings) = taken(&[("nop bao cao.xlsx", &archive)]);
    assert_eq!(status, statuses(&[("nop bao cao.xlsx/A01.xlsx", Status::Accepted)]));
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn attachments_have_their_vietnamese_names() {
    let mail = Mail::new("Báo cáo quý I")
        .attach("Đoàn cơ sở Một.xlsx", &form("A01", "1"))
        .attach_in_pieces("Chi đoàn Hai – bản chính.xlsx", &form("A02", "2"))
        .picture("logo.png", b"\x89PNG\r\n\x1a\n small");
    let (status, findings) = taken(&[("thư.eml", &mail.to_bytes())]);
    let expected = [
        ("thư.eml/Chi đoàn Hai – bản chính.xlsx", Status::Accepted),
        ("thư.eml/Đoàn cơ sở Một.xlsx", Status::Accepted),
    ];
    assert_eq!(status, statuses(&expected));
    assert_eq!(findings, ["F007 thư.eml/logo.png"]);
}

#[test]
fn forwarded_mails_and_archives_in_them_are_read() {
    let archive = Archive::new().file("A02.xlsx", &form("A02", "2")).to_bytes();
    let inner = Mail::new("Nộp bù").attach("A01.xlsx", &form("A01", "1")).attach("A02.zip", &archive);
    let outer = Mail::new("Fwd: Nộp bù").forward(&inner).attach("A03.xlsx", &form("A03", "3"));
    let (status, findings) = taken(&[("fwd.eml", &outer.to_bytes())]);
    let expected = [
        ("fwd.eml/A03.xlsx", Status::Accepted),
        ("fwd.eml/Nộp bù.eml/A01.xlsx", Status::Accepted),
        ("fwd.eml/Nộp bù.eml/A02.zip/A02.xlsx", Status::Accepted),
    ];
    assert_eq!(status, statuses(&expected));
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn mails_that_carry_no_form_say_so() {
    let photo = [b"\xFF\xD8\xFF\xE0".as_slice(), &[7; 60_000]].concat();
    let cases = [
        (Mail::new("Báo cáo"), vec!["F024 thu.eml"]),
        (Mail::new("Báo cáo").picture("logo.png", b"\x89PNG"), vec!["F007 thu.eml/logo.png", "F024 thu.eml"]),
        (Mail::new("Báo cáo").attach("anh chup.jpg", &photo), vec!["F002 thu.eml/anh chup.jpg"]),
        (Mail::new("Báo cáo").picture("IMG_1.jpg", &photo), vec!["F002 thu.eml/IMG_1.jpg"]),
    ];
    for (mail, expected) in cases {
        assert_eq!(taken(&[("thu.eml", &mail.to_bytes())]).1, expected);
    }
}

#[test]
fn the_same_bytes_are_one_submission_wherever_they_are() {
    let bytes = form("A01", "1");
    let archive = Archive::new().file("A01.xlsx", &bytes).to_bytes();
    let mail = Mail::new("Báo cáo").attach("A01.xlsx", &bytes).to_bytes();
    let (status, _) = taken(&[("A01.xlsx", &bytes), ("goi.zip", &archive), ("thu.eml", &mail)]);
    let expected = [
        ("A01.xlsx", Status::Accepted),
        ("goi.zip/A01.xlsx", Status::Duplicate),
        ("thu.eml/A01.xlsx", Status::Duplicate),
    ];
    assert_eq!(status, statuses(&expected));
}

#[test]
fn two_attachments_of_one_name_stay_two_files() {
    let mail = Mail::new("Hai biểu")
        .attach("BieuMau.xlsx", &form("A01", "1"))
        .attach("BieuMau.xlsx", &form("A02", "2"));
    let (status, _) = taken(&[("thu.eml", &mail.to_bytes())]);
    let expected = [("thu.eml/BieuMau.xlsx", Status::Accepted), ("thu.eml/BieuMau.xlsx#2", Status::Accepted)];
    assert_eq!(status, statuses(&expected));
}

#[test]
fn names_that_lead_out_of_an_archive_touch_nothing() {
    let folder = TestWorkspace::of(&VI_DU);
    let archive = Archive::new()
        .file("../../../ngoai.xlsx", &form("A01", "1"))
        .file("C:\\Windows\\A02.xlsx", &form("A02", "2"))
        .file("/etc/A03.xlsx", &form("A03", "3"));
    folder.put(VI_DU_PERIOD, "goi.zip", &archive.to_bytes());
    let workspace = Workspace::open(folder.root()).unwrap();
    let collection = collect(&workspace);
    let names: Vec<&str> = collection.submissions.iter().map(|s| &*s.file.path).collect();
    assert_eq!(names, ["goi.zip/Windows/A02.xlsx", "goi.zip/etc/A03.xlsx", "goi.zip/ngoai.xlsx"]);
    assert!(collection.submissions.iter().all(|s| s.status == Status::Accepted));
    let notes: Vec<_> = collection.findings().filter(|f| f.entry.code == "F025").collect();
    assert_eq!(notes.len(), 3);
    assert!(notes.iter().all(|note| note.severity == Severity::Note));
    let mut inside: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(folder.root()).unwrap() {
        inside.push(entry.unwrap().file_name().to_string_lossy().into_owned());
    }
    inside.sort();
    assert_eq!(inside, ["2012-Q1", "form.toml", "tonghop.toml", "units.csv"]);
}

#[test]
fn old_code_pages_are_shown_readably() {
    let archive = Archive::new()
        .raw_name(b"\xD0o\xE0n c\xF5 s\xF5\xD2.xlsx", &form("A01", "1"))
        .raw_name(b"r\x82sum\x82.xlsx", &form("A02", "2"));
    let (status, findings) = taken(&[("goi.zip", &archive.to_bytes())]);
    let names: Vec<&String> = status.keys().collect();
    assert_eq!(names, ["goi.zip/résumé.xlsx", "goi.zip/Đoàn cơ sở.xlsx"]);
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn what_cannot_be_had_of_an_archive_is_said_and_the_rest_is_read() {
    let archive = Archive::new()
        .file("A01.xlsx", &form("A01", "1"))
        .file("khoa.xlsx", &form("A02", "2"))
        .encrypted()
        .file("hong.xlsx", &form("A03", "3"))
        .damaged();
    let (status, findings) =
        taken(&[("goi.zip", &archive.to_bytes()), ("rong.zip", &Archive::new().to_bytes())]);
    assert_eq!(status["goi.zip/A01.xlsx"], Status::Accepted);
    assert_eq!(findings, ["F022 goi.zip/khoa.xlsx", "F023 goi.zip/hong.xlsx", "F024 rong.zip"]);
    let twice = Archive::new().file("A.xlsx", &form("A01", "1")).file("A.xlsx", &form("A02", "2"));
    assert_eq!(taken(&[("goi.zip", &twice.to_bytes())]).1, ["F026 goi.zip"]);
    let cut = &archive.to_bytes()[..4_000];
    assert_eq!(taken(&[("cut.zip", cut)]).1, ["F001 cut.zip"]);
}

/// An archive with one entry of that many zero bytes, which are packed into nearly nothing.
fn bomb(bytes: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for name in ["A01.xlsx", "A02.xlsx"] {
        writer.start_file(name, options).unwrap();
        let block = vec![0; 1 << 20];
        for _ in 0..bytes >> 20 {
            writer.write_all(&block).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn bombs_are_left_unread() {
    let large = bomb(65 << 20);
    assert!(large.len() < 1 << 20);
    let (_, findings) = taken(&[("bom.zip", &large)]);
    assert_eq!(findings, ["F021 bom.zip/A01.xlsx", "F021 bom.zip/A02.xlsx"]);
    let mut nested = form("A01", "1");
    for _ in 0..6 {
        nested = Archive::new().file("x.zip", &nested).to_bytes();
    }
    let (_, findings) = taken(&[("x.zip", &nested)]);
    assert_eq!(findings, ["F021 x.zip/x.zip/x.zip/x.zip/x.zip"]);
    let many = (0..2_100).fold(Archive::new(), |archive, n| archive.file(&format!("{n}.xlsx"), b"x"));
    assert_eq!(taken(&[("many.zip", &many.to_bytes())]).1, ["F021 many.zip"]);
}

#[test]
fn what_is_no_workbook_is_named_with_what_to_do() {
    let msg = {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream("/__properties_version1.0").unwrap().write_all(b"x").unwrap();
        file.into_inner().into_inner()
    };
    let pages = Archive::new().file("Index/Document.iwa", b"x").to_bytes();
    let word = Archive::new().file("word/document.xml", b"x").to_bytes();
    let cases: [(&str, &[u8], &str, &str); 12] = [
        ("a.xls", b"<html><table><tr><td>12</td></tr></table></html>", "HTML", "Save As"),
        ("a.xlsx", "Mã;Số liệu\nH1;12\n".as_bytes(), "CSV", "văn phòng đã gửi"),
        ("a.xlsx", b"%PDF-1.4", "PDF", "chính tệp Excel"),
        ("a.xlsx", &word, "Word", "chính tệp Excel"),
        ("a.xlsx", b"\xFF\xD8\xFF\xE0", "hình ảnh", "chính tệp Excel"),
        ("a.msg", &msg, "Outlook", "lưu các tệp Excel đính kèm"),
        ("a.rar", b"Rar!\x1a\x07\x01\x00", "RAR", "giải nén"),
        ("a.7z", b"7z\xBC\xAF\x27\x1C", "7-Zip", "giải nén"),
        (
            "a.xls",
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
            "XML 2003",
            "Save As",
        ),
        ("a.slk", b"ID;PWXL;N;E\r\n", "SYLK", "Save As"),
        ("a.numbers", &pages, "Numbers", "Export To"),
        ("a.gsheet", b"{\"url\":\"https://docs.google.com\",\"doc_id\":\"1\"}", "đường dẫn", "tải tài liệu"),
    ];
    let messages = tonghop::Messages::of(tonghop::Language::Vi);
    for (name, bytes, kind, advice) in cases {
        let folder = TestWorkspace::of(&VI_DU);
        folder.put(VI_DU_PERIOD, name, bytes);
        let workspace = Workspace::open(folder.root()).unwrap();
        let collection = collect(&workspace);
        let finding = &collection.submissions[0].findings[0];
        assert_eq!((collection.submissions.len(), finding.entry.code), (1, "F002"), "{name} {kind}");
        let text = messages.finding(finding);
        assert!(text.message.contains(kind) && text.hint.contains(advice), "{name}: {text:?}");
    }
}

#[test]
fn single_files_are_opened_like_those_of_a_folder() {
    let folder = TestWorkspace::of(&VI_DU);
    let archive = Archive::new().file("A01.xlsx", &form("A01", "1")).to_bytes();
    let path = folder.put(VI_DU_PERIOD, "goi.zip", &archive);
    let workspace = Workspace::open(folder.root()).unwrap();
    let files = [path.clone(), folder.inbox(VI_DU_PERIOD), path.clone()];
    let collection =
        workspace.check(&files, VI_DU_PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap();
    let names: Vec<&str> = collection.submissions.iter().map(|s| &*s.file.path).collect();
    assert_eq!(names, [format!("{}/A01.xlsx", path.display())]);
}

#[test]
fn what_came_in_an_archive_was_received_with_it() {
    let folder = TestWorkspace::of(&VI_DU);
    let archive = Archive::new().file("A01.xlsx", &form("A01", "1")).to_bytes();
    folder.put(VI_DU_PERIOD, "goi.zip", &archive);
    folder.receipts(VI_DU_PERIOD, &[("goi.zip", "2012-04-03 08:00")]);
    let workspace = Workspace::open(folder.root()).unwrap();
    let collection = collect(&workspace);
    assert_eq!(collection.selection.units.late.len(), 1);
    assert!(collection.findings().all(|finding| finding.entry.code != "C008"));
}

#[test]
fn threads_change_nothing() {
    let folder = TestWorkspace::of(&VI_DU);
    let archive =
        Archive::new().file("A02.xlsx", &form("A02", "2")).file("a/A01.xlsx", &form("A01", "5")).to_bytes();
    folder.put(VI_DU_PERIOD, "goi.zip", &archive);
    folder.put(VI_DU_PERIOD, "A01.xlsx", &form("A01", "1"));
    folder.put(VI_DU_PERIOD, "thu.eml", &Mail::new("x").attach("A03.xlsx", &form("A03", "3")).to_bytes());
    let workspace = Workspace::open(folder.root()).unwrap();
    let read = |threads| {
        let options = CollectOptions { threads: Some(threads), ..CollectOptions::default() };
        let collection = workspace.collect(VI_DU_PERIOD.parse().unwrap(), &options).unwrap();
        (collection.submissions, collection.selection)
    };
    assert_eq!(read(1), read(4));
}
