//! The published JSON Schemas as a judge of what the command prints.

use jsonschema::Validator;
use serde_json::Value;
use tonghop_output::{SCHEMAS, schema};

/// The schema of what a command prints as JSON; `None` where its arguments ask for none.
fn name_of(arguments: &[&str], report: &Value) -> Option<&'static str> {
    arguments.windows(2).find(|pair| *pair == ["--format", "json"])?;
    let keys: Vec<&String> = report.as_object()?.keys().collect();
    if keys == ["version", "findings"] {
        return Some("mistakes");
    }
    let (first, second) = (*arguments.first()?, arguments.get(1).copied().unwrap_or_default());
    let whole = format!("{first}-{second}");
    let named = |wanted: &str| SCHEMAS.iter().map(|(name, _)| *name).find(|name| *name == wanted);
    named(&whole).or_else(|| named(first))
}

/// That JSON which the command printed is what its published schema says, to the last key: what a schema does
/// not name is refused here, though programs should pass over it. Nothing where the arguments ask for no JSON.
///
/// ```
/// use serde_json::json;
/// use tonghop_test_support::assert_schema;
/// let report = json!({"version": 1, "period": "2012-Q1", "outputs": []});
/// assert_schema(&["template", "so", "--format", "json"], &report.to_string());
/// let further = json!({"version": 1, "period": "2012-Q1", "outputs": [], "more": 1});
/// let refused = || assert_schema(&["template", "so", "--format", "json"], &further.to_string());
/// assert!(std::panic::catch_unwind(refused).is_err());
/// ```
///
/// # Panics
/// If it is not so.
pub fn assert_schema(arguments: &[&str], printed: &str) {
    if !arguments.contains(&"json") || printed.is_empty() {
        return;
    }
    let report: Value = serde_json::from_str(printed).unwrap_or_else(|error| panic!("{error}: {printed}"));
    let name = name_of(arguments, &report).unwrap_or_else(|| panic!("{arguments:?} have no schema"));
    let faults: Vec<String> = closed(name)
        .iter_errors(&report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .take(5)
        .collect();
    assert!(faults.is_empty(), "{arguments:?} print what docs/schema/{name}.json does not say: {faults:#?}");
}

/// The schema of that name, which takes no further keys.
fn closed(name: &str) -> Validator {
    let text = schema(name).unwrap_or_else(|| panic!("there is no schema {name}"));
    let mut schema: Value = serde_json::from_str(text).unwrap();
    close(&mut schema);
    jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("docs/schema/{name}.json: {error}"))
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(keys) => {
            if keys.contains_key("properties") && keys.get("type").is_some_and(names_object) {
                keys.entry("additionalProperties").or_insert(Value::Bool(false));
            }
            keys.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

fn names_object(schema_type: &Value) -> bool {
    schema_type == "object" || schema_type.as_array().is_some_and(|types| types.contains(&"object".into()))
}
