//! What the names of facts mean, in words for somebody who has read no manual.

use crate::attribution::{Basis, Kind, Manner, MentionKind, Stance};
use crate::lint::Hold;
use crate::markup::{Region, RegionSet};
use crate::rule::{Reach, Side, Window};

/// What a rung of the ladder means.
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "a person with a name",
        Kind::Document => "a document that readers can find",
        Kind::Organization => "an organisation with a name",
        Kind::Outlet => "an outlet with a name",
        Kind::Described => "unnamed, but described",
        Kind::Officials => "unnamed officials",
        Kind::Collective => "an unnamed group",
        Kind::Bare => "unnamed, and nothing is said of it",
        Kind::Partisan => "unnamed; only its side is known",
        Kind::UnidentifiedOutlet => "an outlet that is not named",
        Kind::UnidentifiedDocument => "a document that readers cannot find",
        Kind::State => "a state or capital in place of who spoke",
        Kind::Nobody => "nobody is said to have said it",
        Kind::Pronoun => "a pronoun of which it is not known whom it means",
        Kind::Writer => "the writer's own voice",
    }
}

/// What a mention names.
pub const fn mention(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "a person",
        MentionKind::Organization => "an organisation",
        MentionKind::Outlet => "an outlet",
        MentionKind::State => "a state, or its capital",
        MentionKind::Place => "a place",
    }
}

/// What a stance means.
pub(super) const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Neutral => "it only says that it was said",
        Stance::Endorsing => "it vouches for the claim",
        Stance::Distancing => "it doubts the claim",
        Stance::Tentative => "it says so cautiously",
        Stance::Conceding => "it makes an admission of the claim",
        Stance::Denying => "it contradicts the claim",
        Stance::Refuting => "it disproves the claim",
        Stance::Accusing => "it charges someone",
        Stance::Criticizing => "it finds fault",
        Stance::Supporting => "it takes sides",
        Stance::Coloured => "it tells how it was said",
        Stance::Promising => "it commits to something",
        Stance::Urging => "it asks others to act",
        Stance::Predicting => "it foretells",
        Stance::Believing => "it tells what someone thinks",
        Stance::Rumoured => "it passes on hearsay",
        Stance::Declining => "nothing was said",
    }
}

/// What a manner means, where its name does not say so.
pub(super) const fn manner(manner: Manner) -> Option<&'static str> {
    match manner {
        Manner::Indirect => Some("in the writer's words"),
        Manner::Quotation => Some("in the source's own words"),
        Manner::Passive => Some("“accused of” and its like"),
        Manner::Expletive => Some("“it is said that” and its like"),
        Manner::Raising => Some("“is said to” and its like"),
        Manner::AccordingTo | Manner::Adverb | Manner::Adjective | Manner::Noun => None,
    }
}

/// How a source knows, if the text says so.
pub(super) const fn basis(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::None => None,
        Basis::Familiarity => Some("said to be familiar with it"),
        Basis::Direct => Some("said to have been there, or to have seen it"),
    }
}

/// Why something is not shown.
pub(super) const fn hold(hold: Hold) -> &'static str {
    match hold {
        Hold::OptIn => "it waits until a config asks for it",
        Hold::Preview => "it is a preview",
        Hold::LowConfidence => "its confidence is low",
        Hold::Info => "it is only an info",
    }
}

/// Regions as places: “in a headline or in a heading”.
pub(super) fn regions(regions: RegionSet, conjunction: &str) -> String {
    let places: Vec<&str> = regions.iter().map(region).collect();
    match places.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} {conjunction} {last}", others.join(", ")),
        None => "anywhere else".to_owned(),
    }
}

const fn region(region: Region) -> &'static str {
    match region {
        Region::Headline => "in the headline",
        Region::Lede => "in the first paragraph",
        Region::Body => "behind the first paragraph",
        Region::Heading => "in a heading",
        Region::List => "in a list",
        Region::Table => "in a table",
        Region::Caption => "in a caption",
        Region::Credit => "in a byline or credit",
        Region::Blockquote => "in a quote block",
        Region::Quotation => "inside quotation marks",
        Region::Attributed => "in what a named source says",
        Region::Footnote => "in a footnote",
        Region::Bibliography => "in a list of references",
        Region::Code => "in code",
        Region::FrontMatter => "in the front matter",
    }
}

/// A window as a place: “in the paragraph, ahead of these words”.
pub(super) fn window(window: Window) -> String {
    let whole = match window.reach {
        Reach::Match => "in these words".to_owned(),
        Reach::Clause => "in the clause".to_owned(),
        Reach::Sentence => "in the sentence".to_owned(),
        Reach::Paragraph => "in the paragraph".to_owned(),
        Reach::Section => "under the heading".to_owned(),
        Reach::Document => "in the text".to_owned(),
        Reach::Sentences(first, last) => sentences(first, last),
        Reach::Tokens(count) => format!("within {count} words of these"),
    };
    match window.side {
        Side::Both => whole,
        Side::Before => format!("{whole}, ahead of these words"),
        Side::After => format!("{whole}, behind these words"),
    }
}

fn sentences(first: i32, last: i32) -> String {
    match (first, last) {
        (0, 0) => "in the sentence".to_owned(),
        (0, 1) => "in the sentence or the next".to_owned(),
        (-1, 0) => "in the sentence or the one before".to_owned(),
        (-1, 1) => "in the sentence or those next to it".to_owned(),
        (-1, -1) => "in the sentence before".to_owned(),
        (1, 1) => "in the next sentence".to_owned(),
        (first, last) if first >= 0 => format!("in sentences {first} to {last} after this one"),
        (first, last) if last <= 0 => format!("in sentences {} to {} before this one", -last, -first),
        (first, last) => format!("from {} sentences before to {last} after this one", -first),
    }
}
