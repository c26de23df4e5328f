//! What must hold whatever the bytes of a file are, and whatever is typed into a cell. The fuzz targets of
//! `fuzz/` call these; `tests/fuzz.rs` replays their corpus.

use std::sync::LazyLock;

use tonghop_core::{Code, Finding, Form, Language, Period, Requirements, Roster, Severity, State, validate};
use tonghop_ingest::{SubmissionReader, Typed, read_answer};
use tonghop_output::Messages;

use crate::{VI_DU, VI_DU_PERIOD};

static FORM: LazyLock<Form> = LazyLock::new(|| VI_DU.form());
static ROSTER: LazyLock<Roster> = LazyLock::new(|| VI_DU.roster());
static COMMITTEE: LazyLock<Code> = LazyLock::new(|| VI_DU.settings().committee.code);
static MESSAGES: LazyLock<[Messages; 2]> = LazyLock::new(|| Language::ALL.map(Messages::of));

/// Lets the fuzzer, whose hook ends the process at any panic, pass over those of a reader library that the reader
/// catches and makes findings of. To be called once, before the first input.
pub fn pass_over_caught_panics() {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !tonghop_ingest::is_reading() {
            hook(panic);
        }
    }));
}

/// Reads bytes as a file of an inbox and judges it.
///
/// # Panics
/// Where the reader does, and where something is taken, lost or said against the rules.
pub fn read_file(bytes: &[u8]) {
    let reader = SubmissionReader::new(&FORM, &COMMITTEE);
    let mut submission = reader.read("tep", bytes);
    let period: Period = VI_DU_PERIOD.parse().expect("a period");
    validate(
        &mut submission,
        &Requirements { form: &FORM, roster: &ROSTER, period, committee: &COMMITTEE, history: None },
    );
    assert!(submission.readable || submission.has_errors(), "a file that cannot be read says why");
    for (code, value) in &submission.values {
        if value.state == State::Unreadable {
            assert!(value.datum.is_none(), "{code} is refused and counts");
            assert!(submission.has_errors(), "{code} is refused in silence");
        }
    }
    submission.findings.iter().for_each(speaks);
}

/// Reads bytes as an answer: the first says of which field, the rest what was typed.
///
/// # Panics
/// As [`read_file`].
pub fn read_value(bytes: &[u8]) {
    let [which, typed @ ..] = bytes else { return };
    let fields: Vec<_> = FORM.fields().iter().filter(|field| field.formula().is_none()).collect();
    let field = fields[usize::from(*which) % fields.len()];
    let (value, findings) = match typed {
        // A number with a format, told by the highest bit.
        [a, b, c, d, e, f, g, h, format @ ..] if which & 0x80 != 0 => {
            let number = f64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]);
            if !number.is_finite() {
                return;
            }
            read_answer(&FORM, field, Typed::Number(number, &String::from_utf8_lossy(format)))
        }
        _ => read_answer(&FORM, field, Typed::Text(&String::from_utf8_lossy(typed))),
    };
    let refused = findings.iter().any(|finding| finding.severity == Severity::Error);
    assert_eq!(value.state == State::Unreadable, refused, "{}: {value:?} {findings:?}", field.code);
    assert!(value.state != State::Unreadable || value.datum.is_none(), "refused and counts: {value:?}");
    findings.iter().for_each(speaks);
}

/// A finding has words in both languages.
fn speaks(finding: &Finding) {
    for messages in MESSAGES.iter() {
        let text = messages.finding(finding);
        assert!(!text.message.is_empty() && text.message != finding.entry.code, "{finding:?} says nothing");
    }
}
