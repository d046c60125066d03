//! A block as regexes see it: folded, but with its case kept, and with a way back to the prose.

use crate::prose::{Passage, fold_char, plain_run, wide};
use crate::text::{ProseSpan, add_lower};
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class, is_nfc};

/// The sentences of a block, folded. Made once for each block and used by every regex; buffers are used again.
#[derive(Debug, Default)]
pub struct FoldedBlock {
    text: String,
    /// The same in small letters, for looking quickly.
    lower: String,
    /// Whether some of it is neither ASCII nor punctuation, so that it may have other capitals.
    lettered: bool,
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
        self.lettered = false;
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
        if self.lettered {
            self.lower.extend(self.text.chars().map(lower));
        } else {
            let mut lower = std::mem::take(&mut self.lower).into_bytes();
            add_lower(&mut lower, self.text.as_bytes());
            self.lower = String::from_utf8(lower).unwrap_or_default();
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
        if has_no_marks_to_join(written) || is_nfc(written) {
            self.fold_composed(written, offset);
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

    /// Folds what is composed already, run by run, for nearly all of it stays as it is.
    fn fold_composed(&mut self, written: &str, offset: usize) {
        let mut at = 0;
        while let Some(c) = written[at..].chars().next() {
            // A space in front of a run may be one too many.
            let run = if c == ' ' { 0 } else { plain_run(&written.as_bytes()[at..]) };
            let end = at + if run == 0 { c.len_utf8() } else { run };
            if run == 0 {
                self.push(c, offset + at..offset + end, false);
            } else {
                self.put(&written[at..end], offset + at..offset + end, false);
            }
            at = end;
        }
    }

    /// Appends a character that stands for `prose`. Runs of white space become one space.
    fn push(&mut self, c: char, prose: Range<usize>, whole: bool) {
        let Some(c) = fold_char(c) else { return };
        self.lettered |= !c.is_ascii() && !is_punctuation(c);
        if c != ' ' || !self.text.ends_with(' ') {
            self.put(c.encode_utf8(&mut [0; 4]), prose, whole);
        }
    }

    /// Appends folded text that stands for `prose`.
    fn put(&mut self, text: &str, prose: Range<usize>, whole: bool) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
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

/// Whether nothing here can be composed or decomposed, as far as a quick look tells: below the first of the marks that
/// join others everything is composed.
fn has_no_marks_to_join(text: &str) -> bool {
    wide(text).all(|c| c < '\u{300}' || is_punctuation(c))
}

/// Whether it is general punctuation, such as dashes and quotation marks, which has no case.
const fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}')
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
