use tonghop_core::Layout;

use super::Obstacle;
use super::package::Package;
use super::xml::{Kind, Splices, Tag, Tags, escaped};

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORKSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
/// The defined name by which the sheet with our reply is known again, whatever program has saved the copy.
const OUR_SHEET: &str = "tonghop_reply";

/// The part that lists the sheets.
pub(super) struct WorkbookPart {
    path: String,
    /// The name of every sheet and its part.
    pub sheets: Vec<(String, String)>,
    pub styles: String,
    /// The sheet with the reply to an earlier submission, where there is one.
    earlier: Option<usize>,
    /// How the name of the file must end, lest Excel refuse it.
    pub extension: &'static str,
}

impl WorkbookPart {
    /// # Errors
    /// Where the package is of a kind that is not changed.
    pub fn of(package: &mut Package<'_>, layout: &Layout) -> Result<Self, Obstacle> {
        if package.has("mimetype") || !package.has("[Content_Types].xml") {
            return Err(Obstacle::OtherKind);
        }
        if package.has_below("_xmlsignatures/") {
            return Err(Obstacle::Signed);
        }
        if package.has_below("xl/revisions/") {
            return Err(Obstacle::Shared);
        }
        let roots = package.relationships("")?;
        let root = roots.iter().find(|root| root.is("officeDocument")).ok_or(Obstacle::OtherKind)?;
        let path = root.target.clone();
        if !path.to_ascii_lowercase().ends_with(".xml") {
            return Err(Obstacle::OtherKind);
        }
        let text = package.required(&path)?;
        if root.kind.contains("purl.oclc.org") || text.contains("http://purl.oclc.org/ooxml/spreadsheetml") {
            return Err(Obstacle::Strict);
        }
        let extension = extension(package, &path)?;
        let references = package.relationships(&path)?;
        let tags = Tags::new(&text).all()?;
        let mut sheets = Vec::new();
        for tag in tags.iter().filter(|tag| tag.begins("sheet", 2)) {
            let id = tag.prefixed_attribute("id").ok_or(Obstacle::Damaged)?;
            let part = references.iter().find(|reference| reference.id == id).ok_or(Obstacle::Damaged)?;
            sheets.push((tag.attribute("name").unwrap_or_default(), part.target.clone()));
        }
        let styles = references.into_iter().find(|reference| reference.is("styles"));
        let ours = tags.iter().any(is_our_name);
        let earlier = sheets.iter().position(|(name, _)| layout.is("sheets.reply", name)).filter(|_| ours);
        let styles = styles.ok_or(Obstacle::Damaged)?.target;
        Ok(Self { path, sheets, styles, earlier, extension })
    }

    /// The part of the sheet with an earlier reply, which is written anew.
    pub fn earlier_reply(&self) -> Option<&str> {
        self.earlier.and_then(|index| self.sheets.get(index)).map(|(_, part)| part.as_str())
    }

    /// Puts the sheet with the reply before all others, or in the place of an earlier one, and shows it.
    pub fn put_reply(
        &self,
        package: &mut Package<'_>,
        layout: &Layout,
        sheet: String,
    ) -> Result<(), Obstacle> {
        let text = package.required(&self.path)?;
        let tags = Tags::new(&text).all()?;
        let mut splices = Splices::default();
        let shown = self.earlier.unwrap_or(0).to_string();
        for tag in tags.iter().filter(|tag| tag.begins("workbookView", 2)) {
            splices.replace(tag.range.clone(), tag.with_both(("activeTab", &shown), ("firstSheet", "0")));
        }
        if let Some(part) = self.earlier_reply() {
            package.set(part, sheet);
            package.set(&self.path, splices.apply(&text));
            return Ok(());
        }
        let is_free = |name: &&String| self.sheets.iter().all(|(taken, _)| !same_name(taken, name));
        let name = layout.list("sheets.reply").iter().find(is_free).ok_or(Obstacle::Damaged)?;
        let folder = self.path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let part = package.free_name(&format!("{folder}worksheets/sheet"), ".xml");
        package.declare_part(&part, WORKSHEET)?;
        package.set(&part, sheet);
        let id = package.relate(&self.path, &format!("{RELATIONSHIPS}/worksheet"), &part)?;

        let opening = tags
            .iter()
            .find(|tag| tag.begins("sheets", 1) && tag.kind == Kind::Open)
            .ok_or(Obstacle::Damaged)?;
        let number = |tag: &Tag<'_>| tag.attribute("sheetId").and_then(|id| id.parse::<u32>().ok());
        let sheet_id = tags.iter().filter(|tag| tag.begins("sheet", 2)).filter_map(number).max().unwrap_or(0);
        let p = opening.prefix();
        splices.insert(
            opening.range.end,
            format!(
                "<{p}sheet xmlns:r=\"{RELATIONSHIPS}\" name=\"{}\" sheetId=\"{}\" r:id=\"{id}\"/>",
                escaped(name),
                sheet_id + 1
            ),
        );
        // A name of a sheet alone counts the sheets.
        for tag in tags.iter().filter(|tag| tag.begins("definedName", 2)) {
            if let Some(index) = tag.attribute("localSheetId") {
                let index: u32 = index.trim().parse().map_err(|_no_number| Obstacle::Damaged)?;
                splices.replace(tag.range.clone(), tag.with("localSheetId", &(index + 1).to_string()));
            }
        }
        name_our_sheet(&tags, &mut splices, p, name)?;
        package.set(&self.path, splices.apply(&text));
        Ok(())
    }
}

/// Names the sheet with the reply, so that it is known again.
fn name_our_sheet(tags: &[Tag<'_>], splices: &mut Splices, p: &str, sheet: &str) -> Result<(), Obstacle> {
    let refers = escaped(&format!("'{}'!$A$1", sheet.replace('\'', "''")));
    let named = format!("<{p}definedName name=\"{OUR_SHEET}\" hidden=\"1\">{refers}</{p}definedName>");
    let ours = tags.iter().position(is_our_name);
    if let Some((ours, closing)) = ours.and_then(|at| Some((tags.get(at)?, tags.get(at + 1)?))) {
        splices.replace(ours.range.start..closing.range.end, named);
        return Ok(());
    }
    if let Some(closing) = tags.iter().find(|tag| tag.ends("definedNames", 1)) {
        splices.insert(closing.range.start, named);
        return Ok(());
    }
    let before = ["sheets", "functionGroups", "externalReferences"];
    let last =
        tags.iter().rfind(|tag| tag.depth == 1 && tag.kind != Kind::Open && before.contains(&tag.local()));
    let at = last.ok_or(Obstacle::Damaged)?.range.end;
    splices.insert(at, format!("<{p}definedNames>{named}</{p}definedNames>"));
    Ok(())
}

fn is_our_name(tag: &Tag<'_>) -> bool {
    tag.begins("definedName", 2)
        && tag.kind == Kind::Open
        && tag.attribute("name").is_some_and(|name| name.eq_ignore_ascii_case(OUR_SHEET))
}

fn same_name(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// How the name of a file must end, by the kind that its package says it is of.
fn extension(package: &mut Package<'_>, workbook: &str) -> Result<&'static str, Obstacle> {
    let text = package.required("[Content_Types].xml")?;
    let kind = Tags::new(&text).all()?.into_iter().find_map(|tag| {
        let part = tag.attribute("PartName")?;
        let is_workbook = part.trim_start_matches('/').eq_ignore_ascii_case(workbook);
        is_workbook.then(|| tag.attribute("ContentType").unwrap_or_default().to_ascii_lowercase())
    });
    let kind = kind.unwrap_or_default();
    Ok(match (kind.contains("macroenabled"), kind.contains("template")) {
        (false, false) => "xlsx",
        (true, false) => "xlsm",
        (false, true) => "xltx",
        (true, true) => "xltm",
    })
}
