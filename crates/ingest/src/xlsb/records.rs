use crate::package::{Damage, Fault};

/// The records of a binary part (MS-XLSB 2.1.4): kind and content. A record that goes beyond the part is an
/// error and the last.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn record(&mut self) -> Option<(u16, &'a [u8])> {
        let first = self.byte()?;
        let mut kind = u16::from(first & 0x7F);
        if first & 0x80 != 0 {
            kind |= u16::from(self.byte()? & 0x7F) << 7;
        }
        let mut length = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            length |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let (content, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some((kind, content))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<(u16, &'a [u8]), Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let record = self.record();
        if record.is_none() {
            self.rest = &[];
        }
        Some(record.ok_or(Fault::from(Damage::Malformed)))
    }
}

pub(super) fn u16_at(content: &[u8], at: usize) -> Result<u16, Fault> {
    let bytes = content.get(at..).and_then(<[u8]>::first_chunk);
    bytes.map(|bytes| u16::from_le_bytes(*bytes)).ok_or(Damage::Malformed.into())
}

pub(super) fn u32_at(content: &[u8], at: usize) -> Result<u32, Fault> {
    let bytes = content.get(at..).and_then(<[u8]>::first_chunk);
    bytes.map(|bytes| u32::from_le_bytes(*bytes)).ok_or(Damage::Malformed.into())
}

/// A text with its length before it, and where it ends. A length of all ones is that of no text.
pub(super) fn text(content: &[u8], at: usize) -> Result<(String, usize), Fault> {
    let length = u32_at(content, at)?;
    let start = at + 4;
    if length == u32::MAX {
        return Ok((String::new(), start));
    }
    let end = usize::try_from(length).ok().and_then(|length| start.checked_add(length.checked_mul(2)?));
    let bytes = end.and_then(|end| content.get(start..end)).ok_or(Damage::Malformed)?;
    let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair)).collect();
    Ok((String::from_utf16_lossy(&units), start + bytes.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_that_claims_more_than_there_is_is_the_last() {
        let all = |bytes: &[u8]| {
            Records::new(bytes)
                .map(|record| record.map(|(kind, content)| (kind, content.len())))
                .collect::<Vec<_>>()
        };
        assert_eq!(all(&[0x9C, 0x01, 2, 7, 7, 5, 0]), [Ok((156, 2)), Ok((5, 0))]);
        assert_eq!(all(&[5, 0xFF, 0xFF, 0xFF, 0x7F, 1]), [Err(Damage::Malformed.into())]);
        assert_eq!(all(&[5]), [Err(Damage::Malformed.into())]);
    }
}
