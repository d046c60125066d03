//! HTML: whole pages, and the pieces of pages that publishing systems keep.
//!
//! The file is cut into tags, text and comments; the tags tell what of a page is the article; and one walk over
//! what is left puts the blocks together. Every piece of prose is the file's own bytes, a whole entity, or one
//! space for a run of white space, so nothing need be looked for afterwards.
//!
//! What stands in the `head` is no prose: the `title` repeats the headline, with the site's name behind it, for
//! tabs and search engines. Nor are the words of pictures (`alt`), which tell those who cannot see them what the
//! caption tells all. Pull-quotes are left out, for they are sentences of the article, and would count twice.

mod attributes;
mod element;
mod entity;
mod page;
mod reader;
mod token;
mod tree;
mod words;

use super::{Markup, front_matter};
use crate::text::Text;

pub(super) fn read(text: &Text) -> Markup<'_> {
    let front_matter = front_matter::find(text);
    let start = front_matter.map_or(text.body_start(), |found| found.body);
    let contents = text.contents();
    let mut tokens = token::tokens(&contents[start as usize..], start);
    let page = page::survey(&mut tokens, contents);
    let (blocks, comments) = reader::read(&tokens, &page, contents);
    Markup { blocks, front_matter: front_matter.map(|found| found.yaml), comments }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::text::Text;
    use std::borrow::Cow;

    #[test]
    fn depth_costs_no_stack() {
        let nestings =
            ["<div>", "<span>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<q>", "<a href=x>", "<svg>"];
        for nesting in nestings {
            let text = Text::new("draft.html", nesting.repeat(10_000) + "who" + &"</i></div>".repeat(10_000));
            assert!(read(&text).blocks.len() <= 1, "{nesting}");
        }
    }

    #[test]
    fn a_block_without_inner_markup_is_lent() {
        let text = Text::new("draft.html", "<h1>Agents <i>say</i></h1><p>So they say.<p>\n So\nthey say.");
        let lent: Vec<_> = read(&text).blocks.iter().map(|b| matches!(b.prose, Cow::Borrowed(_))).collect();
        assert_eq!(lent, [false, true, false]);
    }
}
