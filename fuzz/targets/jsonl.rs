//! Corpora of one JSON object a line: every line is a record, a mistake or empty.

#![no_main]

use std::ops::ControlFlow;

/// The reader belongs to the front end, which is left out here; it needs nothing else of it than words for errors.
#[path = "../../src/cli/read/records.rs"]
mod records;

mod cli {
    pub(crate) mod trouble {
        pub(crate) fn reason(error: &std::io::Error) -> String {
            error.to_string()
        }
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let (mut line, fields) = (0, records::Fields { text: "text", id: "id" });
    let mut each = |record: Result<records::Record, String>| {
        match record {
            Ok(record) => {
                assert!(record.line > line && record.id.is_none_or(|id| id.len() <= data.len() + 32));
                assert!(record.text.len() <= data.len());
                line = record.line;
            }
            Err(message) => assert!(message.starts_with("line ") && !message.contains('\n'), "{message}"),
        }
        ControlFlow::Continue(())
    };
    let _ = records::read(data, fields, &mut each);
});
