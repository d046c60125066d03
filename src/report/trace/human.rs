//! The page for people: for each sentence a drawing of every attribution, then what rules made of it.

use super::super::draw::{Pen, Sort};
use super::super::notes::{place, words};
use super::attribution::{drawing, notes};
use super::outcome::paragraph;
use super::{Style, TraceReport};
use crate::diagnostic::RuleId;
use crate::lint::{Match, Sentence};
use std::collections::BTreeSet;

/// A sentence without attributions is quoted up to so many columns.
const LONGEST: usize = 240;

/// The page.
pub(super) fn page(report: &TraceReport<'_>, style: Style) -> String {
    let page = Page { report, pen: Pen::new(style) };
    let mut parts: Vec<String> = report.chosen().map(|sentence| page.sentence(sentence)).collect();
    parts.extend(page.whole());
    if parts.is_empty() {
        parts.push(page.nothing());
    }
    parts.join("\n")
}

struct Page<'p> {
    report: &'p TraceReport<'p>,
    pen: Pen,
}

impl Page<'_> {
    fn sentence(&self, sentence: &Sentence) -> String {
        let (report, mut part) = (self.report, String::new());
        let attributions =
            report.trace.facts.attributions.get(sentence.attributions.clone()).unwrap_or_default();
        for known in attributions {
            let notes = |_: &_| notes(report, known);
            let sort = Sort::Fact("attribution");
            self.pen.draw(&mut part, report.text, sort, &drawing(report, known), notes);
            part.push_str("\n\n");
        }
        if attributions.is_empty() {
            let (at, words) = (place(report.text, sentence.span), words(report.text, sentence.span, LONGEST));
            let title = format!("{}:{at}: nobody is said to have said this", report.text.name());
            part.push_str(&self.list(&title, [format!("“{words}”")]));
            part.push('\n');
        }
        let matches = report.on_its_own(sentence);
        part + &self.list(&self.tally(&matches), matches.iter().map(|one| paragraph(report, one)))
    }

    /// What is said of the text as a whole, if anything is.
    fn whole(&self) -> Option<String> {
        let matches = self.report.on_the_whole();
        let paragraphs = matches.iter().map(|one| paragraph(self.report, one));
        (!matches.is_empty()).then(|| self.list("rules about the text as a whole", paragraphs))
    }

    fn nothing(&self) -> String {
        let name = self.report.text.name();
        self.list(&format!("{name}: nobody is said to have said anything, and no rule matches"), [])
    }

    fn list(&self, title: &str, items: impl IntoIterator<Item = String>) -> String {
        let mut list = self.pen.heading(title);
        for item in items {
            list.extend(["\n", &self.pen.item(&item)]);
        }
        list + "\n"
    }

    fn tally(&self, matches: &[&Match]) -> String {
        let rules: BTreeSet<&RuleId> = matches.iter().map(|one| &one.rule).collect();
        match rules.len() {
            0 => format!("rules: none of {} matches anything here", self.report.trace.rules),
            1 => format!("rules: 1 of {} matches something here", self.report.trace.rules),
            some => format!("rules: {some} of {} match something here", self.report.trace.rules),
        }
    }
}
