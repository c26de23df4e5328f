use tonghop_core::{
    Chart, ChartBy, ChartKind, DeclarationError, Form, Language, Layout, NameMatch, Receipts, Roster,
    RosterCount, Settings,
};

use crate::support::{FORM, ROSTER, form, period, roster};

/// Code and line of every mistake.
fn mistakes(error: &DeclarationError) -> Vec<String> {
    error
        .mistakes
        .iter()
        .map(|mistake| {
            let place = mistake.place.to_string();
            let line = place.split(':').nth(1).unwrap_or_default().to_owned();
            format!("{} {line}", mistake.entry.code)
        })
        .collect()
}

/// The mistakes of the support module's form with one text changed, and the line of the text `on` in it.
fn changed(text: &str, instead: &str, on: &str) -> (Vec<String>, usize) {
    assert!(FORM.contains(text), "{text}");
    let form = FORM.replacen(text, instead, 1);
    let line = form.lines().position(|line| line.contains(on)).unwrap() + 1;
    (mistakes(&Form::parse("form.toml", &form).unwrap_err()), line)
}

#[test]
fn a_sound_form_is_read_whole() {
    let form = form();
    assert_eq!(form.fields().len(), 10);
    assert_eq!(form.tables()[0].columns.len(), 3);
    assert_eq!(form.section_of("H3").unwrap().id.as_ref(), "I");
    let asked: Vec<&str> = form.asked_fields(false).iter().map(|f| f.code.as_str()).collect();
    assert_eq!(asked, ["H1", "H2", "H3", "H4", "H5"]);
    let asked: Vec<&str> = form.asked_fields(true).iter().map(|f| f.code.as_str()).collect();
    assert_eq!(asked, ["K1"]);
}

#[test]
fn every_mistake_of_a_form_is_told_with_its_line() {
    let choices = "choices = [\"Đã đại hội\", \"Chưa\"]";
    let cases = [
        ("code = \"H5\"", "code = \"K5\"", "D006", "code = \"K5\"\nlabel = \"Đơn vị giải"),
        ("type = \"count\"", "type = \"cuont\"", "D005", "cuont"),
        ("required = true", "requierd = true", "D002", "requierd"),
        ("required = true", "required = \"yes\"", "D004", "\"yes\""),
        ("code = \"H1\"\nlabel = \"Số cuộc\"\n", "code = \"H1\"\n", "D003", "[[section.field]]"),
        ("H1 / H2", "H1 / ", "D008", "H1 / "),
        ("H1 / H2", "TODAY() - H1", "D008", "TODAY"),
        ("H1 / H2", "H1 / H9", "D007", "H9"),
        ("H1 / H2", "H3 / H2", "D009", "H3 /"),
        ("H1 / H2", "H1 / H4", "D021", "/ H4"),
        ("code = \"H5\"", "code = \"H 5\"", "D013", "H 5"),
        (choices, "choices = [\"Chưa\", \"chưa\"]", "D006", "\"chưa\""),
        (choices, "choices = [\"Chưa\"]", "D005", "counted"),
        ("by = \"committee\"", "formula = \"H1\"", "D015", "formula = \"H1\""),
        ("period = \"quarter\"", "period = \"Q\"", "D005", "\"Q\""),
        ("section = \"I\"", "section = \"II\"", "D005", "\"II\""),
        ("[form]", "[form", "D001", "[form"),
    ];
    for (text, instead, code, on) in cases {
        let on = on.lines().next().unwrap();
        let (found, line) = changed(text, instead, on);
        // The second declaration of a code is the mistake, the first is what it repeats.
        let line = if instead.contains("K5") {
            FORM.lines().position(|l| l == "code = \"K5\"").unwrap() + 1
        } else {
            line
        };
        assert!(
            found.contains(&format!("{code} {line}")),
            "{instead}: expected {code} {line}, found {found:?}"
        );
    }
}

#[test]
fn a_percentage_of_units_cannot_be_added_up() {
    let text = "type = \"percent\"\nkind = \"flow\"\nby = \"computed\"\nformula = \"H1 / H2\"";
    let (found, _) = changed(text, "type = \"percent\"\nkind = \"flow\"", "percent");
    assert_eq!(found.iter().map(|m| &m[..4]).collect::<Vec<_>>(), ["D016"]);
}

#[test]
fn all_mistakes_are_told_at_once_with_a_suggestion() {
    let text =
        FORM.replace("type = \"choice\"", "type = \"choise\"").replace("kind = \"stock\"", "kind = \"stok\"");
    let error = Form::parse("form.toml", &text).unwrap_err();
    assert!(error.mistakes.len() >= 3, "{error}");
    let told = format!("{:?}", error.mistakes);
    assert!(told.contains("\"stock\"") && told.contains("\"choice\""), "{told}");
}

#[test]
fn a_roster_is_read_with_any_separator_and_byte_order_mark() {
    let semicolons = format!("\u{feff}{}", ROSTER.replace(';', "|").replace(',', ";"));
    let other = Roster::parse("units.csv", &semicolons, &Layout::of(Language::Vi)).unwrap();
    assert_eq!(other, roster());
    assert_eq!(roster().named("sở  MỘT"), NameMatch::One(&roster().units()[0]));
}

#[test]
fn vietnamese_headings_and_dates_of_a_roster_are_understood() {
    let text = "Mã đơn vị;Tên đơn vị;Loại đơn vị;Ngày thành lập\nA01;Một;Đoàn cơ sở;10/02/2012\n";
    let roster = Roster::parse("units.csv", text, &Layout::of(Language::Vi)).unwrap();
    assert_eq!(roster.unit("A01").unwrap().founded.unwrap().to_string(), "2012-02-10");
}

#[test]
fn units_exist_between_their_dates() {
    let roster = roster();
    let count = |count| roster.units().iter().filter(|unit| unit.counts_as(count, period())).count();
    assert_eq!(count(RosterCount::Begin), 3);
    assert_eq!(count(RosterCount::Founded), 1);
    assert_eq!(count(RosterCount::Dissolved), 1);
    assert_eq!(count(RosterCount::End), 3);
}

#[test]
fn mistakes_of_a_roster_have_their_lines() {
    let cases = [
        ("A02,Chi", "A01,Chi", "D006 3"),
        ("CĐ Hai", "ĐCS Một", "D006 3"),
        ("2012-02-10", "2012-02-31", "D011 4"),
        (",2012-03-05", "2013-01-01,2012-03-05", "D014 5"),
        ("aliases", "alliases", "D019 1"),
        ("kind", "kin d", "D012 1"),
        ("Chi đoàn Ba", "", "D003 4"),
    ];
    for (text, instead, expected) in cases {
        let changed = ROSTER.replacen(text, instead, 1);
        let error = Roster::parse("units.csv", &changed, &Layout::of(Language::Vi)).unwrap_err();
        assert!(mistakes(&error).contains(&expected.to_owned()), "{instead}: {error}");
    }
}

#[test]
fn mistakes_of_the_settings_have_their_lines() {
    let sound = "[workspace]\nform = \"f\"\nroster = \"u\"\nperiod = \"2012-Q1\"\n\n[committee]\ncode = \"DK\"\nname = \"Đoàn khối\"\n\n[period.2012-Q1]\ndeadline = 2012-04-02\n";
    assert!(Settings::parse("tonghop.toml", sound).is_ok());
    let cases = [
        ("period = \"2012-Q1\"", "period = \"2012-Q7\"", "D010 4"),
        ("name = \"Đoàn khối\"\n", "", "D003 6"),
        ("deadline = 2012-04-02", "deadline = \"mai\"", "D011 11"),
        ("deadline", "dealine", "D002 11"),
        ("[period.2012-Q1]", "[period.Q1]", "D010 10"),
    ];
    for (text, instead, expected) in cases {
        let error = Settings::parse("tonghop.toml", &sound.replacen(text, instead, 1)).unwrap_err();
        assert!(mistakes(&error).contains(&expected.to_owned()), "{instead}: {error}");
    }
}

#[test]
fn a_register_of_receipts_with_a_bad_day_is_refused() {
    let error = Receipts::parse("received.csv", "file,received\nA01.xlsx,hôm qua\n").unwrap_err();
    assert_eq!(mistakes(&error), ["D011 2"]);
}

#[test]
fn mistakes_of_charts_have_their_lines() {
    let sound = "[[chart]]\ntitle = \"A\"\nkind = \"bar\"\nby = \"unit\"\nfields = [\"H1\", \"H2\"]\n";
    let charts = |text: &str| Chart::parse_all("tonghop.toml", text, &form());
    assert_eq!(charts("[workspace]\nform = \"f\"\n").unwrap(), [], "a workspace need not declare any");
    let taken = [
        ("", "", ChartKind::Bar, ChartBy::Unit),
        ("kind = \"bar\"\nby = \"unit\"", "", ChartKind::Bar, ChartBy::Unit),
        ("bar", "stacked", ChartKind::Stacked, ChartBy::Unit),
        ("\"H1\", \"H2\"", "\"H3\"", ChartKind::Bar, ChartBy::Unit),
        ("kind = \"bar\"\nby = \"unit\"", "by = \"field\"", ChartKind::Bar, ChartBy::Field),
        (
            "by = \"unit\"\nfields = [\"H1\"",
            "by = \"section\"\nfields = [\"K1\"",
            ChartKind::Bar,
            ChartBy::Section,
        ),
    ];
    for (text, instead, kind, by) in taken {
        let charts = charts(&sound.replacen(text, instead, 1)).unwrap();
        assert_eq!((charts.len(), charts[0].kind, charts[0].by), (1, kind, by), "{instead}");
    }
    let refused = [
        ("title = \"A\"", "", "D003 1"),
        ("\"H1\", \"H2\"", "", "D003 1"),
        ("fields = [\"H1\", \"H2\"]", "fields = \"H1\"", "D004 5"),
        ("kind = ", "knd = ", "D002 3"),
        ("bar", "pie", "D005 3"),
        ("\"unit\"", "\"units\"", "D005 4"),
        ("by = ", "against = \"next\"\nby = ", "D005 4"),
        ("\"H2\"", "\"H22\"", "D007 5"),
        ("\"H2\"", "\"H4\"", "D021 5"),
        ("\"H2\"", "\"H1\"", "D006 5"),
        ("\"H2\"", "\"K1\"", "D054 5"),
        ("\"H2\"", "\"K2\"", "D054 5"),
        ("by = \"unit\"\nfields = [\"H1\"", "by = \"section\"\nfields = [\"H3\"", "D055 5"),
        ("kind = \"bar\"\nby = \"unit\"", "kind = \"stacked\"\nby = \"field\"", "D015 3"),
        (
            "kind = \"bar\"\nby = \"unit\"\nfields = [\"H1\", \"H2\"]",
            "kind = \"stacked\"\nfields = [\"H1\"]",
            "D015 3",
        ),
        ("by = ", "against = \"previous\"\nby = ", "D015 4"),
    ];
    for (text, instead, expected) in refused {
        let error = charts(&sound.replacen(text, instead, 1)).unwrap_err();
        assert_eq!(mistakes(&error), [expected], "{instead}: {error}");
    }
}
