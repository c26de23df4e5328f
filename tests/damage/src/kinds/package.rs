use super::{Damage, Family};
use crate::{Case, FileWant, Want};

fn package(
    name: &'static str,
    apply: impl Fn(&mut Case<'_>) -> Option<()> + Send + Sync + 'static,
) -> Damage {
    Damage::new(Family::Package, name, move |case| {
        apply(case)?;
        // Whatever becomes of such a file, it may be refused as a whole.
        case.relax(|_| true);
        if case.file == FileWant::Sound {
            case.file = FileWant::Any;
        }
        Some(())
    })
}

/// Every answer is gone: the file must be refused.
fn unreadable(name: &'static str, bytes: fn(&mut Vec<u8>), ending: &'static [&'static str]) -> Damage {
    Damage::new(Family::Package, name, move |case| {
        let ending = *case.rng.pick(ending);
        case.ending = Some(ending);
        case.mangle.push(Box::new(bytes));
        let keys: Vec<_> = case.wants.keys().cloned().collect();
        for key in keys {
            case.want(&key, Want::Refused);
        }
        case.file = FileWant::Rejected("");
        Some(())
    })
    .alone()
}

fn part(case: &mut Case<'_>, name: &'static str, change: fn(&str) -> Vec<u8>) {
    case.repack.push(Box::new(move |parts| {
        for (_, content) in parts.iter_mut().filter(|(own, _)| own == name) {
            *content = change(&String::from_utf8_lossy(content));
        }
    }));
}

/// The place of the central entry of a part, and of its local header.
fn entry(bytes: &[u8], name: &str) -> Option<(usize, usize)> {
    let signature = b"PK\x01\x02";
    let at = (0..bytes.len().saturating_sub(46))
        .find(|at| bytes[*at..].starts_with(signature) && bytes[*at + 46..].starts_with(name.as_bytes()))?;
    let local = u32::from_le_bytes(bytes[at + 42..at + 46].try_into().ok()?);
    Some((at, usize::try_from(local).ok()?))
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

pub fn damages() -> Vec<Damage> {
    let mut all = vec![
        package("checksum-wrong", |case| {
            case.mangle.push(Box::new(|bytes| {
                if let Some((central, local)) = entry(bytes, SHEET) {
                    bytes[central + 16] ^= 0xFF;
                    bytes[local + 14] ^= 0xFF;
                }
            }));
            case.file = FileWant::Rejected("");
            Some(())
        })
        .alone(),
        package("part-twice", |case| {
            // Another sheet under the same name: which is it?
            case.repack.push(Box::new(|parts| {
                if let Some((_, content)) = parts.iter().find(|(name, _)| name == SHEET).cloned() {
                    let text = String::from_utf8_lossy(&content).replace("<v>1", "<v>2");
                    parts.push(("xl/worksheets/sheetQ.xml".to_owned(), text.into_bytes()));
                }
            }));
            case.mangle.push(Box::new(|bytes| rename(bytes, b"xl/worksheets/sheetQ.xml", SHEET.as_bytes())));
            case.file = FileWant::Rejected("");
            Some(())
        })
        .alone(),
        package("part-twice-in-other-case", |case| {
            case.repack.push(Box::new(|parts| {
                if let Some((_, content)) = parts.iter().find(|(name, _)| name == SHEET).cloned() {
                    let text = String::from_utf8_lossy(&content).replace("<v>1", "<v>2");
                    parts.push(("xl/Worksheets/Sheet1.xml".to_owned(), text.into_bytes()));
                }
            }));
            case.file = FileWant::Rejected("");
            Some(())
        })
        .alone(),
        package("sheet-in-utf-16", |case| {
            part(case, SHEET, |text| {
                let text = text.replace("UTF-8", "UTF-16");
                [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
            });
            Some(())
        })
        .alone(),
        package("sheet-without-rows", |case| {
            part(case, SHEET, |text| {
                let (begin, end) =
                    (text.find("<sheetData>").unwrap_or(0), text.find("</sheetData>").unwrap_or(0));
                format!("{}{}", &text[..begin], &text[(end + "</sheetData>".len()).min(text.len())..])
                    .into_bytes()
            });
            case.file = FileWant::Rejected("");
            Some(())
        })
        .alone(),
        package("sheet-cut-short", |case| {
            part(case, SHEET, |text| {
                let middle = text.len() * 2 / 3;
                let at = (middle..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
                text.as_bytes()[..at].to_vec()
            });
            case.file = FileWant::Rejected("");
            Some(())
        })
        .alone(),
        package("doctype", |case| {
            part(case, SHEET, |text| {
                text.replacen("<worksheet", "<!DOCTYPE worksheet [<!ENTITY a \"1\">]><worksheet", 1)
                    .into_bytes()
            });
            Some(())
        }),
        package("string-count-lies", |case| {
            part(case, "xl/sharedStrings.xml", |text| {
                text.replacen("<sst ", "<sst count=\"9\" uniqueCount=\"3\" ", 1).into_bytes()
            });
            Some(())
        }),
        package("strings-cut-short", |case| {
            part(case, "xl/sharedStrings.xml", |text| {
                let at = text.match_indices("<si>").nth(60).map_or(text.len(), |(at, _)| at);
                format!("{}</sst>", &text[..at]).into_bytes()
            });
            case.file = FileWant::Rejected("");
            Some(())
        })
        .alone(),
        package("strings-gone", |case| {
            case.repack.push(Box::new(|parts| parts.retain(|(name, _)| name != "xl/sharedStrings.xml")));
            case.file = FileWant::Rejected("");
            Some(())
        })
        .alone(),
        package("junk-behind", |case| {
            case.mangle.push(Box::new(|bytes| bytes.extend(vec![0_u8; 700])));
            Some(())
        }),
        package("named-otherwise", |case| {
            case.ending = Some(*case.rng.pick(&["xls", "xlsm", "ods", "XLSX", "tmp", "xlsx.xlsx"]));
            Some(())
        }),
        package("macros-inside", |case| {
            case.repack.push(Box::new(|parts| {
                parts.push(("xl/vbaProject.bin".to_owned(), vec![0xD0, 0xCF, 0x11, 0xE0]))
            }));
            Some(())
        }),
        package("sheet-name-twice", |case| {
            part(case, "xl/workbook.xml", |text| {
                let name = text
                    .split("<sheet name=\"")
                    .nth(2)
                    .and_then(|rest| rest.split('"').next())
                    .unwrap_or_default()
                    .to_owned();
                let first = text
                    .split("<sheet name=\"")
                    .nth(1)
                    .and_then(|rest| rest.split('"').next())
                    .unwrap_or_default()
                    .to_owned();
                text.replacen(&format!("name=\"{name}\""), &format!("name=\"{first}\""), 1).into_bytes()
            });
            Some(())
        })
        .alone(),
    ];
    all.extend(whole_files());
    all
}

fn rename(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    assert_eq!(from.len(), to.len(), "names of one length");
    for at in 0..bytes.len().saturating_sub(from.len()) {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
    }
}

fn whole_files() -> Vec<Damage> {
    vec![
        unreadable(
            "truncated",
            |bytes| {
                let half = bytes.len() / 2;
                bytes.truncate(half);
            },
            &["xlsx", "xls", "ods"],
        ),
        unreadable("empty-file", Vec::clear, &["xlsx", "xls"]),
        unreadable(
            "web-page",
            |bytes| {
                *bytes = "<html><body><table><tr><td>TT01</td><td>12</td></tr></table></body></html>".into();
            },
            &["xls", "xlsx"],
        ),
        unreadable("text-file", |bytes| *bytes = "Mã;Số liệu\r\nTT01;12\r\n".into(), &["xlsx", "xls", "csv"]),
        unreadable("pdf", |bytes| *bytes = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n".to_vec(), &["xlsx", "pdf"]),
        unreadable(
            "half-overwritten",
            |bytes| {
                let half = bytes.len() / 2;
                bytes[half..].fill(0);
            },
            &["xlsx"],
        ),
        unreadable(
            "other-package",
            |bytes| {
                *bytes = crate::workbook::packed(&[
                    ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
                    ("word/document.xml".to_owned(), b"<w:document/>".to_vec()),
                ]);
            },
            &["xlsx", "docx"],
        ),
    ]
}
