use std::collections::{BTreeMap, BTreeSet};

use tonghop_core::{
    Arg, Code, Finding, GivenByUnit, Place, ReportDocument, ReportPart, WrittenFigure, catalogue,
};

use super::Report;
use super::template::Template;

/// What no longer agrees between a report, perhaps edited by hand, and the data of today.
pub(super) fn findings(
    file: &str,
    document: &ReportDocument,
    today: &BTreeMap<Code, GivenByUnit>,
    report: &Report<'_>,
    template: &mut Template,
) -> Vec<Finding> {
    let place = Place::file(file);
    let stamp = &document.stamp;
    let (form, period) = (report.form.id.to_string(), report.consolidation.period);
    if stamp.form != form || stamp.period != period {
        let found = format!("{} {}", stamp.form, stamp.period);
        let finding = Finding::new(&catalogue::REPORT_OF_ANOTHER, place).found(found);
        return vec![finding.text("expected", format!("{form} {period}"))];
    }
    let mut findings = Vec::new();
    for figure in &stamp.figures {
        let about = |finding: Finding| {
            finding.text("expression", figure.expression.as_str()).arg("section", named(&figure.section))
        };
        let now = template.say(&figure.expression);
        let stands = document.text_of(figure.id);
        findings.extend(match (stands, now) {
            (None, Ok(now)) => {
                let finding = Finding::new(&catalogue::REPORT_FIGURE_DELETED, place.clone());
                Some(about(finding.found(&figure.text)).text("now", now))
            }
            (None, Err(_)) => None,
            (Some(stands), Ok(now)) if same(&stands, &now) => None,
            (Some(stands), Ok(now)) => {
                let finding = Finding::new(&catalogue::REPORT_FIGURE_DIFFERS, place.clone());
                Some(about(finding.found(stands)).text("now", now))
            }
            (Some(stands), Err(wrong)) => {
                let finding = Finding::new(&catalogue::REPORT_FIGURE_UNSAYABLE, place.clone());
                let entry = wrong.map_or(&catalogue::UNKNOWN_FIGURE, |wrong| wrong.entry);
                Some(about(finding.found(stands)).arg("reason", Arg::Title(entry)))
            }
        });
    }
    findings.extend(stale(&place, document, today));
    findings.extend(unbound(&place, document));
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// The heading of a section; what stands above the first heading has none.
fn named(section: &str) -> Arg {
    if section.is_empty() { Arg::Word("report-opening") } else { Arg::Text(section.to_owned()) }
}

/// Whether two texts say the same, whatever the blanks: an editor may make one of them hard.
fn same(a: &str, b: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    words(a) == words(b)
}

/// For every section: the units whose files are others than when it was written, with the fields that they changed.
fn stale(place: &Place, document: &ReportDocument, today: &BTreeMap<Code, GivenByUnit>) -> Vec<Finding> {
    let stamp = &document.stamp;
    let mut sections: Vec<(&str, BTreeSet<&Code>)> = Vec::new();
    for WrittenFigure { section, fields, .. } in &stamp.figures {
        match sections.iter_mut().find(|(title, _)| title == section) {
            Some((_, used)) => used.extend(fields),
            None => sections.push((section, fields.iter().collect())),
        }
    }
    let nothing = GivenByUnit::default();
    let units: BTreeSet<&Code> = stamp.units.keys().chain(today.keys()).collect();
    let mut findings = Vec::new();
    for (section, used) in sections {
        for unit in &units {
            let (then, now) = (stamp.units.get(*unit), today.get(*unit));
            let (then, now) = (then.unwrap_or(&nothing), now.unwrap_or(&nothing));
            if then.sha256 == now.sha256 {
                continue;
            }
            let changed: Vec<String> = used
                .iter()
                .filter(|field| then.answers.get(**field) != now.answers.get(**field))
                .map(|field| {
                    let value = |given: &GivenByUnit| {
                        given.answers.get(*field).map_or("–", String::as_str).to_owned()
                    };
                    format!("{field} {} → {}", value(then), value(now))
                })
                .collect();
            if changed.is_empty() {
                continue;
            }
            let file = if now.path.is_empty() { &then.path } else { &now.path };
            findings.push(
                Finding::new(&catalogue::REPORT_SECTION_STALE, place.clone())
                    .unit(unit)
                    .found(unit.as_str())
                    .arg("section", named(section))
                    .text("file", file.as_str())
                    .arg("fields", Arg::List(changed)),
            );
        }
    }
    findings
}

/// The numbers of the text that come from no figure, paragraph by paragraph. Tables, the numbers of headings and
/// days of the year (`26/3`) are left alone.
fn unbound(place: &Place, document: &ReportDocument) -> Vec<Finding> {
    let mut section = String::new();
    let mut findings = Vec::new();
    for paragraph in document.paragraphs.iter().filter(|paragraph| !paragraph.in_table) {
        if paragraph.heading {
            section = paragraph.text();
            continue;
        }
        let text: String = paragraph
            .parts
            .iter()
            .map(|part| match part {
                ReportPart::Text(text) => text.clone(),
                ReportPart::Figure { .. } => "\u{FFFC}".to_owned(),
            })
            .collect();
        let numbers = numbers(&text);
        if numbers.is_empty() {
            continue;
        }
        let whole = paragraph.text();
        let start: String = whole.chars().take(60).collect();
        let start = if start.len() < whole.len() { format!("{}…", start.trim_end()) } else { start };
        findings.push(
            Finding::new(&catalogue::REPORT_NUMBER_UNBOUND, place.clone())
                .found(start)
                .arg("section", named(&section))
                .arg("numbers", Arg::List(numbers)),
        );
    }
    findings
}

/// The numbers in a text, with their stops, commas, slashes and percent signs.
fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        before = rest[..start].chars().next_back().unwrap_or(before);
        let from = &rest[start..];
        let end = from.find(|c: char| !c.is_ascii_digit() && !"./,%-".contains(c)).unwrap_or(from.len());
        let number = from[..end].trim_end_matches(['.', ',', '/', '-']);
        // A digit within a word, such as T1, is part of a name.
        if !before.is_alphabetic() && before != '_' && !is_day(number) {
            numbers.push(number.to_owned());
        }
        before = from[..end].chars().next_back().unwrap_or(' ');
        rest = &from[end..];
    }
    numbers
}

/// Whether a text is a day of the year: 26/3, 30/4/1975.
fn is_day(text: &str) -> bool {
    let mut parts = text.split('/').map(str::parse::<i16>);
    let (Some(Ok(day)), Some(Ok(month))) = (parts.next(), parts.next()) else { return false };
    let year = match parts.next() {
        None => 2000,
        Some(Ok(year)) => year,
        Some(Err(_)) => return false,
    };
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { return false };
    parts.next().is_none() && jiff::civil::Date::new(year, month, day).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_days_and_names() {
        for (text, expected) in [
            ("Có 219 cuộc, 1.500 lượt.", vec!["219", "1.500"]),
            ("ngày 26/3, 08/3 và 30/4/1975", vec![]),
            ("đạt 33/41 và 80,5%", vec!["33/41", "80,5%"]),
            ("câu T1, mục B2", vec![]),
            ("“4 đồng hành”", vec!["4"]),
            ("quý I/2012", vec!["2012"]),
            ("không có số", vec![]),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }
}
