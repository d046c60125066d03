//! What a matcher has found: a phrase, an attribution, a mention, or something about the document.

use super::document::Document;
use crate::attribution::{Attribution, Mention};
use crate::rule::{CaptureId, Part, PatternId, Point, RegexId};
use crate::text::Span;
use std::rc::Rc;

/// A match, or a piece of evidence.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) what: What,
    /// What would be pointed at by default.
    pub(super) place: Span,
    /// All of the phrase, the mention, or an attribution's source and cue.
    pub(super) extent: Span,
}

/// What was found, by its number among its kind.
#[derive(Clone, Debug)]
pub(super) enum What {
    Phrase(PatternId, Box<[(CaptureId, Span)]>),
    Regex(RegexId, Box<[(CaptureId, Span)]>),
    Attribution(usize),
    Mention(usize),
    Document(Tally),
}

/// What a document matcher counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) count: u32,
    pub(super) per: Option<u32>,
    /// The places counted, in order.
    pub(super) places: Rc<[Span]>,
}

impl Found {
    /// The attribution that was found.
    pub(super) fn attribution<'d>(&self, document: &'d Document<'_>) -> Option<&'d Attribution> {
        match self.what {
            What::Attribution(index) => document.facts().attributions.get(index),
            _ => None,
        }
    }

    /// The mention that was found.
    pub(super) fn mention<'d>(&self, document: &'d Document<'_>) -> Option<&'d Mention> {
        match self.what {
            What::Mention(index) => document.facts().mentions.get(index),
            _ => None,
        }
    }

    /// Where a part of what was found stands.
    pub(super) fn part(&self, part: Part, document: &Document<'_>) -> Option<Span> {
        let attribution = self.attribution(document);
        match part {
            Part::Source => attribution?.source.as_ref().map(|source| source.span),
            Part::Cue => attribution?.cue.as_ref().map(|cue| cue.span),
            Part::Content => attribution?.content.iter().copied().reduce(Span::hull),
            Part::Target => attribution?.target.map(|target| target.span),
            Part::Reason => attribution?.reason_span,
            Part::Mention => self.mention(document).map(|mention| mention.span),
        }
    }

    /// Where a capture stands.
    pub(super) fn capture(&self, name: &str, document: &Document<'_>) -> Option<Span> {
        let (names, captures) = match &self.what {
            What::Phrase(pattern, captures) => (document.rules.phrases.captures(*pattern), captures),
            What::Regex(regex, captures) => {
                (document.rules.regexes.get(regex.0 as usize)?.captures(), captures)
            }
            _ => return None,
        };
        let id = CaptureId(names.iter().position(|known| **known == *name)? as u8);
        captures.iter().find(|(known, _)| *known == id).map(|(_, span)| *span)
    }

    /// The place a rule points at; `None` where it points at a part or capture that the match lacks.
    pub(super) fn point(&self, point: &Point, document: &Document<'_>) -> Option<Span> {
        match point {
            Point::Default => Some(self.place),
            Point::Part(part) => self.part(*part, document),
            Point::Capture(name) => self.capture(name, document),
        }
    }
}
