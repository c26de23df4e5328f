//! Rules are spreadsheet formulas: what ours come to, LibreOffice comes to.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use rust_xlsxwriter::{Formula as SheetFormula, Workbook};
use tonghop::{Decimal, Fault, Figures, Form, Formula, Name, Operand, Verdict};
use tonghop_test_support::office::dump;

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

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    fn number(&mut self, depth: usize) -> String {
        if depth == 0 {
            return match self.below(4) {
                0 => self.of(&["0", "1", "2", "3", "10", "1000", "0.5", "1.25", "33"]).to_owned(),
                _ => self.of(&["N1", "N2", "N3", "N4", "E1"]).to_owned(),
            };
        }
        let (a, b) = (self.number(depth - 1), self.number(depth - 1));
        match self.below(17) {
            0..=2 => format!("({a}{}{b})", self.of(&["+", "-", "*", "/"])),
            3 => format!("-{a}"),
            4 => format!("IF({},{a},{b})", self.condition(depth - 1)),
            5 => format!("IFERROR({a},{b})"),
            6 => format!("SUM({a},{b},T[n])"),
            7 => format!("{}({a},{b})", self.of(&["MIN", "MAX", "AVERAGE", "COUNT", "COUNTA"])),
            8 => format!("ROUND({a},{})", self.of(&["0", "1", "2", "-1"])),
            9 => format!("{}({a})", self.of(&["ABS", "INT"])),
            10 => format!("MOD({a},{b})"),
            11 => format!("COUNTIF(T[t],{})", self.of(&["\"Xong\"", "\"<>Xong\"", "\"x*\"", "\"<>\"", "S1"])),
            12 => format!("COUNTIF(T[n],{})", self.of(&["5", "\">=5\"", "\"<5\"", "\"<>5\"", "N1"])),
            13 => format!("SUMIF(T[t],{},T[n])", self.of(&["\"Xong\"", "\"<>Xong\"", "S1"])),
            14 => format!(
                "SUMIFS(T[n],T[t],{},T[n],{})",
                self.of(&["\"Xong\"", "S1"]),
                self.of(&["\">1\"", "\"<=5\""])
            ),
            15 => format!("LEN({})", self.text(depth - 1)),
            _ => self
                .of(&[
                    "YEAR(D1)",
                    "MONTH(D1)",
                    "DATE(2012,3,31)",
                    "MAX(T[n])",
                    "SUM(T[n])",
                    "COUNTA(T[t])",
                    "COUNT(T[n])",
                    "N1%",
                ])
                .to_owned(),
        }
    }

    fn text(&mut self, depth: usize) -> String {
        match self.below(6) {
            0 => format!("TRIM({})", self.of(&["S1", "\" a  b \""])),
            1 => format!("{}(S1,{})", self.of(&["LEFT", "RIGHT"]), self.of(&["1", "2", "9"])),
            2 if depth > 0 => format!("({}&{})", self.text(depth - 1), self.of(&["S1", "S2", "\"\""])),
            _ => self.of(&["S1", "S2", "\"Xong\"", "\"đã đại hội\""]).to_owned(),
        }
    }

    fn condition(&mut self, depth: usize) -> String {
        let comparison = self.of(&["=", "<>", "<", "<=", ">", ">="]);
        match self.below(8) {
            0 if depth > 0 => format!("AND({},{})", self.condition(depth - 1), self.condition(depth - 1)),
            1 if depth > 0 => format!("OR({},{})", self.condition(depth - 1), self.condition(depth - 1)),
            2 if depth > 0 => format!("NOT({})", self.condition(depth - 1)),
            3 => format!("{}{}{}", self.text(depth), self.of(&["=", "<>"]), self.text(depth)),
            4 => self
                .of(&[
                    "ISBLANK(E1)",
                    "ISBLANK(N1)",
                    "ISNUMBER(S1)",
                    "ISNUMBER(N2)",
                    "EXACT(S1,S2)",
                    "E1=0",
                    "E1=\"\"",
                ])
                .to_owned(),
            _ => format!("{}{comparison}{}", self.number(depth.min(1)), self.number(depth.min(1))),
        }
    }
}

/// One row of the sheet: four numbers, a day, two texts, an empty cell, and a table of three rows.
struct Scene {
    numbers: [Decimal; 4],
    day: Decimal,
    texts: [&'static str; 2],
    table_numbers: [Option<Decimal>; 3],
    table_texts: [&'static str; 3],
}

impl Scene {
    fn new(dice: &mut Dice) -> Self {
        let mut number = || -> Decimal {
            dice.of(&[
                "0", "1", "2", "5", "12", "40", "1500", "0.5", "2.5", "-3", "20450000", "33", "41", "94.5",
            ])
            .parse()
            .unwrap()
        };
        let numbers = [number(), number(), number(), number()];
        let table_numbers = [Some(number()), Some(number()), None];
        let words = ["Xong", "xong", "Chưa", "Đã đại hội", " a b", "12", "x"];
        Self {
            numbers,
            table_numbers,
            day: tonghop::serial_number(jiff::civil::date(2012, 1 + (dice.below(12) as i8), 26)),
            texts: [dice.of(&words), dice.of(&words)],
            table_texts: [dice.of(&words), dice.of(&words), ""],
        }
    }
}

impl Figures for Scene {
    fn value(&self, name: &Name) -> Operand {
        match name.to_string().as_str() {
            "N1" => Operand::Number(self.numbers[0]),
            "N2" => Operand::Number(self.numbers[1]),
            "N3" => Operand::Number(self.numbers[2]),
            "N4" => Operand::Number(self.numbers[3]),
            "D1" => Operand::Number(self.day),
            "S1" => Operand::Text(self.texts[0].into()),
            "S2" => Operand::Text(self.texts[1].into()),
            _ => Operand::Blank,
        }
    }

    fn column(&self, name: &Name) -> Vec<Operand> {
        match name.to_string().as_str() {
            "T[n]" => self.table_numbers.iter().map(|n| n.map_or(Operand::Blank, Operand::Number)).collect(),
            _ => {
                let cell = |text: &&str| {
                    if text.is_empty() { Operand::Blank } else { Operand::Text((*text).into()) }
                };
                self.table_texts.iter().map(cell).collect()
            }
        }
    }
}

/// Writes the scene into a row, and gives back where each name stands in it.
fn address(name: &Name, row: usize) -> String {
    let row = row + 1;
    match name.to_string().as_str() {
        "N1" => format!("A{row}"),
        "N2" => format!("B{row}"),
        "N3" => format!("C{row}"),
        "N4" => format!("D{row}"),
        "D1" => format!("E{row}"),
        "S1" => format!("F{row}"),
        "S2" => format!("G{row}"),
        "E1" => format!("H{row}"),
        "T[n]" => format!("I{row}:K{row}"),
        "T[t]" => format!("L{row}:N{row}"),
        other => panic!("{other}"),
    }
}

#[test]
fn two_thousand_expressions_come_to_what_libreoffice_comes_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("expressions.xlsx");
    let mut dice = Dice(2012);
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let float = |number: Decimal| -> f64 { number.to_string().parse().unwrap() };
    let mut expected = Vec::new();
    for row in 0..2_200_usize {
        let scene = Scene::new(&mut dice);
        let at = u32::try_from(row).unwrap();
        for (column, number) in (0..).zip(scene.numbers.into_iter().chain([scene.day])) {
            sheet.write(at, column, float(number)).unwrap();
        }
        for (column, text) in (5..).zip(scene.texts) {
            sheet.write(at, column, text).unwrap();
        }
        for (column, number) in (8..).zip(scene.table_numbers) {
            if let Some(number) = number {
                sheet.write(at, column, float(number)).unwrap();
            }
        }
        for (column, text) in (11..).zip(scene.table_texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write(at, column, text).unwrap();
        }
        let depth = 1 + row % 3;
        let text = match row % 4 {
            0 => dice.condition(depth),
            1 => dice.text(depth),
            _ => dice.number(depth),
        };
        let formula = Formula::parse(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let in_sheet = formula.to_sheet_with(&|name| address(name, row));
        sheet.write(at, 15, SheetFormula::new(format!("={in_sheet}"))).unwrap();
        expected.push((text, in_sheet, formula.value(&scene)));
    }
    workbook.save(&path).unwrap();
    let dumped = &dump(&[path], true)[0];
    let cells = &dumped.sheets[0].cells;
    let mut differing = Vec::new();
    let mut faults = 0;
    for (row, (text, in_sheet, ours)) in expected.iter().enumerate() {
        let cell = &cells[&format!("P{}", row + 1)];
        let same = match ours {
            Operand::Fault(fault) => {
                faults += 1;
                match fault {
                    Fault::DivisionByZero => cell.error == 532,
                    _ => cell.error != 0 && cell.error != 532,
                }
            }
            Operand::Number(number) => {
                let number = float(*number);
                cell.error == 0
                    && cell.value.is_some_and(|value| (value - number).abs() <= 1e-9 * number.abs().max(1.0))
            }
            Operand::Flag(flag) => cell.error == 0 && cell.value == Some(f64::from(u8::from(*flag))),
            Operand::Text(text) => cell.text.as_deref().unwrap_or_default() == &**text,
            Operand::Blank => cell.value == Some(0.0) || cell.text.as_deref() == Some(""),
        };
        if !same {
            differing.push(format!("{text} | {in_sheet} | ours {ours} | LibreOffice {cell:?}"));
        }
    }
    assert!(
        differing.is_empty(),
        "{} differ:\n{}",
        differing.len(),
        differing[..differing.len().min(25)].join("\n")
    );
    assert!(faults < expected.len() / 4, "{faults} of {} have no result", expected.len());
}

#[test]
fn the_steps_of_an_expression_end_in_its_value() {
    let mut dice = Dice(40);
    let mut longest = 0;
    for round in 0..3_000_usize {
        let scene = Scene::new(&mut dice);
        let depth = 1 + round % 4;
        let text = match round % 4 {
            0 => dice.condition(depth),
            1 => dice.text(depth),
            _ => dice.number(depth),
        };
        let formula = Formula::parse(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let steps = formula.steps(&scene);
        let value = formula.value(&scene);
        assert_eq!(steps.last().and_then(|step| step.value()), Some(&value), "{text}");
        let first = Formula::parse(&steps[0].to_string()).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(first.value(&scene), value, "{text} is written as {}", steps[0]);
        for pair in steps.windows(2) {
            assert_ne!(pair[0], pair[1], "{text}: a step changes nothing");
            assert_eq!(pair[0].value(), None, "{text}: there is a step after the value");
        }
        longest = longest.max(steps.len());
    }
    assert!(longest >= 8, "the longest way has {longest} steps");
}

/// The numbers 2, 3, 0 and 5 for A, B, C and D; everything else is not there.
struct Four;

impl Figures for Four {
    fn value(&self, name: &Name) -> Operand {
        match name.to_string().as_str() {
            "A" => Operand::Number(2.into()),
            "B" => Operand::Number(3.into()),
            "C" => Operand::Number(0.into()),
            "D" => Operand::Number((-5).into()),
            "unit.kind" => Operand::Text("Xã".into()),
            _ => Operand::Fault(Fault::Missing),
        }
    }

    fn column(&self, _name: &Name) -> Vec<Operand> {
        vec![Operand::Number(4.into()), Operand::Blank, Operand::Text("x".into())]
    }

    fn is_blank(&self, name: &Name) -> bool {
        name.to_string() == "E"
    }
}

#[test]
fn steps_put_in_what_is_needed_and_compute_a_little_at_a_time() {
    for (formula, expected) in [
        ("A = B", &["A = B", "2 = 3", "FALSE"][..]),
        ("A + B - 1 = 4", &["A + B - 1 = 4", "2 + 3 - 1 = 4", "4 = 4", "TRUE"]),
        ("B >= 50% * A", &["B >= 50% * A", "3 >= 50% * 2", "3 >= 1", "TRUE"]),
        ("A * (B - D)", &["A * (B - D)", "2 * (3 - (-5))", "2 * 8", "16"]),
        (
            "IF(C > 0, A / C, B)",
            &["IF(C > 0, A / C, B)", "IF(0 > 0, A / C, B)", "IF(FALSE, A / C, B)", "B", "3"],
        ),
        (
            "IF(A > 0, MISSING1)",
            &["IF(A > 0, MISSING1)", "IF(2 > 0, MISSING1)", "IF(TRUE, MISSING1)", "MISSING1", "#N/A"],
        ),
        (
            "IFERROR(A / C, B) = 3",
            &[
                "IFERROR(A / C, B) = 3",
                "IFERROR(2 / 0, B) = 3",
                "IFERROR(#DIV/0!, B) = 3",
                "B = 3",
                "3 = 3",
                "TRUE",
            ],
        ),
        (
            "OR(ISBLANK(E), E = 1)",
            &["OR(ISBLANK(E), E = 1)", "OR(ISBLANK(), #N/A = 1)", "OR(TRUE, #N/A)", "#N/A"],
        ),
        ("SUM(T[n]) = 4", &["SUM(T[n]) = 4", "SUM({4; ; \"x\"}) = 4", "4 = 4", "TRUE"]),
        ("unit.kind = \"xã\"", &["unit.kind = \"xã\"", "\"Xã\" = \"xã\"", "TRUE"]),
        ("TRUE", &["TRUE"]),
    ] {
        let steps: Vec<String> =
            Formula::parse(formula).unwrap().steps(&Four).iter().map(ToString::to_string).collect();
        assert_eq!(steps, expected, "{formula}");
    }
}

/// Rules over two decimal fields, each comparison with each tolerance.
fn rules_with_tolerances() -> Form {
    let mut text = "[form]\nid = \"f\"\nversion = \"1\"\ntitle = \"B\"\nperiod = \"year\"\n[[section]]\nid = \"I\"\ntitle = \"P\"\n".to_owned();
    for code in ["N1", "N2"] {
        text += &format!(
            "[[section.field]]\ncode = \"{code}\"\nlabel = \"{code}\"\ntype = \"decimal\"\nkind = \"flow\"\n"
        );
    }
    for (check, sign) in [("=", "eq"), ("<>", "ne"), ("<=", "le"), (">=", "ge")] {
        for (number, tolerance) in ["0.5", "0.1", "\"1%\"", "\"12.5%\""].into_iter().enumerate() {
            text += &format!(
                "[[rule]]\nid = \"{sign}{number}\"\nseverity = \"error\"\ncheck = \"N1 {check} N2\"\ntolerance = {tolerance}\nmessage = \"x\"\n"
            );
        }
    }
    Form::parse("form.toml", &text).unwrap_or_else(|error| panic!("{error}"))
}

struct Pair([Decimal; 2]);

impl Figures for Pair {
    fn value(&self, name: &Name) -> Operand {
        Operand::Number(self.0[usize::from(name.to_string() == "N2")])
    }

    fn column(&self, _name: &Name) -> Vec<Operand> {
        Vec::new()
    }
}

#[test]
fn what_lies_just_within_a_tolerance_does_so_in_libreoffice_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tolerances.xlsx");
    let form = rules_with_tolerances();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let mut expected = Vec::new();
    // Differences at the tolerance, which binary numbers hold a little above or below it.
    for (row, pair) in [
        ["1.1", "0.6"],
        ["1.1", "0.61"],
        ["0.3", "0.2"],
        ["0.2", "0.3"],
        ["1000000.1", "1000000.6"],
        ["1000000.1", "1000000.61"],
        ["20450000.3", "20450000.2"],
        ["99", "100"],
        ["100", "99"],
        ["98.99", "100"],
        ["-0.3", "-0.2"],
        ["-99", "-100"],
        ["0", "0"],
        ["0", "0.5"],
        ["7", "8"],
        ["8", "7"],
        ["0.7", "0.8"],
        ["33", "41"],
    ]
    .into_iter()
    .enumerate()
    {
        let at = u32::try_from(row).unwrap();
        let pair = Pair(pair.map(|text| text.parse().unwrap()));
        for (column, number) in (0..).zip(pair.0) {
            sheet.write(at, column, number.to_string().parse::<f64>().unwrap()).unwrap();
        }
        for (column, rule) in (2..).zip(form.rules()) {
            let in_sheet = rule.condition().to_sheet_with(&|name| address(name, row));
            sheet.write(at, column, SheetFormula::new(format!("={in_sheet}"))).unwrap();
            let cell = rust_xlsxwriter::utility::row_col_to_cell(at, column);
            expected.push((cell, in_sheet, rule.verdict(&pair)));
        }
    }
    workbook.save(&path).unwrap();
    let dumped = &dump(&[path], true)[0];
    let mut holds = 0;
    for (cell, in_sheet, verdict) in &expected {
        let found = &dumped.sheets[0].cells[cell];
        assert_eq!(found.value, Some(f64::from(u8::from(*verdict == Verdict::Holds))), "{cell} {in_sheet}");
        holds += usize::from(*verdict == Verdict::Holds);
    }
    assert!(holds > expected.len() / 4 && holds < expected.len() * 3 / 4, "{holds} of {}", expected.len());
}
