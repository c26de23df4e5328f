use tonghop::{CellRef, Code, FieldType};

use super::{Damage, Family, refused};
use crate::sheet::{Cell, Content};
use crate::{Case, FileWant, Key, Reading, Want};

fn rows(name: &'static str, apply: impl Fn(&mut Case<'_>) -> Option<()> + Send + Sync + 'static) -> Damage {
    Damage::new(Family::Layout, name, apply)
}

/// The rows of a table that are filled in: the first and how many.
fn filled(case: &mut Case<'_>) -> Option<(usize, Code, u32, u32)> {
    let (sheet, table, heading) = case.table_sheet()?;
    let count = u32::try_from(case.rows_of(&table)).ok()?;
    Some((sheet, table, heading, count))
}

pub fn damages() -> Vec<Damage> {
    let mut all = vec![
        rows("table-blank-rows-between", |case| {
            let (sheet, _, heading, count) = filled(case)?;
            let (at, blank) = (heading + case.rng.between(1, count), case.rng.between(1, 4));
            case.sheet(sheet).insert_rows(at, blank);
            Some(())
        }),
        rows("table-rows-shuffled", |case| {
            let (sheet, _, heading, count) = filled(case)?;
            let mut order: Vec<u32> = (0..count).collect();
            case.rng.shuffle(&mut order);
            case.sheet(sheet).reorder_rows(heading + 1, &order);
            Some(())
        }),
        rows("table-row-far-below", |case| {
            let (sheet, _, heading, count) = filled(case)?;
            let last = heading + count;
            case.sheet(sheet).insert_rows(last, 40);
            Some(())
        }),
        rows("table-total-row", |case| {
            let (sheet, table, heading, count) = filled(case)?;
            let words = ["Cộng", "Tổng cộng", "TỔNG SỐ", "Tổng cộng:", "Cộng cả"];
            let word = *case.rng.pick(&words);
            let row = heading + count + 1;
            let columns = &case.form.table(table.as_str())?.columns;
            case.sheet(sheet).put(row, 1, Content::text(word));
            for (column, declared) in (1..).zip(columns) {
                if declared.column_type == FieldType::Count && column > 1 {
                    case.sheet(sheet).put(row, column, Content::number("999"));
                }
            }
            case.file = FileWant::Any;
            (columns[0].column_type == FieldType::Text).then_some(())
        }),
        rows("table-column-inserted", |case| {
            let (sheet, ..) = filled(case)?;
            let last = case.sheet(sheet).last_column();
            let at = case.rng.between(1, last);
            case.sheet(sheet).insert_column(at);
            Some(())
        }),
        rows("table-columns-moved", |case| {
            let (sheet, table, _, _) = filled(case)?;
            let width = u32::try_from(case.form.table(table.as_str())?.columns.len()).ok()?;
            let mut order: Vec<u32> = (1..=width).collect();
            case.rng.shuffle(&mut order);
            case.sheet(sheet).merged.clear();
            case.sheet(sheet).map_columns(|column| {
                let at = usize::try_from(column).ok()?.checked_sub(1);
                Some(at.and_then(|at| order.get(at)).copied().unwrap_or(column))
            });
            Some(())
        }),
        rows("table-column-deleted", |case| {
            let (sheet, table, heading, _) = filled(case)?;
            let declared = &case.form.table(table.as_str())?.columns;
            let at = case.rng.below(declared.len());
            let (label, id) = (declared[at].label.clone(), declared[at].id.clone());
            let (row, column) = case.sheet(sheet).find_heading(&label)?;
            if row != heading {
                return None;
            }
            case.sheet(sheet).delete_column(column);
            let gone = case
                .untouched(|key, _| matches!(key, Key::Cell(of, _, column) if *of == table && *column == id));
            for key in gone {
                let blank = case.truth(&key).value.is_none();
                let want =
                    if blank { Want::Any(vec![Want::Quiet(Reading::blank()), refused()]) } else { refused() };
                case.want(&key, want);
            }
            case.file = FileWant::Any;
            Some(())
        })
        .alone(),
        rows("table-index-row", |case| {
            let (sheet, table, heading, _) = filled(case)?;
            let width = u32::try_from(case.form.table(table.as_str())?.columns.len()).ok()?;
            case.sheet(sheet).insert_rows(heading + 1, 1);
            let style = case.rng.below(3);
            for column in 0..=width {
                let content = match style {
                    0 => Content::number(column + 1),
                    1 => Content::Text(format!("({})", column + 1)),
                    _ if column < 2 => Content::text(["A", "B"][column as usize]),
                    _ => Content::number(column - 1),
                };
                case.sheet(sheet).put(heading + 1, column, content);
            }
            Some(())
        }),
        rows("table-headings-over-two-rows", |case| {
            let (sheet, _, heading, _) = filled(case)?;
            let last = case.sheet(sheet).last_column();
            case.sheet(sheet).insert_rows(heading + 1, 1);
            for column in 0..=last {
                case.sheet(sheet)
                    .merged
                    .push((CellRef::new(heading, column), CellRef::new(heading + 1, column)));
            }
            Some(())
        }),
        rows("table-group-headings", |case| {
            let (sheet, _, heading, _) = filled(case)?;
            case.sheet(sheet).insert_rows(heading, 1);
            case.sheet(sheet).put(heading, 1, Content::text("Thông tin chung"));
            case.sheet(sheet).put(heading, 3, Content::text("Kết quả"));
            case.sheet(sheet).merged.push((CellRef::new(heading, 1), CellRef::new(heading, 2)));
            Some(())
        }),
    ];
    all.extend(more());
    all
}

fn more() -> Vec<Damage> {
    vec![
        rows("table-second-block", |case| {
            // The table goes on below, with its headings once more.
            let (sheet, table, heading, count) = filled(case)?;
            if count < 2 {
                return None;
            }
            let headings = case.sheet(sheet).rows.get(&heading)?.clone();
            let at = heading + 2;
            case.sheet(sheet).insert_rows(at, 3);
            case.sheet(sheet).rows.insert(at + 2, headings);
            case.relax(|key| matches!(key, Key::Cell(of, _, _) if *of == table));
            case.file = FileWant::Any;
            Some(())
        })
        .alone(),
        rows("table-name-merged", |case| {
            let (sheet, _, heading, count) = filled(case)?;
            if count < 2 {
                return None;
            }
            let row = heading + 1;
            case.sheet(sheet).merged.push((CellRef::new(row, 1), CellRef::new(row + 1, 1)));
            let key = case.sheet(sheet).cell(row + 1, 1)?.answer.clone()?;
            let first = case.sheet(sheet).cell(row, 1)?.answer.clone()?;
            let shared = case.truth(&first).clone();
            case.answer(&key, Content::Empty, Want::Any(vec![Want::Noted(shared), refused()]));
            case.beside(&key, sheet, row, 1);
            Some(())
        }),
        rows("table-sheet-renamed", |case| {
            let (sheet, _, _, _) = filled(case)?;
            let name = *case.rng.pick(&["Sheet2", "Phu luc 1", "BẢNG KÊ", " B-1 "]);
            case.sheet(sheet).name = name.to_owned();
            case.relax(|key| matches!(key, Key::Cell(..)));
            case.file = FileWant::Any;
            Some(())
        }),
        rows("table-row-numbers-gone", |case| {
            let (sheet, _, heading, _) = filled(case)?;
            let rows: Vec<u32> =
                case.sheet(sheet).rows.keys().copied().filter(|row| *row > heading).collect();
            for row in rows {
                case.sheet(sheet).put(row, 0, Content::Empty);
            }
            Some(())
        }),
        rows("table-rows-hidden", |case| {
            let (sheet, _, heading, count) = filled(case)?;
            let row = heading + case.rng.between(1, count);
            case.sheet(sheet).rows.entry(row).or_default().hidden = true;
            Some(())
        }),
        rows("table-number-off", |case| {
            // A figure of a row that stands in the column beyond the table.
            let key = case.pick(|key, asked| {
                matches!(key, Key::Cell(..)) && asked.required && asked.kind == FieldType::Count
            })?;
            case.truth(&key).value.as_ref()?;
            let (sheet, row, _) = case.locate(&key)?;
            let column = case.sheet(sheet).last_column() + 1;
            let content = case.cell(&key).content.clone();
            case.cell(&key).content = Content::Empty;
            *case.sheet(sheet).cell_mut(row, column) = Cell::plain(content);
            case.beside(&key, sheet, row, column);
            case.want(&key, refused());
            Some(())
        }),
        rows("table-row-pasted-twice", |case| {
            let (sheet, _, heading, count) = filled(case)?;
            let mut copy = case.sheet(sheet).rows.get(&(heading + count))?.clone();
            copy.cells.values_mut().for_each(|cell| cell.answer = None);
            case.sheet(sheet).rows.insert(heading + count + 1, copy);
            // It may be two of the same; nobody can tell from the sheet alone.
            case.more_rows = true;
            case.file = FileWant::Any;
            Some(())
        }),
    ]
}
