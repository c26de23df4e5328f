//! Every example on a page of `docs/findings` gives the findings that the page says, and no others.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tonghop::{CollectOptions, Error, Finding, Place, Reading, Severity, Workers, Workspace};
use tonghop_test_support::VI_DU_PERIOD;
use tonghop_test_support::example::{Example, Input, Limit, build, parse};

fn pages() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/findings");
    let mut pages = Vec::new();
    for folder in [folder.clone(), folder.join("en")] {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "md")) {
            pages.push((file.display().to_string(), std::fs::read_to_string(file).unwrap()));
        }
    }
    pages
}

/// What an example finds: code, and what it may be said to be about: a field, a unit, a line.
/// Advice to the author of a form is told on its own pages only: the forms of other pages are of few lines.
fn found(example: &Example, page: &str) -> Vec<(String, Vec<String>)> {
    let built = build(example);
    let folder = built.workspace();
    let told = |finding: &Finding| {
        let about = match &finding.place {
            Place::Line { line, .. } => vec![line.to_string()],
            _ => finding.field.iter().chain(&finding.unit).map(ToString::to_string).collect(),
        };
        (finding.entry.code.to_owned(), about)
    };
    let workspace = match Workspace::open(folder.root()) {
        Ok(workspace) => workspace,
        Err(Error::Declaration(error)) => return error.mistakes.iter().map(told).collect(),
        Err(error) => panic!("{error}"),
    };
    let of_page = |note: &Finding| page.ends_with(&format!("/{}.md", note.entry.code));
    let advice = tonghop::advice(&workspace.form, "form.toml", Some(&workspace.roster));
    let advice: Vec<_> = advice.iter().filter(|note| of_page(note)).map(told).collect();
    if !advice.is_empty() {
        return advice;
    }
    let period = VI_DU_PERIOD.parse().unwrap();
    let mut workers = Workers::of(env!("CARGO_BIN_EXE_tonghop"), "--reading-worker");
    match example.limit {
        Some(Limit::Deadline(deadline)) => workers.deadline = deadline,
        Some(Limit::Memory(memory)) => workers.memory = Some(memory),
        None => {}
    }
    let reading = if example.limit.is_some() { Reading::Workers(&workers) } else { Reading::InProcess };
    let options = CollectOptions { reading, ..CollectOptions::default() };
    let decided = |error| match error {
        Error::Declaration(error) => error.mistakes.iter().map(told).collect(),
        error => panic!("{error}"),
    };
    let inbox: Vec<PathBuf> = built.files.iter().map(|f| folder.inbox(VI_DU_PERIOD).join(&f.name)).collect();
    let collection = match example.input {
        Input::Inbox { .. } | Input::File { .. } => workspace.collect(period, &options),
        _ => workspace.check(&inbox, period, &options),
    };
    let collection = match collection {
        Ok(collection) => collection,
        Err(error) => return decided(error),
    };
    // A file stands for itself: that units are missing beside it is not what its page is about.
    let alone = matches!(example.input, Input::File { .. });
    collection.findings().filter(|finding| !alone || finding.place != Place::Collection).map(told).collect()
}

#[test]
fn every_example_gives_exactly_what_its_page_says() {
    let mut shown = BTreeSet::new();
    let mut quiet = 0;
    for (page, text) in pages() {
        for example in parse(&text) {
            if matches!(example.input, Input::None { .. }) {
                continue;
            }
            let mut found = found(&example, &page);
            for expected in &example.expected {
                let position = found.iter().position(|(code, about)| {
                    *code == expected.code
                        && expected.about.as_ref().is_none_or(|wanted| about.contains(wanted))
                });
                let position = position.unwrap_or_else(|| {
                    panic!("{page}:{}: expected {expected}, found {found:?}", example.line)
                });
                found.remove(position);
                shown.insert(expected.code.clone());
            }
            assert!(found.is_empty(), "{page}:{}: also found {found:?}", example.line);
            quiet += usize::from(example.expected.is_empty());
        }
    }
    assert!(shown.len() >= 50 && quiet >= 20, "{} codes shown, {quiet} quiet examples", shown.len());
}

#[test]
fn findings_of_examples_say_what_was_found_expected_and_to_do() {
    let messages = tonghop::Messages::of(tonghop::Language::Vi);
    for (page, text) in pages() {
        for example in
            parse(&text).into_iter().filter(|e| matches!(e.input, Input::Form { .. } | Input::Inbox { .. }))
        {
            let folder = build(&example).workspace();
            let workspace = Workspace::open(folder.root()).unwrap();
            let collection =
                workspace.collect(VI_DU_PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap();
            for finding in collection.findings() {
                let text = messages.finding(finding);
                assert!(!text.message.is_empty() && !text.hint.is_empty(), "{page}: {finding:?}");
                assert!(
                    finding.severity == Severity::Note || !text.expected.is_empty(),
                    "{page}: {finding:?}"
                );
                for part in [&text.message, &text.expected, &text.hint] {
                    assert!(!part.contains(['{', '}']) && !part.contains("  "), "{page}: {part}");
                }
            }
        }
    }
}
