//! The one integration binary; its modules are the suites.

mod spec_patterns;
mod spec_prose;
mod support;
