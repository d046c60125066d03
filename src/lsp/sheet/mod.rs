//! Rules, lexicons and configs as documents: what may be written where, and what is meant by what is written.
//!
//! What a file may say comes from its [`crate::yaml::Shape`], what it says from an [`Outline`], which needs no file that
//! parses. What there is to name comes from the rules in force. Nothing is listed here a second time.

mod complete;
mod here;
mod outline;
mod own;
mod paper;
mod place;
mod read;
mod scan;
mod tell;
#[cfg(test)]
mod tests;
mod word;

pub use complete::{Offer, OfferSort, offers};
pub use outline::{Here, Outline, Scalar, Step, Style};
pub use paper::{Paper, Target};
pub use tell::{meaning, rule_at, target};

use super::places::Measure;
use super::protocol::{
    CompletionItem, CompletionItemKind, Contents, Documentation, Hover, InsertTextMode, MarkupContent,
    MarkupKind, TextEdit,
};
use crate::text::Span;

/// The characters behind which there may be something to offer.
pub const TRIGGERS: [&str; 7] = [" ", "@", "<", "{", "\"", "'", "["];

/// Offers as an editor lists them, in their order.
pub fn items(offers: Vec<Offer>, measure: Measure<'_>) -> Vec<CompletionItem> {
    let item = |(at, offer): (usize, Offer)| CompletionItem {
        kind: Some(match offer.sort {
            OfferSort::Key => CompletionItemKind::Property,
            OfferSort::Value => CompletionItemKind::EnumMember,
            OfferSort::Name => CompletionItemKind::Reference,
            OfferSort::Placeholder => CompletionItemKind::Variable,
        }),
        detail: Some(offer.detail).filter(|detail| !detail.is_empty()),
        documentation: Some(offer.doc).filter(|doc| !doc.is_empty()).map(|doc| {
            Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value: doc })
        }),
        sort_text: Some(format!("{at:04}")),
        filter_text: Some(offer.label.clone()),
        // The lines of an offer are indented as they must be.
        insert_text_mode: offer.text.contains('\n').then_some(InsertTextMode::AsIs),
        text_edit: Some(TextEdit { range: measure.range(offer.span), new_text: offer.text }.into()),
        label: offer.label,
        ..CompletionItem::default()
    };
    offers.into_iter().enumerate().map(item).collect()
}

/// What is meant, as an editor shows it.
pub fn shown((span, page): (Span, String), measure: Measure<'_>) -> Hover {
    let contents = Contents::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value: page });
    Hover { contents, range: Some(measure.range(span)) }
}
