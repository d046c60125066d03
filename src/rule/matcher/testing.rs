//! What the tests of this floor share: a text, patterns, and what is found.

use super::{Finder, Input, Scratch};
use crate::lexicon::pattern::parse;
use crate::lexicon::{EntryFile, LexiconFile, Lexicons};
use crate::markup::{Block, Mark, MarkKind, RegionSet};
use crate::prose::Reader;
use crate::rule::program::{PatternId, PatternSet};
use crate::text::{OffsetMap, ProseSpan, Span};
use crate::yaml::Located;
use std::borrow::Cow;

/// Patterns over a few lexicons, ready to be looked for.
pub(in crate::rule) struct Bench {
    pub(in crate::rule) lexicons: Lexicons,
    pub(in crate::rule) finder: Finder,
    pub(in crate::rule) ids: Vec<PatternId>,
    names: Vec<Vec<String>>,
}

/// Entries of a lexicon; one that is in brackets is a phrase.
pub(in crate::rule) fn lexicon(name: &str, entries: &[&str]) -> LexiconFile {
    let entry = |text: &str| EntryFile {
        is: Located { value: text.to_owned(), span: Span::default() },
        forms: Vec::new(),
        attributes: crate::lexicon::Attributes::default(),
    };
    let (phrases, words): (Vec<&str>, Vec<&str>) = entries.iter().partition(|text| text.starts_with('('));
    LexiconFile {
        name: name.to_owned(),
        words: words.into_iter().map(entry).collect(),
        phrases: phrases.into_iter().map(entry).collect(),
        ..LexiconFile::default()
    }
}

impl Bench {
    pub(in crate::rule) fn new(files: &[LexiconFile], patterns: &[&str]) -> Self {
        let (mut lexicons, mistakes) = Lexicons::build(files);
        assert!(mistakes.is_empty(), "{mistakes:?}");
        let mut set = PatternSet::default();
        let ids: Vec<_> = patterns
            .iter()
            .map(|pattern| set.add(&parse(pattern).unwrap(), &mut lexicons).unwrap())
            .collect();
        let names = ids.iter().map(|&id| set.captures(id).to_vec()).collect();
        Self { finder: Finder::new(set, &mut lexicons), lexicons, ids, names }
    }

    /// The text of every match, captures as `name=text` behind it, by place and then by pattern. In `text`
    /// `{…}` marks a link, `[^]` a footnote mark and `<…>` a name.
    pub(in crate::rule) fn find(&self, text: &str) -> Vec<String> {
        self.read(text, |block, input| {
            let mut found = Vec::new();
            self.finder.find(input, &mut Scratch::default(), &mut found);
            let slice = |first: u32, end: u32| {
                block[input.passage.span(first as usize..end as usize).range()].replace('\n', " ")
            };
            let captured = |hit: &super::PhraseHit, names: &[String]| -> String {
                let captures = hit.captures.iter();
                captures
                    .map(|it| format!(" {}={}", names[usize::from(it.capture.0)], slice(it.first, it.end)))
                    .collect()
            };
            let names = |id| self.ids.iter().position(|&known| known == id).map(|at| &self.names[at]);
            found
                .iter()
                .map(|hit| slice(hit.first, hit.end) + &captured(hit, names(hit.pattern).unwrap()))
                .collect()
        })
    }

    /// Reads a text and shows it.
    pub(in crate::rule) fn read<R>(&self, text: &str, show: impl FnOnce(&str, &Input<'_>) -> R) -> R {
        let (prose, marks, names) = unmark(text);
        let block = Block {
            prose: Cow::Borrowed(&prose),
            map: OffsetMap::verbatim(Span::new(0, prose.len() as u32)),
            regions: RegionSet::EMPTY,
            marks,
            section: 0,
        };
        let mut reader = Reader::default();
        let passage = reader.read(&block, &self.lexicons.vocabulary);
        let mut hits = Vec::new();
        self.lexicons.scan(&prose, &passage.tokens, &mut hits);
        let token = |at: u32| passage.tokens.partition_point(|token| token.start < at) as u32;
        let names: Vec<_> = names.iter().map(|name| token(name.start)..token(name.end)).collect();
        show(&prose, &Input { prose: &prose, passage, marks: &block.marks, hits: &hits, names: &names })
    }
}

fn unmark(text: &str) -> (String, Vec<Mark>, Vec<ProseSpan>) {
    let (mut prose, mut marks, mut names) = (String::new(), Vec::new(), Vec::new());
    let mut open = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let at = prose.len() as u32;
        if rest.starts_with("[^]") {
            marks.push(Mark { kind: MarkKind::Footnote, span: ProseSpan::empty(at) });
            rest = &rest[3..];
            continue;
        }
        match c {
            '{' | '<' => open = at,
            '}' => marks.push(Mark { kind: MarkKind::Link, span: ProseSpan::new(open, at) }),
            '>' => names.push(ProseSpan::new(open, at)),
            c => prose.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    (prose, marks, names)
}
