//! Where a rule points and what it labels; regions.

use super::template::Scope;
use super::{Compiler, Supply};
use crate::markup::{Region, RegionSet};
use crate::rule::schema::RegionsFile;
use crate::rule::{LabelPlace, Part, Piece, Point, RegionFilter, RuleLabel, Slot, Template};
use crate::yaml::{Entries, Located, Mistake, suggest};

/// Where a rule does not look unless it says so.
const OUT_OF_SCOPE: RegionSet = RegionSet::of(&[
    Region::Quotation,
    Region::Blockquote,
    Region::Attributed,
    Region::Code,
    Region::FrontMatter,
    Region::Bibliography,
    Region::Credit,
]);

/// Where a clause does not look unless it says so: evidence counts wherever it stands.
const NO_EVIDENCE: RegionSet = RegionSet::of(&[Region::Quotation, Region::Code, Region::FrontMatter]);

/// The words of labels that a rule about attributions need not give.
const DEFAULT_LABELS: [(LabelPlace, &str); 2] =
    [(LabelPlace::Part(Part::Content), "the claim"), (LabelPlace::Candidate, "the nearest named source")];

impl Compiler<'_, '_> {
    pub(super) fn rule_regions(&mut self, file: &RegionsFile) -> RegionFilter {
        self.regions(file, OUT_OF_SCOPE)
    }

    pub(super) fn clause_regions(&mut self, file: &RegionsFile) -> RegionFilter {
        self.regions(file, NO_EVIDENCE)
    }

    /// `not-in` replaces the default; `in` takes what it names off the list.
    fn regions(&mut self, file: &RegionsFile, default: RegionSet) -> RegionFilter {
        let named = file.within.as_ref().map_or(&[][..], |within| &within.value);
        for unread in named.iter().filter(|region| region.value == Region::FrontMatter) {
            let message = "front matter is no prose, and nothing is ever found in it";
            let help = "Ask for its keys: `document: { front-matter: { KEY: value } }`.";
            self.reader.report(Mistake::Contradiction.at(unread.span, message).with_help(help));
        }
        let within = named.iter().fold(RegionSet::EMPTY, |set, region| set.with(region.value));
        let without = file.without.as_ref().map_or(default, |without| RegionSet::of(&without.value));
        RegionFilter { within, without: without.without(within) }
    }

    pub(super) fn point(&mut self, name: Option<&Located<String>>, supply: &Supply) -> Option<Point> {
        let Some(name) = name else { return Some(Point::Default) };
        let slot = pointable(&supply.sometimes).find(|slot| slot.name() == name.value);
        if let Some(slot) = slot.filter(|slot| !supply.always.contains(slot)) {
            let message = format!("some matches have no `{}` to point at", slot.name());
            self.reader.report(Mistake::UnknownName.at(name.span, message));
        }
        match slot {
            Some(Slot::Part(part)) => Some(Point::Part(*part)),
            Some(Slot::Capture(capture)) => Some(Point::Capture(capture.clone())),
            _ => {
                let known: Vec<&str> = pointable(&supply.sometimes).map(Slot::name).collect();
                self.lacks(supply, name, &known);
                None
            }
        }
    }

    pub(super) fn labels(
        &mut self,
        labels: Option<&Entries<Located<String>>>,
        scope: &Scope<'_>,
    ) -> Option<Vec<RuleLabel>> {
        let Some(labels) = labels else { return Some(default_labels(scope.matched)) };
        let compiled: Vec<RuleLabel> = labels
            .iter()
            .filter_map(|(name, text)| {
                let place = self.label_place(name, scope);
                let text = self.template(Some(text), Some(scope));
                Some(RuleLabel { place: place?, text: text? })
            })
            .collect();
        (compiled.len() == labels.0.len()).then_some(compiled)
    }

    fn label_place(&mut self, name: &Located<String>, scope: &Scope<'_>) -> Option<LabelPlace> {
        if name.value == "candidate" {
            return Some(LabelPlace::Candidate);
        }
        match pointable(&scope.matched.sometimes).find(|slot| slot.name() == name.value) {
            Some(Slot::Part(part)) => return Some(LabelPlace::Part(*part)),
            Some(Slot::Capture(capture)) => return Some(LabelPlace::Capture(capture.clone())),
            _ => {}
        }
        if let Some(at) = scope.clause(&name.value) {
            return Some(LabelPlace::Clause(at));
        }
        if !scope.knows_clause(&name.value) {
            let parts = pointable(&scope.matched.sometimes).map(Slot::name);
            let known: Vec<&str> = parts.chain(scope.clause_names()).chain(["candidate"]).collect();
            self.lacks(scope.matched, name, &known);
        }
        None
    }

    fn lacks(&mut self, supply: &Supply, name: &Located<String>, known: &[&str]) {
        let help = match (&*supply.what, known) {
            ("a phrase", []) => NAME_A_PART.to_owned(),
            _ => suggest(&name.value, known),
        };
        self.reader.report(Mistake::UnknownName.at(name.span, supply.lacks(&name.value)).with_help(help));
    }
}

/// What to do where a phrase has no part to point at.
const NAME_A_PART: &str = "Name a part of it: `$who:(experts | critics) say` in a pattern, `(?<who>experts|critics) say` in a regex.";

/// What has a place of its own.
fn pointable(slots: &[Slot]) -> impl Iterator<Item = &Slot> {
    slots.iter().filter(|slot| matches!(slot, Slot::Part(_) | Slot::Capture(_)))
}

fn default_labels(matched: &Supply) -> Vec<RuleLabel> {
    if !matched.attributes {
        return Vec::new();
    }
    let label = |(place, words): (LabelPlace, &str)| RuleLabel {
        place,
        text: Template { pieces: vec![Piece::Text(words.into())] },
    };
    DEFAULT_LABELS.into_iter().map(label).collect()
}
