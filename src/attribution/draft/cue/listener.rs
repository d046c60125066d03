//! Whoever a verb needs to be told: "told the Courier that …", "assured her staff it would hold". What is claimed begins
//! behind them.

use super::Finder;
use crate::attribution::draft::{Draft, mood};
use crate::attribution::grade::grade;
use crate::attribution::kinds::{Kind, Manner};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::{EngineLexicon as L, Verb};
use crate::prose::TokenKind;

/// Verbs that need a listener: "Ana Castro, who was there, told friends" has its subject in front.
const ADDRESSING: [&str; 5] = ["tell", "inform", "notify", "remind", "assure"];

/// Whoever is told is named in no more tokens than this.
const LISTENER: usize = 10;

/// The verb of what they are told stands within so many tokens.
const CLAUSE: usize = 14;

impl Verb {
    /// Whether the verb needs a listener.
    pub(super) fn addresses(&self) -> bool {
        ADDRESSING.contains(&self.lemma.as_str())
    }
}

impl Finder<'_, '_, '_> {
    /// "The pier is closed, Ada Prohl told the Courier.": behind a verb that needs a listener stands nobody else.
    pub(super) fn only_addresses(&self, after: usize, verb: &Verb) -> bool {
        let scene = self.reader.scene;
        let says = Tags::THAT | Tags::TO | Tags::BE | Tags::AUXILIARY | Tags::VERB | Tags::QUOTED;
        let listener = |at: usize| {
            let word = scene.is_word(at) || scene.kind(at) == Some(TokenKind::Possessive);
            word && (scene.is(at, Tags::NAME) || !scene.is(at, says))
        };
        let end = (after..self.sentence.end).find(|&at| !listener(at)).unwrap_or(self.sentence.end);
        let over = matches!(scene.kind(end), Some(TokenKind::Stop | TokenKind::Comma | TokenKind::Mark));
        verb.addresses() && end > after && (over || end >= self.sentence.end)
    }

    /// "The jury was told that he had fled": a hearing passes on what it was told, as it does what it heard.
    pub(super) fn heard(&self, group: usize, at: usize, after: usize, verb: &Verb) -> Option<Draft> {
        let scene = self.reader.scene;
        let be = (group..at).any(|word| scene.is(word, Tags::BE));
        let source = self.reader.subject_before(group, self.floor).filter(|_| be)?;
        let last = source.head.end - 1;
        let session = scene.hit_ending(L::Hearings, last).is_some();
        let hearing = scene.hit_ending(L::Courts, last).is_some()
            || session && grade(self.reader, &source).kind == Kind::Organization;
        let behind = scene.is(after, Tags::THAT | Tags::PRONOUN)
            || scene.is(after, Tags::DETERMINER | Tags::NAME) && self.clause_follows(after);
        let before = self.content_stands_before(source.whole.start) && self.closes_sentence(after);
        let content = match (behind, before) {
            (true, _) => self.content_after(after),
            (false, true) => self.content_before(source.whole.start),
            (false, false) => return None,
        };
        let mood = mood::settled(scene, group..at, verb);
        let draft = Draft::new(group..after, verb.stance, Manner::Indirect, self.index);
        hearing.then(|| Draft { mood, ..draft.with_source(source).with_content(content) })
    }

    /// Where the listener ends of the verb that ends before `from`, if that needs one and a claim follows.
    pub(super) fn addressed_from(&self, from: usize) -> Option<usize> {
        let scene = self.reader.scene;
        let hit = from.checked_sub(1).and_then(|last| scene.hit_ending(L::ReportingVerbs, last))?;
        let addresses = scene.known.verbs.get(hit.entry as usize).is_some_and(Verb::addresses);
        let end = addresses.then(|| self.listener_end(from)).flatten()?;
        let grouped = scene.is_one_of(end, &["of"]).then(|| self.listener_end(end + 1)).flatten();
        let grouped = grouped.filter(|&end| self.is_told_behind(end - 1, end, true));
        let someone = self.is_someone(from, end);
        // "Told jokes they liked": no one.
        if !someone && !scene.is(from, Tags::DETERMINER) {
            return None;
        }
        grouped.or_else(|| self.is_told_behind(end - 1, end, someone).then_some(end))
    }

    /// Where the noun, the name or the pronoun ends that begins at a token.
    fn listener_end(&self, from: usize) -> Option<usize> {
        let scene = self.reader.scene;
        let owns =
            scene.is(from, Tags::OWNER) && scene.is_word(from + 1) && !scene.is(from + 1, Tags::FUNCTION);
        let pronoun = scene.is(from, Tags::OBJECT) || scene.is_one_of(from, &PRONOUNS);
        if pronoun && !owns {
            return Some(from + 1);
        }
        let ends = Tags::FUNCTION | Tags::THAT | Tags::TO | Tags::BY | Tags::DAY | Tags::OBJECT;
        let leads = scene.is(from, Tags::DETERMINER);
        let mut at = from + usize::from(leads);
        while at < self.sentence.end.min(from + LISTENER) {
            if let Some((_, name)) = self.reader.name_at(at) {
                // "Told reporters Novak had left": the subject of what they are told.
                if at > from + usize::from(leads) && self.is_finite_near(name.whole.end, 1) {
                    break;
                }
                at = name.whole.end;
            } else if scene.kind(at) == Some(TokenKind::Possessive)
                || scene.is_word(at) && !scene.is(at, ends) && !scene.is(at, Tags::QUOTED)
                || scene.is(at, Tags::QUOTED) && self.is_programme(from, at)
            {
                at += 1;
            } else {
                break;
            }
        }
        (at > from + usize::from(leads)).then_some(at)
    }

    /// "The Courier's “Good Evening”": whether quoted words belong to whoever owns them.
    fn is_programme(&self, from: usize, at: usize) -> bool {
        let scene = self.reader.scene;
        let opening = (from..=at).rev().find(|&at| !scene.is(at, Tags::QUOTED)).unwrap_or(from);
        scene.kind(opening) == Some(TokenKind::Possessive)
    }

    /// Whether what a token begins is told to the listener who ends before it, with its head `last`.
    fn is_told_behind(&self, last: usize, at: usize, someone: bool) -> bool {
        let scene = self.reader.scene;
        if scene.hit_ending(L::DocumentNouns, last).is_some() && !scene.is(last, Tags::NAME) {
            return false;
        }
        let opens = Tags::THAT | Tags::PRONOUN | Tags::IT | Tags::INTERROGATIVE | Tags::TO;
        let opens = scene.is(at, opens) && !scene.is(at, Tags::RELATIVE) || scene.is(at, Tags::QUOTED);
        let subject = scene.is(at, Tags::DETERMINER | Tags::NAME) && self.is_finite_near(at + 1, CLAUSE);
        let beside = scene.is(at, Tags::PREPOSITION | Tags::DAY | Tags::ADVERB) || !scene.is_word(at);
        let marked = || self.speech_near(at).is_some() || self.claim_marked(at);
        opens || subject || beside && (someone && scene.is(at, Tags::PREPOSITION) || marked())
    }

    /// Whether anybody is meant who can be told something.
    fn is_someone(&self, from: usize, end: usize) -> bool {
        let scene = self.reader.scene;
        let someone = Tags::HEAD | Tags::NAME | Tags::OBJECT | Tags::LISTENER | Tags::TITLE;
        scene.is(end - 1, someone) || end == from + 1 && scene.is_one_of(from, &PRONOUNS)
    }

    /// Whether a small verb stands within so many tokens, with no mark before it.
    fn is_finite_near(&self, from: usize, within: usize) -> bool {
        let scene = self.reader.scene;
        let near = from..self.sentence.end.min(from + within);
        let verb = |at: usize| {
            scene.is(at, Tags::BE | Tags::AUXILIARY | Tags::VERB) || self.reader.is_participle(at)
        };
        near.take_while(|&at| scene.is_word(at)).any(verb)
    }

    /// "Told a crowd in Dol, “…”": where speech begins behind whoever is told, and where that was.
    pub(super) fn speech_near(&self, from: usize) -> Option<usize> {
        let scene = self.reader.scene;
        let inner = |at: usize| scene.is_word(at) && !scene.is(at, Tags::QUOTED | Tags::BE | Tags::AUXILIARY);
        let near = from..self.sentence.end.min(from + CLAUSE);
        let mark = near.into_iter().find(|&at| !inner(at))?;
        let speech = scene.kind(mark) == Some(TokenKind::Comma) && scene.is(mark + 1, Tags::QUOTED);
        speech.then_some(mark + 1)
    }
}

/// Pronouns for whoever is told, beside *him*, *her* and *them*.
const PRONOUNS: [&str; 6] = ["me", "us", "you", "everyone", "everybody", "anyone"];
