//! What a YAML file says as far as it is written: its keys and values with their places, however little of it parses.
//!
//! Whoever writes YAML has a file that does not parse for most of the time, so this reads by indentation and brackets, and
//! takes what is missing for not yet written. Of what parses it says what [`crate::yaml::parse`] says; what a value means
//! is not its business.

use crate::text::Span;

/// A file as far as it is written.
#[derive(Debug, Default)]
pub struct Outline {
    pub(super) spots: Vec<Spot>,
    /// Keys and values that are no collections, in their order.
    pub scalars: Vec<Scalar>,
    /// Anchors without their `&`.
    pub anchors: Vec<Span>,
}

/// A place where a value stands or may stand.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) above: Option<usize>,
    pub(super) step: Step,
}

/// How one comes from a value to one that it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The file itself.
    File,
    /// Behind a key.
    Key(String),
    /// In a list.
    Item,
}

/// A key, or a value that is no collection.
#[derive(Clone, Debug)]
pub struct Scalar {
    /// Where it stands, quotes included; a block scalar from its text on.
    pub span: Span,
    /// Whether it is a key.
    pub is_key: bool,
    /// The spot of a value, or of the map that a key is one of.
    pub spot: usize,
    /// How it is written.
    pub style: Style,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes.
    Double,
    /// Below a `|` or `>`.
    Block,
    /// As the name of something that stands elsewhere.
    Alias,
}

/// What may be written at a place.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says something of its own")]
pub struct Here {
    /// The spot of the value, or of the map that a key would belong to.
    pub spot: usize,
    /// Whether a key may stand here.
    pub key: bool,
    /// Whether a value may stand here.
    pub value: bool,
    /// Where what is being written begins, behind its opening quote.
    pub start: u32,
    /// How what is being written is written; nothing where nothing is there yet.
    pub style: Option<Style>,
    /// Whether the key of the value stands on the same line, so that a map must go below.
    pub behind_key: bool,
    /// Whether it lies between brackets.
    pub flow: bool,
    /// How far the block of keys is indented that the place is in.
    pub indent: usize,
}

impl Outline {
    /// The scalar at a place: that around it, or that which ends there.
    pub fn at(&self, offset: u32) -> Option<&Scalar> {
        let after = self.scalars.partition_point(|scalar| scalar.span.start <= offset);
        self.scalars[..after].last().filter(|scalar| offset <= scalar.span.end)
    }

    /// The way to a spot from the file down.
    pub fn way(&self, spot: usize) -> Vec<&Step> {
        let mut way = Vec::new();
        let mut spot = self.spots.get(spot);
        while let Some(Spot { above, step }) = spot {
            way.push(step);
            spot = above.and_then(|above| self.spots.get(above));
        }
        way.reverse();
        way
    }

    /// The keys of the map at a spot.
    pub fn keys(&self, spot: usize) -> impl Iterator<Item = &Scalar> {
        self.scalars.iter().filter(move |scalar| scalar.is_key && scalar.spot == spot)
    }
}

impl Scalar {
    /// What it says, within its quotes, as it is written.
    pub fn written<'t>(&self, contents: &'t str) -> &'t str {
        let written = contents.get(self.span.range()).unwrap_or_default();
        match self.style {
            Style::Single => unquoted(written, '\''),
            Style::Double => unquoted(written, '"'),
            Style::Alias => written.strip_prefix('*').unwrap_or(written),
            Style::Plain | Style::Block => written,
        }
    }

    /// Where that begins.
    pub const fn start(&self) -> u32 {
        match self.style {
            Style::Single | Style::Double | Style::Alias => self.span.start + 1,
            Style::Plain | Style::Block => self.span.start,
        }
    }
}

fn unquoted(written: &str, quote: char) -> &str {
    let rest = written.strip_prefix(quote).unwrap_or(written);
    rest.strip_suffix(quote).unwrap_or(rest)
}
