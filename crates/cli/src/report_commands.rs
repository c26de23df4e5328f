//! The commands of the Word report.

use tonghop::{Arg, Collection, Consolidation, Error, Finding, Messages, Severity, Workspace, mistakes_json};

use crate::arguments::{Common, Format, Report, ReportCheck};
use crate::commands::{options, workers};
use crate::console::Console;
use crate::exit_status::ExitStatus;
use crate::progress_bar::Bar;
use crate::report;

fn collected<'w>(
    workspace: &'w Workspace,
    common: &Common,
    provisional: bool,
    console: &Console,
) -> Result<(Collection<'w>, Consolidation), Error> {
    let period = workspace.period(common.period)?;
    let workers = workers()?;
    let bar = Bar::new(console);
    let collection = workspace.collect(period, &options(console, common.threads, &bar, &workers))?;
    let consolidation = collection.consolidate(provisional);
    Ok((collection, consolidation))
}

fn findings_json(findings: &[Finding], messages: &Messages) -> Result<serde_json::Value, Error> {
    let error = |source| Error::Output { what: "json".to_owned(), source: Box::new(source) };
    let json = mistakes_json(findings, messages).map_err(error)?;
    let mut json: serde_json::Value = serde_json::from_str(&json).map_err(error)?;
    Ok(json["findings"].take())
}

/// Writes the Word report.
pub fn report(arguments: &Report, console: &mut Console) -> Result<ExitStatus, Error> {
    let workspace = Workspace::open(&arguments.common.workspace)?;
    let (collection, consolidation) =
        collected(&workspace, &arguments.common, arguments.provisional, console)?;
    let folder = arguments.out.clone().unwrap_or_else(|| workspace.results(collection.period));
    let written = collection.write_report(&consolidation, &folder, &Messages::of(workspace.language()))?;
    let output = written.path.display().to_string();
    match arguments.common.format {
        Format::Json => {
            let figures: Vec<_> = written
                .stamp
                .figures
                .iter()
                .map(|figure| {
                    serde_json::json!({
                        "expression": figure.expression,
                        "text": figure.text,
                        "section": figure.section,
                    })
                })
                .collect();
            let json = serde_json::json!({
                "version": 1,
                "period": collection.period.to_string(),
                "provisional": consolidation.provisional,
                "figures": figures,
                "findings": findings_json(&written.findings, &console.messages)?,
                "outputs": [output],
            });
            console.print(&format!("{json:#}\n"));
        }
        Format::Text => {
            report::title(&collection, &workspace.form.title, console);
            if consolidation.provisional {
                console.say("summary-provisional", &[]);
            }
            let count = Arg::Count(written.stamp.figures.len() as u64);
            console.say("summary-report-figures", &[("count", count)]);
            console.line("");
            if !written.findings.is_empty() {
                report::findings(written.findings.iter(), None, console);
                console.line("");
            }
            console.say("summary-written", &[]);
            console.line(&format!("  {output}"));
        }
    }
    Ok(ExitStatus::Clean)
}

/// Holds a report against the data of today.
pub fn check(arguments: &ReportCheck, console: &mut Console) -> Result<ExitStatus, Error> {
    let workspace = Workspace::open(&arguments.common.workspace)?;
    let (collection, consolidation) =
        collected(&workspace, &arguments.common, arguments.provisional, console)?;
    let checked = collection.check_report(&consolidation, &arguments.file)?;
    match arguments.common.format {
        Format::Json => {
            let json = serde_json::json!({
                "version": 1,
                "period": collection.period.to_string(),
                "report": arguments.file.display().to_string(),
                "figures": checked.figures,
                "findings": findings_json(&checked.findings, &console.messages)?,
            });
            console.print(&format!("{json:#}\n"));
        }
        Format::Text => {
            report::title(&collection, &workspace.form.title, console);
            console.say("summary-report-figures", &[("count", Arg::Count(checked.figures as u64))]);
            console.line("");
            report::findings(checked.findings.iter(), None, console);
        }
    }
    Ok(if checked.count(Severity::Error) == 0 { ExitStatus::Clean } else { ExitStatus::Errors })
}
