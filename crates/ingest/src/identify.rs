use std::sync::Arc;

use tonghop_core::catalogue;
use tonghop_core::{Arg, Code, Finding, Form, Identity, Period, Place, code_key, composed, folded};

use crate::header_block::header_value;
use crate::open::Workbook;
use crate::sheet::Sheet;

/// What a file can be asked about itself: the key in properties and names, the key in the header block, and
/// the key of its name in the message files.
const QUESTIONS: [(&str, &str, &str); 4] = [
    ("tonghop_unit", "header.unit_code", "identity-unit"),
    ("tonghop_period", "header.period", "identity-period"),
    ("tonghop_form", "header.form", "identity-form"),
    ("tonghop_version", "header.version", "identity-version"),
];

/// Reads who a file says it is: from its document properties, its defined names and the header block of the
/// form. Witnesses that disagree are a finding, and then nothing is taken.
pub(crate) fn identify(
    workbook: &Workbook,
    headers: &[(&Sheet, u32)],
    form: &Form,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) -> Identity {
    let header =
        |key: &str| headers.iter().find_map(|(sheet, end)| header_value(sheet, *end, &form.layout, key));
    let mut answers: [Option<String>; 4] = Default::default();
    for (answer, (name, header_key, what)) in answers.iter_mut().zip(QUESTIONS) {
        let in_headers = headers
            .iter()
            .filter_map(|(sheet, end)| header_value(sheet, *end, &form.layout, header_key))
            .map(|value| value.text);
        let outside =
            [workbook.properties.get(name).map(|text| composed(text)), defined_text(workbook, name)];
        let witnesses: Vec<String> =
            outside.into_iter().flatten().chain(in_headers).filter(|text| !text.is_empty()).collect();
        let Some(first) = witnesses.first() else { continue };
        if witnesses.iter().all(|witness| same(form, what, first, witness)) {
            *answer = Some(first.clone());
            continue;
        }
        let mut distinct = witnesses.clone();
        distinct.dedup();
        findings.push(
            Finding::new(&catalogue::CONFLICTING_IDENTITY, Place::file(file.clone()))
                .found(distinct.join(" / "))
                .arg("what", Arg::Word(what))
                .arg("witnesses", Arg::List(distinct)),
        );
    }
    let [unit, period, form_id, version] = answers;
    Identity {
        unit: unit.map(Code::from),
        unit_name: header("header.unit_name").map(|value| value.text),
        unit_kind: header("header.unit_kind").map(|value| value.text),
        period: period.as_deref().and_then(|text| form.layout.parse_period(text, form.grain)),
        period_text: period,
        form: form_id,
        version,
        filled_on: header("header.filled_on").and_then(|value| value.day),
        modified: workbook.modified.clone(),
    }
}

fn same(form: &Form, what: &str, a: &str, b: &str) -> bool {
    let period = |text: &str| form.layout.parse_period(text, form.grain);
    // As the form itself writes it, which needs no looking for.
    let is_label = |period: Period| folded(&form.layout.period_label(period)) == folded(b);
    a == b
        || (what == "identity-unit" && code_key(a) == code_key(b))
        || folded(a) == folded(b)
        || (what == "identity-period"
            && period(a).is_some_and(|named| is_label(named) || period(b) == Some(named)))
}

/// The text of a defined name that is a constant: `="DCS01"` as Excel, LibreOffice and BIFF write it.
pub(crate) fn defined_text(workbook: &Workbook, name: &str) -> Option<String> {
    let (_, formula) = workbook.names.iter().find(|(defined, _)| defined.eq_ignore_ascii_case(name))?;
    let start = formula.find('"')?;
    let text = formula[start..].strip_prefix('"')?.strip_suffix('"')?;
    Some(composed(&text.replace("\"\"", "\"")))
}
