use crate::name_key::{name_key, unaccented};
use crate::{Grain, Layout, Period};

/// The period that a text names, in any of the wordings of the layout. Where a text names several, none.
pub(crate) fn period_in(layout: &Layout, text: &str, grain: Grain) -> Option<Period> {
    let key = |text: &str| unaccented(&name_key(text));
    let wanted = key(text);
    let words: Vec<&str> = wanted.split(' ').collect();
    if let [number, year] = words[..]
        && grain != Grain::Year
        && year.len() == 4
        && number.len() <= 2
        && let (Ok(number), Ok(year)) = (number.parse(), year.parse())
    {
        return Period::new(year, grain, number);
    }
    let spaced = format!(" {wanted} ");
    let mut years: Vec<i16> =
        words.iter().filter(|word| word.len() == 4).filter_map(|word| word.parse().ok()).collect();
    years.dedup();
    let mut found: Vec<(usize, usize, Period)> = Vec::new();
    // Periods that are named without a year behind them: `quý I, quý II năm 2012`.
    let mut begun: Vec<Period> = Vec::new();
    for year in years {
        for (period, pattern, numbered) in wordings(layout, year) {
            let pattern = format!(" {} ", key(&pattern));
            if numbered
                && let [first, second, _, ..] = pattern.split_whitespace().collect::<Vec<_>>()[..]
                && !first.starts_with(|c: char| c.is_ascii_digit())
                && spaced.contains(&format!(" {first} {second} "))
            {
                begun.push(period);
            }
            let matches = spaced.match_indices(&pattern);
            found.extend(matches.map(|(start, text)| (start, start + text.len(), period)));
        }
    }
    // `năm 2012` within `quý I năm 2012` names no year of its own.
    let inside = |a: &(usize, usize, Period), b: &(usize, usize, Period)| {
        b.0 <= a.0 && a.1 <= b.1 && (b.1 - b.0) > (a.1 - a.0)
    };
    let mut periods =
        found.iter().filter(|one| !found.iter().any(|other| inside(one, other))).map(|found| found.2);
    let first = periods.next()?;
    let agrees = |period: Period| period == first || period.grain() != first.grain();
    (periods.all(|period| period == first) && begun.into_iter().all(agrees)).then_some(first)
}

/// Every wording of every period of a year, and whether it numbers the period: `quý I năm 2012`.
fn wordings(layout: &Layout, year: i16) -> Vec<(Period, String, bool)> {
    let mut all = Vec::new();
    for grain in Grain::ALL {
        for number in 1..=12 / grain.months() {
            let Some(period) = Period::new(year, grain, number) else { continue };
            all.push((period, layout.period_label(period), false));
            let of_grain = layout.list(&format!("period_wordings.{}", grain.word()));
            let of_number = layout.list(&format!("period_wordings.{}_{number}", grain.word()));
            let roman = ["I", "II", "III", "IV"].get(usize::from(number.unsigned_abs()) - 1);
            for pattern in of_grain.iter().chain(of_number) {
                if pattern.contains("{roman}") && (roman.is_none() || grain == Grain::Month) {
                    continue;
                }
                let numbered = ["{number}", "{roman}", "{word}"].iter().any(|sign| pattern.contains(sign));
                let pattern = pattern
                    .replace("{number}", &number.to_string())
                    .replace("{roman}", roman.copied().unwrap_or_default())
                    .replace("{year}", &year.to_string());
                if pattern.contains("{word}") {
                    let words = layout.list(&format!("period_wordings.word_{number}"));
                    all.extend(words.iter().map(|word| (period, pattern.replace("{word}", word), numbered)));
                } else {
                    all.push((period, pattern, numbered));
                }
            }
            // Months are also written with two digits.
            if number < 10 {
                let padded = of_grain.iter().filter(|pattern| pattern.contains("{number}"));
                all.extend(padded.map(|pattern| {
                    let padded = pattern.replace("{number}", &format!("0{number}"));
                    (period, padded.replace("{year}", &year.to_string()), true)
                }));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::{Grain, Language, Layout};

    #[test]
    fn a_period_is_known_however_it_is_written() {
        let layout = Layout::of(Language::Vi);
        for (text, period) in [
            ("Quý I/2012", "2012-Q1"),
            ("Qúi 1 năm 2012", "2012-Q1"),
            ("quý I năm 2012", "2012-Q1"),
            ("QUÍ I - NĂM 2012", "2012-Q1"),
            ("Quy 1/2012", "2012-Q1"),
            ("Q1/2012", "2012-Q1"),
            ("1/2012", "2012-Q1"),
            ("quý một năm 2012", "2012-Q1"),
            ("Quý tư năm 2012", "2012-Q4"),
            ("ba tháng đầu năm 2012", "2012-Q1"),
            ("Báo cáo quý I năm 2012 (từ 01/01/2012 đến 31/3/2012)", "2012-Q1"),
            ("Tháng 3 năm 2012", "2012-03"),
            ("tháng 03/2012", "2012-03"),
            ("6 tháng đầu năm 2012", "2012-H1"),
            ("Năm 2012", "2012"),
            ("Quý III/2012", "2012-Q3"),
            ("2012-Q2", "2012-Q2"),
        ] {
            let found = layout.parse_period(text, Grain::Quarter).map(|period| period.to_string());
            assert_eq!(found.as_deref(), Some(period), "{text}");
        }
        for text in ["", "quý này", "Quý I, quý II năm 2012", "5/2012", "Quý V/2012", "2012-Q9"] {
            assert_eq!(layout.parse_period(text, Grain::Quarter), None, "{text}");
        }
    }
}
