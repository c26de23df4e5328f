use std::sync::Arc;

use crate::{Code, Fault, Figures, Formula, Name, Operand, Period, Place, Severity, Tolerance};

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// One submission: its answers, its rows, its unit, its earlier values.
    Form,
    /// The collection of a period: its totals.
    Collection,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Form, Self::Collection];

    /// The word for it in `form.toml`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Collection => "collection",
        }
    }
}

/// What an answer that is not there means for a rule that needs it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum MissingPolicy {
    /// The rule does not apply; that the answer is required is said elsewhere.
    #[default]
    Skip,
    /// It counts as zero.
    Zero,
    /// The rule is broken.
    Fail,
}

impl MissingPolicy {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Skip, Self::Zero, Self::Fail];

    /// The word for it in `form.toml`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Zero => "zero",
            Self::Fail => "fail",
        }
    }
}

/// A part of a rule's message.
#[derive(Debug, Clone, PartialEq)]
pub enum MessagePart {
    /// Words.
    Words(Arc<str>),
    /// A figure that is put in: `{XD01 + XD02}`.
    Figure(Formula),
}

/// A declared validation rule of a form: a condition that a sound submission, or a sound collection, meets.
///
/// A value that the condition needs and that is not there makes no result; what that means is the rule's
/// `blank` and `not_applicable`. A value that stands in a branch of `IF` that is not taken is not needed.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Its id, unique among the rules of the form; findings are shown under it.
    pub id: Code,
    /// How grave it is when it is broken.
    pub severity: Severity,
    /// What it is about.
    pub scope: Scope,
    /// The condition as it is written; a tolerance is not in it.
    pub check: Formula,
    /// How far apart two numbers may be that the condition compares.
    pub tolerance: Option<Tolerance>,
    /// The condition with the tolerance in it.
    pub(crate) judged: Formula,
    /// What is said when it is broken, in the language of the form.
    pub message: Vec<MessagePart>,
    /// What a blank answer means for it.
    pub blank: MissingPolicy,
    /// What an answer that does not apply means for it.
    pub not_applicable: MissingPolicy,
    /// The last period in which it is tried out: it is told, and blocks nobody.
    pub trial_until: Option<Period>,
    /// Where its condition stands in the form's file.
    pub place: Place,
    /// Where its message stands there.
    pub message_place: Place,
}

/// What a rule says of a submission or collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The condition is met.
    Holds,
    /// It is not.
    Broken,
    /// It cannot be told, and the rule does not apply.
    Skipped(Fault),
}

impl Rule {
    /// What it says where its names have the values of `figures`. A value that is not there must come
    /// as the rule's policy has it: [`Fault::Missing`], zero or [`Fault::Lacking`].
    ///
    /// ```
    /// use tonghop_core::{Decimal, Fault, Figures, Form, Name, Operand, Verdict};
    /// let form = Form::parse("form.toml", r#"
    /// [form]
    /// id = "kho"
    /// version = "1"
    /// title = "Báo cáo kho"
    /// period = "month"
    /// [[section]]
    /// id = "I"
    /// title = "Hàng"
    /// [[section.field]]
    /// code = "H1"
    /// label = "Số thùng"
    /// type = "count"
    /// kind = "stock"
    /// [[rule]]
    /// id = "R1"
    /// severity = "error"
    /// check = "H1 <= 40"
    /// message = "Kho chỉ chứa 40 thùng, đã ghi {H1}"
    /// "#).unwrap();
    /// struct Answers(Operand);
    /// impl Figures for Answers {
    ///     fn value(&self, _: &Name) -> Operand {
    ///         self.0.clone()
    ///     }
    ///     fn column(&self, _: &Name) -> Vec<Operand> {
    ///         Vec::new()
    ///     }
    /// }
    /// let verdict = |answer| form.rules()[0].verdict(&Answers(answer));
    /// assert_eq!(verdict(Operand::Number(Decimal::from(41))), Verdict::Broken);
    /// assert_eq!(verdict(Operand::Fault(Fault::Missing)), Verdict::Skipped(Fault::Missing));
    /// ```
    #[must_use]
    pub fn verdict(&self, figures: &dyn Figures) -> Verdict {
        match self.judged.value(figures) {
            Operand::Fault(Fault::Lacking) => Verdict::Broken,
            value => match value.condition() {
                Ok(true) => Verdict::Holds,
                Ok(false) => Verdict::Broken,
                Err(fault) => Verdict::Skipped(fault),
            },
        }
    }

    /// The condition that is judged: the check with the tolerance put into its comparisons. It is a formula like any
    /// other, so that a sheet says the same.
    ///
    /// ```
    /// # use tonghop_core::Form;
    /// # let text = r#"
    /// # [form]
    /// # id = "kho"
    /// # version = "1"
    /// # title = "Báo cáo kho"
    /// # period = "month"
    /// # [[section]]
    /// # id = "I"
    /// # title = "Hàng"
    /// # [[section.field]]
    /// # code = "H1"
    /// # label = "Số thùng"
    /// # type = "count"
    /// # kind = "stock"
    /// # [[rule]]
    /// # id = "R1"
    /// # severity = "error"
    /// # check = "H1 = 40"
    /// # tolerance = 0.5
    /// # message = "{H1}"
    /// # "#;
    /// let form = Form::parse("form.toml", text).unwrap();
    /// let rule = &form.rules()[0];
    /// assert_eq!(rule.written(), "H1 = 40 (± 0.5)");
    /// let sheet = rule.condition().to_sheet_with(&|_| "$D$8".to_owned());
    /// assert_eq!(sheet, "AND($D$8<=40+0.5,$D$8>=40-0.5)");
    /// ```
    #[must_use]
    pub fn condition(&self) -> &Formula {
        &self.judged
    }

    /// The check as people read it, with its tolerance behind it.
    #[must_use]
    pub fn written(&self) -> String {
        match self.tolerance {
            None => self.check.text().to_owned(),
            Some(tolerance) => format!("{} ({tolerance})", self.check.text()),
        }
    }

    /// Whether it blocks nobody in `period` because it is only tried out.
    #[must_use]
    pub fn is_trial(&self, period: Period) -> bool {
        self.trial_until.is_some_and(|last| period.last_day() <= last.last_day())
    }

    /// Every name in its condition and its message, once each.
    #[must_use]
    pub fn names(&self) -> Vec<Name> {
        let of_message = self.message.iter().filter_map(|part| match part {
            MessagePart::Words(_) => None,
            MessagePart::Figure(formula) => Some(formula.names()),
        });
        let mut names = self.check.names();
        for name in of_message.flatten() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The fields whose answers it looks at, once each.
    #[must_use]
    pub fn fields(&self) -> Vec<Code> {
        let names = self.check.names().into_iter();
        names.filter_map(|name| if let Name::Field(code) = name { Some(code) } else { None }).collect()
    }
}
