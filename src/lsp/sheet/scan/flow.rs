//! What stands between brackets.

use super::{Frame, Scan, Sort, signed};
use crate::lsp::sheet::outline::{Scalar, Step, Style};

impl Scan<'_> {
    /// What stands between brackets, to their end or to where they are forgotten.
    pub(super) fn flow(&mut self) {
        while let Some(c) = self.peek() {
            match c {
                b' ' | b'\t' => self.at += 1,
                b'\n' | b'\r' => {
                    self.skip_blank();
                    if !self.goes_on(signed(self.column())) {
                        self.at = self.line_start();
                        return;
                    }
                }
                b'#' if self.text[..self.at].ends_with([' ', '\t', '\n']) => self.comment(),
                b'{' => self.push_flow(Sort::FlowMap),
                b'[' => self.push_flow(Sort::FlowList),
                b'}' | b']' => {
                    self.at += 1;
                    self.frames.pop_if(|frame| frame.sort.is_flow());
                    if !self.in_flow() {
                        return;
                    }
                }
                b',' => {
                    self.at += 1;
                    self.comma();
                }
                b':' if self.at_colon(true) => self.at += 1,
                _ => self.flow_scalar(),
            }
        }
    }

    pub(super) fn push_flow(&mut self, sort: Sort) {
        self.at += 1;
        let top = self.top();
        let spot = self.take().unwrap_or(top.spot);
        self.frames.push(Frame { sort, indent: self.block_indent(), spot, next: None });
        self.comma();
    }

    /// Expects what comes behind a comma or an opening bracket.
    pub(super) fn comma(&mut self) {
        match self.top().sort {
            Sort::FlowList => self.expect(Step::Item),
            Sort::FlowMap => {
                self.take();
            }
            _ => {}
        }
    }

    pub(super) fn flow_scalar(&mut self) {
        self.properties();
        if self.peek().is_none_or(|c| b" \t\r\n,{}[]".contains(&c)) {
            return;
        }
        let (span, style, closed) = self.scalar(false);
        let end = self.at;
        self.spaces();
        let is_key = style != Style::Alias && self.at_colon(style != Style::Plain);
        let top = self.top();
        match (is_key, top.sort) {
            (true, Sort::FlowList) => {
                let spot = self.take().unwrap_or(top.spot);
                self.outline.scalars.push(Scalar { span, is_key: true, spot, style });
                let name = self.outline.scalars.last().map(|it| it.written(self.text).to_owned());
                let next = self.spot(spot, Step::Key(name.unwrap_or_default()));
                self.set_next(next);
            }
            (true, _) => self.add_key(span, style),
            (false, Sort::FlowMap) if top.next.is_none() => {
                self.outline.scalars.push(Scalar { span, is_key: true, spot: top.spot, style });
            }
            _ => self.value(span, style, None),
        }
        if is_key {
            self.at += 1;
        } else {
            self.at = end;
            self.note_open(closed);
        }
    }
}
