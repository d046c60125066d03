//! Puts blocks together from the tags and the text of an article.
//!
//! Everything is one walk over a flat list, with a stack of the elements that are open: no depth costs a call.

use super::attributes::Traits;
use super::element::Element;
use super::page::Page;
use super::token::{Start, Token, What};
use super::tree::Tree;
use super::words::Words;
use crate::markup::comment::Comments;
use crate::markup::credit::Paragraphs;
use crate::markup::outline::Outline;
use crate::markup::{Block, Comment, Region, RegionSet};
use crate::text::Span;
use std::ops::Range;

/// The blocks of those parts of a page that are read, and the comments wherever they stand.
pub(super) fn read<'t>(tokens: &[Token], page: &Page, contents: &'t str) -> (Vec<Block<'t>>, Vec<Comment>) {
    let mut reader = Reader {
        contents,
        tokens,
        blank_lines: page.blank_lines,
        blocks: Vec::new(),
        comments: Comments::default(),
        words: Words::new(contents),
        tree: Tree::default(),
        speeches: 0,
        outline: Outline::default(),
        paragraphs: Paragraphs::default(),
    };
    let mut behind = 0;
    for part in &page.parts {
        reader.pass(behind..part.start);
        part.clone().for_each(|index| reader.take(index));
        reader.end_down_to(0, None);
        reader.finish_block();
        behind = part.end;
    }
    reader.pass(behind..tokens.len());
    (reader.blocks, reader.comments.finish())
}

struct Reader<'t, 'p> {
    contents: &'t str,
    tokens: &'p [Token],
    /// Whether blank lines part paragraphs.
    blank_lines: bool,
    blocks: Vec<Block<'t>>,
    comments: Comments,
    /// The words of the block under construction.
    words: Words<'t>,
    tree: Tree<Open>,
    /// How many quotations that elements make are open.
    speeches: u32,
    outline: Outline,
    paragraphs: Paragraphs,
}

/// What an open element means for what stands in it, those around it added up.
#[derive(Clone, Copy, Debug, Default)]
struct Open {
    regions: RegionSet,
    /// It is no part of the text.
    apart: bool,
    /// Tables here place things on the page.
    layout: bool,
    /// The level of the heading that we are in, if nothing but headings is around.
    heading: Option<u8>,
    /// A comment before it is about all of it.
    holder: bool,
    ending: Ending,
}

/// What is to be done where an element ends.
#[derive(Clone, Copy, Debug, Default)]
enum Ending {
    #[default]
    Nothing,
    Block,
    Link,
    Code,
    Speech,
}

impl Open {
    /// The same for what stands in an element that begins here.
    fn inside(self, start: Start) -> Self {
        let Start { element, traits, regions, .. } = start;
        let own = if element == Element::Cell && self.layout { RegionSet::EMPTY } else { regions };
        // A heading that is a byline or stands in a list, a quote block or a table is a part of that.
        let heading = match element {
            Element::Heading(level) if self.regions.union(own) == element.regions() => Some(level),
            Element::Heading(_) => None,
            _ => self.heading,
        };
        Self {
            regions: self.regions.union(own),
            layout: if element == Element::Table { traits.contains(Traits::LAYOUT) } else { self.layout },
            heading,
            holder: matches!(element, Element::List | Element::Table | Element::Quote)
                && !traits.contains(Traits::LAYOUT),
            ..self
        }
    }
}

impl Reader<'_, '_> {
    fn take(&mut self, index: usize) {
        let Token { place, what } = self.tokens[index];
        match what {
            What::Start(start) => self.start(start, place, index),
            What::End(element) => self.end(element, place),
            What::Text if !self.here().apart => self.text(place),
            What::Comment => self.comment(place),
            What::Text | What::Doctype => {}
        }
    }

    /// Passes over tokens that are not read. Comments count all the same.
    fn pass(&mut self, tokens: Range<usize>) {
        let all = self.tokens;
        for token in all.get(tokens).unwrap_or_default() {
            if matches!(token.what, What::Comment) {
                self.comment(token.place);
            }
        }
    }

    /// Browsers take much for a comment (`<?…>`, `<!…>`) that is none.
    fn comment(&mut self, place: Span) {
        let written = self.contents.get(place.range()).unwrap_or_default();
        let blocks = self.blocks.len();
        match written.starts_with("<!--") {
            true if self.words.is_blank() => {
                self.comments.ahead(self.contents, place, self.tree.len(), blocks);
            }
            true => self.comments.inside(self.contents, place, blocks),
            false => {}
        }
    }

    fn start(&mut self, start: Start, tag: Span, index: usize) {
        let Start { element, traits, empty, .. } = start;
        self.end_down_to(self.tree.kept_by_start(element), None);
        let around = self.here();
        if !around.apart {
            match element {
                Element::Break => self.line_break(tag),
                element if element.is_block() => self.finish_block(),
                _ => {}
            }
        }
        if empty || element == Element::Page {
            return;
        }
        let note = !around.apart && self.is_note(index, start);
        if note {
            self.words.footnote();
        }
        let backlink = element == Element::Link
            && traits.contains(Traits::LOCAL)
            && around.regions.contains(Region::Footnote);
        let apart = around.apart || element.is_apart() || traits.contains(Traits::APART) || note || backlink;
        let ending = if apart { Ending::Nothing } else { self.begin(element, tag) };
        self.tree.push(element, apart, Open { apart, ending, ..around.inside(start) });
    }

    /// Begins what an element makes of its words.
    fn begin(&mut self, element: Element, tag: Span) -> Ending {
        match element {
            Element::Link => {
                self.words.open_link();
                Ending::Link
            }
            Element::Code => {
                self.words.open_code();
                Ending::Code
            }
            Element::Speech => {
                self.words.sign(tag, if self.speeches.is_multiple_of(2) { "“" } else { "‘" });
                self.speeches += 1;
                Ending::Speech
            }
            element if element.is_block() => Ending::Block,
            _ => Ending::Nothing,
        }
    }

    fn end(&mut self, element: Element, tag: Span) {
        match self.tree.kept_by_end(element) {
            Some(kept) => {
                self.end_down_to(kept + 1, None);
                self.end_down_to(kept, Some(tag));
            }
            None if self.here().apart => {}
            None if element == Element::Break => self.line_break(tag),
            None if element.is_block() => self.finish_block(),
            None => {}
        }
    }

    /// Ends elements until so many are left; the last of them by this tag, if there is one.
    fn end_down_to(&mut self, kept: usize, tag: Option<Span>) {
        while self.tree.len() > kept {
            let Open { ending, holder, .. } = self.here();
            if matches!(ending, Ending::Block) {
                self.finish_block();
            }
            self.tree.pop();
            self.comments.follow(self.tree.len(), self.blocks.len(), holder);
            match ending {
                Ending::Nothing | Ending::Block => {}
                Ending::Link => self.words.close_link(),
                Ending::Code => self.words.close_code(),
                Ending::Speech => {
                    self.speeches = self.speeches.saturating_sub(1);
                    if let Some(tag) = tag {
                        self.words.sign(tag, if self.speeches.is_multiple_of(2) { "”" } else { "’" });
                    }
                }
            }
        }
    }

    fn text(&mut self, place: Span) {
        if !self.blank_lines {
            return self.words.text(place);
        }
        let text = self.contents.get(place.range()).unwrap_or_default();
        let mut at = place.start;
        let mut blank = false;
        for line in text.split_inclusive('\n') {
            let next = at + line.len() as u32;
            let is_blank = line.trim().is_empty();
            if is_blank && blank {
                self.finish_block();
            }
            self.words.text(Span::new(at, next));
            blank = line.ends_with('\n');
            at = next;
        }
    }

    fn line_break(&mut self, tag: Span) {
        if self.words.line_break(tag) {
            self.finish_block();
        }
    }

    fn here(&self) -> Open {
        self.tree.top().copied().unwrap_or_default()
    }

    /// Whether a start tag begins the mark of a footnote: a raised link to a place on the page.
    fn is_note(&self, index: usize, start: Start) -> bool {
        let next = || {
            let rest = self.tokens[index + 1..].iter();
            let mut tags = rest.skip_while(|token| {
                matches!(token.what, What::Text)
                    && self.contents.get(token.place.range()).is_some_and(|text| text.trim().is_empty())
            });
            match tags.next()?.what {
                What::Start(next) if !next.empty => Some(next),
                _ => None,
            }
        };
        let leads_here = |link: Start| link.element == Element::Link && link.traits.contains(Traits::LOCAL);
        match start.element {
            Element::Link if start.traits.contains(Traits::NOTE) => true,
            Element::Link => leads_here(start) && next().is_some_and(|next| next.element == Element::Raised),
            Element::Raised => start.traits.contains(Traits::NOTE) || next().is_some_and(leads_here),
            _ => false,
        }
    }

    /// Ends the block under construction.
    fn finish_block(&mut self) {
        let leaf = self.words.take();
        if !leaf.is_blank() {
            let section = self.outline.section();
            let regions = self.name(leaf.prose());
            self.blocks.push(leaf.finish(regions, section));
            self.comments.follow(self.tree.len(), self.blocks.len(), false);
        }
    }

    /// What a block with these words is.
    fn name(&mut self, prose: &str) -> RegionSet {
        let Open { regions, heading, .. } = self.here();
        let own = match heading {
            Some(level) => {
                RegionSet::of(&[self.outline.heading(level, prose, self.paragraphs.before_lede())])
            }
            None if regions.is_empty() => RegionSet::of(&[self.paragraphs.next(prose)]),
            None => regions,
        };
        own.union(self.outline.regions())
    }
}
