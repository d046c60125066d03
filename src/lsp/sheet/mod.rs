//! Rules, lexicons and configs as documents: what may be written where, and what is meant by what is written.
//!
//! What a file may say comes from its [`crate::yaml::Shape`], what it says from an [`Outline`], which needs no file that
//! parses. What there is to name comes from the rules in force. Nothing is listed here a second time.

mod here;
mod outline;
mod scan;

pub use outline::{Here, Outline, Scalar, Step, Style};
