//! What is made of a cell: the table of readings, and laws that hold for every text.

use std::sync::Arc;

use proptest::prelude::*;
use tonghop_core::{CellRef, Code, Datum, FieldType, Language, Layout, State, plain};

use super::{At, Customs, Question, read_value};
use crate::measure::Measures;
use crate::sheet::{Cell, Content, Style};

mod figures;
mod other_answers;
pub(super) mod samples;

/// What was made of a cell: state and value, and the codes of its findings.
fn read(
    customs: &Customs<'_>,
    answer_type: FieldType,
    measure: &str,
    decimals: u32,
    cell: &Cell,
) -> (State, Option<Datum>, String) {
    let code = Code::from("M1");
    let choices: Vec<Arc<str>> = ["Đã đại hội", "Chưa đại hội", "Không phải đại hội"].map(Arc::from).to_vec();
    let question = Question {
        code: &code,
        label: "",
        measure,
        answer_type,
        choices: &choices,
        decimals,
        table: None,
        personal: false,
    };
    let (file, sheet): (Arc<str>, Arc<str>) = (Arc::from("a.xlsx"), Arc::from("BIEU"));
    let at = At { file: &file, sheet: &sheet, cell: CellRef::new(7, 3), formula: None };
    let mut findings = Vec::new();
    let value = read_value(&question, &at, Some(cell), customs, &mut findings);
    let codes: Vec<&str> = findings.iter().map(|finding| finding.entry.code).collect();
    let said = value.source.map(|source| source.raw);
    assert_eq!(said.as_deref(), Some(&*cell.raw()), "the raw text is kept");
    assert_eq!(value.state == State::Unreadable, value.datum.is_none() && is_error(&findings), "{cell:?}");
    (value.state, value.datum, codes.join(" "))
}

fn is_error(findings: &[tonghop_core::Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == tonghop_core::Severity::Error)
}

/// A cell as the table writes it: a number by itself, or with its format behind `@`; anything else is text.
fn cell(notation: &str) -> Cell {
    if let Some(day) = notation.strip_prefix("day:") {
        let (day, format) = day.split_once(" @ ").unwrap_or((day, "dd/mm/yyyy"));
        let day: jiff::civil::Date = day.parse().unwrap();
        return styled(Content::Date(day.to_datetime(jiff::civil::Time::midnight())), Some(format));
    }
    if let Some(number) = notation.strip_prefix("n:") {
        let (number, format) = number.split_once(" @ ").map_or((number, None), |(n, f)| (n, Some(f)));
        return styled(Content::Number(number.parse().unwrap()), format);
    }
    styled(Content::Text(notation.to_owned()), None)
}

fn styled(content: Content, format: Option<&str>) -> Cell {
    let style = format.map(|format| {
        let format = if format == "General" { "" } else { format };
        Arc::new(Style { format: Arc::from(format), font: Arc::from("") })
    });
    Cell { style, ..Cell::from(content) }
}

fn shown(state: State, datum: Option<Datum>) -> String {
    match (state, datum) {
        (State::Given, Some(datum)) => datum.to_string(),
        (State::ZeroWord, Some(datum)) => format!("zero {datum}"),
        (State::NotApplicable, None) => "n/a".to_owned(),
        (State::Blank, None) => "blank".to_owned(),
        (State::Unreadable, None) => "?".to_owned(),
        (state, datum) => panic!("{state:?} with {datum:?}"),
    }
}

fn check(language: Language, answer_type: FieldType, measure: &str, rows: &[(&str, &str, &str)]) -> usize {
    check_beside(language, answer_type, measure, &[], rows)
}

/// Reads each cell of a column in which others stand beside it.
fn check_beside(
    language: Language,
    answer_type: FieldType,
    measure: &str,
    others: &[&str],
    rows: &[(&str, &str, &str)],
) -> usize {
    let form = samples::form(language);
    let mut failed = Vec::new();
    for (notation, value, codes) in rows {
        let mut customs = Customs::of(&form, Arc::new(Measures::of(&form)));
        let answer = cell(notation);
        for other in others.iter().map(|other| cell(other)).chain([answer.clone()]) {
            customs.see(&Arc::from("BIEU"), 3, answer_type, Some(&other));
        }
        let decimals = if measure == "USD" || measure == "triệu đồng" { 2 } else { 0 };
        let (state, datum, found) = read(&customs, answer_type, measure, decimals, &answer);
        let read = (shown(state, datum), found);
        if read != ((*value).to_owned(), (*codes).to_owned()) {
            failed.push(format!(
                "{notation:?} ({answer_type:?}, {measure}): {read:?}, not ({value:?}, {codes:?})"
            ));
        }
    }
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
    rows.len()
}

/// A whole number written in a sound Vietnamese way.
fn written(number: u64, way: usize, measure: &str) -> String {
    let grouped = |separator: &str| {
        let digits = number.to_string();
        let mut text = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push_str(separator);
            }
            text.push(digit);
        }
        text
    };
    let full_width = |digits: &str| -> String {
        digits.chars().filter_map(|c| char::from_u32(u32::from(c) - 0x30 + 0xFF10)).collect()
    };
    match way {
        0 => number.to_string(),
        1 => grouped("."),
        2 => grouped(" "),
        3 => grouped("\u{a0}"),
        4 => format!("  {} ", grouped(".")),
        5 => format!("'{number}"),
        6 => format!("{} {measure}", grouped(".")),
        7 => format!("{}{measure}", grouped(".")),
        8 => format!("{number} {}.", measure.to_uppercase()),
        9 => full_width(&number.to_string()),
        10 => format!("0{number}"),
        11 => grouped(","),
        12 => format!("{}\u{202f}{measure}", grouped("\u{202f}")),
        13 => format!("{number} {measure} (tính đến cuối quý)"),
        14 => in_words(number),
        15 => format!("{number} {measure} ({})", in_words(number)),
        _ => format!("{} {measure}", in_words(number)),
    }
}

/// A number in Vietnamese words.
fn in_words(number: u64) -> String {
    const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let digit = |number: u64| DIGITS[usize::try_from(number).unwrap()];
    let unit = |tens: u64, unit: u64| match (tens, unit) {
        (2.., 1) => "mốt",
        (1.., 5) => "lăm",
        _ => digit(unit),
    };
    let group = |number: u64, full: bool| {
        let (hundreds, tens, units) = (number / 100, number / 10 % 10, number % 10);
        let mut words = Vec::new();
        if hundreds > 0 || full {
            words.extend([digit(hundreds), "trăm"]);
        }
        match tens {
            0 if units > 0 && !words.is_empty() => words.push("linh"),
            0 => {}
            1 => words.push("mười"),
            _ => words.extend([digit(tens), "mươi"]),
        }
        if units > 0 {
            words.push(unit(tens, units));
        }
        words.join(" ")
    };
    let mut words = Vec::new();
    for (power, name) in [(1_000_000_000, " tỷ"), (1_000_000, " triệu"), (1000, " nghìn"), (1, "")] {
        let part = number / power % 1000;
        if part > 0 {
            words.push(group(part, !words.is_empty()) + name);
        }
    }
    words.join(" ")
}

/// Characters of which answers, sound and unsound, are made.
const LETTERS: &str = "[0-9.,/ xkoOlI\\-–%()~<>+?đ₫…]{0,14}";

proptest! {
    #[test]
    fn a_whole_number_in_any_sound_way_is_read_exactly(number in 1_u64..1_000_000_000_000, way in 0_usize..17) {
        let form = samples::form(Language::Vi);
        let customs = Customs::of(&form, Arc::new(Measures::of(&form)));
        let number = if way == 10 { number % 1_000_000 + 1 } else { number };
        let text = written(number, way, "người");
        for (answer_type, measure) in [(FieldType::Count, "người"), (FieldType::Count, "lượt người")] {
            if measure == "lượt người" && ![0, 1, 2, 3, 4, 5, 9, 10, 11, 14].contains(&way) {
                continue;
            }
            let (state, datum, _) = read(&customs, answer_type, measure, 0, &cell(&text));
            prop_assert_eq!(state, State::Given, "{}", text);
            prop_assert_eq!(datum.and_then(|d| d.number()).map(plain), Some(number.to_string()), "{}", text);
        }
    }

    #[test]
    fn an_amount_in_thousands_millions_and_milliards_is_exact(
        number in 1_u64..1_000_000, fraction in 0_u64..100, scale in 0_usize..6, blank in any::<bool>(),
    ) {
        let (power, word) = [(3, "nghìn"), (3, "ngàn đồng"), (6, "triệu"), (6, "tr"), (9, "tỷ"), (9, "tỷ đồng")][scale];
        let form = samples::form(Language::Vi);
        let text = format!("{number},{fraction:02}{}{word}", if blank { " " } else { "" });
        let exact = (number * 100 + fraction) * 10_u64.pow(power) / 100;
        let (_, datum, _) = read(&Customs::of(&form, Arc::new(Measures::of(&form))), FieldType::Money, "đồng", 0, &cell(&text));
        prop_assert_eq!(datum.and_then(|d| d.number()).map(plain), Some(exact.to_string()), "{}", text);
    }

    #[test]
    fn no_text_panics_and_a_figure_has_only_digits_that_were_written(text in LETTERS) {
        let form = samples::form(Language::Vi);
        let mut customs = Customs::of(&form, Arc::new(Measures::of(&form)));
        let answer = cell(&text);
        customs.see(&Arc::from("BIEU"), 3, FieldType::Decimal, Some(&answer));
        for answer_type in FieldType::ALL {
            let (state, datum, _) = read(&customs, answer_type, "người", 0, &answer);
            let Some(number) = datum.and_then(|datum| datum.number()).filter(|_| state == State::Given) else { continue };
            // Without its separators and powers of ten, a number that was read is in the text, look-alikes mended.
            let digits = |text: &str| text.chars().filter_map(|c| match c {
                'o' | 'O' => Some('0'),
                'l' | 'I' => Some('1'),
                c => c.is_ascii_digit().then_some(c),
            }).collect::<String>();
            let wanted = digits(&plain(number)).trim_matches('0').to_owned();
            prop_assert!(digits(&text).contains(&wanted), "{:?} as {:?}: {}", text, answer_type, number);
        }
    }

    #[test]
    fn no_text_at_all_panics(text in "\\PC{0,40}") {
        for language in Language::ALL {
            let form = samples::form(language);
            for answer_type in FieldType::ALL {
                let _read = read(&Customs::of(&form, Arc::new(Measures::of(&form))), answer_type, "người", 0, &styled(Content::Text(text.clone()), None));
            }
        }
    }
}

#[test]
fn powers_of_ten_and_numerals_of_the_layouts_are_numbers() {
    for language in Language::ALL {
        let layout = Layout::of(language);
        assert!(
            layout.group("scales").all(|(power, words)| power.parse::<u32>().is_ok() && !words.is_empty())
        );
        let months: Vec<i8> = layout.group("months").filter_map(|(key, _)| key.parse().ok()).collect();
        assert_eq!(months.len(), 12);
        for key in ["zero", "not_applicable", "blank", "estimate_before", "estimate_after", "range", "half"] {
            assert!(!layout.wordings(&format!("numbers.{key}")).is_empty(), "{key}");
        }
    }
}
