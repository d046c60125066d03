//! Phrases, as rules and lexicons write them: read or refused, and looked for in a text.

#![no_main]

use std::sync::Arc;
use whosays::lexicon::pattern::{covered, doubts, parse};
use whosays::lint::{Linter, Options};
use whosays::markup::Format;
use whosays::rule::{PackFile, PackFiles, Settings, load};
use whosays::text::Text;
use whosays_fuzz::{check_findings, check_places, files};

const LEXICON: &str =
    "case: fold\nlemmas: [expert, official, say]\nphrases: [according to, 'people (close | near) to']\n";

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some([pattern, draft]) = files(data, ["pattern", "draft"]) else { return };
    check(pattern.contents());
    look_for(pattern.contents(), &draft);
});

fn check(pattern: &str) {
    match parse(pattern) {
        Ok(read) => {
            assert!(read.captures().iter().all(|name| pattern.contains(name)));
            for (name, at) in read.lexicons() {
                assert!(pattern.get(at).is_some_and(|written| written.ends_with(name)));
            }
            for doubt in doubts(pattern, &read) {
                assert!(pattern.get(doubt.at.clone()).is_some(), "{doubt:?}");
            }
            assert!(covered(&[read.clone(), read]).len() <= 2);
        }
        Err(error) => assert!(pattern.get(error.at.clone()).is_some(), "{error:?}"),
    }
}

/// A pack of one rule, which looks for the pattern, with a lexicon of its own.
fn look_for(pattern: &str, draft: &Text) {
    let quoted = serde_json::to_string(pattern).expect("any string can be written");
    let rule = format!(
        "id: probe\nsummary: A probe.\nseverity: warning\nmatch: {{ phrase: {quoted} }}\nmessage: \"{{match}}?\"\n"
    );
    let lexicon = PackFile::new("lexicons/words.yml", Text::new("lexicons/words.yml", LEXICON));
    let rule = PackFile::new("house/probe.yml", Text::new("house/probe.yml", rule));
    let text = Arc::clone(&rule.text);
    let loaded = load(
        &[PackFiles { files: vec![rule, lexicon], loose: true, ..PackFiles::default() }],
        &Settings::default(),
    );
    check_places(&text, loaded.diagnostics.iter().map(|(_, diagnostic)| diagnostic));
    let found =
        Linter::new(loaded.set).check(draft, Format::Plain, Options { pedantic: true, ..Options::default() });
    check_findings(draft, &found.diagnostics);
}
