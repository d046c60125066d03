//! Unified diffs: read or refused, and what of a draft they touch.

#![no_main]

use whosays::lint::Options;
use whosays::markup::Format;
use whosays::screen::Screen;
use whosays::screen::changed::{Change, Patch};
use whosays::text::Text;
use whosays_fuzz::{PARTING, linter};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let parting = PARTING.as_bytes();
    let at = data.windows(parting.len()).position(|window| window == parting).unwrap_or(data.len());
    let (diff, draft) = (&data[..at], data.get(at + parting.len()..).unwrap_or_default());
    let Ok(draft) = Text::decode("draft", draft.to_vec()) else { return };
    match Patch::read(diff) {
        Ok(patches) => patches.iter().for_each(|patch| follow(patch, &draft)),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    // Any bytes are an old version.
    let old = String::from_utf8_lossy(diff);
    shown(&Change::between(Text::new("draft", &*old), &draft), &draft);
    assert_eq!(shown(&Change::between(Text::new("draft", draft.contents()), &draft), &draft), 0);
});

fn follow(patch: &Patch, draft: &Text) {
    if let Ok(change) = Change::of(patch, draft) {
        assert!(shown(&change, draft) <= shown(&Change::New, draft));
    }
}

/// How much is shown of a draft.
fn shown(change: &Change, draft: &Text) -> usize {
    let mut screen = Screen::new(linter().find(draft, Format::Plain, Options::default()));
    change.screen(linter(), draft, Format::Plain, &mut screen);
    screen.finish().diagnostics.len()
}
