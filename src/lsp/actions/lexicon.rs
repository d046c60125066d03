//! Teaches the house a name: that of a body, an outlet or a state which a finding points at and no table knows. It is
//! offered where a config has words of its own or packs, that is where there is a house.

use super::{Companion, Offer, Scene};
use crate::attribution::{Mention, MentionKind};
use crate::config::Config;
use crate::lint::Said;
use crate::text::{Edit, Text};
use crate::yaml::{Item, append, scalar};

pub(super) fn offer(scene: &Scene<'_>, said: &Said) -> Option<Offer> {
    let place = said.diagnostic.span;
    let mut mentions = scene.facts.mentions.iter();
    let mention = mentions.find(|mention| mention.span.overlaps(place) && is_new(scene, mention))?;
    let lexicon = lexicon(mention.kind)?;
    let config = home(scene.house, lexicon)?;
    let text = scene.draft.text;
    let name = text.slice(mention.name).split_whitespace().collect::<Vec<_>>().join(" ");
    let letters = mention.abbreviation_span.map(|span| text.slice(span));
    let edit = add(&config.text, lexicon, &name, letters)?;
    let title = format!("Add “{name}” to {lexicon}");
    Some(Offer::edit(title, config.edit(&[edit], None, scene.skills)))
}

/// The lexicon that names of a kind are looked up in.
const fn lexicon(kind: MentionKind) -> Option<&'static str> {
    match kind {
        MentionKind::Organization => Some("organizations"),
        MentionKind::Outlet => Some("outlets"),
        MentionKind::State => Some("states"),
        // Whoever is a person or a place is so for want of a table.
        MentionKind::Person | MentionKind::Place => None,
    }
}

/// Whether no table has anything on a name.
fn is_new(scene: &Scene<'_>, mention: &Mention) -> bool {
    scene.facts.words(mention.record).is_empty()
}

/// The config that adds to a lexicon already, else the closest.
fn home<'h>(house: &'h [Companion], lexicon: &str) -> Option<&'h Companion> {
    let adds = |paper: &&Companion| {
        Config::parse(&paper.text).0.own.layer.lexicons.iter().any(|setting| setting.name.value == lexicon)
    };
    house.iter().find(adds).or_else(|| house.first())
}

/// The edit by which a config adds a name to a lexicon.
fn add(config: &Text, lexicon: &str, name: &str, letters: Option<&str>) -> Option<Edit> {
    let entry = match letters {
        Some(letters) => format!("{{ is: {}, abbreviation: {} }}", scalar(name), scalar(letters)),
        None => scalar(name),
    };
    let edit = append(config, &["lexicons", lexicon, "extend", "words"], &Item::Value(entry))?;
    let made = Text::new(config.name(), Edit::made(std::slice::from_ref(&edit), config.contents()));
    let ((before, wrong), (after, wrong_after)) = (Config::parse(config), Config::parse(&made));
    let count = |config: &Config| {
        let own = config.own.layer.lexicons.iter().filter(|setting| setting.name.value == lexicon);
        own.map(|setting| setting.extend.words.len()).sum::<usize>()
    };
    (count(&after) == count(&before) + 1 && wrong_after.len() <= wrong.len()).then_some(edit)
}
