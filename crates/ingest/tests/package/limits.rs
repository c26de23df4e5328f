//! Small files that claim or become very large ones: named, in little time.

use std::time::{Duration, Instant};

use tonghop_core::Submission;

use crate::support::{SHEET, form_file, found, packed, parts, read, with_bomb, with_xml};

fn read_in_time(bytes: &[u8]) -> Submission {
    let begin = Instant::now();
    let submission = read(bytes);
    assert!(begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());
    submission
}

const ROWS: &[u8] = b"<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>";

#[test]
fn a_part_that_inflates_beyond_measure_is_not_inflated() {
    let size = 300 << 20;
    for (name, part, before, filler, after) in [
        ("rows", SHEET, "<worksheet><sheetData>", ROWS, "</sheetData></worksheet>"),
        ("blanks", SHEET, "<worksheet><sheetData>", &b" "[..], "</sheetData></worksheet>"),
        ("one text", "xl/sharedStrings.xml", "<sst><si><t>", &b"a"[..], "</t></si></sst>"),
        ("texts", "xl/sharedStrings.xml", "<sst>", &b"<si/>"[..], "</sst>"),
    ] {
        let bytes = with_bomb(part, before, filler, size, after);
        assert!(bytes.len() < 4 << 20, "{name}: {}", bytes.len());
        let expected = if part == SHEET { "F009 BIEU" } else { "F009" };
        assert_eq!(found(&read_in_time(&bytes))[0], expected, "{name}");
    }
    // What is not read may have any size.
    let mut bytes = with_bomb("xl/theme/theme1.xml", "<a>", b" ", size, "</a>");
    assert_eq!(found(&read_in_time(&bytes)), [""; 0]);
    // A part that says it is small and is not.
    bytes = with_bomb(SHEET, "<worksheet><sheetData>", ROWS, 8 << 20, "</sheetData></worksheet>");
    let name = SHEET.as_bytes();
    let central = (0..bytes.len()).rev().find(|at| bytes[*at..].starts_with(name)).unwrap() - 46;
    bytes[central + 24..central + 28].copy_from_slice(&1000_u32.to_le_bytes());
    assert_eq!(found(&read_in_time(&bytes))[0], "F008 BIEU");
}

#[test]
fn a_part_within_measure_has_other_limits() {
    for (name, part, before, filler, after, expected) in [
        ("cells", SHEET, "<worksheet><sheetData>", ROWS, "</sheetData></worksheet>", "F009 BIEU"),
        ("one text", SHEET, "<worksheet><sheetData>", &b" "[..], "</sheetData></worksheet>", "F009 BIEU"),
        ("texts", "xl/sharedStrings.xml", "<sst>", &b"<si/>"[..], "</sst>", "F009"),
        (
            "merges",
            SHEET,
            "<worksheet><sheetData/><mergeCells>",
            &b"<mergeCell ref=\"A1:B2\"/>"[..],
            "</mergeCells></worksheet>",
            "F009 BIEU",
        ),
    ] {
        let bytes = with_bomb(part, before, filler, 100 << 20, after);
        assert_eq!(found(&read_in_time(&bytes))[0], expected, "{name}");
    }
}

#[test]
fn nested_elements_without_end_are_no_recursion() {
    let nested = "<x>".repeat(200_000) + "<v>5</v>" + &"</x>".repeat(200_000);
    let bytes = with_xml(SHEET, |xml| xml.replace("<v>4711</v>", &nested));
    let submission = read_in_time(&bytes);
    assert_eq!(found(&submission).len(), 1);
    assert!(found(&submission)[0].starts_with("V040"));
}

#[test]
fn a_text_that_many_cells_share_is_counted_each_time() {
    let text = "a".repeat(32_000);
    let mut parts = parts(&form_file());
    for (name, content) in &mut parts {
        if name == "xl/sharedStrings.xml" {
            let xml = String::from_utf8(std::mem::take(content)).unwrap();
            *content = xml.replacen("<si>", &format!("<si><t>{text}</t></si><si>"), 1).into_bytes();
        } else if name == SHEET {
            let cells = "<row>".to_owned() + &"<c t=\"s\"><v>0</v></c>".repeat(10_000) + "</row>";
            *content = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>").into_bytes();
        }
    }
    assert_eq!(found(&read_in_time(&packed(&parts)))[0], "F009 BIEU");
}

#[test]
fn entries_beyond_number_are_refused() {
    let mut parts = parts(&form_file());
    parts.extend((0..5000).map(|index| (format!("xl/media/{index}"), Vec::new())));
    assert_eq!(found(&read_in_time(&packed(&parts))), ["F009"]);
}
