//! Says who is said to have said what, and holds no opinion on it.
//!
//! Block by block it finds mentions and cues, works out each cue's source and content, and grades the source
//! on the ladder; over the whole document it resolves names, pronouns and speakers carried over. Rules ask for
//! [`Facts`]; no rule, severity or message is known here.
//!
//! Inside, too, a module imports only what stands above it, and a test holds it to that.
//!
//! | module | what it is for |
//! |---|---|
//! | `kinds` | the ladder of sources, and the other closed sets |
//! | `wording` | words of sources and cues, each kept once |
//! | `facts` | what is handed out |
//! | `words` | closed classes, lexicons, and a block as both see it |
//! | `name` | what is a name, of what sort, and whose it was before |
//! | `phrase` | noun phrases: where they begin and end, their head, what is apposed |
//! | `grade` | on which rung of the ladder a phrase stands |
//! | `memory` | what is remembered from block to block, and what points back to it |
//! | `draft` | cues of every sort, each with its source phrase and content |
//! | `anonymity` | formulas and reasons for leaving a name out, and whose they are |
//! | `evidence` | what a sentence brings to show what it says |
//! | `sighting` | what is seen in a block, whoever is meant |
//! | `settle` | drafts made attributions |
//! | `finder` | the order of all that, block by block |

mod anonymity;
mod draft;
mod evidence;
mod facts;
mod finder;
mod grade;
mod kinds;
mod memory;
mod name;
mod phrase;
mod settle;
mod sighting;
mod wording;
mod words;

pub use facts::{Attribution, Claim, Cue, Entity, EntityId, Facts, Mention, Pairs, Source, Stem, Target};
pub use finder::Finder;
pub use kinds::{
    Abbreviation, Basis, Evidence, Kind, Manner, MentionKind, Mood, Number, QuotationExtent, Reason, Stance,
};
pub use sighting::Sighting;
pub use wording::Wording;
pub use words::knowledge::{EngineLexicon, Knowledge};
