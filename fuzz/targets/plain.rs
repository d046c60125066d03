//! Plain text, read into blocks.

#![no_main]

use whosays::markup::Format;

libfuzzer_sys::fuzz_target!(|data: &[u8]| whosays_fuzz::markup::check(data, Format::Plain));
