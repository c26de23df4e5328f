/// A record of a BIFF stream, without the `CONTINUE` records behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    pub id: u16,
    pub data: &'a [u8],
    /// Where its data begins in the stream.
    pub at: usize,
}

impl<'a> Record<'a> {
    pub fn u8(&self, at: usize) -> Option<u8> {
        self.data.get(at).copied()
    }

    pub fn u16(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(self.data.get(at..at + 2)?.try_into().ok()?))
    }

    pub fn u32(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.data.get(at..at + 4)?.try_into().ok()?))
    }

    pub fn f64(&self, at: usize) -> Option<f64> {
        Some(f64::from_le_bytes(self.data.get(at..at + 8)?.try_into().ok()?))
    }

    pub fn rest(&self, at: usize) -> &'a [u8] {
        self.data.get(at..).unwrap_or_default()
    }
}

/// The records from a place of a stream on, as long as they are whole.
pub(super) fn records(stream: &[u8], start: usize) -> impl Iterator<Item = Record<'_>> {
    let mut next = start;
    std::iter::from_fn(move || {
        let head = stream.get(next..next + 4)?;
        let id = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let at = next + 4;
        next = at + length;
        Some(Record { id, data: stream.get(at..next)?, at })
    })
}

pub(super) const EOF: u16 = 0x000A;
pub(super) const BOF: u16 = 0x0809;
