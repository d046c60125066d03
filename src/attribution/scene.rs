//! One block as the engine sees it: tokens with their classes, and the hits of each engine lexicon.

use super::grammar::Tags;
use super::knowledge::{EngineLexicon, Knowledge};
use crate::lexicon::Hit;
use crate::markup::{Block, MarkKind, Region};
use crate::names::Named;
use crate::prose::{Passage, Sentence, Token, TokenKind};
use crate::text::Span;
use std::ops::Range;

/// Token indices of a block, end exclusive.
pub(super) type Tokens = Range<usize>;

/// One block, ready to be asked.
pub(super) struct Scene<'a> {
    pub(super) block: &'a Block<'a>,
    pub(super) passage: &'a Passage,
    pub(super) known: &'a Knowledge,
    /// Classes of each token.
    tags: Vec<Tags>,
    /// Hits of each engine lexicon, by its number, in order.
    hits: Vec<Vec<Hit>>,
    /// Of each token, the engine lexicons with a hit that begins there, a bit each: nearly every question is
    /// about a token that has none.
    begins: Vec<u32>,
}

const _: () = assert!(EngineLexicon::ALL.len() <= u32::BITS as usize, "a lexicon has no bit");

impl<'a> Scene<'a> {
    pub(super) fn new(
        block: &'a Block<'a>,
        passage: &'a Passage,
        hits: &[Hit],
        known: &'a Knowledge,
    ) -> Self {
        let tags = passage.tokens.iter().map(|token| classes(known, token)).collect();
        let hits_of_each = vec![Vec::new(); EngineLexicon::ALL.len()];
        let begins = vec![0; passage.tokens.len()];
        let mut scene = Self { block, passage, known, tags, hits: hits_of_each, begins };
        scene.tag_quoted();
        for hit in hits {
            if let Some(role) = known.role(hit.lexicon) {
                scene.take(role, *hit);
            }
        }
        scene
    }

    pub(super) fn tokens(&self) -> &'a [Token] {
        &self.passage.tokens
    }

    pub(super) fn sentences(&self) -> &'a [Sentence] {
        &self.passage.sentences
    }

    /// The hits of a lexicon.
    pub(super) fn hits(&self, lexicon: EngineLexicon) -> &[Hit] {
        &self.hits[lexicon as usize]
    }

    /// The longest hit of a lexicon that begins at a token.
    pub(super) fn hit_at(&self, lexicon: EngineLexicon, at: usize) -> Option<Hit> {
        if self.begins.get(at)? & bit(lexicon) == 0 {
            return None;
        }
        let hits = self.hits(lexicon);
        let index = hits.partition_point(|hit| (hit.first as usize) < at);
        hits.get(index).copied().filter(|hit| hit.first as usize == at)
    }

    /// The longest hit of a lexicon whose last token is `at`.
    pub(super) fn hit_ending(&self, lexicon: EngineLexicon, at: usize) -> Option<Hit> {
        let hits = self.hits(lexicon);
        let after = hits.partition_point(|hit| (hit.first as usize) <= at);
        let near = hits[..after].iter().rev().take_while(|hit| hit.first as usize + 6 > at);
        near.filter(|hit| hit.end as usize == at + 1).min_by_key(|hit| hit.first).copied()
    }

    /// The hits of a lexicon that a token is part of.
    pub(super) fn hits_over(&self, lexicon: EngineLexicon, at: usize) -> impl Iterator<Item = Hit> {
        let hits = self.hits(lexicon);
        let near = hits.partition_point(|hit| (hit.first as usize) <= at);
        hits[..near].iter().rev().take(4).copied().filter(move |hit| hit.end as usize > at)
    }

    /// Whether a token has any of the classes.
    pub(super) fn is(&self, at: usize, tags: Tags) -> bool {
        self.tags.get(at).is_some_and(|have| have.any(tags))
    }

    /// Whether a token is of that sort.
    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens().get(at).map(|token| token.kind)
    }

    /// Whether a token is a word of some sort.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens().get(at).is_some_and(|token| token.is_word())
    }

    /// The token as written.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens().get(at).map_or("", |token| &self.block.prose[token.range()])
    }

    /// Whether the token, letters folded to lower case, is one of `words`.
    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|known| word.eq_ignore_ascii_case(known))
    }

    /// Whether the block is the headline.
    pub(super) fn is_headline(&self) -> bool {
        self.block.regions.contains(Region::Headline)
    }

    /// Whether the block's own voice is not running prose: what stands there is no clause of the writer's.
    pub(super) fn is_voiceless(&self) -> bool {
        [Region::Table, Region::Credit, Region::Bibliography, Region::Code, Region::Blockquote]
            .iter()
            .any(|&region| self.block.regions.contains(region))
    }

    /// Gives tokens a further class.
    pub(super) fn tag(&mut self, range: Tokens, tags: Tags) {
        for at in range {
            if let Some(have) = self.tags.get_mut(at) {
                *have |= tags;
            }
        }
    }

    /// The sentence that holds a token, as token indices.
    pub(super) fn sentence_of(&self, at: usize) -> (usize, Tokens) {
        let sentences = self.sentences();
        let index = sentences.partition_point(|sentence| sentence.end <= at);
        sentences.get(index).map_or((index, 0..self.tokens().len()), |found| (index, found.first..found.end))
    }

    /// Tokens as a place in the file.
    pub(super) fn span(&self, range: Tokens) -> Span {
        self.block.map.to_file(self.passage.span(range))
    }

    /// Tokens as written.
    pub(super) fn text(&self, range: Tokens) -> &'a str {
        self.block.prose.get(self.passage.span(range).range()).unwrap_or_default()
    }

    fn take(&mut self, role: EngineLexicon, hit: Hit) {
        use EngineLexicon as L;
        let whole = hit.first as usize..hit.end as usize;
        let last = whole.end - 1..whole.end;
        match role {
            L::ReportingVerbs | L::CuePhrases => self.tag(whole.start..whole.start + 1, Tags::VERB),
            L::SourceHeads | L::BodyNouns | L::PersonNouns | L::DocumentNouns => self.tag(last, Tags::HEAD),
            L::SourceModifiers => self.tag(whole, Tags::MODIFIER),
            L::Titles => self.tag(whole, Tags::TITLE),
            L::Demonyms | L::States | L::Capitals | L::Metonyms => self.tag(whole, Tags::STATE),
            _ => {}
        }
        if let Some(begins) = self.begins.get_mut(hit.first as usize) {
            *begins |= bit(role);
        }
        self.hits[role as usize].push(hit);
    }

    fn tag_quoted(&mut self) {
        for quotation in &self.passage.quotations {
            self.tag(quotation.first..quotation.end, Tags::QUOTED);
        }
        for mark in self.block.marks.iter().filter(|mark| mark.kind == MarkKind::Code) {
            let first = self.tokens().partition_point(|token| token.end <= mark.span.start);
            let end = self.tokens().partition_point(|token| token.start < mark.span.end);
            self.tag(first..end, Tags::QUOTED);
        }
    }
}

/// The closed classes of a token; of *may* and *May* its capital decides.
fn classes(known: &Knowledge, token: &Token) -> Tags {
    let tags = known.grammar.of(token.word);
    let month = tags.any(Tags::AUXILIARY) && tags.any(Tags::DAY);
    match (month, token.is_capitalized()) {
        (true, true) => Tags::DAY,
        (true, false) => Tags::AUXILIARY,
        (false, _) => tags,
    }
}

const fn bit(lexicon: EngineLexicon) -> u32 {
    1 << lexicon as u32
}
