//! Tells the rules that are tried from what they are tried on.

use crate::cli::args::Try;
use crate::cli::session::Tried;
use crate::rule::is_name;
use std::path::{Path, PathBuf};

/// What the arguments name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Arguments {
    pub(super) rules: Vec<Tried>,
    pub(super) corpus: Vec<PathBuf>,
}

impl Arguments {
    pub(super) fn of(args: &Try) -> Self {
        let mut arguments = Self::default();
        for argument in &args.arguments {
            match rule(argument) {
                Some(rule) => arguments.rules.push(rule),
                None => arguments.corpus.push(argument.clone()),
            }
        }
        arguments.corpus.extend(args.corpus.iter().cloned());
        if arguments.corpus.is_empty() {
            arguments.corpus.push(".".into());
        }
        arguments
    }
}

/// The rule that an argument names, if it names one. A file or folder of that name comes before an id.
pub(super) fn rule(argument: &Path) -> Option<Tried> {
    let is_rule_file = argument.extension().is_some_and(|extension| extension == "yml");
    if is_rule_file && !argument.is_dir() {
        return Some(Tried::File(argument.to_path_buf()));
    }
    if argument.join("pack.yml").is_file() {
        return Some(Tried::Pack(argument.to_path_buf()));
    }
    let id = argument.to_str().filter(|id| is_name(id))?;
    (!argument.exists()).then(|| Tried::Id(id.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_a_file_or_an_id() {
        assert_eq!(rule(Path::new("gone.yml")), Some(Tried::File("gone.yml".into())));
        assert_eq!(rule(Path::new("no-blame")), Some(Tried::Id("no-blame".to_owned())));
        for corpus in ["-", "gone.jsonl", "gone/drafts", "src", "Cargo.toml", "rules/lexicons"] {
            assert_eq!(rule(Path::new(corpus)), None, "{corpus}");
        }
    }
}
