use tonghop::FieldType::{Count, Decimal, Money};

use super::spelling::{Put, place, spelled};
use super::{Damage, Family, noted_or_refused, quiet, refused, warned_or_refused};
use crate::sheet::Content;
use crate::{Key, Want};
use Put::{Error, Formula, Number, Text, Uncalculated};

const NUMBERS: &[tonghop::FieldType] = &[Count, Money, Decimal];

pub fn damages() -> Vec<Damage> {
    vec![
        spelled(
            "formula-with-value",
            NUMBERS,
            vec![
                (Formula("5+7", &Number("12")), quiet("12")),
                (Formula("SUM(3,4,5)", &Number("12")), quiet("12")),
                (Formula("ROUND(11.6,0)", &Number("12")), quiet("12")),
                (Formula("VALUE(\"12\")", &Number("12")), quiet("12")),
            ],
        ),
        spelled(
            "formula-text-result",
            &[Count],
            vec![(Formula("\"12\"&\"\"", &Text("12")), noted_or_refused("12"))],
        ),
        spelled(
            "formula-without-value",
            NUMBERS,
            vec![
                (Uncalculated("5+7"), refused()),
                (Uncalculated("SUM(A1:A3)"), refused()),
                (Uncalculated("'C:\\tam\\[bieu.xls]Sheet1'!$A$1"), refused()),
            ],
        )
        .not_resaved(),
        spelled(
            "formula-error",
            NUMBERS,
            ["#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?", "#NUM!", "#NULL!"]
                .into_iter()
                .map(|word| (Error(word), refused()))
                .chain([(Formula("1/0", &Error("#DIV/0!")), refused())])
                .collect(),
        ),
        spelled(
            "error-of-new-excel",
            NUMBERS,
            [
                "#SPILL!",
                "#CALC!",
                "#GETTING_DATA",
                "#FIELD!",
                "#BLOCKED!",
                "#CONNECT!",
                "#UNKNOWN!",
                "#BUSY!",
                "#PYTHON!",
                "Err:509",
                "#ERROR!",
            ]
            .into_iter()
            .map(|word| (Error(word), refused()))
            .collect(),
        )
        .not_resaved(),
        spelled(
            "error-as-text",
            NUMBERS,
            ["#REF!", "#DIV/0!", "#####", "#N/A!", "Err:502"]
                .into_iter()
                .map(|word| (Text(word), refused()))
                .collect(),
        ),
        Damage::new(Family::Value, "formula-other-workbook", |case| {
            let key = case.pick_type(NUMBERS)?;
            if case.workbook.external_links.is_empty() {
                case.workbook.external_links.push("file:///D:/Bao%20cao/so-lieu.xlsx".into());
            }
            let formulas = ["[1]Sheet1!$B$5", "SUM([1]Sheet1!$B$5:$B$9)", "'[1]Sheet1'!B5+0"];
            let formula = (*case.rng.pick(&formulas)).to_owned();
            let result = Some(Box::new(Content::number("12")));
            case.answer(&key, Content::Formula { formula, result }, warned_or_refused("12"));
            Some(())
        })
        .not_resaved(),
        Damage::new(Family::Value, "formula-over-scratch", |case| {
            let key = case.pick_type(NUMBERS)?;
            let (sheet, _, _) = case.locate(&key)?;
            if matches!(key, Key::Cell(..)) {
                // Numbers in a column of a table may be rows of it.
                case.file = crate::FileWant::Any;
            }
            let below = case.sheet(sheet).last_row() + 3;
            case.sheet(sheet).put(below, 1, Content::number("5"));
            case.sheet(sheet).put(below + 1, 1, Content::number("7"));
            let formula = format!("B{}+B{}", below + 1, below + 2);
            let result = Some(Box::new(Content::number("12")));
            case.answer(&key, Content::Formula { formula, result }, quiet("12"));
            Some(())
        })
        .not_resaved(),
        Damage::new(Family::Value, "typed-over-computed", |case| {
            let field = case.form.fields().iter().find(|field| field.formula().is_some())?;
            let column = case.column("answer")?;
            let (sheet, _) = case.form_sheet()?;
            let (row, _) = case.sheet(sheet).find(field.code.as_str())?;
            case.sheet(sheet).put(row, column, Content::number("12.3"));
            let name = case.sheet(sheet).name.clone();
            let key = Key::Field(field.code.clone());
            case.beside.insert(key.clone(), vec![(name, tonghop::CellRef::new(row, column))]);
            case.computed(&key);
            Some(())
        })
        .not_resaved(),
        Damage::new(Family::Value, "dragged-down", |case| {
            // An answer pulled down by its corner: the next one shows the same figure as a formula.
            let key = case.pick_type(&[Count])?;
            let (sheet, row, column) = case.locate(&key)?;
            let above = case.sheet(sheet).cell(row.checked_sub(1)?, column)?.content.clone();
            let Content::Number(digits) = above else { return None };
            let formula = format!("{}", tonghop::CellRef::new(row - 1, column));
            let result = Some(Box::new(Content::Number(digits.clone())));
            let whole = digits.parse::<u64>().is_ok();
            let want = if whole { quiet(&digits) } else { Want::Refused };
            case.answer(&key, Content::Formula { formula, result }, want);
            Some(())
        })
        .not_resaved()
        .alone(),
        Damage::new(Family::Value, "answer-wiped", |case| {
            let key = case.pick_filled_field(|_| true)?;
            place(case, &key, Put::Nothing);
            case.want(&key, Want::Quiet(crate::Reading::blank()));
            Some(())
        }),
    ]
}
