mod dates;
mod encoding;
mod formulas;
mod identity;
mod layout;
mod measures;
mod numbers;
mod package;
mod parts;
mod rows;
mod spelling;
mod words;

use crate::{Case, Reading, Want};

/// What a damage is done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// What stands in an answer cell.
    Value,
    /// Where things stand.
    Layout,
    /// Who the file is from and what for.
    Identity,
    /// How its text is encoded.
    Encoding,
    /// The file itself.
    Package,
}

impl Family {
    /// A word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Layout => "layout",
            Self::Identity => "identity",
            Self::Encoding => "encoding",
            Self::Package => "package",
        }
    }
}

type Apply = Box<dyn Fn(&mut Case<'_>) -> Option<()> + Send + Sync>;

/// A way to damage a submission.
pub struct Damage {
    /// Its name.
    pub name: &'static str,
    /// What it is done to.
    pub family: Family,
    /// Whether the file may be saved anew by another program afterwards without losing the damage.
    pub resavable: bool,
    /// Whether it needs the form that has fields of every type.
    pub every_type: bool,
    /// Whether no other damage can be beside it, because what is right would no longer be known.
    pub alone: bool,
    /// Whether it shows only against what the unit reported before; of a file of nobody nobody knows that.
    pub by_history: bool,
    apply: Apply,
}

impl Damage {
    fn new(
        family: Family,
        name: &'static str,
        apply: impl Fn(&mut Case<'_>) -> Option<()> + Send + Sync + 'static,
    ) -> Self {
        let resavable = matches!(family, Family::Value | Family::Layout | Family::Identity);
        let (every_type, alone, by_history) = (false, false, false);
        Self { name, family, resavable, every_type, alone, by_history, apply: Box::new(apply) }
    }

    fn not_resaved(self) -> Self {
        Self { resavable: false, ..self }
    }

    fn every_type(self) -> Self {
        Self { every_type: true, ..self }
    }

    fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    fn by_history(self) -> Self {
        Self { by_history: true, ..self }
    }

    /// Damages a submission; false where it has nothing that can be damaged so, and then it is as before.
    pub fn apply(&self, case: &mut Case<'_>) -> bool {
        let before = case.snapshot();
        let file = case.file.clone();
        let applied = (self.apply)(case).is_some();
        if !applied {
            case.restore(before);
        }
        // What one damage demands, another does not take back.
        if file.strength() > case.file.strength() {
            case.file = file;
        }
        applied
    }

    /// Whether both may be done to one file.
    #[must_use]
    pub fn goes_with(&self, other: &Self) -> bool {
        let both = self.family == Family::Value || self.family != other.family;
        let nobody = |one: &Self, two: &Self| one.by_history && two.family == Family::Identity;
        both && !self.alone && !other.alone && !nobody(self, other) && !nobody(other, self)
    }
}

/// Every way to damage a submission.
#[must_use]
pub fn damages() -> Vec<Damage> {
    let mut all = vec![Damage::new(Family::Package, "none", |_| Some(()))];
    all[0].resavable = true;
    all.extend(numbers::damages());
    all.extend(words::damages());
    all.extend(dates::damages());
    all.extend(formulas::damages());
    all.extend(layout::damages());
    all.extend(measures::damages());
    all.extend(rows::damages());
    all.extend(identity::damages());
    all.extend(encoding::damages());
    all.extend(parts::damages());
    all.extend(package::damages());
    all
}

fn quiet(value: &str) -> Want {
    Want::Quiet(Reading::given(value))
}

fn noted(value: &str) -> Want {
    Want::Noted(Reading::given(value))
}

fn warned(value: &str) -> Want {
    Want::Warned(Reading::given(value))
}

fn refused() -> Want {
    Want::Refused
}

/// Read with a note, or refused: what was asked for leaves it open.
fn noted_or_refused(value: &str) -> Want {
    Want::Any(vec![noted(value), Want::Refused])
}

fn warned_or_refused(value: &str) -> Want {
    Want::Any(vec![warned(value), Want::Refused])
}
