//! The one integration binary; its modules are the suites.

mod architecture;
mod articles;
mod broken;
mod cli;
mod example_properties;
mod file_properties;
mod lexicons;
mod markup_properties;
mod pages;
mod places;
mod profile;
mod properties;
mod prose_properties;
mod report;
mod report_formats;
mod report_properties;
mod report_safety;
mod roster;
mod rules;
mod spec_attribution;
mod spec_files;
mod spec_markup;
mod spec_patterns;
mod spec_prose;
mod spec_rules;
mod support;
