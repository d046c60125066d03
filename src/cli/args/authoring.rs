//! What the commands for those who write rules may be told.

use super::Later;
use super::drafts::Reading;
use super::values::{MatchKind, PageFormat, RulesFormat, one_of};
use crate::diagnostic::{Confidence, Severity};
use crate::report::CoverageList;
use crate::rule::Status;
use crate::schema::Subject;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Init {
    /// The folder to write them to
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(in crate::cli) folder: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct New {
    /// The file to write; of an id alone, the file goes into the pack of the closest whosays.yml
    #[arg(value_name = "RULE|FILE")]
    pub(in crate::cli) rule: PathBuf,
    /// What the rule is to look for
    #[arg(long = "match", value_name = "KIND", default_value = "phrase", value_parser = one_of::<MatchKind>())]
    pub(in crate::cli) kind: MatchKind,
    /// Write a word list, which patterns can ask for
    #[arg(long, conflicts_with = "kind")]
    pub(in crate::cli) lexicon: bool,
    /// The config file to use instead of the closest whosays.yml
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Test {
    /// Packs or rule files; without any, the packs in force
    #[arg(value_name = "PACK|FILE")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Only the tests of this rule; `GROUP/*` for those of a folder; may be given more than once
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) rule: Vec<String>,
    /// Show what the tests touch: of each rule its clauses, matchers and lexicon entries
    #[arg(
        long, value_name = "HOW", num_args = 0..=1, require_equals = true,
        default_missing_value = "summary", value_parser = one_of::<CoverageList>(),
    )]
    pub(in crate::cli) coverage: Option<CoverageList>,
    /// How to put it out
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = one_of::<PageFormat>())]
    pub(in crate::cli) output_format: PageFormat,
    /// The config file to use instead of the closest whosays.yml
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(override_usage = "whosays try [OPTIONS] <RULE>... [CORPUS]...")]
#[command(
    after_help = "A RULE is a .yml file, a folder with a pack.yml, or the id of a rule in force; a file with the id \
                        of one stands in for it. All else is CORPUS: drafts, folders, .jsonl archives, `-`; the \
                        current folder where none is named. What stands behind `--` is CORPUS whatever it is."
)]
pub(in crate::cli) struct Try {
    /// Rules, then drafts, folders of drafts and .jsonl archives to try them on
    #[arg(value_name = "RULE|CORPUS", required = true)]
    pub(in crate::cli) arguments: Vec<PathBuf>,
    /// More to try them on
    #[arg(last = true, value_name = "CORPUS", hide = true)]
    pub(in crate::cli) corpus: Vec<PathBuf>,
    /// Compare with another version of the rule, a RULE too: which findings appeared, which went
    #[arg(long, value_name = "RULE")]
    pub(in crate::cli) against: Option<PathBuf>,
    /// Show so many findings of each rule, or changes of each kind
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(in crate::cli) sample: usize,
    /// What decides by chance which are shown: the same number chooses the same
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(in crate::cli) seed: u64,
    /// Show what this clause cleared too; may be given more than once
    #[arg(long, value_name = "CLAUSE")]
    pub(in crate::cli) cleared: Vec<String>,
    /// The config file to use instead of the closest whosays.yml
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// How to put it out
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = one_of::<PageFormat>())]
    pub(in crate::cli) output_format: PageFormat,
    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Rules {
    /// Words that their ids or summaries must hold
    #[arg(value_name = "WORD")]
    pub(in crate::cli) words: Vec<String>,
    /// Only rules of this group; like the others, may be given more than once
    #[arg(long, value_name = "GROUP")]
    pub(in crate::cli) group: Vec<String>,
    /// Only rules of this pack
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) pack: Vec<String>,
    /// Only rules of this severity, as configured
    #[arg(long, value_name = "SEVERITY", value_parser = one_of::<Severity>())]
    pub(in crate::cli) severity: Vec<Severity>,
    /// Only rules of this confidence
    #[arg(long, value_name = "CONFIDENCE", value_parser = one_of::<Confidence>())]
    pub(in crate::cli) confidence: Vec<Confidence>,
    /// Only rules of this status
    #[arg(long, value_name = "STATUS", value_parser = one_of::<Status>())]
    pub(in crate::cli) status: Vec<Status>,
    /// Only rules that `check` shows with `--pedantic` alone
    #[arg(long)]
    pub(in crate::cli) held_back: bool,
    /// The config file to use instead of the closest whosays.yml
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// How to put them out
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = one_of::<RulesFormat>())]
    pub(in crate::cli) output_format: RulesFormat,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Config {
    /// A draft, for what holds for it; without one, what holds for the current folder
    #[arg(value_name = "PATH")]
    pub(in crate::cli) path: Option<PathBuf>,
    /// The config file to use instead of the closest whosays.yml
    #[arg(long = "config", value_name = "FILE")]
    pub(in crate::cli) file: Option<PathBuf>,
    /// How to put it out
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = one_of::<PageFormat>())]
    pub(in crate::cli) output_format: PageFormat,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Explain {
    /// Ids of rules, or `GROUP/*` for those of a group
    #[arg(value_name = "RULE", required = true)]
    pub(in crate::cli) rules: Vec<String>,
    /// The config file to use instead of the closest whosays.yml
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// How to put it out
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = one_of::<RulesFormat>())]
    pub(in crate::cli) output_format: RulesFormat,
}

#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub(in crate::cli) struct Import {
    /// Whose rules they are.
    #[command(subcommand)]
    pub(in crate::cli) from: ImportFrom,
}

#[derive(Debug, clap::Subcommand)]
pub(in crate::cli) enum ImportFrom {
    /// Turn styles of Vale into a pack, and tell what of them cannot be carried over
    Vale(Later<Vale>),
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Vale {
    /// The folder that holds the styles, or one style
    #[arg(value_name = "STYLES_DIR")]
    pub(in crate::cli) styles: PathBuf,
    /// The folder to write the pack to; it must not hold anything yet
    #[arg(long, value_name = "FOLDER", default_value = "vale")]
    pub(in crate::cli) to: PathBuf,
    /// How to tell what came of it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = one_of::<PageFormat>())]
    pub(in crate::cli) output_format: PageFormat,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Schema {
    /// What the schema is of
    #[arg(value_name = "SORT", value_parser = one_of::<Subject>())]
    pub(in crate::cli) subject: Subject,
}
