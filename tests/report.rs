//! The Word report: its figures, its mistakes, and what is found when it is held against later data.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use snapbox::{assert_data_eq, str};
use tonghop::{CollectOptions, Error, Finding, Language, Messages, ReportCheck, Workspace};
use tonghop_test_support::office::{self, Format};
use tonghop_test_support::{FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD};

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A copy of the sample, to be changed.
fn sample() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-workbooks");
    copy_folder(&sample, folder.path());
    folder
}

/// The three units of the example with their answers to H1, H2 and H3, as a workspace; the report has no annex.
fn three_units() -> TestWorkspace {
    let folder = TestWorkspace::of(&VI_DU);
    put(&folder, "A01.xlsx", "A01", ["1200", "300", "20450000"], "2012-03-20");
    put(&folder, "A02.xlsx", "A02", ["800", "100", "0"], "2012-03-20");
    put(&folder, "A03.xlsx", "A03", ["38", "92", "0"], "2012-03-20");
    folder.write("report.toml", b"with_annex = false\n");
    folder
}

fn put(folder: &TestWorkspace, name: &str, unit: &str, answers: [&str; 3], day: &str) {
    let (form, roster) = (VI_DU.form(), VI_DU.roster());
    let file = FormFile::unit(&form, roster.unit(unit).unwrap(), VI_DU_PERIOD.parse().unwrap());
    let [h1, h2, h3] = answers;
    let congress = if unit == "A03" { "Chưa" } else { "Đã đại hội" };
    let file = file.answer("H1", h1).answer("H2", h2).answer("H3", h3).answer("H5", congress);
    folder.put(VI_DU_PERIOD, name, &file.header("filled_on", day).to_bytes());
}

/// Writes the report of a workspace.
fn written(root: &Path) -> Result<(PathBuf, tonghop::ReportFiles), Error> {
    let workspace = Workspace::open(root)?;
    let collection = workspace.collect("2012-Q1".parse().unwrap(), &CollectOptions::default())?;
    let consolidation = collection.consolidate(false);
    let files = collection.write_report(&consolidation, &root.join("out"), &Messages::of(Language::Vi))?;
    Ok((files.path.clone(), files))
}

fn checked(root: &Path, report: &Path) -> ReportCheck {
    let workspace = Workspace::open(root).unwrap();
    let collection = workspace.collect("2012-Q1".parse().unwrap(), &CollectOptions::default()).unwrap();
    collection.check_report(&collection.consolidate(false), report).unwrap()
}

/// A part of a document.
fn part(report: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(std::fs::read(report).unwrap())).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What a reader sees: the text of the document without its tags.
fn seen(report: &Path) -> String {
    let document = part(report, "word/document.xml").replace("</w:p>", "\n");
    let text: String =
        document.split('<').map(|rest| rest.split_once('>').map_or(rest, |(_, text)| text)).collect();
    text.replace("&quot;", "\"").replace("&amp;", "&")
}

/// A copy of a report in which a text of its body is another: the way of a person who edits it.
fn edited(report: &Path, name: &str, from: &str, to: &str) -> PathBuf {
    let mut archive = zip::ZipArchive::new(Cursor::new(std::fs::read(report).unwrap())).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let (path, mut bytes) = (entry.name().unwrap().into_owned(), Vec::new());
        entry.read_to_end(&mut bytes).unwrap();
        if path == "word/document.xml" {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(from), "{from} is not in the document");
            bytes = text.replacen(from, to, 1).into_bytes();
        }
        writer.start_file(path.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    let path = report.with_file_name(name);
    std::fs::write(&path, writer.finish().unwrap().into_inner()).unwrap();
    path
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.entry.code).collect()
}

/// What a finding says, in Vietnamese.
fn said(finding: &Finding) -> String {
    Messages::of(Language::Vi).finding(finding).message
}

/// The figures of the reference report, S01 to S31, with how the sample asks for them. S10 and S31 are two each.
const REFERENCE: &[(&str, &str, &str)] = &[
    ("S01", "TT01", "219"),
    ("S02", "TT02|hon(100)", "hơn 2.000"),
    ("S03", "ky|so_nam(1930)", "82"),
    ("S04", "K01", "5"),
    ("S05", "K02", "5"),
    ("S06", "ky|so_nam(1931)", "81"),
    ("S07", "SK01", "52"),
    ("S08", "SK02", "1.500"),
    ("S09", "K03", "200"),
    ("S10", "NV04|phan_so(NV01)", "33/41"),
    ("S11", "NV06|tren(100)", "trên 1.000"),
    ("S12", "TN01", "87"),
    ("S13", "TN02|trieu|tren(1)|don_vi_tinh", "trên 20 triệu đồng"),
    ("S14", "K04", "5"),
    ("S15", "K05|hai_so", "01"),
    ("S16", "K06", "1.000"),
    ("S17", "K07", "500"),
    ("S18", "K08", "200"),
    ("S19", "K09", "114"),
    ("S20", "XD15|phan_tram", "95%"),
    ("S21", "K10|bang_chu", "một"),
    ("S22", "K11", "89"),
    ("S23", "XD22|gan(100)", "gần 500"),
    ("S24", "K13", "1"),
    ("S25", "K12", "1"),
    ("S26", "K15", "40"),
    ("S27", "K16", "11"),
    ("S28", "K17", "29"),
    ("S29", "XD07", "2.145"),
    ("S30", "XD10", "446"),
    ("S31", "XD23|phan_so", "34/40"),
];

#[test]
fn the_sample_says_every_figure_of_the_reference_the_same_bytes_each_time_and_survives_libreoffice() {
    let folder = sample();
    let (path, report) = written(folder.path()).unwrap();
    for (number, expression, text) in REFERENCE {
        let figure = report.stamp.figures.iter().find(|figure| figure.expression == *expression);
        let figure = figure.unwrap_or_else(|| panic!("{number} ({expression}) is not in the report"));
        assert_eq!(figure.text, *text, "{number}");
        // It stands in the document under its own number.
        let document = part(&path, "word/document.xml");
        let (_, after) = document.split_once(&format!("w:name=\"tonghop_{}\"/>", figure.id)).unwrap();
        let content = after.split_once("</w:sdtContent>").unwrap().0;
        assert!(content.ends_with(&format!(">{text}</w:t></w:r>")), "{number}: {content}");
    }
    let text = seen(&path);
    for part in [
        "giữ nguyên là 40",
        "giải thể 1 chi đoàn",
        "Tất cả cơ sở Đoàn đều có quy chế",
        "Rạch Giá, ngày 05 tháng 4 năm 2012",
    ] {
        assert!(text.contains(part), "{part}");
    }
    let first = std::fs::read(&path).unwrap();
    written(folder.path()).unwrap();
    assert!(std::fs::read(&path).unwrap() == first, "a second run gives other bytes");

    // Untouched, in our own bytes and as LibreOffice saves it, only numbers of the text itself are noted.
    let resaved = office::convert(&path, Format::Docx, &folder.path().join("resaved"));
    for report in [&path, &resaved] {
        let check = checked(folder.path(), report);
        assert!(check.findings.iter().all(|f| f.entry.code == "C043"), "{:?}", codes(&check.findings));
    }
    // Edited by a person, then saved by LibreOffice: the same is found.
    let wrong = edited(&path, "sua.docx", ">hơn 2.000<", ">hơn 2.100<");
    let gone = edited(&wrong, "xoa.docx", ">219</w:t>", "></w:t>");
    let saved = office::convert(&gone, Format::Docx, &folder.path().join("resaved"));
    for report in [&gone, &saved] {
        let check = checked(folder.path(), report);
        let of =
            |code: &str| check.findings.iter().filter(|f| f.entry.code == code).map(said).collect::<Vec<_>>();
        assert_eq!(of("C040").len(), 1, "{:?}", codes(&check.findings));
        assert!(
            of("C040")[0].contains("TT02|hon(100)") && of("C040")[0].contains("hơn 2.100"),
            "{:?}",
            of("C040")
        );
        assert_eq!(of("C041").len(), 1, "{:?}", codes(&check.findings));
        assert!(of("C041")[0].contains("“TT01”"), "{:?}", of("C041"));
    }
}

#[test]
fn a_unit_that_submits_again_is_named_with_the_section_that_it_changed() {
    let folder = three_units();
    let text = "# I. Hoạt động\n\nCó {{ H1 | hon(100) }} cuộc, {{ H2 }} người.\n\n# II. Quà\n\nTrị giá {{ H3 }} đồng.\n";
    folder.write("report.md", text.as_bytes());
    let (path, _) = written(folder.root()).unwrap();
    assert!(checked(folder.root(), &path).findings.is_empty());
    put(&folder, "A01 (2).xlsx", "A01", ["1162", "300", "20450000"], "2012-03-28");
    let check = checked(folder.root(), &path);
    assert_eq!(codes(&check.findings), ["C042", "C044"], "H1 is 2000 now, and nothing is over it");
    assert!(said(&check.findings[0]).contains("H1|hon(100)"));
    let stale = said(&check.findings[1]);
    for part in ["I. Hoạt động", "A01", "A01 (2).xlsx", "H1 1200 → 1162"] {
        assert!(stale.contains(part), "{part}: {stale}");
    }
    // Another period, and other numbers in the text.
    let typed = edited(&path, "them.docx", " người.", " người, và 15 buổi.");
    let notes: Vec<String> =
        checked(folder.root(), &typed).findings.iter().filter(|f| f.entry.code == "C043").map(said).collect();
    assert!(notes.len() == 1 && notes[0].contains("15"), "{notes:?}");
}

#[test]
fn a_figure_that_does_not_cover_everyone_is_told_and_can_be_said() {
    let folder = three_units();
    std::fs::remove_file(folder.inbox(VI_DU_PERIOD).join("A03.xlsx")).unwrap();
    folder.write(
        "report.md",
        "Có\n{{ H1 }} cuộc ({{ H1 | do_phu }} đơn vị; thiếu {{ chua_nop }}).\n".as_bytes(),
    );
    let (path, report) = written(folder.root()).unwrap();
    assert_eq!(codes(&report.findings), ["C046"]);
    assert!(report.findings[0].place.to_string().ends_with("report.md:2:4"), "{}", report.findings[0].place);
    assert!(seen(&path).contains("2.000 cuộc (2/3 đơn vị; thiếu Đơn vị A03)."));
    // What nobody gave is not zero.
    for unit in ["A01", "A02"] {
        std::fs::remove_file(folder.inbox(VI_DU_PERIOD).join(format!("{unit}.xlsx"))).unwrap();
    }
    let Err(Error::Declaration(error)) = written(folder.root()) else { panic!("a report of nothing") };
    assert!(codes(&error.mistakes).iter().all(|code| *code == "D044"), "{:?}", codes(&error.mistakes));
}

/// What a report says for a tag, or the code of the mistake. H1 is 2038, H2 is 492, H3 is 20450000.
const WAYS: &[(&str, Result<&str, &str>)] = &[
    ("{{ H1 }}", Ok("2.038")),
    ("{{ H1 | hon(100) }}", Ok("hơn 2.000")),
    ("{{ H1 | tren(1000) }}", Ok("trên 2.000")),
    ("{{ H1 | hon }}", Ok("hơn 2.000")),
    ("{{ H1 | hon(2038) }}", Err("D043")),
    ("{{ H1 | hon(5000) }}", Err("D043")),
    ("{{ H1 | hon(0) }}", Err("D046")),
    ("{{ H1 | hon(-100) }}", Err("D046")),
    ("{{ H1 | gan(100) }}", Err("D043")),
    ("{{ H2 | gan(100) }}", Ok("gần 500")),
    ("{{ H2 | gan(500) }}", Ok("gần 500")),
    ("{{ H2 | gan(492) }}", Err("D043")),
    ("{{ H3 }}", Ok("20.450.000")),
    ("{{ H3 | trieu }}", Ok("20,45 triệu")),
    ("{{ H3 | trieu | tren(1) }}", Ok("trên 20 triệu")),
    ("{{ H3 | trieu | tren(1) | don_vi_tinh }}", Ok("trên 20 triệu đồng")),
    ("{{ H3 | trieu | gan(1) }}", Err("D043")),
    ("{{ H3 | trieu | hon(0.1) }}", Ok("hơn 20,4 triệu")),
    ("{{ H2 | phan_so(H1) }}", Ok("492/2.038")),
    ("{{ H1 | phan_so(H2) }}", Err("D046")),
    ("{{ H1 | phan_so }}", Err("D046")),
    ("{{ H2 | phan_tram(H1) }}", Ok("24%")),
    ("{{ H2 | phan_tram(H1, 1) }}", Ok("24,1%")),
    ("{{ H1 | phan_tram }}", Err("D046")),
    ("{{ duoc_nhan | hai_so }}", Ok("03")),
    ("{{ H1 | hai_so }}", Ok("2.038")),
    ("{{ duoc_nhan | bang_chu }}", Ok("ba")),
    ("{{ H1 | bang_chu }}", Err("D046")),
    ("{{ duoc_nhan | phan_so(phai_nop) }}", Ok("3/3")),
    ("{{ H1 | do_phu }}", Ok("3/3")),
    ("{{ H1 | don_vi_tinh }}", Ok("2.038 cuộc")),
    ("{{ ky }}", Ok("quý I/2012")),
    ("{{ ky | dai }}", Ok("quý I năm 2012")),
    ("{{ ky | hoa_dau }}", Ok("Quý I/2012")),
    ("{{ ky_sau }}", Ok("quý II/2012")),
    ("{{ ky.year }}", Ok("2012")),
    ("{{ ky.last_day | ngay }}", Ok("ngày 31 tháng 3 năm 2012")),
    ("{{ ky.first_day | ngay }}", Ok("ngày 01 tháng 01 năm 2012")),
    ("{{ \"2012-04-05\" | ngay }}", Ok("ngày 05 tháng 4 năm 2012")),
    ("{{ \"2012-03-26\" | ngay_thang }}", Ok("26/3")),
    ("{{ \"2012-13-05\" | ngay }}", Err("D046")),
    ("{{ H1 | dai }}", Err("D046")),
    ("{{ ky | so_nam(1930) }}", Ok("82")),
    ("{{ ky | so_nam(2030) }}", Err("D046")),
    ("{{ ky | hon(100) }}", Err("D046")),
    ("{{ H1 | chieu(\"tăng\", \"giảm\", \"bằng\", H2) }}", Ok("tăng")),
    ("{{ H2 | chieu(\"tăng\", \"giảm\", \"bằng\", H1) }}", Ok("giảm")),
    ("{{ H1 | chieu(\"tăng\", \"giảm\", \"bằng\", H1) }}", Ok("bằng")),
    ("{{ H1 | chieu(\"tăng\") }}", Err("D046")),
    ("{{ H1 | chieu(\"tăng\", \"giảm\", \"bằng\") }}", Err("D047")),
    ("{{ H1 | ky_truoc }}", Err("D047")),
    ("{{ H1 | chenh_lech(H2) }}", Ok("1.546")),
    ("{{ H5 | dem(\"Chưa\") }}", Ok("1")),
    ("{{ H5 | dem(\"Khác\") }}", Err("D046")),
    ("{{ H5 | cac_don_vi(\"Đã đại hội\") }}", Ok("Đơn vị A01 và Đơn vị A02")),
    ("{{ H5 | cac_don_vi(\"Khác\") }}", Err("D046")),
    ("{{ H1 | nhieu_nhat(2) }}", Ok("Đơn vị A01 (1.200) và Đơn vị A02 (800)")),
    ("{{ H1 | nhieu_nhat(0) }}", Err("D046")),
    ("{{ chua_nop }}", Ok("không có")),
    ("{{ H1.value - 38 }}", Ok("2.000")),
    ("{{ H1.value / 3 }}", Err("D046")),
    ("{{ H1.gia_tri }}", Err("D041")),
    ("{{ H99 }}", Err("D041")),
    ("{{ H1 | khoang(10) }}", Err("D042")),
    ("{{ H99 | default(0) }}", Err("D041 D042")),
    ("{{ tieu_bieu(\"T1\") }}", Err("D041")),
    ("{{ H1", Err("D040")),
    ("{{ H1 / 3 }}", Err("D040")),
    ("{% for i in range(10000) %}{% for j in range(10000) %}{% endfor %}{% endfor %}", Err("D040")),
    ("{% if H1.value > 2000 %}nhiều{% else %}ít{% endif %}", Ok("nhiều")),
    ("**{{ H1 }}**", Ok("2.038")),
];

#[test]
fn every_way_of_saying_says_the_truth_or_is_refused() {
    let folder = three_units();
    let workspace = Workspace::open(folder.root()).unwrap();
    let collection = workspace.collect("2012-Q1".parse().unwrap(), &CollectOptions::default()).unwrap();
    let consolidation = collection.consolidate(false);
    let mut wrong = Vec::new();
    for (tag, expected) in WAYS {
        folder.write("report.md", format!("⟦{tag}⟧\n").as_bytes());
        let out = folder.path("out");
        let got = match collection.write_report(&consolidation, &out, &Messages::of(Language::Vi)) {
            Ok(written) => {
                let text = seen(&written.path);
                Ok(text.split_once('⟦').unwrap().1.split_once('⟧').unwrap().0.to_owned())
            }
            Err(Error::Declaration(error)) => Err(codes(&error.mistakes).join(" ")),
            Err(error) => panic!("{tag}: {error}"),
        };
        let same = match (&got, expected) {
            (Ok(got), Ok(expected)) => got == expected,
            (Err(got), Err(expected)) => got == expected,
            _ => false,
        };
        if !same {
            wrong.push(format!("{tag}: {got:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_period_before_is_compared_with_where_everyone_is_known() {
    let folder = three_units();
    let prior = |lines: &str| {
        let csv = format!("unit,field,value,provisional\n{lines}");
        folder.write("2011-Q4/results/values.csv", csv.as_bytes());
    };
    let text = "{{ H1 | chieu(\"tăng\", \"giảm\", \"bằng\") }} {{ H1 | chenh_lech }} so với {{ ky_truoc }}";
    folder.write("report.md", text.as_bytes());
    prior("A01,H1,1000,false\nA02,H1,1000,false\nA03,H1,50,false\n");
    let (path, _) = written(folder.root()).unwrap();
    assert!(seen(&path).contains("giảm 12 so với quý IV/2011"), "{}", seen(&path));
    prior("A01,H1,1000,false\nA02,H1,1000,false\n");
    let Err(Error::Declaration(error)) = written(folder.root()) else { panic!("two of three are not all") };
    assert_eq!(codes(&error.mistakes), ["D047", "D047"]);
}

#[test]
fn mistakes_are_told_all_at_once_with_the_line_and_a_mark() {
    let folder = sample();
    let text = "# I. Kết quả\n\n\
        Có {{ TT1 }} cuộc với {{ TT02 | hon(2038) }} ĐVTN.\n\n\
        Lời của đơn vị: {{ tra_loi(\"T4\", \"DCS01\") }}.\n\n\
        {% if XD07 %}Toàn khối có {{ XD07 | bang_chu }} đoàn viên{% endif %}, <br>tăng.\n";
    std::fs::write(folder.path().join("report.md"), text).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_tonghop"))
        .args(["report", ".", "--period", "2012-Q1"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]));
    assert_data_eq!(
        String::from_utf8(output.stderr).unwrap(),
        str![[r#"
lỗi: Có 5 chỗ phải sửa trước khi làm tiếp
lỗi[D041]: Không có số liệu nào tên là “TT1”
 --> ./report.md:3:7
  |
3 | Có {{ TT1 }} cuộc với {{ TT02 | hon(2038) }} ĐVTN.
  |       ^^^
  |
  = cần: mã của một chỉ tiêu trong biểu, hoặc một tên mà báo cáo có
  = làm: Có phải ý là “TT01”? Xin sửa lại tên
lỗi[D043]: “TT02|hon” nói không đúng: số liệu là 2.038, bước làm tròn 2.038
 --> ./report.md:3:33
  |
3 | Có {{ TT1 }} cuộc với {{ TT02 | hon(2038) }} ĐVTN.
  |                                 ^^^^^^^^^
  |
  = cần: “hơn”, “trên” khi số liệu lớn hơn số in ra; “gần” khi số liệu nhỏ hơn và gần số in ra
  = làm: Xin bỏ từ đó, chọn từ khác hoặc bước làm tròn khác
lỗi[D045]: Câu trả lời T4 của DCS01 chưa được chọn cho báo cáo
 --> ./report.md:5:20
  |
5 | Lời của đơn vị: {{ tra_loi("T4", "DCS01") }}.
  |                    ^^^^^^^^^^^^^^^^^^^^^^
  |
  = cần: câu trả lời đã được văn phòng chọn trong highlights.toml của kỳ
  = làm: Xin thêm vào highlights.toml mục [[highlight]] với question = "T4" và unit = mã đơn vị
lỗi[D046]: “XD07” không nói được bằng “bang_chu”
 --> ./report.md:7:37
  |
7 | {% if XD07 %}Toàn khối có {{ XD07 | bang_chu }} đoàn viên{% endif %}, <br>tăng.
  |                                     ^^^^^^^^
  |
  = cần: số nhỏ viết được bằng một chữ
  = làm: Xin chọn cách nói hợp với số liệu đó
lỗi[D040]: Phần lời của báo cáo không viết được ở đây: có thẻ HTML
 --> ./report.md:7:71
  |
7 | … %}Toàn khối có {{ XD07 | bang_chu }} đoàn viên{% endif %}, <br>tăng.
  |                                                              ^^^^
  |
  = cần: văn bản Markdown thường, con số ghi bằng mã trong hai dấu ngoặc nhọn
  = làm: Xin sửa chỗ được đánh dấu; tiêu đề, đoạn văn, danh sách, bảng, chữ đậm và chữ nghiêng đều dùng được

"#]]
    );
    // An answer is chosen that the unit does not give.
    let chosen = "[[highlight]]\nquestion = \"T4\"\nunit = \"DCS02\"\n";
    std::fs::write(folder.path().join("2012-Q1/highlights.toml"), chosen).unwrap();
    let Err(Error::Declaration(error)) = written(folder.path()) else { panic!("DCS02 leaves T4 blank") };
    assert_eq!(codes(&error.mistakes), ["D048"]);
}

#[test]
fn what_is_no_report_is_told_and_harms_nothing() {
    let folder = three_units();
    folder.write("report.md", b"{{ H1 }}\n");
    let (path, _) = written(folder.root()).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let workbook = std::fs::read(folder.inbox(VI_DU_PERIOD).join("A01.xlsx")).unwrap();
    let deep = {
        let nested = format!("{}{}", "<w:p>".repeat(200_000), "</w:p>".repeat(200_000));
        edited(&path, "deep.docx", "<w:body>", &format!("<w:body>{nested}"))
    };
    let doctype = edited(&path, "doctype.docx", "<w:document", "<!DOCTYPE a><w:document");
    let open = edited(&path, "open.docx", "</w:body>", "");
    let mut inputs = vec![Vec::new(), b"PK".to_vec(), workbook];
    inputs.extend([&deep, &doctype, &open].map(|path| std::fs::read(path).unwrap()));
    inputs.extend((0..bytes.len()).step_by(97).map(|end| bytes[..end].to_vec()));
    for input in inputs {
        let file = folder.write("x.docx", &input);
        assert_eq!(codes(&checked(folder.root(), &file).findings), ["C045"], "{} bytes", input.len());
    }
    // A byte changed anywhere never ends the program, and never passes for what was written.
    for index in (0..bytes.len()).step_by(61) {
        let mut changed = bytes.clone();
        changed[index] ^= 0x20;
        let file = folder.write("x.docx", &changed);
        let _findings = checked(folder.root(), &file);
    }
}

#[test]
fn the_same_text_serves_other_layouts() {
    let folder = three_units();
    folder.write("report.md", "# I. Kết quả\n\nCó {{ H1 }} cuộc.\n".as_bytes());
    for (layout, wanted, other) in [
        ("doan-2013", "Số: ……-BC/ĐTN", "Copies"),
        ("doan-2012", "Số: …… BC/ĐTN", "***"),
        ("plain", "Report", "Số:"),
    ] {
        folder.write("report.toml", format!("layout = \"{layout}\"\nwith_annex = false\n").as_bytes());
        let (path, _) = written(folder.root()).unwrap();
        let text = seen(&path);
        assert!(text.contains(wanted) && !text.contains(other), "{layout}: {text}");
        assert!(text.contains("Có 2.038 cuộc."), "{layout}: {text}");
    }
}
