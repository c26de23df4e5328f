use crate::limits;
use crate::package::{Fault, Package, PartFault};
use crate::xml::{Event, Xml, attribute, local};

/// A reference of one part to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relationship {
    pub id: String,
    /// The last word of its type, such as `worksheet`.
    pub kind: String,
    /// The part, or for one that is outside of the package, what was written.
    pub target: String,
    pub is_outside: bool,
}

/// The references of a part to others.
pub(crate) fn relationships(package: &mut Package<'_>, part: &str) -> Result<Vec<Relationship>, PartFault> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let separator = if folder.is_empty() { "" } else { "/" };
    let path = format!("{folder}{separator}_rels/{name}.rels");
    let Some(text) = package.xml(&path)? else { return Ok(Vec::new()) };
    parse(&text, folder).map_err(|fault| fault.at(path))
}

fn parse(text: &str, folder: &str) -> Result<Vec<Relationship>, Fault> {
    let mut xml = Xml::new(text);
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(tag) if local(&tag) == "Relationship" => {
                let text = |name| attribute(&tag, name).map(Option::unwrap_or_default);
                let is_outside = text("TargetMode")?.eq_ignore_ascii_case("External");
                let target = text("Target")?;
                let kind = text("Type")?;
                found.push(Relationship {
                    id: text("Id")?.into_owned(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: if is_outside { target.into_owned() } else { resolved(folder, &target) },
                    is_outside,
                });
                if !limits::NAMES.allows(found.len() as u64) {
                    return Err(Fault::Over(limits::NAMES));
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The name of a part that is written relative to a folder.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_relative_to_the_folder_unless_they_begin_with_a_slash() {
        for (target, part) in [
            ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("..\\docProps/core.xml", "docProps/core.xml"),
            ("../../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolved("xl", target), part);
        }
    }
}
