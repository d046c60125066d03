//! The one integration binary; its modules are the suites.

mod cli;
mod report;
mod report_properties;
