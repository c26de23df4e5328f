//! The command line, in two steps: what was typed, and what it means.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command as Clap, value_parser};
use tonghop::{Code, Date, Language, Messages, Period};

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

/// An option of the command line; its name tells its texts.
fn option_of(messages: &Messages, name: &'static str) -> Arg {
    let text = |part: &str| messages.text(&format!("{part}-{name}"));
    Arg::new(name).long(name).value_name(text("value")).help(text("arg"))
}

/// A command without its arguments; `key` tells its texts.
fn shell(messages: &Messages, name: &'static str, key: &str) -> Clap {
    let text = |key: &str| messages.text(key);
    Clap::new(name)
        .about(text(&format!("cmd-{key}")))
        .override_usage(text(&format!("usage-{key}")))
        .help_template(format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}", text("heading-usage")))
        .disable_help_flag(true)
        .next_help_heading(text("heading-options"))
}

fn shown(arg: Arg) -> Arg {
    arg.hide_possible_values(true).hide_default_value(true)
}

fn definition(messages: &Messages) -> Clap {
    let text = |key: &str| messages.text(key);
    let value = |name: &str| text(&format!("value-{name}"));
    let option = |name: &'static str| option_of(messages, name);
    let period = option("period").value_parser(|text: &str| text.parse::<Period>());
    let format = option("format").value_parser(["text", "json"]).default_value("text");
    let threads = option("threads").value_parser(value_parser!(u16).range(1..=256));
    let out = option("out").value_parser(value_parser!(PathBuf));
    let workspace = Arg::new("workspace")
        .value_name(value("workspace"))
        .value_parser(value_parser!(PathBuf))
        .help(text("arg-workspace"));
    let files = Arg::new("files")
        .value_name(value("files"))
        .num_args(1..)
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .help(text("arg-files"));
    let switch = |name: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(text(&format!("arg-{name}")))
    };
    let provisional = switch("provisional");
    let sort = option("sort").value_parser(["severity", "effect"]).default_value("severity");
    let code = Arg::new("code").value_name(value("code")).required(true).help(text("arg-code"));
    let unit = option("unit");
    let positional = workspace.clone().required(true);
    let flag = workspace.long("workspace").default_value(".").hide_default_value(true);
    let report = [period.clone(), provisional.clone(), shown(format.clone()), threads.clone()];
    let (out_of_report, flag_of_report) = (out.clone(), flag.clone());
    let command = |name: &'static str| shell(messages, name, name);
    let arguments = text("heading-arguments");
    let under = |arg: Arg| arg.help_heading(arguments.clone());
    let help =
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help(text("arg-help")).global(true);
    let lang =
        option("lang").value_parser(["vi", "en"]).default_value("vi").global(true).hide_default_value(true);
    let no_cache = Arg::new("no-cache").long("no-cache").action(ArgAction::SetTrue).global(true);
    command("tonghop")
        .about(text("cmd-about"))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand_help_heading(text("heading-commands"))
        .arg(shown(lang).help_heading(text("heading-options")))
        .arg(no_cache.help(text("arg-no-cache")).help_heading(text("heading-options")))
        .arg(help.help_heading(text("heading-options")))
        .arg(Arg::new("version").long("version").action(ArgAction::Version).help(text("arg-version")))
        .subcommand(with_parquet(messages, command("consolidate")).args([
            under(positional.clone()),
            period.clone(),
            out.clone(),
            provisional,
            switch("for-upper-level"),
            shown(sort.clone()),
            shown(format.clone()),
            threads.clone(),
        ]))
        .subcommand(command("check").args([
            under(files),
            flag,
            period.clone(),
            shown(sort.clone()),
            shown(format.clone()),
            threads.clone(),
        ]))
        .subcommand(command("template").args([
            under(positional.clone()),
            period.clone(),
            out.clone(),
            shown(format.clone()),
        ]))
        .subcommand(command("reply").args([
            under(positional.clone()),
            period.clone(),
            out,
            unit,
            shown(format.clone()),
            threads.clone(),
        ]))
        .subcommand(with_check(
            command("report").args([under(positional.clone()), out_of_report]).args(report.clone()),
            command("report-check").args([under(report_file(messages)), flag_of_report]).args(report),
            text("heading-commands"),
        ))
        .subcommand(command("status").args([
            under(positional),
            period,
            option("html").value_name(value("file")).value_parser(value_parser!(PathBuf)),
            option("on").value_parser(|text: &str| text.parse::<Date>()),
            shown(sort),
            shown(format),
            threads,
        ]))
        .subcommands(tracing_pair(messages))
        .subcommand(command("explain").arg(under(code)))
        .subcommand(
            command("schema").arg(under(Arg::new("name").value_name(value("name")).help(text("arg-name")))),
        )
        .subcommand(form_family(messages))
}

/// `consolidate`, where it can write Parquet.
#[cfg(feature = "parquet")]
fn with_parquet(messages: &Messages, consolidate: Clap) -> Clap {
    let help = messages.text("arg-parquet");
    consolidate.arg(Arg::new("parquet").long("parquet").action(ArgAction::SetTrue).help(help))
}

#[cfg(not(feature = "parquet"))]
fn with_parquet(_messages: &Messages, consolidate: Clap) -> Clap {
    consolidate
}

/// The commands over a consolidated workbook.
fn tracing_pair(messages: &Messages) -> [Clap; 2] {
    let text = |key: &str| messages.text(key);
    let option = |name: &'static str| option_of(messages, name);
    let argument = |name: &'static str| {
        let arg = Arg::new(name).value_name(text(&format!("value-{name}")));
        arg.help_heading(text("heading-arguments"))
    };
    let workbook = argument("workbook").required(true).value_parser(value_parser!(PathBuf));
    let workbook = workbook.help(text("arg-workbook")).display_order(0);
    let cell = argument("cell").help(text("arg-cell")).conflicts_with("field");
    let all = Arg::new("all").long("all").action(ArgAction::SetTrue).help(text("arg-all"));
    let around = |arg: Arg| arg.value_parser(value_parser!(PathBuf)).help(text("arg-around"));
    let format = || shown(option("format").value_parser(["text", "json"]).default_value("text"));
    let threads = || option("threads").value_parser(value_parser!(u16).range(1..=256));
    let trace = shell(messages, "trace", "trace").args([
        workbook.clone(),
        cell,
        option("field"),
        option("unit").requires("field"),
        around(option("workspace")),
        all,
        format(),
        threads(),
    ]);
    let verify = shell(messages, "verify", "verify");
    [trace, verify.args([workbook, around(argument("workspace")), format(), threads()])]
}

/// The commands for the author of a form.
fn form_family(messages: &Messages) -> Clap {
    let text = |key: &str| messages.text(key);
    let option = |name: &'static str| option_of(messages, name);
    let command = |name: &'static str, key: &str| shell(messages, name, key);
    let argument = |name: &'static str| {
        let arg =
            Arg::new(name).value_name(text(&format!("value-{name}"))).help(text(&format!("arg-{name}")));
        arg.help_heading(text("heading-arguments"))
    };
    let here = |arg: Arg| shown(arg.value_parser(value_parser!(PathBuf)).default_value("."));
    let format = || shown(option("format").value_parser(["text", "json"]).default_value("text"));
    let out = option("out").value_name(text("value-file")).help(text("arg-page-out"));
    let one_rule =
        Arg::new("one-rule").long("rule").value_name(text("value-rule")).help(text("arg-one-rule"));
    let explained = [
        argument("rule").required(true),
        option("unit").required(true),
        here(option("workspace")),
        option("period").value_parser(|text: &str| text.parse::<Period>()),
    ];
    let tried = [
        here(argument("workspace")),
        option("periods").value_parser(span),
        one_rule,
        option("rules").value_parser(value_parser!(PathBuf)),
        format(),
        option("threads").value_parser(value_parser!(u16).range(1..=256)),
    ];
    shell(messages, "form", "form")
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(text("heading-commands"))
        .subcommand(command("check", "form-check").args([here(argument("form")), format()]))
        .subcommand(
            command("rules", "form-rules")
                .args([here(argument("workspace")), out.value_parser(value_parser!(PathBuf))]),
        )
        .subcommand(command("explain", "form-explain").args(explained))
        .subcommand(command("try", "form-try").args(tried))
}

/// The report that is to be checked.
fn report_file(messages: &Messages) -> Arg {
    Arg::new("file")
        .value_name(messages.text("value-report"))
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .help(messages.text("arg-report"))
}

/// `report`, which has a command `check` of its own.
fn with_check(report: Clap, check: Clap, heading: String) -> Clap {
    report
        .args_conflicts_with_subcommands(true)
        .subcommand_negates_reqs(true)
        .subcommand_help_heading(heading)
        .subcommand(check.name("check"))
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

/// Two periods with two dots between, or one that is both the first and the last.
fn span(text: &str) -> Result<(Period, Period), tonghop::ParsePeriodError> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    Ok((first.trim().parse()?, last.trim().parse()?))
}
