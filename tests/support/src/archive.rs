/// A ZIP archive written byte by byte, so that it can hold what no archiver writes: names that lead out of it,
/// the same name twice, names in old code pages, entries that are encrypted or damaged. Nothing is compressed.
///
/// ```
/// use tonghop_test_support::Archive;
/// let bytes = Archive::new().file("thư mục/A01.xlsx", b"x").file("../B.xlsx", b"y").to_bytes();
/// assert!(bytes.starts_with(b"PK"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Archive {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    name: Vec<u8>,
    bytes: Vec<u8>,
    encrypted: bool,
    damaged: bool,
}

impl Archive {
    /// An archive with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With a file.
    #[must_use]
    pub fn file(self, name: &str, bytes: &[u8]) -> Self {
        self.raw_name(name.as_bytes(), bytes)
    }

    /// With a file whose name is in another encoding than UTF-8.
    #[must_use]
    pub fn raw_name(mut self, name: &[u8], bytes: &[u8]) -> Self {
        self.entries.push(Entry {
            name: name.to_vec(),
            bytes: bytes.to_vec(),
            encrypted: false,
            damaged: false,
        });
        self
    }

    /// With the last file said to be encrypted.
    #[must_use]
    pub fn encrypted(mut self) -> Self {
        self.entries.last_mut().expect("a file").encrypted = true;
        self
    }

    /// With the last file not as its checksum says.
    #[must_use]
    pub fn damaged(mut self) -> Self {
        self.entries.last_mut().expect("a file").damaged = true;
        self
    }

    /// The bytes of the archive.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let (mut bytes, mut directory) = (Vec::new(), Vec::new());
        for entry in &self.entries {
            let offset = bytes.len() as u32;
            let flags =
                u16::from(entry.encrypted) | if std::str::from_utf8(&entry.name).is_ok() { 0x800 } else { 0 };
            let crc = crc32(&entry.bytes) ^ u32::from(entry.damaged);
            let size = entry.bytes.len() as u32;
            let mut common = Vec::new();
            for word in [20, flags, 0, 0, 0x2C21] {
                common.extend(u16::to_le_bytes(word));
            }
            for word in [crc, size, size] {
                common.extend(word.to_le_bytes());
            }
            common.extend((entry.name.len() as u16).to_le_bytes());
            common.extend([0, 0]);
            bytes.extend(b"PK\x03\x04");
            bytes.extend(&common);
            bytes.extend(&entry.name);
            bytes.extend(&entry.bytes);
            directory.extend(b"PK\x01\x02\x14\x00");
            directory.extend(&common);
            // No comment, first disk, no attributes.
            directory.extend([0; 10]);
            directory.extend(offset.to_le_bytes());
            directory.extend(&entry.name);
        }
        let (start, count) = (bytes.len() as u32, self.entries.len() as u16);
        let size = directory.len() as u32;
        bytes.extend(directory);
        bytes.extend(b"PK\x05\x06\x00\x00\x00\x00");
        bytes.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
        bytes.extend(size.to_le_bytes());
        bytes.extend(start.to_le_bytes());
        bytes.extend([0, 0]);
        bytes
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}
