//! The one integration binary; its modules are the suites.

mod report;
mod report_properties;
