//! A text with placeholders as its author wrote it: its braces are understood, and what stands between them is yet to be
//! looked up. So a config can hold words for a rule that it does not know.

use crate::text::Span;
use crate::yaml::{Located, Mistake, Reader, inside_scalar};
use std::ops::Range;

/// What is written, taken apart at its placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    pub(super) parts: Vec<WordingPart>,
    /// Whether all its braces are sound.
    pub(super) whole: bool,
}

/// A stretch of what is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum WordingPart {
    /// Words as they are.
    Text(String),
    /// A placeholder: its name, and where it stands with its braces.
    Name(String, Span),
}

impl Wording {
    /// Takes a text apart. Braces that do not pair are reported.
    pub fn read(text: &Located<String>, reader: &mut Reader<'_>) -> Self {
        let mut wording = Self { parts: Vec::new(), whole: true };
        let (mut words, mut at) = (String::new(), 0);
        while let Some(c) = text.value[at..].chars().next() {
            let rest = &text.value[at..];
            if rest.starts_with("{{") || rest.starts_with("}}") {
                words.push(c);
                at += 2;
            } else if c == '{' {
                let Some(end) = rest.find('}').map(|end| at + end) else {
                    let message = "this brace is never closed; a brace in the text is written `{{`";
                    wording.refuse(text, at..at + 1, message, reader);
                    break;
                };
                wording.add(&mut words);
                let place = inside_scalar(reader.text(), text.span, &text.value, at..end + 1);
                wording.parts.push(WordingPart::Name(text.value[at + 1..end].to_owned(), place));
                at = end + 1;
            } else {
                if c == '}' {
                    let message = "this brace closes nothing; a brace in the text is written `}}`";
                    wording.refuse(text, at..at + 1, message, reader);
                }
                words.push(c);
                at += c.len_utf8();
            }
        }
        wording.add(&mut words);
        wording
    }

    fn add(&mut self, words: &mut String) {
        if !words.is_empty() {
            self.parts.push(WordingPart::Text(std::mem::take(words)));
        }
    }

    fn refuse(&mut self, text: &Located<String>, at: Range<usize>, message: &str, reader: &mut Reader<'_>) {
        self.whole = false;
        let place = inside_scalar(reader.text(), text.span, &text.value, at);
        reader.report(Mistake::BadPlaceholder.at(place, message));
    }
}
