use tonghop_core::catalogue;
use tonghop_core::{Arg, Datum};

use super::Reading;
use super::customs::Customs;
use super::plain_text::plain_text;
use crate::sheet::Content;

/// Reads a yes or a no.
pub(super) fn read(content: &Content, customs: &Customs<'_>) -> Reading {
    let lexicon = &customs.lexicon;
    let layout = lexicon.layout;
    let word = |flag: bool| layout.first(if flag { "words.yes" } else { "words.no" }).to_owned();
    let respelled = |flag: bool| {
        Reading::given(Datum::Flag(flag))
            .noting(&catalogue::CHOICE_RESPELLED, vec![("value", Arg::Text(word(flag)))])
    };
    match content {
        Content::Bool(flag) => return Reading::given(Datum::Flag(*flag)),
        Content::Text(text) => {
            for (key, flag) in [("words.yes", true), ("words.no", false)] {
                if layout.is(key, text) {
                    return Reading::given(Datum::Flag(flag));
                }
            }
            let plain = plain_text(text);
            let bare = plain
                .trim_matches(['\'', '"', '(', ')', '[', ']', ' '])
                .trim_end_matches(['.', ',', ';', '!']);
            if lexicon.is("numbers.not_applicable", bare) {
                return Reading::not_applicable();
            }
            for (key, flag) in
                [("flags.yes", true), ("flags.no", false), ("words.yes", true), ("words.no", false)]
            {
                if lexicon.is(key, bare) {
                    return respelled(flag);
                }
            }
            // 1 and 0 are how programs keep a yes and a no, and how people count.
            if bare == "1" || bare == "0" {
                return respelled(bare == "1").warning();
            }
        }
        Content::Number(number) if *number == 1.0 || *number == 0.0 => {
            return respelled(*number == 1.0).warning();
        }
        _ => {}
    }
    Reading::refused(&catalogue::NOT_YES_OR_NO, vec![("choices", Arg::List(vec![word(true), word(false)]))])
}
