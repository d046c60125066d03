//! Web and mail addresses, which are one word so that their dots end no sentence.

use super::chars::is_word;

/// What may stand at the end of an address but is taken for the sentence's.
const NOT_LAST: [char; 17] =
    ['.', ',', ';', ':', '!', '?', '"', '\'', '”', '’', '»', '>', ']', '}', '*', '…', '“'];

/// Where the address ends whose first part, `dotted` or not, is a word that stopped at `at`; none where it is
/// no address.
pub(super) fn end(prose: &str, at: usize, dotted: bool) -> Option<usize> {
    let rest = &prose[at..];
    let scheme = rest.starts_with("://") && is_word(prose, at + 3);
    let path = rest.starts_with('/') && dotted && is_word(prose, at + 1);
    let mail = rest.starts_with('@') && is_word(prose, at + 1);
    (scheme || path || mail).then(|| at + trimmed(rest))
}

/// How much of `rest` belongs to the address. A closing bracket does only if it was opened in it.
fn trimmed(rest: &str) -> usize {
    let mut address = &rest[..rest.find(is_outside).unwrap_or(rest.len())];
    let mut surplus = address.matches(')').count().saturating_sub(address.matches('(').count());
    loop {
        if let Some(shorter) = address.strip_suffix(NOT_LAST) {
            address = shorter;
        } else if let Some(shorter) = address.strip_suffix(')').filter(|_| surplus > 0) {
            address = shorter;
            surplus -= 1;
        } else {
            return address.len();
        }
    }
}

fn is_outside(c: char) -> bool {
    c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»')
}
