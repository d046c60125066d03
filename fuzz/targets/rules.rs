//! A pack: its manifest, a rule, a lexicon and a profile, loaded and put to the test on a draft.

#![no_main]

use std::sync::Arc;
use whosays::lint::{Ledger, Linter, Options};
use whosays::markup::Format;
use whosays::rule::{Origin, PackFile, PackFiles, Settings, load};
use whosays_fuzz::{check_findings, check_places, files};

const NAMES: [&str; 5] =
    ["pack.yml", "house/probe.yml", "lexicons/words.yml", "profiles/loud.yml", "draft.md"];

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some([manifest, rule, lexicon, profile, draft]) = files(data, NAMES) else { return };
    let texts = [manifest, rule, lexicon, profile];
    let files = texts.iter().filter(|text| !text.contents().is_empty());
    let files: Vec<_> = files.map(|text| PackFile::new(text.name(), Arc::clone(text))).collect();
    let loose = files.iter().all(|file| file.path != "pack.yml");
    let packs = [PackFiles { files, loose, ..PackFiles::default() }];
    let loaded = load(&packs, &Settings::default());
    for (origin, diagnostic) in &loaded.diagnostics {
        if let Origin::File(shelf) = origin {
            check_places(&packs[shelf.pack].files[shelf.file].text, [diagnostic]);
        }
    }
    let linter = Linter::new(loaded.set);
    let found = linter.check(&draft, Format::Markdown, Options { pedantic: true, ..Options::default() });
    check_findings(&draft, &found.diagnostics);
    let mut ledger = Ledger::new(linter.rules());
    linter.attempt(&draft, Format::Markdown, &mut ledger);
    for rule in &linter.rules().rules {
        rule.tests().iter().for_each(|case| assert!(!case.text.is_empty() || case.written.value.len() < 5));
    }
});
