//! What the commands that judge drafts may be told of what is shown.

// What is shown of what is found. A doc comment would become the help of every command that takes it.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Screening {
    /// Show what authors allow in their drafts too
    #[arg(long)]
    pub(in crate::cli) no_suppressions: bool,
}
