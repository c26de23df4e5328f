use jiff::civil::Date;

use super::lexicon::Lexicon;

/// A day that a text names, day first: `26/3/2012`, `26-03-12`, `26.3.2012`, `ngày 26 tháng 3 năm 2012`,
/// `2012-03-26`. Nothing for what is no day of the calendar, and for a day without its year.
pub(super) fn day(text: &str, lexicon: &Lexicon<'_>) -> Option<Date> {
    let text = text.trim_matches(['\'', '"', '(', ')', ' ']).trim_end_matches(['.', ',', ';']);
    if let Some(date) = iso(text) {
        return Some(date);
    }
    let text = lexicon.after("dates.day", text).unwrap_or(text);
    if let Some(date) = numbers(text) {
        return Some(date);
    }
    if let Some((month, rest)) = month(text, lexicon) {
        let (first, rest) = digits(rest)?;
        let rest = rest.trim_start_matches([',', ' ']);
        return year(lexicon.after("dates.year", rest).unwrap_or(rest)).and_then(|y| date(y, month, first));
    }
    let (first, rest) = digits(text)?;
    let rest = rest.trim_start_matches(['.', ',', '-', '/', ' ']);
    let rest = lexicon.after("dates.year", rest).unwrap_or(rest);
    let (month, rest) = month(rest, lexicon)?;
    let rest = rest.trim_start_matches([',', '-', '/', ' ']);
    year(lexicon.after("dates.year", rest).unwrap_or(rest)).and_then(|y| date(y, month, first))
}

/// Whether a text is a day as a form asks for it, with all figures of its year.
pub(super) fn is_usual(text: &str) -> bool {
    let text = text.trim();
    iso(text).is_some()
        || text.rsplit(['/', '-', '.']).next().is_some_and(|y| y.len() == 4) && numbers(text).is_some()
}

fn iso(text: &str) -> Option<Date> {
    (text.len() == 10 && text.is_char_boundary(4) && text[4..].starts_with('-'))
        .then(|| text.parse().ok())
        .flatten()
}

fn numbers(text: &str) -> Option<Date> {
    let mut parts = text.split(['/', '-', '.', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let (day, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let small = |text: &str| -> Option<i8> {
        let sound = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        sound.then(|| text.parse().ok()).flatten()
    };
    date(year(last)?, small(month)?, small(day)?)
}

/// The month that a text begins with by its name, and what follows.
fn month<'t>(text: &'t str, lexicon: &Lexicon<'_>) -> Option<(i8, &'t str)> {
    let months = lexicon.layout.group("months").filter_map(|(key, _)| key.parse::<i8>().ok());
    let found = months.filter_map(|month| {
        let rest = lexicon.after(&format!("months.{month}"), text)?;
        Some((rest.len(), month, rest))
    });
    found.min_by_key(|(left, ..)| *left).map(|(_, month, rest)| (month, rest))
}

fn digits(text: &str) -> Option<(i8, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let day = (1..=2).contains(&length).then(|| text[..length].parse().ok()).flatten()?;
    let rest = text[length..].trim_start();
    let rest =
        ["st ", "nd ", "rd ", "th "].iter().find_map(|ending| rest.strip_prefix(ending)).unwrap_or(rest);
    Some((day, rest.trim_start()))
}

/// A year of four figures, or of two in the hundred years around 2000.
fn year(text: &str) -> Option<i16> {
    let text = text.trim();
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => (1900..=9999).contains(&year).then_some(year),
        2 if year < 50 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// Whether a day that a cell shows by its format can be meant. A bare year or a count that was typed into a cell
/// made for days is shown as a day of the first years of the calendar.
pub(super) fn can_be_meant(day: Date) -> bool {
    (EARLIEST..LATEST).contains(&day)
}

const EARLIEST: Date = Date::constant(1920, 1, 1);
const LATEST: Date = Date::constant(2100, 1, 1);

/// The day of a serial number that a spreadsheet would show as one, if that is a day of our time.
pub(super) fn of_serial(number: f64, date1904: bool) -> Option<Date> {
    const EPOCH_1904: i64 = 1462;
    const EPOCH: Date = Date::constant(1899, 12, 30);
    let days = number.floor();
    if !(10_000.0..80_000.0).contains(&days) {
        return None;
    }
    let days = days as i64 + if date1904 { EPOCH_1904 } else { 0 };
    let day = EPOCH.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    (1950..2100).contains(&day.year()).then_some(day)
}
