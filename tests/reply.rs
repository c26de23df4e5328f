//! The reply to a unit: what is marked in its copy, that all else stays as it was, and that the mended copy is taken.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

#[path = "reply/support.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use support::*;
use tonghop::{CollectOptions, Making, Obstacle, ReplyMatter, Severity, Silent, Status, Workspace};
use tonghop_damage::{Case, Content, Corpus, Family, damages};
use tonghop_test_support::office::{self, Format};
use tonghop_test_support::{VI_DU_PERIOD, assert_schema, oracle};

const RED: &str = "FFFF9B9A";
const AMBER: &str = "FFFFC24E";
const GREEN: &str = "FFD5ECCB";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Everything that the copy is allowed to differ in, and that it does not differ in more.
fn expect_the_rest_untouched(original: &[u8], copy: &[u8], patched: &[&str]) {
    let (before, after) = (compressed(original), compressed(copy));
    let usual = ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"];
    for (name, bytes) in &before {
        if !usual.contains(&name.as_str()) && !patched.contains(&name.as_str()) {
            assert!(after[name] == *bytes, "{name} is not as it was");
        }
    }
    let order = |bytes: &[u8]| parts(bytes).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(order(original), order(copy)[..before.len()]);
}

#[test]
fn a_faulty_cell_is_coloured_noted_and_listed_and_the_rest_is_as_it_was() {
    let original = example(&[("H1", "hơn 12 cuộc"), ("H5", "Đã họp")]);
    let (reply, copy) = reply_about(&original);
    assert_eq!(reply.matter, ReplyMatter::Correct);
    assert_eq!(reply.copies, [("A01.xlsx".to_owned(), Making::Marked)]);
    let form_part = part_of_sheet(&original, "BIEU");
    let references = form_part.replace("worksheets/", "worksheets/_rels/") + ".rels";
    expect_the_rest_untouched(&original, &copy, &[&form_part, &references]);

    // Nothing but the looks of two cells, the choice of the sheet and the reference to the notes is other.
    let (before, after) = (part(&original, &form_part).unwrap(), part(&copy, &form_part).unwrap());
    let faulty = faulty_cells(&read_bytes(&original));
    let cells: Vec<&str> = faulty.iter().map(|(_, cell, _)| cell.as_str()).collect();
    assert_eq!(cells.len(), 2);
    let mut undone = after.replace("tabSelected=\"0\"", "tabSelected=\"1\"");
    for cell in &cells {
        let (old, new) = (cell_xml(&before, cell).unwrap().1, cell_xml(&after, cell).unwrap().1);
        assert_ne!(old, new);
        undone = undone.replace(&new, &old);
        assert!(ground(&copy, "BIEU", cell).contains(RED));
    }
    let notes = undone.find("<legacyDrawing").unwrap();
    let end = notes + undone[notes..].find("/>").unwrap() + 2;
    undone.replace_range(notes..end, "");
    assert_eq!(undone, before);

    let comments = part(&copy, "xl/comments1.xml").unwrap();
    assert_eq!(comments.matches("<comment ").count(), 2);
    for cell in &cells {
        assert!(comments.contains(&format!("ref=\"{cell}\"")));
    }
    let sheet = &oracle::read(&copy)["Phản hồi"];
    assert_eq!(sheet["A1"], "Phản hồi về biểu đã nộp");
    let listed: Vec<&String> = sheet.values().filter(|text| text.starts_with("BIEU!")).collect();
    assert_eq!(listed.len(), 2);
    let links = part(&copy, &part_of_sheet(&copy, "Phản hồi")).unwrap();
    for cell in &cells {
        assert!(links.contains(&format!("location=\"'BIEU'!{cell}\"")));
    }
    assert!(part(&copy, "xl/workbook.xml").unwrap().contains("<sheets><sheet xmlns:r="));
}

#[test]
fn a_copy_reads_back_as_its_file_and_is_taken_once_it_is_mended() {
    let original = example(&[("H1", "hơn 12 cuộc"), ("H2", "12 người")]);
    let (_, copy) = reply_about(&original);
    let (before, after) = (read_bytes(&original), read_bytes(&copy));
    assert_eq!(said(&after), said(&before));
    assert_eq!(told(&after), told(&before));
    let (sheet, cell, _) = faulty_cells(&before).remove(0);
    let mended = read_bytes(&typed(&copy, &sheet, &cell, &Typed::Number("13".into())));
    assert_eq!(mended.status, Status::Accepted, "{:?}", told(&mended));
    assert_eq!(mended.value("H1").unwrap().datum.as_ref().unwrap().to_string(), "13");
}

#[test]
fn a_copy_that_comes_back_half_mended_is_marked_anew() {
    let original = example(&[("H1", "hơn 12 cuộc"), ("H5", "Đã họp")]);
    let (_, first) = reply_about(&original);
    let faulty = faulty_cells(&read_bytes(&original));
    let (mended, left) = (&faulty[0].1, &faulty[1].1);
    let half = typed(&first, "BIEU", mended, &Typed::Number("13".into()));
    let (reply, second) = reply_about(&half);
    assert_eq!(reply.matter, ReplyMatter::Correct);
    assert!(ground(&second, "BIEU", mended).contains(GREEN));
    assert!(ground(&second, "BIEU", left).contains(RED));
    let comments = part(&second, "xl/comments1.xml").unwrap();
    assert_eq!(comments.matches("<comment ").count(), 2);
    assert!(comments.contains("Chỗ này đã sửa xong."));
    let workbook = part(&second, "xl/workbook.xml").unwrap();
    assert_eq!(workbook.matches("Phản hồi\"").count(), 1);
    assert_eq!(workbook.matches("tonghop_reply").count(), 1);
    let listed = oracle::read(&second)["Phản hồi"].values().filter(|text| text.starts_with("BIEU!")).count();
    assert_eq!(listed, 1);
    let right = typed(&second, "BIEU", left, &Typed::Text("Chưa".into()));
    assert_eq!(read_bytes(&right).status, Status::Accepted);
}

#[test]
fn a_sheet_of_the_branch_with_the_name_of_ours_is_neither_replaced_nor_ignored() {
    let original = changed(&example(&[("H1", "hơn 12 cuộc")]), |_, text| text.replace("BIEU", "Phản hồi"));
    let before = read_bytes(&original);
    assert_eq!(faulty_cells(&before).len(), 1);
    let (_, copy) = reply_about(&original);
    assert!(part(&copy, "xl/workbook.xml").unwrap().contains("name=\"Phản hồi 2\""));
    assert_eq!(said(&read_bytes(&copy)), said(&before));
}

#[test]
fn every_damage_gives_a_copy_that_reads_the_same_and_is_taken_once_the_marked_cells_are_mended() {
    let corpora = [Corpus::sample(), Corpus::every_type()];
    let folder = tempfile::tempdir().unwrap();
    let (mut marked, mut mended, mut copies) = (0, BTreeSet::new(), Vec::new());
    for (number, damage) in damages().into_iter().enumerate() {
        let corpus = &corpora[usize::from(damage.every_type)];
        for (index, clean) in corpus.submissions.iter().enumerate().take(12) {
            let mut case = Case::new(corpus, clean, 2012 + (number * 40 + index) as u64);
            if !damage.apply(&mut case) {
                continue;
            }
            let path = folder.path().join(format!("{number}-{index}.xlsx"));
            let mut all = case.workbook.to_parts();
            case.repack.into_iter().for_each(|repack| repack(&mut all));
            let mut bytes = packed(&all);
            case.mangle.into_iter().for_each(|mangle| mangle(&mut bytes));
            std::fs::write(&path, &bytes).unwrap();
            let options = CollectOptions::default();
            let collection =
                corpus.workspace.check(std::slice::from_ref(&path), corpus.period, &options).unwrap();
            let before = &collection.submissions[0];
            let Some(unit) = before.identity.unit.clone().filter(|_| before.status != Status::Unidentified)
            else {
                break;
            };
            let out = folder.path().join(format!("{number}-{index}"));
            let mut replies = collection.write_replies(&out, Some(&unit), &Silent).unwrap();
            let reply = replies.remove(0);
            let Some((_, making)) = reply.copies.first() else { break };
            let copy = std::fs::read(&reply.paths[1]).unwrap();
            let after = read(&corpus.workspace, &reply.paths[1]);
            let named = folder.path().join(format!("copy-{number}.xlsx"));
            std::fs::write(&named, &copy).unwrap();
            // A share of them is enough for LibreOffice, which takes its time.
            copies.extend((number % 3 == 0).then_some(named));
            if *making == Making::Marked {
                marked += 1;
                assert_eq!(said(&after), said(before), "{}", damage.name);
                assert_eq!(told(&after), told(before), "{}", damage.name);
                for (sheet, cell, severity) in faulty_cells(before) {
                    let ground = ground(&copy, &sheet, &cell);
                    let colours = if severity == Severity::Error { &[RED][..] } else { &[RED, AMBER] };
                    assert!(colours.iter().any(|colour| ground.contains(colour)), "{}: {cell}", damage.name);
                }
            }
            // What stood in a cell before it was damaged is the right value.
            let errors = before.findings.iter().filter(|finding| finding.severity == Severity::Error);
            let at_cells = errors.clone().all(|finding| finding.place.cell_ref().is_some());
            // What is wrong with the looks of a cell is not mended by what is typed into it.
            let by_looks = damage.name.contains("format");
            if damage.family == Family::Value
                && !by_looks
                && errors.count() > 0
                && at_cells
                && *making == Making::Marked
            {
                let mut right = copy;
                for (sheet, cell, _) in faulty_cells(before).iter().filter(|(_, _, s)| *s == Severity::Error)
                {
                    right = typed(&right, sheet, cell, &clean_content(clean, sheet, cell));
                }
                let path = out.join("mended.xlsx");
                std::fs::write(&path, right).unwrap();
                let right = read(&corpus.workspace, &path);
                assert_eq!(right.status, Status::Accepted, "{}: {:?}", damage.name, told(&right));
                // What was refused is what it was before the damage, and nothing else has changed.
                let (was, sound) = (said(before), clean_said(corpus, clean, &path));
                for (answer, is) in said(&right) {
                    let refused = was[&answer].starts_with(tonghop::State::Unreadable.word());
                    let expected = [&sound[&answer], if refused { &sound[&answer] } else { &was[&answer] }];
                    assert!(expected.contains(&&is), "{}: {answer} {is}", damage.name);
                }
                mended.insert(damage.name);
            }
            break;
        }
    }
    let opened = folder.path().join("opened");
    for some in copies.chunks(60) {
        office::convert_all(some, Format::Ods, &opened);
    }
    let closed = |copy: &&PathBuf| !opened.join(copy.with_extension("ods").file_name().unwrap()).is_file();
    assert_eq!(copies.iter().filter(closed).collect::<Vec<_>>(), Vec::<&PathBuf>::new());
    assert!(marked >= 50, "{marked} copies");
    assert!(mended.len() >= 20, "{mended:?}");
}

/// What the submission says that has not been damaged.
fn clean_said(corpus: &Corpus, clean: &tonghop_damage::Clean, beside: &Path) -> BTreeMap<String, String> {
    let path = beside.with_file_name("clean.xlsx");
    std::fs::write(&path, packed(&clean.workbook.to_parts())).unwrap();
    said(&read(&corpus.workspace, &path))
}

fn clean_content(clean: &tonghop_damage::Clean, sheet: &str, cell: &str) -> Typed {
    let at: tonghop::CellRef = cell.parse().unwrap();
    match clean.workbook.sheet(sheet).unwrap().cell(at.row, at.column).map(|cell| &cell.content) {
        Some(Content::Number(digits)) => Typed::Number(digits.clone()),
        Some(Content::Text(words) | Content::Inline(words)) => Typed::Text(words.clone()),
        _ => Typed::Nothing,
    }
}

#[test]
fn the_faulty_samples_and_the_sample_units_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace::open(root().join("sample-workbooks")).unwrap();
    let period = VI_DU_PERIOD.parse().unwrap();
    let faulty = root().join("sample-workbooks/faulty/DCS01.xlsx");
    let collection =
        workspace.check(std::slice::from_ref(&faulty), period, &CollectOptions::default()).unwrap();
    let unit = "DCS01".into();
    let reply = collection.write_replies(folder.path(), Some(&unit), &Silent).unwrap().remove(0);
    let copy = std::fs::read(&reply.paths[1]).unwrap();
    for cell in ["D22", "D34", "D68"] {
        assert!(ground(&copy, "BIEU", cell).contains(RED), "{cell}");
    }
    assert!(!ground(&copy, "BIEU", "D11").contains(RED));
    let message = std::fs::read_to_string(&reply.paths[0]).unwrap();
    assert!(message.starts_with("Kính gửi Đoàn cơ sở Sở Nông nghiệp"));
    assert!(message.contains("BIEU!D22") && message.contains("02/4/2012"), "{message}");

    let collection = workspace.collect(period, &CollectOptions::default()).unwrap();
    let replies = collection.write_replies(folder.path(), None, &Silent).unwrap();
    assert_eq!(replies.len(), 40);
    for reply in &replies {
        let message = std::fs::read_to_string(&reply.paths[0]).unwrap();
        assert!(message.chars().count() <= 920, "{} letters:\n{message}", message.chars().count());
        assert!(message.starts_with("Kính gửi ") && !message.contains("reply-"), "{message}");
        if reply.matter == ReplyMatter::Received {
            let sent = collection
                .submissions
                .iter()
                .find(|s| s.identity.unit.as_ref() == Some(&reply.unit) && s.status == Status::Accepted);
            assert!(message.contains(&*sent.unwrap().file.sha256));
            assert_eq!(reply.paths.len(), 1);
        }
    }
}

#[test]
fn a_unit_that_has_sent_nothing_gets_its_form_and_one_that_is_all_right_a_receipt() {
    let office = Office::with(&[("A01.xlsx", &example(&[]))]);
    let replies = office.replies();
    let matters: Vec<ReplyMatter> = replies.iter().map(|reply| reply.matter).collect();
    assert_eq!(matters, [ReplyMatter::Received, ReplyMatter::Missing, ReplyMatter::Missing]);
    let form = read(&office.workspace, &replies[1].paths[1]);
    assert_eq!(form.identity.unit.unwrap().as_str(), "A02");
    let receipt = std::fs::read_to_string(&replies[0].paths[0]).unwrap();
    assert!(receipt.contains("- Số cuộc: 1 cuộc"), "{receipt}");
    assert!(replies[2].paths[0].ends_with("2012-Q1/replies/A03/A03.txt"));
}

#[test]
fn what_cannot_be_marked_is_written_again_and_says_so() {
    let original = example(&[("H1", "hơn 12 cuộc"), ("H9", "2.5"), ("H4", "x")]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("A01.xlsx");
    std::fs::write(&path, &original).unwrap();
    let signed = {
        let mut all = parts(&original);
        all.push(("_xmlsignatures/sig1.xml".into(), b"<Signature/>".to_vec()));
        packed(&all)
    };
    let utf16 = {
        let mut all = parts(&original);
        let at = all.iter().position(|(name, _)| name == "xl/styles.xml").unwrap();
        let text = String::from_utf8(all[at].1.clone()).unwrap().replace("UTF-8", "UTF-16");
        all[at].1 = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        packed(&all)
    };
    let converted = |format| std::fs::read(office::convert(&path, format, folder.path())).unwrap();
    for (bytes, name, obstacle) in [
        (converted(Format::Ods), "A01.ods", Obstacle::OtherKind),
        (converted(Format::Xls), "A01.xls", Obstacle::OtherKind),
        (signed, "A01.xlsx", Obstacle::Signed),
        (utf16, "A01.xlsx", Obstacle::Encoding),
    ] {
        let office = Office::with(&[(name, &bytes)]);
        let before = read(&office.workspace, &office.folder.inbox(VI_DU_PERIOD).join(name));
        let (reply, copy) = office.reply();
        assert_eq!(reply.copies, [(name.to_owned(), Making::Rewritten(obstacle))]);
        let after = read_bytes(&copy);
        assert_eq!(said(&after), said(&before), "{name}");
        let sheet = &oracle::read(&copy)["Phản hồi"];
        assert!(sheet.values().any(|text| text.starts_with("Vì ")), "{sheet:?}");
        let (sheet, cell, _) = faulty_cells(&after).remove(0);
        assert!(ground(&copy, &sheet, &cell).contains(RED));
    }
}

/// The form with a picture, a chart, formulas, a hidden sheet, a note at the faulty cell and one elsewhere.
fn rich_workbook() -> Vec<u8> {
    use rust_xlsxwriter::{Chart, ChartType, Image, Note, Workbook};
    let plain = oracle::read(&example(&[("H1", "hơn 12 cuộc")]));
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("BIEU").unwrap();
    let mut faulty = None;
    for (address, text) in &plain["BIEU"] {
        let cell: tonghop::CellRef = address.parse().unwrap();
        let (row, column) = (cell.row, u16::try_from(cell.column).unwrap());
        match text.parse::<f64>() {
            Ok(number) if column == 3 => sheet.write_number(row, column, number).unwrap(),
            _ => sheet.write_string(row, column, text).unwrap(),
        };
        if text == "hơn 12 cuộc" {
            faulty = Some((row, column));
        }
    }
    let (row, column) = faulty.unwrap();
    sheet.insert_note(row, column, &Note::new("Chờ anh Ba xác nhận")).unwrap();
    sheet.insert_note(0, 0, &Note::new("Giữ lại")).unwrap();
    sheet.write_formula(60, 8, "=SUM(I62:I63)").unwrap();
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values(("BIEU", row, 3, row + 3, 3));
    sheet.insert_chart(2, 9, &chart).unwrap();
    let picture = std::fs::read(root().join("tests/reply/picture.png")).unwrap();
    sheet.insert_image(20, 9, &Image::new_from_buffer(&picture).unwrap()).unwrap();
    sheet.set_print_area(0, 0, 40, 5).unwrap();
    let hidden = workbook.add_worksheet().set_name("Nháp").unwrap();
    hidden.insert_note(1, 1, &Note::new("Ghi cho mình")).unwrap();
    hidden.set_hidden(true).set_print_area(0, 0, 3, 3).unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn pictures_charts_formulas_and_notes_of_the_branch_stay() {
    let original = rich_workbook();
    let (reply, copy) = reply_about(&original);
    assert_eq!(reply.copies[0].1, Making::Marked);
    let form_part = part_of_sheet(&original, "BIEU");
    let drawing = "xl/drawings/vmlDrawing1.vml";
    expect_the_rest_untouched(&original, &copy, &[&form_part, "xl/comments1.xml", drawing]);
    assert!(parts(&copy).iter().any(|(name, _)| name.starts_with("xl/media/")));
    assert!(parts(&copy).iter().any(|(name, _)| name.starts_with("xl/charts/")));
    let comments = part(&copy, "xl/comments1.xml").unwrap();
    assert_eq!(comments.matches("<comment ").count(), 2);
    assert!(comments.contains("Chờ anh Ba xác nhận") && comments.contains("Giữ lại"));
    assert!(comments.contains("PHẢI SỬA"));
    // The names of single sheets count the sheets.
    let workbook = part(&copy, "xl/workbook.xml").unwrap();
    let local: Vec<&str> = workbook.split("localSheetId=\"").skip(1).map(|rest| &rest[..1]).collect();
    assert_eq!(local, ["1", "2"], "{workbook}");
    assert!(workbook.contains("name=\"Nháp\"") && workbook.contains("state=\"hidden\""));
    assert_eq!(said(&read_bytes(&copy)), said(&read_bytes(&original)));
}

#[test]
fn libre_office_opens_copies_and_finds_the_same_values() {
    let folder = tempfile::tempdir().unwrap();
    for (index, original) in
        [example(&[("H1", "hơn 12 cuộc"), ("H9", "")]), rich_workbook()].iter().enumerate()
    {
        let (_, copy) = reply_about(original);
        let paths = [("before", original), ("after", &copy)].map(|(name, bytes)| {
            let path = folder.path().join(format!("{name}-{index}.xlsx"));
            std::fs::write(&path, bytes).unwrap();
            path
        });
        let dumps = office::dump(&paths, false);
        let names: Vec<&str> = dumps[1].sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names[0], "Phản hồi");
        let seen = |dump: &office::Dump, sheet: &str| -> BTreeMap<String, String> {
            let cells = &dump.sheet(sheet).cells;
            cells.keys().filter_map(|at| Some((at.clone(), dump.raw(sheet, at)?))).collect()
        };
        for sheet in dumps[0].sheets.iter().map(|sheet| sheet.name.as_str()) {
            assert_eq!(seen(&dumps[1], sheet), seen(&dumps[0], sheet), "{sheet}");
        }
        // Saved by LibreOffice, the copy is still ours: its reply is not read, and is written anew.
        let saved = office::convert(&paths[1], Format::Xlsx, &folder.path().join("saved"));
        let saved = std::fs::read(saved).unwrap();
        assert_eq!(said(&read_bytes(&saved)), said(&read_bytes(original)));
        let (_, again) = reply_about(&saved);
        assert_eq!(part(&again, "xl/workbook.xml").unwrap().matches("Phản hồi").count(), 2);
        let notes: Vec<String> = parts(&again)
            .into_iter()
            .filter(|(name, _)| name.starts_with("xl/comments"))
            .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
            .collect();
        let notes = notes.concat();
        assert_eq!(notes.matches("PHẢI SỬA (").count(), faulty_cells(&read_bytes(original)).len(), "{notes}");
        assert_eq!(notes.contains("Chờ anh Ba xác nhận"), index == 1);
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let original = rich_workbook();
    let twice = [(); 2].map(|()| {
        let office = Office::with(&[("A01.xlsx", &original)]);
        let written: Vec<Vec<u8>> = office
            .replies()
            .iter()
            .flat_map(|reply| &reply.paths)
            .map(|path| std::fs::read(path).unwrap())
            .collect();
        assert_eq!(std::fs::read(office.folder.inbox(VI_DU_PERIOD).join("A01.xlsx")).unwrap(), original);
        written
    });
    assert!(twice[0] == twice[1]);
}

#[test]
fn namespaces_with_prefixes_rows_without_addresses_and_blank_sheets_are_marked_too() {
    let original = example(&[("H1", "")]);
    let form_part = part_of_sheet(&original, "BIEU");
    let (_, cell, _) = faulty_cells(&read_bytes(&original)).remove(0);
    let prefixed = |text: &str| {
        let text = text.replace("</", "\u{1}").replace("<?", "\u{2}").replace('<', "<x:");
        text.replace('\u{1}', "</x:").replace('\u{2}', "<?").replace("xmlns=\"", "xmlns:x=\"")
    };
    let with_prefix = changed(&original, |name, text| {
        let changes = name == form_part || name == "xl/styles.xml" || name == "xl/workbook.xml";
        if changes { prefixed(&text) } else { text }
    });
    // The blank cell is not in the file at all.
    let row = cell.trim_start_matches(char::is_alphabetic);
    let without_cell = changed(&original, |name, text| match cell_xml(&text, &cell) {
        Some((_, whole)) if name == form_part => text.replace(&whole, ""),
        _ => text,
    });
    for bytes in [with_prefix, without_cell] {
        let (reply, copy) = reply_about(&bytes);
        assert_eq!(reply.copies[0].1, Making::Marked);
        let (before, after) = (read_bytes(&bytes), read_bytes(&copy));
        assert_eq!(told(&after), told(&before));
        let xml = part(&copy, &form_part).unwrap().replace("x:", "");
        let place = xml.find(&format!("<c r=\"{cell}\" s=\"")).unwrap_or_else(|| panic!("{cell} in {xml}"));
        assert!(place > xml.find(&format!("<row r=\"{row}\"")).unwrap());
    }
}

#[test]
fn discussions_are_left_alone() {
    let original = changed(&rich_workbook(), |name, text| match name {
        "xl/comments1.xml" => {
            let start = text.find("<author>").unwrap();
            let end = text.find("</author>").unwrap();
            format!("{}<author>tc={{00000000-0000-0000-0000-000000000001}}{}", &text[..start], &text[end..])
        }
        _ => text,
    });
    let (_, copy) = reply_about(&original);
    let comments = part(&copy, "xl/comments1.xml").unwrap();
    assert!(comments.contains("Chờ anh Ba xác nhận") && !comments.contains("PHẢI SỬA"));
}

#[test]
fn files_in_archives_are_answered_and_one_that_was_changed_meanwhile_is_not() {
    let original = example(&[("H1", "hơn 12 cuộc")]);
    let archive = packed(&[("gui/../A01.xlsx".into(), original.clone())]);
    let office = Office::with(&[("goi.zip", &archive)]);
    let (reply, copy) = office.reply();
    assert_eq!(reply.copies[0].1, Making::Marked);
    assert!(reply.paths[1].ends_with("replies/A01/A01.xlsx"));
    assert_eq!(said(&read_bytes(&copy)), said(&read_bytes(&original)));

    let office = Office::with(&[("A01.xlsx", &original)]);
    let collection = office.collect();
    office.folder.put(VI_DU_PERIOD, "A01.xlsx", &example(&[("H1", "gần 12 cuộc")]));
    let folder = office.folder.path("tra-loi");
    let error = collection.write_replies(&folder, None, &Silent).unwrap_err();
    assert!(matches!(error, tonghop::Error::Changed { .. }), "{error}");
    assert!(!folder.exists());
    let error =
        office.collect().write_replies(&office.folder.inbox(VI_DU_PERIOD), None, &Silent).unwrap_err();
    assert!(matches!(error, tonghop::Error::IntoInbox { .. }));
    let nobody = "A99".into();
    let error = office.collect().write_replies(&folder, Some(&nobody), &Silent).unwrap_err();
    assert!(matches!(error, tonghop::Error::UnitDoesNotReport { .. }));
}

#[test]
fn two_files_of_which_nobody_knows_the_later_come_back_both() {
    let (one, two) = (example(&[("H1", "2")]), example(&[("H1", "3")]));
    let office = Office::with(&[("a.xlsx", &one), ("b.xlsx", &two)]);
    let reply = office.replies().remove(0);
    if reply.matter == ReplyMatter::Correct {
        assert_eq!(reply.copies.len(), 2);
        assert!(reply.paths[2].ends_with("A01-2.xlsx"));
    } else {
        panic!("one of the files counts: {reply:?}");
    }
}

#[test]
fn macros_stay_and_the_copy_is_called_as_excel_wants_it() {
    let original = example(&[("H1", "hơn 12 cuộc")]);
    let plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let mut all = parts(&changed(&original, |name, text| match name {
        "[Content_Types].xml" => text.replace(plain, "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        _ => text,
    }));
    all.push(("xl/vbaProject.bin".into(), vec![0xd0, 0xcf, 0x11, 0xe0]));
    let office = Office::with(&[("A01.xlsm", &packed(&all))]);
    let (reply, copy) = office.reply();
    assert_eq!(reply.copies[0].1, Making::Marked);
    assert!(reply.paths[1].ends_with("A01/A01.xlsm"));
    assert!(parts(&copy).contains(&("xl/vbaProject.bin".into(), vec![0xd0, 0xcf, 0x11, 0xe0])));
}

#[test]
fn what_an_earlier_reply_has_left_is_told_and_not_removed() {
    let office = Office::with(&[("A01.xlsx", &example(&[("H1", "hơn 12 cuộc")]))]);
    let first = office.replies();
    assert!(first.iter().all(|reply| reply.outdated.is_empty()));
    office.folder.put(VI_DU_PERIOD, "A01.xlsx", &example(&[]));
    let second = office.replies().remove(0);
    assert_eq!(second.matter, ReplyMatter::Received);
    assert_eq!(second.outdated, [first[0].paths[1].clone()]);
    assert!(first[0].paths[1].is_file());
}

#[test]
fn the_command_writes_replies_and_lists_them() {
    let office = Office::with(&[("A01.xlsx", &example(&[("H1", "hơn 12 cuộc")])), ("la.xlsx", b"PK")]);
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_tonghop"))
            .arg("reply")
            .arg(office.folder.root())
            .args(["--period", VI_DU_PERIOD])
            .args(arguments)
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_schema(&[&["reply"], arguments].concat(), &printed);
        (output.status.code().unwrap(), printed)
    };
    let (status, text) = run(&[]);
    assert_eq!(status, 1);
    assert!(text.contains("Phải sửa (1): A01") && text.contains("la.xlsx"), "{text}");
    assert!(office.folder.path("2012-Q1/replies/A01/A01.xlsx").is_file());
    let (_, json) =
        run(&["--format", "json", "--unit", "A01", "--out", office.folder.path("x").to_str().unwrap()]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["replies"][0]["matter"], "correct");
    assert_eq!(json["replies"][0]["copies"][0]["making"], "marked");
    assert_eq!(json["unanswered"][0], "la.xlsx");
    assert_eq!(run(&["--unit", "A99"]).0, 2);
}
