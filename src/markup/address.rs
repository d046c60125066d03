//! Finds bare addresses (`https://…`, `www.…`) in prose: links that no markup makes.

use super::{Mark, MarkKind};
use crate::order::Order as _;
use crate::text::ProseSpan;
use memchr::memmem;
use std::ops::Range;
use std::sync::LazyLock;

/// A [`MarkKind::Link`] over every bare address, in order. An address ends at white space, at a quotation mark
/// or angle bracket, and before the punctuation of the sentence around it.
pub(super) fn marks(prose: &str) -> Vec<Mark> {
    static SIGNS: LazyLock<[memmem::Finder<'_>; 2]> =
        LazyLock::new(|| ["://", "www."].map(memmem::Finder::new));
    let mut signs: Vec<usize> = SIGNS.iter().flat_map(|sign| sign.find_iter(prose.as_bytes())).collect();
    signs.order();
    let (mut marks, mut read) = (Vec::new(), 0);
    for sign in signs {
        if sign < read {
            continue;
        }
        let word = word_around(prose, sign);
        if let Some(found) = address(&prose[word.clone()]) {
            let span = ProseSpan::new((word.start + found.start) as u32, (word.start + found.end) as u32);
            marks.push(Mark { kind: MarkKind::Link, span });
        }
        read = word.end;
    }
    marks
}

/// The stretch without white space that holds a byte.
fn word_around(prose: &str, at: usize) -> Range<usize> {
    let (before, behind) = prose.split_at(at);
    let blank = before.char_indices().rev().find(|(_, c)| c.is_whitespace());
    let start = blank.map_or(0, |(at, c)| at + c.len_utf8());
    start..behind.find(char::is_whitespace).map_or(prose.len(), |end| at + end)
}

/// The address in a stretch without white space.
fn address(word: &str) -> Option<Range<usize>> {
    let opens = |prefix| word.find(prefix).map(|at| (at, at + str::len(prefix)));
    let (start, name) = opens("http://").or_else(|| opens("https://")).or_else(|| opens("www."))?;
    if word[..start].ends_with(char::is_alphanumeric) || !word[name..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let end = word[start..].find(['<', '>', '"', '“', '”', '«', '»']).map_or(word.len(), |at| start + at);
    Some(start..start + without_punctuation(&word[start..end]).len())
}

/// Without what belongs to the sentence: final punctuation, and brackets that were opened before.
fn without_punctuation(address: &str) -> &str {
    let count = |bracket| address.matches(bracket).count();
    let (opened, mut closed) = (count('('), count(')'));
    let mut rest = address;
    loop {
        let shorter = match rest.strip_suffix(')') {
            Some(shorter) if closed > opened => {
                closed -= 1;
                shorter
            }
            Some(_) => return rest,
            None => rest.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', ']', '}', '*', '…']),
        };
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::marks;

    fn found(prose: &str) -> Vec<&str> {
        marks(prose).iter().map(|mark| &prose[mark.span.range()]).collect()
    }

    #[test]
    fn the_sentence_keeps_its_punctuation() {
        assert_eq!(found("See https://port.example/log."), ["https://port.example/log"]);
        assert_eq!(found("(see www.port.example),"), ["www.port.example"]);
        assert_eq!(found("“http://a.example/x?y=1”, she said"), ["http://a.example/x?y=1"]);
    }

    #[test]
    fn brackets_of_the_address_stay() {
        assert_eq!(found("(https://a.example/Port_(town))."), ["https://a.example/Port_(town)"]);
    }

    #[test]
    fn a_scheme_alone_is_no_address() {
        assert_eq!(found("http:// and https://, awww.no or www. "), Vec::<&str>::new());
    }
}
