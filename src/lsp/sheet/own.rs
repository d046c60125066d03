//! The names that a rule gives: to its options, clauses and captures. They are read off its outline, so that they are
//! known while the rule is being written.

use super::outline::{Outline, Scalar, Step, Style};
use super::place::places;
use crate::rule::{self, Slot};
use crate::text::Span;
use crate::yaml::Words;

/// A rule with its outline.
#[derive(Debug)]
pub(super) struct Own<'t> {
    pub(super) contents: &'t str,
    pub(super) outline: Outline,
}

/// A name with its place in the rule's file, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) name: String,
    pub(super) span: Option<Span>,
    pub(super) doc: String,
}

impl<'t> Own<'t> {
    pub(super) fn new(contents: &'t str) -> Self {
        Self { contents, outline: Outline::new(contents) }
    }

    pub(super) fn options(&self) -> Vec<Given> {
        let summary = |key: &str| self.text_at(&["options", key, "summary"]);
        self.below("options", |name| summary(name).unwrap_or_else(|| "An option of the rule.".to_owned()))
    }

    pub(super) fn clauses(&self) -> Vec<Given> {
        let mut clauses = self.conditions();
        clauses.extend(self.below("unless", |_| "An exception: it clears the match.".to_owned()));
        clauses
    }

    fn conditions(&self) -> Vec<Given> {
        self.below("only-if", |_| {
            "A condition: it must hold. As a placeholder it quotes what it found.".to_owned()
        })
    }

    /// What `point` may name.
    pub(super) fn parts(&self) -> Vec<Given> {
        let slots = self.slots().into_iter().filter(|slot| matches!(slot, Slot::Part(_)));
        slots.map(|slot| given(&slot)).chain(self.captures()).collect()
    }

    /// What labels may name.
    pub(super) fn places(&self) -> Vec<Given> {
        self.parts().into_iter().chain(self.conditions()).collect()
    }

    /// What messages may quote.
    pub(super) fn placeholders(&self) -> Vec<Given> {
        let fixed = self.slots().into_iter().map(|slot| given(&slot));
        fixed.chain(self.captures()).chain(self.options()).chain(self.conditions()).collect()
    }

    /// The captures of its patterns and the groups of its regexes, each at the first place that names it.
    pub(super) fn captures(&self) -> Vec<Given> {
        let mut all: Vec<Given> = Vec::new();
        for scalar in self.matching() {
            let way = self.outline.way(scalar.spot);
            let words = places(rule::shape(), &way).iter().find_map(super::place::Place::words);
            let (open, close) = match words {
                Some(Words::Pattern) => ("$", ':'),
                Some(Words::Regex) => ("(?<", '>'),
                _ => continue,
            };
            for (name, span) in named(scalar, self.contents, open, close) {
                if all.iter().all(|known| known.name != name) {
                    let doc = format!("The capture `{name}`: the words that it stands for in the match.");
                    all.push(Given { name, span: Some(span), doc });
                }
            }
        }
        all
    }

    /// The values below `match`.
    fn matching(&self) -> impl Iterator<Item = &Scalar> {
        let is_below = |scalar: &&Scalar| {
            let way = self.outline.way(scalar.spot);
            !scalar.is_key && scalar.style != Style::Alias && is_key(way.get(1), "match")
        };
        self.outline.scalars.iter().filter(is_below)
    }

    /// What the match of the rule fills in, whatever the rule asks of it.
    fn slots(&self) -> Vec<Slot> {
        let mut slots = vec![Slot::Match];
        for key in self.outline.scalars.iter().filter(|scalar| scalar.is_key) {
            let way = self.outline.way(key.spot);
            let below =
                way.iter().skip(2).all(|step| matches!(step, Step::Item) || is_key(Some(step), "any"));
            if is_key(way.get(1), "match") && below {
                let more = rule::supplied(key.written(self.contents));
                slots.extend(more.into_iter().filter(|slot| !slots.contains(slot)).collect::<Vec<_>>());
            }
        }
        slots
    }

    fn below(&self, key: &str, doc: impl Fn(&str) -> String) -> Vec<Given> {
        let keys = self.outline.scalars.iter().filter(|scalar| scalar.is_key);
        let keys = keys.filter(|scalar| {
            let way = self.outline.way(scalar.spot);
            way.len() == 2 && is_key(way.get(1), key)
        });
        keys.map(|scalar| {
            let name = scalar.written(self.contents).to_owned();
            Given { doc: doc(&name), name, span: Some(scalar.span) }
        })
        .collect()
    }

    fn text_at(&self, keys: &[&str]) -> Option<String> {
        let is_it = |scalar: &&Scalar| {
            let way = self.outline.way(scalar.spot);
            let steps = way.iter().skip(1);
            !scalar.is_key
                && way.len() == keys.len() + 1
                && steps.zip(keys).all(|(step, key)| is_key(Some(step), key))
        };
        let scalar = self.outline.scalars.iter().find(is_it)?;
        Some(scalar.written(self.contents).to_owned())
    }
}

fn is_key(step: Option<&&Step>, name: &str) -> bool {
    matches!(step, Some(Step::Key(key)) if key == name)
}

fn given(slot: &Slot) -> Given {
    Given { name: slot.name().to_owned(), span: None, doc: slot.doc().to_owned() }
}

/// The names between marks in what a scalar says, with their places.
fn named(scalar: &Scalar, contents: &str, open: &str, close: char) -> Vec<(String, Span)> {
    let (written, start) = (scalar.written(contents), scalar.start());
    let names = written.match_indices(open).filter_map(|(at, _)| {
        let from = at + open.len();
        let rest = &written[from..];
        let end = rest.find(|c: char| !is_of_name(c))?;
        let name = Some(&rest[..end]).filter(|name| !name.is_empty() && rest[end..].starts_with(close))?;
        let span = Span::new(start + from as u32, start + (from + end) as u32);
        Some((name.to_owned(), span))
    });
    names.collect()
}

/// Whether a character may be part of a name.
pub(super) const fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}
