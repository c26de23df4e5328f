use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

/// The largest file that is hashed without being read: a gibibyte, some seconds.
const LARGEST: u64 = 1 << 30;

/// The SHA-256 of some bytes, in lower-case hexadecimal.
///
/// ```
/// assert!(tonghop_ingest::sha256(b"").starts_with("e3b0c44298fc1c14"));
/// ```
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of a file that lies on a disk, read piece by piece.
///
/// # Errors
/// Where the file cannot be read, is no plain file, whose end may never come, or is larger than a gibibyte.
pub fn sha256_of_file(path: &Path) -> io::Result<String> {
    // Asked before it is opened: opening a pipe waits for a writer.
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() || metadata.len() > LARGEST {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()),
            length => hash.update(&piece[..length]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_hashes_as_its_bytes() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        assert_eq!(sha256_of_file(path.as_ref()).unwrap(), sha256(&std::fs::read(path).unwrap()));
        assert!(sha256_of_file(env!("CARGO_MANIFEST_DIR").as_ref()).is_err());
    }
}
