//! The damage machine: clean submissions, damaged by a seed, each damage knowing what a right reader answers.
//!
//! A [`Case`] is a clean submission that is being damaged. A damage changes its workbook and says, for every
//! answer that it touches, what is [wanted](Want); of all other answers the truth is wanted. The file is read
//! through the public face of the project, and the [`Expectation`] judges: read right, repaired with a note,
//! reported, or **silent**: an answer whose meaning changed or that vanished without a finding that names it.
//!
//! What a right reader answers is taken from what was asked for, never from what the reader does.
//!
//! Everything here is for tests: what cannot go on panics and says why.

#![deny(missing_docs)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops at once and says what it stumbled over"
)]

mod case;
mod corpus;
mod judge;
#[allow(clippy::too_many_lines, reason = "a list of damages is read entry by entry")]
mod kinds;
mod legacy;
mod rng;
mod run;
mod sheet;
mod styles;
mod want;
mod workbook;

pub use case::{Asked, Case};
pub use corpus::{Clean, Corpus};
pub use judge::{Expectation, Fault, Outcome, Verdict, shown};
pub use kinds::{Damage, Family, damages};
pub use rng::Rng;
pub use run::{Judged, Plan, Report, run};
pub use sheet::{Cell, Content, Sheet};
pub use styles::Styles;
pub use want::{FileWant, Key, Reading, Want};
pub use workbook::Workbook;
