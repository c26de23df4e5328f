//! The command line, in two steps: what was typed, and what it means.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;
use tonghop::{Code, Date, Language, Messages, Period};

use crate::command_line::definition;
use crate::refusal::refusal;

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// In which order findings are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The gravest first.
    Severity,
    /// Those first that can change a total most.
    Effect,
}

/// What all commands over a workspace take.
#[derive(Debug, Clone)]
pub struct Common {
    pub workspace: PathBuf,
    pub period: Option<Period>,
    pub format: Format,
    pub threads: Option<usize>,
    pub sort: Sort,
}

/// The arguments of `form check`: a workspace, or a form by itself.
#[derive(Debug, Clone)]
pub struct FormFile {
    pub path: PathBuf,
    pub format: Format,
}

/// The arguments of `form rules`.
#[derive(Debug, Clone)]
pub struct RulesOut {
    pub workspace: PathBuf,
    pub out: Option<PathBuf>,
}

/// The arguments of `form explain`.
#[derive(Debug, Clone)]
pub struct ExplainRule {
    pub workspace: PathBuf,
    pub rule: String,
    pub unit: String,
    pub period: Option<Period>,
}

/// The arguments of `form try`.
#[derive(Debug, Clone)]
pub struct TryRules {
    pub workspace: PathBuf,
    /// The first and the last period.
    pub periods: Option<(Period, Period)>,
    pub rule: Option<String>,
    /// The file with a draft of rules.
    pub draft: Option<PathBuf>,
    pub format: Format,
    pub threads: Option<usize>,
}

/// What is done for the author of a form.
#[derive(Debug, Clone)]
pub enum FormCommand {
    Check(FormFile),
    Rules(RulesOut),
    Explain(ExplainRule),
    Try(TryRules),
}

/// The arguments of `consolidate`.
#[derive(Debug, Clone)]
pub struct Consolidate {
    pub common: Common,
    pub out: Option<PathBuf>,
    pub provisional: bool,
    /// Whether the level above gets a workbook too.
    pub for_upper_level: bool,
    /// Whether data are written as Parquet too.
    #[cfg(feature = "parquet")]
    pub parquet: bool,
}

/// The arguments of `status`.
#[derive(Debug, Clone)]
pub struct Status {
    pub common: Common,
    /// The page to write.
    pub html: Option<PathBuf>,
    /// The day on which it is told.
    pub on: Option<Date>,
}

/// The arguments of `check`.
#[derive(Debug, Clone)]
pub struct Check {
    pub common: Common,
    pub files: Vec<PathBuf>,
}

/// The arguments of `template`.
#[derive(Debug, Clone)]
pub struct Template {
    pub common: Common,
    pub out: Option<PathBuf>,
}

/// The arguments of `report`.
#[derive(Debug, Clone)]
pub struct Report {
    pub common: Common,
    pub out: Option<PathBuf>,
    pub provisional: bool,
}

/// The arguments of `report check`.
#[derive(Debug, Clone)]
pub struct ReportCheck {
    pub common: Common,
    pub file: PathBuf,
    pub provisional: bool,
}

/// The arguments of `trace`.
#[derive(Debug, Clone)]
pub struct TraceArguments {
    pub workbook: PathBuf,
    /// `Tổng hợp!D12`
    pub cell: Option<String>,
    pub field: Option<String>,
    pub unit: Option<String>,
    pub workspace: Option<PathBuf>,
    pub all: bool,
    pub format: Format,
    pub threads: Option<usize>,
}

/// The arguments of `verify`.
#[derive(Debug, Clone)]
pub struct Verify {
    pub workbook: PathBuf,
    pub workspace: Option<PathBuf>,
    pub format: Format,
    pub threads: Option<usize>,
}

/// The arguments of `reply`.
#[derive(Debug, Clone)]
pub struct Reply {
    pub common: Common,
    pub out: Option<PathBuf>,
    pub unit: Option<Code>,
}

/// What to do.
#[derive(Debug, Clone)]
pub enum Command {
    Report(Report),
    ReportCheck(ReportCheck),
    Consolidate(Consolidate),
    Check(Check),
    Template(Template),
    Reply(Reply),
    Status(Status),
    Explain { code: String },
    Schema { name: Option<String> },
    Trace(TraceArguments),
    Verify(Verify),
    Form(FormCommand),
}

impl Command {
    /// How its report is printed.
    pub fn format(&self) -> Format {
        match self {
            Self::Consolidate(Consolidate { common, .. })
            | Self::Check(Check { common, .. })
            | Self::Template(Template { common, .. })
            | Self::Report(Report { common, .. })
            | Self::ReportCheck(ReportCheck { common, .. })
            | Self::Reply(Reply { common, .. })
            | Self::Status(Status { common, .. }) => common.format,
            Self::Trace(TraceArguments { format, .. }) | Self::Verify(Verify { format, .. }) => *format,
            Self::Form(
                FormCommand::Check(FormFile { format, .. }) | FormCommand::Try(TryRules { format, .. }),
            ) => *format,
            Self::Explain { .. } | Self::Schema { .. } | Self::Form(_) => Format::Text,
        }
    }
}

/// What a command line comes to.
pub enum Parsed {
    /// `cache` tells whether what is read is kept for the next run.
    Run { command: Command, cache: bool },
    /// Help or the version: text for stdout.
    Print(String),
    /// A mistake: text for stderr.
    Misused(String),
}

/// Reads the command line, in the language that it asks for.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> (Language, Parsed) {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = language(&arguments);
    let messages = Messages::of(language);
    let parsed = match definition(&messages).try_get_matches_from(arguments) {
        Ok(matches) => match matches.subcommand() {
            Some((name, matches)) => {
                Parsed::Run { command: command(name, matches), cache: !matches.get_flag("no-cache") }
            }
            None => Parsed::Misused(messages.text("usage-missing-command")),
        },
        Err(error) => refusal(&error, &messages),
    };
    (language, parsed)
}

/// The language has to be known before the command line can be explained.
fn language(arguments: &[OsString]) -> Language {
    let mut words = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang=") {
            Some(value) => Some(value.to_owned()),
            None if word == "--lang" => words.next().map(|value| value.into_owned()),
            None => None,
        };
        if let Some(language) = value.and_then(|v| Language::ALL.into_iter().find(|l| l.word() == v)) {
            return language;
        }
    }
    Language::Vi
}

fn path(name: &str, matches: &ArgMatches) -> Option<PathBuf> {
    matches.try_get_one::<PathBuf>(name).ok().flatten().cloned()
}

fn common(matches: &ArgMatches) -> Common {
    Common {
        workspace: path("workspace", matches).unwrap_or_default(),
        period: matches.try_get_one::<Period>("period").ok().flatten().copied(),
        format: match matches.get_one::<String>("format").map(String::as_str) {
            Some("json") => Format::Json,
            _ => Format::Text,
        },
        threads: threads(matches),
        sort: match matches.try_get_one::<String>("sort").ok().flatten().map(String::as_str) {
            Some("effect") => Sort::Effect,
            _ => Sort::Severity,
        },
    }
}

fn report_check(matches: &ArgMatches) -> Command {
    Command::ReportCheck(ReportCheck {
        common: common(matches),
        file: path("file", matches).unwrap_or_default(),
        provisional: matches.get_flag("provisional"),
    })
}

fn command(name: &str, matches: &ArgMatches) -> Command {
    let path = |name: &str| path(name, matches);
    let common = || common(matches);
    match name {
        "form" => {
            let (name, matches) = matches.subcommand().unwrap_or(("", matches));
            Command::Form(form_command(name, matches))
        }
        "consolidate" => Command::Consolidate(Consolidate {
            common: common(),
            out: path("out"),
            provisional: matches.get_flag("provisional"),
            for_upper_level: matches.get_flag("for-upper-level"),
            #[cfg(feature = "parquet")]
            parquet: matches.get_flag("parquet"),
        }),
        "check" => Command::Check(Check {
            common: common(),
            files: matches.get_many::<PathBuf>("files").into_iter().flatten().cloned().collect(),
        }),
        "template" => Command::Template(Template { common: common(), out: path("out") }),
        "reply" => Command::Reply(Reply {
            common: common(),
            out: path("out"),
            unit: matches.get_one::<String>("unit").map(|code| Code::from(code.as_str())),
        }),
        "status" => Command::Status(Status {
            common: common(),
            html: path("html"),
            on: matches.get_one::<Date>("on").copied(),
        }),
        "schema" => Command::Schema { name: matches.get_one::<String>("name").cloned() },
        "report" => match matches.subcommand() {
            Some((_, matches)) => report_check(matches),
            None => Command::Report(Report {
                common: common(),
                out: path("out"),
                provisional: matches.get_flag("provisional"),
            }),
        },
        "trace" => {
            let text = |name: &str| matches.get_one::<String>(name).cloned();
            let Common { format, threads, .. } = common();
            Command::Trace(TraceArguments {
                workbook: path("workbook").unwrap_or_default(),
                cell: text("cell"),
                field: text("field"),
                unit: text("unit"),
                workspace: path("workspace"),
                all: matches.get_flag("all"),
                format,
                threads,
            })
        }
        "verify" => {
            let Common { format, threads, .. } = common();
            Command::Verify(Verify {
                workbook: path("workbook").unwrap_or_default(),
                workspace: path("workspace"),
                format,
                threads,
            })
        }
        _ => Command::Explain { code: matches.get_one::<String>("code").cloned().unwrap_or_default() },
    }
}

fn threads(matches: &ArgMatches) -> Option<usize> {
    matches.try_get_one::<u16>("threads").ok().flatten().map(|n| usize::from(*n))
}

fn form_command(name: &str, matches: &ArgMatches) -> FormCommand {
    let path = |name: &str| matches.try_get_one::<PathBuf>(name).ok().flatten().cloned();
    let text = |name: &str| matches.try_get_one::<String>(name).ok().flatten().cloned();
    let format = match text("format").as_deref() {
        Some("json") => Format::Json,
        _ => Format::Text,
    };
    let workspace = path("workspace").unwrap_or_default();
    match name {
        "check" => FormCommand::Check(FormFile { path: path("form").unwrap_or_default(), format }),
        "rules" => FormCommand::Rules(RulesOut { workspace, out: path("out") }),
        "explain" => FormCommand::Explain(ExplainRule {
            workspace,
            rule: text("rule").unwrap_or_default(),
            unit: text("unit").unwrap_or_default(),
            period: matches.get_one::<Period>("period").copied(),
        }),
        _ => FormCommand::Try(TryRules {
            workspace,
            periods: matches.get_one::<(Period, Period)>("periods").copied(),
            rule: text("one-rule"),
            draft: path("rules"),
            format,
            threads: threads(matches),
        }),
    }
}
