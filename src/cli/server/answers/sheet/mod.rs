//! What is asked about rules, lexicons and configs that are open.

mod completion;
mod definition;
mod references;

pub(in crate::cli::server) use completion::completion;
pub(in crate::cli::server) use definition::definition;
pub(in crate::cli::server) use references::references;
