//! Texts and rules that mean harm: they are read in a time that goes with their size, and what is said of them is safe.

use crate::readers::READERS;
use crate::support::builtin::linter;
use crate::support::report::report;
use std::time::{Duration, Instant};
use whosays::config::Config;
use whosays::lint::Options;
use whosays::markup::Format;
use whosays::names::Named;
use whosays::report::{OutputFormat, Style};
use whosays::rule::{PackFile, PackFiles, Settings, load};
use whosays::text::{DecodeError, Text};

/// Far longer than any of these takes where its cost is linear, even on a busy machine, and far shorter than it would
/// take where it is not.
const PATIENCE: Duration = Duration::from_secs(30);

/// Characters that change how a line is shown, and not what it says.
const STEERING: &[char] = &[
    '\u{1b}', '\u{7}', '\u{8}', '\r', '\u{9b}', '\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}', '\u{2066}',
    '\u{2067}', '\u{2068}', '\u{2069}', '\u{200e}', '\u{200f}', '\u{200b}', '\u{feff}',
];

/// Lints a text in a format, and puts out all that is found in every form.
fn endure(what: &str, contents: &str, format: Format) -> usize {
    let start = Instant::now();
    let text = Text::new("draft", contents);
    let found = linter().check(&text, format, Options { pedantic: true, ..Options::default() }).diagnostics;
    for diagnostic in &found {
        assert!(contents.get(diagnostic.span.range()).is_some(), "{what}: {diagnostic:?}");
    }
    for &(_, output) in OutputFormat::ALL {
        let shown = report(output, Style::default(), &text, &found);
        assert!(!shown.contains(STEERING), "{what} as {output} steers a terminal");
    }
    for (output, _, read) in READERS {
        read(&report(output, Style::default(), &text, &found));
    }
    assert!(start.elapsed() < PATIENCE, "{what} took {:?}", start.elapsed());
    found.len()
}

const CLAIM: &str = "The bridge reportedly closed on Friday.";

#[test]
fn nesting_ten_thousand_deep_is_read() {
    let deep = |open: &str, close: &str| format!("{}{CLAIM}{}", open.repeat(10_000), close.repeat(10_000));
    for (open, close) in [
        ("> ", ""),
        ("- ", ""),
        ("1. ", ""),
        ("> - ", ""),
        ("*a ", "*"),
        ("**_", "_**"),
        ("[", "](u)"),
        ("![", "](u)"),
        ("[^1]: ", ""),
        ("`", "`"),
        ("<b>", "</b>"),
        ("<!-- ", " -->"),
        ("| ", ""),
        ("“", "”"),
        ("(", ")"),
        ("‘“", "”’"),
    ] {
        endure(open, &deep(open, close), Format::Markdown);
        endure(open, &deep(open, close), Format::Plain);
    }
    let lists: String = (0..2000).map(|depth| " ".repeat(2 * depth) + "- " + CLAIM + "\n").collect();
    endure("a list in a list", &lists, Format::Markdown);
    for tag in
        ["div", "b", "ul><li", "blockquote", "table><tr><td", "q", "a href=x", "svg", "p", "script", "h1"]
    {
        let name = tag.split(['>', ' ']).next().unwrap_or(tag);
        endure(tag, &deep(&format!("<{tag}>"), &format!("</{name}>")), Format::Html);
        endure(tag, &deep(&format!("<{tag}>"), ""), Format::Markdown);
    }
}

#[test]
fn huge_tables_are_read() {
    let wide = format!(
        "|{}\n|{}\n|{}\n",
        " a |".repeat(20_000),
        "---|".repeat(20_000),
        format!(" {CLAIM} |").repeat(2_000)
    );
    assert!(endure("a wide table", &wide, Format::Markdown) > 1_000);
    let long = format!("| a | b |\n|---|---|\n{}", format!("| {CLAIM} | b |\n").repeat(2_000));
    assert!(endure("a long table", &long, Format::Markdown) >= 2_000);
    // A row may leave out its cells, and stands for all of them all the same.
    let empty = format!("|{}\n|{}\n{}", " a |".repeat(2_000), "---|".repeat(2_000), "|\n".repeat(2_000));
    endure("an empty table", &empty, Format::Markdown);
    let html = format!("<table>{}</table>", format!("<tr><td colspan=99999>{CLAIM}").repeat(2_000));
    assert!(endure("a table of a page", &html, Format::Html) >= 2_000);
}

#[test]
fn what_a_reader_does_not_see_is_read_past_and_never_put_out() {
    let marks = [
        '\u{200b}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{202e}', '\u{2066}', '\u{2069}',
        '\u{200f}',
    ];
    for mark in marks {
        for text in [
            format!("The bridge {mark}reportedly{mark} closed on Friday.{mark}"),
            format!("{}{CLAIM}{}", mark.to_string().repeat(50_000), mark.to_string().repeat(50_000)),
            CLAIM.chars().flat_map(|c| [c, mark]).collect(),
        ] {
            for &(_, format) in Format::ALL {
                endure(&mark.escape_unicode().to_string(), &text, format);
            }
        }
    }
    let hidden = "The bridge re\u{ad}port\u{ad}ed\u{ad}ly closed on Friday.";
    assert!(endure("soft hyphens", hidden, Format::Plain) >= 1, "they hide nothing");
}

/// Code that is shown in another order than it runs in, and names that look like others.
#[test]
fn a_claim_is_shown_in_the_order_in_which_it_is_written() {
    let text = Text::new(
        "draft\u{202e}fdp.md",
        "The bridge \u{202e}rof troper\u{2066} reportedly closed\u{2069} on Friday.\n",
    );
    let found =
        linter().check(&text, Format::Plain, Options { pedantic: true, ..Options::default() }).diagnostics;
    assert!(!found.is_empty());
    let shown = report(OutputFormat::Human, Style::default(), &text, &found);
    assert!(shown.contains("draft<U+202E>fdp.md") && shown.contains("<U+202E>rof troper<U+2066>"), "{shown}");
}

#[test]
fn floods_of_marks_on_one_letter_are_read() {
    for mark in [
        "\u{301}",
        "\u{20dd}",
        "\u{35c}",
        "\u{fe0f}",
        "\u{1f3fb}",
        "\u{200d}👩",
        "\u{e0067}",
        "\u{0f71}\u{0f72}",
    ] {
        let flood = format!("The bridge e{} reportedly closed on Friday.", mark.repeat(20_000));
        endure(mark, &flood, Format::Plain);
        // Marks in falling order have to be sorted before two spellings can be told to be one.
        let falling = "\u{345}\u{301}\u{316}".repeat(10_000);
        endure("falling", &format!("e{falling} {CLAIM}"), Format::Markdown);
    }
}

#[test]
fn what_is_repeated_without_end_takes_no_time() {
    for piece in [
        "reportedly ",
        "Analysts say ",
        "said ",
        "“",
        "“I,” he said. ",
        "\"",
        "' ",
        "according to ",
        "who ",
        ", who said that ",
        "Ruiz and ",
        "A. ",
        "(",
        "…",
        "--",
        "*",
        "_a",
        "**a",
        "[",
        "[a](",
        "![",
        "<",
        "<!--",
        "<a ",
        "&",
        "&#",
        "`",
        "``` ",
        "|",
        "[^a]",
        "\n> ",
        "\n- ",
        "\n#",
        "\n\n",
        "<p>",
        "</p>",
        "<a href='",
        "<![CDATA[",
        "\0",
        "—",
        "http://a.b/",
        "1,",
        "$1 ",
        "@",
        "e\u{301}",
        "<!-- whosays: allow x -->",
        "whosays: allow",
        "` ",
        "<b> </b>",
        "The skipper claims that the lamp was lit. ",
        "The damage is estimated at 3 million euros. ",
        "[Ana Ruiz](http://a.b) ran. The Tolne Office (OFF) ran. ",
    ] {
        let text = piece.repeat(20_000 / piece.len());
        for &(_, format) in Format::ALL {
            endure(piece, &text, format);
        }
    }
}

#[test]
fn a_text_without_line_breaks_takes_as_long_for_each_of_its_sentences() {
    for (sentence, format) in [
        ("The skipper claims that the lamp was lit. ", Format::Plain),
        ("The damage is estimated at 3 million euros. ", Format::Plain),
        ("[Ana Ruiz](http://a.b) ran. The Tolne Office (OFF) ran. ", Format::Markdown),
        ("` ", Format::Markdown),
        ("x`{\"", Format::Markdown),
    ] {
        let time = |count: usize| {
            let text = Text::new("draft", sentence.repeat(count));
            let start = Instant::now();
            linter().check(&text, format, Options::default());
            start.elapsed()
        };
        // Eight times as many would take sixty-four times as long if each looked at all the others.
        let (few, many) = (time(1000), time(8000));
        assert!(many < few * 24 + Duration::from_millis(500), "{sentence}: {few:?}, {many:?}");
    }
}

#[test]
fn bytes_that_are_no_characters_are_told() {
    let utf16 = |units: &[u16], big: bool| -> Vec<u8> {
        let bytes = |unit: &u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        [0xfeff].iter().chain(units).flat_map(bytes).collect()
    };
    for big in [false, true] {
        for lone in [&[0x61, 0xd800][..], &[0x61, 0xdc00, 0x62], &[0x61, 0xd83d, 0xd83d, 0xde00]] {
            let error = Text::decode("a", utf16(lone, big)).expect_err("a half is no character");
            assert!(!matches!(error, DecodeError::Binary { .. }), "{error}");
            assert!(error.to_string().contains("byte"), "{error}");
        }
        let text = Text::decode("a", utf16(&[0x61, 0xd83d, 0xde00], big)).expect("both halves are there");
        assert_eq!(text.contents().trim_start_matches('\u{feff}'), "a😀");
        let odd = [utf16(&[0x61], big), vec![0]].concat();
        assert!(Text::decode("a", odd).is_err(), "half a unit is left");
    }
    for bytes in [
        &b"a\0b"[..],
        b"\0",
        b"a\xc0\x80",
        b"\xed\xa0\x80",
        b"\xf5\x80\x80\x80",
        b"\xff",
        b"\xfe",
        b"a\xe2\x80",
    ] {
        Text::decode("a", bytes.to_vec()).expect_err("it is no text");
    }
}

/// A few lines that stand for more than fits into any memory, in every file that is YAML.
#[test]
fn bombs_and_towers_of_yaml_are_told_at_once() {
    let doubling: String =
        (1..40).flat_map(|at| [format!("a{at}: &a{at} [*a{0}, *a{0}]", at - 1), "\n".to_owned()]).collect();
    let bomb = format!("a0: &a0 [x, x]\n{doubling}");
    let merged: String = (1..40)
        .flat_map(|at| [format!("a{at}: &a{at} {{ <<: [*a{0}, *a{0}] }}", at - 1), "\n".to_owned()])
        .collect();
    let towers = [
        "[".repeat(10_000),
        "{a: ".repeat(10_000),
        "- ".repeat(10_000),
        "? ".repeat(10_000),
        (0..10_000).map(|depth| " ".repeat(depth) + "a:\n").collect(),
        "!!a ".repeat(10_000),
        "&a ".repeat(10_000),
        format!("id: {}\n", "x".repeat(1_000_000)),
        "a: 1\n".repeat(100_000),
        format!("match: {{ phrase: '{}' }}\n", "(a | ".repeat(10_000)),
        format!("match: {{ regex: '{}' }}\n", "(".repeat(10_000)),
        format!("match: {{ regex: '{}a' }}\n", "a{1000}".repeat(100)),
        format!("match: {{ any: {}a{} }}\n", "[{ any: ".repeat(10_000), "}]".repeat(10_000)),
    ];
    let bombs = [bomb, format!("a0: &a0 {{ x: 1 }}\n{merged}")];
    for contents in bombs.iter().chain(&towers) {
        let start = Instant::now();
        let what = &contents[..contents.len().min(60)];
        let (_, told) = Config::parse(&Text::new("whosays.yml", contents.as_str()));
        assert!(!told.is_empty(), "{what}");
        for path in ["pack.yml", "house/rule.yml", "lexicons/words.yml"] {
            let manifest = PackFile::new("pack.yml", Text::new("pack.yml", "name: house\nversion: \"1\"\n"));
            let mut files = vec![PackFile::new(path, Text::new(path, contents.as_str()))];
            files.extend((path != "pack.yml").then_some(manifest));
            let loaded =
                load(&[PackFiles { files, loose: false, ..PackFiles::default() }], &Settings::default());
            assert!(!loaded.diagnostics.is_empty(), "{path}: {what}");
        }
        let draft = format!("---\n{contents}\n---\n\n{CLAIM}\n");
        endure(what, &draft, Format::Markdown);
        assert!(start.elapsed() < PATIENCE, "{what} took {:?}", start.elapsed());
    }
}
