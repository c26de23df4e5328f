use std::sync::Arc;

use proptest::prelude::*;
use tonghop_core::{
    CellRef, Code, Consolidation, Datum, Decimal, Figure, Finding, Place, Requirements, Source, Status,
    Submission, Tally, UnitCount, catalogue, plain, validate,
};

use crate::support::{committee, form, number, period, roster, row, submission};

fn judged(mut submission: Submission) -> Submission {
    let (form, roster, committee) = (form(), roster(), committee());
    let requirements =
        Requirements { form: &form, roster: &roster, period: period(), committee: &committee, history: None };
    validate(&mut submission, &requirements);
    submission
}

fn units() -> UnitCount {
    let expected = ["A01", "A02", "A03"].map(Code::from).to_vec();
    UnitCount { expected, ..UnitCount::default() }
}

fn finish(tally: Tally) -> Consolidation {
    tally.finish(&form(), &roster(), period(), &committee(), units())
}

fn consolidated(submissions: &[Submission], provisional: bool) -> Consolidation {
    let mut tally = Tally::new(provisional);
    for submission in submissions {
        tally.add(submission, &form());
    }
    finish(tally)
}

fn figure(consolidation: &Consolidation, code: &str) -> Option<String> {
    consolidation.total(code).unwrap().figure.number().map(plain)
}

fn three() -> Vec<Submission> {
    let choice = |word: &str| Datum::Choice(Arc::from(word));
    let mut first = submission(
        "a01.xlsx",
        "A01",
        &[("H1", number("508")), ("H2", number("558")), ("H4", choice("Chưa"))],
    );
    first.tables.insert(Code::from("B1"), vec![row(4, "Vườn hoa", 7, "Xong"), row(5, "Số hóa", 5, "Chưa")]);
    let second = submission(
        "a02.xlsx",
        "A02",
        &[("H1", number("27")), ("H2", number("27")), ("H4", choice("Đã đại hội")), ("H5", number("0.1"))],
    );
    let mut third = submission("a03.xlsx", "A03", &[("H1", number("3")), ("H5", number("0.2"))]);
    third.tables.insert(Code::from("B1"), vec![row(4, "Kho", 3, "Xong")]);
    let committee = submission("dk.xlsx", "DK", &[("K1", number("5"))]);
    [first, second, third, committee].map(judged).to_vec()
}

#[test]
fn sums_ratios_counts_committee_and_roster_items() {
    let consolidation = consolidated(&three(), false);
    assert_eq!(figure(&consolidation, "H1").as_deref(), Some("538"));
    assert_eq!(figure(&consolidation, "H5").as_deref(), Some("0.3"));
    assert_eq!(figure(&consolidation, "K1").as_deref(), Some("5"));
    assert_eq!(figure(&consolidation, "K2").as_deref(), Some("3"));
    assert_eq!(figure(&consolidation, "K4").as_deref(), Some("3"));
    let choices = &consolidation.total("H4").unwrap().figure;
    assert_eq!((choices.count("Đã đại hội"), choices.count("Chưa")), (Some(1), Some(1)));
    let expected =
        Figure::Ratio { numerator: Decimal::from(538), denominator: Decimal::from(585), percent: true };
    assert_eq!(consolidation.total("H3").unwrap().figure, expected, "a ratio of sums, not a mean of ratios");
}

#[test]
fn coverage_says_how_many_of_how_many() {
    let consolidation = consolidated(&three(), false);
    let coverage = |code: &str| {
        let coverage = consolidation.total(code).unwrap().coverage;
        (coverage.have, coverage.of)
    };
    assert_eq!(coverage("H1"), (3, 3));
    assert_eq!(coverage("H2"), (2, 3), "a blank is missing, not zero");
    assert_eq!(coverage("H3"), (2, 3), "a ratio covers what its worse half covers");
    assert_eq!(coverage("K1"), (1, 1));
}

#[test]
fn nothing_reported_is_no_figure() {
    let consolidation = consolidated(&[], false);
    assert_eq!(figure(&consolidation, "H1"), None);
    assert_eq!(figure(&consolidation, "K2").as_deref(), Some("3"), "the roster is known all the same");
}

#[test]
fn tables_keep_every_row_with_its_unit() {
    let consolidation = consolidated(&three(), false);
    let table = &consolidation.tables[&Code::from("B1")];
    let rows: Vec<(&str, u32)> = table.rows.iter().map(|(unit, _, row)| (unit.as_str(), row.row)).collect();
    assert_eq!(rows, [("A01", 4), ("A01", 5), ("A03", 4)]);
    assert_eq!(table.sums[&Code::from("so_nguoi")], Decimal::from(15));
    let counts: Vec<u64> = table.counts[&Code::from("tinh_trang")].iter().map(|(_, count)| *count).collect();
    assert_eq!(counts, [2, 1]);
}

#[test]
fn rejected_submissions_stay_out_unless_provisional_and_then_only_their_sound_answers() {
    let mut submissions = three();
    let faulty = judged(submission("a01.xlsx", "A01", &[("H1", number("-508")), ("H2", number("558"))]));
    assert_eq!(faulty.status, Status::Rejected);
    submissions[0] = faulty;
    let strict = consolidated(&submissions, false);
    assert_eq!(figure(&strict, "H2").as_deref(), Some("27"));
    let provisional = consolidated(&submissions, true);
    assert_eq!(figure(&provisional, "H2").as_deref(), Some("585"));
    assert_eq!(figure(&provisional, "H1").as_deref(), Some("30"), "the faulty answer itself stays out");
    let marked: Vec<bool> =
        provisional.total("H2").unwrap().contributions.iter().map(|c| c.provisional).collect();
    assert_eq!(marked, [true, false]);
}

#[test]
fn a_rejected_submission_that_an_earlier_one_stands_in_for_is_not_added_to_it() {
    let mut submissions = three();
    let mut newer = submissions[1].clone();
    newer.status = Status::Rejected;
    newer.findings.push(Finding::new(&catalogue::NEWER_REJECTED, Place::file("a02-2.xlsx")));
    submissions.push(newer);
    let provisional = consolidated(&submissions, true);
    assert_eq!(figure(&provisional, "H1").as_deref(), Some("538"));
    assert_eq!(provisional.total("H1").unwrap().coverage.have, 3);
}

#[test]
fn a_submission_of_another_period_is_not_even_provisional() {
    let mut submissions = three();
    submissions[0].status = Status::Rejected;
    submissions[0].findings.push(Finding::new(&catalogue::WRONG_PERIOD, Place::file("a01.xlsx")));
    assert_eq!(figure(&consolidated(&submissions, true), "H1").as_deref(), Some("30"));
}

#[test]
fn a_total_that_cannot_be_held_exactly_is_refused() {
    let mut submissions = three();
    for (submission, text) in submissions.iter_mut().zip(["99999999999999.9", "0.00000000000001"]) {
        let value = submission.values.get_mut("H5").unwrap();
        value.datum = Some(number(text));
        value.source = Some(Source {
            sheet: Arc::from("BIEU"),
            cell: CellRef::new(1, 1),
            raw: text.into(),
            lower: None,
        });
    }
    let consolidation = consolidated(&submissions, false);
    assert_eq!(
        figure(&consolidation, "H5").as_deref(),
        Some("100000000000000.10000000000001"),
        "28 digits hold it"
    );
}

proptest! {
    #[test]
    fn the_order_of_merging_does_not_matter(
        figures in proptest::collection::vec((0_i64..1_000_000, 0_u32..6), 1..12),
        split in 0_usize..12,
        rotation in 0_usize..12,
    ) {
        let units = ["A01", "A02", "A03"];
        let submissions: Vec<Submission> = figures
            .iter()
            .enumerate()
            .map(|(index, (figure, scale))| {
                let text = plain(Decimal::new(*figure, *scale));
                let path = format!("{index:02}.xlsx");
                let mut s = submission(&path, units[index % 3], &[("H1", number("1")), ("H5", number(&text))]);
                s.status = Status::Accepted;
                s
            })
            .collect();
        let straight = consolidated(&submissions, false);
        let mut turned = submissions.clone();
        turned.rotate_left(rotation % submissions.len());
        let (left, right) = turned.split_at(split.min(turned.len()));
        let tally = |part: &[Submission]| {
            let mut tally = Tally::new(false);
            part.iter().for_each(|submission| tally.add(submission, &form()));
            tally
        };
        let mut merged = tally(right);
        merged.merge(tally(left));
        let merged = finish(merged);
        prop_assert_eq!(figure(&merged, "H5"), figure(&straight, "H5"));
        prop_assert_eq!(merged, straight);
    }
}
