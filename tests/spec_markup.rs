//! What the readers of file formats make of a text, page by page.

use crate::support::spec::{Example, check_folder};
use std::fmt::Write as _;
use whosays::markup::{Block, CommentPlace, Format, Mark, read};
use whosays::names::Named;
use whosays::text::{ProseSpan, Segment, Span, Text};

#[test]
fn formats_are_read_into_blocks() {
    check_folder("markup", blocks);
}

/// The blocks of an example, one a line, with the pieces they are made of and their marks below.
fn blocks(example: &Example) -> String {
    let format = Format::from_name(&example.format).expect("the format of an example is known");
    let text = Text::new("example", example.input.as_str());
    let markup = read(&text, format);
    let mut shown = String::new();
    if let Some(span) = markup.front_matter {
        let _ = writeln!(shown, "{}..{} front-matter {:?}", span.start, span.end, text.slice(span));
    }
    for block in &markup.blocks {
        show_block(&mut shown, block);
        if block.map.segments().len() > 1 {
            block.map.segments().iter().for_each(|&piece| show_piece(&mut shown, block, piece));
        }
        for mark in &block.marks {
            show_mark(&mut shown, block, *mark);
        }
    }
    for comment in &markup.comments {
        let Span { start, end } = comment.span;
        let place = match comment.place {
            CommentPlace::Inside(block) => format!("in {block}"),
            CommentPlace::Ahead { first, end } => format!("ahead of {first}..{end}"),
        };
        let _ = writeln!(shown, "{start}..{end} comment {place} {:?}", text.slice(comment.words));
    }
    shown
}

fn show_block(shown: &mut String, block: &Block<'_>) {
    let file = block.map.to_file(ProseSpan::new(0, block.prose.len() as u32));
    let regions: Vec<_> = block.regions.iter().map(Named::name).collect();
    let regions = regions.join(" ");
    let _ = writeln!(shown, "{}..{} §{} {regions} {:?}", file.start, file.end, block.section, block.prose);
}

fn show_piece(shown: &mut String, block: &Block<'_>, piece: Segment) {
    let how = if piece.atomic { "read as" } else { "as is" };
    let words = &block.prose[piece.prose.range()];
    let _ = writeln!(shown, "  {}..{} {how} {words:?}", piece.file.start, piece.file.end);
}

fn show_mark(shown: &mut String, block: &Block<'_>, mark: Mark) {
    let file = block.map.to_file(mark.span);
    let kind = format!("{:?}", mark.kind).to_lowercase();
    let words = &block.prose[mark.span.range()];
    let _ = writeln!(shown, "  {}..{} {kind} {words:?}", file.start, file.end);
}
