//! Puts a finding into the baseline.

use super::{ADD_TO_BASELINE, Offer, Scene};
use crate::diagnostic::Diagnostic;
use crate::screen::is_about_allowances;

/// Whatever is said of allowances, no baseline holds; nor anything of what lies nowhere.
pub(super) fn offer(scene: &Scene<'_>, finding: &Diagnostic) -> Option<Offer> {
    if is_about_allowances(&finding.rule) || scene.sidecar.is_none() {
        return None;
    }
    let fingerprint = finding.fingerprint.to_string();
    Some(Offer::command("Add to the baseline", ADD_TO_BASELINE, [&scene.document.uri.0, &fingerprint]))
}
