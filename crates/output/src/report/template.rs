use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};
use tonghop_core::catalogue;
use tonghop_core::{Arg, Code, Coverage, Decimal, Finding, nearest};

use super::figures::ReportFigures;
use super::phrase::{Content, Phrase, Wrong};
use super::source::{find_names, mistake, tags};
use super::wording::Wording;
use super::{filters, phrase};

/// Stand around the number of what was said, in the Markdown of a report. The text of a report cannot have them.
pub(super) const OPEN: char = '\u{E000}';
pub(super) const CLOSE: char = '\u{E001}';

/// How many mistakes are told at once at most; each needs the text to be rendered again.
const MOST_MISTAKES: usize = 100;

/// How much one report may compute: a thousand times what the longest needs.
const FUEL: u64 = 5_000_000;

/// Something that a template printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// What was printed.
    pub text: String,
    /// What it is; `None` for words that come from no figure.
    pub expression: Option<String>,
    /// The figure that it is, where it is one of the form.
    pub code: Option<Code>,
    pub label: String,
    pub fields: Vec<Code>,
    pub coverage: Option<Coverage>,
}

/// The template language of a report: its figures by code, and the ways of saying them.
pub(super) struct Template {
    environment: Environment<'static>,
    names: BTreeMap<String, Value>,
    filters: Vec<String>,
    said: Arc<Mutex<Vec<Said>>>,
    wording: Arc<Wording>,
}

impl Template {
    pub fn new(figures: ReportFigures) -> Self {
        let wording = Arc::new(figures.wording);
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL));
        environment.set_debug(true);
        // A figure that is missing must not be made something by the way.
        for name in ["default", "d"] {
            environment.remove_filter(name);
        }
        let said: Arc<Mutex<Vec<Said>>> = Arc::default();
        let (kept, of) = (said.clone(), wording.clone());
        environment.set_formatter(move |out, _state, value| {
            let one = print(value, &of)?;
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.push(one);
            write!(out, "{OPEN}{}{CLOSE}", kept.len() - 1)?;
            Ok(())
        });
        let filters = filters::add(&mut environment, &wording);
        filters::add_answers(
            &mut environment,
            &wording,
            Arc::new(figures.chosen),
            Arc::new(figures.questions),
        );
        let mut names = BTreeMap::new();
        for (code, item) in &figures.items {
            names.insert(code.clone(), Value::from_object(Phrase::of_item(item, &wording)));
        }
        let whole = |number: usize| Content::Number { number: Decimal::from(number), scale: None };
        let period = figures.period;
        let mut name = |names_of: [&str; 2], content: Content| {
            for one in names_of {
                names.insert(
                    one.to_owned(),
                    Value::from_object(Phrase::named(one, content.clone(), &wording)),
                );
            }
        };
        name(["ky", "period"], Content::Period(period));
        if let Some(next) = period.next() {
            name(["ky_sau", "next_period"], Content::Period(next));
        }
        if let Some(previous) = period.previous() {
            name(["ky_truoc", "previous_period"], Content::Period(previous));
        }
        name(["chua_nop", "missing"], Content::Names(figures.missing));
        name(["phai_sua", "rejected"], Content::Names(figures.rejected));
        name(["duoc_nhan", "accepted"], whole(figures.accepted));
        name(["phai_nop", "expected"], whole(figures.expected));
        Self { environment, names, filters, said, wording }
    }

    /// Everything that was printed so far.
    pub fn said(&self) -> Vec<Said> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Prints a figure of the program's own: its number among what was said. `None` where it cannot be said.
    pub fn print(&mut self, expression: &str) -> Option<usize> {
        let value = self.value(expression).ok()?;
        let one = print(&value, &self.wording).ok()?;
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        said.push(one);
        Some(said.len() - 1)
    }

    /// What a figure is today.
    pub fn say(&self, expression: &str) -> Result<String, Option<Wrong>> {
        let wrong = |error: Error| wrong_of(&error).cloned();
        let value = self.value(expression).map_err(wrong)?;
        Ok(print(&value, &self.wording).map_err(wrong)?.text)
    }

    fn value(&self, expression: &str) -> Result<Value, Error> {
        self.environment.compile_expression(expression)?.eval(&self.names)
    }

    /// The wording of the report's language.
    pub fn wording(&self) -> &Wording {
        &self.wording
    }

    /// A text with the numbers of what was said in the place of its tags.
    ///
    /// # Errors
    /// Every mistake, in the order of the text: a tag with a mistake is left out, and the rest rendered again.
    pub fn render(&mut self, file: &str, text: &str) -> Result<String, Vec<Finding>> {
        let mut mistakes = Vec::new();
        let mut names = self.names.clone();
        let mut left = text.replace([OPEN, CLOSE], " ");
        self.unknown_names(file, text, &mut names, &mut mistakes);
        loop {
            let before = self.said().len();
            match self.environment.render_named_str(file, &left, &names) {
                Ok(markdown) if mistakes.is_empty() => return Ok(markdown),
                Ok(_) => break,
                Err(error) => {
                    self.said.lock().unwrap_or_else(PoisonError::into_inner).truncate(before);
                    let at = range_of(&error, &left);
                    mistakes.push(self.told(file, text, &left, &error, &at));
                    if mistakes.len() >= MOST_MISTAKES || !without_tag(&mut left, &at) {
                        break;
                    }
                }
            }
        }
        mistakes.sort_by(|a, b| a.place.cmp(&b.place));
        Err(mistakes)
    }

    /// Reports the names that mean nothing, wherever they stand, and lets them say nothing. A text that is no template
    /// is told when it is rendered.
    fn unknown_names(
        &self,
        file: &str,
        text: &str,
        names: &mut BTreeMap<String, Value>,
        mistakes: &mut Vec<Finding>,
    ) {
        let Ok(template) = self.environment.template_from_named_str(file, text) else { return };
        let globals: Vec<&str> = self.environment.globals().map(|(name, _)| name).collect();
        let functions = ["tieu_bieu", "highlights", "tra_loi", "answer", "loop"];
        let mut unknown: Vec<String> = template
            .undeclared_variables(false)
            .into_iter()
            .filter(|name| !names.contains_key(name))
            .filter(|name| !globals.contains(&name.as_str()) && !functions.contains(&name.as_str()))
            .collect();
        unknown.sort();
        for name in unknown {
            let near = nearest(&name, self.names.keys().map(String::as_str)).unwrap_or_default();
            for at in find_names(text, &name) {
                let told = mistake(&catalogue::UNKNOWN_FIGURE, file, text, &at);
                mistakes.push(told.found(&name).text("suggestion", near));
            }
            let nothing = Phrase::named(&name, Content::Nothing, &self.wording);
            names.insert(name, Value::from_object(nothing));
        }
    }

    /// A fault of the template language as a mistake in the text.
    fn told(&self, file: &str, text: &str, left: &str, error: &Error, at: &Range<usize>) -> Finding {
        if let Some(wrong) = wrong_of(error) {
            let finding = mistake(wrong.entry, file, text, at).found(&wrong.found);
            return wrong.args.iter().fold(finding, |finding, (name, arg)| finding.arg(name, arg.clone()));
        }
        let detail = error.detail().unwrap_or_default();
        let named = detail.split(' ').nth(1).unwrap_or_default();
        match error.kind() {
            ErrorKind::UnknownFilter => {
                let near = nearest(named, self.filters.iter().map(String::as_str)).unwrap_or_default();
                mistake(&catalogue::UNKNOWN_FILTER, file, text, at)
                    .found(named)
                    .text("suggestion", near)
                    .arg("known", Arg::List(self.filters.clone()))
            }
            ErrorKind::UndefinedError | ErrorKind::UnknownFunction => {
                let found = left.get(at.clone()).unwrap_or_default().trim();
                mistake(&catalogue::UNKNOWN_FIGURE, file, text, at).found(found).text("suggestion", "")
            }
            _ => {
                let reason = if detail.is_empty() { error.kind().to_string() } else { detail.to_owned() };
                mistake(&catalogue::REPORT_NOT_WELL_FORMED, file, text, at).text("reason", reason)
            }
        }
    }
}

/// A value as it is printed. A number that the template language computed with a fraction is none of ours: it is not
/// exact.
fn print(value: &Value, wording: &Arc<Wording>) -> Result<Said, Error> {
    let phrase = Phrase::of(value, wording)?;
    if value.downcast_object_ref::<Phrase>().is_none()
        && phrase::decimal(value).is_some_and(|number| !value.is_integer() || number.scale() > 0)
    {
        return Err(phrase.unfit("report-wants-exact").text("filter", "").into());
    }
    let text = phrase.text()?;
    let item = phrase.item.as_ref();
    Ok(Said {
        text,
        code: item.map(|item| item.code.clone()),
        label: item.map(|item| item.label.clone()).unwrap_or_default(),
        coverage: item.map(|item| item.coverage),
        expression: phrase.expression.filter(|_| !matches!(phrase.content, Content::Nothing)),
        fields: phrase.fields,
    })
}

/// Our own fault behind one of the template language.
fn wrong_of(error: &Error) -> Option<&Wrong> {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if let Some(wrong) = inner.downcast_ref::<Wrong>() {
            return Some(wrong);
        }
        source = inner.source();
    }
    None
}

/// Where a fault is: the part of a tag that the template language names, else its line.
fn range_of(error: &Error, text: &str) -> Range<usize> {
    if let Some(range) = error.range().filter(|range| text.get(range.clone()).is_some()) {
        return range;
    }
    let line = error.line().unwrap_or(1).max(1);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    start..start + length
}

/// Takes the tag around a fault out of the text, so that everything else stays where it is. `false` where that
/// cannot be done.
fn without_tag(text: &mut String, at: &Range<usize>) -> bool {
    let tag = tags(text).into_iter().find(|tag| tag.start <= at.start && at.start < tag.end);
    let Some(tag) = tag else { return false };
    let inside = &text[tag.clone()];
    let blank = |part: &str| -> String {
        part.char_indices()
            .map(|(_, c)| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) })
            .collect()
    };
    let replacement = if inside.starts_with("{{") {
        blank(inside)
    } else {
        let word = inside.trim_start_matches(['{', '%', '-', ' ']).split(' ').next().unwrap_or_default();
        let Some(after) = inside.find(word).map(|start| start + word.len()).filter(|_| !word.is_empty())
        else {
            return false;
        };
        let end = inside.len() - if inside.ends_with("-%}") { 3 } else { 2 };
        if !matches!(word, "if" | "elif") || end < after + 2 {
            return false;
        }
        // What the condition would say is not known; the text under it is looked at in any case.
        let rest = blank(&inside[after + 2..end]);
        format!("{} 1{rest}{}", &inside[..after], &inside[end..])
    };
    text.replace_range(tag, &replacement);
    true
}
