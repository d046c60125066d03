//! Shows what rules cost: the time of each rule and clause, and how much there was to look at.

mod human;
mod json;

use super::Style;
use crate::lint::{ClauseTally, Ledger, RuleTally, Stage};
use crate::names::Named as _;
use crate::order::Order as _;
use std::cmp::Reverse;

/// What a run cost. Times are in nanoseconds.
#[derive(Clone, Copy, Debug)]
pub struct ProfileReport<'a> {
    /// What was counted, by a ledger with a clock.
    pub ledger: &'a Ledger,
    /// How long it took to load the rules.
    pub loading: u64,
    /// How long the run took, from its begin to the end of its reports.
    pub total: u64,
}

impl<'a> ProfileReport<'a> {
    /// For people.
    pub fn human(&self, style: Style) -> String {
        human::page(self, style)
    }

    /// One JSON object, `whosays-profile/1`.
    pub fn json(&self) -> String {
        json::object(self)
    }

    /// The rules that are on, the dearest first.
    fn rules(&self) -> Vec<&'a RuleTally> {
        let mut rules: Vec<&RuleTally> = self.ledger.in_force().collect();
        rules.order_by(|left, right| {
            (Reverse(left.time), &left.rule).cmp(&(Reverse(right.time), &right.rule))
        });
        rules
    }

    /// Everything that took time, by name; together it makes the whole run.
    fn parts(&self) -> Vec<(&'static str, u64)> {
        let rules = self.ledger.in_force().map(|rule| rule.time).sum();
        let mut parts = vec![("loading", self.loading)];
        parts.extend(Stage::ALL.iter().map(|&(name, stage)| (name, self.ledger.time_of(stage))));
        parts.push(("rules", rules));
        let known: u64 = parts.iter().map(|(_, time)| time).sum();
        parts.push(("other", self.total.saturating_sub(known)));
        parts
    }

    fn share(&self, time: u64) -> f64 {
        nanoseconds(time) / nanoseconds(self.total.max(1))
    }
}

/// The clauses of a rule, the dearest first.
fn clauses(rule: &RuleTally) -> Vec<&ClauseTally> {
    let mut clauses: Vec<&ClauseTally> = rule.clauses.iter().collect();
    clauses.order_by(|left, right| (Reverse(left.time), &left.name).cmp(&(Reverse(right.time), &right.name)));
    clauses
}

/// Milliseconds, of which the thousandths are the last that mean anything.
fn milliseconds(time: u64) -> f64 {
    (nanoseconds(time) / 1e3).round() / 1e3
}

fn nanoseconds(time: u64) -> f64 {
    // A run of days is more than a figure of four digits need be exact for.
    f64::from(u32::try_from(time >> 10).unwrap_or(u32::MAX)) * 1024.0 + f64::from((time & 1023) as u32)
}
