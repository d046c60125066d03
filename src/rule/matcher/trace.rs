//! Finds out what the captures of a match hold, once it is known to be the best.

use super::Captured;
use super::found::Found;
use super::run::Run;
use crate::rule::program::Op;

impl Run<'_> {
    /// Walks the best way once more and notes what the captures hold.
    pub(super) fn trace(&mut self, program: u32, at: u32, best: Found, captures: &mut Vec<Captured>) {
        let matcher = self.matcher;
        let (mut step, mut at, mut left) = (0, at, best);
        loop {
            let op = &matcher.programs[program as usize].ops[step as usize];
            step += 1;
            match op {
                Op::Word(_) | Op::Words(_) => at += 1,
                Op::Start | Op::End => {}
                Op::Jump(target) => step = *target,
                Op::Match => return captures.retain(|held| held.first < held.end),
                Op::Open(capture) => captures.push(Captured { capture: *capture, first: at, end: at }),
                Op::Close(capture) => {
                    if let Some(open) = captures.iter_mut().rev().find(|known| known.capture == *capture) {
                        open.end = at;
                    }
                }
                Op::Split(targets) => {
                    let way = targets.iter().find(|&&target| self.from(program, target, at) == Some(left));
                    let Some(&target) = way else { return };
                    step = target;
                }
                Op::Lexicon(_) | Op::Class(_) => {
                    let base = self.scratch.ends.len();
                    self.push_ends(op, at);
                    let ends = self.scratch.ends.split_off(base);
                    let way = ends.into_iter().find(|end| {
                        self.from(program, step, end.end).map(|found| found.after(end.skipped)) == Some(left)
                    });
                    let Some(end) = way else { return };
                    (at, left.skipped) = (end.end, left.skipped - end.skipped);
                }
                Op::Gap(least, most) => {
                    let way = (u32::from(*least)..=(*most).into()).find(|width| {
                        let found = self.from(program, step, at + width);
                        at + width <= self.limit && found.map(|found| found.after(*width)) == Some(left)
                    });
                    let Some(width) = way else { return };
                    (at, left.skipped) = (at + width, left.skipped - width);
                }
            }
        }
    }
}
