//! What tests touch, as a table, and above it what they do not.

use super::super::draw::Pen;
use super::super::neutral;
use super::{CoverageList, Style, TestedRule};
use crate::lint::{CaseResult, Coverage, LexiconCoverage, RuleCoverage};
use crate::rule::Expected;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// So many entries of each lexicon are listed in a summary.
const FEW: usize = 3;

/// Entries are cut to so many columns in a summary: some are long patterns.
const LONGEST: usize = 24;

/// What stands between two columns.
const GAP: &str = "  ";

const HEADINGS: [&str; 6] = ["RULE", "FLAG", "PASS", "CLAUSES", "MATCHERS", "ENTRIES"];

type Row = [String; HEADINGS.len()];

/// The table, with a row for each rule, and lists of what no example touches.
pub(super) fn page(
    rules: &[TestedRule<'_>],
    coverage: &Coverage,
    list: CoverageList,
    style: Style,
) -> String {
    let counts: Vec<Counts> =
        rules.iter().zip(&coverage.rules).map(|(rule, own)| Counts::of(rule, own)).collect();
    let mut rows = vec![HEADINGS.map(str::to_owned)];
    rows.extend(
        rules.iter().zip(&counts).map(|(rule, counts)| counts.row(&neutral::line(&rule.rule.id.value))),
    );
    if rules.len() > 1 {
        let all = counts.into_iter().fold(Counts::default(), Counts::and);
        rows.push(all.in_lexicons(&coverage.lexicons).row("all"));
    }
    let pen = Pen::new(style);
    let matchers = section(&pen, "matchers that no example reaches", &unreached(rules, coverage));
    let entries = section(&pen, "lexicon entries that no example touches", &untouched(coverage, list));
    [entries, matchers, laid_out(&rows)].concat()
}

/// What a row counts: of each what is touched, and of how many.
#[derive(Clone, Copy, Default)]
struct Counts {
    flag: (usize, usize),
    pass: (usize, usize),
    clauses: (usize, usize),
    matchers: (usize, usize),
    entries: (usize, usize),
}

impl Counts {
    fn of(tested: &TestedRule<'_>, own: &RuleCoverage) -> Self {
        let cases = tested.rule.tests().iter().zip(&tested.trial.cases);
        let (flag, pass): (Vec<_>, Vec<_>) =
            cases.partition(|(case, _)| matches!(case.expected, Expected::Flag { .. }));
        let sound = |cases: &[(_, &crate::lint::CaseTrial)]| {
            let passed = cases.iter().filter(|(_, trial)| trial.result == CaseResult::Passed).count();
            (passed, cases.len())
        };
        let clauses = &tested.trial.clauses;
        Self {
            flag: sound(&flag),
            pass: sound(&pass),
            clauses: (clauses.iter().filter(|clause| clause.covered).count(), clauses.len()),
            matchers: (own.matchers - own.unreached.len(), own.matchers),
            entries: (own.touched, own.entries),
        }
    }

    fn and(self, other: Self) -> Self {
        let sum = |one: (usize, usize), other: (usize, usize)| (one.0 + other.0, one.1 + other.1);
        Self {
            flag: sum(self.flag, other.flag),
            pass: sum(self.pass, other.pass),
            clauses: sum(self.clauses, other.clauses),
            matchers: sum(self.matchers, other.matchers),
            entries: sum(self.entries, other.entries),
        }
    }

    /// With each entry counted once, however many rules ask for it.
    fn in_lexicons(self, lexicons: &[LexiconCoverage]) -> Self {
        let entries: usize = lexicons.iter().map(|lexicon| lexicon.entries).sum();
        let untouched: usize = lexicons.iter().map(|lexicon| lexicon.untouched.len()).sum();
        Self { entries: (entries - untouched, entries), ..self }
    }

    fn row(&self, name: &str) -> Row {
        let of =
            |(some, all): (usize, usize)| if all == 0 { "-".to_owned() } else { format!("{some}/{all}") };
        [name.to_owned(), of(self.flag), of(self.pass), of(self.clauses), of(self.matchers), of(self.entries)]
    }
}

/// Columns side by side: names to the left, numbers to the right.
fn laid_out(rows: &[Row]) -> String {
    let widths: Vec<usize> = (0..HEADINGS.len())
        .map(|column| rows.iter().map(|row| row[column].width()).max().unwrap_or_default())
        .collect();
    let mut table = String::new();
    for row in rows {
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let space = " ".repeat(width - cell.width());
            let parts = if column == 0 { [cell, &*space] } else { [&*space, cell] };
            table.push_str(if column == 0 { "" } else { GAP });
            table.extend(parts);
        }
        table.push('\n');
    }
    table
}

fn section(pen: &Pen, title: &str, items: &[String]) -> String {
    if items.is_empty() {
        return String::new();
    }
    let items: Vec<String> = items.iter().map(|item| pen.item(item)).collect();
    format!("{}\n{}\n\n", pen.heading(title), items.join("\n"))
}

fn unreached(rules: &[TestedRule<'_>], coverage: &Coverage) -> Vec<String> {
    let rules = rules
        .iter()
        .zip(&coverage.rules)
        .filter(|(tested, own)| tested.trial.fires && !own.unreached.is_empty());
    let item = |(tested, own): (&TestedRule<'_>, &RuleCoverage)| {
        let numbers: Vec<String> = own.unreached.iter().map(|at| (at + 1).to_string()).collect();
        format!("{}: {} of {}", tested.rule.id.value, numbers.join(", "), own.matchers)
    };
    rules.map(item).collect()
}

fn untouched(coverage: &Coverage, list: CoverageList) -> Vec<String> {
    let (most, longest) = if list == CoverageList::Full { (usize::MAX, usize::MAX) } else { (FEW, LONGEST) };
    let lexicons = coverage.lexicons.iter().filter(|lexicon| !lexicon.untouched.is_empty());
    let item = |LexiconCoverage { name, entries, untouched }: &LexiconCoverage| {
        let shown: Vec<String> =
            untouched.iter().take(most).map(|entry| format!("“{}”", clipped(entry, longest))).collect();
        let more = untouched.len().saturating_sub(most);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        format!("{name}, {} of {entries}: {}{more}", untouched.len(), shown.join(", "))
    };
    lexicons.map(item).collect()
}

/// The beginning of an entry, in at most so many columns.
fn clipped(entry: &str, longest: usize) -> String {
    if entry.width() <= longest {
        return entry.to_owned();
    }
    let mut used = 0;
    let fits = entry.chars().take_while(|c| {
        used += c.width().unwrap_or(1);
        used < longest
    });
    format!("{}…", fits.collect::<String>().trim_end())
}
