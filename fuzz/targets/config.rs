//! A config: read, put together with the built-in profiles, and asked which drafts it is about.

#![no_main]

use std::sync::Arc;
use whosays::config::{Config, Stack, Written};
use whosays_fuzz::{check_places, check_span, files};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some([text, front_matter, path]) = files(data, ["whosays.yml", "front matter", "path"]) else {
        return;
    };
    let (config, diagnostics) = Config::parse(&text);
    check_places(&text, &diagnostics);
    let packs = [whosays::rule::builtin()];
    let (stack, mistakes) = Stack::new(&[Written::alone(Arc::clone(&text), config)], &packs);
    for (text, mistake) in &mistakes {
        check_places(text, [mistake]);
    }
    for (text, span) in stack.overrides() {
        check_span(text, span);
    }
    let path = |_| Some(path.contents().to_owned());
    let fitting = stack.fitting(path, front_matter.contents());
    let idle = stack.idle(&fitting.iter().copied().collect(), &stack.excluding(path).into_iter().collect());
    for (text, mistake) in &idle {
        check_places(text, [mistake]);
    }
    let _ =
        (stack.layers_under(&fitting), stack.profile_under(&fitting), stack.limits_under(&fitting).limits());
});
