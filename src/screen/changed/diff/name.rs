//! The names of files as diffs write them: quoted like strings of C where they hold odd characters.

/// A name behind `---`, `+++`, `rename from` and their like; nothing for the file that is none. What follows a tab is a
/// date.
pub(super) fn name(written: &[u8]) -> Option<Vec<u8>> {
    let name = match quoted(written) {
        Some((name, _)) => name,
        None => written.split(|byte| *byte == b'\t').next().unwrap_or_default().to_vec(),
    };
    (name != b"/dev/null").then_some(name)
}

/// The two names behind `diff --git`. Where they are not quoted and hold spaces, only two that are the same can be told
/// apart; others follow on lines of their own.
pub(super) fn pair(written: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    if let Some((old, rest)) = quoted(written) {
        let rest = rest.strip_prefix(b" ")?;
        let new = quoted(rest).map_or_else(|| rest.to_vec(), |(new, _)| new);
        return Some((old, new));
    }
    let (old, rest) = written.split_at_checked(written.len() / 2)?;
    let new = rest.strip_prefix(b" ")?;
    (old == new || bare(old) == bare(new)).then(|| (old.to_vec(), new.to_vec()))
}

/// A name without the `a/` or `b/` that a diff puts in front.
fn bare(name: &[u8]) -> &[u8] {
    match name {
        [_, b'/', rest @ ..] => rest,
        name => name,
    }
}

/// What stands in quotation marks at the start, and what follows it.
fn quoted(written: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let mut rest = written.strip_prefix(b"\"")?;
    let mut name = Vec::new();
    loop {
        let (&byte, behind) = rest.split_first()?;
        rest = behind;
        match byte {
            b'"' => return Some((name, rest)),
            b'\\' => {
                let (escaped, behind) = escaped(rest)?;
                name.push(escaped);
                rest = behind;
            }
            byte => name.push(byte),
        }
    }
}

/// The byte that an escape stands for.
fn escaped(rest: &[u8]) -> Option<(u8, &[u8])> {
    let digit = |byte: &u8| matches!(byte, b'0'..=b'7');
    if let [a @ b'0'..=b'3', digits @ ..] = rest {
        let (two, behind) = digits.split_at_checked(2)?;
        let [b, c] = two else { return None };
        let value = |byte: &u8| byte - b'0';
        return (digit(b) && digit(c)).then(|| (value(a) * 64 + value(b) * 8 + value(c), behind));
    }
    let (byte, behind) = rest.split_first()?;
    let byte = match byte {
        b'a' => 7,
        b'b' => 8,
        b't' => b'\t',
        b'n' => b'\n',
        b'v' => 11,
        b'f' => 12,
        b'r' => b'\r',
        b'"' | b'\\' => *byte,
        _ => return None,
    };
    Some((byte, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_out_of_their_quotes() {
        let read =
            |written: &str| name(written.as_bytes()).map(|name| String::from_utf8_lossy(&name).into_owned());
        assert_eq!(read(r#""a/\303\251t\303\251 \"1\"\t.md""#).as_deref(), Some("a/été \"1\"\t.md"));
        assert_eq!(read("a/two words.md\t2024-01-01 10:00").as_deref(), Some("a/two words.md"));
        assert_eq!(read(r#""a/never closed"#).as_deref(), Some(r#""a/never closed"#));
        assert_eq!(read("/dev/null"), None);
        // What is no escape is no quotation.
        for odd in [r#""\2éß""#, r#""\3 1""#, r#""\18a""#, r#""\9""#, r#""\3""#] {
            assert_eq!(read(odd).as_deref(), Some(odd));
        }
    }

    #[test]
    fn two_names_on_a_line_are_told_apart_where_they_are_the_same() {
        let read = |written: &str| {
            let utf8 = |name: Vec<u8>| String::from_utf8_lossy(&name).into_owned();
            pair(written.as_bytes()).map(|(old, new)| (utf8(old), utf8(new)))
        };
        let both = |old: &str, new: &str| Some((old.to_owned(), new.to_owned()));
        assert_eq!(read("a/b b/x.md b/b b/x.md"), both("a/b b/x.md", "b/b b/x.md"));
        assert_eq!(read(r#""a/\303\251" "b/\303\251""#), both("a/é", "b/é"));
        assert_eq!(read("x.md x.md"), both("x.md", "x.md"));
        assert_eq!(read("a/one two b/three four"), None);
    }
}
