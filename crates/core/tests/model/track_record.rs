use tonghop_core::{Form, Name, SubmissionFigures, TrackRecord};

use crate::support::{FORM, number, period, roster, submission};

const RULES: &str = r#"
[[rule]]
id = "R1"
severity = "error"
check = "H1 >= 10"
message = "{H1}"
[[rule]]
id = "R2"
severity = "error"
check = "H1 < 10"
message = "{H1}"
[[rule]]
id = "R3"
severity = "error"
check = "H2 >= H1"
message = "{H1}, {H2}"
[[rule]]
id = "R4"
severity = "error"
check = "ROWS(B1) = 1"
message = "{ROWS(B1)}"
[[rule]]
id = "R5"
severity = "error"
check = "H1 < 0"
message = "{H1}"
"#;

fn record(of: &[(Option<&str>, Option<&str>)], tables: bool) -> TrackRecord {
    // Bounds are taken out, so that the last rule may be broken by all.
    let form = format!("{FORM}{RULES}").replace("type = \"count\"", "type = \"decimal\"");
    let form = Form::parse("form.toml", &form).unwrap();
    let roster = roster();
    let mut record = TrackRecord::new(&form);
    for (h1, h2) in of {
        let answers: Vec<_> = [("H1", h1), ("H2", h2)]
            .into_iter()
            .filter_map(|(code, text)| Some((code, number((*text)?))))
            .collect();
        let submission = submission("a01.xlsx", "A01", &answers);
        let figures = SubmissionFigures {
            form: &form,
            rule: &form.rules()[0],
            submission: &submission,
            unit: roster.unit("A01"),
            period: period(),
            past: None,
        };
        record.add(&figures, &|name| tables || !matches!(name, Name::Rows(_)));
    }
    record
}

#[test]
fn every_rule_is_counted_by_what_it_said() {
    let record = record(&[(Some("12"), Some("20")), (Some("5"), None), (None, None)], false);
    let told: Vec<_> = record.rules.iter().map(|r| (r.held, r.broken.len(), r.skipped, r.unknown)).collect();
    assert_eq!(told, [(1, 1, 1, 0), (1, 1, 1, 0), (1, 0, 2, 0), (0, 0, 0, 3), (0, 2, 1, 0)]);
    assert_eq!(record.submissions(), 3);
    assert_eq!(record.rules[0].broken[0].1.as_str(), "A01");
}

#[test]
fn rules_that_are_never_both_met_contradict_each_other() {
    let two = [(Some("12"), Some("20")), (Some("5"), Some("4"))];
    let pairs = |record: &TrackRecord, least: usize| -> Vec<(String, String, usize)> {
        let found = record.contradictions(least);
        found.iter().map(|pair| (pair.first.to_string(), pair.second.to_string(), pair.judged)).collect()
    };
    let found = record(&two, true);
    let expected = [("R1", "R2", 2), ("R2", "R3", 2)];
    assert_eq!(pairs(&found, 2), expected.map(|(a, b, n)| (a.to_owned(), b.to_owned(), n)));
    assert_eq!(found.contradictions(2)[1].fields.len(), 2);
    // Too few prove nothing, and one that meets both shows that it can be done.
    assert!(pairs(&found, 3).is_empty());
    let three = [two[0], two[1], (Some("5"), Some("8"))];
    assert_eq!(pairs(&record(&three, true), 2).len(), 1);
}
