//! What an author allows, as it is written: the rules by name, why, and where.

use crate::markup::CommentPlace;
use crate::text::Span;
use crate::yaml::Located;

/// What stands in one comment, or in one entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Permit {
    /// The rules by their ids, in small letters; they need not exist.
    pub(super) rules: Vec<Located<String>>,
    /// Why, on one line.
    pub(super) reason: Option<String>,
    /// Where they are allowed.
    pub(super) reach: Reach,
    /// What it is written in.
    pub(super) sheet: Sheet,
    /// What names no rule is told here.
    pub(super) head: Span,
}

/// Where rules are allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// In the whole text.
    File,
    /// At what a comment stands at, which begins at this byte.
    Comment(u32, CommentPlace),
    /// In the sentences or blocks that hold some words.
    Words(Unit, Located<String>),
}

/// A stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Sentence,
    Block,
}

/// What something is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sheet {
    /// A comment of the draft.
    Comment,
    /// Its front matter.
    FrontMatter,
    /// The file beside it.
    Sidecar,
}

/// Something that is not written as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// `whosays allow`.
    NoColon,
    /// `whosay: allow`.
    Head(String),
    /// `whosays: disable`.
    Verb(String),
    /// `allow RULE because …`.
    NoDashes,
    /// `allow RULE RULE`.
    NoComma,
    /// A comment that goes on to the end of the file.
    Unclosed,
}
