//! Rules about the collection: what the loader takes, and what they see.

use tonghop_core::{
    Code, CollectionRules, Consolidation, Datum, Decimal, Finding, Form, History, Place, Severity, Status,
    Submission, Tally, UnitCount,
};

use crate::support::{FORM, committee, number, period, roster, submission};

/// The support module's form with one rule more.
fn with_rule(check: &str, more: &str) -> String {
    format!(
        "{FORM}\n[[rule]]\nid = \"C1\"\nscope = \"collection\"\nseverity = \"error\"\ncheck = '{check}'\n\
         message = \"Lệch\"\n{more}\n"
    )
}

fn mistakes(check: &str) -> Vec<&'static str> {
    match Form::parse("form.toml", &with_rule(check, "")) {
        Ok(_) => Vec::new(),
        Err(error) => error.mistakes.iter().map(|mistake| mistake.entry.code).collect(),
    }
}

#[test]
fn the_loader_takes_what_a_collection_has_and_refuses_what_it_has_not() {
    for check in [
        "TOTAL(H1) = K1",
        "H3 <= 100",
        "TOTAL(H4) <= units.expected",
        "TOTAL(H4, \"chưa\") = 0",
        "TOTAL(H3, \"numerator\") <= TOTAL(H3, \"denominator\")",
        "TOTAL(H1) >= PRIOR(H1)",
        "ROWS(B1) >= units.accepted - units.late",
        // The bounds of one answer are not those of a sum.
        "TOTAL(H5) > 2000",
        "PRIOR(H5) > 2000",
    ] {
        assert_eq!(mistakes(check), Vec::<&str>::new(), "{check}");
    }
    for (check, code) in [
        ("TOTAL(H4, \"Đã họp\") = 0", "D005"),
        ("TOTAL(H1, \"Chưa\") = 0", "D005"),
        ("TOTAL(H9) = 0", "D007"),
        ("TOTAL(H9, \"Chưa\") = 0", "D007"),
        ("H1 = K1", "D028"),
        ("SUM(B1[so_nguoi]) = K1", "D028"),
        ("unit.cells = K1", "D028"),
        ("PRIOR(H4) = 1", "D028"),
        ("COUNTIF(TOTAL(H1), 1) = 1", "D029"),
        ("TOTAL(H1) < 0", "D030"),
        ("units.active = K1", "D008"),
    ] {
        assert_eq!(mistakes(check), [code], "{check}");
    }
    let of_form = with_rule("H1 <= units.expected", "").replace("scope = \"collection\"\n", "");
    assert_eq!(Form::parse("form.toml", &of_form).unwrap_err().mistakes[0].entry.code, "D028");
}

fn collected(form: &Form, submissions: &[Submission]) -> Consolidation {
    let mut tally = Tally::new(false);
    for submission in submissions {
        tally.add(&Submission { status: Status::Accepted, ..submission.clone() }, form);
    }
    let expected = ["A01", "A02", "A03"].map(Code::from).to_vec();
    tally.finish(form, &roster(), period(), &committee(), UnitCount { expected, ..UnitCount::default() })
}

/// What a rule says of two units, of which the first gave H1 = 3 and the second nothing, and the committee.
fn findings(
    check: &str,
    more: &str,
    committee_says: Option<Datum>,
    history: Option<&History>,
) -> Vec<Finding> {
    let form = Form::parse("form.toml", &with_rule(check, more)).unwrap();
    let own: Vec<(&str, Datum)> = committee_says.into_iter().map(|datum| ("K1", datum)).collect();
    let submissions = [
        submission("a01.xlsx", "A01", &[("H1", number("3"))]),
        submission("a02.xlsx", "A02", &[]),
        submission("dk.xlsx", "DK", &own),
    ];
    let consolidation = collected(&form, &submissions);
    let (roster, committee) = (roster(), committee());
    CollectionRules { form: &form, roster: &roster, committee: &committee, history }.findings(&consolidation)
}

fn is_broken(check: &str, more: &str) -> bool {
    !findings(check, more, None, None).is_empty()
}

#[test]
fn a_total_that_nobody_gave_is_missing_unless_the_rule_says_otherwise() {
    assert!(!is_broken("TOTAL(H2) = 5", ""));
    assert!(is_broken("TOTAL(H2) = 5", "blank = \"zero\""));
    assert!(!is_broken("TOTAL(H2) = 0", "blank = \"zero\""));
    assert!(is_broken("TOTAL(H2) = 0", "blank = \"fail\""));
    assert!(is_broken("TOTAL(H1) = 4", ""));
    assert!(!is_broken("TOTAL(H4, \"Chưa\") = 1", ""), "nobody said anything of H4");
    assert!(!is_broken("ISBLANK(TOTAL(H2))", "blank = \"zero\""), "it is blank whatever that is taken for");
}

#[test]
fn the_period_before_is_missing_where_it_was_never_closed_whatever_the_rule_says() {
    let mut history = History::new("2011-Q4".parse().unwrap());
    history.insert(Code::from("A01"), Code::from("H1"), Decimal::from(2));
    history.insert(Code::from("A02"), Code::from("H1"), Decimal::from(2));
    let broken = |check: &str, history| !findings(check, "blank = \"zero\"", None, history).is_empty();
    assert!(!broken("TOTAL(H1) < PRIOR(H1)", None));
    assert!(!broken("TOTAL(H1) < PRIOR(H1)", Some(&history)));
    assert!(broken("TOTAL(H1) >= PRIOR(H1)", Some(&history)), "3 now, 4 then");
    assert!(!broken("TOTAL(H1) >= PRIOR(H1, \"year\")", Some(&history)), "of another year");
    assert!(!broken("TOTAL(H1) < PRIOR(H2)", Some(&history)));
    assert!(broken("PRIOR(K2) = 4", Some(&history)), "A03 was founded later: three units then");
    assert!(!broken("PRIOR(K2) = 3", Some(&history)));
}

#[test]
fn a_broken_rule_stands_at_the_cell_of_the_committee_or_of_the_collection() {
    let found = findings("TOTAL(H1) = K1", "", Some(number("5")), None);
    assert_eq!(found[0].place.to_string(), "dk.xlsx › BIEU!D11");
    assert_eq!((found[0].found.as_deref(), found[0].severity), (Some("5"), Severity::Error));
    assert_eq!(found[0].shown_code(), "C1");
    let found = findings("TOTAL(H1) = units.expected + 1", "", None, None);
    assert_eq!(found[0].place, Place::Collection);
    assert_eq!(found[0].field.as_ref().map(Code::as_str), Some("H1"));
    let tried = findings("TOTAL(H1) = 4", "trial_until = \"2012-Q1\"", None, None);
    assert_eq!(tried[0].severity, Severity::Note);
    let over = findings("TOTAL(H1) = 4", "trial_until = \"2011-Q4\"", None, None);
    assert_eq!(over[0].severity, Severity::Error);
}

#[test]
fn a_total_that_cannot_be_held_is_neither_missing_nor_zero() {
    let form = Form::parse("form.toml", &with_rule("TOTAL(H1) = 1", "blank = \"zero\"")).unwrap();
    let huge = Datum::Number(Decimal::MAX);
    let submissions = [("a01.xlsx", "A01"), ("a02.xlsx", "A02")]
        .map(|(path, unit)| submission(path, unit, &[("H1", huge.clone())]));
    let consolidation = collected(&form, &submissions);
    assert_eq!(consolidation.total("H1").unwrap().figure.number(), None);
    let (roster, committee) = (roster(), committee());
    let rules = CollectionRules { form: &form, roster: &roster, committee: &committee, history: None };
    assert_eq!(rules.findings(&consolidation), []);
}
