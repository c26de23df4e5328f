use proptest::prelude::*;
use quick_xml::events::Event as Theirs;

use super::*;

#[test]
fn utf16_is_converted_whatever_its_order() {
    let units = || "<a>đ</a>".encode_utf16();
    for bytes in [
        [0xFF, 0xFE].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>(),
        [0xFE, 0xFF].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect(),
        units().flat_map(u16::to_le_bytes).collect(),
        units().flat_map(u16::to_be_bytes).collect(),
    ] {
        assert_eq!(text(bytes).unwrap(), "<a>đ</a>");
    }
    assert_eq!(text(vec![0xFF, 0xFE, b'<']), Err(Damage::Encoding.into()));
    assert_eq!(text(b"<a>\xE9</a>".to_vec()), Err(Damage::Encoding.into()));
}

/// Every event of a part as a text, or what is wrong with it.
fn read(text: &str) -> Result<Vec<String>, Fault> {
    let mut xml = Xml::new(text);
    let mut events = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(tag) => {
                let attributes = tag.attributes().map(|attribute| {
                    let (name, value) = attribute?;
                    Ok(format!(" {name}={}", tag::spelled_attribute(value)?))
                });
                let attributes = attributes.collect::<Result<String, Fault>>()?;
                events.push(format!("<{}{attributes}", tag.local()));
            }
            Event::End(name) => events.push(format!(">{name}")),
            Event::Text(said) => match events.last_mut().filter(|last| last.starts_with('"')) {
                Some(last) => last.push_str(&said.said()),
                None => events.push(format!("\"{}", said.said())),
            },
            Event::Eof => return Ok(events),
        }
    }
}

/// The same by another reader, which takes some things that are not well-formed.
fn read_by_another(text: &str) -> Option<Vec<String>> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let (mut events, mut depth, mut has_root) = (Vec::<String>::new(), 0_usize, false);
    loop {
        let mut said = |text: &str| match events.last_mut().filter(|last| last.starts_with('"')) {
            Some(last) => last.push_str(text),
            None => events.push(format!("\"{text}")),
        };
        match reader.read_event().ok()? {
            Theirs::Start(tag) => {
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.ok()?;
                    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
                    Some(format!(" {}={value}", attribute.key.0))
                });
                let attributes = attributes.collect::<Option<String>>()?;
                (depth, has_root) = (depth + 1, true);
                events.push(format!("<{}{attributes}", local_name(tag.name().0)));
            }
            Theirs::End(tag) => {
                depth = depth.saturating_sub(1);
                events.push(format!(">{}", local_name(tag.name().0)));
            }
            Theirs::Text(part) => said(&part.xml10_content()),
            Theirs::CData(part) => said(&part.xml10_content()),
            Theirs::GeneralRef(entity) => match entity.resolve_char_ref().ok()? {
                Some(character) => said(&character.to_string()),
                None => said(quick_xml::escape::resolve_predefined_entity(&entity)?),
            },
            Theirs::DocType(_) => return None,
            Theirs::Eof => return (depth == 0 && has_root).then_some(events),
            _ => {}
        }
    }
}

const PIECES: [&str; 44] = [
    "<a>",
    "</a>",
    "<b x='1'>",
    "</b>",
    "<p:c y=\"2\" z = '&lt;3'/>",
    "<c r=\"A1\" s=\"1\" t=\"s\">",
    "</c>",
    "<v>",
    "</v>",
    "<f>",
    "</f>",
    "</f >",
    "12",
    "1,5",
    "đồng",
    " ",
    "\r\n",
    "\r",
    "&amp;",
    "&quot;",
    "&#65;",
    "&#x1EA1;",
    "&nbsp;",
    "&",
    "&#0;",
    "<![CDATA[",
    "]]>",
    "<!-- ",
    " -->",
    "<?pi ",
    "?>",
    "<",
    ">",
    "/>",
    "\"",
    "'",
    "=",
    "/",
    "<!DOCTYPE a>",
    "<a x=\"1\" x=\"2\"/>",
    "<d e=\">\"/>",
    "<e\tf='\n'/>",
    "<g h=1/>",
    "<!",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    /// What is read is what another reader reads; only more of it is refused.
    #[test]
    fn nothing_is_read_otherwise_than_by_another_reader(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..14),
        wrapped in any::<bool>(),
    ) {
        let inner: String = pieces.concat();
        let text = if wrapped { format!("<a>{inner}</a>") } else { inner };
        if let Ok(events) = read(&text) {
            prop_assert_eq!(Some(events), read_by_another(&text), "{}", text);
        }
    }

    /// And nothing that is well-formed is refused.
    #[test]
    fn what_is_well_formed_is_read(elements in prop::collection::vec((0..6_usize, "[a-z&<đ\r\n\"'>]{0,6}"), 0..12)) {
        let mut text = "<?xml version=\"1.0\"?>\n<r xmlns:p=\"p\">".to_owned();
        for (kind, inner) in elements {
            let escaped = quick_xml::escape::escape(inner.as_str()).into_owned();
            text += &match kind {
                0 => format!("<p:e>{escaped}</p:e>"),
                1 => format!("<e f=\"{escaped}\" p:g='{escaped}' />"),
                2 => escaped,
                3 => format!("<![CDATA[{inner}]]>"),
                4 => format!("<!-- {inner} -->"),
                _ => format!("<e><e\n a = \"{escaped}\"\n></e></e\n>"),
            };
        }
        text += "</r>\n";
        let events = read(&text);
        prop_assert!(events.is_ok(), "{text}");
        prop_assert_eq!(events.ok(), read_by_another(&text), "{}", text);
    }
}

#[test]
fn a_document_type_and_a_run_without_end_are_refused() {
    assert_eq!(read("<!doctype a><a/>"), Err(Damage::DocumentType.into()));
    let long = " ".repeat(1 << 21);
    for part in [format!("<a>{long}</a>"), format!("<a {long}/>"), format!("<a><!--{long}--></a>")] {
        assert_eq!(read(&part), Err(Fault::Over(limits::RUN)));
    }
}

#[test]
fn what_is_not_well_formed_is_damage() {
    for part in [
        "",
        "x",
        "<a>",
        "<a></b>",
        "</a>",
        "<a><b></a></b>",
        "<a>&nbsp;</a>",
        "<a>&</a>",
        "<a>&#xD800;</a>",
        "<a>&#+65;</a>",
        "<a b=1/>",
        "<a b/>",
        "<a b='1' b='2'/>",
        "<a b='&x;'/>",
        "<a <b/>",
        "<a/b/>",
        "<a b='1/>",
        "<>",
        "< a/>",
        "<a><![CDATA[</a>",
        "<a><!-- </a>",
        "<a/",
        "<!a><a/>",
    ] {
        assert_eq!(read(part), Err(Damage::Malformed.into()), "{part}");
    }
    // So many attributes that a bit for each name does not tell them apart.
    let many: String = (0..300).map(|number| format!(" a{number}='{number}'")).collect();
    assert!(read(&format!("<a{many}/>")).is_ok());
    assert_eq!(read(&format!("<a{many} a7='8'/>")), Err(Damage::Malformed.into()));
}

#[test]
fn escapes_stand_for_characters() {
    for (written, meant) in
        [("a_x000D_b", "a\rb"), ("_x005F_x000D_", "_x000D_"), ("_xZZZZ_", "_xZZZZ_"), ("x_x00", "x_x00")]
    {
        assert_eq!(unescaped(written), meant);
    }
}
