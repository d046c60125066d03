//! Lays out running words in rows. The wrapping itself is that of textwrap, which is asked where words are not plain.

use super::columns;

/// Words in rows of at most so many columns. Names with hyphens stay whole.
pub(super) fn fill(words: &str, room: usize) -> String {
    filled(words, room).unwrap_or_else(|| {
        let options = textwrap::Options::new(room).word_splitter(textwrap::WordSplitter::NoHyphenation);
        textwrap::fill(words, options)
    })
}

/// As few rows as [`fill`] makes, and as even as they can be: a single word on the last row looks forgotten.
pub(super) fn balanced(words: &str, room: usize) -> String {
    let widths = || words.split(' ').map(textwrap::core::display_width).collect();
    let widths: Vec<usize> = plain_widths(words).unwrap_or_else(widths);
    let least = rows(&widths, room);
    if least == 1 {
        return fill(words, room);
    }
    // A word that has to be broken itself is a path or an address, and looks no better on a narrower row.
    let mut narrowest = room.min(widths.iter().copied().max().unwrap_or_default().max(room / 2));
    // Wider rows are never more of them.
    let mut widest = room;
    while narrowest < widest {
        let middle = narrowest.midpoint(widest);
        if rows(&widths, middle) == least { widest = middle } else { narrowest = middle + 1 }
    }
    fill(words, widest)
}

/// The same as textwrap makes of single-spaced plain words none of which has to be broken.
fn filled(words: &str, room: usize) -> Option<String> {
    if columns::is_ascii(words) && columns::is_single_spaced(words) {
        return cut(words, room);
    }
    let mut rows = String::with_capacity(words.len());
    // Where this row and this word begin, and how wide they are so far.
    let (mut row, mut word, mut column, mut width) = (0, 0, 0, 0);
    for (at, c) in words.char_indices().chain([(words.len(), ' ')]) {
        if !columns::is_plain(c) {
            return None;
        }
        if c != ' ' {
            width += 1;
            continue;
        }
        if !(1..=room).contains(&width) {
            return None;
        }
        if column + width > room {
            rows.push_str(words.get(row..word - 1)?);
            rows.push('\n');
            (row, column) = (word, 0);
        }
        (word, column, width) = (at + 1, column + width + 1, 0);
    }
    rows.push_str(words.get(row..)?);
    Some(rows)
}

/// The same of words whose columns are their bytes: each row ends at the last space that it reaches.
fn cut(words: &str, room: usize) -> Option<String> {
    let (mut rows, mut rest) = (String::with_capacity(words.len()), words);
    while let Some(row) = rest.as_bytes().get(..=room) {
        let end = memchr::memrchr(b' ', row)?;
        rows.push_str(&rest[..end]);
        rows.push('\n');
        rest = &rest[end + 1..];
    }
    rows.push_str(rest);
    Some(rows)
}

/// The widths of words that are all plain.
fn plain_widths(words: &str) -> Option<Vec<usize>> {
    let (mut widths, mut width) = (Vec::with_capacity(words.len() / 4), 0);
    for c in words.chars().chain([' ']) {
        if !columns::is_plain(c) {
            return None;
        }
        width += 1;
        if c == ' ' {
            widths.push(width - 1);
            width = 0;
        }
    }
    Some(widths)
}

/// How many rows [`fill`] makes of words of some widths, none of which is wider than a row.
fn rows(widths: &[usize], room: usize) -> usize {
    let (mut rows, mut column) = (1, 0);
    for width in widths {
        if column + width > room {
            (rows, column) = (rows + 1, 0);
        }
        column += width + 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

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
                    balanced(words, room),
                    fill(words, narrowest.unwrap_or(room)),
                    "{words} at {room}"
                );
            }
        }
        assert_eq!(balanced("one two three four five", 20), "one two three\nfour five");
    }
}
