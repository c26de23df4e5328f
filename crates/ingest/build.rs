//! Tells the reader which reader it is: a hash of everything that decides what is read from a file.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// What decides what is read: the sources of the model and of the reader, the layouts, and the versions of the
/// libraries.
const DECISIVE: [&str; 4] = ["src", "../core/src", "../core/layouts", "../../Cargo.lock"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let mut hash = Sha256::new();
    for name in DECISIVE {
        println!("cargo::rerun-if-changed={name}");
        take(&root.join(name), name, &mut hash)?;
    }
    let reader: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    println!("cargo::rustc-env=TONGHOP_READER={reader}");
    Ok(())
}

fn take(path: &Path, name: &str, hash: &mut Sha256) -> Result<(), Box<dyn Error>> {
    if path.is_dir() {
        let mut names = Vec::new();
        for entry in fs::read_dir(path)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        for below in names {
            take(&path.join(&below), &format!("{name}/{below}"), hash)?;
        }
    } else if path.is_file() {
        let bytes = fs::read(path)?;
        hash.update(format!("{name}\0{}\0", bytes.len()));
        hash.update(&bytes);
    }
    Ok(())
}
