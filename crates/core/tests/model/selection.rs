use jiff::civil::date;
use tonghop_core::{Finding, Receipts, Selection, Severity, Status, Submission, select};

use crate::support::{codes, committee, form, number, period, roster, submission};

fn accepted(path: &str, unit: &str) -> Submission {
    let mut submission = submission(path, unit, &[("H1", number("4")), ("H2", number("8"))]);
    submission.status = Status::Accepted;
    submission
}

fn chosen(mut submissions: Vec<Submission>, receipts: &str) -> (Vec<Submission>, Selection) {
    let receipts = Receipts::parse("received.csv", &format!("file,received\n{receipts}")).unwrap();
    let deadline = Some(date(2012, 4, 2));
    let selection = select(&mut submissions, &form(), &roster(), period(), &committee(), &receipts, deadline);
    (submissions, selection)
}

fn statuses(submissions: &[Submission]) -> Vec<(&str, Status)> {
    submissions.iter().map(|s| (&*s.file.path, s.status)).collect()
}

fn of_collection(selection: &Selection) -> Vec<&'static str> {
    selection.findings.iter().map(|finding: &Finding| finding.entry.code).collect()
}

fn everyone() -> Vec<Submission> {
    [("a01.xlsx", "A01"), ("a02.xlsx", "A02"), ("a03.xlsx", "A03"), ("dk.xlsx", "DK")]
        .map(|(path, unit)| accepted(path, unit))
        .to_vec()
}

#[test]
fn a_full_collection_is_quiet() {
    let (submissions, selection) = chosen(everyone(), "");
    assert_eq!(of_collection(&selection), Vec::<&str>::new());
    assert!(submissions.iter().all(|s| s.findings.is_empty() && s.status == Status::Accepted));
    assert_eq!(selection.units.accepted.len(), 3);
}

#[test]
fn missing_units_are_named_and_the_dissolved_one_is_not_missed() {
    let (_, selection) = chosen(vec![accepted("a02.xlsx", "A02")], "");
    assert_eq!(of_collection(&selection), ["C001", "C001", "C006"]);
    let missing: Vec<&str> = selection.units.missing.iter().map(|code| code.as_str()).collect();
    assert_eq!(missing, ["A01", "A03"]);
}

#[test]
fn the_later_submission_counts_by_register_header_property_then_name() {
    let mut filled_early = accepted("b.xlsx", "A01");
    filled_early.identity.filled_on = Some(date(2012, 3, 20));
    let mut filled_late = accepted("a.xlsx", "A01");
    filled_late.identity.filled_on = Some(date(2012, 3, 28));
    let mut saved_early = accepted("a.xlsx", "A01");
    saved_early.identity.modified = Some("2012-03-20T08:00:00Z".into());
    let mut saved_late = accepted("b.xlsx", "A01");
    saved_late.identity.modified = Some("2012-03-20T09:00:00Z".into());
    let cases = [
        (
            "register",
            filled_late.clone(),
            filled_early.clone(),
            "a.xlsx,2012-03-29\nb.xlsx,2012-03-30\n",
            "b.xlsx",
        ),
        ("header", filled_late, filled_early, "", "a.xlsx"),
        ("saved", saved_early, saved_late, "", "b.xlsx"),
        ("name", accepted("A01.xlsx", "A01"), accepted("A01 (2).xlsx", "A01"), "", "A01 (2).xlsx"),
    ];
    for (name, one, other, receipts, winner) in cases {
        for pair in [vec![one.clone(), other.clone()], vec![other, one]] {
            let (submissions, _) = chosen(pair, receipts);
            for submission in &submissions {
                let wins = &*submission.file.path == winner;
                let expected = if wins { Status::Accepted } else { Status::Superseded };
                assert_eq!(submission.status, expected, "{name}: {}", submission.file.path);
                assert_eq!(codes(submission).contains(&"C002"), wins, "{name}");
            }
        }
    }
}

#[test]
fn where_nothing_tells_the_order_neither_counts() {
    let (submissions, selection) = chosen(vec![accepted("x.xlsx", "A01"), accepted("y.xlsx", "A01")], "");
    assert!(submissions.iter().all(|s| s.status == Status::Rejected && codes(s) == ["C003"]));
    assert_eq!(selection.units.rejected.len(), 1);
}

#[test]
fn the_same_bytes_twice_are_one_submission() {
    let mut copy = accepted("copy.xlsx", "A01");
    let original = accepted("a01.xlsx", "A01");
    copy.file.sha256 = original.file.sha256.clone();
    let (submissions, _) = chosen(vec![copy, original], "");
    assert_eq!(statuses(&submissions), [("a01.xlsx", Status::Accepted), ("copy.xlsx", Status::Duplicate)]);
    assert_eq!(submissions[1].findings[0].severity, Severity::Note);
}

#[test]
fn an_earlier_sound_submission_counts_while_the_later_has_errors() {
    let mut later = accepted("a01-2.xlsx", "A01");
    later.status = Status::Rejected;
    let (submissions, selection) = chosen(vec![accepted("a01.xlsx", "A01"), later], "");
    assert_eq!(statuses(&submissions), [("a01-2.xlsx", Status::Rejected), ("a01.xlsx", Status::Accepted)]);
    assert_eq!(codes(&submissions[0]), ["C009"]);
    assert_eq!(selection.units.accepted.len(), 1);
}

#[test]
fn late_is_after_the_deadline_not_on_it() {
    let receipts = "a01.xlsx,2012-04-02 23:59\na02.xlsx,2012-04-03 00:00\n";
    let (_, selection) = chosen(everyone(), receipts);
    let late: Vec<&str> = selection.units.late.iter().map(|code| code.as_str()).collect();
    assert_eq!(late, ["A02"]);
}

#[test]
fn a_receipt_without_a_file_is_noted() {
    let (_, selection) = chosen(everyone(), "gone.xlsx,2012-04-01\n");
    assert_eq!(of_collection(&selection), ["C008"]);
}
