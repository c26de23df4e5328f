use std::cell::OnceCell;
use std::collections::HashMap;

use tonghop_core::{Code, Field, Form, abbreviates, folded, name_key, unaccented};

use crate::measure::agrees;

/// How near a written label comes to that of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// The same words, with slips of the pen or initials in them.
    Resembles,
    /// The same words.
    Same,
}

/// A label for comparison: without the number or dash that it begins with, and without signs.
pub(crate) fn label_key(text: &str) -> String {
    let folded = folded(text);
    let mut rest = folded.as_str();
    loop {
        let bare = rest.trim_start_matches(|c: char| c.is_whitespace() || "-–—+*•·".contains(c));
        let number = bare.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).unwrap_or(bare.len());
        let (head, tail) = bare.split_at(number);
        let whole = head.trim_end_matches('.');
        let apart = tail.starts_with(|c: char| c.is_whitespace() || c == ')');
        if apart && whole.contains('.') && whole.split('.').all(is_numbering) {
            rest = tail.trim_start_matches(')');
            continue;
        }
        let end = head.rfind('.').map(|at| at + 1);
        let (head, tail) = match (end, tail.strip_prefix(')')) {
            (_, Some(after)) => (head, after),
            (Some(end), None) => (&head[..end - 1], &bare[end..]),
            (None, None) => (head, tail),
        };
        let is_number =
            !head.is_empty() && tail.len() < bare.len() - head.len() && head.split('.').all(is_numbering);
        if !is_number {
            return name_key(bare);
        }
        rest = tail;
    }
}

fn is_numbering(part: &str) -> bool {
    let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let roman = || part.len() <= 5 && part.bytes().all(|byte| b"ivxIVX".contains(&byte));
    digits || part.len() == 1 || roman()
}

/// A text as labels are compared.
#[derive(Debug)]
struct Key {
    /// As [`label_key`] has it, without accents.
    plain: String,
    is_empty: bool,
}

impl Key {
    fn of(text: &str) -> Self {
        let key = label_key(text);
        Self { plain: unaccented(&key), is_empty: key.is_empty() }
    }

    fn is_same(&self, other: &Self) -> bool {
        !self.is_empty && !other.is_empty && self.plain == other.plain
    }
}

/// The labels of a form's fields, taken apart once for all files.
#[derive(Debug)]
pub(crate) struct FieldLabels(HashMap<Code, Key>);

impl FieldLabels {
    pub fn of(form: &Form) -> Self {
        Self(form.fields().iter().map(|field| (field.code.clone(), Key::of(&field.label))).collect())
    }
}

/// A label as a branch has it.
#[derive(Debug)]
pub(crate) struct Written<'t> {
    text: &'t str,
    whole: OnceCell<Key>,
    /// Without what stands in brackets at its end, and that.
    parted: OnceCell<Option<(Key, &'t str)>>,
}

impl<'t> Written<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { text, whole: OnceCell::new(), parted: OnceCell::new() }
    }

    fn whole(&self) -> &Key {
        self.whole.get_or_init(|| Key::of(self.text))
    }

    fn parted(&self) -> Option<&(Key, &'t str)> {
        let part = || {
            let (before, inside) = self.text.trim_end().strip_suffix(')')?.rsplit_once('(')?;
            Some((Key::of(before), inside))
        };
        self.parted.get_or_init(part).as_ref()
    }

    /// How near it comes to the label of `field`; a unit of measure in brackets behind it does not count.
    pub fn likeness(&self, field: &Field, labels: &FieldLabels) -> Option<Likeness> {
        if is_label_text(self.text, &field.label) {
            return Some(Likeness::Same);
        }
        let label = labels.0.get(&field.code)?;
        let parted = || self.parted().filter(|(_, inside)| agrees(&field.measure, inside));
        compare(self.whole(), label).or_else(|| compare(&parted()?.0, label))
    }

    /// Whether it is the label of `field`: [`Likeness::Same`].
    pub fn is_same(&self, field: &Field, labels: &FieldLabels) -> bool {
        let is_label = |label: &Key| {
            // A label that resembles the whole text is not looked for in a part of it.
            let whole = || compare(self.whole(), label).is_none();
            let parted = |(before, inside): &(Key, &str)| {
                before.is_same(label) && whole() && agrees(&field.measure, inside)
            };
            self.whole().is_same(label) || self.parted().is_some_and(parted)
        };
        is_label_text(self.text, &field.label) || labels.0.get(&field.code).is_some_and(is_label)
    }
}

/// Whether a text is a label as it is, with the asterisk of a required answer behind it or without: as in nearly
/// all forms, which need no more looking then.
fn is_label_text(written: &str, label: &str) -> bool {
    let bare = written.trim_end_matches(|c: char| c == '*' || c.is_whitespace()).trim_start();
    bare == label.trim() && bare.contains(char::is_alphabetic)
}

fn compare(written: &Key, label: &Key) -> Option<Likeness> {
    if written.is_empty || label.is_empty {
        return None;
    }
    if written.is_same(label) {
        return Some(Likeness::Same);
    }
    let (written, label) = (written.plain.as_str(), label.plain.as_str());
    let (a, b): (Vec<&str>, Vec<&str>) = (written.split(' ').collect(), label.split(' ').collect());
    // A word more or less can make it another field; a letter in a long word cannot.
    let slip = |(a, b): (&&str, &&str)| {
        let most = match a.len().min(b.len()) {
            0..4 => 0,
            4..7 => 1,
            _ => 2,
        };
        let digits = a.contains(|c: char| c.is_ascii_digit()) || b.contains(|c: char| c.is_ascii_digit());
        a == b || (!digits && strsim::damerau_levenshtein(a, b) <= most)
    };
    let slips = a.len() == b.len() && a.iter().zip(&b).all(slip);
    let changed = a.iter().zip(&b).filter(|(a, b)| a != b).count();
    ((slips && changed * 3 <= a.len()) || abbreviates(&a, &b)).then_some(Likeness::Resembles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_and_signs_do_not_count() {
        for text in [
            "1. Số cuộc",
            "1.1 Số cuộc",
            "- Số cuộc:",
            "a) Số cuộc",
            "II.2.1. SỐ CUỘC",
            "+ số  cuộc",
            "1.Số cuộc",
        ] {
            assert_eq!(label_key(text), "số cuộc", "{text}");
        }
        assert_eq!(label_key("3 tháng đầu năm"), "3 tháng đầu năm");
        assert_eq!(label_key("Trong đó: nữ"), "trong đó nữ");
        assert_eq!(label_key("ĐVTN tham gia"), "đvtn tham gia");
    }

    #[test]
    fn a_word_more_or_less_is_another_label() {
        for (written, label, expected) in [
            ("số cuộc", "số cuộc", Some(Likeness::Same)),
            ("so cuoc", "số cuộc", Some(Likeness::Same)),
            ("số đoàn viên nữ", "số đoàn viên", None),
            ("số đoàn viên nữ", "số đoàn viên nam", None),
            ("số công trinhf thanh niên", "số công trình thanh niên", Some(Likeness::Resembles)),
            ("số đvtn tham gia", "số đoàn viên thanh niên tham gia", Some(Likeness::Resembles)),
            ("loại 1 của đơn vị", "loại 2 của đơn vị", None),
        ] {
            assert_eq!(compare(&Key::of(written), &Key::of(label)), expected, "{written} / {label}");
        }
    }
}
