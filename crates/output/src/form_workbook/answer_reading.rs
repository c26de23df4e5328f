use std::sync::Arc;

use tonghop_core::{Column, Datum, Decimal, Field, FieldType, Layout, State, Value, folded, unaccented};

use super::check::FIRST_DAY;
use super::choice_list::ChoiceLists;
use super::content::{Content, quoted};
use super::word_lists::{WordList, WordLists};

/// The first day that no answer may be any more: 1 January 2100.
const LAST_DAY: u32 = 73051;
/// Spreadsheets keep 15 digits.
const GREATEST: &str = "1E+15";

/// What a cell is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    Blank,
    /// It gives what this formula gives.
    Given(String),
    NotApplicable,
    /// It is not what is asked; the check of the single answer says so.
    Unreadable,
}

/// How rules read an answer cell, as the reader of files does. What that would take with a remark, such as
/// `12 cuộc`, is not taken here: the check column asks for it to be written otherwise.
#[derive(Debug)]
pub(super) struct AnswerReading<'a> {
    answer_type: FieldType,
    decimals: u32,
    choices: &'a [Arc<str>],
    layout: &'a Layout,
}

impl<'a> AnswerReading<'a> {
    pub fn of_field(field: &'a Field, layout: &'a Layout) -> Self {
        Self { answer_type: field.field_type, decimals: field.decimals, choices: &field.choices, layout }
    }

    pub fn of_column(column: &'a Column, layout: &'a Layout) -> Self {
        Self { answer_type: column.column_type, decimals: column.decimals, choices: &column.choices, layout }
    }

    /// The formula that reads `cell`; `say` says what comes of each reading.
    pub fn formula(
        &self,
        cell: &str,
        words: &WordLists,
        lists: &ChoiceLists,
        say: &dyn Fn(Reading) -> String,
    ) -> String {
        let given = |formula: &str| say(Reading::Given(formula.to_owned()));
        let (blank, unreadable) = (say(Reading::Blank), say(Reading::Unreadable));
        let otherwise = |list: WordList, otherwise: &str| {
            let condition = words.has(list, &format!("TRIM({cell})"));
            format!("IF({condition},{},{otherwise})", say(Reading::NotApplicable))
        };
        let not_applicable = |list: WordList| otherwise(list, &unreadable);
        let is_blank = self.blank(cell);
        let read = match self.answer_type {
            FieldType::Count | FieldType::Decimal | FieldType::Money | FieldType::Percent => {
                let sound = self.number_condition(cell);
                let zero = words.has(WordList::Zero, &format!("TRIM({cell})"));
                let words = not_applicable(WordList::NoFigure);
                format!(
                    "IF(ISLOGICAL({cell}),{unreadable},IF(ISNUMBER({cell}),IF({sound},{},{unreadable}),\
                     IF({is_blank},{blank},IF({zero},{},{words}))))",
                    given(cell),
                    given("0"),
                )
            }
            FieldType::Date => format!(
                "IF(ISNUMBER({cell}),IF(AND({cell}>={FIRST_DAY},{cell}<{LAST_DAY}),{},{unreadable}),\
                 IF({is_blank},{blank},{}))",
                given(&format!("INT({cell})")),
                not_applicable(WordList::NotApplicable),
            ),
            FieldType::Flag => {
                let (yes, no) =
                    (quoted(self.layout.first("words.yes")), quoted(self.layout.first("words.no")));
                let has = |list| words.has(list, &format!("TRIM({cell})"));
                format!(
                    "IF(ISLOGICAL({cell}),IF({cell},{yes},{no}),IF({is_blank},{blank},\
                     IF({},{yes},IF({},{no},{}))))",
                    has(WordList::Yes),
                    has(WordList::No),
                    not_applicable(WordList::NotApplicable),
                    yes = given(&yes),
                    no = given(&no),
                )
            }
            FieldType::Choice => {
                let (at, chosen) = self.choice(cell, lists);
                format!(
                    "IF({is_blank},{blank},IF({at}>0,{},{}))",
                    given(&chosen),
                    not_applicable(WordList::NotApplicable)
                )
            }
            FieldType::Text => format!(
                "IF({is_blank},{blank},{})",
                otherwise(WordList::NotApplicable, &given(&format!("TRIM({cell})")))
            ),
            // A part of a whole cannot stand in a rule.
            FieldType::Ratio => format!("IF({is_blank},{blank},{unreadable})"),
        };
        format!("IF(ISERROR({cell}),{unreadable},{read})")
    }

    /// The formula of what `cell` says, where it says anything.
    pub fn said(&self, cell: &str, words: &WordLists, lists: &ChoiceLists) -> String {
        match self.answer_type {
            FieldType::Count | FieldType::Decimal | FieldType::Money | FieldType::Percent => {
                format!("IF(ISNUMBER({cell}),{cell},0)")
            }
            FieldType::Date => format!("INT({cell})"),
            FieldType::Flag => {
                let (yes, no) =
                    (quoted(self.layout.first("words.yes")), quoted(self.layout.first("words.no")));
                let is_yes = words.has(WordList::Yes, &format!("TRIM({cell})"));
                format!("IF(ISLOGICAL({cell}),IF({cell},{yes},{no}),IF({is_yes},{yes},{no}))")
            }
            FieldType::Choice => self.choice(cell, lists).1,
            FieldType::Text | FieldType::Ratio => format!("TRIM({cell})"),
        }
    }

    /// The formula that gives the place of the choice in a cell, 0 for none, and the one that gives the choice.
    fn choice(&self, cell: &str, lists: &ChoiceLists) -> (String, String) {
        let (list, place) = lists.places(self.choices);
        let at = format!("SUMPRODUCT(MAX(({list}=TRIM({cell}))*{place}))");
        let chosen = match lists.name_of(self.choices) {
            Some(name) => format!("INDEX({name},{at},1)"),
            None => format!("INDEX({list},1,{at})"),
        };
        (at, chosen)
    }

    /// Whether nothing stands in a cell but blanks and dots to write on.
    fn blank(&self, cell: &str) -> String {
        let marks = self.layout.list("numbers.blank").iter();
        let without =
            marks.fold(cell.to_owned(), |text, mark| format!("SUBSTITUTE({text},{},\"\")", quoted(mark)));
        format!("TRIM({without})=\"\"")
    }

    /// Whether a number is one that the reader takes as it stands.
    fn number_condition(&self, cell: &str) -> String {
        let own = match self.answer_type {
            FieldType::Count => format!(",{cell}=INT({cell})"),
            FieldType::Money => format!(",{cell}=ROUND({cell},{})", self.decimals),
            // At most 1 it may be a share.
            FieldType::Percent => format!(",OR({cell}<=0,{cell}>1)"),
            _ => String::new(),
        };
        format!("AND(ABS({cell})<{GREATEST}{own})")
    }

    /// What that formula reads from `content`.
    pub fn value(&self, content: &Content) -> Value {
        let (state, datum) = self.read(content);
        Value { state, datum, source: None }
    }

    fn read(&self, content: &Content) -> (State, Option<Datum>) {
        let unreadable = (State::Unreadable, None);
        let given = |datum: Datum| (State::Given, Some(datum));
        let text = match content {
            Content::Blank => return (State::Blank, None),
            Content::Text(text) => Some(folded(text)),
            Content::Number(_) | Content::Date(..) => None,
        };
        let marks = self.layout.list("numbers.blank");
        if let Some(text) = &text
            && text.chars().all(|c| c == ' ' || marks.iter().any(|mark| mark.starts_with(c)))
        {
            return (State::Blank, None);
        }
        let is = |list: WordList| text.as_ref().is_some_and(|text| list.words(self.layout).contains(text));
        let not_applicable =
            |list: WordList| if is(list) { (State::NotApplicable, None) } else { unreadable.clone() };
        match (self.answer_type, content) {
            (FieldType::Count | FieldType::Decimal | FieldType::Money | FieldType::Percent, _) => {
                match content.number() {
                    Some(number) if self.takes(number) => given(Datum::Number(number)),
                    None if is(WordList::Zero) => (State::ZeroWord, Some(Datum::Number(Decimal::ZERO))),
                    _ => not_applicable(WordList::NoFigure),
                }
            }
            (FieldType::Date, Content::Date(day, serial)) if (FIRST_DAY..LAST_DAY).contains(serial) => {
                given(Datum::Date(*day))
            }
            (FieldType::Flag, _) if is(WordList::Yes) => given(Datum::Flag(true)),
            (FieldType::Flag, _) if is(WordList::No) => given(Datum::Flag(false)),
            (FieldType::Choice, _) => {
                let shown = folded(&content.shown());
                match self.choices.iter().find(|choice| folded(choice) == shown) {
                    Some(choice) => given(Datum::Choice(choice.clone())),
                    None => not_applicable(WordList::NotApplicable),
                }
            }
            (FieldType::Text, _) if !is(WordList::NotApplicable) => {
                given(Datum::Text(Arc::from(content.shown().trim())))
            }
            _ => not_applicable(WordList::NotApplicable),
        }
    }

    fn takes(&self, number: Decimal) -> bool {
        let sound = match self.answer_type {
            FieldType::Count => number.fract().is_zero(),
            FieldType::Money => number.normalize().scale() <= self.decimals,
            FieldType::Percent => number <= Decimal::ZERO || number > Decimal::ONE,
            _ => true,
        };
        sound && number.abs() < Decimal::from(1_000_000_000_000_000_u64)
    }
}

/// A word as it may be typed: with its accents, and without any.
pub(super) fn spellings(word: &str) -> [String; 2] {
    [word.to_owned(), unaccented(word)]
}
