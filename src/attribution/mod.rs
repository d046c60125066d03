//! Says who is said to have said what, and holds no opinion on it.
//!
//! Block by block it finds mentions and cues, works out each cue's source and content, and grades the source
//! on the ladder; over the whole document it resolves names, pronouns and speakers carried over. Rules ask for
//! [`Facts`]; no rule, severity or message is known here.

mod abbreviation;
mod agentless;
mod anonymity;
mod antecedent;
mod broken;
mod claim;
mod context;
mod cue;
mod draft;
mod entity;
mod facts;
mod finder;
mod formula;
mod grade;
mod grammar;
mod headline;
mod hits;
mod kinds;
mod knowledge;
mod layers;
mod mentions;
mod mood;
mod name;
mod noun;
mod phrase;
mod scene;
mod settle;
mod speech;
mod writer;

pub use facts::{Attribution, Claim, Cue, Entity, EntityId, Facts, Mention, Source, Stem, Target};
pub use finder::Finder;
pub use kinds::{
    Abbreviation, Basis, Evidence, Kind, Manner, MentionKind, Mood, Number, QuotationExtent, Reason, Stance,
};
pub use knowledge::{EngineLexicon, Knowledge};
