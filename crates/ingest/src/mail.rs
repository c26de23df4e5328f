use std::panic::{AssertUnwindSafe, catch_unwind};

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::content::ContentType;

/// What an e-mail carries beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attachment {
    /// The numbers of the parts that lead to it, through forwarded messages.
    pub part: Vec<usize>,
    /// The names of the forwarded messages that it is in, and its own; a path.
    pub name: String,
    /// How many forwarded messages it is in.
    pub depth: usize,
    pub bytes: u64,
    /// All of it, where it is an archive or an e-mail itself.
    pub container: Option<Vec<u8>>,
    pub role: Role,
}

/// What a part is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Somebody attached it.
    Attached,
    /// A picture in the text: a signature, a background, or a photo that was pasted.
    InlinePicture,
    /// A signature or an invitation that the mail program adds.
    Technical,
}

/// The attachments of an e-mail in their order; `None` where it is none after all.
pub(crate) fn attachments(bytes: &[u8]) -> Option<Vec<Attachment>> {
    catch_unwind(AssertUnwindSafe(|| {
        let message = MessageParser::default().parse(bytes)?;
        let mut found = Vec::new();
        walk(&message, &[], "", &mut found);
        Some(found)
    }))
    .ok()
    .flatten()
}

/// The bytes of an attachment, its transfer encoding undone.
pub(crate) fn attachment_bytes(bytes: &[u8], part: &[usize]) -> Option<Vec<u8>> {
    catch_unwind(AssertUnwindSafe(|| {
        let message = MessageParser::default().parse(bytes)?;
        let (last, through) = part.split_last()?;
        let mut inner = &message;
        for index in through {
            let PartType::Message(forwarded) = &inner.parts.get(*index)?.body else { return None };
            inner = forwarded;
        }
        Some(inner.parts.get(*last)?.contents().to_vec())
    }))
    .ok()
    .flatten()
}

fn walk(message: &Message<'_>, through: &[usize], prefix: &str, found: &mut Vec<Attachment>) {
    for (index, part) in message.parts.iter().enumerate() {
        let path = [through, &[index]].concat();
        let name = part.attachment_name().map(str::to_owned);
        match &part.body {
            PartType::Multipart(_) => {}
            PartType::Message(forwarded) => {
                let subject =
                    forwarded.subject().map(|subject| format!("{}.eml", subject.replace(['/', '\\'], "-")));
                let name = name.or(subject).unwrap_or_else(|| format!("#{}.eml", index + 1));
                walk(forwarded, &path, &format!("{prefix}{name}/"), found);
            }
            body => {
                let is_text = matches!(body, PartType::Text(_) | PartType::Html(_));
                if is_text && name.is_none() && !is_attached(part) {
                    continue;
                }
                let contents = part.contents();
                let kind = ContentType::of(contents);
                let holds_files = matches!(kind, ContentType::Zip | ContentType::Email);
                let name = name.unwrap_or_else(|| format!("#{}", index + 1));
                found.push(Attachment {
                    part: path,
                    name: format!("{prefix}{name}"),
                    depth: through.len(),
                    bytes: contents.len() as u64,
                    container: holds_files.then(|| contents.to_vec()),
                    role: role(part, kind),
                });
            }
        }
    }
}

fn is_attached(part: &MessagePart<'_>) -> bool {
    part.content_disposition()
        .is_some_and(|disposition| disposition.c_type.eq_ignore_ascii_case("attachment"))
}

fn role(part: &MessagePart<'_>, kind: ContentType) -> Role {
    let technical = [
        ("application", "pgp-signature"),
        ("application", "pkcs7-signature"),
        ("application", "x-pkcs7-signature"),
        ("text", "calendar"),
        ("message", "delivery-status"),
    ];
    if technical.iter().any(|(kind, subtype)| part.is_content_type(kind, subtype)) {
        return Role::Technical;
    }
    if kind == ContentType::Image && !is_attached(part) { Role::InlinePicture } else { Role::Attached }
}
