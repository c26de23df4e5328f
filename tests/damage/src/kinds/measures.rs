use tonghop::FieldType;

use super::{Damage, Family, refused};
use crate::sheet::Content;
use crate::{Case, FileWant, Key, Want};

pub fn damages() -> Vec<Damage> {
    vec![
        Damage::new(Family::Layout, "measure-changed-in-row", |case| {
            let key = case.pick_filled_field(|asked| asked.kind.is_number() && !asked.measure.is_empty())?;
            let own = case.asked(&key).measure;
            let money = case.asked(&key).kind == FieldType::Money;
            let others: &[&str] = if money {
                &["triệu đồng", "1000 đồng", "nghìn đồng", "Tỷ đồng", "tr.đ", "1.000đ"]
            } else {
                &["lượt", "đợt", "nghìn người", "kg", "%", "tổ"]
            };
            let other = *case.rng.pick(others);
            if own.contains(other) {
                return None;
            }
            let (sheet, row, _) = case.locate(&key)?;
            let column = case.column("measure")?;
            case.sheet(sheet).put(row, column, Content::text(other));
            case.want(&key, refused());
            Some(())
        }),
        Damage::new(Family::Layout, "measure-respelled", |case| {
            let key = case.pick_filled_field(|asked| asked.kind.is_number() && !asked.measure.is_empty())?;
            let own = case.asked(&key).measure;
            let spellings = [own.to_uppercase(), format!("({own})"), format!(" {own} "), format!("{own}.")];
            let spelled = case.rng.pick(&spellings).clone();
            let (sheet, row, _) = case.locate(&key)?;
            let column = case.column("measure")?;
            case.sheet(sheet).put(row, column, Content::Text(spelled));
            Some(())
        }),
        Damage::new(Family::Layout, "measure-ditto", |case| {
            let (sheet, _) = case.form_sheet()?;
            let column = case.column("measure")?;
            let mark = *case.rng.pick(&["\"", "''", "-nt-", "nt", "″"]);
            let rows: Vec<u32> = case.workbook.sheets[sheet].rows.keys().copied().collect();
            // A ditto mark stands where the measure is that of the row above.
            for pair in rows.windows(2) {
                let (above, below) = (
                    case.workbook.sheets[sheet].text(pair[0], column),
                    case.workbook.sheets[sheet].text(pair[1], column),
                );
                let answered = case.workbook.sheets[sheet].rows[&pair[1]]
                    .cells
                    .values()
                    .any(|cell| cell.answer.is_some());
                if answered && above.is_some() && above == below {
                    case.workbook.sheets[sheet].put(pair[1], column, Content::text(mark));
                    return Some(());
                }
            }
            None
        }),
        Damage::new(Family::Layout, "measure-ditto-of-another", |case| {
            // A ditto mark under a row that is measured otherwise: money under persons.
            let key = case.pick_filled_field(|asked| asked.kind == FieldType::Money)?;
            let (sheet, row, _) = case.locate(&key)?;
            let column = case.column("measure")?;
            let above = case.sheet(sheet).text(row.checked_sub(1)?, column)?.to_owned();
            if above == case.asked(&key).measure {
                return None;
            }
            case.sheet(sheet).put(row, column, Content::text("\""));
            case.want(&key, Want::Any(vec![refused(), Want::Warned(case.truth(&key).clone())]));
            Some(())
        }),
        over("measure-over-sheet", |case, measure| {
            let (sheet, heading) = case.form_sheet()?;
            let column = case.column("answer")?;
            case.sheet(sheet).insert_rows(heading, 1);
            let words = [
                format!("ĐVT: {measure}"),
                format!("Đơn vị tính: {measure}"),
                format!("(Đơn vị: {measure})"),
            ];
            let text = case.rng.pick(&words).clone();
            case.sheet(sheet).put(heading, column, Content::Text(text));
            Some(())
        }),
        over("measure-in-heading", |case, measure| {
            let (sheet, heading) = case.form_sheet()?;
            let column = case.column("answer")?;
            let word = case.sheet(sheet).text(heading, column)?.to_owned();
            case.sheet(sheet).put(heading, column, Content::Text(format!("{word} ({measure})")));
            Some(())
        }),
        Damage::new(Family::Layout, "measure-in-table-heading", |case| {
            let key =
                case.pick(|key, asked| matches!(key, Key::Cell(..)) && asked.kind == FieldType::Money)?;
            let Key::Cell(table, _, id) = key.clone() else { return None };
            let label = case.form.table(table.as_str())?.column(id.as_str())?.label.clone();
            let (sheet, _, column) = case.locate(&key)?;
            let (row, _) = case.sheet(sheet).find_heading(&label)?;
            let measure = *case.rng.pick(&["triệu đồng", "1000 đ", "nghìn đồng"]);
            case.sheet(sheet).put(row, column, Content::Text(format!("{label} ({measure})")));
            for key in case
                .untouched(|key, _| matches!(key, Key::Cell(of, _, column) if *of == table && *column == id))
            {
                if case.truth(&key).value.is_some() {
                    case.want(&key, refused());
                }
            }
            case.file = FileWant::Any;
            Some(())
        }),
    ]
}

/// A measure of money over everything: the amounts are not what the form asks for.
fn over(name: &'static str, put: fn(&mut Case<'_>, &str) -> Option<()>) -> Damage {
    Damage::new(Family::Layout, name, move |case| {
        let measure = *case.rng.pick(&["1000 đồng", "triệu đồng", "Triệu đồng", "nghìn đồng", "tỷ đồng"]);
        put(case, measure)?;
        let money =
            case.untouched(|key, asked| matches!(key, Key::Field(_)) && asked.kind == FieldType::Money);
        for key in money {
            if case.truth(&key).value.as_deref().is_some_and(|value| value != "0") {
                case.want(&key, refused());
            }
        }
        case.relax(|key| matches!(key, Key::Field(_)));
        case.file = FileWant::Any;
        Some(())
    })
    .alone()
}
