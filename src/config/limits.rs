//! What a document is held to as a whole: numbers that a desk has agreed on, whatever rules make of it.

use crate::yaml::{FromYaml, Located, Mistake, Node, Numbers, Reader, Shape, mapping};

/// What a document is held to. Where there is no number, to nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// The largest share of its attributions that may rest on unnamed sources, between 0 and 1.
    pub anonymous: Option<f64>,
    /// The fewest named sources that it may have.
    pub sources: Option<u32>,
}

impl Limits {
    /// These, and others where these have no number.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self { anonymous: self.anonymous.or(others.anonymous), sources: self.sources.or(others.sources) }
    }

    /// Whether there is any.
    pub fn are_set(self) -> bool {
        self != Self::default()
    }
}

/// A part of a whole, between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share(pub f64);

impl Share {
    /// A share, if it is one.
    ///
    /// # Errors
    /// When it is none, with the reason and what may have been meant.
    pub fn new(value: f64) -> Result<Self, (&'static str, Option<String>)> {
        match value {
            value if (0.0..=1.0).contains(&value) => Ok(Self(value)),
            value => {
                let percent = (value > 1.0 && value <= 100.0).then(|| value / 100.0);
                Err((
                    "a share lies between 0 and 1",
                    percent.map(|share| format!("Write `{share}` for {value}%.")),
                ))
            }
        }
    }
}

impl FromYaml for Share {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match Self::new(FromYaml::from_yaml(node, reader)?) {
            Ok(share) => Some(share),
            Err((message, help)) => {
                let mistake = Mistake::UnknownValue.at(node.span, message);
                reader.report(match help {
                    Some(help) => mistake.with_help(help),
                    None => mistake,
                });
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Number(Numbers::Share)
    }
}

mapping! {
    /// What a document is held to as a whole; one that misses a limit is an error at its head.
    #[derive(Clone, Debug)]
    pub struct LimitsSetting: "a set of limits" {
        /// The largest share of attributions that may rest on unnamed sources; `1` lets everything pass.
        pub anonymous: Option<Located<Share>> = "anonymous",
        /// The fewest named sources that a document of 150 words or more may have; `0` lets everything pass.
        pub sources: Option<Located<u32>> = "sources",
    }
}
