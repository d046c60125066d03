//! One block as the engine sees it: tokens with their classes, and the hits of each engine lexicon.

use super::grammar::Tags;
use super::hits::{Hits, LexiconSet};
use super::knowledge::{EngineLexicon, Knowledge};
use crate::lexicon::Hit;
use crate::markup::{Block, MarkKind, Region};
use crate::prose::{Passage, Sentence, Token, TokenKind, is_tidy};
use crate::text::Span;
use std::borrow::Cow;

pub(in crate::attribution) use super::hits::Tokens;

/// One block, ready to be asked.
pub(in crate::attribution) struct Scene<'a> {
    pub(in crate::attribution) block: &'a Block<'a>,
    pub(in crate::attribution) passage: &'a Passage,
    pub(in crate::attribution) known: &'a Knowledge,
    /// Every word has a capital, so that capitals say nothing.
    pub(in crate::attribution) title_case: bool,
    buffers: Buffers,
}

/// What is found out of each token and is forgotten with its block: room that the next block uses again.
#[derive(Debug, Default)]
pub(in crate::attribution) struct Buffers {
    /// Classes of each token.
    tags: Vec<Tags>,
    hits: Hits,
}

impl<'a> Scene<'a> {
    pub(in crate::attribution) fn new(
        block: &'a Block<'a>,
        passage: &'a Passage,
        hits: &[Hit],
        known: &'a Knowledge,
        mut buffers: Buffers,
    ) -> Self {
        buffers.tags.clear();
        let mut before = Tags::NONE;
        buffers.tags.extend(passage.tokens.iter().map(|token| {
            before = classes(known, token, before);
            before
        }));
        buffers.hits.fill(passage.tokens.len(), hits, known);
        let mut scene = Self { block, passage, known, title_case: false, buffers };
        scene.tag_quoted();
        scene.tag_hits();
        scene
    }

    /// Gives the room back.
    pub(in crate::attribution) fn into_buffers(self) -> Buffers {
        self.buffers
    }

    #[inline]
    pub(in crate::attribution) fn tokens(&self) -> &'a [Token] {
        &self.passage.tokens
    }

    #[inline]
    pub(in crate::attribution) fn sentences(&self) -> &'a [Sentence] {
        &self.passage.sentences
    }

    /// The hits of a lexicon that begin in a range, in order.
    #[inline]
    pub(in crate::attribution) fn hits(
        &self,
        lexicon: EngineLexicon,
        range: Tokens,
    ) -> impl Iterator<Item = Hit> {
        self.buffers.hits.within(lexicon, range)
    }

    /// The lexicons with a hit that begins in a range.
    pub(in crate::attribution) fn lexicons(&self, range: Tokens) -> LexiconSet {
        self.buffers.hits.begin_within(range)
    }

    /// Whether a hit of any of the lexicons begins at a token.
    #[inline]
    pub(in crate::attribution) fn begins(&self, lexicons: LexiconSet, at: usize) -> bool {
        self.buffers.hits.begin(at).meets(lexicons)
    }

    /// The longest hit of a lexicon that begins at a token.
    #[inline]
    pub(in crate::attribution) fn hit_at(&self, lexicon: EngineLexicon, at: usize) -> Option<Hit> {
        self.buffers.hits.beginning(lexicon, at)
    }

    /// The longest hit of a lexicon whose last token is `at`.
    #[inline]
    pub(in crate::attribution) fn hit_ending(&self, lexicon: EngineLexicon, at: usize) -> Option<Hit> {
        self.buffers.hits.ending(lexicon, at)
    }

    /// Whether a noun for papers or bodies ends at a token, and none for people.
    pub(in crate::attribution) fn ends_thing(&self, at: usize) -> bool {
        let ends = |lexicon| self.hit_ending(lexicon, at).is_some();
        (ends(EngineLexicon::DocumentNouns) || ends(EngineLexicon::BodyNouns))
            && !ends(EngineLexicon::PersonNouns)
    }

    /// Whether a number is an hour as live pages and timelines write it: "14:05", "9.30".
    pub(in crate::attribution) fn is_clock(&self, at: usize) -> bool {
        let below = |part: &str, most: u8| {
            part.bytes().all(|byte| byte.is_ascii_digit())
                && part.parse().is_ok_and(|number: u8| number < most)
        };
        let parts = self.word(at).split_once([':', '.']);
        parts.is_some_and(|(hour, minute)| below(hour, 24) && minute.len() == 2 && below(minute, 60))
    }

    /// The hits of a lexicon that a token is part of.
    pub(in crate::attribution) fn hits_over(
        &self,
        lexicon: EngineLexicon,
        at: usize,
    ) -> impl Iterator<Item = Hit> {
        self.buffers.hits.over(lexicon, at)
    }

    /// "Hilt et al.": whether the other authors are meant.
    pub(in crate::attribution) fn means_others(&self, at: usize) -> bool {
        self.is_one_of(at, &["et"]) && self.word(at + 1).starts_with("al")
    }

    /// Whether a token has any of the classes.
    #[inline]
    pub(in crate::attribution) fn is(&self, at: usize, tags: Tags) -> bool {
        self.buffers.tags.get(at).is_some_and(|have| have.any(tags))
    }

    /// The tokens of a range that have any of the classes, in order.
    pub(in crate::attribution) fn tagged(&self, range: Tokens, tags: Tags) -> impl Iterator<Item = usize> {
        let start = range.start;
        let here = self.buffers.tags.get(range).unwrap_or_default();
        (start..).zip(here).filter(move |(_, have)| have.any(tags)).map(|(at, _)| at)
    }

    /// The tokens of a range with their classes.
    pub(in crate::attribution) fn classed(&self, range: Tokens) -> impl Iterator<Item = (&'a Token, Tags)> {
        let tags = self.buffers.tags.get(range.clone()).unwrap_or_default();
        self.tokens().get(range).unwrap_or_default().iter().zip(tags.iter().copied())
    }

    /// The first token from `at` on that has a capital or with which a hit of one of the lexicons begins.
    pub(in crate::attribution) fn next_capital_or(&self, lexicons: LexiconSet, at: usize) -> Option<usize> {
        let tokens = self.tokens().get(at..)?.iter().zip(self.buffers.hits.beginnings(at));
        let mut stands_out = tokens.map(|(token, begin)| token.is_capitalized() || begin.meets(lexicons));
        stands_out.position(|stands_out| stands_out).map(|ahead| at + ahead)
    }

    /// Whether a token is of that sort.
    #[inline]
    pub(in crate::attribution) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens().get(at).map(|token| token.kind)
    }

    /// Whether a token is a word of some sort.
    #[inline]
    pub(in crate::attribution) fn is_word(&self, at: usize) -> bool {
        self.tokens().get(at).is_some_and(|token| token.is_word())
    }

    /// The token as written.
    #[inline]
    pub(in crate::attribution) fn word(&self, at: usize) -> &'a str {
        self.tokens().get(at).map_or("", |token| self.written(token))
    }

    /// A token of the block as written.
    #[inline]
    pub(in crate::attribution) fn written(&self, token: &Token) -> &'a str {
        &self.block.prose[token.range()]
    }

    /// Whether the token, letters folded to lower case, is one of `words`.
    #[inline]
    pub(in crate::attribution) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let written = self.tokens().get(at).and_then(|token| self.block.prose.as_bytes().get(token.range()));
        // Letter by letter, as the first tells nearly all of them apart.
        let same = |known: &[u8], word: &[u8]| known.iter().zip(word).all(|(a, b)| a.eq_ignore_ascii_case(b));
        written.is_some_and(|word| {
            words.iter().any(|known| known.len() == word.len() && same(known.as_bytes(), word))
        })
    }

    /// Whether the block is the headline, or a line that is written like one.
    pub(in crate::attribution) fn is_headline(&self) -> bool {
        self.title_case || self.block.regions.contains(Region::Headline)
    }

    /// Whether the block's own voice is not running prose: what stands there is no clause of the writer's.
    pub(in crate::attribution) fn is_voiceless(&self) -> bool {
        [Region::Table, Region::Credit, Region::Bibliography, Region::Code, Region::Blockquote]
            .iter()
            .any(|&region| self.block.regions.contains(region))
    }

    /// Gives tokens a further class.
    pub(in crate::attribution) fn tag(&mut self, range: Tokens, tags: Tags) {
        tag(&mut self.buffers.tags, range, tags);
    }

    /// The sentence that holds a token, as token indices.
    #[inline]
    pub(in crate::attribution) fn sentence_of(&self, at: usize) -> (usize, Tokens) {
        let sentences = self.sentences();
        let index = sentences.partition_point(|sentence| sentence.end <= at);
        sentences.get(index).map_or((index, 0..self.tokens().len()), |found| (index, found.first..found.end))
    }

    /// Tokens as a place in the file.
    #[inline]
    pub(in crate::attribution) fn span(&self, range: Tokens) -> Span {
        self.block.map.to_file(self.passage.span(range))
    }

    /// Tokens as written.
    #[inline]
    pub(in crate::attribution) fn text(&self, range: Tokens) -> &'a str {
        self.block.prose.get(self.passage.span(range).range()).unwrap_or_default()
    }

    /// Tokens as a reader sees them, on one line.
    pub(in crate::attribution) fn words(&self, range: Tokens) -> Cow<'a, str> {
        let text = self.text(range);
        if is_tidy(text) {
            return Cow::Borrowed(text);
        }
        let mut words = String::with_capacity(text.len());
        for (number, word) in text.split_whitespace().enumerate() {
            words.extend((number > 0).then_some(' '));
            words.extend(word.chars().filter(|c| *c != '\u{ad}'));
        }
        Cow::Owned(words)
    }

    /// Gives the tokens of hits the classes that follow from their lexicons.
    fn tag_hits(&mut self) {
        let Buffers { tags, hits } = &mut self.buffers;
        for &(lexicon, part, class) in &CLASSES {
            for hit in hits.of(lexicon) {
                let (first, end) = (hit.first as usize, hit.end as usize);
                let range = match part {
                    Part::First => first..first + 1,
                    Part::Last => end - 1..end,
                    Part::Whole => first..end,
                };
                tag(tags, range, class);
            }
        }
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

/// The closed classes of a token behind one with others; of *may* and *May* its capital decides.
fn classes(known: &Knowledge, token: &Token, before: Tags) -> Tags {
    let tags = known.grammar.of(token.word);
    // "He's said", "who's asked": behind a pronoun the mark of a possessive is what is left of *has* or *is*.
    if token.kind == TokenKind::Possessive && before.any(STANDS_ALONE) {
        // "It's believed": *it* itself believes nothing.
        let be = if before.any(Tags::IT) { Tags::BE } else { Tags::NONE };
        return tags | Tags::AUXILIARY | be;
    }
    let month = tags.any(Tags::AUXILIARY) && tags.any(Tags::DAY);
    match (month, token.is_capitalized()) {
        (true, true) => Tags::DAY,
        (true, false) => Tags::AUXILIARY,
        (false, _) => tags,
    }
}

/// What has no possessive.
const STANDS_ALONE: Tags = Tags::PRONOUN.and(Tags::IT).and(Tags::RELATIVE).and(Tags::THAT);

fn tag(tokens: &mut [Tags], range: Tokens, tags: Tags) {
    let Some(tokens) = tokens.get_mut(range) else { return };
    for have in tokens {
        *have |= tags;
    }
}

/// Which tokens of a hit have the class that its lexicon gives.
#[derive(Clone, Copy)]
enum Part {
    First,
    Last,
    Whole,
}

/// The lexicons whose hits give a class.
const CLASSES: [(EngineLexicon, Part, Tags); 12] = {
    use EngineLexicon as L;
    [
        (L::ReportingVerbs, Part::First, Tags::VERB),
        (L::CuePhrases, Part::First, Tags::VERB),
        (L::SourceHeads, Part::Last, Tags::HEAD),
        (L::BodyNouns, Part::Last, Tags::HEAD),
        (L::PersonNouns, Part::Last, Tags::HEAD),
        (L::DocumentNouns, Part::Last, Tags::HEAD),
        (L::SourceModifiers, Part::Whole, Tags::MODIFIER),
        (L::Titles, Part::Whole, Tags::TITLE),
        (L::Demonyms, Part::Whole, Tags::STATE),
        (L::States, Part::Whole, Tags::STATE),
        (L::Capitals, Part::Whole, Tags::STATE),
        (L::Metonyms, Part::Whole, Tags::STATE),
    ]
};
