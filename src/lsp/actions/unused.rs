//! Deletes what allows nothing any more.

use super::{Document, Offer, Scene, Skills};
use crate::diagnostic::Diagnostic;
use crate::screen::{amend, is_idle};
use crate::text::Text;

const TITLE: &str = "Delete the unused allowance";

/// In a draft.
pub(super) fn offer(scene: &Scene<'_>, finding: &Diagnostic) -> Option<Offer> {
    let edit = scene.draft.take_back(finding.span).filter(|_| is_idle(&finding.rule))?;
    Some(preferred(Offer::edit(TITLE, scene.document.edit(&[edit], None, scene.skills))))
}

/// In the file beside one.
pub(super) fn offer_beside(
    text: &Text,
    document: &Document<'_>,
    skills: Skills,
    finding: &Diagnostic,
) -> Option<Offer> {
    let edit = amend::take_back_beside(text, finding.span).filter(|_| is_idle(&finding.rule))?;
    Some(preferred(Offer::edit(TITLE, document.edit(&[edit], None, skills))))
}

fn preferred(offer: Offer) -> Offer {
    Offer { is_preferred: true, ..offer }
}
