//! One test for each invariant of ARCHITECTURE.md, in its order.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tonghop::{
    Arg, CollectOptions, Decimal, Figure, Finding, Language, Messages, Origin, State, Status, Workspace,
    catalogue, plain,
};
use tonghop_test_support::{FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The dependencies that a crate's manifest names, without those of its tests.
fn dependencies(krate: &str) -> Vec<String> {
    let manifest = std::fs::read_to_string(root().join("crates").join(krate).join("Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap().to_owned();
    section.lines().filter_map(|line| Some(line.split_once('.')?.0.trim().to_owned())).collect()
}

/// The source files of the five crates with their text.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.ends_with("tests") || entry.ends_with("tests.rs") {
                // Tests that stand in files of their own are no code of the crate.
            } else if entry.is_dir() {
                walk(&entry, found);
            } else if entry.extension().is_some_and(|e| e == "rs") {
                found.push((entry.display().to_string(), std::fs::read_to_string(&entry).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    for krate in ["core", "ingest", "output", "tonghop", "cli"] {
        walk(&root().join("crates").join(krate).join("src"), &mut found);
    }
    found
}

/// The code of a source file: without comments and without its own tests.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// A small workspace in which all three units and the committee have submitted, with changes to A01.
fn inbox(change: impl Fn(FormFile<'_>) -> FormFile<'_>) -> TestWorkspace {
    let folder = TestWorkspace::of(&VI_DU);
    let (form, roster, settings) = (VI_DU.form(), VI_DU.roster(), VI_DU.settings());
    let period = VI_DU_PERIOD.parse().unwrap();
    for unit in roster.units() {
        let file = FormFile::unit(&form, unit, period);
        let file = if unit.code.as_str() == "A01" { change(file) } else { file };
        folder.put(VI_DU_PERIOD, &format!("{}.xlsx", unit.code), &file.to_bytes());
    }
    let committee = FormFile::committee(&form, &settings.committee, period);
    folder.put(VI_DU_PERIOD, "DK.xlsx", &committee.to_bytes());
    folder
}

fn open(folder: &TestWorkspace) -> Workspace {
    Workspace::open(folder.root()).unwrap()
}

fn collect(workspace: &Workspace) -> tonghop::Collection<'_> {
    workspace.collect(VI_DU_PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap()
}

#[test]
fn i01_core_is_pure_and_reader_and_writer_do_not_know_each_other() {
    let outside =
        ["calamine", "rust_xlsxwriter", "zip", "fluent-bundle", "serde_json", "clap", "rayon", "tempfile"];
    for name in dependencies("core") {
        assert!(!outside.contains(&name.as_str()) && !name.starts_with("tonghop"), "core depends on {name}");
    }
    for (krate, other) in [("ingest", "tonghop-output"), ("output", "tonghop-ingest")] {
        let names = dependencies(krate);
        assert!(
            names.contains(&"tonghop-core".to_owned()) && !names.contains(&other.to_owned()),
            "{krate}: {names:?}"
        );
    }
    for (file, text) in sources().iter().filter(|(file, _)| file.contains("/core/src/")) {
        for banned in ["std::fs", "std::env", "std::io", "std::net", "SystemTime", "Instant::now", "println!"]
        {
            assert!(!code(text).contains(banned), "{file} has {banned}");
        }
    }
}

#[test]
fn i02_a_fault_in_a_file_is_a_finding_whatever_its_bytes() {
    let whole = std::fs::read(root().join("sample-workbooks/2012-Q1/inbox/CDCS06.xlsx")).unwrap();
    let folder = inbox(|file| file);
    let mut seed = 42_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for index in 0..60 {
        let mut bytes = whole.clone();
        for _ in 0..=random(8) {
            let at = random(bytes.len());
            bytes[at] = random(256) as u8;
        }
        if index % 5 == 0 {
            bytes.truncate(random(whole.len()));
        }
        folder.put(VI_DU_PERIOD, &format!("damaged-{index}.xlsx"), &bytes);
    }
    let workspace = open(&folder);
    let collection = collect(&workspace);
    assert_eq!(collection.submissions.len(), 64);
    assert_eq!(collection.selection.units.accepted.len(), 3, "the others are not stopped");
    for submission in collection.submissions.iter().filter(|s| s.file.path.starts_with("damaged")) {
        assert!(!submission.findings.is_empty(), "{} says nothing", submission.file.path);
    }
}

#[test]
fn i03_findings_come_from_the_catalogue_with_a_place() {
    for (file, text) in sources().iter().filter(|(file, _)| !file.ends_with("core/src/finding.rs")) {
        let literal = code(text).replace("-> Finding {", "").contains("Finding {");
        assert!(!literal, "{file} builds a finding by hand");
    }
    let codes: Vec<&str> = catalogue::entries().map(|entry| entry.code).collect();
    let unique: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(codes.len(), unique.len(), "a code is used once");
    for family in catalogue::CATALOGUE {
        let numbers: Vec<usize> = family.iter().map(|entry| entry.code[1..].parse().unwrap()).collect();
        // A number that is not taken is one that was kept free or given up.
        assert!(numbers.is_sorted_by(|a, b| a < b), "{}: in order, {numbers:?}", family[0].code);
    }
}

#[test]
fn i04_nothing_in_an_answer_cell_or_beside_it_is_dropped_in_silence() {
    let strange =
        ["khoảng 20", "\"12\"", "12.5", "-7", "x", "#REF!", "2012-03-26", "TRUE", "=A1+1", "33/41", "…"];
    for field in VI_DU.form().asked_fields(false) {
        if field.formula().is_some() {
            continue;
        }
        for content in strange {
            let folder = inbox(|file| file.answer(field.code.as_str(), content));
            let workspace = open(&folder);
            let collection = collect(&workspace);
            let submission = &collection.submissions[0];
            let value = submission.value(field.code.as_str()).unwrap();
            let reported = submission.findings.iter().any(|f| f.field.as_ref() == Some(&field.code));
            assert!(value.state != State::Blank || reported, "{} `{content}`", field.code);
            assert!(value.datum.is_some() || reported, "{} `{content}` vanished", field.code);
        }
    }
    let beside = [
        ("under a strange code", inbox(|file| file.extra_row(&["H99", "Số khác", "cuộc", "12"])), "L004"),
        ("under the table", inbox(|file| file.extra_row(&["", "Cộng", "", "12"])), "L007"),
        ("in the remarks", inbox(|file| file.answer("H2", "").note("H2", "12")), "L006"),
    ];
    for (name, folder, code) in beside {
        let workspace = open(&folder);
        let collection = collect(&workspace);
        let found: Vec<&str> = collection.submissions[0].findings.iter().map(|f| f.entry.code).collect();
        assert!(found.contains(&code), "{name}: {found:?}");
    }
}

#[test]
fn i05_blank_zero_and_missing_are_not_the_same() {
    let figure = |folder: TestWorkspace| {
        let workspace = open(&folder);
        let consolidation = collect(&workspace).consolidate(false);
        let total = consolidation.total("H2").unwrap();
        (total.figure.number().map(plain), (total.coverage.have, total.coverage.of))
    };
    assert_eq!(figure(inbox(|file| file.answer("H2", "5"))), (Some("7".to_owned()), (3, 3)));
    assert_eq!(figure(inbox(|file| file.answer("H2", "0"))), (Some("2".to_owned()), (3, 3)));
    assert_eq!(figure(inbox(|file| file.answer("H2", ""))), (Some("2".to_owned()), (2, 3)));
    let missing = inbox(|file| file);
    std::fs::remove_file(missing.inbox(VI_DU_PERIOD).join("A01.xlsx")).unwrap();
    assert_eq!(figure(missing), (Some("2".to_owned()), (2, 3)));
}

#[test]
fn i06_numbers_are_exact_and_never_guessed() {
    let folder = inbox(|file| file.answer("H9", "0.1"));
    let (form, roster) = (VI_DU.form(), VI_DU.roster());
    for (unit, answer) in [("A02", "0.2"), ("A03", "999.7")] {
        let file = FormFile::unit(&form, roster.unit(unit).unwrap(), VI_DU_PERIOD.parse().unwrap());
        folder.put(VI_DU_PERIOD, &format!("{unit}.xlsx"), &file.answer("H9", answer).to_bytes());
    }
    let workspace = open(&folder);
    let consolidation = collect(&workspace).consolidate(false);
    assert_eq!(consolidation.total("H9").unwrap().figure, Figure::Number(Some(Decimal::from(1000))));
    for (code, answer, number) in [
        ("H1", "1.5", None),
        ("H9", "\"1.500\"", None),
        ("H9", "\"1,500\"", None),
        ("H1", "\"1,5\"", None),
        ("H1", "\"1.500\"", Some(1500)),
        ("H1", "\"1,500\"", Some(1500)),
        ("H1", "\"12 cuộc\"", Some(12)),
        ("H1", "\"12-15\"", None),
    ] {
        let folder = inbox(|file| file.answer(code, answer));
        let workspace = open(&folder);
        let submission = &collect(&workspace).submissions[0];
        let value = submission.value(code).unwrap();
        assert_eq!(value.number(), number.map(Decimal::from), "{answer}");
        assert_eq!(number.is_none(), submission.status == Status::Rejected, "{answer}");
    }
    // What one answer leaves open, another answer of the file tells.
    let folder = inbox(|file| file.answer("H3", "\"1.200.300\"").answer("H9", "\"7,082\""));
    let workspace = open(&folder);
    let value = collect(&workspace).submissions[0].value("H9").unwrap().number();
    assert_eq!(value, Some(Decimal::new(7082, 3)));
}

#[test]
fn i07_the_order_of_files_does_not_change_the_outputs() {
    let outputs = |reverse: bool| {
        let source = inbox(|file| file.answer("H1", "\"12\""));
        let target = TestWorkspace::of(&VI_DU);
        let mut names = ["A01.xlsx", "A02.xlsx", "A03.xlsx", "DK.xlsx"];
        if reverse {
            names.reverse();
        }
        for name in names {
            target.put(VI_DU_PERIOD, name, &std::fs::read(source.inbox(VI_DU_PERIOD).join(name)).unwrap());
        }
        let workspace = open(&target);
        let options =
            CollectOptions { threads: Some(if reverse { 2 } else { 1 }), ..CollectOptions::default() };
        let collection = workspace.collect(VI_DU_PERIOD.parse().unwrap(), &options).unwrap();
        let messages = Messages::of(Language::Vi);
        let written = collection.write(&collection.consolidate(false), target.root(), &messages).unwrap();
        written.iter().map(|path| std::fs::read(path).unwrap()).collect::<Vec<_>>()
    };
    assert!(outputs(false) == outputs(true));
}

#[test]
fn i08_an_output_appears_whole_or_not_at_all() {
    let folder = inbox(|file| file);
    let workspace = open(&folder);
    let collection = collect(&workspace);
    let out = folder.root().join("out");
    // A folder stands where the second file should go, so that it cannot be put there.
    std::fs::create_dir_all(out.join("values.csv/in the way")).unwrap();
    let messages = Messages::of(Language::Vi);
    assert!(collection.write(&collection.consolidate(false), &out, &messages).is_err());
    let left: Vec<_> = std::fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["values.csv"], "neither output nor a half-written one is left");
}

#[test]
fn i09_code_knows_no_field_code_and_no_text_for_people() {
    let sample = std::fs::read_to_string(root().join("sample-workbooks/form.toml")).unwrap();
    let codes: Vec<&str> = sample
        .lines()
        .filter_map(|line| line.strip_prefix("code = \"")?.strip_suffix('"'))
        .filter(|code| code.len() > 2)
        .collect();
    assert!(codes.len() > 70);
    for (file, text) in sources() {
        let code = code(&text);
        let words: BTreeSet<&str> = code.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        for field in &codes {
            assert!(!words.contains(field), "{file} knows {field}");
        }
        let vietnamese = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";
        // Single letters are no text: how wide a glyph is may be known, and what an old encoding draws.
        let texts = code.split('"').skip(1).step_by(2).collect::<String>().to_lowercase();
        let is_encoding = file.contains("core/src/legacy_text/");
        let has_text = !is_encoding && texts.contains(|c| vietnamese.contains(c));
        assert!(!has_text, "{file} has Vietnamese text in its code");
    }
}

#[test]
fn i10_every_total_names_its_contributions() {
    let folder = inbox(|file| file.answer("H1", "\"12\""));
    let workspace = open(&folder);
    let collection = collect(&workspace);
    let consolidation = collection.consolidate(false);
    for total in consolidation.totals.values() {
        let field = workspace.form.field(total.field.as_str()).unwrap();
        if field.formula().is_some() {
            continue;
        }
        assert_eq!(total.contributions.len(), total.coverage.have, "{}", total.field);
        for contribution in &total.contributions {
            let Origin::Cell { file, source } = &contribution.origin else { panic!("{}", total.field) };
            let bytes = std::fs::read(folder.inbox(VI_DU_PERIOD).join(&*file.path)).unwrap();
            assert_eq!(*file.sha256, *tonghop::sha256(&bytes));
            assert_eq!(&*source.sheet, "BIEU");
            assert!(!source.raw.is_empty());
        }
    }
    let first = &consolidation.total("H1").unwrap().contributions[0];
    let Origin::Cell { source, .. } = &first.origin else { panic!() };
    assert_eq!((first.unit.as_str(), &*source.raw), ("A01", "12"));
    let note: Vec<&Finding> = collection.submissions[0].findings.iter().collect();
    assert!(
        matches!(&note[..], [one] if one.entry.code == "V008" && one.args.iter().any(|(_, arg)| *arg == Arg::Number(Decimal::from(12))))
    );
}
