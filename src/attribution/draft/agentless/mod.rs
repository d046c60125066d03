//! Attributions that name no one: hearsay words and the passive frames ("it is believed that", "is said to",
//! "accused of"), and the same frames with *by* someone. Refusals to comment stand here too.

mod frame;

pub(in crate::attribution::draft) use self::frame::STATES;

use super::mood;
use crate::attribution::draft::Draft;
use crate::attribution::kinds::{Kind, Manner, Mood, Stance};
use crate::attribution::phrase::Reader;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::hits::LexiconSet;
use crate::attribution::words::knowledge::{Answer, Complement, EngineLexicon as L, Verb};
use crate::attribution::words::scene::Tokens;
use crate::lexicon::Hit;
use crate::prose::TokenKind;

/// A sentence without any of these has nothing to be found.
pub(in crate::attribution) const HINGES: LexiconSet =
    LexiconSet::of(&[L::Hearsay, L::PassiveFrames, L::ReportingVerbs, L::Responses]);

/// Adds those of one sentence to the cues found there. `hinges` are the lexicons that have something in it.
pub(in crate::attribution) fn add(
    reader: &Reader<'_, '_>,
    index: usize,
    sentence: &Tokens,
    hinges: LexiconSet,
    found: &mut Vec<Draft>,
) {
    let finder = Finder { reader, index, sentence: sentence.clone() };
    let has = |lexicon: L| hinges.meets(LexiconSet::of(&[lexicon]));
    if has(L::Hearsay) {
        found.extend(finder.hits(L::Hearsay).filter_map(|hit| finder.hearsay(hit)));
    }
    if has(L::PassiveFrames) {
        found.extend(finder.hits(L::PassiveFrames).filter_map(|hit| finder.frame(hit)));
    }
    if has(L::ReportingVerbs) {
        found.extend(finder.hits(L::ReportingVerbs).filter_map(|hit| finder.passive(hit)));
    }
    if has(L::Responses) {
        found.extend(finder.hits(L::Responses).filter_map(|hit| finder.refusal(hit)));
    }
}

/// So many tokens of a time may part a participle from its *by*.
const TIME_BEFORE_BY: usize = 4;

/// "Last week", "this month".
const PARTS_OF_TIMES: [&str; 7] = ["last", "this", "week", "month", "year", "night", "weekend"];

struct Finder<'r, 's, 'a> {
    reader: &'r Reader<'s, 'a>,
    index: usize,
    sentence: Tokens,
}

impl Finder<'_, '_, '_> {
    fn hits(&self, lexicon: L) -> impl Iterator<Item = Hit> {
        let scene = self.reader.scene;
        let mut covered = 0;
        scene.hits(lexicon, self.sentence.clone()).filter(move |hit| {
            let fresh = hit.first >= covered && !scene.is(hit.first as usize, Tags::QUOTED);
            covered = if fresh { hit.end } else { covered };
            fresh
        })
    }

    fn hearsay(&self, hit: Hit) -> Option<Draft> {
        let scene = self.reader.scene;
        let &(manner, stance) = scene.known.hearsay.get(hit.entry as usize)?;
        let mut cue = hit.first as usize..hit.end as usize;
        let noun_follows = scene.is_word(cue.end)
            && !scene.is(
                cue.end,
                Tags::PREPOSITION | Tags::TO | Tags::BY | Tags::CONJUNCTION | Tags::DETERMINER | Tags::THAT,
            );
        // "Prosecutors alleged fraud", "was alleged to": the verb, not the adjective.
        let verb = cue.start > self.sentence.start
            && (scene.is(
                cue.start - 1,
                Tags::HEAD | Tags::BE | Tags::AUXILIARY | Tags::PRONOUN | Tags::NAME | Tags::RELATIVE,
            ));
        if manner == Manner::Adjective && (!noun_follows || verb) {
            return None;
        }
        let mut content = self.clause_around(hit.first as usize);
        // "Word is that the vault is empty": what the noun tells stands behind *that*.
        let that = (cue.end - 1..=cue.end).find(|&at| scene.is(at, Tags::THAT));
        if let Some(that) = that.filter(|_| manner == Manner::Noun) {
            cue.end = that;
            content.start = that + 1;
        } else if manner == Manner::Noun && scene.is(cue.end - 1, Tags::PREPOSITION) {
            content.start = cue.end;
        }
        Some(Draft::new(cue, stance, manner, self.index).with_content(content))
    }

    /// "Is not believed to" is a belief as well; "would be said to", "if it is said" and "is not criticised by"
    /// are none.
    fn mood(&self, subject: usize, group: Tokens, stance: Stance) -> Mood {
        let scene = self.reader.scene;
        let clause = mood::of_clause(scene, subject, self.sentence.start, false);
        // "Is to be seen as".
        let due =
            group.start >= 2 && scene.is(group.start - 1, Tags::TO) && scene.is(group.start - 2, Tags::BE);
        match mood::of_group(scene, group) {
            _ if due => Mood::Possible,
            Mood::Negated if !finds_fault(stance) || stance == Stance::Denying => clause,
            verb if clause == Mood::Stated => verb,
            _ => clause,
        }
    }

    /// Where the forms of *be* that govern a participle begin, its adverbs stepped over.
    fn be_group(&self, participle: usize) -> Option<usize> {
        let scene = self.reader.scene;
        let helps = |&at: &usize| {
            scene.is(at, Tags::BE | Tags::AUXILIARY | Tags::ADVERB) || scene.word(at).ends_with("ly")
        };
        let first = (self.sentence.start..participle).rev().take_while(helps).last()?;
        (first..participle).any(|at| scene.is(at, Tags::BE)).then_some(first)
    }

    /// "Refuted by the club", "questioned by critics": a passive with someone behind it.
    fn passive(&self, hit: Hit) -> Option<Draft> {
        let scene = self.reader.scene;
        let (at, after) = (hit.first as usize, hit.end as usize);
        let group = self.be_group(at);
        let participle = scene.word(at).ends_with("ed") || group.is_some();
        let framed = group.is_some() && scene.hit_at(L::PassiveFrames, at).is_some();
        let time = |at: usize| scene.is(at, Tags::ADVERB | Tags::DAY) || scene.is_one_of(at, &PARTS_OF_TIMES);
        let by = (after..after + TIME_BEFORE_BY).find(|&at| !time(at))?;
        if !participle || !scene.is(by, Tags::BY) || framed {
            return None;
        }
        let that = (by..self.sentence.end).find(|&at| scene.is(at, Tags::THAT));
        let source = self.reader.phrase_from(by + 1, that.unwrap_or(self.sentence.end))?;
        let known = source.name.is_some() || scene.is(source.head.end - 1, Tags::HEAD | Tags::TITLE);
        let verb = scene.known.verbs.get(hit.entry as usize).filter(|_| known)?;
        // Whatever a name stands behind is told: "first reported by the Courier".
        let sides = verb.complement == Complement::Named;
        if source.name.is_none() && (sides || !speaks_in_passive(verb, group.is_some())) {
            return None;
        }
        let content = source.whole.end + usize::from(scene.is(source.whole.end, Tags::THAT));
        // "Rejected by the ministry, which said …": that goes on about the ministry.
        let goes_on = scene.kind(content) == Some(TokenKind::Comma) && scene.is(content + 1, Tags::RELATIVE);
        let sides = sides || goes_on;
        let content = if group.is_some() && !sides { content..self.clause_around(at).end } else { at..at };
        let draft = Draft::new(at..after, verb.stance, Manner::Passive, self.index);
        let mut draft = draft.with_source(source).with_content(content);
        let start = group.unwrap_or(at);
        let target = self.reader.noun_before(start, self.sentence.start).filter(|_| finds_fault(verb.stance));
        let subject = target.as_ref().map_or(start, |target| target.whole.start);
        draft.mood = self.mood(subject, start..at, verb.stance);
        draft.target = target;
        Some(draft)
    }

    /// "The bank declined to comment": a cue whose attribution has no content.
    fn refusal(&self, hit: Hit) -> Option<Draft> {
        let scene = self.reader.scene;
        if scene.known.responses.get(hit.entry as usize) != Some(&Answer::NoResponse) {
            return None;
        }
        let first = hit.first as usize;
        // In "to a request for comment" nobody declines; the verb before it may.
        if first > 0 && scene.is(first - 1, Tags::DETERMINER | Tags::PREPOSITION | Tags::TO) {
            return None;
        }
        // "Did not respond", "has so far not commented": what helps the verb is no part of the subject.
        let helps = |at: &usize| scene.is(*at, Tags::AUXILIARY | Tags::BE | Tags::ADVERB);
        let verb = (self.sentence.start..first).rev().take_while(helps).last().unwrap_or(first);
        let source = self.reader.subject_before(verb, self.sentence.start)?;
        let cue = verb..hit.end as usize;
        Some(Draft::new(cue, Stance::Declining, Manner::Indirect, self.index).with_source(source))
    }

    /// The clause that holds a token: semicolons, colons and dashes part clauses.
    fn clause_around(&self, at: usize) -> Tokens {
        let scene = self.reader.scene;
        let parts = |at: usize| {
            matches!(scene.kind(at), Some(TokenKind::Semicolon | TokenKind::Colon | TokenKind::Dash))
                && !scene.is(at, Tags::QUOTED)
        };
        let start =
            (self.sentence.start..at).rev().find(|&at| parts(at)).map_or(self.sentence.start, |at| at + 1);
        let mut end = (at..self.sentence.end).find(|&at| parts(at)).unwrap_or(self.sentence.end);
        while end > start && matches!(scene.kind(end - 1), Some(TokenKind::Stop | TokenKind::Mark)) {
            end -= 1;
        }
        start..end
    }
}

/// Whether a participle with *by* someone unnamed tells what that one said. To find fault one must speak; what is
/// told or alleged by somebody takes a form of *be*, for "a plan announced by officials" is a plan.
fn speaks_in_passive(verb: &Verb, with_be: bool) -> bool {
    let tells =
        matches!(verb.stance, Stance::Neutral | Stance::Endorsing | Stance::Distancing | Stance::Tentative);
    finds_fault(verb.stance) || tells && with_be && verb.complement.is_any()
}

fn finds_fault(stance: Stance) -> bool {
    matches!(
        stance,
        Stance::Criticizing | Stance::Refuting | Stance::Denying | Stance::Accusing | Stance::Coloured
    )
}

/// A headline or a clause in the writer's own voice.
pub(in crate::attribution) fn writer(content: Tokens, sentence: usize) -> Draft {
    Draft::bare(Kind::Writer, sentence).with_content(content)
}
