//! Rules over what was accepted in the periods before, and tolerances.

use tonghop_core::{
    Code, Datum, Decimal, Fault, Figures, Form, Formula, History, Name, Operand, Past, Period,
    SubmissionFigures, Verdict, unclosed_periods,
};

use crate::support::{number, roster, submission};

const HEAD: &str = r#"
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
code = "H2"
label = "Số người"
type = "count"
kind = "stock"
[[section.field]]
code = "H4"
label = "Đại hội"
type = "choice"
kind = "state"
choices = ["Đã đại hội", "Chưa"]
[[section.field]]
code = "H6"
label = "Có quy chế"
type = "flag"
kind = "state"
[[section.field]]
code = "H7"
label = "Ngày họp"
type = "date"
kind = "state"
"#;

fn period() -> Period {
    "2012-Q1".parse().unwrap()
}

fn form(more: &str) -> Result<Form, String> {
    Form::parse("form.toml", &format!("{HEAD}{more}")).map_err(|error| error.to_string())
}

fn rule(check: &str, more: &str) -> Result<Form, String> {
    form(&format!(
        "[[rule]]\nid = \"R1\"\nseverity = \"error\"\ncheck = '{check}'\nmessage = \"\"\"…\"\"\"\n{more}\n"
    ))
}

fn history(of: &str, rows: &str) -> History {
    let form = form("").unwrap();
    let text = format!("unit,field,value,provisional\n{rows}");
    History::parse(of.parse().unwrap(), &form, "values.csv", &text).unwrap_or_else(|error| panic!("{error}"))
}

/// 2011-Q4: 10, held, yes; 2011-Q3 was never closed; 2011-Q2: 20; 2011-Q1: 40, of a unit that gave no H2.
fn past() -> Past {
    let mut past = Past::before(period());
    past.insert(history(
        "2011-Q4",
        "A01,H1,10,false\nA01,H2,7,false\nA01,H4,Đã đại hội,false\nA01,H6,true,false\nA01,H7,2011-12-20,false\n",
    ));
    past.insert(history("2011-Q2", "A01,H1,20,false\nA01,H2,99,true\n"));
    past.insert(history("2011-Q1", "A01,H1,40,false\n"));
    past
}

fn verdict(check: &str, past: Option<&Past>) -> Verdict {
    let form = rule(check, "").unwrap_or_else(|error| panic!("{check}: {error}"));
    let answers = [("H1", number("12")), ("H2", number("7")), ("H4", Datum::Choice("Chưa".into()))];
    let submission = submission("A01.xlsx", "A01", &answers);
    let roster = roster();
    let unit = roster.unit("A01");
    let rule = &form.rules()[0];
    rule.verdict(&SubmissionFigures {
        form: &form,
        rule,
        submission: &submission,
        unit,
        period: period(),
        past,
    })
}

#[test]
fn rules_look_back_at_values_of_every_type() {
    let past = past();
    for check in [
        "PRIOR(H1) = 10",
        "PRIOR(H1, 1) = 10",
        "PRIOR(H1, 3) = 20",
        "PRIOR(H1, \"last year\") = 40",
        "PRIOR(H4) = \"Đã đại hội\"",
        "PRIOR(H4) <> H4",
        "PRIOR(H6) = \"Có\"",
        "PRIOR(H7) = DATE(2011, 12, 20)",
        "COUNT(HISTORY(H1, 4)) = 3",
        "COUNT(HISTORY(H1, 2)) = 1",
        "SUM(HISTORY(H1, 4)) = 70",
        "AVERAGE(HISTORY(H1, 3)) = 15",
        "MAX(HISTORY(H1, 24)) = 40",
        "COUNTIF(HISTORY(H1, 4), \">10\") = 2",
        "COUNT(HISTORY(H2, 4)) = 1",
        "COUNTIF(HISTORY(H4, 4), \"Đã đại hội\") = 1",
        "IF(COUNT(HISTORY(H1, 4)) < 4, TRUE, H1 = 0)",
    ] {
        assert_eq!(verdict(check, Some(&past)), Verdict::Holds, "{check}");
    }
    assert_eq!(verdict("H1 <= PRIOR(H1)", Some(&past)), Verdict::Broken);
}

#[test]
fn what_is_not_known_is_never_zero() {
    let (past, empty) = (past(), Past::before(period()));
    for check in [
        "PRIOR(H1, 2) = 0",
        "PRIOR(H2, 3) = 0",
        "PRIOR(H1, \"year\") = 0",
        "PRIOR(H1, 5) = 0",
        "SUM(HISTORY(H6, 4)) = 0",
    ] {
        let expected =
            if check.starts_with("SUM") { Verdict::Holds } else { Verdict::Skipped(Fault::Missing) };
        assert_eq!(verdict(check, Some(&past)), expected, "{check}");
    }
    for check in [
        "PRIOR(H1) = 0",
        "SUM(HISTORY(H1, 4)) = 0",
        "MAX(HISTORY(H1, 4)) = 0",
        "MIN(HISTORY(H1, 4), 5) = 5",
        "AVERAGE(HISTORY(H1, 4)) = 0",
        "SUMIF(HISTORY(H1, 4), \">0\") = 0",
        "PRIOR(H4) = \"\"",
    ] {
        for past in [Some(&empty), None] {
            assert_eq!(verdict(check, past), Verdict::Skipped(Fault::Missing), "{check}");
        }
    }
    assert_eq!(verdict("COUNT(HISTORY(H1, 4)) = 0", Some(&empty)), Verdict::Holds);
}

#[test]
fn what_rules_cannot_mean_is_refused() {
    for (check, code) in [
        ("HISTORY(H1, 4) > 1", "D008"),
        ("ABS(HISTORY(H1, 4)) > 1", "D008"),
        ("SUM(HISTORY(H1, 0)) > 1", "D008"),
        ("SUM(HISTORY(H1, 25)) > 1", "D008"),
        ("SUM(HISTORY(H1, 1.5)) > 1", "D008"),
        ("SUM(HISTORY(H1)) > 1", "D008"),
        ("PRIOR(H1, 0) > 1", "D008"),
        ("PRIOR(H1, \"years\") > 1", "D008"),
        ("PRIOR(H1, H2) > 1", "D008"),
        ("SUM(HISTORY(H9, 4)) > 1", "D007"),
        ("PRIOR(H4) = \"Đã dại hội\"", "D030"),
        ("PRIOR(H4) > 1", "D029"),
    ] {
        let error = rule(check, "").expect_err(check);
        assert!(error.contains(code), "{check}: {error}");
    }
    let collection = rule("SUM(HISTORY(H1, 4)) > 1", "scope = \"collection\"").expect_err("of one unit");
    assert!(collection.contains("D028"), "{collection}");
}

#[test]
fn values_that_are_not_of_the_type_of_their_field_are_mistakes_at_their_lines() {
    let form = form("").unwrap();
    let parse = |rows: &str| {
        let text = format!("unit,field,value,provisional\n{rows}");
        History::parse(period(), &form, "values.csv", &text).map_err(|error| error.to_string())
    };
    for (rows, mistake) in [
        ("A01,H1,x,false\n", "values.csv:2:1: D018"),
        ("A01,H1,1,false\nA01,H6,Có,false\n", "values.csv:3:1: D024"),
        ("A01,H7,20/12/2011,false\n", "values.csv:2:1: D024"),
        ("A01,H4,,false\n", "values.csv:2:1: D024"),
    ] {
        let error = parse(rows).expect_err(rows);
        assert!(error.contains(mistake), "{rows}: {error}");
    }
    // A choice that is no longer offered was accepted all the same; what is not asked any more is of no use.
    let history = parse("A01,H4,Hoãn,false\nA01,H9,?,false\nA01,H6,?,true\n").unwrap();
    assert_eq!(history.datum("A01", "H4"), Some(&Datum::Choice("Hoãn".into())));
    assert_eq!(history.datum("A01", "H6"), None);
}

#[test]
fn a_form_looks_back_as_far_as_it_needs() {
    let quiet = "[oddity]\noff = [\"history\", \"zero\"]\n";
    let reach = |form: Result<Form, String>| form.unwrap().reach(period());
    assert_eq!(reach(form("")), 8);
    assert_eq!(reach(form(quiet)), 4, "totals are held against the same quarter of the last year");
    assert_eq!(reach(rule("PRIOR(H1, 6) > 1", quiet)), 6);
    assert_eq!(reach(rule("PRIOR(H1, \"last year\") > 1", quiet)), 4);
    assert_eq!(reach(rule("COUNT(HISTORY(H1, 12)) > 1", "")), 12);
}

#[test]
fn a_period_that_was_never_closed_is_named_where_it_is_needed() {
    let told = |check: &str, past: &Past| -> Vec<String> {
        let form = rule(check, "").unwrap();
        unclosed_periods(&form, past).iter().map(|finding| format!("{:?}", finding.args[0].1)).collect()
    };
    let (past, empty) = (past(), Past::before(period()));
    let q = |text: &str| format!("{:?}", tonghop_core::Arg::Period(text.parse().unwrap()));
    assert_eq!(told("H1 > 1", &empty), [""; 0]);
    assert_eq!(told("PRIOR(H1) > 1", &past), [""; 0]);
    assert_eq!(told("PRIOR(H1) > 1", &empty), [q("2011-Q4")]);
    assert_eq!(told("PRIOR(H1, 2) > PRIOR(H1)", &empty), [q("2011-Q4"), q("2011-Q3")]);
    assert_eq!(told("PRIOR(H1, \"year\") > 1", &empty), [""; 0], "a year begins with nothing before");
    assert_eq!(told("SUM(HISTORY(H1, 4)) > 1", &past), [q("2011-Q3")], "a gap between known ones");
    assert_eq!(told("SUM(HISTORY(H1, 12)) > 1", &past), [q("2011-Q3")], "the past begins somewhere");
    assert_eq!(told("SUM(HISTORY(H1, 4)) > 1", &empty), [q("2011-Q4")]);
}

struct Answers(Operand, Operand);

impl Figures for Answers {
    fn value(&self, name: &Name) -> Operand {
        match name {
            Name::Field(code) if code.as_str() == "H1" => self.0.clone(),
            Name::Field(code) if code.as_str() == "H2" => self.1.clone(),
            _ => Operand::Fault(Fault::Missing),
        }
    }

    fn column(&self, _name: &Name) -> Vec<Operand> {
        Vec::new()
    }
}

#[test]
fn comparisons_hold_within_the_tolerance_and_not_beyond() {
    for (check, tolerance, a, b, expected) in [
        ("H1 = H2", "0.5", "10", "10.5", true),
        ("H1 = H2", "0.5", "10.5", "10", true),
        ("H1 = H2", "0.5", "10", "10.51", false),
        ("H1 <> H2", "0.5", "10", "10.5", false),
        ("H1 <> H2", "0.5", "10", "10.51", true),
        ("H1 <= H2", "1", "11", "10", true),
        ("H1 <= H2", "1", "11.5", "10", false),
        ("H1 >= H2", "1", "9", "10", true),
        ("H1 >= H2", "1", "8.9", "10", false),
        ("H1 < H2", "1", "10", "10", false),
        ("H1 = H2", "\"1%\"", "99", "100", true),
        ("H1 = H2", "\"1%\"", "100", "99", true),
        ("H1 = H2", "\"1%\"", "98.9", "100", false),
        ("H1 = H2", "\"1%\"", "-99", "-100", true),
        ("NOT(H1 = H2)", "1", "10", "11", false),
        ("IF(H1 = 0, FALSE, H2 = 5)", "1", "1", "6", true),
        ("AND(H1 = 3, H2 = H1 * 2)", "1", "4", "9", true),
        ("H1 = H2", "0.1", "1000000000.1", "1000000000.2", true),
    ] {
        let exact = matches!(check, "H1 < H2");
        let form = rule(check, &format!("tolerance = {tolerance}"));
        if exact {
            assert!(form.expect_err(check).contains("D015"), "{check}");
            continue;
        }
        let form = form.unwrap();
        let operand = |text: &str| Operand::Number(text.parse().unwrap());
        let rule = &form.rules()[0];
        let figures = Answers(operand(a), operand(b));
        assert_eq!(rule.verdict(&figures) == Verdict::Holds, expected, "{check} ± {tolerance}: {a}, {b}");
        // What a sheet is given is read as the same condition.
        let sheet = Formula::parse(&rule.condition().to_sheet_with(&|name| name.to_string())).unwrap();
        assert_eq!(sheet.value(&figures), Operand::Flag(expected), "{}", sheet.text());
    }
}

#[test]
fn a_tolerance_needs_numbers_to_compare() {
    for (check, tolerance, code) in [
        ("H4 = \"Chưa\"", "1", "D015"),
        ("ISBLANK(H1)", "1", "D015"),
        ("IF(H1 = 1, H4 = \"Chưa\", TRUE)", "1", "D015"),
        ("H1 = H2", "0", "D004"),
        ("H1 = H2", "-1", "D004"),
        ("H1 = H2", "\"100%\"", "D004"),
        ("H1 = H2", "\"ít\"", "D004"),
        ("H1 = H2", "true", "D004"),
    ] {
        let error = rule(check, &format!("tolerance = {tolerance}")).expect_err(check);
        assert!(error.contains(code), "{check} ± {tolerance}: {error}");
    }
    let missing = Answers(Operand::Fault(Fault::Missing), Operand::Number(Decimal::ONE));
    let form = rule("H1 = H2", "tolerance = 1").unwrap();
    assert_eq!(form.rules()[0].verdict(&missing), Verdict::Skipped(Fault::Missing));
    assert_eq!(form.rules()[0].fields(), ["H1", "H2"].map(Code::from));
}
