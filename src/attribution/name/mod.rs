//! Finds names: capitalised runs, told apart as persons, bodies, outlets, states and places by the tables, by
//! their titles and by the company they keep. A capital at the start of a sentence makes no name by itself.

use super::entity::Entities;
use super::grammar::Tags;
use super::kinds::MentionKind;
use super::knowledge::EngineLexicon as L;
use super::scene::{Scene, Tokens};

mod read;
mod run;

/// A name in a block.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// The name with its title and the abbreviation in brackets, without article.
    pub(super) whole: Tokens,
    /// The name alone.
    pub(super) core: Tokens,
    pub(super) kind: MentionKind,
    /// Whether a title, office, affiliation or relation stands at it.
    pub(super) role: bool,
    /// The abbreviation in brackets.
    pub(super) abbreviation: Option<usize>,
    /// Its entry, when a table has it.
    pub(super) known: Option<(L, u32)>,
}

/// All names of a block, in order; they do not overlap. Their tokens are tagged as names.
pub(super) fn find(scene: &mut Scene<'_>, entities: &Entities) -> Vec<Name> {
    let shouting = run::is_title_case(scene);
    let mut names = pass(scene, &Met { entities, names: &[] }, shouting);
    // A second look knows the names that stand in the middle of later sentences.
    if !names.is_empty() {
        names = pass(scene, &Met { entities, names: &names }, shouting);
    }
    for name in &names {
        scene.tag(name.whole.clone(), Tags::NAME);
    }
    names
}

fn pass(scene: &Scene<'_>, met: &Met<'_>, shouting: bool) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut at = 0;
    while at < scene.tokens().len() {
        if let Some(head) = scene.hit_at(L::SourceHeads, at).filter(|head| head.end > head.first + 1) {
            at = head.end as usize;
        } else if let Some(run) = run::at(scene, at, met, shouting) {
            at = run.end;
            if let Some(name) = read::read(scene, run, met) {
                at = at.max(name.whole.end);
                names.push(name);
            }
        } else {
            at += 1;
        }
    }
    names
}

/// Names met before: in the document, and in the block at hand.
struct Met<'m> {
    entities: &'m Entities,
    names: &'m [Name],
}

impl Met<'_> {
    fn knows(&self, scene: &Scene<'_>, at: usize) -> bool {
        self.entities.knows(scene.word(at)) || self.in_block(scene, scene.word(at)).is_some()
    }

    fn kind_of(&self, scene: &Scene<'_>, name: Tokens) -> Option<MentionKind> {
        let words = scene.text(name);
        self.entities.kind_of(words).or_else(|| self.in_block(scene, words))
    }

    /// The kind of the last name of the block that is, or ends in, these words.
    fn in_block(&self, scene: &Scene<'_>, words: &str) -> Option<MentionKind> {
        let known = |name: &Name| {
            scene
                .text(name.core.clone())
                .strip_suffix(words)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
        };
        self.names.iter().rev().take(64).find(|name| known(name)).map(|name| name.kind)
    }
}

/// Lexicons of names, those first that decide where several have a hit of one length.
const TABLES: [L; 7] =
    [L::Outlets, L::Organizations, L::Metonyms, L::States, L::Capitals, L::OutletLetters, L::BodyLetters];

/// The longest table entry that begins at a token.
fn table_hit(scene: &Scene<'_>, at: usize) -> Option<(L, u32, usize)> {
    let hits = TABLES.iter().filter_map(|&table| scene.hit_at(table, at).map(|hit| (table, hit)));
    let longest = hits.rev().max_by_key(|(_, hit)| hit.end)?;
    Some((longest.0, longest.1.entry, longest.1.end as usize))
}
