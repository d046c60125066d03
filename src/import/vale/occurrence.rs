//! Checks for too many of something, or too few.
//!
//! Vale counts in every stretch of its scope. We count in the document; in a sentence, a regex can ask for one more than
//! are allowed.

use super::expression::{Expression, Manner};
use super::{Carrier, Frame, scope};
use crate::import::draft::{Count, Draft, FIRST, Pattern};
use crate::import::remark;
use crate::rule::RegexError;

/// The largest number that is carried over; its example has to hold that many.
const MOST: u32 = 500;

pub(super) fn carry(carrier: &mut Carrier<'_>, frame: &Frame) {
    let file = &frame.file;
    let scopes = file.scope.as_deref().unwrap_or_default();
    let Some(token) = file.token.as_ref().map(|token| &token.0) else {
        carrier.remarks.push(remark(frame.message.span, "the rule counts nothing: it has no `token`"));
        return;
    };
    if file.max.max(file.min).is_some_and(|number| number > MOST) {
        carrier.remarks.push(remark(token.span, format!("nothing is counted beyond {MOST} here")));
        return;
    }
    let manner = Manner { ignorecase: file.ignorecase == Some(true), word: false };
    let (max, min) = (file.max.unwrap_or(0), file.min.unwrap_or(0));
    if scope::is_sentence(scopes) || scope::is_heading(scopes) {
        if min > 0 {
            carrier.remarks.push(remark(token.span, "too few in a sentence cannot be said"));
        }
        if max > 0 {
            let expression = match Expression::read(&token.value, token.span) {
                Ok(expression) => expression,
                Err(error) => return carrier.refuse(token, error, false),
            };
            match one_more(&expression, max, manner) {
                Ok(pattern) => {
                    let many = format!("more than {max}");
                    let draft = carrier.draft(frame, None, &[&many]);
                    carrier.drafts.push(Draft { patterns: vec![pattern], ..draft });
                }
                Err(error) => carrier.refuse(token, error, true),
            }
        }
        return;
    }
    if !scope::is_text(scopes) {
        carrier
            .remarks
            .push(remark(token.span, "we count in a document or in a sentence, and in nothing between"));
        return;
    }
    let patterns = carrier.token(token, manner);
    if patterns.is_empty() {
        return;
    }
    if !scopes.iter().any(|scope| scope.0.value == "summary") {
        let message = "what stands in the whole document is counted, and not in every paragraph of it";
        carrier.remarks.push(remark(token.span, message));
    }
    let many = (max > 0).then(|| Count::AtLeast(max.saturating_add(1)));
    let few = (min > 0).then(|| Count::AtMost(min - 1));
    for count in [many, few].into_iter().flatten() {
        let part = many.is_some() && matches!(count, Count::AtMost(_));
        let draft = carrier.draft(frame, part.then_some("few"), &["{count}"]);
        carrier.drafts.push(Draft { patterns: patterns.clone(), count: Some(count), ..draft });
    }
}

/// A regex that finds one more than are allowed in one sentence, and points at the first.
fn one_more(expression: &Expression, max: u32, manner: Manner) -> Result<Pattern, RegexError> {
    let token = expression.written(manner);
    expression.regex(&format!("(?<{FIRST}>{token})(?:.*?(?:{token})){{{max}}}"), manner)
}
