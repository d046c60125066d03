//! What a match of a program may begin with, and what it cannot be without: the keys under which the index
//! files it.

use super::{Op, Program};
use crate::lexicon::LexiconId;
use crate::lexicon::pattern::Class;
use crate::prose::WordId;

/// Everything that a match may begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::rule) struct Firsts {
    /// Words, sorted.
    pub(in crate::rule) words: Vec<WordId>,
    /// Lexicons, sorted.
    pub(in crate::rule) lexicons: Vec<LexiconId>,
    /// Classes, sorted.
    pub(in crate::rule) classes: Vec<Class>,
    /// Whether it may begin with the start of a sentence, whatever comes first there.
    pub(in crate::rule) start: bool,
}

impl Firsts {
    pub(in crate::rule) fn of(program: &Program) -> Self {
        let mut firsts = Self::default();
        firsts.add(program, 0, &mut vec![false; program.ops.len()]);
        firsts.words.sort_unstable();
        firsts.words.dedup();
        firsts.lexicons.sort_unstable();
        firsts.lexicons.dedup();
        firsts.classes.sort_unstable();
        firsts.classes.dedup();
        firsts
    }

    fn add(&mut self, program: &Program, mut at: usize, seen: &mut [bool]) {
        while let Some(op) = program.ops.get(at)
            && !std::mem::replace(&mut seen[at], true)
        {
            match op {
                Op::Word(word) => return self.words.push(*word),
                Op::Words(words) => return self.words.extend_from_slice(words),
                Op::Lexicon(id) => return self.lexicons.push(*id),
                Op::Class(class) => return self.classes.push(*class),
                Op::Start => {
                    self.start = true;
                    return;
                }
                Op::Split(targets) => {
                    for &target in targets {
                        self.add(program, target as usize, seen);
                    }
                    return;
                }
                Op::Jump(target) => at = *target as usize,
                // The parser lets no gap stand first; an edge or a capture takes no token.
                Op::Open(_) | Op::Close(_) | Op::End | Op::Gap(..) => at += 1,
                Op::Match => return,
            }
        }
    }
}

/// The words of each step that no way through a program avoids, in order.
pub(in crate::rule) fn required(program: &Program) -> Vec<&[WordId]> {
    let (mut required, mut at) = (Vec::new(), 0);
    while let Some(op) = program.ops.get(at) {
        at += 1;
        match op {
            Op::Word(word) => required.push(std::slice::from_ref(word)),
            Op::Words(words) => required.push(words),
            Op::Jump(target) => at = *target as usize,
            Op::Split(targets) => at = join(program, targets),
            _ => {}
        }
    }
    required
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
