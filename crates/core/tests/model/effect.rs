use std::sync::Arc;

use tonghop_core::{
    Arg, CellRef, Code, Decimal, DoubtSpread, Effect, Finding, Form, History, Language, Layout, Past, Place,
    Requirements, Roster, Severity, Status, Submission, catalogue, weigh,
};

use crate::support::{FORM, committee, number, period, submission};

const RULE: &str = r#"
[[rule]]
id = "R1"
severity = "warning"
check = "H1 + 2 <= H2"
message = "{H1}, {H2}"
[[rule]]
id = "R2"
severity = "warning"
check = "H2 / H1 < 9"
message = "{H1}, {H2}"
[[rule]]
id = "R3"
severity = "warning"
check = "H1 > 0"
message = "{H1}"
"#;

fn roster() -> Roster {
    let mut text = "code,name,kind\n".to_owned();
    for unit in 1..=6 {
        text.push_str(&format!("A0{unit},Chi đoàn {unit},Chi đoàn\n"));
    }
    Roster::parse("units.csv", &text, &Layout::of(Language::Vi)).unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Five units with H1 = 10 each and H2 = 20, 30, 40, 50, 60; A06 has sent nothing.
fn five() -> Vec<Submission> {
    let of = |unit: u32| {
        let answers = [("H1", number("10")), ("H2", number(&(unit * 10 + 10).to_string()))];
        let mut submission = submission(&format!("a0{unit}.xlsx"), &format!("A0{unit}"), &answers);
        submission.status = Status::Accepted;
        submission
    };
    (1..=5).map(of).collect()
}

fn at(unit: u32, field: &str, entry: &'static catalogue::Entry) -> Finding {
    let place = Place::cell(format!("a0{unit}.xlsx"), "BIEU", CellRef::new(10, 3));
    Finding::new(entry, place).code(&Code::from(field), "").unit(&Code::from(format!("A0{unit}").as_str()))
}

/// Weighs one finding of A01 among the five; what stood in its cell is `stands`.
fn weighed(finding: Finding, stands: Option<&str>, before: &[(&str, &str)]) -> Option<Effect> {
    let form = Form::parse("form.toml", &format!("{FORM}{RULE}")).unwrap();
    let roster = roster();
    let mut history = History::new("2011-Q4".parse().unwrap());
    for (field, figure) in before {
        history.insert(Code::from("A01"), Code::from(*field), decimal(figure));
    }
    let committee = committee();
    let mut past = Past::before(period());
    past.insert(history);
    let requirements = Requirements {
        form: &form,
        roster: &roster,
        period: period(),
        committee: &committee,
        history: Some(&past),
    };
    let mut submissions = five();
    let code = finding.field.clone().unwrap();
    let value = submissions[0].values.get_mut(&code).unwrap();
    value.datum = stands.map(number);
    if finding.severity == Severity::Error {
        submissions[0].status = Status::Rejected;
    }
    submissions[0].findings.push(finding);
    weigh(&mut submissions, &mut [], requirements);
    submissions[0].findings[0].effect.clone()
}

/// Amount and share of an effect.
fn told(effect: Option<Effect>) -> Option<(String, String)> {
    effect.map(|effect| {
        (effect.amount.normalize().to_string(), effect.share.round_dp(4).normalize().to_string())
    })
}

fn some(amount: &str, share: &str) -> Option<(String, String)> {
    Some((amount.to_owned(), share.to_owned()))
}

fn of_rule(id: &str, field: &str) -> Finding {
    let mut finding = at(1, field, &catalogue::RULE_BROKEN);
    finding.severity = Severity::Warning;
    finding.rule = Some(Code::from(id));
    finding
}

#[test]
fn an_answer_that_is_not_taken_may_be_any_of_its_readings() {
    let two = at(1, "H1", &catalogue::TWO_READINGS)
        .arg("first", Arg::Number(decimal("1.5")))
        .arg("second", Arg::Number(decimal("1500")));
    // The others have 40 together.
    assert_eq!(told(weighed(two.clone(), None, &[])), some("1500", "1"));
    assert_eq!(told(weighed(two, None, &[("H1", "9")])), some("1500", "1"));
    let estimate = at(1, "H1", &catalogue::ESTIMATE).arg("value", Arg::Number(decimal("20")));
    assert_eq!(told(weighed(estimate, None, &[])), some("20", "0.5"));
    let out_of_range = at(1, "H1", &catalogue::OUT_OF_RANGE).arg("maximum", Arg::Number(decimal("1000")));
    assert_eq!(told(weighed(out_of_range, Some("30"), &[])), some("30", "0.75"));
}

#[test]
fn without_a_reading_the_period_before_tells_and_else_the_median_of_its_kind() {
    let unread = at(1, "H2", &catalogue::NOT_A_NUMBER);
    // 30 + 40 + 50 + 60 are read; the unit's own figure is not among its peers.
    assert_eq!(told(weighed(unread.clone(), None, &[("H2", "90")])), some("90", "0.5"));
    assert_eq!(told(weighed(unread.clone(), None, &[("H1", "90")])), some("45", "0.25"));
    assert_eq!(told(weighed(unread, None, &[])), some("45", "0.25"));
}

#[test]
fn a_warning_is_as_great_as_the_distance_to_what_was_expected() {
    let lost = at(1, "H1", &catalogue::THOUSANDS_SUSPECTED)
        .arg("thousands", Arg::Number(decimal("1500")))
        .arg("prior", Arg::Number(decimal("1480")));
    assert_eq!(told(weighed(lost, Some("1.5"), &[("H1", "1480")])), some("1498.5", "1"));
    // 22 + 2 is not at most 20: the gap is 4, and 22 + 40 are the total.
    assert_eq!(told(weighed(of_rule("R1", "H1"), Some("22"), &[])), some("4", "0.0645"));
    // A quotient is not of the field's measure: the figure of the period before tells.
    assert_eq!(told(weighed(of_rule("R2", "H2"), Some("100"), &[("H2", "20")])), some("80", "0.2857"));
    // Zero is not above zero, and by how much it should be is what the others have.
    assert_eq!(told(weighed(of_rule("R3", "H1"), Some("0"), &[])), some("10", "0.25"));
    let linked = at(1, "H1", &catalogue::LINKED_WORKBOOK);
    assert_eq!(told(weighed(linked, Some("10"), &[])), some("0", "0"));
}

#[test]
fn of_what_is_not_added_up_nothing_is_said() {
    for field in ["H3", "H4"] {
        assert_eq!(weighed(at(1, field, &catalogue::NOT_A_NUMBER), None, &[("H3", "4")]), None, "{field}");
    }
    let mut note = at(1, "H1", &catalogue::NUMBER_AS_TEXT);
    note.severity = Severity::Note;
    assert_eq!(weighed(note, Some("10"), &[("H1", "90")]), None);
    let mut in_table = at(1, "H1", &catalogue::NEGATIVE);
    in_table.table = Some(Code::from("B1"));
    assert_eq!(weighed(in_table, Some("10"), &[("H1", "90")]), None);
    // H5 has neither a period before nor a peer.
    assert_eq!(weighed(at(1, "H5", &catalogue::NOT_A_NUMBER), None, &[]), None);
}

#[test]
fn a_missing_unit_is_weighed_by_its_figures_of_the_period_before() {
    let form = Form::parse("form.toml", FORM).unwrap();
    let (roster, committee) = (roster(), committee());
    let mut history = History::new("2011-Q4".parse().unwrap());
    history.insert(Code::from("A06"), Code::from("H1"), decimal("25"));
    history.insert(Code::from("A06"), Code::from("H2"), decimal("40"));
    let mut past = Past::before(period());
    past.insert(history);
    let requirements = Requirements {
        form: &form,
        roster: &roster,
        period: period(),
        committee: &committee,
        history: Some(&past),
    };
    let mut missing = [Finding::new(&catalogue::UNIT_MISSING, Place::Collection).unit(&Code::from("A06"))];
    weigh(&mut five(), &mut missing, requirements);
    let effect = missing[0].effect.clone().unwrap();
    // 25 of 50 is more than 40 of 200.
    assert_eq!((effect.field.as_str(), effect.amount, effect.share), ("H1", decimal("25"), decimal("0.5")));
}

#[test]
fn the_spread_counts_a_cell_once_and_the_unknown_apart() {
    let with = |unit: u32, share: &str| {
        let mut finding = at(unit, "H1", &catalogue::ESTIMATE);
        let share = decimal(share);
        finding.effect = Some(Effect { field: Code::from("H1"), amount: share, share });
        finding
    };
    let findings = [
        with(1, "0.1"),
        with(1, "0.9"),
        with(2, "0.04"),
        with(3, "0.06"),
        with(4, "0"),
        at(5, "H4", &catalogue::NOT_A_CHOICE),
    ];
    let spread = DoubtSpread::of(findings.iter());
    assert_eq!((spread.cells, spread.of, spread.unknown), (1, 3, 1));
    assert_eq!(spread.share, decimal("0.9"));
    let mut order: Vec<&Finding> = findings.iter().collect();
    order.sort_by(|a, b| Effect::order(a, b));
    let files: Vec<Arc<str>> = order.iter().map(|f| Arc::from(f.place.file_name().unwrap())).collect();
    let expected = ["a01.xlsx", "a01.xlsx", "a03.xlsx", "a02.xlsx", "a04.xlsx", "a05.xlsx"];
    assert_eq!(files.iter().map(|file| &**file).collect::<Vec<_>>(), expected);
    let none = DoubtSpread::of([].iter());
    assert_eq!((none.cells, none.of, none.share), (0, 0, Decimal::ZERO));
}
