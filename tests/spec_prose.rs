//! What prose is read into, page by page: tokens, sentences and quotations.
//!
//! A blank line in an example ends a block, as in plain text.

use crate::support::spec::{Example, check};
use std::fmt::Write as _;
use whosays::markup::{Block, Mark, MarkKind, RegionSet};
use whosays::prose::{Passage, Quotation, Reader, TokenKind, Vocabulary, fold};
use whosays::text::{OffsetMap, ProseSpan};

#[test]
fn sentences_abbreviations() {
    check("sentences/abbreviations.md", sentences);
}

#[test]
fn sentences_datelines() {
    check("sentences/datelines.md", sentences);
}

#[test]
fn sentences_marks() {
    check("sentences/marks.md", sentences);
}

#[test]
fn sentences_quotations() {
    check("sentences/quotations.md", sentences);
}

#[test]
fn sentences_titles_and_names() {
    check("sentences/titles-and-names.md", sentences);
}

#[test]
fn quotations_broken() {
    check("quotations/broken.md", quotations);
}

#[test]
fn quotations_marks() {
    check("quotations/marks.md", quotations);
}

#[test]
fn quotations_nested() {
    check("quotations/nested.md", quotations);
}

#[test]
fn quotations_paragraphs() {
    check("quotations/paragraphs.md", quotations);
}

#[test]
fn quotations_single() {
    check("quotations/single.md", quotations);
}

#[test]
fn tokens_of_every_kind() {
    check("tokens/tokens.md", tokens);
}

/// The sentences of an example, one a line.
fn sentences(example: &Example) -> String {
    check_straight(example);
    let mut shown = String::new();
    for_each_block(example, |prose, passage| {
        for sentence in &passage.sentences {
            let span = passage.span(sentence.first..sentence.end);
            let _ = writeln!(shown, "{}", on_one_line(&prose[span.range()]));
        }
    });
    shown
}

/// The quotations of an example, one a line; `none` where there are none.
fn quotations(example: &Example) -> String {
    check_straight(example);
    let mut shown = String::new();
    for_each_block(example, |prose, passage| {
        for quotation in &passage.quotations {
            let Quotation { first, end, closed, continues, .. } = *quotation;
            let written = on_one_line(&prose[passage.span(first..end).range()]);
            let (before, after) =
                (if continues { "[continues] " } else { "" }, if closed { "" } else { " [left open]" });
            let _ = writeln!(shown, "{before}{written}{after}");
        }
    });
    if shown.is_empty() { "none\n".to_owned() } else { shown }
}

/// The tokens of an example, one a line, with their kind unless they are plain words.
fn tokens(example: &Example) -> String {
    let mut shown = String::new();
    for_each_block(example, |prose, passage| {
        for token in &passage.tokens {
            let kind = match token.kind {
                TokenKind::Word => String::new(),
                kind => format!("  {kind:?}"),
            };
            let _ = writeln!(shown, "{}{kind}", &prose[token.range()]);
        }
    });
    shown
}

/// Checks that an example with straight marks in place of curly ones has the same sentences and quotations.
fn check_straight(example: &Example) {
    let straight = example.input.replace(['‘', '’'], "'").replace(['“', '”'], "\"");
    let straight = Example { input: straight, ..example.clone() };
    assert_eq!(folded_parts(example), folded_parts(&straight));
}

fn folded_parts(example: &Example) -> Vec<String> {
    let mut parts = Vec::new();
    for_each_block(example, |prose, passage| {
        let sentences = passage.sentences.iter().map(|sentence| sentence.first..sentence.end);
        let quotations = passage.quotations.iter().map(|quotation| quotation.first..quotation.end);
        parts.extend(sentences.chain(quotations).map(|range| fold(&prose[passage.span(range).range()])));
    });
    parts
}

fn for_each_block(example: &Example, mut show: impl FnMut(&str, &Passage)) {
    let (mut reader, vocabulary) = (Reader::default(), Vocabulary::default());
    for prose in example.input.trim_end().split("\n\n") {
        let block = block(prose);
        show(&block.prose, reader.read(&block, &vocabulary));
    }
}

/// A block of plain prose. What stands between single backticks is inline code.
fn block(prose: &str) -> Block<'_> {
    let single = |at: &usize| !prose[..*at].ends_with('`') && !prose[at + 1..].starts_with('`');
    let ticks: Vec<_> =
        prose.match_indices('`').map(|(at, _)| at).filter(single).map(|at| at as u32).collect();
    let code = |pair: &[u32]| Mark { kind: MarkKind::Code, span: ProseSpan::new(pair[0], pair[1] + 1) };
    let marks = ticks.chunks_exact(2).map(code).collect();
    Block { prose: prose.into(), map: OffsetMap::default(), regions: RegionSet::EMPTY, marks, section: 0 }
}

fn on_one_line(prose: &str) -> String {
    prose.split_whitespace().collect::<Vec<_>>().join(" ")
}
