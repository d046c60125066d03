//! Places, through the whole pipeline and in every unit that a format uses, on texts that are hard to count in.

use crate::readers::{Place, READERS};
use crate::support::builtin::linter;
use crate::support::report::report;
use serde_json::Value;
use whosays::lint::Options;
use whosays::markup::Format;
use whosays::report::{OutputFormat, Style};
use whosays::text::{Span, Text};

/// Curly quotes, dashes, accents, emoji of several code points, wide characters, words over a line break.
const PLAIN: &str = "\
Ōsaka 🦀 – the port’s new owner

“We are 漢字,” said Lea Novák. The port’s director 👩‍🚀 reportedly left on Friday. Opposition sources suggest — naïvely — that
the café was sold.

The 🇺🇦 flag is up 🙂. It is widely
believed that 20 € were paid.

漢字, 漢字. Critics say so.
";

/// What is flagged there.
const IN_PLAIN: &[&str] = &["reportedly", "Opposition sources", "It is widely\nbelieved", "Critics"];

/// The same with markup: front matter, emphasis, code, a link, entities, a list, a table.
const MARKDOWN: &str = "\
---
title: Ōsaka
---

# Ōsaka 🦀 – the port’s *new* owner

“We are 漢字,” said Lea Novák. The port’s director 👩‍🚀 **reportedly** left on&nbsp;Friday. *Opposition* sources
suggest &mdash; naïvely &mdash; that the [café](https://a.example/é) was sold.

- The 🇺🇦 flag is `up` 🙂. It is&nbsp;widely
  believed that 20 € were paid.

| 漢字 | what |
|---|---|
| 🦀 | Critics say so. |
";

/// What is flagged there: markup inside is part of the words, markup around them is not.
const IN_MARKDOWN: &[&str] =
    &["reportedly", "Opposition* sources", "It is&nbsp;widely\n  believed", "Critics"];

/// The same as a page: comments, a picture, entities by name and number, tags in words, words that are hidden.
const HTML: &str = "\
<!-- wp:heading --><H1 title=\"a > b\">Ōsaka 🦀 – the port’s <em>new</em> owner</H1>
<script>if (a < b) { say(\"critics say\") }</script>
<p>“We are 漢字,” said Lea Nov&aacute;k. The port’s director 👩‍🚀 <b>re<wbr>portedly</b> left on&nbsp;Friday.
<i>O</i>pposition <!-- which? --> sources
\tsuggest &mdash; na&#xEF;vely &mdash; that the <a href=\"https://a.example/é\">café</a> was sold.
<p>S<b>ources</b> close to the d&eacute;l&eacute;gation say 🦀 so, as a <q>source</q> did.
<ul><li>The 🇺🇦 flag is <code>up</code> &#128578;. It is&nbsp;widely<br>
believed that 20 &euro; were paid.
<li>漢字 🦀. M<span hidden>x</span>any observ&#101;rs say it is so.
</ul>
<table><tr><td>漢字<td><img alt=\"🦀\">Critics say so.</table>
";

/// What is flagged there. What is hidden inside is part of the place, as markup is.
const IN_HTML: &[&str] = &[
    "re<wbr>portedly",
    "O</i>pposition <!-- which? --> sources",
    "S<b>ources</b> close to the d&eacute;l&eacute;gation",
    "It is&nbsp;widely<br>\nbelieved",
    "M<span hidden>x</span>any observ&#101;rs",
    "Critics",
];

/// How a file may come: with Windows line ends, a byte order mark, in UTF-16.
#[derive(Clone, Copy, Debug)]
struct Dress {
    crlf: bool,
    mark: bool,
    utf16: bool,
}

impl Dress {
    fn all() -> impl Iterator<Item = Self> {
        let bit = |set: u8, at: u8| set & (1 << at) != 0;
        let all = (0..8).map(move |set| Self { crlf: bit(set, 0), mark: bit(set, 1), utf16: bit(set, 2) });
        // Only a byte order mark tells that a file is UTF-16.
        all.filter(|dress| dress.mark || !dress.utf16)
    }

    /// The characters of the file.
    fn characters(self, text: &str) -> String {
        let text = self.line_ends(text);
        if self.mark { format!("\u{feff}{text}") } else { text }
    }

    fn line_ends(self, text: &str) -> String {
        if self.crlf { text.replace('\n', "\r\n") } else { text.to_owned() }
    }

    fn bytes(self, characters: &str) -> Vec<u8> {
        if self.utf16 {
            characters.encode_utf16().flat_map(u16::to_le_bytes).collect()
        } else {
            characters.as_bytes().to_vec()
        }
    }

    /// The characters that some bytes of the file stand for.
    fn read(self, bytes: &[u8]) -> String {
        if self.utf16 {
            let units = bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
            String::from_utf16(&units.collect::<Vec<_>>()).expect("it starts and ends between characters")
        } else {
            String::from_utf8(bytes.to_vec()).expect("it starts and ends between characters")
        }
    }
}

#[test]
fn plain_text_is_pointed_at_exactly() {
    for dress in Dress::all() {
        check("draft.txt", PLAIN, dress, IN_PLAIN);
    }
}

#[test]
fn markdown_is_pointed_at_exactly() {
    for dress in Dress::all() {
        check("draft.md", MARKDOWN, dress, IN_MARKDOWN);
    }
}

#[test]
fn html_is_pointed_at_exactly() {
    for dress in Dress::all() {
        check("draft.html", HTML, dress, IN_HTML);
    }
}

fn check(name: &str, text: &str, dress: Dress, flagged: &[&str]) {
    let characters = dress.characters(text);
    let file = File { bytes: dress.bytes(&characters), characters, dress };
    let text = Text::decode(name, file.bytes.clone()).expect("it is a text");
    let diagnostics = linter().check(&text, Format::of_path(name), Options::default()).diagnostics;
    let shown = |format| report(format, Style::default(), &text, &diagnostics);

    let json: Value = serde_json::from_str(&shown(OutputFormat::Json)).expect("it is JSON");
    let found = list(&json["files"][0]["diagnostics"]);
    for one in found {
        assert_eq!(one["text"].as_str(), Some(file.at(&one["span"]).as_str()), "{dress:?}");
    }
    let mut words: Vec<String> = found.iter().map(|one| file.at(&one["span"])).collect();
    // What is said of the document is said where it first counts, of words that another rule may point at.
    words.dedup();
    let flagged: Vec<String> = flagged.iter().map(|words| dress.line_ends(words)).collect();
    assert_eq!(words, flagged, "{dress:?}");
    for label in found.iter().flat_map(|one| list(&one["labels"])) {
        assert!(!file.at(&label["span"]).is_empty(), "{dress:?} {label}");
    }

    for (format, unit, read) in READERS {
        // Annotations tell what is merged in one; elsewhere each rule points at its own words.
        let each = diagnostics.iter().flat_map(|leader| {
            let merged = if format == OutputFormat::Github { &[][..] } else { &leader.merged };
            std::iter::once(leader).chain(merged)
        });
        let each: Vec<_> = each.collect();
        let found = read(&shown(format));
        assert_eq!(found.len(), each.len(), "{dress:?} {format}");
        for (found, diagnostic) in found.iter().zip(each) {
            let offset = |place: Place| place.offset(&file.characters, unit) as u32;
            let Some(start) = found.start.column.map(|_| offset(found.start)) else { continue };
            let end = found.end.map_or(diagnostic.span.end, offset);
            assert_eq!(Span::new(start, end), diagnostic.span, "{dress:?} {format}");
        }
    }

    let (lines, concise, human) =
        (shown(OutputFormat::Jsonl), shown(OutputFormat::Concise), shown(OutputFormat::Human));
    for one in found {
        let Position { byte, line, column, .. } = Position::of(&one["span"]["start"]);
        assert!(lines.contains(&format!("\"start_byte\":{byte},")), "{dress:?} {lines}");
        assert!(lines.contains(&format!("\"line\":{line},\"column\":{column},")), "{dress:?} {lines}");
        assert!(concise.contains(&format!("{name}:{line}:{column}: ")), "{dress:?} {concise}");
        assert!(human.contains(&format!("--> {name}:{line}:{column}\n")), "{dress:?} {human}");
    }
}

/// A file as it lies on the disk, and its characters.
struct File {
    bytes: Vec<u8>,
    characters: String,
    dress: Dress,
}

impl File {
    /// What stands at a span of a report; the same in each unit, or the test fails.
    fn at(&self, span: &Value) -> String {
        let (start, end) = (Position::of(&span["start"]), Position::of(&span["end"]));
        let by_bytes = self.dress.read(&self.bytes[start.byte..end.byte]);
        let by_columns = &self.characters[self.by_column(&start)..self.by_column(&end)];
        let by_units = &self.characters[self.by_unit(&start)..self.by_unit(&end)];
        assert_eq!(by_bytes, by_columns, "bytes and columns disagree: {:?} {span}", self.dress);
        assert_eq!(by_bytes, by_units, "bytes and UTF-16 columns disagree: {:?} {span}", self.dress);
        by_bytes
    }

    fn by_column(&self, position: &Position) -> usize {
        self.walk(position.line, position.column, |_| 1)
    }

    fn by_unit(&self, position: &Position) -> usize {
        self.walk(position.line, position.utf16, char::len_utf16)
    }

    /// Goes to a line, then on through its characters until their widths add up to a column.
    fn walk(&self, line: usize, column: usize, width: fn(char) -> usize) -> usize {
        let lines = self.characters.split_inclusive('\n');
        let mut at: usize = lines.take(line - 1).map(str::len).sum();
        if self.characters[at..].starts_with('\u{feff}') {
            at += '\u{feff}'.len_utf8();
        }
        let mut left = column - 1;
        for c in self.characters[at..].chars() {
            if left == 0 {
                break;
            }
            left -= width(c);
            at += c.len_utf8();
        }
        at
    }
}

/// One end of a span of a report.
struct Position {
    byte: usize,
    line: usize,
    column: usize,
    utf16: usize,
}

impl Position {
    fn of(value: &Value) -> Self {
        let number = |key: &str| value[key].as_u64().expect("it is a number") as usize;
        Self { byte: number("byte"), line: number("line"), column: number("column"), utf16: number("utf16") }
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("it is a list")
}
