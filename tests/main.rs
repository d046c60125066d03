//! The one integration binary; its modules are the suites.

mod prose_properties;
mod spec_prose;
mod support;
