//! Consolidating consolidations gives what consolidating everything at once gives.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

#[path = "roll_up/levels.rs"]
mod levels;

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::OnceLock;

use levels::{Level, PERIOD, Part, essence, sample_form, sample_inbox, sample_text};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use tonghop::{
    CollectOptions, Collection, Consolidation, Datum, FileStamp, Origin, Place, Severity, State, Status,
    Submission, Upward, Workspace,
};
use tonghop_test_support::office::{self, Format};

/// The sample's submissions, read once.
fn sample() -> &'static Collection<'static> {
    static WORKSPACE: OnceLock<Workspace> = OnceLock::new();
    static COLLECTION: OnceLock<Collection<'static>> = OnceLock::new();
    let workspace = WORKSPACE.get_or_init(|| Workspace::open(levels::sample_root()).unwrap());
    COLLECTION.get_or_init(|| workspace.collect(PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap())
}

fn consolidated(level: &Level) -> Consolidation {
    level.collect().consolidate(false)
}

/// The direct collection with some units that sent nothing and some whose submission has errors.
fn direct(missing: &BTreeSet<String>, rejected: &BTreeSet<String>) -> Collection<'static> {
    let mut collection = sample().clone();
    levels::thin_out(&mut collection, missing, rejected);
    collection
}

/// What the groups hand up, and what the level above makes of it.
fn rolled_up(direct: &Collection<'_>, groups: &[Vec<String>]) -> Level {
    let upper = Level::of_groups(groups.len());
    for (number, units) in groups.iter().enumerate() {
        let group = Level::of_units(&format!("NHOM{}", number + 1), units);
        let mut collection = group.collect();
        levels::fill(&mut collection, direct, units);
        let bytes = collection.for_upper_level(&collection.consolidate(false)).unwrap();
        upper.put(&format!("NHOM{}.xlsx", number + 1), &bytes);
    }
    upper.put("DK.xlsx", &sample_inbox("DK.xlsx"));
    upper
}

fn split(units: &[String], groups: &[usize]) -> Vec<Vec<String>> {
    let mut split = vec![Vec::new(); groups.iter().max().unwrap() + 1];
    for (unit, group) in units.iter().zip(groups) {
        split[*group].push(unit.clone());
    }
    split.retain(|group| !group.is_empty());
    split
}

fn all_units() -> Vec<String> {
    sample().selection.units.expected.iter().map(ToString::to_string).collect()
}

fn set(units: &[String], chosen: &[usize]) -> BTreeSet<String> {
    chosen.iter().map(|index| units[index % units.len()].clone()).collect()
}

fn check(groups: &[Vec<String>], missing: &[usize], rejected: &[usize]) -> Result<(), TestCaseError> {
    let units = all_units();
    let direct = direct(&set(&units, missing), &set(&units, rejected));
    let upper = rolled_up(&direct, groups);
    let (once, twice) = (direct.consolidate(false), consolidated(&upper));
    prop_assert_eq!(essence(&once), essence(&twice));
    // Nothing is said of the roll-ups but who is missing in them.
    let collection = upper.collect();
    let rolled = collection.submissions.iter().filter(|submission| submission.roll_up.is_some());
    let told: Vec<_> = rolled.flat_map(|one| &one.findings).filter(|f| f.entry.code != "C021").collect();
    prop_assert!(told.is_empty(), "{told:?}");
    prop_assert!(collection.findings().all(|finding| finding.severity != Severity::Error));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn any_split_into_groups_gives_the_same(
        groups in proptest::collection::vec(0_usize..7, 40),
        missing in proptest::collection::vec(0_usize..40, 0..4),
        rejected in proptest::collection::vec(0_usize..40, 0..4),
    ) {
        check(&split(&all_units(), &groups), &missing, &rejected)?;
    }
}

#[test]
fn one_group_of_all_and_groups_of_one_give_the_same() {
    check(&split(&all_units(), &[0; 40]), &[3], &[]).unwrap();
    let each: Vec<usize> = (0..40).collect();
    check(&split(&all_units(), &each), &[], &[11]).unwrap();
}

#[test]
fn roll_ups_of_roll_ups_give_the_same() {
    let units = all_units();
    let direct = direct(&set(&units, &[5]), &set(&units, &[20]));
    let groups: Vec<usize> = (0..40).map(|unit| unit % 4).collect();
    let groups = split(&units, &groups);
    // Two districts with two groups each; the first has a unit of its own beside them.
    let mut districts = Vec::new();
    for (district, part) in [&groups[..2], &groups[2..]].into_iter().enumerate() {
        let own: Vec<String> = if district == 0 { part[0][..1].to_vec() } else { Vec::new() };
        let parts: Vec<Part> = part
            .iter()
            .enumerate()
            .map(|(number, units)| {
                let units: Vec<String> = units.iter().filter(|unit| !own.contains(unit)).cloned().collect();
                let name = format!("TO{district}{number}");
                let group = Level::of_units(&name, &units);
                let mut collection = group.collect();
                levels::fill(&mut collection, &direct, &units);
                let bytes = collection.for_upper_level(&collection.consolidate(false)).unwrap();
                Part { name, bytes }
            })
            .collect();
        let code = format!("NHOM{}", district + 1);
        let level = Level::of_parts(&code, &parts, &own);
        for unit in &own {
            level.put(&format!("{unit}.xlsx"), &levels::file_of(&direct, unit));
        }
        let collection = level.collect();
        let bytes = collection.for_upper_level(&collection.consolidate(false)).unwrap();
        districts.push(Part { name: code, bytes });
    }
    let upper = Level::of_groups(2);
    for part in &districts {
        upper.put(&format!("{}.xlsx", part.name), &part.bytes);
    }
    upper.put("DK.xlsx", &sample_inbox("DK.xlsx"));
    let twice = consolidated(&upper);
    assert_eq!(essence(&direct.consolidate(false)), essence(&twice));
    // Every figure of a unit below two levels leads through both to the file of the unit.
    let total = twice.total("TT01").unwrap();
    let depths: BTreeSet<usize> = total
        .contributions
        .iter()
        .map(|contribution| {
            let Origin::Cell { file, source } = &contribution.origin else { panic!("{contribution:?}") };
            assert!(file.path.starts_with("NHOM") && &*source.sheet == "DONGGOP", "{file:?} {source:?}");
            let chain: Vec<_> =
                std::iter::successors(source.lower.as_deref(), |lower| lower.lower.as_deref()).collect();
            let last = chain.last().unwrap();
            let own = levels::submission_of(&direct, &contribution.unit);
            let there = own.value("TT01").unwrap().source.as_ref().unwrap();
            assert_eq!((&last.file, &last.sheet, last.cell), (&own.file, &there.sheet, Some(there.cell)));
            chain.len()
        })
        .collect();
    assert_eq!(depths, BTreeSet::from([1, 2]));
}

/// A group of four units, one of which sent nothing, that hands up its roll-up.
fn group() -> (Collection<'static>, Vec<String>, Vec<u8>) {
    let units: Vec<String> = all_units().into_iter().take(4).collect();
    let direct = direct(&BTreeSet::from([units[3].clone()]), &BTreeSet::new());
    let level = Level::of_units("NHOM1", &units);
    let mut collection = level.collect();
    levels::fill(&mut collection, &direct, &units);
    let bytes = collection.for_upper_level(&collection.consolidate(false)).unwrap();
    assert_eq!(bytes, collection.for_upper_level(&collection.consolidate(false)).unwrap());
    (direct, units, bytes)
}

fn findings(collection: &Collection<'_>, code: &str) -> Vec<(Place, Severity)> {
    let named = collection.findings().filter(|finding| finding.entry.code == code);
    named.map(|finding| (finding.place.clone(), finding.severity)).collect()
}

/// The upper level with that workbook of the first group.
fn upper_with(bytes: &[u8]) -> Level {
    let upper = Level::of_groups(1);
    upper.put("NHOM1.xlsx", bytes);
    upper.put("DK.xlsx", &sample_inbox("DK.xlsx"));
    upper
}

#[test]
fn no_word_about_a_person_goes_up() {
    let (direct, units, bytes) = group();
    let mut package = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut parts = String::new();
    for index in 0..package.len() {
        package.by_index(index).unwrap().read_to_string(&mut parts).unwrap();
    }
    let form = sample_form();
    let (mut personal, mut shown) = (0, 0);
    for unit in &units[..3] {
        let submission = levels::submission_of(&direct, &unit.as_str().into());
        for table in form.tables() {
            for row in submission.tables.get(&table.code).into_iter().flatten() {
                for column in &table.columns {
                    let datum = row.cells.get(&column.id).and_then(|value| value.datum.clone());
                    let Some(Datum::Text(text)) = datum else { continue };
                    if column.personal || table.upward == Upward::Count {
                        assert!(!parts.contains(&levels::escaped(&text)), "{text}");
                        personal += 1;
                    } else {
                        shown += usize::from(parts.contains(&levels::escaped(&text)));
                    }
                }
            }
        }
        for field in form.text_fields() {
            let chosen = levels::chosen(&field.code, unit);
            let Some(Datum::Text(text)) = submission.value(field.code.as_str()).and_then(|v| v.datum.clone())
            else {
                continue;
            };
            assert_eq!(parts.contains(&levels::escaped(&text)), chosen, "{} {unit}: {text}", field.code);
            personal += 1;
        }
        for note in submission.notes.values().filter(|note| !note.text.trim().is_empty()) {
            assert!(!parts.contains(&levels::escaped(note.text.trim())), "{}", note.text);
        }
    }
    assert!(personal > 10 && shown > 3, "{personal} {shown}");
}

#[test]
fn what_programs_save_anew_reads_the_same() {
    let (_, _, bytes) = group();
    let folder = tempfile::tempdir().unwrap();
    let original = folder.path().join("NHOM1.xlsx");
    std::fs::write(&original, &bytes).unwrap();
    let wanted = consolidated(&upper_with(&bytes));
    for format in [Format::Xlsx, Format::Ods, Format::Xls] {
        let saved = office::convert(&original, format, &folder.path().join("saved"));
        let upper = Level::of_groups(1);
        upper.put(&saved.file_name().unwrap().to_string_lossy(), &std::fs::read(&saved).unwrap());
        upper.put("DK.xlsx", &sample_inbox("DK.xlsx"));
        let collection = upper.collect();
        let told: Vec<_> = collection.findings().filter(|f| f.severity == Severity::Error).collect();
        assert!(told.is_empty(), "{format:?}: {told:?}");
        assert_eq!(essence(&collection.consolidate(false)), essence(&wanted), "{format:?}");
    }
}

#[test]
fn a_figure_that_was_changed_by_hand_is_an_error_at_its_cell() {
    let (_, _, bytes) = group();
    let changed = levels::edit(&bytes, "BIEU", |cell, _| cell == "D11", "999");
    let collection_of = |bytes: &[u8]| {
        let level = upper_with(bytes);
        let collection = level.collect();
        let status = collection.submissions.iter().find(|s| &*s.file.path == "NHOM1.xlsx").unwrap().status;
        (findings(&collection, "V057"), status, collection.consolidate(true))
    };
    let (told, status, consolidation) = collection_of(&changed);
    let place = Place::cell("NHOM1.xlsx", "BIEU", "D11".parse().unwrap());
    assert_eq!(told, [(place, Severity::Error)]);
    assert_eq!(status, Status::Rejected);
    // Not even a provisional total takes the figures of many for those of one.
    assert!(consolidation.total("TT01").unwrap().contributions.is_empty());
    // Who is below is known all the same.
    assert_eq!((consolidation.units.expected.len(), consolidation.units.rejected.len()), (4, 3));
    let (told, status, _) = collection_of(&bytes);
    assert_eq!((told.len(), status), (0, Status::Accepted));
}

#[test]
fn a_row_that_was_changed_by_hand_is_an_error_at_its_cell() {
    let (_, _, bytes) = group();
    let changed = levels::edit(&bytes, "B1", |cell, _| cell == "D5", "Việc khác");
    let level = upper_with(&changed);
    let place = Place::cell("NHOM1.xlsx", "B1", "D5".parse().unwrap());
    assert_eq!(findings(&level.collect(), "V058"), [(place, Severity::Error)]);
}

#[test]
fn contributions_that_were_changed_deleted_or_stripped_are_refused() {
    let (_, _, bytes) = group();
    let value = |cell: &str, text: &str| cell.starts_with('G') && text.parse::<u32>().is_ok();
    let changed = levels::edit(&bytes, "DONGGOP", value, "7");
    for (what, bytes, code) in [
        ("a contribution", changed, "L028"),
        ("no contributions", levels::without_sheet(&bytes, "DONGGOP"), "L027"),
        ("no units", levels::without_sheet(&bytes, "DONVI"), "L027"),
        ("no mark", levels::without_properties(&bytes), "L028"),
        ("a word", levels::edit(&bytes, "DONVI", |_, text| text == "Đã tính", "Đã xong"), "L029"),
    ] {
        let level = upper_with(&bytes);
        let collection = level.collect();
        let told = findings(&collection, code);
        assert!(!told.is_empty() && told.iter().all(|(_, severity)| *severity == Severity::Error), "{what}");
        let consolidation = collection.consolidate(true);
        assert!(consolidation.total("TT01").unwrap().contributions.is_empty(), "{what}");
    }
}

#[test]
fn a_unit_that_came_in_two_roll_ups_counts_neither_time() {
    let units: Vec<String> = all_units().into_iter().take(5).collect();
    let direct = direct(&BTreeSet::new(), &BTreeSet::new());
    let groups = [units[..3].to_vec(), units[2..].to_vec()];
    let upper = rolled_up(&direct, &groups);
    let collection = upper.collect();
    let told = findings(&collection, "C020");
    let cells: Vec<String> = told.iter().map(|(place, _)| place.to_string()).collect();
    assert_eq!(cells, ["NHOM1.xlsx › DONVI!A7", "NHOM2.xlsx › DONVI!A5"]);
    let consolidation = collection.consolidate(false);
    let coverage = consolidation.total("TT01").unwrap().coverage;
    assert_eq!((coverage.have, coverage.of), (4, 5));
    assert_eq!(consolidation.units.rejected, [units[2].as_str().into()]);
}

#[test]
fn a_unit_that_came_by_itself_too_counts_neither_time() {
    let (direct, units, bytes) = group();
    let upper = Level::of_groups_and_units(1, &units[..1]);
    upper.put("NHOM1.xlsx", &bytes);
    upper.put("rieng.xlsx", &levels::file_of(&direct, &units[0]));
    let collection = upper.collect();
    let told = findings(&collection, "C020");
    let places: Vec<String> = told.iter().map(|(place, _)| place.to_string()).collect();
    assert_eq!(places, ["NHOM1.xlsx › DONVI!A5", "rieng.xlsx"]);
    let consolidation = collection.consolidate(false);
    let coverage = consolidation.total("TT01").unwrap().coverage;
    assert_eq!((coverage.have, coverage.of), (2, 4));
    // Beside the roll-up a unit that is in none counts.
    let upper = Level::of_groups_and_units(1, &all_units()[10..11]);
    upper.put("NHOM1.xlsx", &bytes);
    upper.put("rieng.xlsx", &levels::file_of(&direct, &all_units()[10]));
    let consolidation = consolidated(&upper);
    let coverage = consolidation.total("TT01").unwrap().coverage;
    assert_eq!((coverage.have, coverage.of), (4, 5));
}

#[test]
fn a_group_that_sent_nothing_stands_for_its_units_where_the_roster_lists_them() {
    let units: Vec<String> = all_units().into_iter().take(3).collect();
    let listed = Level::of_listed_group(&units);
    let consolidation = consolidated(&listed);
    let expected: Vec<&str> = consolidation.units.expected.iter().map(|unit| unit.as_str()).collect();
    assert_eq!(expected, units);
    assert_eq!(consolidation.units.missing, consolidation.units.expected);
    let collection = listed.collect();
    let missing: Vec<_> = collection.findings().filter(|f| f.entry.code == "C001").collect();
    assert_eq!(missing.len(), 1, "{missing:?}");
    assert_eq!(missing[0].unit.as_ref().map(|unit| unit.as_str()), Some("NHOM1"));
    // Without a list the group counts as one.
    let consolidation = consolidated(&Level::of_groups(1));
    assert_eq!(consolidation.units.expected, ["NHOM1".into()]);
}

#[test]
fn figures_of_rejected_submissions_stay_provisional_on_the_level_above() {
    let units: Vec<String> = all_units().into_iter().take(3).collect();
    let direct = direct(&BTreeSet::new(), &BTreeSet::from([units[1].clone()]));
    let level = Level::of_units("NHOM1", &units);
    let mut group = level.collect();
    levels::fill(&mut group, &direct, &units);
    let upper = upper_with(&group.for_upper_level(&group.consolidate(true)).unwrap());
    let collection = upper.collect();
    assert_eq!(findings(&collection, "C023").len(), 1);
    // The workbook of the level above says of each of its units how it stands, as the level below does.
    let messages = tonghop::Messages::of(tonghop::Language::Vi);
    let word = |key: &str| levels::escaped(&messages.text(key));
    for (provisional, key) in
        [(false, "consolidated-outcome-rejected"), (true, "consolidated-outcome-provisional")]
    {
        let bytes = collection.workbook(&collection.consolidate(provisional), &messages).unwrap();
        let rows = levels::rows(&bytes, &messages.text("consolidated-sheet-standing"));
        let own = rows.iter().find(|row| row.contains(&units[1])).unwrap();
        assert!(own.contains(&word(key)), "{key}: {own:?}");
    }
    for (provisional, have) in [(false, 2), (true, 3)] {
        let consolidation = collection.consolidate(provisional);
        let total = consolidation.total("TT01").unwrap();
        assert_eq!((total.coverage.have, total.coverage.of), (have, 3));
        assert_eq!(total.contributions.iter().filter(|one| one.provisional).count(), have - 2);
    }
}

#[test]
fn a_committees_own_figures_go_up_with_those_of_its_units() {
    let units: Vec<String> = all_units().into_iter().take(2).collect();
    let direct = direct(&BTreeSet::new(), &BTreeSet::new());
    let level = Level::of_units("NHOM1", &units);
    let mut group = level.collect();
    levels::fill(&mut group, &direct, &units);
    levels::add_committee(&mut group, &direct, "NHOM1");
    let upper = upper_with(&group.for_upper_level(&group.consolidate(false)).unwrap());
    let consolidation = consolidated(&upper);
    let own = sample().consolidate(false);
    for code in ["K01", "K03"] {
        let (below, total) = (own.total(code).unwrap(), consolidation.total(code).unwrap());
        let givers: Vec<&str> = total.contributions.iter().map(|one| one.unit.as_str()).collect();
        assert_eq!(givers, ["DK", "NHOM1"], "{code}");
        let (once, twice) = (below.figure.number().unwrap(), total.figure.number().unwrap());
        assert_eq!(once + once, twice, "{code}");
    }
}

#[test]
fn the_command_writes_it_and_traces_through_it() {
    let units: Vec<String> = all_units().into_iter().take(3).collect();
    let group = Level::of_units("NHOM1", &units);
    for unit in &units {
        group.put(&format!("{unit}.xlsx"), &levels::file_of(sample(), unit));
    }
    levels::run(&["consolidate", &group.path(), "--period", PERIOD, "--for-upper-level"]);
    let written = group.root().join(format!("{PERIOD}/results/gui-cap-tren-NHOM1-{PERIOD}.xlsx"));
    let upper = upper_with(&std::fs::read(&written).unwrap());
    let printed = levels::run(&["consolidate", &upper.path(), "--period", PERIOD]);
    assert!(printed.contains("3/3"), "{printed}");
    let workbook = upper.root().join(format!("{PERIOD}/results/tong-hop-{PERIOD}.xlsx"));
    let unit = &units[0];
    let traced = levels::run(&["trace", &workbook.to_string_lossy(), "--field", "TT01", "--unit", unit]);
    let source = levels::submission_of(sample(), &unit.as_str().into());
    let cell = source.value("TT01").unwrap().source.clone().unwrap();
    assert!(traced.contains("NHOM1.xlsx › DONGGOP!G"), "{traced}");
    assert!(traced.contains(&format!("qua NHOM1 ← {unit}.xlsx › {}!{}", cell.sheet, cell.cell)), "{traced}");
    let values = std::fs::read_to_string(upper.root().join(format!("{PERIOD}/results/values.csv"))).unwrap();
    assert!(values.lines().any(|line| line.starts_with(&format!("{unit},TT01,"))), "{values}");
    let verified = levels::run(&["verify", &workbook.to_string_lossy()]);
    assert!(!verified.is_empty());
    // The consolidated workbook of the level above holds the units below.
    let dump = office::dump(&[workbook], true);
    let text = format!("{dump:?}");
    assert!(text.contains(unit.as_str()) && text.contains("DONGGOP"));
}

#[test]
fn its_own_roll_up_is_refused() {
    let units: Vec<String> = all_units().into_iter().take(2).collect();
    let level = Level::of_units("NHOM1", &units);
    let mut group = level.collect();
    levels::fill(&mut group, sample(), &units);
    let bytes = group.for_upper_level(&group.consolidate(false)).unwrap();
    level.put("NHOM1.xlsx", &bytes);
    let collection = level.collect();
    assert_eq!(findings(&collection, "C024").len(), 1);
    assert!(collection.consolidate(true).total("TT01").unwrap().contributions.is_empty());
}

#[test]
fn answers_that_do_not_apply_stay_told_apart() {
    let units: Vec<String> = all_units().into_iter().take(2).collect();
    let mut direct = direct(&BTreeSet::new(), &BTreeSet::new());
    let own = |s: &&mut Submission| s.identity.unit.as_ref().is_some_and(|unit| unit.as_str() == units[0]);
    let value = direct.submissions.iter_mut().find(own).unwrap().values.get_mut("HT01").unwrap();
    (value.state, value.datum) = (State::NotApplicable, None);
    let level = Level::of_units("NHOM1", &units);
    let mut group = level.collect();
    levels::fill(&mut group, &direct, &units);
    let upper = upper_with(&group.for_upper_level(&group.consolidate(false)).unwrap());
    let collection = upper.collect();
    let states: Vec<State> = collection.carried.iter().map(|one| one.value("HT01").unwrap().state).collect();
    assert_eq!(states[0], State::NotApplicable);
    assert_ne!(states[1], State::NotApplicable);
    let stamp: &FileStamp = &collection.carried[0].file;
    assert_eq!(&*stamp.path, "NHOM1.xlsx");
    assert!(Path::new(&*collection.carried[0].carried.as_ref().unwrap().files[0].path).extension().is_some());
    assert!(sample_text("form.toml").contains("HT01"));
}
