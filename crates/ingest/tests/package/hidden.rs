//! What a person who opens the workbook does not see.

use tonghop_core::Severity;

use crate::support::{SHEET, address, answer, form_file, found, packed, parts, read, with_cell, with_xml};

fn row() -> String {
    address().trim_start_matches(char::is_alphabetic).to_owned()
}

#[test]
fn hidden_rows_and_columns_with_answers_are_said_once_for_a_sheet() {
    let row = format!("<row r=\"{}\"", row());
    let hidden = with_xml(SHEET, |xml| xml.replace(&row, &format!("{row} hidden=\"true\"")));
    let submission = read(&hidden);
    assert_eq!(
        (found(&submission), answer(&submission)),
        (vec!["F013 BIEU".to_owned()], Some("4711".to_owned()))
    );
    assert_eq!(submission.findings[0].severity, Severity::Note);
    let shown = with_xml(SHEET, |xml| xml.replace(&row, &format!("{row} hidden=\"false\"")));
    assert_eq!(found(&read(&shown)), [""; 0]);
    let blank = with_xml(SHEET, |xml| {
        xml.replace("</sheetData>", "<row r=\"900\" hidden=\"1\"><c r=\"A900\"/></row></sheetData>")
    });
    assert_eq!(found(&read(&blank)), [""; 0]);
    let column = |columns: &str| {
        with_xml(SHEET, |xml| {
            let start = xml.find("<cols>").unwrap_or_else(|| xml.find("<sheetData>").unwrap());
            let end = xml.find("<sheetData>").unwrap();
            format!("{}<cols>{columns}</cols>{}", &xml[..start], &xml[end..])
        })
    };
    let all = column("<col min=\"1\" max=\"4294967295\" hidden=\"1\"/>");
    assert_eq!(found(&read(&all)), ["F014 BIEU"]);
    assert_eq!(found(&read(&column("<col min=\"30\" max=\"40\" hidden=\"1\"/>"))), [""; 0]);
}

#[test]
fn hidden_sheets_are_named_where_they_matter() {
    let state = |state: &str| {
        with_xml("xl/workbook.xml", |xml| {
            xml.replacen("<sheet name=\"BIEU\"", &format!("<sheet state=\"{state}\" name=\"BIEU\""), 1)
        })
    };
    for (how, expected) in [
        ("visible", vec![]),
        ("hidden", vec!["F012 BIEU".to_owned()]),
        ("veryHidden", vec!["F012 BIEU".to_owned()]),
    ] {
        let submission = read(&state(how));
        assert_eq!((found(&submission), answer(&submission)), (expected, Some("4711".to_owned())), "{how}");
    }
}

#[test]
fn macros_and_links_are_notes_and_linked_answers_warnings() {
    let mut macros = parts(&form_file());
    macros.push(("xl/vbaProject.bin".to_owned(), b"x".to_vec()));
    let submission = read(&packed(&macros));
    assert_eq!((found(&submission), submission.has_errors()), (vec!["F010".to_owned()], false));

    let mut linked = parts(&with_cell("<c r=\"@\"><f>'[1]Quý I'!B2</f><v>4711</v></c>"));
    for (name, content) in &mut linked {
        let mut replace = |from: &str, to: &str| {
            *content = String::from_utf8(std::mem::take(content)).unwrap().replace(from, to).into_bytes();
        };
        match name.as_str() {
            "xl/workbook.xml" => replace(
                "</sheets>",
                "</sheets><externalReferences><externalReference r:id=\"rId99\"/></externalReferences>",
            ),
            "xl/_rels/workbook.xml.rels" => replace(
                "</Relationships>",
                "<Relationship Id=\"rId99\" Type=\"t/externalLink\" Target=\"externalLinks/externalLink1.xml\"/></Relationships>",
            ),
            _ => {}
        }
    }
    linked.push(("xl/externalLinks/externalLink1.xml".to_owned(), b"<externalLink/>".to_vec()));
    linked.push((
        "xl/externalLinks/_rels/externalLink1.xml.rels".to_owned(),
        b"<Relationships><Relationship Id=\"rId1\" Type=\"t/externalLinkPath\" Target=\"nam-truoc.xlsx\" TargetMode=\"External\"/></Relationships>"
            .to_vec(),
    ));
    let submission = read(&packed(&linked));
    assert_eq!(found(&submission), [format!("V017 BIEU!{}", address()), "F011".to_owned()]);
    assert_eq!(answer(&submission).as_deref(), Some("4711"));
}

#[test]
fn a_formula_that_cells_share_is_a_link_in_each() {
    let bytes = with_xml(SHEET, |xml| {
        let first = "<c r=\"J1\"><f t=\"shared\" ref=\"J1:J2\" si=\"0\">[1]S!A1</f><v>1</v></c>";
        xml.replacen("<sheetData>", &format!("<sheetData><row r=\"1\">{first}</row>"), 1)
            .replace("<v>4711</v>", "<f t=\"shared\" si=\"0\"/><v>4711</v>")
    });
    let found = found(&read(&bytes));
    assert!(found.contains(&format!("V017 BIEU!{}", address())), "{found:?}");
}
