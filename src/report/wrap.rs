//! Lays out running words in rows. The wrapping itself is that of textwrap, which is asked where words are not plain.

use super::columns;
use smallvec::SmallVec;
use std::borrow::Cow;

/// Words, row by row.
pub(super) type Rows<'w> = SmallVec<[Cow<'w, str>; 4]>;

/// Words, measured one by one.
type Measured = SmallVec<[Word; 24]>;

/// Words in rows of at most so many columns. Names with hyphens stay whole.
pub(super) fn rows(words: &str, room: usize) -> Rows<'_> {
    plain_rows(words, room).unwrap_or_else(|| {
        let options = textwrap::Options::new(room).word_splitter(textwrap::WordSplitter::NoHyphenation);
        textwrap::wrap(words, options).into()
    })
}

/// As few rows as [`rows`] makes, and as even as they can be: a single word on the last row looks forgotten.
pub(super) fn even_rows(words: &str, room: usize) -> Rows<'_> {
    if let Some(plain) = plain_words(words) {
        let room = most_even(&plain, room);
        return laid_out(words, &plain, room).unwrap_or_else(|| rows(words, room));
    }
    let mut end = 0;
    let measured = words.split(' ').map(|word| {
        end += word.len() + 1;
        Word { end: end - 1, columns: textwrap::core::display_width(word) }
    });
    rows(words, most_even(&measured.collect::<Measured>(), room))
}

/// A word among others with a space between them.
struct Word {
    /// Where it ends, in bytes.
    end: usize,
    columns: usize,
}

/// The room in which words take as few rows as in all that there is, and the most even ones.
fn most_even(words: &[Word], room: usize) -> usize {
    let least = count(words, room);
    if least == 1 {
        return room;
    }
    // A word that has to be broken itself is a path or an address, and looks no better on a narrower row.
    let longest = words.iter().map(|word| word.columns).max().unwrap_or_default();
    // Nor do they fit where all rows together are too short for them.
    let all = words.iter().map(|word| word.columns + 1).sum::<usize>();
    let mut narrowest = room.min(longest.max(room / 2).max(all.div_ceil(least).saturating_sub(1)));
    // Wider rows are never more of them.
    let mut widest = room;
    while narrowest < widest {
        let middle = narrowest.midpoint(widest);
        if count(words, middle) == least { widest = middle } else { narrowest = middle + 1 }
    }
    widest
}

/// How many rows [`rows`] makes of words none of which is wider than a row.
fn count(words: &[Word], room: usize) -> usize {
    let (mut rows, mut column) = (1, 0);
    for word in words {
        if column + word.columns > room {
            (rows, column) = (rows + 1, 0);
        }
        column += word.columns + 1;
    }
    rows
}

/// The same as textwrap makes of single-spaced plain words none of which has to be broken.
fn plain_rows(words: &str, room: usize) -> Option<Rows<'_>> {
    if columns::is_running_ascii(words) {
        return cut(words, room);
    }
    laid_out(words, &plain_words(words)?, room)
}

/// The same of words that have been measured.
fn laid_out<'w>(words: &'w str, measured: &[Word], room: usize) -> Option<Rows<'w>> {
    let (mut rows, mut start, mut end, mut column) = (Rows::new(), 0, 0, 0);
    for word in measured {
        if !(1..=room).contains(&word.columns) {
            return None;
        }
        if column + word.columns > room {
            rows.push(words.get(start..end)?.into());
            (start, column) = (end + 1, 0);
        }
        column += word.columns + 1;
        end = word.end;
    }
    rows.push(words.get(start..)?.into());
    Some(rows)
}

/// The same of words whose columns are their bytes: each row ends at the last space that it reaches.
fn cut(words: &str, room: usize) -> Option<Rows<'_>> {
    let (mut rows, mut rest) = (Rows::new(), words);
    while let Some(row) = rest.as_bytes().get(..=room) {
        let end = memchr::memrchr(b' ', row)?;
        rows.push(rest[..end].into());
        rest = &rest[end + 1..];
    }
    rows.push(rest.into());
    Some(rows)
}

/// Words that are all plain, measured.
fn plain_words(words: &str) -> Option<Measured> {
    columns::plain(words)?;
    let (mut measured, mut columns) = (Measured::new(), 0);
    for (end, byte) in words.bytes().enumerate() {
        if byte == b' ' {
            measured.push(Word { end, columns });
            columns = 0;
        } else {
            // A plain character takes one column, however many bytes follow its first.
            columns += usize::from(byte & 0b1100_0000 != 0b1000_0000);
        }
    }
    measured.push(Word { end: words.len(), columns });
    Some(measured)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(words: &str, room: usize) -> String {
        rows(words, room).join("\n")
    }

    const SENTENCES: [&str; 5] = [
        "“Some officials” – which ones, and how many? Two of them would do.",
        "a https://example.org/a/very/long/path/that/nothing/fits b",
        "大坝 has been safe  since Monday, they say",
        " one two",
        "",
    ];

    #[test]
    fn plain_words_are_wrapped_as_others_are() {
        for words in SENTENCES {
            for room in 1..80 {
                let options =
                    textwrap::Options::new(room).word_splitter(textwrap::WordSplitter::NoHyphenation);
                assert_eq!(fill(words, room), textwrap::fill(words, options), "{room}");
            }
        }
    }

    #[test]
    fn rows_are_as_even_as_they_can_be_and_no_more_of_them() {
        for words in SENTENCES {
            let longest = words.split(' ').map(columns::width).max().unwrap_or_default();
            for room in longest.max(10)..80 {
                let rows = |room| fill(words, room).lines().count();
                let narrowest = (longest.max(room / 2)..=room).find(|narrow| rows(*narrow) == rows(room));
                assert_eq!(
                    even_rows(words, room).join("\n"),
                    fill(words, narrowest.unwrap_or(room)),
                    "{words} at {room}"
                );
            }
        }
        assert_eq!(*even_rows("one two three four five", 20), ["one two three", "four five"]);
    }
}
