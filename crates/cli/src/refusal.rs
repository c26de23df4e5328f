//! What is said of a command line that asks for nothing to be done.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use tonghop::Messages;

use crate::arguments::Parsed;

/// Help, the version, or a mistake of the command line in the user's language.
pub fn refusal(error: &clap::Error, messages: &Messages) -> Parsed {
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
            let expected = match argument.split(' ').next() {
                Some("--period") => Some("period-expected"),
                Some("--periods") => Some("periods-expected"),
                Some("--on") => Some("day-expected"),
                _ => None,
            };
            match expected {
                Some(key) => {
                    let expected = named(messages.text(key));
                    format!("{problem}\n{}", messages.format("usage-expected", &[("expected", expected)]))
                }
                None if allowed.is_empty() => problem,
                None => {
                    format!("{problem}\n{}", messages.format("usage-allowed", &[("allowed", named(allowed))]))
                }
            }
        }
        _ => messages.text("usage-other"),
    };
    Parsed::Misused(format!("{}: {problem}\n{}", messages.text("error-word"), messages.text("usage-try")))
}
