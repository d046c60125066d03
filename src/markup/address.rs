//! Finds bare addresses (`https://…`, `www.…`) in prose: links that no markup makes.

use super::{Mark, MarkKind};
use crate::text::ProseSpan;

/// A [`MarkKind::Link`] over every bare address, in order. An address ends at white space, at a quotation mark
/// or angle bracket, and before the punctuation of the sentence around it.
pub(super) fn marks(prose: &str) -> Vec<Mark> {
    if !prose.contains("://") && !prose.contains("www.") {
        return Vec::new();
    }
    let start_of = |word: &str| word.as_ptr() as usize - prose.as_ptr() as usize;
    prose
        .split_whitespace()
        .filter_map(address)
        .map(|found| (start_of(found) as u32, found.len() as u32))
        .map(|(start, len)| Mark { kind: MarkKind::Link, span: ProseSpan::new(start, start + len) })
        .collect()
}

/// The address in a stretch without white space.
fn address(word: &str) -> Option<&str> {
    let opens = |prefix| word.find(prefix).map(|at| (at, at + str::len(prefix)));
    let (start, name) = opens("http://").or_else(|| opens("https://")).or_else(|| opens("www."))?;
    if word[..start].ends_with(char::is_alphanumeric) || !word[name..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let end = word[start..].find(['<', '>', '"', '“', '”', '«', '»']).map_or(word.len(), |at| start + at);
    Some(without_punctuation(&word[start..end]))
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
