//! Finds names: capitalised runs, told apart as persons, bodies, outlets, states and places by the tables, by
//! their titles and by the company they keep. A capital at the start of a sentence makes no name by itself.

use super::kinds::{Kind, MentionKind};
use super::name::entity::Entities;
use super::words::grammar::{Tags, looks_plural};
use super::words::hits::LexiconSet;
use super::words::knowledge::EngineLexicon as L;
use super::words::scene::{Scene, Tokens};
use crate::prose::TokenKind;
use memchr::memrchr2;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::cell::RefCell;

pub(super) mod entity;
mod read;
mod run;

/// A name in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// Finds all names of a block, in order; they do not overlap. Their tokens are tagged as names.
pub(super) fn find(scene: &mut Scene<'_>, entities: &Entities, names: &mut Vec<Name>) {
    scene.title_case = run::is_title_case(scene);
    let first = Met::new(entities, &[], scene);
    pass(scene, &first, names);
    // A second look knows the names that stand in the middle of later sentences.
    let missed = first.missed.into_inner();
    let second = Met::new(entities, if missed.is_empty() { &[] } else { names }, scene);
    if missed.iter().any(|&(words, at)| second.like(words).any(|known| known.at != at)) {
        pass(scene, &second, names);
    }
    for name in &*names {
        scene.tag(name.whole.clone(), Tags::NAME);
    }
}

fn pass<'a>(scene: &Scene<'a>, met: &Met<'a>, names: &mut Vec<Name>) {
    names.clear();
    let mut next = 0;
    while let Some(at) = scene.next_capital_or(OPENING, next) {
        if let Some(head) = scene.hit_at(L::SourceHeads, at).filter(|head| head.end > head.first + 1) {
            next = head.end as usize;
        } else if let Some(run) = run::at(scene, at, met) {
            if let Some(of) = read::office_of(scene, &run) {
                next = of + 1;
                continue;
            }
            next = run.end;
            if let Some(name) = read::read(scene, run, met) {
                // "Mia Coll of Vell University": the body that somebody belongs to is a name of its own.
                let tied = name.whole.end..next;
                let body = tied.clone().any(|at| scene.hit_at(L::OrganizationNouns, at).is_some());
                next = if body { name.whole.end } else { next.max(name.whole.end) };
                names.push(name);
            }
        } else {
            next = at + 1;
        }
    }
}

/// Names met before: in the document, and in the block at hand.
struct Met<'m> {
    entities: &'m Entities,
    /// The names of the block, in order.
    names: SmallVec<[Known<'m>; FEW]>,
    /// The last of those that end in a word, by that word; empty where there are few.
    last: FxHashMap<&'m str, u32>,
    /// What neither knew, and the token it begins at.
    missed: RefCell<Vec<(&'m str, usize)>>,
}

/// A name of the block.
#[derive(Clone, Copy)]
struct Known<'m> {
    words: &'m str,
    kind: MentionKind,
    /// Its first token.
    at: usize,
    /// The name before it that ends in the same word.
    before: Option<u32>,
}

impl<'m> Met<'m> {
    fn new(entities: &'m Entities, names: &[Name], scene: &Scene<'m>) -> Self {
        let (mut last, many) = (FxHashMap::default(), names.len() > FEW);
        let names = (0..).zip(names).map(|(number, name)| {
            let words = scene.text(name.core.clone());
            let before = if many { last.insert(last_word(words), number) } else { None };
            Known { words, kind: name.kind, at: name.core.start, before }
        });
        Self { entities, names: names.collect(), last, missed: RefCell::default() }
    }

    fn knows(&self, scene: &Scene<'m>, at: usize) -> bool {
        let word = scene.word(at);
        self.entities.knows(word) || self.in_block(word, at).is_some()
    }

    fn kind_of(&self, scene: &Scene<'m>, name: Tokens) -> Option<MentionKind> {
        let (words, at) = (scene.text(name.clone()), name.start);
        self.entities.kind_of(words).or_else(|| self.in_block(words, at))
    }

    /// The kind of the last such name of the block.
    fn in_block(&self, words: &'m str, at: usize) -> Option<MentionKind> {
        let found = self.like(words).next();
        if found.is_none() {
            self.missed.borrow_mut().push((words, at));
        }
        found.map(|known| known.kind)
    }

    /// The names of the block that are, or end in, these words, the last first.
    fn like(&self, words: &str) -> impl Iterator<Item = Known<'m>> {
        let known = move |name: &&Known<'m>| {
            name.words.strip_suffix(words).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
        };
        let name = |number: u32| self.names.get(number as usize);
        let last = self.last.get(last_word(words)).copied().and_then(name);
        let alike = std::iter::successors(last, move |known| known.before.and_then(name));
        // A few are looked through sooner than filed.
        let few = if self.names.len() > FEW { &[] } else { &*self.names };
        few.iter().rev().chain(alike.take(MOST_ALIKE)).filter(known).copied()
    }
}

/// So many names of a block are looked through one by one.
const FEW: usize = 12;

/// So many names of a block that end alike are looked through.
const MOST_ALIKE: usize = 64;

fn last_word(words: &str) -> &str {
    memrchr2(b' ', b'-', words.as_bytes()).map_or(words, |mark| &words[mark + 1..])
}

/// Where a name may begin with a small letter, or what is passed over begins.
const OPENING: LexiconSet = LexiconSet::of(&[
    L::SourceHeads,
    L::Outlets,
    L::Organizations,
    L::Metonyms,
    L::States,
    L::Capitals,
    L::OutletLetters,
    L::BodyLetters,
]);

/// Lexicons of names, those first that decide where several have a hit of one length.
const TABLES: [L; 7] =
    [L::Outlets, L::Organizations, L::Metonyms, L::States, L::Capitals, L::OutletLetters, L::BodyLetters];

/// The longest table entry that begins at a token.
fn table_hit(scene: &Scene<'_>, at: usize) -> Option<(L, u32, usize)> {
    if !scene.begins(OPENING, at) {
        return None;
    }
    let hits = TABLES.iter().filter_map(|&table| scene.hit_at(table, at).map(|hit| (table, hit)));
    let longest = hits.rev().max_by_key(|(_, hit)| hit.end)?;
    Some((longest.0, longest.1.entry, longest.1.end as usize))
}

/// Words that are no name of a paper, and follow one.
const PAPERS: [&str; 6] = ["newspaper", "magazine", "tabloid", "daily", "weekly", "broadcaster"];

/// Where a word for one outlet ends that stands behind a name at `at` and before no other noun: "the Ostern newspaper
/// said", but not "the Ostern newspaper group". A site or a channel may be anybody's on a platform of that name.
pub(super) fn outlet_noun_ends(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let noun = scene.hit_at(L::SourceHeads, at)?;
    let (last, end) = (noun.end as usize - 1, noun.end as usize);
    let outlet = scene.known.heads.get(noun.entry as usize) == Some(&Kind::UnidentifiedOutlet);
    let one = !looks_plural(scene.word(last)) && (last > at || scene.is_one_of(at, &PAPERS));
    let goes_on = Tags::VERB | Tags::FUNCTION | Tags::DAY;
    let over =
        scene.kind(end) != Some(TokenKind::Possessive) && (!scene.is_word(end) || scene.is(end, goes_on));
    (outlet && one && over).then_some(end)
}

/// "Transport Scotland", "Public Health Wales": whether words that open the name of a body stand before a country.
fn opens_body(scene: &Scene<'_>, at: usize) -> bool {
    let land = |end: usize| scene.hit_at(L::States, end).is_some();
    scene.hit_at(L::BodyOpenings, at).is_some_and(|hit| land(hit.end as usize))
}
