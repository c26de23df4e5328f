//! The charts: what they are drawn over is what the totals and the matrix hold.

use calamine::Data;
use tonghop_core::{CellRef, Code, Decimal, History, Language};

use crate::scene::{Book, Scene, text};

/// A chart as it is stored: its title, and each series with its name, its labels and its figures.
#[derive(Debug)]
struct Drawn {
    title: String,
    kind: String,
    series: Vec<Series>,
}

#[derive(Debug)]
struct Series {
    name: String,
    labels: Vec<String>,
    figures: Vec<String>,
    /// The formula of each figure.
    formulas: Vec<String>,
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let from = text.find(start).unwrap() + start.len();
    text[from..].split(end).next().unwrap()
}

/// The cells of a range of a sheet.
fn cells(book: &mut Book, range: &str) -> Vec<(CellRef, Data)> {
    let (sheet, range) = range.rsplit_once('!').unwrap();
    let rows = book.sheet(sheet.trim_matches('\''));
    let mut ends = range.split(':').map(|cell| cell.replace('$', "").parse::<CellRef>().unwrap());
    let first = ends.next().unwrap();
    let last = ends.next().unwrap_or(first);
    let at = |row: u32| CellRef::new(row, first.column);
    (first.row..=last.row).map(|row| (at(row), rows[row as usize][first.column as usize].clone())).collect()
}

fn drawn(book: &mut Book) -> Vec<Drawn> {
    let parts = (1..).map_while(|number| book.part(&format!("xl/charts/chart{number}.xml")));
    let parts: Vec<String> = parts.collect();
    let mut charts = Vec::new();
    for xml in &parts {
        let plot = between(xml, "<c:plotArea>", "</c:plotArea>");
        let mut series = Vec::new();
        for part in plot.split("<c:ser>").skip(1) {
            let range = |of: &str| between(between(part, of, "</c:f>"), "<c:f>", "</c:f>").to_owned();
            let texts = |book: &mut Book, range: &str| -> Vec<String> {
                cells(book, range).iter().map(|(_, cell)| text(cell)).collect()
            };
            let values = range("<c:val>");
            let formulas = cells(book, &values)
                .iter()
                .map(|(at, _)| book.formula("Biểu đồ", at.row as usize, at.column as usize))
                .collect();
            series.push(Series {
                name: texts(book, &range("<c:tx>")).concat(),
                labels: texts(book, &range("<c:cat>")),
                figures: texts(book, &values),
                formulas,
            });
        }
        charts.push(Drawn {
            title: between(between(xml, "<c:title>", "</c:title>"), "<a:t>", "</a:t>").to_owned(),
            kind: format!(
                "{} {}",
                between(plot, "<c:barDir val=\"", "\""),
                between(plot, "<c:grouping val=\"", "\"")
            ),
            series,
        });
    }
    charts
}

/// The notes below the charts.
fn notes(book: &mut Book) -> Vec<String> {
    let rows = book.sheet("Biểu đồ");
    rows.iter().skip(1).map(|row| text(&row[0])).filter(|text| !text.is_empty()).collect()
}

#[test]
fn how_the_units_stand_is_drawn_without_a_declaration() {
    let mut book = Scene::new().usual();
    let charts = drawn(&mut book);
    assert_eq!(charts.len(), 1);
    assert_eq!(charts[0].title, "Tình hình nộp của 4 đơn vị");
    let series = &charts[0].series[0];
    assert_eq!(series.labels, ["Đạt", "Đạt, nộp muộn", "Phải sửa", "Chưa nộp"]);
    assert_eq!(series.figures, ["1", "1", "1", "1"]);
    assert_eq!(
        series.formulas[3],
        "COUNTIF('Tình hình nộp'!$E$6:$E$9,\"Chưa nộp\")+COUNTIF('Tình hình nộp'!$E$6:$E$9,\"Chưa nộp, nộp muộn\")"
    );
}

#[test]
fn units_stand_by_size_and_those_without_a_figure_are_named() {
    let scene = Scene::new().with_charts("[[chart]]\ntitle = \"Lượt dự\"\nfields = [\"A1\"]\n");
    let mut book = scene.usual();
    let charts = drawn(&mut book);
    assert_eq!((charts[1].title.as_str(), charts[1].kind.as_str()), ("Lượt dự (lượt)", "bar clustered"));
    let [series] = &charts[1].series[..] else { panic!("{charts:?}") };
    assert_eq!(series.name, "Quý I/2012");
    assert_eq!(
        (&series.labels[..], &series.figures[..]),
        (&["Phòng Một".into(), "Phòng Hai".into()][..], &["33".into(), "0".into()][..])
    );
    let (row, _) = book.row("Ma trận", "A01");
    let cell = format!("'Ma trận'!$E${}", row + 1);
    assert_eq!(series.formulas[0], format!("IF(COUNT({cell})=0,\"\",{cell})"));
    assert_eq!(notes(&mut book), ["Không vẽ 2 đơn vị chưa có số: Đội Ba; Đội Bốn"], "missing is not zero");
}

#[test]
fn several_fields_of_a_unit_stand_behind_each_other_where_the_workspace_says_so() {
    let text = "[[chart]]\ntitle = \"Dự và phải dự\"\nkind = \"stacked\"\nfields = [\"A1\", \"A2\"]\n";
    let mut book = Scene::new().with_charts(text).usual();
    let charts = drawn(&mut book);
    assert_eq!(charts[1].kind, "bar stacked");
    let names: Vec<&str> = charts[1].series.iter().map(|series| series.name.as_str()).collect();
    assert_eq!(names, ["Lượt dự", "Lượt phải dự"]);
    assert_eq!(charts[1].series[1].figures, ["40", "8"]);
}

#[test]
fn the_period_before_stands_beside_this_one_where_it_is_known() {
    let text = "[[chart]]\ntitle = \"Lượt\"\nby = \"field\"\nkind = \"column\"\nagainst = \"previous\"\n\
        fields = [\"A1\", \"A2\", \"K1\"]\n";
    let mut scene = Scene::new().with_charts(text);
    let mut unknown = scene.usual();
    let charts = drawn(&mut unknown);
    // K1 has no unit of measure, and figures of different ones never share an axis.
    let titles: Vec<&str> = charts.iter().map(|chart| chart.title.as_str()).collect();
    assert_eq!(titles, ["Tình hình nộp của 4 đơn vị", "Lượt (lượt)", "Lượt"]);
    assert_eq!(charts[1].kind, "col clustered");
    assert_eq!(charts[1].series.len(), 1, "of the period before nothing is known");
    assert!(notes(&mut unknown)[0].starts_with("Chưa có số liệu đã chốt của Quý IV/2011"));
    let mut history = History::new("2011-Q4".parse().unwrap());
    history.insert(Code::from("A01"), Code::from("A1"), Decimal::from(30));
    scene.past.insert(history);
    let mut known = scene.usual();
    let charts = drawn(&mut known);
    assert_eq!(charts[1].series[1].name, "Quý IV/2011");
    assert_eq!(charts[1].series[1].figures, ["30", ""], "of A2 nothing is known, which is not zero");
    let (row, _) = known.row("Tổng hợp", "A1");
    let cell = format!("'Tổng hợp'!$E${}", row + 1);
    assert_eq!(charts[1].series[1].formulas[0], format!("IF(COUNT({cell})=0,\"\",{cell})"));
    assert_eq!(
        notes(&mut known)[0],
        "Số đơn vị có số liệu: 2/4; kỳ trước 1/4 (A1)",
        "every total says whom it covers"
    );
}

#[test]
fn fields_of_a_section_are_added_up_and_what_is_not_whole_is_not_drawn() {
    let chart =
        |fields: &str| format!("[[chart]]\ntitle = \"Theo mục\"\nby = \"section\"\nfields = [{fields}]\n");
    let mut book = Scene::new().with_charts(&chart("\"A1\", \"A2\"")).usual();
    let charts = drawn(&mut book);
    assert_eq!(charts[1].series[0].labels, ["I. Hoạt động"]);
    assert_eq!(charts[1].series[0].figures, ["81"]);
    let rows =
        ["A1", "A2"].map(|code| format!("'Tổng hợp'!$D${}", book.row("Tổng hợp", code).0 + 1)).join(",");
    assert_eq!(charts[1].series[0].formulas[0], format!("IF(COUNT({rows})<2,\"\",SUM({rows}))"));
    // Without the office K1 is not known: what the section comes to is not known either, and the 4 of K5 would look
    // like it.
    let scene = Scene::new().with_charts(&chart("\"K1\", \"K5\""));
    let figures = |book: &mut Book| drawn(book)[1].series[0].figures.clone();
    assert_eq!(figures(&mut scene.usual()), ["6"]);
    let mut submissions = scene.submissions();
    submissions.retain(|submission| submission.identity.unit != Some(Code::from("VP")));
    let mut book = scene.workbook(submissions, false, Language::Vi);
    assert_eq!(figures(&mut book), [""]);
    assert!(notes(&mut book).contains(&"Không vẽ vì chưa đủ số liệu: II".to_owned()));
}

#[test]
fn of_many_units_the_biggest_are_drawn_and_the_chart_says_so() {
    let chart = "[[chart]]\ntitle = \"Lượt dự\"\nfields = [\"A1\"]\n";
    for (count, bars) in [(60, 60), (61, 40), (300, 40)] {
        let (scene, submissions) = Scene::of_units(count);
        let mut book = scene.with_charts(chart).workbook(submissions, false, Language::Vi);
        let charts = drawn(&mut book);
        let series = &charts[1].series[0];
        assert_eq!(series.figures.len(), bars, "{count}");
        assert_eq!(
            (&*series.labels[0], &*series.figures[0]),
            (&*format!("Đơn vị số {count}"), &*count.to_string())
        );
        let said = notes(&mut book).contains(&format!(
            "Chỉ vẽ 40 đơn vị có số lớn nhất trong {count} đơn vị có số; số của các đơn vị khác ở trang “Ma trận”."
        ));
        assert_eq!(said, count > bars, "{count}");
    }
}

#[test]
fn numbers_on_axes_follow_the_language() {
    let scene = Scene::new();
    let chart =
        |language| scene.workbook(scene.submissions(), false, language).part("xl/charts/chart1.xml").unwrap();
    assert!(chart(Language::Vi).contains("formatCode=\"[$-42A]#,##0\""));
    assert!(chart(Language::En).contains("formatCode=\"#,##0\""));
}
