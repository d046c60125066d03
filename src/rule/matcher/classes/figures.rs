//! Numbers and percentages. Each function says where what begins at a token ends.

use super::Tokens;
use super::words::Role;

/// `1,200`, `4.1`, `5m`, `2 million`, `forty-five`, `two hundred and six`, `a dozen`.
pub(super) fn number(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if is_figure(tokens.text(at)) {
        return Some(behind_scales(tokens, at + 1));
    }
    match tokens.role(at) {
        Role::Number => {}
        Role::Article if tokens.role(at + 1) == Role::Scale => {}
        _ => return None,
    }
    let mut end = at + 1;
    loop {
        let after_scale = tokens.role(end - 1) == Role::Scale;
        end += match tokens.role(end) {
            Role::Scale | Role::Number => 1,
            Role::And if after_scale && tokens.role(end + 1) == Role::Number => 2,
            _ => return Some(end),
        };
    }
}

/// `4.1%`, `5 percent`, `five per cent`, `2 percentage points`, of which the number ends before `end`.
pub(super) fn percent(tokens: &Tokens<'_>, end: usize) -> Option<usize> {
    match (tokens.role(end), tokens.role(end + 1)) {
        (Role::PercentSign | Role::Percent, _) => Some(end + 1),
        (Role::Per, Role::Cent) | (Role::Percentage, Role::Point) => Some(end + 2),
        _ => None,
    }
}

fn behind_scales(tokens: &Tokens<'_>, mut end: usize) -> usize {
    while tokens.role(end) == Role::Scale {
        end += 1;
    }
    end
}

/// Digits, with separators and a dash in a range, and a letter or two for millions; no ordinals (`18th`).
fn is_figure(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let magnitude =
        ["", "m", "mn", "bn", "tn", "k"].iter().any(|known| text[digits.len()..].eq_ignore_ascii_case(known));
    magnitude && digits.chars().all(|c| c.is_ascii_digit() || ".,-–".contains(c))
}
