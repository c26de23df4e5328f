//! The ways in which a report says a figure. Each refuses what it would say untruly.

use std::sync::Arc;

use jiff::civil::Date;
use minijinja::value::{Rest, Value};
use minijinja::{Environment, Error};
use tonghop_core::catalogue;
use tonghop_core::{Arg, Datum, Decimal, Language, Nearness};

use super::figures::ChosenAnswer;
use super::phrase::{Content, Phrase, Wrong, decimal};
use super::wording::{Wording, rounded};

/// The ways in which a report says a figure.
#[derive(Debug, Clone, PartialEq)]
enum Way {
    Side(Nearness, String),
    Scale(u32, String),
    TwoDigits,
    Fraction,
    Percent,
    Rounded,
    InWords,
    Measure,
    Coverage,
    Prior,
    Difference,
    Direction,
    Choice,
    Units,
    Foremost,
    Long,
    Capital,
    Day,
    ShortDay,
    YearsSince,
    Table,
    Names,
}

/// The names of the ways, in Vietnamese and English; those that are words of a language are data of its layout.
static NAMES: &[(&str, &str, Way)] = &[
    ("hai_so", "two_digits", Way::TwoDigits),
    ("phan_so", "fraction", Way::Fraction),
    ("phan_tram", "percent", Way::Percent),
    ("lam_tron", "rounded", Way::Rounded),
    ("bang_chu", "in_words", Way::InWords),
    ("don_vi_tinh", "measure", Way::Measure),
    ("do_phu", "coverage", Way::Coverage),
    ("ky_truoc", "prior", Way::Prior),
    ("chenh_lech", "difference", Way::Difference),
    ("chieu", "direction", Way::Direction),
    ("dem", "count", Way::Choice),
    ("cac_don_vi", "units", Way::Units),
    ("nhieu_nhat", "foremost", Way::Foremost),
    ("dai", "long", Way::Long),
    ("hoa_dau", "capital", Way::Capital),
    ("ngay", "day", Way::Day),
    ("ngay_thang", "short_day", Way::ShortDay),
    ("so_nam", "years_since", Way::YearsSince),
    ("bang", "table", Way::Table),
    ("ten", "names", Way::Names),
];

/// Adds every way to a template language, and gives the names that people of its language know.
pub(super) fn add(environment: &mut Environment<'static>, wording: &Arc<Wording>) -> Vec<String> {
    let sides = wording.sides().into_iter().map(|(name, side, word)| (name, Way::Side(side, word)));
    let scales = wording.scales().into_iter().map(|(name, power, word)| (name, Way::Scale(power, word)));
    let of_all_languages = NAMES.iter().flat_map(|(vi, en, way)| [(vi, way), (en, way)]);
    let of_all_languages = of_all_languages.map(|(name, way)| ((*name).to_owned(), way.clone()));
    let mut names = Vec::new();
    for (name, way) in sides.chain(scales).chain(of_all_languages) {
        let (wording, called) = (wording.clone(), name.clone());
        let of_the_other = NAMES
            .iter()
            .any(|(vi, en, _)| name == if wording.language() == Language::Vi { *en } else { *vi });
        environment.add_filter(
            name.clone(),
            move |value: Value, args: Rest<Value>| -> Result<Value, Error> {
                let phrase = Phrase::of(&value, &wording)?;
                Ok(Value::from_object(said(&way, &called, &phrase, &args)?))
            },
        );
        if !of_the_other {
            names.push(name);
        }
    }
    names
}

/// Adds what gives the chosen answers.
pub(super) fn add_answers(
    environment: &mut Environment<'static>,
    wording: &Arc<Wording>,
    chosen: Arc<Vec<ChosenAnswer>>,
    questions: Arc<Vec<tonghop_core::Code>>,
) {
    for name in ["tieu_bieu", "highlights"] {
        let (wording, chosen, questions) = (wording.clone(), chosen.clone(), questions.clone());
        environment.add_function(name, move |question: String| -> Result<Value, Error> {
            is_question(&question, &questions)?;
            let answers: Vec<ChosenAnswer> =
                chosen.iter().filter(|answer| answer.question.as_str() == question).cloned().collect();
            if answers.is_empty() {
                return Err(Wrong::new(&catalogue::ANSWER_NOT_CHOSEN, "").text("question", question).into());
            }
            let expression = format!("{name}(\"{question}\")");
            Ok(Value::from_object(Phrase::named(&expression, Content::Answers(answers), &wording)))
        });
    }
    for name in ["tra_loi", "answer"] {
        let (wording, chosen, questions) = (wording.clone(), chosen.clone(), questions.clone());
        environment.add_function(name, move |question: String, unit: String| -> Result<Value, Error> {
            is_question(&question, &questions)?;
            let answer = chosen
                .iter()
                .find(|answer| answer.question.as_str() == question && answer.unit.as_str() == unit);
            let Some(answer) = answer else {
                return Err(Wrong::new(&catalogue::ANSWER_NOT_CHOSEN, unit)
                    .text("question", question)
                    .into());
            };
            let expression = format!("{name}(\"{question}\",\"{unit}\")");
            let content = Content::Answers(vec![answer.clone()]);
            Ok(Value::from_object(Phrase::named(&expression, content, &wording)))
        });
    }
}

fn is_question(question: &str, questions: &[tonghop_core::Code]) -> Result<(), Wrong> {
    if questions.iter().any(|known| known.as_str() == question) {
        return Ok(());
    }
    let near = tonghop_core::nearest(question, questions.iter().map(tonghop_core::Code::as_str));
    Err(Wrong::new(&catalogue::UNKNOWN_FIGURE, question).text("suggestion", near.unwrap_or_default()))
}

/// A phrase said in a way.
fn said(way: &Way, name: &str, phrase: &Phrase, args: &[Value]) -> Result<Phrase, Wrong> {
    if matches!(phrase.content, Content::Nothing) {
        return Ok(phrase.clone());
    }
    let content = of_number(way, name, phrase, args)?;
    let wording = &phrase.wording;
    let expression = phrase.expression.as_ref().map(|expression| {
        let args: Vec<String> = args.iter().map(spelled).collect();
        let args = if args.is_empty() { String::new() } else { format!("({})", args.join(",")) };
        format!("{expression}|{name}{args}")
    });
    let mut fields = phrase.fields.clone();
    for arg in args.iter().filter_map(|arg| arg.downcast_object_ref::<Phrase>()) {
        fields.extend(arg.fields.iter().filter(|field| !phrase.fields.contains(field)).cloned());
    }
    Ok(Phrase { content, expression, item: phrase.item.clone(), fields, wording: wording.clone() })
}

/// What is wrong where a way does not fit.
fn unfit(phrase: &Phrase, name: &str, wanted: &'static str) -> Wrong {
    phrase.unfit(wanted).text("filter", name)
}

/// The ways of saying one number.
fn of_number(way: &Way, name: &str, phrase: &Phrase, args: &[Value]) -> Result<Content, Wrong> {
    let wording = &phrase.wording;
    let refuse = |wanted: &'static str| unfit(phrase, name, wanted);
    let words = Content::Words;
    let number = |number: Decimal| Content::Number { number, scale: None };
    Ok(match way {
        Way::Side(side, word) => {
            let step = args.first().and_then(decimal).unwrap_or(Decimal::ONE_HUNDRED);
            if step <= Decimal::ZERO {
                return Err(refuse("report-wants-step"));
            }
            let value = phrase.number()?;
            let Some(round) = side.round(value, step) else {
                let found = phrase.expression.clone().unwrap_or_default();
                let wrong = Wrong::new(&catalogue::UNTRUE_WORD, format!("{found}|{name}"));
                return Err(wrong.arg("value", Arg::Number(value)).arg("step", Arg::Number(step)));
            };
            let scale = match &phrase.content {
                Content::Number { scale, .. } => scale.clone(),
                _ => None,
            };
            let round = Phrase { content: Content::Number { number: round, scale }, ..phrase.clone() };
            words(format!("{word} {}", round.text()?))
        }
        Way::Scale(power, word) => {
            let divisor = Decimal::from_i128_with_scale(10_i128.pow(*power), 0);
            let scaled =
                phrase.number()?.checked_div(divisor).ok_or_else(|| refuse("report-wants-number"))?;
            Content::Number { number: scaled.normalize(), scale: Some(word.clone()) }
        }
        Way::TwoDigits => {
            let value = phrase.number()?;
            if !value.is_integer() || value.is_sign_negative() {
                return Err(refuse("report-wants-whole"));
            }
            let text = wording.number(value);
            words(if value < Decimal::TEN { format!("0{text}") } else { text })
        }
        Way::Fraction => {
            let (part, whole) = parts(phrase, args).ok_or_else(|| refuse("report-wants-whole-of-part"))?;
            words(format!("{}/{}", wording.number(part?), wording.number(whole?)))
        }
        Way::Percent => {
            let decimals = args.iter().find_map(decimal).and_then(|number| u32::try_from(number).ok());
            let percent = match parts(phrase, args) {
                Some((part, whole)) => {
                    part?.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole.ok()?))
                }
                None => phrase
                    .item
                    .as_ref()
                    .filter(|item| item.field_type == tonghop_core::FieldType::Percent)
                    .and_then(|item| item.number),
            };
            let percent = percent.ok_or_else(|| refuse("report-wants-whole-of-part"))?;
            words(format!("{}%", wording.fixed(percent, decimals.unwrap_or(0).min(6))))
        }
        Way::Rounded => {
            let decimals = args.first().and_then(decimal).and_then(|number| u32::try_from(number).ok());
            number(rounded(phrase.number()?, decimals.unwrap_or(0).min(12)))
        }
        Way::InWords => {
            let value = phrase.number()?;
            let word = wording.in_words(value).ok_or_else(|| refuse("report-wants-small-number"))?;
            words(word.to_owned())
        }
        Way::Measure => {
            let measure = phrase.item.as_ref().map(|item| item.measure.clone()).unwrap_or_default();
            words(format!("{} {measure}", phrase.text()?).trim_end().to_owned())
        }
        Way::Coverage => {
            let item = phrase.item.as_ref().ok_or_else(|| refuse("report-wants-figure"))?;
            words(format!("{}/{}", item.coverage.have, item.coverage.of))
        }
        _ => return compared(way, name, phrase, args),
    })
}

/// The ways of saying a figure beside others: of another period, of other items, of units.
fn compared(way: &Way, name: &str, phrase: &Phrase, args: &[Value]) -> Result<Content, Wrong> {
    let refuse = |wanted: &'static str| unfit(phrase, name, wanted);
    let words = Content::Words;
    let number = |number: Decimal| Content::Number { number, scale: None };
    Ok(match way {
        Way::Prior => number(prior(phrase)?),
        Way::Difference => {
            let than = than(phrase, args)?;
            let difference = phrase.number()?.checked_sub(than).map(|difference| difference.abs());
            number(difference.ok_or_else(|| refuse("report-wants-number"))?)
        }
        Way::Direction => {
            let [up, down, same, rest @ ..] = args else { return Err(refuse("report-wants-three-words")) };
            let now = phrase.number()?;
            let before = than(phrase, rest)?;
            let chosen = match now.cmp(&before) {
                std::cmp::Ordering::Greater => up,
                std::cmp::Ordering::Less => down,
                std::cmp::Ordering::Equal => same,
            };
            words(chosen.as_str().ok_or_else(|| refuse("report-wants-three-words"))?.to_owned())
        }
        Way::Choice => {
            let wanted = args.first().and_then(Value::as_str).ok_or_else(|| refuse("report-wants-choice"))?;
            let counts = phrase.item.as_ref().map(|item| item.counts.as_slice()).unwrap_or_default();
            let count = counts.iter().find(|(word, _)| **word == *wanted).map(|(_, count)| *count);
            number(Decimal::from(count.ok_or_else(|| refuse("report-wants-choice"))?))
        }
        Way::Units => {
            let wanted = args.first().and_then(Value::as_str);
            let item = phrase.item.as_ref().ok_or_else(|| refuse("report-wants-figure"))?;
            if wanted.is_some_and(|wanted| !item.counts.iter().any(|(word, _)| **word == *wanted)) {
                return Err(refuse("report-wants-choice"));
            }
            let gave = |datum: &Datum| match wanted {
                Some(wanted) => datum.to_string() == wanted,
                None => datum.number().is_some_and(|number| !number.is_zero()),
            };
            let units = item.given.iter().filter(|(_, datum)| gave(datum));
            Content::Names(units.map(|(unit, _)| unit.to_string()).collect())
        }
        Way::Foremost => foremost(phrase, args).map_err(|wrong| wrong.text("filter", name))?,
        _ => return in_time(way, name, phrase, args),
    })
}

/// The ways of saying periods, days and texts.
fn in_time(way: &Way, name: &str, phrase: &Phrase, args: &[Value]) -> Result<Content, Wrong> {
    let wording = &phrase.wording;
    let refuse = |wanted: &'static str| unfit(phrase, name, wanted);
    let words = Content::Words;
    let number = |number: Decimal| Content::Number { number, scale: None };
    Ok(match way {
        Way::Long => match &phrase.content {
            Content::Period(period) => words(wording.period(*period, true)),
            Content::Day(day) => words(wording.day(*day, "long")),
            _ => return Err(refuse("report-wants-period")),
        },
        Way::Capital => {
            let text = phrase.text()?;
            let mut letters = text.chars();
            words(letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default())
        }
        Way::Day | Way::ShortDay => {
            let day = match &phrase.content {
                Content::Day(day) => Some(*day),
                Content::Words(text) => text.parse::<Date>().ok(),
                _ => None,
            };
            let day = day.ok_or_else(|| refuse("report-wants-day"))?;
            words(wording.day(day, if *way == Way::Day { "long" } else { "short" }))
        }
        Way::YearsSince => {
            let year = args.first().and_then(decimal).ok_or_else(|| refuse("report-wants-year"))?;
            let Content::Period(period) = &phrase.content else { return Err(refuse("report-wants-period")) };
            let years = Decimal::from(period.year()) - year;
            if years <= Decimal::ZERO || !years.is_integer() {
                return Err(refuse("report-wants-year"));
            }
            number(years)
        }
        Way::Names => match &phrase.content {
            Content::Answers(answers) => {
                Content::Names(answers.iter().map(|answer| answer.unit_name.clone()).collect())
            }
            Content::Names(names) => Content::Names(names.clone()),
            _ => return Err(refuse("report-wants-answers")),
        },
        _ => words(in_table(phrase)?),
    })
}

/// An argument as it is written in a template.
fn spelled(arg: &Value) -> String {
    match (arg.downcast_object_ref::<Phrase>(), arg.as_str()) {
        (Some(phrase), _) => phrase.expression.clone().unwrap_or_default(),
        (None, Some(text)) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
        _ => arg.to_string(),
    }
}

type Parts = (Result<Decimal, Wrong>, Result<Decimal, Wrong>);

/// Part and whole: of two figures, else of one that has both. A part is never more than its whole, and the whole is
/// not nothing.
fn parts(phrase: &Phrase, args: &[Value]) -> Option<Parts> {
    let other = args.iter().find_map(|arg| arg.downcast_object_ref::<Phrase>());
    match other {
        Some(whole) => {
            let (part, whole) = (phrase.number(), whole.number());
            if let (Ok(part), Ok(whole)) = (&part, &whole)
                && (part > whole || *whole <= Decimal::ZERO || part.is_sign_negative())
            {
                return None;
            }
            Some((part, whole))
        }
        None => {
            let (part, whole) = phrase.item.as_ref()?.fraction?;
            (whole > Decimal::ZERO).then_some((Ok(part), Ok(whole)))
        }
    }
}

/// What a figure is compared with: another one that is named, else its own of the period before.
fn than(phrase: &Phrase, args: &[Value]) -> Result<Decimal, Wrong> {
    match args.iter().find_map(|arg| arg.downcast_object_ref::<Phrase>()) {
        Some(other) => other.number(),
        None => prior(phrase),
    }
}

/// The figure of the period before, where it covers everyone who reported then.
fn prior(phrase: &Phrase) -> Result<Decimal, Wrong> {
    let item = phrase.item.as_ref().ok_or_else(|| phrase.unfit("report-wants-figure"))?;
    match item.prior {
        Some((number, coverage)) if coverage.is_full() => Ok(number),
        other => {
            let (have, of) = other.map_or((0, 0), |(_, coverage)| (coverage.have, coverage.of));
            let wrong = Wrong::new(&catalogue::PRIOR_NOT_KNOWN, item.code.as_str());
            Err(wrong.text("have", have.to_string()).text("of", of.to_string()))
        }
    }
}

/// The units with the highest figures. Where those that are left out have the same figure as one that is named,
/// nobody is named.
fn foremost(phrase: &Phrase, args: &[Value]) -> Result<Content, Wrong> {
    let item = phrase.item.as_ref().ok_or_else(|| phrase.unfit("report-wants-figure"))?;
    let count = args.first().and_then(decimal).map_or(Some(1), |number| usize::try_from(number).ok());
    let count = count.filter(|count| *count > 0).ok_or_else(|| phrase.unfit("report-wants-how-many"))?;
    let mut units: Vec<(&str, Decimal)> = item
        .given
        .iter()
        .filter_map(|(unit, datum)| Some((&**unit, datum.number()?)))
        .filter(|(_, number)| *number > Decimal::ZERO)
        .collect();
    units.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    if units.is_empty() {
        return Err(phrase.unfit("report-wants-figure"));
    }
    if let (Some((_, last)), Some((_, next))) = (units.get(count - 1), units.get(count))
        && last == next
    {
        let same = units.iter().filter(|(_, number)| number == last).map(|(unit, _)| (*unit).to_owned());
        let wrong = Wrong::new(&catalogue::FOREMOST_TIED, count.to_string());
        return Err(wrong.arg("value", Arg::Number(*last)).arg("units", Arg::List(same.collect())));
    }
    let wording = &phrase.wording;
    let one = |(unit, number): &(&str, Decimal)| format!("{unit} ({})", wording.number(*number));
    Ok(Content::Names(units.iter().take(count).map(one).collect()))
}

/// A figure as the annex has it: everything that is known of it.
fn in_table(phrase: &Phrase) -> Result<String, Wrong> {
    let Content::Item(item) = &phrase.content else { return phrase.text() };
    if item.counts.is_empty() || item.number.is_none() && item.coverage.have == 0 {
        return phrase.text();
    }
    let wording = &phrase.wording;
    match item.number {
        // Of yes and no only one is said.
        Some(number) if item.counts.iter().any(|(word, _)| &**word == "true") => {
            Ok(format!("{}/{}", wording.number(number), item.coverage.of))
        }
        _ => {
            let one = |(word, count): &(Arc<str>, u64)| format!("{word}: {count}");
            Ok(item.counts.iter().map(one).collect::<Vec<_>>().join("; "))
        }
    }
}
