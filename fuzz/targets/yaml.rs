//! YAML with places, and the compact form that a pack is carried in.

#![no_main]

use whosays::text::Text;
use whosays::yaml::{Node, Value, pack, parse, unpack};
use whosays_fuzz::{check_places, check_span};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Ok(text) = Text::decode("rule.yml", data.to_vec()) else { return };
    // Whatever bytes are taken for a tree that was packed: one comes out, or none.
    let _ = unpack(data, &text);
    match parse(&text) {
        Ok(node) => {
            check(&text, &node);
            let compact = pack(&node, &text);
            let again = unpack(&compact, &text).expect("what was packed can be unpacked");
            assert_eq!(format!("{again:?}"), format!("{node:?}"));
        }
        Err(mistake) => check_places(&text, [&*mistake]),
    }
});

fn check(text: &Text, node: &Node<'_>) {
    check_span(text, node.span);
    match &node.value {
        Value::Sequence(items) => items.iter().for_each(|item| check(text, item)),
        Value::Mapping(entries) => entries.iter().for_each(|(key, value)| {
            check(text, key);
            check(text, value);
        }),
        _ => {}
    }
}
