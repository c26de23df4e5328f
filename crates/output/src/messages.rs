use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;
use tonghop_core::{
    Arg, CitedFigure, Datum, Decimal, Decision, Finding, Language, Layout, Name, Note, Operand, Period, Said,
    Value, plain,
};
use unic_langid::LanguageIdentifier;

/// Everything that the program says to people, in one language, from the Fluent files in `locales/`.
///
/// ```
/// use tonghop_core::{catalogue, CellRef, Decimal, Finding, Language, Place};
/// use tonghop_output::Messages;
/// let messages = Messages::of(Language::Vi);
/// assert_eq!(messages.number("20450000.5".parse::<Decimal>().unwrap()), "20.450.000,5");
///
/// let place = Place::cell("DCS01.xlsx", "BIEU", CellRef::new(7, 3));
/// let finding = Finding::new(&catalogue::NEGATIVE, place).found("-3");
/// assert!(messages.finding(&finding).message.contains("-3"));
/// ```
pub struct Messages {
    language: Language,
    layout: Layout,
    bundle: FluentBundle<FluentResource>,
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingText {
    /// The name of the fault.
    pub title: String,
    /// What was found.
    pub message: String,
    /// What was expected.
    pub expected: String,
    /// What to do.
    pub hint: String,
    /// The figures that a broken rule names, each with its cell; empty for other findings.
    pub figures: String,
    /// What the branch wrote to explain it, with the cell; empty where it did not.
    pub explanation: String,
}

const VI: &[&str] = &[
    include_str!("../locales/vi/words.ftl"),
    include_str!("../locales/vi/findings.ftl"),
    include_str!("../locales/vi/form.ftl"),
    include_str!("../locales/vi/consolidated.ftl"),
    include_str!("../locales/vi/command.ftl"),
    include_str!("../locales/vi/reply.ftl"),
    include_str!("../locales/vi/report.ftl"),
    include_str!("../locales/vi/rules.ftl"),
    include_str!("../locales/vi/status.ftl"),
];
const EN: &[&str] = &[
    include_str!("../locales/en/words.ftl"),
    include_str!("../locales/en/findings.ftl"),
    include_str!("../locales/en/form.ftl"),
    include_str!("../locales/en/consolidated.ftl"),
    include_str!("../locales/en/command.ftl"),
    include_str!("../locales/en/reply.ftl"),
    include_str!("../locales/en/report.ftl"),
    include_str!("../locales/en/rules.ftl"),
    include_str!("../locales/en/status.ftl"),
];

impl Messages {
    /// The words of `language`.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let sources = match language {
            Language::Vi => VI,
            Language::En => EN,
        };
        let tag: LanguageIdentifier = language.word().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        for source in sources {
            // A resource with a faulty entry still holds the sound ones; a test reads every file strictly.
            let resource =
                FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { language, layout: Layout::of(language), bundle }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a message without arguments; the key itself where there is no such message.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// The text of a message with its arguments. `message.attribute` names an attribute of a message.
    #[must_use]
    pub fn format(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        self.lookup(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// As [`Messages::format`]; `None` where there is no such message.
    #[must_use]
    pub fn lookup(&self, key: &str, args: &[(&'static str, Arg)]) -> Option<String> {
        let mut fluent = FluentArgs::new();
        for (name, arg) in args {
            fluent.set(*name, self.value(arg));
        }
        self.render(key, &fluent)
    }

    fn render(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let (name, attribute) = match key.split_once('.') {
            Some((name, attribute)) => (name, Some(attribute)),
            None => (key, None),
        };
        let message = self.bundle.get_message(name)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
    }

    /// An argument as Fluent takes it. Counts are numbers, so that messages can choose by them; everything
    /// else is text, so that figures are written by our own customs.
    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Word(key) => FluentValue::from(self.text(key)),
            Arg::Count(count) => FluentValue::from(*count as f64),
            Arg::Number(number) => FluentValue::from(self.number(*number)),
            Arg::List(items) => FluentValue::from(items.join("; ")),
            Arg::Period(period) => FluentValue::from(self.layout.period_label(*period)),
            Arg::Date(date) => FluentValue::from(self.date(*date)),
            Arg::Said(parts) => FluentValue::from(self.said(parts)),
            Arg::Title(entry) => FluentValue::from(self.text(&format!("{}.title", entry.code))),
        }
    }

    /// What a rule says, with its figures by the customs of the language.
    #[must_use]
    pub fn said(&self, parts: &[Said]) -> String {
        let part = |part: &Said| match part {
            Said::Words(words) => words.to_string(),
            Said::Number(number) => self.number(number.round_dp(4)),
            Said::Period(period) => self.layout.period_label(*period),
            Said::Phrase { key, args } => {
                let mut values = FluentArgs::new();
                for (name, arg) in args {
                    let text = self.said(arg);
                    values.set(format!("has-{name}"), if text.is_empty() { "no" } else { "yes" });
                    values.set(*name, text);
                }
                self.render(key, &values).unwrap_or_else(|| (*key).to_owned())
            }
        };
        parts.iter().map(part).collect()
    }

    /// A finding in words.
    ///
    /// Every argument `x` comes with an argument `has-x`, `yes` or `no`, by which a message leaves out what
    /// there is nothing to say about: Fluent cannot choose by an empty text. An argument that the entry names
    /// and the finding does not give is empty.
    #[must_use]
    pub fn finding(&self, finding: &Finding) -> FindingText {
        let text = |text: Option<&str>| FluentValue::from(text.unwrap_or_default().to_owned());
        let mut args = FluentArgs::new();
        for name in finding.entry.args.iter().chain(&["label"]) {
            args.set(*name, text(None));
        }
        args.set("found", FluentValue::from(shown(finding.found.as_deref().unwrap_or_default())));
        args.set("field", text(finding.field.as_ref().map(tonghop_core::Code::as_str)));
        args.set("sheet", text(finding.place.sheet_name()));
        for (name, arg) in &finding.args {
            args.set(*name, self.value(arg));
        }
        let is_empty =
            |value: &FluentValue<'_>| matches!(value, FluentValue::String(text) if text.is_empty());
        let has: Vec<(String, &str)> = args
            .iter()
            .map(|(name, value)| (format!("has-{name}"), if is_empty(value) { "no" } else { "yes" }))
            .collect();
        for (name, has) in has {
            args.set(name, has);
        }
        let code = finding.entry.code;
        let part = |attribute: &str| self.render(&format!("{code}.{attribute}"), &args).unwrap_or_default();
        FindingText {
            title: part("title"),
            message: self.render(code, &args).unwrap_or_else(|| code.to_owned()),
            expected: part("expected"),
            hint: self.hint(finding, part("hint")),
            figures: self.figures(finding),
            explanation: finding.explanation.as_ref().map(|note| self.explanation(note)).unwrap_or_default(),
        }
    }

    /// What to do about a finding: for a warning that wants a word of explanation, where to write it.
    fn hint(&self, finding: &Finding, hint: String) -> String {
        if finding.is_explained() {
            return self.text("hint-explained");
        }
        if !finding.wants_explanation() {
            return hint;
        }
        let mut args = vec![("hint", Arg::Text(hint))];
        args.extend(finding.remark.map(|cell| ("cell", Arg::Text(cell.to_string()))));
        self.format(if finding.remark.is_some() { "hint-explain-at" } else { "hint-explain" }, &args)
    }

    /// What a branch wrote, with its cell.
    #[must_use]
    pub fn explanation(&self, note: &Note) -> String {
        let text = note.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let args = [("text", Arg::Text(shown(&text))), ("cell", Arg::Text(note.cell.to_string()))];
        self.format("explanation", &args)
    }

    fn figures(&self, finding: &Finding) -> String {
        let figures = finding.breach.iter().flat_map(|breach| &breach.figures);
        figures.map(|figure| self.figure(finding, figure)).collect::<Vec<_>>().join("; ")
    }

    /// A figure that a rule names: `XD07 = 190 (D52)`. A cell of the finding's own sheet is said without its sheet, one
    /// of another file with that.
    fn figure(&self, finding: &Finding, figure: &CitedFigure) -> String {
        let text = |name, text: String| (name, Arg::Text(text));
        let name = self.said(&figure.words);
        let is_column = matches!(figure.name, Name::Column(..));
        let value = match &figure.value {
            Operand::Number(number) => self.number(number.round_dp(4)),
            Operand::Flag(flag) => self.text(if *flag { "said-true" } else { "said-false" }),
            Operand::Text(words) => format!("“{}”", shown(words)),
            Operand::Blank => self.text("said-nothing"),
            Operand::Fault(_) => self.text("said-none"),
        };
        let mut said = name.clone();
        if !is_column {
            said = self.format("figure-value", &[text("name", name), text("value", value)]);
        }
        let Some(place) = &figure.place else { return said };
        let own_sheet = place.sheet_name() == finding.place.sheet_name();
        let own_file = place.file_name() == finding.place.file_name();
        let mut at = match (own_file, own_sheet, place.sheet_name(), place.cell_ref()) {
            (true, true, _, Some(cell)) => cell.to_string(),
            (true, _, Some(sheet), Some(cell)) => format!("{sheet}!{cell}"),
            (true, _, Some(sheet), None) => {
                let cells: Vec<String> = figure.cells.iter().map(ToString::to_string).collect();
                let cells = cells.join(", ");
                if cells.is_empty() { sheet.to_owned() } else { format!("{sheet}!{cells}") }
            }
            _ => place.to_string(),
        };
        if figure.more > 0 {
            at = self.format("figure-more", &[text("cells", at), ("count", Arg::Count(figure.more as u64))]);
        }
        self.format("figure-at", &[text("figure", said), text("place", at)])
    }

    /// An answer as people read it: what it says, else how it stands; of what could not be taken, its text.
    #[must_use]
    pub fn answer(&self, value: Option<&Value>) -> String {
        let Some(value) = value else { return self.text("state-absent") };
        match (&value.datum, &value.source) {
            (Some(Datum::Number(number)), _) => self.number(*number),
            (Some(Datum::Date(date)), _) => self.date(*date),
            (Some(Datum::Flag(flag)), _) => {
                self.layout.first(if *flag { "words.yes" } else { "words.no" }).to_owned()
            }
            (Some(datum), _) => shown(&datum.to_string()),
            (None, Some(source)) if value.state == tonghop_core::State::Unreadable => {
                format!("“{}”", shown(&source.raw))
            }
            (None, _) => self.text(&format!("state-{}", value.state.word())),
        }
    }

    /// Who decided, when and why.
    #[must_use]
    pub fn decision(&self, decision: &Decision) -> String {
        let args = [
            ("by", Arg::Text(decision.by.to_string())),
            ("on", Arg::Date(decision.on)),
            ("why", Arg::Text(decision.why.to_string())),
        ];
        self.format("decision-signed", &args)
    }

    /// A number by the customs of the language: `20.450.000,5` in Vietnamese, `20,450,000.5` in English.
    #[must_use]
    pub fn number(&self, number: Decimal) -> String {
        let (group, point) = match self.language {
            Language::Vi => ('.', ','),
            Language::En => (',', '.'),
        };
        let plain = plain(number);
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
        let mut text = String::from(sign);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push(group);
            }
            text.push(digit);
        }
        if let Some(fraction) = fraction {
            text.push(point);
            text.push_str(fraction);
        }
        text
    }

    /// A period by the customs of the language: `Quý I/2012`.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        self.layout.period_label(period)
    }

    /// A day by the customs of the language: `05/4/2012` in Vietnamese (a zero before days below 10 and before
    /// months 1 and 2, as official papers write), ISO in English.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        match self.language {
            Language::Vi if date.month() <= 2 => {
                format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
            }
            Language::Vi => format!("{:02}/{}/{}", date.day(), date.month(), date.year()),
            Language::En => date.to_string(),
        }
    }
}

/// How much of a cell a message repeats; the finding itself keeps all of it.
const SHOWN: usize = 160;

fn shown(found: &str) -> String {
    match found.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", found[..end].trim_end()),
        None => found.to_owned(),
    }
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messages").field("language", &self.language).finish_non_exhaustive()
    }
}
