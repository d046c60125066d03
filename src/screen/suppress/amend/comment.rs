//! Where a comment can stand that allows a finding, and how it is written there.

use super::{Draft, same_but};
use crate::lint::Said;
use crate::markup::{CommentPlace, Format, Markup};
use crate::screen::suppress::comment::{self, VERBS};
use crate::screen::suppress::permit::Reach;
use crate::text::{Edit, Span, Text, line_break};
use std::ops::Range;

/// What a comment stands for while nobody knows yet what it is to say.
const BLANK: &str = "<!-- -->";

/// How a comment comes to stand somewhere.
#[derive(Clone, Debug)]
pub(super) enum Stand {
    /// A new one.
    New { at: u32, verb: &'static str, ahead: String, behind: String },
    /// One that stands there already: where its rules end, where its words do, and why it says that they are allowed.
    Old { rules: u32, words: u32, reason: Option<String> },
}

impl Stand {
    /// The edits by which it allows a rule.
    pub(super) fn write(&self, rule: &str, reason: &str) -> Vec<Edit> {
        match self {
            Self::New { at, verb, ahead, behind } => Vec::from([Edit::insert(
                *at,
                format!("{ahead}<!-- whosays: {verb} {rule} -- {reason} -->{behind}"),
            )]),
            Self::Old { rules, words, reason: old } => {
                let more = match old {
                    None => format!(" -- {reason}"),
                    Some(old) if old.split("; ").any(|old| old == reason) => String::new(),
                    Some(_) => format!("; {reason}"),
                };
                if rules == words {
                    return Vec::from([Edit::insert(*rules, format!(", {rule}{more}"))]);
                }
                let more = (!more.is_empty()).then(|| Edit::insert(*words, more));
                [Edit::insert(*rules, format!(", {rule}"))].into_iter().chain(more).collect()
            }
        }
    }
}

/// Where a comment allows a finding and as little else as can be.
pub(super) fn find(draft: &Draft<'_>, said: &Said) -> Option<Stand> {
    if draft.format == Format::Plain {
        return None;
    }
    let before = draft.markup();
    let room = Room::of(draft, said)?;
    room.old(&before).or_else(|| {
        let all = room.candidates().into_iter();
        let mut fitting = all.filter(|stand| room.has_place_for(stand, &before));
        fitting.next()
    })
}

/// What is known of a finding's place.
struct Room<'r> {
    draft: &'r Draft<'r>,
    said: &'r Said,
    block: u32,
    /// The sentences of the block, and the one that the finding stands in.
    own: Range<usize>,
    sentence: Span,
    /// Where the sentence behind it begins.
    next: u32,
}

impl<'r> Room<'r> {
    fn of(draft: &'r Draft<'r>, said: &'r Said) -> Option<Self> {
        let findings = draft.findings;
        let block = findings.block_of(said.sentence)?;
        let own = findings.sentences_of(block..block + 1);
        let next = (said.sentence + 1 < own.end).then(|| findings.sentences.get(said.sentence + 1));
        let next = next.flatten().map_or(u32::MAX, |next| next.start);
        let sentence = *findings.sentences.get(said.sentence)?;
        Some(Self { draft, said, block, own, sentence, next })
    }

    const fn verb(&self) -> &'static str {
        VERBS[self.said.about_document as usize]
    }

    /// A comment that is about the very same, and can take in a rule more.
    fn old(&self, markup: &Markup<'_>) -> Option<Stand> {
        let text = self.draft.text;
        markup.comments.iter().find_map(|one| {
            let (permit, _) = comment::read(text, one);
            let permit = permit?;
            let is_here = match permit.reach {
                Reach::File => self.said.about_document,
                Reach::Comment(at, CommentPlace::Inside(block)) => {
                    !self.said.about_document
                        && block == self.block
                        && self.sentence.start <= at
                        && at < self.next
                }
                _ => false,
            };
            let last = permit.rules.last().filter(|_| is_here)?.span.end;
            let words = one.words.start
                + text.slice(one.words).trim_end().trim_end_matches('-').trim_end().len() as u32;
            Some(Stand::Old { rules: last, words: words.max(last), reason: permit.reason })
        })
    }

    /// Where a new one might stand, best first.
    fn candidates(&self) -> Vec<Stand> {
        let contents = self.draft.text.contents();
        let verb = self.verb();
        let end = self.sentence.end;
        let outside = outside(contents, end, self.draft.format).min(self.next.max(end));
        let behind =
            |at: u32, ahead: &str| Stand::New { at, verb, ahead: ahead.to_owned(), behind: String::new() };
        let inside = [behind(end, " "), behind(outside, " "), behind(end, ""), behind(outside, "")];
        let block = |number| self.draft.findings.block(number);
        let top = block(0).filter(|_| self.said.about_document && self.is_markdown());
        let only = block(self.block).filter(|_| self.own.len() == 1);
        let [top, above] = [top, only].map(|block| self.line_ahead(block?));
        top.into_iter().chain(inside).chain(above).collect()
    }

    fn is_markdown(&self) -> bool {
        self.draft.format == Format::Markdown
    }

    /// On a line of its own ahead of a block, as deep in others as that.
    fn line_ahead(&self, block: Span) -> Option<Stand> {
        let contents = self.draft.text.contents();
        let start = contents
            .get(..block.start as usize)?
            .rfind('\n')
            .map_or(self.draft.text.body_start(), |end| end as u32 + 1);
        let margin = contents.get(start as usize..block.start as usize)?;
        let margin = &margin[..margin.len() - margin.trim_start_matches([' ', '\t', '>']).len()];
        let behind = line_break(contents).to_owned();
        Some(Stand::New { at: start, verb: self.verb(), ahead: margin.to_owned(), behind })
    }

    /// Whether a comment may stand there: readers see what they saw, and it is about the finding.
    fn has_place_for(&self, stand: &Stand, before: &Markup<'_>) -> bool {
        let Stand::New { at, ahead, behind, .. } = stand else { return false };
        let edit = Edit::insert(*at, [ahead, BLANK, behind].concat());
        let start = *at + ahead.len() as u32;
        let reaches = |_: &Text, after: &Markup<'_>| {
            let place = Span::new(start, start + BLANK.len() as u32);
            let own = after.comments.iter().find(|one| one.span == place);
            let own = own.filter(|_| same_but(&before.comments, &after.comments, place));
            own.is_some_and(|own| match own.place {
                _ if self.said.about_document => true,
                CommentPlace::Inside(block) => {
                    block == self.block && self.sentence.start <= *at && *at <= self.next
                }
                CommentPlace::Ahead { first, end } => (first, end) == (self.block, self.block + 1),
            })
        };
        self.draft.read_with(before, &[edit], reaches) == Some(true)
    }
}

/// The place behind what closes something that a sentence ends in: emphasis, a link, a mark of a footnote, elements.
pub fn outside(contents: &str, at: u32, format: Format) -> u32 {
    let mut rest = contents.get(at as usize..).unwrap_or_default();
    while let Some(behind) = closed(rest, format) {
        rest = behind;
    }
    (contents.len() - rest.len()) as u32
}

fn closed(rest: &str, format: Format) -> Option<&str> {
    let behind = |rest: &'_ str, end: char| rest.find(end).map(|at| at + end.len_utf8());
    let element = || rest.strip_prefix("</").and_then(|_| rest.get(behind(rest, '>')?..));
    match format {
        Format::Plain => None,
        Format::Html => element(),
        Format::Markdown => {
            let link = || rest.strip_prefix("](").and_then(|inner| inner.get(behind(inner, ')')?..));
            let note = || rest.strip_prefix("[^").and_then(|inner| inner.get(behind(inner, ']')?..));
            rest.strip_prefix(['*', '_', '~', '`']).or_else(link).or_else(note).or_else(element)
        }
    }
}
