use tonghop::{CellRef, FieldType};

use super::{Damage, Family, noted, noted_or_refused, quiet, refused, warned};
use crate::sheet::Content;
use crate::{Case, Key, Want};

/// A cell that is written as no spreadsheet should write it.
#[derive(Clone)]
struct Odd {
    attributes: &'static str,
    inner: &'static str,
    reference: fn(CellRef) -> Option<String>,
    want: Want,
}

fn here(_: CellRef) -> Option<String> {
    None
}

fn odd(attributes: &'static str, inner: &'static str, want: Want) -> Odd {
    Odd { attributes, inner, reference: here, want }
}

fn at(reference: fn(CellRef) -> Option<String>, want: Want) -> Odd {
    Odd { attributes: "", inner: "<v>12</v>", reference, want }
}

fn cell(name: &'static str, odds: Vec<Odd>) -> Damage {
    Damage::new(Family::Package, name, move |case| {
        let odd = case.rng.pick(&odds).clone();
        let key = case.pick(|key, asked| {
            asked.kind == FieldType::Count && asked.required && matches!(key, Key::Field(_))
        })?;
        let (_, row, column) = case.locate(&key)?;
        let content = Content::Xml {
            reference: (odd.reference)(CellRef::new(row, column)),
            attributes: odd.attributes.to_owned(),
            inner: odd.inner.to_owned(),
        };
        if matches!(content, Content::Xml { reference: Some(_), .. }) && odd.want.may_refuse() {
            // A cell without a place may be any answer of its sheet.
            case.file = crate::FileWant::Any;
        }
        case.answer(&key, content, odd.want);
        Some(())
    })
}

pub fn damages() -> Vec<Damage> {
    let either = || Want::Any(vec![quiet("12"), noted("12"), refused()]);
    let mut all = vec![
        cell(
            "value-broken-up",
            vec![
                odd("", "<v>1<!-- -->2</v>", either()),
                odd("", "<v><![CDATA[12]]></v>", either()),
                odd("", "<v>&#49;2</v>", either()),
                odd("", "<v>1&#50;</v>", either()),
                odd("", "<v><!-- 5 -->12</v>", either()),
                odd("", "<v>1<?x y?>2</v>", either()),
                odd("", "<v> 12 </v>", either()),
                odd("", "<v>\n12\n</v>", either()),
            ],
        ),
        cell(
            "value-no-number",
            vec![
                odd("", "<v>NaN</v>", refused()),
                odd("", "<v>inf</v>", refused()),
                odd("", "<v>1e999</v>", refused()),
                odd("", "<v>-inf</v>", refused()),
                odd("", "<v>12,5</v>", refused()),
                odd("", "<v>12abc</v>", refused()),
                odd("", "<v>0x1F</v>", refused()),
                odd("", "<v>1 2</v>", refused()),
                odd("t=\"n\"", "<v>Infinity</v>", refused()),
            ],
        ),
        cell(
            "value-twice",
            vec![
                odd("", "<v>12</v><v>13</v>", refused()),
                odd("", "<is><t>12</t></is><v>13</v>", refused()),
                odd("t=\"inlineStr\"", "<is><t>12</t></is><v>13</v>", refused()),
                odd("", "<v>12</v><f>6+6</f>", Want::Any(vec![quiet("12"), noted("12"), refused()])),
            ],
        ),
        cell(
            "string-index-wrong",
            vec![
                odd("t=\"s\"", "<v>99999</v>", refused()),
                odd("t=\"s\"", "<v>mot</v>", refused()),
                odd("t=\"s\"", "<v>-1</v>", refused()),
                odd("t=\"s\"", "<v>1.5</v>", refused()),
                odd("t=\"s\"", "", Want::Any(vec![Want::Quiet(crate::Reading::blank()), refused()])),
                odd("t=\"s\"", "<v></v>", Want::Any(vec![Want::Quiet(crate::Reading::blank()), refused()])),
            ],
        ),
        cell(
            "cell-kind-unknown",
            vec![
                odd("t=\"zzz\"", "<v>12</v>", Want::Any(vec![warned("12"), noted("12"), refused()])),
                odd("t=\"b\"", "<v>2</v>", refused()),
                odd("t=\"b\"", "<v>12</v>", refused()),
                odd("t=\"e\"", "<v>#SPILL!</v>", refused()),
                odd("t=\"e\"", "<v>#CALC!</v>", refused()),
                odd("t=\"e\"", "<v>12</v>", refused()),
                odd("t=\"d\"", "<v>2012-03-26</v>", refused()),
                odd("t=\"str\"", "<v>12</v>", noted_or_refused("12")),
                odd("t=\"inlineStr\"", "<is><r><t>1</t></r><r><t>2</t></r></is>", noted_or_refused("12")),
                odd("t=\"n\"", "<v>12</v>", quiet("12")),
                odd("", "<v>12</v><extLst><ext/></extLst>", either()),
            ],
        ),
        cell(
            "cell-address-odd",
            vec![
                at(|cell| Some(format!("${}${}", cell.column_letters(), cell.row + 1)), either()),
                at(|cell| Some(cell.to_string().to_lowercase()), either()),
                at(
                    |cell| Some(format!("{}{}", cell.column_letters(), u64::from(cell.row) + 1 + (1 << 32))),
                    refused(),
                ),
                at(|cell| Some(format!("XFE{}", cell.row + 1)), refused()),
                at(|cell| Some(format!("AAAAAAAA{}", cell.row + 1)), refused()),
                at(|cell| Some(format!("{}1048577", cell.column_letters())), refused()),
                at(|_| Some(String::new()), either()),
                at(|_| Some("R5C4".into()), either()),
            ],
        ),
        cell(
            "value-too-long",
            vec![
                odd("", "<v>12345678901234567890</v>", refused()),
                odd("t=\"str\"", "<v>123456789012345678901234567890</v>", refused()),
                odd("", "<v>0000000000000000000000012</v>", either()),
                odd("", "<v>12.000000000000000000000000000001</v>", either()),
                odd("", "<v>9007199254740993</v>", refused()),
            ],
        ),
    ];
    all.extend(layout_of_cells());
    all
}

fn layout_of_cells() -> Vec<Damage> {
    vec![
        sheet_part("cells-without-addresses", |xml| {
            // Row after row, cell after cell without `r`: gaps are filled, so that places stay what they are.
            without_addresses(&xml)
        }),
        sheet_part("prefixed-names", |xml| {
            let tags = ["worksheet", "sheetData", "row", "c", "v", "f", "is", "t"];
            let mut xml = xml.replacen("<worksheet xmlns=\"", "<worksheet xmlns:x=\"", 1);
            // Only the rows matter to a reader; what stands around them is left out.
            let begin = xml.find("<sheetData>")?;
            let end = xml.find("</sheetData>")? + "</sheetData>".len();
            let open = xml[..xml.find("<worksheet")?].len();
            let tag_end = open + xml[open..].find('>')? + 1;
            xml = format!("{}{}{}", &xml[..tag_end], &xml[begin..end], "</worksheet>");
            for tag in tags {
                for (from, to) in [("<", "<x:"), ("</", "</x:")] {
                    for after in [" ", ">", "/"] {
                        xml = xml.replace(&format!("{from}{tag}{after}"), &format!("{to}{tag}{after}"));
                    }
                }
            }
            Some(xml)
        }),
        sheet_part("byte-order-mark", |xml| Some(format!("\u{feff}{xml}"))),
        sheet_part("dimension-lies", |xml| {
            Some(xml.replacen("<sheetViews", "<dimension ref=\"A1:B2\"/><sheetViews", 1))
        }),
        sheet_part("dimension-huge", |xml| {
            Some(xml.replacen("<sheetViews", "<dimension ref=\"A1:XFD1048576\"/><sheetViews", 1))
        }),
        Damage::new(Family::Package, "cell-written-twice", |case| {
            let key = pick_count(case)?;
            let (_, row, column) = case.locate(&key)?;
            let address = CellRef::new(row, column);
            let content = Content::Xml {
                reference: None,
                attributes: String::new(),
                inner: format!("<v>12</v></c><c r=\"{address}\"><v>13</v>"),
            };
            case.answer(&key, content, refused());
            case.file = crate::FileWant::Any;
            case.relax(|key| matches!(key, Key::Field(_)));
            Some(())
        }),
        Damage::new(Family::Package, "inline-strings-everywhere", |case| {
            for sheet in &mut case.workbook.sheets {
                for cell in sheet.rows.values_mut().flat_map(|row| row.cells.values_mut()) {
                    if let Content::Text(text) = &cell.content {
                        cell.content = Content::Inline(text.clone());
                    }
                }
            }
            Some(())
        }),
        Damage::new(Family::Package, "row-written-twice", |case| {
            let key = pick_count(case)?;
            let (_, row, column) = case.locate(&key)?;
            let address = CellRef::new(row, column);
            let number = row + 1;
            let last = Content::Xml {
                reference: None,
                attributes: String::new(),
                inner: format!("<v>12</v></c></row><row r=\"{number}\"><c r=\"{address}\"><v>13</v>"),
            };
            case.answer(&key, last, refused());
            case.file = crate::FileWant::Any;
            case.relax(|key| matches!(key, Key::Field(_)));
            Some(())
        }),
    ]
}

fn pick_count(case: &mut Case<'_>) -> Option<Key> {
    case.pick(|key, asked| asked.kind == FieldType::Count && asked.required && matches!(key, Key::Field(_)))
}

/// A damage to the part of the form sheet that changes no answer.
fn sheet_part(name: &'static str, change: fn(String) -> Option<String>) -> Damage {
    Damage::new(Family::Package, name, move |case| {
        let (sheet, _) = case.form_sheet()?;
        let part = format!("xl/worksheets/sheet{}.xml", sheet + 1);
        case.relax(|key| matches!(key, Key::Field(_)));
        case.file = crate::FileWant::Any;
        case.repack.push(Box::new(move |parts| {
            for (_, content) in parts.iter_mut().filter(|(name, _)| *name == part) {
                let xml = String::from_utf8(std::mem::take(content)).expect("XML in UTF-8");
                *content = change(xml).expect("a part as it is written").into_bytes();
            }
        }));
        Some(())
    })
}

fn without_addresses(xml: &str) -> Option<String> {
    let begin = xml.find("<sheetData>")? + "<sheetData>".len();
    let end = xml.find("</sheetData>")?;
    let mut out = xml[..begin].to_owned();
    let mut next_row = 1;
    for row in xml[begin..end].split("</row>").filter(|row| !row.is_empty()) {
        let number: u32 = row.split_once("r=\"")?.1.split_once('"')?.0.parse().ok()?;
        while next_row < number {
            out.push_str("<row></row>");
            next_row += 1;
        }
        next_row += 1;
        out.push_str("<row>");
        let (mut rest, mut next_column) = (row, 0);
        while let Some(at) = rest.find("<c r=\"") {
            let after = &rest[at + "<c r=\"".len()..];
            let (address, tail) = after.split_once('"')?;
            let column = address.parse::<CellRef>().ok()?.column;
            while next_column < column {
                out.push_str("<c/>");
                next_column += 1;
            }
            next_column += 1;
            let until = tail.find("<c r=\"").unwrap_or(tail.len());
            out.push_str("<c");
            out.push_str(&tail[..until]);
            rest = &tail[until..];
        }
        out.push_str("</row>");
    }
    out.push_str(&xml[end..]);
    Some(out)
}
