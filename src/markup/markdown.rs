//! Markdown, read through pulldown-cmark.
//!
//! The parser sends a flat run of events, and the reader keeps one block under construction: text goes into
//! it, and every start or end of something block-like finishes it. Code blocks and raw HTML give no prose.
//! Nesting costs a stack of sets, never a stack of calls.

use super::comment::Comments;
use super::credit::Paragraphs;
use super::leaf::Leaf;
use super::outline::Outline;
use super::{Block, MarkKind, Markup, Region, RegionSet, front_matter};
use crate::text::{Span, Text};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Smart punctuation stays off, for prose must be what the file says; so do metadata blocks, see
/// [`front_matter`].
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

pub(super) fn read(text: &Text) -> Markup<'_> {
    let front_matter = front_matter::find(text);
    let start = front_matter.map_or(text.body_start(), |found| found.body);
    let mut reader = Reader::new(text.contents());
    let body = &text.contents()[start as usize..];
    for (event, range) in Parser::new_ext(body, OPTIONS).into_offset_iter() {
        let place = Span::new(start + range.start as u32, start + range.end as u32);
        reader.take(event, place);
    }
    reader.finish_block();
    let front_matter = front_matter.map(|found| found.yaml);
    Markup { blocks: reader.blocks, front_matter, comments: reader.comments.finish() }
}

struct Reader<'t> {
    contents: &'t str,
    blocks: Vec<Block<'t>>,
    comments: Comments,
    /// The block under construction.
    leaf: Leaf<'t>,
    /// The words of the pictures that came since its last words, which will be blocks of their own.
    captions: Vec<Leaf<'t>>,
    /// Whether there is a picture in it.
    has_picture: bool,
    /// How many pictures we are inside of: one may stand in the words of another.
    pictures: u32,
    /// How many emphases we are inside of.
    emphases: u32,
    /// Whether the block under construction has words without emphasis.
    has_plain_words: bool,
    /// What the blocks around us are, added up from the outside in.
    around: Vec<RegionSet>,
    heading: Option<HeadingLevel>,
    outline: Outline,
    paragraphs: Paragraphs,
}

impl<'t> Reader<'t> {
    fn new(contents: &'t str) -> Self {
        Self {
            contents,
            blocks: Vec::new(),
            comments: Comments::default(),
            leaf: Leaf::new(contents),
            captions: Vec::new(),
            has_picture: false,
            pictures: 0,
            emphases: 0,
            has_plain_words: false,
            around: Vec::new(),
            heading: None,
            outline: Outline::default(),
            paragraphs: Paragraphs::default(),
        }
    }

    fn take(&mut self, event: Event<'_>, place: Span) {
        match event {
            Event::Start(tag) => {
                self.open(&tag);
                if matches!(tag, Tag::HtmlBlock) {
                    self.comments.ahead(
                        self.contents,
                        place,
                        self.around.len().saturating_sub(1),
                        self.blocks.len(),
                    );
                }
            }
            Event::End(tag) => self.close(tag),
            Event::Text(words) if !self.regions().contains(Region::Code) => self.text(&words, place),
            Event::Code(code) => self.code(&code, place),
            Event::SoftBreak | Event::HardBreak => self.line_break(place),
            Event::InlineHtml(tag) if is_line_break(&tag) => self.line_break(place),
            Event::InlineHtml(_) if self.leaf.is_blank() => {
                self.comments.ahead(self.contents, place, self.around.len(), self.blocks.len());
            }
            Event::InlineHtml(_) => self.comments.inside(self.contents, place, self.blocks.len()),
            Event::FootnoteReference(_) => self.here().mark_here(MarkKind::Footnote),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Link { .. } => self.here().open_link(),
            Tag::Image { .. } => self.open_picture(),
            Tag::Emphasis | Tag::Strong => self.emphases += 1,
            Tag::Strikethrough => {}
            tag => {
                self.finish_block();
                self.around.push(region(tag).map_or(self.regions(), |inner| self.regions().with(inner)));
                self.heading = if let Tag::Heading { level, .. } = tag { Some(*level) } else { None };
            }
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.here().close_link(),
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Strong => self.emphases = self.emphases.saturating_sub(1),
            TagEnd::Strikethrough => {}
            _ => {
                self.finish_block();
                self.around.pop();
                self.comments.follow(self.around.len(), self.blocks.len(), true);
            }
        }
    }

    fn open_picture(&mut self) {
        if self.pictures == 0 {
            self.captions.push(Leaf::new(self.contents));
        }
        self.has_picture = true;
        self.pictures += 1;
    }

    /// Words follow. Pictures ahead of them are blocks ahead of theirs; those in their midst are a part of them that no
    /// reader sees, for every place lies in one block, and blocks are in the order of the file.
    fn begin_words(&mut self) {
        if self.leaf.is_blank() {
            self.put_captions();
        } else {
            self.captions.clear();
        }
    }

    fn put_captions(&mut self) {
        let captions = std::mem::take(&mut self.captions).into_iter().filter(|caption| !caption.is_blank());
        let (regions, section) = (self.caption(), self.outline.section());
        self.blocks.extend(captions.map(|caption| caption.finish(regions, section)));
    }

    /// Where text goes at this point.
    fn here(&mut self) -> &mut Leaf<'t> {
        match self.captions.last_mut() {
            Some(caption) if self.pictures > 0 => caption,
            _ => &mut self.leaf,
        }
    }

    /// An escape is its character, without the backslash; an entity stands for what it is decoded to.
    fn text(&mut self, words: &str, place: Span) {
        if self.pictures == 0 && !words.trim().is_empty() {
            self.has_plain_words |= self.emphases == 0;
            self.begin_words();
        }
        let written = self.contents.get(place.range()).unwrap_or_default();
        if written == words {
            self.here().push_verbatim(place);
        } else if written.strip_prefix('\\') == Some(words) {
            self.here().push_verbatim(Span::new(place.start + 1, place.end));
        } else {
            self.here().push_atomic(place, words);
        }
    }

    /// Code stands between backticks, and between spaces where it begins or ends with a backtick itself.
    fn code(&mut self, code: &str, place: Span) {
        if self.pictures == 0 {
            self.begin_words();
        }
        let written = self.contents.get(place.range()).unwrap_or_default();
        let ticks = written.len() - written.trim_start_matches('`').len();
        let padding = usize::from(written.len() > code.len() + 2 * ticks);
        let start = place.start + (ticks + padding) as u32;
        let inner = Span::new(start, start + code.len() as u32);
        let leaf = self.here();
        let before = leaf.len();
        leaf.push_verbatim_or(inner, place, code);
        leaf.mark_from(before, MarkKind::Code);
    }

    /// A break is a line feed in the prose: the file's own where it has one.
    fn line_break(&mut self, place: Span) {
        let own = Span::new(place.end.saturating_sub(1), place.end);
        if self.here().len() > 0 {
            self.here().push_verbatim_or(own, place, "\n");
        }
    }

    /// What the innermost block around us is.
    fn regions(&self) -> RegionSet {
        self.around.last().copied().unwrap_or_default()
    }

    /// Ends the block under construction and those of its pictures.
    fn finish_block(&mut self) {
        let leaf = std::mem::replace(&mut self.leaf, Leaf::new(self.contents));
        let has_picture = std::mem::take(&mut self.has_picture);
        let has_plain_words = std::mem::take(&mut self.has_plain_words);
        let section = self.outline.section();
        if !leaf.is_blank() {
            // Emphasised words beside a picture are how Markdown writes the line below it.
            let beside_picture = has_picture && !has_plain_words;
            let regions = if beside_picture { self.caption() } else { self.name(leaf.prose()) };
            self.blocks.push(leaf.finish(regions, section));
        }
        self.put_captions();
        self.comments.follow(self.around.len(), self.blocks.len(), true);
    }

    fn caption(&self) -> RegionSet {
        self.regions().union(self.outline.regions()).with(Region::Caption)
    }

    /// What a block with these words is. Headings and paragraphs inside of other blocks are parts of those.
    fn name(&mut self, prose: &str) -> RegionSet {
        let own = match self.heading {
            Some(level) if self.around.len() == 1 => {
                let region = self.outline.heading(level as u8, prose, self.paragraphs.before_lede());
                RegionSet::of(&[region])
            }
            None if self.regions().is_empty() => RegionSet::of(&[self.paragraphs.next(prose)]),
            _ => self.regions(),
        };
        own.union(self.outline.regions())
    }
}

/// What a block-like tag makes of the blocks in it.
const fn region(tag: &Tag<'_>) -> Option<Region> {
    match tag {
        Tag::Heading { .. } => Some(Region::Heading),
        Tag::Item => Some(Region::List),
        Tag::BlockQuote(_) => Some(Region::Blockquote),
        Tag::TableCell => Some(Region::Table),
        Tag::FootnoteDefinition(_) => Some(Region::Footnote),
        Tag::CodeBlock(_) => Some(Region::Code),
        _ => None,
    }
}

/// Whether an HTML tag is `<br>`, which parts words as a line break does.
fn is_line_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_end_matches(['>', '/']);
    name.trim_end().eq_ignore_ascii_case("br")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    fn prose(contents: &str) -> Vec<String> {
        let text = Text::new("draft.md", contents);
        read(&text).blocks.into_iter().map(|block| block.prose.into_owned()).collect()
    }

    #[test]
    fn depth_costs_no_stack() {
        for nesting in ["> ", "- ", "1. ", "> - ", "*", "[^1]: "] {
            assert!(prose(&(nesting.repeat(10_000) + "who")).len() <= 1, "{nesting}");
        }
    }

    #[test]
    fn a_block_without_inner_markup_is_lent() {
        let text = Text::new("draft.md", "# Agents *say*\n\nSo they\nsay.\n\n- so");
        let lent: Vec<_> = read(&text).blocks.iter().map(|b| matches!(b.prose, Cow::Borrowed(_))).collect();
        assert_eq!(lent, [false, true, true]);
    }
}
