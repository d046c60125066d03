//! Finds verbs and phrases that attribute, with their sources and contents.
//!
//! A verb of the lexicon is no more than a candidate: less than half of them attribute. It needs a subject
//! that can speak, in front or, after a comma or a quotation, behind; and what looks like a noun is one.

use super::draft::Draft;
use super::facts::{Manner, Stance};
use super::grammar::Tags;
use super::knowledge::{EngineLexicon as L, Verb};
use super::phrase::{NounPhrase, Reader};
use super::scene::Tokens;
use crate::lexicon::Hit;
use crate::prose::TokenKind;

/// Finds the cues of one sentence, in order.
pub(super) fn find(reader: &Reader<'_, '_>, index: usize, sentence: Tokens) -> Vec<Draft> {
    let mut finder =
        Finder { reader, index, sentence: sentence.clone(), floor: sentence.start, found: Vec::new() };
    for at in sentence {
        if reader.scene.is(at, Tags::VERB) && !reader.scene.is(at, Tags::QUOTED | Tags::NAME) {
            finder.candidate(at);
        }
    }
    finder.found
}

struct Finder<'r, 's, 'a> {
    reader: &'r Reader<'s, 'a>,
    /// Index of the sentence within the block.
    index: usize,
    sentence: Tokens,
    /// No subject reaches back behind the last cue.
    floor: usize,
    found: Vec<Draft>,
}

/// The form of a verb, as far as spelling tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Base,
    ThirdPerson,
    Gerund,
    Past,
}

impl Finder<'_, '_, '_> {
    fn candidate(&mut self, at: usize) {
        let scene = self.reader.scene;
        if let Some(hit) = scene.hit_at(L::CuePhrases, at) {
            self.cue_phrase(hit);
        } else if let Some(hit) = scene.hit_at(L::ReportingVerbs, at)
            && let Some(verb) = scene.known.verbs.get(hit.entry as usize)
            && let Some(draft) = self.verb(hit, verb)
        {
            self.floor = hit.end as usize;
            self.found.push(draft);
        }
    }

    /// "According to two officials, …".
    fn cue_phrase(&mut self, hit: Hit) {
        let scene = self.reader.scene;
        let cue = hit.first as usize..hit.end as usize;
        let Some(source) = self.reader.phrase_from(cue.end, self.sentence.end) else { return };
        // "According to size", "according to plan": a bare noun that no list has is no one.
        let last = source.head.end - 1;
        let someone = Tags::HEAD | Tags::PRONOUN | Tags::TITLE | Tags::STATE | Tags::NAME;
        if source.name.is_none()
            && !scene.is(last, someone)
            && !scene.is(source.whole.start, Tags::DETERMINER)
        {
            return;
        }
        let stance =
            scene.known.cue_phrases.get(hit.entry as usize).map_or(Stance::Neutral, |known| known.stance);
        let leads = !(self.sentence.start..cue.start)
            .any(|at| scene.is_word(at) && !scene.is(at, Tags::CONJUNCTION | Tags::ADVERB));
        let end = source.whole.end;
        let content =
            if leads { self.content_after(self.comma_after(end)) } else { self.content_before(cue.start) };
        self.floor = end;
        self.found.push(
            Draft::new(cue, stance, Manner::AccordingTo, self.index)
                .with_source(source)
                .with_content(content),
        );
    }

    fn verb(&mut self, hit: Hit, verb: &Verb) -> Option<Draft> {
        let (at, after) = (hit.first as usize, hit.end as usize);
        let form = self.form(at, verb);
        let group = self.group_start(at);
        if self.is_noun(at, group, form) || self.is_passive(at, group, form) {
            return None;
        }
        if form == Form::Gerund && !self.progressive(group, at) {
            return self.participial(at, after, verb);
        }
        let draft = Draft::new(at..after, verb.stance, Manner::Indirect, self.index);
        if let Some(source) = self.subject(group).filter(|source| self.agrees(source, group, at, form)) {
            return self.with_subject(draft, source, group, after, verb);
        }
        let plain = group == at && !verb.needs_clause;
        self.inverted(draft, group, after, form).filter(|_| plain)
    }

    fn with_subject(
        &self,
        draft: Draft,
        source: NounPhrase,
        group: usize,
        after: usize,
        verb: &Verb,
    ) -> Option<Draft> {
        let start = source.whole.start;
        let closing = self.closes_sentence(after) && self.content_stands_before(start);
        if closing {
            let content = self.content_before(start);
            return Some(draft.with_source(source).with_content(content));
        }
        let evidence = matches!(verb.stance, Stance::Endorsing | Stance::Tentative)
            && self.reader.scene.hit_ending(L::DocumentNouns, source.head.end - 1).is_some();
        if verb.needs_clause && !evidence && !self.clause_follows(after) {
            return None;
        }
        // "Officials there said": words between subject and verb belong to the subject's phrase.
        debug_assert!(source.whole.end <= group, "a subject ends before its verb");
        let content = self.content_after(after);
        let mut draft = draft.with_source(source).with_content(content);
        draft.target = self.target(after, verb.stance);
        Some(draft)
    }

    /// Who is accused, criticised or praised: the object of the verb.
    fn target(&self, after: usize, stance: Stance) -> Option<NounPhrase> {
        let has_object =
            matches!(stance, Stance::Accusing | Stance::Criticizing | Stance::Supporting | Stance::Denying);
        let mut object = self.reader.phrase_from(after, self.sentence.end).filter(|_| has_object)?;
        object.whole.end = object.head.end;
        Some(object)
    }

    /// The subject in front of a verb group, or that of the verb it is joined to by *and*.
    fn subject(&self, group: usize) -> Option<NounPhrase> {
        let scene = self.reader.scene;
        let joined = group
            .checked_sub(1)
            .filter(|&before| before >= self.sentence.start && scene.is(before, Tags::CONJUNCTION));
        if joined.is_some() {
            let last = || self.found.last().and_then(|draft| draft.source.clone());
            return self.reader.leading_subject(self.floor..group).or_else(last);
        }
        self.reader.subject_before(group, self.floor)
    }

    /// Behind a comma or a quotation the subject may follow: "…," said three officials.
    fn inverted(&self, draft: Draft, group: usize, after: usize, form: Form) -> Option<Draft> {
        let scene = self.reader.scene;
        let parted = group.checked_sub(1).is_some_and(|before| {
            before >= self.sentence.start
                && matches!(
                    scene.kind(before),
                    Some(TokenKind::Comma | TokenKind::Quote | TokenKind::Mark | TokenKind::Dash)
                )
        });
        let opens = group == self.sentence.start && self.quotation_just_before(group);
        let object = Tags::PREPOSITION
            | Tags::TO
            | Tags::THAT
            | Tags::INTERROGATIVE
            | Tags::DAY
            | Tags::ADVERB
            | Tags::BY;
        if !(parted || opens) || form == Form::Gerund || form == Form::Base || scene.is(after, object) {
            return None;
        }
        let source = self.reader.phrase_from(after, self.sentence.end)?;
        let last = source.head.end - 1;
        if source.name.is_none() && !scene.is(last, Tags::HEAD | Tags::PRONOUN | Tags::TITLE) {
            return None;
        }
        let content = self.content_before(group);
        Some(draft.with_source(source).with_content(content))
    }

    /// "…, saying that it would hold": the sentence's subject says so.
    fn participial(&self, at: usize, after: usize, verb: &Verb) -> Option<Draft> {
        let scene = self.reader.scene;
        let parted = at > self.sentence.start && scene.kind(at - 1) == Some(TokenKind::Comma);
        let speaks = matches!(
            verb.stance,
            Stance::Neutral
                | Stance::Distancing
                | Stance::Accusing
                | Stance::Promising
                | Stance::Urging
                | Stance::Criticizing
        );
        if !parted || !speaks || verb.needs_clause && !scene.is(after, Tags::THAT) {
            return None;
        }
        let last = self.found.last().and_then(|draft| draft.source.clone());
        let source = last.or_else(|| self.reader.leading_subject(self.sentence.start..at))?;
        let content = self.content_after(after);
        Some(
            Draft::new(at..after, verb.stance, Manner::Indirect, self.index)
                .with_source(source)
                .with_content(content),
        )
    }

    fn form(&self, at: usize, verb: &Verb) -> Form {
        let word = self.reader.scene.word(at).to_ascii_lowercase();
        let lemma = verb.lemma.split(' ').next().unwrap_or_default();
        if word == lemma {
            Form::Base
        } else if word.ends_with("ing") && !lemma.ends_with("ing") {
            Form::Gerund
        } else if word.ends_with('s') && !lemma.ends_with('s') || word == format!("{lemma}es") {
            Form::ThirdPerson
        } else {
            Form::Past
        }
    }

    /// Where the verb group begins: auxiliaries and adverbs before the verb belong to it.
    fn group_start(&self, verb: usize) -> usize {
        let scene = self.reader.scene;
        let mut at = verb;
        while at > self.floor {
            let adverb =
                scene.is_word(at - 1) && scene.word(at - 1).ends_with("ly") && !scene.is(at - 1, Tags::HEAD);
            let helps =
                scene.is(at - 1, Tags::AUXILIARY | Tags::BE) || scene.is(at - 1, Tags::ADVERB) || adverb;
            if !helps || scene.is(at - 1, Tags::HEAD) {
                break;
            }
            at -= 1;
        }
        at
    }

    /// Whether the word is a noun here: behind a determiner, a possessive, a preposition or an adjective.
    fn is_noun(&self, at: usize, group: usize, form: Form) -> bool {
        let scene = self.reader.scene;
        if at == self.sentence.start {
            return form != Form::Past || !self.quotation_just_before(at);
        }
        let before = at - 1;
        let determiner = scene
            .is(before, Tags::DEFINITE | Tags::INDEFINITE | Tags::OWNER | Tags::NUMBER | Tags::QUANTIFIER)
            && !scene.is(before, Tags::HEAD);
        let to_infinitive = scene.is(before, Tags::TO);
        let preposition = scene.is(before, Tags::PREPOSITION) && group == at && form != Form::Past;
        let adjective =
            scene.is(before, Tags::MODIFIER) && !scene.is(before, Tags::HEAD) && form != Form::Past;
        determiner
            || to_infinitive
            || preposition
            || adjective
            || scene.kind(before) == Some(TokenKind::Possessive)
    }

    /// Whether the verb is a participle with *be*: what it attributes, if anything, is another matter.
    fn is_passive(&self, at: usize, group: usize, form: Form) -> bool {
        let scene = self.reader.scene;
        let be = (group..at).rev().find(|&word| scene.is(word, Tags::BE));
        let reduced = form == Form::Past
            && scene.hit_at(L::PassiveFrames, at).is_some()
            && scene.is_one_of(at + 1, &["of", "as", "by", "for"]);
        let by = form == Form::Past && scene.is(at + 1, Tags::BY);
        form == Form::Past && be.is_some() || reduced && !self.relative_before_subject(at) || by
    }

    /// "That Tehran accused of": the participle is the verb of a relative clause with a subject of its own.
    fn relative_before_subject(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        let start = at
            .checked_sub(1)
            .and_then(|before| self.reader.name_at(before))
            .map(|(_, name)| name.whole.start);
        start.is_some_and(|start| {
            start > self.sentence.start && scene.is(start - 1, Tags::THAT | Tags::RELATIVE)
        })
    }

    /// "Are saying".
    fn progressive(&self, group: usize, at: usize) -> bool {
        (group..at).any(|word| self.reader.scene.is(word, Tags::BE))
    }

    /// Number agreement, where the verb could be a noun: "analysts note", but not "analyst note".
    fn agrees(&self, source: &NounPhrase, group: usize, at: usize, form: Form) -> bool {
        let scene = self.reader.scene;
        let last = source.head.end - 1;
        if group < at && (group..at).any(|word| scene.is(word, Tags::AUXILIARY)) {
            return true;
        }
        let word = scene.word(last).to_ascii_lowercase();
        let joined = source.whole.clone().any(|word| scene.is(word, Tags::CONJUNCTION));
        let plural = joined
            || word.ends_with('s') && !word.ends_with("ss") && source.name.is_none()
            || [
                "people",
                "some",
                "many",
                "most",
                "few",
                "others",
                "several",
                "police",
                "men",
                "women",
                "they",
                "we",
                "you",
                "i",
                "both",
                "media",
                "data",
                "public",
                "military",
                "government",
                "team",
                "press",
            ]
            .contains(&word.as_str());
        match form {
            Form::Base => plural || source.name.is_some() && !self.looks_singular(source),
            Form::ThirdPerson => {
                !(word.ends_with('s') && !word.ends_with("ss") && source.name.is_none() && !joined)
                    || scene.is(source.whole.start, Tags::NUMBER)
                        && scene.is_one_of(source.whole.start, &["one"])
            }
            Form::Gerund | Form::Past => true,
        }
    }

    /// A single person does not "note"; a body may ("Hezbollah say").
    fn looks_singular(&self, source: &NounPhrase) -> bool {
        let name = source.name.and_then(|index| self.reader.names.get(index));
        name.is_some_and(|name| name.kind == super::facts::MentionKind::Person && name.name == source.head)
    }

    /// Whether a clause or a quotation follows, which is what tells "shows that" from "shows a film".
    fn clause_follows(&self, after: usize) -> bool {
        let scene = self.reader.scene;
        let mut at = after;
        while scene.is(at, Tags::ADVERB | Tags::DAY | Tags::LISTENER)
            || scene.is_one_of(at, &["on"]) && scene.is(at + 1, Tags::DAY)
        {
            at += 1;
        }
        let opener = Tags::THAT | Tags::INTERROGATIVE | Tags::PRONOUN | Tags::IT;
        if scene.is(at, opener) || matches!(scene.kind(at), Some(TokenKind::Quote | TokenKind::Colon)) {
            return true;
        }
        let limit = self.sentence.end.min(at + 9);
        let clause = at..(at..limit)
            .find(|&word| !scene.is_word(word) && scene.kind(word) != Some(TokenKind::Possessive))
            .unwrap_or(limit);
        if scene.kind(clause.end) == Some(TokenKind::Quote) && scene.is(clause.end, Tags::QUOTED) {
            return true;
        }
        clause.clone().skip(1).any(|word| scene.is(word, Tags::BE | Tags::AUXILIARY))
            && !clause.clone().any(|word| scene.is(word, Tags::RELATIVE))
    }

    /// Whether nothing but a time, a place or a listener follows the verb: the content stands before.
    fn closes_sentence(&self, after: usize) -> bool {
        let scene = self.reader.scene;
        if after >= self.sentence.end || !scene.is_word(after) && scene.kind(after) != Some(TokenKind::Quote)
        {
            return true;
        }
        scene.is(after, Tags::DAY | Tags::ADVERB | Tags::LISTENER)
            || scene.is(after, Tags::PREPOSITION) && !scene.is(after, Tags::TO | Tags::BY)
    }

    fn content_stands_before(&self, source: usize) -> bool {
        let parted = source > self.sentence.start
            && matches!(
                self.reader.scene.kind(source - 1),
                Some(TokenKind::Comma | TokenKind::Quote | TokenKind::Mark | TokenKind::Dash)
            );
        parted && source > self.sentence.start + 2
    }

    /// The last token before the sentence closes a quotation: “…” Said on a new line.
    fn quotation_just_before(&self, at: usize) -> bool {
        at > 0 && self.reader.scene.is(at - 1, Tags::QUOTED)
    }

    /// The comma that parts a leading source phrase from the clause, if one stands near.
    fn comma_after(&self, from: usize) -> usize {
        let near = from..self.sentence.end.min(from + 6);
        near.clone().find(|&at| self.reader.scene.kind(at) == Some(TokenKind::Comma)).unwrap_or(from)
    }

    /// What follows a cue, to the end of the sentence or to a semicolon: behind *that* where a time, a place
    /// or a listener stands before it ("said on Monday that …", "told reporters that …").
    fn content_after(&self, from: usize) -> Tokens {
        let scene = self.reader.scene;
        let that = (from..self.sentence.end.min(from + 10))
            .take_while(|&at| scene.is_word(at) && !scene.is(at, Tags::BE | Tags::AUXILIARY | Tags::VERB))
            .find(|&at| scene.is(at, Tags::THAT) && !scene.is(at + 1, Tags::DAY));
        let mut start = that.map_or(from, |at| at + 1);
        while start < self.sentence.end
            && matches!(scene.kind(start), Some(TokenKind::Comma | TokenKind::Colon))
        {
            start += 1;
        }
        let end = (start..self.sentence.end)
            .find(|&at| scene.kind(at) == Some(TokenKind::Semicolon) && !scene.is(at, Tags::QUOTED));
        self.without_final_stop(start..end.unwrap_or(self.sentence.end))
    }

    /// What stands before a cue, from the start of the sentence or the last semicolon.
    fn content_before(&self, to: usize) -> Tokens {
        let scene = self.reader.scene;
        let start = (self.sentence.start..to)
            .rev()
            .find(|&at| scene.kind(at) == Some(TokenKind::Semicolon) && !scene.is(at, Tags::QUOTED));
        self.without_final_stop(start.map_or(self.sentence.start, |at| at + 1)..to)
    }

    fn without_final_stop(&self, mut range: Tokens) -> Tokens {
        let trims = |kind: Option<TokenKind>| {
            matches!(kind, Some(TokenKind::Stop | TokenKind::Comma | TokenKind::Dash | TokenKind::Mark))
        };
        while range.start < range.end && trims(self.reader.scene.kind(range.end - 1)) {
            range.end -= 1;
        }
        range
    }
}
