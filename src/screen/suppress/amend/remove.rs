//! Takes back what allows nothing any more: a rule, or all that it stands in where it stands alone.

use super::{Draft, same_but};
use crate::markup::{Comment, Markup};
use crate::screen::suppress::clause::is_gap;
use crate::screen::suppress::permit::{Permit, Reach};
use crate::screen::suppress::{comment, file};
use crate::text::{Edit, Span, Text};
use crate::yaml;

/// Takes a rule out of the comments or the front matter of a draft.
pub(super) fn from_draft(draft: &Draft<'_>, place: Span) -> Option<Edit> {
    if let Some(yaml) = draft.findings.front_matter.filter(|yaml| yaml.covers(place)) {
        let part = Text::new(draft.text.name(), draft.text.slice(yaml));
        let own = Span::new(place.start - yaml.start, place.end - yaml.start);
        let of = |text: &Text| file::front_matter(text, Span::new(0, text.contents().len() as u32)).0;
        let mut edit = from_yaml(&part, own, of)?;
        edit.span = Span::new(edit.span.start + yaml.start, edit.span.end + yaml.start);
        return Some(edit);
    }
    let before = draft.markup();
    let comment = before.comments.iter().find(|comment| comment.span.covers(place))?;
    let permit = comment::read(draft.text, comment).0?;
    match permit.rules.as_slice() {
        [_] => {
            let mut ways = ways(draft.text.contents(), comment.span).into_iter();
            ways.find(|edit| is_gone(draft, &before, comment, edit))
        }
        _ => one_of(&permit, place),
    }
}

/// Takes a rule, or words, out of the file beside a draft.
pub(super) fn from_sidecar(sidecar: &Text, place: Span) -> Option<Edit> {
    from_yaml(sidecar, place, |text| file::sidecar(text).0)
}

fn from_yaml(text: &Text, place: Span, read: impl Fn(&Text) -> Vec<Permit>) -> Option<Edit> {
    let permits = read(text);
    let own = permits.iter().find(|permit| is_at(permit, place))?;
    let is_row = own.rules.len() > 1 && own.rules.iter().all(|rule| own.head.covers(rule.span));
    let edit = if is_row { one_of(own, place)? } else { yaml::remove(text, place, is_shelf)? };
    let made = Text::new(text.name(), Edit::made(std::slice::from_ref(&edit), text.contents()));
    let count = |permits: &[Permit]| permits.iter().map(|permit| permit.rules.len()).sum::<usize>();
    let goes = if own.rules.iter().any(|rule| rule.span == place) { 1 } else { own.rules.len() };
    (count(&read(&made)) + goes == count(&permits)).then_some(edit)
}

/// The keys under which there is nothing but what is allowed.
fn is_shelf(key: &str) -> bool {
    matches!(key, "allow" | "whosays")
}

/// Whether a permit is what is told at a place.
fn is_at(permit: &Permit, place: Span) -> bool {
    let is_for_words = matches!(&permit.reach, Reach::Words(_, words) if words.span == place);
    is_for_words || permit.rules.iter().any(|rule| rule.span == place)
}

/// Takes one of several rules out of a row.
fn one_of(permit: &Permit, place: Span) -> Option<Edit> {
    let at = permit.rules.iter().position(|rule| rule.span == place)?;
    Some(Edit::remove(
        match (permit.rules.get(at + 1), at.checked_sub(1).and_then(|at| permit.rules.get(at))) {
            (Some(next), _) => Span::new(place.start, next.span.start),
            (None, Some(last)) => Span::new(last.span.end, place.end),
            (None, None) => return None,
        },
    ))
}

/// The ways to take a comment out, best first.
fn ways(contents: &str, span: Span) -> Vec<Edit> {
    let (before, behind) = (&contents[..span.start as usize], &contents[span.end as usize..]);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = behind.split_inclusive('\n').next().unwrap_or_default();
    if !before[start..].trim_start_matches('\u{feff}').chars().all(is_gap) || !line.trim().is_empty() {
        let gap = before.trim_end_matches([' ', '\t']).len() as u32;
        return [gap, span.start].map(|start| Edit::remove(Span::new(start, span.end))).into();
    }
    let end = span.end + line.len() as u32;
    let next = contents[end as usize..].split_inclusive('\n').next().unwrap_or_default();
    let above = before[..start].lines().next_back().unwrap_or_default();
    let gap = if above.trim().is_empty() && next.trim().is_empty() { next.len() as u32 } else { 0 };
    let lines = [end + gap, end].map(|end| Edit::remove(Span::new(start as u32, end)));
    lines.into_iter().chain([Edit::remove(span)]).collect()
}

/// Whether an edit takes nothing out but a comment.
fn is_gone(draft: &Draft<'_>, before: &Markup<'_>, gone: &Comment, edit: &Edit) -> bool {
    let stay = |_: &Text, after: &Markup<'_>| same_but(&after.comments, &before.comments, gone.span);
    edit.span.covers(gone.span) && draft.read_with(before, std::slice::from_ref(edit), stay) == Some(true)
}
