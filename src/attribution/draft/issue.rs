//! Papers as they are given out: "the office published new figures", "a study published on Monday in the Annals of Vell".
//! Whose they are then needs not be said again, when "the figures" show something. It asks no memory.

use crate::attribution::grade::grade;
use crate::attribution::kinds::{Kind, MentionKind};
use crate::attribution::phrase::{NounPhrase, Reader};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::Tokens;
use crate::lexicon::Hit;
use crate::prose::TokenKind;
use smallvec::SmallVec;

/// *By* and *in* stand behind the participle within so many tokens.
const NEAR: usize = 6;

/// A paper that somebody identified gives out.
#[derive(Clone, Debug)]
pub(in crate::attribution) struct Issue {
    /// The last token of its noun.
    pub(in crate::attribution) noun: usize,
    /// Whether none is meant that was told of before: "a report", "new figures".
    pub(in crate::attribution) new: bool,
    pub(in crate::attribution) issuer: Issuer,
}

/// Who gives out a paper.
#[derive(Clone, Copy, Debug)]
pub(in crate::attribution) enum Issuer {
    /// By its index among the block's names, of which it is no person's.
    Named(usize),
    /// Known by what it is: the ministry.
    Known,
}

/// Those of a block, in order.
pub(in crate::attribution) fn find(reader: &Reader<'_, '_>) -> SmallVec<[Issue; 1]> {
    let all = 0..reader.scene.tokens().len();
    reader.scene.hits(L::Publishing, all).filter_map(|hit| issue(reader, hit)).collect()
}

/// What a verb of publishing tells of, as done.
fn issue(reader: &Reader<'_, '_>, hit: Hit) -> Option<Issue> {
    let scene = reader.scene;
    let verb = hit.first as usize..hit.end as usize;
    let past = scene.word(verb.start).ends_with("ed") || scene.is_one_of(verb.start, &PAST);
    if !past || scene.is(verb.start, Tags::QUOTED | Tags::NAME) {
        return None;
    }
    let (_, sentence) = scene.sentence_of(verb.start);
    let helps = |&at: &usize| scene.is(at, Tags::AUXILIARY | Tags::BE | Tags::ADVERB);
    let group = (sentence.start..verb.start).rev().take_while(helps).last().unwrap_or(verb.start);
    let open = |at: usize| scene.is_one_of(at, &UNDONE);
    // "It denied that the office had released figures": what somebody says is no deed.
    let said = (sentence.start..group).any(|at| scene.is(at, Tags::THAT | Tags::SUBORDINATOR));
    if said || (group..verb.start).any(open) {
        return None;
    }
    let passive = || is_given_out(reader, group, verb.end, &sentence);
    gives_out(reader, group..verb.start, verb.end, &sentence).or_else(passive)
}

/// "The office has published new figures".
fn gives_out(reader: &Reader<'_, '_>, group: Tokens, after: usize, sentence: &Tokens) -> Option<Issue> {
    let scene = reader.scene;
    if group.clone().any(|at| scene.is(at, Tags::BE)) {
        return None;
    }
    let paper = reader.phrase_from(after, sentence.end).filter(|paper| is_paper(reader, paper))?;
    let relative = group.start.checked_sub(1).filter(|&before| scene.is(before, Tags::RELATIVE));
    let giver = match relative {
        Some(who) => reader.antecedent(who, sentence.start),
        None => reader.subject_before(group.start, sentence.start),
    };
    let issuer = identified(reader, &giver?)?;
    Some(told(reader, &paper, issuer))
}

/// "New figures were released by the office", "the study, published on Monday in the Annals of Vell".
fn is_given_out(reader: &Reader<'_, '_>, group: usize, after: usize, sentence: &Tokens) -> Option<Issue> {
    let scene = reader.scene;
    let paper = reader.noun_before(group, sentence.start).filter(|paper| is_paper(reader, paper))?;
    let near = (after..sentence.end.min(after + NEAR)).take_while(|&at| !scene.is(at, Tags::RELATIVE));
    let near: SmallVec<[usize; NEAR]> = near.collect();
    // Whoever gives it out counts for more than where.
    let issuer = match near.iter().find(|&&at| scene.is(at, Tags::BY)) {
        Some(by) => identified(reader, &reader.phrase_from(by + 1, sentence.end)?),
        None => near
            .iter()
            .find_map(|at| body_at(reader, at + 1).filter(|_| scene.is_one_of(*at, &["in"])))
            .map(Issuer::Named),
    };
    Some(told(reader, &paper, issuer?))
}

/// The body whose name stands at a token, its article left aside: what is published in it is its. The verb of the sentence
/// may follow.
fn body_at(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let scene = reader.scene;
    let (index, name) = reader.name_at(at + usize::from(scene.is_one_of(at, &["the"])))?;
    let body = matches!(name.kind, MentionKind::Organization | MentionKind::Outlet);
    (body && scene.kind(name.whole.end) != Some(TokenKind::Possessive)).then_some(index)
}

/// A paper that is there, and was not taken from somebody else.
fn is_paper(reader: &Reader<'_, '_>, phrase: &NounPhrase) -> bool {
    let odd = phrase.leading().any(|at| reader.scene.is_one_of(at, &["no", "few", "leaked", "stolen"]));
    !odd && phrase.name.is_none() && reader.scene.hit_ending(L::DocumentNouns, phrase.head.end - 1).is_some()
}

fn told(reader: &Reader<'_, '_>, paper: &NounPhrase, issuer: Issuer) -> Issue {
    let new = !reader.scene.is(paper.whole.start, Tags::DEFINITE | Tags::OWNER);
    Issue { noun: paper.head.end - 1, new, issuer }
}

/// Who a giver is, if that is a name or a body known by what it is.
fn identified(reader: &Reader<'_, '_>, giver: &NounPhrase) -> Option<Issuer> {
    if let Some(name) = giver.name {
        let body = reader.names.get(name).is_some_and(|name| name.kind != MentionKind::Person);
        return body.then_some(Issuer::Named(name));
    }
    let body = reader.scene.hit_ending(L::BodyNouns, giver.head.end - 1).is_some();
    (body && grade(reader, giver).kind == Kind::Organization).then_some(Issuer::Known)
}

/// Past forms of publishing without an ending.
const PAST: [&str; 4] = ["put", "sent", "wrote", "written"];

/// What makes a deed of tomorrow or of nobody.
const UNDONE: [&str; 11] =
    ["not", "never", "will", "would", "may", "might", "can", "cannot", "could", "should", "must"];
