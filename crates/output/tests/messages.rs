//! The Fluent files and the pages of findings: complete, alike in both languages, and fit to be read.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot read its files has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use tonghop_core::catalogue::{self, Entry, Level};
use tonghop_core::{Arg, CellRef, Code, Finding, Language, Place, Severity, State, Status, composed};
use tonghop_output::{Messages, explain};

/// Entries whose message does not repeat what was found, since they are about what is not there, about a
/// whole file or sheet, or name it by another argument.
const WITHOUT_FOUND: &[&str] = &[
    "F001", "F002", "F003", "F004", "F005", "F006", "F007", "F008", "F009", "F010", "F011", "F012", "F013",
    "F014", "F016", "F017", "F021", "F022", "F023", "F024", "F026", "F028", "F029", "I006", "I009", "L001",
    "L002", "L003", "L005", "L008", "L010", "L012", "L014", "L016", "L017", "L022", "L024", "L025", "L026",
    "L027", "L028", "V001", "V041", "V043", "V050", "V053", "V054", "V055", "R000", "C001", "C002", "C003",
    "C004", "C005", "C006", "C007", "C009", "C014", "C015", "C016", "C019", "C021", "C022", "C023", "C024",
    "C045", "D001", "D003", "D012", "D015", "D017", "D040",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a folder with an ending, by name.
fn files(folder: &Path, ending: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), read(&path)))
        .collect()
}

fn locale(language: Language) -> BTreeMap<String, String> {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.word()), "ftl")
}

/// The ids of a Fluent file, attributes as `id.attribute`, in its order.
fn ids(source: &str) -> Vec<String> {
    let mut ids = Vec::new();
    let mut message = "";
    for line in source.lines() {
        let Some((name, _)) = line.split_once('=') else { continue };
        if let Some(attribute) = name.strip_prefix("    .") {
            ids.push(format!("{message}.{}", attribute.trim()));
        } else if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            message = name.trim();
            ids.push(message.to_owned());
        }
    }
    ids
}

/// The variables that a Fluent text names.
fn variables(source: &str) -> BTreeSet<&str> {
    let name = |rest: &'_ str| rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)));
    source.split('$').skip(1).map(|rest| &rest[..name(rest).unwrap_or(rest.len())]).collect()
}

/// A finding of an entry at a place of its level, with `fill` for every argument.
fn sample(entry: &'static Entry, fill: impl Fn(&str) -> String) -> Finding {
    let place = match entry.level {
        Level::File => Place::file("A01.xlsx"),
        Level::Sheet => Place::sheet("A01.xlsx", fill("sheet")),
        Level::Cell => Place::cell("A01.xlsx", fill("sheet"), CellRef::new(7, 3)),
        Level::Collection => Place::Collection,
        Level::Line => Place::line("form.toml", 3, 1),
    };
    let mut finding = Finding::new(entry, place).found(fill("found"));
    finding = finding.code(&Code::from(fill("field").as_str()), &fill("label"));
    for name in entry.args {
        finding = finding.text(name, fill(name));
    }
    finding
}

/// Each part of a finding's text, with its name.
fn parts(messages: &Messages, finding: &Finding) -> [(&'static str, String); 4] {
    let text = messages.finding(finding);
    [("title", text.title), ("message", text.message), ("expected", text.expected), ("hint", text.hint)]
}

/// The part of a Fluent file that holds the message of an entry.
fn block<'a>(source: &'a str, entry: &Entry) -> &'a str {
    let start = source.find(&format!("\n{} =", entry.code)).expect("every entry has a message");
    source[start + 1..].split("\n\n").next().unwrap_or("")
}

fn assert_readable(what: &str, text: &str) {
    assert!(!text.trim().is_empty(), "{what} is empty");
    assert_eq!(text.trim(), text, "{what} has blanks at its ends");
    assert!(!text.contains('\n'), "{what} has a line break: {text:?}");
    assert!(!text.contains("  "), "{what} has a double blank: {text:?}");
    assert!(!text.contains(['{', '}']), "{what} has a placeable left: {text:?}");
    assert!(!text.ends_with('.'), "{what} ends in a full stop: {text:?}");
    assert_eq!(composed(text), text, "{what} is not composed (NFC)");
    for wrong in [" ,", " ;", " :", "( ", " )", "“ ", " ”"] {
        assert!(!text.contains(wrong), "{what} has {wrong:?}: {text:?}");
    }
}

#[test]
fn every_fluent_file_is_sound() {
    for language in Language::ALL {
        let mut seen = BTreeSet::new();
        for (name, source) in locale(language) {
            if let Err((_, errors)) = FluentResource::try_new(source.clone()) {
                panic!("{}/{name}: {errors:?}", language.word());
            }
            assert_eq!(composed(&source), source.trim(), "{}/{name} is not composed (NFC)", language.word());
            for id in ids(&source) {
                assert!(seen.insert(id.clone()), "{}/{name}: `{id}` stands twice", language.word());
            }
        }
    }
}

#[test]
fn both_languages_say_the_same_things_in_the_same_order() {
    let [vi, en] = Language::ALL.map(locale);
    assert_eq!(vi.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (name, source) in &vi {
        assert_eq!(ids(source), ids(&en[name]), "vi/{name} and en/{name} differ");
    }
}

#[test]
fn findings_have_a_message_for_every_entry_and_no_other() {
    let expected: Vec<String> = catalogue::entries()
        .flat_map(|entry| {
            let code = entry.code;
            [code.to_owned(), format!("{code}.title"), format!("{code}.expected"), format!("{code}.hint")]
        })
        .collect();
    for language in Language::ALL {
        assert_eq!(ids(&locale(language)["findings.ftl"]), expected, "{}/findings.ftl", language.word());
    }
}

#[test]
fn findings_use_no_argument_that_they_do_not_have() {
    for language in Language::ALL {
        let source = &locale(language)["findings.ftl"];
        for entry in catalogue::entries() {
            for variable in variables(block(source, entry)) {
                let name = variable.strip_prefix("has-").unwrap_or(variable);
                let known =
                    ["found", "field", "label", "sheet"].contains(&name) || entry.args.contains(&name);
                assert!(known, "{}: {} names ${variable}", language.word(), entry.code);
            }
        }
    }
}

#[test]
fn findings_read_well_with_all_arguments_and_without_the_optional_ones() {
    for language in Language::ALL {
        let messages = Messages::of(language);
        let source = &locale(language)["findings.ftl"];
        for entry in catalogue::entries() {
            let optional =
                |name: &str| variables(block(source, entry)).contains(format!("has-{name}").as_str());
            let full = sample(entry, |name| format!("‹{name}›"));
            let bare = sample(entry, |name| if optional(name) { String::new() } else { format!("‹{name}›") });
            for finding in [&full, &bare] {
                for (part, text) in parts(&messages, finding) {
                    assert_readable(&format!("{}: {} {part}", language.word(), entry.code), &text);
                }
            }
            let [_, (_, message), ..] = parts(&messages, &full);
            assert_eq!(
                message.contains("‹found›"),
                !WITHOUT_FOUND.contains(&entry.code),
                "{}: {} says what was found, or stands in WITHOUT_FOUND: {message}",
                language.word(),
                entry.code
            );
            // A finding that forgets its arguments is still no riddle of braces.
            for (part, text) in parts(&messages, &Finding::new(entry, full.place.clone())) {
                assert!(!text.contains('{'), "{}: {} {part} {text:?}", language.word(), entry.code);
            }
        }
    }
}

#[test]
fn every_argument_of_an_entry_is_told() {
    // A formula without a value is also what was found.
    let told_otherwise = [("V010", "formula")];
    for language in Language::ALL {
        let messages = Messages::of(language);
        for entry in catalogue::entries() {
            let all: String =
                parts(&messages, &sample(entry, |name| format!("‹{name}›"))).map(|(_, t)| t).join(" ");
            for name in entry.args.iter().filter(|name| !told_otherwise.contains(&(entry.code, name))) {
                assert!(
                    all.contains(&format!("‹{name}›")),
                    "{}: {} tells no {name}",
                    language.word(),
                    entry.code
                );
            }
        }
    }
}

#[test]
fn findings_begin_as_their_place_in_a_report_wants() {
    for language in Language::ALL {
        let messages = Messages::of(language);
        for entry in catalogue::entries() {
            let [(_, title), (_, message), (_, expected), (_, hint)] =
                parts(&messages, &sample(entry, |name| format!("‹{name}›")));
            let begins_small = |text: &str| text.chars().next().is_some_and(char::is_lowercase);
            for text in [title, message, hint] {
                assert!(!begins_small(&text), "{}: {} {text:?}", language.word(), entry.code);
            }
            let first = expected.chars().next().unwrap();
            assert!(!first.is_uppercase(), "{}: {} {expected:?}", language.word(), entry.code);
        }
    }
}

#[test]
fn an_own_argument_wins_over_the_place() {
    let finding = Finding::new(&catalogue::MISSING_SHEET, Place::file("A01.xlsx")).text("sheet", "LOI");
    assert!(Messages::of(Language::Vi).finding(&finding).message.contains("“LOI”"));
}

#[test]
fn counts_choose_and_words_are_translated() {
    let finding = Finding::new(&catalogue::NOT_A_NUMBER, Place::file("A01.xlsx"))
        .found("khoảng 20")
        .arg("type", Arg::Word("type-count"))
        .text("unit", "");
    assert_eq!(Messages::of(Language::Vi).finding(&finding).expected, "số nguyên");
    let finding = finding.text("unit", "cuộc");
    assert_eq!(Messages::of(Language::Vi).finding(&finding).expected, "số nguyên, theo đơn vị “cuộc”");
    let finding = Finding::new(&catalogue::DECLARED_TWICE, Place::line("units.csv", 1204, 1))
        .found("A01")
        .arg("first", Arg::Count(1203));
    assert!(Messages::of(Language::En).finding(&finding).message.ends_with("in line 1203"));
}

/// Every key of a word or phrase that the code names: it has a family that `words.ftl` has.
fn keys_in_code() -> BTreeMap<String, PathBuf> {
    let words = &locale(Language::Vi)["words.ftl"];
    let families: BTreeSet<String> =
        ids(words).iter().filter_map(|id| Some(format!("{}-", id.split_once('-')?.0))).collect();
    let mut keys = BTreeMap::new();
    let mut folders = vec![root().join("crates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.ends_with("core/src/catalogue") {
                // Names of faults, such as passed-over, look like keys.
            } else if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|e| e == "rs")
                && entry.components().any(|c| c.as_os_str() == "src")
            {
                let source = read(&entry);
                let literals = source.split('"').filter(|text| {
                    let body = families.iter().find_map(|family| text.strip_prefix(family.as_str()));
                    body.is_some_and(|body| {
                        !body.is_empty() && body.chars().all(|c| c.is_ascii_lowercase() || "-_".contains(c))
                    })
                });
                let named = source.split("Arg::Word(\"").skip(1).filter_map(|rest| rest.split('"').next());
                keys.extend(literals.chain(named).map(|key| (key.to_owned(), entry.clone())));
            }
        }
    }
    keys
}

#[test]
fn every_word_that_the_code_names_is_there() {
    let keys = keys_in_code();
    assert!(
        keys.contains_key("type-count") && keys.contains_key("evidence-received"),
        "the scan found {keys:?}"
    );
    for language in Language::ALL {
        let messages = Messages::of(language);
        for (key, file) in &keys {
            let there = messages.lookup(key, &[]).is_some_and(|text| !text.is_empty());
            assert!(there, "{}: no `{key}`, see {}", language.word(), file.display());
        }
    }
}

#[test]
fn every_word_of_the_model_is_there() {
    let severities =
        [Severity::Error, Severity::Warning, Severity::Note].map(|s| format!("severity-{}", s.word()));
    let statuses = [
        Status::Accepted,
        Status::Rejected,
        Status::Superseded,
        Status::Duplicate,
        Status::LeftOut,
        Status::Unidentified,
        Status::Unreadable,
    ]
    .map(|status| format!("status-{}", status.word()));
    let states = [
        State::Given,
        State::Blank,
        State::ZeroWord,
        State::NotApplicable,
        State::Computed,
        State::Unreadable,
    ]
    .map(|state| format!("state-{}", state.word()));
    for language in Language::ALL {
        let messages = Messages::of(language);
        for key in severities.iter().chain(&statuses).chain(&states) {
            let text = messages.lookup(key, &[]).unwrap_or_else(|| panic!("{}: no `{key}`", language.word()));
            assert_readable(key, &text);
        }
    }
}

const HEADINGS: [(Language, [&str; 4]); 2] = [
    (Language::Vi, ["Phát hiện gì", "Vì sao quan trọng", "Ví dụ", "Cần làm gì"]),
    (Language::En, ["What it finds", "Why it matters", "Example", "What to do"]),
];

/// The lines of a page, each with whether it stands in a fenced block.
fn lines(page: &str) -> Vec<(bool, &str)> {
    let mut fenced = false;
    let mut lines = Vec::new();
    for line in page.lines() {
        let mark = line.starts_with("```");
        lines.push((fenced || mark, line));
        fenced ^= mark;
    }
    assert!(!fenced, "a fence stays open: {page}");
    lines
}

/// What a page's example says to a machine: its fenced blocks and the lines of expected findings.
fn example(page: &str) -> String {
    let lines = lines(page);
    let run = lines.iter().filter(|(fenced, line)| *fenced || line.starts_with("=> "));
    run.map(|(_, line)| *line).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_page_has_its_title_and_headings() {
    for (language, headings) in HEADINGS {
        let messages = Messages::of(language);
        for entry in catalogue::entries() {
            let page = explain(entry.code, language).expect("every entry has a page");
            let title = messages.text(&format!("{}.title", entry.code));
            let found: Vec<&str> = lines(page)
                .into_iter()
                .filter(|(fenced, line)| !fenced && line.starts_with('#'))
                .map(|(_, line)| line)
                .collect();
            let mut expected = vec![format!("# {} {title}", entry.code)];
            expected.extend(headings.map(|heading| format!("## {heading}")));
            assert_eq!(found, expected, "{}: {}", language.word(), entry.code);
            assert!(page.lines().count() <= 50, "{}: {} does not fit a screen", language.word(), entry.code);
            assert_eq!(
                composed(page),
                page.trim_end(),
                "{}: {} is not composed",
                language.word(),
                entry.code
            );
        }
    }
}

#[test]
fn no_page_is_left_over() {
    let folder = root().join("docs/findings");
    let expected: BTreeSet<String> = catalogue::entries().map(|entry| format!("{}.md", entry.code)).collect();
    for folder in [folder.clone(), folder.join("en")] {
        let mut found: BTreeSet<String> = files(&folder, "md").into_keys().collect();
        found.remove("README.md");
        assert_eq!(found, expected, "{}", folder.display());
    }
}

#[test]
fn both_pages_of_an_entry_have_the_same_example() {
    for entry in catalogue::entries() {
        let [vi, en] = Language::ALL.map(|language| example(explain(entry.code, language).unwrap()));
        assert!(!vi.is_empty(), "{} has no example", entry.code);
        if vi.starts_with("```none") {
            assert!(
                en.starts_with("```none") && vi.lines().count() == 3 && en.lines().count() == 3,
                "{}",
                entry.code
            );
        } else {
            assert_eq!(vi, en, "{}", entry.code);
            assert!(
                vi.contains(&format!("=> {}", entry.code)),
                "{}: the example shows another finding",
                entry.code
            );
        }
    }
}

#[test]
fn examples_name_codes_of_the_catalogue() {
    for entry in catalogue::entries() {
        let example = example(explain(entry.code, Language::Vi).unwrap());
        for line in example.lines().filter_map(|line| line.strip_prefix("=> ")) {
            let code = line.split_whitespace().next().unwrap_or("");
            assert!(catalogue::find(code).is_some(), "{}: {line}", entry.code);
        }
    }
}
