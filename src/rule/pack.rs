//! Packs: folders of rules and lexicons with a name and a version. The files are handed in; nothing is read here.

use super::compile::{self, Tools};
use super::matcher::{PhraseMatcher, When};
use super::regex::SentenceRegex;
use super::{PatternId, Rule, Settings};
use crate::diagnostic::{Diagnostic, Fingerprint};
use crate::lexicon::file::{self as lexicon_file, stem};
use crate::lexicon::{LexiconFile, Lexicons};
use crate::text::{Span, Text};
use crate::yaml::{self, Located, Mistake, Node, Reader, mapping};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// The files of a pack.
#[derive(Debug, Default)]
pub struct PackFiles {
    /// All of them, in any order.
    pub files: Vec<PackFile>,
    /// Whether these are files named alone, which need no `pack.yml`.
    pub loose: bool,
}

/// One file of a pack.
#[derive(Debug)]
pub struct PackFile {
    /// Where it lies below the folder of the pack, with `/` between names.
    pub path: String,
    /// What it says, under the name it is reported by.
    pub text: Arc<Text>,
    /// Its tree as [`yaml::pack`] writes it down, where that was done ahead of time.
    pub tree: Option<&'static [u8]>,
}

/// What a file of a pack is, by where it lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Manifest,
    Lexicon,
    Profile,
    Rule,
    Other,
}

impl PackFile {
    /// A file that is yet to be parsed.
    pub fn new(path: impl Into<String>, text: impl Into<Arc<Text>>) -> Self {
        Self { path: path.into(), text: text.into(), tree: None }
    }

    fn sort(&self) -> Sort {
        match self.path.as_str() {
            "pack.yml" => Sort::Manifest,
            path if stem(path) == path.rsplit('/').next().unwrap_or(path) => Sort::Other,
            path if path.starts_with("lexicons/") => Sort::Lexicon,
            path if path.starts_with("profiles/") => Sort::Profile,
            _ => Sort::Rule,
        }
    }

    fn tree(&self) -> Result<Node<'_>, Box<Diagnostic>> {
        let ready = self.tree.and_then(|bytes| yaml::unpack(bytes, &self.text));
        ready.map_or_else(|| yaml::parse(&self.text), Ok)
    }

    fn group(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// A pack in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it is for.
    pub summary: Option<String>,
    /// What it may be used for.
    pub licence: Option<String>,
    /// A stable hash over the paths and contents of its files, in hexadecimal digits.
    pub digest: String,
}

mapping! {
    /// `pack.yml`
    struct Manifest: "a pack" {
        name: String = "name",
        version: String = "version",
        summary: Option<String> = "summary",
        licence: Option<String> = "licence",
    }
}

/// All rules in force, with what they are matched by.
#[derive(Debug)]
pub struct RuleSet {
    /// The rules, in the order of their packs and paths; those that are switched off included.
    pub rules: Vec<Rule>,
    /// The lexicons, with the vocabulary that all patterns share.
    pub lexicons: Lexicons,
    /// The patterns of all rules, ready to be looked for.
    pub phrases: PhraseMatcher,
    /// The regexes of all rules, by [`super::RegexId`].
    pub regexes: Vec<SentenceRegex>,
    /// The packs.
    pub packs: Vec<Pack>,
}

impl RuleSet {
    /// The rule that goes by an id or a former id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        let exact = self.rules.iter().find(|rule| *rule.id.value == *id);
        exact.or_else(|| self.rules.iter().find(|rule| rule.aliases.iter().any(|alias| alias.value == id)))
    }
}

/// The file that a diagnostic of loading is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A file of a pack, by the indices of both.
    Pack {
        /// Index of the pack among those given.
        pack: usize,
        /// Index of the file in the pack.
        file: usize,
    },
    /// The config.
    Config,
}

/// What came of loading.
#[derive(Debug)]
pub struct Loaded {
    /// Everything that is sound.
    pub set: RuleSet,
    /// Everything that is not, file by file.
    pub diagnostics: Vec<(Origin, Diagnostic)>,
}

/// Loads packs under the settings of a config. One bad rule never hides the others: it is left out, and told.
pub fn load(packs: &[PackFiles], settings: &Settings) -> Loaded {
    let mut loader = Loader { settings, diagnostics: Vec::new() };
    let infos = packs.iter().enumerate().filter_map(|(at, pack)| loader.pack(at, pack)).collect();
    let mut tools = Tools { lexicons: loader.lexicons(packs), ..Tools::default() };
    let rules = loader.rules(packs, &mut tools);
    loader.diagnostics.sort_by_key(|(origin, diagnostic)| (*origin, diagnostic.span.start));
    let Tools { mut lexicons, patterns, regexes } = tools;
    let sought: FxHashSet<PatternId> = rules.iter().filter(|rule| !rule.off).flat_map(Rule::sought).collect();
    let when = |pattern| if sought.contains(&pattern) { When::Always } else { When::OnDemand };
    let phrases = PhraseMatcher::new(patterns, when, &mut lexicons);
    Loaded {
        set: RuleSet { rules, lexicons, phrases, regexes, packs: infos },
        diagnostics: loader.diagnostics,
    }
}

struct Loader<'l> {
    settings: &'l Settings,
    diagnostics: Vec<(Origin, Diagnostic)>,
}

impl Loader<'_> {
    fn report(&mut self, origin: Origin, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics.into_iter().map(|diagnostic| (origin, diagnostic)));
    }

    fn pack(&mut self, pack: usize, files: &PackFiles) -> Option<Pack> {
        for (file, profile) in sorted(files, Sort::Profile) {
            let mistake = yaml::parse(&profile.text).err().map(|mistake| *mistake);
            self.report(Origin::Pack { pack, file }, mistake);
        }
        if files.loose || files.files.is_empty() {
            return None;
        }
        let Some((file, manifest)) = sorted(files, Sort::Manifest).next() else {
            let missing = Mistake::MissingKey.at(Span::default(), "a pack needs a file `pack.yml`");
            self.report(Origin::Pack { pack, file: 0 }, [missing]);
            return None;
        };
        let (read, reader) = Reader::read::<Manifest>(&manifest.text);
        self.report(Origin::Pack { pack, file }, reader.finish());
        let Manifest { name, version, summary, licence } = read?;
        Some(Pack { name, version, summary, licence, digest: digest(files) })
    }

    fn lexicons(&mut self, packs: &[PackFiles]) -> Lexicons {
        let mut files: Vec<LexiconFile> = Vec::new();
        let mut origins = Vec::new();
        for (pack, file, lexicon) in all(packs, Sort::Lexicon) {
            let origin = Origin::Pack { pack, file };
            let (read, diagnostics) = lexicon_file::read_tree(&lexicon.text, lexicon.tree());
            self.report(origin, diagnostics);
            if files.iter().any(|known| known.name == read.name) {
                let first = lexicon.text.whole_lines(Span::empty(lexicon.text.body_start()));
                let message = format!("another pack has a lexicon `{}` already", read.name);
                let help = "Extend it in `whosays.yml`, or call this one something else.";
                self.report(origin, [Mistake::Duplicate.at(first, message).with_help(help)]);
                continue;
            }
            files.push(read);
            origins.push(origin);
        }
        let mut mistakes = Vec::new();
        self.settings.apply_to_lexicons(&mut files, &mut mistakes);
        self.report(Origin::Config, mistakes);
        let (lexicons, mistakes) = Lexicons::build(&files);
        for (at, mistake) in mistakes {
            self.report(origins.get(at).copied().unwrap_or(Origin::Config), [mistake]);
        }
        lexicons
    }

    fn rules(&mut self, packs: &[PackFiles], tools: &mut Tools) -> Vec<Rule> {
        let mut rules: Vec<Rule> = Vec::new();
        for (pack, file, rule) in all(packs, Sort::Rule) {
            let origin = Origin::Pack { pack, file };
            let (read, diagnostics) =
                compile::read(&rule.text, rule.tree(), (stem(&rule.path), rule.group()), tools);
            self.report(origin, diagnostics);
            let Some(read) = read else { continue };
            match rules.iter().find_map(|known| taken(known, &read)) {
                Some(name) => {
                    let message = format!("another rule goes by `{}` already", name.value);
                    self.report(origin, [Mistake::Duplicate.at(name.span, message)]);
                }
                None => rules.push(read),
            }
        }
        let mut mistakes = Vec::new();
        self.settings.apply_to_rules(&mut rules, &mut mistakes);
        self.report(Origin::Config, mistakes);
        rules
    }
}

/// The name of the new rule that the known one goes by already.
fn taken(known: &Rule, new: &Rule) -> Option<Located<String>> {
    let id = Located::new(new.id.value.to_string(), new.id.span);
    [id].into_iter().chain(new.aliases.iter().cloned()).find(|name| known.goes_by(&name.value))
}

/// The files of one sort, with their indices, by path.
fn sorted(pack: &PackFiles, sort: Sort) -> impl Iterator<Item = (usize, &PackFile)> {
    let mut files: Vec<_> = pack.files.iter().enumerate().filter(|(_, file)| file.sort() == sort).collect();
    files.sort_by_key(|(_, file)| file.path.as_str());
    files.into_iter()
}

fn all(packs: &[PackFiles], sort: Sort) -> impl Iterator<Item = (usize, usize, &PackFile)> {
    packs.iter().enumerate().flat_map(move |(pack, files)| {
        sorted(files, sort).map(move |(file, contents)| (pack, file, contents))
    })
}

fn digest(pack: &PackFiles) -> String {
    let mut files: Vec<&PackFile> = pack.files.iter().collect();
    files.sort_by_key(|file| file.path.as_str());
    let parts: Vec<&str> = files.iter().flat_map(|file| [file.path.as_str(), file.text.contents()]).collect();
    Fingerprint::of(&parts, 0).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::Stance;
    use crate::lexicon::Attribute;
    use crate::markup::{Region, RegionSet};
    use crate::names::Named;
    use crate::rule::{Amount, Expected, Limits, Matcher, Point, Reach, Side, Slot};

    const SHARE: &str = "\
id: share
summary: Too much rests on nobody.
severity: warning
status: preview
options: { limit: { type: ratio, default: 0.4 } }
match: { document: { count: { attribution: { source: { weaker-than: outlet } } }, per: { attribution: {} }, above: { option: limit } } }
message: '{count} of {per} ({percent}); {{limit}} is {limit}'
tests: { flag: [They say so.] }
";
    const FRAME: &str = "\
id: frame
summary: A frame.
severity: warning
in: [headline, quotation]
match: { phrase: ', $frame:@frames' }
point: frame
unless: { shown: { within: { before: { sentences: [-1, 0] } }, any: [ { phrase: chart }, { regex: 'maps?' } ] } }
message: '“{frame}” is a reading'
tests: { flag: ['Spoken, [[underscoring]] it \\[[sic]].'], pass: [{ text: A chart., cleared-by: shown }] }
";

    fn pack(files: &[(&str, &str)]) -> PackFiles {
        let file = |&(path, contents): &(&str, &str)| PackFile::new(path, Text::new(path, contents));
        PackFiles { files: files.iter().map(file).collect(), loose: false }
    }

    fn house() -> PackFiles {
        pack(&[
            ("pack.yml", "name: house\nversion: '2'\n"),
            ("lexicons/frames.yml", "words: [underscoring]\nextends: more\n"),
            ("lexicons/more.yml", "words: [marking]\n"),
            ("document/share.yml", SHARE),
            ("editorial/frame.yml", FRAME),
            ("README.md", "# House\n"),
        ])
    }

    fn set() -> RuleSet {
        let loaded = load(&[house()], &Settings::default());
        assert_eq!(loaded.diagnostics, []);
        loaded.set
    }

    #[test]
    fn a_pack_is_read_by_where_its_files_lie() {
        let set = set();
        assert_eq!((set.packs[0].name.as_str(), set.packs[0].version.as_str()), ("house", "2"));
        assert_eq!(set.packs[0].digest.len(), 16);
        let (share, frame) =
            (set.rule("share").expect("a rule of the pack"), set.rule("frame").expect("a rule of the pack"));
        assert_eq!((share.group.as_str(), frame.group.as_str()), ("document", "editorial"));
        assert!(share.is_held_back() && !frame.is_held_back());
        let Matcher::Document(query) = &share.matcher else { panic!("it is about the document") };
        let limit = Limits { above: Some(Amount::Option(0)), ..Limits::default() };
        assert_eq!(query.count.as_ref().map(|count| &count.share), Some(&limit));
        let shown = share.message.render(|slot| match slot {
            Slot::Count => "2".to_owned(),
            Slot::Per => "4".to_owned(),
            _ => "50 %".to_owned(),
        });
        assert_eq!(shown, "2 of 4 (50 %); {limit} is 50 %");
    }

    #[test]
    fn a_phrase_rule_keeps_its_place_clauses_and_marks() {
        let set = set();
        let frame = set.rule("frame").expect("a rule of the pack");
        assert_eq!(frame.point, Point::Capture("frame".into()));
        assert!(frame.regions.admits(RegionSet::of(&[Region::Headline, Region::Quotation])));
        assert!(!frame.regions.admits(RegionSet::of(&[Region::Headline, Region::Code])));
        assert!(!frame.regions.admits(RegionSet::of(&[Region::Body])));
        let clause = &frame.unless[0];
        assert_eq!((clause.window.reach, clause.window.side), (Reach::Sentences(-1, 0), Side::Before));
        assert_eq!((clause.matchers.len(), clause.at_least), (2, 1));
        assert_eq!(frame.tests[0].text, "Spoken, underscoring it [[sic]].");
        let Expected::Flag { marks, message: None } = &frame.tests[0].expected else {
            panic!("it is flagged")
        };
        assert_eq!(marks.first(), Some(&(8..20)));
        assert_eq!(frame.tests[1].expected, Expected::Pass { cleared_by: Some("shown".to_owned()) });
    }

    #[test]
    fn one_bad_rule_hides_no_other_and_a_second_of_a_name_is_left_out() {
        let other = pack(&[
            ("pack.yml", "name: other\nversion: '1'\n"),
            ("lexicons/frames.yml", "words: [x]\n"),
            ("a/frame.yml", FRAME),
            ("a/bad.yml", "id: bad\n"),
            ("a/broken.yml", "id: [\n"),
        ]);
        let loaded = load(&[house(), other], &Settings::default());
        assert_eq!(loaded.set.rules.len(), 2);
        let said: Vec<(Origin, &str)> =
            loaded.diagnostics.iter().map(|(origin, it)| (*origin, it.message.as_str())).collect();
        let at = |file| Origin::Pack { pack: 1, file };
        assert_eq!(said[0], (at(1), "another pack has a lexicon `frames` already"));
        assert_eq!(said[1], (at(2), "another rule goes by `frame` already"));
        assert_eq!(said[2], (at(3), "a rule needs the key `summary`"));
        assert_eq!(said.last(), Some(&(at(4), "the bracket that opens here is never closed")));
    }

    #[test]
    fn a_digest_changes_with_the_files_and_not_with_their_order() {
        let mut turned = house();
        turned.files.reverse();
        assert_eq!(digest(&house()), digest(&turned));
        turned.files.pop();
        assert_ne!(digest(&house()), digest(&turned));
    }

    #[test]
    fn the_built_in_pack_is_sound() {
        let loaded = load(&[super::super::builtin()], &Settings::default());
        let said = loaded.diagnostics.iter().map(|(origin, it)| (origin, &it.message));
        assert_eq!(said.filter(|(_, message)| !message.contains("`pack.yml`")).collect::<Vec<_>>(), []);
    }

    #[test]
    fn the_stances_of_lexicons_are_those_of_the_facts() {
        let facts: Vec<&str> = Stance::ALL.iter().map(|(name, _)| *name).collect();
        assert_eq!(lexicon_file::closed_set("reporting-verbs", Attribute::Stance), facts);
    }
}
