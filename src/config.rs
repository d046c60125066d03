//! `whosays.yml`: which rules apply where, and how loudly. It is found and read by whoever has files; here it is
//! only understood.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lexicon::LexiconFile;
use crate::lexicon::file::Sheet;
use crate::names::{Named, named};
use crate::rule::{LexiconSetting, RuleSetting, Settings};
use crate::text::Text;
use crate::yaml::{Entries, FromYaml, Located, Node, Reader, Shape, Value, mapping};

named! {
    /// From which severity on a run fails.
    pub enum FailOn {
        /// Errors only.
        Error = "error",
        /// Errors and warnings.
        Warning = "warning",
        /// Everything shown.
        Info = "info",
        /// Nothing.
        Never = "never",
    }
}

/// A config, understood. Paths are as written; they count from the config's folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// Folders with a `pack.yml`, and rule or lexicon files, beside the built-in pack.
    pub packs: Vec<Located<String>>,
    /// What is asked of rules and lexicons; applied by [`crate::rule::load`].
    pub settings: Settings,
    /// From which severity on a run fails.
    pub fail_on: Option<FailOn>,
}

impl Config {
    /// Understands a config file. Whatever is wrong with it, what could be read comes out.
    pub fn parse(text: &Text) -> (Self, Vec<Diagnostic>) {
        // A file with nothing but comments asks for nothing.
        if text.contents().lines().all(|line| line.trim().is_empty() || line.starts_with('#')) {
            return (Self::default(), Vec::new());
        }
        let (file, mut reader) = Reader::read::<ConfigFile>(text);
        let config = file.map(|file| file.check(&mut reader)).unwrap_or_default();
        (config, reader.finish())
    }
}

mapping! {
    /// Which rules apply, and how loudly.
    partial struct ConfigFile: "a config" {
        /// Packs, rules and lexicons beside the built-in ones, by their paths from this file.
        packs: Vec<Located<String>> = "packs" as Path,
        /// What is asked of rules, by id or `GROUP/*`.
        rules: Entries<RuleSetting> = "rules",
        /// What is added to lexicons and taken from them, by name.
        lexicons: Entries<LexiconSettingFile> = "lexicons",
        /// From which severity on a run fails.
        fail_on: FailOn = ?"fail-on",
    }
}

impl ConfigFile {
    fn check(self, reader: &mut Reader<'_>) -> Config {
        let rules = self.rules.unwrap_or_default().0.into_iter();
        let lexicons = self.lexicons.unwrap_or_default().0.into_iter();
        let rules = rules.filter_map(|(name, setting)| Some((name, setting?))).collect();
        let lexicons = lexicons.filter_map(|(name, setting)| Some(setting?.check(name, reader))).collect();
        Config {
            packs: self.packs.unwrap_or_default(),
            settings: Settings { rules, lexicons },
            fail_on: self.fail_on,
        }
    }
}

named! {
    /// What a word says of a rule.
    enum RuleWord {
        /// The rule speaks.
        On = "on",
        /// The rule is silent.
        Off = "off",
        /// It speaks, and what it finds is an error.
        Error = "error",
        /// It speaks, and what it finds is a warning.
        Warning = "warning",
        /// It speaks when everything is asked for.
        Info = "info",
    }
}

named! {
    /// Whether something is on.
    enum Switch {
        /// It counts.
        On = "on",
        /// It is switched off.
        Off = "off",
    }
}

mapping! {
    /// What is asked of a rule.
    struct RuleSettingFile: "the setting of a rule" {
        /// How much it matters here.
        severity: Option<Severity> = "severity",
        /// Values for the rule's options.
        options: Entries<Located<f64>> = "options",
        /// Clauses to switch off, by name.
        clauses: Entries<Switch> = "clauses",
    }
}

impl FromYaml for RuleSetting {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if !matches!(node.value, Value::Mapping(_)) {
            let word = RuleWord::from_yaml(node, reader)?;
            // Whoever gives a rule a severity wants to hear it.
            return Some(Self {
                on: Some(word != RuleWord::Off),
                severity: Severity::from_name(word.name()),
                ..Self::default()
            });
        }
        let file = RuleSettingFile::from_yaml(node, reader)?;
        Some(Self {
            on: None,
            severity: file.severity,
            options: file.options.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
            clauses: file
                .clauses
                .iter()
                .map(|(name, switch)| (name.clone(), *switch == Switch::On))
                .collect(),
        })
    }

    fn shape() -> Shape {
        Shape::Either(vec![RuleWord::shape(), RuleSettingFile::shape()])
    }
}

mapping! {
    /// What is added to a lexicon and taken from it.
    struct LexiconSettingFile: "the setting of a lexicon" {
        /// Entries to add.
        extend: Option<Sheet> = "extend",
        /// Entries to take out.
        remove: Vec<Located<String>> = "remove",
    }
}

impl LexiconSettingFile {
    fn check(self, name: Located<String>, reader: &mut Reader<'_>) -> LexiconSetting {
        let mut extend = LexiconFile { name: name.value.clone(), ..LexiconFile::default() };
        if let Some(sheet) = self.extend {
            sheet.fill(&mut extend, reader);
        }
        LexiconSetting { name, extend, remove: self.remove }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{PackFile, PackFiles, RuleSet, load};

    const RULE: &str = "\
id: alleged
summary: An example.
severity: warning
status: preview
options: { limit: { type: ratio, default: 0.4 } }
match: { phrase: '@frames' }
unless: { shown: { phrase: chart } }
message: '{limit}'
tests: { flag: ['[[Marking]] it.'] }
";

    fn configured(yaml: &str) -> RuleSet {
        let (config, diagnostics) = Config::parse(&Text::new("whosays.yml", yaml));
        assert_eq!(diagnostics, []);
        let files = [
            ("pack.yml", "name: house\nversion: '2'\n"),
            ("lexicons/frames.yml", "words: [underscoring]\nextends: more\n"),
            ("lexicons/more.yml", "words: [marking, stressing]\n"),
            ("house/alleged.yml", RULE),
        ];
        let file = |(path, contents): (&str, &str)| PackFile::new(path, Text::new(path, contents));
        let loaded = load(&[PackFiles { files: files.map(file).into(), loose: false }], &config.settings);
        assert_eq!(loaded.diagnostics, []);
        loaded.set
    }

    #[test]
    fn rules_are_set_by_id_and_by_group() {
        let set = configured(
            "rules:\n  house/*: info\n  alleged: { options: { limit: 0.1 }, clauses: { shown: off } }\n",
        );
        let rule = set.rule("alleged").expect("it is in the pack");
        assert_eq!((rule.severity, rule.settings(), rule.unless[0].off), (Severity::Info, vec![0.1], true));
        // Its own tests are its author's and know nothing of it.
        assert_eq!(rule.tests[0].settings, [0.4]);
        assert!(configured("rules: { house/*: off }\n").rules[0].off);
    }

    #[test]
    fn to_name_a_rule_that_waits_is_to_call_it() {
        assert!(configured("# nothing\n").rules[0].is_held_back());
        assert!(configured("rules: { house/*: on }\n").rules[0].is_held_back());
        assert!(!configured("rules: { alleged: on }\n").rules[0].is_held_back());
        assert!(!configured("rules: { house/*: warning }\n").rules[0].is_held_back());
    }

    #[test]
    fn lexicons_gain_and_lose_entries_their_own_and_inherited_ones() {
        let set = configured(
            "lexicons: { frames: { extend: { words: [showing] }, remove: [underscoring, marking] } }\n",
        );
        let frames =
            set.lexicons.id("frames").and_then(|id| set.lexicons.get(id)).expect("it is in the pack");
        let entries: Vec<&str> = frames.entries.iter().map(|entry| entry.is.as_str()).collect();
        assert_eq!(entries, ["stressing", "showing"]);
    }
}
