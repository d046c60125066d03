//! Branches that stand twice in one choice of a regex: nobody writes them on purpose.

use super::RegexError;
use regex_syntax::ast::{Ast, Visitor, visit};

/// Every branch that stands in its choice already.
pub(super) fn branches(text: &str, ast: &Ast) -> Vec<RegexError> {
    visit(ast, Repeated { text, found: Vec::new() }).unwrap_or_default()
}

struct Repeated<'t> {
    text: &'t str,
    found: Vec<RegexError>,
}

impl Visitor for Repeated<'_> {
    type Output = Vec<RegexError>;
    type Err = ();

    fn finish(self) -> Result<Self::Output, Self::Err> {
        Ok(self.found)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), Self::Err> {
        let Ast::Alternation(choice) = ast else { return Ok(()) };
        let mut seen: Vec<&str> = Vec::with_capacity(choice.asts.len());
        for branch in &choice.asts {
            let at = branch.span().start.offset..branch.span().end.offset;
            let written = self.text.get(at.clone()).unwrap_or_default();
            if seen.contains(&written) {
                self.found.push(RegexError::repeated(written, at));
            }
            seen.push(written);
        }
        Ok(())
    }
}
