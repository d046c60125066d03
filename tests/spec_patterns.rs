//! What patterns and regexes find in a text, page by page.

use crate::support::spec::{Example, check};
use std::borrow::Cow;
use whosays::lexicon::pattern::parse;
use whosays::lexicon::{Attributes, EntryFile, LexiconFile, Lexicons};
use whosays::markup::{Block, Mark, MarkKind, RegionSet};
use whosays::prose::Reader;
use whosays::rule::{FoldedBlock, Input, PatternSet, PhraseMatcher, Scratch, SentenceRegex, When};
use whosays::text::{OffsetMap, ProseSpan, Span};
use whosays::yaml::Located;

#[test]
fn forms() {
    check("patterns/forms.md", matches);
}

#[test]
fn figures_and_dates() {
    check("patterns/figures-and-dates.md", matches);
}

#[test]
fn words_and_references() {
    check("patterns/words-and-references.md", matches);
}

#[test]
fn regexes() {
    check("patterns/regexes.md", matches);
}

/// The first line of an example is the pattern or regex; each line after it is a text. What comes of a text is
/// the same with every match between double brackets.
fn matches(example: &Example) -> String {
    let (query, texts) = example.input.split_once('\n').unwrap_or_default();
    texts.lines().map(|text| mark_matches(&example.format, query, &Sample::read(text)) + "\n").collect()
}

/// A text with the marks that a format would have found: `{a link}`, `{^}` for a footnote mark, `{@a name}`.
#[derive(Default)]
struct Sample {
    prose: String,
    marks: Vec<Mark>,
    names: Vec<ProseSpan>,
}

impl Sample {
    fn read(text: &str) -> Self {
        let mut sample = Self::default();
        for (at, piece) in text.split(['{', '}']).enumerate() {
            let start = sample.prose.len() as u32;
            let words = piece.trim_start_matches(['@', '^']);
            sample.prose.push_str(words);
            let span = ProseSpan::new(start, sample.prose.len() as u32);
            match (at % 2, piece.chars().next()) {
                (0, _) => {}
                (_, Some('@')) => sample.names.push(span),
                (_, Some('^')) => sample.marks.push(Mark { kind: MarkKind::Footnote, span }),
                _ => sample.marks.push(Mark { kind: MarkKind::Link, span }),
            }
        }
        sample
    }

    fn block(&self) -> Block<'_> {
        Block {
            prose: Cow::Borrowed(&self.prose),
            map: OffsetMap::verbatim(Span::new(0, self.prose.len() as u32)),
            regions: RegionSet::EMPTY,
            marks: self.marks.clone(),
            section: 0,
        }
    }
}

fn mark_matches(format: &str, query: &str, sample: &Sample) -> String {
    let places = match format {
        "pattern" => phrase_places(query, sample),
        "regex" => regex_places(query, sample),
        _ => panic!("`{format}` is no kind of example here"),
    };
    let mut marked = sample.prose.clone();
    for place in places.iter().rev() {
        marked.insert_str(place.end as usize, "]]");
        marked.insert_str(place.start as usize, "[[");
    }
    marked
}

fn phrase_places(pattern: &str, sample: &Sample) -> Vec<ProseSpan> {
    let (mut lexicons, _) = Lexicons::build(&lexicon_files());
    let mut patterns = PatternSet::default();
    patterns.add(&parse(pattern).expect("a sound pattern"), &mut lexicons).expect("known lexicons");
    let matcher = PhraseMatcher::new(patterns, |_| When::Always, &mut lexicons);
    let block = sample.block();
    let mut reader = Reader::default();
    let passage = reader.read(&block, &lexicons.vocabulary);
    let mut hits = Vec::new();
    lexicons.scan(&sample.prose, &passage.tokens, &mut hits);
    let token = |at: u32| passage.tokens.partition_point(|token| token.start < at) as u32;
    let names: Vec<_> = sample.names.iter().map(|name| token(name.start)..token(name.end)).collect();
    let input = Input { prose: &sample.prose, passage, marks: &block.marks, hits: &hits, names: &names };
    let mut found = Vec::new();
    matcher.find(&input, &mut Scratch::default(), &mut found);
    found.iter().map(|hit| passage.span(hit.first as usize..hit.end as usize)).collect()
}

fn regex_places(regex: &str, sample: &Sample) -> Vec<ProseSpan> {
    let regex = SentenceRegex::parse(regex).expect("a sound regex");
    let block = sample.block();
    let mut reader = Reader::default();
    let passage = reader.read(&block, &Lexicons::default().vocabulary);
    let (mut folded, mut found) = (FoldedBlock::default(), Vec::new());
    folded.read(&sample.prose, passage);
    regex.find(&folded, &mut found).expect("a regex of usual size");
    found.iter().map(|hit| hit.span).collect()
}

/// The lexicons that the pages ask for.
fn lexicon_files() -> [LexiconFile; 2] {
    let entries = |entries: &[&str]| -> Vec<EntryFile> {
        let entry = |text: &&str| EntryFile {
            is: Located { value: (*text).to_owned(), span: Span::default() },
            forms: Vec::new(),
            pattern: parse(text).ok(),
            attributes: Attributes::default(),
        };
        entries.iter().map(entry).collect()
    };
    let experts = entries(&["analysts", "security analysts", "experts"]);
    let hedges = entries(&["it is ...{0,2} said", "<number> @experts"]);
    [
        LexiconFile { name: "experts".to_owned(), words: experts, ..LexiconFile::default() },
        LexiconFile { name: "hedges".to_owned(), phrases: hedges, ..LexiconFile::default() },
    ]
}
