//! The tests of a rule: texts with marks.

use super::Compiler;
use crate::markup::Format;
use crate::rule::example::{Expected, TestCase, Unmarked};
use crate::rule::schema::{Case, CaseFile, RuleFile, TestsFile};
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
        let Unmarked { text, marks, .. } = self.unmarked(written)?;
        if marks.is_empty() && !about_document {
            let message = "nothing is marked in this text";
            let help = "Put what the rule points at in `[[…]]`.";
            self.reader.report(Mistake::Empty.at(written.span, message).with_help(help));
        }
        self.case(case, written, text, Expected::Flag { marks, message: case.message.clone() })
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
        let Unmarked { text, marks, .. } = self.unmarked(written)?;
        if !marks.is_empty() {
            let message = "a `pass` case is not flagged, so nothing is marked in it";
            let help = "Take the `[[…]]` out, or write `\\[[` for brackets in the text.";
            self.reader.report(Mistake::Contradiction.at(written.span, message).with_help(help));
        }
        self.case(case, written, text, Expected::Pass { cleared_by: case.cleared_by.clone() })
    }

    fn case(
        &mut self,
        file: &CaseFile,
        written: &Located<String>,
        text: String,
        expected: Expected,
    ) -> Option<TestCase> {
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
            self.reader.report(Mistake::Empty.at(written.span, "this text is empty"));
        }
        if file.format == Some(Format::Plain) && text.starts_with("---\n") {
            let message = "plain text has no front matter: the first lines of this are read as prose";
            let help = "Give the case `format: markdown`.";
            self.reader.report(Mistake::Contradiction.warning(written.span, message).with_help(help));
        }
        let (written, todo) = (written.clone(), file.todo.clone());
        Some(TestCase { written, text, format: file.format?, settings, expected, todo })
    }

    /// A mark that holds nothing that could be pointed at.
    fn refuse_empty_mark(&mut self, written: &Located<String>) {
        const EMPTY: &str = "[[]]";
        let at = written.value.find(EMPTY).map_or(0..written.value.len(), |at| at..at + EMPTY.len());
        let span = inside_scalar(self.reader.text(), written.span, &written.value, at);
        let help = "Put what the rule points at between `[[` and `]]`.";
        self.reader.report(Mistake::Empty.at(span, "this mark holds nothing").with_help(help));
    }

    /// The text without its marks, and what they marked.
    fn unmarked(&mut self, written: &Located<String>) -> Option<Unmarked> {
        let open = match Unmarked::read(&written.value) {
            Ok(unmarked) => {
                if unmarked.marks.iter().any(Range::is_empty) {
                    self.refuse_empty_mark(written);
                }
                return Some(unmarked);
            }
            Err(open) => open,
        };
        let span = inside_scalar(self.reader.text(), written.span, &written.value, open);
        let help = "Close it with `]]`, or write `\\[[` for brackets in the text.";
        self.reader.report(Mistake::Contradiction.at(span, "this mark is never closed").with_help(help));
        None
    }
}
