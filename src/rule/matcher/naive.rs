//! The meaning of patterns once more, as simply as can be: every way is tried, and the best is taken. Random
//! patterns must come out the same.

use super::testing::Bench;
use crate::lexicon::pattern::{Node, Pattern, parse};
use proptest::prelude::*;

/// Tokens in gaps, and one past the last token, of every way through `nodes` from a token on.
fn ways(nodes: &[Node], text: &[&str], at: usize) -> Vec<(usize, usize)> {
    let Some((first, rest)) = nodes.split_first() else { return vec![(0, at)] };
    let steps: Vec<(usize, usize)> = match first {
        Node::Word(word) if text.get(at) == Some(&word.as_str()) => vec![(0, at + 1)],
        Node::Gap(least, most) => (usize::from(*least)..=usize::from(*most)).map(|n| (n, at + n)).collect(),
        Node::Choice(branches) => {
            branches.iter().flat_map(|it: &Pattern| ways(&it.nodes, text, at)).collect()
        }
        Node::Optional(inner) => {
            let mut steps = ways(std::slice::from_ref(inner), text, at);
            steps.push((0, at));
            steps
        }
        Node::Start if at == 0 => vec![(0, at)],
        Node::End if at == text.len() => vec![(0, at)],
        _ => Vec::new(),
    };
    let within = steps.into_iter().filter(|step| step.1 <= text.len());
    within
        .flat_map(|step| ways(rest, text, step.1).into_iter().map(move |way| (step.0 + way.0, way.1)))
        .collect()
}

/// The matches of a pattern: leftmost first, of one start the best, without overlap.
fn matches(pattern: &Pattern, text: &[&str]) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let best =
            ways(&pattern.nodes, text, at).into_iter().min_by_key(|way| (way.0, std::cmp::Reverse(way.1)));
        match best {
            Some((_, end)) => {
                found.push((at as u32, end as u32));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn item() -> impl Strategy<Value = String> {
    let word = prop_oneof!["a", "b", "c"];
    word.prop_recursive(3, 12, 3, |inner| {
        let sequence = prop::collection::vec(inner.clone(), 1..3).prop_map(|items| items.join(" "));
        prop_oneof![
            prop::collection::vec(sequence, 1..4).prop_map(|branches| format!("({})", branches.join(" | "))),
            inner.clone().prop_map(|item| format!("({item} ...{{0,2}} a)")),
            inner.clone().prop_map(|item| format!("({item})?")),
            (inner.clone(), 0..2u8, 0..3u8, inner)
                .prop_map(|(from, least, more, to)| format!("({from} ...{{{least},{}}} {to})", least + more)),
        ]
    })
}

fn pattern() -> impl Strategy<Value = String> {
    let items = prop::collection::vec(item(), 1..4).prop_map(|items| items.join(" "));
    (items, any::<bool>(), any::<bool>()).prop_map(|(items, start, end)| {
        format!("{}{items}{}", if start { "^ " } else { "" }, if end { " $" } else { "" })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_and_the_plain_meaning_agree(
        pattern in pattern(),
        text in prop::collection::vec(prop_oneof![Just("a"), Just("b"), Just("c")], 1..12),
    ) {
        let Ok(parsed) = parse(&pattern) else { return Ok(()) };
        // Others that begin with the same words, so that it is filed under a rarer one.
        let others: Vec<String> = (0..20).map(|n| format!("(a | b) ...{{0,1}} x{n}")).collect();
        let all: Vec<&str> = [pattern.as_str()].into_iter().chain(others.iter().map(String::as_str)).collect();
        let bench = Bench::new(&[], &all);
        let found = bench.read(&text.join(" "), |_, input| {
            bench.hits(input).iter().map(|hit| (hit.first, hit.end)).collect::<Vec<_>>()
        });
        prop_assert_eq!(found, matches(&parsed, &text));
    }

    #[test]
    fn any_characters_are_a_pattern_or_a_mistake_with_a_place(text in r"[ab ()|?~@<>$^{}.,0-9:\\é”\-]{0,24}") {
        if let Err(error) = parse(&text) {
            prop_assert!(text.get(error.at).is_some());
        }
    }
}
