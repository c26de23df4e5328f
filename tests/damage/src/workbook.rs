use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};

use tonghop::CellRef;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::sheet::{Cell, Content, Range, Row, Sheet, Strings, escaped, unescaped};
use crate::styles::Styles;

/// A workbook taken apart so far that it can be changed and written again.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
    /// Defined names that are a constant text: name and text.
    pub names: Vec<(String, String)>,
    /// Custom document properties: name and text.
    pub properties: Vec<(String, String)>,
    /// The looks of its cells.
    pub styles: Styles,
    /// Whether days count from 1904.
    pub from_1904: bool,
    /// Other workbooks that it reads from.
    pub external_links: Vec<String>,
    /// The other parts of its package.
    parts: BTreeMap<String, Vec<u8>>,
    /// `xl/workbook.xml` from `</sheets>` to its end, without defined names.
    calculation: String,
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

impl Workbook {
    /// Takes a workbook of `rust_xlsxwriter` apart.
    ///
    /// # Panics
    /// Where it is none.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("a part");
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("the part whole");
            parts.insert(file.name().expect("a name in UTF-8").into_owned(), content);
        }
        let text = |name: &str| -> String {
            parts.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
        };
        let strings: Vec<String> = elements(&text("xl/sharedStrings.xml"), "si")
            .map(|(_, inside)| elements(inside, "t").map(|(_, text)| unescaped(text)).collect())
            .collect();
        let book = text("xl/workbook.xml");
        let sheets = elements(&book, "sheet")
            .enumerate()
            .map(|(at, (tag, _))| {
                let part = text(&format!("xl/worksheets/sheet{}.xml", at + 1));
                parse_sheet(&unescaped(attribute(tag, "name").unwrap_or_default()), &part, &strings)
            })
            .collect();
        let names = elements(&book, "definedName")
            .filter_map(|(tag, inside)| {
                let constant = unescaped(inside);
                let constant = constant.strip_prefix('"')?.strip_suffix('"')?.replace("\"\"", "\"");
                Some((attribute(tag, "name")?.to_owned(), constant))
            })
            .collect();
        let properties = elements(&text("docProps/custom.xml"), "property")
            .filter_map(|(tag, inside)| {
                let (_, value) = elements(inside, "vt:lpwstr").next()?;
                Some((unescaped(attribute(tag, "name")?), unescaped(value)))
            })
            .collect();
        let styles = Styles::parse(&text("xl/styles.xml"));
        let calculation = book.find("<calcPr").map_or("</workbook>", |at| &book[at..]).to_owned();
        parts.retain(|name, _| {
            let made = ["xl/worksheets/", "xl/_rels/", "xl/workbook.xml", "xl/sharedStrings.xml"];
            let made_too = ["xl/styles.xml", "docProps/custom.xml", "[Content_Types].xml", "_rels/"];
            !made.iter().chain(&made_too).any(|prefix| name.starts_with(prefix))
        });
        Self {
            sheets,
            names,
            properties,
            styles,
            from_1904: false,
            external_links: Vec::new(),
            parts,
            calculation,
        }
    }

    /// The sheet of that name.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }

    /// The parts of the package by name, in the order in which they are written.
    #[must_use]
    pub fn to_parts(&self) -> Vec<(String, Vec<u8>)> {
        let mut strings = Strings::default();
        let sheets: Vec<String> = self.sheets.iter().map(|sheet| sheet.to_xml(&mut strings)).collect();
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), self.content_types()),
            ("_rels/.rels".to_owned(), self.package_relations()),
            ("xl/workbook.xml".to_owned(), self.book()),
            ("xl/_rels/workbook.xml.rels".to_owned(), self.book_relations()),
        ];
        for (at, sheet) in sheets.into_iter().enumerate() {
            parts.push((format!("xl/worksheets/sheet{}.xml", at + 1), sheet));
        }
        parts.push(("xl/styles.xml".to_owned(), self.styles.to_xml()));
        parts.push(("xl/sharedStrings.xml".to_owned(), strings.to_xml()));
        if !self.properties.is_empty() {
            parts.push(("docProps/custom.xml".to_owned(), self.custom_properties()));
        }
        for (at, target) in self.external_links.iter().enumerate() {
            let at = at + 1;
            let link = format!(
                "{XML}<externalLink xmlns=\"{MAIN}\"><externalBook xmlns:r=\"{RELATIONS}\" r:id=\"rId1\"><sheetNames><sheetName val=\"Sheet1\"/></sheetNames></externalBook></externalLink>"
            );
            let relation = format!(
                "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/externalLinkPath\" Target=\"{}\" TargetMode=\"External\"/></Relationships>",
                escaped(target)
            );
            parts.push((format!("xl/externalLinks/externalLink{at}.xml"), link));
            parts.push((format!("xl/externalLinks/_rels/externalLink{at}.xml.rels"), relation));
        }
        let mut parts: Vec<(String, Vec<u8>)> =
            parts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        parts.extend(self.parts.clone());
        parts
    }

    fn content_types(&self) -> String {
        let mut xml = format!(
            "{XML}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        );
        let office = "application/vnd.openxmlformats-officedocument";
        let mut part = |name: &str, kind: &str| {
            let _ = write!(xml, "<Override PartName=\"/{name}\" ContentType=\"{office}.{kind}+xml\"/>");
        };
        part("xl/workbook.xml", "spreadsheetml.sheet.main");
        for at in 1..=self.sheets.len() {
            part(&format!("xl/worksheets/sheet{at}.xml"), "spreadsheetml.worksheet");
        }
        for at in 1..=self.external_links.len() {
            part(&format!("xl/externalLinks/externalLink{at}.xml"), "spreadsheetml.externalLink");
        }
        part("xl/styles.xml", "spreadsheetml.styles");
        part("xl/sharedStrings.xml", "spreadsheetml.sharedStrings");
        if self.parts.contains_key("xl/theme/theme1.xml") {
            part("xl/theme/theme1.xml", "theme");
        }
        part("docProps/app.xml", "extended-properties");
        if !self.properties.is_empty() {
            part("docProps/custom.xml", "custom-properties");
        }
        xml + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
    }

    fn package_relations(&self) -> String {
        let mut xml = format!(
            "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"{RELATIONS}/extended-properties\" Target=\"docProps/app.xml\"/>"
        );
        if !self.properties.is_empty() {
            let _ = write!(
                xml,
                "<Relationship Id=\"rId4\" Type=\"{RELATIONS}/custom-properties\" Target=\"docProps/custom.xml\"/>"
            );
        }
        xml + "</Relationships>"
    }

    fn book_relations(&self) -> String {
        let mut xml = format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">");
        let mut number = 0;
        let mut relation = |kind: &str, target: &str| {
            number += 1;
            let _ = write!(
                xml,
                "<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>"
            );
        };
        for at in 1..=self.sheets.len() {
            relation("worksheet", &format!("worksheets/sheet{at}.xml"));
        }
        for at in 1..=self.external_links.len() {
            relation("externalLink", &format!("externalLinks/externalLink{at}.xml"));
        }
        relation("styles", "styles.xml");
        relation("sharedStrings", "sharedStrings.xml");
        if self.parts.contains_key("xl/theme/theme1.xml") {
            relation("theme", "theme/theme1.xml");
        }
        xml + "</Relationships>"
    }

    fn book(&self) -> String {
        let from_1904 = if self.from_1904 { " date1904=\"1\"" } else { "" };
        let mut xml = format!(
            "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><fileVersion appName=\"xl\" lastEdited=\"4\" lowestEdited=\"4\" rupBuild=\"4505\"/><workbookPr{from_1904} defaultThemeVersion=\"124226\"/><bookViews><workbookView/></bookViews><sheets>"
        );
        for (at, sheet) in self.sheets.iter().enumerate() {
            let at = at + 1;
            let state =
                if sheet.state.is_empty() { String::new() } else { format!(" state=\"{}\"", sheet.state) };
            let name = escaped(&sheet.name);
            let _ = write!(xml, "<sheet name=\"{name}\" sheetId=\"{at}\"{state} r:id=\"rId{at}\"/>");
        }
        xml.push_str("</sheets>");
        if !self.external_links.is_empty() {
            xml.push_str("<externalReferences>");
            for at in 1..=self.external_links.len() {
                let _ = write!(xml, "<externalReference r:id=\"rId{}\"/>", self.sheets.len() + at);
            }
            xml.push_str("</externalReferences>");
        }
        if !self.names.is_empty() {
            xml.push_str("<definedNames>");
            for (name, text) in &self.names {
                let constant = escaped(&format!("\"{}\"", text.replace('"', "\"\"")));
                let _ = write!(xml, "<definedName name=\"{name}\">{constant}</definedName>");
            }
            xml.push_str("</definedNames>");
        }
        xml + &self.calculation
    }

    fn custom_properties(&self) -> String {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006";
        let mut xml = format!(
            "{XML}<Properties xmlns=\"{office}/custom-properties\" xmlns:vt=\"{office}/docPropsVTypes\">"
        );
        for (at, (name, text)) in self.properties.iter().enumerate() {
            let (name, text, at) = (escaped(name), escaped(text), at + 2);
            let _ = write!(
                xml,
                "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{at}\" name=\"{name}\"><vt:lpwstr>{text}</vt:lpwstr></property>"
            );
        }
        xml + "</Properties>"
    }
}

/// The bytes of a package.
///
/// # Panics
/// Where the parts cannot stand in one, such as two of one name.
#[must_use]
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    for (name, content) in parts {
        writer.start_file(name.as_str(), options).expect("a part of its own name");
        writer.write_all(content).expect("a part in memory");
    }
    writer.finish().expect("a package in memory").into_inner()
}

fn parse_sheet(name: &str, xml: &str, strings: &[String]) -> Sheet {
    let (begin, end) = ("<sheetData>", "</sheetData>");
    let from = xml.find(begin).expect("rows");
    let until = xml.find(end).expect("an end of the rows");
    let mut rows = BTreeMap::new();
    for (tag, inside) in elements(&xml[from + begin.len()..until], "row") {
        let number: u32 = attribute(tag, "r").and_then(|text| text.parse().ok()).expect("a row number");
        let mut row = Row { hidden: attribute(tag, "hidden") == Some("1"), cells: BTreeMap::new() };
        for (tag, inside) in elements(inside, "c") {
            let at: CellRef = attribute(tag, "r").and_then(|text| text.parse().ok()).expect("an address");
            let style = attribute(tag, "s").and_then(|text| text.parse().ok()).unwrap_or(0);
            let content = parse_content(tag, inside, strings);
            row.cells.insert(at.column, Cell { style, content, answer: None });
        }
        rows.insert(number - 1, row);
    }
    let rest = &xml[until + end.len()..];
    let (between, merged, after) = match (rest.find("<mergeCells"), rest.find("</mergeCells>")) {
        (Some(begin), Some(end)) => {
            let merged = elements(&rest[begin..end], "mergeCell")
                .filter_map(|(tag, _)| range(attribute(tag, "ref")?))
                .collect();
            (&rest[..begin], merged, &rest[end + "</mergeCells>".len()..])
        }
        _ => {
            let at = rest.find("<sheetProtection").and_then(|at| Some(at + rest[at..].find("/>")? + 2));
            (&rest[..at.unwrap_or(0)], Vec::new(), &rest[at.unwrap_or(0)..])
        }
    };
    Sheet {
        name: name.to_owned(),
        state: "",
        rows,
        merged,
        hidden_columns: Vec::new(),
        before: without_dimension(&xml[..from]),
        between: between.to_owned(),
        after: after.to_owned(),
        moved: false,
    }
}

fn parse_content(tag: &str, inside: &str, strings: &[String]) -> Content {
    let value = elements(inside, "v").next().map(|(_, text)| text);
    let plain = match (attribute(tag, "t"), value) {
        (_, None) => Content::Empty,
        (Some("s"), Some(index)) => {
            let text = index.parse::<usize>().ok().and_then(|index| strings.get(index));
            Content::Text(text.cloned().unwrap_or_default())
        }
        (Some("str"), Some(text)) => Content::Text(unescaped(text)),
        (Some("b"), Some(flag)) => Content::Bool(flag == "1"),
        (Some("e"), Some(word)) => Content::Error(unescaped(word)),
        (_, Some(digits)) => Content::Number(digits.to_owned()),
    };
    match elements(inside, "f").next() {
        Some((_, formula)) => {
            let result = Some(Box::new(plain)).filter(|result| **result != Content::Empty);
            Content::Formula { formula: unescaped(formula), result }
        }
        None => plain,
    }
}

fn range(text: &str) -> Option<Range> {
    let (first, last) = text.split_once(':')?;
    Some((first.parse().ok()?, last.parse().ok()?))
}

fn without_dimension(before: &str) -> String {
    let Some(from) = before.find("<dimension") else { return before.to_owned() };
    let end = before[from..].find("/>").map_or(before.len(), |at| from + at + 2);
    format!("{}{}", &before[..from], &before[end..])
}

/// The elements of a name that stand side by side: the inside of the tag, and what the element holds.
fn elements<'x>(xml: &'x str, name: &str) -> impl Iterator<Item = (&'x str, &'x str)> + use<'x> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut rest = xml;
    std::iter::from_fn(move || {
        loop {
            let begin = rest.find(&open)?;
            let after = &rest[begin + open.len()..];
            let tag_end = after.find('>')?;
            let (tag, inside) = (&after[..tag_end], &after[tag_end + 1..]);
            if !tag.is_empty() && !tag.starts_with([' ', '/']) {
                rest = after;
                continue;
            }
            if let Some(tag) = tag.strip_suffix('/') {
                rest = inside;
                return Some((tag, ""));
            }
            let end = inside.find(&close)?;
            rest = &inside[end + close.len()..];
            return Some((tag, &inside[..end]));
        }
    })
}

fn attribute<'x>(tag: &'x str, name: &str) -> Option<&'x str> {
    let wanted = format!(" {name}=\"");
    let begin = tag.find(&wanted)? + wanted.len();
    let end = tag[begin..].find('"')?;
    Some(&tag[begin..begin + end])
}
