//! What holds of every text that is read into blocks, in whichever format.

use crate::check_span;
use whosays::markup::{Block, Format, read};
use whosays::text::Text;

/// Reads a text and checks everything that came of it.
pub fn check(data: &[u8], format: Format) {
    let Ok(text) = Text::decode("draft", data.to_vec()) else { return };
    let markup = read(&text, format);
    let mut reached = 0;
    for block in &markup.blocks {
        check_map(&text, block);
        assert!(block.marks.is_sorted_by_key(|mark| mark.span.start));
        assert!(block.marks.iter().all(|mark| block.prose.get(mark.span.range()).is_some()));
        let start = block.map.segments().first().map_or(reached, |segment| segment.file.start);
        assert!(start >= reached, "{:?} stands ahead of another", block.prose);
        reached = start;
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
