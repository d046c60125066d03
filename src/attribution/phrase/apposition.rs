//! Names that stand beside a phrase, and phrases that stand beside a name.

use super::{NounPhrase, REACH, Reader};
use crate::attribution::kinds::MentionKind;
use crate::attribution::name::Name;
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

/// What somebody is called by before a name is no longer than this, in tokens.
const CALLING: usize = 6;

impl Reader<'_, '_> {
    /// A name that the phrase is apposed to ("Gustav Ando, research director for Vell, said"), or that is
    /// apposed to it without a comma ("vice president for news and talk Dave Gorab").
    pub(super) fn name_beside(&self, phrase: &mut NounPhrase, verb: usize, floor: usize) {
        let scene = self.scene;
        if phrase.name.is_some() {
            return;
        }
        let start = phrase.whole.start;
        let beside = self.name_described(phrase, verb, floor).or_else(|| self.name_joined(phrase, floor));
        if let Some(index) = beside {
            let name = &self.names[index];
            phrase.head = name.core.clone();
            phrase.whole.start = name.whole.start;
            phrase.name = Some(index);
            return;
        }
        let closed = verb > phrase.whole.end && scene.kind(verb - 1) == Some(TokenKind::Comma);
        let comma = start.checked_sub(1).filter(|&comma| closed && comma > floor);
        if let Some(comma) = comma.filter(|&comma| scene.kind(comma) == Some(TokenKind::Comma)) {
            // Between the name and its description an age may stand.
            let aged = scene.kind(comma - 1) == Some(TokenKind::Number) && comma > floor + 2;
            let last = if aged { comma - 3 } else { comma - 1 };
            if let Some((index, name)) = self.name_at(last) {
                phrase.head = name.core.clone();
                phrase.whole.start = name.whole.start;
                phrase.name = Some(index);
            }
            return;
        }
        let Some(last) = phrase.whole.end.checked_sub(1) else { return };
        if let Some((index, name)) = self.name_at(last)
            && name.whole.start > start
            && (self.is_called(name.whole.start - 1) || self.stands_right_behind(phrase, name))
        {
            phrase.head = name.core.clone();
            phrase.name = Some(index);
        }
    }

    /// "Vice president for news Dave Gorab": no small word ties the name to a noun of the phrase.
    fn stands_right_behind(&self, phrase: &NounPhrase, name: &Name) -> bool {
        let (scene, before) = (self.scene, name.whole.start - 1);
        let ties = Tags::PREPOSITION | Tags::TO | Tags::BY | Tags::DETERMINER | Tags::TRAILING | Tags::STATE;
        name.kind == MentionKind::Person
            && scene.is_word(before)
            && !scene.is(before, ties)
            && (!scene.is(before, Tags::CONJUNCTION) || self.joins_titles(phrase, name))
    }

    /// "A doctor named Ana Castro said": whether the word is a participle that tells the name of the noun before it.
    /// A verb does that of someone else ("a witness named Castro as the driver").
    pub(in crate::attribution) fn is_called(&self, at: usize) -> bool {
        let scene = self.scene;
        let name = self.name_at(at + 1).filter(|_| scene.is_one_of(at, &["named", "called"]));
        name.is_some_and(|(_, name)| {
            let (next, goes_on) = (name.whole.end, Tags::VERB | Tags::AUXILIARY | Tags::BE | Tags::RELATIVE);
            (!scene.is_word(next) || scene.is(next, goes_on) || self.is_participle(next))
                && (self.clause_start(at, at.saturating_sub(REACH))..at)
                    .any(|at| scene.is(at, Tags::INDEFINITE | Tags::NUMBER))
        })
    }

    /// "American academic and professor Lars Hilt": one person of two callings, as no article parts them.
    fn joins_titles(&self, phrase: &NounPhrase, name: &Name) -> bool {
        let last = phrase.head.end - 1;
        name.whole.start < name.core.start
            && name.whole.start == phrase.head.end + 1
            && !self.scene.is(phrase.whole.start, Tags::DETERMINER)
            && !looks_plural(self.scene.word(last))
    }

    /// "Ana Castro, a former judge, and other critics said": the name that others are joined to, over what describes it.
    fn name_joined(&self, phrase: &NounPhrase, floor: usize) -> Option<usize> {
        let scene = self.scene;
        let joint = phrase.whole.start.checked_sub(1).filter(|&joint| scene.is(joint, Tags::CONJUNCTION))?;
        let open = self.interruption_before(joint, floor).filter(|_| scene.is(joint + 1, Tags::OTHER))?;
        let (index, name) = self.name_at(open - 1)?;
        (name.kind == MentionKind::Person).then_some(index)
    }

    /// The name that opens a clause before a phrase whose comma was left out behind it ("Ana Castro, a former
    /// judge told"), or that *others* are joined to as headlines do it ("Novak, others vow to rebuild"). A tag
    /// that interrupts looks alike but for the comma behind its verb ("Novak, a judge said, was away").
    fn name_described(&self, phrase: &NounPhrase, verb: usize, floor: usize) -> Option<usize> {
        let scene = self.scene;
        let comma = phrase.whole.start.checked_sub(1).filter(|&comma| comma > floor)?;
        let is_comma = |at: usize| scene.kind(at) == Some(TokenKind::Comma);
        let first = phrase.whole.start;
        let one = (scene.is(first, Tags::INDEFINITE) || scene.is_one_of(first, &["one"]))
            && scene.is(phrase.head.end - 1, Tags::HEAD);
        let others = phrase.whole.len() == 1 && scene.is(phrase.head.start, Tags::OTHER);
        if !is_comma(comma) || !(one || others) || verb != phrase.whole.end {
            return None;
        }
        let bracket = scene.kind(comma - 1) == Some(TokenKind::Close);
        let open = (floor..comma).rev().find(|&at| scene.kind(at) == Some(TokenKind::Open));
        let last = open.filter(|_| bracket).unwrap_or(comma).checked_sub(1)?;
        let (index, name) = self.name_at(last)?;
        let before = name.whole.start.checked_sub(1).filter(|&before| before >= floor);
        // "As Ana Castro, a judge told the court, it was late": no tag.
        let led = before.is_some_and(|before| scene.is_one_of(before, &["as"]));
        // Behind speech a name may open a clause, behind a word in marks it does not ("a ‘hard’ Brexit").
        let quoted = |at: usize| scene.kind(at) == Some(TokenKind::Quote) && scene.is_word(at - 1);
        let begins = !before.is_some_and(|before| scene.is_word(before) || before > 0 && quoted(before));
        let opens = led || !is_comma(verb + 1) && begins;
        (name.kind == MentionKind::Person && opens).then_some(index)
    }

    /// The name that fills an apposition, with its article and what tells where it belongs ("a former official, Ana
    /// Castro of Vell, said", "another union, the Dockers' League, said"), or with another joined to it ("her sons,
    /// Piet and Jan Vos, said").
    pub(super) fn apposed_name(&self, inside: Tokens) -> Option<usize> {
        let scene = self.scene;
        let (index, name) = self.name_with_article(inside.start)?;
        let rest = name.whole.end..inside.end;
        let belongs = || scene.is(rest.start, Tags::PREPOSITION) && !self.has_verb(rest.clone());
        let joined = || {
            let second = self.name_at(rest.start + 1).filter(|_| scene.is(rest.start, Tags::CONJUNCTION));
            second.is_some_and(|(_, name)| name.whole.end == rest.end && name.kind == MentionKind::Person)
        };
        let person = name.kind == MentionKind::Person && !rest.is_empty() && (belongs() || joined());
        (rest.is_empty() || scene.kind(rest.start) == Some(TokenKind::Comma) || person).then_some(index)
    }

    /// The name that begins at a token, or behind the article there that belongs to a body's name or to what somebody
    /// is ("the singer Bo Tillery").
    fn name_with_article(&self, at: usize) -> Option<(usize, &Name)> {
        let body = |name: &Name| matches!(name.kind, MentionKind::Organization | MentionKind::Outlet);
        let article = self.scene.is_one_of(at, &["the"]);
        let behind = || self.name_at(at + 1).filter(|(_, name)| article && body(name));
        let called = || if article { self.name_behind_calling(at + 1) } else { None };
        self.name_at(at).or_else(behind).or_else(called)
    }

    /// "Former Dutch minister Lise Harcourt": the name behind words that say what its bearer is, the first of which
    /// stands at a token.
    fn name_behind_calling(&self, from: usize) -> Option<(usize, &Name)> {
        let scene = self.scene;
        let (index, name) = self.names_in(from..from + CALLING).next()?;
        let calling = |at: usize| scene.hit_ending(L::PersonNouns, at).is_some() || scene.is(at, Tags::TITLE);
        let describes = |at: usize| {
            let joint = scene.is(at, Tags::CONJUNCTION) && at > from && calling(at - 1);
            joint || scene.is_word(at) && !scene.is(at, Tags::FUNCTION | Tags::VERB) || calling(at)
        };
        let titled =
            name.whole.start < name.core.start || from < name.whole.start && calling(name.whole.start - 1);
        let person = name.kind == MentionKind::Person && titled;
        (person && (from..name.whole.start).all(describes)).then_some((index, name))
    }

    /// A phrase with a name in apposition, or the name alone where nothing is apposed.
    pub(super) fn with_apposition(&self, comma: usize, floor: usize, index: usize, end: usize) -> NounPhrase {
        let start = self.clause_start(comma, floor);
        let before = self.analyse(start..comma);
        let name = &self.names[index];
        let whole_start = before.map_or(name.whole.start, |phrase| phrase.whole.start);
        // A comma that closes is no part of the phrase; a bracket is.
        let marks = |at: usize| matches!(self.scene.kind(at), Some(TokenKind::Comma | TokenKind::Dash));
        let end = if marks(end - 1) { end - 1 } else { end };
        NounPhrase { whole: whole_start..end, head: name.core.clone(), name: Some(index) }
    }

    /// "Said a former official, Ana Castro": the name behind the comma.
    pub(in crate::attribution) fn apposition_after(&self, phrase: &mut NounPhrase, ceiling: usize) {
        let comma = phrase.whole.end;
        if phrase.name.is_some() || comma + 1 >= ceiling || self.scene.kind(comma) != Some(TokenKind::Comma) {
            return;
        }
        let owned =
            |(_, owner): (usize, &Name)| self.scene.kind(owner.whole.end) == Some(TokenKind::Possessive);
        let determined = self.scene.is(phrase.whole.start, Tags::DETERMINER)
            || self.name_at(phrase.whole.start).is_some_and(owned);
        // "Said the mayor, the singer Bo Tillery, and the judge": a list.
        let lists = |name: &Name| {
            let end = name.whole.end;
            name.whole.start > comma + 1
                && self.scene.kind(end) == Some(TokenKind::Comma)
                && self.scene.is(end + 1, Tags::CONJUNCTION)
        };
        if let Some((index, name)) = self.name_with_article(comma + 1).filter(|_| determined)
            && !self.cannot_be(phrase, name)
            && (name.whole.end >= ceiling || !self.scene.is_word(name.whole.end))
            && !lists(name)
        {
            phrase.head = name.core.clone();
            phrase.whole.end = name.whole.end;
            phrase.name = Some(index);
        } else if self.scene.is(comma + 1, Tags::INCLUDING) {
            phrase.name = self.names_in(comma + 1..ceiling).next().map(|(index, _)| index);
        }
    }

    /// "According to the indictment, Ana Castro took it": no paper and no body is called like a person.
    fn cannot_be(&self, phrase: &NounPhrase, name: &Name) -> bool {
        name.kind == MentionKind::Person && name.core.len() > 1 && self.scene.ends_thing(phrase.head.end - 1)
    }

    /// "Ana Castro, a former judge": what is apposed to a name belongs to its phrase.
    pub(super) fn appositions_behind(&self, phrase: &mut NounPhrase, ceiling: usize) {
        let comma = phrase.whole.end;
        let scene = self.scene;
        if phrase.name.is_none() || scene.kind(comma) != Some(TokenKind::Comma) {
            return;
        }
        let describes = Tags::DEFINITE
            | Tags::INDEFINITE
            | Tags::OWNER
            | Tags::NUMBER
            | Tags::TITLE
            | Tags::HEAD
            | Tags::MODIFIER;
        let end = (comma + 1..ceiling)
            .find(|&at| self.ends_words(at) || scene.is(at, Tags::VERB) && !scene.is(at, Tags::HEAD))
            .unwrap_or(ceiling);
        let closed = scene.kind(end) == Some(TokenKind::Comma)
            || end >= ceiling
            || scene.kind(end) == Some(TokenKind::Stop);
        if scene.is(comma + 1, describes) && closed && !self.has_verb(comma + 1..end) {
            phrase.whole.end = end;
        }
    }
}
