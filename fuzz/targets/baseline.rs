//! A baseline: read, written again, compared with a draft and recorded anew.

#![no_main]

use std::sync::Arc;
use whosays::lint::Options;
use whosays::markup::Format;
use whosays::screen::Screen;
use whosays::screen::baseline::{Baseline, Matching, Renewal, Standing, Surroundings};
use whosays::text::Text;
use whosays_fuzz::{check_places, files, linter};

/// A world in which every other file is gone.
struct World;

impl Surroundings for World {
    fn former_path(&self) -> Option<&str> {
        Some("former.md")
    }

    fn may_have_moved(&self) -> bool {
        true
    }

    fn is_gone(&mut self, path: &str) -> bool {
        path.len().is_multiple_of(2)
    }

    fn standing(&self, rule: &str) -> Standing {
        if rule.len().is_multiple_of(3) { Standing::Off } else { Standing::Heard }
    }

    fn present_id<'a>(&'a self, rule: &'a str) -> &'a str {
        rule
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some([page, draft]) = files(data, ["baseline", "draft.md"]) else { return };
    let read = || Baseline::read(Arc::clone(&page));
    check_places(&page, &read().1);
    let screen = || Screen::new(linter().find(&draft, Format::Markdown, Options::default()));
    let mut matching = Matching::new(read().0);
    let mut screened = screen();
    let matches = matching.take("draft.md", &mut screened, &mut World);
    assert!(matches.iter().all(|one| matching.entry(one.entry).is_some()));
    let stale = matching.stale(&mut |path| path.len().is_multiple_of(2));
    check_places(&page, &matching.tell(&stale));

    // What is recorded covers everything, and recording it again changes nothing.
    let renewed = renew(read().0, screen());
    let (again, mistakes) = Baseline::read(Arc::new(Text::new("baseline", renewed.clone())));
    assert!(mistakes.is_empty(), "{mistakes:?}");
    assert_eq!(renew(again, screen()), renewed);
    let (again, _) = Baseline::read(Arc::new(Text::new("baseline", renewed)));
    let mut screened = screen();
    Matching::new(again).take("draft.md", &mut screened, &mut World);
    assert_eq!(screened.shown().count(), 0);
});

fn renew(before: Baseline, screen: Screen) -> String {
    let mut renewal = Renewal::create(before, None);
    renewal.take("draft.md", screen, &mut World);
    renewal.finish(&mut |_| false).page
}
