//! Clauses that hang on a noun without a word between: "the sum experts say it costs", "a judge many fear she would
//! choose". What is before them is no part of their subject.

use super::{Finder, Form};
use crate::attribution::draft::Draft;
use crate::attribution::phrase::NounPhrase;
use crate::attribution::words::grammar::{Tags, looks_plural, names_people};
use crate::attribution::words::knowledge::{Complement, EngineLexicon as L, Verb};
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

/// The noun that such a clause hangs on has no more words before it than this.
const NOUN: usize = 6;

/// What is said in such a clause.
pub(super) struct Contact {
    source: NounPhrase,
    content: Tokens,
    /// Whether the noun before it can be no part of the subject. Else that is so only where the verb has no other.
    pub(super) is_sure: bool,
}

impl Contact {
    pub(super) fn told(self, draft: Draft) -> Draft {
        draft.with_source(self.source).with_content(self.content)
    }
}

impl Finder<'_, '_, '_> {
    /// Who says what in such a clause, if it is one.
    pub(super) fn said_in_contact(
        &self,
        group: usize,
        (form, after): (Form, usize),
        verb: &Verb,
    ) -> Option<Contact> {
        if !matches!(form, Form::Base | Form::Past) || verb.complement == Complement::Named {
            return None;
        }
        let source = self.people_before(group)?;
        // "The man officials say was there": a verb behind another has the noun for a subject.
        let gap = self.is_finite(after) || self.acts(after);
        let counted = self.counts(source.whole.start);
        let noun = self.object_before(source.whole.start)?;
        let apart = gap || self.is_sum(&noun);
        if !apart && !self.is_governed(noun.start) {
            return None;
        }
        let is_sure = apart || counted;
        if matches!(self.reader.scene.kind(after), None | Some(TokenKind::Stop)) || after >= self.sentence.end
        {
            // "In the end officials said.": what leads in is no claim.
            let leads = self.reader.clause_start(noun.start, self.sentence.start) + 1 >= noun.start;
            let content = self.content_before(source.whole.start);
            return (!leads).then_some(Contact { source, content, is_sure });
        }
        let claims = gap || verb.complement.is_any() || self.clause_follows(after);
        claims.then(|| Contact { source, content: self.content_after(after), is_sure })
    }

    /// "Many captains", "Marlow officials": people without a name and without an article, right before a verb.
    fn people_before(&self, group: usize) -> Option<NounPhrase> {
        let scene = self.reader.scene;
        let last = group.checked_sub(1).filter(|&last| last > self.floor)?;
        let is_listed = |nouns| scene.hit_ending(nouns, last).is_some();
        let known = is_listed(L::SourceHeads) || is_listed(L::PersonNouns) || names_people(scene.word(last));
        let people = known && looks_plural(scene.word(last)) || scene.is_one_of(last, &["police"]);
        let first = people.then(|| self.reader.head_start(last, self.floor))?;
        let own = |at: usize| {
            let capital = || scene.tokens().get(at).is_some_and(|token| token.is_capitalized());
            let describes = scene.is(at, Tags::MODIFIER | Tags::STATE) || capital();
            self.counts(at) || describes && !scene.is(at, Tags::HEAD)
        };
        let mut start = first;
        while start > self.floor + 1 && !self.counts(start) {
            match self.reader.name_at(start - 1) {
                Some((_, name)) if name.whole.start > self.floor => start = name.whole.start,
                None if own(start - 1) => start -= 1,
                _ => break,
            }
        }
        let name = self.reader.name_at(last).map(|(index, _)| index);
        Some(NounPhrase { whole: start..last + 1, head: first..last + 1, name })
    }

    /// "Many", "three", but not "20 million".
    fn counts(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        let figure = |before: usize| scene.kind(before) == Some(TokenKind::Number);
        let number = scene.is(at, Tags::NUMBER) && !at.checked_sub(1).is_some_and(figure);
        scene.is(at, Tags::QUANTIFIER) || number
    }

    /// "The $20 million experts say it costs": a sum is no part of people.
    fn is_sum(&self, noun: &Tokens) -> bool {
        let scene = self.reader.scene;
        let number = |at: usize| scene.kind(at) == Some(TokenKind::Number);
        let sign = noun.clone().any(|at| scene.kind(at) == Some(TokenKind::Symbol) && number(at + 1));
        sign && (number(noun.end - 1) || scene.is(noun.end - 1, Tags::NUMBER))
    }

    /// The noun right before a subject, from its article or number on.
    fn object_before(&self, end: usize) -> Option<Tokens> {
        let scene = self.reader.scene;
        let opens = |at: usize| {
            scene.is(at, Tags::DEFINITE | Tags::INDEFINITE | Tags::OWNER) && !scene.is(at, Tags::THAT)
                || matches!(scene.kind(at), Some(TokenKind::Number | TokenKind::Symbol))
        };
        let apart = Tags::FUNCTION | Tags::THAT | Tags::RELATIVE | Tags::DAY | Tags::NAME;
        // "The report", but no verb that has an object of its own.
        let noun = |at: usize| !scene.is(at, Tags::VERB) || at > self.floor && opens(at - 1);
        let word = |at: usize| {
            scene.is_word(at) && !scene.is(at, apart) && noun(at) || scene.is_one_of(at, &["of", "per"])
        };
        let back = (self.floor.max(end.saturating_sub(NOUN))..end).rev();
        let start = back.into_iter().take_while(|&at| word(at) || opens(at) || scene.is(at, Tags::NUMBER));
        let start = start.into_iter().filter(|&at| opens(at)).last().filter(|&start| start + 1 < end)?;
        // "A majority of voters say": they are part of what is counted. "The sort of judge many fear" has a count behind.
        if (start..end).any(|at| scene.is_one_of(at, &["of"])) && !self.counts(end) {
            return None;
        }
        Some(start..end)
    }

    /// Whether a noun that begins at `start` is the object of something.
    fn is_governed(&self, start: usize) -> bool {
        let scene = self.reader.scene;
        let mut before = (self.sentence.start..start).rev();
        let governs = Tags::PREPOSITION | Tags::BE | Tags::VERB | Tags::TO;
        before.find(|&at| !scene.is(at, Tags::ADVERB)).is_some_and(|at| scene.is(at, governs))
    }
}
