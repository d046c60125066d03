//! The tests of a rule: texts with marks.

use super::Compiler;
use crate::rule::schema::{Case, CaseFile, RuleFile, TestsFile};
use crate::rule::{Expected, TestCase};
use crate::text::Span;
use crate::yaml::{Entries, Located, Mistake, inside_scalar};
use std::ops::Range;

impl Compiler<'_, '_> {
    pub(super) fn cases(
        &mut self,
        tests: &Located<TestsFile>,
        file: &RuleFile,
        about_document: bool,
    ) -> Vec<TestCase> {
        if tests.value.flag.is_empty() {
            let message = "no test shows what this rule flags";
            let help = "Give `flag` a text with what is flagged in `[[…]]`.";
            self.reader.report(Mistake::Empty.at(tests.span, message).with_help(help));
        }
        let flag = tests.value.flag.iter().filter_map(|Case(case)| self.flag(case, about_document));
        let mut cases: Vec<TestCase> = flag.collect();
        let clauses: Vec<&str> = [&file.unless, &file.only_if]
            .into_iter()
            .flatten()
            .flat_map(|clauses| clauses.0.names())
            .collect();
        cases.extend(tests.value.pass.iter().filter_map(|Case(case)| self.pass(case, &clauses)));
        cases
    }

    fn flag(&mut self, case: &CaseFile, about_document: bool) -> Option<TestCase> {
        if let Some(clause) = &case.cleared_by {
            let message = "only a `pass` case is cleared by a clause";
            self.reader.report(Mistake::Contradiction.at(clause.span, message));
        }
        let written = case.text.as_ref()?;
        let (text, marks) = self.marked(written)?;
        if marks.is_empty() && !about_document {
            let message = "nothing is marked in this text";
            let help = "Put what the rule points at in `[[…]]`.";
            self.reader.report(Mistake::Empty.at(written.span, message).with_help(help));
        }
        let message = case.message.as_ref().map(|message| message.value.clone());
        self.case(case, written.span, text, Expected::Flag { marks, message })
    }

    fn pass(&mut self, case: &CaseFile, clauses: &[&str]) -> Option<TestCase> {
        if let Some(message) = &case.message {
            let message = Mistake::Contradiction.at(message.span, "only a `flag` case has a message");
            self.reader.report(message);
        }
        if let Some(clause) = &case.cleared_by
            && !clauses.contains(&clause.value.as_str())
        {
            self.reader.unknown_name("clause", &clause.value, clause.span, clauses);
        }
        let written = case.text.as_ref()?;
        let (text, marks) = self.marked(written)?;
        if !marks.is_empty() {
            let message = "a `pass` case is not flagged, so nothing is marked in it";
            let help = "Take the `[[…]]` out, or write `\\[[` for brackets in the text.";
            self.reader.report(Mistake::Contradiction.at(written.span, message).with_help(help));
        }
        let cleared_by = case.cleared_by.as_ref().map(|clause| clause.value.clone());
        self.case(case, written.span, text, Expected::Pass { cleared_by })
    }

    fn case(&mut self, file: &CaseFile, span: Span, text: String, expected: Expected) -> Option<TestCase> {
        // What configs set is no matter of the tests, which are the author's.
        let mut settings: Vec<f64> = self.options.iter().map(|option| option.default).collect();
        for (name, value) in file.options.iter().flat_map(Entries::iter) {
            if let Some(at) = self.option_index(name)
                && self.check_setting(self.options[at].kind, value).is_some()
            {
                settings[at] = value.value;
            }
        }
        if text.trim().is_empty() {
            self.reader.report(Mistake::Empty.at(span, "this text is empty"));
        }
        Some(TestCase { span, text, format: file.format?, settings, expected, todo: file.todo.clone() })
    }

    /// The text without its marks, and what they marked. `\[[` is brackets in the text.
    fn marked(&mut self, file: &Located<String>) -> Option<(String, Vec<Range<usize>>)> {
        let written = &file.value;
        let (mut text, mut marks) = (String::with_capacity(written.len()), Vec::new());
        let mut open: Option<(usize, usize)> = None;
        let mut at = 0;
        while let Some(c) = written[at..].chars().next() {
            let rest = &written[at..];
            if rest.starts_with("\\[[") {
                text.push_str("[[");
                at += 3;
            } else if rest.starts_with("[[") && open.is_none() {
                open = Some((at, text.len()));
                at += 2;
            } else if let (true, Some((_, start))) = (rest.starts_with("]]"), open) {
                marks.push(start..text.len());
                open = None;
                at += 2;
            } else {
                text.push(c);
                at += c.len_utf8();
            }
        }
        let Some((at, _)) = open else { return Some((text, marks)) };
        let span = inside_scalar(self.reader.text(), file.span, written, at..at + 2);
        let help = "Close it with `]]`, or write `\\[[` for brackets in the text.";
        self.reader.report(Mistake::Contradiction.at(span, "this mark is never closed").with_help(help));
        None
    }
}
