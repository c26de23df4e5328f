use std::path::PathBuf;
use std::time::Instant;

use tonghop_damage::{Plan, damages};

use crate::Outcome;

/// Damages submissions, has them read, and prints per kind of damage what became of them. Fails where anything
/// was silently wrong.
pub fn run(options: &[&str]) -> Outcome {
    let mut plan = Plan { seed: 1, count: 2000, double: false, only: None, resaved: 8, keep: None };
    let mut all = false;
    let mut rest = options.iter();
    while let Some(option) = rest.next() {
        let mut value = || rest.next().copied().ok_or_else(|| format!("{option} wants a value"));
        match *option {
            "--seed" => plan.seed = value()?.parse()?,
            "--count" => plan.count = value()?.parse()?,
            "--double" => plan.double = true,
            "--only" => plan.only = Some(value()?.to_owned()),
            "--resaved" => plan.resaved = value()?.parse()?,
            "--keep" => plan.keep = Some(PathBuf::from(value()?)),
            "--all" => all = true,
            "--list" => {
                for damage in damages() {
                    println!("{:<10}{}", damage.family.word(), damage.name);
                }
                return Ok(());
            }
            other => return Err(format!("cargo xtask damage does not know {other}").into()),
        }
    }
    let started = Instant::now();
    let report = tonghop_damage::run(&plan);
    if all {
        print!("{}", report.other_lines());
    }
    print!("{}{}", report.silent_lines(), report.table());
    println!("{} files in {:.1} s", report.files.len(), started.elapsed().as_secs_f64());
    match report.silent() {
        0 => Ok(()),
        silent => Err(format!("{silent} files were read wrong and nobody was told").into()),
    }
}
