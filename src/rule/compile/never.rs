//! Clauses that can never hold for a match of their rule, or that hold for every one: neither does what its author
//! wants, and nothing would ever show it.

use super::{Compiler, Supply};
use crate::attribution::Kind;
use crate::diagnostic::Diagnostic;
use crate::markup::{Region, RegionSet};
use crate::prose::fold;
use crate::rule::schema::{ClauseFile, ClausesFile, MatcherFile, RegionsFile, RuleFile};
use crate::rule::{Amount, Clause, Matcher, Point, Reach, RegionFilter, Same, Side, Window};
use crate::text::Span;
use crate::yaml::{Located, Mistake};

/// Of these a block lies in one at most.
const APART: [Region; 6] =
    [Region::Headline, Region::Lede, Region::Body, Region::Heading, Region::Caption, Region::Credit];

/// What is known of a rule's own match.
pub(super) struct Own<'o> {
    pub(super) file: &'o MatcherFile,
    pub(super) matcher: &'o Matcher,
    pub(super) regions: RegionFilter,
    pub(super) point: &'o Point,
}

impl Compiler<'_, '_> {
    /// Reports clauses of which it shows without a text that they never hold, or always.
    pub(super) fn check_clauses(
        &mut self,
        file: &RuleFile,
        own: &Own<'_>,
        only_if: &[(Clause, Supply)],
        unless: &[(Clause, Supply)],
    ) {
        for (files, clauses, clears) in [(&file.only_if, only_if, false), (&file.unless, unless, true)] {
            let Some(files) = files else { continue };
            for (clause, _) in clauses {
                let Some((name, written)) = files.0.iter().find(|(name, _)| name.value == clause.name) else {
                    continue;
                };
                let mistake = never(&written.value, name.span, clause, own)
                    .or_else(|| always(&written.value, clause, own).filter(|_| clears));
                self.reader.report_all(mistake);
            }
            self.check_repeated(files);
        }
    }

    /// The same condition under two names.
    fn check_repeated(&mut self, files: &ClausesFile) {
        let written = |clause: &Located<ClauseFile>| self.reader.text().slice(clause.span);
        let mut seen: Vec<(&str, &str)> = Vec::new();
        let mut repeated = Vec::new();
        for (name, clause) in files.0.iter() {
            let text = written(clause);
            match seen.iter().find(|(known, _)| *known == text) {
                Some((_, other)) => {
                    let message = format!("this clause asks for the same as `{other}`");
                    repeated.push(
                        Mistake::Duplicate.warning(name.span, message).with_help("Take one of the two out."),
                    );
                }
                None => seen.push((text, &name.value)),
            }
        }
        self.reader.report_all(repeated);
    }

    /// Reports a list of regions with nothing on it.
    pub(super) fn check_regions(&mut self, file: &RegionsFile) {
        let Some(within) = &file.within else { return };
        if within.value.is_empty() {
            let message = "`in` lists no region, so nothing lies in it";
            let help = "Name a region, or leave `in` out to look everywhere.";
            self.reader.report(Mistake::Empty.at(within.span, message).with_help(help));
        }
    }
}

/// Why a clause holds for no match.
fn never(file: &ClauseFile, name: Span, clause: &Clause, own: &Own<'_>) -> Option<Diagnostic> {
    let within = file.within.as_ref().map_or(name, |within| within.span);
    let same = file.same.first().map_or(name, |same| same.span);
    let tied = |ties: &[Same]| clause.same.is_asked() && clause.same.0.iter().all(|same| ties.contains(same));
    let (at, message, help) = if narrows_a_document(clause, own) {
        (
            within,
            "the rule looks at the document as a whole, which no window is measured from",
            "Leave out `within`.",
        )
    } else if clause.window.reach == Reach::Tokens(Amount::Fixed(0.0)) {
        (within, "a window of no tokens holds nothing", "Give it one token at least.")
    } else if beside_the_whole(clause.window, own) {
        (
            within,
            "the whole match is pointed at, and this is the part of the match beside it, so it never holds",
            "Write `sentence` in place of `match`, or point at a part of the match.",
        )
    } else if unreachable(clause, own) {
        let RegionsFile { within: asked, without } = &file.regions;
        let asked = asked.as_ref().map(|it| it.span).or(without.as_ref().map(|it| it.span));
        let at = asked.unwrap_or(within);
        (
            at,
            "the rule looks elsewhere, and this window does not leave the paragraph, so the clause never holds",
            "Widen the window to `section` or `document`, or take the region out.",
        )
    } else if tied(&[Same::Claim]) && every(clause, |one| matches!(one, Matcher::Mention(_))) {
        (same, "a mention has no claim to be the same", "Look for an attribution, or leave out `same`.")
    } else if tied(&[Same::Source, Same::Body, Same::Head]) && is_nobody(own.matcher) {
        (
            same,
            "the rule looks for what nobody is cited for, so there is no source to be the same",
            "Leave out `same`.",
        )
    } else if tied(&[Same::Source, Same::Head]) && every(clause, is_nobody) {
        (
            same,
            "the clause looks for what nobody is cited for, so there is no source to be the same",
            "Leave out `same`.",
        )
    } else if dated(file).zip(dated_rule(own.file)).is_some_and(|(clause, rule)| clause != rule) {
        (name, "the rule asks for the opposite, so this never holds", "Take the clause out.")
    } else {
        return None;
    };
    Some(Mistake::Contradiction.at(at, message).with_help(help))
}

/// Why a clause holds for every match, so that the rule would flag nothing.
fn always(file: &ClauseFile, clause: &Clause, own: &Own<'_>) -> Option<Diagnostic> {
    let (MatcherFile::Phrase(asked), MatcherFile::Phrase(matched)) = (&file.matcher, own.file) else {
        return None;
    };
    let covers = clause.window.side == Side::Both
        && !matches!(clause.window.reach, Reach::Sentences(first, last) if first > 0 || last < 0);
    if !covers
        || !clause.regions.within.is_empty()
        || !clause.regions.without.without(own.regions.without).is_empty()
    {
        return None;
    }
    let asked_texts = texts(asked)?;
    let matched_texts = texts(matched)?;
    let holds =
        |text: &String| asked_texts.iter().any(|asked| format!(" {text} ").contains(&format!(" {asked} ")));
    let at = asked.first()?.span;
    matched_texts.iter().all(holds).then(|| {
        let message = "every match of this rule holds these words itself, so this clears them all";
        let help = "Look beside the match, with `before` or `after`, or for other words.";
        Mistake::Contradiction.at(at, message).with_help(help)
    })
}

/// All texts that patterns stand for; `None` where they are more than a few words and choices.
fn texts(patterns: &[Located<String>]) -> Option<Vec<String>> {
    const MOST: usize = 64;
    let mut all = Vec::new();
    for pattern in patterns {
        let parsed = crate::lexicon::pattern::parse(&pattern.value).ok()?;
        all.extend(parsed.literals(MOST)?.iter().map(|text| fold(text)));
    }
    Some(all)
}

/// In a rule about the document a window narrower than it has nothing to be measured from.
fn narrows_a_document(clause: &Clause, own: &Own<'_>) -> bool {
    matches!(own.matcher, Matcher::Document(_)) && clause.window.reach != Reach::Document
}

/// Where all of a phrase or a mention is pointed at, nothing of it stands ahead of that or behind.
fn beside_the_whole(window: Window<Amount>, own: &Own<'_>) -> bool {
    let whole = own
        .matcher
        .branches()
        .iter()
        .all(|one| matches!(one, Matcher::Phrase(_) | Matcher::Regex(_) | Matcher::Mention(_)));
    window.reach == Reach::Match && window.side != Side::Both && whole && *own.point == Point::Default
}

/// Whether no block that the rule looks in is one that the clause looks in, and the window stays in its block.
fn unreachable(clause: &Clause, own: &Own<'_>) -> bool {
    let stays = matches!(
        clause.window.reach,
        Reach::Match | Reach::Clause | Reach::Sentence | Reach::Paragraph | Reach::Tokens(_)
    );
    let kinds = own.regions.within;
    let apart = !kinds.is_empty() && kinds.without(RegionSet::of(&APART)).is_empty();
    stays
        && apart
        && APART.iter().filter(|region| kinds.contains(**region)).all(|region| {
            let block = RegionSet::of(&[*region]);
            let elsewhere = clause.regions.within;
            let asks_apart = !elsewhere.is_empty() && elsewhere.without(RegionSet::of(&APART)).is_empty();
            clause.regions.without.intersects(block) || asks_apart && !elsewhere.intersects(block)
        })
}

fn every(clause: &Clause, holds: impl Fn(&Matcher) -> bool) -> bool {
    clause.matchers.iter().all(holds)
}

fn is_nobody(matcher: &Matcher) -> bool {
    matcher.branches().iter().all(
        |one| matches!(one, Matcher::Attribution(query) if query.kinds.within(&[Kind::Nobody, Kind::Writer])),
    )
}

/// What a clause asks of the date of the document, where it asks nothing else.
fn dated(file: &ClauseFile) -> Option<bool> {
    dated_rule(&file.matcher)
}

fn dated_rule(file: &MatcherFile) -> Option<bool> {
    match file {
        MatcherFile::Document(document) => document.dated,
        _ => None,
    }
}
