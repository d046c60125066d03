//! What holds for every text, however odd, when it is read into blocks.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::borrow::Cow;
use whosays::markup::{Block, Format, read};
use whosays::names::Named;
use whosays::text::{OffsetMap, Position, ProseSpan, Span, Text};

/// What markup is made of, and what makes places hard to count.
const PIECES: &[&str] = &[
    "\u{feff}",
    "é",
    "漢",
    "🦀",
    "“",
    "”",
    "’",
    "—",
    "…",
    "\u{a0}",
    "\t",
    "\r",
    ".",
    ",",
    "# ",
    "## ",
    "> ",
    "- ",
    "1. ",
    "    ",
    "---\n",
    "===\n",
    "...\n",
    "***",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "``",
    "```\n",
    "|",
    "|-|-|\n",
    "\\",
    "&amp;",
    "&nbsp;",
    "&#8364;",
    "&#0;",
    "<br>",
    "<b>",
    "</b>",
    "<div>",
    "<!--",
    "-->",
    "<https://a.example>",
    "[",
    "](",
    "](u)",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "[a]: u\n",
    "https://a.example/b_c",
    "www.a.example",
    "[x] ",
    "  \n",
    "By ",
    "LONDON –\n",
    "\u{2028}",
    "\0",
    "<?",
    "?>",
    "<![CDATA[",
    "]]>",
    "+++\n",
    "~~~\n",
    "$",
    "^",
    ":\n",
    "<p>",
    "</p>",
    "<P CLASS='pullquote'>",
    "<h1>",
    "</h2>",
    "<ul><li>",
    "<li>",
    "</ul>",
    "<dd>",
    "<blockquote>",
    "</blockquote>",
    "<table><tr><td>",
    "<td>",
    "</table>",
    "<main>",
    "</main>",
    "<article>",
    "<form>",
    "</form>",
    "<!doctype html>",
    "<head>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<svg>",
    "</svg>",
    "<span hidden>",
    "</span>",
    "<a href='#fn1'>",
    "<a href=x>",
    "</a>",
    "<sup>",
    "</sup>",
    "<code>",
    "</code>",
    "<q>",
    "</q>",
    "<br/>",
    "</>",
    "</br>",
    "<p",
    "</p",
    " x=\"a>b",
    "\">",
    "&",
    "&eacute",
    "&eacute;",
    "&notit;",
    "&NotEqualTilde;",
    "&Tab;",
    "&#xd800;",
    "&#146",
    "&#99999999999;",
    "<!-- a -->",
    "<!-->",
    "</!",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z]{1,6}",
        4 => Just("\n".to_owned()),
        3 => Just(" ".to_owned()),
        1 => Just("\r\n".to_owned()),
        6 => select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Markup between words that leaves none of them out.
fn html_tags() -> impl Strategy<Value = Vec<String>> {
    const TAGS: &[&str] = &[
        " ",
        "\r\n\t",
        "<b>",
        "</b>",
        "<i class='a>b'>",
        "</i >",
        "<p>",
        "</P>",
        "<div>",
        "</div>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<br>",
        "</>",
        "<h2>",
        "</h3>",
        "<a href=x>",
        "</a>",
        "<q>",
        "</q>",
        "<code>",
        "</code>",
        "<blockquote>",
        "</blockquote>",
        "<!-- c -->",
        "<?x?>",
        "<wbr/>",
        "&amp;",
        "&#33;",
        "<main>",
        "</main>",
        "<article>",
        "</article>",
        "<sup>",
        "</sup>",
        "<dd>",
        "<dl>",
        "</dl>",
        "<hr>",
        "</br>",
        "<script>say</script>",
        "<svg><b/></svg>",
        "<span hidden>say</span>",
        "<nav>say</nav>",
    ];
    let between = prop::collection::vec(select(TAGS), 0..5).prop_map(|tags| tags.concat());
    prop::collection::vec(between, 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn blocks_are_what_the_file_says(contents in texts()) {
        let text = Text::new("text", contents);
        for &(_, format) in Format::ALL {
            let markup = read(&text, format);
            let mut reached = 0;
            for block in &markup.blocks {
                check_map(&text, block)?;
                check_marks(block)?;
                let words = words_of(block);
                prop_assert!(words.start >= reached, "{:?} stands in or ahead of another", block.prose);
                reached = words.end;
            }
            reached = 0;
            for comment in &markup.comments {
                let (all, words) = (text.slice(comment.span), text.slice(comment.words));
                let is_closed = comment.words.end < comment.span.end;
                prop_assert_eq!(all, format!("<!--{words}{}", if is_closed { "-->" } else { "" }));
                prop_assert!(comment.span.start >= reached);
                reached = comment.span.end;
            }
            if let Some(yaml) = markup.front_matter {
                prop_assert!(text.contents().get(yaml.range()).is_some());
            }
        }
    }

    /// What a browser would show and what is read agree in every character that no markup is made of.
    #[test]
    fn html_keeps_every_word(words in prop::collection::vec("[a-zé]{1,4}", 1..30), tags in html_tags()) {
        let mut contents = String::new();
        for (at, word) in words.iter().enumerate() {
            contents.push_str(word);
            contents.push_str(tags.get(at).map_or("", String::as_str));
        }
        let text = Text::new("text", contents);
        let blocks = read(&text, Format::Html).blocks;
        let prose: String = blocks.iter().flat_map(|block| block.prose.chars()).filter(|c| c.is_alphabetic()).collect();
        prop_assert_eq!(prose, words.concat());
    }

    #[test]
    fn plain_text_is_lent_whole(contents in texts()) {
        let text = Text::new("text", contents);
        let blocks = read(&text, Format::Plain).blocks;
        prop_assert!(blocks.iter().all(|block| matches!(block.prose, Cow::Borrowed(_))));
        let prose = blocks.iter().flat_map(|block| block.prose.chars());
        let body = text.contents()[text.body_start() as usize..].chars();
        prop_assert!(prose.filter(|c| !c.is_whitespace()).eq(body.filter(|c| !c.is_whitespace())));
    }

    #[test]
    fn positions_are_those_of_a_naive_count(contents in texts(), times in 1_usize..50, at in any::<Index>()) {
        let contents = contents.repeat(times);
        let offset = at.index(contents.len() + 2);
        let text = Text::new("text", contents.as_str());
        prop_assert_eq!(text.position(offset as u32), naive_position(&contents, offset));
    }

    #[test]
    fn a_map_finds_every_byte(
        pieces in prop::collection::vec((0_u32..3, 1_u32..5, 1_u32..5, any::<bool>()), 1..20),
        from in any::<Index>(),
        to in any::<Index>(),
    ) {
        let (map, origins) = map_of(&pieces);
        prop_assert_eq!(map.prose_len() as usize, origins.len());
        let (from, to) = (from.index(origins.len()), to.index(origins.len()));
        let (first, last) = (from.min(to), from.max(to));
        let place = map.to_file(ProseSpan::new(first as u32, last as u32 + 1));
        prop_assert_eq!(place, origins[first].hull(origins[last]));
    }
}

/// The map covers the prose, in order in both texts; what it says is verbatim is so.
fn check_map(text: &Text, block: &Block<'_>) -> Result<(), TestCaseError> {
    let (mut in_prose, mut in_file) = (0, 0);
    for segment in block.map.segments() {
        prop_assert_eq!(segment.prose.start, in_prose);
        prop_assert!(segment.file.start >= in_file && !segment.prose.is_empty());
        let (prose, file) =
            (block.prose.get(segment.prose.range()), text.contents().get(segment.file.range()));
        prop_assert!(prose.is_some() && file.is_some(), "{segment:?} is not on boundaries");
        prop_assert!(segment.atomic || prose == file, "{prose:?} is not {file:?}");
        (in_prose, in_file) = (segment.prose.end, segment.file.end);
    }
    prop_assert_eq!(in_prose as usize, block.prose.len());
    prop_assert!(!block.prose.trim().is_empty() && !block.regions.is_empty());
    Ok(())
}

/// Where a block's words stand, without white space at its ends.
fn words_of(block: &Block<'_>) -> Span {
    let start = block.prose.len() - block.prose.trim_start().len();
    block.map.to_file(ProseSpan::new(start as u32, block.prose.trim_end().len() as u32))
}

/// Marks lie in the prose, on boundaries, in order.
fn check_marks(block: &Block<'_>) -> Result<(), TestCaseError> {
    prop_assert!(block.marks.is_sorted_by_key(|mark| mark.span.start));
    for mark in &block.marks {
        prop_assert!(block.prose.get(mark.span.range()).is_some());
    }
    Ok(())
}

/// Counts from the start of the text.
fn naive_position(contents: &str, offset: usize) -> Position {
    let boundary = (0..=offset.min(contents.len())).rev().find(|&at| contents.is_char_boundary(at));
    let before = &contents[..boundary.unwrap_or_default()];
    let counted = before.strip_prefix('\u{feff}').unwrap_or(before);
    let line = counted.rsplit('\n').next().unwrap_or_default();
    Position {
        byte: before.len() as u32,
        line: 1 + counted.matches('\n').count() as u32,
        column: 1 + line.chars().count() as u32,
        utf16: 1 + line.encode_utf16().count() as u32,
        utf8: 1 + before.rsplit('\n').next().unwrap_or_default().len() as u32,
    }
}

/// A map made of pieces, and for every byte of its prose the place it came from. A piece is the markup before it,
/// its length in the file, its length in the prose, and whether it is atomic.
fn map_of(pieces: &[(u32, u32, u32, bool)]) -> (OffsetMap, Vec<Span>) {
    let (mut map, mut origins, mut at) = (OffsetMap::default(), Vec::new(), 0);
    for &(markup, in_file, in_prose, atomic) in pieces {
        let file = Span::new(at + markup, at + markup + in_file);
        if atomic {
            map.push_atomic(file, in_prose);
            origins.extend((0..in_prose).map(|_| file));
        } else {
            map.push_verbatim(file);
            origins.extend((file.start..file.end).map(|byte| Span::new(byte, byte + 1)));
        }
        at = file.end;
    }
    (map, origins)
}
