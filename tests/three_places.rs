//! A rule says the same in the branch's workbook and in the engine: LibreOffice calculates the one, our own reader and
//! core judge the other.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tonghop::{
    Code, CollectOptions, Datum, Decimal, FieldType, Form, History, Messages, Past, Period, Requirements,
    Roster, Scope, Settings, State, Submission, SubmissionFigures, Verdict, Workspace, validate,
};
use tonghop_ingest::SubmissionReader;
use tonghop_output::{Addressee, Answers, FormWorkbook};
use tonghop_test_support::office::{Dump, Edit, Format, Input, dump, fill};
use tonghop_test_support::{Declarations, oracle};

const DEPOTS: Declarations = Declarations {
    form: Cow::Borrowed(include_str!("three_places/form.toml")),
    roster: Cow::Borrowed(include_str!("three_places/units.csv")),
    settings: Cow::Borrowed(include_str!("three_places/tonghop.toml")),
};

/// A small generator whose numbers are the same on every machine (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap() % bound
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }

    /// What may stand in the place of an answer; `None` is a blank.
    fn mutated(&mut self, kind: &Kind<'_>, words: &Words) -> Option<Datum> {
        let text = |text: &str| Some(Datum::Text(Arc::from(text)));
        match (kind.field_type, self.below(10)) {
            (_, 0) => None,
            (_, 1) => text(self.of(&words.blank)),
            (_, 2) => text(self.of(&words.not_applicable)),
            (_, 3) => text(self.of(&words.unreadable)),
            (FieldType::Flag, dice) => Some(Datum::Flag(dice % 2 == 0)),
            (FieldType::Choice, 4) => text(&kind.choices.first()?.to_uppercase()),
            (FieldType::Choice, 5) => text(&format!(" {} ", kind.choices.last()?)),
            (FieldType::Choice, _) => Some(Datum::Choice(self.of(kind.choices))),
            (FieldType::Date, _) => {
                let days: [jiff::civil::Date; 3] =
                    ["2024-03-08", "2024-02-29", "2012-03-01"].map(|d| d.parse().unwrap());
                Some(Datum::Date(self.of(&days)))
            }
            (FieldType::Text | FieldType::Ratio, _) => text(self.of(&["ok", "  Gloves ran out ", "5"])),
            (_, 4) => text(self.of(&words.zero)),
            (_, 5 | 6) => {
                let numbers =
                    ["0", "1", "-3", "7", "40", "1500", "0.3", "2.5", "150000", "20450000.25", "1234567890"];
                Some(Datum::Number(self.of(&numbers).parse().unwrap()))
            }
            _ => {
                let number = kind.given.as_ref().and_then(Datum::number)?;
                Some(Datum::Number(number + Decimal::from(self.below(3)) - Decimal::ONE))
            }
        }
    }
}

/// What is asked, and what stands there.
struct Kind<'a> {
    field_type: FieldType,
    choices: &'a [Arc<str>],
    given: Option<Datum>,
}

/// Texts that may stand in answers, in the language of the form.
struct Words {
    blank: Vec<&'static str>,
    zero: Vec<&'static str>,
    not_applicable: Vec<&'static str>,
    /// The reader takes none of these for a figure, a choice, a day or a yes.
    unreadable: Vec<&'static str>,
    total: &'static str,
}

/// One workbook, as it is written and as the engine judges it.
struct Case {
    path: PathBuf,
    bytes: Vec<u8>,
    submission: Submission,
    unit: String,
    period: Period,
    past: Past,
}

struct Bench {
    form: Form,
    roster: Roster,
    settings: Settings,
    folder: tempfile::TempDir,
    cases: Vec<Case>,
}

impl Bench {
    fn new(form: Form, roster: Roster, settings: Settings) -> Self {
        Self { form, roster, settings, folder: tempfile::tempdir().unwrap(), cases: Vec::new() }
    }

    fn add(
        &mut self,
        unit: &str,
        period: Period,
        closed: impl IntoIterator<Item = History>,
        answers: &Answers,
    ) {
        let mut past = Past::before(period);
        closed.into_iter().for_each(|history| past.insert(history));
        let committee = &self.settings.committee;
        let addressee = self.roster.unit(unit).map_or(Addressee::Committee(committee), Addressee::Unit);
        let workbook =
            FormWorkbook { form: &self.form, addressee, period, past: Some(&past), answers: Some(answers) };
        let bytes = workbook.to_bytes(&Messages::of(self.form.language)).unwrap();
        let path = self.folder.path().join(format!("{:03}.xlsx", self.cases.len()));
        std::fs::write(&path, &bytes).unwrap();
        let mut submission = SubmissionReader::new(&self.form, &committee.code).read("x.xlsx", &bytes);
        let requirements = Requirements {
            form: &self.form,
            roster: &self.roster,
            period,
            committee: &committee.code,
            history: Some(&past),
        };
        validate(&mut submission, &requirements);
        self.cases.push(Case { path, bytes, submission, unit: unit.to_owned(), period, past });
    }

    /// What the engine says of a rule: `holds`, `broken` or `skipped`.
    fn engine(&self, case: &Case, id: &str) -> &'static str {
        let rule = self.form.rules().iter().find(|rule| rule.id.as_str() == id).unwrap();
        let figures = SubmissionFigures {
            form: &self.form,
            rule,
            submission: &case.submission,
            unit: self.roster.unit(&case.unit),
            period: case.period,
            past: Some(&case.past),
        };
        match rule.verdict(&figures) {
            _ if figures.is_unreadable() => "skipped",
            Verdict::Holds => "holds",
            Verdict::Broken => "broken",
            Verdict::Skipped(_) => "skipped",
        }
    }

    /// Compares everything, and counts how often each rule held, was broken and was skipped.
    fn judge(&self, only_in_the_engine: &[&str]) -> BTreeMap<String, [usize; 3]> {
        let messages = Messages::of(self.form.language);
        let sheet = self.form.layout.first("sheets.check");
        let verdicts: BTreeMap<String, &str> = [
            ("form-rule-holds", "holds"),
            ("form-rule-broken", "broken"),
            ("form-rule-asked", "broken"),
            ("form-rule-explained", "broken"),
            ("form-rule-noted", "broken"),
            ("form-rule-skipped", "skipped"),
        ]
        .map(|(key, verdict)| (messages.text(key), verdict))
        .into();
        let mut counts: BTreeMap<String, [usize; 3]> = BTreeMap::new();
        let mut differing = Vec::new();
        let paths: Vec<PathBuf> = self.cases.iter().map(|case| case.path.clone()).collect();
        // Two of them side by side take little more than half the time.
        let (first, second) = paths.split_at(paths.len() / 2);
        let mut dumps: Vec<Dump> = Vec::new();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| dump(second, true));
            dumps = dump(first, true);
            dumps.extend(second.join().expect("LibreOffice answers"));
        });
        for (case, dumped) in self.cases.iter().zip(&dumps) {
            let stored = &oracle::read(&case.bytes)[sheet];
            let calculated = dumped.sheet(sheet);
            let mut listed = 0;
            for row in 6.. {
                let Some(id) = calculated.cells.get(&format!("A{row}")) else { break };
                let id = &id.formula;
                listed += 1;
                if only_in_the_engine.contains(&id.as_str()) {
                    assert_eq!(stored[&format!("D{row}")], messages.text("form-rule-elsewhere"));
                    continue;
                }
                let shown = |column: &str| dumped.raw(sheet, &format!("{column}{row}")).unwrap_or_default();
                let state = shown("D");
                let ours = verdicts.get(&state).copied().unwrap_or("nothing");
                let engine = self.engine(case, id);
                let count = counts.entry(id.clone()).or_default();
                count[["holds", "broken", "skipped"].iter().position(|known| *known == engine).unwrap()] += 1;
                if ours != engine {
                    differing.push(format!("{} {id}: sheet {state}, engine {engine}", self.told(case, id)));
                }
                for column in ["D", "E"] {
                    let stored = stored.get(&format!("{column}{row}")).cloned().unwrap_or_default();
                    if stored != shown(column) {
                        differing.push(format!("{id}: stored {stored:?}, calculated {:?}", shown(column)));
                    }
                }
            }
            assert!(listed > 0, "no rule in {}", case.path.display());
            self.compare_form_sheet(case, dumped, &mut differing);
        }
        let shown = &differing[..differing.len().min(30)];
        assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), shown.join("\n"));
        counts
    }

    /// What the form sheet says of the answers is stored as it is calculated.
    fn compare_form_sheet(&self, case: &Case, dumped: &Dump, differing: &mut Vec<String>) {
        let sheet = self.form.layout.first("sheets.form");
        let stored = &oracle::read(&case.bytes)[sheet];
        for (address, cell) in &dumped.sheet(sheet).cells {
            let is_said = address.starts_with('G') || address == "C8";
            if is_said && cell.formula.starts_with('=') {
                let stored = stored.get(address).map(String::as_str).unwrap_or_default();
                let calculated = cell.text.as_deref().unwrap_or_default();
                if stored != calculated {
                    differing.push(format!("{address}: stored {stored:?}, calculated {calculated:?}"));
                }
            }
        }
    }

    /// The answers that a rule names.
    fn told(&self, case: &Case, id: &str) -> String {
        let rule = self.form.rules().iter().find(|rule| rule.id.as_str() == id).unwrap();
        let told = rule.fields().into_iter().map(|code| {
            let value = &case.submission.values.get(&code);
            let raw = value.and_then(|value| value.source.as_ref()).map(|source| source.raw.to_string());
            format!("{code}={:?}", raw.unwrap_or_default())
        });
        format!("{} {}", case.unit, told.collect::<Vec<_>>().join(" "))
    }
}

/// Changes some answers and rows.
fn mutate(dice: &mut Dice, form: &Form, words: &Words, answers: &mut Answers) {
    let fields: Vec<_> =
        form.asked_fields(false).into_iter().filter(|field| field.formula().is_none()).collect();
    for _ in 0..=dice.below(8) {
        let index = dice.below(fields.len());
        let field = fields[index];
        // What stands above it: a tie.
        let above = fields.get(index.wrapping_sub(1)).filter(|above| above.field_type == field.field_type);
        if let Some(tie) =
            above.filter(|_| dice.below(4) == 0).and_then(|above| answers.values.get(&above.code))
        {
            let tie = tie.clone();
            answers.values.insert(field.code.clone(), tie);
            continue;
        }
        let given = answers.values.get(&field.code).cloned();
        let kind = Kind { field_type: field.field_type, choices: &field.choices, given };
        match dice.mutated(&kind, words) {
            Some(datum) => answers.values.insert(field.code.clone(), datum),
            None => answers.values.remove(&field.code),
        };
    }
    for table in form.tables() {
        let rows = answers.rows.entry(table.code.clone()).or_default();
        match dice.below(9) {
            0 => rows.clear(),
            1 => {
                rows.pop();
            }
            2 if !rows.is_empty() => rows.push(rows[0].clone()),
            3 => {
                // A row that adds the others up is none.
                let mut total = BTreeMap::new();
                total.insert(table.columns[0].id.clone(), Datum::Text(Arc::from(words.total)));
                for column in table.columns.iter().filter(|column| column.column_type == FieldType::Count) {
                    total.insert(column.id.clone(), Datum::Number(Decimal::from(99)));
                }
                rows.push(total);
            }
            4 => {
                let mut lone = BTreeMap::new();
                lone.insert(table.columns[0].id.clone(), Datum::Number(Decimal::from(57)));
                rows.push(BTreeMap::new());
                rows.push(lone);
            }
            5 | 6 if !rows.is_empty() => {
                let row = dice.below(rows.len());
                let column = &table.columns[dice.below(table.columns.len())];
                let given = rows[row].get(&column.id).cloned();
                let kind = Kind { field_type: column.column_type, choices: &column.choices, given };
                match dice.mutated(&kind, words) {
                    Some(datum) => rows[row].insert(column.id.clone(), datum),
                    None => rows[row].remove(&column.id),
                };
            }
            _ => {}
        }
    }
}

/// Closed periods of a unit: about what it reports now, or a small part of that; choices at random.
fn earlier(
    dice: &mut Dice,
    form: &Form,
    period: Period,
    unit: &str,
    answers: &Answers,
    periods: usize,
) -> Vec<History> {
    let mut closed = Vec::new();
    let divisor = [1, 1, 5][dice.below(3)];
    for (_, before) in Past::periods(period).take(periods) {
        let mut history = History::new(before);
        for (code, datum) in &answers.values {
            let field = form.field(code.as_str()).unwrap();
            let datum = match datum {
                Datum::Number(number) => {
                    Datum::Number((*number / Decimal::from(divisor)).floor() + Decimal::from(dice.below(3)))
                }
                Datum::Choice(_) => Datum::Choice(field.choices[dice.below(field.choices.len())].clone()),
                other => other.clone(),
            };
            if dice.below(12) > 0 {
                history.insert(Code::from(unit), code.clone(), datum);
            }
        }
        closed.push(history);
    }
    closed
}

#[test]
fn rules_of_the_sample_say_the_same_in_the_workbook_and_in_the_engine() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-workbooks");
    let workspace = Workspace::open(root).unwrap();
    let period: Period = "2012-Q1".parse().unwrap();
    let collection = workspace.collect(period, &CollectOptions::default()).unwrap();
    let sound: Vec<(String, Answers)> = collection
        .submissions
        .iter()
        .map(|submission| {
            let mut answers = Answers::default();
            for (code, value) in submission.values.iter().filter(|(_, value)| value.state != State::Computed)
            {
                answers.values.extend(value.datum.clone().map(|datum| (code.clone(), datum)));
            }
            for (table, rows) in &submission.tables {
                let row = |row: &tonghop::Row| {
                    let cells = row.cells.iter();
                    cells.filter_map(|(column, value)| Some((column.clone(), value.datum.clone()?))).collect()
                };
                answers.rows.insert(table.clone(), rows.iter().map(row).collect());
            }
            (submission.identity.unit.as_ref().unwrap().to_string(), answers)
        })
        .filter(|(unit, _)| workspace.roster.unit(unit).is_some())
        .collect();
    let words = Words {
        blank: vec!["...", " … ", "____"],
        zero: vec!["không", "Không có", "-", "–", "KHONG"],
        not_applicable: vec!["không áp dụng", "N/A", "kad"],
        unreadable: vec!["khoảng 12", "10 - 12", "chưa rõ, hỏi lại sau"],
        total: "Tổng cộng",
    };
    let mut bench = Bench::new(workspace.form.clone(), workspace.roster.clone(), workspace.settings.clone());
    let last = workspace.history(period).unwrap().unwrap();
    let mut dice = Dice(2012);
    for index in 0..300_usize {
        let (unit, mut answers) = sound[index % sound.len()].clone();
        let mut period = period;
        let mut closed = vec![last.clone()];
        match index % 10 {
            5 => {
                closed = earlier(&mut dice, &bench.form, period, &unit, &answers, 5);
                for datum in answers.values.values_mut() {
                    if let Datum::Number(number) = datum {
                        *number *= Decimal::from(7);
                    }
                }
            }
            6 => closed = earlier(&mut dice, &bench.form, period, &unit, &answers, index % 6),
            7 => closed.clear(),
            8 => {
                // The second quarter goes on with the running totals of the first, and sometimes falls behind them.
                period = "2012-Q2".parse().unwrap();
                let mut first = History::new("2012-Q1".parse().unwrap());
                for (code, datum) in &answers.values {
                    if let Some(number) = datum.number() {
                        let number = number + Decimal::from(dice.below(2));
                        first.insert(Code::from(unit.as_str()), code.clone(), number);
                    }
                }
                closed = vec![first];
            }
            _ => {}
        }
        if index >= sound.len() {
            mutate(&mut dice, &bench.form, &words, &mut answers);
        }
        bench.add(&unit, period, closed, &answers);
    }
    let counts = bench.judge(&[]);
    for rule in bench.form.rules().iter().filter(|rule| rule.scope == Scope::Form) {
        let [holds, broken, skipped] = counts[rule.id.as_str()];
        assert!(holds > 0 && broken > 0 && skipped > 0, "{}: {holds} {broken} {skipped}", rule.id);
    }
}

/// A sound report of a depot.
fn depot() -> Answers {
    let number = |text: &str| Datum::Number(text.parse().unwrap());
    let text = |text: &str| Datum::Text(Arc::from(text));
    let mut answers = Answers::default();
    for (code, datum) in [
        ("N1", number("40")),
        ("N2", number("10")),
        ("N3", number("50")),
        ("W1", number("1.5")),
        ("M1", number("1200.5")),
        ("P1", number("12.5")),
        ("F1", Datum::Flag(true)),
        ("S1", Datum::Choice(Arc::from("Open"))),
        ("D1", Datum::Date("2024-03-08".parse().unwrap())),
        ("T1", text("Gloves ran out")),
    ] {
        answers.values.insert(Code::from(code), datum);
    }
    for (supplier, state, crates, value) in [
        ("North & Sons", "Arrived", "7", "1000.25"),
        ("Total Oil", "Arrived", "3", "200.25"),
        ("Mekong", "Lost", "4", "0"),
    ] {
        let row = [
            ("supplier", text(supplier)),
            ("state", Datum::Choice(Arc::from(state))),
            ("crates", number(crates)),
            ("value", number(value)),
        ];
        let row = row.map(|(column, datum)| (Code::from(column), datum)).into();
        answers.rows.entry(Code::from("DL1")).or_default().push(row);
    }
    answers
}

#[test]
fn rules_of_every_kind_and_policy_say_the_same_in_the_workbook_and_in_the_engine() {
    let words = Words {
        blank: vec!["...", " … ", "____"],
        zero: vec!["nil", "None", "-", "–"],
        not_applicable: vec!["not applicable", "N/A"],
        unreadable: vec!["about 12", "10 - 12", "to be asked again"],
        total: "Total",
    };
    let mut bench = Bench::new(DEPOTS.form(), DEPOTS.roster(), DEPOTS.settings());
    let mut dice = Dice(2024);
    for index in 0..90_usize {
        let unit = ["DP01", "DP02", "DP03"][index % 3];
        let mut history = History::new(if index % 5 == 4 { "2023-12" } else { "2024-02" }.parse().unwrap());
        history.insert(Code::from(unit), Code::from("N3"), Decimal::from(40));
        history.insert(Code::from(unit), Code::from("N2"), Decimal::from(90));
        let mut answers = depot();
        if index > 5 {
            mutate(&mut dice, &bench.form, &words, &mut answers);
        }
        bench.add(unit, "2024-03".parse().unwrap(), (index % 7 != 3).then_some(history), &answers);
    }
    bench.add("DP01", "2024-03".parse().unwrap(), [], &Answers::default());
    let own =
        BTreeMap::from([("K1", 4), ("K2", 5)].map(|(code, n)| (Code::from(code), Datum::Number(n.into()))));
    bench.add("HQ", "2024-03".parse().unwrap(), None, &Answers { values: own, ..Answers::default() });
    let counts = bench.judge(&["Q23"]);
    let told: Vec<String> = counts
        .iter()
        .filter(|(_, [holds, broken, _])| *holds == 0 && *broken == 0)
        .map(|(id, _)| id.clone())
        .collect();
    assert!(told.is_empty(), "nothing but skipped: {told:?}");
    assert_eq!(
        counts["Q22"],
        [0, 1, 0],
        "a rule about the committee's own figures stands in its workbook alone"
    );
}

#[test]
fn a_reason_beside_an_answer_settles_a_rule_that_asks_for_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-workbooks");
    let sample = root.join("2012-Q1/inbox/DCS01.xlsx");
    let folder = tempfile::tempdir().unwrap();
    let typed = |name: &str, edits: &[Edit<'_>]| {
        let path = folder.path().join(name);
        fill(&sample, edits, &path, Format::Xlsx).unwrap();
        path
    };
    // TT01 counts meetings, TT02 people: more meetings than people want a reason, R08c.
    let many = Edit { sheet: "BIEU", cell: "D11", input: Input::Number(900.0) };
    let reason = Edit { sheet: "BIEU", cell: "F12", input: Input::Text("số liệu cả năm") };
    let paths = [typed("sound.xlsx", &[]), typed("asked.xlsx", &[many]), typed("told.xlsx", &[many, reason])];
    let said: Vec<[String; 4]> = dump(&paths, true)
        .iter()
        .map(|dump| {
            let row = |id: &str| {
                let cells = &dump.sheet("KIEMTRA").cells;
                (6..60)
                    .find(|row| cells.get(&format!("A{row}")).is_some_and(|cell| cell.formula == id))
                    .unwrap()
            };
            let text = |sheet: &str, cell: &str| dump.raw(sheet, cell).unwrap_or_default();
            let row = row("R08c");
            [
                text("KIEMTRA", &format!("D{row}")),
                text("KIEMTRA", &format!("E{row}")),
                text("BIEU", "G11"),
                text("BIEU", "C8"),
            ]
        })
        .collect();
    let message = "Số người (TT02 = 180) nhỏ hơn số cuộc (TT01 = 900): có nhầm hai ô không?";
    let done = "Đã điền đủ, không có ô sai";
    let asked = "Còn 0 chỗ sai, 1 chỗ cần giải trình (xem trang KIEMTRA)";
    assert_eq!(said[0], ["Đạt", "", "✓", done]);
    assert_eq!(said[1], ["Cần giải trình", message, "R08c: ghi lý do", asked]);
    assert_eq!(said[2], ["Đã giải trình", message, "Đã giải trình", done]);
}
