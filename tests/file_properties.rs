//! Whatever stands in a rule, lexicon or config file: no panic, and every diagnostic points at characters of it.

use proptest::prelude::*;
use whosays::config::Config;
use whosays::diagnostic::Diagnostic;
use whosays::rule::{PackFile, PackFiles, Settings, load};
use whosays::text::Text;

const RULE: &str = r#"id: example
summary: An “example”.
severity: warning
options: { limit: { type: ratio, default: 0.4 } }
match:
  any:
    - phrase: ["$who:(some | many) @experts ...{0,2} say?", 'it''s ~say']
    - regex: '\b(?<who>\w+)-fold\b'
    - phrase: |
        $who:they
        say
unless:
  cited: { within: { before: { sentences: [-1, 0] } }, at-least: 1, any: [ { attribution: { source: { kind: person } } } ] }
labels: { who: "é {match} {{x}} {limit}" }
message: "{who} \u201csays\u201d"
tests: { flag: ["[[They say]] so."], pass: [{ text: No., cleared-by: cited }] }
"#;
const LEXICON: &str =
    "case: fold\nlemmas: [{ is: expert, stance: [neutral] }]\nphrases: ['a (b | c)?', \"é \\u00e9\"]\n";
const CONFIG: &str =
    "rules: { example: { options: { limit: 0.1 } } }\nlexicons: { experts: { remove: [é] } }\n";

/// A file with a few stretches taken out and a few pieces put in.
fn mangled(file: &'static str) -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{", "}", "[", "]", ":", ": ", "'", "\"", "\\", "|", "- ", "\n", "\t", "é", "🦀", "\u{feff}", "&a ",
        "*a", "#", " #", "(", ")", "@", "$x:", "{x}", "~", "!!int ", "<<: ", "null", "9", "-1", "[[", "]]",
        "\r\n", "---\n",
    ]);
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, pieces), 1..6);
    edits.prop_map(move |edits| {
        let mut characters: Vec<char> = file.chars().collect();
        for (at, cut, piece) in edits {
            let at = at.index(characters.len() + 1);
            let end = (at + cut).min(characters.len());
            characters.splice(at..end, piece.chars());
        }
        characters.into_iter().collect()
    })
}

fn check(text: &Text, diagnostics: &[Diagnostic]) {
    for Diagnostic { span, message, .. } in diagnostics {
        assert!(
            text.contents().get(span.range()).is_some(),
            "{span:?} of {message} in {:?}",
            text.contents()
        );
    }
}

proptest! {
    #[test]
    fn packs_and_configs(rule in mangled(RULE), lexicon in mangled(LEXICON), config in mangled(CONFIG)) {
        let config_text = Text::new("whosays.yml", config);
        let (config, diagnostics) = Config::parse(&config_text);
        check(&config_text, &diagnostics);
        let file = |path: &str, contents: String| PackFile::new(path, Text::new(path, contents));
        let files = vec![file("house/example.yml", rule), file("lexicons/experts.yml", lexicon)];
        let packs = [PackFiles { files, loose: true, ..PackFiles::default() }];
        for settings in [&Settings::default(), &Settings::of(config.own.layer)] {
            for (origin, diagnostic) in load(&packs, settings).diagnostics {
                match origin {
                    whosays::rule::Origin::File(whosays::rule::Shelf { pack, file }) => check(&packs[pack].files[file].text, &[diagnostic]),
                    whosays::rule::Origin::Layer(_) => check(&config_text, &[diagnostic]),
                }
            }
        }
    }
}
