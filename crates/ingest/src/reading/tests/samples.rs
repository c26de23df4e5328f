//! Forms in both languages whose fields and tables the tests of reading ask about.

use tonghop_core::{Form, Language};

pub(in super::super) fn form(language: Language) -> Form {
    let measures: &[&str] = match language {
        Language::Vi => {
            &["cuộc", "người", "lượt người", "đồng chí", "đồng", "triệu đồng", "đơn vị máu", "tấn", "%"]
        }
        Language::En => &["meetings", "persons", "USD", "litres", "items", "%"],
    };
    let fields: Vec<String> = (1..)
        .zip(measures)
        .map(|(number, measure)| {
            format!(
                "[[section.field]]\ncode = \"M{number}\"\nlabel = \"M{number}\"\nunit = \"{measure}\"\ntype = \"decimal\"\nkind = \"flow\"\n"
            )
        })
        .collect();
    let text = format!(
        "[form]\nid = \"mau\"\nversion = \"1\"\ntitle = \"Mẫu\"\nperiod = \"quarter\"\nlanguage = \"{}\"\n[[section]]\nid = \"I\"\ntitle = \"I\"\n{}",
        language.word(),
        fields.concat()
    );
    Form::parse("form.toml", &text).unwrap()
}
