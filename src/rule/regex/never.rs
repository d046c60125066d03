//! What in a regex can never match the text that it is run over: one sentence, folded as patterns are but for its
//! case.

use super::RegexError;
use crate::prose::fold_char;
use regex_syntax::ast::{
    AssertionKind, Ast, ClassSet, ClassSetItem, Literal, RepetitionKind, RepetitionRange, Span,
};
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Why a regex, or a part of it, never matches; the first such place.
pub(super) fn refuse(text: &str, ast: &Ast) -> Result<(), RegexError> {
    if !is_nfc(text) {
        return Err(RegexError::decomposed(text, &text.nfc().collect::<String>()));
    }
    shape(ast).map(drop)
}

/// What is known of a part: whether it may match nothing, and where an edge of the sentence may stand in it first
/// and last.
struct Shape {
    empty: bool,
    start: Option<Range<usize>>,
    end: Option<Range<usize>>,
    /// Whether it is one space.
    space: bool,
}

impl Shape {
    const NOTHING: Self = Self { empty: true, start: None, end: None, space: false };
    const CHARACTER: Self = Self { empty: false, ..Self::NOTHING };
}

fn shape(ast: &Ast) -> Result<Shape, RegexError> {
    match ast {
        Ast::Empty(_) | Ast::Flags(_) => Ok(Shape::NOTHING),
        Ast::Literal(literal) => {
            occurs(literal)?;
            Ok(Shape { space: literal.c == ' ', ..Shape::CHARACTER })
        }
        Ast::Assertion(assertion) => Ok(match assertion.kind {
            AssertionKind::StartLine | AssertionKind::StartText => {
                Shape { start: Some(bytes(&assertion.span)), ..Shape::NOTHING }
            }
            AssertionKind::EndLine | AssertionKind::EndText => {
                Shape { end: Some(bytes(&assertion.span)), ..Shape::NOTHING }
            }
            _ => Shape::NOTHING,
        }),
        Ast::ClassBracketed(class) => {
            class_occurs(&class.kind)?;
            Ok(Shape::CHARACTER)
        }
        Ast::Dot(_) | Ast::ClassUnicode(_) | Ast::ClassPerl(_) => Ok(Shape::CHARACTER),
        Ast::Repetition(repetition) => {
            let inner = shape(&repetition.ast)?;
            let may_miss = misses(&repetition.op.kind);
            Ok(Shape { empty: inner.empty || may_miss, space: false, ..inner })
        }
        Ast::Group(group) => shape(&group.ast),
        Ast::Alternation(alternation) => {
            let branches = alternation.asts.iter().map(shape).collect::<Result<Vec<_>, _>>()?;
            let either = |one: Shape, other: Shape| Shape {
                empty: one.empty || other.empty,
                start: one.start.or(other.start),
                end: one.end.or(other.end),
                space: false,
            };
            Ok(branches.into_iter().reduce(either).unwrap_or(Shape::NOTHING))
        }
        Ast::Concat(concat) => sequence(&concat.asts),
    }
}

fn sequence(parts: &[Ast]) -> Result<Shape, RegexError> {
    let mut all = Shape::NOTHING;
    for part in parts {
        let next = shape(part)?;
        if let Some(at) = next.start.clone().filter(|_| !all.empty) {
            return Err(RegexError::late_start(at));
        }
        if let Some(at) = all.end.clone().filter(|_| !next.empty) {
            return Err(RegexError::early_end(at));
        }
        if all.space && next.space {
            let end = part.span().end.offset;
            return Err(RegexError::two_spaces(end - 2..end));
        }
        all = Shape {
            empty: all.empty && next.empty,
            start: all.start.or(if all.empty { next.start } else { None }),
            end: next.end.or(if next.empty { all.end } else { None }),
            space: next.space,
        };
    }
    Ok(all)
}

/// Whether what is repeated may not be there at all.
const fn misses(kind: &RepetitionKind) -> bool {
    matches!(
        kind,
        RepetitionKind::ZeroOrOne
            | RepetitionKind::ZeroOrMore
            | RepetitionKind::Range(
                RepetitionRange::Exactly(0) | RepetitionRange::AtLeast(0) | RepetitionRange::Bounded(0, _)
            )
    )
}

fn class_occurs(set: &ClassSet) -> Result<(), RegexError> {
    match set {
        ClassSet::Item(item) => item_occurs(item),
        ClassSet::BinaryOp(op) => class_occurs(&op.lhs).and_then(|()| class_occurs(&op.rhs)),
    }
}

fn item_occurs(item: &ClassSetItem) -> Result<(), RegexError> {
    match item {
        ClassSetItem::Literal(literal) => occurs(literal),
        ClassSetItem::Range(range) => occurs(&range.start).and_then(|()| occurs(&range.end)),
        ClassSetItem::Bracketed(class) => class_occurs(&class.kind),
        ClassSetItem::Union(union) => union.items.iter().try_for_each(item_occurs),
        ClassSetItem::Empty(_)
        | ClassSetItem::Ascii(_)
        | ClassSetItem::Unicode(_)
        | ClassSetItem::Perl(_) => Ok(()),
    }
}

/// Whether a character that is asked for can stand in a text once it is folded.
fn occurs(literal: &Literal) -> Result<(), RegexError> {
    let at = bytes(&literal.span);
    match literal.c {
        '\n' => Err(RegexError::line_break(at)),
        c if c.is_control() && c != '\t' => Err(RegexError::control(at)),
        c if fold_char(c) != Some(c) => Err(RegexError::folded_away(c, at)),
        _ => Ok(()),
    }
}

const fn bytes(span: &Span) -> Range<usize> {
    span.start.offset..span.end.offset
}
