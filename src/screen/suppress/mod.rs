//! What authors allow in their drafts: in comments, in front matter, and in a file beside a draft that can hold neither.
//! What is allowed is sent away and counted; what is allowed and not there is told, with what to delete.
//!
//! One step from a text and what was found in it, the same for every front end. It reads no file: what lies beside the
//! draft is handed in.

pub mod amend;
mod clause;
mod comment;
mod file;
mod ledger;
mod permit;
mod reach;
mod sweep;
mod told;

pub use told::{is_about_allowances, is_idle};

use super::Screen;
use crate::diagnostic::{Diagnostic, Fingerprint, RuleId};
use crate::lint::{Findings, Linter, Options};
use crate::order::Order as _;
use crate::prose::fold_word;
use crate::text::Text;
use crate::yaml::Shape;
use ledger::Ledger;
use permit::{Permit, Sheet};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The ending of the file beside a draft in which rules are allowed, behind the draft's own name.
pub const SIDECAR: &str = ".whosays.yml";

/// What is longer than this, in bytes, is neither repeated nor compared with what may be meant.
const LONGEST: usize = 80;

/// What has to be known to judge what an author allows.
#[derive(Clone, Copy, Debug)]
pub struct Request<'r> {
    /// The draft.
    pub text: &'r Text,
    /// The rules it was linted with.
    pub linter: &'r Linter,
    /// And how.
    pub options: Options,
    /// The file beside the draft, if there is one.
    pub sidecar: Option<&'r Arc<Text>>,
    /// Whether a reason must be given.
    pub require_reason: bool,
}

/// A rule that an author allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Its id.
    pub rule: RuleId,
    /// Why, on one line, if that is said.
    pub reason: Option<String>,
    /// How many findings it takes away.
    pub used: usize,
}

/// Whether a file of this name lies beside a draft to say what is allowed in it.
pub fn is_sidecar(name: &str) -> bool {
    name.len() > SIDECAR.len() && name.ends_with(SIDECAR)
}

/// What may stand in a sidecar.
pub fn sidecar_shape() -> Shape {
    file::shape()
}

/// Sends away what the author allows, and says what is wrong with how that is allowed.
pub fn suppress(screen: &mut Screen, request: &Request<'_>) {
    let (permits, mut said) = read(screen.findings(), request);
    let settled = Ledger::new(screen, request, &permits).settle(&mut said);
    for finding in settled.taken {
        screen.send(finding, super::Fate::Suppressed);
    }
    let Said { mut draft, mut sidecar } = said;
    number(request.text, &mut draft);
    for diagnostic in draft {
        screen.say(diagnostic);
    }
    screen.allow(settled.allowances);
    if let Some(text) = request.sidecar.filter(|_| !sidecar.is_empty()) {
        number(text, &mut sidecar);
        sidecar.order_by_key(|diagnostic| diagnostic.span);
        screen.say_of(text, sidecar);
    }
}

/// What is said of the draft and of the file beside it.
#[derive(Debug, Default)]
struct Said {
    draft: Vec<Diagnostic>,
    sidecar: Vec<Diagnostic>,
}

impl Said {
    fn add(&mut self, sheet: Sheet, diagnostic: Diagnostic) {
        let file = if sheet == Sheet::Sidecar { &mut self.sidecar } else { &mut self.draft };
        file.push(diagnostic);
    }
}

/// All that is allowed, in the order in which it is written, and what cannot be understood of it.
fn read(findings: &Findings, request: &Request<'_>) -> (Vec<Permit>, Said) {
    let (mut permits, mut said) = (Vec::new(), Said::default());
    if let Some(yaml) = findings.front_matter {
        let (allowed, wrong) = file::front_matter(request.text, yaml);
        permits.extend(allowed);
        said.draft.extend(wrong);
    }
    for one in &findings.comments {
        let (allowed, slips) = comment::read(request.text, one);
        permits.extend(allowed);
        said.draft.extend(slips.iter().map(|(span, slip)| told::slip(*span, slip, Sheet::Comment)));
    }
    if let Some(text) = request.sidecar {
        let (allowed, wrong) = file::sidecar(text);
        permits.extend(allowed);
        said.sidecar.extend(wrong);
    }
    (permits, said)
}

/// Gives each diagnostic an identity of its own: what it says, the words it points at and the ordinal among equals.
fn number(text: &Text, diagnostics: &mut [Diagnostic]) {
    let mut seen: FxHashMap<Fingerprint, u32> = FxHashMap::default();
    for diagnostic in diagnostics {
        let of = |ordinal| {
            fold_word(text.slice(diagnostic.span), |words| {
                Fingerprint::of(&[&diagnostic.rule, words], ordinal)
            })
        };
        let ordinal = seen.entry(of(0)).and_modify(|ordinal| *ordinal += 1).or_default();
        diagnostic.fingerprint = of(*ordinal);
    }
}
