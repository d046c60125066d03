//! Answers, one file for each kind of request.

pub(super) mod command;
mod diagnostic;
mod hints;
mod hover;
mod lens;
mod outline;

pub(super) use diagnostic::diagnostic;
pub(super) use hints::hints;
pub(super) use hover::hover;
pub(super) use lens::lenses;
pub(super) use outline::outline;
