//! Who is said to have said what is read only where somebody asks, and rules say the same of a text either way.

use whosays::lint::{Findings, Linter, Options};
use whosays::markup::Format;
use whosays::rule::{PackFile, PackFiles, Settings, builtin, load};
use whosays::text::Text;

const STORY: &str = "\
# Rumour at the quay

There is a rumour that the quay will close. Harbour master Ida Corr said the rumour was false. “It is a rumour,” she
said, “and nothing else.” Two clerks reportedly heard it on Monday.

Traders repeat the rumour. Nobody has asked Corr again, and no other rumour is known.
";

/// A linter with one rule and none that are built in.
fn with_rule(matched: &str) -> Linter {
    let rule = format!(
        "id: talk\nsummary: Talk.\nseverity: warning\nmessage: who says?\n{matched}\n\
         tests: {{ flag: ['A [[rumour]].'] }}\n"
    );
    let file = PackFile::new("talk.yml", Text::new("talk.yml", rule));
    let own = PackFiles { files: vec![file], loose: true, ..PackFiles::default() };
    let loaded = load(&[builtin().without_rules(), own], &Settings::default());
    assert!(loaded.set.rule("talk").is_some(), "{matched}: {:?}", loaded.diagnostics);
    Linter::new(loaded.set)
}

fn find(linter: &Linter, rules_only: bool) -> Findings {
    linter.find(&Text::new("story.md", STORY), Format::Markdown, Options { rules_only, ..Options::default() })
}

#[test]
fn rules_say_the_same_whoever_asks_for_facts() {
    let rules = [
        "match: { phrase: rumour }",
        "match: { phrase: rumour }\nnot-in: [code]",
        "match: { phrase: rumour }\nnot-in: []\nin: [attributed]",
        "match: { phrase: rumour }\nlabels: { candidate: the nearest }",
        "match: { phrase: rumour }\nnot-in: []\nunless: { named: { within: sentence, attribution: { source: { named: true } } } }",
        "match: { phrase: rumour }\nonly-if: { known: { within: document, mention: { kind: person } } }",
        "match: { phrase: '<name> again' }",
        "match: { regex: 'rum\\w+' }",
        "match: { any: [{ phrase: rumour }, { attribution: {} }] }",
        "match: { document: { run: unattributed, at-least: 1 } }",
    ];
    for rule in rules {
        let linter = with_rule(rule);
        let said = |rules_only| {
            let findings = find(&linter, rules_only);
            findings.said.into_iter().map(|said| said.diagnostic).collect::<Vec<_>>()
        };
        assert_eq!(said(true), said(false), "{rule}");
        assert!(!said(true).is_empty(), "{rule}");
    }
}

#[test]
fn what_is_attributed_is_known_to_rules_that_look_for_words_alone() {
    let words = |rule| find(&with_rule(rule), true).said.len();
    assert_eq!(words("match: { phrase: rumour }\nnot-in: [code]"), 6);
    assert_eq!(words("match: { phrase: rumour }\nnot-in: [attributed, quotation, code]"), 4);
}

#[test]
fn facts_are_handed_on_unless_nobody_asks() {
    let linter = with_rule("match: { phrase: hearsay }");
    assert!(find(&linter, false).facts.attributions.len() > 2);
    assert!(find(&linter, true).facts.attributions.is_empty());
}
