//! What comes of loading: rules, and what they are matched by. It can be stored, so that the tool need not load its own
//! pack again whenever it starts.

use super::Pack;
use crate::attribution::Knowledge;
use crate::lexicon::Lexicons;
use crate::rule::matcher::PhraseMatcher;
use crate::rule::regex::SentenceRegex;
use crate::rule::{Rule, Settings};
use crate::stored;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// All rules in force, with what they are matched by.
///
/// A copy has rules of its own and shares all else.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct RuleSet {
    /// The rules, in the order of their packs and paths; those that are switched off included.
    pub rules: Vec<Rule>,
    /// The lexicons, with the vocabulary that all patterns share.
    pub lexicons: Arc<Lexicons>,
    /// What the engine knows of their words.
    pub known: Arc<Knowledge>,
    /// The patterns of all rules, ready to be looked for.
    pub phrases: Arc<PhraseMatcher>,
    /// The regexes of all rules, by [`crate::rule::RegexId`].
    pub regexes: Arc<[SentenceRegex]>,
    /// Of each regex, whether it is looked for everywhere, and not only where a clause asks about it.
    pub sought_regexes: Arc<[bool]>,
    /// The packs.
    pub packs: Arc<[Pack]>,
}

impl RuleSet {
    /// Writes it down, but for the reasons and examples of its rules; `None` where that is not possible.
    pub fn store(&self) -> Option<Vec<u8>> {
        stored::write(self)
    }

    /// The same rules, set as other layers of the settings that they were loaded under ask.
    #[must_use]
    pub fn under(&self, settings: &Settings, layers: &[usize]) -> Self {
        let mut set = self.clone();
        settings.apply_to_rules(layers, &mut set.rules);
        set
    }

    /// Whether some rule looks in every text for who is said to have said what, or for names.
    pub fn seeks_facts(&self) -> bool {
        let speaking = self.rules.iter().filter(|rule| !rule.off);
        self.phrases.asks_for_names() || speaking.into_iter().any(|rule| rule.matcher.seeks_facts())
    }

    /// The rule that goes by an id or a former id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        let exact = self.rules.iter().find(|rule| *rule.id.value == *id);
        exact.or_else(|| self.rules.iter().find(|rule| rule.aliases.iter().any(|alias| alias.value == id)))
    }
}
