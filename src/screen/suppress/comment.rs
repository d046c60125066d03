//! What a comment says to whosays, if it speaks to it: `whosays: allow RULE -- reason`.

use super::LONGEST;
use super::clause::{self, is_gap};
use super::permit::{Permit, Reach, Sheet, Slip};
use crate::markup::Comment;
use crate::names::did_you_mean;
use crate::text::{Span, Text};
use crate::yaml::Located;

/// Who is spoken to.
const HEAD: &str = "whosays";

/// What may be said: in the next block or the sentence ahead, and in the whole file.
pub(super) const VERBS: [&str; 2] = ["allow", "allow-file"];

/// What a comment allows, and what is wrong with it. Nothing where it speaks to somebody else.
pub(super) fn read(text: &Text, comment: &Comment) -> (Option<Permit>, Vec<(Span, Slip)>) {
    let mut words = Words::of(text, comment);
    words.skip(|c| is_gap(c) || c == '-');
    let (head, head_place) = words.next(|c| is_gap(c) || c == ':');
    words.skip(is_gap);
    let colon = words.left.starts_with(':');
    let is_ours = head.eq_ignore_ascii_case(HEAD);
    if !is_ours && !is_near(head, &[HEAD]) {
        return (None, Vec::new());
    }
    words.skip(|c| is_gap(c) || c == ':');
    let (verb, verb_place) = words.next(is_gap);
    let verb = verb.to_ascii_lowercase();
    if !(is_ours && colon || is_near(&verb, &VERBS)) {
        return (None, Vec::new());
    }
    let mut slips = Vec::new();
    if !is_ours {
        return (None, vec![(head_place, Slip::Head(head.to_owned()))]);
    }
    if comment.words.end == comment.span.end {
        return (None, vec![(Span::new(comment.span.start, head_place.end), Slip::Unclosed)]);
    }
    if !VERBS.contains(&verb.as_str()) {
        let place = if verb.is_empty() { head_place } else { verb_place };
        return (None, vec![(place, Slip::Verb(verb))]);
    }
    if !colon {
        slips.push((head_place, Slip::NoColon));
    }
    let here = Reach::Comment(comment.span.start, comment.place);
    let reach = if verb == VERBS[0] { here } else { Reach::File };
    let clause = clause::read(words.left);
    let place = |start: usize, end: usize| Span::new(words.at + start as u32, words.at + end as u32);
    slips.extend(clause.slips.into_iter().map(|(range, slip)| (place(range.start, range.end), slip)));
    let rules = clause.rules.into_iter();
    let rules = rules.map(|(range, rule)| Located::new(rule, place(range.start, range.end))).collect();
    let permit = Permit { rules, reason: clause.reason, reach, sheet: Sheet::Comment, head: verb_place };
    (Some(permit), slips)
}

/// Whether a word may be meant to be one of these.
fn is_near(word: &str, known: &[&str]) -> bool {
    word.len() <= LONGEST && did_you_mean(word, known.iter().copied()).is_some()
}

/// The words of a comment, from left to right.
struct Words<'t> {
    left: &'t str,
    /// Where what is left begins in the file.
    at: u32,
}

impl<'t> Words<'t> {
    fn of(text: &'t Text, comment: &Comment) -> Self {
        Self { left: text.slice(comment.words), at: comment.words.start }
    }

    fn skip(&mut self, gap: impl Fn(char) -> bool) {
        let rest = self.left.trim_start_matches(gap);
        self.at += (self.left.len() - rest.len()) as u32;
        self.left = rest;
    }

    /// The next word, with its place; it may be empty.
    fn next(&mut self, ends: impl Fn(char) -> bool) -> (&'t str, Span) {
        let (word, rest) = self.left.split_at(self.left.find(ends).unwrap_or(self.left.len()));
        let place = Span::new(self.at, self.at + word.len() as u32);
        (self.left, self.at) = (rest, place.end);
        (word, place)
    }
}
