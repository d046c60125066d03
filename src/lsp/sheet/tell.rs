//! What is meant by what is written, and where it is written what that is.

use super::outline::{Outline, Scalar, Step, Style};
use super::paper::{Paper, Target};
use super::place::{Place, places, takes};
use super::word::{Sort, Word};
use crate::lexicon::pattern::Class;
use crate::names::Named as _;
use crate::text::Span;
use crate::yaml::{Key, Naming, Shape};
use std::fmt::Write as _;

/// What stands at a place.
struct There<'t> {
    paper: &'t Paper<'t>,
    scalar: &'t Scalar,
    way: Vec<&'t Step>,
    places: Vec<Place>,
    /// The place in what the scalar says.
    at: usize,
}

/// What is meant at a place, in Markdown, and by which words.
pub fn meaning(paper: &Paper<'_>, offset: u32) -> Option<(Span, String)> {
    let outline = Outline::new(paper.contents);
    There::at(paper, &outline, offset)?.meaning()
}

/// Where what is named at a place is written.
pub fn target(paper: &Paper<'_>, offset: u32) -> Option<Target> {
    let outline = Outline::new(paper.contents);
    let there = There::at(paper, &outline, offset)?;
    if there.scalar.style == Style::Alias {
        let name = there.written();
        let is_it = |anchor: &&Span| paper.contents.get(anchor.range()) == Some(name);
        let mut ahead = outline.anchors.iter().filter(|anchor| anchor.start < offset);
        return ahead.rfind(is_it).map(|anchor| Target::Here(*anchor));
    }
    there.target()
}

/// The rule that is named at a place: in its own file at its id.
pub fn rule_at<'p>(paper: &Paper<'p>, offset: u32) -> Option<&'p str> {
    let outline = Outline::new(paper.contents);
    let line = |at: u32| paper.contents.get(..at as usize).map(|before| before.matches('\n').count());
    let is_id = |scalar: &&Scalar| {
        let way = outline.way(scalar.spot);
        !scalar.is_key && way == [&Step::File, &Step::Key("id".to_owned())]
    };
    if paper.subject == crate::schema::Subject::Rule
        && let Some(id) = outline.scalars.iter().find(is_id)
        && line(id.span.start) == line(offset)
    {
        return Some(id.written(paper.contents));
    }
    let there = There::at(paper, &outline, offset)?;
    let names_rule = there.naming() == Some(Naming::Rule);
    names_rule.then(|| there.scalar.written(paper.contents)).and_then(|name| name.split_whitespace().next())
}

impl<'t> There<'t> {
    fn at(paper: &'t Paper<'t>, outline: &'t Outline, offset: u32) -> Option<Self> {
        let scalar = outline.at(offset)?;
        let way = outline.way(scalar.spot);
        let places = places(paper.subject.shape()?, &way);
        Some(Self { paper, scalar, way, places, at: offset.saturating_sub(scalar.start()) as usize })
    }

    fn written(&self) -> &'t str {
        self.scalar.written(self.paper.contents)
    }

    /// What the scalar is the name of.
    fn naming(&self) -> Option<Naming> {
        let is_named = |place: &&Place| {
            if self.scalar.is_key { place.has_entries() } else { place.words().is_some() }
        };
        self.places.iter().filter(is_named).find_map(|place| place.naming)
    }

    /// The word inside of the text, with its place in the file.
    fn word(&self) -> Option<(Sort, &'t str, Span)> {
        if self.scalar.is_key {
            return None;
        }
        let words = self.places.iter().filter_map(Place::words);
        let word = { words }.find_map(|words| Word::at(self.written(), self.at, words))?;
        let start = self.scalar.start();
        let span = Span::new(start + word.name.start as u32, start + word.name.end as u32);
        Some((word.sort, self.written().get(word.name)?, span))
    }

    fn meaning(&self) -> Option<(Span, String)> {
        if let Some((sort, name, span)) = self.word() {
            return self.meaning_of_word(sort, name).map(|page| (span, page));
        }
        let span = self.scalar.span;
        let name = self.written();
        if self.scalar.is_key
            && let Some(key) = self.places.iter().flat_map(Place::keys).find(|key| key.name == name)
        {
            return Some((span, of_key(&key)));
        }
        if let Some(page) = self.naming().and_then(|naming| self.paper.about(naming, name, &self.way)) {
            return Some((span, page));
        }
        let mut choices = self.places.iter().flat_map(Place::choices);
        let choice =
            choices.find(|choice| choice.name == name && !choice.doc.is_empty() && !self.scalar.is_key)?;
        Some((span, format!("**`{name}`**: {}", choice.doc)))
    }

    fn meaning_of_word(&self, sort: Sort, name: &str) -> Option<String> {
        match sort {
            Sort::Lexicon => self.paper.about(Naming::Lexicon, name, &self.way),
            Sort::Class => {
                let at = Class::ALL.iter().position(|(known, _)| *known == name)?;
                Some(format!("**`<{name}>`**: {}", Class::DOCS.get(at)?.trim()))
            }
            Sort::Capture | Sort::Placeholder => {
                let (own, _) = self.paper.own(&self.way)?;
                let base = name.split_once('.').map_or(name, |(clause, _)| clause);
                let all = own.placeholders();
                let given = all
                    .iter()
                    .find(|it| it.name == name)
                    .or_else(|| all.iter().find(|it| it.name == base))?;
                Some(format!("**`{{{name}}}`**: {}", given.doc))
            }
        }
    }

    fn target(&self) -> Option<Target> {
        match self.word() {
            Some((Sort::Lexicon, name, _)) => self.paper.target(Naming::Lexicon, name, &self.way),
            Some((Sort::Placeholder | Sort::Capture, name, _)) => {
                let (own, _) = self.paper.own(&self.way)?;
                let base = name.split_once('.').map_or(name, |(clause, _)| clause);
                let span =
                    own.placeholders().into_iter().find(|it| it.name == name || it.name == base)?.span?;
                self.paper.of_own(span, &self.way)
            }
            Some((Sort::Class, ..)) => None,
            None => {
                let name = self.written().split_whitespace().next()?;
                self.paper.target(self.naming()?, name, &self.way)
            }
        }
    }
}

/// All about a key.
fn of_key(key: &Key) -> String {
    let mut page = format!("**`{}`**: {}", key.name, key.doc);
    let sets = sets(&key.shape);
    if sets.is_empty() {
        let _ = write!(page, "\n\nIt takes {}.", takes(&key.shape));
    }
    for choice in sets {
        let doc = if choice.1.is_empty() { String::new() } else { format!(": {}", choice.1) };
        let _ = write!(page, "\n- `{}`{doc}", choice.0);
    }
    if let Some(default) = &key.default {
        let _ = write!(page, "\n\nUnless it is given: `{default}`.");
    }
    page
}

/// The values of closed sets in a shape.
fn sets(shape: &Shape) -> Vec<(&'static str, &'static str)> {
    match shape {
        Shape::Names(set) => set.choices.iter().map(|choice| (choice.name, choice.doc)).collect(),
        Shape::List(item) => sets(item),
        Shape::Either(shapes) => shapes.iter().flat_map(sets).collect(),
        _ => Vec::new(),
    }
}
