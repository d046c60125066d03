//! What is seen in a block before anybody asks who is meant: the order of looking within a block.
//!
//! Cues and agentless frames come first, sentence by sentence, then quotations, and what is left is the writer's own
//! voice. All places are tokens of the block, and nothing of the document counts but which names the block has and
//! whether somebody spoke in front of it, so that a sighting holds wherever the block moves to.

use super::anonymity::{self, Statement, formula};
use super::draft::issue::{self, Issue};
use super::draft::speech::Before;
use super::draft::{Draft, agentless, blame, broken, cue, headline, layers, noun, speech, writer};
use super::name::Name;
use super::phrase::Reader;
use super::words::scene::Tokens;
use crate::order::Order as _;
use smallvec::SmallVec;

/// What is seen in a block.
#[derive(Clone, Debug, Default)]
pub struct Sighting {
    /// The names that were known when it was looked at.
    names: Vec<Name>,
    before: Before,
    /// Attributions to be, in reading order.
    pub(super) drafts: Vec<Draft>,
    /// What the block says of sources' anonymity.
    pub(super) statements: Vec<Statement>,
    /// The numbers of the names that are accused.
    pub(super) accused: SmallVec<[usize; 4]>,
    /// Papers as they are given out, in reading order.
    pub(super) issued: SmallVec<[Issue; 1]>,
}

impl Sighting {
    /// Looks at a block. What was seen of another is forgotten; `found` is room for the drafts of a sentence.
    pub(super) fn look(&mut self, reader: &Reader<'_, '_>, before: Before, found: &mut Vec<Draft>) {
        let Self { names: _, before: spoke, drafts, statements, accused, issued } = self;
        let scene = reader.scene;
        *spoke = before;
        *accused = blame::accused(reader);
        *issued = issue::find(reader);
        drafts.clear();
        for (index, sentence) in scene.sentences().iter().enumerate() {
            in_sentence(reader, index, &(sentence.first..sentence.end), found);
            drafts.append(found);
        }
        speech::bind(reader, drafts, before);
        *statements = anonymity::statements(scene);
        anonymity::bind(reader, statements, drafts);
        writer::add(reader, drafts);
        drafts.order_by_key(|draft| (draft.sentence, draft.start()));
    }

    /// The same, to be kept with the names of its block.
    pub(super) fn with(&self, names: &[Name]) -> Self {
        Self { names: names.to_vec(), ..self.clone() }
    }

    /// Whether the same would be seen in its block again.
    pub(super) fn holds(&self, names: &[Name], before: Before) -> bool {
        self.names == names && self.before == before
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
        found.order_by_key(Draft::start);
        layers::lay_out(reader, found);
        writer::add_participle(reader, found, range);
    }
}
