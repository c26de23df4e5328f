//! A small collection in many states: figures that agree, are off by one, zero, blank; units and the committee missing.

use std::path::{Path, PathBuf};

use tonghop::{
    CellRef, Code, CollectOptions, Collection, CollectionRules, Datum, Decimal, FileStamp, Identity,
    Language, Messages, Period, Source, State, Status, Submission, UnitCount, Value, Verdict, Workspace,
};

const FORM: &str = r#"
[form]
id = "nho"
version = "1"
title = "Báo cáo nhỏ"
period = "quarter"
[parameters]
muc = 12.5
[[section]]
id = "I"
title = "Hoạt động"
[[section.field]]
code = "A1"
label = "Lượt dự"
type = "count"
kind = "flow"
[[section.field]]
code = "A2"
label = "Lượt phải dự"
type = "decimal"
kind = "flow"
[[section.field]]
code = "A3"
label = "Tỷ lệ dự"
type = "percent"
kind = "flow"
by = "computed"
formula = "A1 / A2"
[[section.field]]
code = "A4"
label = "Có quy chế"
type = "flag"
kind = "state"
counted = true
[[section.field]]
code = "A5"
label = "Đại hội"
type = "choice"
kind = "state"
choices = ["Đã", "Chưa", "Không đến hạn"]
[[section.field]]
code = "A6"
label = "Đạt trên đăng ký"
type = "ratio"
kind = "flow"
[[section.field]]
code = "K1"
label = "Số chốt"
type = "count"
kind = "flow"
by = "committee"
[[section.field]]
code = "K2"
label = "Đã kiểm tra"
type = "flag"
kind = "state"
by = "committee"
[[section.field]]
code = "K3"
label = "Đơn vị cuối kỳ"
type = "count"
kind = "stock"
by = "roster"
count = "end"
"#;

/// Rules of every kind; those without a policy of their own say nothing where a figure is missing.
const RULES: &[(&str, &str, &str)] = &[
    ("R01", "TOTAL(A1) = K1", ""),
    ("R02", "TOTAL(A1) = K1", "zero"),
    ("R03", "TOTAL(A1) = K1", "fail"),
    ("R04", "TOTAL(A1) <= TOTAL(A2)", ""),
    ("R05", "A3 <= 100", ""),
    ("R06", "TOTAL(A3) > $muc", "zero"),
    ("R07", "TOTAL(A4) = units.accepted", ""),
    ("R08", "TOTAL(A4, \"Không\") = 0", "zero"),
    ("R09", "TOTAL(A5, \"Đã\") + TOTAL(A5, \"chưa\") >= TOTAL(A5, \"Không đến hạn\")", ""),
    ("R10", "TOTAL(A6, \"numerator\") <= TOTAL(A6, \"denominator\")", ""),
    ("R11", "TOTAL(A3, \"numerator\") = TOTAL(A1)", "fail"),
    ("R12", "TOTAL(A1) >= PRIOR(A1)", ""),
    ("R13", "TOTAL(A1) >= PRIOR(A2)", "zero"),
    ("R14", "units.expected = K3", ""),
    ("R15", "units.missing + units.rejected = 0", ""),
    ("R16", "K2 = \"Có\"", ""),
    ("R17", "IF(ISBLANK(K1), TOTAL(A1) > 0, TOTAL(A1) = K1)", ""),
    ("R18", "AND(COUNT(TOTAL(A1), K1) = 2, COUNTA(TOTAL(A1), K1, K2) = 3)", ""),
    ("R19", "SUM(TOTAL(A1), TOTAL(A2)) / 3 * 3 = TOTAL(A1) + TOTAL(A2)", "zero"),
    ("R20", "IFERROR(TOTAL(A1) / TOTAL(A2), 0) < 1", ""),
    ("R21", "OR(ISBLANK(TOTAL(A5, \"Đã\")), ISNUMBER(TOTAL(A4)))", "fail"),
    ("R22", "ABS(TOTAL(A1) - PRIOR(K1)) <= 5", ""),
];

const ROSTER: &str = "code,name,kind\nU1,Phòng Một,Phòng\nU2,Phòng Hai,Phòng\nU3,Phòng Ba,Phòng\n";
const SETTINGS: &str = "[workspace]\nform = \"form.toml\"\nroster = \"units.csv\"\nperiod = \"2012-Q1\"\n\
    [committee]\ncode = \"VP\"\nname = \"Văn phòng\"\nsuperior = \"\"\nplace = \"\"\n";
/// What was accepted in the period before; of `A2` nothing is known.
const BEFORE: &str = "unit,field,value,provisional\nU1,A1,4,false\nU2,A1,3,false\nVP,K1,9,false\n";

/// Each rule with what its state is called.
pub type Verdicts = Vec<(String, String)>;

pub struct Scene {
    folder: PathBuf,
    workspace: Workspace,
    period: Period,
}

/// What one unit answers to A1, A2, A4, A5, A6; `None` leaves it blank.
type Answers = [Option<Datum>; 5];

impl Scene {
    pub fn new(folder: &Path) -> Self {
        let rules = RULES.iter().map(|(id, check, blank)| {
            let blank = if blank.is_empty() { String::new() } else { format!("blank = \"{blank}\"\n") };
            format!(
                "[[rule]]\nid = \"{id}\"\nscope = \"collection\"\nseverity = \"error\"\ncheck = '{check}'\n\
                 message = \"Không đạt\"\n{blank}"
            )
        });
        let form = FORM.to_owned() + &rules.collect::<String>();
        std::fs::create_dir_all(folder.join("2012-Q1/inbox")).unwrap();
        std::fs::create_dir_all(folder.join("2011-Q4/results")).unwrap();
        for (name, text) in [
            ("form.toml", form.as_str()),
            ("units.csv", ROSTER),
            ("tonghop.toml", SETTINGS),
            ("2011-Q4/results/values.csv", BEFORE),
        ] {
            std::fs::write(folder.join(name), text).unwrap();
        }
        let workspace = Workspace::open(folder).unwrap();
        Self { folder: folder.to_owned(), workspace, period: "2012-Q1".parse().unwrap() }
    }

    /// Workbooks of the collection in many states, each with what the engine says of every rule.
    pub fn variations(&self) -> impl Iterator<Item = (PathBuf, Verdicts)> {
        let number = |n: i64| Some(Datum::Number(Decimal::from(n)));
        let ratio = |a: i64, b: i64| Some(Datum::ratio(Decimal::from(a), Decimal::from(b)));
        let choice = |word: &str| Some(Datum::Choice(word.into()));
        let good: Answers = [number(4), number(5), Some(Datum::Flag(true)), choice("Đã"), ratio(2, 3)];
        let zero: Answers =
            [number(0), number(0), Some(Datum::Flag(false)), choice("Không đến hạn"), ratio(0, 0)];
        let odd: Answers =
            [number(5), Some(Datum::Number("4.25".parse().unwrap())), None, choice("Chưa"), ratio(4, 3)];
        let blank: Answers = [None, None, None, None, None];
        let kinds = [good, zero, odd, blank];
        let committee =
            [Some((number(8), Some(true))), Some((number(0), Some(false))), Some((None, None)), None];
        let count = kinds.len();
        // The first two units in every pair of states, the third missing; the committee in every state.
        (0..count * count * committee.len()).map(move |index| {
            let of = [index % count, index / count % count];
            let mut submissions: Vec<Submission> = ["U1", "U2"]
                .into_iter()
                .zip(of)
                .map(|(unit, kind)| self.submission(unit, ["A1", "A2", "A4", "A5", "A6"], &kinds[kind]))
                .collect();
            if let Some((k1, k2)) = &committee[index / (count * count)] {
                let answers = [k1.clone(), k2.map(Datum::Flag)];
                submissions.push(self.submission("VP", ["K1", "K2"], &answers));
            }
            // Now and then a unit less, which makes blanks of what only it gave.
            if index % 5 == 4 {
                submissions.remove(0);
            }
            self.written(index, submissions)
        })
    }

    fn submission<const N: usize>(
        &self,
        unit: &str,
        codes: [&str; N],
        answers: &[Option<Datum>; N],
    ) -> Submission {
        let path = format!("{unit}.xlsx");
        let mut submission =
            Submission::unread(FileStamp { path: path.into(), sha256: "0".repeat(64).into() });
        submission.readable = true;
        submission.status = Status::Accepted;
        submission.identity =
            Identity { unit: Some(Code::from(unit)), period: Some(self.period), ..Identity::default() };
        for (row, (code, datum)) in (5..).zip(codes.into_iter().zip(answers)) {
            let raw = datum.as_ref().map(ToString::to_string).unwrap_or_default();
            let state = if datum.is_some() { State::Given } else { State::Blank };
            let (sheet, cell) = ("BIEU".into(), CellRef::new(row, 3));
            let source = Some(Source { sheet, cell, raw: raw.into(), lower: None });
            submission.values.insert(Code::from(code), Value { datum: datum.clone(), state, source });
        }
        submission
    }

    fn written(&self, index: usize, submissions: Vec<Submission>) -> (PathBuf, Verdicts) {
        let mut collection: Collection<'_> =
            self.workspace.collect(self.period, &CollectOptions::default()).unwrap();
        let expected: Vec<Code> = ["U1", "U2", "U3"].map(Code::from).to_vec();
        let came = |code: &&Code| submissions.iter().any(|s| s.identity.unit.as_ref() == Some(*code));
        let received: Vec<Code> = expected.iter().filter(came).cloned().collect();
        let missing = expected.iter().filter(|code| !received.contains(code)).cloned().collect();
        collection.selection.units =
            UnitCount { expected, accepted: received.clone(), received, missing, ..UnitCount::default() };
        collection.submissions = submissions;
        let consolidation = collection.consolidate(false);
        let out = self.folder.join(format!("out{index}"));
        let files = collection.write(&consolidation, &out, &Messages::of(Language::Vi)).unwrap();
        let file = self.folder.join(format!("{index}.xlsx"));
        std::fs::rename(&files[0], &file).unwrap();
        let history = self.workspace.history(self.period).unwrap();
        let rules = CollectionRules {
            form: &self.workspace.form,
            roster: &self.workspace.roster,
            committee: &self.workspace.settings.committee.code,
            history: history.as_ref(),
        };
        let state = |verdict| match verdict {
            Verdict::Holds => "Đạt",
            Verdict::Broken => "Lệch",
            Verdict::Skipped(_) => "Chưa đủ số liệu",
        };
        let verdicts = rules.figures(&consolidation);
        let verdicts = verdicts
            .map(|figures| (figures.rule.id.to_string(), state(figures.rule.verdict(&figures)).to_owned()));
        (file, verdicts.collect())
    }
}
