//! What is said of regexes, and that what they find is where it stands.

use super::*;
use crate::prose::{Passage, Sentence, Shape, Token, TokenKind, WordId, fold_char};
use unicode_normalization::UnicodeNormalization;

#[track_caller]
fn assert_mistake(regex: &str, place: &str, message: &str, help: &str) {
    let error = SentenceRegex::parse(regex).expect_err(regex);
    assert_eq!(&regex[error.at], place, "{regex}");
    assert!(error.message.contains(message), "{regex}: {}", error.message);
    assert!(error.help.unwrap_or_default().contains(help), "{regex}");
}

#[test]
fn mistakes_are_underlined_where_they_stand() {
    assert_mistake(r"said (?!that)", "(?!", "look-around", "`unless`");
    assert_mistake(r"(?<=the )press", "(?<=", "look-around", "`unless`");
    assert_mistake(r"(a)b\1", r"\1", "back-references", "alternatives");
    assert_mistake(r"said (that", "(", "never closed", r"`\(`");
    assert_mistake(r"\d*", r"\d*", "empty text", "not optional");
    assert_mistake(r"[a&&b]", r"[a&&b]", "never match", "");
    assert_mistake(r"(?<source>\w+) said", "source", "part of every match", "another name");
    assert_mistake("Iran’s", "’", "folded", "`'`");
    assert_mistake("re\u{ad}gime", "\u{ad}", "folded", "Leave it out");
}

#[test]
fn what_no_folded_sentence_holds_is_refused() {
    assert_mistake(r"\x{201c}some", r"\x{201c}", "folded", "`\"`");
    assert_mistake("[“”]some", "“", "folded", "`\"`");
    assert_mistake("some say\n", "\n", "line break", "`>-`");
    assert_mistake(r"some\tsay", r"\t", "folded", "a space");
    assert_mistake("some  say", "  ", "two never occur", "one space");
    assert_mistake(r"\x08some", r"\x08", "control character", "Leave it out");
    assert_mistake("cafe\u{301}s", "e\u{301}", "one character", "`cafés`");
    assert_mistake("so ^some", "^", "more stands before it", r"`\^`");
    assert_mistake("so (some|^many)", "^", "more stands before it", "");
    assert_mistake("some$ so", "$", "more stands behind it", r"`\$`");
    for sound in ["(^|, )some", "(so )*^some", r"some(\.|$)", "^some say$", "(?x) some  \n say"] {
        assert!(SentenceRegex::parse(sound).is_ok(), "{sound}");
    }
}

#[test]
fn a_branch_that_stands_twice_is_warned_of() {
    let regex = SentenceRegex::parse("(some|many|some) say").expect("it is sound");
    let [warning] = regex.warnings() else { panic!("one branch is too many") };
    assert_eq!(warning.at, 11..15);
}

#[test]
fn a_regex_that_requires_no_text_is_warned_of() {
    assert!(SentenceRegex::parse(r"\d+ \w+").expect("it is sound").warnings().len() == 1);
    assert!(SentenceRegex::parse(r"\d+ (dead|hurt)").expect("it is sound").warnings().is_empty());
}

#[test]
fn a_regex_too_large_is_refused_when_it_is_loaded_or_else_when_it_is_needed() {
    let counted = r"x(\p{L}{1,200}){1,200}y";
    assert_mistake(counted, counted, "too large", "smaller repetitions");
    let regex = SentenceRegex::parse(&format!("x{}y", r"\w".repeat(500))).expect("its syntax is right");
    let mut found = Vec::new();
    assert!(regex.find(&fold("a b"), &mut found).is_ok());
    let refused = regex.find(&fold("x y"), &mut found).expect_err("it cannot be compiled");
    assert!(refused.message.contains("too large"));
}

#[test]
fn case_counts_unless_the_regex_says_otherwise() {
    assert_eq!(find("Said", "she said, SAID and Said"), ["Said"]);
    assert_eq!(find("(?i)ask", "ASK, aſ\u{212a}"), ["ASK", "aſ\u{212a}"]);
}

#[test]
fn what_is_found_is_the_prose_as_written() {
    assert_eq!(find(r#""[^"]+" \w"#, "a „so —\u{a0}\n“ é"), ["„so —\u{a0}\n“ é"]);
    assert_eq!(find(r"caf\w+s", "he cafe\u{301}s x"), ["cafe\u{301}s"]);
    assert_eq!(find(r"\w+e\b", "the re\u{ad}gime\u{200b} x"), ["the", "re\u{ad}gime"]);
    assert_eq!(find(r"o\. T", "So. To"), Vec::<String>::new());
    assert_eq!(find(r"b\b", "a  b"), ["b"]);
}

#[test]
fn groups_are_captures() {
    let regex = SentenceRegex::parse(r"(?<n>\d+) (?<what>men|dogs)?").expect("it is sound");
    let mut found = Vec::new();
    regex.find(&fold("40 men. 3 cats"), &mut found).expect("it is sound");
    assert_eq!(regex.captures(), ["n", "what"]);
    assert_eq!(
        found[0].captures,
        [(CaptureId(0), ProseSpan::new(0, 2)), (CaptureId(1), ProseSpan::new(3, 6))]
    );
    assert_eq!(found[1].captures, [(CaptureId(0), ProseSpan::new(8, 9))]);
}

fn find(regex: &str, prose: &str) -> Vec<String> {
    let mut found = Vec::new();
    SentenceRegex::parse(regex).expect("it is sound").find(&fold(prose), &mut found).expect("it is sound");
    found.iter().map(|hit| prose[hit.span.range()].to_owned()).collect()
}

/// A block whose sentences end after each `. `.
#[test]
fn runs_of_plain_prose_are_folded_like_character_after_character() {
    for length in 1..70 {
        let plain = "Harbour dues rose again, ".chars().cycle().take(length);
        for mark in ["", "’", "  ", " ", "é", "e\u{301}", "\u{200b}", "\n", "`", " – ", "”  "] {
            let prose: String = plain.clone().chain(mark.chars()).chain("quay".chars()).collect();
            let folded: String = prose.nfc().filter_map(fold_char).collect();
            let expected = folded.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            let block = fold(&prose);
            assert_eq!(block.sentences().map(|(_, text)| text).collect::<Vec<_>>(), [&expected], "{prose:?}");
            assert_eq!(find("quay", &prose), ["quay"], "{prose:?}");
            assert_eq!(find("^[^q]*quay$", &prose), [&*prose], "{prose:?}");
        }
    }
}

#[track_caller]
fn fold(prose: &str) -> FoldedBlock {
    let mut passage = Passage::default();
    let mut start = 0;
    for (at, piece) in prose.split_inclusive(". ").enumerate() {
        let end = start + piece.len();
        let token = Token {
            start: start as u32,
            end: end as u32,
            word: WordId::UNKNOWN,
            kind: TokenKind::Word,
            shape: Shape::Lower,
        };
        passage.tokens.push(token);
        passage.sentences.push(Sentence { first: at, end: at + 1 });
        start = end;
    }
    let mut block = FoldedBlock::default();
    block.read(prose, &passage);
    block
}
