//! Styles of Vale: carried over or told why not, and what comes out is a pack that loads.

#![no_main]

use std::sync::Arc;
use whosays::diagnostic::Severity;
use whosays::import::{StyleFile, vale};
use whosays::rule::{PackFile, PackFiles, Settings, load};
use whosays::text::Text;
use whosays_fuzz::{check_places, files};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some(texts) = files(data, ["House/Hedging.yml", "House/Terms.yml"]) else { return };
    let names = ["Hedging", "Terms"];
    let style = |(text, name): (&Arc<Text>, &str)| StyleFile {
        style: "House".to_owned(),
        name: name.to_owned(),
        text: Arc::clone(text),
    };
    let styles: Vec<StyleFile> = texts.iter().zip(names).map(style).collect();
    let import = vale(&styles, "house", []);
    for carried in &import.rules {
        check_places(&carried.file, &carried.remarks);
    }
    let files =
        import.files.iter().map(|(path, page)| PackFile::new(path.as_str(), Text::new(path, page.as_str())));
    let packs = [PackFiles { files: files.collect(), loose: false, ..PackFiles::default() }];
    if !import.files.is_empty() {
        let loaded = load(&packs, &Settings::default());
        let wrong: Vec<_> =
            loaded.diagnostics.iter().filter(|(_, one)| one.severity == Severity::Error).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
});
