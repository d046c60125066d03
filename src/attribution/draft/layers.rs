//! How the attributions of one sentence lie against one another: a content ends where the next one begins, and
//! hearsay inside what somebody says is about that, and about nothing around it.

use crate::attribution::draft::Draft;
use crate::attribution::kinds::{Kind, Manner};
use crate::attribution::phrase::Reader;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

/// Lays out the drafts of one sentence, which are in reading order.
pub(in crate::attribution) fn lay_out(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let next = drafts[index + 1..].iter().find_map(|later| beginning(reader, &drafts[index], later));
        if let Some(next) = next {
            cut(reader, &mut drafts[index], next);
        }
        confine(drafts, index);
    }
}

/// Ends a draft's contents before `at`, and the mark or joining word in front of it.
pub(in crate::attribution) fn cut(reader: &Reader<'_, '_>, draft: &mut Draft, at: usize) {
    let scene = reader.scene;
    for content in draft.content.iter_mut().filter(|content| content.start < at && at < content.end) {
        content.end = at;
        while content.start < content.end
            && (scene.is(content.end - 1, Tags::CONJUNCTION | Tags::SUBORDINATOR)
                || matches!(
                    scene.kind(content.end - 1),
                    Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Dash)
                ))
        {
            content.end -= 1;
        }
    }
    draft.content.retain(|content| content.start < content.end);
}

/// Where a later attribution begins, if that is where the content of `draft` ends: with a clause of its own, or
/// with a second verb of the same source ("said the road was open and added that …").
fn beginning(reader: &Reader<'_, '_>, draft: &Draft, later: &Draft) -> Option<usize> {
    let source = later.source.as_ref()?;
    let same = draft.source.as_ref().is_some_and(|before| before.whole.start == source.whole.start);
    if same {
        let verb = verb_group(reader, later.cue.clone()?);
        return reader.scene.is(verb.checked_sub(1)?, Tags::CONJUNCTION).then_some(verb);
    }
    Some(later.start()).filter(|&start| opens_clause(reader, start))
}

/// Where the verb group of a cue begins, its auxiliaries and adverbs among it.
fn verb_group(reader: &Reader<'_, '_>, cue: Tokens) -> usize {
    let helps = |at: &usize| reader.scene.is(*at, Tags::AUXILIARY | Tags::BE | Tags::ADVERB);
    (0..cue.start).rev().take_while(helps).last().unwrap_or(cue.start)
}

/// What nobody answers for inside somebody's words says no more than they do.
fn confine(drafts: &mut [Draft], index: usize) {
    let Some(cue) = drafts[index].cue.clone().filter(|_| drafts[index].sourceless == Kind::Nobody) else {
        return;
    };
    let word = matches!(drafts[index].manner, Manner::Adverb | Manner::Adjective | Manner::Noun);
    let around = drafts.iter().filter(|draft| draft.source.is_some()).flat_map(|draft| &draft.content);
    let inner = around.filter(|content| content.contains(&cue.start)).min_by_key(|content| content.len());
    let Some(inner) = inner.cloned().filter(|_| word) else { return };
    for content in &mut drafts[index].content {
        *content = content.start.max(inner.start)..content.end.min(inner.end);
    }
    drafts[index].content.retain(|content| content.start < content.end);
}

/// Whether a clause of its own begins at a token: after a comma or semicolon, with or without a joining word.
fn opens_clause(reader: &Reader<'_, '_>, start: usize) -> bool {
    let scene = reader.scene;
    let Some(before) = start.checked_sub(1) else { return false };
    let parts =
        |at: usize| matches!(scene.kind(at), Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Dash));
    parts(before)
        || scene.is(before, Tags::CONJUNCTION | Tags::SUBORDINATOR) && before > 0 && parts(before - 1)
        || scene.is_one_of(before, &["while", "but", "whereas", "although"])
}
