//! Dates, down to a bare year.

use super::words::Role;
use super::{Tokens, money};
use crate::prose::TokenKind;

/// `3 May`, `May 3rd`, `the 3rd of May`, `3 May 2024`, `May 2024`, `2024`, `1990s`, `2024-05-03`.
pub(super) fn date(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if is_month(tokens, at) {
        return behind_month(tokens, at);
    }
    let text = tokens.text(at);
    // Every other date begins with a digit.
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if is_numeric_date(text) {
        return Some(at + 1);
    }
    if is_day(text) {
        let month = at + 1 + usize::from(tokens.role(at + 1) == Role::Of);
        if is_month(tokens, month) {
            return Some(behind_year(tokens, month + 1));
        }
    }
    numeric_in_parts(tokens, at).or_else(|| bare_year(tokens, at))
}

fn behind_month(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if is_day(tokens.text(at + 1)) {
        return Some(behind_year(tokens, at + 2));
    }
    is_year(tokens.text(at + 1)).then_some(at + 2)
}

/// Past a year that may follow, with or without a comma.
fn behind_year(tokens: &Tokens<'_>, at: usize) -> usize {
    let year = at + usize::from(tokens.kind(at) == Some(TokenKind::Comma));
    if is_year(tokens.text(year)) { year + 1 } else { at }
}

/// `2024-05-03` and `3/5/2024`, where they are cut into pieces.
fn numeric_in_parts(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let joined = (1..5).all(|step| tokens.touches(at + step));
    let whole = || (0..5).map(|step| tokens.text(at + step)).collect::<String>();
    (joined && is_numeric_date(&whole())).then_some(at + 5)
}

/// A year that is no amount of something.
fn bare_year(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let text = tokens.text(at);
    let span = text.split_once(['-', '–']).is_some_and(|(from, to)| {
        is_year(from) && (is_year(to) || to.len() == 2 && to.bytes().all(|byte| byte.is_ascii_digit()))
    });
    let year = is_year(text.strip_suffix('s').unwrap_or(text)) || span;
    let before = at.checked_sub(1).map_or(Role::None, |before| tokens.role(before));
    let amount = matches!(before, Role::CurrencySign | Role::CurrencyCode)
        || matches!(tokens.role(at + 1), Role::PercentSign | Role::Percent | Role::Scale | Role::Per)
        || money::is_currency(tokens, at + 1);
    (year && !amount).then_some(at + 1)
}

/// Months are written with a capital; `may` and `march` alone are not.
fn is_month(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.role(at) == Role::Month && tokens.is_capitalized(at)
}

/// `3`, `3rd`, `15-17`.
fn is_day(text: &str) -> bool {
    let within_month = |day: &str| day.len() <= 2 && day.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    if let Some((from, to)) = text.split_once(['-', '–']) {
        return within_month(from) && within_month(to);
    }
    let suffix = text.len().saturating_sub(2);
    let ordinal = text.get(suffix..).is_some_and(|suffix| ["st", "nd", "rd", "th"].contains(&suffix));
    within_month(if ordinal { &text[..suffix] } else { text })
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Three numbers between two equal separators, the year first or last.
fn is_numeric_date(text: &str) -> bool {
    ['-', '/', '.'].into_iter().any(|separator| {
        let mut parts = text.split(separator);
        let (Some(first), Some(second), Some(third), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return false;
        };
        is_day(second) && (is_year(first) && is_day(third) || is_day(first) && is_year(third))
    })
}
