//! "By his own account, Ana Castro slept": whoever the clause is about tells of it, and where that is nobody who can
//! speak, whoever *his* stands for does.

use super::Finder;
use crate::attribution::draft::Draft;
use crate::attribution::kinds::{Manner, MentionKind, Stance};
use crate::attribution::memory::sex;
use crate::attribution::phrase::NounPhrase;
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

/// What a clause of its own hangs on, or a verb that attributes.
const HANGING: Tags = Tags::RELATIVE.and(Tags::THAT).and(Tags::SUBORDINATOR).and(Tags::VERB);

impl Finder<'_, '_, '_> {
    /// What a cue phrase attributes to whom its *his* stands for, which is a token of it.
    pub(super) fn own_account(&self, cue: Tokens, stance: Stance, owner: usize) -> Option<Draft> {
        let scene = self.reader.scene;
        let small = Tags::CONJUNCTION | Tags::ADVERB;
        let leads = (self.sentence.start..cue.start).all(|at| !scene.is_word(at) || scene.is(at, small));
        let of = scene.is(cue.end, Tags::PREPOSITION);
        let behind = if of { self.comma_after(cue.end) } else { cue.end };
        let behind = behind + usize::from(scene.kind(behind) == Some(TokenKind::Comma));
        let clause = if leads { behind..self.sentence.end } else { self.sentence.start..cue.start };
        // "By his own account book".
        let compound = scene.is_word(cue.end) && !scene.is(cue.end, Tags::FUNCTION.and(Tags::TO));
        // "A scheme that began, by her own account, as a joke": whose clause it is, small words do not tell.
        let hangs = |at: usize| scene.is(at, HANGING) && !scene.is(at, Tags::PREPOSITION);
        // "She was ruined by her own account of it": who ruined her is no source.
        let done = !leads && self.reader.is_participle(cue.start - 1);
        if !leads && (compound || clause.clone().any(hangs)) || done {
            return None;
        }
        // "By his own account, the guard hit him": somebody else's deed.
        let other = clause.clone().any(|at| scene.is(at, Tags::OBJECT | Tags::OWNER));
        let subject = if leads && other { None } else { self.reader.leading_subject(clause) };
        let subject = subject.filter(|subject| self.may_own(subject, owner));
        let own = || NounPhrase { whole: owner..owner + 1, head: owner..owner + 1, name: None };
        let (before, rest) = self.own_content(&cue, leads.then_some(behind));
        let draft = Draft::new(cue, stance, Manner::AccordingTo, self.index);
        Some(draft.with_source(subject.unwrap_or_else(own)).with_content(before).with_content(rest))
    }

    /// What stands before the phrase and behind it. `behind` is where the clause begins that the phrase leads in to.
    fn own_content(&self, cue: &Tokens, behind: Option<usize>) -> (Tokens, Tokens) {
        if let Some(behind) = behind {
            return (cue.start..cue.start, self.content_after(behind));
        }
        let rest = self.rest_of_clause(cue.start, cue.end);
        let open = rest.is_empty() && self.reader.scene.is_word(cue.end);
        let rest = if open { self.content_after(cue.end) } else { rest };
        (self.content_before(cue.start), rest)
    }

    /// Whether *his*, *its* or *their* may stand for a phrase: a body has no *his*, and a person no *its*.
    fn may_own(&self, subject: &NounPhrase, owner: usize) -> bool {
        let (scene, last) = (self.reader.scene, subject.head.end - 1);
        let name = subject.name.and_then(|index| self.reader.names.get(index));
        let person = name.map_or(scene.is(last, Tags::PRONOUN), |name| name.kind == MentionKind::Person);
        if scene.is_one_of(owner, &["its"]) {
            return !person;
        }
        let Some(sex) = sex::of_pronoun(scene, owner) else {
            return !scene.is(last, Tags::IT) && sex::of_phrase(scene, subject).is_none();
        };
        let one = name.is_none() && !looks_plural(scene.word(last)) && !scene.ends_thing(last);
        (person || one) && sex::of_phrase(scene, subject).is_none_or(|known| known == sex)
    }
}
