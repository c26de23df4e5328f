use std::sync::Arc;

use tonghop_core::{
    Arg, CellRef, Code, Datum, Decimal, Finding, History, Past, Place, Requirements, Severity, State, Status,
    Submission, catalogue, plain, validate,
};

use crate::support::{codes, committee, form, number, period, roster, submission};

fn judged(submission: Submission) -> Submission {
    judged_after(submission, None)
}

fn judged_after(mut submission: Submission, history: Option<&Past>) -> Submission {
    let (form, roster, committee) = (form(), roster(), committee());
    let requirements =
        Requirements { form: &form, roster: &roster, period: period(), committee: &committee, history };
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

/// What the unit A01 had of H2 in the period before.
fn history(figure: &str) -> Past {
    let mut history = History::new("2011-Q4".parse().unwrap());
    history.insert(Code::from("A01"), Code::from("H2"), figure.parse::<Decimal>().unwrap());
    let mut past = Past::before(period());
    past.insert(history);
    past
}

#[test]
fn a_figure_that_lost_its_thousands_is_doubted_only_beside_such_a_one() {
    for (answer, prior, expected) in [
        ("2", "2000", vec!["V027"]),
        ("2", "1000", vec!["V027"]),
        ("2", "4000", vec!["V027"]),
        ("2", "4001", vec![]),
        ("2", "999", vec![]),
        ("2", "3", vec![]),
        ("0", "2000", vec![]),
        ("2000", "2000", vec![]),
        ("20", "2000", vec![]),
    ] {
        let submission = submission("a.xlsx", "A01", &[("H1", number("0")), ("H2", number(answer))]);
        let judged = judged_after(submission, Some(&history(prior)));
        assert_eq!(codes(&judged), expected, "{answer} after {prior}");
        assert_eq!(judged.status, Status::Accepted, "{answer} after {prior}");
        assert_eq!(judged.value("H2").unwrap().number().map(plain).as_deref(), Some(answer));
    }
}

#[test]
fn a_decimal_point_in_a_count_is_mended_only_where_the_period_before_tells() {
    for (prior, mended) in [("1480", true), ("3000", true), ("3001", false), ("749", false), ("150", false)] {
        let mut submission = submission("a.xlsx", "A01", &[("H1", number("0")), ("H2", number("0"))]);
        let value = submission.values.get_mut("H2").unwrap();
        (value.state, value.datum) = (State::Unreadable, None);
        let place = Place::cell("a.xlsx", "BIEU", CellRef::new(7, 3));
        let thousands = Arg::Number(Decimal::from(1500));
        submission.findings.push(
            Finding::new(&catalogue::FRACTIONAL_COUNT, place)
                .code(&Code::from("H2"), "")
                .found("1.5")
                .arg("thousands", thousands),
        );
        let judged = judged_after(submission, Some(&history(prior)));
        let number = judged.value("H2").unwrap().number().map(plain);
        let [finding] = &judged.findings[..] else { panic!("{:?}", judged.findings) };
        let told = (finding.entry.code, finding.severity, number.as_deref());
        let expected =
            if mended { ("V026", Severity::Note, Some("1500")) } else { ("V004", Severity::Error, None) };
        assert_eq!(told, expected, "after {prior}");
    }
}

#[test]
fn what_does_not_apply_is_a_warning_only_where_it_is_required() {
    for (code, severity) in [("H1", Severity::Warning), ("H5", Severity::Note)] {
        let mut submission = sound("A01");
        let place = Place::cell("a.xlsx", "BIEU", CellRef::new(7, 3));
        let field = Code::from(code);
        submission.findings.push(Finding::new(&catalogue::NOT_APPLICABLE, place).code(&field, "").found("x"));
        let judged = judged(submission);
        assert_eq!(
            (judged.findings[0].entry.code, judged.findings[0].severity),
            ("V023", severity),
            "{code}"
        );
        assert_eq!(judged.status, Status::Accepted, "{code}");
    }
}
