use std::collections::BTreeSet;

use crate::name_key::{abbreviates, name_key, unaccented};
use crate::{Layout, Unit};

/// Which unit a written name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameMatch<'r> {
    /// The one unit that it can mean.
    One(&'r Unit),
    /// Units that it can all mean; nobody can tell which.
    Several(Vec<&'r Unit>),
    /// No unit.
    None,
}

/// Whether a known name, with and without accents, is the written one.
type Matcher<'a> = &'a dyn Fn(&str, &str) -> bool;

/// The names that units go by, reduced for comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct UnitNames {
    /// Index of the unit, and the words of a name, with and without accents.
    names: Vec<(usize, String, String)>,
    /// Words that stand for others: each group means the same, the first of it is what the others become.
    short_forms: Vec<Vec<String>>,
    /// Words that are left out of a short form.
    joining: Vec<String>,
}

impl UnitNames {
    pub fn new(units: &[Unit], layout: &Layout) -> Self {
        let mut names = Self {
            names: Vec::new(),
            short_forms: layout
                .group("short_forms")
                .map(|(_, list)| list.iter().map(|text| name_key(text)).collect())
                .collect(),
            joining: layout.list("words.and").iter().map(|text| name_key(text)).collect(),
        };
        for (index, unit) in units.iter().enumerate() {
            let kind = name_key(&unit.kind);
            for name in std::iter::once(&unit.name).chain(&unit.aliases) {
                let full = names.reduced(name);
                // A unit is also called by its name without its kind: `Sở Y tế` for `Đoàn cơ sở Sở Y tế`.
                let rest = full.strip_prefix(kind.as_str()).map(str::trim_start);
                let short = rest.filter(|rest| rest.contains(' ') && !kind.is_empty()).map(str::to_owned);
                for name in [Some(full.clone()), short].into_iter().flatten() {
                    let plain = unaccented(&name);
                    names.names.push((index, name, plain));
                }
            }
        }
        names
    }

    /// The words of a name that count, short forms written out.
    fn reduced(&self, name: &str) -> String {
        let key = name_key(name);
        let words = key.split(' ').filter(|word| !self.joining.iter().any(|joining| joining == word));
        let mut reduced = format!(" {} ", words.collect::<Vec<_>>().join(" "));
        for group in &self.short_forms {
            if let Some((long, others)) = group.split_first() {
                for short in others {
                    reduced = reduced.replace(&format!(" {short} "), &format!(" {long} "));
                }
            }
        }
        reduced.trim().to_owned()
    }

    /// The unit that `name` can mean, by ever looser comparison: letter by letter, without accents, with
    /// initials for words. The first comparison that finds any unit decides.
    pub fn find<'r>(&self, name: &str, units: &'r [Unit]) -> NameMatch<'r> {
        let reduced = self.reduced(name);
        if reduced.is_empty() {
            return NameMatch::None;
        }
        let plain = unaccented(&reduced);
        let words: Vec<&str> = reduced.split(' ').collect();
        let plain_words: Vec<&str> = plain.split(' ').collect();
        let split = |text: &'_ str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let short = |written: &[&str], known: &str| {
            let known = split(known);
            written.len() > 1 && abbreviates(written, &known.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let matchers: [Matcher<'_>; 4] = [
            &|known, _| known == reduced,
            &|_, known| known == plain,
            &|known, _| short(&words, known),
            &|_, known| short(&plain_words, known),
        ];
        for is_match in matchers {
            let found: BTreeSet<usize> = self
                .names
                .iter()
                .filter(|(_, name, plain)| is_match(name, plain))
                .map(|(index, ..)| *index)
                .collect();
            let found: Vec<&Unit> = found.into_iter().map(|index| &units[index]).collect();
            match found[..] {
                [] => {}
                [unit] => return NameMatch::One(unit),
                _ => return NameMatch::Several(found),
            }
        }
        NameMatch::None
    }

    /// The unit whose name is nearest to `name`, to be offered and never taken.
    pub fn nearest<'r>(&self, name: &str, units: &'r [Unit]) -> Option<&'r Unit> {
        let plain = unaccented(&self.reduced(name));
        // No name is that long, and comparing takes time.
        if plain.is_empty() || plain.len() > 400 {
            return None;
        }
        self.names
            .iter()
            .map(|(index, _, known)| (strsim::damerau_levenshtein(&plain, known), known, *index))
            .filter(|(distance, known, _)| *distance <= 1.max(known.chars().count() / 4))
            .min_by_key(|(distance, _, index)| (*distance, *index))
            .map(|(_, _, index)| &units[index])
    }

    /// The units whose name of two words or more stands within `text`, as whole words.
    pub fn within<'r>(&self, text: &str, units: &'r [Unit]) -> Vec<&'r Unit> {
        let text = format!(" {} ", unaccented(&self.reduced(text)));
        let mut found: Vec<(usize, &str)> = self
            .names
            .iter()
            .filter(|(_, _, plain)| plain.contains(' ') && text.contains(&format!(" {plain} ")))
            .map(|(index, _, plain)| (*index, plain.as_str()))
            .collect();
        // A name inside a longer one that also stands there is no name of its own.
        let all = found.clone();
        found.retain(|(_, name)| {
            !all.iter().any(|(_, longer)| longer.len() > name.len() && longer.contains(name))
        });
        let indexes: BTreeSet<usize> = found.into_iter().map(|(index, _)| index).collect();
        indexes.into_iter().map(|index| &units[index]).collect()
    }
}
