//! The example of the README: every finding, and where one figure came from.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "an example speaks, and knows its form")]

use tonghop::{CollectOptions, Workspace};

pub fn main() -> Result<(), tonghop::Error> {
    let workspace = Workspace::open("sample-workbooks")?;
    let period = workspace.period(None)?;
    let collection = workspace.collect(period, &CollectOptions::default())?;
    for finding in collection.findings() {
        println!("{} {}", finding.entry.code, finding.place);
    }
    let consolidation = collection.consolidate(false);
    let blood = consolidation.total("TN05").expect("a field of the form");
    assert_eq!(blood.figure.number().map(tonghop::plain).as_deref(), Some("114"));
    for contribution in &blood.contributions {
        println!("{} gave {} in {:?}", contribution.unit, contribution.datum, contribution.origin);
    }
    Ok(())
}
