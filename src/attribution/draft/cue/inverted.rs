//! Subjects behind their verb: “…,” said three officials; said one diplomat: “…”.

use super::{Finder, Form};
use crate::attribution::draft::Draft;
use crate::attribution::phrase::NounPhrase;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::Verb;
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

/// Words in marks are no speech up to so many tokens, the marks among them.
const SCARE: usize = 4;

/// Whoever stands in marks does so in no more tokens than this, the marks among them.
const SPEAKER: usize = 8;

/// A subject behind its verb is no longer than this, in tokens, before a colon follows.
const SUBJECT: usize = 24;

impl Finder<'_, '_, '_> {
    /// An attribution whose subject follows the verb: behind a comma or a quotation, or in front of one.
    pub(super) fn inverted(&self, draft: Draft, at: usize, after: usize, verb: &Verb) -> Option<Draft> {
        let scene = self.reader.scene;
        let form = self.form(at, verb);
        let object = Tags::PREPOSITION
            | Tags::TO
            | Tags::THAT
            | Tags::INTERROGATIVE
            | Tags::DAY
            | Tags::ADVERB
            | Tags::BY;
        let speech = self.speech_behind(at);
        let quoted = speech.is_some() || at > self.sentence.start && self.speech_ends_before(at);
        let finite =
            form != Form::Gerund && (quoted || verb.complement.is_any() || self.signed(at, after, form));
        let someone = !scene.is(after, object) || self.reader.rounded(after).is_some();
        let addresses = verb.addresses();
        // "Attacks court, calls for freeing top aide": an object.
        let transitive = after > at + 1 && scene.is(after - 1, Tags::PREPOSITION) || self.does(after);
        if !(self.may_close(at) || speech.is_some()) || !finite || !someone || addresses || transitive {
            return None;
        }
        let somebody = || self.one_of_them(after).filter(|_| quoted && speech.is_none());
        let source = self.reader.phrase_from(after, self.sentence.end).or_else(somebody)?;
        let last = source.head.end - 1;
        // Behind a quotation whoever has an article or a number: “…,” said the 46-year-old.
        let tagged = quoted && speech.is_none() && scene.is(source.whole.start, Tags::DETERMINER);
        let known =
            tagged || source.name.is_some() || scene.is(last, Tags::HEAD | Tags::PRONOUN | Tags::TITLE);
        // "Novak, who is ill, said nurses should rest": what has a verb of its own is said, and says nothing.
        let told = !quoted && scene.is(source.whole.end, Tags::AUXILIARY | Tags::BE);
        if !known || told || form == Form::Base && !self.agrees(&source, at, at, form) {
            return None;
        }
        // "The talks, said Ana Castro, a lawyer in Dol, had failed."
        let end = source.whole.end;
        let open = !quoted && scene.kind(at - 1) == Some(TokenKind::Comma);
        let rest = if open { self.rest_of_open_clause(at, end) } else { end..end };
        let content = speech.unwrap_or_else(|| self.content_before(at));
        Some(draft.with_source(source).with_content(content).with_content(rest))
    }

    /// "“…,” said one.", "“…,” said one of the four, a former accountant.": one of those who were told of before.
    fn one_of_them(&self, at: usize) -> Option<NounPhrase> {
        let scene = self.reader.scene;
        let near = self.sentence.end.min(at + SPEAKER);
        let end = (at..near).find(|&at| !scene.is_word(at))?;
        let one = scene.is_one_of(at, &["one"]) && (end == at + 1 || scene.is_one_of(at + 1, &["of"]));
        one.then(|| NounPhrase { whole: at..end, head: at..at + 1, name: None })
    }

    /// "The pier is closed, writes Ada Prohl.": a sentence that ends with its verb and a name.
    fn signed(&self, at: usize, after: usize, form: Form) -> bool {
        let reader = self.reader;
        let name = reader.name_at(after).filter(|(_, name)| name.whole.start == after);
        let comma = at.checked_sub(1).is_some_and(|mark| reader.scene.kind(mark) == Some(TokenKind::Comma));
        let ends = |end: usize| matches!(reader.scene.kind(end), Some(TokenKind::Stop | TokenKind::Mark));
        form != Form::Base && comma && name.is_some_and(|(_, name)| ends(name.whole.end))
    }

    /// "Freeing top aide": a gerund and its object, which are nobody.
    fn does(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        let known = Tags::MODIFIER | Tags::TITLE | Tags::HEAD | Tags::NAME;
        scene.word(at).ends_with("ing") && scene.is_word(at + 1) && !scene.is(at, known)
    }

    /// Whether a quotation ends right before a token that is more than a word in marks ("a “man” attacked").
    fn speech_ends_before(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        if !self.quotation_ends_before(at) {
            return false;
        }
        let parted =
            |at: usize| matches!(scene.kind(at), Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Mark));
        // No comma follows, or it would have parted them: the marks stand right before.
        let mut quoted = (self.sentence.start..at).rev().take(SCARE);
        (at.saturating_sub(2)..at).any(parted) || quoted.all(|at| scene.is(at, Tags::QUOTED))
    }

    /// Whether all that stands in the marks right before a token is somebody: "“some officials” blamed the board".
    fn speaker_quoted_before(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        let near = (self.sentence.start.max(at.saturating_sub(SPEAKER))..at).rev();
        let Some(opening) = near.take_while(|&at| scene.is(at, Tags::QUOTED)).last() else { return false };
        // Else the quotation is longer, or there is nothing in it.
        if scene.kind(opening) != Some(TokenKind::Quote) || opening + 2 >= at {
            return false;
        }
        let somebody = self.reader.phrase_from(opening + 1, at - 1);
        somebody.is_some_and(|phrase| {
            phrase.whole == (opening + 1..at - 1) && scene.is(phrase.head.end - 1, Tags::HEAD | Tags::TITLE)
        })
    }

    /// What a verb at the beginning of the sentence introduces: “said one diplomat: …”, “said Ana Castro, “…””.
    pub(super) fn speech_behind(&self, at: usize) -> Option<Tokens> {
        let scene = self.reader.scene;
        let near = at + 1..self.sentence.end.min(at + SUBJECT);
        let opens = at == self.sentence.start && !self.quotation_just_before(at);
        let leads_in = |at: usize| matches!(scene.kind(at), Some(TokenKind::Colon | TokenKind::Comma));
        let mut own = near.filter(|_| opens).take_while(|&at| !scene.is(at, Tags::QUOTED));
        let mark = own.find(|&at| leads_in(at) && scene.is(at + 1, Tags::QUOTED))?;
        Some(self.content_after(mark))
    }

    /// Whether something stands before the verb that it may close.
    fn may_close(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|&before| before >= self.sentence.start);
        let kind = before.and_then(|before| self.reader.scene.kind(before));
        let parted = match kind {
            Some(TokenKind::Quote) => !self.speaker_quoted_before(at),
            Some(TokenKind::Comma | TokenKind::Mark | TokenKind::Dash) => true,
            _ => false,
        };
        // "So said two divers."
        let so =
            || before == Some(self.sentence.start) && self.reader.scene.is_one_of(at - 1, &["so", "thus"]);
        parted || at == self.sentence.start && self.quotation_just_before(at) || so()
    }
}
