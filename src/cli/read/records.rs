//! JSON Lines: a corpus with one JSON object a line. One record is in memory at a time.

use crate::cli::trouble::reason;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use std::fmt;
use std::io::{self, BufRead, Read as _};
use std::ops::ControlFlow;

/// So much of a line tells whether it is no text.
const HEAD: u64 = 64 * 1024;

/// What is longer is no line: places in a text are counted in 32 bits.
const MOST: u64 = u32::MAX as u64;

/// One text of a corpus.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// Its name, where it has one.
    pub(super) id: Option<String>,
    /// The text itself.
    pub(super) text: String,
    /// The line it stands on, 1-based.
    pub(super) line: usize,
}

/// The fields of a record that are taken; all others are left unread.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a> {
    /// The one that holds its text.
    pub(super) text: &'a str,
    /// The one that names it.
    pub(super) id: &'a str,
}

/// Hands on each record, or what is wrong with its line, until it is told to stop. Empty lines are none.
pub(super) fn read(
    mut reader: impl BufRead,
    fields: Fields<'_>,
    mut each: impl FnMut(Result<Record, String>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut bytes = Vec::new();
    for line in 1.. {
        match next(&mut reader, &mut bytes) {
            Ok(_) if bytes.is_empty() => break,
            Ok(true) => {}
            Ok(false) => return each(Err(format!("line {line}: this has no end, or is no text"))),
            Err(error) => return each(Err(reason(&error))),
        }
        let json = bytes.strip_prefix(b"\xef\xbb\xbf").filter(|_| line == 1).unwrap_or(&bytes);
        let json = json.trim_ascii_end();
        if !json.is_empty() {
            each(record(json, line, fields).map_err(|message| format!("line {line}: {message}")))?;
        }
    }
    ControlFlow::Continue(())
}

/// Reads the next line. Whether it has an end; of one that has none, or in which a NUL shows that it is no text, not all is
/// read: devices have no end.
fn next(reader: &mut impl BufRead, bytes: &mut Vec<u8>) -> io::Result<bool> {
    bytes.clear();
    let mut most = HEAD;
    loop {
        let read = reader.by_ref().take(most).read_until(b'\n', bytes)? as u64;
        if read < most || bytes.ends_with(b"\n") {
            return Ok(true);
        }
        if most > HEAD || bytes.contains(&0) {
            return Ok(false);
        }
        most = MOST - HEAD;
    }
}

fn record(json: &[u8], line: usize, fields: Fields<'_>) -> Result<Record, String> {
    let mut reader = serde_json::Deserializer::from_slice(json);
    let found = fields.deserialize(&mut reader).and_then(|found| reader.end().map(|()| found));
    let (text, id) = found.map_err(|error| {
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
        // A value of the wrong sort at the very start has no column yet.
        format!("this is not a record: {message}, at column {}", error.column().max(1))
    })?;
    let text = text.ok_or_else(|| format!("there is no text in a field “{}”", fields.text))?;
    Ok(Record { id, text, line })
}

type Found = (Option<String>, Option<String>);

impl<'de> DeserializeSeed<'de> for Fields<'_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        let (mut text, mut id) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            if key == self.text {
                text = map.next_value()?;
            } else if key == self.id {
                id = match map.next_value()? {
                    serde_json::Value::String(id) => Some(id),
                    serde_json::Value::Number(id) => Some(id.to_string()),
                    _ => None,
                };
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok((text, id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    const FIELDS: Fields<'_> = Fields { text: "body", id: "n" };

    fn records(corpus: &str) -> Vec<Result<Record, String>> {
        let mut found = Vec::new();
        let _ = read(corpus.as_bytes(), FIELDS, |record| {
            found.push(record);
            ControlFlow::Continue(())
        });
        found
    }

    #[test]
    fn takes_the_fields_that_are_asked_for() {
        let corpus = "\u{feff}{\"x\":[{}],\"body\":\"a\\nb\",\"n\":7}\r\n\n{\"body\":\"c\"}";
        assert_eq!(
            records(corpus),
            [
                Ok(Record { id: Some("7".to_owned()), text: "a\nb".to_owned(), line: 1 }),
                Ok(Record { id: None, text: "c".to_owned(), line: 3 }),
            ]
        );
    }

    #[test]
    fn a_bad_line_is_named_and_the_others_go_on() {
        let found = records("{\"body\":\n{\"n\":1}\n[]\n{\"body\":\"ok\"}");
        let messages: Vec<&str> =
            found.iter().filter_map(|record| record.as_ref().err()).map(|m| &**m).collect();
        assert_eq!(
            messages,
            [
                "line 1: this is not a record: EOF while parsing a value, at column 8",
                "line 2: there is no text in a field “body”",
                "line 3: this is not a record: invalid type: sequence, expected a JSON object, at column 1",
            ]
        );
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn what_has_no_end_is_not_read_for_ever() {
        let mut told = Vec::new();
        let long = format!("{{\"body\":\"{}\"}}\n", "a".repeat(200_000));
        let _ = read(BufReader::new(long.as_bytes().chain(io::repeat(0))), FIELDS, |record| {
            told.push(record.map(|record| record.text.len()));
            ControlFlow::Continue(())
        });
        assert_eq!(told, [Ok(200_000), Err("line 2: this has no end, or is no text".to_owned())]);
    }
}
