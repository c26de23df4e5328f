//! The public face of the model.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

mod collection_rules;
mod declarations;
mod effect;
mod legacy_text;
mod oddity;
mod outlook;
mod past;
mod ranking;
mod resubmission;
mod selection;
mod support;
mod tally;
mod to_date;
mod track_record;
mod validation;
