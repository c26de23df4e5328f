//! The project's own tasks.
//!
//! - `cargo xtask ci`: everything that must hold, on a clean machine.
//! - `cargo xtask damage [--seed N] [--count N] [--double] [--only KIND] [--resaved N] [--keep DIR] [--all | --list]`:
//!   damaged submissions, and what the reader makes of them.
//! - `cargo xtask scale [--units N,N] [--repeat N] [--dir DIR] [--peers DIR] [--write FILE]`: what reading and
//!   consolidating costs beside the reader library alone; with `--release`.
//! - `cargo xtask scale-corpus --units N --out DIR [--seed S] [--xls SHARE] [--ods SHARE]`: a workspace of any size.
//! - `cargo xtask samples [--check | --resave]`: the sample inbox from `xtask/data`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a task speaks to whoever runs it")]

mod ci;
mod damage;
mod filled_template;
mod libreoffice;
mod resave;
mod samples;
#[cfg(unix)]
mod scale;
mod scale_corpus;
mod scale_job;

use std::process::ExitCode;

/// What any task may fail with.
type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words[..] {
        ["ci"] => ci::run(),
        ["samples"] => samples::write(),
        ["samples", "--check"] => samples::check(),
        ["samples", "--resave"] => samples::write().and_then(|()| samples::resave_all()),
        ["damage", ref options @ ..] => damage::run(options),
        #[cfg(unix)]
        ["scale", ref options @ ..] => scale::run(options),
        ["scale-job", ref options @ ..] => scale_job::run(options),
        [scale_job::WORKER] => tonghop::serve_reading().map_err(Into::into),
        ["scale-corpus", ref options @ ..] => scale_corpus::run(options),
        _ => Err("usage: cargo xtask ci | damage [--list] | samples [--check | --resave]".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the project.
fn root() -> std::path::PathBuf {
    let manifest = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}
