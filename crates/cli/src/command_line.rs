//! What can be typed: commands, arguments and options, and their help.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command as Clap, value_parser};
use tonghop::{Date, Messages, Period};

/// An option of the command line; its name tells its texts.
fn option_of(messages: &Messages, name: &'static str) -> Arg {
    let text = |part: &str| messages.text(&format!("{part}-{name}"));
    Arg::new(name).long(name).value_name(text("value")).help(text("arg"))
}

/// An option that is there or not; its name tells its text.
fn switch(messages: &Messages, name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(messages.text(&format!("arg-{name}")))
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

/// What can be typed, told in the language of the messages.
pub fn definition(messages: &Messages) -> Clap {
    let text = |key: &str| messages.text(key);
    let heading = |arg: Arg| arg.help_heading(text("heading-options"));
    let help =
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help(text("arg-help")).global(true);
    let lang = option_of(messages, "lang").value_parser(["vi", "en"]).default_value("vi").global(true);
    shell(messages, "tonghop", "tonghop")
        .about(text("cmd-about"))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand_help_heading(text("heading-commands"))
        .arg(heading(shown(lang.hide_default_value(true))))
        .arg(heading(switch(messages, "no-cache").global(true)))
        .arg(heading(help))
        .arg(Arg::new("version").long("version").action(ArgAction::Version).help(text("arg-version")))
        .subcommands(work_of_a_period(messages))
        .subcommands(tracing_pair(messages))
        .subcommands(pages(messages))
        .subcommand(form_family(messages))
}

/// What is done with the submissions of a period.
fn work_of_a_period(messages: &Messages) -> [Clap; 6] {
    let text = |key: &str| messages.text(key);
    let option = |name: &'static str| option_of(messages, name);
    let command = |name: &'static str| shell(messages, name, name);
    let under = |arg: Arg| arg.help_heading(text("heading-arguments"));
    let period = || option("period").value_parser(|text: &str| text.parse::<Period>());
    let format = || shown(option("format").value_parser(["text", "json"]).default_value("text"));
    let threads = || option("threads").value_parser(value_parser!(u16).range(1..=256));
    let sort = || shown(option("sort").value_parser(["severity", "effect"]).default_value("severity"));
    let out = || option("out").value_parser(value_parser!(PathBuf));
    let workspace = || {
        let arg = Arg::new("workspace").value_name(text("value-workspace")).help(text("arg-workspace"));
        arg.value_parser(value_parser!(PathBuf))
    };
    let positional = || under(workspace().required(true));
    let flag = || workspace().long("workspace").default_value(".").hide_default_value(true);
    let files = Arg::new("files").value_name(text("value-files")).num_args(1..).required(true);
    let files = under(files.value_parser(value_parser!(PathBuf)).help(text("arg-files")));
    let provisional = || switch(messages, "provisional");
    let upward = switch(messages, "for-upper-level");
    let report = || [period(), provisional(), format(), threads()];
    let consolidate = command("consolidate").args([positional(), period(), out(), provisional(), upward]);
    [
        with_parquet(messages, consolidate).args([sort(), format(), threads()]),
        command("check").args([files, flag(), period(), sort(), format(), threads()]),
        command("template").args([positional(), period(), out(), format()]),
        command("reply").args([positional(), period(), out(), option("unit"), format(), threads()]),
        with_check(
            command("report").args([positional(), out()]).args(report()),
            command("report-check").args([under(report_file(messages)), flag()]).args(report()),
            text("heading-commands"),
        ),
        command("status").args([
            positional(),
            period(),
            option("html").value_name(text("value-file")).value_parser(value_parser!(PathBuf)),
            option("on").value_parser(|text: &str| text.parse::<Date>()),
            sort(),
            format(),
            threads(),
        ]),
    ]
}

/// What is told of the program itself.
fn pages(messages: &Messages) -> [Clap; 2] {
    let argument = |name: &'static str| {
        let text = |part: &str| messages.text(&format!("{part}-{name}"));
        let arg = Arg::new(name).value_name(text("value")).help(text("arg"));
        arg.help_heading(messages.text("heading-arguments"))
    };
    [
        shell(messages, "explain", "explain").arg(argument("code").required(true)),
        shell(messages, "schema", "schema").arg(argument("name")),
    ]
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

/// Two periods with two dots between, or one that is both the first and the last.
fn span(text: &str) -> Result<(Period, Period), tonghop::ParsePeriodError> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    Ok((first.trim().parse()?, last.trim().parse()?))
}
