use tonghop::{FieldType, State, folded};

use super::spelling::{Put, spelled};
use super::{Damage, Family, noted, noted_or_refused, quiet, refused};
use crate::sheet::Content;
use crate::{Reading, Want};
use FieldType::{Count, Date, Decimal, Flag, Money};
use Put::{Bool, Inline, Number, Text};

pub fn damages() -> Vec<Damage> {
    let zero = || Want::Noted(Reading { state: State::ZeroWord, value: Some("0".into()) });
    let zero_or_refused = || Want::Any(vec![zero(), Want::Refused]);
    let blank = || Want::Quiet(Reading::blank());
    vec![
        spelled(
            "number-zero-words",
            &[Count, Money],
            vec![
                (Text("-"), zero()),
                (Text("–"), zero()),
                (Text("—"), zero_or_refused()),
                (Text("không"), zero()),
                (Text("Không"), zero()),
                (Text("không có"), zero()),
                (Text("Không có."), zero_or_refused()),
                (Text("0 {đv}"), Want::Any(vec![zero(), noted("0")])),
                (Text("Ø"), zero()),
                (Text("ko"), zero_or_refused()),
                (Text("không phát sinh"), zero_or_refused()),
                (Text("chưa có"), zero_or_refused()),
            ],
        ),
        spelled(
            "blank-marks",
            &[Count, Money, Decimal, Date, Flag],
            vec![
                (Text("..."), blank()),
                (Text("…"), blank()),
                (Text("   "), blank()),
                (Text(""), blank()),
                (Inline(""), blank()),
                (Text("\u{a0}"), blank()),
                (Text("………"), blank()),
                (Text("....................."), blank()),
                (Put::Formula("IF(1=1,\"\",1)", &Text("")), blank()),
                (Put::Nothing, blank()),
            ],
        ),
        spelled(
            "flag-yes",
            &[Flag],
            vec![
                (Text("x"), noted("true")),
                (Text("X"), noted("true")),
                (Text("có"), Want::Any(vec![quiet("true"), noted("true")])),
                (Text("Có"), quiet("true")),
                (Text("CÓ"), Want::Any(vec![quiet("true"), noted("true")])),
                (Text("v"), noted("true")),
                (Text("✓"), noted("true")),
                (Text("yes"), noted("true")),
                (Text("Có (số 12/QĐ)"), noted_or_refused("true")),
                (Text(" Có "), Want::Any(vec![quiet("true"), noted("true")])),
                (Text("co"), noted_or_refused("true")),
                (Bool(true), Want::Any(vec![quiet("true"), noted("true")])),
                (Number("1"), noted_or_refused("true")),
            ],
        ),
        spelled(
            "flag-no",
            &[Flag],
            vec![
                (Text("không"), Want::Any(vec![quiet("false"), noted("false")])),
                (Text("Chưa"), noted("false")),
                (Text("chưa"), noted("false")),
                (Text("no"), noted_or_refused("false")),
                (Text("Không có"), noted_or_refused("false")),
                (Text("Chưa có"), noted_or_refused("false")),
                (Text("k"), noted_or_refused("false")),
                (Text("khong"), noted_or_refused("false")),
                (Number("0"), noted_or_refused("false")),
                (Bool(false), Want::Any(vec![quiet("false"), noted("false")])),
            ],
        ),
        spelled(
            "flag-doubtful",
            &[Flag],
            ["Có/Không", "Có, Không", "có không", "?", "đang làm", "Có nhưng chưa ban hành", "2", "Sắp có", "sẽ có", "12"]
                .into_iter()
                .map(|text| (Text(text), refused()))
                .collect(),
        ),
        choice("choice-respelled", |choice, _| {
            let unaccented = folded(choice).chars().map(plain).collect::<String>();
            let decomposed: String =
                unicode_normalization::UnicodeNormalization::nfd(choice.chars()).collect();
            [choice.to_uppercase(), choice.to_lowercase(), unaccented, decomposed, format!(" {choice} "), format!("{choice}.")]
                .into_iter()
                .collect()
        }),
        choice("choice-shortened", |choice, _| {
            let words: Vec<&str> = choice.split(' ').collect();
            let [first, rest @ ..] = &words[..] else { return Vec::new() };
            if rest.is_empty() {
                return Vec::new();
            }
            let initials: String = rest.iter().filter_map(|word| word.chars().next()).collect();
            vec![format!("{first} {}", initials.to_uppercase())]
        }),
        other_choice(),
        Damage::new(Family::Value, "text-answers", |case| {
            let key = case.pick(|key, asked| {
                let is_name = matches!(key, crate::Key::Cell(_, _, column) if ["ten", "ho_ten", "dot"].contains(&column.as_str()));
                asked.kind == FieldType::Text && !is_name
            })?;
            let texts = [
                "=1+1", "+84 123", "-không-", "@lệnh", "1.500", "12", "x", "Không", "Có 12 cuộc; hơn 2.000 người",
                "Dòng một\nDòng hai", "<b>&amp;</b>", "https://example.org/?a=1&b=2", "33/41", "95%",
            ];
            let text = *case.rng.pick(&texts);
            case.answer(&key, Content::text(text), Want::Any(vec![quiet(text), Want::Refused]));
            Some(())
        })
        .not_resaved(),
        Damage::new(Family::Value, "text-number", |case| {
            let key = case.pick(|key, asked| asked.kind == FieldType::Text && matches!(key, crate::Key::Field(_)))?;
            case.answer(&key, Content::number("12"), Want::Any(vec![quiet("12"), Want::Refused]));
            Some(())
        }),
    ]
}

fn plain(letter: char) -> char {
    let base =
        unicode_normalization::UnicodeNormalization::nfd(std::iter::once(letter)).next().unwrap_or(letter);
    match base {
        'đ' => 'd',
        'Đ' => 'D',
        base => base,
    }
}

/// A choice in other letters: what it can only be.
fn choice(name: &'static str, spellings: fn(&str, &[std::sync::Arc<str>]) -> Vec<String>) -> Damage {
    Damage::new(Family::Value, name, move |case| {
        let key = case.pick_type(&[FieldType::Choice])?;
        let choices = case.asked(&key).choices;
        let choice = case.rng.pick(choices).clone();
        let spellings = spellings(&choice, choices);
        if spellings.is_empty() {
            return None;
        }
        let text = case.rng.pick(&spellings).clone();
        let is_same = tonghop::composed(text.trim()) == *choice;
        let want =
            if is_same { Want::Any(vec![quiet(&choice), noted(&choice)]) } else { noted_or_refused(&choice) };
        case.answer(&key, Content::Text(text), want);
        Some(())
    })
}

/// What is none of the choices, or more than one of them.
fn other_choice() -> Damage {
    Damage::new(Family::Value, "choice-doubtful", |case| {
        let key = case.pick_type(&[FieldType::Choice])?;
        let choices = case.asked(&key).choices;
        let two = format!("{} / {}", choices[0], choices[1]);
        let lists = choices.join(", ");
        let contradicted = format!("{} (chưa xong)", choices[0]);
        let mut texts = vec![two, lists, contradicted, "Đã họp".into(), "?".into(), "12".into(), "x".into()];
        if choices.iter().any(|choice| &**choice == "Không đến hạn") {
            texts.push("Chưa đến hạn".into());
            texts.push("Không".into());
        }
        if choices.iter().any(|choice| &**choice == "Chưa hoàn thành") {
            texts.extend(["Không hoàn thành".into(), "Hoàn thành chưa tốt".into(), "HT".into()]);
        }
        let text = case.rng.pick(&texts).clone();
        let want = match text.as_str() {
            "Không" => noted_or_refused("Không đến hạn"),
            _ => Want::Refused,
        };
        case.answer(&key, Content::Text(text), want);
        Some(())
    })
}
