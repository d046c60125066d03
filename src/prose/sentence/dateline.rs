//! Where a paragraph's text begins behind a dateline: “CARROW, 4 May (Reuters) – Officials said”.

use super::Reading;
use crate::prose::{Shape, TokenKind};

/// A dateline has at most so many tokens: a place, a region, a date, an agency.
const LONGEST: usize = 14;

/// Past the dash of the dateline that a block begins with. The place is in capitals, and no word before the dash
/// begins with a small letter; what follows begins as sentences do.
pub(super) fn end(reading: Reading<'_>) -> Option<usize> {
    let place = reading.tokens.first()?;
    let is_place =
        place.kind == TokenKind::Word && place.shape == Shape::Upper && place.end - place.start > 2;
    let dash = reading.tokens.iter().take(LONGEST).position(|token| token.kind == TokenKind::Dash)?;
    let before = &reading.tokens[..dash];
    let fits = before.iter().all(|token| match token.kind {
        TokenKind::Word | TokenKind::Abbreviation => token.is_capitalized(),
        kind => matches!(
            kind,
            TokenKind::Number | TokenKind::Comma | TokenKind::Open | TokenKind::Close | TokenKind::Stop
        ),
    });
    let next = reading.tokens.get(dash + 1)?;
    let opens = next.is_capitalized() || next.kind == TokenKind::Quote;
    let spaced = !reading.is_attached(dash) || !reading.is_attached(dash + 1);
    (is_place && fits && opens && spaced).then_some(dash + 1)
}
