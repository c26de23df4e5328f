//! The folder of a committee: what a period opens with, what is written where, and which declarations are taken.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

#[path = "workspace/declarations.rs"]
mod declarations;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use tonghop::{
    CollectOptions, Collection, Error, Form, Language, Messages, Period, Place, Silent, Status, Workspace,
};
use tonghop_test_support::{Declarations, FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD, oracle};

/// A form with row tables, an opening stock, and a count of the roster.
const TABLES: Declarations = Declarations {
    form: Cow::Borrowed(include_str!("fixtures/bang-ke/form.toml")),
    roster: Cow::Borrowed(include_str!("fixtures/bang-ke/units.csv")),
    settings: Cow::Borrowed(include_str!("fixtures/bang-ke/tonghop.toml")),
};

/// The period before that of the workspaces.
const BEFORE: &str = "2011-Q4";

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn open(folder: &TestWorkspace) -> Workspace {
    Workspace::open(folder.root()).unwrap()
}

fn collect<'w>(workspace: &'w Workspace, of: &str) -> Collection<'w> {
    workspace.collect(period(of), &CollectOptions::default()).unwrap()
}

/// The sound form of a unit for the current period.
fn file<'f>(declared: &Declarations, form: &'f Form, unit: &str) -> FormFile<'f> {
    FormFile::unit(form, declared.roster().unit(unit).unwrap(), period(VI_DU_PERIOD))
}

/// How a run of the command ended, and what it printed.
fn tonghop(arguments: &[&str], folder: &Path) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    let output = command.args(arguments).current_dir(folder).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

/// What `work` gives, if it ends in a minute.
fn in_a_minute<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    let thread = std::thread::spawn(move || sender.send(work()).unwrap());
    match receiver.recv_timeout(Duration::from_secs(60)) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => panic!("{name} does not end"),
        Err(RecvTimeoutError::Disconnected) => std::panic::resume_unwind(thread.join().unwrap_err()),
    }
}

/// The names of what lies in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The opening stock in each of the forms that are sent out, by unit; blank is empty.
fn openings(folder: &TestWorkspace) -> BTreeMap<String, String> {
    let forms = folder.path("forms-to-see");
    let written = open(folder).write_forms(period(VI_DU_PERIOD), &forms, &Silent).unwrap();
    let opening = |path: &PathBuf| {
        let cells = oracle::read(&std::fs::read(path).unwrap()).remove("BIEU").unwrap();
        let column = |heading: &str| {
            let (at, _) = cells.iter().find(|(_, text)| *text == heading).unwrap();
            at.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
        };
        let (code, _) = cells.iter().find(|(_, text)| *text == "D1").unwrap();
        let row = code.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let answer = cells.get(&format!("{}{row}", column("Số liệu"))).cloned().unwrap_or_default();
        (path.file_stem().unwrap().to_str().unwrap().to_owned(), answer)
    };
    let openings = written.iter().filter(|path| !path.ends_with("DK.xlsx")).map(opening).collect();
    std::fs::remove_dir_all(forms).unwrap();
    openings
}

fn expected_openings(figures: [&str; 5]) -> BTreeMap<String, String> {
    let units = ["A01", "A02", "A03", "A04", "A05"];
    units.iter().zip(figures).map(|(unit, figure)| ((*unit).to_owned(), figure.to_owned())).collect()
}

#[test]
fn a_unit_whose_last_figure_is_not_known_opens_blank_and_never_with_zero() {
    let folder = TestWorkspace::of(&TABLES);
    let (form, roster) = (TABLES.form(), TABLES.roster());
    assert_eq!(openings(&folder), expected_openings([""; 5]), "the period before has not been consolidated");
    // A01 is accepted, A02 rejected, A03 gives no value, A04 was founded the day after, A05 is missing though it
    // was there on the last day.
    let before = |unit: &str| FormFile::unit(&form, roster.unit(unit).unwrap(), period(BEFORE));
    folder.put(BEFORE, "A01.xlsx", &before("A01").answer("D2", "7").to_bytes());
    folder.put(BEFORE, "A02.xlsx", &before("A02").answer("D2", "8").answer("N1", "khoảng 20").to_bytes());
    folder.put(BEFORE, "A03.xlsx", &before("A03").answer("D2", "").to_bytes());
    let workspace = open(&folder);
    let collection = collect(&workspace, BEFORE);
    let results = folder.results(BEFORE);
    let messages = Messages::of(Language::Vi);

    collection.write(&collection.consolidate(true), &results, &messages).unwrap();
    let provisional =
        ["findings-provisional.csv", "tong-hop-2011-Q4-tam-tinh.xlsx", "totals-provisional.csv"];
    assert_eq!(names(&results), provisional, "nothing to open with");
    assert_eq!(openings(&folder), expected_openings([""; 5]));

    collection.write(&collection.consolidate(false), &results, &messages).unwrap();
    assert_eq!(
        names(&results),
        [
            "findings-provisional.csv",
            "findings.csv",
            "tong-hop-2011-Q4-tam-tinh.xlsx",
            "tong-hop-2011-Q4.xlsx",
            "totals-provisional.csv",
            "totals.csv",
            "values.csv"
        ],
        "the two results stand side by side"
    );
    assert_eq!(openings(&folder), expected_openings(["7", "", "", "0", ""]));
    let (code, said) = tonghop(&["template", ".", "--out", "forms"], folder.root());
    let line = said.lines().find(|line| line.contains("A02")).unwrap();
    assert_eq!(code, 0);
    assert!(line.contains("A03") && line.contains("A05"), "{line}");
    assert!(!line.contains("A01") && !line.contains("A04"), "{line}");

    // The whole of what is known: nobody is named.
    folder.put(BEFORE, "A02.xlsx", &before("A02").answer("D2", "0").to_bytes());
    folder.put(BEFORE, "A03.xlsx", &before("A03").answer("D2", "9").to_bytes());
    folder.put(BEFORE, "A05.xlsx", &before("A05").answer("D2", "10").to_bytes());
    let collection = collect(&workspace, BEFORE);
    collection.write(&collection.consolidate(false), &results, &messages).unwrap();
    assert_eq!(openings(&folder), expected_openings(["7", "0", "9", "0", "10"]));
    let (_, said) = tonghop(&["template", ".", "--out", "forms-2"], folder.root());
    assert!(!said.contains("A02") && !said.contains("A05"), "{said}");
}

/// The mistakes of a declaration as `D006 units.csv:3`, in their order.
fn mistakes(error: &Error) -> Vec<String> {
    let Error::Declaration(declaration) = error else { panic!("{error:?}") };
    let told = |mistake: &tonghop::Finding| {
        let Place::Line { file, line, .. } = &mistake.place else { panic!("{mistake:?}") };
        let name = Path::new(&**file).file_name().unwrap().to_str().unwrap();
        format!("{} {name}:{line}", mistake.entry.code)
    };
    declaration.mistakes.iter().map(told).collect()
}

#[test]
fn the_values_of_a_closed_period_are_read_whole_or_refused() {
    let folder = TestWorkspace::of(&TABLES);
    let head = "unit,field,value,file,sha256,sheet,cell,raw,provisional\n";
    for (name, rows, expected, refused) in [
        ("a figure", "A01,D2,7,,,,,,false\n", "7", ""),
        ("a provisional one", "A01,D2,7,,,,,,true\n", "", ""),
        ("a text that is no figure", "A01,D2,7,,,,,,false\nA01,T1,Tốt,,,,,,false\n", "7", ""),
        ("a field that the form no longer has", "A01,D2,7,,,,,,false\nA01,X9,?,,,,,,false\n", "7", ""),
        ("a damaged figure", "A01,D2,7,,,,,,false\nA02,D2,7x,,,,,,false\n", "", "D018 values.csv:3"),
        ("a figure with a comma", "A01,D2,\"7,5\",,,,,,false\n", "", "D018 values.csv:2"),
        ("a lost figure", "A01,D2,,,,,,,false\n", "", "D018 values.csv:2"),
        (
            "two damaged figures",
            "A01,D2,a,,,,,,false\nA02,D2,b,,,,,,false\n",
            "",
            "D018 values.csv:2, D018 values.csv:3",
        ),
    ] {
        folder.write(format!("{BEFORE}/results/values.csv"), format!("{head}{rows}").as_bytes());
        let history = open(&folder).history(period(VI_DU_PERIOD));
        if refused.is_empty() {
            let figure =
                history.unwrap().unwrap().figure("A01", "D2").map(tonghop::plain).unwrap_or_default();
            assert_eq!(figure, expected, "{name}");
            assert_eq!(openings(&folder)["A01"], expected, "{name}");
        } else {
            assert_eq!(mistakes(&history.unwrap_err()).join(", "), refused, "{name}");
            assert_eq!(tonghop(&["template", ".", "--out", "forms"], folder.root()).0, 2, "{name}");
        }
    }
    assert_eq!(names(&folder.path("forms")), [""; 0], "no form is written");
}

#[test]
fn a_provisional_result_takes_what_is_sound_and_every_unit_once() {
    let form = TABLES.form();
    let a01 = |n1: &str, day: &str| file(&TABLES, &form, "A01").answer("N1", n1).header("filled_on", day);
    let faulty = |n1: &str, day: &str| a01(n1, day).answer("N2", "khoảng 20");
    // The files of A01 as name and bytes; what A01 adds to N1 in a provisional result.
    let cases = [
        ("one, accepted", vec![a01("5", "2012-03-20")], Some("5")),
        ("one, rejected", vec![faulty("5", "2012-03-20")], Some("5")),
        (
            "an older accepted, a newer rejected",
            vec![a01("5", "2012-03-20"), faulty("6", "2012-03-25")],
            Some("5"),
        ),
        (
            "an older rejected, a newer accepted",
            vec![faulty("5", "2012-03-20"), a01("6", "2012-03-25")],
            Some("6"),
        ),
        ("two rejected", vec![faulty("5", "2012-03-20"), faulty("6", "2012-03-25")], Some("6")),
        (
            "one accepted, two newer rejected",
            vec![a01("5", "2012-03-20"), faulty("6", "2012-03-24"), faulty("7", "2012-03-25")],
            Some("5"),
        ),
        (
            "two accepted, and none tells which is later",
            vec![a01("5", "2012-03-20"), a01("6", "2012-03-20")],
            None,
        ),
        (
            "two accepted and two rejected, and none tells which is later",
            vec![
                a01("5", "2012-03-20"),
                a01("6", "2012-03-20"),
                faulty("7", "2012-03-20"),
                faulty("8", "2012-03-20"),
            ],
            None,
        ),
    ];
    for (name, files, expected) in cases {
        let folder = TestWorkspace::of(&TABLES);
        for (stem, file) in ["mot", "hai", "ba", "bon"].iter().zip(&files) {
            folder.put(VI_DU_PERIOD, &format!("{stem}.xlsx"), &file.to_bytes());
        }
        let workspace = open(&folder);
        let consolidation = collect(&workspace, VI_DU_PERIOD).consolidate(true);
        let total = &consolidation.totals["N1"];
        let figure = total.figure.number().map(tonghop::plain);
        assert_eq!(
            (figure.as_deref(), total.contributions.len()),
            (expected, usize::from(expected.is_some())),
            "{name}"
        );
    }
}

#[test]
fn faulty_cells_of_a_table_are_not_added_up() {
    let form = TABLES.form();
    // People, and what they add up to in a provisional result beside the 5 of the first row; whether it counts at all.
    for (cell, sum, rejected) in
        [("3", "8", false), ("", "5", false), ("-3", "5", true), ("khoảng 3", "5", true), ("3.5", "5", true)]
    {
        let rows = format!(
            "| ten | trang_thai | so_nguoi | so_nu |\n| Vườn rau | Đang làm | 5 | 1 |\n| Tủ sách | Đang làm | {cell} | 2 |"
        );
        let folder = TestWorkspace::of(&TABLES);
        folder.put(VI_DU_PERIOD, "A01.xlsx", &file(&TABLES, &form, "A01").rows("B1", &rows).to_bytes());
        let workspace = open(&folder);
        let collection = collect(&workspace, VI_DU_PERIOD);
        assert_eq!(collection.submissions[0].status == Status::Rejected, rejected, "{cell}");
        let sums = |provisional: bool| {
            let sums = &collection.consolidate(provisional).tables["B1"].sums;
            [sums["so_nguoi"], sums["so_nu"]].map(tonghop::plain)
        };
        assert_eq!(sums(true), [sum, "3"], "{cell}");
        assert_eq!(sums(false), if rejected { ["0", "0"] } else { [sum, "3"] }, "{cell}");
    }
}

/// The workspace of three units, each of which has sent its form, and a folder elsewhere. By links, the inbox
/// goes by another name, and the inbox of 2012-Q4 lies elsewhere.
fn with_inboxes() -> (TestWorkspace, tempfile::TempDir) {
    let (folder, elsewhere) = (TestWorkspace::of(&VI_DU), tempfile::tempdir().unwrap());
    let form = VI_DU.form();
    for unit in ["A01", "A02", "A03"] {
        folder.put(VI_DU_PERIOD, &format!("nop/{unit}.xlsx"), &file(&VI_DU, &form, unit).to_bytes());
    }
    #[cfg(unix)]
    {
        std::fs::create_dir_all(folder.path("2012-Q4")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), folder.inbox("2012-Q4")).unwrap();
        std::os::unix::fs::symlink(folder.inbox(VI_DU_PERIOD), folder.path("to-inbox")).unwrap();
    }
    (folder, elsewhere)
}

#[test]
fn nothing_is_written_among_the_files_that_came_in() {
    // Folders below the workspace, and whether they are refused.
    let mut outs = vec![
        ("2012-Q1/inbox", true),
        ("2012-Q1/inbox/.", true),
        ("2012-Q1/inbox/nop", true),
        ("2012-Q1/inbox/nop/..", true),
        ("2012-Q1/inbox/moi/nua", true),
        ("2012-Q1/../2012-Q1/inbox", true),
        ("2012-Q1/moi/../inbox", true),
        ("moi/../2012-Q1/inbox", true),
        ("2012-Q3/inbox", true),
        ("2012-Q1/results", false),
        ("2012-Q1/inbox-2", false),
        ("2012-Q1/inbox/../results", false),
        ("2012-Q3/ra", false),
        ("ra/inbox", false),
    ];
    if cfg!(unix) {
        outs.extend([
            ("to-inbox", true),
            ("to-inbox/moi", true),
            ("2012-Q4/inbox", true),
            ("2012-Q4/inbox/moi", true),
        ]);
    }
    let mut wrong = Vec::new();
    for (out, refused) in outs {
        for command in ["consolidate", "template"] {
            let (folder, elsewhere) = with_inboxes();
            let absolute = folder.path(out);
            for out in [out, absolute.to_str().unwrap()] {
                let (code, _) = tonghop(&[command, ".", "--out", out], folder.root());
                if (code == 2) != refused {
                    wrong.push(format!("{command} --out {out} ends with {code}"));
                }
            }
            assert!(names(elsewhere.path()).is_empty() || !wrong.is_empty(), "{command} {out}");
        }
        let (folder, _elsewhere) = with_inboxes();
        let (workspace, out) = (open(&folder), folder.path(out));
        let collection = collect(&workspace, VI_DU_PERIOD);
        let forms = workspace.write_forms(period(VI_DU_PERIOD), &out, &Silent);
        let result = collection.write(&collection.consolidate(false), &out, &Messages::of(Language::Vi));
        for result in [forms, result] {
            if matches!(result, Err(Error::IntoInbox { .. })) != refused || result.is_ok() == refused {
                wrong.push(format!("{}: {result:?}", out.display()));
            }
        }
        assert!(names(&folder.inbox(VI_DU_PERIOD)) == ["nop"] || !wrong.is_empty(), "{}", out.display());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_form_that_was_filled_in_is_never_replaced() {
    let folder = TestWorkspace::of(&VI_DU);
    let workspace = open(&folder);
    let forms = folder.path("forms");
    let write = || workspace.write_forms(period(VI_DU_PERIOD), &forms, &Silent);
    let sent: Vec<Vec<u8>> = write().unwrap().iter().map(|path| std::fs::read(path).unwrap()).collect();
    let again = write().unwrap();
    assert_eq!(
        again.iter().map(|path| std::fs::read(path).unwrap()).collect::<Vec<_>>(),
        sent,
        "the same bytes"
    );
    let filled = file(&VI_DU, &workspace.form, "A02").answer("H1", "12").to_bytes();
    std::fs::write(forms.join("A02.xlsx"), &filled).unwrap();
    std::fs::remove_file(forms.join("A01.xlsx")).unwrap();
    let error = write().unwrap_err();
    assert!(matches!(&error, Error::WouldReplace { path } if path.ends_with("A02.xlsx")), "{error:?}");
    assert_eq!(names(&forms), ["A02.xlsx", "A03.xlsx"], "none of the forms is written");
    assert_eq!(std::fs::read(forms.join("A02.xlsx")).unwrap(), filled);
    assert_eq!(tonghop(&["template", ".", "--out", "forms"], folder.root()).0, 2);
}

#[test]
fn check_takes_files_and_folders_once_each() {
    let folder = TestWorkspace::of(&VI_DU);
    let form = VI_DU.form();
    let one = folder.write("thu/A01.xlsx", &file(&VI_DU, &form, "A01").to_bytes());
    folder.write("thu/nop bu/A02.xlsx", &file(&VI_DU, &form, "A02").to_bytes());
    folder.write("thu/~$A01.xlsx", b"lock");
    let workspace = open(&folder);
    let check = |paths: &[PathBuf]| {
        workspace.check(paths, period(VI_DU_PERIOD), &CollectOptions::default()).map(|collection| {
            collection.submissions.iter().map(|s| (s.file.path.to_string(), s.status)).collect::<Vec<_>>()
        })
    };
    let shown = |path: &Path| (path.to_str().unwrap().to_owned(), Status::Accepted);
    let (thu, two) = (folder.path("thu"), folder.path("thu/nop bu/A02.xlsx"));
    let both = vec![shown(&one), shown(&two)];
    let other_way = folder.path("thu/nop bu/../A01.xlsx");
    for (name, paths, expected) in [
        ("a file", vec![one.clone()], vec![shown(&one)]),
        ("two files", vec![one.clone(), two.clone()], both.clone()),
        ("a file twice", vec![one.clone(), one.clone()], vec![shown(&one)]),
        ("a file by two ways", vec![one.clone(), other_way], vec![shown(&one)]),
        ("a folder", vec![thu.clone()], both.clone()),
        ("a folder and a file in it", vec![thu.clone(), one.clone()], both.clone()),
        ("a file and its folder", vec![one.clone(), thu.clone()], both.clone()),
        ("a folder twice", vec![thu.clone(), thu.clone()], both.clone()),
    ] {
        assert_eq!(check(&paths).unwrap(), expected, "{name}");
    }
    let missing = folder.path("thu/A09.xlsx");
    for paths in [vec![missing.clone()], vec![one.clone(), missing.clone()]] {
        let error = check(&paths).unwrap_err();
        assert!(matches!(&error, Error::Read { path, .. } if *path == missing), "{error:?}");
    }
    let run = |path: &str| tonghop(&["check", path, "--workspace", "."], folder.root()).0;
    assert_eq!([run("thu/A01.xlsx"), run("thu"), run("thu/A09.xlsx"), run("mot thu muc")], [0, 0, 2, 2]);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_passed_over_with_a_note() {
    let folder = TestWorkspace::of(&VI_DU);
    let path = folder.put(VI_DU_PERIOD, "A01.xlsx", &file(&VI_DU, &VI_DU.form(), "A01").to_bytes());
    let inbox = folder.inbox(VI_DU_PERIOD);
    std::os::unix::fs::symlink(&path, inbox.join("A01 lien ket.xlsx")).unwrap();
    assert!(Command::new("mkfifo").arg(inbox.join("ong.xlsx")).status().unwrap().success());
    std::os::unix::fs::symlink(inbox.join("ong.xlsx"), inbox.join("ong lien ket.xlsx")).unwrap();
    std::os::unix::fs::symlink(inbox.join("khong co.xlsx"), inbox.join("gay.xlsx")).unwrap();
    let found = in_a_minute("an inbox with a pipe", move || {
        let workspace = open(&folder);
        let collection = collect(&workspace, VI_DU_PERIOD);
        let notes = collection.selection.findings.iter().filter(|finding| finding.entry.code == "F007");
        let notes: Vec<String> = notes.map(|note| note.place.to_string()).collect();
        let files: Vec<(String, Status)> =
            collection.submissions.iter().map(|s| (s.file.path.to_string(), s.status)).collect();
        (notes, files)
    });
    assert_eq!(found.0, ["ong lien ket.xlsx", "ong.xlsx"]);
    let files = [
        ("A01 lien ket.xlsx".to_owned(), Status::Duplicate),
        ("A01.xlsx".to_owned(), Status::Accepted),
        ("gay.xlsx".to_owned(), Status::Unreadable),
    ];
    assert_eq!(found.1, files);
}

#[test]
fn closed_periods_are_read_nearest_first_and_a_gap_stays_one() {
    let folder = TestWorkspace::of(&TABLES);
    let values = |of: &str, figure: &str| {
        let text = format!("unit,field,value,provisional\nA01,D2,{figure},false\n");
        folder.write(format!("{of}/results/values.csv"), text.as_bytes());
    };
    values("2011-Q4", "7");
    values("2011-Q2", "9");
    values("2009-Q4", "11");
    let past = |of: &str| open(&folder).past(period(of));
    let figures = |of: &str| -> Vec<String> {
        past(of).unwrap().figures("A01", "D2", 8).into_iter().map(tonghop::plain).collect()
    };
    assert_eq!(figures(VI_DU_PERIOD), ["7", "9"], "eight periods back and no further");
    assert_eq!(figures("2011-Q4"), ["9", "11"], "what comes after is not before");
    let backs: Vec<bool> = (1..=4).map(|back| past(VI_DU_PERIOD).unwrap().back(back).is_some()).collect();
    assert_eq!(backs, [true, false, true, false]);

    // The form's own opening misses the period before, and says so once.
    let told = |of: &str| {
        std::fs::create_dir_all(folder.inbox(of)).unwrap();
        let workspace = open(&folder);
        let told = |finding: &&tonghop::Finding| finding.entry.code == "V050";
        let collection = collect(&workspace, of);
        let said: Vec<String> = collection
            .findings()
            .filter(told)
            .map(|f| Messages::of(Language::Vi).finding(f).message)
            .collect();
        said
    };
    assert_eq!(told(VI_DU_PERIOD), [""; 0]);
    let said = told("2011-Q4");
    assert!(said.len() == 1 && said[0].starts_with("Quý III/2011 chưa được chốt"), "{said:?}");

    values("2011-Q2", "9x");
    assert_eq!(mistakes(&past(VI_DU_PERIOD).unwrap_err()), ["D018 values.csv:2"], "however old");
}
