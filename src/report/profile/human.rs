//! The tables for people: where the time of the run went, then the dearest rules with their clauses.

use super::super::Style;
use super::super::draw::Pen;
use super::super::neutral;
use super::super::summary::{counted, grouped};
use super::{ProfileReport, clauses, milliseconds};
use crate::lint::{ClauseTally, RuleTally};

/// So many rules are shown; what the others cost is told in one line.
const MOST: usize = 20;

const PARTS: &str = "      MS  SHARE";
const RULES: &str = "      MS  SHARE  CANDIDATES  MATCHES  CLEARED  FINDINGS  RULE";

/// The page.
pub(super) fn page(report: &ProfileReport<'_>, style: Style) -> String {
    let pen = Pen::new(style);
    let ledger = report.ledger;
    let corpus = format!("{} ({})", counted(ledger.texts, "text"), counted(ledger.words, "word"));
    let title = format!("profile of {corpus}: {:.1} ms", milliseconds(report.total));
    let mut rows = vec![pen.heading(&title), String::new(), PARTS.to_owned()];
    rows.extend(
        report.parts().iter().map(|(name, time)| format!("{}  {}", cost(report, *time), gloss(name))),
    );
    rows.extend([String::new(), RULES.to_owned()]);
    let rules = report.rules();
    for rule in rules.iter().take(MOST) {
        rows.push(format!("{}{}", cost(report, rule.time), counts(rule)));
        let clause = |clause: &ClauseTally| format!("{}{}", cost(report, clause.time), clause_counts(clause));
        // A clause that was never asked costs nothing.
        rows.extend(clauses(rule).into_iter().filter(|clause| clause.asked > 0).map(clause));
    }
    let others = rules.get(MOST..).unwrap_or_default();
    if !others.is_empty() {
        let time = others.iter().map(|rule| rule.time).sum();
        let more = format!("{}; --profile-rules=FILE writes all", counted(others.len() as u64, "more rule"));
        rows.push(format!("{}  {more}", cost(report, time)));
    }
    rows.join("\n") + "\n"
}

/// Milliseconds, and the share of the whole run.
fn cost(report: &ProfileReport<'_>, time: u64) -> String {
    format!("{:>8.2} {:>5.1}%", milliseconds(time), report.share(time) * 100.0)
}

fn counts(rule: &RuleTally) -> String {
    let cleared: u64 = rule.clauses.iter().map(|clause| clause.stopped).sum();
    let [candidates, matches, cleared, findings] =
        [rule.candidates, rule.matches, cleared, rule.stands].map(grouped);
    format!("{candidates:>12} {matches:>8} {cleared:>8} {findings:>9}  {}", neutral::line(&rule.rule))
}

/// The candidates of a clause are the matches that it was asked about.
fn clause_counts(clause: &ClauseTally) -> String {
    let [asked, stopped] = [clause.asked, clause.stopped].map(grouped);
    format!("{asked:>12} {:>8} {stopped:>8} {:>9}    {} {}", "", "", clause.role, neutral::line(&clause.name))
}

fn gloss(part: &str) -> &str {
    match part {
        "loading" => "loading rules",
        "words" => "blocks, sentences, words of lexicons",
        "facts" => "who is said to have said what",
        "phrases" => "phrases that rules look for",
        "regexes" => "regular expressions that rules look for",
        "rules" => "rules, as below",
        "messages" => "messages",
        _ => "all else: files, reports",
    }
}
