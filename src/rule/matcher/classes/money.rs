//! Amounts of money.

use super::words::Role;
use super::{Tokens, figures};
use crate::prose::Shape;

/// `$5m`, `US$3 billion`, `€3.2 billion`, `USD 20`, `500 dollars`, `20 €`, `5 million Canadian dollars`.
/// `number` is where a number that begins here ends.
pub(super) fn money(tokens: &Tokens<'_>, at: usize, number: Option<usize>) -> Option<usize> {
    if let Some(amount) = behind_sign(tokens, at) {
        return figures::number(tokens, amount);
    }
    let end = number?;
    if is_currency(tokens, end) {
        return Some(end + 1);
    }
    (tokens.is_capitalized(end) && tokens.role(end + 1) == Role::Currency).then_some(end + 2)
}

/// Where the amount begins, when a currency begins here.
fn behind_sign(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if tokens.role(at) == Role::CurrencySign || is_code(tokens, at) {
        return Some(at + 1);
    }
    let before_sign = tokens.role(at + 1) == Role::CurrencySign && tokens.touches(at + 1);
    let prefix = before_sign && ["US", "A", "AU", "C", "CA", "NZ", "HK", "S", "R"].contains(&tokens.text(at));
    prefix.then_some(at + 2)
}

pub(super) fn is_currency(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.role(at), Role::Currency | Role::CurrencySign | Role::Cent) || is_code(tokens, at)
}

fn is_code(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.role(at) == Role::CurrencyCode && tokens.get(at).is_some_and(|token| token.shape == Shape::Upper)
}
