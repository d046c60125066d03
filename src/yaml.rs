//! The only file that names the YAML crate. It turns YAML into a tree of our own whose every scalar knows its
//! place, or into a diagnostic that says in our words what is wrong with it.
//!
//! The crate reads the tree through one hand-made visitor: nothing is untagged or flattened, because both lose
//! places. What a file *means* is decoded from the tree by [`Reader`], which collects every mistake of a file
//! instead of stopping at the first.

mod amend;
mod compact;
mod decode;
mod excerpt;
mod expect;
mod home;
mod mapping;
mod node;
mod place;
mod sevens;
mod shape;
mod slip;
mod trap;

pub use amend::{Item, append, remove, scalar, set};
pub use compact::{pack, unpack};
pub(crate) use decode::suggest;
pub use decode::{Keys, Mistake, Reader};
pub use excerpt::as_written;
pub use expect::{Entries, FromKeys, FromYaml};
pub(crate) use mapping::mapping;
pub use node::{Located, Node, Value};
pub use place::inside_scalar;
pub use shape::{Choice, Key, Map, Naming, Need, Numbers, Set, Shape, Words};

use crate::diagnostic::Diagnostic;
use crate::text::{Span, Text};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::budget::BudgetBreach;
use serde_yaml::{DuplicateKeyPolicy, Error, Location, NonFiniteFloatPolicy, Options, Spanned};
use std::borrow::Cow;
use std::fmt;

/// Rules, lexicons and configs are small and flat; whatever goes far beyond them is an attack or an accident.
const DEEPEST: usize = 32;
const MOST_NODES: usize = 200_000;

/// Reads the one YAML document of a file.
///
/// # Errors
/// A diagnostic, when the file is no YAML, holds more than one document, or goes over the limits on depth and
/// size. Of several mistakes in the syntax only the first is known.
pub fn parse(text: &Text) -> Result<Node<'_>, Box<Diagnostic>> {
    let mut node: Node<'_> = serde_yaml::from_str_with_options(text.contents(), options())
        .map_err(|error| Box::new(explain(text, &error)))?;
    node.settle(text.contents());
    Ok(node)
}

fn options() -> Options {
    serde_yaml::options! {
        with_snippet: false,
        strict_booleans: true,
        // Both keys are wanted: the tree keeps them, and the decoder reports the second.
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        budget: serde_yaml::budget! {
            max_depth: DEEPEST,
            flow_nesting_limit: DEEPEST,
            max_nodes: MOST_NODES,
            max_aliases: 100,
        },
        alias_limits: serde_yaml::alias_limits! {
            max_total_replayed_events: 10_000,
            max_replay_stack_depth: 4,
        },
    }
}

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Spanned { value, defined, .. } = Spanned::<Value<'de>>::deserialize(deserializer)?;
        Ok(Self { value, span: span_of(&defined) })
    }
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Value::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Value::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Value::Integer(i64::try_from(value).unwrap_or(i64::MAX)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Value::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Value::Text(Cow::Borrowed(value)))
    }

    fn visit_string<E>(self, value: String) -> Result<Self::Value, E> {
        Ok(Value::Text(Cow::Owned(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = items.next_element()? {
            nodes.push(node);
        }
        Ok(Value::Sequence(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut nodes = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            nodes.push(entry);
        }
        Ok(Value::Mapping(nodes))
    }
}

fn span_of(location: &Location) -> Span {
    let span = location.span();
    let start = span.byte_offset().unwrap_or_default() as u32;
    Span::new(start, start + span.byte_len().unwrap_or_default() as u32)
}

/// A diagnostic in words of ours for what the crate refuses.
fn explain(text: &Text, error: &Error) -> Diagnostic {
    let at = error.location().map_or(Span::default(), |location| place_of(text, &location));
    let (message, help) = match error.without_snippet() {
        Error::MultipleDocuments { .. } => (
            "a second document starts here; a file holds one".to_owned(),
            "Move what follows the `---` to a file of its own.",
        ),
        Error::UnknownAnchor { .. } => (
            "this names an anchor that is not there".to_owned(),
            "Quote the text if it only begins with `*`.",
        ),
        Error::Budget { breach, .. } => (over_budget(breach), "Split the file, or write it more plainly."),
        Error::AliasReplayLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasError { .. } => {
            ("this alias stands for too much".to_owned(), "Write out what it stands for.")
        }
        Error::ExternalMessage { msg, .. } | Error::Message { msg, .. } => {
            return slip::explain(text, at, msg);
        }
        _ => return slip::explain(text, at, ""),
    };
    Mistake::YamlSyntax.at(at, message).with_help(help)
}

fn over_budget(breach: &BudgetBreach) -> String {
    match breach {
        BudgetBreach::Depth { .. } => format!("this is nested more than {DEEPEST} levels deep"),
        BudgetBreach::Nodes { .. } | BudgetBreach::Events { .. } => {
            format!("the file holds more than {MOST_NODES} values")
        }
        _ => "the file goes over the limits on size".to_owned(),
    }
}

/// Where the crate says it stumbled. Some of its errors know only line and column (in characters, 1-based).
fn place_of(text: &Text, location: &Location) -> Span {
    if let Some(byte) = location.span().byte_offset() {
        let length = location.span().byte_len().unwrap_or_default();
        return on_boundaries(text, byte as usize, (byte + length) as usize);
    }
    let (line, column) = (location.line() as usize, location.column() as usize);
    let starts = text.contents().split_inclusive('\n').take(line.saturating_sub(1));
    let start: usize = starts.map(str::len).sum();
    let before = text.contents()[start..].chars().take(column.saturating_sub(1));
    let at = start + before.map(char::len_utf8).sum::<usize>();
    on_boundaries(text, at, at)
}

/// The span, moved to character boundaries and, where it is empty, grown by one character of the line.
fn on_boundaries(text: &Text, start: usize, end: usize) -> Span {
    let contents = text.contents();
    let boundary = |at: usize| (0..=at.min(contents.len())).rev().find(|&at| contents.is_char_boundary(at));
    let start = boundary(start).unwrap_or_default();
    let end = boundary(end).unwrap_or_default();
    let next = contents[start..].chars().next().filter(|c| !c.is_control()).map_or(0, char::len_utf8);
    Span::new(start as u32, end.max(start + next) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(yaml: &str) -> String {
        let text = Text::new("t.yml", yaml);
        let diagnostic = parse(&text).expect_err("it is refused");
        let at = text.position(diagnostic.span.start);
        format!("{}:{} {} | {}", at.line, at.column, text.slice(diagnostic.span), diagnostic.message)
    }

    #[test]
    fn slips_of_syntax_are_told_in_plain_words_where_they_happen() {
        let cases = [
            ("a: @x", "1:4 @ | a value cannot start with `@`"),
            ("a: `x`", "1:4 ` | a value cannot start with a backtick"),
            ("a:\n\tb: 1", "2:2 b | a tab cannot indent YAML"),
            ("a: b: c", "1:5 : | a second `: ` stands in one value"),
            ("a: \"x\nb: 1", "1:4 \" | the quote that opens here is never closed"),
            ("“é”: [", "1:6 [ | the bracket that opens here is never closed"),
            ("a: }", "1:4 } | nothing opens this bracket"),
            ("a: 'it's'", "1:8 s | something follows the closing quote"),
            ("a: \"\\bé\\d\"", "1:8 \\d | a backslash within double quotes needs a letter that YAML knows"),
            ("a: 1\n---\nb: 2", "3:1 b | a second document starts here; a file holds one"),
            ("a: *x", "1:4 * | this names an anchor that is not there"),
        ];
        for (yaml, expected) in cases {
            assert_eq!(refused(yaml), expected, "{yaml}");
        }
    }

    #[test]
    fn bombs_and_deep_nesting_are_refused_early() {
        assert_eq!(refused(&"[".repeat(20_000)), "1:33 [ | this is nested too deep");
        let deep: String = (0..200).map(|depth| " ".repeat(depth) + "a:\n").collect();
        assert_eq!(refused(&deep), "33:33 a | this is nested more than 32 levels deep");
        let lines = ["a: &a [x,x,x,x,x,x,x,x,x]", "b: &b [*a,*a,*a,*a,*a,*a,*a,*a]"];
        let more = ["c: &c [*b,*b,*b,*b,*b,*b,*b,*b]", "d: &d [*c,*c,*c,*c,*c,*c,*c,*c]", "e: [*d,*d,*d]"];
        let bomb = [lines.as_slice(), more.as_slice()].concat().join("\n");
        assert!(refused(&bomb).ends_with("| this alias stands for too much"));
    }

    #[test]
    fn places_hold_behind_a_byte_order_mark_and_for_aliases() {
        let text = Text::new("t.yml", "\u{feff}é: &x “a”\r\nb: *x\r\n");
        let Ok(Node { value: Value::Mapping(entries), .. }) = parse(&text) else { panic!("it is a map") };
        let places: Vec<&str> = entries.iter().map(|(_, value)| text.slice(value.span)).collect();
        assert_eq!(places, ["“a”", "“a”"]);
    }

    #[test]
    fn yes_and_off_are_words_and_numbers_are_numbers() {
        let text = Text::new("t.yml", "[yes, off, true, 7, 0.4, ~, '7']");
        let Ok(Node { value: Value::Sequence(items), .. }) = parse(&text) else { panic!("it is a list") };
        let sorts: Vec<&str> = items.iter().map(Node::sort).collect();
        assert_eq!(sorts, ["text", "text", "yes or no", "a number", "a number", "nothing", "text"]);
    }
}
