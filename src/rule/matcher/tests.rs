//! What patterns find, form by form.

use super::testing::{Bench, lexicon};
use super::{PhraseMatcher, Scratch, When};
use crate::rule::program::PatternSet;

/// What one pattern finds in a text.
#[track_caller]
fn assert_finds(pattern: &str, text: &str, expected: &[&str]) {
    let files = [
        lexicon("experts", &["analysts", "security analysts", "experts"]),
        lexicon("hedges", &["reportedly", "(it is ...{0,2} said)", "(for @experts ...{0,1} only)"]),
        lexicon("layers", &["(the @hedges thing)"]),
    ];
    assert_eq!(Bench::new(&files, &[pattern]).find(text), expected, "`{pattern}` in {text:?}");
}

#[test]
fn words_are_folded() {
    assert_finds("the regime's men", "THE REGIME’S\nmen", &["THE REGIME’S men"]);
    assert_finds("so - called", "so - called", &["so - called"]);
    assert_finds("he – she", "he — she, he--she", &["he — she", "he--she"]);
    assert_finds("straße café", "STRASSE cafe\u{301}", &["STRASSE cafe\u{301}"]);
    assert_finds("regime", "the re\u{ad}gime", &["re\u{ad}gime"]);
    assert_finds("cafe", "café", &[]);
    assert_finds("\"so", "“so it is", &["“so"]);
}

#[test]
fn matches_start_and_end_at_tokens() {
    assert_finds("regime", "anti-regime forces; the regime's; Regime", &["regime", "Regime"]);
    assert_finds("Lloyd's of London", "at Lloyd’s of London today", &["Lloyd’s of London"]);
    assert_finds("Reuters, citing", "said Reuters, citing two men", &["Reuters, citing"]);
    assert_finds("Gen. Smith", "a Gen. Smith spoke", &["Gen. Smith"]);
}

#[test]
fn choices_and_optional_words() {
    let pattern = "some (say | of them? think) so?";
    assert_finds(
        pattern,
        "Some say so. Some of them think. Some of think.",
        &["Some say so", "Some of them think", "Some of think"],
    );
    assert_finds("(a | a b c) ~go?", "a b c", &["a b c"]);
}

#[test]
fn lemmas_take_every_form() {
    assert_finds(
        "~note ...{0,1} that",
        "He noted that; they note too that; noting",
        &["noted that", "note too that"],
    );
}

#[test]
fn entries_of_lexicons() {
    assert_finds("@experts say", "security analysts say", &["security analysts say"]);
    assert_finds("@experts", "Security analysts and experts.", &["Security analysts", "experts"]);
    assert_finds("security @experts", "security analysts", &["security analysts"]);
}

#[test]
fn phrases_of_lexicons_that_are_no_texts() {
    assert_finds("@hedges", "It is widely said. Reportedly so.", &["It is widely said", "Reportedly"]);
    assert_finds("@hedges (to | that)", "it is now widely said that", &["it is now widely said that"]);
    assert_finds("@hedges", "for security analysts eyes only", &["for security analysts eyes only"]);
    assert_finds("@layers", "the it is said thing", &["the it is said thing"]);
}

#[test]
fn the_shortest_gap_wins_and_then_the_longest_match() {
    assert_finds("a ...{0,4} b", "a x b x b", &["a x b"]);
    assert_finds("a ...{0,4} (b | b c)", "a x b c", &["a x b c"]);
    assert_finds("a ...{0,3} b c?", "a b x b c", &["a b"]);
    assert_finds("a ...{1,3} b", "a b b b", &["a b b"]);
    assert_finds("a (...{2,2} c | b b) d?", "a b b c", &["a b b"]);
    assert_finds("a ...{0,2} b", "a x x x b", &[]);
}

#[test]
fn matches_of_a_pattern_do_not_overlap_the_leftmost_wins() {
    assert_finds("a ...{0,2} a", "a a a a a", &["a a", "a a"]);
    assert_finds("a b a", "a b a b a b a", &["a b a", "a b a"]);
    assert_finds("a (b a)?", "a b a b a", &["a b a", "a"]);
}

#[test]
fn no_match_crosses_a_sentence() {
    assert_finds("left ...{0,3} he", "Then they left. He stayed.", &[]);
    assert_finds("left . he", "Then they left. He stayed.", &[]);
    assert_finds("stayed .", "He stayed. He left.", &["stayed."]);
}

#[test]
fn captures_hold_what_they_took() {
    assert_finds(
        "$who:@experts ...{0,2} $verb:(say | warn)",
        "Analysts now say",
        &["Analysts now say who=Analysts verb=say"],
    );
    assert_finds("$a:(x ...{0,2} z) y?", "x q z y", &["x q z y a=x q z"]);
    assert_finds("($n:x | $n:y) z $o:w?", "y z", &["y z n=y"]);
    assert_finds(
        ", $frame:@experts",
        "so, security analysts",
        &[", security analysts frame=security analysts"],
    );
}

#[test]
fn edges_of_the_sentence() {
    assert_finds("^ he", "He said he. “He said.” He", &["He", "He", "He"]);
    assert_finds("gone $", "Gone are the gone. “He is gone.” All gone!", &["gone", "gone", "gone"]);
    assert_finds("^ <quote> ...{0,2} said $", "“So it is,” he said.", &["“So it is,” he said"]);
    assert_finds("^ ...{0,2} said", "He then said it; she said", &["He then said"]);
    assert_finds("said ...{1,2} $", "she said it twice.", &["said it twice"]);
    assert_finds("(^ | ,) but", "But no, but yes but", &["But", ", but"]);
}

#[test]
fn many_patterns_are_found_in_one_walk_ordered_by_place() {
    let bench = Bench::new(&[], &["of men", "(of | to) <word> men?", "men", "^ friends"]);
    assert_eq!(bench.find("Friends of men, to arms"), ["Friends", "of men", "of men", "men", "to arms"]);
}

#[test]
fn patterns_that_say_the_same_share_a_number() {
    let bench = Bench::new(&[], &["(a | b) c", "(b | a)  c", "(B|a) c", "a c", "$x:a c"]);
    assert_eq!(bench.ids[0], bench.ids[1]);
    assert_eq!(bench.ids[0], bench.ids[2]);
    assert!(bench.ids[0] != bench.ids[3] && bench.ids[3] != bench.ids[4]);
}

#[test]
fn a_scratch_serves_block_after_block() {
    let bench = Bench::new(&[], &["a ...{0,1} b", "c"]);
    let (mut scratch, mut found) = (Scratch::default(), Vec::new());
    for _ in 0..3 {
        bench.read("a b c. A x b. C", |_, input| {
            bench.matcher.find(input, &mut scratch, &mut found);
        });
    }
    assert_eq!(found.len(), 12);
}

#[test]
fn lexicons_must_exist_and_not_lead_back_to_themselves() {
    let files = [lexicon("one", &["(the @two ...{0,1} x)"]), lexicon("two", &["(a @one ...{0,1} y)"])];
    let (mut lexicons, _) = crate::lexicon::Lexicons::build(&files);
    let mut set = PatternSet::default();
    let mut add = |pattern: &str| {
        set.add(&crate::lexicon::pattern::parse(pattern).expect("a sound pattern"), &mut lexicons)
            .unwrap_err()
    };
    let unknown = add("the @too said");
    assert_eq!((unknown.at, unknown.help.as_deref()), (4..8, Some("Did you mean `@two`?")));
    assert!(add("x @one").message.contains("lead back to itself"));
    let _ = PhraseMatcher::new(PatternSet::default(), |_| When::Always, &mut lexicons);
}

/// Patterns that would take a naive matcher longer than anyone waits.
#[test]
fn hostile_patterns_take_no_time() {
    let gaps = format!("a{} b", " ...{0,20} a".repeat(40));
    let choices = format!("{} b", "(a | a a | a a a) ".repeat(60));
    let options = format!("{} b", "(a a?)? ".repeat(90));
    let short = format!("a ({} b)?", "...{0,3} a ".repeat(60));
    let entries = format!("{} b", "@as ".repeat(60));
    let files = [lexicon("as", &["a", "a a", "a a a", "(a ...{0,3} a)"])];
    let text = "a ".repeat(1500);
    for pattern in [&gaps, &choices, &options, &short, &entries] {
        let bench = Bench::new(&files, &[pattern]);
        let found = bench.find(&text);
        assert_eq!(found.len(), if pattern == &short { 1500 } else { 0 });
    }
}

#[test]
fn a_pattern_too_long_to_run_is_refused() {
    let mut lexicons = crate::lexicon::Lexicons::default();
    let pattern =
        crate::lexicon::pattern::parse(&format!("a {}", "b? ".repeat(300))).expect("a sound pattern");
    assert!(PatternSet::default().add(&pattern, &mut lexicons).is_err());
}

#[test]
fn crowded_first_words_change_nothing() {
    let patterns: Vec<String> = (0..20).map(|n| format!("(the | a) ...{{0,2}} word{n} so?")).collect();
    let bench = Bench::new(&[], &patterns.iter().map(String::as_str).collect::<Vec<_>>());
    let text = "The a word1 so the new word2. The word1 word1. A man. A word19, the word20";
    assert_eq!(bench.find(text), ["The a word1 so", "the new word2", "The word1", "A word19"]);
}
