//! Which part of a page is the article, told from the tags of the whole page.
//!
//! Around an article stand teasers, comments and appeals, in which others speak of other things. A file that is
//! only what an editor wrote is read whole.

use super::attributes::Traits;
use super::element::Element;
use super::token::{Start, Token, What};
use super::tree::Tree;
use crate::order::Order as _;
use std::ops::Range;

/// What is to be read of a page.
#[derive(Debug)]
pub(super) struct Page {
    /// Tokens that are read, in order.
    pub(super) parts: Vec<Range<usize>>,
    /// Whether blank lines part paragraphs, as they do where publishing systems make the tags later.
    pub(super) blank_lines: bool,
}

/// Looks a page over, and notes at its start tags what only what follows can tell: that a table is there for the
/// layout, that a form is no part of the text, that an article is a comment on another.
pub(super) fn survey(tokens: &mut [Token], contents: &str) -> Page {
    let mut survey = Survey::default();
    for index in 0..tokens.len() {
        survey.take(tokens, index, contents);
    }
    survey.end_down_to(0, tokens.len());
    let Survey { mut found, words, whole, paragraphs, .. } = survey;
    found.order_by_key(|one| one.tokens.start);
    let all = Found { element: Element::Page, tokens: 0..tokens.len(), before: 0, words };
    let article = if whole { article(&found, &all) } else { &all };
    let minor_forms = found.iter().filter(|one| one.element == Element::Form && !one.is_most_of(&all));
    let comments = if article.element == Element::Article { comments(&found, article) } else { Vec::new() };
    for one in minor_forms.chain(comments) {
        add(tokens, one.tokens.start, Traits::APART);
    }
    let headline = headline(&found, article).map(|one| one.tokens.clone());
    let parts = headline.into_iter().chain([article.tokens.clone()]).collect();
    Page { parts, blank_lines: !whole && !paragraphs }
}

/// The article of a page: `main` if that holds most of the words that lead nowhere else, and `article` if that
/// holds most of those.
fn article<'f>(found: &'f [Found], page: &'f Found) -> &'f Found {
    [Element::Main, Element::Article].into_iter().fold(page, |part, kind| {
        let mut inside = found.iter().filter(|one| one.element == kind && part.holds(one));
        inside.find(|one| one.is_most_of(part)).unwrap_or(part)
    })
}

/// The headline of an article that has none inside: the last one before it. What else stands over its first words is
/// one too, for the name of a site may be an `h1`.
fn headline<'f>(found: &'f [Found], article: &Found) -> Option<&'f Found> {
    let is_headline = |one: &Found| one.element == Element::Heading(1);
    let mut headings = found.iter().filter(|one| matches!(one.element, Element::Heading(_)));
    let outside = headings.clone().take_while(|one| one.tokens.end <= article.tokens.start);
    let own = |one: &Found| article.holds(one) && (is_headline(one) || one.before == article.before);
    outside.filter(|one| is_headline(one)).last().filter(|_| !headings.any(own))
}

/// The articles in an article. They are comments on it, unless they are most of it, as the entries of a live
/// report are.
fn comments<'f>(found: &'f [Found], article: &Found) -> Vec<&'f Found> {
    let mut comments: Vec<&Found> = Vec::new();
    let inside = |one: &&Found| article.holds(one) && one.tokens.start > article.tokens.start;
    for one in found.iter().filter(|one| one.element == Element::Article).filter(inside) {
        if comments.last().is_none_or(|last| !last.holds(one)) {
            comments.push(one);
        }
    }
    let words = comments.iter().map(|one| one.words).sum::<usize>();
    if words * 2 > article.words { Vec::new() } else { comments }
}

fn add(tokens: &mut [Token], index: usize, traits: Traits) {
    if let Some(Token { what: What::Start(start), .. }) = tokens.get_mut(index) {
        start.traits.add(traits);
    }
}

/// A part of the page that something hangs on.
#[derive(Debug)]
struct Found {
    element: Element,
    tokens: Range<usize>,
    /// How many bytes of words that are no link stand before it.
    before: usize,
    /// How many stand in it.
    words: usize,
}

impl Found {
    /// Whether another stands in it.
    const fn holds(&self, other: &Self) -> bool {
        self.tokens.start <= other.tokens.start && other.tokens.end <= self.tokens.end
    }

    const fn is_most_of(&self, whole: &Self) -> bool {
        self.words * 2 > whole.words
    }
}

#[derive(Debug, Default)]
struct Survey {
    tree: Tree<Open>,
    found: Vec<Found>,
    /// How many bytes of words that are no link stand before this point.
    words: usize,
    /// Whether this is a page and no piece of one.
    whole: bool,
    paragraphs: bool,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    element: Element,
    /// Its start tag.
    index: usize,
    /// The words before it.
    words: usize,
    apart: bool,
    linked: bool,
}

impl Survey {
    fn take(&mut self, tokens: &mut [Token], index: usize, contents: &str) {
        let Token { place, what } = tokens[index];
        match what {
            What::Start(start) => self.start(tokens, index, start),
            What::End(element) => {
                if let Some(kept) = self.tree.kept_by_end(element) {
                    self.end_down_to(kept, index);
                }
            }
            What::Text if self.tree.top().is_none_or(|open| !open.apart && !open.linked) => {
                let text = contents.get(place.range()).unwrap_or_default();
                self.words += text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
            }
            What::Text | What::Comment => {}
            What::Doctype => self.whole = true,
        }
    }

    fn start(&mut self, tokens: &mut [Token], index: usize, start: Start) {
        let Start { element, traits, empty, .. } = start;
        self.whole |= element == Element::Page;
        self.paragraphs |= element == Element::Paragraph;
        self.end_down_to(self.tree.kept_by_start(element), index);
        if empty || element == Element::Page {
            return;
        }
        // A table in a table, or a heading in one, places things on the page.
        if matches!(element, Element::Table | Element::Heading(_))
            && let Some(table) = self.tree.innermost(Element::Table)
        {
            add(tokens, table.index, Traits::LAYOUT);
        }
        let (apart, linked) = self.tree.top().map_or((false, false), |open| (open.apart, open.linked));
        let apart = apart || element.is_apart() || traits.contains(Traits::APART);
        let linked = linked || element == Element::Link;
        self.tree.push(element, apart, Open { element, index, words: self.words, apart, linked });
    }

    /// Ends elements until so many are left, before the token at `index`.
    fn end_down_to(&mut self, kept: usize, index: usize) {
        while self.tree.len() > kept
            && let Some(open) = self.tree.pop()
        {
            let counts = matches!(
                open.element,
                Element::Main | Element::Article | Element::Form | Element::Heading(_)
            );
            if counts && !open.apart {
                let words = self.words - open.words;
                let Open { element, words: before, .. } = open;
                self.found.push(Found { element, tokens: open.index..index, before, words });
            }
        }
    }
}
