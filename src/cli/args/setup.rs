//! What the commands that fit whosays into a machine may be told.

use super::values::{Shell, one_of};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Completions {
    /// The shell that the script is for
    #[arg(value_name = "SHELL", value_parser = one_of::<Shell>())]
    pub(in crate::cli) shell: Shell,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Man {
    /// Write one page a command into this folder
    #[arg(long, value_name = "FOLDER")]
    pub(in crate::cli) to: Option<PathBuf>,
}
