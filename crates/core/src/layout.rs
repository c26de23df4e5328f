use std::collections::BTreeMap;

use toml::de::DeTable;

use crate::roll_up::words;
use crate::text::folded;
use crate::{Grain, Period};

/// The language that a form is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// Its two-letter code (ISO 639-1).
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }
}

/// The wording of a form's sheets, columns, header block, periods and yes/no answers, in its language.
///
/// Both sides use it: the writer of templates takes the first wording of each, the reader understands all of
/// them, whatever their case and spacing. It is data: `layouts/vi.toml` and `layouts/en.toml` of this crate.
///
/// ```
/// use tonghop_core::{Language, Layout, Period, Grain};
/// let layout = Layout::of(Language::Vi);
/// assert_eq!(layout.first("columns.code"), "Mã");
/// assert!(layout.is("columns.measure", " đvt"));
/// let period = Period::new(2012, Grain::Quarter, 1).unwrap();
/// assert_eq!(layout.period_label(period), "Quý I/2012");
/// assert_eq!(layout.parse_period("QUÝ I / 2012", Grain::Quarter), Some(period));
/// assert_eq!(layout.parse_period("2012-Q1", Grain::Quarter), Some(period));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Wordings by `group.key`; the first is the one that is written.
    wordings: BTreeMap<String, Vec<String>>,
    /// The same, folded for comparison.
    folded: BTreeMap<String, Vec<String>>,
}

impl Layout {
    /// The wording of `language`.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let source = match language {
            Language::Vi => include_str!("../layouts/vi.toml"),
            Language::En => include_str!("../layouts/en.toml"),
        };
        let (root, _errors) = DeTable::parse_recoverable(source);
        let mut wordings = BTreeMap::new();
        for (group, keys) in root.get_ref() {
            let keys = keys.get_ref().as_table().into_iter().flatten();
            for (key, list) in keys {
                let list = list.get_ref().as_array().into_iter().flatten();
                let list =
                    list.filter_map(|text| text.get_ref().as_str().map(str::to_owned)).collect::<Vec<_>>();
                wordings.insert(format!("{}.{}", group.get_ref(), key.get_ref()), list);
            }
        }
        let folded = wordings
            .iter()
            .map(|(key, list)| (key.clone(), list.iter().map(|t| folded(t)).collect()))
            .collect();
        Self { wordings, folded }
    }

    /// The wording that is written for a key such as `columns.code`; empty for a key that does not exist.
    #[must_use]
    pub fn first(&self, key: &str) -> &str {
        self.wordings.get(key).and_then(|list| list.first()).map_or("", String::as_str)
    }

    /// All wordings of a key; none for a key that does not exist.
    #[must_use]
    pub fn list(&self, key: &str) -> &[String] {
        self.wordings.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether `text` is one of the wordings of `key`. A colon at the end does not count.
    #[must_use]
    pub fn is(&self, key: &str, text: &str) -> bool {
        self.matches_folded(key, &folded(text))
    }

    /// As [`Layout::is`], for text that is folded already.
    #[must_use]
    pub fn matches_folded(&self, key: &str, folded: &str) -> bool {
        let folded = folded.trim_end_matches(':').trim_end();
        self.folded.get(key).is_some_and(|list| list.iter().any(|wording| wording == folded))
    }

    /// Whether text that is folded already is a wording of any key of a group, such as `header`.
    #[must_use]
    pub fn matches_any(&self, group: &str, folded: &str) -> bool {
        let of_group = |key: &&String| key.strip_prefix(group).is_some_and(|rest| rest.starts_with('.'));
        self.folded.keys().filter(of_group).any(|key| self.matches_folded(key, folded))
    }

    /// The single words of all wordings, folded.
    pub(crate) fn words(&self) -> impl Iterator<Item = String> {
        self.wordings.values().flatten().flat_map(|wording| words(wording))
    }

    /// Every wording of a key, folded for comparison; none for a key that does not exist.
    ///
    /// ```
    /// use tonghop_core::{Language, Layout};
    /// assert!(Layout::of(Language::Vi).wordings("numbers.half").contains(&"rưỡi".to_owned()));
    /// ```
    #[must_use]
    pub fn wordings(&self, key: &str) -> &[String] {
        self.folded.get(key).map_or(&[], Vec::as_slice)
    }

    /// The keys of a group such as `scales`, each with its wordings, folded for comparison.
    pub fn group<'a>(&'a self, group: &'a str) -> impl Iterator<Item = (&'a str, &'a [String])> {
        self.folded.iter().filter_map(move |(key, list)| {
            Some((key.strip_prefix(group)?.strip_prefix('.')?, list.as_slice()))
        })
    }

    /// Whether `text` begins with one of the wordings of `key`, as a whole word: `Tổng cộng: 3` for `words.total`.
    #[must_use]
    pub fn begins(&self, key: &str, text: &str) -> bool {
        let text = folded(text);
        let after = |wording: &String| text.strip_prefix(wording.as_str());
        self.folded.get(key).is_some_and(|list| {
            list.iter().filter_map(after).any(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// The name of a period for people: `Quý I/2012`.
    #[must_use]
    pub fn period_label(&self, period: Period) -> String {
        let patterns = self.wordings.get(&format!("periods.{}", period.grain().word()));
        let index = if period.grain() == Grain::Half { usize::from(period.number() == 2) } else { 0 };
        let pattern = patterns.and_then(|list| list.get(index)).map_or("{year}", String::as_str);
        let roman = ["I", "II", "III", "IV"].get((period.number() - 1) as usize).copied().unwrap_or("");
        pattern
            .replace("{number}", &period.number().to_string())
            .replace("{roman}", roman)
            .replace("{year}", &period.year().to_string())
    }

    /// The period that `text` names, as its code, as [`Layout::period_label`] writes it or in another wording;
    /// a bare `1/2012` is one of that length. `None` where it names none, or several.
    #[must_use]
    pub fn parse_period(&self, text: &str, grain: Grain) -> Option<Period> {
        if let Ok(period) = text.trim().parse() {
            return Some(period);
        }
        crate::period_text::period_in(self, text, grain)
    }
}
