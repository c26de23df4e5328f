use std::collections::BTreeMap;

use super::Obstacle;
use super::mark::Mark;
use super::package::Package;
use super::xml::{Kind, Splices, Tag, Tags};

/// How many cell formats Excel takes.
const MOST_FORMATS: usize = 64_000;

/// How a cell of the sheet with the reply looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    Title,
    Lead,
    Caption,
    Known,
    Heading,
    Words,
    Centred,
    Link,
    Marked(Mark),
    /// The line that says how the submission stands.
    Standing(Mark),
}

impl Face {
    fn font(self) -> usize {
        match self {
            Self::Title => 2,
            Self::Lead => 3,
            Self::Known | Self::Heading | Self::Marked(_) | Self::Standing(_) => 1,
            Self::Link => 4,
            Self::Caption | Self::Words | Self::Centred => 0,
        }
    }

    fn ground(self) -> Option<usize> {
        match self {
            Self::Heading => Some(Mark::ALL.len()),
            Self::Marked(mark) | Self::Standing(mark) => Mark::ALL.iter().position(|known| *known == mark),
            _ => None,
        }
    }

    fn has_border(self) -> bool {
        matches!(self, Self::Heading | Self::Words | Self::Centred | Self::Link | Self::Marked(_))
    }

    fn alignment(self) -> &'static str {
        match self {
            Self::Heading | Self::Centred | Self::Link | Self::Marked(_) => {
                "horizontal=\"center\" vertical=\"center\" wrapText=\"1\""
            }
            Self::Words => "horizontal=\"left\" vertical=\"center\" wrapText=\"1\" indent=\"1\"",
            Self::Standing(_) => "horizontal=\"left\" vertical=\"center\" wrapText=\"1\" indent=\"1\"",
            Self::Title | Self::Lead | Self::Caption | Self::Known => {
                "horizontal=\"left\" vertical=\"center\" wrapText=\"1\""
            }
        }
    }
}

/// The typeface of official papers, as the form has it; in the order of [`Face::font`].
const FONTS: [&str; 5] = [
    "<{p}sz val=\"12\"/><{p}name val=\"Times New Roman\"/><{p}family val=\"1\"/>",
    "<{p}b/><{p}sz val=\"12\"/><{p}name val=\"Times New Roman\"/><{p}family val=\"1\"/>",
    "<{p}b/><{p}sz val=\"16\"/><{p}color rgb=\"FF1F3864\"/><{p}name val=\"Times New Roman\"/><{p}family val=\"1\"/>",
    "<{p}i/><{p}sz val=\"12\"/><{p}name val=\"Times New Roman\"/><{p}family val=\"1\"/>",
    "<{p}u/><{p}sz val=\"12\"/><{p}color rgb=\"FF0563C1\"/><{p}name val=\"Times New Roman\"/><{p}family val=\"1\"/>",
];

/// The ground of headings.
const HEADING_GROUND: &str = "FFBDD3E8";

const BORDER: &str = concat!(
    "<{p}border><{p}left style=\"thin\"><{p}color rgb=\"FF8EA9C4\"/></{p}left>",
    "<{p}right style=\"thin\"><{p}color rgb=\"FF8EA9C4\"/></{p}right>",
    "<{p}top style=\"thin\"><{p}color rgb=\"FF8EA9C4\"/></{p}top>",
    "<{p}bottom style=\"thin\"><{p}color rgb=\"FF8EA9C4\"/></{p}bottom><{p}diagonal/></{p}border>"
);

/// A list of the styles part, such as that of fonts.
#[derive(Debug, Clone, Copy, Default)]
struct List {
    /// How many there are.
    length: usize,
    /// Where its opening tag stands, and where its closing tag begins.
    opening: (usize, usize),
    closing: usize,
}

/// The styles of a workbook, to which more are added. What is there stays as it is.
pub(super) struct Styles {
    part: String,
    text: String,
    prefix: String,
    lists: BTreeMap<&'static str, List>,
    /// Where each cell format stands.
    formats: Vec<(usize, usize)>,
    /// The ground of each that was marked in an earlier copy.
    marked_before: Vec<usize>,
    has_named_styles: bool,
    faces: BTreeMap<Face, usize>,
    marked: BTreeMap<(usize, Mark), usize>,
    added: Vec<String>,
}

const LISTS: [&str; 4] = ["fonts", "fills", "borders", "cellXfs"];

impl Styles {
    pub fn of(package: &mut Package<'_>, part: &str) -> Result<Self, Obstacle> {
        let text = package.required(part)?;
        let tags = Tags::new(&text).all()?;
        let prefix = tags.first().ok_or(Obstacle::Damaged)?.prefix().to_owned();
        let mut lists: BTreeMap<&'static str, List> = BTreeMap::new();
        let mut formats: Vec<(usize, usize)> = Vec::new();
        let mut within: Option<&'static str> = None;
        let mut fill_grounds: Vec<bool> = Vec::new();
        for tag in &tags {
            if tag.depth == 1 {
                within = LISTS.into_iter().find(|name| tag.local() == *name);
                let Some(name) = within else { continue };
                match tag.kind {
                    Kind::Open => {
                        let opening = (tag.range.start, tag.range.end);
                        lists.insert(name, List { opening, ..List::default() });
                    }
                    Kind::Close => {
                        let list = lists.get_mut(name).ok_or(Obstacle::Damaged)?;
                        list.closing = tag.range.start;
                        within = None;
                    }
                    Kind::Empty => return Err(Obstacle::Damaged),
                }
            } else if let Some(name) = within {
                if tag.depth == 2 && tag.kind != Kind::Close {
                    lists.get_mut(name).ok_or(Obstacle::Damaged)?.length += 1;
                }
                match (name, tag.depth, tag.kind) {
                    ("cellXfs", 2, Kind::Open | Kind::Empty) => {
                        formats.push((tag.range.start, tag.range.end));
                    }
                    ("cellXfs", 2, Kind::Close) => {
                        formats.last_mut().ok_or(Obstacle::Damaged)?.1 = tag.range.end;
                    }
                    ("fills", 2, Kind::Open | Kind::Empty) => fill_grounds.push(false),
                    ("fills", _, _) if tag.local() == "fgColor" => {
                        let ours = tag.attribute("rgb").is_some_and(|rgb| {
                            Mark::ALL.iter().any(|mark| mark.ground().eq_ignore_ascii_case(&rgb))
                        });
                        *fill_grounds.last_mut().ok_or(Obstacle::Damaged)? |= ours;
                    }
                    _ => {}
                }
            }
        }
        if LISTS.iter().any(|name| lists.get(name).is_none_or(|list| list.length == 0 || list.closing == 0)) {
            return Err(Obstacle::Damaged);
        }
        let has_named_styles = tags.iter().any(|tag| tag.begins("cellStyleXfs", 1));
        let is_marked = |range: &(usize, usize)| {
            let fill = first_tag(&text[range.0..range.1]).and_then(|tag| tag.attribute("fillId"));
            fill.and_then(|id| id.parse::<usize>().ok())
                .is_some_and(|id| fill_grounds.get(id).copied().unwrap_or(false))
        };
        let marked_before =
            formats.iter().enumerate().filter(|(_, range)| is_marked(range)).map(|(at, _)| at).collect();
        Ok(Self {
            part: part.to_owned(),
            prefix,
            lists,
            formats,
            marked_before,
            has_named_styles,
            faces: BTreeMap::new(),
            marked: BTreeMap::new(),
            added: Vec::new(),
            text,
        })
    }

    /// Whether a cell format has the ground of a mark.
    pub fn was_marked(&self, format: usize) -> bool {
        self.marked_before.binary_search(&format).is_ok()
    }

    /// The cell format that is `base` but for its ground: number format, borders, lock and all stay.
    pub fn marked(&mut self, base: usize, mark: Mark) -> Result<usize, Obstacle> {
        if let Some(&known) = self.marked.get(&(base, mark)) {
            return Ok(known);
        }
        let (start, end) = *self.formats.get(base).ok_or(Obstacle::Damaged)?;
        let source = &self.text[start..end];
        let tag = first_tag(source).ok_or(Obstacle::Damaged)?;
        let ground = Mark::ALL.iter().position(|known| *known == mark).unwrap_or_default();
        let fill = self.lists["fills"].length + ground;
        let applied = tag.with_both(("fillId", &fill.to_string()), ("applyFill", "1"));
        let format = format!("{applied}{}", &source[tag.range.end..]);
        let index = self.add(format)?;
        self.marked.insert((base, mark), index);
        Ok(index)
    }

    /// The cell format of a cell of the sheet with the reply.
    pub fn face(&mut self, face: Face) -> Result<usize, Obstacle> {
        if let Some(&known) = self.faces.get(&face) {
            return Ok(known);
        }
        let font = self.lists["fonts"].length + face.font();
        let fill = face.ground().map_or(0, |ground| self.lists["fills"].length + ground);
        let border = if face.has_border() { self.lists["borders"].length } else { 0 };
        let named = if self.has_named_styles { " xfId=\"0\"" } else { "" };
        let (p, alignment) = (&self.prefix, face.alignment());
        let format = format!(
            "<{p}xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\"{named} applyFont=\"1\" \
             applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><{p}alignment {alignment}/></{p}xf>"
        );
        let index = self.add(format)?;
        self.faces.insert(face, index);
        Ok(index)
    }

    fn add(&mut self, format: String) -> Result<usize, Obstacle> {
        let index = self.formats.len() + self.added.len();
        if index >= MOST_FORMATS {
            return Err(Obstacle::Damaged);
        }
        self.added.push(format);
        Ok(index)
    }

    /// Writes the styles back.
    pub fn finish(self, package: &mut Package<'_>) {
        let p = &self.prefix;
        let grounds = Mark::ALL.map(Mark::ground);
        let fills = grounds.iter().chain([&HEADING_GROUND]).map(|ground| {
            format!(
                "<{p}fill><{p}patternFill patternType=\"solid\"><{p}fgColor rgb=\"{ground}\"/>\
                 <{p}bgColor indexed=\"64\"/></{p}patternFill></{p}fill>"
            )
        });
        let fonts = FONTS.map(|font| format!("<{p}font>{}</{p}font>", font.replace("{p}", p)));
        let added: [(&str, Vec<String>); 4] = [
            ("fonts", fonts.to_vec()),
            ("fills", fills.collect()),
            ("borders", vec![BORDER.replace("{p}", p)]),
            ("cellXfs", self.added.clone()),
        ];
        let mut splices = Splices::default();
        for (name, added) in added {
            let list = self.lists[name];
            let (start, end) = list.opening;
            if let Some(tag) = first_tag(&self.text[start..end])
                && tag.attribute("count").is_some()
            {
                splices.replace(start..end, tag.with("count", &(list.length + added.len()).to_string()));
            }
            splices.insert(list.closing, added.concat());
        }
        let text = splices.apply(&self.text);
        package.set(&self.part, text);
    }
}

/// The tag that a text begins with.
fn first_tag(source: &str) -> Option<Tag<'_>> {
    Tags::new(source).next().ok().flatten()
}
