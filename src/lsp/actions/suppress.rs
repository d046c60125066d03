//! Allows a finding, for one of the reasons that desks have most often or for one of the author's own: by a comment, and
//! where no comment can stand, in the file beside the draft.

use super::{Offer, Scene};
use crate::lint::Said;
use crate::screen::amend::{Note, Spot};

/// Why things are allowed most often.
const REASONS: [&str; 5] =
    ["widely known", "named elsewhere in the text", "known to the desk", "quoted speech", "false alarm"];

/// What is to be written over.
const HOLE: &str = "[REASON]";

/// Where a finding is allowed.
enum Way<'w> {
    Comment(Spot),
    Beside(Note, &'w super::Companion),
}

pub(super) fn offers(scene: &Scene<'_>, said: &Said) -> Vec<Offer> {
    let Some(way) = way(scene, said) else { return Vec::new() };
    let where_to = if said.about_document { " in this file" } else { "" };
    let allow = format!("Allow “{}”{where_to}", said.diagnostic.rule);
    let fixed = REASONS.iter().map(|reason| (format!("{allow}: {reason}"), *reason));
    let own = (format!("{allow}: a reason of your own"), HOLE);
    let all = fixed.chain([own]);
    all.map(|(title, reason)| {
        let hole = (reason == HOLE).then_some(HOLE);
        Offer::edit(
            title,
            match &way {
                Way::Comment(spot) => scene.document.edit(&spot.allow(reason), hole, scene.skills),
                Way::Beside(note, sidecar) => sidecar.edit(&[note.allow(reason)], hole, scene.skills),
            },
        )
    })
    .collect()
}

fn way<'w>(scene: &Scene<'w>, said: &Said) -> Option<Way<'w>> {
    let beside = |sidecar: &'w super::Companion| {
        scene.draft.beside(&sidecar.text, said).map(|note| Way::Beside(note, sidecar))
    };
    scene.draft.spot(said).map(Way::Comment).or_else(|| scene.sidecar.and_then(beside))
}
