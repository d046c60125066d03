//! The one integration binary; its modules are the suites.

mod architecture;
mod articles;
mod baseline;
mod broken;
mod changed;
mod changed_diff;
mod changed_properties;
mod cli;
mod example_properties;
mod facts;
mod file_properties;
mod fingerprints;
mod gates;
#[cfg(unix)]
mod hostile;
mod hostile_texts;
mod lexicons;
#[cfg(feature = "lsp")]
mod lsp;
mod markup_properties;
mod pages;
mod places;
mod profile;
mod properties;
mod prose_properties;
#[cfg(target_os = "linux")]
mod quiet;
mod readers;
mod reference;
mod report;
mod report_formats;
mod report_limits;
mod report_properties;
mod report_safety;
mod roster;
mod rules;
mod schemas;
mod setup;
mod spec_attribution;
mod spec_files;
mod spec_markup;
mod spec_patterns;
mod spec_prose;
mod spec_rounds;
mod spec_rules;
mod support;
mod suppression_properties;
mod threads;
mod watch;
