use std::process::Command;

use crate::{Outcome, libreoffice, root, samples};

/// Runs every check, in the order in which a fault is cheapest to find.
pub fn run() -> Outcome {
    libreoffice::install()?;
    step("format", "cargo", &["fmt", "--all", "--check"])?;
    step("lints", "cargo", &["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])?;
    println!("── samples");
    samples::check()?;
    step("tests", "cargo", &["test", "--workspace", "--no-fail-fast"])?;
    // Only the crate that writes Parquet is built with it, so that nothing else is built twice.
    let parquet = ["clippy", "--package", "tonghop-output", "--features", "parquet", "--all-targets"];
    step("lints of Parquet", "cargo", &[&parquet[..], &["--", "--deny", "warnings"]].concat())?;
    let parquet = ["test", "--package", "tonghop-output", "--features", "parquet", "--test", "parquet"];
    step("tests of Parquet", "cargo", &parquet)?;
    step("command with Parquet", "cargo", &["check", "--package", "tonghop-cli", "--features", "parquet"])?;
    step("docs", "cargo", &["doc", "--workspace", "--no-deps", "--document-private-items"])?;
    println!("── all checks passed");
    Ok(())
}

fn step(name: &str, program: &str, arguments: &[&str]) -> Outcome {
    println!("── {name}: {program} {}", arguments.join(" "));
    let status = Command::new(program)
        .args(arguments)
        .current_dir(root())
        .env("RUSTDOCFLAGS", "--deny warnings")
        .status()?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed ({status})").into()) }
}
