//! What stands at the tokens of a sentence and can be asked for as one thing: entries of lexicons, phrases of
//! lexicons, instances of classes.

use super::Input;
use crate::lexicon::pattern::Class;
use crate::lexicon::{LexiconId, Lexicons};
use crate::names::Named;
use crate::prose::Sentence;
use crate::rule::program::{Key, Op, Program};

/// Something at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// Index of its first token.
    pub(super) first: u32,
    /// One past the index of its last token.
    pub(super) end: u32,
    /// How many of its tokens are in gaps.
    pub(super) skipped: u32,
    /// Which lexicon or class it is of.
    pub(super) key: Key,
}

impl Item {
    pub(super) const fn of_class(class: Class, first: usize, end: usize) -> Self {
        Self { first: first as u32, end: end as u32, skipped: 0, key: Key::Class(class) }
    }

    /// Whether it belongs to a sentence. What has no tokens belongs to the one that it stands behind.
    fn is_in(&self, sentence: Sentence) -> bool {
        self.end as usize <= sentence.end && (self.end > self.first || self.first as usize > sentence.first)
    }
}

/// What some program asks for. Nothing else is gathered.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    lexicons: Vec<bool>,
    classes: Vec<bool>,
}

impl Asked {
    pub(super) fn of(programs: &[Program], lexicons: &Lexicons) -> Self {
        let mut asked =
            Self { lexicons: vec![false; lexicons.names().count()], classes: vec![false; Class::ALL.len()] };
        for op in programs.iter().flat_map(|program| &program.ops) {
            match op {
                Op::Item(Key::Lexicon(id)) => asked.lexicons[usize::from(id.0)] = true,
                Op::Item(Key::Class(class)) => asked.classes[*class as usize] = true,
                _ => {}
            }
        }
        asked
    }

    pub(super) fn class(&self, class: Class) -> bool {
        self.classes[class as usize]
    }

    fn lexicon(&self, id: LexiconId) -> bool {
        self.lexicons.get(usize::from(id.0)) == Some(&true)
    }
}

/// Gathers what stands in a sentence, by first token.
pub(super) fn gather(
    sentence: Sentence,
    input: &Input<'_>,
    asked: &Asked,
    instances: &[Item],
    items: &mut Vec<Item>,
) {
    let hits = input.hits.partition_point(|hit| (hit.first as usize) < sentence.first);
    let entries = input.hits[hits..].iter().take_while(|hit| (hit.first as usize) < sentence.end);
    let mut entries = entries
        .filter(|hit| asked.lexicon(hit.lexicon))
        .map(|hit| Item { first: hit.first, end: hit.end, skipped: 0, key: Key::Lexicon(hit.lexicon) })
        .peekable();
    let from = instances.partition_point(|item| (item.first as usize) < sentence.first);
    for instance in instances[from..].iter().take_while(|item| item.first as usize <= sentence.end) {
        while let Some(entry) = entries.next_if(|entry| entry.first < instance.first) {
            items.push(entry);
        }
        items.push(*instance);
    }
    items.extend(entries);
    items.retain(|item| item.is_in(sentence));
}
