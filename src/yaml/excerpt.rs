//! Parts of a YAML file as their author wrote them, to be shown.

use super::Node;
use crate::text::Text;

/// An entry of a map as its author wrote it: with its key, with the comments right above and behind it, and without
/// the indentation that all its lines have.
pub fn as_written(text: &Text, (key, value): &(Node<'_>, Node<'_>)) -> String {
    let contents = text.contents();
    let start = key.span.start as usize;
    // What an alias stands for lies elsewhere, and nothing at all lies nowhere.
    let end = if value.span.start <= key.span.end {
        contents[start..].find([',', '}', '\n']).map_or(contents.len(), |length| start + length)
    } else {
        value.span.end as usize
    };
    let line = contents[..start].rfind('\n').map_or(text.body_start() as usize, |at| at + 1);
    let indent = &contents[line..start];
    if !indent.trim().is_empty() {
        // One of several on a line.
        return contents[start..end].trim_end().to_owned();
    }
    let behind = contents[end..].lines().next().unwrap_or_default();
    let end = if behind.trim_start().starts_with('#') { end + behind.len() } else { end };
    let lines = contents[with_comments(contents, line)..end].trim_end().lines();
    let lines = lines.map(|line| line.strip_prefix(indent).unwrap_or(line.trim_start()));
    lines.collect::<Vec<_>>().join("\n")
}

/// Where the comments right above a line begin, or the line itself. What is meant for editors is no comment.
fn with_comments(contents: &str, line: usize) -> usize {
    let mut start = line;
    for above in contents[..line].lines().rev() {
        let comment = above.trim_start();
        if !comment.starts_with('#') || comment.starts_with("# yaml-language-server") {
            break;
        }
        start = contents[..start - 1].rfind('\n').map_or(0, |at| at + 1);
    }
    start
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    /// The entry at `b`, which lies in the map at `a`.
    fn written(yaml: &str) -> String {
        let text = Text::new("t.yml", yaml);
        let root = parse(&text).expect("it is YAML");
        let (_, outer) = root.entry("a").expect("it is there");
        as_written(&text, outer.entry("b").expect("it is there"))
    }

    #[test]
    fn an_entry_keeps_the_form_that_its_author_gave_it() {
        for (yaml, expected) in [
            ("a: { c: 1, b: { d: [x, 'y'] }, e: 2 }", "b: { d: [x, 'y'] }"),
            ("a:\n  b: { d: 1 }  # why\n  e: 2\n", "b: { d: 1 }  # why"),
            (
                "a:\n  # Why.\n  # And how.\n  b:\n    d: 1\n\n    e: \"“é”\"\n  f: 2",
                "# Why.\n# And how.\nb:\n  d: 1\n\n  e: \"“é”\"",
            ),
            ("c: &x { d: 1 }\na:\n  b: *x\n", "b: *x"),
            ("c: &x { d: 1 }\na: { b: *x, e: 2 }\n", "b: *x"),
            ("a:\n  b: |\n    one\n      two\n  c: 1\n", "b: |\n  one\n    two"),
            ("a:\r\n  # é\r\n  b: 1\r\n", "# é\nb: 1"),
            ("a:\n  b:\n", "b:"),
        ] {
            assert_eq!(written(yaml), expected, "{yaml}");
        }
    }
}
