//! What may be said on the command line. Nothing below imports clap, and nothing here does anything.

use crate::config::FailOn;
use crate::markup::Format;
use crate::names::{Named, named};
use crate::report::{OutputFormat, RosterFormat};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Asks of every claim in a draft: who says?
///
/// Reads drafts and points at statements that are weakly sourced, with a question to the author and what would
/// settle it.
#[derive(Debug, Parser)]
#[command(name = "whosays", version, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "Exit codes: 0 nothing to fail for, 1 diagnostics at or over --fail-on, \
                        2 something could not be done, 3 no input.")]
pub(super) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to use colours.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_parser = one_of::<Color>())]
    pub(super) color: Color,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check drafts
    Check(Check),
    /// Show who is cited in drafts, how strongly and how often
    Sources(Sources),
    /// Show why sentences are flagged or not: who says what, and what every rule made of it
    Trace(Trace),
    /// Run the tests that rules carry
    Test(Test),
    /// List the rules in force
    Rules(Rules),
    /// Show all about one rule: what it asks, why, and what it does not flag
    Explain(Explain),
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) drafts: Drafts,
    /// How to put out what is found, and where to; may be given more than once
    #[arg(long, value_name = "FORMAT[=PATH]", default_value = "human", value_parser = output::<OutputFormat>)]
    pub(super) output_format: Vec<Output<OutputFormat>>,
    /// From which severity on the exit code is 1 [default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = one_of::<FailOn>())]
    pub(super) fail_on: Option<FailOn>,
    /// Let this many warnings pass
    #[arg(long, value_name = "N")]
    pub(super) max_warnings: Option<usize>,
    /// Exit with 0 even where something was found
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Show everything: infos too, and rules that are held back
    #[arg(long)]
    pub(super) pedantic: bool,
    /// Print no summary
    #[arg(short, long)]
    pub(super) quiet: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Sources {
    #[command(flatten)]
    pub(super) drafts: Drafts,
    /// How to put out who is cited, and where to; may be given more than once
    #[arg(long, value_name = "FORMAT[=PATH]", default_value = "human", value_parser = output::<RosterFormat>)]
    pub(super) output_format: Vec<Output<RosterFormat>>,
}

// What is read, and how. A doc comment would become the help of every command that takes it.
#[derive(Debug, clap::Args)]
pub(super) struct Drafts {
    /// Files, folders to search for drafts, or `-` for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// The config file to use instead of the closest whosays.yml
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Read every input as this format, whatever its name
    #[arg(long, value_name = "FORMAT", value_parser = input_format())]
    pub(super) input_format: Option<InputFormat>,
    /// The field of a JSON Lines record that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub(super) text_field: String,
    /// The field of a JSON Lines record that names it
    #[arg(long, value_name = "NAME", default_value = "id")]
    pub(super) id_field: String,
    /// The name to report standard input under
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Trace {
    /// A draft, or `-` for standard input; with a line, only the sentences that touch it
    #[arg(value_name = "FILE[:LINE]")]
    pub(super) place: PathBuf,
    /// The config file to use instead of the closest whosays.yml
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// How to put it out
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = one_of::<PageFormat>())]
    pub(super) output_format: PageFormat,
    /// Hold nothing back
    #[arg(long)]
    pub(super) pedantic: bool,
    /// Read the draft as this format, whatever its name
    #[arg(long, value_name = "FORMAT", value_parser = one_of::<Format>())]
    pub(super) input_format: Option<Format>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Test {
    /// Packs or rule files; without any, the packs in force
    #[arg(value_name = "PACK|FILE")]
    pub(super) paths: Vec<PathBuf>,
    /// The config file to use instead of the closest whosays.yml
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Rules {
    /// The config file to use instead of the closest whosays.yml
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// How to put them out
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = one_of::<PageFormat>())]
    pub(super) output_format: PageFormat,
}

#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    /// The rule's id
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
    /// The config file to use instead of the closest whosays.yml
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

/// A format, and the file to write it to; standard output where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Output<F> {
    pub(super) format: F,
    pub(super) path: Option<PathBuf>,
}

named! {
    /// When to use colours.
    pub(super) enum Color {
        /// On a terminal, unless the environment says otherwise.
        Auto = "auto",
        /// Everywhere.
        Always = "always",
        /// Nowhere.
        Never = "never",
    }
}

/// How input may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InputFormat {
    /// As one text.
    One(Format),
    /// As one JSON object a line, each with a text of its own.
    Jsonl,
}

named! {
    /// How a page is put out.
    pub(super) enum PageFormat {
        /// For people.
        Human = "human",
        /// As JSON.
        Json = "json",
    }
}

impl InputFormat {
    /// The format of a text that is read this way.
    pub(super) const fn markup(self) -> Format {
        match self {
            Self::One(format) => format,
            Self::Jsonl => Format::Plain,
        }
    }
}

/// A parser for a closed set of names; clap lists them and suggests the nearest.
fn one_of<T: Named + Send + Sync>() -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(T::ALL.iter().map(|(name, _)| *name))
        .try_map(|name| T::from_name(&name).ok_or("there is no such value"))
}

fn input_format() -> impl TypedValueParser<Value = InputFormat> {
    let formats = Format::ALL.iter().map(|(name, _)| *name);
    PossibleValuesParser::new(formats.chain(["jsonl"]))
        .map(|name| Format::from_name(&name).map_or(InputFormat::Jsonl, InputFormat::One))
}

fn output<F: Named>(argument: &str) -> Result<Output<F>, String> {
    let (name, path) = match argument.split_once('=') {
        Some((_, "")) => return Err("a path is missing after “=”".to_owned()),
        Some((name, path)) => (name, Some(PathBuf::from(path))),
        None => (argument, None),
    };
    let format = F::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = F::ALL.iter().map(|(name, _)| *name).collect();
        format!("there is no format “{name}”; choose from {}", names.join(", "))
    })?;
    Ok(Output { format, path })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_make_sense() {
        Args::command().debug_assert();
    }

    #[test]
    fn an_output_may_have_a_path() {
        let json = Output { format: OutputFormat::Json, path: Some(PathBuf::from("a=b.json")) };
        assert_eq!(output("json=a=b.json"), Ok(json));
        assert_eq!(output("concise"), Ok(Output { format: OutputFormat::Concise, path: None }));
        assert!(output::<OutputFormat>("json=").is_err());
        assert!(
            output::<OutputFormat>("sarf")
                .is_err_and(|message| message.contains("human, concise, json, jsonl"))
        );
    }
}
