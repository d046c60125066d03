//! What attributes say of an element: that it is hidden, what it is for, which way a link leads.
//!
//! Classes are the words of whoever made the page, so only those are known that publishing systems share. What is
//! an advertisement or a list of related pieces is told by no name that all use, and is read.

use super::element::Element;
use crate::markup::{Region, RegionSet};

/// What an element is beside its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u8);

impl Traits {
    /// It is hidden from readers, or no part of the text.
    pub(super) const APART: Self = Self(1);
    /// A table that only places things on the page.
    pub(super) const LAYOUT: Self = Self(1 << 1);
    /// The mark of a footnote.
    pub(super) const NOTE: Self = Self(1 << 2);
    /// A link to a place on the same page.
    pub(super) const LOCAL: Self = Self(1 << 3);
    /// A sentence of the article once more, in large letters.
    const PULL_QUOTE: Self = Self(1 << 4);
    /// The part of the page that it is about.
    const MAIN: Self = Self(1 << 5);

    pub(super) const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub(super) const fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The attributes of one start tag, as they come.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    traits: Traits,
    regions: RegionSet,
    current: Attribute,
}

/// Which attribute a value belongs to.
#[derive(Clone, Copy, Debug, Default)]
enum Attribute {
    AriaHidden,
    Style,
    Role,
    Type,
    Class,
    Href,
    #[default]
    Other,
}

impl Attributes {
    pub(super) fn name(&mut self, name: &[u8]) {
        self.current = match name {
            b"aria-hidden" => Attribute::AriaHidden,
            b"style" => Attribute::Style,
            b"role" => Attribute::Role,
            b"epub:type" => Attribute::Type,
            b"class" => Attribute::Class,
            b"href" => Attribute::Href,
            _ => Attribute::Other,
        };
        if name == b"hidden" {
            self.traits.add(Traits::APART);
        }
    }

    pub(super) fn value(&mut self, value: &[u8]) {
        if matches!(self.current, Attribute::Other) {
            return;
        }
        let value = String::from_utf8_lossy(value).to_ascii_lowercase();
        let words = value.split_ascii_whitespace();
        match self.current {
            Attribute::AriaHidden if value == "true" => self.traits.add(Traits::APART),
            Attribute::Style if hides(&value) => self.traits.add(Traits::APART),
            Attribute::Href if value.len() > 1 && value.starts_with('#') => self.traits.add(Traits::LOCAL),
            Attribute::Role => words.for_each(|word| self.role(word)),
            // What books call `footnote` is `doc-footnote` as a role.
            Attribute::Type => words.for_each(|word| self.role(&format!("doc-{word}"))),
            Attribute::Class => words.for_each(|word| self.class(word)),
            _ => {}
        }
    }

    fn role(&mut self, role: &str) {
        match role {
            "presentation" | "none" => self.traits.add(Traits::LAYOUT),
            "main" => self.traits.add(Traits::MAIN),
            "doc-pullquote" => self.traits.add(Traits::PULL_QUOTE),
            "doc-noteref" => self.traits.add(Traits::NOTE),
            "doc-footnote" | "doc-footnotes" | "doc-endnote" | "doc-endnotes" | "doc-rearnote"
            | "doc-rearnotes" => self.regions = self.regions.with(Region::Footnote),
            "doc-bibliography" | "doc-biblioentry" => self.regions = self.regions.with(Region::Bibliography),
            "navigation" | "search" | "menu" | "menubar" | "toolbar" | "tablist" | "dialog"
            | "alertdialog" | "banner" | "contentinfo" | "doc-toc" | "doc-backlink" | "doc-pagebreak" => {
                self.traits.add(Traits::APART);
            }
            _ => {}
        }
    }

    fn class(&mut self, class: &str) {
        match class {
            "wp-caption-text" | "caption" | "image-caption" | "photo-caption" => {
                self.regions = self.regions.with(Region::Caption);
            }
            "byline" | "credit" | "photo-credit" | "image-credit" => {
                self.regions = self.regions.with(Region::Credit);
            }
            "footnote" | "footnotes" | "endnotes" | "footnotes-list" | "wp-block-footnotes" => {
                self.regions = self.regions.with(Region::Footnote);
            }
            "footnote-ref" => self.traits.add(Traits::NOTE),
            "footnote-backref" | "sr-only" | "screen-reader-text" | "visually-hidden" | "visuallyhidden" => {
                self.traits.add(Traits::APART);
            }
            _ if is_pull_quote(class) => self.traits.add(Traits::PULL_QUOTE),
            _ => {}
        }
    }

    /// The element that has these attributes, what it is beside its name, and what the blocks in it are.
    pub(super) fn of(self, element: Element) -> (Element, Traits, RegionSet) {
        let Self { mut traits, regions, .. } = self;
        let element =
            if element.is_block() && traits.contains(Traits::MAIN) { Element::Main } else { element };
        // A page may say of itself that it has pull-quotes.
        let whole = matches!(element, Element::Page | Element::Main | Element::Article);
        if traits.contains(Traits::PULL_QUOTE) && !whole {
            traits.add(Traits::APART);
        }
        // A few words in a line are no block, whatever they are called.
        let regions = if element.is_block() { regions } else { RegionSet::EMPTY };
        (element, traits, regions.union(element.regions()))
    }
}

/// Whether a style keeps an element from the page.
fn hides(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
        let value = value.split('!').next().unwrap_or_default();
        matches!((name.trim(), value.trim()), ("display", "none") | ("visibility", "hidden"))
    })
}

/// Whether a class means a pull-quote: `pullquote`, `pull-quote`, `wp-block-pullquote`, `pullquote--left`.
fn is_pull_quote(class: &str) -> bool {
    let joined: String = class.chars().filter(|c| !matches!(c, '-' | '_')).collect();
    joined.starts_with("pullquote")
        || joined.strip_suffix("pullquote").is_some_and(|before| !before.starts_with("has"))
}
