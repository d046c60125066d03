//! Rules put to the test: drafts in the place of rules in force or beside them. All others are off meanwhile.

use super::configs::Configs;
use super::files;
use super::gather::{Gathering, PackOrigin};
use super::notes::Notes;
use super::{Rules, Session, packs};
use crate::names::did_you_mean;
use crate::order::Order as _;
use crate::report::Problem;
use crate::rule::{self, RuleSet};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// What is put to the test. A file may be a draft of a rule of a pack, so packs come first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cli) enum Tried {
    /// All rules of a pack.
    Pack(PathBuf),
    /// A file with a rule, called anything.
    File(PathBuf),
    /// A rule in force.
    Id(String),
}

impl Session {
    /// The rules that are put to the test, under the config of the current folder.
    ///
    /// # Errors
    /// When one of them is not there, or is there twice. Mistakes in rule files are told like all others.
    pub(in crate::cli) fn attempt(&mut self, tried: &[Tried]) -> Result<Rules, Vec<Problem>> {
        let config = self.config_for(None);
        let notes = &mut self.notes;
        let mut configs = config.map_or_else(Configs::default, |path| Configs::read(&path, notes));
        let mut gathering = configs.gather(notes);
        let mut tried = tried.to_vec();
        tried.order();
        let (mut only, mut problems) = (BTreeSet::new(), Vec::new());
        for one in &tried {
            match put(one, &mut gathering, notes) {
                Ok(ids) => {
                    let known = ids.iter().find(|id| only.contains(*id));
                    problems.extend(known.map(|id| twice(id)));
                    only.extend(ids);
                }
                Err(problem) => problems.push(problem),
            }
        }
        let rules = self.build(&configs, gathering, None, Some(only));
        let set = rules.linter.rules();
        let unknown = tried.iter().filter_map(Tried::id).filter(|id| set.rule(id).is_none());
        problems.extend(unknown.map(|id| unknown_rule(id, set)));
        if problems.is_empty() { Ok(rules) } else { Err(problems) }
    }
}

impl Tried {
    const fn id(&self) -> Option<&String> {
        match self {
            Self::Id(id) => Some(id),
            _ => None,
        }
    }
}

/// Puts what is tried among the packs. The ids that it has there.
fn put(one: &Tried, gathering: &mut Gathering, notes: &mut Notes) -> Result<Vec<String>, Problem> {
    match one {
        Tried::Pack(path) => {
            let taken = gathering.take(path, None, notes);
            let taken = taken.map_err(|reason| files::problem(path, reason))?;
            Ok(taken.map(|number| rule::draft_pack(&mut gathering.packs, number)).unwrap_or_default())
        }
        Tried::File(path) => {
            let text = Arc::new(notes.text(path)?);
            // A draft asks for the lexicons that it lies among: those of its pack, or those beside it.
            let among =
                packs::home(path, notes).map_or_else(|| packs::lexicons_beside(path), |(root, _)| vec![root]);
            for path in among {
                gathering.take(&path, None, notes).map_err(|reason| files::problem(&path, reason))?;
            }
            let origin = PackOrigin { path: text.name().to_owned(), by: None };
            let id = rule::draft(&mut gathering.packs, text);
            gathering.origins.resize(gathering.packs.len(), origin);
            Ok(vec![id])
        }
        Tried::Id(id) => Ok(vec![id.clone()]),
    }
}

fn twice(id: &str) -> Problem {
    let message = "two of the rules to try have this id; try one, and the other behind `--against`";
    Problem { path: id.to_owned(), message: message.to_owned() }
}

fn unknown_rule(id: &str, set: &RuleSet) -> Problem {
    let near = did_you_mean(id, set.rules.iter().map(|rule| &*rule.id.value));
    let near = near.map_or_else(String::new, |near| format!("; did you mean “{near}”?"));
    Problem { path: id.to_owned(), message: format!("there is no rule, file or folder of this name{near}") }
}
