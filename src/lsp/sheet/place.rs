//! What may stand at a place: the shape of a file, walked down.

use super::outline::Step;
use crate::yaml::{Choice, Key, Map, Naming, Shape, Words};

/// One of the things that may stand at a place.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) shape: Shape,
    /// What names that stand there are names of.
    pub(super) naming: Option<Naming>,
}

/// All that may stand at the end of a way from a file of some shape. Where one may stand for a list, both are there.
pub(super) fn places(file: Shape, way: &[&Step]) -> Vec<Place> {
    let mut places = Vec::new();
    spread(file, None, &mut places);
    for step in way {
        let mut below = Vec::new();
        for place in places {
            place.step(step, &mut below);
        }
        places = below;
    }
    places
}

fn spread(shape: Shape, naming: Option<Naming>, places: &mut Vec<Place>) {
    match shape {
        Shape::Either(shapes) => shapes.into_iter().for_each(|shape| spread(shape, naming, places)),
        Shape::List(item) => {
            places.push(Place { shape: Shape::List(item.clone()), naming });
            spread(*item, naming, places);
        }
        shape => places.push(Place { shape, naming }),
    }
}

impl Place {
    fn step(self, step: &Step, places: &mut Vec<Self>) {
        match (step, self.shape) {
            (Step::File, shape) => places.push(Self { shape, ..self }),
            (Step::Key(name), Shape::Map(map)) => {
                let key = (map.keys)().into_iter().find(|key| key.name == name);
                if let Some(key) = key {
                    spread(key.shape, key.naming, places);
                }
            }
            (Step::Key(_), Shape::Entries(value)) => spread(*value, None, places),
            (Step::Item, Shape::List(item) | Shape::Pair(item)) => spread(*item, self.naming, places),
            _ => {}
        }
    }

    /// The keys that are known here.
    pub(super) fn keys(&self) -> Vec<Key> {
        match &self.shape {
            Shape::Map(Map { keys, .. }) => keys(),
            _ => Vec::new(),
        }
    }

    /// The values that are known here.
    pub(super) fn choices(&self) -> Vec<Choice> {
        match &self.shape {
            Shape::Names(set) => set.choices.clone(),
            Shape::Switch => ["true", "false"].map(|name| Choice { name, doc: "" }).to_vec(),
            _ => Vec::new(),
        }
    }

    /// What the text is that may stand here.
    pub(super) const fn words(&self) -> Option<Words> {
        match &self.shape {
            Shape::Text(words) => Some(*words),
            _ => None,
        }
    }

    /// Whether keys stand here that the author chooses.
    pub(super) const fn has_entries(&self) -> bool {
        matches!(self.shape, Shape::Entries(_))
    }
}

/// What a key takes, in a few words.
pub(super) fn takes(shape: &Shape) -> String {
    match shape {
        Shape::Text(words) => match words {
            Words::Prose | Words::Markdown => "text",
            Words::Message => "text with placeholders",
            Words::Name => "a name",
            Words::Pattern => "a pattern",
            Words::Regex => "a regular expression",
            Words::Path => "a path",
        }
        .to_owned(),
        Shape::Switch => "yes or no".to_owned(),
        Shape::Number(_) => "a number".to_owned(),
        Shape::Scalar => "a value".to_owned(),
        Shape::Names(set) => {
            let names: Vec<&str> = set.choices.iter().map(|choice| choice.name).collect();
            names.join(" | ")
        }
        Shape::Map(map) => map.what.to_owned(),
        Shape::Entries(value) => format!("names, each with {}", takes(value)),
        Shape::List(item) => format!("{}, or a list", takes(item)),
        Shape::Pair(item) => format!("two of {}", takes(item)),
        Shape::Either(shapes) => shapes.iter().map(takes).collect::<Vec<_>>().join(", or "),
    }
}
