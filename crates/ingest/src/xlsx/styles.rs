use std::collections::HashMap;
use std::sync::Arc;

use crate::limits;
use crate::number_format::{NumberFormat, Shown, builtin};
use crate::package::Fault;
use crate::sheet::Style;
use crate::xml::{Event, Xml, attribute, local};

/// How the cells of a workbook may look, by the number that a cell gives.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: Vec<Look>,
}

/// How a cell looks.
#[derive(Debug)]
pub(super) struct Look {
    pub style: Arc<Style>,
    format: NumberFormat,
}

impl Look {
    fn new(format: &str, font: Arc<str>) -> Self {
        let code = if format.eq_ignore_ascii_case("general") { "" } else { format };
        let style = Arc::new(Style { format: Arc::from(code), font });
        Self { style, format: NumberFormat::parse(code) }
    }

    pub fn shown(&self, number: f64) -> Shown {
        self.format.shown(number)
    }
}

impl Styles {
    /// Reads the part `styles.xml`.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let mut xml = Xml::new(text);
        let mut formats: HashMap<u32, String> = HashMap::new();
        let mut fonts: Vec<Arc<str>> = Vec::new();
        let mut looks = Vec::new();
        // Fonts and formats stand in other parts of the file too, where they are not those of cells.
        let mut group = String::new();
        loop {
            match xml.next()? {
                Event::Start(tag) if xml.depth() == 2 => group = local(&tag).to_owned(),
                Event::Start(tag) => match (group.as_str(), local(&tag), xml.depth()) {
                    ("numFmts", "numFmt", 3) => {
                        let id = number(attribute(&tag, "numFmtId")?.as_deref());
                        let code = attribute(&tag, "formatCode")?;
                        if let (Some(id), Some(code)) = (id, code) {
                            formats.insert(id, code.into_owned());
                        }
                    }
                    ("fonts", "font", 3) => fonts.push(Arc::default()),
                    ("fonts", "name", 4) => {
                        if let (Some(font), Some(name)) = (fonts.last_mut(), attribute(&tag, "val")?) {
                            *font = Arc::from(name);
                        }
                    }
                    ("cellXfs", "xf", 3) => {
                        let format = number(attribute(&tag, "numFmtId")?.as_deref()).unwrap_or(0);
                        let font = number(attribute(&tag, "fontId")?.as_deref()).unwrap_or(0);
                        let code = formats.get(&format).map_or_else(|| builtin(format), String::as_str);
                        let font = fonts.get(font as usize).cloned().unwrap_or_default();
                        looks.push(Look::new(code, font));
                    }
                    _ => {}
                },
                Event::Eof => return Ok(Self { looks }),
                _ => {}
            }
            let most = formats.len().max(fonts.len()).max(looks.len());
            if !limits::FORMATS.allows(most as u64) {
                return Err(Fault::Over(limits::FORMATS));
            }
        }
    }

    /// The look with that number; `None` where the workbook describes looks and this is none of them.
    pub fn get(&self, index: usize) -> Option<Option<&Look>> {
        if self.looks.is_empty() { Some(None) } else { self.looks.get(index).map(Some) }
    }
}

fn number(text: Option<&str>) -> Option<u32> {
    text?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_formats_and_fonts_of_cells() {
        let styles = Styles::read(
            r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0&quot;đ&quot;"/></numFmts>
            <fonts><font><sz val="11"/><name val="Calibri"/></font><font><name val=".VnTime"/></font></fonts>
            <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="1"/><xf numFmtId="9"/></cellXfs>
            <dxfs><dxf><font><name val="Wingdings"/></font></dxf></dxfs></styleSheet>"#,
        )
        .unwrap();
        let told = |index| styles.get(index).unwrap().map(|look| (&*look.style.format, &*look.style.font));
        assert_eq!(told(0), Some(("", "Calibri")));
        assert_eq!(told(1), Some(("0.0\"đ\"", ".VnTime")));
        assert_eq!(told(2), Some(("0%", "Calibri")));
        assert!(styles.get(3).is_none());
        assert!(matches!(Styles::default().get(7), Some(None)));
    }
}
