use std::collections::HashSet;

/// Why a compound file cannot be read: the key of the reason in the message files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Damage(pub &'static str);

/// The chain of sectors comes back to itself.
const LOOP: Damage = Damage("damage-loop");
/// A chain leads out of the file, or ends before its stream does.
const BEYOND_END: Damage = Damage("damage-beyond-end");
/// The header says what no header says.
const HEADER: Damage = Damage("damage-header");

const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const FIRST_RESERVED: u32 = 0xFFFF_FFFA;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const MINI_SECTOR: usize = 64;
/// Streams below this length stand in mini sectors.
const CUTOFF: u64 = 4096;
const ENTRY: usize = 128;

/// A compound file (OLE 2), as `.xls` files are, all of whose tables lead somewhere and end.
///
/// The reader library follows them as they are; one that loops would have it take memory without end.
#[derive(Debug)]
pub(crate) struct CompoundFile<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    /// Where the sectors of the mini stream begin in the file.
    mini_stream: Vec<usize>,
    streams: Vec<Stream>,
}

#[derive(Debug)]
struct Stream {
    name: String,
    start: u32,
    length: u64,
}

/// A stream, and where each of its sectors begins in the file.
#[derive(Debug)]
pub(crate) struct StreamBytes {
    pub bytes: Vec<u8>,
    sectors: Vec<usize>,
    sector: usize,
}

impl StreamBytes {
    /// The place in the file of a byte of the stream.
    pub fn place(&self, offset: usize) -> Option<usize> {
        Some(self.sectors.get(offset / self.sector)? + offset % self.sector)
    }
}

impl<'a> CompoundFile<'a> {
    /// Reads the tables of a compound file.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Damage> {
        if bytes.len() < 512 || bytes[..8] != SIGNATURE || u16_at(bytes, 32) != Some(6) {
            return Err(HEADER);
        }
        let version = u16_at(bytes, 26).unwrap_or_default();
        let sector = match u16_at(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(HEADER),
        };
        let header = |at: usize| u32_at(bytes, at).unwrap_or(END_OF_CHAIN);
        let mut file = Self {
            bytes,
            sector,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini_stream: Vec::new(),
            streams: Vec::new(),
        };
        file.fat = file.read_fat(header(68))?;
        let mut directory = Vec::new();
        for at in file.chain(header(48), None)? {
            directory.extend_from_slice(file.sector_at(at));
        }
        let mut root = None;
        for entry in directory.chunks_exact(ENTRY) {
            let start = u32_at(entry, 116).unwrap_or(END_OF_CHAIN);
            let low = u64::from(u32_at(entry, 120).unwrap_or_default());
            // Version 3 leaves the upper half of a length undefined.
            let high = if version == 3 { 0 } else { u64::from(u32_at(entry, 124).unwrap_or_default()) };
            let length = (high << 32) | low;
            match entry[66] {
                5 if root.is_none() => root = Some((start, length)),
                2 => file.streams.push(Stream { name: name_of(entry), start, length }),
                _ => {}
            }
        }
        let Some((start, length)) = root else { return Err(HEADER) };
        let mini_sectors = u64::from(header(64));
        if mini_sectors > 0 {
            file.mini_stream = file.chain(start, Some(length))?;
            let table = file.chain(header(60), Some(mini_sectors.saturating_mul(sector as u64)))?;
            file.mini_fat = table.iter().flat_map(|at| numbers(file.sector_at(*at))).collect();
        }
        Ok(file)
    }

    /// The streams of that name, whatever storage they are in, that can be read to their end.
    ///
    /// `Ok(None)` where there is none.
    pub fn stream(&self, name: &str) -> Result<Option<StreamBytes>, Damage> {
        let Some(stream) = self.streams.iter().find(|stream| stream.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let (sectors, sector) = if stream.length < CUTOFF {
            (self.mini_chain(stream.start, stream.length)?, MINI_SECTOR)
        } else {
            (self.chain(stream.start, Some(stream.length))?, self.sector)
        };
        let length = usize::try_from(stream.length).map_err(|_error| BEYOND_END)?;
        let mut bytes = Vec::with_capacity(length.min(self.bytes.len()));
        for at in &sectors {
            bytes
                .extend_from_slice(self.bytes.get(*at..).map_or(&[], |rest| &rest[..rest.len().min(sector)]));
        }
        if bytes.len() < length {
            return Err(BEYOND_END);
        }
        bytes.truncate(length);
        Ok(Some(StreamBytes { bytes, sectors, sector }))
    }

    /// The table of what sector follows which: its own sectors are listed in the header, and from there on in
    /// a chain of sectors.
    fn read_fat(&self, mut next: u32) -> Result<Vec<u32>, Damage> {
        let mut listed: Vec<u32> = numbers(&self.bytes[76..512]).collect();
        let mut seen = HashSet::new();
        while next < FIRST_RESERVED {
            if !seen.insert(next) {
                return Err(LOOP);
            }
            let mut numbers: Vec<u32> = numbers(self.sector_at(self.place(next)?)).collect();
            next = numbers.pop().unwrap_or(END_OF_CHAIN);
            listed.extend(numbers);
        }
        let mut fat = Vec::new();
        let mut seen = HashSet::new();
        for sector in listed.into_iter().filter(|sector| *sector < FIRST_RESERVED) {
            if !seen.insert(sector) {
                return Err(LOOP);
            }
            fat.extend(numbers(self.sector_at(self.place(sector)?)));
        }
        Ok(fat)
    }

    fn place(&self, sector: u32) -> Result<usize, Damage> {
        let at = (sector as usize + 1) * self.sector;
        if at < self.bytes.len() { Ok(at) } else { Err(BEYOND_END) }
    }

    /// A sector; the last of a file may be cut short.
    fn sector_at(&self, at: usize) -> &'a [u8] {
        &self.bytes[at..self.bytes.len().min(at + self.sector)]
    }

    /// The places of the sectors of a chain: to its end, or as many as `length` bytes need.
    fn chain(&self, start: u32, length: Option<u64>) -> Result<Vec<usize>, Damage> {
        follow(start, &self.fat, length.map(|length| length.div_ceil(self.sector as u64)))?
            .into_iter()
            .map(|sector| self.place(sector))
            .collect()
    }

    fn mini_chain(&self, start: u32, length: u64) -> Result<Vec<usize>, Damage> {
        let per_sector = self.sector / MINI_SECTOR;
        follow(start, &self.mini_fat, Some(length.div_ceil(MINI_SECTOR as u64)))?
            .into_iter()
            .map(|mini| {
                let sector = self.mini_stream.get(mini as usize / per_sector).ok_or(BEYOND_END)?;
                Ok(sector + mini as usize % per_sector * MINI_SECTOR)
            })
            .collect()
    }
}

fn follow(start: u32, table: &[u32], wanted: Option<u64>) -> Result<Vec<u32>, Damage> {
    let mut chain = Vec::new();
    let mut next = start;
    while wanted.is_none_or(|wanted| (chain.len() as u64) < wanted) {
        if next == END_OF_CHAIN {
            return if wanted.is_none() { Ok(chain) } else { Err(BEYOND_END) };
        }
        // A chain that is longer than the table has been somewhere twice.
        if chain.len() > table.len() {
            return Err(LOOP);
        }
        chain.push(next);
        next = *table.get(next as usize).ok_or(BEYOND_END)?;
    }
    Ok(chain)
}

fn name_of(entry: &[u8]) -> String {
    let units: Vec<u16> = entry[..64]
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .take_while(|unit| *unit != 0)
        .collect();
    String::from_utf16_lossy(&units)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
