//! What is said of broken rule, lexicon, pack and config files, and where.

use crate::support::config::said_of;
use crate::support::spec::{self, Example};
use std::fmt::Write;
use std::sync::Arc;
use whosays::diagnostic::Diagnostic;
use whosays::rule::{Origin, PackFile, PackFiles, Settings, Shelf, load};
use whosays::text::Text;

/// A pack around the file that is looked at, so that it has lexicons to ask for and a rule to clash with.
const PACK: &[(&str, &str)] = &[
    ("pack.yml", "name: desk\nversion: '1'\n"),
    ("lexicons/experts.yml", "lemmas: [expert, analyst]\n"),
    ("lexicons/evidence.yml", "phrases: ['<link>']\n"),
    ("profiles/calm.yml", "extends: base\nrules: { neighbour: off }\n"),
    ("profiles/base.yml", "summary: Where others start.\n"),
    ("profiles/round.yml", "extends: example\n"),
    ("profiles/wordy.yml", "lexicons: { experts: { remove: [analyst] } }\n"),
    (
        "house/neighbour.yml",
        "id: neighbour\nsummary: A neighbour.\nseverity: info\naliases: [old-neighbour]\n\
         options: { limit: { type: ratio, default: 0.5 } }\nmatch: { phrase: allegedly }\n\
         unless: { cited: { phrase: '@evidence' } }\nmessage: 'who alleges it?'\n\
         tests: { flag: ['He [[allegedly]] left.'] }\n",
    ),
];

#[test]
fn rules_read() {
    for page in
        ["rule-keys", "rule-matchers", "rule-names", "rule-clauses", "rule-messages", "rule-tests", "yaml"]
    {
        spec::check(&format!("files/{page}.md"), |example| with_file("house/example.yml", example));
    }
}

#[test]
fn lexicons_read() {
    spec::check("files/lexicons.md", |example| with_file("lexicons/source-heads.yml", example));
}

#[test]
fn packs_read() {
    spec::check("files/packs.md", |example| {
        let text = Text::new("pack.yml", example.input.as_str());
        let files = vec![PackFile::new("pack.yml", text)];
        shown_of_pack(&[PackFiles { files, loose: false, ..PackFiles::default() }])
    });
}

#[test]
fn configs_read() {
    for page in ["configs", "overrides"] {
        spec::check(&format!("files/{page}.md"), |example| {
            let text = Arc::new(Text::new("whosays.yml", example.input.as_str()));
            shown(&text, &said_of("whosays.yml", &text, &[pack(None)]))
        });
    }
}

#[test]
fn profiles_read() {
    spec::check("files/profiles.md", |example| {
        let pack = pack(Some(("profiles/example.yml", &example.input)));
        let text = Text::new("profiles/example.yml", example.input.as_str());
        let config = Arc::new(Text::new("whosays.yml", "profile: example"));
        shown(&text, &said_of(text.name(), &config, &[pack]))
    });
}

/// What is said of the pack when the example is one of its files.
fn with_file(path: &str, example: &Example) -> String {
    shown_of_pack(&[pack(Some((path, &example.input)))])
}

fn pack(file: Option<(&str, &str)>) -> PackFiles {
    let files = PACK.iter().copied().chain(file);
    let files = files.map(|(path, contents)| PackFile::new(path, Text::new(path, contents)));
    PackFiles { files: files.collect(), loose: false, ..PackFiles::default() }
}

fn shown_of_pack(packs: &[PackFiles]) -> String {
    let loaded = load(packs, &Settings::default());
    let mut lines = String::new();
    for (origin, diagnostic) in &loaded.diagnostics {
        let Origin::File(Shelf { pack, file }) = *origin else { continue };
        lines.push_str(&shown(&packs[pack].files[file].text, std::slice::from_ref(diagnostic)));
    }
    if lines.is_empty() { "sound\n".to_owned() } else { lines }
}

/// A line for each diagnostic: place, underlined words, message; its help on a second.
fn shown(text: &Text, diagnostics: &[Diagnostic]) -> String {
    let mut lines = String::new();
    for Diagnostic { span, severity, message, help, .. } in diagnostics {
        let (at, words) = (text.position(span.start), text.slice(*span).replace('\n', "⏎"));
        writeln!(lines, "{}:{} {severity} {words}", at.line, at.column).expect("strings take anything");
        writeln!(lines, "  {message}").expect("strings take anything");
        if let Some(help) = help {
            writeln!(lines, "  help: {help}").expect("strings take anything");
        }
    }
    if lines.is_empty() { "sound\n".to_owned() } else { lines }
}
