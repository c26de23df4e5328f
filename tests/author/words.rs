//! Rules in words, in both languages.

use tonghop::{Form, Formula, Language, Messages, RuleWords};

use crate::root;

const WORDS: &str = r#"
[form]
id = "loi"
version = "1"
title = "Ràng buộc thành lời"
period = "quarter"
[parameters]
moc = 2000
[[section]]
id = "I"
title = "Hoạt động"
field = [
    { code = "H1", label = "Số cuộc", type = "count", kind = "cumulative" },
    { code = "H2", label = "Số người", type = "count", kind = "flow" },
    { code = "H3", label = "Số lượt", type = "count", kind = "flow" },
    { code = "H5", label = "Đại hội", type = "choice", kind = "state", choices = ["Đã đại hội", "Chưa"] },
]
[[table]]
code = "B1"
title = "Danh sách"
section = "I"
column = [
    { id = "ten", label = "Tên", type = "text" },
    { id = "so", label = "Số người dự", type = "count" },
]
"#;

#[test]
fn conditions_are_said_in_both_languages() {
    let form = Form::parse("form.toml", WORDS).unwrap();
    let page = std::fs::read_to_string(root().join("tests/author/sentences.md")).unwrap();
    let mut said = 0;
    for line in page.lines().filter(|line| line.starts_with("| ")).skip(1) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [formula, vi, en] = cells.try_into().unwrap();
        let parsed = Formula::parse(formula).unwrap();
        for (language, expected) in [(Language::Vi, vi), (Language::En, en)] {
            let messages = Messages::of(language);
            let sentence = RuleWords::new(&form, &messages).formula_sentence(&parsed);
            assert_eq!(sentence, expected, "{formula}");
        }
        said += 1;
    }
    assert!(said >= 25, "{said} sentences");
}

#[test]
fn every_rule_of_the_samples_has_its_words() {
    for file in
        ["sample-workbooks/form.toml", "tests/fixtures/clinics/form.toml", "tests/fixtures/bang-ke/form.toml"]
    {
        let form = Form::parse(file, &std::fs::read_to_string(root().join(file)).unwrap()).unwrap();
        for language in Language::ALL {
            let messages = Messages::of(language);
            for rule in form.rules() {
                let sentence = RuleWords::new(&form, &messages).sentence(rule);
                assert!(!sentence.is_empty(), "{file} {}", rule.id);
                for wrong in ["say-", "{", "}", "  ", "( ", " )", "()"] {
                    assert!(!sentence.contains(wrong), "{file} {}: {sentence}", rule.id);
                }
            }
        }
    }
}
