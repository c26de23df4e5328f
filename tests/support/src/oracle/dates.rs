use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::package::{attribute, elements, ends, is};

/// Which cell formats show a number as a date, and the day that the numbers count from.
pub(super) struct DateStyles {
    /// By the index that a cell gives.
    is_date: Vec<bool>,
    from_1904: bool,
}

impl DateStyles {
    pub fn read(styles: &str, workbook: &str) -> Self {
        let codes: Vec<(String, String)> = elements(styles, "numFmt")
            .iter()
            .map(|format| {
                let text = |name: &str| attribute(format, name).unwrap_or_default();
                (text("numFmtId"), text("formatCode"))
            })
            .collect();
        let is_date_format = |id: String| match codes.iter().find(|(known, _)| *known == id) {
            Some((_, code)) => is_date_code(code),
            // The numbers that ECMA-376 keeps for dates and moments.
            None => matches!(id.parse::<u32>(), Ok(14..=17 | 22)),
        };
        let mut is_date = Vec::new();
        let mut in_cell_formats = false;
        let mut reader = Reader::from_str(styles);
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Start(tag) if is(&tag, "cellXfs") => in_cell_formats = true,
                Event::End(tag) if ends(&tag, "cellXfs") => in_cell_formats = false,
                Event::Start(tag) | Event::Empty(tag) if in_cell_formats && is(&tag, "xf") => {
                    is_date.push(attribute(&tag, "numFmtId").is_some_and(is_date_format));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let properties = elements(workbook, "workbookPr");
        let from_1904 = properties
            .iter()
            .filter_map(|tag| attribute(tag, "date1904"))
            .any(|flag| flag != "0" && flag != "false");
        Self { is_date, from_1904 }
    }

    /// The moment that a number shows in a cell of that format; `None` where it is no date.
    pub fn moment(&self, style: Option<&str>, number: f64) -> Option<String> {
        let style: usize = style?.parse().ok()?;
        if !*self.is_date.get(style)? {
            return None;
        }
        let epoch = if self.from_1904 { Date::constant(1904, 1, 1) } else { Date::constant(1899, 12, 30) };
        // Before March 1900 Excel counts a day that never was.
        let shift = if !self.from_1904 && number < 60.0 { 1.0 } else { 0.0 };
        let days = (number + shift).floor();
        let seconds = ((number + shift - days) * 86_400.0).round();
        let day = epoch.checked_add((days as i64).days()).ok()?;
        let moment = day.to_datetime(jiff::civil::Time::midnight());
        let moment = moment.checked_add(SignedDuration::from_secs(seconds as i64)).ok()?;
        let whole_day = moment.time() == jiff::civil::Time::midnight();
        Some(if whole_day { moment.date().to_string() } else { moment.to_string() })
    }
}

/// Whether a number format shows days: it has a day, month or year outside of texts and brackets.
fn is_date_code(code: &str) -> bool {
    let mut characters = code.chars();
    let mut plain = String::new();
    while let Some(character) = characters.next() {
        match character {
            '"' => drop(characters.by_ref().find(|c| *c == '"')),
            '[' => drop(characters.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(characters.next()),
            other => plain.extend(other.to_lowercase()),
        }
    }
    !plain.contains("general") && plain.contains(['d', 'y'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_are_told_from_formats_of_numbers() {
        for code in ["dd/mm/yyyy", "D-MMM", "yyyy\\-mm\\-dd;@", "[$-1010000]d/m/yy"] {
            assert!(is_date_code(code), "{code}");
        }
        for code in ["General", "0.00", "#,##0\" đồng\"", "[Red]0", "0\\d", "@", "hh:mm", "_d0"] {
            assert!(!is_date_code(code), "{code}");
        }
    }

    #[test]
    fn numbers_are_days_of_the_calendar() {
        let dates = |from_1904| DateStyles { is_date: vec![false, true], from_1904 };
        assert_eq!(dates(false).moment(Some("1"), 40_994.0).unwrap(), "2012-03-26");
        assert_eq!(dates(false).moment(Some("1"), 40_994.5).unwrap(), "2012-03-26T12:00:00");
        assert_eq!(dates(false).moment(Some("1"), 1.0).unwrap(), "1900-01-01");
        assert_eq!(dates(true).moment(Some("1"), 39_532.0).unwrap(), "2012-03-26");
        assert_eq!(dates(false).moment(Some("0"), 40_994.0), None);
        assert_eq!(dates(false).moment(None, 40_994.0), None);
    }
}
