//! The values that arguments take: closed sets of names, and outputs.

use crate::config::Share;
use crate::markup::Format;
use crate::names::{Named, named};
use clap::builder::{PossibleValue, PossibleValuesParser, RangedU64ValueParser, TypedValueParser};
use clap::{Arg, Command};
use std::ffi::OsStr;
use std::marker::PhantomData;
use std::path::PathBuf;

/// A format, and the file to write it to; standard output where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Output<F> {
    pub(in crate::cli) format: F,
    pub(in crate::cli) path: Option<PathBuf>,
}

named! {
    /// When to use colours.
    pub(in crate::cli) enum Color {
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
pub(in crate::cli) enum InputFormat {
    /// As one text.
    One(Format),
    /// As one JSON object a line, each with a text of its own.
    Jsonl,
}

named! {
    /// How a page is put out.
    pub(in crate::cli) enum PageFormat {
        /// For people.
        Human = "human",
        /// As JSON.
        Json = "json",
    }
}

named! {
    /// What a rule looks for.
    pub(in crate::cli) enum MatchKind {
        /// Words.
        Phrase = "phrase",
        /// Who is said to have said what.
        Attribution = "attribution",
        /// Who is named.
        Mention = "mention",
        /// How much of something there is in the text.
        Document = "document",
        /// What no phrase can say.
        Regex = "regex",
    }
}

named! {
    /// How rules are put out.
    pub(in crate::cli) enum RulesFormat {
        /// For people.
        Human = "human",
        /// As Markdown.
        Markdown = "markdown",
        /// As JSON.
        Json = "json",
    }
}

named! {
    /// A shell that can complete commands.
    pub(in crate::cli) enum Shell {
        /// The GNU shell.
        Bash = "bash",
        /// Elvish.
        Elvish = "elvish",
        /// The friendly interactive shell.
        Fish = "fish",
        /// Nushell.
        Nushell = "nushell",
        /// `PowerShell`.
        Pwsh = "powershell",
        /// The Z shell.
        Zsh = "zsh",
    }
}

impl InputFormat {
    /// The format of a text that is read this way.
    pub(in crate::cli) const fn markup(self) -> Format {
        match self {
            Self::One(format) => format,
            Self::Jsonl => Format::Plain,
        }
    }
}

/// A parser for a closed set of names; clap lists them and suggests the nearest.
pub(super) fn one_of<T: Named + Send + Sync>() -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(T::ALL.iter().map(|(name, _)| *name))
        .try_map(|name| T::from_name(&name).ok_or("there is no such value"))
}

pub(super) fn input_format() -> impl TypedValueParser<Value = InputFormat> {
    let formats = Format::ALL.iter().map(|(name, _)| *name);
    PossibleValuesParser::new(formats.chain(["jsonl"]))
        .map(|name| Format::from_name(&name).map_or(InputFormat::Jsonl, InputFormat::One))
}

/// A share between 0 and 1.
///
/// # Errors
/// When it is none.
pub(super) fn share(written: &str) -> Result<f64, String> {
    let value: f64 = written.parse().map_err(|_| "a share is a number between 0 and 1".to_owned())?;
    let share = Share::new(value).map_err(|(message, help)| match help {
        Some(help) => format!("{message}. {help}"),
        None => message.to_owned(),
    });
    share.map(|Share(share)| share)
}

pub(super) fn threads() -> impl TypedValueParser<Value = usize> {
    RangedU64ValueParser::<usize>::new().range(1..=256)
}

/// A parser for a format that may have a path; shells and the help are told the formats.
pub(super) fn output<F: Named + Send + Sync>() -> impl TypedValueParser<Value = Output<F>> {
    Outputs(PhantomData)
}

#[derive(Clone)]
struct Outputs<F>(PhantomData<F>);

impl<F: Named + Send + Sync> TypedValueParser for Outputs<F> {
    type Value = Output<F>;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Output<F>, clap::Error> {
        format_and_path.parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(F::ALL.iter().map(|(name, _)| PossibleValue::new(*name))))
    }
}

fn format_and_path<F: Named>(argument: &str) -> Result<Output<F>, String> {
    let (name, path) = match argument.split_once('=') {
        Some((_, "")) => return Err("a path is missing after “=”".to_owned()),
        Some((name, "-")) => (name, None),
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
    use crate::report::OutputFormat;

    #[test]
    fn an_output_may_have_a_path() {
        let json = Output { format: OutputFormat::Json, path: Some(PathBuf::from("a=b.json")) };
        assert_eq!(format_and_path("json=a=b.json"), Ok(json));
        for shown in ["concise", "concise=-"] {
            assert_eq!(format_and_path(shown), Ok(Output { format: OutputFormat::Concise, path: None }));
        }
        assert!(format_and_path::<OutputFormat>("json=").is_err());
        assert!(
            format_and_path::<OutputFormat>("sarf")
                .is_err_and(|message| message.contains("human, concise, json, jsonl"))
        );
    }
}
