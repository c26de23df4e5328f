use tonghop_core::{Finding, PaperLine, Period, ReportSettings};

use super::blocks::{Run, runs_of};
use super::template::Template;

/// A line around the text of a report, ready to be set.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub look: PaperLine,
    pub runs: Vec<Run>,
}

/// Everything around the text of a report.
#[derive(Debug, Clone)]
pub(super) struct Paper {
    pub head_left: Vec<Line>,
    pub head_right: Vec<Line>,
    pub below_left: Vec<Line>,
    pub below_right: Vec<Line>,
    pub title: Vec<Line>,
    pub signature: Vec<Line>,
    pub annex_title: Vec<Line>,
    /// The title as plain text.
    pub name: String,
}

impl Paper {
    /// The heading of the annex as plain text.
    pub fn annex_heading(&self) -> String {
        self.annex_title.first().map(|line| line.look.text.clone()).unwrap_or_default()
    }
}

/// Puts texts and figures into the lines of the settings. A line with nothing in it but blanks of the settings is
/// left out; one that is declared blank stays.
pub(super) fn render(
    settings: &ReportSettings,
    template: &mut Template,
    period: Period,
    file: &str,
) -> Result<Paper, Vec<Finding>> {
    let mut mistakes = Vec::new();
    let day = match settings.date {
        Some(date) => template.wording().day(date, "long"),
        None => template.wording().day(period.last_day(), "open"),
    };
    let mut lines = |lines: &[PaperLine]| -> Vec<Line> {
        let mut set = Vec::new();
        for line in lines {
            // A text of the settings may name others.
            let text = settings.fill(&settings.fill(&line.text)).replace("{date}", &day);
            // Where there is no place, the day stands alone.
            let text = text.trim_start_matches([',', ' ']).to_owned();
            if text.trim().is_empty() && !line.text.trim().is_empty() && line.before.is_zero() {
                continue;
            }
            match template.render(file, &text) {
                Ok(rendered) => {
                    set.push(Line { look: PaperLine { text, ..line.clone() }, runs: runs_of(&rendered) });
                }
                Err(wrong) => mistakes.extend(wrong.into_iter().map(|mut finding| {
                    finding.place = tonghop_core::Place::file(file);
                    finding
                })),
            }
        }
        set
    };
    let paper = Paper {
        head_left: lines(&settings.head_left),
        head_right: lines(&settings.head_right),
        below_left: lines(&settings.below_left),
        below_right: lines(&settings.below_right),
        title: lines(&settings.title),
        signature: lines(&settings.signature),
        annex_title: lines(&settings.annex_title),
        name: String::new(),
    };
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let said = template.said();
    let name = paper.title.iter().map(|line| super::blocks::text(&line.runs, &said)).collect::<Vec<_>>();
    Ok(Paper { name: name.join(" ").trim_end_matches(['-', ' ']).to_owned(), ..paper })
}
