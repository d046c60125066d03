//! What may be written at a place of a file that is half-written.

use super::outline::{Here, Outline, Step, Style};
use super::own::{Given, is_of_name};
use super::paper::Paper;
use super::place::{Place, places, takes};
use super::word::{Sort as WordSort, Word};
use crate::lexicon::pattern::Class;
use crate::names::Named as _;
use crate::text::Span;
use crate::yaml::{Choice, Key, Naming, Need, Words};

/// Something that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// As it is listed.
    pub label: String,
    /// What it is.
    pub sort: OfferSort,
    /// What it takes, in a few words; may be empty.
    pub detail: String,
    /// What it means, in Markdown; may be empty.
    pub doc: String,
    /// What is put in place of [`Self::span`].
    pub text: String,
    /// What of it is written already.
    pub span: Span,
}

/// What may be written, by sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferSort {
    /// A key.
    Key,
    /// A value of a closed set.
    Value,
    /// The name of something.
    Name,
    /// What stands for words of the text.
    Placeholder,
}

/// What may be written at a place.
pub fn offers(paper: &Paper<'_>, offset: u32) -> Vec<Offer> {
    let offset = boundary(paper.contents, offset);
    let (before, Some(here)) = Outline::before(paper.contents, offset) else { return Vec::new() };
    let Some(shape) = paper.subject.shape() else { return Vec::new() };
    let way = before.way(here.spot);
    let places = places(shape, &way);
    let desk = Desk { paper, here: &here, way: &way, before: &before, offset };
    let mut offers = Vec::new();
    if here.value {
        for place in &places {
            desk.values(place, &mut offers);
        }
    }
    // Names and keys have one line.
    if desk.written().contains('\n') {
        offers.retain(|offer| !paper.contents[offer.span.range()].contains('\n'));
        return offers;
    }
    for place in &places {
        desk.keys(place, &mut offers);
    }
    let mut seen: Vec<String> = Vec::new();
    offers.retain(|offer: &Offer| {
        let is_new = !seen.contains(&offer.label);
        seen.push(offer.label.clone());
        is_new
    });
    offers
}

/// The start of the character that an offset lies in.
fn boundary(contents: &str, offset: u32) -> u32 {
    let end = (offset as usize).min(contents.len());
    (0..=end).rev().find(|&at| contents.is_char_boundary(at)).unwrap_or_default() as u32
}

/// What is known while offers are made.
struct Desk<'d> {
    paper: &'d Paper<'d>,
    here: &'d Here,
    way: &'d [&'d Step],
    before: &'d Outline,
    offset: u32,
}

impl Desk<'_> {
    /// Values of a place.
    fn values(&self, place: &Place, offers: &mut Vec<Offer>) {
        match place.words() {
            Some(words @ (Words::Pattern | Words::Message)) => self.words(words, offers),
            Some(_) => {
                let names = place.naming.map(|naming| self.paper.names(naming, self.way)).unwrap_or_default();
                // Behind the name of a rule its reason may follow.
                if !self.written().contains(' ') {
                    offers.extend(names.into_iter().map(|given| self.name(given, OfferSort::Name)));
                }
            }
            None => {}
        }
        let choices = place.choices();
        offers.extend(choices.into_iter().map(|choice| self.choice(choice)));
    }

    /// Words inside of a text.
    fn words(&self, words: Words, offers: &mut Vec<Offer>) {
        let written = self.written();
        let Some(word) = Word::before(written, written.len(), words) else { return };
        let rest = &self.paper.contents[self.offset as usize..];
        let rest_of_word = rest.find(|c| !is_of_name(c) && c != '.').unwrap_or(rest.len());
        let start = self.here.start + word.name.start as u32;
        let span = Span::new(start, self.offset + rest_of_word as u32);
        let close = |mark: &str| if rest[rest_of_word..].starts_with(mark) { "" } else { mark }.to_owned();
        let offer = |given: Given, sort, close: &str| Offer {
            text: format!("{}{close}", given.name),
            label: given.name,
            sort,
            detail: String::new(),
            doc: given.doc,
            span,
        };
        match word.sort {
            WordSort::Lexicon => {
                let names = self.paper.names(Naming::Lexicon, self.way);
                offers.extend(names.into_iter().map(|given| offer(given, OfferSort::Name, "")));
            }
            WordSort::Class => {
                let classes = Class::ALL.iter().zip(Class::DOCS).map(|((name, _), doc)| Given {
                    name: (*name).to_owned(),
                    span: None,
                    doc: doc.trim().to_owned(),
                });
                let close = close(">");
                offers.extend(classes.map(|given| offer(given, OfferSort::Value, &close)));
            }
            WordSort::Placeholder => {
                let names = self.paper.own(self.way).map(|(own, _)| own.placeholders()).unwrap_or_default();
                let close = close("}");
                offers.extend(names.into_iter().map(|given| offer(given, OfferSort::Placeholder, &close)));
            }
            WordSort::Capture => {}
        }
    }

    /// Keys of a place.
    fn keys(&self, place: &Place, offers: &mut Vec<Offer>) {
        let goes_below = self.here.value && self.here.behind_key && !self.here.flow;
        let quoted = self.here.style.is_some_and(|style| style != Style::Plain);
        if !(self.here.key || (goes_below && !quoted)) {
            return;
        }
        let there = self.keys_there();
        let is_new = |name: &str| !there.iter().any(|known| known == name);
        let keys = place.keys();
        // Of keys of which one must be there, one is enough.
        let has_one = keys.iter().any(|key| key.need == Need::OneOf && !is_new(key.name));
        let keys = keys.into_iter().filter(|key| is_new(key.name) && !(has_one && key.need == Need::OneOf));
        offers.extend(keys.map(|key| self.key(&key)));
        if place.has_entries() {
            let names = place.naming.map(|naming| self.paper.names(naming, self.way)).unwrap_or_default();
            let names = names.into_iter().filter(|given| is_new(&given.name));
            offers.extend(names.map(|given| {
                let text = self.as_key(&given.name);
                Offer { text, ..self.name(given, OfferSort::Name) }
            }));
        }
    }

    /// The keys that the map has without the one that is being written.
    fn keys_there(&self) -> Vec<String> {
        let whole = Outline::new(self.paper.contents);
        let is_other = |span: Span| !(span.start <= self.offset && self.offset <= span.end);
        // What follows may belong to another spot as long as something is half-written; what is ahead never does.
        let ahead = self.before.keys(self.here.spot).filter(|key| is_other(key.span));
        let behind = whole.keys(self.here.spot).filter(|key| key.span.start > self.offset);
        let names = ahead.chain(behind).map(|key| key.written(self.paper.contents).to_owned());
        names.collect()
    }

    fn key(&self, key: &Key) -> Offer {
        let doc = match &key.default {
            Some(default) => format!("{}\n\nUnless it is given: `{default}`.", key.doc),
            None => key.doc.to_owned(),
        };
        Offer {
            label: key.name.to_owned(),
            sort: OfferSort::Key,
            detail: takes(&key.shape),
            doc,
            text: self.as_key(key.name),
            span: self.span(),
        }
    }

    fn choice(&self, choice: Choice) -> Offer {
        Offer {
            label: choice.name.to_owned(),
            sort: OfferSort::Value,
            detail: String::new(),
            doc: choice.doc.to_owned(),
            text: self.spaced(choice.name),
            span: self.span(),
        }
    }

    fn name(&self, given: Given, sort: OfferSort) -> Offer {
        let text = self.spaced(&given.name);
        Offer { label: given.name, sort, detail: String::new(), doc: given.doc, text, span: self.span() }
    }

    /// A value as it is written behind what is there: a colon wants a space.
    fn spaced(&self, value: &str) -> String {
        let ahead = &self.paper.contents[..self.here.start as usize];
        if ahead.ends_with(':') && self.here.style.is_none() { format!(" {value}") } else { value.to_owned() }
    }

    /// A key as it is written here.
    fn as_key(&self, name: &str) -> String {
        let quotes = self.here.style.is_some_and(|style| matches!(style, Style::Single | Style::Double));
        let rest = &self.paper.contents[self.span().end as usize..];
        // A `*` cannot begin a key, and no other mark does.
        let name = if name.contains('*') && !quotes { format!("\"{name}\"") } else { name.to_owned() };
        if quotes || rest.trim_start_matches(' ').starts_with(':') {
            return name;
        }
        if self.here.key {
            return format!("{name}: ");
        }
        format!("\n{}{name}: ", " ".repeat(self.here.indent + 2))
    }

    /// What of the word is written.
    fn written(&self) -> &str {
        self.paper.contents.get(self.here.start as usize..self.offset as usize).unwrap_or_default()
    }

    /// The word that is being written, with what stands of it behind the place.
    fn span(&self) -> Span {
        let rest = &self.paper.contents[self.offset as usize..];
        let word = rest.find(|c: char| !is_of_name(c) && !matches!(c, '/' | '*')).unwrap_or(rest.len());
        let end = if self.here.style.is_some() { self.offset + word as u32 } else { self.offset };
        Span::new(self.here.start.min(self.offset), end)
    }
}
