//! Workflow commands, as the runner of GitHub Actions takes them from the log.

use super::{Found, Place};
use std::collections::BTreeMap;

/// Reads the annotations that have a place.
pub(crate) fn read(log: &str) -> Vec<Found> {
    annotations(log).into_iter().filter_map(Annotation::found).collect()
}

/// Reads all annotations. A line that is none is a mistake.
pub(crate) fn annotations(log: &str) -> Vec<Annotation> {
    log.lines().map(Annotation::of).collect()
}

/// An annotation.
#[derive(Debug)]
pub(crate) struct Annotation {
    pub(crate) level: String,
    pub(crate) properties: BTreeMap<String, String>,
    pub(crate) message: String,
}

impl Annotation {
    fn of(line: &str) -> Self {
        let command = line.strip_prefix("::").unwrap_or_else(|| panic!("no command: {line}"));
        let (head, message) = command.split_once("::").expect("a command ends with `::`");
        let (level, properties) = head.split_once(' ').expect("it has properties");
        assert!(["error", "warning", "notice"].contains(&level), "{line}");
        let properties = properties.split(',').map(|property| {
            let (name, value) = property.split_once('=').expect("a property has a value");
            assert!(["file", "line", "endLine", "col", "endColumn", "title"].contains(&name), "{line}");
            (name.to_owned(), unescaped(value, &[("%3A", ":"), ("%2C", ",")]))
        });
        Self { level: level.to_owned(), properties: properties.collect(), message: unescaped(message, &[]) }
    }

    fn found(self) -> Option<Found> {
        let number =
            |name: &str| self.properties.get(name).map(|value| value.parse().expect("it is a number"));
        let (line, end_line) = (number("line")?, number("endLine")?);
        assert_eq!(line == end_line, number("col").is_some(), "columns are for places on one line: {self:?}");
        Some(Found {
            path: self.properties.get("file")?.clone(),
            rule: self.properties.get("title")?.strip_prefix("whosays: ")?.to_owned(),
            level: self.level.clone(),
            message: self.message.clone(),
            start: Place { line, column: number("col") },
            end: Some(Place { line: end_line, column: number("endColumn") }),
            related: Vec::new(),
            key: None,
        })
    }
}

/// The runner turns `%25` back last, so that what was written as such does not become something else.
fn unescaped(text: &str, more: &[(&str, &str)]) -> String {
    let all = [("%0D", "\r"), ("%0A", "\n")].iter().chain(more).chain(&[("%25", "%")]);
    all.fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant))
}
