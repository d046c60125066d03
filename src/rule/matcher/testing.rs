//! What the tests of this floor share: a text, patterns, and what is found.

use super::{Input, PhraseHit, PhraseMatcher, Scratch, Spot, When};
use crate::lexicon::pattern::parse;
use crate::lexicon::{EntryFile, LexiconFile, Lexicons};
use crate::markup::{Block, RegionSet};
use crate::prose::Reader;
use crate::rule::program::{PatternId, PatternSet};
use crate::text::{OffsetMap, Span};
use crate::yaml::Located;
use std::borrow::Cow;

/// Patterns over a few lexicons, ready to be looked for.
pub(in crate::rule) struct Bench {
    pub(in crate::rule) lexicons: Lexicons,
    pub(in crate::rule) matcher: PhraseMatcher,
    /// The same patterns, each looked for alone.
    alone: PhraseMatcher,
    pub(in crate::rule) ids: Vec<PatternId>,
    names: Vec<Vec<String>>,
}

/// Entries of a lexicon; one that is in brackets is a phrase.
pub(in crate::rule) fn lexicon(name: &str, entries: &[&str]) -> LexiconFile {
    let entry = |text: &str| EntryFile {
        is: Located { value: text.to_owned(), span: Span::default() },
        forms: Vec::new(),
        pattern: parse(text).ok(),
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
            .map(|pattern| {
                set.add(&parse(pattern).expect("a sound pattern"), &mut lexicons).expect("known lexicons")
            })
            .collect();
        let names = ids.iter().map(|&id| set.captures(id).to_vec()).collect();
        let alone = PhraseMatcher::new(set.clone(), |_| When::OnDemand, &mut lexicons);
        let matcher = PhraseMatcher::new(set.clone(), |_| When::Always, &mut lexicons);
        let again = matcher.clone().into_patterns();
        assert_eq!((again.programs, again.phrases), (set.programs, set.phrases), "{patterns:?}");
        Self { lexicons, matcher, alone, ids, names }
    }

    /// Every match, by place and then by pattern, whichever way it is looked for.
    pub(in crate::rule) fn hits(&self, input: &Input<'_>) -> Vec<PhraseHit> {
        let (mut together, mut alone) = (Vec::new(), Vec::new());
        let mut scratch = Scratch::default();
        let things = self.matcher.find(input, &mut scratch, &mut together);
        let patterns = 0..self.alone.count() as u32;
        let sentences = || (0..).zip(&input.passage.sentences);
        for (pattern, (number, &sentence)) in
            patterns.flat_map(|pattern| sentences().map(move |it| (pattern, it)))
        {
            let (pattern, place) = (PatternId(pattern), (input.passage, &things));
            let present = things.present(input.passage, sentence);
            let asked = Spot { number, sentence, present };
            if self.alone.may_find(pattern, input.passage, asked) {
                self.alone.find_alone(pattern, place, asked, &mut scratch, &mut alone);
            }
        }
        together.sort_by_key(|hit| (hit.first, hit.pattern));
        alone.sort_by_key(|hit| (hit.first, hit.pattern));
        assert_eq!(together, alone);
        together
    }

    /// The text of every match, captures as `name=text` behind it, by place and then by pattern.
    pub(in crate::rule) fn find(&self, text: &str) -> Vec<String> {
        self.read(text, |block, input| {
            let found = self.hits(input);
            let slice = |first: u32, end: u32| {
                block[input.passage.span(first as usize..end as usize).range()].replace('\n', " ")
            };
            let show = |hit: &PhraseHit, names: &[String]| {
                let captures = hit
                    .captures
                    .iter()
                    .map(|it| format!(" {}={}", names[usize::from(it.capture.0)], slice(it.first, it.end)));
                [slice(hit.first, hit.end)].into_iter().chain(captures).collect::<Vec<_>>().concat()
            };
            let at = |hit: &PhraseHit| {
                self.ids.iter().position(|id| *id == hit.pattern).expect("a pattern of the set")
            };
            found.iter().map(|hit| show(hit, &self.names[at(hit)])).collect()
        })
    }

    /// Reads a text and shows it.
    pub(in crate::rule) fn read<R>(&self, prose: &str, show: impl FnOnce(&str, &Input<'_>) -> R) -> R {
        let block = Block {
            prose: Cow::Borrowed(prose),
            map: OffsetMap::verbatim(Span::new(0, prose.len() as u32)),
            regions: RegionSet::EMPTY,
            marks: Vec::new(),
            section: 0,
        };
        let mut reader = Reader::default();
        let passage = reader.read(&block, &self.lexicons.vocabulary);
        let mut hits = Vec::new();
        self.lexicons.scan(prose, &passage.tokens, &mut hits);
        show(prose, &Input { prose, passage, marks: &[], hits: &hits, names: &[] })
    }
}
