//! What a cue attributes: the stretch before it or behind it.

use super::{Finder, Form};
use crate::attribution::kinds::Stance;
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::attribution::words::knowledge::{Complement, EngineLexicon as L, Verb};
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

/// The verb of a clause is looked for within so many tokens.
const CLAUSE: usize = 14;

/// A relative clause between commas is no longer than this, in tokens.
const RELATIVE: usize = 30;

/// An object is no longer than this, in tokens.
const OBJECT: usize = 7;

impl Finder<'_, '_, '_> {
    /// Whether a clause opens here with its own word, or a quotation.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        let opener = Tags::THAT | Tags::INTERROGATIVE | Tags::PRONOUN;
        // "Said it was late", but "saw it in May".
        let goes_on = || {
            let ends = Tags::PREPOSITION | Tags::TO | Tags::CONJUNCTION | Tags::SUBORDINATOR | Tags::DAY;
            scene.is(at + 1, Tags::QUOTED) || scene.is_word(at + 1) && !scene.is(at + 1, ends)
        };
        scene.is(at, opener) || scene.is(at, Tags::IT) && goes_on() || self.opens_speech(at)
    }

    /// Whether a quotation opens here, behind a comma or a colon at most.
    pub(super) fn opens_speech(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        match scene.kind(at) {
            Some(TokenKind::Quote | TokenKind::Colon) => true,
            Some(TokenKind::Comma) => scene.kind(at + 1) == Some(TokenKind::Quote),
            _ => false,
        }
    }

    /// "She added, “…”".
    pub(super) fn quotation_follows(&self, comma: usize) -> bool {
        let scene = self.reader.scene;
        scene.kind(comma) == Some(TokenKind::Comma) && scene.is(comma + 1, Tags::QUOTED)
    }

    /// Whether a clause or a quotation follows, which is what tells "shows that" from "shows a film".
    pub(super) fn clause_follows(&self, after: usize) -> bool {
        let scene = self.reader.scene;
        let mut at = after;
        while scene.is(at, Tags::ADVERB | Tags::DAY | Tags::LISTENER)
            || scene.is_one_of(at, &["on"]) && scene.is(at + 1, Tags::DAY)
        {
            at += 1;
        }
        // "Wondered what to do" tells no thought.
        if scene.is(at, Tags::INTERROGATIVE) && scene.is(at + 1, Tags::TO) {
            return false;
        }
        if self.opens_clause(at) || self.quotation_follows(at) {
            return true;
        }
        let beside = Tags::PREPOSITION | Tags::CONJUNCTION | Tags::TO | Tags::BY | Tags::TRAILING;
        // "Experts believe Novak will", "outlets estimate Novak needs": a name and its verb.
        if let Some((_, name)) = self.reader.name_at(at)
            && scene.is_word(name.whole.end)
            && !scene.is(name.whole.end, beside)
        {
            return true;
        }
        let limit = self.sentence.end.min(at + CLAUSE);
        // "Many thought after the vote that …"; but no clause begins with "for years" or "were", and what is hoped
        // for or worried about is a thing ("for a plan that would help").
        let late = || {
            let small = (at..limit)
                .take_while(|&word| scene.is_word(word) || scene.kind(word) == Some(TokenKind::Number));
            let mut that = small.into_iter().filter(|&word| scene.is(word, Tags::THAT));
            !scene.is_one_of(at, &["about", "for"])
                && that.any(|word| !scene.is(word + 1, Tags::BE | Tags::AUXILIARY))
        };
        if scene.is(at, Tags::SUBORDINATOR) && late() {
            return true;
        }
        if scene.is(at, Tags::PREPOSITION | Tags::BE | Tags::AUXILIARY) {
            return scene.is(at, Tags::PREPOSITION) && late();
        }
        let clause = at..(at..limit)
            .find(|&word| !scene.is_word(word) && scene.kind(word) != Some(TokenKind::Possessive))
            .unwrap_or(limit);
        if scene.kind(clause.end) == Some(TokenKind::Quote) && scene.is(clause.end, Tags::QUOTED) {
            return true;
        }
        let finite = |word: usize| scene.is(word, Tags::BE | Tags::AUXILIARY) || self.acts_on(word, at);
        clause.clone().skip(1).any(finite) && !clause.clone().any(|word| scene.is(word, Tags::RELATIVE))
    }

    /// "The firm violated the law", "this provides an excuse": whether a word is a verb between its subject, which begins at
    /// `start`, and its object.
    fn acts_on(&self, word: usize, start: usize) -> bool {
        let scene = self.reader.scene;
        let subject = Tags::FUNCTION | Tags::MODIFIER | Tags::STATE;
        let object = Tags::DEFINITE | Tags::INDEFINITE | Tags::OWNER | Tags::OBJECT;
        let past = scene.word(word).ends_with("ed") || scene.is_one_of(word, &PAST);
        if word == start + 1 && scene.is_one_of(start, &["this"]) && looks_plural(scene.word(word)) {
            let apart = Tags::PREPOSITION | Tags::CONJUNCTION | Tags::SUBORDINATOR | Tags::BY;
            return scene.is_word(word + 1) && !scene.is(word + 1, apart);
        }
        past && word > start + 1
            && scene.is(start, Tags::DETERMINER | Tags::HEAD | Tags::NAME)
            && !scene.is(word - 1, subject)
            && !scene.word(word - 1).ends_with("ly")
            && scene.is(word + 1, object)
    }

    /// "The tax a joke", "him a crook": an object and what it is called, which tells "call" from a telephone.
    pub(super) fn predicate_follows(&self, after: usize) -> bool {
        let scene = self.reader.scene;
        let object = scene.is(after, Tags::DETERMINER | Tags::OBJECT | Tags::NAME);
        let parts = Tags::PREPOSITION | Tags::TO | Tags::CONJUNCTION | Tags::BE | Tags::AUXILIARY | Tags::DAY;
        let mut near = (after + 1..self.sentence.end.min(after + OBJECT))
            .take_while(|&at| scene.is_word(at) && !scene.is(at, parts));
        let quoted = scene.is(after, Tags::OBJECT) && scene.kind(after + 1) == Some(TokenKind::Quote);
        quoted
            || object
                && near.any(|at| scene.is_one_of(at, &["a", "an"]) || looks_like_judgement(scene.word(at)))
    }

    /// "See the tax as theft", "consider him mad": an object, and what it is taken for.
    pub(super) fn taken_as(&self, after: usize) -> bool {
        let scene = self.reader.scene;
        let small = Tags::PREPOSITION | Tags::TO | Tags::BY | Tags::CONJUNCTION | Tags::ADVERB | Tags::DAY;
        let judged = scene.is(after, Tags::OBJECT) && scene.is_word(after + 1) && !scene.is(after + 1, small);
        let near = (after + 1..self.sentence.end.min(after + OBJECT + 1)).take_while(|&at| scene.is_word(at));
        let person = Tags::PRONOUN | Tags::IT | Tags::NAME;
        judged || near.into_iter().any(|at| scene.is_one_of(at, &["as"]) && !scene.is(at + 1, person))
    }

    /// "Put the toll at forty", "value the firm at about £3 billion": an object, and the number that it is put at.
    pub(super) fn put_at(&self, after: usize) -> bool {
        let scene = self.reader.scene;
        let number = |at: usize| scene.is(at, Tags::NUMBER) && !scene.is_one_of(at + 1, &["of"]);
        let figure =
            |at: usize| matches!(scene.kind(at), Some(TokenKind::Number | TokenKind::Symbol)) || number(at);
        // "More than £3 billion".
        let rounds = |at: usize| scene.hit_at(L::SourceModifiers, at).map_or(at, |hit| hit.end as usize);
        let amount = |at: usize| figure(at) || figure(rounds(at)) || self.reader.rounded(at).is_some();
        let inner = |at: usize| {
            scene.is_word(at) || matches!(scene.kind(at), Some(TokenKind::Number | TokenKind::Possessive))
        };
        let object = scene.is(after, Tags::DETERMINER | Tags::OBJECT | Tags::NAME | Tags::IT);
        let mut near = (after + 1..self.sentence.end.min(after + CLAUSE)).take_while(|&at| inner(at));
        object && near.any(|at| scene.is_one_of(at, &["at"]) && amount(at + 1))
    }

    /// "Found raised levels in half of them": whether an object stands right behind a verb.
    pub(super) fn object_follows(&self, after: usize) -> bool {
        let scene = self.reader.scene;
        let beside = Tags::FUNCTION.and(Tags::TO).and(Tags::BY).and(Tags::DAY).and(Tags::OBJECT);
        let opens = Tags::INDEFINITE | Tags::NUMBER | Tags::QUANTIFIER;
        let word = scene.is_word(after) && (!scene.is(after, beside) || scene.is(after, opens));
        word || matches!(scene.kind(after), Some(TokenKind::Number | TokenKind::Symbol))
    }

    /// "Suspect a leak", "suspect measles": a thing, and nobody.
    pub(super) fn suspicion_follows(&self, after: usize) -> bool {
        let scene = self.reader.scene;
        let small = Tags::FUNCTION | Tags::OBJECT | Tags::TO | Tags::BY | Tags::NAME;
        scene.is_one_of(after, &["a", "an"]) || scene.is_word(after) && !scene.is(after, small)
    }

    /// "Expect the rate to fall", "forecast a loss of 40 million": what is foretold without a clause.
    pub(super) fn prediction_follows(&self, after: usize) -> bool {
        let scene = self.reader.scene;
        let object = after + 1..self.sentence.end.min(after + OBJECT + 1);
        let mut near = object.take_while(|&at| {
            scene.is_word(at) || matches!(scene.kind(at), Some(TokenKind::Number | TokenKind::Symbol))
        });
        !scene.is(after, Tags::TO)
            && near
                .any(|at| scene.is(at, Tags::TO | Tags::NUMBER) || scene.kind(at) == Some(TokenKind::Number))
    }

    /// "Not as steep as residents feared", "as many had hoped": the verb ends its clause, and what is said stands
    /// before it. "More than people think" cites nobody.
    pub(super) fn closes_comparison(&self, source: usize, after: usize, form: Form) -> bool {
        let scene = self.reader.scene;
        let compares: &[&str] = if form == Form::Past { &["as", "than"] } else { &["as"] };
        let end = after >= self.sentence.end || !scene.is_word(after) && !scene.is(after, Tags::QUOTED);
        source > self.sentence.start + 1 && scene.is_one_of(source - 1, compares) && end
    }

    /// The comma that parts a leading source phrase from the clause, if one stands near.
    pub(super) fn comma_after(&self, from: usize) -> usize {
        let near = from..self.sentence.end.min(from + 6);
        near.clone().find(|&at| self.reader.scene.kind(at) == Some(TokenKind::Comma)).unwrap_or(from)
    }

    /// Where the clause begins behind a source that leads in to it, over a relative clause about that.
    pub(super) fn clause_behind(&self, source: usize) -> usize {
        let scene = self.reader.scene;
        let comma = self.comma_after(source);
        let opens = scene.is(comma + 1, Tags::RELATIVE) || scene.is_one_of(comma + 1, &["where"]);
        let relative = scene.kind(comma) == Some(TokenKind::Comma) && opens;
        let near = comma + 1..self.sentence.end.min(comma + RELATIVE);
        let close = near.filter(|_| relative).find(|&at| scene.kind(at) == Some(TokenKind::Comma));
        close.unwrap_or(comma)
    }

    /// "Called him a menace and jailed him": what is called so ends where the next deed begins.
    pub(super) fn before_next_deed(&self, content: Tokens) -> Tokens {
        let scene = self.reader.scene;
        let object = Tags::OBJECT | Tags::DEFINITE | Tags::INDEFINITE | Tags::OWNER | Tags::NAME;
        let deed = |at: usize| {
            let past = self.reader.is_participle(at) && !scene.word(at).ends_with("ing");
            past && scene.is(at + 1, object) && !scene.is(at, Tags::QUOTED)
        };
        let near = content.clone().skip(1).take(CLAUSE);
        let mut joints = near.filter(|&at| scene.is_one_of(at, &["and"]) && deed(at + 1));
        self.without_final_stop(content.start..joints.next().unwrap_or(content.end))
    }

    /// "Denied the charge", "promised to resign": whether a verb has an object behind it rather than a clause.
    pub(super) fn has_mere_object(&self, verb: &Verb, after: usize) -> bool {
        let sides = matches!(
            verb.stance,
            Stance::Denying | Stance::Refuting | Stance::Accusing | Stance::Criticizing | Stance::Supporting
        );
        let called = verb.complement == Complement::Predicate;
        (sides || called || self.reader.scene.is(after, Tags::TO)) && !self.clause_follows(after)
    }

    /// "Denied the charge, and the case was dropped": what has no clause of its own ends where the next one begins.
    pub(super) fn before_next_clause(&self, content: Tokens) -> Tokens {
        let scene = self.reader.scene;
        let subject = Tags::DETERMINER | Tags::PRONOUN | Tags::IT | Tags::NAME;
        let mut marks = content.clone().filter(|&at| scene.kind(at) == Some(TokenKind::Comma));
        let Some(comma) = marks.next() else { return content };
        // "Condemned the plan, and the vote that had passed it".
        let relative = |&at: &usize| scene.is(at, Tags::THAT | Tags::RELATIVE);
        let goes_on = (comma + 2..content.end).find(relative).unwrap_or(content.end);
        let joined = scene.is_one_of(comma + 1, &["and", "but", "while", "yet"])
            && !scene.is(comma, Tags::QUOTED)
            && scene.is(comma + 2, subject)
            && self.reader.has_verb(comma + 2..goes_on)
            && !self.reader.has_verb(content.start..comma);
        content.start..if joined { comma } else { content.end }
    }

    /// "Deputies who, officials say, were there": a tag in a relative clause is about no more than that clause.
    pub(super) fn opens_relative_before(&self, source: usize, rest: &Tokens) -> bool {
        let scene = self.reader.scene;
        let pronoun = source.checked_sub(2).filter(|&pronoun| pronoun > self.sentence.start);
        // "All of which, he said, would help".
        let relative = |at: usize| scene.is(at, Tags::RELATIVE) && !scene.is(at - 1, Tags::PREPOSITION);
        !rest.is_empty() && pronoun.is_some_and(relative)
    }

    /// What stands before a cue, from the start of the sentence or the last semicolon.
    pub(super) fn content_before(&self, to: usize) -> Tokens {
        let scene = self.reader.scene;
        let start = (self.sentence.start..to)
            .rev()
            .find(|&at| scene.kind(at) == Some(TokenKind::Semicolon) && !scene.is(at, Tags::QUOTED));
        self.without_final_stop(start.map_or(self.sentence.start, |at| at + 1)..to)
    }

    pub(super) fn without_final_stop(&self, mut range: Tokens) -> Tokens {
        let trims = |kind: Option<TokenKind>| {
            matches!(kind, Some(TokenKind::Stop | TokenKind::Comma | TokenKind::Dash | TokenKind::Mark))
        };
        while range.start < range.end && trims(self.reader.scene.kind(range.end - 1)) {
            range.end -= 1;
        }
        range
    }
}

/// Frequent past tenses without an ending.
pub(super) const PAST: [&str; 12] =
    ["made", "took", "gave", "got", "broke", "lost", "won", "kept", "left", "held", "brought", "sold"];

/// Words that judge something to be too much.
const OVERDONE: [&str; 6] = ["overblown", "overdone", "overheated", "overpriced", "overrated", "overstated"];

/// Whether a word is built as adjectives that judge are: "unfair", "reckless", "dangerous", "overdone".
fn looks_like_judgement(word: &str) -> bool {
    let ends = ["ous", "able", "ible", "less", "ful"].iter().any(|ending| word.ends_with(ending));
    word.len() > 5 && (ends || word.starts_with("un") || OVERDONE.contains(&word))
}
