//! The page for people: for each rule how often it speaks, what kept it silent, and some places.

use super::super::Style;
use super::super::draw::Pen;
use super::super::neutral;
use super::super::summary::{counted, grouped};
use super::{
    Alteration, AttemptReport, Changes, Comparison, Instead, Outcome, RuleAttempt, Sighting, Stopped,
    per_thousand,
};
use crate::lint::{ChangeKind, ClauseRole, RuleTally};
use unicode_width::UnicodeWidthStr as _;

/// Sentences are indented by so much, and take two rows at most.
const INDENT: usize = 6;

/// The page.
pub(super) fn page(report: &AttemptReport<'_>, style: Style) -> String {
    let page = Page { report, pen: Pen::new(style) };
    let rules = report.rules.iter().map(|rule| page.rule(rule));
    let comparison = report.comparison.iter().map(|comparison| page.comparison(comparison));
    rules.chain(comparison).collect::<Vec<_>>().join("\n")
}

struct Page<'p> {
    report: &'p AttemptReport<'p>,
    pen: Pen,
}

impl Page<'_> {
    fn rule(&self, rule: &RuleAttempt<'_>) -> String {
        let tally = rule.tally;
        let mut part = self.pen.heading(&self.title(tally)) + "\n" + &self.rates(tally) + &fates(tally);
        part.push_str(&self.sample("findings", tally.stands, &rule.findings));
        for Stopped { clause, matches } in &rule.stopped {
            let name = neutral::line(&clause.name);
            let what = match clause.role {
                ClauseRole::OnlyIf => format!("matches without `{name}`"),
                ClauseRole::Unless => format!("matches cleared by `{name}`"),
            };
            part.push_str(&self.sample(&what, clause.stopped, matches));
        }
        part
    }

    fn title(&self, tally: &RuleTally) -> String {
        let AttemptReport { texts, words, .. } = self.report;
        let corpus = format!("{} ({})", counted(*texts, "text"), counted(*words, "word"));
        match tally.stands {
            0 => format!("{}: no finding in {corpus}", tally.rule),
            some => {
                format!(
                    "{}: {} in {} of {corpus}",
                    tally.rule,
                    counted(some, "finding"),
                    grouped(tally.texts)
                )
            }
        }
    }

    fn rates(&self, tally: &RuleTally) -> String {
        let per = |number, what| {
            per_thousand(tally.stands, number).map(|rate| format!("{rate:.2} per 1,000 {what}"))
        };
        match (per(self.report.texts, "texts"), per(self.report.words, "words")) {
            (Some(texts), Some(words)) if tally.stands > 0 => format!("  {texts}, {words}\n"),
            _ => String::new(),
        }
    }

    fn sample(&self, what: &str, all: u64, sightings: &[Sighting]) -> String {
        let because = |it: &Sighting| it.evidence().map_or_else(String::new, |words| format!("by “{words}”"));
        let sightings = sightings.iter().map(|sighting| self.sighting(sighting, &because(sighting)));
        self.titled(&format!("all {what}"), what, all, &sightings.collect::<Vec<_>>())
    }

    /// Some places under a title, which says how they were chosen if some are left out.
    fn titled(&self, title: &str, what: &str, all: u64, shown: &[String]) -> String {
        let title = match shown.len() as u64 {
            0 => return String::new(),
            number if number == all => title.to_owned(),
            number => {
                format!("{} of {} {what}, chosen by seed {}", grouped(number), grouped(all), self.report.seed)
            }
        };
        format!("\n  {title}\n{}", shown.concat())
    }

    fn comparison(&self, comparison: &Comparison) -> String {
        let Comparison { against, before, after, changes } = comparison;
        let title =
            format!("against {against}: {} before, {} now", counted(*before, "finding"), grouped(*after));
        let counts: Vec<String> = changes
            .iter()
            .filter(|changes| changes.count > 0)
            .map(|changes| format!("{} {}", grouped(changes.count), changes.kind))
            .collect();
        let counts = if counts.is_empty() { "nothing has changed".to_owned() } else { counts.join(", ") };
        let mut part = format!("{}\n  {counts}\n", self.pen.heading(&title));
        for Changes { kind, count, sample } in changes {
            let shown = sample.iter().map(|one| self.sighting(&one.finding, &difference(*kind, one)));
            let (kind, shown) = (kind.to_string(), shown.collect::<Vec<_>>());
            part.push_str(&self.titled(&kind, &kind, *count, &shown));
        }
        part
    }

    fn sighting(&self, sighting: &Sighting, remark: &str) -> String {
        let pen = &self.pen;
        // Words that do not fill a row to its end must not make a third.
        let room = 2 * pen.room(INDENT) - pen.room(INDENT) / 4;
        let line = sighting.line(room, |words| pen.strong(words));
        let (place, line) = (format!("    {}", sighting.place()), pen.indented(&line, INDENT));
        if remark.is_empty() {
            format!("{place}\n{line}\n")
        } else if pen.room(place.width() + 2) >= remark.width() {
            format!("{place}  {remark}\n{line}\n")
        } else {
            format!("{place}\n{line}\n{}\n", pen.indented(remark, INDENT))
        }
    }
}

/// What to say of a change beside its place.
fn difference(kind: ChangeKind, change: &Alteration) -> String {
    let before = change.before.as_ref();
    match kind {
        ChangeKind::Appeared => format!("before: {}", why(change.instead.as_ref())),
        ChangeKind::Went => format!("now: {}", why(change.instead.as_ref())),
        ChangeKind::Moved => before.map_or_else(String::new, |before| format!("before: {}", before.spot())),
        ChangeKind::Reworded => {
            let before = before.map(Sighting::says).unwrap_or_default();
            format!("before: {before}; now: {}", change.finding.says())
        }
    }
}

/// Why a version of a rule says nothing of some words.
fn why(instead: Option<&Instead>) -> String {
    let clause = instead.and_then(|instead| instead.clause.as_deref()).map(neutral::line).unwrap_or_default();
    match instead.map_or(Outcome::Unmatched, |instead| instead.outcome) {
        Outcome::Unmatched => "no match".to_owned(),
        Outcome::Outside => "outside the regions where the rule looks".to_owned(),
        Outcome::Pointless => "without what the rule points at".to_owned(),
        Outcome::Failed => format!("without `{clause}`"),
        Outcome::Cleared => format!("cleared by `{clause}`"),
        Outcome::Repeated => "said before".to_owned(),
    }
}

/// What became of the matches, a line each.
fn fates(tally: &RuleTally) -> String {
    let mut fates = vec![(tally.matches, if tally.matches == 1 { "match" } else { "matches" }.to_owned())];
    let mut some = |number: u64, what: &str| fates.extend((number > 0).then(|| (number, what.to_owned())));
    some(tally.outside, "outside the regions where the rule looks");
    some(tally.pointless, "without what the rule points at");
    // A clause that never did anything is worth knowing.
    fates.extend(tally.clauses.iter().map(|clause| {
        let name = neutral::line(&clause.name);
        let what = match clause.role {
            ClauseRole::OnlyIf => format!("without `{name}`"),
            ClauseRole::Unless => format!("cleared by `{name}`"),
        };
        (clause.stopped, if clause.off { format!("{what} (switched off)") } else { what })
    }));
    if tally.repeats > 0 {
        fates.push((tally.repeats, "of what the rule has said before".to_owned()));
    }
    fates.push((tally.stands, if tally.stands == 1 { "finding" } else { "findings" }.to_owned()));
    let width = grouped(tally.matches).len();
    let line = |(at, (number, what)): (usize, &(u64, String))| {
        let indent = if at == 0 { "" } else { "  " };
        format!("  {indent}{:>width$} {what}\n", grouped(*number))
    };
    let lines: String = fates.iter().enumerate().map(line).collect();
    format!("\n{lines}")
}
