//! What the commands that judge drafts may be told of what is shown.

use std::ffi::OsString;
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
    #[command(flatten)]
    pub(in crate::cli) changed: Changed,
}

// What the drafts are compared with.
#[derive(Debug, clap::Args)]
#[group(multiple = false)]
pub(in crate::cli) struct Changed {
    /// Show only what stands in sentences that are new or changed since a revision of git
    #[arg(long, value_name = "REV", help_heading = CHANGED)]
    pub(in crate::cli) since: Option<OsString>,
    /// The same, since HEAD and a revision parted ways, as a pull request shows it
    #[arg(long, value_name = "REV", help_heading = CHANGED)]
    pub(in crate::cli) merge_base: Option<OsString>,
    /// The same for what is about to be committed: drafts are read as they are staged
    #[arg(long, help_heading = CHANGED)]
    pub(in crate::cli) staged: bool,
    /// The same by a unified diff that leads to the drafts, from a file or from standard input with `-`
    #[arg(long, value_name = "FILE", help_heading = CHANGED)]
    pub(in crate::cli) diff: Option<PathBuf>,
}

const CHANGED: &str = "Changed sentences only";
