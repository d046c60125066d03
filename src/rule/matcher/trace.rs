//! Finds out what the captures of a match hold, once it is known to be the best.

use super::Captured;
use super::found::Found;
use super::run::Run;
use crate::rule::program::Op;

impl Run<'_> {
    /// What the captures of a match hold: its best way, walked once more.
    pub(super) fn trace(&mut self, program: u32, at: u32, best: Found) -> Vec<Captured> {
        let code = &self.matcher.programs[program as usize];
        let mut captures: Vec<Captured> = Vec::new();
        if code.captures.is_empty() {
            return captures;
        }
        let (mut step, mut at, mut left) = (0, at, best);
        loop {
            let op = &code.ops[step as usize];
            step += 1;
            match op {
                Op::Word(_) | Op::Words(_) => at += 1,
                Op::Start | Op::End => {}
                Op::Jump(target) => step = *target,
                Op::Match => break,
                Op::Open(capture) => captures.push(Captured { capture: *capture, first: at, end: at }),
                Op::Close(capture) => {
                    if let Some(open) = captures.iter_mut().rev().find(|known| known.capture == *capture) {
                        open.end = at;
                    }
                }
                Op::Split(targets) => {
                    let way = targets.iter().find(|&&target| self.from(program, target, at) == Some(left));
                    let Some(&target) = way else { break };
                    step = target;
                }
                Op::Item(key) => {
                    let base = self.scratch.ends.len();
                    self.push_ends(*key, at);
                    let ends = self.scratch.ends.split_off(base);
                    let way = ends.into_iter().find(|end| {
                        self.from(program, step, end.end).map(|found| found.after(end.skipped)) == Some(left)
                    });
                    let Some(end) = way else { break };
                    (at, left.skipped) = (end.end, left.skipped - end.skipped);
                }
                Op::Gap(least, most) => {
                    let way = (u32::from(*least)..=(*most).into()).find(|width| {
                        let found = self.from(program, step, at + width);
                        at + width <= self.end && found.map(|found| found.after(*width)) == Some(left)
                    });
                    let Some(width) = way else { break };
                    (at, left.skipped) = (at + width, left.skipped - width);
                }
            }
        }
        captures.retain(|held| held.first < held.end);
        captures
    }
}
