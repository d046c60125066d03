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
        // "The man who by his own account": whose clause it is, small words do not tell.
        let inner = Tags::RELATIVE | Tags::THAT | Tags::SUBORDINATOR | Tags::VERB;
        // "By his own account book".
        let compound = scene.is_word(cue.end) && !scene.is(cue.end, Tags::FUNCTION.and(Tags::TO));
        let hangs = |at: usize| scene.is(at, inner) && !scene.is(at, Tags::PREPOSITION);
        if !leads && (compound || clause.clone().any(hangs)) {
            return None;
        }
        let subject = self.reader.leading_subject(clause).filter(|subject| self.may_own(subject, owner));
        let own = || NounPhrase { whole: owner..owner + 1, head: owner..owner + 1, name: None };
        let (before, rest) = if leads {
            (cue.start..cue.start, self.content_after(behind))
        } else {
            let rest = self.rest_of_clause(cue.start, cue.end);
            let open = rest.is_empty() && scene.is_word(cue.end);
            (self.content_before(cue.start), if open { self.content_after(cue.end) } else { rest })
        };
        let draft = Draft::new(cue, stance, Manner::AccordingTo, self.index);
        Some(draft.with_source(subject.unwrap_or_else(own)).with_content(before).with_content(rest))
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
