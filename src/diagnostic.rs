//! What is wrong, where, and how sure we are, without knowing how it is shown.
//!
//! One type serves drafts, rule files and config files alike, so that a rule author gets the same underlined
//! warning as an editor. It must not know rules, formats or terminals.

use crate::names::named;
use crate::text::{Piece, Span};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// The name of a rule, or one of the tool's own ids under `whosays/`.
pub type RuleId = Arc<str>;

/// What one of the tool's own ids is called behind `whosays/`; nothing for that of a rule.
pub fn own(id: &str) -> Option<&str> {
    id.strip_prefix("whosays/")
}

named! {
    /// How much a diagnostic matters. Ordered: `Info < Warning < Error`.
    #[derive(Serialize, Deserialize)]
    pub enum Severity {
        /// Worth knowing; printed only when everything is asked for.
        Info = "info",
        /// Worth a look before publishing.
        Warning = "warning",
        /// A published standard forbids it outright.
        Error = "error",
    }
}

named! {
    /// How often a rule is right when it speaks, measured. Ordered: `Low < Medium < High`.
    #[derive(Serialize, Deserialize)]
    pub enum Confidence {
        /// Less than seven times in ten.
        Low = "low",
        /// At least seven times in ten.
        Medium = "medium",
        /// At least nine times in ten.
        High = "high",
    }
}

/// A secondary place, and what it has to do with the primary one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What the place is: `content`, `candidate`, a capture, a clause, or a merged rule's id.
    pub role: Arc<str>,
    /// The words shown at the place; may be empty.
    pub message: Arc<str>,
    /// Where.
    pub span: Span,
}

/// Secondary places: one, for most.
pub type Labels = SmallVec<[Label; 1]>;

/// One result, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule speaks.
    pub rule: RuleId,
    /// How much it matters.
    pub severity: Severity,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// What is wrong here, in one sentence.
    pub message: Piece,
    /// The question to the author, if there is one.
    pub ask: Option<Arc<str>>,
    /// What would settle it, if known.
    pub help: Option<Arc<str>>,
    /// The primary place.
    pub span: Span,
    /// Secondary places.
    pub labels: Labels,
    /// Diagnostics of other rules about the same words, folded into this one; the most severe first.
    pub merged: Vec<Self>,
    /// What identifies it across edits.
    pub fingerprint: Fingerprint,
    /// Which earlier diagnostic of the same rule asked the same of the same source, if one did: the first that did so
    /// in the text. Formats for people show the two as one.
    pub repeats: Option<Fingerprint>,
}

impl Diagnostic {
    /// A diagnostic with nothing but its essentials.
    pub fn new(rule: impl Into<RuleId>, severity: Severity, message: impl Into<String>, span: Span) -> Self {
        Self {
            rule: rule.into(),
            severity,
            confidence: Confidence::High,
            message: message.into().into(),
            ask: None,
            help: None,
            span,
            labels: Labels::new(),
            merged: Vec::new(),
            fingerprint: Fingerprint::default(),
            repeats: None,
        }
    }

    /// Whether a label only says where a rule merged into this one speaks, which speaks for itself.
    pub fn is_of_merged(&self, label: &Label) -> bool {
        self.merged.iter().any(|merged| merged.rule == label.role)
    }

    /// With a word on how to settle it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<Arc<str>>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Identity of a diagnostic across edits: a hash of the rule's id, the words of the sentence, the words pointed at and
/// the ordinal among equals. Lines, marks and messages are not in it, so it survives edits above, re-wrapping and a
/// change of quote style. Shown as sixteen hexadecimal digits. `docs/fingerprints.md` writes it down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub u64);

impl Fingerprint {
    /// Hashes the parts and then the ordinal in decimal digits with 64-bit FNV-1a, a zero byte after each. The
    /// algorithm is part of the format of baselines: it must never change.
    pub fn of(parts: &[&str], ordinal: u32) -> Self {
        let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let add_part = |hash, part: &str| add(part.bytes().fold(hash, add), 0);
        let hash = parts.iter().copied().fold(0xcbf2_9ce4_8422_2325, add_part);
        Self(if ordinal == 0 { add_part(hash, "0") } else { add_part(hash, &ordinal.to_string()) })
    }
}

impl FromStr for Fingerprint {
    type Err = ();

    /// Reads what [`fmt::Display`] writes, and nothing else.
    fn from_str(written: &str) -> Result<Self, ()> {
        let fingerprint = u64::from_str_radix(written, 16).map(Self).map_err(|_| ())?;
        if fingerprint.to_string() == written { Ok(fingerprint) } else { Err(()) }
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
