use std::collections::HashMap;

use crate::limits;
use crate::package::Fault;
use crate::xml::{Event, Xml, append, attribute, local};

/// The custom properties of a document: name and text.
pub(super) fn custom(text: &str) -> Result<HashMap<String, String>, Fault> {
    let mut xml = Xml::new(text);
    let mut found = HashMap::new();
    let mut property: Option<(String, String)> = None;
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(tag) if xml.depth() == 2 && local(tag) == "property" => {
                property = attribute(tag, "name")?.map(|name| (name.into_owned(), String::new()));
            }
            Event::End(_) if xml.depth() == 1 => {
                found.extend(property.take().map(|(name, text)| (name, text.trim().to_owned())));
                if !limits::NAMES.allows(found.len() as u64) {
                    return Err(Fault::Over(limits::NAMES));
                }
            }
            Event::Eof => return Ok(found),
            event => {
                if let Some((_, text)) = &mut property {
                    append(event, text);
                }
            }
        }
    }
}

/// When the document was last saved, by its own account.
pub(super) fn modified(text: &str) -> Result<Option<String>, Fault> {
    let mut xml = Xml::new(text);
    let mut moment: Option<String> = None;
    let mut inside = false;
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(tag) if local(tag) == "modified" => {
                inside = true;
                moment = Some(String::new());
            }
            Event::End("modified") => inside = false,
            Event::Eof => {
                return Ok(moment.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()));
            }
            event => {
                if let Some(text) = moment.as_mut().filter(|_| inside) {
                    append(event, text);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_text() {
        let read = custom(
            r#"<Properties xmlns:vt="v"><property fmtid="{}" pid="2" name="tonghop_unit"><vt:lpwstr>A&amp;01</vt:lpwstr></property>
            <property name="n"><vt:i4>7</vt:i4></property></Properties>"#,
        )
        .unwrap();
        assert_eq!(read["tonghop_unit"], "A&01");
        assert_eq!(read["n"], "7");
        let saved = "<c:coreProperties xmlns:d=\"d\"><d:modified>2012-03-01T08:00:00Z</d:modified></c:coreProperties>";
        assert_eq!(modified(saved).unwrap().as_deref(), Some("2012-03-01T08:00:00Z"));
    }
}
