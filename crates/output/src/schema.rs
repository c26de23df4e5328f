/// What the JSON of a command is: JSON Schema, draft 2020-12. `None` where there is none of that name; [`SCHEMAS`] has
/// them all.
///
/// ```
/// let schema = tonghop_output::schema("status").unwrap();
/// assert!(schema.contains("https://json-schema.org/draft/2020-12/schema"));
/// assert_eq!(tonghop_output::schema("statuses"), None);
/// ```
#[must_use]
pub fn schema(name: &str) -> Option<&'static str> {
    SCHEMAS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The names of the schemas with their texts, which are the files in `docs/schema`.
pub static SCHEMAS: &[(&str, &str)] = &[
    ("check", include_str!("../../../docs/schema/check.json")),
    ("consolidate", include_str!("../../../docs/schema/consolidate.json")),
    ("form-try", include_str!("../../../docs/schema/form-try.json")),
    ("mistakes", include_str!("../../../docs/schema/mistakes.json")),
    ("reply", include_str!("../../../docs/schema/reply.json")),
    ("report", include_str!("../../../docs/schema/report.json")),
    ("report-check", include_str!("../../../docs/schema/report-check.json")),
    ("status", include_str!("../../../docs/schema/status.json")),
    ("template", include_str!("../../../docs/schema/template.json")),
    ("trace", include_str!("../../../docs/schema/trace.json")),
    ("verify", include_str!("../../../docs/schema/verify.json")),
];
