//! Tags, text and comments with their places; the only file that names the crate they come from.

use super::attributes::{Attributes, Traits};
use super::element::Element;
use crate::markup::RegionSet;
use crate::text::Span;
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, State, Tokenizer};

/// A piece of the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) place: Span,
    pub(super) what: What,
}

/// What a piece is.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Start(Start),
    End(Element),
    /// As the file has it, entities and all.
    Text,
    /// A comment, or what browsers take for one.
    Comment,
    Doctype,
}

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub(super) element: Element,
    pub(super) traits: Traits,
    /// What it makes of the blocks in it.
    pub(super) regions: RegionSet,
    /// Whether it has no inside: a picture, or a tag that ends in `/>`. Browsers overlook such an end where their
    /// standard knows none, but whoever writes it means it, and in XHTML it is one.
    pub(super) empty: bool,
}

/// The pieces of `body`, which begins at `start` in the file.
pub(super) fn tokens(body: &str, start: u32) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut tokenizer = Tokenizer::new_with_emitter(body, Quiet::new(Collector::default()));
    // How many drawings are open.
    let mut drawings = 0_u32;
    while let Some(Ok(piece)) = tokenizer.next() {
        match piece.what {
            What::Start(Start { element: Element::Foreign, empty: false, .. }) => drawings += 1,
            What::Start(Start { element, .. }) if element.is_block() => drawings = 0,
            What::End(Element::Foreign) => drawings = drawings.saturating_sub(1),
            _ => {}
        }
        // In a drawing even scripts are made of tags.
        if let Some(state) = piece.inside.filter(|_| drawings == 0) {
            tokenizer.set_state(state);
        }
        let place = |from: usize, to: usize| Span::new(start + from as u32, start + to as u32);
        let token = |from, to| Token { place: place(from, to), what: piece.what };
        match piece.what {
            What::Text => tokens.extend(runs(body, piece.from, piece.to).map(|(from, to)| token(from, to))),
            _ => tokens.push(token(piece.from, piece.to)),
        }
    }
    tokens
}

/// The characters that an entity stands for, or what looks like one and is none.
pub(super) fn decoded(written: &str) -> String {
    let collector = Collector { keeps: true, ..Collector::default() };
    let pieces = Tokenizer::new_with_emitter(written, Quiet::new(collector));
    pieces.flatten().map(|piece| piece.words).collect()
}

/// Text between tags. A tag without a name (`</>`) is nothing, and text runs on behind it.
fn runs(body: &str, from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    const NOTHING: &str = "</>";
    let mut at = from;
    body.get(from..to).unwrap_or_default().split(NOTHING).map(move |run| {
        let begin = at;
        at += run.len() + NOTHING.len();
        (begin, begin + run.len())
    })
}

/// What the tokenizer yields: a token, counted from the start of the body.
#[derive(Debug)]
struct Piece {
    from: usize,
    to: usize,
    what: What,
    /// How the inside of this element is to be read, if not as tags and text.
    inside: Option<State>,
    /// The characters of a text, if they are wanted.
    words: String,
}

/// Makes pieces of the parts of tags.
#[derive(Debug, Default)]
struct Collector {
    /// Whether the characters of texts are wanted.
    keeps: bool,
    begin: usize,
    element: Option<Element>,
    inside: Option<State>,
    attributes: Attributes,
}

impl Callback<Piece, usize> for Collector {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: html5gum::Span<usize>) -> Option<Piece> {
        let what = match event {
            CallbackEvent::OpenStartTag { name } => {
                self.begin = span.start;
                self.element = Some(Element::of(name));
                self.inside = inside(name);
                self.attributes = Attributes::default();
                return None;
            }
            CallbackEvent::AttributeName { name } => {
                self.attributes.name(name);
                return None;
            }
            CallbackEvent::AttributeValue { value } => {
                self.attributes.value(value);
                return None;
            }
            CallbackEvent::CloseStartTag { self_closing } => return self.start(self_closing, span.end),
            CallbackEvent::EndTag { name } => What::End(Element::of(name)),
            CallbackEvent::String { .. } => What::Text,
            CallbackEvent::Comment { .. } => What::Comment,
            CallbackEvent::Doctype { .. } => What::Doctype,
            CallbackEvent::Error(_) => return None,
        };
        let words = match event {
            CallbackEvent::String { value } if self.keeps => String::from_utf8_lossy(value).into_owned(),
            _ => String::new(),
        };
        Some(Piece { from: span.start, to: span.end, what, inside: None, words })
    }
}

impl Collector {
    /// A start tag, all parts of which have come.
    fn start(&mut self, closed: bool, to: usize) -> Option<Piece> {
        let (element, traits, regions) = std::mem::take(&mut self.attributes).of(self.element.take()?);
        let empty = closed || element.is_void();
        let what = What::Start(Start { element, traits, regions, empty });
        let inside = self.inside.filter(|_| !empty);
        Some(Piece { from: self.begin, to, what, inside, words: String::new() })
    }
}

/// How the inside of an element is read that has no tags in it.
fn inside(name: &[u8]) -> Option<State> {
    match name {
        b"script" => Some(State::ScriptData),
        b"style" | b"xmp" | b"iframe" | b"noembed" | b"noframes" | b"noscript" => Some(State::RawText),
        b"title" | b"textarea" => Some(State::RcData),
        b"plaintext" => Some(State::PlainText),
        _ => None,
    }
}

/// The crate's emitter without its messages on mistakes, which cost a look at every byte.
#[derive(Debug)]
struct Quiet(CallbackEmitter<Collector, Piece, usize>);

impl Quiet {
    fn new(collector: Collector) -> Self {
        Self(CallbackEmitter::new(collector))
    }
}

impl ForwardingEmitter for Quiet {
    type Token = Piece;

    fn inner(&mut self) -> &mut impl Emitter<Token = Piece> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}
