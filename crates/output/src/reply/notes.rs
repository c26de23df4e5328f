use std::collections::BTreeMap;
use std::ops::Range;

use tonghop_core::CellRef;

use super::Obstacle;
use super::cells::Cells;
use super::package::Package;
use super::xml::{Kind, Splices, Tag, Tags, escaped, unescaped};

const COMMENTS_KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const COMMENTS_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const DRAWING_KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing";
const DRAWING_TYPE: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// The last column of a sheet, from 0.
const LAST_COLUMN: u32 = 16_383;

/// What the notes at the cells of a sheet say.
pub(super) struct Notes<'n> {
    pub by_cell: &'n BTreeMap<CellRef, String>,
    /// Whose they are.
    pub author: &'n str,
    /// What a note of ours says from now on whose cell is right by now.
    pub mended: &'n str,
    /// How a note of ours begins. Some programs save notes without their authors.
    pub beginnings: &'n [String],
}

/// A note that a sheet has.
struct Comment {
    cell: CellRef,
    author: usize,
    /// What stands within its text element.
    text: Range<usize>,
    /// Where more can be put in behind the words.
    end: usize,
    /// Its pieces of text, each alike to the eye.
    pieces: Vec<(Range<usize>, String)>,
}

impl Notes<'_> {
    /// Adds the notes to a sheet. Notes of others stay; where one stands at a cell of ours, ours is put behind it.
    /// Discussions of Excel 365 are left alone.
    pub fn write(
        &self,
        package: &mut Package<'_>,
        sheet: &str,
        cells: &mut Cells<'_>,
    ) -> Result<(), Obstacle> {
        let related = package.relationships(sheet)?;
        let comments = related.iter().find(|relationship| relationship.is("comments"));
        let part = match comments {
            Some(there) => there.target.clone(),
            None if self.by_cell.is_empty() => return Ok(()),
            None => {
                let part = package.free_name("xl/comments", ".xml");
                package.declare_part(&part, COMMENTS_TYPE)?;
                package.relate(sheet, COMMENTS_KIND, &part)?;
                part
            }
        };
        let text = package.text(&part)?.unwrap_or_else(|| {
            concat!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
                "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
                "<authors></authors><commentList></commentList></comments>"
            )
            .to_owned()
        });
        let (splices, new) = self.comments(&text)?;
        if !splices.is_empty() {
            package.set(&part, splices.apply(&text));
        }
        if new.is_empty() {
            return Ok(());
        }
        let drawing = match &cells.drawing {
            Some(id) => {
                let found = related.iter().find(|relationship| relationship.id == *id);
                found.ok_or(Obstacle::Damaged)?.target.clone()
            }
            None => {
                let part = package.free_name("xl/drawings/vmlDrawing", ".vml");
                package.declare_extension("vml", DRAWING_TYPE)?;
                let id = package.relate(sheet, DRAWING_KIND, &part)?;
                cells.refer_to_notes(&id);
                part
            }
        };
        draw(package, &drawing, &new, self.by_cell)
    }

    /// What is changed in the part of the notes, and the cells that had none.
    fn comments(&self, text: &str) -> Result<(Splices, Vec<CellRef>), Obstacle> {
        let tags = Tags::new(text).all()?;
        let p = tags.first().ok_or(Obstacle::Damaged)?.prefix();
        let authors = authors(text, &tags);
        let there = comments(text, &tags)?;
        let mut splices = Splices::default();
        let own = authors.iter().position(|author| author == self.author).unwrap_or(authors.len());
        for comment in &there {
            let author = authors.get(comment.author).map_or("", String::as_str);
            let ours = self.ours(comment);
            let words = self.by_cell.get(&comment.cell);
            if comment.author == own || ours.as_ref().is_some_and(|ours| ours.alone) {
                let words = words.map_or(self.mended, String::as_str);
                splices.replace(comment.text.clone(), run(p, words));
            } else if !author.starts_with("tc=") {
                // What stands with a discussion is a copy of it, which Excel writes anew.
                if ours.is_none() && words.is_none() {
                    continue;
                }
                let at = comment.end..comment.end;
                let (at, theirs) = ours.map_or((at, ""), |ours| (ours.range, ours.theirs));
                let theirs = if theirs.is_empty() { String::new() } else { run(p, theirs) };
                let words = words.map(|words| run(p, &format!("\n\n{words}"))).unwrap_or_default();
                splices.replace(at, format!("{theirs}{words}"));
            }
        }
        let is_new = |cell: &&CellRef| there.iter().all(|comment| comment.cell != **cell);
        let new: Vec<CellRef> = self.by_cell.keys().filter(is_new).copied().collect();
        let added: String = new
            .iter()
            .filter_map(|cell| {
                let words = run(p, self.by_cell.get(cell)?);
                Some(format!(
                    "<{p}comment ref=\"{cell}\" authorId=\"{own}\"><{p}text>{words}</{p}text></{p}comment>"
                ))
            })
            .collect();
        if !new.is_empty() {
            if own == authors.len() {
                let author = format!("<{p}author>{}</{p}author>", escaped(self.author));
                append_to(&tags, "authors", &mut splices, &author)?;
            }
            append_to(&tags, "commentList", &mut splices, &added)?;
        }
        Ok((splices, new))
    }
}

impl Notes<'_> {
    /// What is left in a note, whosever it is, of our words from an earlier reply.
    fn ours<'c>(&self, comment: &'c Comment) -> Option<Ours<'c>> {
        let begins = |text: &str| {
            let of_fault = self.beginnings.iter().filter_map(|words| text.find(words.as_str())).min();
            of_fault.or((text.trim() == self.mended).then_some(0))
        };
        let pieces = comment.pieces.iter().enumerate();
        let (first, range, theirs) = pieces
            .into_iter()
            .find_map(|(index, (range, text))| Some((index, range, text.get(..begins(text)?)?.trim_end())))?;
        Some(Ours { range: range.start..comment.end, theirs, alone: first == 0 && theirs.is_empty() })
    }
}

/// Our words in a note.
struct Ours<'c> {
    /// Where they stand, with the whole of the piece that they begin in.
    range: Range<usize>,
    /// What is not ours in that piece.
    theirs: &'c str,
    /// Whether there is nothing else in the note.
    alone: bool,
}

/// Words as a run of a note.
fn run(p: &str, words: &str) -> String {
    format!(
        "<{p}r><{p}rPr><{p}sz val=\"10\"/><{p}color indexed=\"81\"/><{p}rFont val=\"Tahoma\"/><{p}family val=\"2\"/></{p}rPr>\
         <{p}t xml:space=\"preserve\">{}</{p}t></{p}r>",
        escaped(words)
    )
}

fn append_to(tags: &[Tag<'_>], list: &str, splices: &mut Splices, added: &str) -> Result<(), Obstacle> {
    let opening = tags.iter().find(|tag| tag.begins(list, 1)).ok_or(Obstacle::Damaged)?;
    let closing = tags.iter().find(|tag| tag.ends(list, 1)).map_or(opening.range.end, |tag| tag.range.start);
    splices.append(opening, closing, added);
    Ok(())
}

fn authors(text: &str, tags: &[Tag<'_>]) -> Vec<String> {
    let mut authors = Vec::new();
    for (at, tag) in tags.iter().enumerate().filter(|(_, tag)| tag.begins("author", 2)) {
        let closing = tags.get(at + 1).filter(|_| tag.kind == Kind::Open);
        let name = closing.and_then(|closing| text.get(tag.range.end..closing.range.start)).unwrap_or("");
        authors.push(unescaped(name));
    }
    authors
}

fn comments(text: &str, tags: &[Tag<'_>]) -> Result<Vec<Comment>, Obstacle> {
    let mut found: Vec<Comment> = Vec::new();
    let mut opened: Option<(CellRef, usize)> = None;
    let mut text_at: Option<usize> = None;
    let mut end: Option<usize> = None;
    let mut pieces: Vec<(Range<usize>, String)> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        if tag.begins("comment", 2) {
            let cell = tag.attribute("ref").and_then(|cell| cell.parse::<CellRef>().ok());
            let author = tag.attribute("authorId").and_then(|id| id.parse::<usize>().ok());
            opened = Some((cell.ok_or(Obstacle::Damaged)?, author.ok_or(Obstacle::Damaged)?));
        } else if tag.begins("text", 3) {
            if tag.kind == Kind::Empty {
                return Err(Obstacle::Damaged);
            }
            (text_at, end) = (Some(tag.range.end), None);
            pieces.clear();
        } else if matches!((tag.local(), tag.depth), ("r" | "t", 4)) && tag.kind != Kind::Close {
            pieces.push((tag.range.clone(), String::new()));
            extend(&mut pieces, text, tag, tags.get(at + 1));
        } else if tag.begins("t", 5) {
            extend(&mut pieces, text, tag, tags.get(at + 1));
        } else if tag.depth == 4 && tag.kind != Kind::Close && matches!(tag.local(), "rPh" | "phoneticPr") {
            end.get_or_insert(tag.range.start);
        } else if tag.ends("text", 3)
            && let (Some((cell, author)), Some(start)) = (opened, text_at.take())
        {
            let (text, end) = (start..tag.range.start, end.unwrap_or(tag.range.start));
            found.push(Comment { cell, author, text, end, pieces: std::mem::take(&mut pieces) });
        }
    }
    Ok(found)
}

/// Adds what stands within a `t` to the last piece.
fn extend(pieces: &mut [(Range<usize>, String)], text: &str, tag: &Tag<'_>, closing: Option<&Tag<'_>>) {
    if tag.local() == "t"
        && tag.kind == Kind::Open
        && let (Some((_, piece)), Some(closing)) = (pieces.last_mut(), closing)
    {
        piece.push_str(&unescaped(text.get(tag.range.end..closing.range.start).unwrap_or_default()));
    }
}

/// Adds the boxes in which the notes are shown. The drawing is no XML in the strict sense, so it is not read as such.
fn draw(
    package: &mut Package<'_>,
    part: &str,
    cells: &[CellRef],
    words: &BTreeMap<CellRef, String>,
) -> Result<(), Obstacle> {
    let (text, block) = match package.text(part)? {
        Some(text) => {
            let block = blocks(&text).last().copied().unwrap_or(1);
            (text, block)
        }
        None => {
            let mut taken = 0;
            for other in package.ending(".vml") {
                let text = package.text(&other)?.unwrap_or_default();
                taken = blocks(&text).into_iter().fold(taken, u32::max);
            }
            let block = taken + 1;
            let text = format!(
                "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
                 xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" \
                 data=\"{block}\"/></o:shapelayout></xml>"
            );
            (text, block)
        }
    };
    let end = text.rfind("</xml>").ok_or(Obstacle::Damaged)?;
    let mut shapes = String::new();
    if !text.contains("id=\"_x0000_t202\"") {
        shapes.push_str(
            "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" \
             path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" \
             o:connecttype=\"rect\"/></v:shapetype>",
        );
    }
    let first = shape_ids(&text).fold(block * 1024, u32::max) + 1;
    for (cell, id) in cells.iter().zip(first..) {
        let letters = words.get(cell).map_or(0, |words| words.chars().count());
        shapes.push_str(&shape(*cell, id, letters));
    }
    package.set(part, format!("{}{shapes}{}", &text[..end], &text[end..]));
    Ok(())
}

/// The blocks of 1024 numbers that a drawing takes.
fn blocks(text: &str) -> Vec<u32> {
    let data = text.split_once("idmap").and_then(|(_, rest)| rest.split_once("data=\""));
    let data = data.and_then(|(_, rest)| rest.split_once('"')).map_or("", |(data, _)| data);
    data.split(',')
        .filter_map(|number| number.trim().parse().ok())
        .filter(|number| *number < 1 << 20)
        .collect()
}

/// The numbers of the shapes of a drawing.
fn shape_ids(text: &str) -> impl Iterator<Item = u32> {
    text.split("_x0000_s").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..end].parse().ok()
    })
}

/// The box of a note, right of its cell and wide enough for its words.
fn shape(cell: CellRef, id: u32, letters: usize) -> String {
    let rows = u32::try_from(letters / 38).unwrap_or(u32::MAX).clamp(3, 14) + 1;
    let (row, column) = (cell.row, cell.column);
    let right = |by: u32| (column + by).min(LAST_COLUMN);
    let height = rows * 16;
    format!(
        "<v:shape id=\"_x0000_s{id}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:60pt;margin-top:2pt;\
         width:230pt;height:{height}pt;z-index:{id};visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">\
         <v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>\
         <v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
         <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{}, 12, {}, 4, {}, 40, {}, 8</x:Anchor>\
         <x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
        right(1),
        row.saturating_sub(1),
        right(4),
        row.saturating_sub(1) + rows,
    )
}
