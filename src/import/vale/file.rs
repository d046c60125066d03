//! What a rule file of Vale says. It is read with a light hand: what stands where text is meant is text.

use crate::names::named;
use crate::yaml::{FromKeys, FromYaml, Key, Keys, Located, Node, Reader, Shape, Value, mapping};

mapping! {
    /// A rule of Vale, as far as it can be carried over.
    pub(super) partial struct ValeFile: "a rule that is imported" {
        pub(super) extends: Loose = ?"extends",
        pub(super) message: Loose = ?"message",
        pub(super) description: Loose = ?"description",
        pub(super) level: Level = "level" or Level::Warning,
        pub(super) link: Loose = ?"link",
        pub(super) scope: Vec<Loose> = "scope",
        pub(super) ignorecase: bool = "ignorecase" or false,
        pub(super) nonword: bool = "nonword" or false,
        pub(super) append: bool = "append" or false,
        pub(super) tokens: Vec<Loose> = "tokens",
        pub(super) raw: Vec<Loose> = "raw",
        pub(super) exceptions: Vec<Loose> = "exceptions",
        pub(super) swap: Swap = "swap",
        pub(super) token: Loose = ?"token",
        pub(super) max: u32 = "max" or 0,
        pub(super) min: u32 = "min" or 0,
        pub(super) pos: Loose = ?"pos",
        ;
        _unused: Unused,
    }
}

named! {
    /// How much a rule of Vale matters.
    pub(super) enum Level {
        /// The least.
        Suggestion = "suggestion",
        /// More.
        Warning = "warning",
        /// The most.
        Error = "error",
    }
}

/// Text, whatever else it may be to YAML.
#[derive(Clone, Debug)]
pub(super) struct Loose(pub(super) Located<String>);

/// What to write for what.
#[derive(Debug, Default)]
pub(super) struct Swap(pub(super) Vec<(Loose, Loose)>);

/// Keys that say how Vale mends, names, limits and tests its rule, which is of no use here.
#[derive(Debug)]
struct Unused;

impl FromYaml for Loose {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = match &node.value {
            Value::Text(text) => text.to_string(),
            Value::Sequence(_) | Value::Mapping(_) => {
                reader.wrong_type(node, "text");
                return None;
            }
            _ => reader.text().slice(node.span).to_owned(),
        };
        Some(Self(Located::new(text, node.span)))
    }

    fn shape() -> Shape {
        Shape::Scalar
    }
}

impl FromYaml for Swap {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let maps = match &node.value {
            Value::Sequence(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut pairs = Vec::new();
        for map in maps {
            let Value::Mapping(entries) = &map.value else {
                reader.wrong_type(map, "a map of what to write for what");
                continue;
            };
            for (wrong, right) in entries {
                let pair = (Loose::from_yaml(wrong, reader), Loose::from_yaml(right, reader));
                pairs.extend(pair.0.zip(pair.1));
            }
        }
        Some(Self(pairs))
    }

    fn shape() -> Shape {
        Shape::Entries(Box::new(Loose::shape()))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl FromKeys for Unused {
    fn from_keys(keys: &mut Keys<'_, '_>, reader: &mut Reader<'_>) -> Option<Self> {
        for key in UNUSED {
            keys.node(key, reader);
        }
        Some(Self)
    }

    fn keys() -> Vec<Key> {
        UNUSED.iter().map(|key| Key::of::<Loose>(key, "")).collect()
    }
}

const UNUSED: &[&str] = &["action", "capitalize", "limit", "name", "tests", "vocab"];
