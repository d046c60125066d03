//! Answers, one file for each kind of request.

mod diagnostic;

pub(super) use diagnostic::diagnostic;
