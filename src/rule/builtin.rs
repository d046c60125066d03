//! The pack that comes with the tool. It is written in the same YAML as every other and goes the same way.

use super::{PackFile, PackFiles};
use crate::text::Text;
use std::sync::Arc;

/// Path below `rules/` and contents of every file of the pack.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The built-in pack.
pub fn builtin() -> PackFiles {
    let file = |&(path, contents): &(&str, &str)| PackFile {
        path: path.to_owned(),
        text: Arc::new(Text::new(format!("rules/{path}"), contents)),
    };
    PackFiles { files: FILES.iter().map(file).collect(), loose: false }
}
