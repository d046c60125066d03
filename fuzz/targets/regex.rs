//! Regexes of rules: checked or refused, and run over the sentences of a text.

#![no_main]

use whosays::markup::{Format, read};
use whosays::prose::{Reader, Vocabulary};
use whosays::rule::{FoldedBlock, SentenceRegex};
use whosays_fuzz::files;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some([regex, draft]) = files(data, ["regex", "draft"]) else { return };
    let written = regex.contents();
    let regex = match SentenceRegex::parse(written) {
        Ok(regex) => regex,
        Err(error) => {
            assert!(written.get(error.at.clone()).is_some(), "{error:?}");
            return;
        }
    };
    assert!(regex.warnings().iter().all(|warning| written.get(warning.at.clone()).is_some()));
    let (mut reader, mut folded, vocabulary) =
        (Reader::default(), FoldedBlock::default(), Vocabulary::default());
    for block in read(&draft, Format::Plain).blocks {
        folded.read(&block.prose, reader.read(&block, &vocabulary));
        let mut hits = Vec::new();
        if regex.find(&folded, &mut hits).is_err() {
            return;
        }
        for hit in &hits {
            assert!(block.prose.get(hit.span.range()).is_some_and(|words| !words.is_empty()), "{hit:?}");
            assert!(hit.captures.iter().all(|(_, span)| block.prose.get(span.range()).is_some()), "{hit:?}");
        }
    }
});
