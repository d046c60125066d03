//! Verb or noun: the form of a candidate and the group it stands in.

use super::{Finder, Form};
use crate::attribution::draft::agentless::STATES;
use crate::attribution::memory::paper;
use crate::attribution::words::grammar::{Tags, names_people};
use crate::attribution::words::knowledge::{EngineLexicon as L, Frame, Verb};
use crate::lexicon::Hit;
use crate::prose::{TokenKind, fold_word};

/// Tokens that may describe a noun, its article among them.
const DESCRIBING: usize = 4;

/// What is done with papers.
const PUBLISHED: [&str; 9] =
    ["dated", "published", "issued", "released", "obtained", "filed", "seen", "reviewed", "leaked"];

impl Finder<'_, '_, '_> {
    pub(super) fn form(&self, at: usize, verb: &Verb) -> Form {
        fold_word(self.reader.scene.word(at), |word| {
            let lemma = verb.lemma.split(' ').next().unwrap_or_default();
            let ending = word.strip_prefix(lemma);
            if ending == Some("") {
                // "One analyst put it", "“…,” the editorial read."
                let reads = lemma == "read" && !self.reader.scene.is_word(at + 1);
                if lemma == "put" || reads { Form::Past } else { Form::Base }
            } else if word.ends_with("ing") && !lemma.ends_with("ing") {
                Form::Gerund
            } else if word.ends_with('s') && !lemma.ends_with('s') || ending == Some("es") {
                Form::ThirdPerson
            } else {
                Form::Past
            }
        })
    }

    /// Where the verb group begins: auxiliaries and adverbs before the verb belong to it.
    pub(super) fn group_start(&self, verb: usize) -> usize {
        let scene = self.reader.scene;
        let mut at = verb;
        while at > self.floor {
            // "The mayor most recently said": nobody's *most*.
            let degree =
                scene.is_one_of(at - 1, &["most", "more", "least"]) && scene.word(at).ends_with("ly");
            let helps = scene.is(at - 1, Tags::AUXILIARY | Tags::BE | Tags::ADVERB)
                || scene.word(at - 1).ends_with("ly");
            // "A witness who was there said": the group before ends.
            if self.ends_being_there(at) {
                break;
            }
            // "Keep saying".
            if at == verb && scene.is_one_of(at - 1, &KEEPING) && scene.word(at).ends_with("ing") {
                at -= 1;
                continue;
            }
            let month = scene.is(at - 1, Tags::DAY) && scene.word(at - 1) != "may";
            let noun = month || scene.is(at - 1, Tags::HEAD | Tags::NAME);
            if let Some(aspect) = self.aspect_before(at - 1) {
                at = aspect;
                continue;
            }
            if (!helps || noun) && !degree && !self.floats(at - 1) {
                break;
            }
            at -= 1;
        }
        at
    }

    /// "Was there", "is here": where somebody is, up to a token.
    fn ends_being_there(&self, end: usize) -> bool {
        let scene = self.reader.scene;
        scene.is_one_of(end - 1, &["there", "here"]) && end >= self.floor + 2 && scene.is(end - 2, Tags::BE)
    }

    /// "Continued to say": a verb that only leads up to the one that attributes.
    pub(super) fn leads_up(&self, hit: Hit) -> bool {
        let (scene, to) = (self.reader.scene, hit.end as usize);
        scene.is_one_of(hit.first as usize, &ASPECTS)
            && scene.is(to, Tags::TO)
            && scene.hit_at(L::ReportingVerbs, to + 1).is_some()
    }

    /// "Went on to say", "has begun to ask": where the verb begins that leads up to *to* and the verb behind it.
    fn aspect_before(&self, to: usize) -> Option<usize> {
        let scene = self.reader.scene;
        let verb = to.checked_sub(1).filter(|_| scene.is(to, Tags::TO))?;
        let on = usize::from(scene.is_one_of(verb, &["on"]));
        let verb = verb.checked_sub(on).filter(|&verb| verb > self.floor)?;
        scene.is_one_of(verb, if on > 0 { &GOING } else { &ASPECTS }).then_some(verb)
    }

    /// "Have both argued", "Weil and Novak both said", "has since said": what floats before the verb.
    fn floats(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        scene.is_one_of(at, &["both", "all", "each", "since"])
            && at > self.floor
            && (scene.is(at - 1, Tags::AUXILIARY | Tags::NAME | Tags::PRONOUN)
                || scene.kind(at - 1) == Some(TokenKind::Close))
    }

    /// Whether the word is a noun here: behind a determiner, a possessive, a preposition or an adjective.
    pub(super) fn is_noun(&self, at: usize, group: usize, form: Form) -> bool {
        let scene = self.reader.scene;
        if at == self.sentence.start {
            let speech = self.quotation_just_before(at) || self.speech_behind(at).is_some();
            let tag = matches!(form, Form::Past | Form::ThirdPerson) && speech;
            return !tag && form != Form::Gerund;
        }
        let before = at - 1;
        // "Unconfirmed reports say", "the claims were": a verb right behind it makes it the subject.
        let finite = scene.is(at + 1, Tags::VERB | Tags::AUXILIARY)
            && !self.reader.subject_in_relative(at, self.floor)
            || form == Form::ThirdPerson && scene.is(at + 1, Tags::BE) && !self.is_gapped(at);
        if matches!(form, Form::Base | Form::ThirdPerson) && group == at && (finite || self.is_told_apart(at))
        {
            return true;
        }
        let determiner = scene
            .is(before, Tags::DEFINITE | Tags::INDEFINITE | Tags::OWNER | Tags::NUMBER | Tags::QUANTIFIER)
            && !scene.is(before, Tags::HEAD)
            && !self.floats(before)
            && !self.ends_in_pronoun(before, at)
            && !self.is_said_by_count(before, at);
        let to = group.checked_sub(1).filter(|&to| scene.is(to, Tags::TO));
        let led = to.is_some_and(|to| self.led_to(to).is_some());
        let to_infinitive = to.is_some() && !led;
        let preposition = scene.is(before, Tags::PREPOSITION)
            && group == at
            && form != Form::Past
            && !led
            && !(form == Form::Gerund && self.hangs(at));
        // "Signs of supposed neglect", but "the man she spoke of said that …".
        let opens =
            Tags::FUNCTION | Tags::THAT | Tags::TO | Tags::BY | Tags::DAY | Tags::LISTENER | Tags::NAME;
        let gerund = scene.word(before).ends_with("ing") && !scene.is(before, Tags::NAME | Tags::HEAD);
        let behind = scene.is(before, Tags::PREPOSITION) || gerund;
        let describes =
            behind && group == at && form == Form::Past && scene.is_word(at + 1) && !scene.is(at + 1, opens);
        let adjective = scene.is(before, Tags::MODIFIER)
            && !scene.is(before, Tags::HEAD)
            && form != Form::Past
            && !scene.is_one_of(at, &NO_NOUNS)
            && !self.closes_trailing_phrase(before, at + 1)
            && !self.closes_name(before, at + 1);
        determiner
            || form == Form::Base && group == at && self.closes_singular(at)
            || to_infinitive
            || preposition
            || describes
            || adjective
            || scene.kind(before) == Some(TokenKind::Possessive) && !scene.is(before, Tags::AUXILIARY)
            || scene.is_one_of(before, &["whose"])
    }

    /// "A colleague of his said", "the man next to her says": a word for an owner that owns nothing, before a verb that is
    /// never a noun.
    fn ends_in_pronoun(&self, before: usize, at: usize) -> bool {
        let scene = self.reader.scene;
        let tied = before > self.floor && scene.is(before - 1, Tags::PREPOSITION | Tags::TO);
        tied && scene.is_one_of(before, &["his", "her"])
            && scene.is_one_of(at, &["said", "says", "told", "tells"])
    }

    /// "One said", "two told", "one found no link": a count that stands for somebody, or for a paper.
    fn is_said_by_count(&self, before: usize, at: usize) -> bool {
        let scene = self.reader.scene;
        let tells = || {
            scene.is(at + 1, Tags::THAT)
                || scene.is(at + 1, Tags::DETERMINER) && paper::counted(self.reader, before..at).is_some()
        };
        let past = scene.word(at).ends_with("ed") || scene.is_one_of(at, &["found"]);
        self.reader.counts_alone(before..at) && (scene.is_one_of(at, &COUNTED) || past && tells())
    }

    /// "The police report of 4 May", "claims published on Monday", "emails, seen by the Courier,": a noun for a document
    /// or a saying, with what tells which.
    fn is_told_apart(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        let behind = at + 1 + usize::from(scene.kind(at + 1) == Some(TokenKind::Comma));
        let of = scene.is_one_of(at + 1, &["of"]);
        (of || scene.is_one_of(behind, &PUBLISHED))
            && [L::DocumentNouns, L::SayingNouns].iter().any(|&nouns| scene.hit_ending(nouns, at).is_some())
    }

    /// "Which officials say is safe": the subject of the next verb is a relative or question word before this one.
    fn is_gapped(&self, at: usize) -> bool {
        (self.floor..at).any(|before| self.reader.scene.is(before, Tags::RELATIVE | Tags::INTERROGATIVE))
    }

    /// "He has a personal view", "for no good reason": between *a* and the word stands no noun that could be its
    /// subject, and a base form agrees with none that *a* begins.
    fn closes_singular(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        let describes = |&word: &usize| {
            scene.is_word(word)
                && !scene.word(word).ends_with('s')
                && !scene.is(word, Tags::HEAD | Tags::NAME | Tags::PREPOSITION | Tags::CONJUNCTION)
        };
        let back = (self.floor..at).rev().take(DESCRIBING);
        back.take_while(describes)
            .any(|word| scene.is_one_of(word, &["a", "an", "another", "each", "every", "no"]))
    }

    /// "Experts on shipping say that": the modifier is a noun, and ends a phrase that trails behind the subject.
    fn closes_trailing_phrase(&self, modifier: usize, after: usize) -> bool {
        let scene = self.reader.scene;
        let near = (self.floor..modifier).rev().take(DESCRIBING).take_while(|&at| scene.is_word(at));
        near.into_iter().any(|at| scene.is(at, Tags::PREPOSITION)) && self.clause_follows(after)
    }

    /// "The Department of Health denies the claim": the modifier is the last word of a name, and an object follows.
    fn closes_name(&self, modifier: usize, after: usize) -> bool {
        let scene = self.reader.scene;
        let capital = scene.tokens().get(modifier).is_some_and(|token| token.is_capitalized());
        let tied = modifier > self.floor && scene.is(modifier - 1, Tags::PREPOSITION);
        capital && tied && !scene.title_case && scene.is(after, Tags::DEFINITE | Tags::OWNER)
    }

    /// Whether the verb is a participle with *be*: what it attributes, if anything, is another matter.
    pub(super) fn is_passive(&self, at: usize, group: usize, form: Form) -> bool {
        let scene = self.reader.scene;
        let be = (group..at).rev().find(|&word| scene.is(word, Tags::BE));
        let bears = |frame: Frame| {
            let entry = scene.hit_at(L::PassiveFrames, at).map(|hit| hit.entry as usize);
            let known = entry.and_then(|entry| scene.known.frames.get(entry));
            known.is_some_and(|(frames, _)| frames.contains(&frame))
        };
        // "Factions accused of theft", "a man believed to be the driver".
        let accused = || scene.is_one_of(at + 1, &["of", "as", "by", "for"]) && bears(Frame::Passive);
        // "To claim to be" has the claimant for a subject, to believe and to say have not.
        let thought = || {
            scene.is(at + 1, Tags::TO)
                && scene.is_one_of(at + 2, &STATES)
                && bears(Frame::Raising)
                && !scene.is_one_of(at, &["claimed"])
        };
        // "A statement issued after the vote": a paper gives out nothing.
        let given_out = || {
            scene.hit_at(L::Publishing, at).is_some()
                && at > self.sentence.start
                && scene.hit_ending(L::DocumentNouns, at - 1).is_some()
        };
        let reduced =
            form == Form::Past && (accused() || thought() || given_out() || self.reader.is_called(at));
        // "In court on Monday charged with theft": active, it has whoever is charged behind it.
        let claims = || (at + 2..at + 2 + DESCRIBING + 2).any(|word| scene.is(word, Tags::THAT));
        let charged = scene.is_one_of(at, &["charged"]) && scene.is_one_of(at + 1, &["with"]) && !claims();
        // "Said by phone" tells through what.
        let by = form == Form::Past && scene.is(at + 1, Tags::BY) && self.reader.contact_by(at + 1).is_none();
        form == Form::Past && (be.is_some() || charged)
            || reduced && !self.reader.subject_in_relative(at, self.sentence.start)
            || by
    }

    /// A participle that is no past tense ("fans known") is no verb without an auxiliary.
    pub(super) fn lacks_auxiliary(&self, at: usize, group: usize) -> bool {
        let scene = self.reader.scene;
        let helped = (group..at).any(|word| scene.is(word, Tags::AUXILIARY | Tags::BE));
        !helped && scene.is_one_of(at, &PARTICIPLES_ONLY)
    }

    /// "Reports – none of them confirmed – say": a participle that tells of some of those just named.
    pub(super) fn in_absolute(&self, group: usize, after: usize, form: Form) -> bool {
        let scene = self.reader.scene;
        let of_them = group >= self.sentence.start + 3
            && (scene.is(group - 1, Tags::OBJECT) || scene.is(group - 1, Tags::RELATIVE))
            && scene.is_one_of(group - 2, &["of"]);
        form == Form::Past && of_them && !scene.is_word(after)
    }

    /// "Are saying", "he's saying", "they're saying".
    pub(super) fn progressive(&self, group: usize, at: usize) -> bool {
        let scene = self.reader.scene;
        let contracted = |at: usize| scene.is(at, Tags::PRONOUN) && scene.word(at).ends_with("re");
        group.checked_sub(1).is_some_and(contracted)
            || (group..at).any(|word| {
                scene.is(word, Tags::BE)
                    || scene.kind(word) == Some(TokenKind::Possessive)
                    || scene.is_one_of(word, &KEEPING)
            })
    }

    /// "Prompting many to believe", "left residents wondering": where the phrase begins for those who are brought to say
    /// or think something, and which ends at `to`.
    pub(super) fn led_to(&self, to: usize) -> Option<usize> {
        let scene = self.reader.scene;
        let mut back = (self.floor..to).rev().take(DESCRIBING + 1).take_while(|&at| scene.is_word(at));
        let verb = back.find(|&at| scene.is_one_of(at, &LEADING))?;
        let told = verb > self.sentence.start && verb + 1 < to;
        let people = scene.is(to - 1, Tags::HEAD | Tags::OBJECT) || names_people(scene.word(to - 1));
        (told && people).then_some(verb + 1)
    }
}

/// Forms of verbs that are no nouns: "the fire chief says".
const NO_NOUNS: [&str; 11] =
    ["says", "tell", "tells", "warn", "warns", "insists", "argues", "admits", "explains", "believes", "adds"];

/// Verbs that describe nothing that is counted: "one said", but "one alleged leak".
const COUNTED: [&str; 8] = ["said", "says", "told", "tells", "wrote", "recalled", "insisted", "argued"];

/// Verbs of which somebody is brought to think something.
const LEADING: [&str; 13] = [
    "cause",
    "caused",
    "causing",
    "lead",
    "leading",
    "leads",
    "leave",
    "leaves",
    "leaving",
    "led",
    "left",
    "prompted",
    "prompting",
];

/// Participles that differ from the past tense.
const PARTICIPLES_ONLY: [&str; 14] = [
    "known",
    "seen",
    "shown",
    "written",
    "spoken",
    "given",
    "taken",
    "sworn",
    "foreseen",
    "forsworn",
    "drawn",
    "thrown",
    "withdrawn",
    "driven",
];

/// Verbs that a gerund follows, and that leave it said.
const KEEPING: [&str; 3] = ["keep", "keeps", "kept"];

/// Verbs that lead up to another with *to*, and leave it said.
const ASPECTS: [&str; 26] = [
    "likes",
    "liked",
    "continue",
    "continues",
    "continued",
    "begin",
    "begins",
    "began",
    "begun",
    "start",
    "starts",
    "started",
    "come",
    "comes",
    "came",
    "try",
    "tries",
    "tried",
    "seek",
    "seeks",
    "sought",
    "used",
    "proceeded",
    "seems",
    "seemed",
    "appeared",
];

/// The same with *on*.
const GOING: [&str; 4] = ["go", "goes", "went", "gone"];
