//! Parts of the package that are damaged, forged, or merely unusual.

use tonghop_core::Status;

use crate::support::{SHEET, answer, form_file, found, packed, parts, read, with_xml};

#[test]
fn the_sound_form_is_quiet() {
    let submission = read(&form_file());
    assert_eq!((found(&submission), answer(&submission)), (vec![], Some("4711".to_owned())));
}

#[test]
fn a_wrong_checksum_is_damage_even_behind_the_last_cell() {
    let mut bytes = form_file();
    let name = SHEET.as_bytes();
    let headers: Vec<usize> =
        (0..bytes.len() - name.len()).filter(|at| bytes[*at..].starts_with(name)).collect();
    // The checksum stands before the name: 16 bytes in the local header, 30 in the central directory.
    bytes[headers[0] - 16] ^= 1;
    bytes[headers[1] - 30] ^= 1;
    let submission = read(&bytes);
    assert_eq!(found(&submission)[0], "F008 BIEU");
    assert_eq!(answer(&submission), None);
}

#[test]
fn a_document_type_is_refused_before_it_is_read() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>";
    for (part, expected) in
        [(SHEET, "F008 BIEU"), ("xl/workbook.xml", "F008"), ("xl/sharedStrings.xml", "F008")]
    {
        let submission = read(&with_xml(part, |xml| {
            let end = xml.find("?>").map_or(0, |at| at + 2);
            [&xml[..end], laughs, &xml[end..]].concat()
        }));
        assert_eq!(found(&submission)[0], expected, "{part}");
    }
}

#[test]
fn two_parts_of_one_name_are_refused_however_they_are_spelled() {
    for name in ["xl/worksheets/SHEET1.xml", "xl\\worksheets\\sheet1.xml", "/xl/worksheets/sheet1.xml"] {
        let mut parts = parts(&form_file());
        let content = parts.iter().find(|(name, _)| name == SHEET).unwrap().1.clone();
        parts.push((name.to_owned(), content));
        let submission = read(&packed(&parts));
        assert_eq!((found(&submission), submission.status), (vec!["F008".to_owned()], Status::Unreadable));
    }
}

#[test]
fn utf16_parts_are_read() {
    let mut parts = parts(&form_file());
    for (name, content) in &mut parts {
        if name == SHEET || name == "xl/sharedStrings.xml" || name == "xl/workbook.xml" {
            let text = String::from_utf8(std::mem::take(content)).unwrap();
            content.extend([0xFF, 0xFE]);
            content.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        }
    }
    let submission = read(&packed(&parts));
    assert_eq!((found(&submission), answer(&submission)), (vec![], Some("4711".to_owned())));
}

#[test]
fn a_sheet_without_cells_or_cut_off_is_not_an_empty_one() {
    for (name, xml) in [
        ("no cells", "<worksheet/>".to_owned()),
        ("another root", "<chartsheet><sheetData/></chartsheet>".to_owned()),
        ("nothing", String::new()),
        ("blank", " ".to_owned()),
        ("cut", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1".to_owned()),
        ("cut between rows", "<worksheet><sheetData><row r=\"1\"></row>".to_owned()),
        ("crossed", "<worksheet><sheetData><row></sheetData></row></worksheet>".to_owned()),
        (
            "an unknown entity",
            "<worksheet><sheetData><row><c><v>&x;</v></c></row></sheetData></worksheet>".to_owned(),
        ),
        ("no UTF-8", "<worksheet><sheetData/>\u{FFFD}</worksheet>".to_owned()),
    ] {
        let mut parts = parts(&form_file());
        let (_, content) = parts.iter_mut().find(|(name, _)| name == SHEET).unwrap();
        *content = xml.into_bytes();
        if name == "no UTF-8" {
            content.retain(|byte| *byte != 0xBF);
        }
        assert_eq!(found(&read(&packed(&parts))), ["F008 BIEU"], "{name}");
    }
}

#[test]
fn claims_of_a_part_that_are_not_asked_do_no_harm() {
    let claims = with_xml("xl/sharedStrings.xml", |xml| {
        let start = xml.find("uniqueCount=\"").unwrap();
        xml[..start].to_owned() + "uniqueCount=\"1000000000000000000\" x=\"" + &xml[start + 13..]
    });
    let odd_state = with_xml("xl/workbook.xml", |xml| xml.replacen("<sheet ", "<sheet state=\"show\" ", 1));
    let prefixed = with_xml(SHEET, |xml| {
        let xml = xml.replace("<worksheet xmlns=", "<x:worksheet xmlns:x=");
        let mut renamed = String::new();
        for piece in xml.split_inclusive('<') {
            let first = piece.chars().next().unwrap_or('?');
            if renamed.ends_with('<') && first.is_ascii_alphabetic() && !piece.starts_with("x:") {
                renamed.push_str("x:");
                renamed.push_str(piece);
            } else if renamed.ends_with('<') && first == '/' {
                renamed.push_str("/x:");
                renamed.push_str(&piece[1..]);
            } else {
                renamed.push_str(piece);
            }
        }
        renamed
    });
    for (name, bytes) in [("uniqueCount", claims), ("state", odd_state), ("prefix", prefixed)] {
        let submission = read(&bytes);
        assert_eq!((found(&submission), answer(&submission)), (vec![], Some("4711".to_owned())), "{name}");
    }
}

#[test]
fn what_lies_beside_the_parts_is_never_looked_at() {
    let mut parts = parts(&form_file());
    parts.push(("../../etc/passwd".to_owned(), b"x".to_vec()));
    parts.push(("xl/media/image1.png".to_owned(), vec![0; 1 << 20]));
    parts.push(("customXml/item1.xml".to_owned(), b"<!DOCTYPE x><x/>".to_vec()));
    assert_eq!(found(&read(&packed(&parts))), [""; 0]);
}
