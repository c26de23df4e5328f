use std::sync::Arc;

use tonghop_core::{Code, Datum, Requirements, State, Status, Submission, plain, validate};

use crate::support::{codes, committee, form, number, period, roster, submission};

fn judged(mut submission: Submission) -> Submission {
    let (form, roster, committee) = (form(), roster(), committee());
    let requirements =
        Requirements { form: &form, roster: &roster, period: period(), committee: &committee, history: None };
    validate(&mut submission, &requirements);
    submission
}

fn sound(unit: &str) -> Submission {
    submission("a.xlsx", unit, &[("H1", number("4")), ("H2", number("8"))])
}

#[test]
fn a_sound_submission_is_quiet_and_computed() {
    let judged = judged(sound("A01"));
    assert_eq!((judged.status, codes(&judged)), (Status::Accepted, vec![]));
    let share = judged.value("H3").unwrap();
    assert_eq!((share.state, share.number().map(plain)), (State::Computed, Some("50".to_owned())));
}

#[test]
fn identity_is_checked_against_roster_period_and_form() {
    type Change = Box<dyn Fn(&mut Submission)>;
    let cases: Vec<(&str, Change, &str, Status)> = vec![
        (
            "unknown unit",
            Box::new(|s| s.identity.unit = Some(Code::from("A99"))),
            "I001",
            Status::Unidentified,
        ),
        ("no unit", Box::new(|s| s.identity.unit = None), "I002", Status::Unidentified),
        ("last quarter", Box::new(|s| s.identity.period = "2011-Q4".parse().ok()), "I003", Status::Rejected),
        ("other form", Box::new(|s| s.identity.form = Some("kho".into())), "I004", Status::Rejected),
        ("old version", Box::new(|s| s.identity.version = Some("0".into())), "I005", Status::Rejected),
        (
            "two units",
            Box::new(|s| s.identity.unit_name = Some("Chi đoàn Hai".into())),
            "I006",
            Status::Unidentified,
        ),
        ("dissolved", Box::new(|s| s.identity.unit = Some(Code::from("A04"))), "I007", Status::Rejected),
        ("no period", Box::new(|s| s.identity.period = None), "I008", Status::Rejected),
        ("no version", Box::new(|s| s.identity.version = None), "I009", Status::Accepted),
    ];
    for (name, change, code, status) in cases {
        let mut submission = sound("A01");
        change(&mut submission);
        let judged = judged(submission);
        assert_eq!((codes(&judged), judged.status), (vec![code], status), "{name}");
    }
}

#[test]
fn a_unit_is_known_by_its_code_in_any_case_or_by_its_exact_name() {
    let mut lower = sound("A01");
    lower.identity.unit = Some(Code::from("a01"));
    let mut named = sound("A01");
    named.identity.unit = None;
    named.identity.unit_name = Some("  đcs  một ".into());
    for submission in [lower, named] {
        let judged = judged(submission);
        assert_eq!(
            (judged.status, judged.identity.unit.as_ref().unwrap().as_str()),
            (Status::Accepted, "A01")
        );
    }
}

#[test]
fn required_depends_on_the_kind_of_unit() {
    let blank = |unit| judged(submission("a.xlsx", unit, &[("H1", number("4"))]));
    assert_eq!(codes(&blank("A01")), ["V001"]);
    assert_eq!(codes(&blank("A02")), Vec::<&str>::new());
}

#[test]
fn blank_is_not_zero() {
    let zero = judged(submission("a.xlsx", "A01", &[("H1", number("0")), ("H2", number("0"))]));
    assert_eq!(codes(&zero), Vec::<&str>::new());
    assert_eq!(zero.value("H3").unwrap().datum, None, "a division by zero has no result");
    let blank = judged(submission("a.xlsx", "A01", &[("H2", number("1"))]));
    assert_eq!((codes(&blank), blank.status), (vec!["V001"], Status::Rejected));
}

#[test]
fn bounds_are_kept_to_the_edge() {
    let of = |code: &str, text: &str| {
        let mut answers = vec![("H1", number("4")), ("H2", number("8"))];
        answers.retain(|(other, _)| *other != code);
        answers.push((code, number(text)));
        codes(&judged(submission("a.xlsx", "A01", &answers)))
    };
    assert_eq!(of("H1", "-1"), ["V002"]);
    assert_eq!(of("H1", "0"), Vec::<&str>::new());
    assert_eq!(of("H5", "1000"), Vec::<&str>::new());
    assert_eq!(of("H5", "1000.01"), ["V009"]);
    assert_eq!(of("H5", "-5"), Vec::<&str>::new());
    assert_eq!(of("H5", "-5.5"), ["V009"]);
}

#[test]
fn a_typed_computed_figure_is_compared_not_taken() {
    let typed = |text: &str| {
        let answers = [("H1", number("508")), ("H2", number("558")), ("H3", number(text))];
        judged(submission("a.xlsx", "A01", &answers))
    };
    for same in ["91.0", "91", "91.04", "0.91039"] {
        assert_eq!(codes(&typed(same)), Vec::<&str>::new(), "{same}");
    }
    for other in ["91.1", "95", "0.95"] {
        let judged = typed(other);
        assert_eq!((codes(&judged), judged.status), (vec!["V012"], Status::Accepted), "{other}");
        assert!(plain(judged.value("H3").unwrap().number().unwrap()).starts_with("91.0394"), "{other}");
    }
}

#[test]
fn the_committee_answers_its_own_fields() {
    let judged = judged(submission("dk.xlsx", "DK", &[("K1", number("5"))]));
    assert_eq!((judged.status, codes(&judged)), (Status::Accepted, vec![]));
}

#[test]
fn choices_are_no_numbers() {
    let answers = [("H1", number("1")), ("H2", number("1")), ("H4", Datum::Choice(Arc::from("Chưa")))];
    assert_eq!(codes(&judged(submission("a.xlsx", "A01", &answers))), Vec::<&str>::new());
}
