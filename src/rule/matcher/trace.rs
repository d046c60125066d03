//! Finds out what the captures of a match hold, once it is known to be the best.

use super::Captured;
use super::code::Step;
use super::found::Found;
use super::run::Run;
use crate::rule::program::PatternId;

impl Run<'_> {
    /// What the captures of a match hold: its best way, walked once more.
    pub(super) fn trace(&mut self, pattern: PatternId, at: u32, best: Found) -> Vec<Captured> {
        let matcher = self.matcher;
        let mut captures: Vec<Captured> = Vec::new();
        if matcher.captures(pattern).is_empty() {
            return captures;
        }
        let (mut step, mut at, mut left) = (matcher.code.start(pattern.0), at, best);
        loop {
            let here = matcher.code.step(step);
            step += 1;
            match here {
                Step::Word(_) | Step::Words(_) => at += 1,
                Step::Start | Step::End => {}
                Step::Jump(target) => step = target,
                Step::Match => break,
                Step::Open(capture) => captures.push(Captured { capture, first: at, end: at }),
                Step::Close(capture) => {
                    if let Some(open) = captures.iter_mut().rev().find(|known| known.capture == capture) {
                        open.end = at;
                    }
                }
                Step::Split(ways, _) => {
                    let mut ways = matcher.code.ways(ways);
                    let Some(way) = ways.find(|way| self.from(way.step, at) == Some(left)) else { break };
                    step = way.step;
                }
                Step::Item(key) => {
                    let base = self.scratch.ends.len();
                    self.push_ends(key, at);
                    let ends = self.scratch.ends.split_off(base);
                    let way = ends.into_iter().find(|end| {
                        self.from(step, end.end).map(|found| found.after(end.skipped)) == Some(left)
                    });
                    let Some(end) = way else { break };
                    (at, left.skipped) = (end.end, left.skipped - end.skipped);
                }
                Step::Gap(least, most, _) => {
                    let way = (u32::from(least)..=most.into()).find(|width| {
                        at + width <= self.end
                            && self.from(step, at + width).map(|found| found.after(*width)) == Some(left)
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
