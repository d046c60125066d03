//! Shows the rule that speaks.

use super::{Offer, SHOW_RULE, Scene};
use crate::lint::Said;

pub(super) fn offer(scene: &Scene<'_>, said: &Said) -> Option<Offer> {
    let id = &said.diagnostic.rule;
    scene.rules.rule(id)?;
    Some(Offer::command(format!("Show the rule “{id}”"), SHOW_RULE, [id, &scene.document.uri.0]))
}
