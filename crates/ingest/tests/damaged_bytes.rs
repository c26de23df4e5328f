//! Whatever bytes of a workbook are damaged, reading ends with a submission.

#![allow(clippy::unwrap_used, reason = "a test that cannot get at its data has failed")]

use std::path::Path;

use tonghop_core::{Code, Form, Severity, Status};
use tonghop_ingest::SubmissionReader;

const MUTANTS: u64 = 60;

/// Numbers that look like chance and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

fn damaged(sound: &[u8], seed: u64) -> Vec<u8> {
    let mut numbers = Numbers(seed);
    let mut bytes = sound.to_vec();
    for _ in 0..1 + numbers.below(8) {
        // The tables of a compound file stand at its ends.
        let end = if numbers.below(2) == 0 { bytes.len() } else { 2048.min(bytes.len()) };
        let at = numbers.below(end);
        bytes[at] = [0, 0xFF, 0x7F, 0x80, u8::try_from(numbers.below(256)).unwrap()][numbers.below(5)];
    }
    if numbers.below(6) == 0 {
        bytes.truncate(numbers.below(sound.len()));
    }
    bytes
}

#[test]
fn mutants_of_old_workbooks_are_read_or_refused() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-workbooks");
    let form = Form::parse("form.toml", &std::fs::read_to_string(root.join("form.toml")).unwrap()).unwrap();
    let committee = Code::from("DK");
    let reader = SubmissionReader::new(&form, &committee);
    for name in ["CDCS12.xls", "CDCS21.ods"] {
        let sound = std::fs::read(root.join("2012-Q1/inbox").join(name)).unwrap();
        for seed in 0..MUTANTS {
            let submission = reader.read(name, &damaged(&sound, seed));
            let told = submission.findings.iter().any(|finding| finding.severity == Severity::Error);
            assert!(submission.status != Status::Unreadable || told, "{name} {seed}");
        }
    }
}
