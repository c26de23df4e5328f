use std::collections::BTreeSet;
use std::sync::LazyLock;

use tonghop_core::{Form, Language, Layout, folded};

use crate::accents::{covered, is_word};

/// The words for units of measure in every language that forms are written in: those of one list mean the same.
static SYNONYMS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let of = |language: Language| {
        let layout = Layout::of(language);
        layout.group("measures").map(|(_, words)| words.to_vec()).collect::<Vec<_>>()
    };
    Language::ALL.into_iter().flat_map(of).collect()
});

/// Whether a unit of measure as a branch writes it means the one that the form names: the same words but for
/// case, missing accents, blanks, brackets and stops, another word for it, one of several that the form names (`người/hộ`), or
/// the first words of a longer name (`lượt` for `lượt người`) as long as they are no other unit.
pub(crate) fn agrees(form: &str, written: &str) -> bool {
    if form == written {
        return true;
    }
    let (form, written) = (bare(form), bare(written));
    if written.is_empty() {
        return form.is_empty();
    }
    if is_word(&written, &form) || same(&form, &written) {
        return true;
    }
    let begins = || form.strip_prefix(&written).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    alternatives(&form).any(|one| is_word(&written, one) || same(one, &written))
        || (!is_known(&written) && begins())
}

/// Whether a word is a unit of measure by itself.
fn is_known(written: &str) -> bool {
    SYNONYMS.iter().flatten().any(|word| is_word(written, word))
}

fn same(one: &str, other: &str) -> bool {
    let has = |list: &[String]| list.iter().any(|known| known == one);
    let means = |list: &[String]| list.iter().any(|known| is_word(other, known));
    SYNONYMS.iter().any(|list| has(list) && means(list))
}

fn bare(measure: &str) -> String {
    let folded = folded(measure);
    folded.trim_matches(|c: char| c.is_whitespace() || "()[]:.;,*".contains(c)).to_owned()
}

fn alternatives(form: &str) -> impl Iterator<Item = &str> {
    form.split(['/', ',', ';']).map(str::trim).filter(|word| !word.is_empty())
}

/// Every unit of measure that an answer to a form may name, the right one or another.
#[derive(Debug, Clone)]
pub(crate) struct Measures {
    /// Folded, the longest first.
    known: Vec<String>,
}

impl Measures {
    pub fn of(form: &Form) -> Self {
        let columns = form.tables().iter().flat_map(|table| &table.columns);
        let columns = columns.map(|column| (column.column_type, &*column.measure));
        let fields = form.fields().iter().map(|field| (field.field_type, &*field.measure));
        // What stands for the measure of a yes or no is none.
        let declared = fields.chain(columns).filter(|(kind, _)| kind.is_number()).map(|(_, text)| bare(text));
        let mut known = BTreeSet::new();
        for measure in declared {
            known.extend(alternatives(&measure).map(str::to_owned));
            known.insert(measure);
        }
        let scales: Vec<&String> = form.layout.group("scales").flat_map(|(_, words)| words).collect();
        known.retain(|word| !word.is_empty() && !scales.contains(&word));
        known.extend(SYNONYMS.iter().flatten().cloned());
        let mut known: Vec<String> = known.into_iter().collect();
        known.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        Self { known }
    }

    /// Whether a folded text is a unit of measure.
    pub fn is_one(&self, text: &str) -> bool {
        self.known.iter().any(|known| is_word(text, known))
    }

    /// The longest unit of measure that a folded text begins with, as whole words.
    pub fn at_start<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.known.iter().find_map(|known| {
            let (measure, rest) = text.split_at(covered(text, known)?);
            (!rest.starts_with(char::is_alphanumeric)).then_some(measure)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_measure_in_other_words_agrees_and_another_does_not() {
        for (form, written) in [
            ("cuộc", "CUỘC "),
            ("đồng chí", "đ/c"),
            ("đồng", "đ"),
            ("đồng", "VNĐ"),
            ("đồng", "(đồng)."),
            ("người/hộ", "hộ"),
            ("công trình, phần việc", "phần việc"),
            ("lượt người", "lượt"),
            ("đơn vị máu", "đơn vị"),
            ("litres", "l"),
            ("%", "phần trăm"),
        ] {
            assert!(agrees(form, written), "{form} ~ {written}");
        }
        for (form, written) in [
            ("đồng chí", "đồng"),
            ("đồng", "đồng chí"),
            ("triệu đồng", "đồng"),
            ("đồng", "triệu đồng"),
            ("lượt người", "người"),
            ("cuộc", ""),
            ("cuộc", "buổi"),
            ("", "cuộc"),
        ] {
            assert!(!agrees(form, written), "{form} ~ {written}");
        }
    }
}
