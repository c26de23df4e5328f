//! Closed periods added up, and the year so far.

use proptest::prelude::*;
use tonghop_core::{
    ClosedTotals, Code, Consolidation, Datum, Decimal, Figure, Form, History, Past, PastTotals, Period,
    Status, Tally, ToDate, ToDateTotals, UnitCount, plain,
};

use crate::support::{committee, form, number, roster, submission};

/// The form with a field that opens with the stock, a part of a whole, and a flow that is computed from stocks.
fn wider() -> Form {
    let more = r#"
[[section]]
id = "II"
title = "Thêm"
[[section.field]]
code = "H6"
label = "Số người đầu kỳ"
type = "count"
kind = "stock"
opening = "H2"
[[section.field]]
code = "H7"
label = "Đạt trên đăng ký"
type = "ratio"
kind = "flow"
[[section.field]]
code = "H8"
label = "Tăng trong kỳ"
type = "count"
kind = "flow"
by = "computed"
formula = "H2 - H6"
"#;
    let text = crate::support::FORM
        .replace("[[table]]\ncode = \"B1\"", &format!("{more}\n[[table]]\ncode = \"B1\""));
    Form::parse("form.toml", &text).unwrap_or_else(|error| panic!("{error}"))
}

fn history(form: &Form, period: &str, rows: &[(&str, &str, &str)]) -> History {
    let rows = rows.iter().map(|(unit, field, value)| format!("{unit},{field},{value},false\n"));
    let text = format!("unit,field,value,provisional\n{}", rows.collect::<String>());
    History::parse(period.parse().unwrap(), form, "values.csv", &text)
        .unwrap_or_else(|error| panic!("{error}"))
}

fn consolidation(form: &Form, period: &str, given: &[(&str, &[(&str, Datum)])]) -> Consolidation {
    let period: Period = period.parse().unwrap();
    let mut tally = Tally::new(false);
    for (unit, answers) in given {
        let mut one = submission(&format!("{unit}.xlsx"), unit, &[]);
        one.status = Status::Accepted;
        let source = one.values.values().next().unwrap().source.clone();
        for (code, datum) in *answers {
            let source = one.value(code).map_or_else(|| source.clone(), |value| value.source.clone());
            let (state, datum) = (tonghop_core::State::Given, Some(datum.clone()));
            one.values.insert(Code::from(*code), tonghop_core::Value { state, datum, source });
        }
        tally.add(&one, form);
    }
    let expected: Vec<Code> = roster().reporting(period).map(|unit| unit.code.clone()).collect();
    let units = UnitCount { expected, ..UnitCount::default() };
    tally.finish(form, &roster(), period, &committee(), units)
}

fn year(form: &Form, histories: Vec<History>, now: &Consolidation) -> ToDateTotals {
    let mut past = Past::before(now.period);
    histories.into_iter().for_each(|history| past.insert(history));
    let past = PastTotals::of(form, &roster(), &past);
    ToDateTotals::since(now.period.whole_year(), form, &roster(), &past, now)
}

fn said(to_date: Option<&ToDate>) -> String {
    let Some(to_date) = to_date else { return "-".to_owned() };
    let figure = match &to_date.figure {
        Figure::Ratio { numerator, denominator, .. } => {
            format!("{}/{}", plain(*numerator), plain(*denominator))
        }
        Figure::Counts(counts) => format!("{counts:?}"),
        figure => figure.number().map_or("?".to_owned(), plain),
    };
    let missing: Vec<String> = to_date.missing.iter().map(ToString::to_string).collect();
    if missing.is_empty() { figure } else { format!("{figure} without {}", missing.join(", ")) }
}

#[test]
fn a_closed_period_adds_up_as_a_consolidation_does() {
    let form = wider();
    let totals = ClosedTotals::of(
        &form,
        &roster(),
        &history(
            &form,
            "2011-Q4",
            &[
                ("A01", "H1", "10"),
                ("A02", "H1", "0"),
                ("A01", "H2", "40"),
                ("A01", "H4", "Đã đại hội"),
                ("A02", "H4", "Chưa"),
                ("A01", "H7", "3/4"),
                ("A02", "H7", "1/2"),
                ("DK", "K1", "7"),
            ],
        ),
    );
    let figure = |code: &str| totals.total(code).and_then(|total| total.figure.number());
    let of = |code: &str| totals.total(code).and_then(|total| total.coverage).map(|c| (c.have, c.of));
    assert_eq!((figure("H1"), of("H1")), (Some(10.into()), Some((2, 3))), "A03 did not exist yet");
    assert_eq!((figure("H3"), of("H3")), (Some(25.into()), Some((1, 3))), "10 / 40, as the narrower covers");
    assert_eq!(totals.total("H5"), None, "nobody gave it, which is not zero");
    assert_eq!((figure("K1"), of("K1")), (Some(7.into()), None));
    assert_eq!((figure("K2"), figure("K3")), (Some(3.into()), Some(0.into())), "the roster of then");
    assert_eq!(totals.total("H4").unwrap().figure.count("Chưa"), Some(1));
    assert_eq!(
        totals.total("H7").unwrap().figure,
        Figure::Ratio { numerator: 4.into(), denominator: 6.into(), percent: false }
    );
}

#[test]
fn each_kind_of_field_goes_on_in_its_own_way() {
    let form = wider();
    let first = history(
        &form,
        "2012-Q1",
        &[
            ("A01", "H1", "10"),
            ("A01", "H2", "40"),
            ("A01", "H6", "38"),
            ("A01", "H7", "3/4"),
            ("A01", "H4", "Chưa"),
        ],
    );
    let ratio = Datum::ratio(Decimal::from(1), Decimal::from(2));
    let now = consolidation(
        &form,
        "2012-Q2",
        &[(
            "A01",
            &[
                ("H1", number("5")),
                ("H2", number("50")),
                ("H6", number("40")),
                ("H7", ratio),
                ("H4", Datum::Choice("Đã đại hội".into())),
            ],
        )],
    );
    let year = year(&form, vec![first], &now);
    let said = |code: &str| said(year.total(code));
    assert_eq!(said("H1"), "15", "a flow adds up");
    assert_eq!(said("H2"), "50", "of a stock the last counts");
    assert_eq!(said("H6"), "38", "an opening stock is that of the begin of the year");
    assert_eq!(said("H8"), "12", "so that what is computed from both is that of the year");
    assert_eq!(said("H3"), "15/50", "a share is computed after adding up");
    assert_eq!(said("H7"), "4/6", "both sides of a part of a whole add up");
    assert_eq!(year.total("H4").unwrap().figure.count("Đã đại hội"), Some(1), "a status is that of now");
    assert_eq!(said("K3"), "1", "founded in the first quarter, as the roster knows");
    assert_eq!(said("K5"), "1");
    assert_eq!(
        said("K4"),
        plain(now.total("K4").unwrap().figure.number().unwrap()),
        "a computed stock is the last"
    );
    assert_eq!(said("K1"), "-");
    let units: Vec<String> =
        year.total("H1").unwrap().uncovered.iter().map(|(p, c)| format!("{p} {}/{}", c.have, c.of)).collect();
    assert_eq!(units, ["2012-Q1 1/3", "2012-Q2 1/3"]);
}

#[test]
fn a_period_that_is_not_known_is_named_and_never_zero() {
    let form = wider();
    let third = history(&form, "2012-Q3", &[("A01", "H1", "3"), ("A01", "H5", "2.5")]);
    let first = history(&form, "2012-Q1", &[("A01", "H1", "1"), ("A01", "H2", "9"), ("A01", "H6", "9")]);
    let last_year = history(&form, "2011-Q4", &[("A01", "H1", "1000")]);
    let answers = [("H1", number("4")), ("H2", number("20")), ("H6", number("19"))];
    let now = consolidation(&form, "2012-Q4", &[("A01", &answers)]);
    let whole = year(&form, vec![third.clone(), last_year.clone(), first], &now);
    assert_eq!(said(whole.total("H1")), "8 without 2012-Q2");
    assert_eq!(said(whole.total("H5")), "2.5 without 2012-Q1, 2012-Q2, 2012-Q4");
    assert_eq!(said(whole.total("H3")), "8/20 without 2012-Q2");
    assert_eq!(said(whole.total("H6")), "9");
    let without_first = year(&form, vec![third, last_year], &now);
    assert_eq!(said(without_first.total("H6")), "? without 2012-Q1", "the begin of the year is not known");
    assert_eq!(said(without_first.total("H8")), "? without 2012-Q1");
}

#[test]
fn what_is_computed_from_different_periods_is_not_said() {
    let form = Form::parse(
        "form.toml",
        &crate::support::FORM.replace("formula = \"H1 / H2\"", "formula = \"H1 / H5\""),
    )
    .unwrap();
    let first = history(&form, "2012-Q1", &[("A01", "H1", "10")]);
    let now = consolidation(&form, "2012-Q2", &[("A01", &[("H1", number("5")), ("H5", number("20"))])]);
    let year = year(&form, vec![first], &now);
    assert_eq!(said(year.total("H1")), "15");
    assert_eq!(said(year.total("H5")), "20 without 2012-Q1");
    assert_eq!(said(year.total("H3")), "? without 2012-Q1", "15 / 20 would be of two quarters over one");
}

proptest! {
    /// The year is the sum of its known quarters whatever the order in which they become known, and says of exactly
    /// the others that they lack.
    #[test]
    fn a_flow_is_the_sum_of_the_periods_that_are_known(
        quarters in proptest::collection::vec(proptest::option::of(proptest::collection::vec(proptest::option::of(0_i64..1_000_000), 3)), 3),
        now in proptest::option::of(0_i64..1_000_000),
        shuffled in Just(vec![0_usize, 1, 2]).prop_shuffle(),
    ) {
        let form = form();
        let histories: Vec<Option<History>> = quarters.iter().enumerate().map(|(index, figures)| {
            let mut history = History::new(format!("2012-Q{}", index + 1).parse().unwrap());
            for (unit, figure) in ["A01", "A02", "A03"].iter().zip(figures.as_ref()?) {
                if let Some(figure) = figure {
                    history.insert(Code::from(*unit), Code::from("H1"), Decimal::from(*figure));
                }
            }
            Some(history)
        }).collect();
        let answers: Vec<(&str, Datum)> =
            now.map(|now| ("H1", number(&now.to_string()))).into_iter().collect();
        let now_total = consolidation(&form, "2012-Q4", &[("A01", answers.as_slice())]);
        let in_order = year(&form, histories.iter().flatten().cloned().collect(), &now_total);
        let in_any_order =
            year(&form, shuffled.iter().filter_map(|index| histories[*index].clone()).collect(), &now_total);
        prop_assert_eq!(&in_order, &in_any_order);
        let sums: Vec<Option<i64>> = quarters
            .iter()
            .map(|figures| {
                let known: Vec<i64> = figures.iter().flatten().flatten().copied().collect();
                (!known.is_empty()).then(|| known.iter().sum())
            })
            .chain([now])
            .collect();
        let known = sums.iter().flatten().count();
        match in_order.total("H1") {
            None => prop_assert_eq!(known, 0),
            Some(to_date) => {
                prop_assert_eq!(to_date.figure.number(), Some(Decimal::from(sums.iter().flatten().sum::<i64>())));
                prop_assert_eq!((to_date.have.len(), to_date.missing.len()), (known, 4 - known));
                for (index, sum) in sums.iter().enumerate() {
                    let period: Period = format!("2012-Q{}", index + 1).parse().unwrap();
                    prop_assert_eq!(to_date.have.contains(&period), sum.is_some());
                }
            }
        }
    }
}
