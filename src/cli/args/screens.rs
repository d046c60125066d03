//! What the commands that judge drafts may be told of what is shown.

use std::path::PathBuf;

// What is shown of what is found. A doc comment would become the help of every command that takes it.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Screening {
    /// Show what authors allow in their drafts too
    #[arg(long)]
    pub(in crate::cli) no_suppressions: bool,
    /// The baseline to use instead of the whosays-baseline.jsonl beside the config
    #[arg(long, value_name = "FILE", conflicts_with = "no_baseline")]
    pub(in crate::cli) baseline: Option<PathBuf>,
    /// Show what stands in a baseline, too
    #[arg(long)]
    pub(in crate::cli) no_baseline: bool,
}
