//! Whether a phrase can be the subject of a verb: one phrase, of the number that the verb is in, with nothing that
//! makes it the object.

use super::content::PAST;
use super::{Finder, Form};
use crate::attribution::grade::looks_like_person;
use crate::attribution::kinds::{MentionKind, Stance};
use crate::attribution::phrase::NounPhrase;
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::prose::{TokenKind, fold_word};

impl Finder<'_, '_, '_> {
    /// The subject in front of a verb group, or that of the verb it is joined to by *and*.
    pub(super) fn subject(&self, group: usize) -> Option<NounPhrase> {
        let scene = self.reader.scene;
        let joined = group
            .checked_sub(1)
            .filter(|&before| before >= self.sentence.start && scene.is(before, Tags::CONJUNCTION));
        if joined.is_some() {
            let last = self.found.last().and_then(|draft| draft.source.clone());
            let own = if self.follows_object(group - 1) {
                None
            } else {
                self.reader.leading_subject(self.floor..group)
            };
            return own.or(last).or_else(|| self.subordinate_subject(group - 1));
        }
        let to = group.checked_sub(1).filter(|&to| scene.is(to, Tags::TO));
        match to.and_then(|to| self.led_to(to)) {
            Some(start) => self.reader.phrase_from(start, group - 1),
            None => self.reader.subject_before(group, self.floor),
        }
    }

    /// "Rents rose after the council cut its subsidy and warned that …": the subject of the clause right before a joint,
    /// where the main clause is about a thing that cannot speak.
    fn subordinate_subject(&self, joint: usize) -> Option<NounPhrase> {
        let (scene, reader) = (self.reader.scene, self.reader);
        let opens = |at: usize| scene.is(at, Tags::SUBORDINATOR) && !scene.is(at, Tags::PREPOSITION);
        let opening = (self.floor + 1..joint).rev().find(|&at| opens(at))?;
        let main = reader.opening_phrase(self.sentence.start..opening)?;
        let subject = reader.leading_subject(opening + 1..joint)?;
        let clause = subject.whole.end..joint;
        let past = |at: usize| reader.is_participle(at) || scene.is_one_of(at, &PAST);
        // "The council cut its subsidy": an object tells a past form that has no ending.
        let object = Tags::DETERMINER | Tags::OBJECT;
        let does = |at: usize| !scene.is(at, Tags::FUNCTION | Tags::HEAD) && scene.is(at + 1, object);
        let verb = clause.start;
        let acts = scene.is(verb, Tags::AUXILIARY | Tags::BE) || past(verb) || does(verb);
        let parted = clause.clone().any(|at| !scene.is_word(at) && scene.kind(at) != Some(TokenKind::Number));
        let speaker = scene.word(main.head.end - 1);
        let someone = Tags::HEAD
            | Tags::NAME
            | Tags::TITLE
            | Tags::STATE
            | Tags::PRONOUN
            | Tags::QUANTIFIER
            | Tags::NUMBER;
        let thing = main.name.is_none()
            && main.leading().chain(main.head.clone()).all(|at| !scene.is(at, someone))
            && !looks_like_person(speaker.strip_suffix('s').unwrap_or(speaker));
        (acts && !parted && thing).then_some(subject)
    }

    /// "Attacked a guard and told the police": between the last cue and the joint stands what that has for an object,
    /// and nothing that a clause could have for a subject.
    fn follows_object(&self, joint: usize) -> bool {
        let scene = self.reader.scene;
        let Some(object) = self.found.last().and_then(|draft| draft.cue.as_ref()).map(|cue| cue.end..joint)
        else {
            return false;
        };
        let clause = Tags::BE | Tags::AUXILIARY | Tags::THAT | Tags::PRONOUN | Tags::IT | Tags::INTERROGATIVE;
        let acts = self.reader.name_at(object.start).is_some_and(|(_, name)| {
            name.whole.end < joint && !scene.is(name.whole.end, Tags::PREPOSITION | Tags::ADVERB)
        });
        // "Accused the board of “dithering” and vowed".
        let parts = |at: usize| !scene.is(at, Tags::QUOTED) && (scene.is(at, clause) || !scene.is_word(at));
        !acts && !object.is_empty() && !object.clone().any(parts)
    }

    /// Number agreement, where the verb could be a noun: "analysts note", but not "analyst note".
    pub(super) fn agrees(&self, source: &NounPhrase, group: usize, at: usize, form: Form) -> bool {
        let scene = self.reader.scene;
        let last = source.head.end - 1;
        // "A series of hard | talks": what there are many of must be known, or the noun is still to come.
        let heap = source.leading().any(|at| self.reader.behind_many(at).is_some());
        let open = heap && form != Form::Past && !scene.is(last, Tags::HEAD | Tags::NAME);
        if open || !self.is_one_phrase(source) {
            return false;
        }
        // "Would say", "went on to say".
        if group < at
            && (scene.is(at - 1, Tags::TO) || (group..at).any(|word| scene.is(word, Tags::AUXILIARY)))
        {
            return true;
        }
        // "Said", "saying" go with any.
        if matches!(form, Form::Gerund | Form::Past) {
            return true;
        }
        let (many, either) = fold_word(scene.word(last), |word| {
            (looks_plural(word) || PLURALS.contains(&word), EITHER_NUMBER.contains(&word))
        });
        let several = |at: usize| scene.is(at, Tags::NUMBER) && !scene.is_one_of(at, &["one"]);
        let many = many
            || scene.is(last, Tags::QUANTIFIER)
            || source.name.is_none() && source.leading().any(several);
        let joined = source
            .whole
            .clone()
            .any(|word| scene.is(word, Tags::CONJUNCTION | Tags::OTHER) || scene.means_others(word));
        let counted = || source.leading().any(|at| scene.is(at, Tags::QUANTIFIER | Tags::OTHER));
        let plural = joined || either || many && (source.name.is_none() || counted());
        let one = scene.is_one_of(source.whole.start, &["one"]);
        if form == Form::Base {
            return plural || source.name.is_some() && !self.looks_singular(source);
        }
        // "Polling shows", "research suggests".
        let study = || scene.hit_ending(L::DocumentNouns, last).is_some();
        let alone = || !self.is_bare(source) || !scene.is_word(at + 1) || self.clause_follows(at + 1);
        // "A series of surveys shows", and they show.
        if heap {
            return self.clause_follows(at + 1);
        }
        joined || one || source.name.is_some() || !many && (study() || alone())
    }

    /// "Insurance claims", "court reports": without an article one thing is a part of the noun that follows,
    /// unless that is a verb for sure. Headlines leave articles out.
    fn is_bare(&self, source: &NounPhrase) -> bool {
        let scene = self.reader.scene;
        let determines = |at: usize| {
            scene.is(at, Tags::DETERMINER | Tags::NAME)
                || matches!(scene.kind(at), Some(TokenKind::Possessive | TokenKind::Number))
        };
        let pronoun = scene.is(source.head.start, Tags::PRONOUN | Tags::IT);
        !pronoun && !scene.is_headline() && !(source.whole.start..source.head.end).any(determines)
    }

    /// A subject holds no verb or pronoun of its own, but in a relative clause; and "how many" asks.
    fn is_one_phrase(&self, source: &NounPhrase) -> bool {
        let scene = self.reader.scene;
        let start = source.whole.start;
        // "How many say so" asks, "that is how many see it" does not.
        let how =
            start.checked_sub(1).filter(|&how| how >= self.sentence.start && scene.is_one_of(how, &["how"]));
        let asks = how.is_some_and(|how| how == self.sentence.start || !scene.is(how - 1, Tags::BE));
        let head = source.head.clone();
        let opens = |at: usize| scene.is(at, Tags::RELATIVE | Tags::THAT) || scene.is_one_of(at, &["where"]);
        let relative = source.trailing().find(|&at| opens(at));
        let outside = |at: usize| relative.is_none_or(|relative| at < relative) && !head.contains(&at);
        let inner = Tags::BE | Tags::AUXILIARY | Tags::PRONOUN;
        let verb = source.whole.clone().any(|at| {
            outside(at)
                && scene.is(at, inner)
                && self.reader.name_at(at).is_none()
                && at + 1 < source.whole.end
        });
        // "Leading many to seek a way out" is no subject, "leading economists" are one.
        let gerund = scene.word(start).ends_with("ing") && scene.is(start + 1, Tags::DETERMINER);
        !(asks || verb || gerund || self.has_finite_trail(source))
    }

    /// "Students mounted a campaign", "a judge by trying thieves": an object right behind a participle makes it a verb,
    /// and *by* with a gerund tells how something is done.
    fn has_finite_trail(&self, source: &NounPhrase) -> bool {
        let scene = self.reader.scene;
        let first = source.head.end;
        let object = Tags::DEFINITE | Tags::INDEFINITE | Tags::OWNER | Tags::OBJECT;
        let acts = scene.word(first).ends_with("ed") && scene.is(first + 1, object);
        let means = |at: usize| scene.is(at, Tags::BY) && scene.word(at + 1).ends_with("ing");
        let mut own = source.trailing().take_while(|&at| !scene.is(at, Tags::RELATIVE | Tags::THAT));
        acts && first + 1 < source.whole.end || own.any(means)
    }

    /// Whether a verb, by its form, may be a noun that ends what trails behind the head of its subject: "for
    /// development projects", but not "the Ministry of Justice denies the claim".
    pub(super) fn may_end_phrase(&self, subject: &NounPhrase, form: Form, after: usize) -> bool {
        let scene = self.reader.scene;
        let noun = matches!(form, Form::Base | Form::ThirdPerson);
        let capital = scene.tokens().get(subject.whole.end - 1).is_some_and(|last| last.is_capitalized());
        let acts = form == Form::ThirdPerson && capital && scene.is(after, Tags::DEFINITE | Tags::OWNER);
        noun && !acts && subject.name.is_none() && !subject.trailing().is_empty()
    }

    /// "Court papers reviewed by the Courier show": a verb behind papers without an article and what tells which, up to a
    /// noun that is whole by itself.
    pub(super) fn ends_told_paper(&self, subject: &NounPhrase, after: usize) -> bool {
        let (scene, last) = (self.reader.scene, subject.whole.end - 1);
        let paper = scene.hit_ending(L::DocumentNouns, subject.head.end - 1).is_some();
        let tells = self.reader.is_participle(subject.head.end)
            || scene.is(subject.head.end, Tags::PREPOSITION | Tags::TRAILING);
        let bare = !scene.is(subject.whole.start, Tags::DETERMINER);
        let whole = scene.is(last, Tags::NAME | Tags::HEAD | Tags::DAY);
        paper && tells && bare && whole && !scene.is(after - 1, Tags::HEAD)
    }

    /// A single person does not "note"; a body may ("Hezbollah say").
    pub(super) fn looks_singular(&self, source: &NounPhrase) -> bool {
        let name = source.name.and_then(|index| self.reader.names.get(index));
        name.is_some_and(|name| name.kind == MentionKind::Person && name.core == source.head)
    }

    /// "The rules that lawmakers proposed in May": the pronoun is what they proposed, and nothing is claimed.
    /// Of verbs of saying another verb may follow ("which officials say was lost"), so they are left alone, but not
    /// where the pronoun owns the object ("whose work critics cite").
    pub(super) fn has_object_before(&self, subject: usize, after: usize, stance: Stance) -> bool {
        let scene = self.reader.scene;
        let Some(pronoun) = subject.checked_sub(1).filter(|&at| at > self.sentence.start) else {
            return false;
        };
        let last_cue = self.found.last().and_then(|draft| draft.cue.as_ref());
        let opens = last_cue.is_some_and(|cue| cue.end + 4 > pronoun);
        let relative = scene.is(pronoun, Tags::RELATIVE) || scene.is(pronoun, Tags::THAT) && !opens;
        let claims = matches!(
            stance,
            Stance::Neutral
                | Stance::Distancing
                | Stance::Tentative
                | Stance::Believing
                | Stance::Predicting
                | Stance::Accusing
        );
        let closed = !scene.is_word(after) && scene.kind(after) != Some(TokenKind::Quote);
        let over = after >= self.sentence.end
            || scene
                .is(after, Tags::PREPOSITION | Tags::DAY | Tags::BE | Tags::AUXILIARY | Tags::CONJUNCTION)
            || scene.is(after, Tags::ADVERB) && !scene.is_word(after + 1)
            || scene.is_one_of(after, &["last", "next", "this"]) && scene.is_word(after + 1)
            || closed;
        let clause = |at: &usize| scene.is_word(*at) || scene.kind(*at) == Some(TokenKind::Possessive);
        let mut near = (self.sentence.start..after).rev().take(OWNED).take_while(clause);
        let owned = closed && near.any(|at| scene.is_one_of(at, &["whose"]));
        // "Firms whose owners cite their faith": which firms, and nothing that an owner was heard to say.
        let which = scene.is_one_of(pronoun, &["whose"]) && scene.is_word(pronoun - 1);
        over && relative && !claims || owned || which
    }
}

/// What is owned, its user and the verb are told in so many tokens.
const OWNED: usize = 8;

/// Nouns and pronouns of several, without the ending of the plural.
const PLURALS: [&str; 16] = [
    "people", "some", "many", "most", "few", "others", "several", "police", "men", "women", "they", "those",
    "we", "you", "i", "both",
];

/// Nouns of one thing that several make up.
const EITHER_NUMBER: [&str; 8] =
    ["media", "data", "public", "military", "government", "team", "press", "staff"];
