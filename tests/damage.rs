//! Damaged submissions: nothing is read wrong, and nothing is lost, without a finding that names it. The whole
//! run is `cargo run --release -p xtask -- damage`.

use tonghop_damage::{Plan, Report, damages, run};

fn plan(seed: u64, count: usize) -> Plan {
    Plan { seed, count, double: false, only: None, resaved: 0, keep: None }
}

fn expect_nothing_silent(report: &Report) {
    assert_eq!(report.silent(), 0, "\n{}{}", report.silent_lines(), report.table());
}

#[test]
fn one_damage_is_never_silent() {
    expect_nothing_silent(&run(&plan(2012, damages().len())));
}

#[test]
fn two_damages_in_one_file_are_never_silent() {
    expect_nothing_silent(&run(&Plan { double: true, ..plan(4711, 80) }));
}

#[test]
fn damages_that_another_program_saved_anew_are_never_silent() {
    expect_nothing_silent(&run(&Plan { resaved: 1, ..plan(33, 40) }));
}

#[test]
fn clean_files_are_read_right_and_raise_nothing() {
    for resaved in [0, 1] {
        let report = run(&Plan { only: Some("none".into()), resaved, ..plan(7, 40 - 28 * resaved) });
        let told: Vec<String> =
            report.files.iter().flat_map(|file| file.verdict.findings.iter().cloned()).collect();
        assert_eq!(told, Vec::<String>::new());
        expect_nothing_silent(&report);
    }
}

#[test]
fn the_same_seed_makes_the_same_report() {
    let twice = [(); 2].map(|()| run(&plan(5, 60)));
    assert_eq!(twice[0].table(), twice[1].table());
    assert_eq!(twice[0].silent_lines(), twice[1].silent_lines());
    assert_ne!(twice[0].files.len(), 0);
}

#[test]
fn there_are_many_ways_to_damage_a_file_and_each_has_its_name() {
    let mut names: Vec<&str> = damages().iter().map(|damage| damage.name).collect();
    assert!(names.len() >= 60, "{names:?}");
    names.sort_unstable();
    names.windows(2).for_each(|two| assert_ne!(two[0], two[1]));
}
