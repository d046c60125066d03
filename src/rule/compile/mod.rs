//! From what a rule file says to a rule that has been checked.
//!
//! What has been read is checked part by part, and a part that is wrong keeps no other from being checked: every
//! mistake of a file is reported, and the rule comes out only where there is none.

mod cases;
mod clause;
mod contradiction;
mod document;
mod matcher;
mod never;
mod place;
mod supply;
mod template;

pub(super) use template::{Scope, Supplies};

use super::papers::{Papers, Written};
use super::program::PatternSet;
use super::regex::SentenceRegex;
use super::schema::{OptionFile, RuleFile};
use super::{Clause, Everywhere, OptionType, Rule, RuleOption, Shelf};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lexicon::Lexicons;
use crate::stored::Words;
use crate::text::Text;
use crate::yaml::{Entries, Located, Mistake, Node, Reader};
use std::sync::Arc;
use supply::Supply;
pub use supply::supplied;

/// What rules are compiled against and into.
#[derive(Debug, Default)]
pub(super) struct Tools {
    pub(super) lexicons: Lexicons,
    pub(super) patterns: PatternSet,
    pub(super) regexes: Vec<SentenceRegex>,
}

/// Reads and compiles one rule file. `stem` is what its id must be, `group` the folder it lies in. The rule is
/// `None` where anything is wrong that makes it unfit to run.
pub(super) fn read(
    text: &Text,
    (stem, group): (&str, &str),
    tools: &mut Tools,
) -> (Option<Rule>, Vec<Diagnostic>) {
    let (file, reader) = Reader::read_unless::<RuleFile>(text, a_lexicon);
    let mut compiler = Compiler { reader, tools, options: Vec::new(), known_options: None };
    let rule = file.and_then(|file| compiler.rule(file, stem, group));
    let diagnostics = compiler.reader.finish();
    let sound = diagnostics.iter().all(|diagnostic| diagnostic.severity < Severity::Error);
    (rule.filter(|_| sound), diagnostics)
}

/// Reads from a rule file what running the rule takes no notice of; nothing where the file is no sound rule.
pub(super) fn written(text: &Text) -> Option<Written> {
    let (file, reader) = Reader::read::<RuleFile>(text);
    let mut file = file?;
    let mut compiler =
        Compiler { reader, tools: &mut Tools::default(), options: Vec::new(), known_options: None };
    compiler.options(&file);
    let about_document = file.matcher.as_ref().is_some_and(|it| it.value.is_document());
    compiler.written(&mut file, about_document)
}

/// That a file is a lexicon.
fn a_lexicon(node: &Node<'_>) -> Option<Diagnostic> {
    let is_rule = ["id", "match"].iter().any(|key| node.entry(key).is_some());
    let (key, _) =
        ["words", "lemmas", "phrases"].iter().filter(|_| !is_rule).find_map(|key| node.entry(key))?;
    let mistake = Mistake::UnknownKey.at(key.span, "this is a lexicon, and rules are read from this folder");
    Some(mistake.with_help("Move the file into the folder `lexicons` of its pack."))
}

/// Compiles one rule.
struct Compiler<'c, 't> {
    reader: Reader<'t>,
    tools: &'c mut Tools,
    /// The options that could be read.
    options: Vec<RuleOption>,
    /// The names of all options, those that could not be read included; `None` where nothing is known of them.
    known_options: Option<Vec<String>>,
}

impl Compiler<'_, '_> {
    fn rule(&mut self, mut file: RuleFile, stem: &str, group: &str) -> Option<Rule> {
        if let Some(id) = &file.id {
            self.check_id(id, stem);
        }
        self.check_written(&file);
        self.options(&file);
        let about_document = file.matcher.as_ref().is_some_and(|it| it.value.is_document());
        let compiled = file.matcher.as_ref().and_then(|it| self.rule_matcher(it));
        let supply = compiled.as_ref().map(|(_, supply)| supply);
        let regions = file.regions.as_ref().map(|regions| self.rule_regions(regions));
        if let Some(regions) = &file.regions {
            self.check_regions(regions);
        }
        self.check_clause_names(&file);
        let only_if = self.clauses(file.only_if.as_ref(), about_document, supply);
        let unless = self.clauses(file.unless.as_ref(), about_document, supply);
        let known_options = self.known_options.clone();
        let scope = supply
            .map(|supply| Scope::new(supply, file.only_if.as_ref(), &only_if, &self.options, known_options));
        let point = supply.and_then(|supply| self.point(file.point.as_ref(), supply));
        let labels = scope.as_ref().and_then(|scope| self.labels(file.labels.as_ref(), scope));
        let message = self.template(file.message.as_ref(), scope.as_ref());
        let ask = self.template(file.ask.as_ref(), scope.as_ref());
        let help = self.template(file.help.as_ref(), scope.as_ref());
        let written = self.written(&mut file, about_document);
        let (matcher, supply) = compiled?;
        if let (Some(written), Some(point)) = (&file.matcher, &point) {
            let regions = regions.unwrap_or_default();
            let own = never::Own { file: &written.value, matcher: &matcher, regions, point };
            self.check_clauses(&file, &own, &only_if, &unless);
        }
        let (only_if, supplies): (Vec<_>, Vec<_>) = only_if.into_iter().unzip();
        let unless: Vec<Clause> = unless.into_iter().map(|(clause, _)| clause).collect();
        let everywhere = Everywhere::of(&matcher, only_if.iter().chain(&unless));
        let id = file.id?;
        Some(Rule {
            id: Located::new(Arc::from(id.value.as_str()), id.span),
            group: group.into(),
            // Only the loader knows.
            shelf: Shelf::default(),
            summary: file.summary?.value.into(),
            severity: file.severity?,
            default_severity: file.severity?,
            confidence: file.confidence?,
            status: file.status?,
            opt_in: file.opt_in?,
            off: false,
            called: false,
            aliases: file.aliases?,
            options: std::mem::take(&mut self.options),
            matcher,
            regions: regions?,
            only_if: only_if.into(),
            unless: unless.into(),
            point: point?,
            labels: labels?.into(),
            report: file.report?,
            message: message?.into(),
            ask: ask.into(),
            help: help.into(),
            everywhere: everywhere.into(),
            supplies: Arc::new(Supplies::new(supply, supplies).into()),
            reworded: None,
            papers: Papers::from(written?),
        })
    }

    fn options(&mut self, file: &RuleFile) {
        self.known_options =
            file.options.as_ref().map(|options| options.names().into_iter().map(str::to_owned).collect());
        self.options = file.options.iter().flat_map(Entries::iter).filter_map(|it| self.option(it)).collect();
    }

    /// The reasons and examples, where they are sound.
    fn written(&mut self, file: &mut RuleFile, about_document: bool) -> Option<Written> {
        let (tests, why, references) = (file.tests.take()?, file.why.take()?, file.references.take()?);
        Some(Written { why, references, tests: self.cases(&tests, file, about_document) })
    }

    fn check_id(&mut self, id: &Located<String>, stem: &str) {
        self.check_name(id, "an id");
        if id.value != stem {
            let message = format!("the id is `{}`, and the file is called `{stem}.yml`", id.value);
            let help = format!("Call the file `{}.yml`, or the rule `{stem}`.", id.value);
            self.reader.report(Mistake::Contradiction.at(id.span, message).with_help(help));
        }
    }

    /// Names are lower-case letters, digits and hyphens, a letter first.
    fn check_name(&mut self, name: &Located<String>, what: &str) {
        if !is_name(&name.value) {
            let message = format!("{what} is lower-case letters, digits and hyphens, a letter first");
            self.reader.report(Mistake::UnknownValue.at(name.span, message));
        }
    }

    /// Texts that are there must say something.
    fn check_written(&mut self, file: &RuleFile) {
        for text in [&file.summary, &file.message, &file.ask, &file.help].into_iter().flatten() {
            if text.value.trim().is_empty() {
                self.reader.report(Mistake::Empty.at(text.span, "this text is empty"));
            }
        }
        for alias in file.aliases.iter().flatten() {
            self.check_name(alias, "an alias");
        }
    }

    fn option(&mut self, (name, file): (&Located<String>, &OptionFile)) -> Option<RuleOption> {
        self.check_name(name, "the name of an option");
        self.check_setting(file.kind, &file.default)?;
        Some(RuleOption {
            name: name.value.clone().into(),
            kind: file.kind,
            value: file.default.value,
            default: file.default.value,
            summary: file.summary.clone().map(Words::from),
        })
    }

    fn check_setting(&mut self, kind: OptionType, value: &Located<f64>) -> Option<()> {
        let Some(diagnostic) = refuse_setting(kind, value) else { return Some(()) };
        self.reader.report(diagnostic);
        None
    }
}

/// Whether a rule, a clause or an option may be called so.
pub fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// What is wrong with the value of an option: a count is a whole number, a ratio lies between 0 and 1.
pub(super) fn refuse_setting(kind: OptionType, value: &Located<f64>) -> Option<Diagnostic> {
    let number = value.value;
    let (sound, message) = match kind {
        OptionType::Count => (number >= 0.0 && number.fract() == 0.0, "a count is a whole number, 0 or more"),
        OptionType::Ratio => ((0.0..=1.0).contains(&number), "a ratio lies between 0 and 1"),
    };
    (!sound).then(|| Mistake::UnknownValue.at(value.span, message))
}
