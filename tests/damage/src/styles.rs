use std::fmt::Write;

use crate::sheet::escaped;

/// The styles of a workbook, so far as cells can be given another number format or font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Styles {
    xml: String,
    formats: Vec<String>,
    fonts: Vec<String>,
    cells: Vec<String>,
    added: Vec<((usize, String), usize)>,
}

const FIRST_FORMAT: usize = 400;

impl Styles {
    /// The styles of a part that `rust_xlsxwriter` has written.
    #[must_use]
    pub fn parse(xml: &str) -> Self {
        let fonts = elements(between(xml, "<fonts", "</fonts>"), "font");
        let cells = elements(between(xml, "<cellXfs", "</cellXfs>"), "xf");
        Self { xml: xml.to_owned(), formats: Vec::new(), fonts, cells, added: Vec::new() }
    }

    /// The style `base` with another number format.
    pub fn with_format(&mut self, base: usize, code: &str) -> usize {
        self.derived(base, &format!("format {code}"), |styles, cell| {
            let id = match styles.formats.iter().position(|known| known == code) {
                Some(at) => FIRST_FORMAT + at,
                None => {
                    styles.formats.push(code.to_owned());
                    FIRST_FORMAT + styles.formats.len() - 1
                }
            };
            with_attribute(&with_attribute(cell, "numFmtId", &id.to_string()), "applyNumberFormat", "1")
        })
    }

    /// The style `base` in a font of that name.
    pub fn with_font(&mut self, base: usize, name: &str) -> usize {
        self.derived(base, &format!("font {name}"), |styles, cell| {
            let font =
                format!("<font><sz val=\"12\"/><name val=\"{}\"/><family val=\"1\"/></font>", escaped(name));
            let id = match styles.fonts.iter().position(|known| *known == font) {
                Some(at) => at,
                None => {
                    styles.fonts.push(font);
                    styles.fonts.len() - 1
                }
            };
            with_attribute(&with_attribute(cell, "fontId", &id.to_string()), "applyFont", "1")
        })
    }

    /// The style `base` of a cell that began with an apostrophe when it was typed.
    pub fn quoted(&mut self, base: usize) -> usize {
        self.derived(base, "quoted", |_styles, cell| with_attribute(cell, "quotePrefix", "1"))
    }

    fn derived(&mut self, base: usize, what: &str, change: impl Fn(&mut Self, &str) -> String) -> usize {
        let name = (base, what.to_owned());
        if let Some((_, at)) = self.added.iter().find(|(known, _)| *known == name) {
            return *at;
        }
        let cell = self.cells.get(base).or_else(|| self.cells.first()).cloned().unwrap_or_default();
        let changed = change(self, &cell);
        self.cells.push(changed);
        self.added.push((name, self.cells.len() - 1));
        self.cells.len() - 1
    }

    /// The part of the package.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut xml = self.xml.clone();
        if !self.formats.is_empty() {
            let mut formats = String::new();
            for (at, code) in self.formats.iter().enumerate() {
                let id = FIRST_FORMAT + at;
                let _ = write!(formats, "<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", escaped(code));
            }
            xml = match xml.find("</numFmts>") {
                Some(at) => format!("{}{formats}{}", &xml[..at], &xml[at..]),
                None => xml.replacen("<fonts", &format!("<numFmts>{formats}</numFmts><fonts"), 1),
            };
            xml = without_count(&xml, "<numFmts");
        }
        xml = replaced(&xml, "<fonts", "</fonts>", &self.fonts);
        replaced(&xml, "<cellXfs", "</cellXfs>", &self.cells)
    }
}

fn between<'x>(xml: &'x str, begin: &str, end: &str) -> &'x str {
    let Some(from) = xml.find(begin) else { return "" };
    let inside = xml[from..].find('>').map_or(from, |at| from + at + 1);
    let until = xml[inside..].find(end).map_or(inside, |at| inside + at);
    &xml[inside..until]
}

fn replaced(xml: &str, begin: &str, end: &str, with: &[String]) -> String {
    let Some(from) = xml.find(begin) else { return xml.to_owned() };
    let Some(until) = xml.find(end) else { return xml.to_owned() };
    format!("{}{begin}>{}{}", &xml[..from], with.concat(), &xml[until..])
}

fn without_count(xml: &str, begin: &str) -> String {
    let Some(from) = xml.find(begin) else { return xml.to_owned() };
    let end = xml[from..].find('>').map_or(xml.len(), |at| from + at);
    format!("{}{begin}{}", &xml[..from], &xml[end..])
}

/// The elements of a name that stand side by side.
fn elements(xml: &str, name: &str) -> Vec<String> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut found = Vec::new();
    let mut rest = xml;
    while let Some(begin) = rest.find(&open) {
        let tag = rest[begin..].find('>').map_or(rest.len(), |at| begin + at + 1);
        let end = if rest[begin..tag].ends_with("/>") {
            tag
        } else {
            rest[tag..].find(&close).map_or(rest.len(), |at| tag + at + close.len())
        };
        found.push(rest[begin..end].to_owned());
        rest = &rest[end..];
    }
    found
}

fn with_attribute(element: &str, name: &str, value: &str) -> String {
    let tag = element.find('>').unwrap_or(element.len());
    let wanted = format!(" {name}=\"");
    match element[..tag].find(&wanted) {
        Some(at) => {
            let begin = at + wanted.len();
            let end = element[begin..].find('"').map_or(begin, |end| begin + end);
            format!("{}{value}{}", &element[..begin], &element[end..])
        }
        None => element.replacen("<xf", &format!("<xf{wanted}{value}\""), 1),
    }
}
