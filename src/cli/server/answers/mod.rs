//! Answers, one file for each kind of request.

mod code_action;
mod command;
mod diagnostic;
mod hints;
mod hover;
mod lens;
mod outline;
pub(super) mod sheet;

pub(super) use code_action::code_action;
pub(super) use command::{COMMANDS, command};
pub(super) use diagnostic::diagnostic;
pub(super) use hints::hints;
pub(super) use hover::hover;
pub(super) use lens::lenses;
pub(super) use outline::outline;
