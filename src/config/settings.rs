//! What a config may ask of a rule or a lexicon.

use crate::diagnostic::Severity;
use crate::lexicon::LexiconFile;
use crate::lexicon::file::Sheet;
use crate::names::{Named, named};
use crate::rule::{Layer, LexiconSetting, RuleSetting, Word, Wording};
use crate::yaml::{Entries, FromYaml, Located, Mistake, Node, Reader, Shape, Value, mapping};

/// What a file asks of rules and lexicons, as far as it could be read.
pub(super) fn layer(
    rules: Option<Entries<RuleSetting>>,
    lexicons: Option<Entries<LexiconSettingFile>>,
    reader: &mut Reader<'_>,
) -> Layer {
    let rules = rules.unwrap_or_default().0.into_iter();
    let lexicons = lexicons.unwrap_or_default().0.into_iter();
    Layer {
        rules: rules.filter_map(|(name, setting)| Some((name, setting?))).collect(),
        lexicons: lexicons.filter_map(|(name, setting)| Some(setting?.check(name, reader))).collect(),
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
    pub(super) enum Switch {
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
        severity: Option<Located<Severity>> = "severity",
        /// Values for the rule's options.
        options: Entries<Located<f64>> = "options" naming Option,
        /// Clauses to switch off, by name.
        clauses: Entries<Switch> = "clauses" naming Clause,
        /// What it says is wrong, in place of its own words; takes their placeholders.
        message: Option<Located<String>> = "message" as Message,
        /// What it asks, in place of its own words.
        ask: Option<Located<String>> = "ask" as Message,
        /// What it says would settle it, in place of its own words.
        help: Option<Located<String>> = "help" as Message,
    }
}

impl FromYaml for RuleSetting {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if !matches!(node.value, Value::Mapping(_)) {
            let word = RuleWord::from_yaml(node, reader)?;
            // Whoever gives a rule a severity wants to hear it.
            return Some(Self {
                on: Some(word != RuleWord::Off),
                severity: Severity::from_name(word.name()).map(|severity| Located::new(severity, node.span)),
                ..Self::default()
            });
        }
        let mut file = RuleSettingFile::from_yaml(node, reader)?;
        let words = file.words(reader);
        Some(Self {
            on: None,
            severity: file.severity,
            options: file.options.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
            clauses: file
                .clauses
                .iter()
                .map(|(name, switch)| (name.clone(), *switch == Switch::On))
                .collect(),
            words,
        })
    }

    fn shape() -> Shape {
        Shape::Either(vec![RuleWord::shape(), RuleSettingFile::shape()])
    }
}

impl RuleSettingFile {
    /// The words that it gives a rule.
    fn words(&mut self, reader: &mut Reader<'_>) -> Vec<(Word, Located<String>, Wording)> {
        let all =
            [(Word::Message, &mut self.message), (Word::Ask, &mut self.ask), (Word::Help, &mut self.help)];
        let mut words = Vec::new();
        for (word, written) in all.into_iter().filter_map(|(word, written)| Some((word, written.take()?))) {
            if written.value.trim().is_empty() {
                reader.report(Mistake::Empty.at(written.span, "this text is empty"));
                continue;
            }
            let wording = Wording::read(&written, reader);
            words.push((word, written, wording));
        }
        words
    }
}

mapping! {
    /// What is added to a lexicon and taken from it.
    pub(super) struct LexiconSettingFile: "the setting of a lexicon" {
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
