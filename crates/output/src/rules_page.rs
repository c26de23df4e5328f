use std::fmt::Write;

use tonghop_core::{Arg, Code, Form, MessagePart, Name, Rule, Scope, Severity};

use crate::{Messages, RuleWords};

/// The rules of a form as a page for people: section by section, each rule in words, as a formula, with its
/// fields, what is said when it is broken, and what an answer means to it that is not there.
///
/// The same form and language give the same bytes.
#[derive(Debug)]
pub struct RulesPage {
    title: String,
    intro: String,
    language: &'static str,
    sections: Vec<SectionText>,
}

#[derive(Debug)]
struct SectionText {
    heading: String,
    rules: Vec<RuleText>,
}

#[derive(Debug)]
struct RuleText {
    id: String,
    severity: Severity,
    severity_word: String,
    sentence: String,
    formula: String,
    fields: Vec<String>,
    /// Label and text of what else there is to say.
    details: Vec<(String, String)>,
    /// The labels of the formula and of the fields.
    labels: (String, String),
}

impl RulesPage {
    /// The page of a form.
    #[must_use]
    pub fn new(form: &Form, messages: &Messages) -> Self {
        let count = |severity: Severity| {
            Arg::Count(form.rules().iter().filter(|rule| rule.severity == severity).count() as u64)
        };
        let args = [
            ("version", Arg::Text(form.version.to_string())),
            ("count", Arg::Count(form.rules().len() as u64)),
            ("errors", count(Severity::Error)),
            ("warnings", count(Severity::Warning)),
            ("notes", count(Severity::Note)),
        ];
        let intro = if form.rules().is_empty() { "rules-none" } else { "rules-intro" };
        let title = [("title", Arg::Text(form.title.to_string()))];
        let of_section = |heading: String, id: Option<&str>| {
            let rules = form.rules().iter().filter(|rule| section_of(form, rule) == id);
            let rules: Vec<RuleText> = rules.map(|rule| rule_text(form, rule, messages)).collect();
            (!rules.is_empty()).then_some(SectionText { heading, rules })
        };
        let mut sections: Vec<SectionText> = form
            .sections()
            .iter()
            .filter_map(|section| {
                let args = [
                    ("id", Arg::Text(section.id.to_string())),
                    ("title", Arg::Text(section.title.to_string())),
                ];
                of_section(messages.format("rules-section", &args), Some(&section.id))
            })
            .collect();
        sections.extend(of_section(messages.text("rules-section-other"), None));
        Self {
            title: messages.format("rules-title", &title),
            intro: messages.format(intro, &args),
            language: messages.language().word(),
            sections,
        }
    }

    /// As Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut text = format!("# {}\n\n{}.\n", markdown(&self.title), markdown(&self.intro));
        for section in &self.sections {
            let _written = write!(text, "\n## {}\n", markdown(&section.heading));
            for rule in &section.rules {
                let _written = write!(
                    text,
                    "\n### {} · {}\n\n{}.\n\n- {}: `{}`\n",
                    markdown(&rule.id),
                    rule.severity_word,
                    markdown(&rule.sentence),
                    rule.labels.0,
                    rule.formula
                );
                if !rule.fields.is_empty() {
                    let _written = writeln!(text, "- {}:", rule.labels.1);
                    for field in &rule.fields {
                        let _written = writeln!(text, "  - {}", markdown(field));
                    }
                }
                for (label, detail) in &rule.details {
                    let _written = writeln!(text, "- {label}: {}", markdown(detail));
                }
            }
        }
        text
    }

    /// As a page of HTML that needs no other file.
    #[must_use]
    pub fn to_html(&self) -> String {
        let title = html(&self.title);
        let mut text = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{}.</p>\n<nav><ul>\n",
            self.language,
            html(&self.intro)
        );
        for (index, section) in self.sections.iter().enumerate() {
            let _written = writeln!(text, "<li><a href=\"#s{index}\">{}</a></li>", html(&section.heading));
        }
        text.push_str("</ul></nav>\n");
        for (index, section) in self.sections.iter().enumerate() {
            let _written = writeln!(text, "<h2 id=\"s{index}\">{}</h2>", html(&section.heading));
            section.rules.iter().for_each(|rule| rule.write_html(&mut text));
        }
        text.push_str("</body>\n</html>\n");
        text
    }
}

impl RuleText {
    fn write_html(&self, text: &mut String) {
        let id = html(&self.id);
        let _written = write!(
            text,
            "<article class=\"{}\" id=\"{id}\">\n<h3>{id} <span>{}</span></h3>\n<p class=\"must\">{}.</p>\n\
             <dl>\n<dt>{}</dt><dd><code>{}</code></dd>\n",
            self.severity.word(),
            html(&self.severity_word),
            html(&self.sentence),
            html(&self.labels.0),
            html(&self.formula)
        );
        if !self.fields.is_empty() {
            let fields: Vec<String> = self.fields.iter().map(|field| html(field)).collect();
            let _written =
                writeln!(text, "<dt>{}</dt><dd>{}</dd>", html(&self.labels.1), fields.join("<br>"));
        }
        for (label, detail) in &self.details {
            let _written = writeln!(text, "<dt>{}</dt><dd>{}</dd>", html(label), html(detail));
        }
        text.push_str("</dl>\n</article>\n");
    }
}

/// The section of the first field or row table that a rule names.
fn section_of<'f>(form: &'f Form, rule: &Rule) -> Option<&'f str> {
    rule.check.names().iter().find_map(|name| match name {
        Name::Field(code)
        | Name::Prior(code, _)
        | Name::History(code, _)
        | Name::Total(code)
        | Name::TotalOf(code, _) => form.section_of(code.as_str()).map(|section| &*section.id),
        Name::Column(table, _) | Name::Rows(table) => form.table(table.as_str()).map(|table| &*table.section),
        Name::Unit(_) | Name::Units(_) | Name::Parameter(_) => None,
    })
}

fn rule_text(form: &Form, rule: &Rule, messages: &Messages) -> RuleText {
    let label = |key: &str| messages.text(&format!("rules-{key}"));
    let mut details = vec![(label("message"), message(rule))];
    let looks_at_answers = rule.check.names().iter().any(|name| matches!(name, Name::Field(_)));
    if looks_at_answers && rule.scope == Scope::Form {
        for (key, policy) in [("blank", rule.blank), ("not-applicable", rule.not_applicable)] {
            details.push((label(key), messages.text(&format!("rules-{key}-{}", policy.word()))));
        }
    }
    if let Some(tolerance) = rule.tolerance {
        details.push((label("tolerance"), tolerance.to_string()));
    }
    if rule.scope == Scope::Collection {
        details.push((label("scope"), label("scope-collection")));
    }
    if let Some(until) = rule.trial_until {
        details
            .push((label("trial"), messages.format("rules-trial-until", &[("period", Arg::Period(until))])));
    }
    RuleText {
        id: rule.id.to_string(),
        severity: rule.severity,
        severity_word: messages.text(&format!("severity-{}", rule.severity.word())),
        sentence: RuleWords::new(form, messages).sentence(rule),
        formula: rule.check.text().to_owned(),
        fields: fields(form, rule).iter().map(|code| field(form, code, messages)).collect(),
        details,
        labels: (label("formula"), label("fields")),
    }
}

/// Every field that a rule names in any way, in order of appearance.
fn fields(form: &Form, rule: &Rule) -> Vec<Code> {
    let mut fields = Vec::new();
    for name in rule.check.names() {
        if let Name::Field(code) | Name::Prior(code, _) | Name::Total(code) = name
            && form.field(code.as_str()).is_some()
            && !fields.contains(&code)
        {
            fields.push(code);
        }
    }
    fields
}

fn field(form: &Form, code: &Code, messages: &Messages) -> String {
    let Some(field) = form.field(code.as_str()) else { return code.to_string() };
    let key = if field.measure.is_empty() { "rules-field" } else { "rules-field-measure" };
    let args = [
        ("code", Arg::Text(code.to_string())),
        ("label", Arg::Text(field.label.to_string())),
        ("measure", Arg::Text(field.measure.to_string())),
    ];
    messages.format(key, &args)
}

/// The message as it is declared, with its figures as formulas in brackets.
fn message(rule: &Rule) -> String {
    let part = |part: &MessagePart| match part {
        MessagePart::Words(words) => words.to_string(),
        MessagePart::Figure(formula) => format!("[{}]", formula.text()),
    };
    rule.message.iter().map(part).collect()
}

/// Text of a form as text of Markdown.
fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            escaped.push('\\');
        }
        escaped.push(if letter.is_control() { ' ' } else { letter });
    }
    escaped
}

fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

const STYLE: &str = "\
body { font: 16px/1.5 system-ui, 'Segoe UI', Roboto, Arial, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-bottom: 1px solid #ccc; padding-bottom: .25rem; }
article { border-left: 4px solid #888; padding: .25rem 1rem; margin: 1.25rem 0; break-inside: avoid; }
article.error { border-color: #b3261e; } article.warning { border-color: #b26a00; } article.note { border-color: #356; }
h3 { margin: .25rem 0; font-size: 1.05rem; } h3 span { font-weight: normal; font-size: .85rem; color: #555; margin-left: .5rem; }
.must { margin: .25rem 0 .75rem; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .2rem 1rem; margin: 0; font-size: .92rem; }
dt { color: #555; } dd { margin: 0; }
code { font-family: ui-monospace, Consolas, 'DejaVu Sans Mono', monospace; font-size: .9em; overflow-wrap: anywhere; }
nav ul { columns: 2; padding-left: 1.2rem; font-size: .92rem; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } nav ul { columns: 1; } }
@media print { nav { display: none; } }
";
