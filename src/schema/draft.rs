//! From a shape to a JSON schema, draft 7.
//!
//! Every map and closed set stands once, under `definitions`, and is referred to wherever it may be written. A
//! description stands beside a reference too: editors show it, and validators pass over it.

use crate::yaml::{Key, Map, Need, Numbers, Set, Shape, Words};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// The pattern of names: what [`Words::Name`] means to a validator.
const NAME: &str = "^[a-z][a-z0-9-]*$";

/// The schema of a file that has this shape, as JSON that people can read.
pub(super) fn schema(shape: &Shape) -> String {
    let mut definitions = Definitions::default();
    let mut root = match shape {
        Shape::Map(map) => definitions.map(map),
        other => definitions.of(other),
    };
    root.draft = Some(DRAFT);
    root.definitions = definitions.0;
    // A tree of strings, numbers and lists always becomes JSON.
    serde_json::to_string_pretty(&root).unwrap_or_default() + "\n"
}

/// A schema, its keywords in the order in which they are best read.
#[derive(Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    draft: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'static str,
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    sort: Option<Value>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    values: Vec<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    markdown_enum_descriptions: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    properties: Vec<(String, Self)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_properties: Option<Additional>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<Self>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_items: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_items: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    any_of: Vec<Self>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    one_of: Vec<Self>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    definitions: Vec<(String, Self)>,
}

/// What a map may hold beside the keys that are known.
#[derive(Clone, Serialize)]
#[serde(untagged)]
enum Additional {
    None(bool),
    Any(Box<Schema>),
}

fn as_map<S: Serializer>(entries: &[(String, Schema)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter().map(|(name, schema)| (name, schema)))
}

/// The maps and closed sets that have been referred to.
#[derive(Default)]
struct Definitions(Vec<(String, Schema)>);

impl Definitions {
    fn of(&mut self, shape: &Shape) -> Schema {
        match shape {
            Shape::Text(words) => text(*words),
            Shape::Switch => switch(),
            Shape::Number(numbers) => number(*numbers),
            Shape::Scalar => Schema::of(json!(["string", "number", "boolean", "null"])),
            Shape::Names(set) => self.refer(&set.name(), |_| names(set)),
            Shape::Map(map) => self.refer(&map.name(), |definitions| definitions.map(map)),
            Shape::Entries(value) => Schema {
                additional_properties: Some(Additional::Any(Box::new(self.of(value)))),
                ..Schema::of(json!("object"))
            },
            Shape::List(item) => {
                let one = self.of(item);
                let list = Schema { items: Some(Box::new(one.clone())), ..Schema::of(json!("array")) };
                Schema { any_of: vec![one, list], ..Schema::default() }
            }
            Shape::Pair(item) => Schema {
                items: Some(Box::new(self.of(item))),
                min_items: Some(2),
                max_items: Some(2),
                ..Schema::of(json!("array"))
            },
            Shape::Either(shapes) => {
                Schema { any_of: shapes.iter().map(|shape| self.of(shape)).collect(), ..Schema::default() }
            }
        }
    }

    fn map(&mut self, map: &Map) -> Schema {
        let keys = (map.keys)();
        let alternatives = keys.iter().filter(|key| key.need == Need::OneOf);
        Schema {
            title: Some(title(&map.name())),
            description: map.doc.trim(),
            one_of: alternatives
                .map(|key| Schema { required: vec![key.name], ..Schema::default() })
                .collect(),
            required: keys.iter().filter(|key| key.need == Need::Always).map(|key| key.name).collect(),
            properties: keys.iter().map(|key| (key.name.to_owned(), self.key(key))).collect(),
            additional_properties: Some(Additional::None(false)),
            ..Schema::of(json!("object"))
        }
    }

    fn key(&mut self, key: &Key) -> Schema {
        let default = key.default.as_ref().map(|default| match key.shape {
            Shape::Switch => json!(default == "true"),
            _ => json!(default),
        });
        Schema { description: key.doc, default, ..self.of(&key.shape) }
    }

    /// A reference to what goes by the name, which is defined the first time.
    fn refer(&mut self, name: &str, define: impl FnOnce(&mut Self) -> Schema) -> Schema {
        if !self.0.iter().any(|(known, _)| *known == name) {
            // The name is taken before it is defined: maps hold one another.
            let at = self.0.len();
            self.0.push((name.to_owned(), Schema::default()));
            self.0[at].1 = define(self);
        }
        Schema { reference: Some(format!("#/definitions/{name}")), ..Schema::default() }
    }
}

impl Schema {
    fn of(sort: Value) -> Self {
        Self { sort: Some(sort), ..Self::default() }
    }
}

/// A name as the heading over a description: "Test case".
fn title(name: &str) -> String {
    let words = name.replace('-', " ");
    let (first, rest) = words.split_at(words.chars().next().map_or(0, char::len_utf8));
    first.to_uppercase() + rest
}

fn text(words: Words) -> Schema {
    let pattern = (words == Words::Name).then_some(NAME);
    Schema { pattern, ..Schema::of(json!("string")) }
}

/// To most readers of YAML `yes` is a text.
fn switch() -> Schema {
    Schema { values: vec![json!(true), json!(false), json!("yes"), json!("no")], ..Schema::default() }
}

fn number(numbers: Numbers) -> Schema {
    let (sort, minimum, maximum) = match numbers {
        Numbers::Any => ("number", None, None),
        Numbers::Positive => ("number", Some(0), None),
        Numbers::Share => ("number", Some(0), Some(1)),
        Numbers::Whole => ("integer", None, None),
        Numbers::Count => ("integer", Some(0), None),
    };
    Schema { minimum, maximum, ..Schema::of(json!(sort)) }
}

fn names(set: &Set) -> Schema {
    let documented = set.choices.iter().any(|choice| !choice.doc.is_empty());
    Schema {
        values: set.choices.iter().map(|choice| json!(choice.name)).collect(),
        markdown_enum_descriptions: set.choices.iter().filter(|_| documented).map(|it| it.doc).collect(),
        ..Schema::of(json!("string"))
    }
}
