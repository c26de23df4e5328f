use tonghop::FieldType::Date;

use super::spelling::{Put, spelled};
use super::{Damage, Family, noted, noted_or_refused, quiet, refused, warned_or_refused};
use crate::Want;
use crate::sheet::Content;
use Put::{Formatted, Number, Text};

pub fn damages() -> Vec<Damage> {
    // With all figures of its year it is as the form asks for it: nothing need be said.
    let usual = |day: &str| Want::Any(vec![quiet(day), noted(day)]);
    vec![
        spelled(
            "date-as-text",
            &[Date],
            vec![
                (Text("26/3/2012"), usual("2012-03-26")),
                (Text("26-03-12"), noted("2012-03-26")),
                (Text("26.3.2012"), usual("2012-03-26")),
                (Text("ngày 26 tháng 3 năm 2012"), noted("2012-03-26")),
                (Text("Ngày 26 tháng 03 năm 2012"), noted("2012-03-26")),
                (Text("3/4/2012"), usual("2012-04-03")),
                (Text("04/03/2012"), usual("2012-03-04")),
                (Text("2012-03-26"), usual("2012-03-26")),
                (Text(" 26/03/2012 "), usual("2012-03-26")),
                (Text("26/3/12"), noted("2012-03-26")),
                (Text("26 tháng 3, 2012"), noted_or_refused("2012-03-26")),
                (Text("thứ Hai, 26/3/2012"), noted_or_refused("2012-03-26")),
            ],
        ),
        spelled(
            "date-as-number",
            &[Date],
            vec![
                // The cell was made for days and shows it as one.
                (Number("40994"), Want::Any(vec![usual("2012-03-26"), refused()])),
                (Formatted("40994", "General"), noted_or_refused("2012-03-26")),
                (Formatted("40994", "dd/mm/yyyy"), quiet("2012-03-26")),
                (Formatted("40994", "mm/dd/yy"), quiet("2012-03-26")),
                (Formatted("40994", "[$-42A]dd mmmm yyyy;@"), quiet("2012-03-26")),
                (Formatted("40994.604", "dd/mm/yyyy hh:mm"), quiet("2012-03-26")),
            ],
        ),
        spelled(
            "date-doubtful",
            &[Date],
            [
                "31/2/2012",
                "3/2012",
                "13/14/2012",
                "tháng 3",
                "quý I",
                "26/3",
                "26/3/2012 - 28/3/2012",
                "2012",
                "0/3/2012",
                "cuối tháng 3",
                "26/3/20122",
                "chưa rõ",
            ]
            .into_iter()
            .map(|text| (Text(text), if text == "26/3" { noted_or_refused("2012-03-26") } else { refused() }))
            .chain([
                (Number("12"), warned_or_refused("1900-01-12")),
                (Number("2012"), warned_or_refused("1905-07-04")),
                (Number("-5"), refused()),
                (Number("26.3"), warned_or_refused("1900-01-26")),
            ])
            .collect(),
        ),
        Damage::new(Family::Value, "days-from-1904", |case| {
            // The same days, counted from another: as a Mac of old has saved them.
            if case.workbook.from_1904 {
                return None;
            }
            case.workbook.from_1904 = true;
            for key in case.untouched(|_, asked| asked.kind == Date) {
                let Some((sheet, row, column)) = case.locate(&key) else { continue };
                let cell = case.sheet(sheet).cell_mut(row, column);
                if let Content::Number(digits) = &cell.content {
                    let day: u32 = digits.parse().ok()?;
                    cell.content = Content::number(day - 1462);
                }
            }
            let caption = case.form.layout.first("header.filled_on");
            let (sheet, _) = case.form_sheet()?;
            let (row, column) = case.sheet(sheet).find(caption)?;
            if let Content::Number(digits) = &mut case.sheet(sheet).cell_mut(row, column + 1).content {
                *digits = (digits.parse::<u32>().ok()? - 1462).to_string();
            }
            Some(())
        })
        .alone(),
    ]
}
