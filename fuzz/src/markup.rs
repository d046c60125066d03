//! What holds of every text that is read into blocks, in whichever format.

use crate::check_span;
use whosays::markup::{Block, Format, read};
use whosays::text::{ProseSpan, Span, Text};

/// Reads a text and checks everything that came of it.
pub fn check(data: &[u8], format: Format) {
    let Ok(text) = Text::decode("draft", data.to_vec()) else { return };
    let markup = read(&text, format);
    let mut reached = 0;
    for block in &markup.blocks {
        check_map(&text, block);
        assert!(block.marks.is_sorted_by_key(|mark| mark.span.start));
        assert!(block.marks.iter().all(|mark| block.prose.get(mark.span.range()).is_some()));
        let words = words_of(block);
        assert!(words.start >= reached, "{:?} stands in or ahead of another", block.prose);
        reached = words.end;
    }
    let mut reached = 0;
    for comment in &markup.comments {
        check_span(&text, comment.span);
        check_span(&text, comment.words);
        assert!(comment.span.start >= reached);
        reached = comment.span.end;
    }
    markup.front_matter.iter().for_each(|yaml| check_span(&text, *yaml));
}

/// Where a block's words stand, without white space at its ends.
fn words_of(block: &Block<'_>) -> Span {
    let start = block.prose.len() - block.prose.trim_start().len();
    block.map.to_file(ProseSpan::new(start as u32, block.prose.trim_end().len() as u32))
}

/// The map covers the prose, in order in both texts; what it says is verbatim is so.
fn check_map(text: &Text, block: &Block<'_>) {
    let (mut in_prose, mut in_file) = (0, 0);
    for segment in block.map.segments() {
        assert_eq!(segment.prose.start, in_prose);
        assert!(segment.file.start >= in_file && !segment.prose.is_empty());
        let (prose, file) =
            (block.prose.get(segment.prose.range()), text.contents().get(segment.file.range()));
        assert!(prose.is_some() && file.is_some(), "{segment:?} is not on boundaries");
        assert!(segment.atomic || prose == file, "{prose:?} is not {file:?}");
        (in_prose, in_file) = (segment.prose.end, segment.file.end);
    }
    assert_eq!(in_prose as usize, block.prose.len());
    assert!(!block.prose.trim().is_empty() && !block.regions.is_empty());
}
