//! Reads a lexicon file. What it says is checked here entry by entry; what it means among other lexicons
//! (`extends`, `remove`) is checked where they meet.

use super::pattern::{self, Pattern};
use super::{Attribute, Attributes, EntryFile, LexiconFile};
use crate::diagnostic::Diagnostic;
use crate::names::{Named, named};
use crate::prose;
use crate::text::{Span, Text};
use crate::yaml::{
    Choice, FromYaml, Key, Keys, Located, Map, Mistake, Node, Reader, Set, Shape, Value, inside_scalar,
    mapping,
};
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::borrow::Cow;

/// Reads a lexicon file. It is named by its file stem. Whatever is wrong with it, what could be read comes out.
pub fn read(text: &Text) -> (LexiconFile, Vec<Diagnostic>) {
    let (sheet, mut reader) = Reader::read_unless::<Sheet>(text, a_rule);
    let name = stem(text.name()).to_owned();
    let mut lexicon = LexiconFile { name, ..LexiconFile::default() };
    if let Some(sheet) = sheet {
        sheet.fill(&mut lexicon, &mut reader);
    }
    let mut diagnostics = reader.finish();
    if diagnostics.is_empty() && lexicon.says_nothing() {
        let first = text.whole_lines(Span::empty(text.body_start()));
        let help = "List some under `words`, `lemmas` or `phrases`.";
        diagnostics.push(Mistake::Empty.warning(first, "this lexicon has no entries").with_help(help));
    }
    (lexicon, diagnostics)
}

/// That a file is a rule.
fn a_rule(node: &Node<'_>) -> Option<Diagnostic> {
    let (key, _) = node.entry("match")?;
    let mistake = Mistake::UnknownKey.at(key.span, "this is a rule, and lexicons are read from this folder");
    Some(mistake.with_help("Move the file out of `lexicons`, to the other rules."))
}

/// What may stand in a lexicon file.
pub fn shape() -> Shape {
    Sheet::shape()
}

/// The name of a file without its folders and without `.yml`.
pub fn stem(path: &str) -> &str {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    file.strip_suffix(".yml").or_else(|| file.strip_suffix(".yaml")).unwrap_or(file)
}

mapping! {
    /// A list of words and phrases that patterns and the engine ask for by its name.
    #[derive(Debug)]
    pub(crate) partial struct Sheet: "a lexicon" {
        /// What the list holds, in one sentence.
        summary: String = ?"summary",
        /// Lexicons whose entries it takes over.
        extends: Vec<Located<String>> = "extends" as Name naming Lexicon,
        /// Whether capitals matter.
        case: Case = "case" or Case::Fold,
        /// Entries that are taken as they are.
        words: Vec<Entry> = "words",
        /// Entries that stand for all their forms; of several words the first is inflected.
        lemmas: Vec<Entry> = "lemmas",
        /// Entries that are pattern strings.
        phrases: Vec<Entry> = "phrases" as Pattern,
        /// Entries not wanted from the lexicons that it extends.
        remove: Vec<Located<String>> = "remove",
    }
}

named! {
    /// Whether letters count as written.
    enum Case {
        /// Capitals and small letters are the same.
        Fold = "fold",
        /// Letters count as they are written.
        Exact = "exact",
    }
}

/// An entry before its facts are checked.
#[derive(Debug)]
struct Entry {
    is: Located<String>,
    forms: Vec<String>,
    pattern: Option<Pattern>,
    facts: Vec<(Attribute, Vec<Located<String>>)>,
}

impl FromYaml for Entry {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if !matches!(node.value, Value::Mapping(_)) {
            let is = Located::from_yaml(node, reader)?;
            return Some(Self { is, forms: Vec::new(), pattern: None, facts: Vec::new() });
        }
        let mut keys = Keys::of(node, "an entry", Self::shape, reader)?;
        let is = keys.read("is", reader);
        let forms = keys.read("forms", reader);
        let facts = keys.read_all(reader);
        keys.finish(reader);
        Some(Self { is: is?, forms: forms?, pattern: None, facts })
    }

    fn shape() -> Shape {
        let doc = "An entry with irregular forms, or with facts for the engine.";
        let with_facts = Shape::Map(Map { what: "an entry", doc, keys: entry_keys });
        Shape::Either(vec![String::shape(), with_facts])
    }
}

fn entry_keys() -> Vec<Key> {
    let mut keys = vec![
        Key::of::<String>("is", "The word, lemma or phrase itself."),
        Key::of::<Vec<String>>(
            "forms",
            "The forms of a lemma, in place of those that the rules of English make.",
        ),
    ];
    for (&(name, attribute), doc) in Attribute::ALL.iter().zip(Attribute::DOCS) {
        // Where the values hang on the lexicon, any will do here.
        let values = closed_set("", attribute);
        let choices = values.iter().map(|&name| Choice { name, doc: "" }).collect();
        let set = Set { of: name, choices };
        let value = if values.is_empty() { String::shape() } else { Shape::Names(set) };
        keys.push(Key { shape: value.listed(), ..Key::of::<Vec<String>>(name, doc) });
    }
    keys
}

impl Sheet {
    /// Moves the entries over, checked.
    pub(crate) fn fill(self, lexicon: &mut LexiconFile, reader: &mut Reader<'_>) {
        lexicon.summary = self.summary;
        lexicon.exact = self.case == Some(Case::Exact);
        lexicon.extends = self.extends.unwrap_or_default();
        lexicon.remove = self.remove.unwrap_or_default();
        let exact = lexicon.exact;
        let check = |entries: Option<Vec<Entry>>, reader: &mut Reader<'_>| {
            let entries = distinct(entries.unwrap_or_default(), exact, reader);
            entries.into_iter().map(|entry| entry.check(&lexicon.name, reader)).collect()
        };
        let mut phrases = self.phrases.unwrap_or_default();
        phrases.retain_mut(|phrase| parse(phrase, reader));
        (lexicon.words, lexicon.lemmas, lexicon.phrases) =
            (check(self.words, reader), check(self.lemmas, reader), check(Some(phrases), reader));
    }
}

/// Reads a phrase as a pattern. False, and reported at the very character, where it is none.
fn parse(phrase: &mut Entry, reader: &mut Reader<'_>) -> bool {
    let Located { value, span } = &phrase.is;
    if pattern::is_plain(value) {
        return true;
    }
    match pattern::parse(value) {
        Ok(parsed) => phrase.pattern = Some(parsed),
        Err(error) => {
            let span = inside_scalar(reader.text(), *span, value, error.at);
            let mut diagnostic = Mistake::BadPattern.at(span, error.message);
            diagnostic.help = error.help.map(Into::into);
            reader.report(diagnostic);
            return false;
        }
    }
    true
}

/// The entries that say something and have not been said before; the others are reported.
fn distinct(mut entries: Vec<Entry>, exact: bool, reader: &mut Reader<'_>) -> Vec<Entry> {
    let mut seen = FxHashSet::with_capacity_and_hasher(entries.len(), FxBuildHasher);
    let keeps: Vec<bool> = entries
        .iter()
        .map(|entry| {
            let Located { value, span } = &entry.is;
            let value = value.trim();
            let key = if exact { Cow::Borrowed(value) } else { folded(value) };
            if key.is_empty() {
                reader.report(Mistake::Empty.at(*span, "this entry is empty"));
                return false;
            }
            let new = seen.insert(key);
            if !new {
                reader.report(Mistake::Duplicate.warning(*span, format!("`{value}` stands here twice")));
            }
            new
        })
        .collect();
    let mut keeps = keeps.into_iter();
    entries.retain(|_| keeps.next().unwrap_or_default());
    entries
}

/// The folded form of an entry; nearly all are written in it.
fn folded(entry: &str) -> Cow<'_, str> {
    if entry.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ') {
        return Cow::Borrowed(entry);
    }
    prose::fold_word(entry, |folded| Cow::Owned(folded.to_owned()))
}

impl Entry {
    /// With the facts that are in their closed sets; the others are reported.
    fn check(self, lexicon: &str, reader: &mut Reader<'_>) -> EntryFile {
        let mut facts = Vec::with_capacity(self.facts.len());
        for (attribute, values) in self.facts {
            let known = closed_set(lexicon, attribute);
            for Located { value, span } in
                values.iter().filter(|v| !known.is_empty() && !known.contains(&&*v.value))
            {
                report_fact(attribute, value, *span, known, reader);
            }
            facts.push((attribute, values.into_iter().map(|value| value.value).collect()));
        }
        EntryFile { is: self.is, forms: self.forms, pattern: self.pattern, attributes: Attributes(facts) }
    }
}

fn report_fact(attribute: Attribute, value: &str, span: Span, known: &[&str], reader: &mut Reader<'_>) {
    reader.at_key(attribute.name(), span, |reader| reader.unknown_value(value, span, known));
}

/// The values that an attribute may have in a lexicon; empty where any will do. The facts of the engine stand
/// on a higher floor and are named here as text; tests on that floor hold the two together.
pub(crate) fn closed_set(lexicon: &str, attribute: Attribute) -> &'static [&'static str] {
    match (attribute, lexicon) {
        (Attribute::Stance, _) => &[
            "neutral",
            "endorsing",
            "distancing",
            "tentative",
            "conceding",
            "denying",
            "refuting",
            "accusing",
            "criticizing",
            "supporting",
            "coloured",
            "promising",
            "urging",
            "predicting",
            "believing",
            "rumoured",
            "declining",
        ],
        (Attribute::Manner, _) => &["adverb", "adjective", "noun"],
        (Attribute::Frame, _) => &["expletive", "raising", "passive", "bare", "whole"],
        (Attribute::Complement, _) => &["as", "at", "clause", "named", "predicate", "source", "that"],
        (Attribute::Kind, "source-heads") => {
            &["officials", "collective", "bare", "partisan", "unidentified-outlet"]
        }
        (Attribute::Kind, "document-nouns") => &["record", "report", "study", "poll", "utterance"],
        (Attribute::Kind, "responses") => &["denial", "comment", "no-response"],
        (Attribute::Effect, _) => &["rank", "nationality", "side", "describes", "empty"],
        (Attribute::Position, _) => &["before", "after"],
        (Attribute::Reason, _) => &["none", "boilerplate", "specific"],
        (Attribute::Basis, _) => &["familiarity", "direct"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(yaml: &str) -> Vec<(String, String)> {
        let text = Text::new("lexicons/source-heads.yml", yaml);
        let (_, diagnostics) = read(&text);
        diagnostics.into_iter().map(|d| (text.slice(d.span).to_owned(), d.message.to_string())).collect()
    }

    #[test]
    fn entries_carry_their_facts_and_places() {
        let text = Text::new(
            "pack/lexicons/outlets.yml",
            "case: exact\nwords:\n  - Harbour Post\n  - { is: Kanal 9, abbreviation: [K9, KN], country: Norway }\n\
             lemmas: { is: crisis, forms: crises }\nphrases: sense of (dread | doom)\nextends: papers\n",
        );
        let (lexicon, diagnostics) = read(&text);
        assert_eq!(diagnostics, []);
        assert!(lexicon.exact);
        assert_eq!(lexicon.name, "outlets");
        assert_eq!(text.slice(lexicon.words[1].is.span), "Kanal 9");
        assert_eq!(lexicon.words[1].attributes.all(Attribute::Abbreviation), ["K9", "KN"]);
        assert_eq!(lexicon.words[1].attributes.first(Attribute::Country), Some("Norway"));
        assert_eq!(lexicon.lemmas[0].forms, ["crises"]);
        assert_eq!(lexicon.phrases[0].is.value, "sense of (dread | doom)");
        assert_eq!(lexicon.extends[0].value, "papers");
    }

    #[test]
    fn each_mistake_is_shown_and_the_rest_is_kept() {
        let yaml =
            "words: [aide, '', Aide, no, 7]\nlemmas: [{ is: source, kind: bear }, { kind: bare }]\nword: x\n";
        assert_eq!(
            places(yaml),
            [
                ("''", "this entry is empty"),
                ("Aide", "`Aide` stands here twice"),
                ("no", "without quotes, `no` is yes or no to many readers of YAML"),
                ("7", "without quotes, this is a number, and text is meant"),
                ("bear", "`kind` has no value `bear`"),
                ("kind", "an entry needs the key `is`"),
                ("word", "a lexicon has no key `word`"),
            ]
            .map(|(place, message)| (place.to_owned(), message.to_owned()))
        );
        let (lexicon, _) = read(&Text::new("source-heads.yml", yaml));
        assert_eq!(lexicon.words.len(), 1);
        assert_eq!(lexicon.lemmas.len(), 1);
    }
}
