//! Bytes to text: UTF-8 or UTF-16, or a clear no. Positions are those of characters.

#![no_main]

use whosays::text::{Span, Text};
use whosays_fuzz::check_span;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    match Text::decode("draft", data.to_vec()) {
        Ok(text) => check(data, &text),
        Err(error) => assert!(!error.to_string().is_empty() && !is_plainly_text(data), "{error}"),
    }
});

fn check(data: &[u8], text: &Text) {
    let contents = text.contents();
    assert!(std::str::from_utf8(data).is_err() || contents.as_bytes() == data);
    let mut before = text.position(0);
    for (at, c) in contents.char_indices() {
        let here = text.position(at as u32);
        assert!((here.line, here.column) >= (before.line, before.column) && here.byte >= before.byte);
        check_span(text, Span::new(at as u32, (at + c.len_utf8()) as u32));
        before = here;
    }
    check_span(text, text.whole_lines(Span::empty(contents.len() as u32)));
}

/// Nobody may refuse this.
fn is_plainly_text(data: &[u8]) -> bool {
    std::str::from_utf8(data).is_ok() && !data.contains(&0)
}
