//! However an example is written in its rule file, a place in its text leads back to the characters that stand for it.

use proptest::prelude::*;
use whosays::rule::{PackFile, PackFiles, Settings, TestCase, load};
use whosays::text::{Span, Text};

/// How a text is written in YAML.
#[derive(Clone, Copy, Debug)]
enum Style {
    Plain,
    Single,
    Double,
    Literal,
    Folded,
}

/// What an example is made of, marks among it.
fn pieces(plain: bool) -> impl Strategy<Value = Vec<String>> {
    let words = "[a-zé]{1,5}( [a-zé]{1,4})?";
    let rich = prop_oneof![
        words.prop_map(String::from),
        Just("'tis “so” it’s ''".to_owned()),
        Just("\"no\" \\ \\n".to_owned()),
        Just("\\[[sic]]".to_owned()),
        Just("漢字🚀".to_owned()),
        Just("e\u{301}\u{a0}x".to_owned()),
    ];
    let piece = if plain { words.prop_map(String::from).boxed() } else { rich.boxed() };
    let marked = piece.clone().prop_map(|words| format!("[[{words}]]"));
    prop::collection::vec(prop_oneof![3 => piece, 1 => marked], 1..9)
}

fn examples() -> impl Strategy<Value = (Style, String, Vec<u8>, bool)> {
    let style = prop_oneof![
        Just(Style::Plain),
        Just(Style::Single),
        Just(Style::Double),
        Just(Style::Literal),
        Just(Style::Folded),
    ];
    let example = style.prop_flat_map(|style| {
        let gap = prop_oneof![6 => Just(" "), 1 => Just(""), 1 => Just("\n"), 1 => Just("\n\n")];
        let pieces = pieces(matches!(style, Style::Plain));
        (Just(style), pieces, prop::collection::vec(gap, 9))
    });
    let dice = prop::collection::vec(any::<u8>(), 1..40);
    (example, dice, any::<bool>()).prop_map(|((style, pieces, gaps), dice, windows)| {
        let mut written = "The [[first]]".to_owned();
        for (piece, gap) in pieces.iter().zip(gaps) {
            written.extend([gap, piece]);
        }
        (style, written, dice, windows)
    })
}

/// The scalar, at an indent of eight.
fn scalar(style: Style, value: &str, dice: &[u8]) -> String {
    const INDENT: &str = "\n        ";
    let mut dice = dice.iter().cycle().copied();
    let mut chance = |of: u8| dice.next().is_some_and(|number| number % of == 0);
    let mut out = String::new();
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        let between_words = c == ' ' && chars.peek().is_some_and(|next| !next.is_whitespace());
        match (style, c) {
            (Style::Literal, '\n') => out.push_str(INDENT),
            (Style::Double, '\n') => out.push_str("\\n"),
            // A line break that stands for itself is one more than those that are folded into a space.
            (_, '\n') => {
                out.push('\n');
                if chars.peek() != Some(&'\n') {
                    out.push_str(INDENT);
                }
            }
            (Style::Literal, c) => out.push(c),
            (_, ' ') if between_words && chance(4) => out.push_str(INDENT),
            (Style::Single, '\'') => out.push_str("''"),
            (Style::Double, '"' | '\\') => out.extend(['\\', c]),
            (Style::Double, c) if c != ' ' && chance(5) => {
                out.extend(['\\', 'U'].into_iter().chain(format!("{:08x}", c as u32).chars()));
            }
            (Style::Double, c) if c != ' ' && chance(9) => {
                out.extend(["\\\n        ", c.encode_utf8(&mut [0; 4])]);
            }
            (_, c) => out.push(c),
        }
    }
    match style {
        Style::Plain => out,
        Style::Single => format!("'{out}'"),
        Style::Double => format!("\"{out}\""),
        Style::Literal => format!("|-{INDENT}{out}"),
        Style::Folded => format!(">-{INDENT}{out}"),
    }
}

fn case(file: &Text) -> TestCase {
    let files = vec![PackFile::new("example.yml", Text::new("example.yml", file.contents()))];
    let loaded = load(&[PackFiles { files, loose: true, ..PackFiles::default() }], &Settings::default());
    assert_eq!(loaded.diagnostics, [], "{}", file.contents());
    loaded.set.rules[0].tests()[0].clone()
}

/// Whether the characters in the file stand for that one of the text.
fn stands_for(written: &str, c: char) -> bool {
    let escaped = written.strip_prefix('\\').filter(|rest| !rest.is_empty());
    match escaped {
        Some(rest) if rest.starts_with('U') => u32::from_str_radix(&rest[1..], 16) == Ok(c as u32),
        Some(rest) => rest == c.to_string(),
        None => written == c.to_string() || (written == "''" && c == '\''),
    }
}

proptest! {
    #[test]
    fn a_place_in_an_example_is_that_of_its_characters_in_the_file((style, value, dice, windows) in examples()) {
        let file = format!(
            "id: example\nsummary: An example.\nseverity: info\nmatch: {{ phrase: first }}\n\
             message: who?\ntests:\n  flag:\n    - text: {}\n      todo: nobody knows\n",
            scalar(style, &value, &dice),
        );
        let file = if windows { file.replace('\n', "\r\n") } else { file };
        let file = Text::new("example.yml", file);
        let case = case(&file);
        prop_assert_eq!(&case.written.value, &value);
        let place = |range: std::ops::Range<usize>| case.place(&file, &range);
        let visible: Vec<(usize, char)> = case.text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
        let spans: Vec<(usize, usize, Span)> = visible
            .iter()
            .map(|&(at, c)| (at, at + c.len_utf8(), place(at..at + c.len_utf8())))
            .collect();
        for (&(_, c), (.., span)) in visible.iter().zip(&spans) {
            let written = file.slice(*span);
            prop_assert!(stands_for(written, c), "{written:?} for {c:?} in {}", file.contents());
        }
        for (at, first) in spans.iter().enumerate() {
            for last in &spans[at..] {
                prop_assert_eq!(place(first.0..last.1), Span::new(first.2.start, last.2.end));
            }
        }
    }
}
