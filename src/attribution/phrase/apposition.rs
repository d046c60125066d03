//! Names that stand beside a phrase, and phrases that stand beside a name.

use super::{NounPhrase, Reader};
use crate::attribution::grammar::Tags;
use crate::attribution::scene::Tokens;
use crate::prose::TokenKind;

impl Reader<'_, '_> {
    /// The name that fills an apposition ("a former official, Ana Castro, said").
    pub(super) fn apposed_name(&self, inside: Tokens) -> Option<usize> {
        let (index, name) = self.name_at(inside.start)?;
        let rest = name.whole.end..inside.end;
        (rest.is_empty() || self.scene.kind(rest.start) == Some(TokenKind::Comma)).then_some(index)
    }

    /// A phrase with a name in apposition, or the name alone where nothing is apposed.
    pub(super) fn with_apposition(&self, comma: usize, floor: usize, index: usize, end: usize) -> NounPhrase {
        let start = self.clause_start(comma, floor);
        let before = self.analyse(start..comma);
        let name = &self.names[index];
        let whole_start = before.map_or(name.whole.start, |phrase| phrase.whole.start);
        NounPhrase { whole: whole_start..end, head: name.core.clone(), name: Some(index) }
    }

    /// "Said a former official, Ana Castro": the name behind the comma.
    pub(super) fn apposition_after(&self, phrase: &mut NounPhrase, ceiling: usize) {
        let comma = phrase.whole.end;
        if phrase.name.is_some() || comma + 1 >= ceiling || self.scene.kind(comma) != Some(TokenKind::Comma) {
            return;
        }
        let indefinite = self.scene.is(phrase.whole.start, Tags::DETERMINER);
        if let Some((index, name)) = self.name_at(comma + 1).filter(|_| indefinite)
            && (name.whole.end >= ceiling || !self.scene.is_word(name.whole.end))
        {
            phrase.head = name.core.clone();
            phrase.whole.end = name.whole.end;
            phrase.name = Some(index);
        } else if self.scene.is(comma + 1, Tags::INCLUDING) {
            phrase.name = self.names_in(comma + 1..ceiling).next().map(|(index, _)| index);
        }
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
        let ends = |at: usize| {
            !scene.is_word(at) && !matches!(scene.kind(at), Some(TokenKind::Possessive | TokenKind::Number))
        };
        let end = (comma + 1..ceiling)
            .find(|&at| ends(at) || scene.is(at, Tags::VERB) && !scene.is(at, Tags::HEAD))
            .unwrap_or(ceiling);
        if scene.is(comma + 1, describes) && end <= ceiling {
            phrase.whole.end = end;
        }
    }
}
