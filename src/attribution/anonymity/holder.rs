//! Of whom a statement of anonymity is: the subject of its verb, what its *who* points back to, or the speaker it
//! hangs on. A statement about someone who is cited for nothing else is an attribution without content.

use super::{Statement, counted};
use crate::attribution::draft::Draft;
use crate::attribution::grade::grade;
use crate::attribution::kinds::{Kind, Manner, MentionKind, Stance};
use crate::attribution::memory::antecedent;
use crate::attribution::phrase::{NounPhrase, Reader};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

/// Verbs that a condition hangs on: "spoke on condition of anonymity".
const SPEAKING: [&str; 8] =
    ["spoke", "speaking", "speaks", "speak", "spoken", "talked", "talking", "interviewed"];

/// How far before a condition its verb is looked for, in tokens.
const BACK: usize = 9;

/// Gives each statement to the drafts whose source it is about, or makes a draft of it.
pub(in crate::attribution) fn bind(
    reader: &Reader<'_, '_>,
    statements: &[Statement],
    drafts: &mut Vec<Draft>,
) {
    let told = statements.iter().enumerate().filter(|(_, statement)| statement.granted.is_none());
    for (number, statement) in told {
        let (index, sentence) = reader.scene.sentence_of(statement.whole.start);
        let binder = Binder { reader, drafts, statement, index, sentence };
        match binder.holder() {
            Some(Holder::Speaker(source)) => {
                let here = |draft: &&mut Draft| draft.sentence == index && source_of(draft) == Some(&source);
                drafts.iter_mut().filter(here).for_each(|draft| draft.statement = Some(number));
            }
            Some(Holder::Stranger(source)) => {
                let formula = statement.formula.clone();
                let cue = source.whole.end.clamp(formula.start, formula.end - 1)..formula.end;
                let mut draft = Draft::new(cue, Stance::Neutral, Manner::Indirect, index).with_source(source);
                draft.statement = Some(number);
                drafts.push(draft);
            }
            None => {}
        }
    }
}

/// Who holds a statement.
enum Holder {
    /// The source of drafts found already, by its phrase.
    Speaker(Tokens),
    /// Somebody who is cited for nothing else here.
    Stranger(NounPhrase),
}

struct Binder<'r, 's, 'a> {
    reader: &'r Reader<'s, 'a>,
    drafts: &'r [Draft],
    statement: &'r Statement,
    /// Index of the sentence within the block.
    index: usize,
    sentence: Tokens,
}

impl Binder<'_, '_, '_> {
    fn holder(&self) -> Option<Holder> {
        if let Some(counted) = counted::opening(self.reader.scene, &self.statement.formula) {
            return Some(Holder::Stranger(counted));
        }
        let at = self.statement.whole.start;
        let inside = |draft: &&Draft| source_of(draft).is_some_and(|source| source.contains(&at));
        if let Some(source) = self.speakers().find(inside).and_then(source_of) {
            return Some(Holder::Speaker(source.clone()));
        }
        let subject = self.subject().filter(|subject| self.may_be_unnamed(subject));
        subject.map(|subject| self.known(subject)).or_else(|| self.nearest()).or_else(|| {
            let first = self.first().filter(|first| self.may_be_unnamed(first))?;
            Some(Holder::Stranger(first))
        })
    }

    /// Whom the sentence begins with: "the engineer", or before its first verb "both" and "the pair".
    fn first(&self) -> Option<NounPhrase> {
        let (start, end) = (self.sentence.start, self.statement.whole.start);
        let verb = start + if self.reader.scene.is(start, Tags::DEFINITE) { 2 } else { 1 };
        let pointing = || {
            let subject = (verb < end).then(|| self.reader.subject_before(verb, start))??;
            antecedent::stands_for_somebody(self.reader, &subject).then_some(subject)
        };
        self.reader.leading_subject(start..end).or_else(pointing)
    }

    /// The drafts of the sentence that have a source.
    fn speakers(&self) -> impl Iterator<Item = &Draft> {
        self.drafts.iter().filter(|draft| draft.sentence == self.index && draft.source.is_some())
    }

    /// The subject of the verb that the statement begins with or hangs on.
    fn subject(&self) -> Option<NounPhrase> {
        let scene = self.reader.scene;
        let helps = |at: usize| {
            scene.is(at, Tags::AUXILIARY | Tags::BE | Tags::ADVERB) && !scene.is(at, Tags::HEAD)
                || scene.word(at).ends_with("ly")
        };
        let verb = self.verb();
        let group = (self.sentence.start..verb).rev().take_while(|&at| helps(at)).last().unwrap_or(verb);
        let before = group.checked_sub(1).filter(|&before| before >= self.sentence.start)?;
        if scene.is(before, Tags::RELATIVE) {
            return self.reader.noun_before(before, self.sentence.start);
        }
        if scene.is_word(before)
            && !scene.is(before, Tags::CONJUNCTION | Tags::PREPOSITION | Tags::SUBORDINATOR)
        {
            let floor = self.sentence.start;
            return counted::before(scene, group, floor).or_else(|| self.reader.subject_before(group, floor));
        }
        None
    }

    /// The verb of the statement: its own first word, or the one that a condition hangs on.
    fn verb(&self) -> usize {
        let scene = self.reader.scene;
        let start = self.statement.whole.start;
        let floor = self.sentence.start.max(start.saturating_sub(BACK));
        let near = (floor..start).rev().take_while(|&at| {
            !matches!(scene.kind(at), Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Stop))
        });
        let hangs = scene.is(start, Tags::PREPOSITION);
        near.into_iter().find(|&at| hangs && scene.is_one_of(at, &SPEAKING)).unwrap_or(start)
    }

    /// The draft of whose source a phrase is part, or the phrase on its own.
    fn known(&self, phrase: NounPhrase) -> Holder {
        // "Danilo, a picker who": in apposition it is the same.
        let apposed =
            |at: usize| self.reader.scene.kind(at) == Some(TokenKind::Comma) && at + 1 == phrase.whole.start;
        let overlaps = |source: &Tokens| source.start < phrase.whole.end && phrase.whole.start < source.end;
        let same = |source: &&Tokens| overlaps(source) || apposed(source.end);
        match self.speakers().filter_map(source_of).find(same) {
            Some(source) => Holder::Speaker(source.clone()),
            None => Holder::Stranger(phrase),
        }
    }

    /// The unnamed speaker nearest in front, else behind: "…, said a guard, speaking on condition of anonymity".
    fn nearest(&self) -> Option<Holder> {
        let start = self.statement.whole.start;
        let unnamed = || {
            self.speakers()
                .filter(|draft| draft.source.as_ref().is_some_and(|source| self.may_be_unnamed(source)))
        };
        let before = unnamed().filter_map(source_of).filter(|source| source.end <= start);
        let nearest = before.max_by_key(|source| source.end);
        let behind = || unnamed().filter_map(source_of).find(|source| source.start >= start);
        nearest.or_else(behind).cloned().map(Holder::Speaker)
    }

    /// Whoever is named in full hides no name; a single name may be the one they agreed to.
    fn may_be_unnamed(&self, phrase: &NounPhrase) -> bool {
        let named = phrase.name.and_then(|index| self.reader.names.get(index));
        named.is_none_or(|name| name.kind == MentionKind::Person && name.core.len() == 1)
            && grade(self.reader, phrase).kind != Kind::Document
    }
}

fn source_of(draft: &Draft) -> Option<&Tokens> {
    draft.source.as_ref().map(|source| &source.whole)
}
