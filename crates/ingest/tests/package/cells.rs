//! One cell that is not as it should be: the right value, or a finding at it; all others stay as they are.

use crate::support::{SHEET, address, answer, found, read, with_cell, with_xml};

#[test]
fn what_xml_says_in_several_ways_is_one_value() {
    for cell in [
        "<c r=\"@\"><v>1234</v></c>",
        "<c r=\"@\"><v>12<!-- a comment -->34</v></c>",
        "<c r=\"@\"><v><![CDATA[1234]]></v></c>",
        "<c r=\"@\"><v>&#49;2&#x33;4</v></c>",
        "<c r=\"@\"><v> 1234\n</v></c>",
        "<c r=\"@\"><v>1.234E3</v></c>",
        "<c r=\"@\" t=\"n\"><v>1234</v><extLst><ext><v>9</v></ext></extLst></c>",
        "<c r=\"@\"><f>1000+234</f><v>1234</v></c>",
        "<c r=\"@\"><v>1234</v><f>1000+234</f></c>",
        "<c r=\"@\"><v>1234</v><is/></c>",
        "<c><v>1234</v></c>",
    ] {
        let cell = cell.replace("<c>", &format!("<c r=\"{}\">", address()));
        let submission = read(&with_cell(&cell));
        assert_eq!((found(&submission), answer(&submission)), (vec![], Some("1234".to_owned())), "{cell}");
    }
}

#[test]
fn texts_keep_what_they_say() {
    for (cell, said) in [
        ("<c r=\"@\" t=\"inlineStr\"><is><t> 12 </t></is></c>", "12"),
        ("<c r=\"@\" t=\"inlineStr\"><is><r><t>1</t></r><r><t>2</t></r><rPh><t>9</t></rPh></is></c>", "12"),
        ("<c r=\"@\" t=\"str\"><f>TEXT(12,0)</f><v>12</v></c>", "12"),
        ("<c r=\"@\" t=\"inlineStr\"><is><t>_x0031_2</t></is></c>", "12"),
    ] {
        let submission = read(&with_cell(cell));
        assert_eq!(found(&submission), [format!("V008 BIEU!{}", address())], "{cell}");
        assert_eq!(answer(&submission).as_deref(), Some(said), "{cell}");
    }
}

#[test]
fn what_can_be_read_in_several_ways_or_none_is_not_taken() {
    let long = format!("<c r=\"@\" t=\"inlineStr\"><is><t>{}</t></is></c>", "1".repeat(32_768));
    for cell in [
        "<c r=\"@\"><v>NaN</v></c>",
        "<c r=\"@\"><v>inf</v></c>",
        "<c r=\"@\"><v>1e999</v></c>",
        "<c r=\"@\"><v>1e-999</v></c>",
        "<c r=\"@\"><v>1,5</v></c>",
        "<c r=\"@\"><v>12 34</v></c>",
        "<c r=\"@\"><v>0x1F</v></c>",
        "<c r=\"@\" s=\"9999\"><v>1234</v></c>",
        "<c r=\"@\" t=\"s\"><v>abc</v></c>",
        "<c r=\"@\" t=\"s\"><v>99999</v></c>",
        "<c r=\"@\" t=\"s\"><v>-1</v></c>",
        "<c r=\"@\" t=\"b\"><v>2</v></c>",
        "<c r=\"@\" t=\"zz\"><v>12</v></c>",
        "<c r=\"@\" t=\"d\"><v>soon</v></c>",
        "<c r=\"@\"><v>12</v><v>34</v></c>",
        "<c r=\"@\"><is><t>12</t></is><v>34</v></c>",
        "<c r=\"@\" t=\"inlineStr\"><is><t>12</t></is><v>34</v></c>",
        "<c r=\"@\" t=\"inlineStr\"><v>12</v></c>",
        "<c r=\"@\"><is><t>12</t></is></c>",
        "<c r=\"@\"><AlternateContent><Choice><v>12</v></Choice><Fallback><v>34</v></Fallback></AlternateContent></c>",
        "<c r=\"@\"><x><v>12</v></x></c>",
        "<c r=\"@\"><v>1<x>2</x></v></c>",
        "<c r=\"@\">12</c>",
        "<c r=\"@\"><v>12</v></c><c r=\"@\"><v>34</v></c>",
        "<c r=\"@\"><v>12</v></c><c r=\"@\"><v>12</v></c>",
        "<c r=\"@\" t=\"str\"><v>a_x0000_b</v></c>",
        "<AlternateContent><Choice><c r=\"@\"><v>12</v></c></Choice></AlternateContent>",
        &long,
    ] {
        let submission = read(&with_cell(cell));
        let short: String = cell.chars().take(80).collect();
        assert_eq!(found(&submission), [format!("V040 BIEU!{}", address())], "{short}");
        assert_eq!(answer(&submission), None, "{short}");
        assert_eq!(submission.value("H2").unwrap().datum.as_ref().unwrap().to_string(), "1", "{short}");
    }
}

#[test]
fn every_formula_error_is_one_whatever_its_name() {
    for error in ["#REF!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#PYTHON!", "Err:509", "#NEW!"] {
        let submission = read(&with_cell(&format!("<c r=\"@\" t=\"e\"><f>A1</f><v>{error}</v></c>")));
        assert_eq!(found(&submission), [format!("V006 BIEU!{}", address())], "{error}");
        assert_eq!(answer(&submission), None);
    }
}

#[test]
fn a_formula_without_a_result_is_not_blank() {
    for cell in [
        "<c r=\"@\"><f>1+1</f></c>",
        "<c r=\"@\"><f>1+1</f><v/></c>",
        "<c r=\"@\"><f t=\"shared\" si=\"7\"/></c>",
        "<c r=\"@\"><f t=\"dataTable\" ref=\"A1:B2\"/></c>",
    ] {
        assert_eq!(found(&read(&with_cell(cell))), [format!("V010 BIEU!{}", address())], "{cell}");
    }
}

#[test]
fn a_cell_without_a_place_is_named_and_overwrites_nothing() {
    for stray in
        ["A4294967297", "XFE1", "$A$1", "A1048577", "AAAAAAAA1", "A0", "12", "", "ZZZ999", "A4294967295"]
    {
        let bytes = with_xml(SHEET, |xml| {
            let cell = format!("<c r=\"{stray}\"><v>99</v></c>");
            xml.replacen("</row>", &format!("{cell}</row>"), 1)
        });
        let submission = read(&bytes);
        assert_eq!(found(&submission), ["V041 BIEU"], "{stray}");
        assert_eq!(answer(&submission).as_deref(), Some("4711"), "{stray}");
    }
    for row in ["0", "4294967297", "1048577", "x"] {
        let bytes = with_xml(SHEET, |xml| {
            let row = format!("<row r=\"{row}\"><c r=\"A1\"><v>99</v></c></row></sheetData>");
            xml.replace("</sheetData>", &row)
        });
        assert_eq!(found(&read(&bytes)), ["V041 BIEU"], "{row}");
    }
}

#[test]
fn a_cell_far_away_takes_no_room() {
    let bytes = with_xml(SHEET, |xml| {
        xml.replace("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"/></row></sheetData>")
    });
    assert_eq!(found(&read(&bytes)), [""; 0]);
    let bytes = with_xml(SHEET, |xml| {
        let row = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row></sheetData>";
        xml.replace("</sheetData>", row).replace("<dimension ref=", "<dimension ref=\"1:4\" x=")
    });
    assert_eq!(found(&read(&bytes)), ["L007 BIEU!XFD1048576"]);
}

#[test]
fn a_doubtful_cell_that_is_no_answer_is_named_once() {
    let bytes = with_xml(SHEET, |xml| {
        let cells = "<c r=\"H50\" t=\"b\"><v>2</v></c><c r=\"I50\"><v>NaN</v></c>";
        xml.replace("</sheetData>", &format!("<row r=\"50\">{cells}</row></sheetData>"))
    });
    assert_eq!(found(&read(&bytes)), ["V043 BIEU"]);
}

#[test]
fn a_date_is_a_date_by_the_section_that_shows_it() {
    let bytes = with_xml("xl/styles.xml", |xml| {
        assert!(xml.contains("dd/mm/yyyy"), "{xml}");
        xml.replace("dd/mm/yyyy", "[=0]&quot;&quot;;d/m/yyyy")
    });
    let submission = read(&bytes);
    assert_eq!(found(&submission), [""; 0]);
    assert_eq!(submission.value("H6").unwrap().datum.as_ref().unwrap().to_string(), "2012-01-01");
}
