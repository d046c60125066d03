use super::{Shape, Token, TokenKind, tokenize};
use crate::prose::Vocabulary;

fn read(prose: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(prose, &Vocabulary::default(), &mut tokens);
    tokens
}

/// The tokens of `prose`, with bars between them.
fn cut(prose: &str) -> String {
    read(prose).iter().map(|token| &prose[token.range()]).collect::<Vec<_>>().join("|")
}

fn kind(prose: &str) -> TokenKind {
    read(prose)[0].kind
}

#[test]
fn a_lexicon_entry_is_cut_as_in_running_text() {
    for entry in [
        "Gen.",
        "Lt. Col.",
        "U.S. officials",
        "Lloyd's of London",
        "Reuters, citing",
        "Acme Inc.",
        "a.m.",
        "No. 10",
        "workers' rights",
        "Yahoo!",
        "et al.",
        "AT&T",
        "Springfield, Ill.",
        "J.",
        "Ph.D.",
        "R-W.Va.",
    ] {
        let text = format!("She spoke to {entry} Orlow about it");
        let alone = cut(entry);
        assert!(cut(&text).contains(&format!("|{alone}|")), "{alone} in {}", cut(&text));
    }
}

#[test]
fn marks_of_a_sort_are_one_word() {
    let mut vocabulary = Vocabulary::default();
    let dash = vocabulary.intern_all("–");
    assert_eq!(dash, vocabulary.intern_all("--"));
    assert_eq!(dash, vocabulary.intern_all("a - b")[1..2]);
    assert_eq!(vocabulary.intern_all("“"), vocabulary.intern_all("''"));
    assert_eq!(vocabulary.intern_all("Iran’s"), vocabulary.intern_all("IRAN'S"));
    assert_eq!(vocabulary.intern_all("'s"), vocabulary.intern_all("Iran’s")[1..]);
    assert_eq!(vocabulary.intern_all("…"), vocabulary.intern_all("..."));
}

#[test]
fn shapes() {
    for (word, shape) in [
        ("police", Shape::Lower),
        ("Lisbon", Shape::Capital),
        ("F-16", Shape::Capital),
        ("UN", Shape::Upper),
        ("U.S.", Shape::Upper),
        ("COVID-19", Shape::Upper),
        ("iPhone", Shape::Mixed),
        ("al-Araji", Shape::Mixed),
        ("https://Example.org/A", Shape::Lower),
    ] {
        assert_eq!(read(word)[0].shape, shape, "{word}");
    }
}

#[test]
fn kinds() {
    for (text, expected) in [
        ("18th", TokenKind::Number),
        ("1,200", TokenKind::Number),
        (".22", TokenKind::Number),
        ("10-K", TokenKind::Word),
        ("12-year-old", TokenKind::Word),
        ("2019-20", TokenKind::Number),
        ("’90s", TokenKind::Number),
        ("a.m.", TokenKind::Abbreviation),
        ("--", TokenKind::Dash),
        ("- ", TokenKind::Dash),
        (". . .", TokenKind::Ellipsis),
        ("%", TokenKind::Symbol),
    ] {
        assert_eq!(kind(text), expected, "{text}");
    }
}

#[test]
fn punctuation_and_abbreviations() {
    for (text, expected) in [
        ("the U.S.-led talks", "the|U.S.-led|talks"),
        ("from the U.S.", "from|the|U.S."),
        ("R-W.Va., said", "R-W.Va.|,|said"),
        ("hepatitis B. The", "hepatitis|B|.|The"),
        ("J.D. Vance", "J.D.|Vance"),
        ("John F. Kennedy", "John|F.|Kennedy"),
        ("So did I. Then", "So|did|I|.|Then"),
        ("said no. Then", "said|no|.|Then"),
        ("No. 10’s view", "No.|10|’s|view"),
        ("it’s McDonald’s-owned", "it|’s|McDonald’s-owned"),
        ("the workers’ rights", "the|workers|’|rights"),
        ("al-Araji of Kata’ib", "al-Araji|of|Kata’ib"),
        ("rock ’n’ roll", "rock|’n’|roll"),
        ("see https://a.example/x_(y). Then", "see|https://a.example/x_(y)|.|Then"),
        ("(at a.example/b), or jo@b.example.", "(|at|a.example/b|)|,|or|jo@b.example|."),
        ("over.The end", "over|.|The|end"),
        ("co\u{ad}opera\u{ad}tion \u{ad} x", "co\u{ad}opera\u{ad}tion|x"),
        ("two- and three-year", "two|-|and|three-year"),
        ("6'2\" tall", "6'2|\"|tall"),
        ("word--word—word", "word|--|word|—|word"),
        ("etc....", "etc|...."),
    ] {
        assert_eq!(cut(text), expected);
    }
}
