//! `trace` and `verify`: where a figure of a consolidated workbook comes from, and whether the workbook is what
//! the files give.

use std::path::{Path, PathBuf};

use tonghop::{
    Arg, Aspect, CellRef, Code, Error, FigureName, FileFate, IssueComparison, IssuedFigure, IssuedWorkbook,
    Trace, TracedJson, Verified, Workspace, composed, read_workbook, trace_json, verification_json,
};

use crate::arguments::{Format, TraceArguments, Verify};
use crate::commands::{json_error, options, workers};
use crate::console::Console;
use crate::exit_status::ExitStatus;
use crate::progress_bar::Bar;
use crate::{trace_report, verify_report};

/// What cannot be traced, and why: the key of the message with its arguments.
struct Refused(&'static str, Vec<(&'static str, Arg)>);

/// Prints the tree of a figure.
pub fn trace(arguments: &TraceArguments, console: &mut Console) -> Result<ExitStatus, Error> {
    let path = &arguments.workbook;
    let (workbook, _) = read_workbook(path)?;
    let named = match named(arguments, &workbook) {
        Ok(named) => named,
        Err(refused) => return Ok(refuse(&refused, console)),
    };
    let figure = workbook.figure(&named).or_else(|| at_cell(arguments, &workbook));
    let root = arguments.workspace.clone().or_else(|| Workspace::around(path));
    let mut fates: Vec<(String, FileFate)> = Vec::new();
    let traced = match &root {
        None => Trace::of_workbook(&workbook, &named),
        Some(root) => {
            let workspace = Workspace::open(root)?;
            workspace.check_form(&workbook)?;
            let workers = workers()?;
            let collection = {
                let bar = Bar::new(console);
                let period = workspace.period(Some(workbook.issue.period))?;
                workspace.collect(period, &options(console, arguments.threads, &bar, &workers))?
            };
            let consolidation = collection.consolidate(workbook.issue.provisional);
            fates = IssueComparison::of_files(&workbook, &collection.files());
            let mut trace = collection.tracer(&consolidation).trace(&named);
            if let Some(trace) = &mut trace {
                trace.mark_changed(&|place| fates.iter().any(|(path, _)| *path == place.file));
            }
            trace
        }
    };
    let Some(trace) = traced else {
        let name = Arg::Text(named.to_string());
        return Ok(refuse(&Refused("trace-no-figure", vec![("figure", name)]), console));
    };
    let report = TracedJson {
        workbook: &workbook,
        path: &path.to_string_lossy(),
        figure,
        from_files: root.is_some(),
        files: &fates,
        trace: &trace,
    };
    match arguments.format {
        Format::Json => console.print(&trace_json(report, &console.messages).map_err(json_error)?),
        Format::Text => trace_report::print(&report, arguments.all, console),
    }
    Ok(ExitStatus::Clean)
}

/// Says whether a workbook is what the files of its workspace give.
pub fn verify(arguments: &Verify, console: &mut Console) -> Result<ExitStatus, Error> {
    let path = &arguments.workbook;
    let root = match arguments.workspace.clone().or_else(|| Workspace::around(path)) {
        Some(root) => root,
        None => return Err(Error::NotAWorkspace { path: folder_of(path) }),
    };
    let workspace = Workspace::open(root)?;
    let workers = workers()?;
    let verification = {
        let bar = Bar::new(console);
        workspace.verify(path, &options(console, arguments.threads, &bar, &workers))?
    };
    match arguments.format {
        Format::Json => {
            let (workbook, word) = (&verification.workbook, verification.verified.word());
            let json = verification_json(workbook, &path.to_string_lossy(), word, &verification.comparison);
            console.print(&json.map_err(json_error)?);
        }
        Format::Text => verify_report::print(&verification, path, console),
    }
    Ok(if verification.verified == Verified::Same { ExitStatus::Clean } else { ExitStatus::Errors })
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().map(Path::to_owned).unwrap_or_default()
}

fn refuse(refused: &Refused, console: &mut Console) -> ExitStatus {
    let Refused(key, args) = refused;
    let message = console.messages.format(key, args);
    let hint = console.messages.format(&format!("{key}.hint"), args);
    let hint = console.messages.format("error-hint", &[("hint", Arg::Text(hint))]);
    console.complain(&format!("{}: {message}\n{hint}", console.messages.text("error-word")));
    ExitStatus::NotDone
}

/// The figure that is asked for: by field and unit, or by cell.
fn named(arguments: &TraceArguments, workbook: &IssuedWorkbook) -> Result<FigureName, Refused> {
    let Some(field) = &arguments.field else {
        let Some(cell) = &arguments.cell else { return Err(Refused("trace-nothing-asked", Vec::new())) };
        let given = || vec![("cell", Arg::Text(cell.clone()))];
        let Some((sheet, _)) = address(cell) else { return Err(Refused("trace-no-address", given())) };
        let at = at_cell(arguments, workbook);
        return at.map(|figure| figure.name.clone()).ok_or_else(|| {
            let sheets = workbook.sheets().into_iter().map(str::to_owned).collect();
            let mut args = given();
            args.extend([("sheet", Arg::Text(sheet)), ("sheets", Arg::List(sheets))]);
            Refused("trace-no-figure-at", args)
        });
    };
    let code = Code::from(&**field);
    let Some(known) = workbook.field(&code) else {
        return Err(Refused("trace-no-field", vec![("field", Arg::Text(field.clone()))]));
    };
    Ok(match &arguments.unit {
        None => FigureName::Total { code, aspect: Aspect::Figure },
        Some(unit) if known.field_type.is_none() => {
            FigureName::UnitRows { table: code, unit: Code::from(&**unit) }
        }
        Some(unit) => {
            let unit = Code::from(&**unit);
            let mut units = workbook.figures.iter().filter_map(|figure| figure.name.unit());
            if units.all(|known| *known != unit) {
                return Err(Refused("trace-no-unit", vec![("unit", Arg::Text(unit.to_string()))]));
            }
            FigureName::Unit { unit, nth: 0, field: code, whole: false }
        }
    })
}

fn at_cell<'w>(arguments: &TraceArguments, workbook: &'w IssuedWorkbook) -> Option<&'w IssuedFigure> {
    let (sheet, cell) = address(arguments.cell.as_deref()?)?;
    workbook.at(&sheet, cell)
}

/// A cell with its sheet, as people and formulas write it: `Tổng hợp!D12`, `'Tổng hợp'!$D$12`.
fn address(text: &str) -> Option<(String, CellRef)> {
    let (sheet, cell) = text.trim().rsplit_once('!')?;
    let sheet = sheet.trim();
    let sheet = sheet.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or(sheet);
    let cell = cell.replace('$', "").trim().parse().ok()?;
    Some((composed(&sheet.replace("''", "'")), cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_and_formulas_write_them() {
        let expected = Some(("Tổng hợp".to_owned(), CellRef::new(11, 3)));
        for text in ["Tổng hợp!D12", "'Tổng hợp'!$D$12", " Tổng hợp ! d12 "] {
            assert_eq!(address(text), expected, "{text}");
        }
        assert_eq!(address("D12"), None);
        assert_eq!(address("Tổng hợp!12D"), None);
    }
}
