//! Whatever the draft: to allow a finding takes that finding away and nothing else, and leaves no allowance unused.

use super::action_texts::Desk;
use crate::support::builtin::linter;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use whosays::diagnostic::Diagnostic;
use whosays::lint::{Options, Said};
use whosays::lsp::Unit;
use whosays::markup::Format;
use whosays::names::Named;
use whosays::prose::fold;
use whosays::report::each_finding;

/// What drafts are made of.
const PIECES: &[&str] = &[
    "The bridge reportedly closed. ",
    "The mill, critics say, reportedly “shut” in May. ",
    "Analysts note that the port “closed”. ",
    "It is believed that “the 港口 👍🏽 is shut.” ",
    "Ana Ruiz said so. ",
    "*It reportedly sank.* ",
    "**Sources** [said](https://a.example/b) it sank[^1]. ",
    "<b>Officials said it reportedly sank.</b> ",
    "A senior official said\nit reportedly sank ",
    "<!-- whosays: allow hearsay-adverb -- we were there -->",
    "<!-- whosays: allow unnamed-experts -->",
    "<!-- whosays: allow-file unnamed-critics -- why -->",
    "<!-- another -->",
    "---\nwhosays: { allow: hearsay-adverb }\n---\n",
    "\r\n\r\n",
    "\n\n",
    "\n",
    "  \n",
    "- ",
    "> ",
    "# ",
    "    ",
    "| ",
    "|---|---|\n",
    "`",
    "<p>",
    "</p>",
    "<ul><li>",
    "</ul>",
    "<!-- ",
    "![Critics say it reportedly sank](a)",
    "\u{feff}",
    "\"",
];

/// What the file beside a draft may say already.
const SIDECARS: &[&str] = &[
    "",
    "# nothing\n",
    "allow:\n",
    "allow: unnamed-experts -- why\n",
    "allow: [unnamed-experts]\n",
    "allow:\n  unnamed-experts: why\n  unnamed-critics:\n",
    "allow: { unnamed-experts: why }",
    "allow:\r\n- rule: unnamed-experts\r\n  sentence: port\r\n  reason: |\r\n    so\r\n    it is\r\n",
];

fn drafts() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..14).prop_map(|pieces| pieces.concat())
}

/// What rules say, as it is told.
fn shown(desk: &Desk) -> BTreeSet<(String, u64)> {
    let screened = desk.screened();
    let each = each_finding(&screened.diagnostics);
    let of_rules = each.filter(|one| !one.rule.starts_with("whosays/"));
    of_rules.map(|one| (one.rule.to_string(), one.fingerprint.0)).collect()
}

/// How much is said of what is allowed.
fn told(desk: &Desk) -> usize {
    let screened = desk.screened();
    let own = screened.diagnostics.iter().filter(|one| one.rule.starts_with("whosays/")).count();
    own + screened.beside.iter().map(|(_, said)| said.len()).sum::<usize>()
}

/// What goes with a finding: the same rule in the same sentence, and in those that hold all of its words.
fn goes(desk: &Desk, finding: &Diagnostic) -> BTreeSet<(String, u64)> {
    let findings = linter().find(&desk.text, desk.format, Options { pedantic: true, ..Options::default() });
    let is_it = |one: &Diagnostic| one.rule == finding.rule && one.fingerprint == finding.fingerprint;
    let Some(own) = findings.said.iter().find(|said| is_it(&said.diagnostic)) else { return BTreeSet::new() };
    // As readers see it and as it is written, where the words of a picture may stand in the midst of it.
    let words = |said: &Said| {
        let written = desk.text.slice(findings.sentence_of(said));
        format!("{}\n{}", fold(said.words.sentence()), fold(written))
    };
    let same = findings.said.iter().filter(|said| said.diagnostic.rule == finding.rule);
    let same = same.filter(|said| {
        own.about_document
            || said.sentence == own.sentence
            || words(said).contains(fold(own.words.sentence()).trim())
    });
    same.map(|said| (said.diagnostic.rule.to_string(), said.diagnostic.fingerprint.0)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn to_allow_a_finding_takes_it_away_and_nothing_else(
        draft in drafts(),
        sidecar in prop::option::of(select(SIDECARS)),
        unit in select(vec![Unit::Utf8, Unit::Utf16, Unit::Utf32]),
        reason in 0_usize..6,
        pedantic in any::<bool>(),
    ) {
        for &(_, format) in Format::ALL {
            let desk = Desk { sidecar: sidecar.map(str::to_owned), unit, pedantic, ..Desk::new(format, &draft) };
            let (before, said) = (shown(&desk), told(&desk));
            for (finding, actions) in desk.offers() {
                let allow = actions.iter().filter(|(title, _)| title.starts_with("Allow")).nth(reason);
                let Some((_, edit)) = allow else { continue };
                let made = desk.with(edit);
                let context = || format!("{format}: {:?} becomes {:?} with {:?}", draft, made.text.contents(), made.sidecar);
                let after = shown(&made);
                let gone: BTreeSet<_> = before.difference(&after).cloned().collect();
                prop_assert!(gone.contains(&(finding.rule.to_string(), finding.fingerprint.0)), "it stays. {}", context());
                prop_assert!(gone.is_subset(&goes(&desk, &finding)), "more goes. {}", context());
                prop_assert!(after.is_subset(&before), "more comes. {}", context());
                // One that gave no reason may have one now.
 prop_assert!(told(&made) <= said, "something is told. {}", context());
            }
        }
    }
}
