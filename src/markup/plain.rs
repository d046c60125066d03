//! Text without markup: paragraphs parted by blank lines, or one line each.
//!
//! Nothing is copied: the prose of a block is the stretch of the file from its first character to its last,
//! line breaks included.

use super::credit::{Paragraphs, ends_clause, ends_sentence, is_credit};
use super::layout::{Layout, Line, lines};
use super::{Block, Markup, Region, RegionSet, address};
use crate::text::{OffsetMap, Span, Text};
use std::borrow::Cow;

/// The most characters a headline has. What is longer is a paragraph that lacks its full stop.
const LONGEST_HEADLINE: usize = 200;

pub(super) fn read(text: &Text) -> Markup<'_> {
    let mut reader = Reader { text, paragraphs: Paragraphs::default(), blocks: Vec::new() };
    reader.read(Layout::of(text));
    Markup { blocks: reader.blocks, ..Markup::default() }
}

struct Reader<'t> {
    text: &'t Text,
    paragraphs: Paragraphs,
    blocks: Vec<Block<'t>>,
}

impl<'t> Reader<'t> {
    fn read(&mut self, layout: Layout) {
        let mut lines = lines(self.text).peekable();
        let mut open: Option<(Span, Line<'t>)> = None;
        while let Some(line) = lines.next() {
            // A credit stands alone, even where the lines around it are wrapped.
            let runs_on = lines.peek().is_some_and(Line::begins_small);
            let credit = self.paragraphs.before_lede() && !runs_on && is_credit(line.words);
            open = match open {
                Some((paragraph, last)) if layout == Layout::Wrapped && !credit && joins(last, line) => {
                    Some((Span::new(paragraph.start, line.end()), line))
                }
                closed => {
                    self.close(closed.map(|(paragraph, _)| paragraph));
                    (!line.is_blank()).then(|| (Span::new(line.start, line.end()), line))
                }
            };
            if credit {
                self.close(open.take().map(|(paragraph, _)| paragraph));
            }
        }
        self.close(open.map(|(paragraph, _)| paragraph));
    }

    /// Makes a paragraph a block.
    fn close(&mut self, paragraph: Option<Span>) {
        let Some(span) = paragraph else { return };
        let prose = self.text.slice(span);
        let region = if self.is_headline(span) { Region::Headline } else { self.paragraphs.next(prose) };
        self.blocks.push(Block {
            prose: Cow::Borrowed(prose),
            map: OffsetMap::verbatim(span),
            regions: RegionSet::of(&[region]),
            marks: address::marks(prose),
            section: 0,
        });
    }

    /// The first words of a text are its headline when more follows and they do not end a sentence.
    fn is_headline(&self, span: Span) -> bool {
        let prose = self.text.slice(span);
        let rest = &self.text.contents()[span.end as usize..];
        self.blocks.is_empty()
            && !ends_clause(prose)
            && !is_credit(prose)
            && prose.chars().nth(LONGEST_HEADLINE).is_none()
            && !rest.trim_start().is_empty()
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
        let blocks = read(&text).blocks;
        assert!(matches!(blocks[..], [Block { prose: Cow::Borrowed(_), .. }]));
    }
}
