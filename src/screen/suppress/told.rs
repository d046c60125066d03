//! What the tool itself says of what authors allow, and how to mend it.

use super::LONGEST;
use super::comment::VERBS;
use super::permit::{Permit, Reach, Sheet, Slip, Unit};
use crate::diagnostic::{Diagnostic, Severity, own};
use crate::markup::CommentPlace;
use crate::names::{Named, named};
use crate::text::Span;
use crate::yaml::suggest;

named! {
    /// What may be said of an allowance; the tool's own ids, which nobody can allow. None of them keeps a finding back,
    /// so they are warnings: what is stale or misspelt is seen before publication, by whoever still knows why it stands
    /// there. Only a reason that the house requires is an error, or it could be left out wherever warnings may pass.
    pub(super) enum Query {
        /// It allows what is not there.
        Unused = "whosays/unused-suppression",
        /// It names a rule that does not exist.
        UnknownRule = "whosays/unknown-rule",
        /// It gives no reason where one is required.
        MissingReason = "whosays/missing-reason",
        /// It cannot be understood.
        BadSuppression = "whosays/bad-suppression",
    }
}

/// Whether one of the tool's own ids says that something allowed is not there, and may go.
pub fn is_idle(id: &str) -> bool {
    id == Query::Unused.name()
}

/// Whether one of the tool's own ids says anything of what is allowed, which itself can neither be allowed nor be held
/// back.
pub fn is_about_allowances(id: &str) -> bool {
    Query::from_name(id).is_some()
}

impl Query {
    fn at(self, span: Span, message: impl Into<String>) -> Diagnostic {
        let severity = if self == Self::MissingReason { Severity::Error } else { Severity::Warning };
        Diagnostic::new(self.name(), severity, message, span)
    }
}

const WRITE: &str = "Write `whosays: allow RULE -- reason`.";

/// What the ids of limits begin with, as the tool's own.
const LIMIT: &str = "limit-";

/// Something is not written as it should be.
pub(super) fn slip(span: Span, slip: &Slip, sheet: Sheet) -> Diagnostic {
    let (message, help) = match slip {
        Slip::NoColon => ("a colon is missing behind `whosays`".to_owned(), WRITE.to_owned()),
        Slip::Head(head) => {
            (format!("this speaks to `{}`", short(head)), "Did you mean `whosays`?".to_owned())
        }
        Slip::Verb(verb) if verb.is_empty() => ("`whosays:` says nothing here".to_owned(), WRITE.to_owned()),
        Slip::Verb(verb) => {
            let verb = short(verb);
            (format!("a comment cannot say `{verb}` to whosays"), suggest(verb, &VERBS))
        }
        Slip::NoDashes if sheet == Sheet::Comment => {
            ("a reason begins with two dashes".to_owned(), "Write `allow RULE -- reason`.".to_owned())
        }
        Slip::NoDashes => {
            ("a reason begins with two dashes".to_owned(), "Write `RULE -- reason`.".to_owned())
        }
        Slip::NoComma => {
            ("a comma is missing ahead of this rule".to_owned(), "Part rules by commas.".to_owned())
        }
        Slip::Unclosed => (
            "this comment is never closed, and what follows is taken for a part of it".to_owned(),
            "Close it with `-->`.".to_owned(),
        ),
    };
    Query::BadSuppression.at(span, message).with_help(help)
}

/// No rule is named, or something that is no name of one. `here` are rules that ask something where they might be
/// allowed.
pub(super) fn no_rule(span: Span, written: &str, sheet: Sheet, here: &[&str]) -> Diagnostic {
    let message = match written {
        "" => "no rule is named here".to_owned(),
        "*" | "all" | "any" => "each rule is allowed by its own name".to_owned(),
        group if group.ends_with("/*") => {
            format!("`{}` are several rules; each is allowed by its own name", short(group))
        }
        limit if own(limit).is_some_and(|name| name.starts_with(LIMIT)) => {
            let message = format!("`{}` cannot be allowed", short(limit));
            let help = "An override with `limits` lifts a limit for some drafts.";
            return Query::BadSuppression.at(span, message).with_help(help);
        }
        id if own(id).is_some() => {
            let message = format!("`{}` cannot be allowed", short(id));
            let help = "It asks about what is allowed; mend what it points at.";
            return Query::BadSuppression.at(span, message).with_help(help);
        }
        other => format!("`{}` is no name of a rule", short(other)),
    };
    let named = if here.is_empty() { "RULE".to_owned() } else { here.join(", ") };
    let help = match (sheet, here) {
        (Sheet::Comment, _) => format!("Write `allow {named} -- reason`."),
        (_, [_, _, ..]) => format!("Write `allow: [{named}]`."),
        _ => format!("Write `allow: {named}`."),
    };
    let help = match here {
        [] => format!("{help} `whosays rules` lists them."),
        _ => help,
    };
    Query::BadSuppression.at(span, message).with_help(help)
}

/// There is no such rule, but perhaps one that may be meant.
pub(super) fn unknown(span: Span, rule: &str, near: Option<&str>) -> Diagnostic {
    let help = near.map_or_else(
        || "`whosays rules` lists those there are. If it is gone, take it out here.".to_owned(),
        |near| format!("Did you mean `{near}`?"),
    );
    Query::UnknownRule.at(span, format!("there is no rule `{}`", short(rule))).with_help(help)
}

/// No reason is given, and one is required.
pub(super) fn no_reason(span: Span, permit: &Permit) -> Diagnostic {
    let rule = permit.rules.first().map_or("RULE", |rule| short(&rule.value));
    let help = match (permit.sheet, &permit.reach) {
        (Sheet::Comment, _) => "Say why behind two dashes: `allow RULE -- reason`.".to_owned(),
        (_, Reach::Words(..)) => "Say why under `reason`.".to_owned(),
        _ => format!("Say why: `{rule}: reason`."),
    };
    let message = "`require-reason` is on, and no reason is given here";
    Query::MissingReason.at(span, message).with_help(help)
}

/// Why an allowance takes nothing away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// The rule finds nothing there.
    Nothing,
    /// Another allows the same.
    Again,
    /// Nothing is there.
    Nowhere,
    /// The rule finds something in the sentence ahead of the comment.
    Ahead,
    /// It finds something elsewhere in the block.
    Around,
}

/// An allowance takes nothing away.
pub(super) fn unused(span: Span, rule: &str, permit: &Permit, why: Why) -> Diagnostic {
    let there = match (&permit.reach, permit.sheet) {
        (Reach::File, Sheet::Sidecar) => "in the draft",
        (Reach::File, _) => "in this file",
        (Reach::Comment(_, place), _) if is_inside(*place) => "in this sentence",
        (Reach::Comment(..), _) => "in the block below",
        (Reach::Words(Unit::Sentence, _), _) => "in the sentence with these words",
        (Reach::Words(Unit::Block, _), _) => "in the block with these words",
    };
    let message = match why {
        Why::Again => format!("all that `{rule}` asks {there} is allowed elsewhere too"),
        Why::Nowhere => format!("nothing follows in which `{rule}` could be allowed"),
        _ => format!("`{rule}` asks nothing {there}"),
    };
    let delete = match (permit.sheet, &permit.reach, permit.rules.len()) {
        (Sheet::Comment, _, 0 | 1) => "Delete this comment.".to_owned(),
        (Sheet::Comment, ..) => format!("Delete `{rule}` from this comment."),
        (_, Reach::Words(..), 0 | 1) => "Delete this item.".to_owned(),
        _ => format!("Delete `{rule}` here."),
    };
    let help = match why {
        Why::Ahead => {
            format!("{delete} To allow it in the sentence above, write it behind that, on the same line.")
        }
        Why::Around => {
            format!("{delete} To allow it in the whole block, write it on a line of its own above.")
        }
        _ => delete,
    };
    Query::Unused.at(span, message).with_help(help)
}

/// The words that an allowance is for stand nowhere.
pub(super) fn no_words(span: Span, unit: Unit) -> Diagnostic {
    let unit = if unit == Unit::Sentence { "sentence" } else { "block" };
    let help =
        format!("If they were edited, quote them as they stand now, from one {unit}; else delete this item.");
    Query::Unused.at(span, format!("no {unit} of the draft holds these words")).with_help(help)
}

const fn is_inside(place: CommentPlace) -> bool {
    matches!(place, CommentPlace::Inside(_))
}

/// As much of what is written as can be repeated.
fn short(written: &str) -> &str {
    let end = (0..=LONGEST).rev().find(|&end| written.is_char_boundary(end)).unwrap_or_default();
    if written.len() > LONGEST { &written[..end] } else { written }
}
