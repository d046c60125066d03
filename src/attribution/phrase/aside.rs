//! What stands between two marks: what merely interrupts a clause, and what belongs to the noun before it.

use super::{NounPhrase, Reader};
use crate::attribution::kinds::MentionKind;
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

/// A formula of anonymity begins within so many tokens of the relative pronoun that it is about.
const FORMULA_NEAR: usize = 4;

/// An aside with a conjunction of its own is no longer than this, in tokens.
const ASIDE: usize = 4;

/// So far before a place, in tokens, stands the comma behind whoever comes from there: ", a plumber from Vell".
const FROM: usize = 6;

impl Reader<'_, '_> {
    /// Where an interruption that closes right before `end` opens: the index of its opening comma or dash.
    pub(super) fn interruption_before(&self, end: usize, floor: usize) -> Option<usize> {
        let close = end.checked_sub(1).filter(|&close| close > floor)?;
        let mark = self.scene.kind(close)?;
        if mark == TokenKind::Close {
            return (floor..close).rev().find(|&at| self.scene.kind(at) == Some(TokenKind::Open));
        }
        if !matches!(mark, TokenKind::Comma | TokenKind::Dash) {
            return None;
        }
        let open =
            (floor..close).rev().find(|&at| self.scene.kind(at) == Some(mark) && !self.inside_name(at))?;
        let interrupts = open > floor
            && (mark == TokenKind::Dash
                || self.interrupts(open + 1..close)
                || self.describes_a_name(open, open + 1..close));
        interrupts.then_some(open)
    }

    /// The opening mark of what interrupts before `end`. Behind a description, the comma that opens it may close
    /// another: "Ana Castro, 61, who runs the archive, said", "who beat Ana Castro, a judge, in May, said".
    pub(super) fn aside_before(&self, end: usize, floor: usize, described: bool) -> Option<usize> {
        self.interruption_before(end, floor).or_else(|| {
            let open = self.interruption_before(end + 1, floor)?;
            let inside = open + 1..end;
            (described && self.describes(inside.clone()) || self.describes_a_name(open, inside))
                .then_some(open)
        })
    }

    /// Whether what stands between two commas belongs to the noun before it, and does not only interrupt: an age,
    /// a relative clause, a place of origin, those who are counted in.
    pub(super) fn describes(&self, inside: Tokens) -> bool {
        let scene = self.scene;
        let first = inside.start;
        let whom = |at: usize| scene.is_one_of(at, &["of"]) && scene.is(at + 1, Tags::RELATIVE);
        let age = scene.kind(first) == Some(TokenKind::Number) && inside.len() == 1;
        age || self.opens_relative(first) && !self.withholds_name(first)
            || self.counts_in(first)
            || scene.is_one_of(first, &["of", "such"])
            || inside.clone().take(3).any(whom)
    }

    /// ", who was there,", ", and who was there,": whether a relative clause begins at a token.
    fn opens_relative(&self, at: usize) -> bool {
        let joined = self.scene.is(at, Tags::CONJUNCTION);
        let opener = at + usize::from(joined);
        let comma = |at: &usize| self.scene.kind(*at) == Some(TokenKind::Comma);
        // "Moscow, where the talks were held,", but not "the school, where teachers, who know him, said".
        let place = || {
            let close = (opener..opener + super::REACH).find(comma).unwrap_or(opener);
            self.has_verb(opener..close)
        };
        self.scene.is(opener, Tags::RELATIVE) || self.scene.is_one_of(opener, &["where"]) && place()
    }

    /// "Who asked not to be named": a formula of anonymity, which says nothing else of the source.
    pub(in crate::attribution) fn withholds_name(&self, relative: usize) -> bool {
        (relative + 1..relative + FORMULA_NEAR).any(|at| self.scene.hit_at(L::Anonymity, at).is_some())
    }

    /// "Said Ana Castro, who runs the archive": a relative clause behind a phrase belongs to it, unless it tells
    /// what is said there.
    pub(super) fn relative_behind(&self, phrase: &mut NounPhrase, ceiling: usize) {
        let scene = self.scene;
        let comma = phrase.whole.end;
        let relative = scene.kind(comma) == Some(TokenKind::Comma)
            && scene.is(comma + 1, Tags::RELATIVE)
            && !self.withholds_name(comma + 1);
        if !relative {
            return;
        }
        let ends = |at: usize| self.ends_words(at) && !self.inside_name(at);
        let end = (comma + 1..ceiling).find(|&at| ends(at)).unwrap_or(ceiling);
        if !(comma + 1..end).any(|at| scene.is(at, Tags::VERB) && !scene.is(at, Tags::HEAD)) {
            phrase.whole.end = end;
        }
    }

    /// "Lea Novak, Corvane's director of finance,", "Lea Novak, Corvane director,": between two commas, behind a name,
    /// without a verb.
    fn describes_a_name(&self, open: usize, inside: Tokens) -> bool {
        let owner = self
            .name_at(inside.start)
            .is_none_or(|(_, name)| self.modifies_a_noun(name.whole.end, inside.end));
        self.scene.is(open - 1, Tags::NAME) && owner && !inside.is_empty() && !self.has_verb(inside)
    }

    /// "Ana Castro, of Vell, Tarran, said", "the mayor of Dol, Ohio, said": whether all that stands between two commas is
    /// where the place before them lies. Of a name that no list has, only the person told of beside it shows that.
    pub(super) fn is_wider_place(&self, open: usize, end: usize) -> bool {
        let scene = self.scene;
        let wider = self.name_at(open + 1).filter(|(_, name)| name.whole == (open + 1..end - 1));
        let place = open.checked_sub(1).and_then(|last| self.name_at(last));
        let (Some((_, wider)), Some((_, place))) = (wider, place) else { return false };
        let Some(tie) = place.whole.start.checked_sub(1) else { return false };
        let known = matches!(wider.kind, MentionKind::State | MentionKind::Place);
        let comma = |at: usize| scene.kind(at) == Some(TokenKind::Comma);
        let person = || {
            let from = (0..tie).rev().take(FROM).find(|&at| comma(at))?;
            // An age may stand between.
            let aged = from > 2 && scene.kind(from - 1) == Some(TokenKind::Number) && comma(from - 2);
            let (_, name) = self.name_at(if aged { from - 3 } else { from.checked_sub(1)? })?;
            (name.kind == MentionKind::Person).then_some(())
        };
        scene.is_one_of(tie, &["of", "from", "in", "near", "at", "on"])
            && (known || wider.whole.len() == 1 && person().is_some())
    }

    /// "Officials in the capital, Dol, said", "staff at the firm, Vell & Co, said": whether a name in apposition belongs to
    /// the noun right before it, which is where those are that the phrase is about.
    pub(super) fn names_where(&self, open: usize, floor: usize, index: usize, close: usize) -> bool {
        let Some(phrase) = self.analyse(self.clause_start(open, floor)..open) else { return false };
        let last = phrase.head.end - 1;
        let people = self.scene.is(last, Tags::HEAD) && !self.scene.ends_thing(last);
        let tied = phrase.trailing().any(|at| self.scene.is(at, Tags::PREPOSITION));
        let name = &self.names[index];
        // One word is taken for a surname where nothing tells that it is a place; several people have several names.
        let place =
            name.whole.len() == 1 && name.whole == (open + 1..close) && looks_plural(self.scene.word(last));
        phrase.name.is_none() && people && tied && (place || name.kind != MentionKind::Person)
    }

    /// Whether what stands between two commas interrupts a clause rather than being one.
    pub(super) fn interrupts(&self, inside: Tokens) -> bool {
        let scene = self.scene;
        let first = inside.start;
        if inside.is_empty() {
            return false;
        }
        scene.is(first, Tags::ADVERB | Tags::PREPOSITION | Tags::INCLUDING | Tags::TRAILING)
            || self.opens_relative(first)
            || scene.is(first, Tags::DETERMINER | Tags::TITLE | Tags::MODIFIER | Tags::HEAD | Tags::NUMBER)
                && !self.has_verb(inside.clone())
            || self.is_participle(first + usize::from(scene.is(first, Tags::SUBORDINATOR)))
            || scene.kind(first) == Some(TokenKind::Number)
            || self.apposed_name(inside.clone()).is_some()
            || scene.is_one_of(
                first,
                &["not", "for", "of", "according", "such", "now", "part", "himself", "herself", "themselves"],
            )
            || inside.len() == 1
            || self.is_aside(inside)
    }

    /// "As ever", "though tired", "if any": a short aside that nobody speaks in.
    fn is_aside(&self, inside: Tokens) -> bool {
        let speaks = Tags::BE | Tags::AUXILIARY | Tags::PRONOUN | Tags::IT | Tags::HEAD | Tags::NAME;
        self.scene.is(inside.start, Tags::SUBORDINATOR)
            && inside.len() <= ASIDE
            && !inside.clone().any(|at| self.scene.is(at, speaks))
    }
}
