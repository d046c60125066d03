//! What rules and overrides ask of the front matter of a document.

use crate::text::Text;
use crate::yaml::{self, Entries, FromYaml, Node, Reader, Shape, Value};
use serde::{Deserialize, Serialize};

/// A key of the front matter that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontMatterQuery {
    /// The key.
    pub key: String,
    /// The values that will do; `None` where it only has to be there.
    pub values: Option<Vec<String>>,
}

impl FrontMatterQuery {
    /// What a map of keys asks for.
    pub(crate) fn all(file: &Entries<FrontMatterFile>) -> Vec<Self> {
        let query = |values: &FrontMatterFile| {
            let any = values.0.iter().any(|value| value == "any");
            (!any).then(|| values.0.clone())
        };
        file.iter().map(|(key, values)| Self { key: key.value.clone(), values: query(values) }).collect()
    }

    /// Whether front matter, as YAML, has all that is asked for. Where it is no YAML it has nothing.
    pub fn all_hold(queries: &[Self], front_matter: &str) -> bool {
        if queries.is_empty() {
            return true;
        }
        let text = Text::new("front matter", front_matter);
        yaml::parse(&text).is_ok_and(|tree| queries.iter().all(|query| query.holds(&tree)))
    }

    fn holds(&self, front_matter: &Node<'_>) -> bool {
        let values = front_matter.texts_at(&self.key);
        let fits = |wanted: &Vec<String>| values.iter().any(|value| wanted.contains(value));
        self.values.as_ref().map_or(!values.is_empty(), fits)
    }
}

/// The values that a key of the front matter may have: text, as it is written, or `any`.
#[derive(Debug)]
pub(crate) struct FrontMatterFile(Vec<String>);

impl FromYaml for FrontMatterFile {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let items = match &node.value {
            Value::Sequence(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Value::Text(text) => values.push(text.clone().into_owned()),
                Value::Sequence(_) | Value::Mapping(_) => {
                    reader.wrong_type(item, "a value, or a list of values");
                }
                _ => values.push(reader.text().slice(item.span).to_owned()),
            }
        }
        (values.len() == items.len()).then_some(Self(values))
    }

    fn shape() -> Shape {
        Shape::Scalar.listed()
    }
}
