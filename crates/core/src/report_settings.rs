use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::catalogue;
use crate::declaration::{Document, Table};
use crate::{Arg, Committee, DeclarationError, Language, Period, Signature};

/// A line of a paper's head, title or foot, or the look of a kind of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PaperLine {
    /// What stands there, with `{name}` for a text of the settings; empty where only the look counts.
    pub text: String,
    /// Size of its letters, in points.
    pub size: Decimal,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is in italics.
    pub italic: bool,
    /// Whether it is in capitals.
    pub caps: bool,
    /// Whether a rule as long as the text stands under it.
    pub rule: bool,
    /// Room above it, in points.
    pub before: Decimal,
}

/// The page and the running text. Lengths in millimetres, sizes and gaps in points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The font of everything.
    pub font: String,
    /// Margin above.
    pub top: Decimal,
    /// Margin below.
    pub bottom: Decimal,
    /// Margin on the left.
    pub left: Decimal,
    /// Margin on the right.
    pub right: Decimal,
    /// How far the first line of a paragraph is indented, in millimetres.
    pub first_line: Decimal,
    /// The gap between paragraphs, in points.
    pub gap: Decimal,
    /// Line spacing, in lines.
    pub line_spacing: Decimal,
    /// Size of the page number, in points; it stands in the middle of the head, from page 2.
    pub number_size: Decimal,
    /// Width of the left column of the head, in percent of the text.
    pub left_column: Decimal,
}

/// How the report of a committee looks and what stands around its text: `report.toml`.
///
/// What the workspace does not say is taken from a layout, which is data of this crate: `doan-2013` (the guideline
/// of the Union of 2013, the default in Vietnamese), `doan-2012` (what was in use before it) and `plain`.
///
/// ```
/// use tonghop_core::{Committee, Language, ReportSettings};
/// let committee = Committee { code: "DK".into(), name: "Đoàn khối".into(), superior: "Tỉnh đoàn".into(), place: "Rạch Giá".into() };
/// let text = "[texts]\nsymbol = \"BC/ĐTN\"\n[period.2012-Q1]\nnumber = \"12\"\ndate = 2012-04-05\n";
/// let period = "2012-Q1".parse().unwrap();
/// let settings = ReportSettings::parse("report.toml", text, &committee, Language::Vi, period).unwrap();
/// assert_eq!(settings.fill("{superior}/{number}-{symbol}"), "Tỉnh đoàn/12-BC/ĐTN");
/// assert_eq!(settings.page.left.to_string(), "30");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportSettings {
    /// The texts that lines name, by name.
    pub texts: BTreeMap<String, String>,
    /// The date of the paper; `None` leaves room for it.
    pub date: Option<Date>,
    /// Who gets it, highest first.
    pub recipients: Vec<String>,
    /// The page.
    pub page: Page,
    /// The left column of the head.
    pub head_left: Vec<PaperLine>,
    /// The right column of the head.
    pub head_right: Vec<PaperLine>,
    /// The left column level with the date: the number of the paper.
    pub below_left: Vec<PaperLine>,
    /// The right column below the head: place and date.
    pub below_right: Vec<PaperLine>,
    /// The title.
    pub title: Vec<PaperLine>,
    /// The look of headings, by level.
    pub headings: Vec<PaperLine>,
    /// The look of the running text.
    pub body: PaperLine,
    /// What stands above the recipients, and how they look.
    pub recipients_head: PaperLine,
    /// The look of a recipient.
    pub recipient: PaperLine,
    /// The lines of the signature.
    pub signature: Vec<PaperLine>,
    /// The title of the annex of figures.
    pub annex_title: Vec<PaperLine>,
    /// The look of the annex's table.
    pub annex: PaperLine,
    /// Whether the annex of figures is added.
    pub with_annex: bool,
}

/// Layouts by name.
static LAYOUTS: &[(&str, &str)] = &[
    ("doan-2013", include_str!("../layouts/report-doan-2013.toml")),
    ("doan-2012", include_str!("../layouts/report-doan-2012.toml")),
    ("plain", include_str!("../layouts/report-plain.toml")),
];

const LINES: [&str; 7] =
    ["head_left", "head_right", "below_left", "below_right", "title", "signature", "annex_title"];
const LOOKS: [&str; 4] = ["body", "recipients_head", "recipient", "annex"];

impl ReportSettings {
    /// Reads the settings from TOML, over the layout that they name. `file` is the name that mistakes are
    /// reported under; an empty text leaves everything to the layout.
    ///
    /// # Errors
    /// Every mistake in the text, each with its line.
    pub fn parse(
        file: &str,
        text: &str,
        committee: &Committee,
        language: Language,
        period: Period,
    ) -> Result<Self, DeclarationError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let document = Document::new(file, text);
        let root = document.root();
        let own = Table::new(&document, root.get_ref(), 0..0);
        let keys = ["layout", "with_annex", "recipients", "texts", "page", "heading", "period"];
        own.allow(&[&keys[..], &LINES, &LOOKS].concat());
        let names: Vec<(&'static str, &'static str)> = LAYOUTS.to_vec();
        let usual = if language == Language::Vi { "doan-2013" } else { "plain" };
        let usual = LAYOUTS.iter().find(|(name, _)| *name == usual).map_or("", |(_, text)| text);
        let layout = own.word("layout", &names).unwrap_or(usual);
        let layout_document = Document::new("layout", layout);
        let layout_root = layout_document.root();
        let given = Table::new(&layout_document, layout_root.get_ref(), 0..0);

        let mut texts = BTreeMap::new();
        let committee =
            [("committee", &committee.name), ("superior", &committee.superior), ("place", &committee.place)];
        texts.extend(committee.map(|(name, text)| (name.to_owned(), text.to_string())));
        let of_period = own.table("period").and_then(|table| {
            for key in table.keys().iter().filter(|key| key.value.parse::<Period>().is_err()) {
                document
                    .mistake(&catalogue::NOT_A_PERIOD, &key.at, |m| m.found(&key.value).text("expected", ""));
            }
            table.table(&period.to_string())
        });
        let tables = [given.table("texts"), own.table("texts"), of_period];
        for table in tables.iter().flatten() {
            for key in table.keys().iter().filter(|key| key.value != "date") {
                texts.extend(table.text(&key.value).map(|text| (key.value.clone(), text.value)));
            }
        }
        let date = tables.iter().rev().flatten().find_map(date);
        let lines = |key: &str| {
            let source = if own.value(key).is_some() { &own } else { &given };
            source.tables(key).iter().map(line).collect::<Vec<_>>()
        };
        let look = |key: &str| {
            let base = given.table(key).map(|table| line(&table)).unwrap_or_default();
            own.table(key).map(|table| line_over(&table, base.clone())).unwrap_or(base)
        };
        let settings = Self {
            date,
            recipients: own
                .texts("recipients")
                .or_else(|| given.texts("recipients"))
                .unwrap_or_default()
                .into_iter()
                .map(|text| text.value)
                .collect(),
            page: page(&own, &given),
            head_left: lines("head_left"),
            head_right: lines("head_right"),
            below_left: lines("below_left"),
            below_right: lines("below_right"),
            title: lines("title"),
            headings: lines("heading"),
            body: look("body"),
            recipients_head: look("recipients_head"),
            recipient: look("recipient"),
            signature: lines("signature"),
            annex_title: lines("annex_title"),
            annex: look("annex"),
            with_annex: own.flag("with_annex").unwrap_or(true),
            texts,
        };
        check_page(&own);
        settings.check_names(&own);
        document.finish(settings)
    }

    /// Who signs what is not the report itself, such as the table of totals.
    #[must_use]
    pub fn signature(&self) -> Signature {
        let text = |name: &str| self.texts.get(name).map(|text| self.fill(text)).unwrap_or_default();
        Signature {
            place: text("place"),
            date: self.date,
            preparer_title: text("preparer_title"),
            preparer: text("preparer"),
            authority: text("authority"),
            position: text("position"),
            signer: text("signer"),
        }
    }

    /// Reports the names in lines that mean no text.
    fn check_names(&self, own: &Table<'_, '_>) {
        for key in LINES.iter().chain(&["heading"]) {
            for table in own.tables(key) {
                table.allow(&["text", "size", "bold", "italic", "caps", "rule", "before"]);
                let Some(text) = table.text("text") else { continue };
                for name in slots(&text.value).filter(|name| !self.knows(name)) {
                    own.document.mistake(&catalogue::UNKNOWN_KEY, &text.at, |m| {
                        let known = self.texts.keys().cloned().collect();
                        m.found(name).text("suggestion", "").arg("known", Arg::List(known))
                    });
                }
            }
        }
    }

    fn knows(&self, name: &str) -> bool {
        name == "date" || self.texts.contains_key(name)
    }

    /// A text with the texts of the settings in the place of their names in braces. `{date}` is left as it is, since
    /// its wording is a matter of the language, and so is what the template language has in double braces.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        self.texts
            .iter()
            .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }
}

const LENGTHS: [&str; 9] =
    ["top", "bottom", "left", "right", "first_line", "gap", "line_spacing", "number_size", "left_column"];

/// The page: what the settings say, else the layout.
fn page(own: &Table<'_, '_>, given: &Table<'_, '_>) -> Page {
    let pages = [own.table("page"), given.table("page")];
    let length = |key: &str| {
        let found = pages.iter().flatten().find_map(|table| table.number(key));
        found.map(|number| number.value).unwrap_or_default()
    };
    Page {
        font: pages.iter().flatten().find_map(|t| t.text("font")).map(|t| t.value).unwrap_or_default(),
        top: length("top"),
        bottom: length("bottom"),
        left: length("left"),
        right: length("right"),
        first_line: length("first_line"),
        gap: length("gap"),
        line_spacing: length("line_spacing"),
        number_size: length("number_size"),
        left_column: length("left_column"),
    }
}

/// Reports lengths that leave no room for the text, and keys that mean nothing.
fn check_page(own: &Table<'_, '_>) {
    let Some(table) = own.table("page") else { return };
    table.allow(&[&["font"][..], &LENGTHS].concat());
    for key in LENGTHS {
        let Some(number) = table.value(key).and_then(|_| table.number(key)) else { continue };
        let range = match key {
            "left_column" => 20..=80,
            "line_spacing" => 1..=5,
            "number_size" => 6..=72,
            _ => 0..=80,
        };
        if number.value < Decimal::from(*range.start()) || number.value > Decimal::from(*range.end()) {
            own.document.mistake(&catalogue::UNKNOWN_WORD, &number.at, |m| {
                m.found(number.value.to_string())
                    .text("key", key)
                    .arg("allowed", Arg::List(vec![format!("{}–{}", range.start(), range.end())]))
            });
        }
    }
}

/// The names in single braces.
fn slots(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_'))
}

fn date(table: &Table<'_, '_>) -> Option<Date> {
    let value = table.value("date")?;
    let text = value.get_ref().as_datetime().map(ToString::to_string);
    let text = text.or_else(|| value.get_ref().as_str().map(str::to_owned)).unwrap_or_default();
    let date = text.parse::<Date>();
    if date.is_err() {
        table.document.mistake(&catalogue::DECLARED_NOT_A_DATE, &value.span(), |m| m.found(&text));
    }
    date.ok()
}

fn line(table: &Table<'_, '_>) -> PaperLine {
    line_over(table, PaperLine { size: Decimal::from(14), ..PaperLine::default() })
}

fn line_over(table: &Table<'_, '_>, base: PaperLine) -> PaperLine {
    PaperLine {
        text: table.text("text").map(|text| text.value).unwrap_or(base.text),
        size: table.number("size").map_or(base.size, |number| number.value),
        bold: table.flag("bold").unwrap_or(base.bold),
        italic: table.flag("italic").unwrap_or(base.italic),
        caps: table.flag("caps").unwrap_or(base.caps),
        rule: table.flag("rule").unwrap_or(base.rule),
        before: table.number("before").map_or(base.before, |number| number.value),
    }
}

/// The names of the layouts that settings may name.
#[must_use]
pub fn report_layouts() -> Vec<Arc<str>> {
    LAYOUTS.iter().map(|(name, _)| Arc::from(*name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_is_without_mistakes_and_whole() {
        let committee =
            Committee { code: "DK".into(), name: "A".into(), superior: "B".into(), place: "C".into() };
        let period: Period = "2012-Q1".parse().unwrap();
        for (name, text) in LAYOUTS {
            // Read as settings, so that every key of it is looked at.
            let settings = ReportSettings::parse(name, text, &committee, Language::Vi, period).unwrap();
            for lines in [&settings.head_left, &settings.title, &settings.signature, &settings.headings] {
                assert!(!lines.is_empty(), "{name}");
            }
            assert!(settings.page.left > Decimal::ONE && !settings.page.font.is_empty(), "{name}");
        }
    }

    #[test]
    fn mistakes_are_told_all_at_once() {
        let committee =
            Committee { code: "DK".into(), name: "A".into(), superior: "B".into(), place: "C".into() };
        let text = "layout = \"doan-2031\"\nfnot = 1\n[page]\nleft = 300\n[period.2012-Q9]\nnumber = \"1\"\n\
            [[title]]\ntext = \"{khong_co}\"\n";
        let error =
            ReportSettings::parse("report.toml", text, &committee, Language::Vi, "2012-Q1".parse().unwrap())
                .unwrap_err();
        let codes: Vec<_> = error.mistakes.iter().map(|m| (m.entry.code, m.place.to_string())).collect();
        let at = |code, place: &str| (code, format!("report.toml:{place}"));
        assert_eq!(
            codes,
            [at("D005", "1:10"), at("D002", "2:1"), at("D005", "4:8"), at("D010", "5:9"), at("D002", "8:8")]
        );
    }
}
