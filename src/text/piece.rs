//! Strings of which there may be as many as findings: each by itself would take longer to come by than to write.

use super::Span;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A string that may lie in one piece of memory with others.
#[derive(Clone, Default)]
pub struct Piece {
    all: Arc<str>,
    /// Where it is, in bytes of all.
    span: Span,
}

/// Strings, put one behind the other.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    all: String,
    ends: Vec<u32>,
}

impl Pieces {
    /// Adds the string that is written behind the others.
    pub(crate) fn add(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.all);
        self.ends.push(self.all.len() as u32);
    }

    /// The strings, in their order.
    pub(crate) fn each(self) -> impl Iterator<Item = Piece> {
        let (all, mut start): (Arc<str>, _) = (self.all.into(), 0);
        self.ends.into_iter().map(move |end| {
            let span = Span::new(start, end);
            start = end;
            Piece { all: Arc::clone(&all), span }
        })
    }
}

impl Deref for Piece {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.all.get(self.span.range()).unwrap_or_default()
    }
}

impl From<String> for Piece {
    fn from(whole: String) -> Self {
        Self { span: Span::new(0, whole.len() as u32), all: whole.into() }
    }
}

impl PartialEq for Piece {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Piece {}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_strings_that_were_put_together() {
        let mut pieces = Pieces::default();
        for words in ["who says?", "", "“some officials”"] {
            pieces.add(|all| all.push_str(words));
        }
        let pieces: Vec<Piece> = pieces.each().collect();
        assert_eq!(pieces, ["who says?", "", "“some officials”"].map(|words| words.to_owned().into()));
        assert_eq!(format!("{} {:?}", pieces[0], pieces[2]), "who says? \"“some officials”\"");
    }
}
