//! Writes what a claim is missing, for the author to fill in: who says so, or why a source has no name. Which of them makes
//! sense is a question of who is said to have said it, not of the rule that speaks.

use super::{Offer, Scene};
use crate::attribution::{Attribution, Kind, Manner, Reason};
use crate::lint::Said;
use crate::screen::amend::outside;
use crate::text::{Edit, Span};

const WHO: &str = "[NAME, ROLE]";
const WHY: &str = "[REASON]";

pub(super) fn offers(scene: &Scene<'_>, said: &Said) -> Vec<Offer> {
    let Some(told) = attribution(scene, said) else { return Vec::new() };
    let offer = |title: &str, edits: Option<Vec<Edit>>, hole| {
        edits.map(|edits| Offer::edit(title, scene.document.edit(&edits, Some(hole), scene.skills)))
    };
    let name = offer("Insert “, according to [NAME, ROLE],”", name(scene, said, told), WHO);
    let reason = match told.anonymity {
        Some(_) => offer("Insert “because [REASON]”", reason_behind(scene, told), WHY),
        None => offer("Insert “who asked not to be named because [REASON]”", reason(scene, told), WHY),
    };
    name.into_iter().chain(reason).collect()
}

/// The attribution that a finding is about, or that it points at.
fn attribution<'s>(scene: &Scene<'s>, said: &Said) -> Option<&'s Attribution> {
    let all = &scene.facts.attributions;
    let place = said.diagnostic.span;
    let points_at = |told: &&Attribution| told.extent().overlaps(place) || told.anchor().overlaps(place);
    said.attribution().and_then(|at| all.get(at)).filter(points_at).or_else(|| all.iter().find(points_at))
}

/// Names who says so, where nobody does or nobody who could be asked.
fn name(scene: &Scene<'_>, said: &Said, told: &Attribution) -> Option<Vec<Edit>> {
    let is_somebody = told.kind.is_unnamed_speaker() && told.kind != Kind::Collective;
    let lacks_name = told.kind.is_anonymous() && !is_somebody || told.kind == Kind::Writer;
    if !lacks_name || told.manner == Manner::AccordingTo || said.about_document {
        return None;
    }
    let sentence = *scene.draft.findings.sentences.get(said.sentence)?;
    let claim = told.content.last().map_or(sentence.end, |claim| claim.end);
    if !sentence.holds(claim.saturating_sub(1)) {
        return None;
    }
    let contents = scene.draft.text.contents();
    let rest = contents.get(claim as usize..sentence.end as usize).unwrap_or_default();
    if rest.chars().all(|c| is_end(c) || is_closing(c) || c.is_whitespace()) {
        return Some(at_end(contents, sentence));
    }
    let before = contents.get(..claim as usize)?.trim_end_matches(is_closing);
    let lead = if before.ends_with([',', ';', '!', '?']) { "" } else { "," };
    let trail = if goes_on(rest) { "," } else { "" };
    Some(vec![Edit::insert(claim, format!("{lead} according to {WHO}{trail}"))])
}

/// At the end of a sentence, ahead of the mark that ends it. That of a quotation stays inside, as a comma where it was a
/// full stop.
fn at_end(contents: &str, sentence: Span) -> Vec<Edit> {
    let whole = contents.get(sentence.range()).unwrap_or_default();
    let bare = whole.trim_end_matches(is_closing);
    let closing = &whole[bare.len()..];
    let ended = bare.trim_end_matches(is_end);
    let end = sentence.start + bare.len() as u32;
    if !closing.contains(is_quote) || ended.len() == bare.len() {
        let at = sentence.start + ended.len() as u32;
        return vec![Edit::insert(at, format!(", according to {WHO}"))];
    }
    let name = Edit::insert(sentence.end, format!(" according to {WHO}."));
    let is_full_stop = bare.ends_with('.') && !bare.ends_with("..");
    let comma = Edit { span: Span::new(end.saturating_sub(1), end), words: ",".to_owned() };
    is_full_stop.then_some(comma).into_iter().chain([name]).collect()
}

/// Says why a source has no name.
fn reason(scene: &Scene<'_>, told: &Attribution) -> Option<Vec<Edit>> {
    let source = told.source.as_ref().filter(|_| told.kind.is_unnamed_speaker())?;
    let contents = scene.draft.text.contents();
    let at = outside(contents, source.span.end, scene.draft.format);
    let trail = if goes_on(contents.get(at as usize..)?) { "," } else { "" };
    Some(vec![Edit::insert(at, format!(", who asked not to be named because {WHY}{trail}"))])
}

/// Says why, where it is said that a source has no name.
fn reason_behind(scene: &Scene<'_>, told: &Attribution) -> Option<Vec<Edit>> {
    let said = told.anonymity.filter(|_| told.reason == Reason::None)?;
    let at = outside(scene.draft.text.contents(), said.end, scene.draft.format);
    Some(vec![Edit::insert(at, format!(" because {WHY}"))])
}

/// Whether a sentence goes on without a mark that parts.
fn goes_on(rest: &str) -> bool {
    let next = rest.trim_start_matches(|c: char| is_closing(c) || c.is_whitespace()).chars().next();
    next.is_some_and(|next| !is_end(next) && !matches!(next, ',' | ';' | ':' | '–' | '—'))
}

const fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

const fn is_quote(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | '«')
}

const fn is_closing(c: char) -> bool {
    is_quote(c) || matches!(c, ')' | ']' | '*' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(sentence: &str) -> String {
        Edit::made(&at_end(sentence, Span::new(0, sentence.len() as u32)), sentence)
    }

    #[test]
    fn a_name_comes_ahead_of_the_mark_that_ends_a_sentence() {
        let cases = [
            ("It sank.", "It sank, according to [NAME, ROLE]."),
            ("It sank?!", "It sank, according to [NAME, ROLE]?!"),
            ("It sank", "It sank, according to [NAME, ROLE]"),
            ("(It sank.)", "(It sank, according to [NAME, ROLE].)"),
            ("“It sank.”", "“It sank,” according to [NAME, ROLE]."),
            ("“It sank!”", "“It sank!” according to [NAME, ROLE]."),
            ("It is “sunk”.", "It is “sunk”, according to [NAME, ROLE]."),
        ];
        for (sentence, expected) in cases {
            assert_eq!(ended(sentence), expected);
        }
    }

    #[test]
    fn a_comma_parts_what_goes_on() {
        assert!(goes_on(" said so") && goes_on("” and left"));
        assert!(["", ".", ", he said", "” – so"].iter().all(|rest| !goes_on(rest)));
    }
}
