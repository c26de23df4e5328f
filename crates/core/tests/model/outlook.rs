//! What totals will come to lie between.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tonghop_core::{
    Code, Consolidation, Decimal, Form, History, Language, Layout, Outlook, Past, PastFigure, Period, Roster,
    Span, Status, Tally, UnitCount,
};

use crate::support::{committee, number, period, submission};

const FORM: &str = r#"
[form]
id = "vi-du"
version = "1"
title = "Biểu"
period = "quarter"
[[section]]
id = "I"
title = "Phần"
[[section.field]]
code = "H1"
label = "Số cuộc"
type = "count"
kind = "flow"
[[section.field]]
code = "H5"
label = "Lũy kế"
type = "decimal"
kind = "cumulative"
[[section.field]]
code = "K1"
label = "Số chốt"
type = "count"
kind = "flow"
by = "committee"
"#;

fn form() -> Form {
    Form::parse("form.toml", FORM).unwrap()
}

const UNITS: [&str; 4] = ["A01", "A02", "A03", "A04"];

fn roster() -> Roster {
    let rows = UNITS.map(|unit| format!("{unit},Chi đoàn {unit},Chi đoàn\n")).concat();
    Roster::parse("units.csv", &format!("code,name,kind\n{rows}"), &Layout::of(Language::Vi)).unwrap()
}

/// The consolidation of the units that gave these figures of H1; the others gave nothing.
fn consolidation(given: &[(&str, Option<i64>)], code: &str) -> Consolidation {
    let mut tally = Tally::new(false);
    let mut units = UnitCount { expected: UNITS.map(Code::from).into(), ..UnitCount::default() };
    for (unit, figure) in given {
        let answers: Vec<_> = figure.iter().map(|figure| (code, number(&figure.to_string()))).collect();
        let mut submission = submission(&format!("{unit}.xlsx"), unit, &answers);
        submission.status = Status::Accepted;
        tally.add(&submission, &form());
        units.accepted.push(Code::from(*unit));
    }
    units.missing = units.expected.iter().filter(|unit| !units.accepted.contains(unit)).cloned().collect();
    tally.finish(&form(), &roster(), period(), &committee(), units)
}

/// Closed periods with figures of units; no figure stands for a unit that was accepted without one.
/// A unit with the figure that it gave, if any.
type Given<'g> = (&'g str, Option<i64>);
/// A closed period with what was given in it.
type Closed<'c> = (&'c str, &'c [Given<'c>]);

fn past(code: &str, periods: &[Closed<'_>]) -> Past {
    let mut past = Past::before(period());
    for (of, figures) in periods {
        let mut history = History::new(of.parse().unwrap());
        for (unit, figure) in *figures {
            let other = if code == "H1" { "H5" } else { "H1" };
            history.insert(Code::from(*unit), Code::from(other), Decimal::ONE);
            if let Some(figure) = figure {
                history.insert(Code::from(*unit), Code::from(code), Decimal::from(*figure));
            }
        }
        past.insert(history);
    }
    past
}

fn span(least: i64, most: i64) -> Option<Span> {
    Some(Span { least: Decimal::from(least), most: Decimal::from(most) })
}

/// Whether the total of H1 is open, what of it is known, and what stands to be waited for.
fn outlook(given: &[(&str, Option<i64>)], past: &Past) -> (Option<Span>, Option<Span>, Vec<String>) {
    let outlook = Outlook::of(&form(), &consolidation(given, "H1"), past);
    let codes: Vec<&str> = outlook.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(codes, ["H1", "H5"], "the committee's own figures are not waited for");
    let field = &outlook.fields[0];
    (field.span(), field.known, field.unknown().map(ToString::to_string).collect())
}

#[test]
fn what_is_known_of_missing_units_bounds_the_total() {
    let given = [("A01", Some(10)), ("A02", Some(5))];
    let known = past(
        "H1",
        &[
            ("2011-Q4", &[("A03", Some(3)), ("A04", Some(-2))]),
            ("2011-Q2", &[("A03", Some(7)), ("A04", None)]),
        ],
    );
    assert_eq!(outlook(&given, &known), (span(16, 22), span(16, 22), vec![]));
}

#[test]
fn a_unit_without_a_past_makes_the_bound_open_and_is_named() {
    let given = [("A01", Some(10)), ("A02", Some(5))];
    let half = past("H1", &[("2011-Q4", &[("A03", Some(3))])]);
    assert_eq!(outlook(&given, &half), (None, span(18, 18), vec!["A04".to_owned()]));
    let none = Past::before(period());
    assert_eq!(outlook(&given, &none), (None, span(15, 15), vec!["A03".to_owned(), "A04".to_owned()]));
    assert_eq!(outlook(&[], &none).1, None, "nothing of nobody is not zero");
    let new_field = past("H1", &[("2011-Q4", &[("A03", None), ("A04", None)])]);
    assert_eq!(outlook(&given, &new_field).2, ["A03", "A04"], "nobody was asked then");
}

#[test]
fn what_an_accepted_unit_left_blank_is_not_waited_for() {
    let all = [("A01", Some(10)), ("A02", None), ("A03", Some(0)), ("A04", None)];
    let before = past("H1", &[("2011-Q4", &[("A02", Some(50))])]);
    assert_eq!(outlook(&all, &before), (span(10, 10), span(10, 10), vec![]));
}

#[test]
fn only_the_nearest_closed_periods_are_looked_at() {
    let figures: Vec<(String, [Given<'_>; 1])> = ["2011-Q4", "2011-Q2", "2011-Q1", "2010-Q4", "2010-Q3"]
        .into_iter()
        .zip(1..)
        .map(|(of, figure)| (of.to_owned(), [("A04", Some(figure))]))
        .collect();
    let periods: Vec<Closed<'_>> =
        figures.iter().map(|(of, figure)| (of.as_str(), figure.as_slice())).collect();
    let given = [("A01", Some(0)), ("A02", Some(0)), ("A03", Some(0))];
    let past = past("H1", &periods);
    assert_eq!(outlook(&given, &past).0, span(1, 4), "the fifth is too far back");
    let outlook = Outlook::of(&form(), &consolidation(&given, "H1"), &past);
    let regarded: Vec<String> = outlook.regarded.iter().map(ToString::to_string).collect();
    assert_eq!(regarded, ["2011-Q4", "2011-Q2", "2011-Q1", "2010-Q4"]);
}

#[test]
fn a_running_total_is_held_against_the_same_period_of_years_before() {
    let past = past(
        "H5",
        &[
            ("2011-Q4", &[("A04", Some(100))]),
            ("2011-Q1", &[("A04", Some(20))]),
            ("2010-Q1", &[("A04", Some(24))]),
        ],
    );
    let given = [("A01", Some(1)), ("A02", Some(1)), ("A03", Some(1))];
    let outlook = Outlook::of(&form(), &consolidation(&given, "H5"), &past);
    let field = &outlook.fields[1];
    assert_eq!(field.span(), span(23, 27));
    let before = |of: &str, figure: i64| PastFigure {
        period: of.parse().unwrap(),
        figure: Some(Decimal::from(figure)),
    };
    assert_eq!(field.waiting[0].past, [before("2011-Q1", 20), before("2010-Q1", 24)]);
}

#[test]
fn it_says_which_closed_periods_it_wants() {
    let wanted = |form: &Form, all_closed: bool| -> Vec<String> {
        let mut past = Past::before(period());
        let mut wanted = Vec::new();
        for (_, before) in Past::periods(period()) {
            if Outlook::looks_at(form, &past, before) {
                wanted.push(before.to_string());
                if all_closed {
                    past.insert(History::new(before));
                }
            }
        }
        wanted
    };
    let years = ["2011-Q4", "2011-Q3", "2011-Q2", "2011-Q1", "2010-Q1", "2009-Q1", "2008-Q1"];
    assert_eq!(wanted(&form(), true), years);
    let without = FORM.replace("kind = \"cumulative\"", "kind = \"flow\"");
    assert_eq!(wanted(&Form::parse("form.toml", &without).unwrap(), true), years[..4]);
    assert_eq!(wanted(&form(), false).len(), Past::FARTHEST, "gaps are passed over");
}

type Figures = BTreeMap<&'static str, Option<i64>>;

fn figures() -> impl Strategy<Value = Figures> {
    let unit = prop::sample::select(UNITS.as_slice());
    prop::collection::btree_map(unit, prop::option::weighted(0.8, -50_i64..1000), 0..=4)
}

proptest! {
    /// Whatever missing units repeat of their past, the total lies between the bounds; if nobody is missing it is
    /// both of them; and a bound is given only where the past of every missing unit is known.
    #[test]
    fn bounds_hold_what_missing_units_repeat(
        given in figures(),
        before in prop::collection::vec(figures(), 0..6),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 4),
    ) {
        let closed: Vec<Period> = Past::periods(period()).map(|(_, period)| period).collect();
        let names: Vec<String> = closed.iter().map(ToString::to_string).collect();
        let rows: Vec<Vec<(&str, Option<i64>)>> =
            before.iter().map(|figures| figures.iter().map(|(unit, figure)| (*unit, *figure)).collect()).collect();
        let periods: Vec<Closed<'_>> =
            names.iter().map(String::as_str).zip(rows.iter().map(Vec::as_slice)).collect();
        let past = past("H1", &periods);
        let given: Vec<(&str, Option<i64>)> = given.into_iter().collect();
        let outlook = Outlook::of(&form(), &consolidation(&given, "H1"), &past);
        let field = &outlook.fields[0];
        let mut whole = given.clone();
        for (waiting, pick) in field.waiting.iter().zip(&picks) {
            prop_assert!(given.iter().all(|(unit, _)| *unit != waiting.unit.as_str()));
            if let Some(figure) = (!waiting.past.is_empty()).then(|| waiting.past[pick.index(waiting.past.len())]) {
                let figure = figure.figure.map(|figure| i64::try_from(figure).unwrap());
                let unit = UNITS.into_iter().find(|unit| *unit == waiting.unit.as_str()).unwrap();
                whole.push((unit, figure));
            }
        }
        prop_assert_eq!(field.waiting.len() + given.len(), UNITS.len());
        let total = consolidation(&whole, "H1").total("H1").unwrap().figure.number();
        if let Some(span) = field.known {
            prop_assert!(span.contains(total.unwrap_or_default()), "{:?} {:?}", span, total);
            prop_assert_eq!(field.span().is_some(), field.unknown().next().is_none());
        } else {
            prop_assert_eq!(total, None);
            prop_assert_eq!(field.span(), None);
        }
        if field.waiting.is_empty() {
            prop_assert_eq!(field.span().map(|span| (span.least, span.most)), total.map(|total| (total, total)));
        }
    }
}
