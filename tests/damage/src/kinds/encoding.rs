use tonghop::FieldType;
use unicode_normalization::UnicodeNormalization;

use super::{Damage, Family};
use crate::legacy::{tcvn3, vni};
use crate::sheet::Content;
use crate::{Case, FileWant, Key, Want};

fn encoding(
    name: &'static str,
    apply: impl Fn(&mut Case<'_>) -> Option<()> + Send + Sync + 'static,
) -> Damage {
    Damage::new(Family::Encoding, name, apply)
}

/// Writes every text of the workbook otherwise, in a font where one is named; what `written` does not take stays.
/// Answers that were changed want a note.
fn rewrite(
    case: &mut Case<'_>,
    font: Option<&str>,
    written: impl Fn(&str) -> Option<String>,
    answers_only: bool,
) {
    let mut changed: Vec<Key> = Vec::new();
    for sheet in &mut case.workbook.sheets {
        for cell in sheet.rows.values_mut().flat_map(|row| row.cells.values_mut()) {
            if answers_only && cell.answer.is_none() {
                continue;
            }
            let Content::Text(text) = &cell.content else { continue };
            let Some(new) = written(text).filter(|new| new != text) else { continue };
            cell.content = Content::Text(new);
            if let Some(font) = font {
                cell.style = case.workbook.styles.with_font(cell.style, font);
            }
            changed.extend(cell.answer.clone());
        }
    }
    for key in changed {
        let want = case.wants[&key].clone();
        let eased = match want {
            Want::Quiet(reading) => Want::Any(vec![Want::Noted(reading), Want::Refused]),
            want => Want::Any(vec![want, Want::Refused]),
        };
        case.want(&key, eased);
    }
}

pub fn damages() -> Vec<Damage> {
    vec![
        encoding("tcvn3-in-its-fonts", |case| {
            let font = *case.rng.pick(&[".VnTime", ".VnArial", ".VnTime"]);
            rewrite(case, Some(font), tcvn3, false);
            case.file = FileWant::Any;
            Some(())
        })
        .alone(),
        encoding("tcvn3-without-font", |case| {
            rewrite(case, None, tcvn3, false);
            case.relax(|_| true);
            case.file = FileWant::Any;
            Some(())
        })
        .alone(),
        encoding("tcvn3-answers", |case| {
            rewrite(case, Some(".VnTime"), tcvn3, true);
            Some(())
        })
        .alone(),
        encoding("vni-in-its-fonts", |case| {
            rewrite(case, Some("VNI-Times"), vni, false);
            case.file = FileWant::Any;
            Some(())
        })
        .alone(),
        encoding("vni-answers", |case| {
            rewrite(case, Some("VNI-Helve"), vni, true);
            Some(())
        })
        .alone(),
        encoding("vni-without-font", |case| {
            rewrite(case, None, vni, false);
            case.relax(|_| true);
            case.file = FileWant::Any;
            Some(())
        })
        .alone(),
        encoding("unicode-in-a-legacy-font", |case| {
            // Typed in Unicode though the cells still have the old font: nothing is to be converted.
            for key in case.untouched(|_, asked| asked.kind == FieldType::Text) {
                if case.locate(&key).is_some() {
                    let style = case.cell(&key).style;
                    let style = case.workbook.styles.with_font(style, ".VnTime");
                    case.cell(&key).style = style;
                }
            }
            Some(())
        })
        .alone(),
        encoding("accents-decomposed", |case| {
            let same = |text: &str| Some(text.nfd().collect::<String>());
            let wants = case.wants.clone();
            rewrite(case, None, same, false);
            // Composed again, a text is what it was.
            for (key, want) in wants {
                if case.wants[&key] != want {
                    case.want(&key, want);
                }
            }
            Some(())
        }),
        encoding("accents-of-windows-1258", |case| {
            // Letters with their hats in one, the tone after them: as Windows-1258 came to Unicode.
            let apart = |text: &str| -> Option<String> {
                let mut out = String::new();
                for letter in text.nfc() {
                    let parts: Vec<char> = letter.nfd().collect();
                    let tone =
                        parts.iter().copied().find(|c| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c));
                    match tone {
                        Some(tone) => {
                            out.extend(parts.iter().copied().filter(|c| *c != tone).nfc());
                            out.push(tone);
                        }
                        None => out.push(letter),
                    }
                }
                Some(out)
            };
            let wants = case.wants.clone();
            rewrite(case, None, apart, false);
            for (key, want) in wants {
                if case.wants[&key] != want {
                    case.want(&key, want);
                }
            }
            Some(())
        }),
        encoding("look-alike-letters-in-codes", |case| {
            let (sheet, heading) = case.form_sheet()?;
            let column = case.column("code")?;
            let rows: Vec<u32> =
                case.sheet(sheet).rows.keys().copied().filter(|row| *row > heading).collect();
            let pairs = [
                ('T', 'Т'),
                ('K', 'К'),
                ('H', 'Н'),
                ('C', 'С'),
                ('X', 'Х'),
                ('O', 'О'),
                ('S', 'Ѕ'),
                ('N', 'Ν'),
            ];
            let is_code = |text: &str| text.chars().any(|c| c.is_ascii_digit()) && !text.contains(' ');
            for row in rows {
                let Some(text) = case.sheet(sheet).text(row, column).map(str::to_owned) else { continue };
                if is_code(&text) && case.rng.once_in(3) {
                    let mended: String = text
                        .chars()
                        .map(|c| pairs.iter().find(|(latin, _)| *latin == c).map_or(c, |(_, other)| *other))
                        .collect();
                    case.sheet(sheet).put(row, column, Content::Text(mended));
                }
            }
            case.relax(|key| matches!(key, Key::Field(_)));
            case.file = FileWant::Any;
            Some(())
        }),
        encoding("full-width-codes", |case| {
            let (sheet, heading) = case.form_sheet()?;
            let column = case.column("code")?;
            let rows: Vec<u32> =
                case.sheet(sheet).rows.keys().copied().filter(|row| *row > heading).collect();
            for row in rows {
                let Some(text) = case.sheet(sheet).text(row, column).map(str::to_owned) else { continue };
                if text.is_ascii() && case.rng.once_in(3) {
                    let wide = |c: char| {
                        if c.is_ascii_graphic() {
                            char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)
                        } else {
                            c
                        }
                    };
                    case.sheet(sheet).put(row, column, Content::Text(text.chars().map(wide).collect()));
                }
            }
            case.relax(|key| matches!(key, Key::Field(_)));
            case.file = FileWant::Any;
            Some(())
        }),
        encoding("no-break-spaces", |case| {
            let apart = |text: &str| Some(text.replace(' ', "\u{a0}"));
            for sheet in &mut case.workbook.sheets {
                for cell in sheet.rows.values_mut().flat_map(|row| row.cells.values_mut()) {
                    if let (None, Content::Text(text)) = (&cell.answer, &cell.content) {
                        cell.content = Content::Text(apart(text).unwrap_or_default());
                    }
                }
            }
            Some(())
        }),
    ]
}
