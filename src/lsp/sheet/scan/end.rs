//! How a text ends, and what may be written there.

use super::{Frame, Sort, signed};
use crate::lsp::sheet::outline::{Here, Outline, Scalar};

/// How a text ends.
pub(in crate::lsp::sheet) struct End<'s> {
    pub(in crate::lsp::sheet) text: &'s str,
    pub(in crate::lsp::sheet) outline: &'s Outline,
    pub(in crate::lsp::sheet) open: Option<(usize, isize)>,
    pub(in crate::lsp::sheet) in_comment: bool,
    pub(super) frames: &'s [Frame],
}

impl End<'_> {
    /// What may be written where nothing of it is written yet.
    pub(in crate::lsp::sheet) fn nothing_yet(&self) -> Option<Here> {
        let line = &self.text[self.text.rfind('\n').map_or(0, |at| at + 1)..];
        let start = self.text.len() as u32;
        let top = self.frames.last()?;
        let here = |spot, key, value, behind_key, indent: isize| {
            let indent = usize::try_from(indent).unwrap_or_default();
            let flow = self.in_flow();
            Some(Here { spot, key, value, start, style: None, behind_key, flow, indent })
        };
        let is_blank = line.trim_start_matches('\u{feff}').trim().is_empty();
        match (top.sort, top.next) {
            (Sort::FlowMap, None) if !self.ends_in_value() => here(top.spot, true, false, false, top.indent),
            (sort, Some(spot)) if sort.is_flow() => here(spot, false, true, true, top.indent),
            (sort, None) if sort.is_flow() => None,
            (_, next) if !is_blank => {
                let behind_key = top.sort == Sort::Map;
                let indent = if behind_key { top.indent } else { signed(line.chars().count()) };
                next.and_then(|spot| here(spot, !behind_key, true, behind_key, indent))
            }
            _ => {
                let column = signed(line.chars().count());
                let frame = self.frames.iter().rev().find(|frame| frame.indent <= column)?;
                match (frame.sort, frame.next) {
                    (Sort::List, _) if frame.indent == column => {
                        let mut below = self.frames.iter().rev();
                        let map = below.find(|it| it.sort == Sort::Map && it.indent == column)?;
                        here(map.spot, true, false, false, column)
                    }
                    (Sort::Map, _) if frame.indent == column => here(frame.spot, true, false, false, column),
                    (_, Some(spot)) => here(spot, true, true, false, column),
                    _ => None,
                }
            }
        }
    }

    pub(in crate::lsp::sheet) fn in_flow(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.sort.is_flow())
    }

    /// Whether the last thing that is there is a value, behind which a comma is missing.
    fn ends_in_value(&self) -> bool {
        !self.text.trim_end().ends_with(['{', ','])
    }

    /// Of a scalar that is being written: whether it can be a key, whether its key stands on its line, and how far
    /// it is indented.
    pub(in crate::lsp::sheet) fn may_be(&self, scalar: &Scalar) -> (bool, bool, isize) {
        let start = scalar.span.start as usize;
        let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let lead = &self.text[line..start];
        let indent = self.frames.last().map_or(0, |frame| frame.indent);
        if self.in_flow() {
            return (scalar.is_key, !scalar.is_key, indent);
        }
        let bare = lead.trim_start_matches(['-', ' ', '\t', '\u{feff}']).is_empty();
        (bare, !bare, if bare { signed(lead.chars().count()) } else { indent })
    }
}
