//! Participles that attribute: those that hang on a clause (", saying that …", "by saying that …"), and those
//! with a source right before them ("with analysts saying …").

use super::Finder;
use crate::attribution::draft::Draft;
use crate::attribution::kinds::{Manner, MentionKind, Stance};
use crate::attribution::phrase::NounPhrase;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::{Complement, EngineLexicon as L, Verb};
use crate::lexicon::Hit;
use crate::prose::TokenKind;

/// An aside is no longer than this, in tokens.
const ASIDE: usize = 16;

/// A verb stands within so many tokens behind the comma, its adverbs among them.
const VERB: usize = 4;

/// A time of day may follow the day ("on Friday morning").
const DAY: usize = 2;

impl Finder<'_, '_, '_> {
    /// "Without citing sources", "cited no sources": nobody is passed on.
    pub(super) fn passes_on_nobody(&self, hit: Hit, verb: &Verb) -> bool {
        let (scene, at, object) = (self.reader.scene, hit.first as usize, hit.end as usize);
        let without = at > self.sentence.start && scene.is_one_of(at - 1, &["without"]);
        let speaks = |at: usize| scene.hit_at(L::SourceHeads, at).is_some();
        let nobody = scene.is_one_of(object, &["any", "no"]) && (object + 1..object + 3).any(speaks);
        verb.complement == Complement::Source && (without || nobody)
    }

    /// What the participle at `at` attributes, if anything.
    pub(super) fn participle(&self, at: usize, after: usize, verb: &Verb) -> Option<Draft> {
        self.relayed(at, after, verb)
            .or_else(|| self.left(at, after, verb))
            .or_else(|| self.absolute(at, after, verb))
            .or_else(|| self.participial(at, after, verb))
    }

    /// "The agency quoted the general as saying", "the general was quoted as saying": he says it, whoever passes
    /// it on.
    fn relayed(&self, at: usize, after: usize, verb: &Verb) -> Option<Draft> {
        let scene = self.reader.scene;
        let joint =
            at.checked_sub(1).filter(|&joint| joint > self.floor && scene.is_one_of(joint, &["as"]))?;
        let group = self.group_start(joint - 1);
        let passive = (group..joint - 1).any(|word| scene.is(word, Tags::BE));
        let source = if passive {
            self.reader.subject_before(group, self.floor)?
        } else {
            self.reader.noun_before(joint, self.floor)?
        };
        let last = source.head.end - 1;
        let speaks = source.name.is_some() || scene.is(last, Tags::TITLE | Tags::PRONOUN);
        // "Quoted witnesses as saying": a crowd that someone else passes on is theirs to answer for.
        let speaks = speaks && scene.hit_ending(L::SourceHeads, last).is_none();
        let draft = Draft::new(at..after, verb.stance, Manner::Indirect, self.index);
        speaks.then(|| draft.with_source(source).with_content(self.content_after(after)))
    }

    /// "The vote has left many residents wondering whether …".
    fn left(&self, at: usize, after: usize, verb: &Verb) -> Option<Draft> {
        let source = self.reader.phrase_from(self.led_to(at)?, at)?;
        let draft = Draft::new(at..after, verb.stance, Manner::Indirect, self.index);
        self.opens_clause(after).then(|| draft.with_source(source).with_content(self.content_after(after)))
    }

    /// "With polls showing her ahead", "despite Novak saying so": a source right before a participle.
    fn absolute(&self, at: usize, after: usize, verb: &Verb) -> Option<Draft> {
        let scene = self.reader.scene;
        let group = self.group_start(at);
        let group = self.without_time_before(group);
        let speaker = Tags::HEAD | Tags::NAME;
        let noun = group.checked_sub(1).filter(|&noun| noun >= self.floor && scene.is(noun, speaker))?;
        let source = self.reader.noun_before(group, self.floor)?;
        let named = self.is_known(&source);
        if source.head.end != noun + 1 || scene.is(noun, Tags::NAME) && !named {
            return None;
        }
        // "A memo to employees saying that …": those who are told.
        if source.whole.start > self.sentence.start && scene.is(source.whole.start - 1, Tags::TO) {
            return None;
        }
        let document = scene.hit_ending(L::DocumentNouns, noun).is_some();
        let parted = source.whole.start > self.sentence.start
            && (scene.is(source.whole.start - 1, Tags::PREPOSITION)
                || !scene.is_word(source.whole.start - 1));
        let says = document
            || named
            || scene.is(after, Tags::THAT)
            || matches!(verb.stance, Stance::Neutral | Stance::Predicting | Stance::Endorsing);
        let complete =
            document || verb.complement.is_any() || named && self.has_complement(&source, verb, after);
        if !parted && !document || !says || !complete {
            return None;
        }
        // "Some affirming words" counts words; "some affirming that" and "some affirming the law" speak.
        let counts = scene.is(noun, Tags::QUANTIFIER) && scene.is_word(after);
        let object = Tags::DETERMINER | Tags::NAME | Tags::LISTENER;
        if counts && !scene.is(after, object) && !self.clause_follows(after) {
            return None;
        }
        let content = self.content_after(after);
        let draft = Draft::new(at..after, verb.stance, Manner::Indirect, self.index);
        Some(draft.with_source(source).with_content(content))
    }

    /// "An email on Friday morning saying": a participle hangs on what stands before its time.
    fn without_time_before(&self, group: usize) -> usize {
        let scene = self.reader.scene;
        let mut near = (self.floor..group).rev().take(DAY).take_while(|&at| scene.is_word(at));
        let day = near.find(|&at| scene.is(at, Tags::DAY));
        let on = day.map(|day| day - usize::from(day > self.floor && scene.is_one_of(day - 1, &["on"])));
        on.unwrap_or_else(|| self.reader.time_before(group, self.floor))
    }

    /// "Refuting the charge, Senator Brack said": the subject follows the comma.
    fn fronted_participle(&self, at: usize, after: usize, verb: &Verb) -> Option<Draft> {
        let scene = self.reader.scene;
        let near = after..self.sentence.end.min(after + 12);
        let comma = near.clone().find(|&at| scene.kind(at) == Some(TokenKind::Comma))?;
        let source = self.reader.leading_subject(comma + 1..self.sentence.end)?;
        if !self.speaks(&source, verb, after) {
            return None;
        }
        let draft = Draft::new(at..after, verb.stance, Manner::Indirect, self.index);
        Some(draft.with_source(source).with_content(after..comma))
    }

    /// "…, saying that it would hold", "by saying that …": the sentence's subject says so.
    fn participial(&self, at: usize, after: usize, verb: &Verb) -> Option<Draft> {
        if at == self.sentence.start {
            return self.fronted_participle(at, after, verb);
        }
        if self.reader.scene.kind(at - 1) != Some(TokenKind::Comma) && !self.hangs(at) {
            return None;
        }
        // "Resigned after mocking the mayor": what is done before something else is told as a deed.
        if self.reader.scene.is_one_of(at - 1, &["before", "after"]) && !self.opens_clause(after) {
            return None;
        }
        let last = self.found.last().and_then(|draft| draft.source.clone());
        let source = last.or_else(|| self.reader.leading_subject(self.sentence.start..at))?;
        if !self.speaks(&source, verb, after) && !self.tells(&source, after) {
            return None;
        }
        let draft = Draft::new(at..after, verb.stance, Manner::Indirect, self.index);
        let interrupts = source.whole.end + 1 == at;
        let content = match self.verb_behind_aside(after).filter(|_| interrupts) {
            // "The Courier, citing a letter, reported": a ground for what it reports, and no claim of its own.
            Some(close)
                if verb.complement == Complement::Source && self.reader.scene.is(close + 1, Tags::VERB) =>
            {
                return None;
            }
            Some(close) => after..close,
            None => self.content_after(after),
        };
        Some(draft.with_source(source).with_content(content))
    }

    /// "The Courier, citing a letter, reported": the comma behind which the clause goes on with its verb.
    fn verb_behind_aside(&self, from: usize) -> Option<usize> {
        let scene = self.reader.scene;
        let near = from..self.sentence.end.min(from + ASIDE);
        let mut own = near.take_while(|&at| !scene.is(at, Tags::QUOTED));
        let close = own.find(|&at| scene.kind(at) == Some(TokenKind::Comma))?;
        let verb = (close + 1..self.sentence.end).take(VERB).find(|&at| !scene.is(at, Tags::ADVERB))?;
        let finite =
            scene.is(verb, Tags::BE | Tags::AUXILIARY | Tags::VERB) || self.reader.is_participle(verb);
        (finite && !scene.word(verb).ends_with("ing")).then_some(close)
    }

    /// Where an aside with a participle for its cue closes between a subject and its verb: from there on the subject is
    /// that of the sentence again.
    pub(super) fn aside_end(&self, draft: &Draft) -> Option<usize> {
        let scene = self.reader.scene;
        let cue = draft.cue.as_ref().filter(|cue| scene.word(cue.start).ends_with("ing"))?;
        let source = &draft.source.as_ref()?.whole;
        let comma = cue.start.checked_sub(1).filter(|&comma| scene.kind(comma) == Some(TokenKind::Comma))?;
        let start = self.reader.clause_start(comma, self.sentence.start.max(comma.saturating_sub(ASIDE)));
        let subject = start == self.sentence.start && !self.reader.has_verb(start..comma);
        let close = self.verb_behind_aside(cue.end)?;
        let whole = source.end == comma || source.end == close;
        (subject && whole).then_some(close)
    }

    /// Whether whatever the participle hangs on speaks by it: a verb of saying, with what it needs behind it.
    fn speaks(&self, source: &NounPhrase, verb: &Verb, after: usize) -> bool {
        let hints = matches!(
            verb.stance,
            Stance::Endorsing | Stance::Tentative | Stance::Predicting | Stance::Believing
        );
        let complete = match verb.complement {
            Complement::Any | Complement::Source => true,
            Complement::Predicate => self.predicate_follows(after),
            Complement::At => self.put_at(after),
            Complement::Named => self.is_known(source),
            Complement::Clause | Complement::That | Complement::As => false,
        };
        !hints && (complete || self.opens_clause(after) || self.quotation_follows(after))
    }

    /// "She left, noting that it was late": what may hint at something ("it fell, showing that …") tells where
    /// a person does it.
    fn tells(&self, source: &NounPhrase, after: usize) -> bool {
        let name = source.name.and_then(|index| self.reader.names.get(index));
        let person = name.is_some_and(|name| name.kind == MentionKind::Person)
            || self.reader.scene.is(source.head.end - 1, Tags::PRONOUN);
        person && self.opens_clause(after)
    }

    /// "By saying", "while saying", "before adding": joined to its clause by a small word.
    pub(super) fn hangs(&self, at: usize) -> bool {
        at > self.sentence.start && self.reader.scene.is_one_of(at - 1, &["by", "while", "before", "after"])
    }
}
