//! A block as regexes see it: folded, but with its case kept, and with a way back to the prose.

use crate::prose::{Passage, fold_char};
use crate::text::ProseSpan;
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class, is_nfc};

/// The sentences of a block, folded. Made once for each block and used by every regex; buffers are used again.
#[derive(Debug, Default)]
pub struct FoldedBlock {
    text: String,
    /// The same in small letters, for looking quickly.
    lower: String,
    sentences: Vec<Range<usize>>,
    pieces: Vec<Piece>,
}

/// A run of folded text and the prose it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    folded: Range<usize>,
    prose: Range<usize>,
    /// Whether only the whole of one stands for the whole of the other; else places carry over one to one.
    whole: bool,
}

impl FoldedBlock {
    /// Folds the sentences of a block.
    pub fn read(&mut self, prose: &str, passage: &Passage) {
        self.text.clear();
        self.lower.clear();
        self.sentences.clear();
        self.pieces.clear();
        for sentence in &passage.sentences {
            let span = passage.span(sentence.first..sentence.end).range();
            let start = self.text.len();
            if let Some(written) = prose.get(span.clone()) {
                self.fold(written, span.start);
            }
            self.sentences.push(start..self.text.len());
            self.text.push('\n');
        }
        if self.text.is_ascii() {
            self.lower.push_str(&self.text);
            self.lower.make_ascii_lowercase();
        } else {
            self.lower.extend(self.text.chars().map(lower));
        }
    }

    /// The folded text of all sentences, in small letters.
    pub(super) fn lower(&self) -> &str {
        &self.lower
    }

    /// Each sentence, with where it begins in the folded text.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (usize, &str)> {
        self.sentences.iter().map(|range| (range.start, &self.text[range.clone()]))
    }

    /// The prose that a stretch of folded text stands for.
    pub(super) fn to_prose(&self, folded: Range<usize>) -> ProseSpan {
        let first = self.pieces.partition_point(|piece| piece.folded.end <= folded.start);
        let last = self.pieces.partition_point(|piece| piece.folded.end < folded.end);
        let start =
            self.pieces.get(first).map_or(0, |piece| piece.start(folded.start.max(piece.folded.start)));
        let end = self.pieces.get(last).map_or(start, |piece| piece.end(folded.end.max(piece.folded.start)));
        ProseSpan::new(start as u32, end.max(start) as u32)
    }

    fn fold(&mut self, written: &str, offset: usize) {
        if written.is_ascii() || is_nfc(written) {
            for (at, c) in written.char_indices() {
                self.push(c, offset + at..offset + at + c.len_utf8(), false);
            }
            return;
        }
        let mut at = 0;
        while at < written.len() {
            let end = at + cluster(&written[at..]);
            for c in written[at..end].nfc() {
                self.push(c, offset + at..offset + end, true);
            }
            at = end;
        }
    }

    /// Appends a character that stands for `prose`. Runs of white space become one space.
    fn push(&mut self, c: char, prose: Range<usize>, whole: bool) {
        let Some(c) = fold_char(c) else { return };
        let start = self.text.len();
        if c == ' ' && self.text.ends_with(' ') {
            return;
        }
        self.text.push(c);
        let folded = start..self.text.len();
        let whole = whole || folded.len() != prose.len();
        if let Some(last) = self.pieces.last_mut()
            && last.folded.end == folded.start
            && (last.prose == prose || !last.whole && !whole && last.prose.end == prose.start)
        {
            last.folded.end = folded.end;
            last.prose.end = prose.end;
            return;
        }
        self.pieces.push(Piece { folded, prose, whole });
    }
}

impl Piece {
    /// Where in the prose a match begins that begins at `at` of the folded text.
    const fn start(&self, at: usize) -> usize {
        if self.whole { self.prose.start } else { self.prose.start + (at - self.folded.start) }
    }

    /// Where in the prose a match ends that ends at `at` of the folded text.
    const fn end(&self, at: usize) -> usize {
        if self.whole { self.prose.end } else { self.prose.start + (at - self.folded.start) }
    }
}

/// How many bytes a character and what combines with it take.
fn cluster(text: &str) -> usize {
    let joins = |c: char| canonical_combining_class(c) != 0 || ('\u{1160}'..='\u{11ff}').contains(&c);
    text.char_indices().skip(1).find(|(_, c)| !joins(*c)).map_or(text.len(), |(at, _)| at)
}

/// The small letter; the two capitals and small forms that Unicode takes for *s* and *k* are those letters.
pub(super) fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    match c {
        'ſ' => 's',
        '\u{212a}' => 'k',
        c => {
            let mut small = c.to_lowercase();
            small.next().filter(|_| small.next().is_none()).unwrap_or(c)
        }
    }
}
