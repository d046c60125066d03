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
    let width = |word| columns::plain(word).unwrap_or_else(|| textwrap::core::display_width(word));
    let widths: Vec<usize> = words.split(' ').map(width).collect();
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
    let mut rows = String::with_capacity(words.len());
    let (mut row, mut column, mut at) = (0, 0, 0);
    for word in words.split(' ') {
        let width = columns::plain(word).filter(|width| (1..=room).contains(width))?;
        if column + width > room {
            rows.push_str(words.get(row..at)?.trim_end());
            rows.push('\n');
            (row, column) = (at, 0);
        }
        column += width + 1;
        at += word.len() + 1;
    }
    rows.push_str(words.get(row..)?);
    Some(rows)
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
