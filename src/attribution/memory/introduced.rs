//! Somebody who speaks without a name and is named a little later: "A nurse said …. The nurse, Ana Castro, was away." Only
//! *the* and the same noun tell that, where nobody else was called so; a title does not, for there are many senators.

use crate::attribution::facts::{EntityId, Facts};
use crate::attribution::kinds::Kind;
use crate::prose::WordId;

/// So many sentences later somebody may be named.
const NEAR: u32 = 3;

/// So many that are called by a noun are looked at for one; a sentence may be as long as its writer likes.
const MOST_COMPARED: usize = 128;

/// Somebody who speaks and is called by a noun only.
#[derive(Clone, Copy, Debug)]
struct Stranger {
    noun: WordId,
    /// The attribution that brought the speaker in.
    attribution: u32,
    sentence: u32,
    start: u32,
    /// Whether it is one, of whom nothing was said before: "a nurse".
    one: bool,
}

/// Somebody named who is called by a noun.
#[derive(Clone, Copy, Debug)]
pub(in crate::attribution) struct Called {
    pub(in crate::attribution) noun: WordId,
    pub(in crate::attribution) id: EntityId,
    pub(in crate::attribution) sentence: u32,
    pub(in crate::attribution) start: u32,
    /// Whether it is *the* noun, and nothing more.
    pub(in crate::attribution) known: bool,
}

/// Who was called by which noun, in the order of the text.
#[derive(Debug, Default)]
pub(in crate::attribution) struct Introduced {
    strangers: Vec<Stranger>,
    called: Vec<Called>,
}

impl Introduced {
    /// Notes that somebody without a name speaks in an attribution.
    pub(in crate::attribution) fn speak(
        &mut self,
        noun: WordId,
        attribution: u32,
        (sentence, start): (u32, u32),
        one: bool,
    ) {
        self.strangers.push(Stranger { noun, attribution, sentence, start, one });
    }

    /// Notes that somebody with a name is called by a noun.
    pub(in crate::attribution) fn call(&mut self, called: Called) {
        self.called.push(called);
    }

    /// Gives the speakers who are named later their names.
    pub(in crate::attribution) fn name(&self, facts: &mut Facts) {
        for (index, called) in self.called.iter().enumerate().filter(|(_, called)| called.known) {
            if let Some(attribution) = self.stranger(index, called) {
                name_speaker(facts, attribution, called);
            }
        }
    }

    /// The attribution that brought in the only one lately who spoke and was called by that noun.
    fn stranger(&self, index: usize, called: &Called) -> Option<u32> {
        let near = |sentence: u32| sentence + NEAR >= called.sentence;
        let end = self.strangers.partition_point(|stranger| stranger.sentence <= called.sentence);
        let lately = self.strangers[..end].iter().rev().take(MOST_COMPARED);
        let lately = lately.take_while(|stranger| near(stranger.sentence));
        let alike = lately.filter(|stranger| stranger.noun == called.noun && stranger.start < called.start);
        let mut only: Option<&Stranger> = None;
        for stranger in alike {
            if only.is_some_and(|only| only.attribution != stranger.attribution) {
                return None;
            }
            only = Some(stranger);
        }
        let named = self.called[..index].iter().rev().take(MOST_COMPARED);
        let mut named = named.take_while(|other| near(other.sentence));
        let another = named.any(|other| other.noun == called.noun && other.id != called.id);
        only.filter(|first| first.one && !another).map(|first| first.attribution)
    }
}

/// Makes a speaker without a name the one who is named, and so whatever points back to the speaker near that.
fn name_speaker(facts: &mut Facts, number: u32, called: &Called) {
    let Some(first) = facts.attributions.get(number as usize) else { return };
    let span = first.source.as_ref().map(|source| source.span);
    if first.kind != Kind::Described || first.anonymity.is_some() {
        return;
    }
    let later = facts.attributions.iter_mut().skip(number as usize);
    for known in later.take_while(|known| known.sentence <= called.sentence + NEAR) {
        let Some(source) = &mut known.source else { continue };
        if Some(source.span) == span || source.antecedent == Some(number) {
            (known.kind, source.entity, source.role) = (Kind::Person, Some(called.id), true);
        }
    }
}
