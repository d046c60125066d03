//! A whole draft under the built-in rules: facts, findings, the roster of sources and the trace.

#![no_main]

use whosays::lint::Options;
use whosays::roster::Roster;
use whosays_fuzz::{check_findings, check_span, draft, linter};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((format, text)) = draft(data) else { return };
    let everything = linter().check(&text, format, Options { pedantic: true, ..Options::default() });
    check_findings(&text, &everything.diagnostics);
    let usual = linter().check(&text, format, Options::default());
    check_findings(&text, &usual.diagnostics);
    let facts = linter().facts(&text, format);
    let roster = Roster::new(&facts);
    assert!(roster.tally().anonymous_share().is_none_or(|share| (0.0..=1.0).contains(&share)));
    let mut reached = 0;
    for (span, words) in linter().sentences(&text, format) {
        check_span(&text, span);
        assert!(span.start >= reached && !words.is_empty(), "{span:?} {words:?}");
        reached = span.start;
    }
});
