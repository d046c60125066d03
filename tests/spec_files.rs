//! What is said of broken rule, lexicon, pack and config files, and where.

use crate::support::spec::{self, Example};
use std::fmt::Write;
use whosays::config::Config;
use whosays::diagnostic::Diagnostic;
use whosays::rule::{Loaded, Origin, PackFile, PackFiles, Settings, load};
use whosays::text::Text;

/// A pack around the file that is looked at, so that it has lexicons to ask for and a rule to clash with.
const PACK: &[(&str, &str)] = &[
    ("pack.yml", "name: desk\nversion: '1'\n"),
    ("lexicons/experts.yml", "lemmas: [expert, analyst]\n"),
    ("lexicons/evidence.yml", "phrases: ['<link>']\n"),
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
        shown_of_pack(&[PackFiles { files, loose: false }])
    });
}

#[test]
fn configs_read() {
    spec::check("files/configs.md", |example| {
        let text = Text::new("whosays.yml", example.input.as_str());
        let (config, mut diagnostics) = Config::parse(&text);
        let Loaded { diagnostics: loaded, .. } = load(&[pack(None)], &config.settings);
        diagnostics
            .extend(loaded.into_iter().filter(|(origin, _)| *origin == Origin::Config).map(|(_, it)| it));
        diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
        shown(&text, &diagnostics)
    });
}

/// What is said of the pack when the example is one of its files.
fn with_file(path: &str, example: &Example) -> String {
    shown_of_pack(&[pack(Some((path, &example.input)))])
}

fn pack(file: Option<(&str, &str)>) -> PackFiles {
    let files = PACK.iter().copied().chain(file);
    let files = files.map(|(path, contents)| PackFile::new(path, Text::new(path, contents)));
    PackFiles { files: files.collect(), loose: false }
}

fn shown_of_pack(packs: &[PackFiles]) -> String {
    let loaded = load(packs, &Settings::default());
    let mut lines = String::new();
    for (origin, diagnostic) in &loaded.diagnostics {
        let Origin::Pack { pack, file } = *origin else { continue };
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
