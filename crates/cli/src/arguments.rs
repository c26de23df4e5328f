//! The command line, in two steps: what was typed, and what it means.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command as Clap, value_parser};
use tonghop::{Code, Language, Messages, Period};

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What all commands over a workspace take.
#[derive(Debug, Clone)]
pub struct Common {
    pub workspace: PathBuf,
    pub period: Option<Period>,
    pub format: Format,
    pub threads: Option<usize>,
}

/// The arguments of `consolidate`.
#[derive(Debug, Clone)]
pub struct Consolidate {
    pub common: Common,
    pub out: Option<PathBuf>,
    pub provisional: bool,
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
    Consolidate(Consolidate),
    Check(Check),
    Template(Template),
    Reply(Reply),
    Status(Common),
    Explain { code: String },
}

impl Command {
    /// How its report is printed.
    pub fn format(&self) -> Format {
        match self {
            Self::Consolidate(Consolidate { common, .. })
            | Self::Check(Check { common, .. })
            | Self::Template(Template { common, .. })
            | Self::Reply(Reply { common, .. })
            | Self::Status(common) => common.format,
            Self::Explain { .. } => Format::Text,
        }
    }
}

/// What a command line comes to.
pub enum Parsed {
    Run(Command),
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
            Some((name, matches)) => Parsed::Run(command(name, matches)),
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

fn definition(messages: &Messages) -> Clap {
    let text = |key: &str| messages.text(key);
    let value = |name: &str| text(&format!("value-{name}"));
    let option = |name: &'static str| {
        Arg::new(name).long(name).value_name(value(name)).help(text(&format!("arg-{name}")))
    };
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
    let provisional =
        Arg::new("provisional").long("provisional").action(ArgAction::SetTrue).help(text("arg-provisional"));
    let code = Arg::new("code").value_name(value("code")).required(true).help(text("arg-code"));
    let unit = option("unit");
    let positional = workspace.clone().required(true);
    let flag = workspace.long("workspace").default_value(".").hide_default_value(true);
    let page = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}", text("heading-usage"));
    let command = |name: &'static str| {
        Clap::new(name)
            .about(text(&format!("cmd-{name}")))
            .override_usage(text(&format!("usage-{name}")))
            .help_template(page.clone())
            .disable_help_flag(true)
            .next_help_heading(text("heading-options"))
    };
    let arguments = text("heading-arguments");
    let under = |arg: Arg| arg.help_heading(arguments.clone());
    let help =
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help(text("arg-help")).global(true);
    let lang =
        option("lang").value_parser(["vi", "en"]).default_value("vi").global(true).hide_default_value(true);
    let shown = |arg: Arg| arg.hide_possible_values(true).hide_default_value(true);
    command("tonghop")
        .about(text("cmd-about"))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand_help_heading(text("heading-commands"))
        .arg(shown(lang).help_heading(text("heading-options")))
        .arg(help.help_heading(text("heading-options")))
        .arg(Arg::new("version").long("version").action(ArgAction::Version).help(text("arg-version")))
        .subcommand(command("consolidate").args([
            under(positional.clone()),
            period.clone(),
            out.clone(),
            provisional,
            shown(format.clone()),
            threads.clone(),
        ]))
        .subcommand(command("check").args([
            under(files),
            flag,
            period.clone(),
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
        .subcommand(command("status").args([under(positional), period, shown(format), threads]))
        .subcommand(command("explain").arg(under(code)))
}

fn command(name: &str, matches: &ArgMatches) -> Command {
    let path = |name: &str| matches.try_get_one::<PathBuf>(name).ok().flatten().cloned();
    let common = || Common {
        workspace: path("workspace").unwrap_or_default(),
        period: matches.get_one::<Period>("period").copied(),
        format: match matches.get_one::<String>("format").map(String::as_str) {
            Some("json") => Format::Json,
            _ => Format::Text,
        },
        threads: matches.try_get_one::<u16>("threads").ok().flatten().map(|n| usize::from(*n)),
    };
    match name {
        "consolidate" => Command::Consolidate(Consolidate {
            common: common(),
            out: path("out"),
            provisional: matches.get_flag("provisional"),
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
        "status" => Command::Status(common()),
        _ => Command::Explain { code: matches.get_one::<String>("code").cloned().unwrap_or_default() },
    }
}

/// Help, the version, or a mistake of the command line in the user's language.
fn refusal(error: &clap::Error, messages: &Messages) -> Parsed {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let named = |value: String| tonghop::Arg::Text(value);
    let argument = context(ContextKind::InvalidArg);
    let problem = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return Parsed::Print(error.render().to_string());
        }
        ErrorKind::UnknownArgument => {
            messages.format("usage-unknown-argument", &[("argument", named(argument))])
        }
        ErrorKind::InvalidSubcommand => {
            let typed = context(ContextKind::InvalidSubcommand);
            messages.format("usage-unknown-command", &[("argument", named(typed))])
        }
        ErrorKind::MissingRequiredArgument => {
            messages.format("usage-missing-argument", &[("argument", named(argument))])
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            messages.text("usage-missing-command")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue);
            let problem = messages
                .format("usage-bad-value", &[("value", named(value)), ("argument", named(argument.clone()))]);
            let allowed = context(ContextKind::ValidValue);
            let advice = if argument.starts_with("--period") {
                let expected = named(messages.text("period-expected"));
                messages.format("usage-expected", &[("expected", expected)])
            } else {
                messages.format("usage-allowed", &[("allowed", named(allowed.clone()))])
            };
            let silent = allowed.is_empty() && !argument.starts_with("--period");
            if silent { problem } else { format!("{problem}\n{advice}") }
        }
        _ => messages.text("usage-other"),
    };
    Parsed::Misused(format!("{}: {problem}\n{}", messages.text("error-word"), messages.text("usage-try")))
}
