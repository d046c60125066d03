//! Sentences that break off behind their source: "The bank may sell its arm, people familiar with the …". What
//! would have attributed is left out with the rest, as in the snippets of search engines and in teasers.

use crate::attribution::draft::Draft;
use crate::attribution::grade::grade;
use crate::attribution::kinds::{Basis, Kind};
use crate::attribution::phrase::Reader;
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

/// Adds the one of a sentence, unless its end belongs to someone who is cited already.
pub(in crate::attribution) fn add(
    reader: &Reader<'_, '_>,
    index: usize,
    sentence: &Tokens,
    found: &mut Vec<Draft>,
) {
    let taken = |at: usize| {
        let holds = |place: &Tokens| place.contains(&at);
        found.iter().any(|draft| draft.source.as_ref().is_some_and(|source| holds(&source.whole)))
    };
    if let Some((start, end)) = last_part(reader, sentence).filter(|(start, _)| !taken(*start)) {
        found.extend(dangling(reader, index, start..end, sentence.start..start - 1));
    }
}

/// What stands between the last comma and the ellipsis.
fn last_part(reader: &Reader<'_, '_>, sentence: &Tokens) -> Option<(usize, usize)> {
    let scene = reader.scene;
    let end = sentence.end.checked_sub(1).filter(|&last| scene.kind(last) == Some(TokenKind::Ellipsis))?;
    let comma = sentence.clone().rev().find(|&at| scene.kind(at) == Some(TokenKind::Comma))?;
    Some((comma + 1, end))
}

/// Only who is said to know something is taken for a source: any noun may end a sentence that was cut.
fn dangling(reader: &Reader<'_, '_>, index: usize, part: Tokens, content: Tokens) -> Option<Draft> {
    let source = reader.phrase_from(part.start, part.end).filter(|source| source.name.is_none())?;
    let graded = grade(reader, &source);
    let knows = graded.basis != Basis::None && graded.kind.is_unnamed_speaker();
    let whole = source.whole.end == part.end;
    (knows && whole).then(|| Draft::bare(Kind::Nobody, index).with_source(source).with_content(content))
}
