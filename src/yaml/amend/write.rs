//! What is put into YAML, as it is written.

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// One value, as YAML.
    Value(String),
    /// Keys, each with a value as YAML.
    Map(Vec<(&'static str, String)>),
}

impl Item {
    /// On one line, among brackets.
    pub(super) fn flow(&self) -> String {
        match self {
            Self::Value(value) => value.clone(),
            Self::Map(entries) => format!("{{ {} }}", entries_of(entries).join(", ")),
        }
    }

    /// On lines of its own, of which all but the first have an indent.
    pub(super) fn block(&self, indent: &str, line_break: &str) -> String {
        match self {
            Self::Value(value) => value.clone(),
            Self::Map(entries) => entries_of(entries).join(&format!("{line_break}{indent}")),
        }
    }
}

fn entries_of(entries: &[(&'static str, String)]) -> Vec<String> {
    entries.iter().map(|(key, value)| format!("{key}: {value}")).collect()
}

/// What stands at the end of a path of keys.
#[derive(Clone, Copy)]
pub(super) enum Leaf<'l> {
    Value(&'l str),
    Item(&'l Item),
}

impl Leaf<'_> {
    /// With the keys ahead of it, among brackets.
    pub(super) fn flow(self, path: &[&str]) -> String {
        match path {
            [] => match self {
                Self::Value(value) => value.to_owned(),
                Self::Item(item) => format!("[{}]", item.flow()),
            },
            [key] => format!("{key}: {}", self.flow(&[])),
            [key, rest @ ..] => format!("{key}: {{ {} }}", self.flow(rest)),
        }
    }

    /// With the keys ahead of it, each on a line of its own, of which all but the first have an indent.
    pub(super) fn block(self, path: &[&str], indent: &str, line_break: &str) -> String {
        let inner = format!("{indent}  ");
        match (path, self) {
            ([], Self::Value(value)) => value.to_owned(),
            ([], Self::Item(item)) => format!("- {}", item.block(&inner, line_break)),
            ([key], Self::Value(value)) => format!("{key}: {value}"),
            ([key, rest @ ..], _) => {
                format!("{key}:{line_break}{inner}{}", self.block(rest, &inner, line_break))
            }
        }
    }
}

/// A text as a scalar: as it is, where nobody could take it for anything else, in quotes otherwise.
pub fn scalar(words: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '’' | '–' | '—');
    let reads_as_text = words.starts_with(char::is_alphabetic)
        && words.ends_with(|c: char| c.is_alphanumeric() || c == '.')
        && words.chars().all(is_plain)
        && (words.contains(' ') || !MEANS_MORE.iter().any(|word| words.eq_ignore_ascii_case(word)));
    if reads_as_text {
        return words.to_owned();
    }
    let mut quoted = String::with_capacity(words.len() + 2);
    quoted.push('"');
    for c in words.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Words that are more than words to some reader of YAML.
const MEANS_MORE: [&str; 11] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", ".nan", ".inf"];
