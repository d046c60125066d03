//! What the commands that read drafts may be told.

use super::screens::Screening;
use super::values::{InputFormat, Output, PageFormat, input_format, one_of, output, share, threads};
use crate::config::FailOn;
use crate::markup::Format;
use crate::report::{OutputFormat, RosterFormat};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(in crate::cli) struct Check {
    #[command(flatten)]
    pub(in crate::cli) drafts: Drafts,
    /// How to put out what is found, and where to; may be given more than once
    #[arg(long, value_name = "FORMAT[=PATH]", default_value = "human", value_parser = output::<OutputFormat>())]
    pub(in crate::cli) output_format: Vec<Output<OutputFormat>>,
    /// From which severity on the exit code is 1 [default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = one_of::<FailOn>())]
    pub(in crate::cli) fail_on: Option<FailOn>,
    /// Let this many warnings pass
    #[arg(long, value_name = "N")]
    pub(in crate::cli) max_warnings: Option<usize>,
    #[command(flatten)]
    pub(in crate::cli) gates: Gates,
    /// Exit with 0 even where something was found
    #[arg(long)]
    pub(in crate::cli) exit_zero: bool,
    /// How many drafts are checked at a time [default: as many as there are cores]
    #[arg(long, value_name = "N", value_parser = threads())]
    pub(in crate::cli) threads: Option<usize>,
    /// Show everything: infos too, and rules that are held back
    #[arg(long)]
    pub(in crate::cli) pedantic: bool,
    #[command(flatten)]
    pub(in crate::cli) screening: Screening,
    /// Print no summary
    #[arg(short, long)]
    pub(in crate::cli) quiet: bool,
    /// Tell on standard error what rules and clauses cost; with a file, write it there as JSON
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "-")]
    pub(in crate::cli) profile_rules: Option<PathBuf>,
    /// Check again whenever a draft, rule, word list or config is saved, and show what changed; Ctrl-C ends it
    #[arg(long, conflicts_with_all = ["fail_on", "max_warnings", "exit_zero", "profile_rules", "Gates", "Changed"])]
    pub(in crate::cli) watch: bool,
}

// What drafts are held to as a whole.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(in crate::cli) struct Gates {
    /// Make it an error where more than this share of attributions, between 0 and 1, rests on unnamed sources
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub(in crate::cli) max_anonymous: Option<f64>,
    /// Make it an error where a draft of 150 words or more cites fewer sources by name
    #[arg(long, value_name = "N")]
    pub(in crate::cli) min_sources: Option<u32>,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Sources {
    #[command(flatten)]
    pub(in crate::cli) drafts: Drafts,
    /// How to put out who is cited, and where to; may be given more than once
    #[arg(long, value_name = "FORMAT[=PATH]", default_value = "human", value_parser = output::<RosterFormat>())]
    pub(in crate::cli) output_format: Vec<Output<RosterFormat>>,
}

// What is read, and how. A doc comment would become the help of every command that takes it.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Drafts {
    /// Files, folders to search for drafts, globs, or `-` for standard input [default: .]
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Take further paths from a file, or from standard input with `-`: one a line, or parted by NUL bytes
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) files_from: Option<PathBuf>,
    /// Leave out what a glob fits, as `exclude` in a config does; may be given more than once
    #[arg(long, value_name = "GLOB")]
    pub(in crate::cli) exclude: Vec<String>,
    /// Leave out what is excluded even where it is named, as tools do that pass on what has changed
    #[arg(long)]
    pub(in crate::cli) force_exclude: bool,
    /// The config file to use instead of the closest whosays.yml
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}

// How drafts are read.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Reading {
    /// Read every input as this format, whatever its name
    #[arg(long, value_name = "FORMAT", value_parser = input_format())]
    pub(in crate::cli) input_format: Option<InputFormat>,
    /// The field of a JSON Lines record that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub(in crate::cli) text_field: String,
    /// The field of a JSON Lines record that names it
    #[arg(long, value_name = "NAME", default_value = "id")]
    pub(in crate::cli) id_field: String,
    /// The name to report standard input under
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) stdin_filename: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Trace {
    /// A draft, or `-` for standard input; with a line, only the sentences that touch it
    #[arg(value_name = "FILE[:LINE]")]
    pub(in crate::cli) place: PathBuf,
    /// The config file to use instead of the closest whosays.yml
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// How to put it out
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = one_of::<PageFormat>())]
    pub(in crate::cli) output_format: PageFormat,
    /// Hold nothing back
    #[arg(long)]
    pub(in crate::cli) pedantic: bool,
    /// Read the draft as this format, whatever its name
    #[arg(long, value_name = "FORMAT", value_parser = one_of::<Format>())]
    pub(in crate::cli) input_format: Option<Format>,
}
