//! Whom *who* stands for: the person that the words before it are about. It reads no verbs.

use super::{NounPhrase, Reader};
use crate::attribution::kinds::MentionKind;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::prose::TokenKind;

/// So many prepositions are stepped over: "a nurse at a clinic in Vell, who".
const STEPS: usize = 3;

/// What a clause begins with that ends a relative clause.
const JOINTS: [&str; 7] = ["because", "as", "while", "when", "since", "after", "though"];

impl Reader<'_, '_> {
    /// Whom a relative pronoun stands for: the noun before it, the person that a place or a body behind a preposition
    /// belongs to ("a nurse at Karash Hospital, who"), or the name which that describes ("Nadia Brandt, the harbour
    /// master, who").
    pub(in crate::attribution) fn antecedent(&self, relative: usize, floor: usize) -> Option<NounPhrase> {
        let mut phrase = self.noun_before(relative, floor)?;
        if let Some(person) = self.person_at(&phrase, relative, floor) {
            let described = self.name_described_by(&person).or(person.name);
            // "The remark angered Ana Castro of Vell, who": a name is told from the verb before it.
            let name = described.and_then(|index| self.names.get(index));
            phrase.whole.start = name.map_or(person.whole.start, |name| name.whole.start);
            phrase.head = name.map_or(person.head, |name| name.core.clone());
            phrase.name = described;
        }
        self.name_beside(&mut phrase, relative, floor);
        Some(phrase)
    }

    /// "A doctor who asked not to be named because she feared for her job said": where the phrase begins whose relative
    /// clause ends with a clause of its own, which begins at `start` and has its subject and its verb before `end`.
    pub(super) fn told_with_its_reason(&self, start: usize, end: usize, floor: usize) -> Option<usize> {
        let scene = self.scene;
        let joint = start.checked_sub(1).filter(|&joint| joint > floor)?;
        if !scene.is_one_of(joint, &JOINTS) {
            return None;
        }
        let object = Tags::DETERMINER | Tags::OBJECT;
        let small = Tags::FUNCTION | Tags::TO | Tags::BY | Tags::DETERMINER | Tags::HEAD | Tags::NAME;
        // "His bank advises the firm".
        let acts = |at: usize| {
            let verb = scene.is_word(at) && !scene.is(at, small) && !scene.word(at).ends_with("ing");
            verb && scene.is(at + 1, object)
        };
        let whole = scene.is(start, Tags::PRONOUN | Tags::IT) && start + 1 < end
            || self.has_verb(start..end)
            || (start + 1..end.saturating_sub(1)).any(acts);
        if !whole {
            return None;
        }
        let inner = |at: usize| {
            scene.is_word(at) || matches!(scene.kind(at), Some(TokenKind::Possessive | TokenKind::Number))
        };
        let mut before = (floor + 1..joint).rev().take_while(|&at| inner(at));
        let relative = before.find(|&at| scene.is(at, Tags::RELATIVE))?;
        scene
            .is(relative - 1, Tags::HEAD | Tags::NAME | Tags::TITLE)
            .then(|| self.clause_start(relative, floor))
    }

    /// Who is at, of or for the place or the body that a phrase is, where *who* stands behind it.
    fn person_at(&self, phrase: &NounPhrase, relative: usize, floor: usize) -> Option<NounPhrase> {
        let scene = self.scene;
        if scene.is(relative, Tags::THAT) || scene.is_one_of(relative, &["which"]) {
            return None;
        }
        let parted = scene.kind(relative - 1) == Some(TokenKind::Comma);
        let mut found = phrase.clone();
        for _ in 0..STEPS {
            let tie = found.whole.start.checked_sub(1).filter(|&tie| tie > floor)?;
            let tied = scene.is(tie, Tags::PREPOSITION | Tags::TO) && scene.is_word(tie - 1);
            let outer = self.noun_before(tie, floor).filter(|_| tied)?;
            let place = || self.may_be_place(&found) && self.name_described_by(&outer).is_some();
            if !(self.is_thing(&found) || parted && place()) {
                return None;
            }
            if self.is_person(&outer) || self.name_described_by(&outer).is_some() {
                return Some(outer);
            }
            found = outer;
        }
        None
    }

    /// Whether a phrase is a place or a body.
    fn is_thing(&self, phrase: &NounPhrase) -> bool {
        let last = phrase.head.end - 1;
        match phrase.name.and_then(|index| self.names.get(index)) {
            Some(name) => name.kind != MentionKind::Person,
            None => self.scene.hit_ending(L::BodyNouns, last).is_some() && !self.is_person(phrase),
        }
    }

    /// "The member for Dyfan": one word that is taken for a surname where nothing tells that it is a place.
    fn may_be_place(&self, phrase: &NounPhrase) -> bool {
        let name = phrase.name.and_then(|index| self.names.get(index));
        name.is_some_and(|name| name.whole.len() == 1)
    }

    /// The person before its comma that a phrase tells of: "Ana Castro, a nurse at …".
    fn name_described_by(&self, phrase: &NounPhrase) -> Option<usize> {
        let comma = phrase.whole.start.checked_sub(1)?;
        let last = comma.checked_sub(1).filter(|_| self.scene.kind(comma) == Some(TokenKind::Comma))?;
        let (index, name) = self.name_at(last).filter(|_| phrase.name.is_none())?;
        (name.kind == MentionKind::Person).then_some(index)
    }

    /// Whether the head of a phrase is a person or people.
    fn is_person(&self, phrase: &NounPhrase) -> bool {
        let (scene, last) = (self.scene, phrase.head.end - 1);
        if let Some(name) = phrase.name.and_then(|index| self.names.get(index)) {
            return name.kind == MentionKind::Person;
        }
        let people = [L::PersonNouns, L::SourceHeads].iter();
        people.into_iter().any(|&people| scene.hit_ending(people, last).is_some())
            || scene.is(last, Tags::TITLE)
    }
}
