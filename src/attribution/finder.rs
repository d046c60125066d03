//! Reads a document block by block and hands back its facts. The order within a block: names, then what is seen
//! whoever is meant, and last who that is.

use super::anonymity;
use super::draft::speech::Before;
use super::draft::{Draft, speaker, writer};
use super::facts::Facts;
use super::kinds::{Manner, QuotationExtent};
use super::memory::context::Context;
use super::memory::term::{self, Terms};
use super::memory::{claim, echo, mentions, paper};
use super::name::{self, Name};
use super::phrase::Reader;
use super::settle;
use super::sighting::Sighting;
use super::words::knowledge::Knowledge;
use super::words::scene::{Buffers, Scene};
use crate::lexicon::Hit;
use crate::markup::{Block, Region};
use crate::prose::{Passage, TokenKind};
use memchr::memchr2;
use std::ops::Range;

/// Finds the facts of one document. Blocks must come in reading order.
#[derive(Debug)]
pub struct Finder<'k> {
    known: &'k Knowledge,
    pub(super) facts: Facts,
    pub(super) context: Context,
    terms: Terms,
    /// How many sentences stand before the block at hand.
    sentences: u32,
    /// The last sentence that stands in no quote block, and whether it ends in a colon.
    announced_in: Option<u32>,
    announces: bool,
    /// Token ranges of the names of the block at hand.
    names: Vec<Range<u32>>,
    /// Whether the block at hand was looked at, and not only remembered.
    looked: bool,
    buffers: Buffers,
    room: Room,
}

/// What is found in a block before it is settled, and claims while they are read: room that is used again.
#[derive(Debug, Default)]
struct Room {
    names: Vec<Name>,
    sighting: Sighting,
    /// Drafts of the sentence at hand.
    sentence: Vec<Draft>,
    claim: claim::Room,
}

impl<'k> Finder<'k> {
    /// Begins a document.
    pub fn new(known: &'k Knowledge) -> Self {
        Self {
            known,
            facts: Facts::default(),
            context: Context::default(),
            terms: Terms::default(),
            sentences: 0,
            announced_in: None,
            announces: false,
            names: Vec::new(),
            looked: false,
            buffers: Buffers::default(),
            room: Room::default(),
        }
    }

    /// Reads the next block. `hits` are those of [`crate::lexicon::Lexicons::scan`] over its tokens. What was `seen` when
    /// the same block was read before need not be looked for again.
    pub fn read(&mut self, block: &Block<'_>, passage: &Passage, hits: &[Hit], seen: Option<&Sighting>) {
        let buffers = std::mem::take(&mut self.buffers);
        let mut scene = Scene::new(block, passage, hits, self.known, buffers);
        let Room { mut names, mut sighting, mut sentence, mut claim } = std::mem::take(&mut self.room);
        name::find(&mut scene, &self.context.entities, &mut names);
        let reader = Reader { scene: &scene, names: &names };
        let before = Before {
            at_once: self.context.speaker_before(self.sentences).is_some(),
            lately: self.context.spoke_lately(self.sentences),
        };
        let seen = seen.filter(|seen| seen.holds(&names, before));
        self.looked = seen.is_none();
        if self.looked {
            sighting.look(&reader, before, &mut sentence);
        }
        self.settle(&reader, seen.unwrap_or(&sighting), &mut claim);
        self.sentences += passage.sentences.len() as u32;
        self.names.clear();
        self.names.extend(
            names
                .iter()
                .filter(|name| is_speaker_like(name))
                .map(|name| name.whole.start as u32..name.whole.end as u32),
        );
        self.buffers = scene.into_buffers();
        self.room = Room { names, sighting, sentence, claim };
    }

    /// The token ranges of the persons, organisations and outlets named in the last block.
    pub fn names(&self) -> &[Range<u32>] {
        &self.names
    }

    /// What was seen in the last block, unless what had been seen before still held.
    pub fn sighting(&self) -> Option<Sighting> {
        self.looked.then(|| self.room.sighting.with(&self.room.names))
    }

    /// Ends the document: what only the whole of it can tell is settled now.
    pub fn finish(mut self) -> Facts {
        anonymity::spread(&mut self.facts);
        echo::lend(&mut self.facts);
        self.terms.settle(&mut self.facts.attributions);
        writer::keep_restated(&mut self.facts);
        mentions::finish(&mut self.facts, self.context.entities.into_entities());
        self.facts
    }

    /// A quote block, behind words that end in a colon, is what the last speaker of those words says.
    fn quote_block(&mut self, scene: &Scene<'_>) {
        let words = 0..scene.tokens().len();
        if !scene.block.regions.contains(Region::Blockquote) {
            let ends = words.end.checked_sub(1).and_then(|last| scene.kind(last));
            self.announces = ends == Some(TokenKind::Colon);
            self.announced_in = (self.sentences + scene.sentences().len() as u32).checked_sub(1);
            return;
        }
        let quoted =
            self.facts.attributions.iter_mut().rev().find(|known| Some(known.sentence) == self.announced_in);
        if let Some(quoted) =
            quoted.filter(|known| self.announces && known.cue.is_some() && known.source.is_some())
        {
            if quoted.content.is_empty() {
                quoted.manner = Manner::Quotation;
            }
            quoted.content.push(scene.span(words));
            quoted.quotation = QuotationExtent::Block;
        }
    }

    /// Makes facts of what is seen in the next block.
    fn settle(&mut self, reader: &Reader<'_, '_>, seen: &Sighting, claim: &mut claim::Room) {
        let scene = reader.scene;
        let Sighting { drafts, statements, accused, issued, .. } = seen;
        let first = mentions::add(scene, reader.names, self.sentences, &mut self.facts, &mut self.context);
        for name in accused {
            if let Some(mention) = self.facts.mentions.get_mut(first + name) {
                mention.accused = true;
            }
        }
        self.quote_block(scene);
        self.terms.read(&scene.block.prose, self.sentences);
        claim.begin(scene.tokens().len());
        let from = self.facts.attributions.len();
        let mut settler = settle::Settler {
            reader,
            statements,
            brackets: memchr2(b'[', b'(', scene.block.prose.as_bytes()).is_some(),
            sentences: self.sentences,
            first_mention: first,
            facts: &mut self.facts,
            context: &mut self.context,
            room: claim,
            evidence: None,
        };
        let mut issued = issued.iter().peekable();
        let mut granted = statements.iter().filter(|statement| statement.granted.is_some()).peekable();
        for draft in drafts {
            while let Some(statement) = granted.next_if(|statement| settler.stands_before(statement, draft)) {
                settler.grant(statement);
            }
            while let Some(issue) = issued.next_if(|issue| issue.noun < draft.start()) {
                settler.issue(issue);
            }
            settler.settle(draft);
        }
        issued.for_each(|issue| settler.issue(issue));
        granted.for_each(|statement| settler.grant(statement));
        if self.announces
            && let Some(phrase) = speaker::announcing(reader)
        {
            settler.announce(phrase);
        }
        paper::note(reader, &mut self.context, self.sentences);
        settle::nest(&mut self.facts.attributions[from..], from);
        self.words_in_marks(scene, drafts, from);
    }

    /// Notes the words in marks that nobody is cited for, which the text may come back to: in this block or later.
    fn words_in_marks(&mut self, scene: &Scene<'_>, drafts: &[Draft], from: usize) {
        for (number, draft) in (from..).zip(drafts) {
            let known = self.facts.attributions.get(number).is_some_and(term::may_be);
            let Some(quoted) = draft.content.first().filter(|_| known) else { continue };
            let behind = scene.text(quoted.end..scene.tokens().len());
            let sentence = self.sentences + draft.sentence as u32;
            self.terms.wait(number, scene.text(quoted.clone()), behind, sentence);
        }
    }
}

fn is_speaker_like(name: &Name) -> bool {
    use super::kinds::MentionKind as M;
    matches!(name.kind, M::Person | M::Organization | M::Outlet)
}
