//! Texts of the program itself, found again when a finding comes from another process of the same program.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::de::{Deserialize, Deserializer, Error};

use crate::Arg;
use crate::catalogue::{self, Entry};

/// More keys and names of arguments than the program has. What asks for more is not the program.
const MOST: usize = 4096;
/// Longer than any key.
const LONGEST: usize = 64;

/// The one copy of a text that lives as long as the program; `None` beyond the bounds, so that no input makes
/// the memory grow.
fn interned(text: &str) -> Option<&'static str> {
    static TEXTS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = texts.get(text) {
        return Some(known);
    }
    if texts.len() >= MOST || text.len() > LONGEST {
        return None;
    }
    let text: &'static str = Box::leak(Box::from(text));
    texts.insert(text);
    Some(text)
}

pub(crate) fn word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static str, D::Error> {
    let text = String::deserialize(deserializer)?;
    interned(&text).ok_or_else(|| D::Error::custom("a key that no program has"))
}

pub(crate) fn args<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(&'static str, Arg)>, D::Error> {
    let args = Vec::<(String, Arg)>::deserialize(deserializer)?;
    let known = |(name, arg): (String, Arg)| {
        interned(&name).map(|name| (name, arg)).ok_or_else(|| D::Error::custom("a name that no argument has"))
    };
    args.into_iter().map(known).collect()
}

/// An entry of the catalogue travels as its code.
pub(crate) mod entry {
    use serde::Serializer;

    use super::{Deserialize, Deserializer, Entry, Error, catalogue};

    pub(crate) fn serialize<S: Serializer>(entry: &&'static Entry, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(entry.code)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<&'static Entry, D::Error> {
        let code = String::deserialize(deserializer)?;
        catalogue::find(&code).ok_or_else(|| D::Error::custom("a code that the catalogue does not have"))
    }
}
