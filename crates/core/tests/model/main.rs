//! The public face of the model.

mod declarations;
mod selection;
mod support;
mod tally;
mod validation;
