//! What a match can fill in: parts, captures, counts. A placeholder must be filled by every match that the rule
//! allows; a label may be missing now and then.

use crate::attribution::{Abbreviation, Kind, Manner, QuotationExtent, Reason};
use crate::lexicon::pattern::{Node, Pattern};
use crate::rule::{AttributionQuery, DocumentQuery, MentionQuery, Part, Slot};
use regex_syntax::hir::{Hir, HirKind};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

const SEVERAL: &str = "one of several things";

/// What the matches of a matcher fill in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Supply {
    /// What it looks for, for messages ("a phrase").
    pub(super) what: Cow<'static, str>,
    /// Whether some of them are attributions.
    pub(super) attributes: bool,
    /// What every match fills in.
    pub(super) always: Vec<Slot>,
    /// What some match fills in; holds all of `always`.
    pub(super) sometimes: Vec<Slot>,
}

/// What matches of a matcher may fill in, by its key, whatever is asked of them; captures, which hang on the pattern, are
/// not among it.
pub fn supplied(matcher: &str) -> Vec<Slot> {
    match matcher {
        "attribution" => {
            let parts = [Part::Source, Part::Cue, Part::Content, Part::Target, Part::Reason].map(Slot::Part);
            parts.into_iter().chain([Slot::SourceHead]).collect()
        }
        "mention" => Supply::of_mention(&MentionQuery::default()).sometimes,
        "document" => vec![Slot::Count, Slot::Per, Slot::Percent],
        _ => Vec::new(),
    }
}

impl Supply {
    /// What a match of either fills in.
    pub(super) fn either(self, other: &Self) -> Self {
        let shared =
            |own: Vec<Slot>, others: &[Slot]| own.into_iter().filter(|slot| others.contains(slot)).collect();
        Self {
            what: if self.what == other.what { self.what } else { SEVERAL.into() },
            attributes: self.attributes || other.attributes,
            always: shared(self.always, &other.always),
            sometimes: shared(self.sometimes, &other.sometimes),
        }
    }

    /// That a part or capture is not among what can be filled in.
    pub(super) fn lacks(&self, name: &str) -> String {
        if self.what == SEVERAL {
            return format!("not everything that this rule looks for has a `{name}`");
        }
        if self.attributes && Slot::FIXED.iter().any(|slot| slot.name() == name) {
            return format!("nothing that this rule looks for has a `{name}`");
        }
        format!("the rule looks for {}, which has no `{name}`", self.what)
    }

    /// The captures of patterns of which any may match.
    pub(super) fn of_phrase(patterns: &[Pattern]) -> Self {
        let mut all = patterns.iter().map(certain);
        let first = all.next().unwrap_or_default();
        let always =
            all.fold(first, |kept, next| kept.into_iter().filter(|name| next.contains(name)).collect());
        let sometimes: Vec<&str> = patterns.iter().flat_map(Pattern::captures).collect();
        Self::of_captures(&always, &sometimes)
    }

    /// The named groups of a regex, which is known to be sound.
    pub(super) fn of_regex(text: &str, groups: &[String]) -> Self {
        let always = regex_syntax::parse(text).map_or_else(|_| Vec::new(), |regex| certain_groups(&regex));
        let always: Vec<&str> = always.iter().map(String::as_str).collect();
        Self::of_captures(&always, &groups.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn of_captures(always: &[&str], sometimes: &[&str]) -> Self {
        let slots = |names: &[&str]| names.iter().map(|name| Slot::Capture(Arc::from(*name))).collect();
        Self {
            what: "a phrase".into(),
            attributes: false,
            always: slots(always),
            sometimes: slots(sometimes),
        }
    }

    /// The parts of an attribution.
    pub(super) fn of_attribution(query: &AttributionQuery) -> Self {
        let writer = query.kinds.only(Kind::Writer);
        let cited = !query.kinds.within(&[Kind::Nobody, Kind::Writer]);
        let parts = [Part::Source, Part::Cue, Part::Content, Part::Target, Part::Reason];
        let possible = |part: &Part| match part {
            Part::Source | Part::Reason => cited,
            Part::Cue => !writer,
            _ => true,
        };
        let parts = parts.into_iter().filter(possible).map(Slot::Part);
        let sometimes = parts.chain(cited.then_some(Slot::SourceHead)).collect();
        let always = [
            (has_source(query), [Slot::Part(Part::Source), Slot::SourceHead].as_slice()),
            (has_cue(query), &[Slot::Part(Part::Cue)]),
            (has_content(query), &[Slot::Part(Part::Content)]),
            (query.target_kind.is_asked() || !query.target_text.is_empty(), &[Slot::Part(Part::Target)]),
            (query.reason.is_asked() && !query.reason.0.contains(&Reason::None), &[Slot::Part(Part::Reason)]),
        ];
        let always =
            always.iter().filter(|(there, _)| *there).flat_map(|(_, slots)| slots.to_vec()).collect();
        Self { what: "an attribution".into(), attributes: true, always, sometimes }
    }

    /// The parts of a mention.
    pub(super) fn of_mention(query: &MentionQuery) -> Self {
        let asked = |wanted: &[Abbreviation]| {
            query.abbreviation.is_asked() && query.abbreviation.0.iter().all(|one| wanted.contains(one))
        };
        let mut always = vec![Slot::Part(Part::Mention), Slot::MentionName];
        if asked(&[Abbreviation::Right, Abbreviation::Wrong, Abbreviation::Doubtful]) {
            always.push(Slot::MentionAbbreviation);
        }
        // Only where the tables say that it is wrong do they surely say what would be right.
        if asked(&[Abbreviation::Wrong]) {
            always.push(Slot::MentionRecord);
        }
        let sometimes = vec![
            Slot::Part(Part::Mention),
            Slot::MentionName,
            Slot::MentionAbbreviation,
            Slot::MentionRecord,
        ];
        Self { what: "a mention".into(), attributes: false, always, sometimes }
    }

    /// What is counted.
    pub(super) fn of_document(query: &DocumentQuery) -> Self {
        let mut always = Vec::new();
        if let Some(count) = &query.count {
            always.push(Slot::Count);
            if count.per.is_some() {
                always.extend([Slot::Per, Slot::Percent]);
            }
        }
        if query.run.is_some() {
            always.push(Slot::Count);
        }
        Self { what: "the document".into(), attributes: false, sometimes: always.clone(), always }
    }
}

/// Captures that every match of the pattern holds.
fn certain(pattern: &Pattern) -> Vec<&str> {
    pattern.nodes.iter().flat_map(certain_in).collect()
}

fn certain_in(node: &Node) -> Vec<&str> {
    match node {
        Node::Capture(name, inner) => [vec![name.as_str()], certain_in(inner)].concat(),
        Node::Choice(branches) => {
            let mut all = branches.iter().map(certain);
            let first = all.next().unwrap_or_default();
            all.fold(first, |kept, next| kept.into_iter().filter(|name| next.contains(name)).collect())
        }
        _ => Vec::new(),
    }
}

/// Groups that take part in every match of the regex.
fn certain_groups(regex: &Hir) -> Vec<String> {
    match regex.kind() {
        HirKind::Capture(group) => {
            let name = group.name.iter().map(|name| name.as_ref().to_owned());
            name.chain(certain_groups(&group.sub)).collect()
        }
        HirKind::Concat(parts) => parts.iter().flat_map(certain_groups).collect(),
        HirKind::Repetition(repeated) if repeated.min > 0 => certain_groups(&repeated.sub),
        HirKind::Alternation(branches) => {
            let mut all = branches.iter().map(certain_groups);
            let first = all.next().unwrap_or_default();
            all.fold(first, |kept, next| kept.into_iter().filter(|name| next.contains(name)).collect())
        }
        _ => Vec::new(),
    }
}

/// Nobody and the writer have no source phrase; whoever asks for a head or for words of it gets one.
fn has_source(query: &AttributionQuery) -> bool {
    let asked = !query.head.is_empty() || !query.source_text.is_empty() || query.number.is_asked();
    asked || ![Kind::Nobody, Kind::Writer].iter().any(|kind| query.kinds.contains(*kind))
}

/// A quotation may stand without a cue, and so does what the writer says.
fn has_cue(query: &AttributionQuery) -> bool {
    let asked = query.stance.is_asked() || !query.cue_text.is_empty();
    let cued_manner = query.manner.is_asked() && !query.manner.0.contains(&Manner::Quotation);
    asked || (cued_manner && !query.kinds.contains(Kind::Writer))
}

/// An anonymity formula or a refusal to comment may lack content.
fn has_content(query: &AttributionQuery) -> bool {
    let quoted = query.quotation.is_asked() && !query.quotation.0.contains(&QuotationExtent::None);
    let asked = quoted || !query.content_text.is_empty() || query.content_words.at_least.is_some();
    let writer_only = query.kinds.only(Kind::Writer);
    let framed = [Manner::Quotation, Manner::Expletive, Manner::Raising];
    asked || writer_only || (query.manner.is_asked() && query.manner.0.iter().all(|one| framed.contains(one)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::pattern::parse;

    fn captures(patterns: &[&str]) -> (Vec<String>, Vec<String>) {
        let patterns: Vec<Pattern> =
            patterns.iter().map(|text| parse(text).expect("a sound pattern")).collect();
        let supply = Supply::of_phrase(&patterns);
        let names = |slots: Vec<Slot>| slots.iter().map(|slot| slot.name().to_owned()).collect();
        (names(supply.always), names(supply.sometimes))
    }

    #[test]
    fn a_capture_is_certain_only_when_every_way_holds_it() {
        let (always, sometimes) = captures(&["$a:x $b:y?"]);
        assert_eq!((always.join(" "), sometimes.join(" ")), ("a".to_owned(), "a b".to_owned()));
        assert_eq!(captures(&["($a:x | $a:y z)"]).0, ["a"]);
        assert!(captures(&["($a:x | y)"]).0.is_empty());
        assert!(captures(&["$a:x", "y"]).0.is_empty());
        let groups =
            certain_groups(&regex_syntax::parse("(?<a>x)(?<b>y)?((?<c>z)|(?<d>w))").expect("a sound regex"));
        assert_eq!(groups, ["a"]);
    }
}
