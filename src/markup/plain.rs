//! Text without markup: paragraphs parted by blank lines, or one line each.
//!
//! Nothing is copied: the prose of a block is the stretch of the file from its first character to its last,
//! line breaks included.

use super::credit::{Paragraphs, ends_clause, ends_sentence, is_credit};
use super::layout::{Layout, Line, Lines, lines};
use super::{Block, Region, RegionSet, address};
use crate::text::{OffsetMap, Span, Text};
use std::borrow::Cow;
use std::iter::Peekable;

/// The most characters a headline has. What is longer is a paragraph that lacks its full stop.
const LONGEST_HEADLINE: usize = 200;

/// Reads a text block by block.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t Text,
    layout: Layout,
    lines: Peekable<Lines<'t>>,
    paragraphs: Paragraphs,
    /// The paragraph that may still go on, and its last line.
    open: Option<(Span, Line<'t>)>,
    /// A credit that was read with the end of the paragraph in front of it.
    credit: Option<Span>,
    begun: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t Text) -> Self {
        Self {
            text,
            layout: Layout::of(text),
            lines: lines(text).peekable(),
            paragraphs: Paragraphs::default(),
            open: None,
            credit: None,
            begun: false,
        }
    }

    /// Reads a line: the paragraph that it closes, if there is one.
    fn take(&mut self, line: Line<'t>) -> Option<Span> {
        // A credit stands alone, even where the lines around it are wrapped.
        let runs_on = self.lines.peek().is_some_and(Line::begins_small);
        let is_credit = self.paragraphs.before_lede() && !runs_on && is_credit(line.words);
        let own = Span::new(line.start, line.end());
        match self.open.take() {
            Some((paragraph, last)) if self.layout == Layout::Wrapped && !is_credit && joins(last, line) => {
                self.open = Some((Span::new(paragraph.start, line.end()), line));
                None
            }
            closed => {
                self.credit = Some(own).filter(|_| is_credit);
                self.open = (!is_credit && !line.is_blank()).then_some((own, line));
                closed.map(|(paragraph, _)| paragraph)
            }
        }
    }

    /// The next paragraph, while there is one.
    fn paragraph(&mut self) -> Option<Span> {
        loop {
            if let Some(credit) = self.credit.take() {
                return Some(credit);
            }
            let Some(line) = self.lines.next() else {
                return self.open.take().map(|(paragraph, _)| paragraph);
            };
            if let Some(closed) = self.take(line) {
                return Some(closed);
            }
        }
    }

    /// The first words of a text are its headline when more follows and they do not end a sentence.
    fn is_headline(&self, span: Span) -> bool {
        let prose = self.text.slice(span);
        let rest = &self.text.contents()[span.end as usize..];
        !self.begun
            && !ends_clause(prose)
            && !is_credit(prose)
            && prose.chars().nth(LONGEST_HEADLINE).is_none()
            && !rest.trim_start().is_empty()
    }
}

impl<'t> Iterator for Reader<'t> {
    type Item = Block<'t>;

    fn next(&mut self) -> Option<Block<'t>> {
        let span = self.paragraph()?;
        let prose = self.text.slice(span);
        let region = if self.is_headline(span) { Region::Headline } else { self.paragraphs.next(prose) };
        self.begun = true;
        Some(Block {
            prose: Cow::Borrowed(prose),
            map: OffsetMap::verbatim(span),
            regions: RegionSet::of(&[region]),
            marks: address::marks(prose),
            section: 0,
        })
    }
}

/// Whether a line of wrapped text runs on in the next, which it does unless that is blank or, after the end of
/// a sentence, set in.
fn joins(line: Line<'_>, next: Line<'_>) -> bool {
    !next.is_blank() && (next.indent <= line.indent || !ends_sentence(line.words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_megabytes_is_lent_in_one_piece() {
        let text = Text::new("draft.txt", "The pilots, agents say, went back. ".repeat(100_000));
        let blocks: Vec<Block<'_>> = Reader::new(&text).collect();
        assert!(matches!(blocks[..], [Block { prose: Cow::Borrowed(_), .. }]));
    }
}
