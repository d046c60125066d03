//! What the commands that write baselines may be told.

use super::values::threads;
use super::{Drafts, Later};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(in crate::cli) struct Baseline {
    #[command(subcommand)]
    pub(in crate::cli) task: BaselineTask,
}

#[derive(Debug, clap::Subcommand)]
pub(in crate::cli) enum BaselineTask {
    /// Record all that `check` would show now, so that from now on it shows what is new
    Create(Later<Create>),
    /// Take out what fits nothing any more, and follow sentences that were edited and files that were renamed
    Prune(Later<Prune>),
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Create {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// Record everything: infos too, and rules that are held back
    #[arg(long)]
    pub(in crate::cli) pedantic: bool,
    /// Why what is new may stay; what was there before keeps its reason
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) reason: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Prune {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    /// Write nothing; exit with 1 where there is something to do
    #[arg(long)]
    pub(in crate::cli) check: bool,
}

// What both of them may be told.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Common {
    #[command(flatten)]
    pub(in crate::cli) drafts: Drafts,
    /// The file to write instead of the whosays-baseline.jsonl beside the config
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) baseline: Option<PathBuf>,
    /// How many drafts are read at a time [default: as many as there are cores]
    #[arg(long, value_name = "N", value_parser = threads())]
    pub(in crate::cli) threads: Option<usize>,
}
