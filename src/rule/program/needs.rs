//! What no match of a program is without: what the index files it under.

use super::{Key, Op, Program};
use crate::lexicon::pattern::Class;
use crate::order::Order as _;

/// Stands for more tokens than any pattern counts out; a multiple of it does, too.
const MANY: u32 = 1 << 22;

/// One of some keys, which stands in every match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rule) struct Need {
    /// The keys, sorted.
    pub(in crate::rule) keys: Vec<Key>,
    /// How many tokens of the match lie ahead of it.
    pub(in crate::rule) ahead: Width,
    /// How many lie ahead of what comes next, whichever of the keys it is.
    past: Width,
    /// How many lie between the end of what the key stands for and what comes next, where that comes behind it.
    rest: Option<Width>,
}

impl Need {
    /// How many tokens lie between the beginnings of two needs, of which this one comes first.
    pub(in crate::rule) fn up_to(&self, later: &Self) -> Option<Width> {
        later.ahead.less(self.ahead)
    }

    /// How many tokens lie between the end of what a key of this need stands for and the beginning of a later one.
    pub(in crate::rule) fn behind_up_to(&self, later: &Self) -> Option<Width> {
        later.ahead.less(self.past)?.then(self.rest?).known()
    }
}

/// So many tokens at least, and so many at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rule) struct Width {
    pub(in crate::rule) least: u32,
    pub(in crate::rule) most: u32,
}

impl Width {
    const NOTHING: Self = Self::exactly(0);

    const fn exactly(tokens: u32) -> Self {
        Self { least: tokens, most: tokens }
    }

    const fn then(self, next: Self) -> Self {
        Self { least: self.least.saturating_add(next.least), most: self.most.saturating_add(next.most) }
    }

    fn or(self, other: Self) -> Self {
        Self { least: self.least.min(other.least), most: self.most.max(other.most) }
    }

    /// What is left of it behind a part of it that comes first, if that is known.
    fn less(self, first: Self) -> Option<Self> {
        let least = self.least.checked_sub(first.least)?;
        let most = self.most.checked_sub(first.most).filter(|_| self.most < u32::MAX)?;
        Self { least, most }.known()
    }

    /// Itself, unless there may be any number of tokens.
    fn known(self) -> Option<Self> {
        (self.most < MANY).then_some(self)
    }
}

/// What no way through a program avoids, in order. The first is what a match may begin with, and no other has
/// the start of the sentence in it.
pub(in crate::rule) fn needs(program: &Program) -> Vec<Need> {
    let (mut needs, mut at, mut ahead) = (Vec::new(), 0, Width::NOTHING);
    while let Some(op) = program.ops.get(at) {
        let (next, width) = past(program, at);
        let past = ahead.then(width);
        let takes = matches!(op, Op::Word(_) | Op::Words(_) | Op::Item(_) | Op::Split(_) | Op::Start);
        if let Some(keys) = takes.then(|| keys_at(program, at)).flatten()
            && (needs.is_empty() || !keys.contains(&Key::Start))
        {
            needs.push(Need { keys, ahead, past, rest: rest(program, at, next) });
        }
        (at, ahead) = (next, past);
    }
    needs
}

/// What stands where a step begins, if that is one of some keys and not just anything.
pub(in crate::rule) fn keys_at(program: &Program, at: usize) -> Option<Vec<Key>> {
    let mut keys = Vec::new();
    let known = add_keys(program, at, &mut vec![false; program.ops.len()], &mut keys);
    keys.order();
    keys.dedup();
    known.then_some(keys)
}

fn add_keys(program: &Program, mut at: usize, seen: &mut [bool], keys: &mut Vec<Key>) -> bool {
    while let Some(op) = program.ops.get(at)
        && !std::mem::replace(&mut seen[at], true)
    {
        match op {
            Op::Jump(target) => {
                at = *target as usize;
                continue;
            }
            Op::Open(_) | Op::Close(_) | Op::End => {
                at += 1;
                continue;
            }
            Op::Word(word) => keys.push(Key::Word(*word)),
            Op::Words(words) => keys.extend(words.iter().copied().map(Key::Word)),
            Op::Item(key) => keys.push(*key),
            Op::Start => keys.push(Key::Start),
            Op::Split(targets) => {
                return targets.iter().all(|&target| add_keys(program, target as usize, seen, keys));
            }
            Op::Gap(..) | Op::Match => return false,
        }
        break;
    }
    true
}

/// The next step that no way avoids, and how many tokens lie between.
fn past(program: &Program, at: usize) -> (usize, Width) {
    match &program.ops[at] {
        Op::Word(_) | Op::Words(_) => (at + 1, Width::exactly(1)),
        Op::Item(key) => (at + 1, width_of(*key)),
        Op::Gap(least, most) => (at + 1, Width { least: (*least).into(), most: (*most).into() }),
        Op::Jump(target) => (*target as usize, Width::NOTHING),
        Op::Split(targets) => {
            let join = join(program, targets);
            let widths = targets.iter().map(|&target| between(program, target as usize, join));
            (join, widths.reduce(Width::or).unwrap_or(Width::NOTHING))
        }
        Op::Open(_) | Op::Close(_) | Op::Start | Op::End | Op::Match => (at + 1, Width::NOTHING),
    }
}

fn between(program: &Program, mut at: usize, end: usize) -> Width {
    let mut width = Width::NOTHING;
    while at < end {
        let (next, own) = past(program, at);
        (at, width) = (next, width.then(own));
    }
    width
}

/// How many tokens lie between the end of what stands where a step begins, and a later step; nothing where there is a
/// way on which that step comes first.
fn rest(program: &Program, mut at: usize, end: usize) -> Option<Width> {
    while at < end {
        match &program.ops[at] {
            Op::Jump(target) => at = *target as usize,
            Op::Open(_) | Op::Close(_) | Op::End => at += 1,
            Op::Word(_) | Op::Words(_) | Op::Item(_) | Op::Start => {
                return Some(between(program, at + 1, end));
            }
            Op::Split(targets) => {
                let join = join(program, targets);
                let rests = targets.iter().map(|&target| rest(program, target as usize, join));
                let own = rests.reduce(|one, other| Some(one?.or(other?))).flatten()?;
                return Some(own.then(between(program, join, end)));
            }
            Op::Gap(..) | Op::Match => return None,
        }
    }
    None
}

/// Where the ways of a split come together again: a choice jumps there at the end of each branch, an optional
/// item has it as its second target.
fn join(program: &Program, targets: &[u32]) -> usize {
    let Some(&second) = targets.get(1) else { return program.ops.len() };
    match program.ops.get(second as usize - 1) {
        Some(Op::Jump(target)) => *target as usize,
        _ => second as usize,
    }
}

/// How long what a key stands for may be. A footnote mark has no tokens, nor has a phrase of nothing else.
const fn width_of(key: Key) -> Width {
    match key {
        Key::Start => Width::NOTHING,
        Key::Word(_) | Key::Class(Class::Weekday | Class::Pronoun | Class::Possessive | Class::Word) => {
            Width::exactly(1)
        }
        Key::Lexicon(_) | Key::Class(Class::Citation) => Width { least: 0, most: MANY },
        Key::Class(_) => Width { least: 1, most: MANY },
    }
}
