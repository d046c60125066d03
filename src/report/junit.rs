//! `JUnit` XML: a file a suite, a finding a test that failed, and one test that passed for a file without any.
//!
//! Warnings fail as errors do: they are what a gate is for. Infos, which people see only when they ask for everything,
//! are tests that were skipped: neither red nor lost. What could not be done is an error of its own suite. The counts
//! stand ahead of what is counted, so the suites wait for the end of the run.

use super::finding::{each, sentences};
use super::here::Here;
use super::xml::{DECLARATION, escaped, tag};
use super::{FileOutcome, Problem, Reporter, Run, concise_line};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Text;
use std::fmt::Write as _;
use std::io;
use std::ops::AddAssign;

pub(super) struct JUnit {
    here: Here,
    suites: String,
    counts: Counts,
}

/// How many tests there are, and what became of them.
#[derive(Clone, Copy, Default)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl JUnit {
    pub(super) fn new(here: Here) -> Self {
        Self { here, suites: String::new(), counts: Counts::default() }
    }

    fn add(&mut self, name: &str, counts: Counts, tests: &str) {
        self.counts += counts;
        let suite = element("testsuite", name, counts);
        // Writing into a string cannot fail.
        let _ = writeln!(self.suites, "  {suite}>\n{tests}  </testsuite>");
    }

    /// What could not be done; where the run does not fail for it, a test that was skipped.
    fn problem(&self, problem: &Problem, failed: bool, counts: &mut Counts) -> String {
        counts.tests += 1;
        *(if failed { &mut counts.errors } else { &mut counts.skipped }) += 1;
        let path = self.here.path(&problem.path);
        let case = case(&path, env!("CARGO_PKG_NAME"), &[("file", &path)]);
        let outcome = tag(if failed { "error" } else { "skipped" }, &[("message", &problem.message)]);
        format!("    {case}>\n      {outcome}/>\n    </testcase>\n")
    }
}

impl Reporter for JUnit {
    fn file(&mut self, outcome: &FileOutcome<'_>, _out: &mut dyn io::Write) -> io::Result<()> {
        let path = self.here.path(outcome.text.name()).into_owned();
        let (mut counts, mut tests) = (Counts::default(), String::new());
        for diagnostic in each(outcome.diagnostics) {
            tests.push_str(&finding(&path, outcome.text, diagnostic, &mut counts));
        }
        if counts.tests == 0 {
            counts.tests = 1;
            let passed = case("nothing to ask", &path, &[("file", &path)]);
            let _ = writeln!(tests, "    {passed}/>");
        }
        self.add(&path, counts, &tests);
        Ok(())
    }

    fn finish(&mut self, run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
        if !run.problems.is_empty() {
            let mut counts = Counts::default();
            let tests: String =
                run.problems.iter().map(|it| self.problem(it, run.failed, &mut counts)).collect();
            self.add(env!("CARGO_PKG_NAME"), counts, &tests);
        }
        let suites = element("testsuites", env!("CARGO_PKG_NAME"), self.counts);
        writeln!(out, "{DECLARATION}\n{suites}>\n{}</testsuites>", self.suites)
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.tests += more.tests;
        self.failures += more.failures;
        self.errors += more.errors;
        self.skipped += more.skipped;
    }
}

/// A tag with counts. Nothing here knows the time, and readers take none for nothing.
fn element(tag_name: &str, name: &str, counts: Counts) -> String {
    let numbers =
        [counts.tests, counts.failures, counts.errors, counts.skipped].map(|number| number.to_string());
    let [tests, failures, errors, skipped] = numbers.each_ref().map(String::as_str);
    let (name, time) = (("name", name), ("time", "0"));
    let counts = [("tests", tests), ("failures", failures), ("errors", errors), ("skipped", skipped)];
    let [tests, failures, errors, skipped] = counts;
    tag(tag_name, &[name, tests, failures, errors, skipped, time])
}

fn case(name: &str, class: &str, more: &[(&str, &str)]) -> String {
    let attributes = [("name", name), ("classname", class)];
    tag("testcase", &[&attributes, more, &[("time", "0")]].concat())
}

fn finding(path: &str, text: &Text, diagnostic: &Diagnostic, counts: &mut Counts) -> String {
    counts.tests += 1;
    let start = text.position(diagnostic.span.start);
    let (name, line) =
        (format!("{} at {}:{}", diagnostic.rule, start.line, start.column), start.line.to_string());
    let case = case(&name, path, &[("file", path), ("line", &line)]);
    let message = sentences(diagnostic);
    if diagnostic.severity == Severity::Info {
        counts.skipped += 1;
        let skipped = tag("skipped", &[("message", &message)]);
        return format!("    {case}>\n      {skipped}/>\n    </testcase>\n");
    }
    counts.failures += 1;
    let severity = diagnostic.severity.to_string();
    let failure = tag("failure", &[("type", &severity), ("message", &message)]);
    let body = escaped(&concise_line(path, start, diagnostic));
    format!("    {case}>\n      {failure}>{body}</failure>\n    </testcase>\n")
}
