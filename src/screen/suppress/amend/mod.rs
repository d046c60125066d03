//! Allows a finding in a draft, or takes back what allows nothing any more, and writes that as its author would: what
//! comes out are edits. A comment is put where the format lets one stand, which is found out by reading the draft with
//! the comment in it: all that readers see must be as it was. So nothing here knows one markup from another.

mod comment;
mod remove;
mod sidecar;

use crate::lint::{Findings, Said};
use crate::markup::{self, Comment, Format, Markup};
use crate::text::{Edit, Span, Text};
use comment::Stand;

pub use comment::outside;
pub use sidecar::Note;

/// A draft with what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'d> {
    /// The draft.
    pub text: &'d Text,
    /// Its format.
    pub format: Format,
    /// What was found.
    pub findings: &'d Findings,
}

/// A place in a draft at which a comment allows a finding and as little else as can be. It is found once for any reason.
#[derive(Clone, Debug)]
pub struct Spot {
    rule: String,
    stand: Stand,
}

impl<'d> Draft<'d> {
    /// Where a comment can allow a finding; nowhere, where the format has no comments or there is no room for one.
    pub fn spot(&self, said: &Said) -> Option<Spot> {
        comment::find(self, said).map(|stand| Spot { rule: said.diagnostic.rule.to_string(), stand })
    }

    /// What the file beside the draft has to say to allow a finding.
    pub fn beside(&self, sidecar: &Text, said: &Said) -> Option<Note> {
        sidecar::allow(self, sidecar, said)
    }

    /// Takes back what the draft allows at a place, where that is the place of a rule that is allowed.
    pub fn take_back(&self, place: Span) -> Option<Edit> {
        remove::from_draft(self, place)
    }

    fn markup(&self) -> Markup<'d> {
        markup::read(self.text, self.format)
    }

    /// Reads the draft with edits made in it. Nothing, where readers would see something else than before.
    fn read_with<R>(
        &self,
        before: &Markup<'_>,
        edits: &[Edit],
        look: impl FnOnce(&Text, &Markup<'_>) -> R,
    ) -> Option<R> {
        let made = Text::new(self.text.name(), Edit::made(edits, self.text.contents()));
        let after = markup::read(&made, self.format);
        let is_same = before.blocks.len() == after.blocks.len()
            && before.blocks.iter().zip(&after.blocks).all(|(before, after)| {
                before.regions == after.regions
                    && before.section == after.section
                    && before.prose.split_whitespace().eq(after.prose.split_whitespace())
            });
        is_same.then(|| look(&made, &after))
    }
}

/// Takes back what the file beside a draft allows at a place, where that is the place of a rule or of words.
pub fn take_back_beside(sidecar: &Text, place: Span) -> Option<Edit> {
    remove::from_sidecar(sidecar, place)
}

/// Whether comments stand at what they stood at, but for one among those of one side.
fn same_but(few: &[Comment], many: &[Comment], one: Span) -> bool {
    few.len() + 1 == many.len()
        && few
            .iter()
            .map(|comment| comment.place)
            .eq(many.iter().filter(|comment| comment.span != one).map(|comment| comment.place))
}

impl Spot {
    /// Allows it for a reason.
    pub fn allow(&self, reason: &str) -> Vec<Edit> {
        self.stand.write(&self.rule, reason)
    }
}
