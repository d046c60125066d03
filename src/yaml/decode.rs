//! From the tree to typed values, with every mistake on the way collected and placed.

use super::{FromYaml, Located, Node, Shape, Value, home};
use crate::diagnostic::{Diagnostic, Severity};
use crate::names::{Named, did_you_mean, named};
use crate::order::Order as _;
use crate::text::{Span, Text};
use std::borrow::Cow;

named! {
    /// What can be wrong with a rule, lexicon, pack or config file; the tool's own ids, after `whosays/`.
    pub enum Mistake {
        /// The file is no YAML, or more of it than is read.
        YamlSyntax = "whosays/yaml-syntax",
        /// A key that means nothing here.
        UnknownKey = "whosays/unknown-key",
        /// A key, an entry or an id that is there twice.
        Duplicate = "whosays/duplicate",
        /// A key that must be there.
        MissingKey = "whosays/missing-key",
        /// A value of another sort than its key takes.
        WrongType = "whosays/wrong-type",
        /// A value that is not in the closed set, or out of range.
        UnknownValue = "whosays/unknown-value",
        /// A rule, lexicon, option, capture, clause or part that does not exist.
        UnknownName = "whosays/unknown-name",
        /// Nothing where something must be.
        Empty = "whosays/empty",
        /// A pattern string that does not parse.
        BadPattern = "whosays/bad-pattern",
        /// A regular expression that does not compile, or that cannot be used.
        BadRegex = "whosays/bad-regex",
        /// A placeholder that means nothing, or that some match would leave empty.
        BadPlaceholder = "whosays/bad-placeholder",
        /// Keys or values that contradict each other, or that nothing can satisfy.
        Contradiction = "whosays/contradiction",
        /// Something that makes no difference to anything there is.
        Unused = "whosays/unused",
    }
}

impl Mistake {
    /// An error of this sort.
    pub fn at(self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.name(), Severity::Error, message, span)
    }

    /// A warning of this sort: the file can be used all the same.
    pub fn warning(self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.name(), Severity::Warning, message, span)
    }
}

/// Decodes one file and keeps what is wrong with it.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t Text,
    diagnostics: Vec<Diagnostic>,
    /// The key whose value is being read, for messages; empty outside of all.
    key: Cow<'static, str>,
    key_span: Span,
    /// What the file may say.
    shape: fn() -> Shape,
    /// Keys of the file itself that stand further in, which is no second mistake.
    strayed: Vec<String>,
}

impl<'t> Reader<'t> {
    /// Reads a whole file as `T`, with all that is wrong with it in the order of the file. A value may come out
    /// even so: whatever is known of the file.
    pub fn read<T: FromYaml>(text: &'t Text) -> (Option<T>, Self) {
        Self::read_tree(text, super::parse(text))
    }

    /// The same, unless the tree tells that the file is something else, which is then all that is said.
    pub fn read_unless<T: FromYaml>(
        text: &'t Text,
        other: impl FnOnce(&Node<'t>) -> Option<Diagnostic>,
    ) -> (Option<T>, Self) {
        let tree = super::parse(text);
        Self::read_tree(
            text,
            tree.and_then(|node| other(&node).map_or(Ok(node), |other| Err(Box::new(other)))),
        )
    }

    /// The same for a file whose tree is known, or why there is none.
    pub fn read_tree<T: FromYaml>(
        text: &'t Text,
        tree: Result<Node<'t>, Box<Diagnostic>>,
    ) -> (Option<T>, Self) {
        let mut reader = Self {
            text,
            diagnostics: Vec::new(),
            key: Cow::Borrowed(""),
            key_span: Span::default(),
            shape: T::shape,
            strayed: Vec::new(),
        };
        let value = match tree {
            Ok(Node { value: Value::Null, .. }) => {
                let first = text.whole_lines(Span::empty(text.body_start()));
                reader.report(Mistake::Empty.at(first, "this file says nothing"));
                None
            }
            Ok(node) => T::from_yaml(&node, &mut reader),
            Err(diagnostic) => {
                reader.report(*diagnostic);
                None
            }
        };
        (value, reader)
    }

    /// The file.
    pub const fn text(&self) -> &'t Text {
        self.text
    }

    /// Keeps a diagnostic.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// How much has been reported, so that a later mistake may be told from one that it only follows from.
    pub const fn said(&self) -> usize {
        self.diagnostics.len()
    }

    /// Keeps diagnostics.
    pub fn report_all(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics);
    }

    /// Everything reported, in the order of the file.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.diagnostics.order_by_key(|diagnostic| diagnostic.span.start);
        self.diagnostics
    }

    /// Reports that a value is of the wrong sort. `expected` goes after "takes" ("a whole number").
    pub fn wrong_type(&mut self, node: &Node<'_>, expected: &str) {
        self.wrong_type_with(node, expected, "");
    }

    /// The same with a word on how to settle it, where there is one.
    pub fn wrong_type_with(&mut self, node: &Node<'_>, expected: &str, help: &str) {
        // A number of another sort is shown as it is written, for “not a number” would be wrong.
        let sort = match node.value {
            Value::Integer(_) | Value::Float(_) if expected.contains("number") => {
                format!("`{}`", self.text.slice(node.span))
            }
            _ => node.sort().to_owned(),
        };
        let message = match (&*self.key, &node.value) {
            ("", _) => format!("{expected} is meant here, not {sort}"),
            (key, Value::Null) => format!("`{key}` has no value; it takes {expected}"),
            (key, _) => format!("`{key}` takes {expected}, not {sort}"),
        };
        // A value that is not there has no place but its key's.
        let span = if node.span.is_empty() { self.key_span } else { node.span };
        let mistake = Mistake::WrongType.at(span, message);
        self.report(if help.is_empty() { mistake } else { mistake.with_help(help) });
    }

    /// Reports that a name is in no closed set of values, and which are.
    pub fn unknown_value(&mut self, name: &str, span: Span, known: &[&str]) {
        let message = match &*self.key {
            "" => format!("`{name}` is not known here"),
            key => format!("`{key}` has no value `{name}`"),
        };
        let near = did_you_mean(name, known.iter().copied());
        let elsewhere = || home::of_value(&(self.shape)(), &self.key, name);
        let help = if near.is_some() { None } else { elsewhere() };
        let help = help.unwrap_or_else(|| suggest(name, known));
        self.report(Mistake::UnknownValue.at(span, message).with_help(help));
    }

    /// Reports that something is named that does not exist. `sort` is what it would be ("lexicon").
    pub fn unknown_name(&mut self, sort: &str, name: &str, span: Span, known: &[&str]) {
        let message = format!("there is no {sort} `{name}`");
        let diagnostic = Mistake::UnknownName.at(span, message).with_help(suggest(name, known));
        self.report(diagnostic);
    }

    /// Reads a value with `key` in mind, so that messages can name it.
    pub fn at_key<T>(
        &mut self,
        key: impl Into<Cow<'static, str>>,
        span: Span,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = (std::mem::replace(&mut self.key, key.into()), self.key_span);
        self.key_span = span;
        let value = read(self);
        (self.key, self.key_span) = outer;
        value
    }
}

/// The nearest of the names that are known, or all of them.
pub(crate) fn suggest(name: &str, known: &[&str]) -> String {
    if let Some(near) = did_you_mean(name, known.iter().copied()) {
        return format!("Did you mean `{near}`?");
    }
    match known {
        [] => "There are none.".to_owned(),
        [only] => format!("There is only `{only}`."),
        many if many.len() > home::MOST_LISTED => "None has nearly that name.".to_owned(),
        [first @ .., last] => format!("Known are `{}` and `{last}`.", first.join("`, `")),
    }
}

/// The keys of one mapping, taken one after the other; what is left at the end is unknown.
#[derive(Debug)]
pub struct Keys<'n, 't> {
    what: &'static str,
    entries: &'n [(Node<'t>, Node<'t>)],
    span: Span,
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
    /// Keys of which one must be there.
    one_of: &'static [&'static str],
}

impl<'n, 't> Keys<'n, 't> {
    /// The keys of a mapping that says `what` ("a rule"), one of those that `shape` knows. `None`, and reported, when the
    /// node is no mapping.
    pub fn of(
        node: &'n Node<'t>,
        what: &'static str,
        shape: fn() -> Shape,
        reader: &mut Reader<'_>,
    ) -> Option<Self> {
        let Value::Mapping(entries) = &node.value else {
            // A whole file is not written in braces.
            let help = if reader.key.is_empty() { String::new() } else { home::of_map(&shape()) };
            reader.wrong_type_with(node, "a map", &help);
            return None;
        };
        let span = entries.first().map_or(node.span, |(key, _)| key.span);
        Some(Self { what, entries, span, known: Vec::new(), missing: Vec::new(), one_of: &[] })
    }

    /// The place of the first key, for what is wrong with the mapping as a whole.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The value of a key as it stands in the tree, if the key is there.
    pub fn node(&mut self, key: &'static str, reader: &Reader<'_>) -> Option<&'n Node<'t>> {
        self.known.push(key);
        self.find(key, reader).map(|(_, value)| value)
    }

    /// Whether the key is there. It does not become known by the question.
    pub fn has(&self, key: &str, reader: &Reader<'_>) -> bool {
        self.find(key, reader).is_some()
    }

    /// Where the key itself stands.
    pub fn key_span(&self, key: &str, reader: &Reader<'_>) -> Option<Span> {
        self.find(key, reader).map(|(key, _)| key.span)
    }

    /// The value of a key. `None`, and reported, when it is wrong, or is not there and has no default.
    pub fn read<T: FromYaml>(&mut self, key: &'static str, reader: &mut Reader<'_>) -> Option<T> {
        self.read_or(key, reader, T::absent)
    }

    /// The value of a key, or another where the key is not there.
    pub fn read_or<T: FromYaml>(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
        default: impl FnOnce() -> Option<T>,
    ) -> Option<T> {
        self.known.push(key);
        match self.find(key, reader) {
            Some((name, node)) => reader.at_key(key, name.span, |reader| T::from_yaml(node, reader)),
            None => default().or_else(|| {
                self.missing.push(key);
                None
            }),
        }
    }

    /// The values of all keys that a closed set names, in the order of the file.
    pub fn read_all<N: Named, T: FromYaml>(&mut self, reader: &mut Reader<'_>) -> Vec<(N, T)> {
        self.known.extend(N::ALL.iter().map(|(name, _)| name));
        let mut values = Vec::new();
        for (key, node) in self.entries {
            let name = key_text(key, reader);
            let Some(&(name, known)) = N::ALL.iter().find(|(known, _)| *known == name) else { continue };
            let value = reader.at_key(name, key.span, |reader| T::from_yaml(node, reader));
            values.extend(value.map(|value| (known, value)));
        }
        values
    }

    /// Says that one of several keys must be there, and none is.
    pub const fn miss_one_of(&mut self, keys: &'static [&'static str]) {
        self.one_of = keys;
    }

    /// Reports keys that nobody took, keys that stand there twice, and keys that had to be there.
    pub fn finish(mut self, reader: &mut Reader<'_>) {
        let mut seen: Vec<&str> = Vec::with_capacity(self.entries.len());
        for (key, _) in self.entries {
            let name = key_text(key, reader);
            if seen.contains(&name) {
                let twice = Mistake::Duplicate.at(key.span, format!("`{name}` stands here twice"));
                reader.report(twice.with_help("Keep one of the two."));
            } else if !self.known.contains(&name) {
                self.unknown(key, name, reader);
            }
            seen.push(name);
        }
        self.missing.retain(|missing| !reader.strayed.iter().any(|strayed| strayed == missing));
        if let [first @ .., last] = self.missing.as_slice() {
            let message = match first {
                [] => format!("{} needs the key `{last}`", self.what),
                _ => format!("{} needs the keys `{}` and `{last}`", self.what, first.join("`, `")),
            };
            reader.report(Mistake::MissingKey.at(self.span, message));
        }
        if !self.one_of.is_empty() {
            let message = format!("{} needs one of `{}`", self.what, self.one_of.join("`, `"));
            reader.report(Mistake::MissingKey.at(self.span, message));
        }
    }

    /// Reports a key that means nothing here, with where it belongs or what it may have been meant to be. A key that
    /// is missing and one that stands for it elsewhere, or is nearly it, are one mistake.
    fn unknown(&mut self, key: &Node<'_>, name: &str, reader: &mut Reader<'_>) {
        let home = home::of_key(&(reader.shape)(), self.what, name);
        let near = did_you_mean(name, self.known.iter().copied());
        if let Some(meant) = home.as_ref().map_or(near, |home| home.through) {
            self.missing.retain(|missing| *missing != meant);
            if self.one_of.contains(&meant) {
                self.one_of = &[];
            }
        }
        if home.as_ref().is_some_and(|home| home.outermost) {
            reader.strayed.push(name.to_owned());
        }
        let help = match home {
            Some(home) => home.help,
            // “Note: the dam held.” is a map to YAML.
            None if near.is_none() && name.contains(' ') => {
                // Then it is no map that lacks keys.
                self.missing.retain(|_| self.entries.len() > 1);
                "If it is text, put all of it in quotes.".to_owned()
            }
            None => suggest(name, &self.known),
        };
        let message = format!("{} has no key `{name}`", self.what);
        reader.report(Mistake::UnknownKey.at(key.span, message).with_help(help));
    }

    fn find(&self, key: &str, reader: &Reader<'_>) -> Option<&'n (Node<'t>, Node<'t>)> {
        self.entries.iter().find(|(known, _)| key_text(known, reader) == key)
    }
}

/// A key as text. `on`, `2024` and `null` are names here, whatever else they are as values.
fn key_text<'k>(key: &'k Node<'_>, reader: &Reader<'k>) -> &'k str {
    match &key.value {
        Value::Text(text) => text,
        _ => reader.text.slice(key.span),
    }
}

/// A key as a name with its place; `None`, and reported, when it is a list or a map.
pub(super) fn key_name(key: &Node<'_>, reader: &mut Reader<'_>) -> Option<Located<String>> {
    if matches!(key.value, Value::Sequence(_) | Value::Mapping(_)) {
        reader.report(Mistake::WrongType.at(key.span, format!("a key is a name, not {}", key.sort())));
        return None;
    }
    Some(Located::new(key_text(key, reader).to_owned(), key.span))
}
