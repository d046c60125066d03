//! The page on findings: the question, what would settle it, who is said to have said it, why it matters, and what the
//! clauses found. The window it is read in is small.

use super::{Sight, Touched};
use crate::attribution::Attribution;
use crate::diagnostic::Diagnostic;
use crate::lint::Match;
use crate::report::{printable_words, sentence};
use crate::rule::Rule;
use crate::text::Span;

/// So many findings are told in full.
const IN_FULL: usize = 3;

/// So many more are told on a line each.
const IN_BRIEF: usize = 6;

/// The page.
pub(super) fn of<'r>(
    sight: &Sight<'_>,
    findings: &[Touched<'_>],
    rule: &dyn Fn(&str) -> Option<&'r Rule>,
) -> String {
    let page = Page { sight, rule };
    let mut told = Vec::new();
    let mut parts: Vec<String> =
        findings.iter().take(IN_FULL).map(|one| page.in_full(one, &mut told)).collect();
    let rest = findings.get(IN_FULL..).unwrap_or_default();
    let mut brief: Vec<String> =
        rest.iter().take(IN_BRIEF).map(|one| format!("- {}", page.title(one))).collect();
    let left = rest.len().saturating_sub(IN_BRIEF);
    brief.extend((left > 0).then(|| format!("- and {left} more")));
    parts.extend((!brief.is_empty()).then(|| brief.join("\n")));
    parts.join(sight.hand.rule())
}

struct Page<'p, 'a, 'r> {
    sight: &'p Sight<'a>,
    rule: &'p dyn Fn(&str) -> Option<&'r Rule>,
}

impl<'a> Page<'_, 'a, '_> {
    /// All about a finding. Attributions that were told of are not told of again.
    fn in_full(&self, touched: &Touched<'_>, told: &mut Vec<&'a Attribution>) -> String {
        let (hand, finding) = (self.sight.hand, touched.finding);
        let one = self.matched(finding);
        let rule = (self.rule)(&finding.rule);
        let mut parts = vec![self.title(touched)];
        parts.extend(
            [&finding.ask, &finding.help].into_iter().flatten().map(|words| hand.words(&sentence(words))),
        );
        let known = one.filter(|one| one.counted.is_none()).and_then(|_| self.attribution(finding.span));
        if let Some(known) = known.filter(|known| !told.iter().any(|told| std::ptr::eq(*told, *known))) {
            parts.push(self.sight.items(known));
            told.push(known);
        }
        parts.extend(rule.map(|rule| hand.headed("Why", &self.why(rule))));
        parts.extend(rule.and_then(|rule| self.standards(rule)));
        parts.extend(one.and_then(|one| self.clauses(one)));
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }

    /// What is asked, by which rule, and what the words here have to do with it.
    fn title(&self, Touched { finding, part, .. }: &Touched<'_>) -> String {
        let hand = self.sight.hand;
        let (message, rule) = (hand.strong(&sentence(&finding.message)), hand.code(&finding.rule));
        let part = part.as_ref().filter(|part| !part.is_empty());
        let part = part.map_or_else(String::new, |part| format!("; here: {}", hand.words(part)));
        format!("{message} ({} {rule}{part})", finding.severity).trim_start().to_owned()
    }

    /// How the rule came to it.
    fn matched(&self, finding: &Diagnostic) -> Option<&'a Match> {
        let matches = &self.sight.trace.matches;
        let is_it = |one: &&Match| one.rule == finding.rule && one.span == finding.span;
        matches.iter().find(|one| is_it(one) && one.message().is_some())
    }

    /// The attribution that a finding is about: the one known by its place, else one that has a part in it.
    fn attribution(&self, place: Span) -> Option<&'a Attribution> {
        let all = &self.sight.trace.facts.attributions;
        let has_part = |known: &&Attribution| {
            let source = known.source.as_ref().is_some_and(|source| source.span.overlaps(place));
            source || known.cue.as_ref().is_some_and(|cue| cue.span.overlaps(place))
        };
        let same = all.iter().find(|known| known.place() == place);
        same.or_else(|| all.iter().find(has_part))
    }

    /// What the rule is about, and the first of its reasons, which is Markdown: there is more on its page.
    fn why(&self, rule: &Rule) -> String {
        let hand = self.sight.hand;
        let reason = rule.why().and_then(|why| why.trim().split("\n\n").next()).unwrap_or_default();
        format!("{} {}", hand.words(&sentence(&rule.summary)), printable_words(reason)).trim_end().to_owned()
    }

    /// What the rule rests on.
    fn standards(&self, rule: &Rule) -> Option<String> {
        let hand = self.sight.hand;
        let standards = rule.references().iter().map(|one| hand.reference(one)).collect::<Vec<_>>();
        (!standards.is_empty()).then(|| hand.headed("Standards", &standards.join("; ")))
    }

    fn clauses(&self, one: &Match) -> Option<String> {
        let hand = self.sight.hand;
        let grounds = self.sight.report().grounds(one, &|words| hand.words(words));
        (!grounds.is_empty()).then(|| hand.headed("Clauses", &grounds))
    }
}
