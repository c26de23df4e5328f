use tonghop::{CellRef, FieldType};

use super::{Damage, Family, refused};
use crate::sheet::{Cell, Content, Sheet};
use crate::{Case, FileWant, Key, Want};

fn layout(name: &'static str, apply: impl Fn(&mut Case<'_>) -> Option<()> + Send + Sync + 'static) -> Damage {
    Damage::new(Family::Layout, name, apply)
}

pub fn damages() -> Vec<Damage> {
    let mut all = rows();
    all.extend(columns());
    all.extend(codes());
    all.extend(sheets());
    all.extend(headings());
    all
}

/// The rows of the form sheet that answers stand in.
fn answer_rows(case: &Case<'_>, sheet: usize) -> Vec<u32> {
    let rows = case.workbook.sheets[sheet].rows.iter();
    let answered =
        rows.filter(|(_, row)| row.cells.values().any(|cell| matches!(cell.answer, Some(Key::Field(_)))));
    answered.map(|(row, _)| *row).collect()
}

fn rows() -> Vec<Damage> {
    vec![
        layout("rows-inserted", |case| {
            let (sheet, heading) = case.form_sheet()?;
            for _ in 0..case.rng.between(1, 5) {
                let last = case.sheet(sheet).last_row();
                let (at, count) = (case.rng.between(heading + 1, last), case.rng.between(1, 3));
                case.sheet(sheet).insert_rows(at, count);
                if case.rng.once_in(2) {
                    case.sheet(sheet).put(at, 1, Content::text("Ghi chú thêm của đơn vị"));
                }
            }
            Some(())
        }),
        layout("letterhead-inserted", |case| {
            let (sheet, _) = case.form_sheet()?;
            case.sheet(sheet).insert_rows(0, 4);
            case.sheet(sheet).put(0, 0, Content::text("ỦY BAN NHÂN DÂN TỈNH"));
            case.sheet(sheet).put(0, 3, Content::text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
            case.sheet(sheet).put(1, 0, Content::text("Số: 15/BC"));
            case.sheet(sheet).put(1, 3, Content::text("Độc lập - Tự do - Hạnh phúc"));
            Some(())
        }),
        layout("row-deleted", |case| {
            let key = case.pick_filled_field(|_| true)?;
            let (sheet, row, _) = case.locate(&key)?;
            case.sheet(sheet).delete_row(row);
            case.want(&key, refused());
            Some(())
        }),
        layout("rows-shuffled", |case| {
            let (sheet, _) = case.form_sheet()?;
            let rows = answer_rows(case, sheet);
            let (first, last) = (*rows.first()?, *rows.last()?);
            let mut order: Vec<u32> = (0..=last - first).collect();
            // Only answers change places; the headings of sections stay.
            let mut moving: Vec<u32> = rows.iter().map(|row| row - first).collect();
            let places = moving.clone();
            case.rng.shuffle(&mut moving);
            for (place, row) in places.iter().zip(moving) {
                order[*place as usize] = row;
            }
            case.sheet(sheet).reorder_rows(first, &order);
            Some(())
        }),
        layout("row-moved", |case| {
            let (sheet, _) = case.form_sheet()?;
            let rows = answer_rows(case, sheet);
            let (from, to) = (*case.rng.pick(&rows), *case.rng.pick(&rows));
            let (first, last) = (from.min(to), from.max(to));
            let mut order: Vec<u32> = (0..=last - first).collect();
            if from < to {
                order.rotate_left(1);
            } else {
                order.rotate_right(1);
            }
            case.sheet(sheet).reorder_rows(first, &order);
            (from != to).then_some(())
        }),
        layout("rows-hidden", |case| {
            let (sheet, _) = case.form_sheet()?;
            let rows = answer_rows(case, sheet);
            for row in rows {
                if case.rng.once_in(6) {
                    case.sheet(sheet).rows.entry(row).or_default().hidden = true;
                }
            }
            Some(())
        }),
        layout("answer-column-hidden", |case| {
            let (sheet, _) = case.form_sheet()?;
            let column = case.column("answer")?;
            case.sheet(sheet).hidden_columns.push(column);
            Some(())
        }),
        layout("scratch-sums", |case| {
            let (sheet, _) = case.form_sheet()?;
            let (row, column) = (case.sheet(sheet).last_row() + 2, case.sheet(sheet).last_column() + 2);
            if case.rng.once_in(2) {
                case.sheet(sheet).put(row, 1, Content::text("Cộng nháp"));
                case.sheet(sheet).put(row, 3, Content::number("512"));
            }
            case.sheet(sheet).put(row - 8, column, Content::number("37"));
            case.sheet(sheet).put(row - 7, column, Content::number("61"));
            Some(())
        }),
        layout("unknown-code-row", |case| {
            let (sheet, _) = case.form_sheet()?;
            let (code, answer) = (case.column("code")?, case.column("answer")?);
            let row = case.sheet(sheet).last_row() + 1;
            case.sheet(sheet).put(row, code, Content::text("ZZ99"));
            case.sheet(sheet).put(row, code + 1, Content::text("Chỉ tiêu đơn vị tự thêm"));
            case.sheet(sheet).put(row, answer, Content::number("77"));
            case.file = FileWant::Told("L");
            Some(())
        }),
    ]
}

fn columns() -> Vec<Damage> {
    vec![
        layout("columns-swapped", |case| {
            let (sheet, _) = case.form_sheet()?;
            let (answer, prior, note) = (case.column("answer")?, case.column("prior")?, case.column("note")?);
            let other = *case.rng.pick(&[prior, note]);
            case.sheet(sheet).merged.clear();
            case.sheet(sheet).map_columns(|column| {
                Some(match column {
                    column if column == answer => other,
                    column if column == other => answer,
                    column => column,
                })
            });
            // The header block was in those columns too; its captions stand before their answers no more.
            case.file = FileWant::Any;
            Some(())
        }),
        layout("code-column-last", |case| {
            let (sheet, heading) = case.form_sheet()?;
            let (code, last) = (case.column("code")?, case.sheet(sheet).last_column() + 1);
            let rows: Vec<u32> =
                case.sheet(sheet).rows.keys().copied().filter(|row| *row >= heading).collect();
            for row in rows {
                let moved = case.sheet(sheet).rows.get_mut(&row)?.cells.remove(&code);
                // What is merged over the whole width is the heading of a section and stays.
                let is_section = case.sheet(sheet).merged.iter().any(|(first, _)| first.row == row);
                if let Some(cell) = moved {
                    let to = if is_section { code } else { last };
                    case.sheet(sheet).rows.get_mut(&row)?.cells.insert(to, cell);
                }
            }
            case.sheet(sheet).moved = true;
            Some(())
        }),
        layout("column-inserted", |case| {
            let (sheet, heading) = case.form_sheet()?;
            let last = case.sheet(sheet).last_column();
            let at = case.rng.between(0, last);
            case.sheet(sheet).insert_column(at);
            if case.rng.once_in(2) {
                case.sheet(sheet).put(heading, at, Content::text("STT"));
                for (number, row) in (1..).zip(answer_rows(case, sheet)) {
                    case.sheet(sheet).put(row, at, Content::number(number));
                }
            }
            Some(())
        }),
        layout("plan-column-beside", |case| {
            let (sheet, heading) = case.form_sheet()?;
            let answer = case.column("answer")?;
            case.sheet(sheet).insert_column(answer);
            case.sheet(sheet).put(heading, answer, Content::text("Kế hoạch"));
            case.sheet(sheet).put(heading, answer + 1, Content::text("Thực hiện"));
            for row in answer_rows(case, sheet) {
                let plan = case.rng.between(5, 99);
                case.sheet(sheet).put(row, answer, Content::number(plan));
            }
            Some(())
        }),
        layout("answer-column-twice", |case| {
            let (sheet, heading) = case.form_sheet()?;
            let answer = case.column("answer")?;
            let text = case.sheet(sheet).text(heading, answer)?.to_owned();
            case.sheet(sheet).insert_column(answer);
            case.sheet(sheet).put(heading, answer, Content::Text(text));
            for row in answer_rows(case, sheet) {
                let other = case.rng.between(500, 999);
                case.sheet(sheet).put(row, answer, Content::number(other));
                let key = case.sheet(sheet).cell(row, answer + 1).and_then(|cell| cell.answer.clone());
                if let Some(key) = key {
                    case.want(&key, refused());
                }
            }
            case.file = FileWant::Any;
            Some(())
        })
        .alone(),
        layout("answer-one-column-off", |case| {
            let key = case.pick_filled_field(|asked| asked.kind.is_number())?;
            let (sheet, row, _) = case.locate(&key)?;
            // Beside a blank answer that nobody must give, a figure of the period before may stand.
            let name = if case.asked(&key).required && case.rng.once_in(2) { "prior" } else { "note" };
            let beside = case.column(name)?;
            let content = case.cell(&key).content.clone();
            case.cell(&key).content = Content::Empty;
            case.sheet(sheet).put(row, beside, content);
            case.beside(&key, sheet, row, beside);
            case.want(&key, refused());
            Some(())
        }),
        layout("answer-right-of-table", |case| {
            let key = case.pick_filled_field(|asked| asked.kind.is_number())?;
            let (sheet, row, _) = case.locate(&key)?;
            let column = case.sheet(sheet).last_column() + 1;
            let content = case.cell(&key).content.clone();
            case.cell(&key).content = Content::Empty;
            case.sheet(sheet).put(row, column, content);
            case.beside(&key, sheet, row, column);
            case.want(&key, refused());
            Some(())
        }),
        layout("answers-merged-over-rows", |case| {
            let (sheet, _) = case.form_sheet()?;
            let rows = answer_rows(case, sheet);
            let pairs: Vec<u32> =
                rows.windows(2).filter(|two| two[0] + 1 == two[1]).map(|two| two[0]).collect();
            let row = *case.rng.pick(&pairs);
            let column = case.column("answer")?;
            let keys: Vec<Key> = [row, row + 1]
                .iter()
                .filter_map(|row| case.sheet(sheet).cell(*row, column)?.answer.clone())
                .collect();
            let numbers = keys.len() == 2 && keys.iter().all(|key| case.asked(key).kind == FieldType::Count);
            if !numbers {
                return None;
            }
            case.sheet(sheet).put(row, column, Content::number("14"));
            case.sheet(sheet).put(row + 1, column, Content::Empty);
            case.sheet(sheet).merged.push((CellRef::new(row, column), CellRef::new(row + 1, column)));
            for key in keys {
                case.beside(&key, sheet, row, column);
                case.want(&key, refused());
            }
            Some(())
        }),
        layout("answer-merged-to-the-right", |case| {
            let key = case.pick_filled_field(|asked| asked.kind.is_number())?;
            let (sheet, row, column) = case.locate(&key)?;
            case.sheet(sheet).put(row, column + 1, Content::Empty);
            case.sheet(sheet).merged.push((CellRef::new(row, column), CellRef::new(row, column + 1)));
            Some(())
        }),
    ]
}

fn codes() -> Vec<Damage> {
    vec![
        layout("code-column-deleted", |case| {
            let (sheet, _) = case.form_sheet()?;
            let code = case.column("code")?;
            case.sheet(sheet).delete_column(code);
            case.relax(|key| matches!(key, Key::Field(_)));
            case.file = FileWant::Any;
            Some(())
        }),
        layout("code-emptied", |case| {
            let key = case.pick_filled_field(|_| true)?;
            let (sheet, row, _) = case.locate(&key)?;
            let code = case.column("code")?;
            case.sheet(sheet).put(row, code, Content::Empty);
            case.want(&key, Want::Any(vec![Want::Noted(case.truth(&key).clone()), refused()]));
            Some(())
        }),
        layout("code-respelled", |case| {
            let key = case.pick_filled_field(|_| true)?;
            let (sheet, row, _) = case.locate(&key)?;
            let column = case.column("code")?;
            let code = case.sheet(sheet).text(row, column)?.to_owned();
            let cyrillic = code.replace('T', "Т").replace('K', "К").replace('H', "Н").replace('C', "С");
            let wide: String =
                code.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)).collect();
            let spellings = [
                code.to_lowercase(),
                format!(" {code} "),
                code.replace('0', "O"),
                format!("{}.{}", &code[..2], &code[2..]),
                format!("{} {}", &code[..2], &code[2..]),
                format!("{code}\u{a0}"),
                cyrillic,
                wide,
            ];
            let spelled = case.rng.pick(&spellings).clone();
            if spelled == code {
                return None;
            }
            case.sheet(sheet).put(row, column, Content::Text(spelled));
            case.want(&key, Want::Any(vec![Want::Quiet(case.truth(&key).clone()), refused()]));
            Some(())
        }),
        layout("code-doubled", |case| {
            let key = case.pick_filled_field(|_| true)?;
            let other = case.pick(|other, asked| {
                matches!(other, Key::Field(_)) && *other != key && asked.kind != FieldType::Text
            })?;
            let (sheet, row, _) = case.locate(&key)?;
            let (_, other_row, _) = case.locate(&other)?;
            let column = case.column("code")?;
            let code = case.sheet(sheet).text(row, column)?.to_owned();
            case.sheet(sheet).put(other_row, column, Content::Text(code));
            case.want(&key, refused());
            case.want(&other, refused());
            Some(())
        }),
        layout("codes-exchanged", |case| {
            let key = case.pick_filled_field(|asked| asked.kind.is_number())?;
            let kind = case.asked(&key).kind;
            let truth = case.truth(&key).clone();
            let other = case.pick_filled_field(|asked| asked.kind == kind)?;
            let (sheet, row, _) = case.locate(&key)?;
            let (_, other_row, _) = case.locate(&other)?;
            let other_truth = case.truth(&other).clone();
            if key == other || truth == other_truth {
                return None;
            }
            let column = case.column("code")?;
            let code = case.sheet(sheet).text(row, column)?.to_owned();
            let other_code = case.sheet(sheet).text(other_row, column)?.to_owned();
            case.sheet(sheet).put(row, column, Content::Text(other_code));
            case.sheet(sheet).put(other_row, column, Content::Text(code));
            // Code and words of a row name two fields: whichever is taken wants a warning.
            for key in [&key, &other] {
                let readings = [truth.clone(), other_truth.clone()].map(Want::Warned).to_vec();
                case.want(key, Want::Any([readings, vec![refused()]].concat()));
            }
            Some(())
        }),
    ]
}

fn copy_of(sheet: &Sheet, name: &str) -> Sheet {
    let mut copy = Sheet { name: name.to_owned(), ..sheet.clone() };
    copy.rows.values_mut().flat_map(|row| row.cells.values_mut()).for_each(|cell| cell.answer = None);
    copy
}

fn sheets() -> Vec<Damage> {
    vec![
        layout("sheets-renamed", |case| {
            let names = ["Sheet1", "Bieu so 1", " BIEU ", "BÁO CÁO QUÝ", "bieu (da sua)"];
            let (sheet, _) = case.form_sheet()?;
            let name = (*case.rng.pick(&names)).to_owned();
            case.sheet(sheet).name = name;
            Some(())
        }),
        layout("sheets-in-another-order", |case| {
            let mut sheets = std::mem::take(&mut case.workbook.sheets);
            case.rng.shuffle(&mut sheets);
            case.workbook.sheets = sheets;
            Some(())
        }),
        layout("sheet-copied", |case| {
            let (sheet, _) = case.form_sheet()?;
            let name = format!("{} (2)", case.sheet(sheet).name);
            let copy = copy_of(case.sheet(sheet), &name);
            case.workbook.sheets.push(copy);
            case.relax(|key| matches!(key, Key::Field(_)));
            case.file = FileWant::Any;
            Some(())
        }),
        layout("draft-kept", |case| {
            let (sheet, _) = case.form_sheet()?;
            let name = format!("{} nháp", case.sheet(sheet).name);
            let mut copy = copy_of(case.sheet(sheet), &name);
            copy.state = *case.rng.pick(&["", "hidden", "veryHidden"]);
            let key = case.pick_filled_field(|asked| asked.kind.is_number())?;
            let (_, row, column) = case.locate(&key)?;
            copy.put(row, column, Content::number("404"));
            // A draft that is hidden and a sheet that is shown are no two candidates of the same weight.
            let truth = case.truth(&key).clone();
            let at = if case.rng.once_in(2) { 0 } else { case.workbook.sheets.len() };
            case.workbook.sheets.insert(at, copy);
            case.relax(|key| matches!(key, Key::Field(_)));
            case.want(&key, Want::Any(vec![refused(), Want::Warned(truth)]));
            case.file = FileWant::Any;
            Some(())
        })
        .alone(),
        layout("sheet-deleted", |case| {
            let at = case.rng.below(case.workbook.sheets.len());
            let gone = case.workbook.sheets.remove(at);
            let keys: Vec<Key> = gone
                .rows
                .values()
                .flat_map(|row| row.cells.values())
                .filter_map(|cell| cell.answer.clone())
                .collect();
            for key in keys {
                if case.truth(&key).value.is_some() || matches!(key, Key::Field(_)) {
                    let want = if case.truth(&key).value.is_some() {
                        refused()
                    } else {
                        Want::Any(vec![Want::Quiet(crate::Reading::blank()), refused()])
                    };
                    case.want(&key, want);
                }
            }
            case.file = FileWant::Any;
            Some(())
        })
        .alone(),
        layout("sheet-hidden", |case| {
            let (sheet, _) = case.form_sheet()?;
            case.sheet(sheet).state = *case.rng.pick(&["hidden", "veryHidden"]);
            Some(())
        }),
        layout("extra-sheet", |case| {
            let mut extra = copy_of(&case.workbook.sheets[0], "Sheet9");
            extra.rows.clear();
            extra.merged.clear();
            extra.cell_mut(2, 1).content = Content::text("Danh sách nhận quà");
            for row in 3..9 {
                *extra.cell_mut(row, 0) = Cell::plain(Content::number(row));
                *extra.cell_mut(row, 2) = Cell::plain(Content::number(row * 50));
            }
            case.workbook.sheets.push(extra);
            Some(())
        }),
    ]
}

fn headings() -> Vec<Damage> {
    vec![
        layout("headings-in-other-words", |case| {
            let (sheet, row) = case.form_sheet()?;
            let words = [
                ("code", ["Mã số", "Mã chỉ tiêu"]),
                ("label", ["Tên chỉ tiêu", "Nội dung"]),
                ("measure", ["ĐVT", "Đơn vị"]),
                ("answer", ["Kết quả", "Thực hiện"]),
            ];
            let columns: Vec<u32> = words.iter().filter_map(|(key, _)| case.column(key)).collect();
            for (column, (_, words)) in columns.into_iter().zip(words) {
                let word = *case.rng.pick(&words);
                case.sheet(sheet).put(row, column, Content::text(word));
            }
            Some(())
        }),
        layout("headings-respelled", |case| {
            let (sheet, row) = case.form_sheet()?;
            let keys = ["code", "answer", "label"];
            let columns: Vec<u32> = keys.iter().filter_map(|key| case.column(key)).collect();
            for column in columns {
                let text = case.sheet(sheet).text(row, column)?.to_owned();
                let words = [
                    text.to_uppercase(),
                    text.replace(' ', "\n"),
                    format!("  {text} "),
                    text.replace(' ', "  "),
                ];
                let word = case.rng.pick(&words).clone();
                case.sheet(sheet).put(row, column, Content::Text(word));
            }
            Some(())
        }),
        layout("headings-unknown", |case| {
            let (sheet, row) = case.form_sheet()?;
            let column = case.column("answer")?;
            let word = *case.rng.pick(&["Số lượng", "Quý I", "Giá trị"]);
            case.sheet(sheet).put(row, column, Content::text(word));
            case.relax(|key| matches!(key, Key::Field(_)));
            case.file = FileWant::Any;
            Some(())
        }),
        layout("headings-over-two-rows", |case| {
            let (sheet, row) = case.form_sheet()?;
            let (answer, prior) = (case.column("answer")?, case.column("prior")?);
            let last = case.sheet(sheet).last_column();
            case.sheet(sheet).insert_rows(row + 1, 1);
            for column in (0..=last).filter(|column| *column != answer && *column != prior) {
                case.sheet(sheet).merged.push((CellRef::new(row, column), CellRef::new(row + 1, column)));
            }
            case.sheet(sheet).put(row, prior, Content::Empty);
            case.sheet(sheet).put(row + 1, answer, Content::text("Kỳ này"));
            case.sheet(sheet).put(row + 1, prior, Content::text("Kỳ trước"));
            case.sheet(sheet).merged.push((CellRef::new(row, answer), CellRef::new(row, prior)));
            Some(())
        }),
        layout("headings-merged-downwards", |case| {
            let (sheet, row) = case.form_sheet()?;
            let last = case.sheet(sheet).last_column();
            case.sheet(sheet).insert_rows(row + 1, 1);
            for column in 0..=last {
                case.sheet(sheet).merged.push((CellRef::new(row, column), CellRef::new(row + 1, column)));
            }
            Some(())
        }),
        layout("index-row", |case| {
            let (sheet, row) = case.form_sheet()?;
            let rows: [&[&str]; 4] = [
                &["A", "B", "C", "1", "2", "3"],
                &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
                &["1", "2", "3", "4", "5=3-4", "6"],
                &["a", "b", "c", "1=2+3", "2", "3"],
            ];
            let marks = *case.rng.pick(&rows);
            case.sheet(sheet).insert_rows(row + 1, 1);
            for (column, mark) in (0..).zip(marks) {
                let content =
                    if mark.parse::<u32>().is_ok() { Content::number(mark) } else { Content::text(*mark) };
                case.sheet(sheet).put(row + 1, column, content);
            }
            Some(())
        }),
        layout("retyped-plainly", |case| {
            // Pasted as values into a new workbook: no looks, no names, no properties, no merged cells.
            for sheet in &mut case.workbook.sheets {
                sheet.freeze_formulas();
                sheet.merged.clear();
                for cell in sheet.rows.values_mut().flat_map(|row| row.cells.values_mut()) {
                    let day = matches!(&cell.answer, Some(key) if matches!(key, Key::Cell(..)));
                    if !day && cell.answer.is_some() {
                        cell.style = 0;
                    }
                }
            }
            let dates = case.untouched(|_, asked| asked.kind == FieldType::Date);
            for key in dates {
                if case.locate(&key).is_some() {
                    case.format(&key, "dd/mm/yyyy");
                }
            }
            case.workbook.names.clear();
            case.workbook.properties.clear();
            Some(())
        })
        .alone(),
    ]
}
