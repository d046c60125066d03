//! What a matcher has found: a phrase, an attribution, a mention, or something about the document.

use super::document::Document;
use crate::attribution::{Attribution, Mention};
use crate::rule::{CaptureId, Part, PatternId, Point, RegexId};
use crate::text::Span;
use std::rc::Rc;

/// A match, or a piece of evidence.
#[derive(Clone, Debug)]
pub(in crate::lint) struct Found {
    pub(in crate::lint) what: What,
    /// What would be pointed at by default.
    pub(in crate::lint) place: Span,
    /// All of the phrase, the mention, or an attribution's source and cue.
    pub(in crate::lint) extent: Span,
}

/// What was found, by its number among its kind.
#[derive(Clone, Debug)]
pub(in crate::lint) enum What {
    Phrase(PatternId, Box<[(CaptureId, Span)]>),
    Regex(RegexId, Box<[(CaptureId, Span)]>),
    Attribution(usize),
    Mention(usize),
    Document(Tally),
}

/// What a document matcher counted.
#[derive(Clone, Debug, Default)]
pub(in crate::lint) struct Tally {
    pub(in crate::lint) count: u32,
    pub(in crate::lint) per: Option<u32>,
    /// The places counted, in order.
    pub(in crate::lint) places: Rc<[Span]>,
}

impl Found {
    /// Whether it is for this volume of the text to judge. Of a text as a whole the first one does.
    pub(in crate::lint) fn is_own(&self, document: &Document<'_>) -> bool {
        document.from == 0 || self.place.start >= document.from && !matches!(self.what, What::Document(_))
    }

    /// The attribution that was found.
    pub(in crate::lint) fn attribution<'d>(&self, document: &'d Document<'_>) -> Option<&'d Attribution> {
        match self.what {
            What::Attribution(index) => document.facts().attributions.get(index),
            _ => None,
        }
    }

    /// The mention that was found.
    pub(in crate::lint) fn mention<'d>(&self, document: &'d Document<'_>) -> Option<&'d Mention> {
        match self.what {
            What::Mention(index) => document.facts().mentions.get(index),
            _ => None,
        }
    }

    /// Where a part of what was found stands.
    pub(in crate::lint) fn part(&self, part: Part, document: &Document<'_>) -> Option<Span> {
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
    pub(in crate::lint) fn capture(&self, name: &str, document: &Document<'_>) -> Option<Span> {
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
    pub(in crate::lint) fn point(&self, point: &Point, document: &Document<'_>) -> Option<Span> {
        match point {
            Point::Default => Some(self.place),
            Point::Part(part) => self.part(*part, document),
            Point::Capture(name) => self.capture(name, document),
        }
    }
}
