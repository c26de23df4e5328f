/// What a number format shows a number as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Number,
    /// A day, with or without a time.
    Date,
    /// A time of day or a length of time: no day in it.
    Time,
}

/// What a number format code of Excel shows this number as: by the section that applies to it, and without
/// regard to what is quoted, escaped or in brackets, such as a colour.
pub(crate) fn shown(code: &str, number: f64) -> Shown {
    let sections = sections(code);
    let section = match sections.as_slice() {
        [] => return Shown::Number,
        [only] => only,
        [first, rest @ ..] => {
            let by_sign = |section: &&Section| section.condition.is_none();
            match (first.condition, rest) {
                (Some(condition), _) if condition.holds(number) => first,
                (Some(_), [second, ..]) if second.condition.is_some_and(|c| c.holds(number)) => second,
                (Some(_), [.., last]) => rest.iter().find(by_sign).unwrap_or(last),
                (None, [negative, ..]) if number < 0.0 => negative,
                (None, [_, zero, ..]) if number == 0.0 => zero,
                _ => first,
            }
        }
    };
    section.shown
}

#[derive(Debug, Clone, Copy)]
struct Condition {
    sign: &'static str,
    bound: f64,
}

impl Condition {
    fn parse(text: &str) -> Option<Self> {
        let sign = ["<=", ">=", "<>", "<", ">", "="].into_iter().find(|sign| text.starts_with(sign))?;
        Some(Self { sign, bound: text[sign.len()..].trim().parse().ok()? })
    }

    fn holds(self, number: f64) -> bool {
        match self.sign {
            "<=" => number <= self.bound,
            ">=" => number >= self.bound,
            "<>" => number != self.bound,
            "<" => number < self.bound,
            ">" => number > self.bound,
            _ => number == self.bound,
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Section {
    shown: Shown,
    condition: Option<Condition>,
}

fn sections(code: &str) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut condition = None;
    let mut letters = String::new();
    let mut chars = code.chars();
    loop {
        match chars.next() {
            None | Some(';') => {
                sections.push(Section { shown: shown_by(&letters), condition: condition.take() });
                letters.clear();
                if chars.as_str().is_empty() {
                    return sections;
                }
            }
            Some('"') => {
                chars.by_ref().find(|inside| *inside == '"');
            }
            Some('\\' | '_' | '*') => {
                chars.next();
            }
            Some('[') => {
                let inside: String = chars.by_ref().take_while(|inside| *inside != ']').collect();
                let lower = inside.to_ascii_lowercase();
                // A length of time: [h], [mm], [ss].
                if ["h", "m", "s"].iter().any(|unit| !lower.is_empty() && lower.replace(unit, "").is_empty())
                {
                    letters.push('h');
                }
                condition = condition.or(Condition::parse(&inside));
            }
            Some(c) => letters.push(c.to_ascii_lowercase()),
        }
    }
}

/// What the letters of a section make of a number.
fn shown_by(letters: &str) -> Shown {
    let letters = letters.replace("am/pm", "").replace("a/p", "");
    if letters.contains("general") || letters.contains("standard") {
        return Shown::Number;
    }
    let time = letters.contains(['h', 's']);
    if letters.contains(['d', 'y']) || (letters.contains('m') && !time) {
        Shown::Date
    } else if time {
        Shown::Time
    } else {
        Shown::Number
    }
}

#[cfg(test)]
mod tests {
    use super::Shown::{Date, Number, Time};
    use super::shown;

    #[test]
    fn what_a_number_is_shown_as() {
        let cases = [
            ("", 5.0, Number),
            ("General", 5.0, Number),
            ("#,##0.00", 5.0, Number),
            ("0%", 0.5, Number),
            ("0.00E+00", 5.0, Number),
            ("[Red]#,##0;[Blue]-#,##0", 5.0, Number),
            ("_-* #,##0\\ _₫_-;-* #,##0\\ _₫_-;_-* \"-\"\\ _₫_-;_-@_-", 0.0, Number),
            ("#,##0 \"đồng\";[Red]-#,##0 \"days\"", 5.0, Number),
            ("[$-42A]dd/mm/yyyy", 41000.0, Date),
            ("d-mmm", 41000.0, Date),
            ("mmm-yy", 41000.0, Date),
            ("m/d/yy h:mm", 41000.0, Date),
            ("[=0]\"\";d/m/yyyy", 41000.0, Date),
            ("[=0]\"\";d/m/yyyy", 0.0, Number),
            ("d/m;\"\"", -1.0, Number),
            ("0;d/m", -1.0, Date),
            ("[>100]0;[<-100]d/m;@", -200.0, Date),
            ("h:mm", 0.5, Time),
            ("mm:ss", 0.5, Time),
            ("[h]:mm:ss", 0.5, Time),
            ("[mm]", 0.5, Time),
            ("h:mm AM/PM", 0.5, Time),
            ("@", 5.0, Number),
        ];
        for (code, number, expected) in cases {
            assert_eq!(shown(code, number), expected, "{code} {number}");
        }
    }
}
