//! The lexicons of the built-in pack: each serves something, each entry is found where it stands, and what only
//! reading can judge (inflected forms, entries that no example uses) is written down to be read.

use crate::support::builtin::linter;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use whosays::attribution::EngineLexicon;
use whosays::lexicon::{EntryFile, LexiconFile, Lexicons, file, inflections};
use whosays::markup::{self, Format};
use whosays::names::Named;
use whosays::prose::Reader;
use whosays::rule::{builtin, builtin_lexicons};
use whosays::text::Text;

/// More readings of a phrase than this are not written out here.
const MOST_READINGS: usize = 64;

/// Tables of names, which no example could use up.
const TABLES: [&str; 6] = ["given-names", "outlets", "organizations", "states", "titles", "outlet-names"];

#[test]
fn every_lexicon_serves_a_rule_or_the_engine() {
    let texts: Vec<String> = builtin().files.iter().map(|file| file.text.contents().to_owned()).collect();
    let asked = |name: &str| {
        let ends = |rest: &str| !rest.starts_with(|c: char| c == '-' || c.is_alphanumeric());
        let stands = |text: &str, sign: &str| {
            text.split(sign).skip(1).any(|rest| rest.strip_prefix(name).is_some_and(ends))
        };
        let extended = |text: &str| {
            text.lines()
                .filter(|line| line.starts_with("extends:"))
                .any(|line| stands(line, " ") || stands(line, "["))
        };
        texts.iter().any(|text| stands(text, "@") || extended(text))
    };
    let idle = lexicons().into_iter().map(|lexicon| lexicon.name);
    let idle: Vec<String> =
        idle.filter(|name| EngineLexicon::from_name(name).is_none() && !asked(name)).collect();
    assert!(idle.is_empty(), "nothing asks for {idle:?}");
}

#[test]
fn every_entry_is_found_where_it_stands() {
    let mut lost = Vec::new();
    for lexicon in lexicons() {
        for text in entries(&lexicon).flat_map(|(_, texts)| texts) {
            if !met(&lexicon.name, &text).iter().any(|found| found.whole) {
                lost.push(format!("{}: {text}", lexicon.name));
            }
        }
    }
    assert!(lost.is_empty(), "\n{}", lost.join("\n"));
}

/// The rules of inflection err now and then; an entry says `forms` where they do.
#[test]
fn forms_are_those_of_the_list() {
    let mut list = String::new();
    for lexicon in lexicons().iter().filter(|lexicon| !lexicon.lemmas.is_empty()) {
        let _ = writeln!(list, "{}", lexicon.name);
        for lemma in &lexicon.lemmas {
            let _ = writeln!(list, "  {}", forms(lemma).join(", "));
        }
    }
    assert_list("tests/lexicons/forms.txt", &list);
}

/// Entries that stand in no rule's example, spec, article or draft of this repository: nobody has shown yet that
/// they do more good than harm.
#[test]
fn entries_without_an_example_are_those_of_the_list() {
    let lexicons = lexicons();
    let mut used = BTreeSet::new();
    for text in examples() {
        used.extend(scan(&text).into_iter().map(|found| (found.lexicon, found.entry)));
    }
    let mut list = String::new();
    for lexicon in &lexicons {
        let unused: Vec<&str> = entries(lexicon)
            .map(|(entry, _)| entry.is.value.as_str())
            .filter(|is| !used.contains(&(lexicon.name.clone(), (*is).to_owned())))
            .collect();
        if TABLES.contains(&lexicon.name.as_str()) && !unused.is_empty() {
            let _ = writeln!(list, "{}: {} of {}", lexicon.name, unused.len(), entries(lexicon).count());
        } else if !unused.is_empty() {
            let _ = writeln!(list, "{}\n  {}", lexicon.name, unused.join("\n  "));
        }
    }
    assert_list("tests/lexicons/unused.txt", &list);
}

fn lexicons() -> Vec<LexiconFile> {
    let files = builtin().files;
    files
        .iter()
        .filter(|file| file.path.starts_with("lexicons/"))
        .map(|file| file::read(&file.text).0)
        .collect()
}

/// The entries of a lexicon that are texts, with the texts.
fn entries(lexicon: &LexiconFile) -> impl Iterator<Item = (&EntryFile, Vec<String>)> {
    let words = lexicon.words.iter().map(|entry| (entry, vec![entry.is.value.clone()]));
    let lemmas = lexicon.lemmas.iter().map(|entry| (entry, forms(entry)));
    let phrases = lexicon.phrases.iter().filter_map(|entry| {
        let texts = match &entry.pattern {
            Some(pattern) => pattern.literals(MOST_READINGS)?,
            None => vec![entry.is.value.clone()],
        };
        Some((entry, texts))
    });
    words.chain(lemmas).chain(phrases)
}

fn forms(lemma: &EntryFile) -> Vec<String> {
    if lemma.forms.is_empty() {
        return inflections(&lemma.is.value);
    }
    let others = lemma.forms.iter().filter(|form| **form != lemma.is.value);
    std::iter::once(&lemma.is.value).chain(others).cloned().collect()
}

struct Met {
    lexicon: String,
    entry: String,
    /// Whether it takes the whole text.
    whole: bool,
}

fn met(lexicon: &str, text: &str) -> Vec<Met> {
    scan(text).into_iter().filter(|found| found.lexicon == lexicon).collect()
}

/// The lexicons with all their entries, which a linter has not.
static WHOLE: LazyLock<Lexicons> = LazyLock::new(builtin_lexicons);

fn scan(text: &str) -> Vec<Met> {
    let lexicons = &linter().rules().lexicons;
    let text = Text::new("text", text);
    let (mut reader, mut hits, mut all) = (Reader::default(), Vec::new(), Vec::new());
    for block in &markup::read(&text, Format::Plain).blocks {
        let passage = reader.read(block, &lexicons.vocabulary);
        lexicons.scan(&block.prose, &passage.tokens, &mut hits);
        all.extend(hits.iter().filter_map(|hit| {
            let lexicon = lexicons.get(hit.lexicon)?;
            let entries = WHOLE.get(WHOLE.id(&lexicon.name)?)?.entries()?;
            let entry = entries.get(hit.entry as usize)?.is.clone();
            let whole = hit.first == 0 && hit.end as usize == passage.tokens.len();
            Some(Met { lexicon: lexicon.name.to_string(), entry, whole })
        }));
    }
    all
}

/// All texts that tests are made of.
fn examples() -> Vec<String> {
    let mut texts = Vec::new();
    for file in builtin().files.iter().filter(|file| !file.path.starts_with("lexicons/")) {
        texts.push(file.text.contents().to_owned());
    }
    for folder in ["tests/spec/attributions", "tests/articles", "examples"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
            texts.extend(fs::read_to_string(entry.path()).ok());
        }
    }
    texts
}

fn assert_list(path: &str, list: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let expected = Data::read_from(&path, Some(DataFormat::Text)).raw();
    Assert::new().action_env("SNAPSHOTS").eq(list, expected);
}
