//! A long text is judged volume by volume, so that what that takes grows with the text and no faster, and the memory it
//! takes is that of one volume.
//!
//! A volume is read together with the head of the text, which tells what it is about and when it was written, and with
//! the pages in front of it, where whoever speaks on its own first pages was introduced. What rules find there belongs to
//! the volumes before. All but the longest texts are one volume. Nothing here looks at words.

use crate::markup::{Block, Blocks};
use crate::text::ProseSpan;
use std::iter::Peekable;

/// A volume holds so many bytes of prose: 40,000 words, a hundred pages and more.
const VOLUME: usize = 1 << 18;
/// So many bytes of prose in front of a volume are read with it: some ten pages.
const PAGES: usize = 1 << 14;
/// So many bytes at the head of a text are read with each of its volumes.
const HEAD: usize = 1 << 13;

/// The volumes of a text, in order. There is always one.
pub(in crate::lint) struct Volumes<'t> {
    /// Those that have not come out yet.
    blocks: Peekable<Blocks<'t>>,
    head: Vec<Block<'t>>,
    /// Those to be read in front of the next volume, the head of the text included.
    front: Vec<Block<'t>>,
    begun: bool,
}

/// One volume.
pub(in crate::lint) struct Volume<'t> {
    /// Its blocks, behind those that are read with it.
    pub(in crate::lint) blocks: Vec<Block<'t>>,
    /// How many of them are read with it.
    pub(in crate::lint) front: usize,
    /// Where in the file its own begin; 0 where it is the first volume.
    pub(in crate::lint) from: u32,
}

impl<'t> Volumes<'t> {
    pub(in crate::lint) fn of(blocks: Blocks<'t>) -> Self {
        Self { blocks: blocks.peekable(), head: Vec::new(), front: Vec::new(), begun: false }
    }

    /// What is read in front of the volume behind this one.
    fn front_behind(&mut self, blocks: &[Block<'t>]) -> Vec<Block<'t>> {
        if !self.begun {
            self.head = blocks[..fitting(blocks, HEAD)].to_vec();
        }
        let pages = fitting(blocks.iter().rev(), PAGES).min(blocks.len() - self.head.len());
        self.head.iter().chain(&blocks[blocks.len() - pages..]).cloned().collect()
    }
}

impl<'t> Iterator for Volumes<'t> {
    type Item = Volume<'t>;

    fn next(&mut self) -> Option<Volume<'t>> {
        let mut blocks = std::mem::take(&mut self.front);
        let front = blocks.len();
        let mut room = VOLUME;
        while let Some(block) = self.blocks.next_if(|block| block.prose.len() <= room || room == VOLUME) {
            room = room.saturating_sub(block.prose.len());
            blocks.push(block);
        }
        if blocks.len() == front && self.begun {
            return None;
        }
        if self.blocks.peek().is_some() {
            self.front = self.front_behind(&blocks);
        }
        let first = blocks.get(front).filter(|_| self.begun);
        let from = first.map_or(0, |block| block.map.to_file(ProseSpan::empty(0)).start);
        self.begun = true;
        Some(Volume { blocks, front, from })
    }
}

/// How many of some blocks, from the first on, have no more than so many bytes of prose in all.
fn fitting<'b, 't: 'b>(blocks: impl IntoIterator<Item = &'b Block<'t>>, bytes: usize) -> usize {
    let mut length = 0;
    let fits = |block: &&Block<'_>| {
        length += block.prose.len();
        length <= bytes
    };
    blocks.into_iter().take_while(fits).count()
}

#[cfg(test)]
mod tests {
    use super::{HEAD, PAGES, VOLUME, Volume, Volumes};
    use crate::markup::{self, Format};
    use crate::text::Text;

    /// The volumes of a text, each by the first bytes of what is read with it and by those of its own.
    fn volumes(text: &str) -> Vec<(Vec<String>, Vec<String>)> {
        let text = Text::new("draft.txt", text);
        let words = |Volume { blocks, front, .. }: Volume<'_>| {
            let names: Vec<String> =
                blocks.iter().map(|block| block.prose.chars().take(4).collect()).collect();
            (names[..front].to_vec(), names[front..].to_vec())
        };
        Volumes::of(markup::open(&text, Format::Plain).blocks).map(words).collect()
    }

    fn paragraph(number: usize, length: usize) -> String {
        format!("{number:04}{}\n\n", ".".repeat(length - 4))
    }

    #[test]
    fn what_fits_into_one_volume_is_one() {
        assert_eq!(volumes(""), [(vec![], vec![])]);
        assert_eq!(volumes("One.\n\nTwo.\n"), [(vec![], vec!["One.".to_owned(), "Two.".to_owned()])]);
        assert_eq!(volumes(&paragraph(1, 2 * VOLUME)).len(), 1);
    }

    #[test]
    fn a_volume_is_read_with_the_head_of_the_text_and_the_pages_in_front_of_it() {
        let (length, count) = (HEAD / 2, 5 * VOLUME / HEAD);
        let text: String = (0..count).map(|number| paragraph(number, length)).collect();
        let volumes = volumes(&text);
        let name = |number: usize| format!("{number:04}");
        let own: Vec<String> = volumes.iter().flat_map(|(_, own)| own.clone()).collect();
        assert_eq!(own, (0..count).map(name).collect::<Vec<String>>(), "each block belongs to one volume");
        let [first, second, third] = &volumes[..] else { panic!("{} volumes", volumes.len()) };
        let begins = |from: usize, count: usize| (from..from + count).map(name).collect::<Vec<String>>();
        let (full, pages) = (VOLUME / length, PAGES / length);
        assert_eq!(first.0, begins(0, 0));
        assert_eq!(second.0, [begins(0, 2), begins(full - pages, pages)].concat());
        assert_eq!(third.0, [begins(0, 2), begins(2 * full - pages, pages)].concat());
    }

    #[test]
    fn what_is_longer_than_the_pages_is_not_read_twice() {
        let text = [1, 2, 3].map(|number| paragraph(number, VOLUME)).concat();
        assert_eq!(volumes(&text).iter().map(|(front, _)| front.len()).max(), Some(0));
    }
}
