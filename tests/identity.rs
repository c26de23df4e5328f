//! Whose file it is: by code, else by name, however it is written; never by the name of the file.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::borrow::Cow;

use tonghop::{CollectOptions, Submission, Workspace};
use tonghop_test_support::{Declarations, FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD};

const UNITS: &str = "code,name,aliases,kind
A01,Chi đoàn cơ sở Sở Tài chính,Đoàn Sở Tài chính,Đơn vị
A02,Chi đoàn cơ sở Sở Nông nghiệp và Phát triển nông thôn,Sở NN&PTNT,Đơn vị
A03,Đoàn cơ sở Văn phòng Ủy ban nhân dân tỉnh,,Đoàn cơ sở
A04,Đoàn cơ sở Sở Xây dựng,,Đoàn cơ sở
A05,Chi đoàn cơ sở Sở Xây dựng,,Chi đoàn cơ sở
";

fn declared() -> Declarations {
    Declarations { roster: Cow::Borrowed(UNITS), ..VI_DU }
}

/// What is made of a file of A01 under a name.
fn read(name: &str, change: impl Fn(FormFile<'_>) -> FormFile<'_>) -> Submission {
    let declared = declared();
    let (form, roster) = (declared.form(), declared.roster());
    let file = FormFile::unit(&form, roster.unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap());
    let folder = TestWorkspace::of(&declared);
    folder.put(VI_DU_PERIOD, name, &change(file).to_bytes());
    let workspace = Workspace::open(folder.root()).unwrap();
    let options = CollectOptions::default();
    workspace.collect(VI_DU_PERIOD.parse().unwrap(), &options).unwrap().submissions.remove(0)
}

fn told(submission: &Submission) -> String {
    submission.findings.iter().map(|finding| finding.entry.code).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_unit_is_known_by_its_name_however_it_is_written() {
    for (name, code, expected) in [
        ("Chi đoàn cơ sở Sở Tài chính", "A01", "I012"),
        ("CHI ĐOÀN CƠ SỞ SỞ TÀI CHÍNH", "A01", "I012"),
        ("chi doan co so so tai chinh", "A01", "I012"),
        ("Chi đoàn cơ sở - Sở Tài chính", "A01", "I012"),
        ("CĐCS Sở Tài chính", "A01", "I012"),
        ("CĐCS Sở TC", "A01", "I012"),
        ("Đoàn Sở TC", "A01", "I012"),
        ("Sở NN & PTNT", "A02", "I012"),
        ("CĐCS Sở Nông nghiệp và PTNT", "A02", "I012"),
        ("ĐCS VP UBND tỉnh", "A03", "I012"),
        ("ĐCS Văn phòng UBND tỉnh", "A03", "I012"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "A03", "I012"),
        ("Sở Xây dựng", "", "I016"),
        ("Sở Y tế", "", "I002"),
        ("Sở", "", "I002"),
        ("", "", "I002"),
    ] {
        let submission = read("nop.xlsx", |file| {
            file.identify("unit", "").header("unit_name", name).header("unit_kind", "")
        });
        let unit = submission.identity.unit.as_ref().map_or("", |unit| unit.as_str());
        assert_eq!(unit, code, "{name}");
        assert_eq!(told(&submission), expected, "{name}");
    }
}

#[test]
fn code_and_name_agree_or_nothing_is_chosen() {
    for (name, unit, spelled, expected) in [
        ("both", "A01", "Chi đoàn cơ sở Sở Tài chính", ""),
        ("a short form", "A01", "CĐCS Sở TC", ""),
        ("no name", "A01", "", ""),
        ("an unknown name", "A01", "Sở Y tế", "I010"),
        ("the name of another", "A01", "Sở NN và PTNT", "I006"),
        ("a name of two others", "A01", "Sở Xây dựng", "I006"),
        ("a name of two, one of them its own", "A04", "Sở Xây dựng", ""),
        ("a code with signs", "A-01", "", "I015"),
        ("a code in lower case", "a01", "", ""),
        ("an unknown code", "A1", "", "I001"),
    ] {
        let submission = read("nop.xlsx", |file| {
            file.identify("unit", unit).header("unit_name", spelled).header("unit_kind", "")
        });
        assert_eq!(told(&submission), expected, "{name}");
    }
}

#[test]
fn the_name_of_a_file_can_contradict_and_prove_nothing() {
    for (name, expected) in [
        ("A01.xlsx", ""),
        ("a01 (2).xlsx", ""),
        ("Bao cao quy I.xlsx", ""),
        ("CĐCS Sở Tài chính.xlsx", ""),
        ("So Tai chinh - quy 1.xlsx", ""),
        ("A02.xlsx", "I013"),
        ("BC So NN va PTNT.xlsx", ""),
        ("Bao cao Sở NN&PTNT.xlsx", "I013"),
        ("A01 gui A02.xlsx", ""),
    ] {
        assert_eq!(told(&read(name, |file| file)), expected, "{name}");
    }
    let submission =
        read("A02.xlsx", |file| file.identify("unit", "").header("unit_name", "").header("unit_kind", ""));
    assert_eq!(told(&submission), "I002");
    let offered = submission.findings[0].args.iter().find(|(name, _)| *name == "suggestion").unwrap();
    assert!(matches!(&offered.1, tonghop::Arg::Text(text) if text.starts_with("A02 ")), "{offered:?}");
}

#[test]
fn the_period_is_known_however_it_is_written() {
    for (text, expected) in [
        ("Quý I/2012", ""),
        ("Qúi 1 năm 2012", ""),
        ("quý I năm 2012", ""),
        ("Q1/2012", ""),
        ("ba tháng đầu năm 2012", ""),
        ("Quý II năm 2012", "I006, I008"),
        ("quý này", "I006, I008"),
    ] {
        assert_eq!(told(&read("A01.xlsx", |file| file.header("period", text))), expected, "{text}");
    }
    let only = |text: &'static str| {
        told(&read("A01.xlsx", |file| file.identify("period", "").header("period", text)))
    };
    assert_eq!(only("Qúi 1 năm 2012"), "");
    assert_eq!(only("1/2012"), "");
    assert_eq!(only("Quý IV năm 2011"), "I003");
    assert_eq!(only("Tháng 3 năm 2012"), "I003");
    assert_eq!(only("quý này"), "I008");
}

#[test]
fn an_older_version_is_read_and_asked_for_what_is_new() {
    let older = |file: FormFile<'_>, code: &str| {
        let file = file.identify("version", "0.9");
        if code.is_empty() { told_of(file) } else { told_of(file.without(code)) }
    };
    let declared = declared();
    let (form, roster) = (declared.form(), declared.roster());
    let file = || FormFile::unit(&form, roster.unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap());
    assert_eq!(older(file(), ""), "I014 warning");
    assert_eq!(older(file(), "H1"), "I014 warning, L023 error");
    assert_eq!(older(file(), "H2"), "I014 warning, L023 note");
    assert_eq!(told_of(file().identify("version", "0.1")), "I005 error");
}

fn told_of(file: FormFile<'_>) -> String {
    let folder = TestWorkspace::of(&declared());
    folder.put(VI_DU_PERIOD, "A01.xlsx", &file.to_bytes());
    let workspace = Workspace::open(folder.root()).unwrap();
    let options = CollectOptions::default();
    let collection = workspace.collect(VI_DU_PERIOD.parse().unwrap(), &options).unwrap();
    let told = |finding: &tonghop::Finding| format!("{} {}", finding.entry.code, finding.severity.word());
    collection.submissions[0].findings.iter().map(told).collect::<Vec<_>>().join(", ")
}
