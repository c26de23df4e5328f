use jiff::civil::Date;
use tonghop_core::{Decimal, Grain, Language, Layout, Nearness, Period, plain};

use crate::Messages;

/// How a language says figures, periods, days and lists. The words are data of the layout.
pub(crate) struct Wording {
    messages: Messages,
    layout: Layout,
}

impl Wording {
    pub fn of(language: Language) -> Self {
        Self { messages: Messages::of(language), layout: Layout::of(language) }
    }

    pub fn language(&self) -> Language {
        self.messages.language()
    }

    pub fn number(&self, number: Decimal) -> String {
        self.messages.number(number)
    }

    /// A number with exactly so many decimals.
    pub fn fixed(&self, number: Decimal, decimals: u32) -> String {
        let number = rounded(number, decimals);
        let text = self.messages.number(number.trunc().abs());
        let sign = if number.is_sign_negative() && !number.is_zero() { "-" } else { "" };
        if decimals == 0 {
            return format!("{sign}{text}");
        }
        let fraction = plain(number.fract().abs());
        let digits = fraction.split_once('.').map_or("", |(_, digits)| digits);
        let point = self.messages.number(Decimal::new(15, 1)).replace(['1', '5'], "");
        format!("{sign}{text}{point}{digits:0<width$}", width = decimals as usize)
    }

    /// The words that claim a side, with the names of their filters.
    pub fn sides(&self) -> Vec<(String, Nearness, String)> {
        let of = |group: &'static str, side: Nearness| {
            let keys: Vec<String> = self.layout.group(group).map(|(key, _)| key.to_owned()).collect();
            keys.into_iter().map(move |key| (group, key, side))
        };
        of("report_above", Nearness::Above)
            .chain(of("report_below", Nearness::Below))
            .map(|(group, key, side)| {
                let word = self.layout.first(&format!("{group}.{key}")).to_owned();
                (key, side, word)
            })
            .collect()
    }

    /// The powers of ten with their words, and the names of their filters.
    pub fn scales(&self) -> Vec<(String, u32, String)> {
        let keys: Vec<String> = self.layout.group("report_scales").map(|(key, _)| key.to_owned()).collect();
        let scale = |key: String| {
            let [word, power, ..] = self.layout.list(&format!("report_scales.{key}")) else { return None };
            Some((key, power.parse().ok()?, word.clone()))
        };
        keys.into_iter().filter_map(scale).collect()
    }

    /// A small whole number in words; `None` where there is no single word for it.
    pub fn in_words(&self, number: Decimal) -> Option<&str> {
        let word = self.layout.first(&format!("numerals.{}", plain(number)));
        (!word.is_empty()).then_some(word)
    }

    pub fn period(&self, period: Period, long: bool) -> String {
        let group = if long { "report_long_periods" } else { "report_periods" };
        let patterns = self.layout.list(&format!("{group}.{}", period.grain().word()));
        let index = usize::from(period.grain() == Grain::Half && period.number() == 2);
        let pattern = patterns.get(index).map_or("{year}", String::as_str);
        let roman = ["I", "II", "III", "IV"].get((period.number() - 1) as usize).copied().unwrap_or("");
        pattern
            .replace("{number}", &period.number().to_string())
            .replace("{padded_number}", &format!("{:02}", period.number()))
            .replace("{roman}", roman)
            .replace("{month_name}", &self.month(period.first_day()))
            .replace("{year}", &period.year().to_string())
    }

    fn month(&self, day: Date) -> String {
        let name = self.layout.first(&format!("months.{}", day.month()));
        let mut letters = name.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    /// A day by one of the patterns `long`, `short` and `open`. Papers write a zero before days below 10 and before
    /// the months 1 and 2.
    pub fn day(&self, day: Date, pattern: &str) -> String {
        let month = day.month();
        let padded = if month <= 2 { format!("{month:02}") } else { month.to_string() };
        self.layout
            .first(&format!("report_dates.{pattern}"))
            .replace("{padded_day}", &format!("{:02}", day.day()))
            .replace("{padded_month}", &padded)
            .replace("{day}", &day.day().to_string())
            .replace("{month}", &month.to_string())
            .replace("{month_name}", &self.month(day))
            .replace("{year}", &day.year().to_string())
    }

    /// Things one after another: `A, B và C`.
    pub fn list(&self, things: &[String]) -> String {
        match things {
            [] => self.layout.first("report_words.none").to_owned(),
            [one] => one.clone(),
            [before @ .., last] => {
                format!("{}{}{last}", before.join(", "), self.layout.first("report_words.last"))
            }
        }
    }
}

/// Half is rounded away from zero, as people do.
pub(super) fn rounded(number: Decimal, decimals: u32) -> Decimal {
    let midpoint = tonghop_core::Decimal::round_dp_with_strategy;
    midpoint(&number, decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}
