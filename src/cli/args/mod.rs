//! What may be said on the command line. Nothing below imports clap, and nothing here does anything.

mod authoring;
mod baseline;
mod drafts;
mod later;
mod screens;
mod setup;
mod values;

pub(in crate::cli) use authoring::{
    Config, Explain, Import, ImportFrom, Init, New, Rules, Schema, Test, Try, Vale,
};
pub(in crate::cli) use baseline::{Baseline, BaselineTask, Common};
pub(in crate::cli) use drafts::{Check, Drafts, Gates, Reading, Sources, Trace};
pub(in crate::cli) use later::Later;
pub(in crate::cli) use screens::Changed;
pub(in crate::cli) use setup::{Completions, Man};
pub(in crate::cli) use values::{Color, InputFormat, MatchKind, Output, PageFormat, RulesFormat, Shell};

use clap::{Parser, Subcommand};
use values::one_of;

/// Asks of every claim in a draft: who says?
///
/// Reads drafts and points at statements that are weakly sourced, with a question to the author and what would
/// settle it.
#[derive(Debug, Parser)]
#[command(name = "whosays", version, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "Exit codes: 0 nothing to fail for, 1 diagnostics at or over --fail-on, \
                        2 something could not be done, 3 no input.")]
pub(in crate::cli) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(in crate::cli) command: Command,
    /// When to use colours.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_parser = one_of::<Color>())]
    pub(in crate::cli) color: Color,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Check drafts
    Check(Later<Check>),
    /// Record what is found now, so that only what is new is shown, and keep that up to date
    Baseline(Baseline),
    /// Show who is cited in drafts, how strongly and how often
    Sources(Later<Sources>),
    /// Show why sentences are flagged or not: who says what, and what every rule made of it
    Trace(Later<Trace>),
    /// Write a config, and a pack with a first rule in it
    Init(Later<Init>),
    /// Write a rule that works, for you to change
    New(Later<New>),
    /// Run the tests that rules carry
    Test(Later<Test>),
    /// Try rules on a corpus: how often they speak, what keeps them silent, and examples
    Try(Later<Try>),
    /// List the rules in force, or some of them
    Rules(Later<Rules>),
    /// Show what holds for a draft and where it is set: rules, options, clauses, lexicons, packs
    Config(Later<Config>),
    /// Show all about rules: what each asks, why, and what it does not flag
    Explain(Later<Explain>),
    /// Turn rules of another tool into a pack
    Import(Import),
    /// Print the JSON schema of rules, lexicons, configs, packs, profiles, sidecars or reports, for editors
    Schema(Later<Schema>),
    /// Print a script by which a shell completes commands and options
    Completions(Later<Completions>),
    /// Print the manual page, or write one page a command
    Man(Later<Man>),
    /// Serve an editor: findings, hovers, fixes and sources while drafts and rules are written
    Lsp {
        /// Speak over standard input and output, as it does anyway; some editors say so
        #[arg(long, hide = true)]
        stdio: bool,
    },
}

#[cfg(test)]
mod tests {
    use super::Args;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_make_sense() {
        Args::command().debug_assert();
    }
}
