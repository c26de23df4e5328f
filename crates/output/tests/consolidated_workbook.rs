//! The consolidated workbook, read back with another library.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

#[path = "consolidated_workbook/charts.rs"]
mod charts;
#[path = "consolidated_workbook/presentation.rs"]
mod presentation;
#[path = "consolidated_workbook/scene.rs"]
mod scene;

use calamine::{Data, Reader};
use scene::{Book, Scene, text, value};
use tonghop_core::{CellRef, Code, Datum, FileStamp, Language, Submission};
use tonghop_output::SheetLimits;

const TOTAL: usize = 3;
const PART: usize = 4;
const SHARE: usize = 5;
const COVERAGE: usize = 6;

#[track_caller]
fn check_total(book: &mut Book, code: &str, total: &str, coverage: &str, formula: &str) {
    let (row, cells) = book.row("Tổng hợp", code);
    assert_eq!(text(&cells[TOTAL]), total, "{code}");
    assert_eq!(text(&cells[COVERAGE]), coverage, "{code}");
    assert_eq!(book.formula("Tổng hợp", row, TOTAL), formula, "{code}");
}

#[test]
fn totals_are_formulas_over_the_matrix_with_the_figures_of_the_consolidation() {
    let mut book = Scene::new().usual();
    let range = |column: &str| format!("'Ma trận'!${column}$7:${column}$11");
    let sum = |column: &str| format!("IF(COUNT({0})=0,\"\",SUM({0}))", range(column));
    check_total(&mut book, "A1", "33", "2/4", &sum("E"));
    check_total(&mut book, "A2", "48", "2/4", &sum("F"));
    check_total(&mut book, "A3", "68.75", "2/4", "IF(COUNT(D13,D14)<2,\"\",IFERROR(D13/D14*100,\"\"))");
    check_total(&mut book, "A4", "1", "2/4", &format!("COUNTIF({},\"Có\")", range("H")));
    check_total(&mut book, "A5", "1", "2/4", &format!("COUNTIF({},\"Đã\")", range("I")));
    let ratio = format!("IF(COUNT({0})=0,\"\",SUM({0})&\"/\"&SUM({1}))", range("J"), range("K"));
    check_total(&mut book, "A6", "4/6", "2/4", &ratio);
    check_total(&mut book, "A7", "", "0/4", &sum("L"));
    check_total(&mut book, "K1", "2", "1/1", "IF(COUNT('Ma trận'!$M$11)=0,\"\",'Ma trận'!$M$11)");
    check_total(&mut book, "K2", "4", "danh bạ", "SUM('Danh bạ'!$G$5:$G$9)");
    check_total(&mut book, "K5", "4", "danh bạ", "IF(COUNT(D29,D30,D31)<3,\"\",IFERROR(D29+D30-D31,\"\"))");
    let kinds = "COUNTIFS('Danh bạ'!$D$5:$D$9,\"Phòng\",'Danh bạ'!$J$5:$J$9,1)";
    check_total(&mut book, "K6", "2", "danh bạ", kinds);
    check_total(&mut book, "K7", "Có", "1/1", "'Ma trận'!$N$11");
    check_total(&mut book, "K8", "40994", "1/1", "'Ma trận'!$O$11");
    check_total(&mut book, "K9", "3/5", "1/1", "'Ma trận'!$P$11&\"/\"&'Ma trận'!$Q$11");
    check_total(&mut book, "A8", "", "1/4", "");
    check_total(&mut book, "A9", "0.3", "2/4", &sum("S"));
    check_total(&mut book, "Matrix", "2", "2/4", "'Matrix'!$A$7");
    check_total(&mut book, "B2", "2", "2/4", "'B2'!$E$9");
}

#[test]
fn shares_and_choices_are_shown_beside_the_total() {
    let mut book = Scene::new().usual();
    let (_, cells) = book.row("Tổng hợp", "A1");
    assert_eq!((text(&cells[PART]), text(&cells[SHARE])), ("33/48".to_owned(), "68.75".to_owned()));
    let (_, cells) = book.row("Tổng hợp", "A3");
    assert_eq!(text(&cells[PART]), "33/48");
    let (row, cells) = book.row("Tổng hợp", "A5");
    assert_eq!((text(&cells[PART]), text(&cells[SHARE])), ("1/4".to_owned(), "25".to_owned()));
    let below: Vec<(String, String)> = book.sheet("Tổng hợp")[row + 1..row + 4]
        .iter()
        .map(|cells| (text(&cells[1]), text(&cells[TOTAL])))
        .collect();
    let expected = [("Đã", "1"), ("Chưa", "0"), ("<30 người", "1")];
    assert_eq!(below, expected.map(|(word, count)| (word.to_owned(), count.to_owned())));
    assert_eq!(
        book.formula("Tổng hợp", row + 3, TOTAL),
        "SUMPRODUCT(--EXACT('Ma trận'!$I$7:$I$11,\"<30 người\"))",
        "COUNTIF would compare"
    );
}

#[test]
fn only_what_counts_stands_in_the_matrix() {
    let mut book = Scene::new().usual();
    let (a1, a7) = (book.column("A1"), book.column("A7"));
    let outcome = |book: &mut Book, unit: &str| text(&book.row("Ma trận", unit).1[3]);
    assert_eq!(outcome(&mut book, "A01"), "Đạt, nộp muộn");
    assert_eq!(outcome(&mut book, "A03"), "Có lỗi, chưa cộng");
    assert_eq!(outcome(&mut book, "A04"), "Chưa nộp");
    for unit in ["A03", "A04"] {
        let (row, cells) = book.row("Ma trận", unit);
        assert!(cells[a1..].iter().all(|cell| text(cell).is_empty()), "{unit}: {cells:?}");
        assert!(!book.formula("Ma trận", row, a1 + 2).is_empty(), "the computed column stays live");
    }
    assert_eq!(book.row("Ma trận", "A02").1[a1], Data::Float(0.0), "zero is a value");
    assert_eq!(text(&book.row("Ma trận", "A02").1[a7]), "không áp dụng");
    assert_eq!(book.row("Ma trận", "A01").1[a7], Data::Empty);
    assert_eq!(book.row("Ma trận", "A01").1[a1 + 2], Data::Float(82.5));
}

#[test]
fn missing_and_rejected_units_are_named_above_the_totals() {
    let mut book = Scene::new().usual();
    let head: Vec<String> = book.sheet("Tổng hợp").iter().take(9).map(|row| text(&row[0])).collect();
    assert_eq!(head[1], "TỈNH ĐOÀN");
    assert_eq!(head[2], "ĐOÀN KHỐI");
    assert_eq!(head[6], "Đã nhận 3/4 đơn vị, cộng số liệu của 2/4 đơn vị, nộp muộn 1. Hạn nộp: 02/4/2012");
    assert_eq!(head[7], "Chưa cộng vì bản nộp còn lỗi (1 đơn vị): A03 Đội Ba");
    assert_eq!(head[8], "Chưa nộp (1 đơn vị): A04 Đội Bốn");
}

#[test]
fn the_sources_of_every_total_add_up_to_it() {
    let mut book = Scene::new().usual();
    let rows = book.sheet("Nguồn số liệu");
    for code in ["A1", "A2", "K1", "K2", "K3", "K4", "K6"] {
        let block: Vec<&Vec<Data>> = rows.iter().filter(|row| text(&row[0]) == code).collect();
        let sum: f64 = block[1..].iter().map(|row| text(&row[4]).parse::<f64>().unwrap()).sum();
        let figure = book.consolidation.total(code).unwrap().figure.number().unwrap();
        assert_eq!(sum.to_string(), figure.to_string(), "{code}");
        assert_eq!(text(&block[0][4]), figure.to_string(), "the heading of {code}");
    }
    let first = rows.iter().filter(|row| text(&row[0]) == "A1").nth(1).unwrap();
    let cells: Vec<String> = first.iter().map(text).collect();
    assert_eq!(cells[2..9], ["A01", "Phòng Một", "33", "inbox/A01.xlsx", "BIEU", "D6", "33"]);
    assert_eq!(cells[10], format!("{:0>64}", "A01"));
    let roster = rows.iter().filter(|row| text(&row[0]) == "K3").nth(1).unwrap();
    assert_eq!(text(&roster[9]), "dòng 3 danh bạ");
}

#[test]
fn every_total_leads_to_its_sources_and_back() {
    let mut book = Scene::new().usual();
    let (totals, sources) = (book.links("Tổng hợp"), book.links("Nguồn số liệu"));
    for code in book.consolidation.totals.keys().map(Code::to_string).collect::<Vec<_>>() {
        let (row, _) = book.row("Tổng hợp", &code);
        let (at, _) = book.row("Nguồn số liệu", &code);
        let there = totals.get(&format!("H{}", row + 1));
        assert_eq!(there, Some(&format!("'Nguồn số liệu'!A{}", at + 1)), "{code}");
        let back = sources.get(&format!("A{}", at + 1));
        assert_eq!(back, Some(&format!("'Tổng hợp'!D{}", row + 1)), "{code}");
    }
}

#[test]
fn no_person_is_named_anywhere() {
    let scene = Scene::new();
    for provisional in [false, true] {
        for language in Language::ALL {
            let mut book = scene.workbook(scene.submissions(), provisional, language);
            let all = book.everything();
            assert!(all.contains("inbox/A01.xlsx"));
            assert!(!all.contains("Kín"), "{language:?}");
            assert!(!all.contains("Người làm"), "the heading of a personal column");
        }
    }
    let mut book = scene.usual();
    let found: Vec<String> = book.sheet("Phát hiện").iter().map(|row| text(&row[8])).collect();
    assert_eq!(found.iter().filter(|found| *found == "(thông tin cá nhân)").count(), 2);
}

#[test]
fn row_tables_are_shown_without_personal_columns_and_lists_of_people_only_counted() {
    let mut book = Scene::new().usual();
    let rows = book.sheet("Matrix");
    let shown = |row: &[Data]| row.iter().map(text).collect::<Vec<_>>();
    assert_eq!(shown(&rows[3])[3..6], ["Tên việc", "Số người", "Loại"]);
    assert_eq!(
        shown(&rows[4]),
        ["1", "A01", "Phòng Một", "Dọn kho", "5", "Lớn", "inbox/A01.xlsx", "Matrix", "5"]
    );
    assert_eq!(shown(&rows[6])[..5], ["2", "dòng, cộng", "", "", "12"]);
    assert_eq!(book.formula("Matrix", 6, 4), "SUM($E$5:$E$6)");
    assert!(!book.everything().contains("Việc chưa tính"));
    let counts: Vec<String> = book.sheet("B2")[4..9].iter().map(|row| text(&row[4])).collect();
    assert_eq!(counts, ["2", "0", "", "", "2"]);
}

#[test]
fn text_from_files_never_becomes_a_formula() {
    let mut book = Scene::new().usual();
    for (sheet, column) in [("Ý kiến", 4), ("Matrix", 3)] {
        let rows = book.sheet(sheet);
        let (row, _) =
            rows.iter().enumerate().find(|(_, row)| text(&row[column]).starts_with(['=', '-'])).unwrap();
        assert!(matches!(rows[row][column], Data::String(_)));
        assert_eq!(book.formula(sheet, row, column), "");
    }
}

#[test]
fn answers_stand_below_their_question_with_those_who_said_nothing() {
    let scene = Scene::new();
    let mut submissions = scene.submissions();
    submissions[0].values.insert(Code::from("T1"), value(None, "LOI", CellRef::new(5, 3)));
    let mut book = scene.workbook(submissions, false, Language::Vi);
    let rows = book.sheet("Ý kiến");
    let about: Vec<String> =
        rows.iter().filter(|row| text(&row[1]) == "T1").map(|row| text(&row[2])).collect();
    assert_eq!(about, ["Nêu khó khăn", "A02", "Không ghi (1 đơn vị): A01"]);
    assert!(!book.everything().contains("Chưa tính"), "a rejected unit's answer does not count");
}

#[test]
fn a_text_that_no_cell_can_hold_is_cut_and_says_so() {
    let scene = Scene::new();
    let mut submissions = scene.submissions();
    let long = Datum::Text("ạ".repeat(40_000).into());
    submissions[0].values.insert(Code::from("T1"), value(Some(long), "LOI", CellRef::new(5, 3)));
    let mut book = scene.workbook(submissions, false, Language::Vi);
    let rows = book.sheet("Ý kiến");
    let answer = rows.iter().map(|row| text(&row[4])).find(|answer| answer.starts_with("ạạ")).unwrap();
    assert!(answer.ends_with("ạ … [còn 7500 ký tự, xem tệp gốc]"), "{}", &answer[answer.len() - 60..]);
    assert!(answer.encode_utf16().count() <= 32_767);
}

#[test]
fn provisional_figures_are_marked_and_leave_faulty_answers_out() {
    let scene = Scene::new();
    let mut book = scene.workbook(scene.submissions(), true, Language::Vi);
    let head: Vec<String> = book.sheet("Tổng hợp").iter().take(10).map(|row| text(&row[0])).collect();
    assert_eq!(head[7], "SỐ LIỆU TẠM TÍNH");
    assert!(head[8].ends_with("A03 Đội Ba"), "{}", head[8]);
    let (_, cells) = book.row("Tổng hợp", "A2");
    assert_eq!((text(&cells[TOTAL]), text(&cells[COVERAGE])), ("1048".to_owned(), "3/4".to_owned()));
    let (a1, a2) = (book.column("A1"), book.column("A2"));
    let cells = book.row("Ma trận", "A03").1;
    assert_eq!(
        (text(&cells[3]), text(&cells[a1]), text(&cells[a2])),
        ("Có lỗi, tạm tính".to_owned(), "có lỗi".to_owned(), "1000".to_owned())
    );
    let marked = book.sheet("Nguồn số liệu").iter().filter(|row| text(&row[9]) == "tạm tính").count();
    assert_eq!(marked, 1);
}

#[test]
fn the_status_of_every_unit_and_of_every_other_file_is_told() {
    let scene = Scene::new();
    let mut submissions = scene.submissions();
    let mut copy = submissions[0].clone();
    copy.file.path = "inbox/Copy.xlsx".into();
    submissions.push(copy);
    submissions.push(Submission::unread(FileStamp { path: "inbox/scan.xlsx".into(), sha256: "f".into() }));
    let mut book = scene.workbook(submissions, false, Language::Vi);
    let rows = book.sheet("Tình hình nộp");
    let told = |row: &Vec<Data>| [1, 4, 5].map(|column| text(&row[column]));
    assert_eq!(told(&rows[5]), ["A01", "Đạt, nộp muộn", "inbox/A01.xlsx"]);
    assert_eq!(told(&rows[8]), ["A04", "Chưa nộp", ""]);
    assert_eq!(told(&rows[10]), ["VP", "Đạt", "inbox/VP.xlsx"]);
    assert_eq!(told(&rows[12]), ["A01", "Trùng tệp khác", "inbox/Copy.xlsx"]);
    assert_eq!(told(&rows[13]), ["", "Không đọc được", "inbox/scan.xlsx"]);
    assert_eq!(text(&rows[2][0]), "Đạt: 2; Có lỗi, chưa cộng: 1; Chưa nộp: 1");
}

#[test]
fn the_same_input_gives_the_same_bytes_in_any_order_of_files() {
    let scene = Scene::new();
    let mut backwards = scene.submissions();
    backwards.reverse();
    assert_eq!(scene.usual().bytes, scene.workbook(backwards, false, Language::Vi).bytes);
}

#[test]
fn sheet_names_stay_apart_from_the_codes_of_row_tables() {
    let scene = Scene::new();
    let names = scene.workbook(scene.submissions(), false, Language::En).xlsx.sheet_names();
    let expected = [
        "Contents",
        "Totals",
        "Charts",
        "Matrix",
        "Matrix 2",
        "B2",
        "Text answers",
        "Reporting status",
        "Roster",
        "Findings",
        "Sources",
        "_tonghop",
    ];
    assert_eq!(names, expected);
    assert_eq!(scene.usual().xlsx.sheet_names()[1..5], ["Tổng hợp", "Biểu đồ", "Ma trận", "Matrix"]);
}

#[test]
fn a_period_without_any_file_still_makes_a_workbook() {
    let scene = Scene::new();
    let mut book = scene.workbook(Vec::new(), false, Language::Vi);
    check_total(
        &mut book,
        "A1",
        "",
        "0/4",
        "IF(COUNT('Ma trận'!$E$7:$E$11)=0,\"\",SUM('Ma trận'!$E$7:$E$11))",
    );
    let warned =
        book.sheet("Tổng hợp").iter().any(|row| text(&row[0]).starts_with("Chưa có số liệu của văn phòng"));
    assert!(warned);
}

#[test]
fn totals_stand_beside_those_of_the_period_before() {
    let mut scene = Scene::new();
    scene.close("2011-Q4", "A01,A1,10\nA03,A1,30\nVP,K1,2\nA01,A7,1");
    let mut book = scene.usual();
    let mut line = |code: &str| {
        let (row, cells) = book.row("Tổng hợp", code);
        let formula = book.formula("Tổng hợp", row, TOTAL + 2);
        (row + 1, [TOTAL, TOTAL + 1, TOTAL + 2, TOTAL + 3].map(|column| text(&cells[column])), formula)
    };
    let (row, cells, formula) = line("A1");
    assert_eq!(cells, ["33", "40", "-7", "2/4"], "of the four that had to report then two gave it");
    assert_eq!(formula, format!("IF(COUNT(D{row},E{row})<2,\"\",D{row}-E{row})"));
    assert_eq!(line("A2").1, ["48", "", "", ""], "nothing is known of it, which is not zero");
    assert_eq!(line("A7").1, ["", "1", "", "1/4"], "nothing now is not zero either");
    assert_eq!(line("K1").1, ["2", "2", "0", ""]);
    let (_, cells) = book.row("Tổng hợp", "A1");
    let shifted = [PART, SHARE, COVERAGE].map(|column| text(&cells[column + 3]));
    assert_eq!(shifted, ["33/48", "68.75", "2/4"]);
    let notes = |book: &mut Book, start: &str| {
        book.sheet("Tổng hợp").iter().filter(|row| text(&row[0]).starts_with(start)).count()
    };
    assert_eq!(notes(&mut book, "Kỳ trước là Quý IV/2011"), 1);
    assert_eq!(notes(&mut Scene::new().usual(), "Chưa có số liệu đã chốt của Quý IV/2011"), 1);
}

#[test]
fn targets_stand_beside_the_totals_that_they_are_held_against() {
    let mut scene = Scene::new();
    scene.aim("2012,A1,66\n2012,A6,50\n2012,A7,9\n2012,K9,120\n2012-Q1,A1,30\n2012,A2,0\n2013,A1,1\n");
    let mut book = scene.usual();
    let mut line = |code: &str| {
        let (row, cells) = book.row("Tổng hợp", code);
        (
            [0, 1, 2, 3].map(|column| text(&cells[TOTAL + 1 + column])),
            book.formula("Tổng hợp", row, TOTAL + 2),
        )
    };
    let (cells, formula) = line("A1");
    assert_eq!(cells, ["66", "50", "30", "110"], "of the year, and of the quarter");
    assert_eq!(formula, "IF(COUNT(D13)=0,\"\",IFERROR(D13/E13*100,\"\"))");
    let reached = |cells: &[String; 4]| cells[1].parse::<f64>().map(|share| (share * 100.0).round() / 100.0);
    assert_eq!(reached(&line("A6").0), Ok(133.33), "4/6 is 66.67 points");
    assert_eq!(reached(&line("K9").0), Ok(50.0), "the committee's 3/5 is 60 points");
    assert_eq!(line("A7").0, ["9", "", "", ""], "nothing is known of it");
    assert_eq!(line("A2").0, ["0", "", "", ""], "there is no share of nothing");
    assert_eq!(line("A9").0, ["", "", "", ""]);
}

#[test]
fn units_are_ranked_by_live_formulas_over_their_measures() {
    let mut scene = Scene::new();
    assert!(!scene.usual().xlsx.sheet_names().contains(&"Xếp hạng".to_owned()));
    scene
        .score(&[("Đúng hạn", "submitted * MAX(0, 40 - 5 * days_late)"), ("Không lỗi", "10 / (1 + errors)")]);
    let mut book = scene.usual();
    let rows = book.sheet("Xếp hạng");
    let shown: Vec<Vec<String>> = rows[6..10].iter().map(|row| row.iter().map(text).collect()).collect();
    assert_eq!(shown[0][..2], ["1", "A02"]);
    assert_eq!(shown[0][4..], ["1", "0", "0", "40", "10", "50"]);
    assert_eq!(shown[1][..2], ["2", "A03"]);
    assert_eq!(shown[2][..2], ["3", "A01"], "three days late");
    assert_eq!(shown[2][4..], ["1", "3", "0", "25", "10", "35"]);
    assert_eq!(shown[3][..2], ["4", "A04"], "who sent nothing has a row");
    assert_eq!(shown[3][4..], ["0", "", "", "0", "10", "10"]);
    assert_eq!(book.formula("Xếp hạng", 6, 7), "IFERROR(E7*MAX(0,40-5*F7),\"\")");
    assert_eq!(book.formula("Xếp hạng", 6, 9), "IF(COUNT(H7:I7)<2,\"\",ROUND(SUM(H7:I7),2))");
    assert_eq!(book.formula("Xếp hạng", 6, 0), "IF(COUNT(J7)=0,\"\",RANK(J7,$J$7:$J$10))");
}

/// The rows below the headings of a list, over all sheets that it takes, and how many these are.
fn list(book: &mut Book, first: &str, head: usize) -> (usize, Vec<Vec<String>>) {
    let is_further = |name: &&String| {
        let number = name.strip_prefix(first).and_then(|rest| rest.strip_prefix(' '));
        **name == first || number.is_some_and(|number| number.parse::<usize>().is_ok())
    };
    let names: Vec<String> = book.xlsx.sheet_names().iter().filter(is_further).cloned().collect();
    let rows = names.iter().flat_map(|name| book.sheet(name).into_iter().skip(head + 1));
    let mut rows: Vec<Vec<String>> = rows.map(|row| row.iter().map(text).collect()).collect();
    rows.iter_mut()
        .for_each(|row| row.truncate(row.iter().rposition(|text| !text.is_empty()).map_or(0, |at| at + 1)));
    rows.retain(|row| !row.is_empty());
    (names.len(), rows)
}

#[test]
fn lists_that_are_longer_than_a_sheet_go_on_and_lose_nothing() {
    let scene = Scene::new();
    let lists = [("Nguồn số liệu", 2), ("Ý kiến", 3), ("Phát hiện", 2), ("Matrix", 3)];
    for provisional in [false, true] {
        let mut whole = scene.workbook(scene.submissions(), provisional, Language::Vi);
        let wanted = lists.map(|(name, head)| list(&mut whole, name, head).1);
        let totals = whole.sheet("Tổng hợp");
        let mut most = [1; 4];
        for rows in (5..40).rev() {
            let limits = SheetLimits { rows, sources: usize::MAX };
            let mut book = scene.workbook_within(limits, scene.submissions(), provisional, Language::Vi);
            for ((which, (name, head)), wanted) in lists.into_iter().enumerate().zip(&wanted) {
                let (sheets, found) = list(&mut book, name, head);
                assert_eq!(found, *wanted, "{name}, {rows} rows a sheet");
                assert!(sheets >= most[which], "{name}, {rows} rows a sheet");
                most[which] = sheets;
            }
            assert_eq!(book.sheet("Tổng hợp"), totals, "{rows} rows a sheet");
        }
        assert!(most.iter().all(|sheets| *sheets > 1), "every list went on: {most:?}");
    }
}

#[test]
fn sums_of_a_table_are_over_all_its_sheets() {
    let scene = Scene::new();
    let limits = SheetLimits { rows: 5, sources: usize::MAX };
    let mut book = scene.workbook_within(limits, scene.submissions(), false, Language::Vi);
    check_total(&mut book, "Matrix", "2", "2/4", "'Matrix 2'!$A$6");
    assert_eq!(book.formula("Matrix 2", 5, 0), "COUNTA('Matrix'!$B$5:$B$5,$B$5:$B$5)");
}

#[test]
fn sources_that_are_too_many_are_left_to_the_values_and_the_sheet_says_so() {
    let scene = Scene::new();
    let limits = SheetLimits { sources: 3, ..SheetLimits::default() };
    let mut book = scene.workbook_within(limits, scene.submissions(), false, Language::Vi);
    let (_, rows) = list(&mut book, "Nguồn số liệu", 2);
    assert!(rows.contains(&vec!["A1".to_owned(), "2 số liệu, xem tệp values.csv".to_owned()]), "{rows:?}");
    assert!(rows.iter().all(|row| row.len() < 7), "no cell of a file is named");
    assert!(text(&book.sheet("Nguồn số liệu")[1][0]).contains("values.csv"));
    let mut whole = scene.usual();
    assert_eq!(book.sheet("Tổng hợp"), whole.sheet("Tổng hợp"));
    assert_eq!(book.sheet("Ma trận"), whole.sheet("Ma trận"));

    let mut provisional = scene.workbook_within(limits, scene.submissions(), true, Language::Vi);
    let (_, rows) = list(&mut provisional, "Nguồn số liệu", 2);
    assert!(rows.iter().any(|row| row.len() == 11), "there is no other file that has them");
}
