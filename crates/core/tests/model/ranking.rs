//! Targets, and the scoring of reporting.

use proptest::prelude::*;
use tonghop_core::{
    Code, Decimal, Finding, Measure, Place, Ranking, Receipts, Scoring, Settings, Status, Submission,
    Targets, UnitCount, catalogue, plain,
};

use crate::support::{form, submission};

fn settings(scoring: &str) -> Result<Option<Scoring>, Vec<String>> {
    let text = format!(
        "[workspace]\nform = \"form.toml\"\nroster = \"units.csv\"\n[committee]\ncode = \"DK\"\nname = \"Đoàn khối\"\n{scoring}"
    );
    let told = |finding: &Finding| format!("{} {}", finding.entry.code, finding.place);
    Settings::parse("t", &text)
        .map(|settings| settings.scoring)
        .map_err(|error| error.mistakes.iter().map(told).collect())
}

fn scoring(points: &[&str]) -> Scoring {
    let criteria = points
        .iter()
        .enumerate()
        .map(|(index, points)| format!("[[scoring.criterion]]\nlabel = \"{index}\"\npoints = '{points}'\n"));
    let text = format!("[scoring]\ntitle = \"Điểm\"\n{}", criteria.collect::<String>());
    settings(&text).unwrap_or_else(|mistakes| panic!("{mistakes:?}")).unwrap()
}

fn file(path: &str, unit: &str, status: Status, errors: usize) -> Submission {
    let mut file = submission(path, unit, &[]);
    file.status = status;
    let finding = || Finding::new(&catalogue::REQUIRED_BLANK, Place::file(path.to_owned()));
    file.findings.extend((0..errors).map(|_| finding()));
    file
}

/// A01 in time, A02 five days late and with a file that was replaced, A03 with two errors, A04 nothing.
fn ranking(scoring: &Scoring) -> Ranking {
    let codes = |codes: &[&str]| codes.iter().map(|code| Code::from(*code)).collect::<Vec<_>>();
    let units = UnitCount { expected: codes(&["A01", "A02", "A03", "A04"]), ..UnitCount::default() };
    let files = [
        file("A01.xlsx", "A01", Status::Accepted, 0),
        file("A02.xlsx", "A02", Status::Superseded, 9),
        file("A02 (2).xlsx", "A02", Status::Accepted, 0),
        file("A03.xlsx", "A03", Status::Rejected, 2),
    ];
    let receipts = "file,received\nA01.xlsx,2012-04-02 23:00\nA02 (2).xlsx,2012-04-07\n";
    let receipts = Receipts::parse("received.csv", receipts).unwrap();
    Ranking::of(scoring, &units, &files, &receipts, "2012-04-02".parse().ok())
}

#[test]
fn reporting_is_measured_by_what_the_engine_says() {
    let ranking = ranking(&scoring(&["submitted"]));
    let of = |unit: &str| {
        let unit = ranking.units.iter().find(|one| one.unit.as_str() == unit).unwrap();
        let said =
            |measure: &Measure| unit.measures.get(measure).map_or("-".to_owned(), |count| plain(*count));
        Measure::ALL.iter().map(said).collect::<Vec<_>>().join(" ")
    };
    // submitted accepted days_late resubmissions errors blank_required warnings unexplained notes
    assert_eq!(of("A01"), "1 1 0 0 0 0 0 0 0");
    assert_eq!(of("A02"), "1 1 5 1 0 0 0 0 0");
    assert_eq!(of("A03"), "1 0 - 0 2 2 0 0 0", "nothing tells when it came");
    assert_eq!(of("A04"), "0 0 - - - - - - -", "nothing is known of what did not come");
}

#[test]
fn points_rank_and_ties_share_a_rank() {
    let table = |points: &[&str]| {
        let ranking = ranking(&scoring(points));
        let line = |unit: &tonghop_core::RankedUnit| {
            let total = unit.total.map_or("-".to_owned(), plain);
            let rank = unit.rank.map_or("-".to_owned(), |rank| rank.to_string());
            format!("{} {} {total}", rank, unit.unit)
        };
        ranking.units.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(
        table(&["submitted * MAX(0, 40 - 5 * days_late)", "submitted * MAX(0, 30 - 10 * errors)"]),
        ["1 A01 70", "2 A03 50", "3 A02 45", "4 A04 0"]
    );
    assert_eq!(table(&["10 * accepted"]), ["1 A01 10", "1 A02 10", "3 A03 0", "3 A04 0"]);
    assert_eq!(
        table(&["-5 * days_late"]),
        ["1 A01 0", "1 A03 0", "1 A04 0", "4 A02 -25"],
        "empty counts as 0"
    );
    assert_eq!(
        table(&["IF(ISBLANK(days_late), 0, 10 / 3)"]),
        ["1 A01 3.33", "1 A02 3.33", "3 A03 0", "3 A04 0"],
        "to two decimals"
    );
    assert_eq!(
        table(&["1", "10 / errors"]),
        ["1 A03 6", "- A01 -", "- A02 -", "- A04 -"],
        "without a result there is no total and no rank"
    );
}

#[test]
fn mistakes_of_a_scoring_are_told_with_their_lines() {
    let of = |scoring: &str| settings(scoring).unwrap_err();
    let criterion = |points: &str| {
        of(&format!("[scoring]\ntitle = \"Đ\"\n[[scoring.criterion]]\nlabel = \"a\"\npoints = '{points}'\n"))
    };
    assert_eq!(criterion("MAX(0, 40 - days)"), ["D005 t:11:23"]);
    assert_eq!(criterion("PRIOR(errors)"), ["D005 t:11:11"]);
    assert_eq!(criterion("MAX(0, "), ["D008 t:11:10"]);
    for points in
        ["IF(errors = 0, 10)", "errors = 0", "\"mười\"", "IF(errors = 0, 10, \"kém\")", "submitted > 1"]
    {
        let found = criterion(points);
        assert!(found.iter().all(|told| told.starts_with("D051 t:11:")), "{points}: {found:?}");
    }
    assert_eq!(of("[scoring]\ntitle = \"Đ\"\n"), ["D003 t:7:1"]);
    assert_eq!(
        of(
            "[scoring]\ntitel = \"Đ\"\n[[scoring.criterion]]\nlabel = \"a\"\npoints = \"1\"\n[[scoring.grade]]\nat_least = 9\nlabel = \"b\"\n\
            [[scoring.grade]]\nat_least = 9.0\nlabel = \"c\"\n"
        ),
        ["D003 t:7:1", "D002 t:8:1", "D006 t:16:12"]
    );
    assert_eq!(settings(""), Ok(None));
}

#[test]
fn mistakes_of_targets_are_told_with_their_lines() {
    let parse = |text: &str| Targets::parse("targets.csv", text, &form());
    let of = |text: &str| {
        let told = |finding: &Finding| {
            format!("{} {}", finding.entry.code, finding.place.to_string().trim_start_matches("targets.csv:"))
        };
        parse(text).unwrap_err().mistakes.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(
        of(
            "period,field,target\n2012,H1,80\n2012-06,H1,7\n2012,X1,7\n2012,H4,7\n2012,H1,1.500\n2012,H1,90\n,,\n2012,H2,3,dư\n"
        ),
        ["D010 3:1", "D007 4:2", "D021 5:2", "D050 6:3", "D006 7:2", "D019 9:4"]
    );
    assert_eq!(of("period,value\n2012,80\n"), ["D019 1:2", "D012 1:1", "D012 1:1"]);
    assert_eq!(of("period,field,target,field\n"), ["D006 1:4"]);
    let vietnamese = parse(
        "\u{feff}Kỳ;Mã chỉ tiêu;Chỉ tiêu giao;Ghi chú\nNăm 2012;H1;80;Nghị quyết\n6 tháng đầu năm 2012;H3;95,5;\n",
    );
    let vietnamese = vietnamese.unwrap();
    let all: Vec<String> =
        vietnamese.all().iter().map(|t| format!("{} {} {} {}", t.period, t.field, t.value, t.note)).collect();
    assert_eq!(all, ["2012 H1 80 Nghị quyết", "2012-H1 H3 95.5 "]);
    assert_eq!(parse("period,field,target\n").unwrap(), Targets::default());
}

proptest! {
    /// Better points never stand below worse ones, and a rank is one more than how many are better.
    #[test]
    fn ranks_count_those_that_are_better(errors in proptest::collection::vec(0_usize..6, 1..20)) {
        let units: Vec<Code> = (0..errors.len()).map(|index| Code::from(format!("U{index:02}"))).collect();
        let files: Vec<Submission> = units
            .iter()
            .zip(&errors)
            .map(|(unit, errors)| file(&format!("{unit}.xlsx"), unit.as_str(), Status::Rejected, *errors))
            .collect();
        let expected = UnitCount { expected: units, ..UnitCount::default() };
        let scoring = scoring(&["MAX(0, 10 - 3 * errors)"]);
        let ranking = Ranking::of(&scoring, &expected, &files, &Receipts::default(), None);
        let totals: Vec<Decimal> = ranking.units.iter().filter_map(|unit| unit.total).collect();
        prop_assert!(totals.is_sorted_by(|a, b| a >= b) && totals.len() == errors.len());
        for unit in &ranking.units {
            let better = totals.iter().filter(|total| Some(**total) > unit.total).count();
            prop_assert_eq!(unit.rank, Some(better + 1));
        }
    }
}
