//! Writes down what became of every match while the judge is at work. It judges nothing itself, and nothing of it is
//! done where nobody asks.

use super::Outcome;
use super::findings::Said;
use super::judge::verdict::{ClauseRole, Judged, Verdict};
use super::read::document::{Document, SentencePlace};
use super::read::found::{Found, What};
use crate::attribution::Facts;
use crate::diagnostic::{Confidence, Diagnostic, RuleId};
use crate::markup::RegionSet;
use crate::names::{Named as _, named};
use crate::order::Order as _;
use crate::rule::{Clause, Point, RegionFilter, ReportMode, Rule, Status, Window};
use crate::text::{Piece, Span};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How rules came to what they say of a text.
#[derive(Debug, Default)]
pub struct Trace {
    /// Who is said to have said what.
    pub facts: Facts,
    /// The sentences, in reading order. Facts know them by their number.
    pub sentences: Vec<Sentence>,
    /// What rules have matched, in reading order.
    pub matches: Vec<Match>,
    /// How many rules are in force.
    pub rules: usize,
}

impl Trace {
    /// The numbers of the sentences that a span touches.
    pub fn sentences_in(&self, span: Span) -> Range<usize> {
        let first = self.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let after =
            self.sentences.partition_point(|sentence| sentence.span.start < span.end.max(span.start + 1));
        first..after.max(first)
    }

    /// The sentence that a place begins in.
    pub fn sentence_of(&self, place: Span) -> Span {
        self.sentences.get(self.sentence_at(place.start)).map_or(place, |sentence| sentence.span.hull(place))
    }

    pub(super) fn sentence_at(&self, at: u32) -> usize {
        self.sentences.partition_point(|sentence| sentence.span.start <= at).saturating_sub(1)
    }
}

/// A sentence of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// What its block is.
    pub regions: RegionSet,
    /// The attributions that stand in it, by their index in [`Facts::attributions`].
    pub attributions: Range<usize>,
    /// What rules have matched in it, by index in [`Trace::matches`]. What was counted for the whole document is among
    /// the matches of every sentence that has a part in it.
    pub matches: Vec<usize>,
}

/// Something that a rule has matched, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The rule.
    pub rule: RuleId,
    /// The place it points at, or would.
    pub span: Span,
    /// The places it counted, where it is about the text as a whole.
    pub counted: Option<Vec<Span>>,
    /// The clauses that were asked, as far as they say why the match stands or falls: every condition, and every
    /// exception of a match that stands, or the one that cleared it.
    pub clauses: Vec<ClauseTrace>,
    /// What became of it.
    pub fate: Fate,
}

impl Match {
    /// What the rule says of it, if it says anything: then it is a finding, shown or not.
    pub fn message(&self) -> Option<&str> {
        match &self.fate {
            Fate::Shown(message) | Fate::Merged { message, .. } | Fate::HeldBack { message, .. } => {
                Some(message)
            }
            _ => None,
        }
    }

    /// The clause that it fell by: the condition that does not hold, or the exception that does.
    pub fn stopped_by(&self) -> Option<&ClauseTrace> {
        let (role, holds) = match self.fate {
            Fate::Failed => (ClauseRole::OnlyIf, false),
            Fate::Cleared => (ClauseRole::Unless, true),
            _ => return None,
        };
        self.clauses.iter().find(|clause| clause.role == role && clause.found.is_some() == holds)
    }
}

/// A clause that was asked about a match.
#[derive(Clone, Debug, PartialEq)]
pub struct ClauseTrace {
    /// Its name.
    pub name: String,
    /// Whether it must hold or must not.
    pub role: ClauseRole,
    /// Where it looked.
    pub window: Window,
    /// What it found there; it holds if it found something.
    pub found: Option<Finding>,
}

/// What a clause found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Words: the phrase, the mention, or an attribution's source and cue.
    At(Span),
    /// Something about the document as a whole.
    Document,
}

/// What became of a match.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It is shown, with this message.
    Shown(Piece),
    /// It is shown under the diagnostic of another rule, which is about the same words.
    Merged {
        /// What it says.
        message: Piece,
        /// The rule that leads.
        under: RuleId,
        /// The place that one points at.
        at: Span,
    },
    /// It would be shown if everything were asked for.
    HeldBack {
        /// What it would say.
        message: Piece,
        /// Why it is not shown.
        hold: Hold,
    },
    /// The rule has said so before.
    Repeated {
        /// Where.
        before: Span,
        /// How often the rule says so.
        report: ReportMode,
    },
    /// A condition does not hold.
    Failed,
    /// An exception holds.
    Cleared,
    /// It lies where the rule does not look.
    Outside {
        /// What the place lies in.
        regions: RegionSet,
        /// Where the rule looks.
        filter: RegionFilter,
    },
    /// It lacks what the rule points at: a part of an attribution, or the capture of a phrase.
    Pointless(String),
}

named! {
    /// Why what a rule says is not shown.
    pub enum Hold {
        /// It waits to be asked for.
        OptIn = "opt-in",
        /// It may still change.
        Preview = "preview",
        /// It is often wrong.
        LowConfidence = "low-confidence",
        /// It is only worth knowing.
        Info = "info",
    }
}

impl Hold {
    /// Why a rule that is not shown is not.
    pub(super) fn of(rule: &Rule) -> Self {
        match rule {
            Rule { called: true, .. } => Self::Info,
            Rule { opt_in: true, .. } => Self::OptIn,
            Rule { status: Status::Preview, .. } => Self::Preview,
            Rule { confidence: Confidence::Low, .. } => Self::LowConfidence,
            Rule { .. } => Self::Info,
        }
    }
}

/// Hears what the judge does.
#[derive(Debug, Default)]
pub(super) struct Witness {
    matches: Vec<Match>,
    rules: usize,
}

impl Witness {
    /// Hears what one rule has matched, and what it says of the matches that stand.
    pub(super) fn hear(
        &mut self,
        document: &Document<'_>,
        rule: &Rule,
        judged: &[Judged<'_>],
        said: &[Said],
        hold: Option<Hold>,
    ) {
        self.rules += 1;
        let settings = rule.settings();
        let mut said = said.iter().map(|said| said.diagnostic.message.clone());
        // A place that several attributions share is one match.
        let is_echo = |(hit, verdict): &Judged<'_>| matches!(verdict, Verdict::Repeats(before) if *before == hit.found.place);
        self.matches.extend(judged.iter().filter(|one| !is_echo(one)).map(|one| {
            let found = &one.0.found;
            let counted = match &found.what {
                What::Document(tally) => Some(tally.places.to_vec()),
                _ => None,
            };
            let fate = match &one.1 {
                Verdict::Stands => {
                    let message = said.next().unwrap_or_default();
                    match hold {
                        Some(hold) => Fate::HeldBack { message, hold },
                        None => Fate::Shown(message),
                    }
                }
                Verdict::Outside => {
                    Fate::Outside { regions: document.regions_of(found.place), filter: rule.regions }
                }
                Verdict::Pointless => Fate::Pointless(pointed(&rule.point)),
                Verdict::Failed(_) => Fate::Failed,
                Verdict::Cleared(..) => Fate::Cleared,
                Verdict::Repeats(before) => Fate::Repeated { before: *before, report: rule.report },
            };
            let (rule_id, span) = (rule.id.value.clone(), found.place);
            Match { rule: rule_id, span, counted, clauses: clauses(rule, &settings, one), fate }
        }));
    }

    /// Tells what it heard, given what came of it.
    pub(super) fn tell(mut self, document: Document<'_>, outcome: &Outcome) -> Trace {
        let mut leaders: FxHashMap<(RuleId, Span), &Diagnostic> = FxHashMap::default();
        for leader in &outcome.diagnostics {
            leaders.extend(leader.merged.iter().map(|merged| ((merged.rule.clone(), merged.span), leader)));
        }
        for one in &mut self.matches {
            let Fate::Shown(message) = &mut one.fate else { continue };
            if let Some(leader) = leaders.get(&(one.rule.clone(), one.span)) {
                let message = std::mem::take(message);
                one.fate = Fate::Merged { message, under: leader.rule.clone(), at: leader.span };
            }
        }
        self.matches.order_by(|left, right| (left.span, &left.rule).cmp(&(right.span, &right.rule)));
        let mut trace =
            Trace { sentences: sentences(&document), facts: document.into_facts(), ..Trace::default() };
        for (number, one) in self.matches.iter().enumerate() {
            let mut places: Vec<usize> = one
                .counted
                .iter()
                .flatten()
                .chain([&one.span])
                .map(|place| trace.sentence_at(place.start))
                .collect();
            places.order();
            places.dedup();
            for place in places {
                if let Some(sentence) = trace.sentences.get_mut(place) {
                    sentence.matches.push(number);
                }
            }
        }
        Trace { matches: self.matches, rules: self.rules, ..trace }
    }
}

/// The sentences with the attributions that stand in them.
fn sentences(document: &Document<'_>) -> Vec<Sentence> {
    let mut first = 0;
    let sentence = |(number, place): (u32, &SentencePlace)| {
        let rest = document.facts().attributions.get(first..).unwrap_or_default();
        let end = first + rest.iter().take_while(|known| known.sentence <= number).count();
        let attributions = std::mem::replace(&mut first, end)..end;
        let block = document.blocks.get(place.block as usize);
        let regions = block.map_or(RegionSet::EMPTY, |block| block.regions);
        Sentence { span: place.span, regions, attributions, matches: Vec::new() }
    };
    (0..).zip(&document.sentences).map(sentence).collect()
}

/// The clauses that say why a match stands or falls.
fn clauses(rule: &Rule, settings: &[f64], (hit, verdict): &Judged<'_>) -> Vec<ClauseTrace> {
    let told = |clause: &Clause, role, found: Option<&Found>| {
        let found = found.map(|found| match found.what {
            What::Document(_) => Finding::Document,
            _ => Finding::At(found.extent),
        });
        ClauseTrace { name: clause.name.clone(), role, window: clause.window.settle(settings), found }
    };
    let conditions = rule.only_if.iter().zip(&hit.held).filter(|(clause, _)| !clause.off);
    let mut clauses: Vec<ClauseTrace> =
        conditions.map(|(clause, held)| told(clause, ClauseRole::OnlyIf, held.as_ref())).collect();
    match verdict {
        Verdict::Cleared(clause, found) => {
            clauses.push(told(clause, ClauseRole::Unless, Some(found)));
        }
        Verdict::Stands | Verdict::Repeats(_) => {
            let exceptions = rule.unless.iter().filter(|clause| !clause.off);
            clauses.extend(exceptions.map(|clause| told(clause, ClauseRole::Unless, None)));
        }
        Verdict::Failed(_) | Verdict::Outside | Verdict::Pointless => {}
    }
    clauses
}

/// What a rule points at, in the words of its file.
fn pointed(point: &Point) -> String {
    match point {
        Point::Default => String::new(),
        Point::Part(part) => part.name().to_owned(),
        Point::Capture(name) => name.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Linter, Options};
    use crate::markup::Format;
    use crate::text::Text;

    #[test]
    fn a_match_is_told_with_the_words_that_cleared_it() {
        let text =
            Text::new("draft", "Analysts note a slowdown. Ana Ruiz, an analyst at Lloyds, said so too.");
        let trace = Linter::builtin().trace(&text, Format::Plain, Options::default());
        let cleared = trace.matches.iter().filter(|one| one.fate == Fate::Cleared && one.counted.is_none());
        let by = |one: &Match| match one.clauses.last()?.found? {
            Finding::At(span) => Some((text.slice(one.span), text.slice(span))),
            Finding::Document => None,
        };
        let told: Vec<_> = cleared.filter_map(by).collect();
        assert_eq!(told, [("Analysts", "Ana Ruiz, an analyst at Lloyds, said")]);
    }
}
