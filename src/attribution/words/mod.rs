//! What is known of words: the closed classes of English, the lexicons of the engine, and a block as both see it.
//! Nothing here reads phrases.

pub(super) mod grammar;
pub(super) mod hits;
pub(super) mod knowledge;
pub(super) mod scene;
