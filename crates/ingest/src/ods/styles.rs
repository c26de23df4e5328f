use std::collections::HashMap;
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::xml::{Xml, attribute};
use crate::open::OpenError;
use crate::sheet::Style;

/// The styles of an OpenDocument file, those of its templates and its own.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// The family of a font face, by its name.
    faces: HashMap<String, String>,
    /// Format codes as Excel writes them, by the name of the data style.
    formats: HashMap<String, String>,
    cells: HashMap<String, CellStyle>,
    /// Styles of tables that are not displayed.
    hidden_tables: Vec<String>,
    /// The font of cells that name none.
    default_font: String,
    resolved: HashMap<String, Option<Arc<Style>>>,
}

#[derive(Debug, Default, Clone)]
struct CellStyle {
    parent: Option<String>,
    format: Option<String>,
    font: Option<String>,
}

/// Styles inherit from one another; no chain of them is longer.
const GENERATIONS: usize = 16;

impl Styles {
    /// Takes an element that declares a style; whether it was one.
    pub fn take(&mut self, tag: &BytesStart<'_>, xml: &mut Xml<'_>) -> Result<bool, OpenError> {
        match tag.name().as_ref() {
            "style:font-face" => {
                if let (Some(name), Some(family)) =
                    (attribute(tag, "style:name"), attribute(tag, "svg:font-family"))
                {
                    self.faces.insert(name, family.trim_matches(['\'', '"']).to_owned());
                }
                xml.skip()?;
            }
            "style:style" | "style:default-style" => self.style(tag, xml)?,
            "number:number-style"
            | "number:percentage-style"
            | "number:currency-style"
            | "number:date-style"
            | "number:time-style"
            | "number:text-style"
            | "number:boolean-style" => {
                let code = format_code(xml)?;
                if let Some(name) = attribute(tag, "style:name") {
                    self.formats.insert(name, code);
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn style(&mut self, tag: &BytesStart<'_>, xml: &mut Xml<'_>) -> Result<(), OpenError> {
        let family = attribute(tag, "style:family").unwrap_or_default();
        let name = attribute(tag, "style:name");
        let mut style = CellStyle {
            parent: attribute(tag, "style:parent-style-name"),
            format: attribute(tag, "style:data-style-name"),
            font: None,
        };
        let mut displayed = true;
        let depth = xml.depth();
        while let Some(event) = xml.inside(depth)? {
            let Event::Start(property) = event else { continue };
            match property.name().as_ref() {
                "style:text-properties" => {
                    let face =
                        attribute(&property, "style:font-name").and_then(|n| self.faces.get(&n).cloned());
                    let family = || attribute(&property, "fo:font-family");
                    style.font = face.or_else(family).map(|f| f.trim_matches(['\'', '"']).to_owned());
                }
                "style:table-properties" => {
                    displayed = attribute(&property, "table:display").as_deref() != Some("false");
                }
                _ => {}
            }
        }
        match (family.as_str(), name) {
            ("table-cell", Some(name)) => {
                self.cells.insert(name, style);
            }
            ("table-cell", None) => self.default_font = style.font.unwrap_or_default(),
            ("table", Some(name)) if !displayed => self.hidden_tables.push(name),
            _ => {}
        }
        Ok(())
    }

    pub fn is_hidden_table(&self, style: Option<&str>) -> bool {
        style.is_some_and(|style| self.hidden_tables.iter().any(|hidden| hidden == style))
    }

    /// The look of cells of a style; `otherwise` is the format of those whose style has none.
    pub fn resolve(&mut self, name: Option<&str>, otherwise: &'static str) -> Option<Arc<Style>> {
        let name = name.unwrap_or("Default");
        let key = format!("{name}\n{otherwise}");
        if let Some(style) = self.resolved.get(&key) {
            return style.clone();
        }
        let (mut format, mut font) = (None, None);
        let mut next = Some(name);
        for _ in 0..GENERATIONS {
            let Some(style) = next.and_then(|name| self.cells.get(name)) else { break };
            format = format.or(style.format.as_ref());
            font = font.or(style.font.as_ref());
            next = style.parent.as_deref();
        }
        let code = format.and_then(|format| self.formats.get(format)).map_or("", String::as_str);
        let code = if code.is_empty() { otherwise } else { code };
        let font = font.unwrap_or(&self.default_font).as_str();
        let style = (!code.is_empty() || !font.is_empty())
            .then(|| Arc::new(Style { format: Arc::from(code), font: Arc::from(font) }));
        self.resolved.insert(key, style.clone());
        style
    }
}

/// A data style as a format code of Excel.
fn format_code(xml: &mut Xml<'_>) -> Result<String, OpenError> {
    let mut code = String::new();
    let depth = xml.depth();
    while let Some(event) = xml.inside(depth)? {
        let Event::Start(tag) = event else { continue };
        let long = attribute(&tag, "number:style").as_deref() == Some("long");
        let name = tag.name();
        match name.as_ref() {
            "number:number" => code.push_str(&digits(&tag)),
            "number:scientific-number" => code.push_str("0.00E+00"),
            "number:fraction" => code.push_str("# ?/?"),
            "number:text-content" => code.push('@'),
            "number:day" => code.push_str(if long { "dd" } else { "d" }),
            "number:day-of-week" => code.push_str(if long { "dddd" } else { "ddd" }),
            "number:month" => code.push_str(match (attribute(&tag, "number:textual").as_deref(), long) {
                (Some("true"), true) => "mmmm",
                (Some("true"), false) => "mmm",
                (_, true) => "mm",
                (_, false) => "m",
            }),
            "number:year" => code.push_str(if long { "yyyy" } else { "yy" }),
            "number:hours" => code.push_str(if long { "hh" } else { "h" }),
            "number:minutes" => code.push_str(if long { "mm" } else { "m" }),
            "number:seconds" => code.push_str(if long { "ss" } else { "s" }),
            "number:am-pm" => code.push_str("AM/PM"),
            "number:text" | "number:currency-symbol" => {
                let text = xml.text()?;
                let plain = text.chars().all(|c| " -/.,:%()".contains(c));
                if plain {
                    code.push_str(&text);
                } else {
                    code.push('"');
                    code.push_str(&text.replace('"', ""));
                    code.push('"');
                }
            }
            _ => {}
        }
    }
    Ok(code)
}

/// The digits of a number: `0`, `0.00`, `#,##0`; nothing for one that is shown as it is.
fn digits(tag: &BytesStart<'_>) -> String {
    let Some(decimals) = attribute(tag, "number:decimal-places").and_then(|text| text.parse::<usize>().ok())
    else {
        return String::new();
    };
    let grouped = attribute(tag, "number:grouping").as_deref() == Some("true");
    let mut code = if grouped { "#,##0" } else { "0" }.to_owned();
    if decimals > 0 {
        code.push('.');
        code.extend(std::iter::repeat_n('0', decimals.min(30)));
    }
    code
}
