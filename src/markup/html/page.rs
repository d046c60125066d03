//! Which part of a page is the article, told from the tags of the whole page.
//!
//! Around an article stand teasers, comments and appeals, in which others speak of other things. A file that is
//! only what an editor wrote is read whole.

use super::attributes::Traits;
use super::element::Element;
use super::token::{Start, Token, What};
use super::tree::Tree;
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
/// layout, or that a form is no part of the text.
pub(super) fn survey(tokens: &mut [Token], contents: &str) -> Page {
    let mut survey = Survey::default();
    for index in 0..tokens.len() {
        survey.take(tokens, index, contents);
    }
    survey.end_down_to(0, tokens.len());
    let Survey { found, words, whole, paragraphs, .. } = survey;
    for form in found.iter().filter(|one| one.element == Element::Form && one.words * 2 <= words) {
        if let What::Start(start) = &mut tokens[form.tokens.start].what {
            start.traits.add(Traits::APART);
        }
    }
    let parts = if whole { parts(&found, words, tokens.len()) } else { vec![0..tokens.len()] };
    Page { parts, blank_lines: !whole && !paragraphs }
}

/// The article and its headline. An element is the article if it holds most of the words that lead nowhere else:
/// `main` on the page, and `article` in that. An article in an article is a comment on it.
fn parts(found: &[Found], words: usize, end: usize) -> Vec<Range<usize>> {
    let mut part = (0..end, words);
    for kind in [Element::Main, Element::Article] {
        let (range, words) = &part;
        let inside = |one: &&Found| range.start <= one.tokens.start && one.tokens.end <= range.end;
        let most = found.iter().filter(|one| one.element == kind && one.words * 2 > *words).filter(inside);
        if let Some(one) = most.min_by_key(|one| one.tokens.start) {
            part = (one.tokens.clone(), one.words);
        }
    }
    let (article, _) = part;
    let headlines = || found.iter().filter(|one| one.element == Element::Heading(1));
    let headline = headlines()
        .filter(|one| one.tokens.end <= article.start)
        .max_by_key(|one| one.tokens.start)
        .filter(|_| !headlines().any(|one| article.contains(&one.tokens.start)));
    headline.map(|one| one.tokens.clone()).into_iter().chain([article]).collect()
}

/// A part of the page that something hangs on.
#[derive(Debug)]
struct Found {
    element: Element,
    tokens: Range<usize>,
    /// How many bytes of words that are no link stand in it.
    words: usize,
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
            && let What::Start(start) = &mut tokens[table.index].what
        {
            start.traits.add(Traits::LAYOUT);
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
                Element::Main | Element::Article | Element::Form | Element::Heading(1)
            );
            if counts && !open.apart {
                let words = self.words - open.words;
                self.found.push(Found { element: open.element, tokens: open.index..index, words });
            }
        }
    }
}
