//! Tags of a part with the places where they stand, so that something can be put in or changed and all else
//! stays as it is, byte for byte.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::Obstacle;

/// How a tag stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Close,
    /// `<c/>`
    Empty,
}

/// A tag of a text.
#[derive(Debug, Clone)]
pub(super) struct Tag<'t> {
    pub kind: Kind,
    /// Its source.
    pub source: &'t str,
    /// Where that stands in the text.
    pub range: Range<usize>,
    /// In how many elements it stands; a closing tag stands where its opening tag does.
    pub depth: usize,
}

impl<'t> Tag<'t> {
    fn name(&self) -> &'t str {
        let inner = self.source.trim_start_matches(['<', '/']);
        let end = inner.find(|c: char| c.is_ascii_whitespace() || "/>".contains(c));
        &inner[..end.unwrap_or(inner.len())]
    }

    /// The name without its prefix.
    pub fn local(&self) -> &'t str {
        self.name().rsplit(':').next().unwrap_or_default()
    }

    /// The prefix of the name with its colon; empty where it has none.
    pub fn prefix(&self) -> &'t str {
        let name = self.name();
        name.find(':').map_or("", |colon| &name[..=colon])
    }

    /// Whether it begins an element of that name, at that depth.
    pub fn begins(&self, local: &str, depth: usize) -> bool {
        self.kind != Kind::Close && self.depth == depth && self.local() == local
    }

    /// Whether it ends an element that began with a tag of its own.
    pub fn ends(&self, local: &str, depth: usize) -> bool {
        self.kind == Kind::Close && self.depth == depth && self.local() == local
    }

    /// The value of an attribute by its whole name, with entities resolved.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes().find(|(at, _)| &self.source[at.clone()] == name)?;
        Some(unescaped(&self.source[value]))
    }

    /// The value of an attribute that has a prefix, such as `r:id`, by the rest of its name.
    pub fn prefixed_attribute(&self, local: &str) -> Option<String> {
        let named = |at: &Range<usize>| {
            self.source[at.clone()].split_once(':').is_some_and(|(_, rest)| rest == local)
        };
        let (_, value) = self.attributes().find(|(at, _)| named(at))?;
        Some(unescaped(&self.source[value]))
    }

    /// The tag with two attributes set.
    pub fn with_both(&self, first: (&str, &str), second: (&str, &str)) -> String {
        let source = self.with(first.0, first.1);
        Tag { source: &source, ..self.clone() }.with(second.0, second.1)
    }

    /// The tag with one attribute set.
    pub fn with(&self, name: &str, value: &str) -> String {
        let value = escaped(value);
        match self.attributes().find(|(at, _)| &self.source[at.clone()] == name) {
            Some((_, at)) => format!("{}{value}{}", &self.source[..at.start], &self.source[at.end..]),
            None => {
                let head = self.source.trim_end_matches('>').trim_end_matches('/').trim_end();
                let tail = if self.kind == Kind::Empty { "/>" } else { ">" };
                format!("{head} {name}=\"{value}\"{tail}")
            }
        }
    }

    /// Names and values of the attributes, by their places in the source.
    fn attributes(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        let source = self.source;
        let mut at = 1 + self.name().len();
        std::iter::from_fn(move || {
            let equals = at + source.get(at..)?.find('=')?;
            let name = source[at..equals].trim();
            let start = at + source[at..equals].find(name)?;
            let quote_at = equals + 1 + source[equals + 1..].find(['"', '\''])?;
            let quote = char::from(*source.as_bytes().get(quote_at)?);
            let end = quote_at + 1 + source[quote_at + 1..].find(quote)?;
            at = end + 1;
            Some((start..start + name.len(), quote_at + 1..end))
        })
    }
}

/// The tags of a text, in order.
pub(super) struct Tags<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    depth: usize,
}

impl<'t> Tags<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, reader: Reader::from_str(text), depth: 0 }
    }

    /// The next tag; `None` at the end of the text.
    pub fn next(&mut self) -> Result<Option<Tag<'t>>, Obstacle> {
        loop {
            let start = self.place()?;
            let event = self.reader.read_event().map_err(|_malformed| Obstacle::Damaged)?;
            let kind = match event {
                Event::Start(_) => Kind::Open,
                Event::End(_) => Kind::Close,
                Event::Empty(_) => Kind::Empty,
                Event::Eof if self.depth > 0 => return Err(Obstacle::Damaged),
                Event::Eof => return Ok(None),
                _ => continue,
            };
            let range = start..self.place()?;
            let source = self.text.get(range.clone()).filter(|source| source.starts_with('<'));
            let source = source.ok_or(Obstacle::Damaged)?;
            if kind == Kind::Close {
                self.depth = self.depth.checked_sub(1).ok_or(Obstacle::Damaged)?;
            }
            let tag = Tag { kind, source, range, depth: self.depth };
            if kind == Kind::Open {
                self.depth += 1;
            }
            return Ok(Some(tag));
        }
    }

    fn place(&self) -> Result<usize, Obstacle> {
        usize::try_from(self.reader.buffer_position()).map_err(|_too_far| Obstacle::Damaged)
    }

    /// All tags that are left.
    pub fn all(mut self) -> Result<Vec<Tag<'t>>, Obstacle> {
        let mut all = Vec::new();
        while let Some(tag) = self.next()? {
            all.push(tag);
        }
        Ok(all)
    }
}

/// Changes to a text, each at its place.
#[derive(Debug, Default)]
pub(super) struct Splices {
    edits: Vec<(Range<usize>, String)>,
}

impl Splices {
    /// Puts a text in the place of another.
    pub fn replace(&mut self, range: Range<usize>, text: String) {
        self.edits.push((range, text));
    }

    /// Puts a text in; what is put in at one place stands in the order in which it was put.
    pub fn insert(&mut self, at: usize, text: String) {
        self.replace(at..at, text);
    }

    /// Puts a text in at the end of an element, whose opening tag this is and whose closing tag ends at `end`.
    pub fn append(&mut self, tag: &Tag<'_>, closing: usize, text: &str) {
        if tag.kind == Kind::Empty {
            let open = tag.source.trim_end_matches('>').trim_end_matches('/').trim_end();
            self.replace(tag.range.clone(), format!("{open}>{text}</{}>", tag.name()));
        } else {
            self.insert(closing, text.to_owned());
        }
    }

    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    pub fn apply(mut self, text: &str) -> String {
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let added: usize = self.edits.iter().map(|(_, edit)| edit.len()).sum();
        let mut result = String::with_capacity(text.len() + added);
        let mut done = 0;
        for (range, edit) in &self.edits {
            result.push_str(text.get(done..range.start).unwrap_or_default());
            result.push_str(edit);
            done = done.max(range.end);
        }
        result.push_str(text.get(done..).unwrap_or_default());
        result
    }
}

/// A text as it may stand in XML; what XML cannot say becomes a blank.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A text of XML as it is meant.
pub(super) fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_error| text.to_owned(), |text| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_changed_stays_as_it_is() {
        let text =
            "<?xml version='1.0'?>\n<x:a k = '1&amp;2'  r:id=\"q\" ><x:b/> t &amp; <!-- <c> -->\r\n</x:a>";
        let tags = Tags::new(text).all().unwrap();
        let names: Vec<_> = tags.iter().map(|tag| (tag.local(), tag.kind, tag.depth)).collect();
        assert_eq!(names, [("a", Kind::Open, 0), ("b", Kind::Empty, 1), ("a", Kind::Close, 0)]);
        assert_eq!(tags[0].prefix(), "x:");
        assert_eq!(tags[0].attribute("k").as_deref(), Some("1&2"));
        assert_eq!(tags[0].prefixed_attribute("id").as_deref(), Some("q"));
        assert_eq!(tags[0].attribute("id"), None);
        assert_eq!(tags[0].with("k", "\"3"), "<x:a k = '&quot;3'  r:id=\"q\" >");
        assert_eq!(tags[1].with("s", "4"), "<x:b s=\"4\"/>");
        let mut splices = Splices::default();
        splices.append(&tags[1], 0, "!");
        splices.append(&tags[0], tags[2].range.start, "?");
        let changed = text.replace("<x:b/>", "<x:b>!</x:b>").replace("</x:a>", "?</x:a>");
        assert_eq!(splices.apply(text), changed);
        assert_eq!(Splices::default().apply(text), text);
    }

    #[test]
    fn what_is_cut_off_is_damaged() {
        for text in ["<a><b></a>", "<a>", "<a", "<a></a></a>"] {
            assert_eq!(Tags::new(text).all().unwrap_err(), Obstacle::Damaged, "{text}");
        }
    }
}
