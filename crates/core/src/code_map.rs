use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::Code;

/// What stands under each code, in the order of the codes, as in a `BTreeMap`.
///
/// It is made for many maps with the same codes: each keeps its values and nothing else, and their codes can be
/// one list ([`Sharing`](crate::Sharing)).
///
/// ```
/// use tonghop_core::{Code, CodeMap};
/// let mut map: CodeMap<u8> = [(Code::from("TT02"), 2), (Code::from("TT01"), 1)].into();
/// assert_eq!(map.get("TT01"), Some(&1));
/// assert_eq!(map.insert(Code::from("TT02"), 3), Some(2));
/// assert_eq!(map.keys().map(Code::as_str).collect::<Vec<_>>(), ["TT01", "TT02"]);
/// assert_eq!(map.values().sum::<u8>(), 4);
/// ```
#[derive(Clone)]
pub struct CodeMap<V> {
    /// In order, each once.
    codes: Arc<Vec<Code>>,
    /// As many as there are codes.
    values: Vec<V>,
}

impl<V> CodeMap<V> {
    /// A map with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self { codes: Arc::default(), values: Vec::new() }
    }

    fn find<Q: Ord + ?Sized>(&self, code: &Q) -> Result<usize, usize>
    where
        Code: Borrow<Q>,
    {
        self.codes.binary_search_by(|own| own.borrow().cmp(code))
    }

    /// What stands under a code.
    #[must_use]
    pub fn get<Q: Ord + ?Sized>(&self, code: &Q) -> Option<&V>
    where
        Code: Borrow<Q>,
    {
        self.values.get(self.find(code).ok()?)
    }

    /// What stands under a code, to be changed.
    #[must_use]
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, code: &Q) -> Option<&mut V>
    where
        Code: Borrow<Q>,
    {
        let at = self.find(code).ok()?;
        self.values.get_mut(at)
    }

    /// Whether anything stands under a code.
    #[must_use]
    pub fn contains_key<Q: Ord + ?Sized>(&self, code: &Q) -> bool
    where
        Code: Borrow<Q>,
    {
        self.find(code).is_ok()
    }

    /// Puts a value under a code, and returns the one that stood there.
    pub fn insert(&mut self, code: Code, value: V) -> Option<V> {
        match self.find(&code) {
            Ok(at) => self.values.get_mut(at).map(|own| std::mem::replace(own, value)),
            Err(at) => {
                Arc::make_mut(&mut self.codes).insert(at, code);
                self.values.insert(at, value);
                None
            }
        }
    }

    /// Keeps what `keep` says.
    pub fn retain(&mut self, mut keep: impl FnMut(&Code, &mut V) -> bool) {
        let kept: Vec<bool> =
            self.codes.iter().zip(&mut self.values).map(|(code, value)| keep(code, value)).collect();
        if kept.iter().all(|kept| *kept) {
            return;
        }
        let mut of_codes = kept.iter().copied();
        Arc::make_mut(&mut self.codes).retain(|_| of_codes.next().unwrap_or(true));
        let mut of_values = kept.into_iter();
        self.values.retain(|_| of_values.next().unwrap_or(true));
    }

    /// How many codes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The codes with what stands under them.
    pub fn iter(&self) -> Iter<'_, V> {
        self.codes.iter().zip(&self.values)
    }

    /// The codes with what stands under them, to be changed.
    pub fn iter_mut(&mut self) -> IterMut<'_, V> {
        self.codes.iter().zip(&mut self.values)
    }

    /// The codes.
    pub fn keys(&self) -> std::slice::Iter<'_, Code> {
        self.codes.iter()
    }

    /// What stands under the codes.
    pub fn values(&self) -> std::slice::Iter<'_, V> {
        self.values.iter()
    }

    /// What stands under the codes, to be changed.
    pub fn values_mut(&mut self) -> std::slice::IterMut<'_, V> {
        self.values.iter_mut()
    }

    /// The list of codes, which may be exchanged for one that is the same.
    pub(crate) fn codes_mut(&mut self) -> &mut Arc<Vec<Code>> {
        &mut self.codes
    }

    /// Lets go of room for further values.
    pub(crate) fn shrink(&mut self) {
        self.values.shrink_to_fit();
    }
}

/// Codes with values.
pub type Iter<'a, V> = std::iter::Zip<std::slice::Iter<'a, Code>, std::slice::Iter<'a, V>>;
/// Codes with values that may be changed.
pub type IterMut<'a, V> = std::iter::Zip<std::slice::Iter<'a, Code>, std::slice::IterMut<'a, V>>;

impl<V> Default for CodeMap<V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<V: PartialEq> PartialEq for CodeMap<V> {
    fn eq(&self, other: &Self) -> bool {
        self.codes == other.codes && self.values == other.values
    }
}

impl<V: Eq> Eq for CodeMap<V> {}

impl<V: fmt::Debug> fmt::Debug for CodeMap<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// Of several values for a code the last one stays.
/// As of a `BTreeMap`: what stands under a code that is known to be there.
impl<V, Q: Ord + ?Sized> std::ops::Index<&Q> for CodeMap<V>
where
    Code: Borrow<Q>,
{
    type Output = V;

    fn index(&self, code: &Q) -> &V {
        #[expect(clippy::expect_used, reason = "who indexes knows that it is there; `get` asks")]
        self.get(code).expect("nothing stands under the code")
    }
}

impl<V> FromIterator<(Code, V)> for CodeMap<V> {
    fn from_iter<I: IntoIterator<Item = (Code, V)>>(values: I) -> Self {
        let mut map = Self::new();
        map.extend(values);
        map
    }
}

impl<V> Extend<(Code, V)> for CodeMap<V> {
    fn extend<I: IntoIterator<Item = (Code, V)>>(&mut self, values: I) {
        for (code, value) in values {
            self.insert(code, value);
        }
    }
}

impl<V, const N: usize> From<[(Code, V); N]> for CodeMap<V> {
    fn from(values: [(Code, V); N]) -> Self {
        values.into_iter().collect()
    }
}

impl<'a, V> IntoIterator for &'a CodeMap<V> {
    type Item = (&'a Code, &'a V);
    type IntoIter = Iter<'a, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, V> IntoIterator for &'a mut CodeMap<V> {
    type Item = (&'a Code, &'a mut V);
    type IntoIter = IterMut<'a, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

#[cfg(feature = "serde")]
impl<V: serde::Serialize> serde::Serialize for CodeMap<V> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

#[cfg(feature = "serde")]
impl<'de, V: serde::Deserialize<'de>> serde::Deserialize<'de> for CodeMap<V> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // What a map says of its length is not believed: room is made for what comes.
        struct Entries<V>(std::marker::PhantomData<V>);

        impl<'de, V: serde::Deserialize<'de>> serde::de::Visitor<'de> for Entries<V> {
            type Value = CodeMap<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map of codes")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut access: A) -> Result<CodeMap<V>, A::Error> {
                let mut map = CodeMap::new();
                while let Some((code, value)) = access.next_entry()? {
                    map.insert(code, value);
                }
                Ok(map)
            }
        }

        deserializer.deserialize_map(Entries(std::marker::PhantomData))
    }
}
