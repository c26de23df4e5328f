use tonghop_core::{Decimal, folded};

/// How a number format shows a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Appearance {
    /// How many percent signs: each shows a hundred times the number.
    pub percents: u32,
    /// How many commas behind the digits: each shows a thousandth of the number.
    pub thousandths: u32,
    /// How many decimals are always shown.
    pub decimals: usize,
    /// The text around the digits, folded.
    pub words: String,
    /// Whether any digits are shown at all.
    pub digits: bool,
}

impl Appearance {
    /// How the format of that code shows a number. A code that is empty shows it as it is.
    pub fn of(code: &str, number: f64) -> Self {
        let sections = sections(code);
        let section = chosen(&sections, number);
        if section.is_none_or(|text| text.trim().is_empty() && sections.len() < 2) {
            return Self { digits: true, ..Self::default() };
        }
        read(section.unwrap_or_default())
    }

    /// What is shown, as a number.
    pub fn shown(&self, number: Decimal) -> Option<Decimal> {
        let times = |number: Decimal, factor: u32, count: u32| {
            (0..count).try_fold(number, |number, _| number.checked_mul(Decimal::from(factor)))
        };
        let number = times(number, 100, self.percents)?;
        (0..self.thousandths).try_fold(number, |number, _| number.checked_div(Decimal::ONE_THOUSAND))
    }
}

/// The sections of a code, at the semicolons outside of quotes and brackets.
fn sections(code: &str) -> Vec<&str> {
    let (mut sections, mut start) = (Vec::new(), 0);
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    for (at, c) in code.char_indices() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match c {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => escaped = true,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            ';' if !quoted && !bracketed => {
                sections.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&code[start..]);
    sections
}

fn chosen<'c>(sections: &[&'c str], number: f64) -> Option<&'c str> {
    let conditional = |section: &&&str| condition(section).is_some();
    if sections.iter().any(|section| condition(section).is_some()) {
        let holds = |section: &&&str| condition(section).is_some_and(|holds| holds(number));
        let plain = sections.iter().find(|section| !conditional(section));
        return sections.iter().find(holds).or(plain).or(sections.first()).copied();
    }
    let index = match sections.len() {
        0 | 1 => 0,
        2 => usize::from(number < 0.0),
        _ if number > 0.0 => 0,
        _ => 1 + usize::from(number == 0.0),
    };
    sections.get(index).copied()
}

/// The condition of a section, such as `[>=100]`.
fn condition(section: &str) -> Option<impl Fn(f64) -> bool + use<>> {
    section.split('[').skip(1).find_map(|part| {
        let text = part.split(']').next()?;
        let sign = ["<=", ">=", "<>", "<", ">", "="].into_iter().find(|sign| text.starts_with(sign))?;
        let bound: f64 = text[sign.len()..].trim().parse().ok()?;
        Some(move |number: f64| match sign {
            "<=" => number <= bound,
            ">=" => number >= bound,
            "<>" => number != bound,
            "<" => number < bound,
            ">" => number > bound,
            _ => number == bound,
        })
    })
}

fn read(section: &str) -> Appearance {
    let mut appearance = Appearance::default();
    let (mut skeleton, mut words) = (String::new(), String::new());
    let mut chars = section.chars();
    let is_general = section.to_ascii_lowercase().contains("general");
    while let Some(c) = chars.next() {
        match c {
            '"' => words.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' => words.extend(chars.next()),
            '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let currency = inside.strip_prefix('$').and_then(|text| text.split('-').next());
                words.push_str(currency.unwrap_or_default());
            }
            '0' | '#' | '?' | '.' | ',' => skeleton.push(c),
            '%' => appearance.percents += 1,
            '@' => appearance.digits = true,
            _ if is_general && c.is_ascii_alphabetic() => {}
            other => words.push(other),
        }
    }
    let placed = skeleton.contains(['0', '#', '?']);
    appearance.digits |= placed || is_general;
    if placed {
        let (whole, fraction) = skeleton.split_once('.').unwrap_or((&skeleton, ""));
        let commas = |text: &str| text.len() - text.trim_end_matches(',').len();
        appearance.thousandths = u32::try_from(commas(whole) + commas(fraction)).unwrap_or(u32::MAX);
        let fraction = fraction.trim_end_matches(',');
        appearance.decimals = if fraction.bytes().all(|byte| byte == b'0') { fraction.len() } else { 0 };
    }
    appearance.words = folded(&words);
    appearance
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_taken_apart() {
        for (code, number, shown, words) in [
            ("", 1500.0, "1500", ""),
            ("General", 1500.0, "1500", ""),
            ("@", 1500.0, "1500", ""),
            ("#,##0", 1500.0, "1500", ""),
            ("[$-42A]#,##0.00", 1500.0, "1500", ""),
            ("0%", 0.95, "95", ""),
            ("0.0%", 0.955, "95.5", ""),
            ("#,##0,", 20_450_000.0, "20450", ""),
            ("0.0,,", 20_450_000.0, "20.45", ""),
            ("#,##0,.0", 20_450.0, "20.45", ""),
            ("0\" triệu\"", 20.0, "20", "triệu"),
            ("#,##0 [$₫-42A]", 20.0, "20", "₫"),
            ("_-* #,##0\\ _₫_-;-* #,##0\\ _₫_-;_-* \"-\"\\ _₫_-;_-@_-", 12.0, "12", ""),
            ("[>=1000]0,\" nghìn\";0", 20_000.0, "20", "nghìn"),
            ("[>=1000]0,\" nghìn\";0", 20.0, "20", ""),
            ("#,##0;[Red]-#,##0", -5.0, "-5", "-"),
        ] {
            let appearance = Appearance::of(code, number);
            let shown_number = appearance.shown(tonghop_core::decimal_from_f64(number).unwrap()).unwrap();
            assert!(appearance.digits, "{code}");
            assert_eq!(
                (tonghop_core::plain(shown_number), &*appearance.words),
                (shown.to_owned(), words),
                "{code}"
            );
        }
        assert_eq!(Appearance::of("0.000", 1.5).decimals, 3);
        assert_eq!(Appearance::of("0.0##", 1.5).decimals, 0);
        for code in [";;;", "0;-0;;@", "_-* #,##0;-* #,##0;\"-\""] {
            assert!(!Appearance::of(code, 0.0).digits, "{code}");
        }
    }
}
