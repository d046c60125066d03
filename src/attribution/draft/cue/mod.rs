//! Finds verbs and phrases that attribute, with their sources and contents.
//!
//! A verb of the lexicon is no more than a candidate: less than half of them attribute. It needs a subject
//! that can speak, in front or, after a comma or a quotation, behind; and what looks like a noun is one.

mod agreement;
mod contact;
mod content;
mod form;
mod inverted;
mod listener;
mod opening;
mod own;
mod participle;
mod poll;
mod relative;
mod tag;
mod thought;

use crate::attribution::draft::Draft;
use crate::attribution::draft::mood;
use crate::attribution::grade::grade;
use crate::attribution::kinds::{Kind, Manner, Mood, Stance};
use crate::attribution::memory::paper;
use crate::attribution::phrase::{NounPhrase, Reader};
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::attribution::words::hits::LexiconSet;
use crate::attribution::words::knowledge::{Answer, Complement, EngineLexicon as L, Verb};
use crate::attribution::words::scene::Tokens;
use crate::lexicon::Hit;
use crate::prose::TokenKind;
use std::mem;

/// A sentence without any of these has nothing to be found.
pub(in crate::attribution) const HINGES: LexiconSet =
    LexiconSet::of(&[L::ReportingVerbs, L::CuePhrases, L::DocumentNouns]);

/// Adds the cues of one sentence, in order, to `found`, which holds nothing yet. `hinges` are the lexicons that have
/// something in it.
pub(in crate::attribution) fn find(
    reader: &Reader<'_, '_>,
    index: usize,
    sentence: &Tokens,
    hinges: LexiconSet,
    found: &mut Vec<Draft>,
) {
    let mut finder =
        Finder { reader, index, sentence: sentence.clone(), floor: sentence.start, resumes: None, found };
    for at in reader.scene.tagged(sentence.clone(), Tags::VERB) {
        if !reader.scene.is(at, Tags::QUOTED | Tags::NAME) {
            finder.candidate(at);
        }
    }
    if hinges.meets(LexiconSet::of(&[L::DocumentNouns])) {
        let polls = finder.polls();
        finder.found.extend(polls);
    }
}

struct Finder<'r, 's, 'a> {
    reader: &'r Reader<'s, 'a>,
    /// Index of the sentence within the block.
    index: usize,
    sentence: Tokens,
    /// No subject reaches back behind the last cue.
    floor: usize,
    /// Behind a relative clause the sentence goes on with its own subject: from where, and the floor from there.
    resumes: Option<(usize, usize)>,
    found: &'r mut Vec<Draft>,
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
        if self.in_formula(at) {
            return;
        }
        if let Some((_, floor)) = self.resumes.take_if(|(end, _)| at > *end) {
            self.floor = floor;
        }
        if let Some(hit) = scene.hit_at(L::CuePhrases, at) {
            self.cue_phrase(hit);
        } else if let Some(hit) = scene.hit_at(L::ReportingVerbs, at).filter(|&hit| !self.leads_up(hit))
            && let Some(verb) = scene.known.verbs.get(hit.entry as usize)
            && !self.passes_on_nobody(hit, verb)
            && let Some(draft) = self.passed_on(hit, verb).or_else(|| self.verb(hit, verb))
        {
            let end = self.relative_end(&draft).or_else(|| self.aside_end(&draft));
            let before = mem::replace(&mut self.floor, hit.end as usize);
            self.resumes = end.map(|end| (end, before));
            self.found.push(draft);
        }
    }

    /// "According to two officials, …".
    fn cue_phrase(&mut self, hit: Hit) {
        let scene = self.reader.scene;
        let cue = hit.first as usize..hit.end as usize;
        let stance =
            scene.known.cue_phrases.get(hit.entry as usize).map_or(Stance::Neutral, |known| known.stance);
        if let Some(owner) = cue.clone().find(|&at| scene.is(at, Tags::OWNER)) {
            self.found.extend(self.own_account(cue, stance, owner));
            return;
        }
        let Some(mut source) =
            self.pronoun_behind(cue.end).or_else(|| self.reader.phrase_from(cue.end, self.sentence.end))
        else {
            return;
        };
        // "According to size", "according to their age": a noun that no list has is no one.
        let last = source.head.end - 1;
        let someone = Tags::HEAD | Tags::PRONOUN | Tags::OBJECT | Tags::TITLE | Tags::STATE | Tags::NAME;
        let determined =
            scene.is(source.whole.start, Tags::DETERMINER) && !scene.is(source.whole.start, Tags::OWNER);
        if source.name.is_none() && !scene.is(last, someone) && !determined {
            return;
        }
        // "Per the ministry", but not "per person" or "40 per day".
        let parted = cue.start == self.sentence.start || scene.kind(cue.start - 1) == Some(TokenKind::Comma);
        let rate = !parted || source.name.is_none() && !determined && !looks_plural(scene.word(last));
        if cue.len() == 1 && rate {
            return;
        }
        let leads = !(self.sentence.start..cue.start)
            .any(|at| scene.is_word(at) && !scene.is(at, Tags::CONJUNCTION | Tags::ADVERB));
        if leads {
            self.close_apposition(&mut source);
        }
        let end = source.whole.end;
        self.floor = end;
        let draft = Draft::new(cue.clone(), stance, Manner::AccordingTo, self.index).with_source(source);
        self.found.push(if leads {
            draft.with_content(self.content_after(self.clause_behind(end)))
        } else {
            let rest = self.rest_of_clause(cue.start, end);
            // "Because, according to Novak, it was never tested": what stands before is the writer's.
            let joint = Tags::SUBORDINATOR | Tags::THAT | Tags::CONJUNCTION;
            let opens = !rest.is_empty() && cue.start >= 2 && scene.is(cue.start - 2, joint);
            let before = if opens { cue.start..cue.start } else { self.content_before(cue.start) };
            draft.with_content(before).with_content(rest)
        });
    }

    /// "…, the Courier reported, citing two people briefed on the sale": whoever is passed on is the source.
    fn passed_on(&self, hit: Hit, verb: &Verb) -> Option<Draft> {
        let (at, after) = (hit.first as usize, hit.end as usize);
        let elsewhere = Tags::PREPOSITION | Tags::BY | Tags::TO | Tags::ADVERB;
        if verb.complement != Complement::Source || self.reader.scene.is(after, elsewhere) {
            return None;
        }
        let source = self.reader.phrase_from(after, self.sentence.end)?;
        // "Cited voters breaking away": what they do is cited, not what they say.
        if self.reader.scene.word(source.head.end).ends_with("ing")
            && !self.reader.scene.is(source.head.end, Tags::TRAILING)
        {
            return None;
        }
        // "Cited witnesses as saying": the subject passes on, and they have a verb of their own.
        if self.reader.scene.is_one_of(source.whole.end, &["as"]) {
            return None;
        }
        let unnamed = source.name.is_none() && grade(self.reader, &source).kind.is_unnamed_speaker();
        let said = self.found.last().map(|draft| draft.content.clone()).unwrap_or_default();
        let mut draft = Draft::new(at..after, verb.stance, Manner::AccordingTo, self.index);
        draft.content = said;
        // "Never cited a source".
        draft.mood = mood::of_group(self.reader.scene, self.group_start(at)..at);
        unnamed.then(|| draft.with_source(source))
    }

    /// In front of its clause an apposition is closed by a comma; else the clause begins at the first one.
    fn close_apposition(&self, source: &mut NounPhrase) {
        let comma = |at: usize| self.reader.scene.kind(at) == Some(TokenKind::Comma);
        if !comma(source.whole.end) {
            source.whole.end = source.trailing().find(|&at| comma(at)).unwrap_or(source.whole.end);
        }
    }

    /// "Did not respond to a request", "asked not to be named": refusals and formulas are cues of their own.
    fn in_formula(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        let refusal = |entry: u32| scene.known.responses.get(entry as usize) == Some(&Answer::NoResponse);
        scene.hits_over(L::Responses, at).any(|hit| refusal(hit.entry))
            || scene.hits_over(L::Anonymity, at).next().is_some()
    }

    /// "According to him".
    fn pronoun_behind(&self, at: usize) -> Option<NounPhrase> {
        let scene = self.reader.scene;
        let owns = scene.is(at, Tags::OWNER) && scene.is_word(at + 1);
        let pronoun = scene.is(at, Tags::OBJECT) && !owns;
        pronoun.then(|| NounPhrase { whole: at..at + 1, head: at..at + 1, name: None })
    }

    fn verb(&mut self, hit: Hit, verb: &Verb) -> Option<Draft> {
        let (at, after) = (hit.first as usize, hit.end as usize);
        let form = self.form(at, verb);
        let group = self.group_start(at);
        if verb.addresses()
            && let Some(draft) = self.heard(group, at, after, verb)
        {
            return Some(draft);
        }
        if self.is_noun(at, group, form)
            || self.is_passive(at, group, form)
            || self.lacks_auxiliary(at, group)
            || self.in_absolute(group, hit.end as usize, form)
        {
            return None;
        }
        if let Some(relative) = self.relative_subject(group) {
            let mood = self.mood(relative..relative, group..at, form, verb);
            let draft = self.said_by_antecedent(relative, at..after, form, verb);
            return draft.map(|draft| Draft { mood, ..draft });
        }
        if form == Form::Gerund && !self.progressive(group, at) {
            return self.participle(at, after, verb);
        }
        let draft = Draft::new(at..after, verb.stance, Manner::Indirect, self.index);
        let mut contact = self.said_in_contact(group, (form, after), verb);
        if let Some(sure) = contact.take_if(|contact| contact.is_sure) {
            return Some(sure.told(draft));
        }
        if let Some(mut source) = self.subject(group).filter(|source| self.agrees(source, group, at, form)) {
            self.close_relative(&mut source, group, at);
            let mood = self.mood(source.whole.clone(), group..at, form, verb);
            return self.with_subject(draft, source, form, after, verb).map(|draft| Draft { mood, ..draft });
        }
        if let Some(contact) = contact {
            return Some(contact.told(draft));
        }
        if group == at { self.inverted(draft, at, after, verb) } else { None }
    }

    /// Whether the saying is told as having happened.
    fn mood(&self, subject: Tokens, group: Tokens, form: Form, verb: &Verb) -> Mood {
        let scene = self.reader.scene;
        let present = matches!(form, Form::Base | Form::ThirdPerson) && group.is_empty();
        match mood::of_clause(scene, subject.start, self.sentence.start, present) {
            Mood::Stated if group.is_empty() && form == Form::Base => {
                mood::shared(scene, subject.end, group.start)
            }
            Mood::Stated => mood::settled(scene, group, verb),
            clause => clause,
        }
    }

    fn with_subject(
        &self,
        draft: Draft,
        source: NounPhrase,
        form: Form,
        after: usize,
        verb: &Verb,
    ) -> Option<Draft> {
        let start = source.whole.start;
        if self.has_object_before(start, after, verb.stance) {
            return None;
        }
        // Right behind a quotation stands its tag, whatever follows: “…,” she said as she left.
        let tag =
            start > self.sentence.start && self.quotation_ends_before(start) && !self.clause_follows(after);
        let closes = tag || self.closes_sentence(after) || self.only_addresses(after, verb);
        let end = self.tag_end(after, verb);
        let broken = self.breaks_behind_a_noun(start, end);
        let closing =
            closes && (broken || self.content_stands_before(start)) && !self.is_led_in(start, after);
        let closing = closing && verb.complement != Complement::At;
        // ", two officials with access to records,": a verb that needs something behind it is none there.
        let noun = self.may_end_phrase(&source, form, after);
        if closing && !tag && noun && !verb.complement.is_any() && !self.ends_told_paper(&source, after) {
            return None;
        }
        if closing {
            let rest = match end {
                _ if broken => self.content_after(end + 1),
                _ if end > after => self.rest_of_open_clause(start, end),
                _ => self.rest_of_clause(start, after),
            };
            let content = if self.opens_relative_before(start, &rest) {
                start..start
            } else {
                self.content_before(start)
            };
            return Some(draft.with_source(source).with_content(content).with_content(rest));
        }
        // A paper that shows or finds something is evidence, whatever of.
        let shows = matches!(verb.stance, Stance::Endorsing | Stance::Tentative)
            || verb.complement == Complement::That
                && (self.clause_follows(after) || self.object_follows(after));
        let evidence = shows && self.is_paper(&source);
        // "In what officials called a hate crime": the content stands before, as far as it is said at all.
        let what = start > self.sentence.start && self.reader.scene.is_one_of(start - 1, &["what"]);
        // "Do what the guard told you": an order.
        let done = what
            && start > self.sentence.start + 1
            && self.reader.scene.is_one_of(start - 2, &["do", "did", "does", "doing", "done"]);
        if self.closes_comparison(start, after, form) {
            return Some(draft.with_source(source).with_content(self.content_before(start - 1)));
        }
        if done || !evidence && !what && !self.has_complement(&source, verb, after) {
            return None;
        }
        // What is merely taken sides on is no content.
        let claims = evidence || verb.complement != Complement::Named || self.clause_follows(after);
        let content = if claims { self.content_after(after) } else { after..after };
        if what && content.is_empty() {
            return None;
        }
        let content = match verb.complement {
            Complement::Predicate => self.before_next_deed(content),
            _ => content,
        };
        let content =
            if self.has_mere_object(verb, after) { self.before_next_clause(content) } else { content };
        let content = match self.relative_object(start) {
            Some(relative) => self.within_relative(relative, content),
            None => content,
        };
        // "For development projects." says nothing, and nothing stands before it that it could say.
        if noun && (content.is_empty() || self.reader.scene.kind(after) == Some(TokenKind::Comma)) {
            return None;
        }
        let mut draft = draft.with_source(source).with_content(content);
        draft.target = self.target(after, verb.stance);
        Some(draft)
    }

    /// Whether a subject is a paper, or one of those told of before.
    fn is_paper(&self, source: &NounPhrase) -> bool {
        let noun = self.reader.scene.hit_ending(L::DocumentNouns, source.head.end - 1);
        noun.is_some() || paper::counted_by(self.reader, source).is_some()
    }

    /// Whether a speaker has a name or is a pronoun; "most Liberals" have none.
    fn is_known(&self, source: &NounPhrase) -> bool {
        let kind = grade(self.reader, source).kind;
        kind.is_named() || kind == Kind::State || self.reader.scene.is(source.head.end - 1, Tags::PRONOUN)
    }

    /// Whether what follows the verb makes it a cue: a clause where the verb needs one, and where the subject
    /// is no one that any list knows.
    fn has_complement(&self, source: &NounPhrase, verb: &Verb, after: usize) -> bool {
        let scene = self.reader.scene;
        let known = Tags::HEAD | Tags::PRONOUN | Tags::IT | Tags::TITLE;
        let known = scene.is(source.head.end - 1, known) || self.reader.counts_alone(source.whole.clone());
        let stranger = source.name.is_none() && !known;
        let gap = || self.is_gap_before(source.whole.start, after);
        match verb.complement {
            Complement::That => self.opens_clause(after),
            Complement::As => self.opens_clause(after) || self.taken_as(after) || gap(),
            Complement::At => self.put_at(after),
            Complement::Clause if verb.stance == Stance::Accusing => {
                self.clause_follows(after)
                    || gap()
                    || self.thought_follows(after)
                    || !stranger && self.suspicion_follows(after)
            }
            Complement::Clause => {
                self.clause_follows(after)
                    || gap()
                    || verb.stance == Stance::Believing && self.thought_follows(after)
                    || verb.stance == Stance::Predicting && !stranger && self.prediction_follows(after)
            }
            Complement::Predicate => self.clause_follows(after) || self.predicate_follows(after) || gap(),
            Complement::Named => self.is_known(source) || self.clause_follows(after),
            Complement::Any | Complement::Source => {
                !stranger || self.clause_follows(after) || !scene.is_word(after)
            }
        }
    }

    /// Who is accused, criticised or praised: the object of the verb.
    fn target(&self, after: usize, stance: Stance) -> Option<NounPhrase> {
        let has_object =
            matches!(stance, Stance::Accusing | Stance::Criticizing | Stance::Supporting | Stance::Denying);
        let mut object = has_object.then(|| self.reader.phrase_from(after, self.sentence.end))??;
        object.whole.end = object.head.end;
        Some(object)
    }
}
