//! Reads a document block by block and hands back its facts. The order within a block: names, then cues and
//! agentless frames sentence by sentence, then quotations, then what is left is the writer's own voice.

use super::anonymity::{self, formula};
use super::draft::Draft;
use super::draft::{agentless, broken, cue, headline, layers, noun, speaker, speech, writer};
use super::facts::Facts;
use super::kinds::{Manner, QuotationExtent};
use super::memory::context::Context;
use super::memory::term::{self, Terms};
use super::memory::{claim, echo, mentions};
use super::name::{self, Name};
use super::phrase::Reader;
use super::settle;
use super::words::knowledge::Knowledge;
use super::words::scene::{Buffers, Scene, Tokens};
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
    buffers: Buffers,
    room: Room,
}

/// What is found in a block before it is settled, and claims while they are read: room that is used again.
#[derive(Debug, Default)]
struct Room {
    names: Vec<Name>,
    /// Of the block.
    drafts: Vec<Draft>,
    /// Of the sentence at hand.
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
            buffers: Buffers::default(),
            room: Room::default(),
        }
    }

    /// Reads the next block; gives the token ranges of the persons, organisations and outlets named in it.
    /// `hits` are those of [`crate::lexicon::Lexicons::scan`] over the block's tokens.
    pub fn read(&mut self, block: &Block<'_>, passage: &Passage, hits: &[Hit]) -> &[Range<u32>] {
        let buffers = std::mem::take(&mut self.buffers);
        let mut scene = Scene::new(block, passage, hits, self.known, buffers);
        let mut room = std::mem::take(&mut self.room);
        let mut names = std::mem::take(&mut room.names);
        name::find(&mut scene, &self.context.entities, &mut names);
        let first = mentions::add(&scene, &names, self.sentences, &mut self.facts, &mut self.context);
        let reader = Reader { scene: &scene, names: &names };
        for name in super::draft::blame::accused(&reader) {
            if let Some(mention) = self.facts.mentions.get_mut(first + name) {
                mention.accused = true;
            }
        }
        self.quote_block(&scene);
        self.terms.read(&block.prose, self.sentences);
        self.attributions(&reader, first, &mut room);
        self.sentences += passage.sentences.len() as u32;
        self.names.clear();
        self.names.extend(
            names
                .iter()
                .filter(|name| is_speaker_like(name))
                .map(|name| name.whole.start as u32..name.whole.end as u32),
        );
        self.buffers = scene.into_buffers();
        self.room = Room { names, ..room };
        &self.names
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

    fn attributions(&mut self, reader: &Reader<'_, '_>, first_mention: usize, room: &mut Room) {
        let scene = reader.scene;
        let Room { drafts, sentence: found, claim, .. } = room;
        drafts.clear();
        claim.begin(scene.tokens().len());
        for (index, sentence) in scene.sentences().iter().enumerate() {
            in_sentence(reader, index, &(sentence.first..sentence.end), found);
            drafts.append(found);
        }
        let before = speech::Before {
            at_once: self.context.speaker_before(self.sentences).is_some(),
            lately: self.context.spoke_lately(self.sentences),
        };
        speech::bind(reader, drafts, before);
        let statements = anonymity::statements(scene);
        anonymity::bind(reader, &statements, drafts);
        writer::add(reader, drafts);
        drafts.sort_by_key(|draft| (draft.sentence, draft.start()));
        let from = self.facts.attributions.len();
        let mut settler = settle::Settler {
            reader,
            statements: &statements,
            brackets: memchr2(b'[', b'(', scene.block.prose.as_bytes()).is_some(),
            sentences: self.sentences,
            first_mention,
            facts: &mut self.facts,
            context: &mut self.context,
            room: claim,
        };
        for draft in &*drafts {
            settler.settle(draft);
        }
        if self.announces
            && let Some(phrase) = speaker::announcing(reader)
        {
            settler.announce(phrase);
        }
        settle::nest(&mut self.facts.attributions[from..], from);
        self.words_in_marks(scene, drafts, from);
    }

    /// Notes the words in marks that nobody is cited for, which the text may come back to: in this block or later.
    fn words_in_marks(&mut self, scene: &Scene<'_>, drafts: &[Draft], from: usize) {
        for (number, draft) in (from..).zip(drafts) {
            let known = self.facts.attributions.get(number).is_some_and(term::may_be);
            let Some(quoted) = draft.content.first().filter(|_| known) else { continue };
            let sentence = self.sentences + draft.sentence as u32;
            self.terms.wait(number, scene.text(quoted.clone()), sentence);
            let behind = scene.text(quoted.end..scene.tokens().len());
            self.terms.read(behind, sentence);
        }
    }
}

/// Finds what one sentence attributes, in order.
fn in_sentence(reader: &Reader<'_, '_>, index: usize, range: &Tokens, found: &mut Vec<Draft>) {
    let scene = reader.scene;
    // Most sentences have nothing that most of these hinge on.
    let hinges = scene.lexicons(range.clone());
    if hinges.meets(cue::HINGES) {
        cue::find(reader, index, range, hinges, found);
    }
    if hinges.meets(agentless::HINGES) {
        agentless::add(reader, index, range, hinges, found);
    }
    if hinges.meets(noun::HINGES) {
        noun::add(reader, index, range, found);
    }
    if hinges.meets(formula::HINGES) {
        formula::part(scene, range, found);
    }
    headline::add(reader, index, range, found);
    broken::add(reader, index, range, found);
    if !found.is_empty() {
        found.sort_by_key(Draft::start);
        layers::lay_out(reader, found);
        writer::add_participle(reader, found, range);
    }
}

fn is_speaker_like(name: &Name) -> bool {
    use super::kinds::MentionKind as M;
    matches!(name.kind, M::Person | M::Organization | M::Outlet)
}
