//! What settings do to rules and lexicons.

use super::*;
use crate::diagnostic::Severity;
use crate::rule::{PackFile, PackFiles, RuleSet, Settings, load};

const RULE: &str = "\
id: alleged
summary: An example.
severity: warning
status: preview
options: { limit: { type: ratio, default: 0.4 } }
match: { phrase: '@frames' }
unless: { shown: { phrase: chart } }
message: '{limit}'
tests: { flag: ['[[Marking]] it.'] }
";

fn configured(yaml: &str) -> RuleSet {
    let (config, diagnostics) = Config::parse(&Text::new("whosays.yml", yaml));
    assert_eq!(diagnostics, []);
    let files = [
        ("pack.yml", "name: house\nversion: '2'\n"),
        ("lexicons/frames.yml", "words: [underscoring]\nextends: more\n"),
        ("lexicons/more.yml", "words: [marking, stressing]\n"),
        ("house/alleged.yml", RULE),
    ];
    let file = |(path, contents): (&str, &str)| PackFile::new(path, Text::new(path, contents));
    let loaded = load(
        &[PackFiles { files: files.map(file).into(), loose: false, ..PackFiles::default() }],
        &Settings::of(config.own.layer),
    );
    assert_eq!(loaded.diagnostics, []);
    loaded.set
}

#[test]
fn rules_are_set_by_id_and_by_group() {
    let set = configured(
        "rules:\n  house/*: info\n  alleged: { options: { limit: 0.1 }, clauses: { shown: off } }\n",
    );
    let rule = set.rule("alleged").expect("it is in the pack");
    assert_eq!((rule.severity, rule.settings(), rule.unless[0].off), (Severity::Info, vec![0.1], true));
    // Its own tests are its author's and know nothing of it.
    assert_eq!(rule.tests()[0].settings, [0.4]);
    assert!(configured("rules: { house/*: off }\n").rules[0].off);
}

#[test]
fn to_name_a_rule_that_waits_is_to_call_it() {
    assert!(configured("# nothing\n").rules[0].is_held_back());
    assert!(configured("rules: { house/*: on }\n").rules[0].is_held_back());
    assert!(!configured("rules: { alleged: on }\n").rules[0].is_held_back());
    assert!(!configured("rules: { house/*: warning }\n").rules[0].is_held_back());
}

#[test]
fn lexicons_gain_and_lose_entries_their_own_and_inherited_ones() {
    let set = configured(
        "lexicons: { frames: { extend: { words: [showing] }, remove: [underscoring, marking] } }\n",
    );
    let frames = set.lexicons.id("frames").and_then(|id| set.lexicons.get(id)).expect("it is in the pack");
    let entries: Vec<&str> =
        frames.entries().expect("nothing was stored").iter().map(|entry| entry.is.as_str()).collect();
    assert_eq!(entries, ["stressing", "showing"]);
}
