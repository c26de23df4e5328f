use std::sync::Arc;

use crate::accents::is_word;

/// The choice that a text can only be: the same words without some of their accents, with words for short
/// (`ĐH` for `đại hội`), or its first words alone. Nothing where several could be meant.
pub(super) fn only_choice<'c>(text: &str, choices: &'c [Arc<str>]) -> Option<&'c Arc<str>> {
    let given = words(text);
    if given.is_empty() {
        return None;
    }
    let fit = |choice: &&Arc<str>| fits(&given, &words(choice));
    let whole: Vec<&Arc<str>> = choices.iter().filter(|choice| fit(choice) == Some(Fit::Whole)).collect();
    let begun: Vec<&Arc<str>> = choices.iter().filter(|choice| fit(choice).is_some()).collect();
    // Words for short may leave out what tells one choice from a longer one: `HT` is said of both.
    let spelled_out = |choice: &Arc<str>| given.len() == words(choice).len();
    match (&whole[..], &begun[..]) {
        ([only], all) if all.len() == 1 || spelled_out(only) => Some(only),
        ([], [only]) => Some(only),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Begun,
    Whole,
}

fn words(text: &str) -> Vec<String> {
    let folded = tonghop_core::folded(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// How far words for a choice reach into it.
fn fits(given: &[String], choice: &[String]) -> Option<Fit> {
    let Some((first, rest)) = given.split_first() else {
        return Some(if choice.is_empty() { Fit::Whole } else { Fit::Begun });
    };
    let whole_word = || {
        let (word, further) = choice.split_first()?;
        is_word(first, word).then(|| fits(rest, further)).flatten()
    };
    let initials = || {
        let length = first.chars().count();
        let (short, further) = choice.split_at_checked(length).filter(|_| length >= 2)?;
        let letters = short.iter().filter_map(|word| word.chars().next()).map(String::from);
        first
            .chars()
            .zip(letters)
            .all(|(c, letter)| is_word(&c.to_string(), &letter))
            .then(|| fits(rest, further))
            .flatten()
    };
    whole_word().max(initials())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_known_where_it_can_only_be_that() {
        let choices: Vec<Arc<str>> =
            ["Đã đại hội", "Chưa đại hội", "Chưa đến hạn", "Đạt", "Không đạt", "Hoàn thành"]
                .map(Arc::from)
                .to_vec();
        let read = |text: &str| only_choice(text, &choices).map(|choice| choice.to_string());
        for (text, choice) in [
            ("Đã ĐH", "Đã đại hội"),
            ("đã đh.", "Đã đại hội"),
            ("da dai hoi", "Đã đại hội"),
            ("Da", "Đã đại hội"),
            ("dat", "Đạt"),
            ("khong dat", "Không đạt"),
            ("HT", "Hoàn thành"),
        ] {
            assert_eq!(read(text).as_deref(), Some(choice), "{text}");
        }
        // Two choices begin so, or have these initials; the others say something else.
        for text in [
            "Chua",
            "chưa ĐH",
            "CĐH",
            "Đà đại hội",
            "đại hội",
            "Hoàn thành 50%",
            "Hoàn thành tốt",
            "",
            "Đ",
            "?",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
