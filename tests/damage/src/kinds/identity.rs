use unicode_normalization::UnicodeNormalization;

use super::{Damage, Family};
use crate::sheet::Content;
use crate::{Case, FileWant};

fn identity(
    name: &'static str,
    file: FileWant,
    apply: impl Fn(&mut Case<'_>) -> Option<()> + Send + Sync + 'static,
) -> Damage {
    Damage::new(Family::Identity, name, move |case| {
        apply(case)?;
        case.file = file.clone();
        Some(())
    })
}

/// Puts something else into the header block.
fn header(case: &mut Case<'_>, key: &str, text: &str) -> Option<()> {
    let caption = case.form.layout.first(&format!("header.{key}"));
    let (sheet, _) = case.form_sheet()?;
    let (row, column) = case.sheet(sheet).find(caption)?;
    let content = if text.is_empty() { Content::Empty } else { Content::text(text) };
    case.sheet(sheet).put(row, column + 1, content);
    Some(())
}

/// Puts something else into a defined name; a file without its names has nothing to contradict.
fn names(case: &mut Case<'_>, name: &str, text: &str) -> Option<()> {
    replace(&mut case.workbook.names, name, text)
}

fn properties(case: &mut Case<'_>, name: &str, text: &str) -> Option<()> {
    replace(&mut case.workbook.properties, name, text)
}

fn replace(named: &mut [(String, String)], name: &str, text: &str) -> Option<()> {
    let (_, own) = named.iter_mut().find(|(own, _)| own == name)?;
    text.clone_into(own);
    Some(())
}

/// Leaves the header block as the only witness.
fn header_alone(case: &mut Case<'_>) {
    case.workbook.names.clear();
    case.workbook.properties.clear();
    case.file_name = "bao cao".to_owned();
}

pub fn damages() -> Vec<Damage> {
    let mut all = harmless();
    all.extend(contradicted());
    all
}

fn harmless() -> Vec<Damage> {
    vec![
        identity("properties-gone", FileWant::Sound, |case| {
            case.workbook.properties.clear();
            Some(())
        }),
        identity("names-and-properties-gone", FileWant::Sound, |case| {
            header_alone(case);
            Some(())
        }),
        identity("header-block-gone", FileWant::Any, |case| {
            let (sheet, heading) = case.form_sheet()?;
            for row in 0..heading {
                case.sheet(sheet).rows.remove(&row);
            }
            Some(())
        }),
        identity("file-renamed", FileWant::Sound, |case| {
            case.file_name = "Bao cao quy (ban cuoi) - gui Đoàn khối".to_owned();
            Some(())
        }),
        identity("unit-by-name-alone", FileWant::Any, |case| {
            header_alone(case);
            header(case, "unit_code", "")
        }),
        identity("unit-by-alias", FileWant::Any, |case| {
            header_alone(case);
            header(case, "unit_code", "")?;
            let unit = case.roster.unit(case.clean.unit.as_str())?;
            if unit.aliases.is_empty() {
                return None;
            }
            let alias = case.rng.pick(&unit.aliases).to_string();
            header(case, "unit_name", &alias)
        }),
        identity("unit-name-respelled", FileWant::Any, |case| {
            header_alone(case);
            header(case, "unit_code", "")?;
            let name = case.roster.unit(case.clean.unit.as_str())?.name.to_string();
            let plain: String = name
                .nfd()
                .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
                .collect::<String>()
                .replace('đ', "d")
                .replace('Đ', "D");
            let spellings = [
                name.to_uppercase(),
                name.to_lowercase(),
                name.nfd().collect(),
                plain,
                name.replace(' ', "  "),
                name.replace(' ', " - "),
                name.replace("Chi đoàn cơ sở", "CĐCS")
                    .replace("Đoàn cơ sở", "ĐCS")
                    .replace("Ủy ban nhân dân", "UBND"),
            ];
            let spelled = case.rng.pick(&spellings).clone();
            header(case, "unit_name", &spelled)
        }),
        identity("unit-code-respelled", FileWant::Any, |case| {
            header_alone(case);
            let code = case.clean.unit.to_string();
            let spellings = [
                code.to_lowercase(),
                format!(" {code} "),
                code.replace('C', "С"),
                code.replace('0', "O"),
                format!("{}.{}", &code[..2], &code[2..]),
                code.replace('D', "Đ"),
                code.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)).collect(),
            ];
            let spelled = case.rng.pick(&spellings).clone();
            header(case, "unit_code", &spelled)
        }),
        identity("period-in-other-words", FileWant::Any, |case| {
            header_alone(case);
            let words = [
                "quý 1 năm 2012",
                "Q1/2012",
                "Quý I năm 2012",
                "1/2012",
                "QUÝ I - 2012",
                "3 tháng đầu năm 2012",
            ];
            let words = *case.rng.pick(&words);
            header(case, "period", words)
        }),
    ]
}

fn contradicted() -> Vec<Damage> {
    let rejected = || FileWant::Rejected("I");
    vec![
        identity("copied-from-neighbour", rejected(), |case| {
            // The neighbour's file, filled in anew: its properties stay.
            let code = case.neighbour().code.to_string();
            properties(case, "tonghop_unit", &code)?;
            names(case, "tonghop_unit", &code)?;
            Some(())
        }),
        identity("properties-of-neighbour", rejected(), |case| {
            let code = case.neighbour().code.to_string();
            properties(case, "tonghop_unit", &code)?;
            Some(())
        }),
        identity("header-of-neighbour", rejected(), |case| {
            let unit = case.neighbour();
            header(case, "unit_code", unit.code.as_str())?;
            header(case, "unit_name", &unit.name)
        }),
        identity("name-of-neighbour", FileWant::Told("I"), |case| {
            let unit = case.neighbour();
            header(case, "unit_name", &unit.name)
        }),
        identity("code-of-neighbour", rejected(), |case| {
            let unit = case.neighbour();
            header(case, "unit_code", unit.code.as_str())
        }),
        identity("code-of-neighbour-alone", FileWant::Told("I"), |case| {
            header_alone(case);
            let unit = case.neighbour();
            header(case, "unit_code", unit.code.as_str())
        }),
        identity("unit-unknown", rejected(), |case| {
            header_alone(case);
            header(case, "unit_code", "QQQ99")?;
            header(case, "unit_name", "Công ty Xổ số kiến thiết")
        }),
        identity("unit-name-near-miss", rejected(), |case| {
            header_alone(case);
            header(case, "unit_code", "")?;
            let name = case.roster.unit(case.clean.unit.as_str())?.name.to_string();
            let near = name.rsplit_once(' ')?.0.to_owned();
            // What is left must not be another name of the unit itself.
            let known = case
                .roster
                .units()
                .iter()
                .any(|unit| *unit.name == *near || unit.aliases.iter().any(|alias| **alias == *near));
            if known {
                return None;
            }
            header(case, "unit_name", &format!("{near} Q"))
        }),
        identity("file-name-alone", rejected(), |case| {
            case.workbook.names.retain(|(name, _)| name != "tonghop_unit");
            case.workbook.properties.retain(|(name, _)| name != "tonghop_unit");
            header(case, "unit_code", "")?;
            header(case, "unit_name", "")
        }),
        identity("file-name-of-neighbour", FileWant::Told("I"), |case| {
            case.file_name = case.neighbour().code.to_string();
            Some(())
        }),
        identity("period-before-everywhere", rejected(), |case| {
            properties(case, "tonghop_period", "2011-Q4")?;
            names(case, "tonghop_period", "2011-Q4")?;
            header(case, "period", "Quý IV/2011")
        }),
        identity("period-before-in-header", rejected(), |case| {
            let words =
                *case.rng.pick(&["Quý IV/2011", "Quý 4 năm 2011", "Quý II/2012", "Năm 2012", "Quý I/2013"]);
            header(case, "period", words)
        }),
        identity("period-before-in-properties", rejected(), |case| {
            properties(case, "tonghop_period", "2011-Q4")?;
            names(case, "tonghop_period", "2011-Q4")?;
            Some(())
        }),
        identity("period-gone", rejected(), |case| {
            case.workbook.names.retain(|(name, _)| name != "tonghop_period");
            case.workbook.properties.retain(|(name, _)| name != "tonghop_period");
            header(case, "period", "")?;
            let titles: Vec<(usize, u32, u32)> = case
                .workbook
                .sheets
                .iter()
                .enumerate()
                .filter_map(|(at, sheet)| sheet.find("Quý I/2012").map(|(row, column)| (at, row, column)))
                .collect();
            for (sheet, row, column) in titles {
                case.sheet(sheet).put(row, column, Content::Empty);
            }
            Some(())
        }),
        identity("version-older", FileWant::Told("I"), |case| {
            properties(case, "tonghop_version", "2010.1")?;
            names(case, "tonghop_version", "2010.1")?;
            header(case, "version", "2010.1")
        }),
        identity("version-differs-in-header", FileWant::Told("I"), |case| header(case, "version", "2010.1")),
        identity("form-of-another-committee", rejected(), |case| {
            properties(case, "tonghop_form", "hoi-phu-nu-quy")?;
            names(case, "tonghop_form", "hoi-phu-nu-quy")?;
            header(case, "form", "hoi-phu-nu-quy")
        }),
        identity("form-differs-in-header", rejected(), |case| header(case, "form", "hoi-phu-nu-quy")),
    ]
}
