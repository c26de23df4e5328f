use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::catalogue;
use crate::computed_figures::ComputedFigures;
use crate::explanation::explain_by_notes;
use crate::roll_up::check_roll_up;
use crate::rule_findings::rule_findings;
use crate::thousands::{settle_points, suspect_thousands};
use crate::unit_check::check_unit;
use crate::{
    Arg, By, Code, Field, FieldType, Finding, Form, Past, Period, Place, Required, Roster, Severity, Source,
    State, Status, Submission, SubmissionFigures, Value, plain,
};

/// What a submission is judged against.
#[derive(Debug, Clone, Copy)]
pub struct Requirements<'a> {
    /// The form.
    pub form: &'a Form,
    /// Who must report.
    pub roster: &'a Roster,
    /// The period that is collected.
    pub period: Period,
    /// The code under which the committee's own workbook comes.
    pub committee: &'a Code,
    /// The accepted values of the periods before; `None` where nothing is known of them.
    pub history: Option<&'a Past>,
}

/// How many decimals of a computed percentage are compared with what stands in the branch's cell.
const COMPARED_DECIMALS: u32 = 1;

/// Judges one submission: that it is of a known unit, the right period, form and version; that required
/// answers are there and numbers within their bounds; and computes its computed fields.
///
/// The answers of a roll-up are held against what it carries and against nothing else: requirements and rules are
/// about the answers of a unit, and were judged where these came in.
///
/// Adds findings and sets the status to [`Status::Accepted`], [`Status::Rejected`] or
/// [`Status::Unidentified`]. What the reader has found already is kept. An unreadable file stays as it is.
pub fn validate(submission: &mut Submission, requirements: &Requirements<'_>) {
    if !submission.readable {
        return;
    }
    let mut findings = Vec::new();
    let kind = check_unit(submission, requirements, &mut findings);
    check_form(submission, requirements, &mut findings);
    if let Some(roll_up) = submission.roll_up.take() {
        check_roll_up(submission, &roll_up, requirements.form, &mut findings);
        submission.roll_up = Some(roll_up);
        if kind.is_some() && submission.identity.unit.as_ref() == Some(requirements.committee) {
            let place = Place::file(submission.file.path.clone());
            findings.push(Finding::new(&catalogue::ROLL_UP_OF_OWN, place));
        }
        compute(submission, requirements.form, &mut findings);
        settle(submission, findings, kind.is_some());
        return;
    }
    if let Some(kind) = &kind {
        ask_anew(submission, requirements.form, kind);
        if let Some(history) = requirements.history.and_then(Past::previous) {
            settle_points(submission, history);
            suspect_thousands(submission, requirements.form, history, &mut findings);
        }
        warn_of_not_applicable(submission, requirements.form, kind);
    }
    check_answers(submission, requirements, kind.as_deref(), &mut findings);
    check_rows(submission, requirements.form, &mut findings);
    compute(submission, requirements.form, &mut findings);
    if kind.is_some() {
        check_rules(submission, requirements, &mut findings);
    }
    settle(submission, findings, kind.is_some());
    explain_by_notes(submission, requirements.form);
}

/// Takes the findings in, and decides by them.
fn settle(submission: &mut Submission, findings: Vec<Finding>, is_known: bool) {
    submission.findings.extend(findings);
    let unit = submission.identity.unit.clone();
    for finding in &mut submission.findings {
        finding.unit = finding.unit.take().or_else(|| unit.clone());
    }
    submission.findings.sort_by(|a, b| a.place.cmp(&b.place).then(a.entry.code.cmp(b.entry.code)));
    submission.status = match (is_known, submission.has_errors()) {
        (false, _) => Status::Unidentified,
        (true, true) => Status::Rejected,
        (true, false) => Status::Accepted,
    };
}

fn check_form(submission: &Submission, requirements: &Requirements<'_>, findings: &mut Vec<Finding>) {
    let Requirements { form, period, .. } = *requirements;
    let identity = &submission.identity;
    let place = || Place::file(submission.file.path.clone());
    match (&identity.period, &identity.period_text) {
        (Some(found), _) if *found == period => {}
        (Some(found), _) => findings.push(
            Finding::new(&catalogue::WRONG_PERIOD, place())
                .found(identity.period_text.clone().unwrap_or_else(|| found.to_string()))
                .arg("expected", Arg::Period(period)),
        ),
        (None, text) => findings.push(
            Finding::new(&catalogue::NO_PERIOD, place())
                .found(text.clone().unwrap_or_default())
                .arg("expected", Arg::Period(period)),
        ),
    }
    match &identity.form {
        Some(id) if **id != *form.id => {
            findings
                .push(Finding::new(&catalogue::WRONG_FORM, place()).found(id).text("expected", &*form.id));
        }
        _ => match &identity.version {
            Some(version) if form.previous_versions.iter().any(|known| **known == **version) => {
                findings.push(
                    Finding::new(&catalogue::OLDER_VERSION, place())
                        .found(version)
                        .text("expected", &*form.version),
                );
            }
            Some(version) if **version != *form.version => findings.push(
                Finding::new(&catalogue::WRONG_VERSION, place())
                    .found(version)
                    .text("expected", &*form.version),
            ),
            Some(_) => {}
            None => {
                findings.push(Finding::new(&catalogue::NO_VERSION, place()).text("expected", &*form.version))
            }
        },
    }
}

/// What an older version of the form did not ask yet is only said where the unit need not answer it.
fn ask_anew(submission: &mut Submission, form: &Form, kind: &str) {
    for finding in submission.findings.iter_mut().filter(|finding| *finding.entry == catalogue::NEWLY_ASKED) {
        let field = finding.field.as_ref().and_then(|code| form.field(code.as_str()));
        if !field.is_some_and(|field| field.required.of(kind)) {
            finding.severity = Severity::Note;
        }
    }
}

/// A required answer that is said not to apply is taken, and somebody should look whether it does not.
fn warn_of_not_applicable(submission: &mut Submission, form: &Form, kind: &str) {
    for finding in &mut submission.findings {
        let code = finding.field.as_ref().map(Code::as_str).unwrap_or_default();
        let required = match &finding.table {
            Some(table) => {
                form.table(table.as_str()).and_then(|t| t.column(code)).is_some_and(|c| c.required)
            }
            None => form.field(code).is_some_and(|field| field.required.of(kind)),
        };
        if *finding.entry == catalogue::NOT_APPLICABLE && required {
            finding.severity = Severity::Warning;
        }
    }
}

/// The place of an answer, or its file where it has no cell.
pub(crate) fn place_of(submission: &Submission, source: Option<&Source>) -> Place {
    let file = submission.file.path.clone();
    match source {
        Some(source) => Place::cell(file, source.sheet.clone(), source.cell),
        None => Place::file(file),
    }
}

/// Which answers are required depends on the kind of the unit; their bounds hold for any.
fn check_answers(
    submission: &Submission,
    requirements: &Requirements<'_>,
    kind: Option<&str>,
    findings: &mut Vec<Finding>,
) {
    for field in requirements.form.fields() {
        let Some(value) = submission.values.get(&field.code) else { continue };
        if matches!(field.by, By::Computed(_)) {
            continue;
        }
        // An answer without a cell has been reported as a missing code or sheet.
        // Of a unit that nobody knows, what every unit must answer is known all the same.
        let required = kind.map_or(field.required == Required::Yes, |kind| field.required.of(kind));
        if value.state == State::Blank && value.source.is_some() && required {
            let place = place_of(submission, value.source.as_ref());
            findings.push(Finding::new(&catalogue::REQUIRED_BLANK, place).field(field).found(""));
        }
        findings.extend(check_bounds(submission, field, value));
    }
}

fn check_bounds(submission: &Submission, field: &Field, value: &Value) -> Option<Finding> {
    let number = value.number()?;
    let below = field.min.is_some_and(|min| number < min);
    let above = field.max.is_some_and(|max| number > max);
    if !below && !above {
        return None;
    }
    let place = place_of(submission, value.source.as_ref());
    let found = value.source.as_ref().map_or_else(|| plain(number), |source| source.raw.to_string());
    if below && field.min == Some(Decimal::ZERO) {
        return Some(Finding::new(&catalogue::NEGATIVE, place).field(field).found(found));
    }
    let bound = |bound: Option<Decimal>| bound.map_or(Arg::Text(String::new()), Arg::Number);
    Some(
        Finding::new(&catalogue::OUT_OF_RANGE, place)
            .field(field)
            .found(found)
            .arg("minimum", bound(field.min))
            .arg("maximum", bound(field.max)),
    )
}

fn check_rows(submission: &Submission, form: &Form, findings: &mut Vec<Finding>) {
    for table in form.tables() {
        for row in submission.tables.get(&table.code).into_iter().flatten() {
            for column in &table.columns {
                let Some(value) = row.cells.get(&column.id) else { continue };
                let counts_up = matches!(column.column_type, FieldType::Count | FieldType::Money);
                let negative = counts_up && value.number().is_some_and(|number| number < Decimal::ZERO);
                let blank = column.required && value.state == State::Blank && value.source.is_some();
                let entry = match (blank, negative) {
                    (true, _) => &catalogue::REQUIRED_BLANK,
                    (_, true) => &catalogue::NEGATIVE,
                    _ => continue,
                };
                let place = place_of(submission, value.source.as_ref());
                let found = value.source.as_ref().map(|source| source.raw.to_string()).unwrap_or_default();
                let mut finding = Finding::new(entry, place).code(&column.id, &column.label).found(found);
                finding.table = Some(table.code.clone());
                finding.personal = column.personal;
                findings.push(finding);
            }
        }
    }
}

fn check_rules(submission: &Submission, requirements: &Requirements<'_>, findings: &mut Vec<Finding>) {
    let Requirements { form, roster, period, history, .. } = *requirements;
    let Some(rule) = form.rules().first() else { return };
    let unit = submission.identity.unit.as_ref().and_then(|code| roster.unit(code.as_str()));
    let figures = SubmissionFigures { form, rule, submission, unit, period, past: history };
    findings.extend(rule_findings(&figures));
}

/// Computes the computed fields of a submission that has no cells for them.
pub(crate) fn fill_computed(submission: &mut Submission, form: &Form) {
    // Without cells there is nothing to compare with.
    compute(submission, form, &mut Vec::new());
}

/// Computes the computed fields, and compares them with what stands in their cells.
fn compute(submission: &mut Submission, form: &Form, findings: &mut Vec<Finding>) {
    let given: BTreeMap<Code, Option<Decimal>> =
        submission.values.iter().map(|(code, value)| (code.clone(), value.number())).collect();
    let of = |code: &Code| given.get(code).copied().flatten();
    let figures = ComputedFigures::new(form, &of);
    for field in form.fields().iter().filter(|field| field.formula().is_some()) {
        let result = figures.figure(&field.code);
        let Some(value) = submission.values.get(&field.code) else { continue };
        let raw = value.source.as_ref().map(|source| source.raw.trim()).unwrap_or_default();
        let same = match (value.number(), result) {
            (Some(typed), Some(result)) => agrees(field.field_type, typed, result),
            (Some(_), None) => false,
            // An error or a formula that was not calculated is the form's own.
            (None, _) => raw.is_empty() || raw.starts_with('=') || is_formula_error(raw),
        };
        if !same {
            let place = place_of(submission, value.source.as_ref());
            let computed = match result {
                Some(result) => Arg::Number(rounded(result, COMPARED_DECIMALS)),
                None => Arg::Text(String::new()),
            };
            findings.push(
                Finding::new(&catalogue::COMPUTED_DIFFERS, place)
                    .field(field)
                    .found(raw)
                    .arg("computed", computed),
            );
        }
        if let Some(value) = submission.values.get_mut(&field.code) {
            value.state = State::Computed;
            value.datum = result.map(crate::Datum::Number);
        }
    }
}

/// Whether a text is what a spreadsheet shows for a formula without a result: `#DIV/0!`, `#N/A`, `Err:502`.
fn is_formula_error(raw: &str) -> bool {
    let named =
        raw.starts_with('#') && (raw.ends_with(['!', '?']) || raw == "#N/A" || raw == "#GETTING_DATA");
    (named || raw.starts_with("Err:")) && !raw.contains(char::is_whitespace)
}

fn rounded(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Whether a typed figure is the computed one as a form would show it. A percentage may stand as a fraction,
/// since a cell in percent format stores one.
fn agrees(field_type: FieldType, typed: Decimal, computed: Decimal) -> bool {
    let same = |typed: Decimal, computed: Decimal, decimals: u32| {
        (rounded(typed, decimals) - rounded(computed, decimals)).is_zero()
    };
    same(typed, computed, COMPARED_DECIMALS)
        || (field_type == FieldType::Percent
            && same(typed, computed / Decimal::ONE_HUNDRED, COMPARED_DECIMALS + 2))
}
