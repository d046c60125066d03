//! What authors allow, in comments, in front matter and in a file beside the draft: it takes away and adds nothing.

#![no_main]

use whosays::lint::Options;
use whosays::markup::Format;
use whosays::screen::{Request, Screen, suppress};
use whosays_fuzz::{check_places, files, linter};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some([draft, sidecar]) = files(data, ["draft.md", "draft.md.whosays.yml"]) else { return };
    for format in [Format::Markdown, Format::Html] {
        let options = Options::default();
        let findings = linter().find(&draft, format, options);
        let all = findings.said.len();
        let mut screen = Screen::new(findings);
        let sidecar = Some(&sidecar).filter(|text| !text.contents().is_empty());
        let request =
            Request { text: &draft, linter: linter(), options, sidecar, require_reason: all % 2 == 1 };
        suppress(&mut screen, &request);
        let screened = screen.finish();
        check_places(&draft, &screened.diagnostics);
        for (text, diagnostics) in &screened.beside {
            check_places(text, diagnostics);
        }
        let used: usize = screened.allowances.iter().map(|allowance| allowance.used).sum();
        let own = |rule: &str| rule.starts_with("whosays/");
        let shown = screened.diagnostics.iter().filter(|one| !own(&one.rule)).map(|one| 1 + one.merged.len());
        assert_eq!(shown.sum::<usize>() + used, all);
    }
});
