//! Whatever authors write to allow rules: no panic, places that lie in the text, nothing shown that was not found, and
//! counts that add up.

use crate::support::builtin::linter;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;
use whosays::diagnostic::Diagnostic;
use whosays::lint::{Options, merge};
use whosays::markup::Format;
use whosays::names::Named;
use whosays::screen::{Request, Screen, Screened, suppress};
use whosays::text::{Span, Text};

/// What drafts with allowances are made of.
const PIECES: &[&str] = &[
    "The bridge reportedly closed. ",
    "Analysts say that the port “closed”. ",
    "Ana Ruiz said so. ",
    "<!-- whosays: allow hearsay-adverb -- we were there -->",
    "<!-- whosays: allow hearsay-adverb, unnamed-experts -->",
    "<!-- whosays: allow-file unnamed-experts — why -->",
    "<!-- whosays: allow hearsay-advreb, *, x/*, whosays/x, é b c -->",
    "<!-- WHOSAYS :\n> allow\r\n> hearsay-adverb\n> -- why\u{1b}[31m\u{202e} -->",
    "<!-- whosays: allow",
    "<!-- whosays:",
    "<!--",
    "-->",
    "whosays: allow hearsay-adverb",
    "---\nwhosays: { allow: hearsay-adverb }\n---\n",
    "---\nwhosays:\n  allow:\n    - rule: hearsay-adverb\n      sentence: bridge\n    - x -- y\n---\n",
    "\u{feff}",
    "\r\n\r\n",
    "\n\n",
    "\n",
    "- ",
    "> ",
    "# ",
    "| ",
    "|---|---|\n",
    "`",
    "```\n",
    "<p>",
    "</p>",
    "<ul><li>",
    "</ul>",
    "![Critics say so](a)",
    "é🦀漢字\0",
];

/// What sidecars are made of.
const YAML: &[&str] = &[
    "allow: ",
    "allow:\n",
    "  - rule: hearsay-adverb\n",
    "    sentence: bridge reportedly\n",
    "    block: \"port 'closed'\"\n",
    "    reason: why\n",
    "  - unnamed-experts, é -- why\n",
    "  hearsay-adverb: why\n",
    "  hearsay-adverb:\n",
    "[",
    "]",
    "\"",
    "*x",
    "\t",
    "~\n",
    "\u{feff}",
    "é🦀",
];

fn made_of(pieces: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => select(pieces).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..most).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn allowances_take_away_and_add_nothing(
        draft in made_of(PIECES, 24),
        sidecar in prop::option::of(made_of(YAML, 8)),
        require_reason in any::<bool>(),
    ) {
        let text = Text::new("draft", draft);
        let sidecar = sidecar.map(|yaml| Arc::new(Text::new("draft.whosays.yml", yaml)));
        for &(_, format) in Format::ALL {
            let options = Options::default();
            let findings = linter().find(&text, format, options);
            let all = findings.said.clone();
            let mut screen = Screen::new(findings);
            let request =
                Request { text: &text, linter: linter(), options, sidecar: sidecar.as_ref(), require_reason };
            suppress(&mut screen, &request);
            let screened = screen.finish();
            let used: usize = screened.allowances.iter().map(|allowance| allowance.used).sum();
            let shown = places(&screened.diagnostics);
            prop_assert_eq!(shown.len() + used, all.len());
            let all = places(&merge(all));
            prop_assert!(shown.iter().all(|place| all.contains(place)));
            prop_assert!(screened.suppressed <= used && (used == 0) == (screened.suppressed == 0));
            check_own(&text, &screened)?;
        }
    }
}

/// What rules say, merged or not, and where.
fn places(diagnostics: &[Diagnostic]) -> Vec<(String, Span)> {
    let of_rules = diagnostics.iter().filter(|one| !one.rule.starts_with("whosays/"));
    let each = of_rules.flat_map(|leader| leader.merged.iter().chain([leader]));
    each.map(|one| (one.rule.to_string(), one.span)).collect()
}

/// What is said of allowances, wherever they are written.
const OWN: [&str; 4] = [
    "whosays/unused-suppression",
    "whosays/unknown-rule",
    "whosays/missing-reason",
    "whosays/bad-suppression",
];

/// What the tool says for itself points at something, once, and says how to mend it.
fn check_own(text: &Text, screened: &Screened) -> Result<(), TestCaseError> {
    prop_assert!(screened.diagnostics.is_sorted_by_key(|diagnostic| diagnostic.span));
    let own = screened.diagnostics.iter().filter(|one| one.rule.starts_with("whosays/"));
    let own = own.map(|diagnostic| (text, diagnostic));
    let beside = screened.beside.iter();
    let beside = beside.flat_map(|(text, diagnostics)| diagnostics.iter().map(|one| (&**text, one)));
    let mut seen = Vec::new();
    for (text, diagnostic) in own.chain(beside) {
        let place = text.contents().get(diagnostic.span.range());
        // What is no YAML may be wrong where nothing stands.
        let may_be_empty = !OWN.contains(&&*diagnostic.rule);
        prop_assert!(place.is_some_and(|words| may_be_empty || !words.is_empty()), "{diagnostic:?}");
        prop_assert!(diagnostic.merged.is_empty() && !diagnostic.message.is_empty());
        let identity = (text.name().to_owned(), diagnostic.fingerprint);
        prop_assert!(!seen.contains(&identity), "{diagnostic:?}");
        seen.push(identity);
    }
    Ok(())
}

/// The rule's name, in every dress that a file may come in.
#[test]
fn a_slip_is_underlined_to_the_letter() {
    let draft = "# „Über“ 🦀\n\nÜber 🦀 – the bridge reportedly closed. <!-- whosays: allow\n  hearsay-advreb,  hearsay-adverb -- „weil“ -->\n";
    for crlf in [false, true] {
        for mark in ["", "\u{feff}"] {
            let draft = if crlf { draft.replace('\n', "\r\n") } else { draft.to_owned() };
            let contents = format!("{mark}{draft}");
            let utf16: Vec<u8> =
                format!("\u{feff}{draft}").encode_utf16().flat_map(u16::to_le_bytes).collect();
            let texts = [Text::decode("draft", contents.into_bytes()), Text::decode("draft", utf16)];
            for text in texts.map(|text| text.expect("it is text")) {
                for format in [Format::Markdown, Format::from_name("html").expect("it is known")] {
                    check_slip(&text, format);
                }
            }
        }
    }
}

fn check_slip(text: &Text, format: Format) {
    let options = Options::default();
    let mut screen = Screen::new(linter().find(text, format, options));
    suppress(&mut screen, &Request { text, linter: linter(), options, sidecar: None, require_reason: true });
    let screened = screen.finish();
    let told: Vec<&str> = screened.diagnostics.iter().map(|one| text.slice(one.span)).collect();
    assert_eq!((told, screened.suppressed), (vec!["hearsay-advreb"], 1), "{screened:?}");
    assert_eq!(text.position(screened.diagnostics[0].span.start).column, 3);
    let reasons: Vec<_> = screened.allowances.iter().map(|one| one.reason.as_deref()).collect();
    assert_eq!(reasons, [Some("„weil“"); 2]);
}
