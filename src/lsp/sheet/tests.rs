//! What is offered while files are written, at every place where they can break off.

use super::outline::Outline;
use super::place::{Place, places};
use super::{Offer, Paper, meaning, offers, target};
use crate::rule::{self, PackFile, PackFiles, RuleSet, Settings};
use crate::schema::Subject;
use crate::text::Text;

fn house() -> (RuleSet, Vec<PackFiles>) {
    let rule = "id: soft-word\nsummary: a\nseverity: info\nmatch: { phrase: x }\nmessage: b\n\
                tests: { flag: [\"[[x]]\"], pass: [y] }\n";
    let manifest = "name: house\nversion: '1'\ngroups: { court: { title: a, summary: b } }\n";
    let files = [("pack.yml", manifest), ("court/soft-word.yml", rule)];
    let files = files.map(|(path, text)| PackFile::new(path, Text::new(path, text)));
    let house = PackFiles { files: files.into(), ..PackFiles::default() };
    let packs = vec![rule::builtin(), house];
    (rule::load(&packs, &Settings::default()).set, packs)
}

/// What is offered at the `|`.
fn offered(
    subject: Subject,
    marked: &str,
    (set, packs): &(RuleSet, Vec<PackFiles>),
) -> Vec<(String, String)> {
    let (before, after) = marked.split_once('|').expect("it is marked");
    let contents = format!("{before}{after}");
    let paper = Paper { contents: &contents, subject, set, packs };
    let offers = offers(&paper, before.len() as u32);
    let applied = |offer: &Offer| {
        let mut contents = contents.clone();
        contents.replace_range(offer.span.range(), &offer.text);
        contents
    };
    offers.iter().map(|offer| (offer.label.clone(), applied(offer))).collect()
}

#[test]
fn what_is_chosen_is_written_as_it_must_be() {
    let world = house();
    let cases = [
        (Subject::Rule, "id: a\nsev|", "severity", "id: a\nseverity: "),
        (Subject::Rule, "sev|: error\n", "severity", "severity: error\n"),
        (Subject::Rule, "severity: |\n", "error", "severity: error\n"),
        (Subject::Rule, "severity:|", "error", "severity: error"),
        (Subject::Rule, "opt-in: f|", "false", "opt-in: false"),
        (Subject::Rule, "match: |\n", "phrase", "match: \n  phrase: \n"),
        (Subject::Rule, "match: { |", "mention", "match: { mention: "),
        (Subject::Rule, "match:\n  phrase: \"(a | @titl|)\"\n", "titles", ""),
        (Subject::Rule, "in: [lede, |]", "body", "in: [lede, body]"),
        (
            Subject::Rule,
            "unless:\n  a:\n    within: { before: sen|",
            "sentence",
            "unless:\n  a:\n    within: { before: sentence",
        ),
        (
            Subject::Rule,
            "match: { phrase: \"$who:x <nu|\" }",
            "number",
            "match: { phrase: \"$who:x <number>\" }",
        ),
        (
            Subject::Rule,
            "match: { phrase: \"$who:x\" }\nmessage: \"“{|\"",
            "who",
            "match: { phrase: \"$who:x\" }\nmessage: \"“{who}\"",
        ),
        (
            Subject::Rule,
            "match: { attribution: {} }\nask: \"{source.h|}?\"",
            "source.head",
            "match: { attribution: {} }\nask: \"{source.head}?\"",
        ),
        (
            Subject::Rule,
            "match: { phrase: \"$who:x\" }\npoint: |",
            "who",
            "match: { phrase: \"$who:x\" }\npoint: who",
        ),
        (
            Subject::Rule,
            "unless: { cited: {} }\ntests:\n  pass:\n    - { text: a, cleared-by: |",
            "cited",
            "unless: { cited: {} }\ntests:\n  pass:\n    - { text: a, cleared-by: cited",
        ),
        (Subject::Config, "rules:\n  |", "court/*", "rules:\n  \"court/*\": "),
        (Subject::Config, "rules:\n  soft-word: of|", "off", "rules:\n  soft-word: off"),
        (Subject::Config, "lexicons: { out|", "outlets", "lexicons: { outlets: "),
        (Subject::Config, "profile: |", "news", "profile: news"),
        (Subject::Sidecar, "allow:\n  - rule: soft-w|", "soft-word", "allow:\n  - rule: soft-word"),
        (Subject::Lexicon, "extends: [title|]", "titles", "extends: [titles]"),
    ];
    for (subject, marked, label, expected) in cases {
        // The mark of patterns is the mark of the place too.
        let marked = if expected.is_empty() { marked.replacen(" | ", " ", 1) } else { marked.to_owned() };
        let offered = offered(subject, &marked, &world);
        let found = offered.iter().find(|(known, _)| known == label);
        let (_, applied) = found.unwrap_or_else(|| panic!("{marked}: {label} is not among {offered:?}"));
        assert!(expected.is_empty() || applied == expected, "{applied}");
    }
}

#[test]
fn what_is_there_is_not_offered_again() {
    let world = house();
    let labels = |marked: &str| -> Vec<String> {
        offered(Subject::Rule, marked, &world).into_iter().map(|(label, _)| label).collect()
    };
    let known = labels("id: a\n|\nsummary: b\n");
    assert!(!known.contains(&"id".to_owned()) && !known.contains(&"summary".to_owned()), "{known:?}");
    assert!(known.contains(&"severity".to_owned()));
    assert!(!labels("match: { phrase: x, | }").contains(&"regex".to_owned()));
    assert_eq!(labels("summary: one | two"), Vec::<String>::new());
    assert_eq!(labels("message: \"50 {{|\""), Vec::<String>::new());
}

/// The files of the built-in pack are broken off at every place and in the middle of each key and value, as though they
/// were being written: what their authors wrote next is among what is offered.
#[test]
fn what_authors_wrote_is_offered_wherever_a_file_breaks_off() {
    let (set, packs) = house();
    let files = packs.iter().flat_map(|pack| &pack.files).filter(|file| !file.is_lexicon());
    let mut asked = 0;
    for file in files.filter(|file| file.path.ends_with(".yml")).step_by(4) {
        let subject = match file {
            file if file.is_profile() => Subject::Profile,
            file if file.is_manifest() => Subject::Pack,
            _ => Subject::Rule,
        };
        let contents = file.text.contents();
        let outline = Outline::new(contents);
        for scalar in &outline.scalars {
            let shape = subject.shape().expect("it is YAML");
            let places = places(shape, &outline.way(scalar.spot));
            let name = scalar.written(contents);
            let is_known = if scalar.is_key {
                places.iter().flat_map(Place::keys).any(|key| key.name == name)
            } else {
                places.iter().flat_map(Place::choices).any(|choice| choice.name == name)
            };
            if !is_known {
                continue;
            }
            asked += 1;
            for at in [scalar.start(), scalar.start() + 1] {
                for contents in [&contents[..at as usize], contents] {
                    let paper = Paper { contents, subject, set: &set, packs: &packs };
                    let offers = offers(&paper, at);
                    let is_there = offers.iter().any(|offer| offer.label == name);
                    assert!(
                        is_there,
                        "{}: {name} at {at}: {offers:?}\n{}",
                        file.path.as_str(),
                        &contents[..at as usize]
                    );
                }
            }
        }
    }
    assert!(asked > 300, "{asked}");
}

#[test]
fn no_place_is_too_broken_to_ask_at() {
    let (set, packs) = house();
    let rules = packs.iter().flat_map(|pack| &pack.files).filter(|file| file.path.ends_with(".yml"));
    for file in rules.filter(|file| file.text.contents().len() < 2_500).step_by(5) {
        let contents = file.text.contents();
        let places = contents.char_indices().map(|(at, _)| at).step_by(11);
        for at in places {
            for contents in [&contents[..at], &contents[at..]] {
                for subject in [Subject::Rule, Subject::Config, Subject::Sidecar] {
                    let paper = Paper { contents, subject, set: &set, packs: &packs };
                    let end = contents.len().min(40) as u32;
                    for offset in [end, contents.len() as u32, 7] {
                        for offer in offers(&paper, offset) {
                            assert!(
                                contents.get(offer.span.range()).is_some_and(|word| !word.contains('\n'))
                            );
                        }
                    }
                    let _ = (meaning(&paper, end), target(&paper, end));
                }
            }
        }
    }
}
